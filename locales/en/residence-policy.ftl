# What a unit sets for counting residence activity (domain.md §11).
flow-name-residence-policy = How residence activity is counted
residence-policy = How residence activity is counted in { $unit } and below:
residence-policy-line-period = Period now: { $period } (by { $type ->
    [school_year] school year
    [summer] summer
   *[year] calendar year
  })
residence-policy-line-custom = A period of its own: { $dates }
residence-policy-line-good-from = “Good” is suggested from { $number } activities on
residence-policy-line-of = Denominator: { $of ->
    [registered] members introduced or received
   *[members] members on the list
  }
residence-policy-line-days = Members may object to a remark for { $number } days
residence-policy-choice-period = Kind of period
residence-policy-choice-dates = Own dates
residence-policy-choice-good-from = Suggestion
residence-policy-choice-of = Denominator
residence-policy-choice-days = Days to object
residence-policy-choice-period-year = Calendar year
residence-policy-choice-period-school-year = School year
residence-policy-choice-period-summer = Summer
residence-policy-choice-of-members = Members on the list
residence-policy-choice-of-registered = Introduced or received
residence-policy-choice-no-dates = No dates of its own
residence-policy-period = Which period is counted?
residence-policy-period-how = Please choose one of three: calendar year, school year, or summer.
residence-policy-dates = From which day to which? For example: from 01/03/2026 to 31/05/2026
residence-policy-dates-how = I need a first and a last day, for example: từ 01/03/2026 đến 31/05/2026.
residence-policy-dates-long = That is longer than two years. Please look at the year again.
residence-policy-good-from = From how many activities on is “good” suggested? (1–50)
residence-policy-good-from-how = I need a number from 1 to 50, for example 2.
residence-policy-of = Of whom is the rate?
residence-policy-of-how = Please choose one of two: members on the list, or members introduced or received.
residence-policy-days = For how many days may a member object before a remark is final? (1–30)
residence-policy-days-how = I need a number from 1 to 30, for example 7.
residence-policy-set = Kept. From now on it is counted so:
residence-policy-not-yours = This is set by the commune's secretaries, so I cannot open it here.
