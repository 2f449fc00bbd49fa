# Several messages at once become one; a line for each, its button has the same number.
digest-heading = { $count } messages in one:
digest-line-invitation = { $number }. 📣 Invitation, { activity-kind }: { $time }, at { $place }
digest-line-invitation-titled = { $number }. 📣 Invitation, “{ $title }”: { $time }, at { $place }
digest-line-ask-again = { $number }. 🔔 Your answer is missing: { activity-kind }, { $time }, at { $place }
digest-line-ask-again-titled = { $number }. 🔔 Your answer is missing: “{ $title }”, { $time }, at { $place }
digest-line-news = { $number }. 📣 { $unit }: { $text }
digest-choice-open = { $number }. Answer
digest-pledges = A gentle reminder of what you have chosen:
