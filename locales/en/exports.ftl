# Tables (domain.md §6.4): one way to all of them.
flow-name-exports = getting a table
exports-which = Which table would you like?
exports-choice-roster = List of members
exports-choice-attendance = Attendance
exports-choice-residence = Residence
exports-choice-pledge = Pledges
exports-choice-monthly = Report of the month
exports-choice-nth = Number { $n }
exports-no-right = The tables of a unit are for those who answer for it. For your own results type “kết quả của tôi”.
exports-own-branch = This table has names, so it is the branch secretary's to get. At your level the sums are in “báo cáo tháng”.
exports-no-activities = I see no activity of the branch in that time. Please name another month, for example “xuất điểm danh tháng 2”.
exports-which-activity = The attendance of which activity?
exports-no-programmes = The branch has no open programme.
exports-which-programme = The pledges of which programme?
