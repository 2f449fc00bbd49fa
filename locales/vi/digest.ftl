# Nhiều tin cùng lúc gom thành một; mỗi dòng một việc, nút mang cùng số.
digest-heading = Mình gom { $count } tin vào một cho gọn nhé:
digest-line-invitation = { $number }. 📣 Mời dự { activity-kind }: { $time }, tại { $place }
digest-line-invitation-titled = { $number }. 📣 Mời dự “{ $title }”: { $time }, tại { $place }
digest-line-ask-again = { $number }. 🔔 Chờ bạn trả lời: { activity-kind }, { $time }, tại { $place }
digest-line-ask-again-titled = { $number }. 🔔 Chờ bạn trả lời: “{ $title }”, { $time }, tại { $place }
digest-line-news = { $number }. 📣 { $unit }: { $text }
digest-choice-open = { $number }. Trả lời
digest-pledges = Bạn ơi, mình nhắc nhẹ những việc bạn đã chọn:
