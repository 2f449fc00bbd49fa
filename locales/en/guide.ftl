### What people ask that the bot cannot do for them: how it is done and who helps.

flow-name-guide = how things are done
guide-choice-ask = Write to the secretary
guide-choice-call = Announce a meeting
guide-transfer = Moving to another branch takes three steps:
    1. Tell the secretary of your branch and pay your dues up to that month; the committee writes its remark in your member's book.
    2. The base union introduces you to that of the new place (within one base union straight to the new branch).
    3. See the secretary of the new place, who takes you in.
    If you study or work elsewhere for a while only, tell your branch to move you temporarily. Shall I let you write to the secretary now?
guide-dues = Dues are paid monthly to your branch; members with and without a salary pay differently, and the secretary knows the present amounts. Who is often away may ask to pay by the quarter. I take no money and keep no list of who has paid.
guide-documents = The secretary hands out the papers for meetings; I have no collection of them. Write to the secretary for the latest.
guide-quiz = I have no quiz. Links of contests come from the union above, and the secretary will have them.
guide-notice = I send announcements of meetings and activities (with a time and a place) to each person; general news I cannot send yet, and nothing was sent. If it belongs to a meeting, add it to what that meeting is about.
