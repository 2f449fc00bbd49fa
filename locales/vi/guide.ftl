### Điều mọi người hỏi mà bot không làm thay được: nói cách làm và ai giúp.

flow-name-guide = hỏi cách làm
guide-choice-ask = Nhắn bí thư
guide-choice-call = Thông báo họp, hoạt động
guide-transfer = Chuyển sinh hoạt Đoàn gồm ba bước:
    1. Bạn báo Bí thư chi đoàn, nộp đoàn phí đến tháng chuyển; Ban Chấp hành chi đoàn nhận xét vào Sổ đoàn viên.
    2. Đoàn cơ sở giới thiệu bạn đến Đoàn cơ sở nơi đến (cùng Đoàn cơ sở thì giới thiệu thẳng đến chi đoàn mới).
    3. Bạn đến gặp Bí thư nơi mới để được tiếp nhận vào chi đoàn.
    Chỉ đi học, đi làm xa một thời gian thì bạn báo chi đoàn để chuyển tạm thời. Bạn muốn báo Bí thư ngay không?
guide-dues = Đoàn phí đóng hằng tháng cho chi đoàn; người có lương và người chưa có lương đóng khác nhau, mức đang áp dụng thì Bí thư cho bạn biết chính xác. Bạn hay đi xa có thể xin đóng theo quý. Mình không thu tiền và không giữ danh sách ai đã đóng.
guide-documents = Tài liệu sinh hoạt do Bí thư chuyển cho chi đoàn; mình chưa có kho tài liệu. Bạn nhắn Bí thư để xin bản mới nhất nhé.
guide-quiz = Mình chưa có bài trắc nghiệm. Đường dẫn cuộc thi do Đoàn cấp trên công bố, Bí thư sẽ có; bạn hỏi Bí thư nhé.
guide-notice = Mình gửi thông báo họp và hoạt động (có giờ và nơi) đến từng người; tin chung không có buổi nào thì mình chưa gửi thay được, và chưa gửi gì cả. Nếu việc này gắn với một buổi, đồng chí thêm vào nội dung của buổi đó nhé.
