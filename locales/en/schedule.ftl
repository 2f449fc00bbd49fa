# What the bot says by itself: reminders, summaries, unfinished forms, requests that wait. Never shames, never threatens: domain.md §7.2.
schedule-activity = 🔔 A reminder of what is coming up:
schedule-choice-absent = I cannot come
schedule-summary = The { activity-kind } is over. Attendance:
schedule-count-line = Present: { $came }/{ $invited }; absent: { $absent } (excused: { $excused }, unexcused: { $unexcused })
schedule-unmarked = Not recorded yet: { $count }
schedule-guests = Guests: { $count }
schedule-unfinished = Hello, we did not finish this last time. Would you like to go on?
schedule-requests = These are waiting for you:
schedule-waiting-registrations = • Registrations with the branch: { $count }
schedule-waiting-residences = • Registrations at the place of residence: { $count }
schedule-waiting-questions = • Questions from members: { $count }
schedule-choice-requests = See the requests
schedule-choice-questions = See the questions
schedule-channel-zalo = ⚠️ The bot cannot send on Zalo. Please ask whoever runs the server to run “doctor”: it says what is wrong and what to do.
schedule-channel-telegram = ⚠️ The bot cannot send on Telegram. Please ask whoever runs the server to run “doctor”: it says what is wrong and what to do.
