activity-kind = { $kind ->
    [regular] the regular meeting
    [theme_of_month] the meeting on the theme of the month
    [topic] the meeting on a topic
    [extraordinary] the extraordinary meeting
    [committee] the committee meeting
    [congress] the congress
    [briefing] the briefing of branch secretaries
    [ceremony] the admission or farewell ceremony
    [volunteer] the volunteer activity
   *[event] the get-together or training
}
activity-kind-title = { $kind ->
    [regular] Regular meeting
    [theme_of_month] Theme of the month
    [topic] Meeting on a topic
    [extraordinary] Extraordinary meeting
    [committee] Committee meeting
    [congress] Congress
    [briefing] Briefing of branch secretaries
    [ceremony] Admission or farewell ceremony
    [volunteer] Volunteer activity
   *[event] Get-together or training
}
activity-kind-upper = { $kind ->
    [regular] REGULAR MEETING
    [theme_of_month] THEME OF THE MONTH
    [topic] TOPIC MEETING
    [extraordinary] EXTRAORDINARY MEETING
    [committee] COMMITTEE MEETING
    [congress] CONGRESS
    [briefing] BRIEFING OF SECRETARIES
    [ceremony] CEREMONY
    [volunteer] VOLUNTEERING
   *[event] EXCHANGE, TRAINING
}
