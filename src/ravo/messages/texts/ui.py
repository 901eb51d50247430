"""Texts of the local page."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "ui.name": Text("ravo – Rà soát hộ nghèo", "ravo – Poverty review"),
    "ui.skip": Text("Tới nội dung", "Skip to the content"),
    "ui.home": Text("Trang đầu", "Front page"),
    "ui.language": Text("English", "Tiếng Việt"),
    "ui.end": Text("Tắt ravo", "End ravo"),
    "ui.ended": Text("Đã tắt ravo.", "ravo has ended."),
    "ui.ended_next": Text(
        "Có thể đóng trang này. Các tệp đã lấy về vẫn ở máy; những gì còn trên trang đã được xóa.",
        "You can close this page. Files that you took stay; what was on the page is deleted.",
    ),
    "ui.end_sure": Text("Tắt ravo?", "End ravo?"),
    "ui.end_working": Text(
        "{count} việc đang làm sẽ bị dừng, không có kết quả.",
        "{count:task|tasks} still at work will be stopped without a result.",
    ),
    "ui.end_lost": Text(
        "{count} việc có kết quả chưa tải về: các tệp đó sẽ bị xóa.",
        "{count:task has|tasks have} results that were not taken: these files will be deleted.",
    ),
    "ui.end_about": Text(
        "Tắt ravo xóa những gì còn trên trang. Tệp gốc và các tệp đã tải về vẫn ở máy.",
        "Ending ravo deletes what is on the page. Your own files and those you took stay.",
    ),
    "ui.end_back": Text("Chưa tắt, về trang đầu", "Not yet: to the front page"),
    "ui.drop_front": Text(
        "Chọn một việc ở trên trước, rồi thả tệp vào ô của việc đó.",
        "Choose a task above first, then drop the file into its box.",
    ),
    "ui.runs_many": Text(
        "Trang giữ {kept} việc gần nhất; việc cũ hơn sẽ bị xóa cùng các tệp: hãy tải về những gì "
        "cần giữ.",
        "The page keeps the last {kept} tasks; older ones go with their files: take what you need.",
    ),
    "ui.runs_gone": Text(
        "Trang giữ {kept} việc gần nhất; {count} việc cũ hơn đã bị xóa cùng các tệp.",
        "The page keeps the last {kept} tasks; {count:older one has|older ones have} gone with "
        "their files.",
    ),
    "ui.tally": Text(
        "{count} tệp: {bad} chưa được chấp nhận, {care} còn chỗ phải xem, {good} xong.",
        "{count:file|files}: {bad} not accepted, {care} with something to look at, {good} done.",
    ),
    "ui.same_again": Text(
        "Để trống thì dùng lại tệp vừa gửi.", "Leave it empty to use the file just sent."
    ),
    "ui.row": Text("Dòng {number}", "Row {number}"),
    "ui.again_same": Text("Làm lại với tệp này", "Do it again with this file"),
    "ui.again": Text("Làm lại với các ô đã điền", "Do it again with what was filled in"),
    "ui.front": Text("Hôm nay cần làm gì?", "What is to be done today?"),
    "ui.front_about": Text(
        "Chọn một việc. Tệp chỉ được xử lý trên máy này, không gửi đi đâu; tệp gốc không bị sửa.",
        "Choose a task. Files are handled on this machine only, sent nowhere, and never changed.",
    ),
    "ui.first_time": Text(
        "Lần đầu dùng, đã có bảng khảo sát của xã:", "New here, with a commune's survey in hand:"
    ),
    "ui.first_time_blank": Text("chưa có bảng nào:", "with nothing yet:"),
    "ui.recent": Text("Việc vừa làm", "Recent work"),
    "ui.recent_row": Text("{card}: {name}", "{card}: {name}"),
    "ui.state_waiting": Text("đang chờ", "waiting"),
    "ui.state_working": Text("đang làm", "working"),
    "ui.state_done": Text("xong", "done"),
    "ui.state_stopped": Text("Đã dừng, chưa có kết quả.", "Stopped, without a result."),
    "ui.state_ended": Text("đã dừng", "stopped"),
    # the cards, in the parts of the front page
    "ui.part_prepare": Text("1. Trước khi đi rà soát", "1. Before the review"),
    "ui.part_review": Text(
        "2. Có bảng đã điền: kiểm tra, xếp loại, trả lời dân",
        "2. Once it is filled in: to check, class and explain",
    ),
    "ui.part_after": Text(
        "3. Có kết quả: so sánh, báo cáo, văn bản, hỗ trợ",
        "3. With results: to compare, report, write papers, support",
    ),
    "ui.part_keep": Text(
        "Quanh năm: sổ theo dõi hộ, khiếu nại", "All year: the register of households, complaints"
    ),
    "ui.part_month": Text("Hằng tháng: rà soát thường xuyên", "Each month: the monthly review"),
    "ui.card_template": Text("Mẫu trống", "Blanks"),
    "ui.about_template": Text(
        "Bảng khảo sát trống để nhập hộ, bảng điểm B1, tệp sửa lỗi, cài đặt báo cáo, mẫu phiếu.",
        "A blank survey to fill in, the B1 score table, corrections, the settings of the report, "
        "the template of sheets.",
    ),
    "ui.do_template": Text("Tạo mẫu", "Make the blank"),
    "ui.card_next_year": Text("Mở bảng khảo sát năm sau", "Open the next survey"),
    "ui.about_next_year": Text(
        "Đưa tệp năm trước, nhận bảng khảo sát đã có sẵn hộ, thành viên và phân loại đầu kỳ: không "
        "phải gõ lại.",
        "Give last year's file; the new survey has its households, members and opening classes: "
        "nothing is typed again.",
    ),
    "ui.do_next_year": Text("Mở bảng mới", "Open the new survey"),
    "ui.rare_next_year": Text(
        "Xã nay đã đổi (sáp nhập, chia tách), tệp năm trước theo mẫu khác, tệp sửa lỗi",
        "The commune is another one now, last year's file has another layout, corrections",
    ),
    "ui.rare_about_next_year": Text(
        "Chỉ điền khi cần: mã, tên xã là của xã hiện nay; mẫu và tệp sửa lỗi là của tệp năm trước.",
        "Only where needed: code and names are of the commune today; layout and corrections are of "
        "last year's file.",
    ),
    "ui.card_calendar": Text("Lịch của năm", "The year's calendar"),
    "ui.about_calendar": Text(
        "Các ngày rà soát và báo cáo trong năm, để đưa vào lịch của điện thoại hay máy tính.",
        "The days of the review and its reports, for the calendar of a telephone or computer.",
    ),
    "ui.do_calendar": Text("Lập lịch", "Make the calendar"),
    "ui.card_sheets": Text("In phiếu đi rà soát", "Sheets to fill in at the household"),
    "ui.about_sheets": Text(
        "Mỗi hộ một phiếu, in sẵn điều đã biết, còn lại để trống để điền bằng bút; in được phiếu "
        "trống cho hộ mới.",
        "A sheet for each household, with what is known printed and the rest to fill in by hand; "
        "blank ones as well.",
    ),
    "ui.do_sheets": Text("Lập phiếu", "Make the sheets"),
    "ui.rare_sheets": Text(
        "Tên xã cho phiếu trống, mẫu phiếu riêng, tệp sửa lỗi, tệp theo mẫu khác",
        "The commune of blank sheets, the office's own template, corrections, another layout",
    ),
    "ui.rare_about_sheets": Text(
        "Chỉ điền khi cần: khi in phiếu trống, hoặc khi tệp không tự nói đủ.",
        "Only where needed: for blank sheets, or where the file does not say it.",
    ),
    "ui.card_merge": Text("Gộp tệp của các rà soát viên", "Merge the reviewers' files"),
    "ui.about_merge": Text(
        "Mỗi người một tệp: gộp thành một bảng khảo sát của xã, chỗ nào các tệp ghi khác nhau thì "
        "nêu cả hai để chọn.",
        "A file of each reviewer becomes one survey of the commune; where they differ, both "
        "values stand there to choose from.",
    ),
    "ui.do_merge": Text("Gộp", "Merge"),
    "ui.rare_merge": Text(
        "Tệp theo mẫu khác, nơi và năm không ghi trong tệp",
        "Files of another layout, place and year that they lack",
    ),
    "ui.rare_about_merge": Text(
        "Chỉ điền khi các tệp không tự nói đủ. Điều ghi ở đây dùng cho tất cả các tệp.",
        "Only where the files do not say it. What is given here is for all of them.",
    ),
    "ui.card_month_requests": Text("Mở bảng đề nghị của tháng", "Open a month's requests"),
    "ui.about_month_requests": Text(
        "Bảng để ghi các giấy đề nghị trong tháng (Mẫu 01, Mẫu 04), mở sẵn với danh sách hộ của "
        "xã.",
        "The workbook for the requests of a month (Mẫu 01, Mẫu 04), opened with the commune's "
        "list.",
    ),
    "ui.do_month_requests": Text("Mở bảng", "Open it"),
    "ui.rare_month_requests": Text(
        "Tên xã cho bảng trống, danh sách theo mẫu khác, tệp sửa lỗi",
        "The commune of an empty workbook, a list of another layout, corrections",
    ),
    "ui.rare_about_month_requests": Text(
        "Chỉ điền khi cần: mã, tên xã cho bảng trống hoặc khi xã đã đổi; mẫu và tệp sửa lỗi là của "
        "danh sách.",
        "Only where needed: code and names for an empty workbook or a commune that is another one "
        "now; layout and corrections are of the list.",
    ),
    "ui.card_register": Text("Sổ theo dõi", "The register"),
    "ui.about_register": Text(
        "Ghi kết quả từng năm; tìm một hộ và xem hộ ấy qua các năm; biến động của năm, của tháng; "
        "hộ mới thoát nghèo; quyết định và hỗ trợ.",
        "Add the results of each year; see a household over the years; the movements of a year or "
        "month; newly escaped households; decisions and supports.",
    ),
    "ui.do_register": Text("Xem", "Show"),
    "ui.field_register": Text("Tệp sổ theo dõi", "The register's file"),
    "ui.note_register": Text(
        "Tệp so-theo-doi.sqlite. Để trống thì dùng sổ của cơ quan, nếu ravo được mở ở thư mục có "
        "sổ.",
        "The file so-theo-doi.sqlite. Left blank: the office's own, where ravo was started in its "
        "folder.",
    ),
    "ui.note_wanted": Text(
        "Mã hộ của năm nào cũng được, họ tên của chủ hộ hay thành viên, hoặc số định danh.",
        "Its code of any year, the name of anybody in it, or a citizen number.",
    ),
    "ui.field_period": Text("Hoặc biến động của kỳ", "Or the movements of"),
    "ui.note_period": Text("Ví dụ 2024, hoặc 3/2026.", "Such as 2024, or 3/2026."),
    "ui.register_nothing": Text(
        "Chưa ghi hộ cần tìm, cũng chưa ghi kỳ cần xem.",
        "Neither a household nor a period was typed.",
    ),
    "ui.register_no_period": Text(
        "«{value}» không phải kỳ: ghi năm, hoặc tháng và năm.",
        "'{value}' is no period: type a year, or a month and a year.",
    ),
    "ui.register_one_at_a_time": Text(
        "Đây là hộ đã tìm. Muốn xem biến động kỳ {period} thì để trống ô hộ rồi bấm Xem.",
        "This is the household. For the movements of {period} leave its field blank.",
    ),
    "ui.more_of_kind": Text(
        "… và {count} lần nữa, ghi đủ ở trang Việc cần làm của tệp Excel dưới đây.",
        "… and {count} more, all in the sheet Việc cần làm of the workbook below.",
    ),
    "ui.register_household": Text("Hộ {head} ({code})", "The household of {head} ({code})"),
    "ui.file_register_household": Text(
        "Hộ này qua các năm, có hình", "The household over the years, with a picture"
    ),
    "ui.card_monthly": Text("Áp dụng đề nghị của tháng", "Apply a month's requests"),
    "ui.about_monthly": Text(
        "Đưa danh sách đang có và bảng đề nghị đã điền; nhận danh sách sau tháng ấy, trang kèm "
        "quyết định và báo cáo tháng.",
        "Give the list and the requests; take the list after the month, what goes with the "
        "decision, and the report of the month.",
    ),
    "ui.do_monthly": Text("Áp dụng", "Apply"),
    "ui.rare_monthly": Text(
        "Bảng đề nghị theo mẫu khác, tệp sửa lỗi", "Requests of another layout, corrections"
    ),
    "ui.rare_about_monthly": Text(
        "Chỉ điền khi cần: mẫu và tệp sửa lỗi là của bảng đề nghị.",
        "Only where needed: layout and corrections are of the requests.",
    ),
    "ui.card_check": Text("Kiểm tra bảng khảo sát", "Check a survey"),
    "ui.about_check": Text(
        "Nêu mọi lỗi theo từng ô, phân loại từng hộ, trả lại bản đánh dấu và kết quả.",
        "Every fault by its cell, a class for every household, the marked copy and the results.",
    ),
    "ui.do_check": Text("Kiểm tra", "Check"),
    "ui.card_explain": Text("Giải thích một hộ", "Explain a household"),
    "ui.about_explain": Text(
        "Tìm hộ theo tên chủ hộ hoặc mã hộ; lấy trang giải thích để in cho gia đình.",
        "Look for a household by its head or code; take the page that explains its class.",
    ),
    "ui.card_families": Text("Giấy giải thích cho nhiều gia đình", "Explain to many families"),
    "ui.about_families": Text(
        "Mỗi hộ một trang A4 trong cùng một tệp: theo loại hộ, thôn ấp, tên chủ hộ.",
        "A page for each household in one file: by class, village and name of the head.",
    ),
    "ui.do_families": Text("Lập giấy giải thích", "Make the pages"),
    "ui.rare_families": Text(
        "Tệp sửa lỗi, tệp theo mẫu khác, nơi và năm không ghi trong tệp",
        "Corrections, a file of another layout, place and year that the file lacks",
    ),
    "ui.rare_about_families": Text(
        "Chỉ điền khi tệp không tự nói đủ. Điều ghi ở đây được dùng thay cho trang Thông tin.",
        "Only where the file does not say it. What is given here goes before the sheet Thông tin.",
    ),
    "ui.then": Text("Việc tiếp theo", "What comes next"),
    "ui.do_explain": Text("Tìm và giải thích", "Find and explain"),
    "ui.card_diff": Text("So sánh với năm trước", "Compare with last year"),
    "ui.about_diff": Text(
        "Hộ nào thoát nghèo, hộ nào mới nghèo, hộ nào còn thiếu trong danh sách năm nay.",
        "Which households left poverty, which became poor, which are missing this year.",
    ),
    "ui.do_diff": Text("So sánh", "Compare"),
    "ui.card_report": Text("Báo cáo", "Report"),
    "ui.about_report": Text(
        "Các biểu, trang tổng hợp và báo cáo bằng chữ từ kết quả của các xã.",
        "The forms, the summary page and the written report from the communes' results.",
    ),
    "ui.do_report": Text("Lập báo cáo", "Make the report"),
    "ui.card_b1": Text("Điền bảng điểm B1", "The B1 score table"),
    "ui.about_b1": Text(
        "Kiểm tra bảng điểm B1 gõ từ Công báo và giữ lại để chấm điểm. Bảng trống ở «Mẫu trống».",
        "Check the B1 score table typed from the gazette and keep it. The blank is in «Blanks».",
    ),
    "ui.do_b1": Text("Kiểm tra và giữ lại", "Check and keep it"),
    # what a card asks for
    "ui.field_kind": Text("Mẫu nào?", "Which blank?"),
    "ui.choice_survey": Text("Bảng khảo sát trống", "Blank survey"),
    "ui.choice_b1": Text("Bảng điểm B1 trống", "Blank B1 score table"),
    "ui.choice_corrections": Text("Tệp sửa lỗi trống", "Empty file of corrections"),
    "ui.choice_settings": Text("Cài đặt báo cáo", "Settings of the report"),
    "ui.choice_sheet": Text("Mẫu phiếu đi rà soát, để sửa", "The template of household sheets"),
    "ui.field_year": Text("Năm rà soát", "Year of the review"),
    "ui.field_province": Text("Tỉnh, thành phố", "Province"),
    "ui.field_district": Text("Huyện (trước 1/7/2025)", "District (before 1/7/2025)"),
    "ui.field_commune": Text("Xã, phường", "Commune"),
    "ui.field_code": Text("Mã xã (5 chữ số)", "Code of the commune (5 digits)"),
    "ui.field_past": Text("Xem thêm các năm trong sổ theo dõi?", "The years in the register too?"),
    "ui.choice_past_register": Text("Có, dùng sổ của cơ quan", "Yes, use the office's register"),
    "ui.choice_no_past": Text("Không", "No"),
    "ui.note_past": Text(
        "Có sổ thì đếm đúng hộ tái nghèo, tái cận nghèo của các năm trước.",
        "With it households that fell again after earlier years are counted.",
    ),
    "ui.note_past_of_one": Text(
        "Có thì trang giải thích nêu thêm hộ này ở các năm trước.",
        "With it the page has the household in the years before.",
    ),
    "ui.note_last_year": Text(
        "Để trống thì lấy danh sách cuối trong sổ theo dõi của cơ quan.",
        "Left empty: the last list in the office's register.",
    ),
    "ui.next_year_nothing": Text("Chưa có tệp năm trước.", "There is no file of last year."),
    "ui.field_last_year": Text(
        "Năm trước: bảng khảo sát hoặc kết quả (chọn được nhiều tệp), hoặc tệp sổ theo dõi",
        "Last year: survey or results (several files can be chosen), or the register's file",
    ),
    "ui.note_next_year": Text(
        "Để trống thì là năm ngay sau năm của tệp.", "Left blank, it is the year after the file's."
    ),
    "ui.field_keep_facts": Text(
        "Giữ dữ kiện nhà ở, nước, nhà tiêu của năm trước?",
        "Keep last year's facts of dwelling, water and latrine?",
    ),
    "ui.choice_no_facts": Text("Không, để trống", "No, leave them blank"),
    "ui.choice_facts": Text(
        "Có, tô màu để rà soát viên xác nhận lại", "Yes, in colour, to be confirmed by the reviewer"
    ),
    "ui.field_level": Text("Lịch của cấp nào?", "Whose calendar?"),
    "ui.choice_commune": Text("Cấp xã", "The commune's"),
    "ui.choice_province": Text("Cấp tỉnh", "The province's"),
    "ui.choice_district": Text("Cấp huyện (đến 30/6/2025)", "The district's (up to 30/6/2025)"),
    "ui.choice_all_levels": Text("Mọi cấp", "All levels"),
    "ui.field_class": Text("Loại hộ", "Class"),
    "ui.choice_poor_and_near": Text("Hộ nghèo và hộ cận nghèo", "Poor and near-poor"),
    "ui.choice_everybody": Text("Tất cả các hộ", "Every household"),
    "ui.choice_poor": Text("Hộ nghèo", "Poor"),
    "ui.choice_near_poor": Text("Hộ cận nghèo", "Near-poor"),
    "ui.choice_average_living": Text("Hộ có mức sống trung bình", "Average living"),
    "ui.choice_not_poor": Text("Hộ không nghèo", "Not poor"),
    "ui.choice_undetermined": Text("Hộ chưa phân loại được", "No class yet"),
    "ui.choice_rejected": Text("Hộ chưa xét vì phiếu còn lỗi", "Not judged for faults"),
    "ui.field_village": Text("Thôn, ấp", "Village"),
    "ui.note_village": Text("Để trống thì là mọi thôn, ấp.", "Left blank, it is every village."),
    "ui.field_name": Text("Tên chủ hộ", "Name of the head"),
    "ui.note_name": Text(
        "Để trống thì là mọi hộ. Gõ một phần của tên, có dấu hay không đều được.",
        "Left blank, it is every household. A part of the name will do, with or without marks.",
    ),
    "ui.field_paper": Text("Tệp để in", "File to print"),
    "ui.choice_word": Text("Chỉ tệp Word", "The Word file alone"),
    "ui.choice_word_and_pdf": Text(
        "Tệp Word và tệp PDF (máy phải có LibreOffice)",
        "Word and PDF (needs LibreOffice on this computer)",
    ),
    "ui.field_format": Text("Tệp nào?", "Which file?"),
    "ui.choice_docx": Text("Word, in được và sửa được", "Word, to print or to edit"),
    "ui.choice_html": Text("Trang để xem và in", "A page to see and print"),
    "ui.field_file": Text("Tệp Excel", "Excel file"),
    "ui.note_text_tables": Text(
        "Bảng khảo sát là các tệp CSV (ho.csv, thanh-vien.csv …) thì nén chúng lại thành một tệp "
        ".zip rồi đưa tệp đó.",
        "For a survey of CSV files (ho.csv, thanh-vien.csv …) pack them into one .zip and give "
        "that.",
    ),
    "ui.note_blank_alone": Text(
        "Bảng khảo sát đã có danh sách hộ, hoặc tệp .zip của các tệp CSV. Chỉ cần phiếu trống thì "
        "không phải đưa tệp.",
        "The survey with its households, or a .zip of its CSV files. For blank sheets alone no "
        "file is needed.",
    ),
    "ui.field_split": Text("In vào mấy tệp?", "In how many files?"),
    "ui.choice_one_document": Text("Một tệp cho cả xã", "One for the commune"),
    "ui.choice_by_village": Text("Mỗi thôn, ấp một tệp", "One for each village"),
    "ui.field_blank": Text("Số phiếu trống", "Number of blank sheets"),
    "ui.note_blank": Text(
        "Để trống thì không có phiếu trống. Mỗi thôn một tệp thì tệp nào cũng có thêm chừng ấy "
        "phiếu.",
        "Left blank, there are none. With a file for each village every file has as many.",
    ),
    "ui.note_blank_year": Text(
        "Chỉ ghi khi in phiếu trống; có bảng khảo sát thì để trống, năm lấy ở bảng đó.",
        "For blank sheets alone; with a survey leave it blank, and the year is the survey's.",
    ),
    "ui.field_office_template": Text("Mẫu phiếu riêng", "The office's own template"),
    "ui.field_files": Text(
        "Tệp của các rà soát viên (chọn nhiều tệp cùng một lúc)",
        "The reviewers' files (choose several at once)",
    ),
    "ui.note_merged": Text(
        "Đã gộp một lần thì đưa cả tệp gộp vào: ô đã sửa tay và quyết định ở trang Xung đột được "
        "giữ.",
        "After a first merge give the merged file as well: what was corrected by hand and decided "
        "on the sheet Xung đột stays.",
    ),
    "ui.field_month": Text("Tháng", "Month"),
    "ui.note_month": Text("Ví dụ 3/2026.", "Such as 3/2026."),
    "ui.note_month_written": Text(
        "Để trống thì là tháng của Ngày chốt số liệu ở bảng đề nghị.",
        "Left blank, it is that of Ngày chốt số liệu in the requests.",
    ),
    "ui.field_state": Text(
        "Danh sách đang có: của tháng trước; tháng đầu năm thì bảng khảo sát năm trước (không còn "
        "bảng thì dùng kết quả)",
        "The list as it is: that of the month before; in the first month last year's survey (its "
        "results where that is gone)",
    ),
    "ui.note_state_alone": Text(
        "Để trống thì bảng chưa có hộ nào.", "Left blank, the workbook has no households."
    ),
    "ui.field_requests": Text("Bảng đề nghị của tháng, đã điền", "The month's requests, filled in"),
    "ui.rare_check": Text(
        "Tệp sửa lỗi, tệp theo mẫu khác, nơi và năm không ghi trong tệp",
        "Corrections, a file of another layout, place and year that the file lacks",
    ),
    "ui.rare_about_check": Text(
        "Chỉ điền khi tệp không tự nói đủ. Điều ghi ở đây được dùng thay cho trang Thông tin.",
        "Only where the file does not say it. What is given here goes before the sheet Thông tin.",
    ),
    "ui.rare_explain": Text(
        "Tệp sửa lỗi, tệp theo mẫu khác, nơi và năm không ghi trong tệp",
        "Corrections, a file of another layout, place and year that the file lacks",
    ),
    "ui.rare_about_explain": Text(
        "Chỉ điền khi tệp không tự nói đủ. Điều ghi ở đây được dùng thay cho trang Thông tin.",
        "Only where the file does not say it. What is given here goes before the sheet Thông tin.",
    ),
    "ui.rare_diff": Text("Cặp hộ đã xác nhận", "Pairs that were confirmed"),
    "ui.rare_about_diff": Text(
        "Lần trước có cặp hộ chưa chắc: đưa lại bảng biến động đã điền Có hoặc Không.",
        "Where pairs were doubtful the last time: give the changes with Có or Không filled in.",
    ),
    "ui.rare_report": Text(
        "Bản đồ các xã, cặp hộ đã xác nhận", "A map of the communes, pairs that were confirmed"
    ),
    "ui.rare_about_report": Text(
        "Khi so sánh hai năm có cặp hộ chưa chắc: đưa bảng biến động đã điền Có hoặc Không.",
        "Where pairs of two years were doubtful: give the changes with Có or Không filled in.",
    ),
    "ui.as_in_file": Text("Như trong tệp", "As in the file"),
    "ui.field_corrections": Text("Tệp sửa lỗi", "File of corrections"),
    "ui.field_layout": Text("Tệp theo mẫu nào", "Layout of the file"),
    "ui.choice_mis": Text(
        "Bảng xuất hộ của phần mềm rà soát của tỉnh",
        "Household export of the province's review software",
    ),
    "ui.field_profile": Text(
        "Tệp cách đọc một mẫu khác (đuôi .yaml, do cấp trên gửi)",
        "File of another layout (.yaml, sent by the office above)",
    ),
    "ui.field_area": Text("Khu vực", "Area"),
    "ui.choice_rural": Text("Nông thôn", "Rural"),
    "ui.choice_urban": Text("Thành thị", "Urban"),
    "ui.field_links": Text(
        "Bảng biến động đã điền trang Cần xác nhận",
        "The changes with the sheet Cần xác nhận filled in",
    ),
    "ui.field_document": Text("Báo cáo nào?", "Which report?"),
    "ui.choice_yearly": Text("Báo cáo năm", "The yearly report"),
    "ui.choice_half_year": Text("Báo cáo 6 tháng", "The half-year report"),
    "ui.field_household": Text("Tên chủ hộ hoặc mã hộ", "Head or code of the household"),
    "ui.field_old": Text("Năm trước: kết quả hoặc bảng khảo sát", "Last year: results or a survey"),
    "ui.field_new": Text("Năm nay: kết quả hoặc bảng khảo sát", "This year: results or a survey"),
    "ui.field_results": Text(
        "Năm nay: kết quả của các xã (chọn được nhiều tệp)",
        "This year: the communes' results (several files can be chosen)",
    ),
    "ui.field_previous": Text(
        "Năm trước: kết quả của các xã (chọn được nhiều tệp)",
        "Last year: the communes' results (several files can be chosen)",
    ),
    "ui.field_map_file": Text("Bản đồ các xã (GeoJSON)", "Map of the communes (GeoJSON)"),
    "ui.field_settings": Text("Cài đặt báo cáo", "Settings of the report"),
    "ui.field_typed_by": Text("Người gõ bảng", "Typed by"),
    "ui.field_checked_by": Text("Người đối chiếu lại với Công báo", "Compared with the gazette by"),
    "ui.optional": Text("không bắt buộc", "optional"),
    "ui.drop": Text("Kéo tệp thả vào đây, hoặc chọn tệp.", "Drop files here, or choose them."),
    "ui.drop_one": Text("Kéo tệp thả vào đây, hoặc chọn tệp.", "Drop a file here, or choose it."),
    "ui.most": Text("Tối đa 100 MB.", "At most 100 MB."),
    "ui.too_big": Text(
        "Tệp lớn hơn 100 MB nên không gửi được. Bỏ ảnh và trang thừa khỏi tệp rồi chọn lại.",
        "More than 100 MB cannot be sent. Take pictures and spare sheets out and choose it again.",
    ),
    "ui.missing": Text("Còn thiếu: {names}.", "Missing: {names}."),
    "ui.same_file": Text("Dùng tệp vừa gửi: {name}", "With the file just sent: {name}"),
    # a run
    "ui.step_waiting": Text("Đang chờ lượt…", "Waiting for a turn…"),
    "ui.step_stopping": Text("Đang dừng…", "Stopping…"),
    "ui.step_reading": Text("Đang đọc {name}…", "Reading {name}…"),
    "ui.step_written": Text("Đã ghi {name}…", "Wrote {name}…"),
    "ui.step_item": Text("Tệp {at}/{of}: {name}…", "File {at}/{of}: {name}…"),
    "ui.step_place": Text("({at}/{of})", "({at}/{of})"),
    "ui.stop": Text("Dừng", "Stop"),
    "ui.refresh": Text("Xem đã xong chưa", "See whether it is done"),
    "ui.another": Text("Làm tiếp tệp khác", "Another file"),
    "ui.not_now": Text("Thôi, không làm", "No, leave it"),
    "ui.another_task": Text("Làm tiếp việc này", "Once more"),
    "ui.take": Text("Tải về máy", "Take back"),
    "ui.taken_where": Text(
        "Tệp tải về nằm trong thư mục Tải xuống (Downloads) của máy.",
        "What you take lies in the folder Downloads.",
    ),
    "ui.look": Text("Xem và in", "See and print"),
    "ui.sum": Text("{name}: {count}, gồm", "{name}: {count}, of which"),
    "ui.sum_read": Text("Dòng trong bảng khảo sát", "Rows of the survey"),
    "ui.sum_scored": Text("Hộ đã xét", "Households judged"),
    "ui.count_scored": Text("Hộ đã xét", "Households judged"),
    "ui.count_rejected": Text("Hộ chưa xét vì còn lỗi", "Not judged for their faults"),
    "ui.count_blank": Text("Dòng trống", "Blank rows"),
    "ui.count_departed": Text("Đã rời danh sách", "Left the list"),
    "ui.names": Text("{first} và {count} tệp khác", "{first} and {count:other file|other files}"),
    "ui.faults": Text("Cần xem lại", "To look at"),
    "ui.kinds": Text("Lọc theo loại", "Filter by kind"),
    "ui.all": Text("Tất cả", "All"),
    "ui.error": Text("Lỗi", "Error"),
    "ui.open": Text("Chưa phân loại được", "No class yet"),
    "ui.warning": Text("Cảnh báo", "Warning"),
    "ui.sheet": Text("Trang {sheet}", "Sheet {sheet}"),
    "ui.whole_file": Text("Cả tệp", "The whole file"),
    "ui.head_cell": Text("Ô", "Cell"),
    "ui.head_household": Text("Mã hộ", "Household"),
    "ui.head_what": Text("Sai gì, sửa thế nào", "What is wrong, what to do"),
    "ui.hidden": Text(
        "Còn {count} dòng nữa: xem trong bản đánh dấu.",
        "{count:more|more} in the marked copy.",
    ),
    "ui.notes": Text("Cần biết thêm", "Also to know"),
    "ui.taken": Text("{path}: lấy từ tên tệp: {pair}.", "{path}: from the name: {pair}."),
    "ui.file_returned": Text(
        "Bản đánh dấu: chính tệp của xã, ô cần sửa được tô màu",
        "The marked copy: the commune's own file, cells to correct in colour",
    ),
    "ui.file_results": Text(
        "Kết quả, có trang Danh sách để in", "The results, with the list to print"
    ),
    "ui.verdict_accepted": Text("Tệp được chấp nhận.", "The file is accepted."),
    "ui.verdict_accepted_with_warnings": Text(
        "Tệp được chấp nhận, có chỗ nên xem lại.", "The file is accepted; some cells need a look."
    ),
    "ui.verdict_partly_accepted": Text(
        "Tệp được chấp nhận một phần: {rejected} hộ chưa phân loại được vì còn lỗi.",
        "The file is accepted in part: {rejected:household has|households have} no class for "
        "faults.",
    ),
    "ui.verdict_open": Text(
        "Tệp được chấp nhận một phần: {open} hộ chưa đủ thông tin để phân loại.",
        "The file is accepted in part: {open:household has|households have} no class yet for lack "
        "of information.",
    ),
    "ui.verdict_to_correct": Text(
        "Hộ nào cũng đã được phân loại; tệp có {errors} chỗ phải sửa, không để hộ nào ở ngoài.",
        "Every household has a class; {errors:place|places} of the file must be corrected, and "
        "no household is left out.",
    ),
    "ui.verdict_rejected": Text(
        "Tệp chưa được chấp nhận: chưa phân loại được hộ nào.",
        "The file is not accepted: no household could be classed.",
    ),
    "ui.households_open": Text(
        "Còn {count} hộ chưa đủ thông tin để phân loại.",
        "{count:household has|households have} no class yet for lack of information.",
    ),
    "ui.next_none": Text(
        "Không có lỗi nào. Tải kết quả về, mở trang Danh sách và in để ký. Giữ tệp kết quả: năm "
        "sau dùng để so sánh.",
        "There are no faults. Take the results, print the sheet Danh sách, and keep the file: next "
        "year is compared with it.",
    ),
    "ui.next_faults": Text(
        "Tải bản đánh dấu về, sửa các ô tô màu trong Excel, lưu lại, rồi thả tệp đã sửa vào cuối "
        "trang này.",
        "Take the marked copy, correct the coloured cells in Excel, save it, and drop it below.",
    ),
    "ui.only_notes": Text(
        "Có {count} điều để biết ở dưới, không phải làm gì.",
        "{count:note|notes} below to know of; nothing has to be done.",
    ),
    "ui.next_gaps": Text(
        "Tải bản đánh dấu về, điền các ô còn thiếu nêu dưới đây trong Excel, lưu lại, rồi thả tệp "
        "đã sửa vào cuối trang này.",
        "Take the marked copy, fill in the cells listed here in Excel, save it, and drop it below.",
    ),
    "ui.next_look": Text(
        "Đối chiếu các chỗ dưới đây với phiếu: sai thì sửa trong bản đánh dấu rồi thả tệp đã sửa "
        "vào cuối trang này; đúng thì để nguyên.",
        "Compare the places below with the forms: correct what is wrong in the marked copy and "
        "drop it below; leave what is right.",
    ),
    "ui.next_warnings": Text(
        "Đối chiếu các chỗ dưới đây với phiếu: sai thì sửa trong bản đánh dấu rồi thả tệp đã sửa "
        "vào cuối trang này; đúng thì đánh dấu «Đúng như phiếu».",
        "Compare the cells below with the forms: correct what is wrong in the marked copy and drop "
        "it below; mark what is right «As on the form».",
    ),
    "ui.right": Text("Đúng như phiếu", "As on the form"),
    "ui.right_cell": Text("ô {cell}", "cell {cell}"),
    "ui.right_head": Text(
        "Ô bị nhắc nhưng ghi đúng như phiếu", "Cells that are doubted but as on the form"
    ),
    "ui.right_about": Text(
        "Đánh dấu «Đúng như phiếu» ở các dòng trên, ghi tên người đã đối chiếu, rồi kiểm tra lại. "
        "Tệp của xã không bị sửa; một tệp sửa lỗi ghi lại các ô này sẽ được trả về để lưu.",
        "Mark «As on the form» in the rows above, type who compared them, and check again. The "
        "commune's file is not changed; a file of corrections that keeps these cells comes back.",
    ),
    "ui.right_by": Text("Người đã đối chiếu với phiếu", "Compared with the forms by"),
    "ui.right_do": Text("Kiểm tra lại với các ô đã đánh dấu", "Check again with the marked cells"),
    "ui.right_missing": Text(
        "Đánh dấu ít nhất một ô và ghi tên người đã đối chiếu.",
        "Mark at least one cell and type who compared it.",
    ),
    "ui.right_why": Text("Đã đối chiếu với phiếu", "Compared with the form"),
    "ui.file_corrections": Text(
        "Tệp sửa lỗi: các ô đã xác nhận, giữ lại cho lần sau",
        "The file of corrections: cells confirmed, to keep for the next time",
    ),
    "ui.corrected": Text("Đã sửa xong? Thả tệp đã sửa", "Corrected? Drop the corrected file"),
    "ui.explain_here": Text("Giải thích một hộ trong tệp này", "Explain a household of this file"),
    # a household
    "ui.household_none": Text(
        "Không có hộ nào có tên hoặc mã «{words}».", "No household has the name or code «{words}»."
    ),
    "ui.household_none_next": Text(
        "Gõ một phần tên chủ hộ (không cần dấu) hoặc đúng mã hộ như trong tệp.",
        "Type a part of the head's name (without marks will do) or the code as in the file.",
    ),
    "ui.household_near": Text(
        "Các hộ có tên gần giống ở bảng dưới đây.", "Households with a name like it are below."
    ),
    "ui.household_several": Text(
        "{count} hộ khớp với «{words}». Chọn một hộ.", "{count} households match «{words}»: choose."
    ),
    "ui.household_more": Text(
        "Chỉ hiện {count} hộ đầu; gõ tên đầy đủ hơn để tìm hẹp lại.",
        "Only the first {count} are shown; type more of the name.",
    ),
    "ui.household_classed": Text(
        "Đã giải thích hộ {head} (mã {code}).", "The household {head} (code {code}) is explained."
    ),
    "ui.household_open": Text(
        "Hộ {head} (mã {code}) chưa phân loại được; trang giải thích nêu còn thiếu gì.",
        "The household {head} (code {code}) has no class yet; the page says what is missing.",
    ),
    "ui.unread": Text(
        "Tệp có phần chưa đọc: {parts}. Xem là gì ở việc «Kiểm tra bảng khảo sát».",
        "Parts of the file were left unread: {parts}. «Check a survey» lists them.",
    ),
    "ui.file_family": Text("Trang giải thích cho gia đình", "The page for the family"),
    "ui.file_officer": Text(
        "Từng bước tính, cho cán bộ", "Every step of the calculation, for the officer"
    ),
    "ui.head_head": Text("Chủ hộ", "Head"),
    "ui.head_village": Text("Thôn, ấp", "Village"),
    "ui.head_born": Text("Năm sinh", "Born"),
    "ui.choose": Text("Chọn", "Choose"),
    "ui.families_done": Text(
        "Đã lập {count} trang giải thích.", "{count:page of explanation is|pages are} made."
    ),
    "ui.families_print": Text(
        "Mỗi hộ một trang A4, xếp theo thôn, ấp rồi theo tên: tải về và in để đưa cho từng gia "
        "đình.",
        "One A4 page for each household, by village and name: take the file and print it.",
    ),
    "ui.families_open": Text(
        "Có hộ chưa phân loại được: trang của hộ ghi còn thiếu gì.",
        "Some households have no class: their pages say what is missing.",
    ),
    "ui.families_namesakes": Text(
        "Nhiều hộ có tên này: tệp có trang của tất cả; chỉ cần một hộ thì chọn ở bảng dưới đây.",
        "Several households have this name, and the file has a page for each; choose below for "
        "one alone.",
    ),
    "ui.sum_pages": Text("Số trang", "Pages"),
    "ui.file_families_docx": Text("Giấy giải thích (Word)", "The explanations (Word)"),
    "ui.file_families_html": Text("Giấy giải thích, để xem và in", "The explanations, to print"),
    # other answers
    "ui.merged": Text(
        "Tệp gộp có {households} hộ, từ {files} tệp.",
        "The merged file has {households:household|households}, of {files:file|files}.",
    ),
    "ui.merged_open": Text(
        "Còn {open} chỗ các tệp ghi khác nhau, ở {households} hộ: mở trang Xung đột của tệp gộp, "
        "chọn ở cột Quyết định, lưu, rồi đưa chính tệp đó vào việc này lần nữa. Chưa chọn thì các "
        "hộ đó chưa được phân loại.",
        "The files differ in {open:place|places}, on {households:household|households}: choose in "
        "the column Quyết định of the sheet Xung đột, save, and give that very file here again. "
        "Until then these households have no class.",
    ),
    "ui.merged_next": Text(
        "Tải về, rồi đưa vào việc «Kiểm tra bảng khảo sát». Trang Nguồn gộp đếm đủ mọi dòng của "
        "mọi tệp.",
        "Take it, and then use «Check a survey». The sheet Nguồn gộp accounts for every row.",
    ),
    "ui.sum_rows": Text("Dòng của trang {sheet}", "Rows of the sheet {sheet}"),
    "ui.file_merged": Text("Bảng khảo sát của xã, đã gộp", "The commune's survey, merged"),
    "ui.sheets_done": Text("Đã lập {count} phiếu.", "{count:sheet is|sheets are} made."),
    "ui.sheets_next": Text(
        "Tải về và in bằng Word, khổ A4; cần PDF thì trong Word chọn Lưu dưới dạng PDF.",
        "Take the file and print it from Word, on A4; for a PDF save it as PDF there.",
    ),
    "ui.sheets_next_pdf": Text(
        "Tải về và in, khổ A4: tệp PDF in ngay được, tệp Word để sửa.",
        "Take the files and print on A4: the PDF as it is, the Word file to edit.",
    ),
    "ui.sheets_no_pdf": Text(
        "Máy này không có LibreOffice nên chưa có tệp PDF. Mở tệp Word, bấm Ctrl+P để in, hoặc "
        "chọn Tệp, Lưu dưới dạng, loại PDF.",
        "This computer has no LibreOffice, so there is no PDF. Open the Word file and press Ctrl+P "
        "to print, or choose File, Save as, PDF.",
    ),
    "ui.sheets_pdf_failed": Text(
        "LibreOffice không làm được tệp PDF lần này. Mở tệp Word, bấm Ctrl+P để in, hoặc chọn Tệp, "
        "Lưu dưới dạng, loại PDF.",
        "LibreOffice made no PDF this time. Open the Word file and press Ctrl+P to print, or "
        "choose File, Save as, PDF.",
    ),
    "ui.sheets_pdf_by_village": Text(
        "PDF chỉ làm cho một tệp chung. Phiếu theo thôn, ấp: mở từng tệp Word, bấm Ctrl+P để in.",
        "A PDF is made of one document only. Of those by village open each in Word and press "
        "Ctrl+P to print.",
    ),
    "ui.sheets_by_village_next": Text(
        "Tải tệp .zip về, giải nén: có {files} tệp Word, mỗi thôn, ấp một tệp, để giao cho từng rà "
        "soát viên.",
        "Take the .zip and unpack it: {files:Word file|Word files}, one for each village, to hand "
        "to the reviewers.",
    ),
    "ui.sum_sheets": Text("Số phiếu", "Sheets"),
    "ui.count_of_households": Text("Phiếu của hộ trong bảng", "Of households of the survey"),
    "ui.count_blank_sheets": Text("Phiếu trống", "Blank"),
    "ui.file_sheets": Text("Phiếu (Word)", "The sheets (Word)"),
    "ui.file_sheets_pdf": Text("Phiếu (PDF)", "The sheets (PDF)"),
    "ui.file_sheets_by_village": Text(
        "Phiếu của từng thôn, ấp (nén lại)", "The sheets of each village (packed)"
    ),
    "ui.month_opened": Text(
        "Đã mở bảng đề nghị với {households} hộ, {members} thành viên của danh sách.",
        "The workbook is opened with {households:household|households} and "
        "{members:member|members} of the list.",
    ),
    "ui.month_empty": Text("Bảng đề nghị trống đã sẵn sàng.", "The empty workbook is ready."),
    "ui.month_requests_next": Text(
        "Tìm hộ có giấy đề nghị, chọn Nội dung đề nghị rồi điền căn cứ và các câu trả lời; hộ chưa "
        "có thì thêm dòng. Hộ không đề nghị gì thì để nguyên. Điền xong thì đưa vào việc «Áp dụng "
        "đề nghị của tháng».",
        "Find the household that asks, choose its Nội dung đề nghị, and fill in evidence and "
        "answers; add rows for new ones. Leave the others as they are. Then use «Apply a month's "
        "requests».",
    ),
    "ui.file_requests": Text("Bảng đề nghị của tháng", "The month's requests"),
    "ui.month_unclear": Text(
        "Các dòng nêu dưới đây chưa làm thay đổi danh sách: sửa ở bảng đề nghị rồi làm lại tháng "
        "này, vẫn với danh sách vừa đưa vào.",
        "The rows below changed nothing in the list: correct the requests and do this month again, "
        "with the list that was just given.",
    ),
    "ui.month_next": Text(
        "In giấy tờ để trình ký. Giữ danh sách: tháng sau bắt đầu từ danh sách này.",
        "Print the papers to sign. Keep the list: the next month begins with it.",
    ),
    "ui.file_month_list": Text("Danh sách sau tháng này", "The list after this month"),
    "ui.file_month_papers": Text(
        "Giấy tờ của tháng: kèm quyết định, không công nhận, báo cáo",
        "The papers of the month: decision, refusals, report",
    ),
    "ui.blank_done": Text("Mẫu đã sẵn sàng.", "The blank is ready."),
    "ui.sheet_next": Text(
        "Sửa bằng Word theo danh sách các trường, rồi đưa vào «Mẫu phiếu riêng» của việc «In phiếu "
        "đi rà soát». In phiếu trống thì không cần tệp này.",
        "Edit it in Word by the list of fields, and give it to «The office's own template» "
        "of «Sheets to fill in at the household». Blank sheets need no template.",
    ),
    "ui.file_sheet_fields": Text("Danh sách các trường của mẫu", "The fields of the template"),
    "ui.calendar_done": Text("Lịch năm {year} có {count} ngày.", "{count:date|dates} of {year}."),
    "ui.calendar_next": Text(
        "Tải tệp về rồi mở bằng điện thoại, Outlook hay Google Lịch. Mỗi ngày ghi nguồn và nhắc "
        "trước vài ngày.",
        "Take the file and open it with a telephone, Outlook or Google Calendar. Every date names "
        "its source and reminds some days before.",
    ),
    "ui.calendar_own_dates": Text(
        "Ngày 10/6 và 10/11 lấy từ kế hoạch năm 2024 của huyện Lấp Vò: sửa lại theo kế hoạch của "
        "đơn vị mình.",
        "10/6 and 10/11 are from the plan of 2024 of the district Lấp Vò: correct them by the plan "
        "of your own office.",
    ),
    "ui.file_dates": Text("Lịch của năm", "The year's calendar"),
    "ui.next_year_next": Text(
        "Tải về, giao cho rà soát viên; hộ đã chết, chuyển đi hay nhập hộ thì chỉ ghi Lý do biến "
        "động, hộ mới thì thêm dòng. Điền xong thì đưa vào việc «Kiểm tra bảng khảo sát».",
        "Take it and hand it to the reviewers; of households that died out, moved away or joined "
        "another give only Lý do biến động, and add rows for new ones. Then use «Check a survey».",
    ),
    "ui.file_next_year": Text(
        "Bảng khảo sát năm {year}, đã có danh sách", "The survey of {year}, with its households"
    ),
    "ui.compared": Text("Đã so sánh hai năm.", "The two years are compared."),
    "ui.compared_order": Text(
        "Ô năm trước là số liệu năm {old}, ô năm nay là số liệu năm {new}.",
        "What was given as last year is of {old}, as this year of {new}.",
    ),
    "ui.compared_order_next": Text(
        "Nếu đưa nhầm thì chọn lại hai tệp. Trang dưới đây so sánh đúng theo hai ô đã chọn, chưa "
        "nên in để ký.",
        "Choose the files again if this is a mistake. The page below compares them as they were "
        "given; it is not yet one to sign.",
    ),
    "ui.compared_pairs": Text(
        "Còn {count} cặp hộ phải xác nhận: tải «Bảng biến động từng hộ» về, điền Có hoặc Không ở "
        "trang Cần xác nhận, rồi so sánh lại và đưa bảng đó vào «Cặp hộ đã xác nhận».",
        "{count:pair|pairs} of households are to be confirmed: take the changes of every "
        "household, fill in Có or Không in the sheet Cần xác nhận, and compare again with that "
        "file in «Pairs that were confirmed».",
    ),
    "ui.compared_openings": Text(
        "{count} hộ có Phân loại đầu kỳ khác kết quả cuối năm trước: xem phần Cần làm rõ trước khi "
        "ký.",
        "{count:household has|households have} an opening class that differs from last year's "
        "result: see the part on what is open before signing.",
    ),
    "ui.compared_look": Text(
        "Xem phần Cần làm rõ trước khi ký.", "See the part on what is open before signing."
    ),
    "ui.compared_none": Text(
        "Không có điểm nào phải làm rõ: xem và in trang biến động.",
        "Nothing is open: see and print the page of changes.",
    ),
    "ui.file_changes_page": Text("Trang biến động, để xem và in", "The page of changes, to print"),
    "ui.file_changes": Text(
        "Bảng biến động từng hộ (Excel)", "The changes of every household (Excel)"
    ),
    "ui.report_agrees": Text(
        "Báo cáo đã lập xong, các số liệu khớp nhau.", "The report is made, and its figures agree."
    ),
    "ui.report_open": Text(
        "Báo cáo đã lập, nhưng còn số liệu chưa khớp hoặc hộ chưa phân loại.",
        "The report is made, but figures do not agree or households have no class.",
    ),
    "ui.report_open_next": Text(
        "Xem trang «Việc cần làm» trước khi ký.", "See the page of what is to be done first."
    ),
    "ui.file_document": Text("Báo cáo bằng chữ (Word)", "The written report (Word)"),
    "ui.file_forms": Text("Các biểu (Excel)", "The forms (Excel)"),
    "ui.file_page": Text("Trang tổng hợp", "The summary page"),
    "ui.file_todo": Text("Việc cần làm", "What is to be done"),
    "ui.file_near": Text("Hộ sát chuẩn", "Households near the line"),
    "ui.points_refused": Text(
        "Bảng điểm chưa được giữ lại: còn {count} chỗ sai.",
        "The score table is not kept: {count:fault|faults}.",
    ),
    "ui.points_kept": Text(
        "Bảng điểm đã được giữ lại trên máy này.", "The score table is kept on this machine."
    ),
    "ui.points_look": Text(
        "So ô này với bảng điểm trên Công báo rồi sửa.",
        "Compare this cell with the table in the gazette and correct it.",
    ),
    "ui.points_second": Text(
        "Cần người thứ hai: người khác người gõ so bảng dưới đây với Công báo, rồi làm lại việc "
        "này và ghi tên ở «Người đối chiếu lại với Công báo».",
        "A second person is needed: somebody other than the typist compares the table below with "
        "the gazette; then do this again with that name.",
    ),
    "ui.points_next": Text(
        "Tiếp theo: ở việc «Mẫu trống» lấy «Bảng khảo sát trống» và chọn «Có, theo bảng điểm đã "
        "giữ trên máy này»; bảng khảo sát có các cột ấy được chấm điểm B1 khi kiểm tra.",
        "Next: in «Blanks» take the «Blank survey» with its B1 questions; surveys with these "
        "columns get their points when they are checked.",
    ),
    "ui.field_b1_questions": Text("Thêm câu hỏi B1?", "With the B1 questions?"),
    "ui.choice_no_questions": Text("Không", "No"),
    "ui.choice_kept_points": Text(
        "Có, theo bảng điểm đã giữ trên máy này", "Yes, of the table kept on this machine"
    ),
    "ui.file_points": Text(
        "Bảng điểm đã giữ, để đối chiếu với Công báo",
        "The score table, to compare with the gazette",
    ),
    # refusals
    "ui.refused_token": Text(
        "Trang này chỉ mở được từ chương trình ravo trên máy này.",
        "This page opens only from the program ravo on this machine.",
    ),
    "ui.refused_token_next": Text(
        "Đóng trang, rồi mở lại ravo: trang mới sẽ tự hiện ra. Địa chỉ cũ chỉ dùng được một lần.",
        "Close the page and open ravo again: a new page appears. An old address works only once.",
    ),
    "ui.refused_host": Text(
        "Địa chỉ này không phải của trang ravo.", "This is not the address of the page of ravo."
    ),
    "ui.refused_host_next": Text("Mở lại ravo trên máy này.", "Open ravo again on this machine."),
    "ui.refused_origin": Text(
        "Một trang web khác đã gọi trang ravo; đã từ chối.",
        "Another site called the page of ravo; that was refused.",
    ),
    "ui.refused_origin_next": Text(
        "Đóng trang web đó, rồi mở lại ravo.", "Close that site, and open ravo again."
    ),
    "ui.refused_size": Text(
        "Tệp gửi lên lớn hơn 100 MB nên không được nhận.", "More than 100 MB is not taken."
    ),
    "ui.refused_size_next": Text(
        "Bỏ ảnh và trang thừa khỏi tệp, hoặc gửi ít tệp hơn một lần.",
        "Take pictures and spare sheets out of the file, or send fewer files at once.",
    ),
    "ui.refused_gone": Text("Không có trang này, hoặc nó đã được xóa.", "There is no such page."),
    "ui.refused_gone_next": Text(
        "Về trang đầu rồi chọn lại việc cần làm.", "Go to the front page and choose again."
    ),
    "ui.refused_full": Text(
        "Máy đã hết chỗ trống hoặc không ghi được, nên tệp chưa được nhận.",
        "The disk is full or cannot be written, so the file was not taken.",
    ),
    "ui.refused_full_next": Text(
        "Xóa bớt tệp không dùng rồi gửi lại.", "Delete what is not needed and send it again."
    ),
    "ui.refused_form": Text("Không nhận được tệp nào.", "No file was received."),
    "ui.refused_form_next": Text("Chọn một tệp rồi gửi lại.", "Choose one file and send it again."),
    "ui.refused_bug": Text("Chương trình gặp lỗi.", "The program failed."),
    "ui.refused_bug_next": Text(
        "Tệp của bạn không bị sửa. Về trang đầu và thử lại.",
        "Your file is not changed. Go to the front page and try again.",
    ),
    "ui.back": Text("Về trang đầu", "To the front page"),
    "ui.lost": Text(
        "Không liên lạc được với ravo; có thể chương trình đã tắt. Mở lại ravo.",
        "ravo does not answer; it may have ended. Open ravo again.",
    ),
    # the register
    "ui.group": Text("Các việc với sổ theo dõi", "What is done with the register"),
    "ui.uses": Text("Đang dùng sổ: {place}", "The register in use: {place}"),
    "ui.uses_none": Text(
        "Chưa có sổ. Lần ghi kết quả đầu tiên sẽ lập sổ mới: {place}",
        "There is no register yet. The first results that are added begin one: {place}",
    ),
    "ui.uses_file": Text(
        "Đang dùng sổ vừa gửi lên: {name}.", "The register in use is the file just sent: {name}."
    ),
    "ui.uses_office": Text("Dùng lại sổ của cơ quan", "Use the office's own again"),
    "ui.short_register": Text("Tra cứu", "Look up"),
    "ui.short_register_add": Text("Ghi kết quả", "Add results"),
    "ui.short_register_link": Text("Cặp hộ chưa chắc", "Doubtful pairs"),
    "ui.short_register_record": Text("Quyết định, sự việc", "Decisions, events"),
    "ui.short_register_support": Text("Hỗ trợ", "Supports"),
    "ui.short_register_escaped": Text("Mới thoát nghèo", "Newly escaped"),
    "ui.short_register_check": Text("Kiểm tra, xuất sổ", "Check, export"),
    "ui.short_register_undo": Text("Rút đợt ghi", "Take back"),
    "ui.then_register": Text("Tra cứu sổ theo dõi", "Look something up"),
    "ui.then_register_link": Text(
        "Gửi lại bảng cần xác nhận đã điền", "Bring back the sheet once it is answered"
    ),
    "ui.then_register_undo": Text("Rút đợt vừa ghi", "Take back what was just written"),
    "ui.then_register_record": Text(
        "Ghi quyết định, sự việc của hộ này", "Record a decision or an event of this household"
    ),
    "ui.then_register_support": Text(
        "Ghi hỗ trợ hộ này đã nhận", "Record a support that this household got"
    ),
    "ui.rare_register": Text("Dùng một tệp sổ khác", "Another register"),
    "ui.rare_about_register": Text(
        "Chỉ cần khi tra một sổ khác sổ nêu ở trên, ví dụ sổ của xã gửi lên.",
        "Only for another register than the one named above, such as one that a commune sent.",
    ),
    "ui.file_register": Text("Tệp sổ đã ghi", "The register as it is now"),
    "ui.register_take_back": Text(
        "Đã ghi vào bản sao vừa gửi lên. Tải tệp sổ về và thay cho tệp cũ, nếu không lần ghi này "
        "sẽ mất.",
        "This was written to the copy that was sent. Take the file and put it in the place of the "
        "old one, or it is lost.",
    ),
    "ui.field_by": Text("Người ghi sổ", "Written by"),
    "ui.note_by": Text(
        "Sổ giữ tên này cùng lần ghi. Để trống thì sổ ghi tên tài khoản máy tính.",
        "Kept with what is written. Left blank: the name of the account of this computer.",
    ),
    "ui.no_day": Text("Không đọc được ngày «{value}».", "'{value}' is no day that can be read."),
    "ui.no_day_next": Text(
        "Ghi ngày/tháng/năm, ví dụ 31/12/2025.", "Write day/month/year, such as 31/12/2025."
    ),
    "ui.no_day_typed": Text("Chưa ghi ngày.", "No day was typed."),
    "ui.card_register_add": Text("Ghi kết quả vào sổ", "Add results to the register"),
    "ui.about_register_add": Text(
        "Đưa tệp kết quả của một hay nhiều xã, một hay nhiều năm; sổ ghép từng hộ với các năm đã "
        "có. Ghi năm nào trước cũng được.",
        "Give the results of communes and years; each household is paired with the years that "
        "are there. Any order will do.",
    ),
    "ui.do_register_add": Text("Ghi vào sổ", "Add"),
    "ui.note_brought": Text(
        "Tệp kết quả (tên tận cùng là .ket-qua.xlsx) hoặc bảng khảo sát. Chọn được nhiều tệp.",
        "Results, whose names end in .ket-qua.xlsx, or surveys. Several can be chosen.",
    ),
    "ui.field_decision_number": Text(
        "Số quyết định công nhận kết quả này", "Number of the decision that recognised them"
    ),
    "ui.field_decision_date": Text("Ngày quyết định", "Day of the decision"),
    "ui.note_decision_date": Text(
        "Ví dụ 31/12/2025. Chưa có quyết định thì để trống cả hai ô; ghi sau cũng được.",
        "Such as 31/12/2025. Without a decision leave both blank; it can be recorded later.",
    ),
    "ui.field_replace": Text("Thay danh sách đã có", "Replace the list that is there"),
    "ui.rare_register_add": Text(
        "Bảng theo mẫu khác, thiếu năm hay tên xã; tệp sổ khác",
        "Another layout, a missing year or commune; another register",
    ),
    "ui.rare_about_register_add": Text(
        "Chỉ điền khi cần: điều gì tệp kết quả đã có thì để trống.",
        "Only where needed: leave blank what the files have.",
    ),
    "ui.register_added": Text(
        "Đã ghi {count} hộ vào sổ.", "{count:household was|households were} added."
    ),
    "ui.register_added_nothing": Text(
        "Sổ đã có đúng các kết quả này ({count} hộ), nên không ghi gì thêm.",
        "The register has just these results already ({count:household|households}); nothing was "
        "written.",
    ),
    "ui.register_to_confirm": Text(
        "{count} cặp hộ chưa chắc là một hộ: tải bảng cần xác nhận, trả lời Có hoặc Không từng "
        "dòng, rồi gửi lại ở «Cặp hộ chưa chắc».",
        "{count:pair of households is|pairs of households are} doubtful: take the sheet, answer "
        "each row, and bring it back under 'Doubtful pairs'.",
    ),
    "ui.register_undo_hint": Text(
        "Ghi nhầm thì rút được đợt này; sổ trở lại như trước.",
        "If this was a mistake it can be taken back; the register is then as before.",
    ),
    "ui.register_periods": Text(
        "Kỳ vừa ghi, tính cả các xã khác trong sổ",
        "The periods that were added, with other communes of the register",
    ),
    "ui.register_became": Text("So với kỳ trước", "Beside the period before"),
    "ui.register_households": Text("Số hộ", "Households"),
    "ui.register_other": Text(
        "Sổ đã có {count} danh sách này với số liệu khác.",
        "The register has {count:this list|these lists} with other contents.",
    ),
    "ui.other_lists": Text("Danh sách đã có trong sổ", "What the register has already"),
    "ui.other_commune": Text("Xã", "Commune"),
    "ui.other_period": Text("Kỳ", "Period"),
    "ui.other_file": Text("Tệp vừa gửi", "The file just sent"),
    "ui.other_households": Text("Số hộ", "Households"),
    "ui.other_waiting": Text("Chưa rà soát", "Not reviewed"),
    "ui.register_replace_empty": Text(
        "Tệp vừa gửi chưa rà soát hộ nào ({files}), nên không thay được danh sách đã có. Chưa ghi "
        "gì vào sổ: điền kết quả rà soát rồi gửi lại.",
        "Nothing is filled in yet ({files}), so it cannot take the place of the list that is "
        "there. Nothing was written: fill in the review and send it again.",
    ),
    "ui.register_replace_waiting": Text(
        "Chú ý: {count} hộ trong tệp vừa gửi chưa rà soát, chưa có phân loại.",
        "Take care: {count:household|households} of what was just sent are not reviewed yet.",
    ),
    "ui.register_paired": Text("Ghép được với kỳ trước", "Paired with the period before"),
    "ui.register_new": Text("Mới trong sổ", "New in the register"),
    "ui.register_left": Text("Có ở kỳ trước, nay không còn", "There before, not any more"),
    "ui.register_replace": Text("Dùng tệp vừa gửi từ nay", "Let what was just sent count"),
    "ui.register_replace_about": Text(
        "Kiểm tra bên nào đúng. Nếu tệp vừa gửi đúng, bấm nút dưới: từ nay sổ tính theo tệp vừa "
        "gửi; danh sách cũ vẫn được giữ và lấy lại được.",
        "Find out which is right. If it is what was just sent, use the button below: it counts "
        "from now on; the list before is kept and can be brought back.",
    ),
    "ui.register_lose": Text(
        "Vẫn dùng tệp này, bỏ những gì tệp không có", "Let it count all the same, without these"
    ),
    "ui.register_replace_not": Text(
        "Chưa ghi gì vào sổ. Nếu danh sách trong sổ mới đúng thì không phải làm gì.",
        "Nothing was written. If the list in the register is right, there is nothing to do.",
    ),
    "ui.file_register_confirm": Text("Bảng cặp hộ cần xác nhận", "The pairs to be confirmed"),
    "ui.card_register_link": Text("Xác nhận cặp hộ chưa chắc", "Doubtful pairs"),
    "ui.about_register_link": Text(
        "Lấy bảng các cặp hộ sổ chưa chắc là một hộ; điền Có hoặc Không, rồi gửi lại ở đây.",
        "Take the sheet of households that may be one; answer it and bring it back here.",
    ),
    "ui.do_register_link": Text("Lấy bảng hoặc ghi câu trả lời", "Take the sheet, or record it"),
    "ui.field_answers": Text("Bảng cần xác nhận đã điền", "The sheet with its answers"),
    "ui.note_answers": Text(
        "Chưa có bảng thì để trống: bấm nút để lấy bảng.",
        "Leave it empty to take the sheet.",
    ),
    "ui.rare_register_link": Text("Dùng một tệp sổ khác", "Another register"),
    "ui.rare_about_register_link": Text(
        "Chỉ cần khi ghi vào một sổ khác sổ nêu ở trên.",
        "Only for another register than the one named above.",
    ),
    "ui.register_linked": Text(
        "Đã ghi {count} câu trả lời vào sổ.", "{count:answer was|answers were} recorded."
    ),
    "ui.register_linked_all": Text(
        "Không còn cặp hộ nào chờ xác nhận.", "No pair waits for an answer any more."
    ),
    "ui.register_linked_nothing": Text(
        "Sổ đã có {count} câu trả lời này, nên không ghi gì thêm.",
        "The register has {count:this answer|these answers} already; nothing was written.",
    ),
    "ui.register_pairs": Text(
        "{count} cặp hộ chờ xác nhận.", "{count:pair of households waits|pairs of households wait}."
    ),
    "ui.register_pairs_left": Text(
        "Còn {count} cặp hộ chờ xác nhận, có trong bảng dưới đây.",
        "{count:pair still waits|pairs still wait} for an answer, in the sheet below.",
    ),
    "ui.register_pairs_next": Text(
        "Tải bảng về, điền Có hoặc Không ở cột đầu và lưu lại, rồi gửi bảng ấy ở đây.",
        "Take the sheet, answer in its first column and save it, then bring it back here.",
    ),
    "ui.register_no_pairs": Text(
        "Không có cặp hộ nào chờ xác nhận.", "No pair of households waits for an answer."
    ),
    "ui.card_register_record": Text(
        "Ghi quyết định, sự việc của hộ", "Record a decision or an event"
    ),
    "ui.about_register_record": Text(
        "Ghi quyết định công nhận, người qua đời, chuyển đến, chuyển đi, đính chính, ghi chú.",
        "A decision, somebody who died, came or left, a correction or a note.",
    ),
    "ui.do_register_record": Text("Ghi vào sổ", "Record"),
    "ui.field_rec_kind": Text("Ghi việc gì?", "What is it?"),
    "ui.choice_decision": Text("Quyết định công nhận", "A decision"),
    "ui.choice_death": Text("Có người qua đời", "Somebody died"),
    "ui.choice_in": Text("Có người mới sinh, chuyển đến", "Somebody was born or came"),
    "ui.choice_out": Text("Có người chuyển đi", "Somebody left"),
    "ui.note_rec_person": Text(
        "Qua đời, chuyển đi: ghi họ tên như trong danh sách, và ngày. Mới sinh, chuyển đến: người "
        "chưa có trong danh sách thì ghi họ tên ở Nội dung.",
        "Of somebody who died or left: the name as the list has it, and the day. Who is not on "
        "the list (born, came) goes into what it is about.",
    ),
    "ui.choice_correction": Text("Đính chính", "A correction"),
    "ui.choice_note": Text("Ghi chú", "A note"),
    "ui.field_rec_period": Text("Kỳ", "Period"),
    "ui.note_rec_period": Text(
        "Năm hoặc tháng của danh sách, ví dụ 2024 hoặc 3/2026.",
        "The year or month of the list, such as 2024 or 3/2026.",
    ),
    "ui.field_rec_commune": Text("Xã (mã hoặc tên)", "Commune (code or name)"),
    "ui.note_rec_commune": Text(
        "Như trong danh sách kỳ ấy, ví dụ 30169 hoặc Thị trấn Lấp Vò.",
        "As in that list, such as 30169 or Thị trấn Lấp Vò.",
    ),
    "ui.note_rec_day": Text("Ví dụ 31/12/2025.", "Such as 31/12/2025."),
    "ui.note_rec_code_there": Text("Mã hộ trong danh sách kỳ ấy.", "Its code in that list."),
    "ui.field_rec_code": Text("Mã hộ", "Code of the household"),
    "ui.note_rec_code": Text(
        "Mã hộ trong danh sách kỳ ấy. Quyết định công nhận cả danh sách thì để trống.",
        "Its code in that list. Leave it blank for a decision on the whole list.",
    ),
    "ui.field_rec_person": Text(
        "Họ tên, nếu là việc của một người trong hộ", "Name, where it is of one person"
    ),
    "ui.field_rec_day": Text("Ngày", "Day"),
    "ui.field_rec_number": Text("Số văn bản", "Number of the paper"),
    "ui.note_rec_number": Text("Quyết định thì phải có số.", "A decision needs one."),
    "ui.field_rec_about": Text("Nội dung", "What it is about"),
    "ui.note_rec_about": Text(
        "Đính chính, ghi chú thì phải có nội dung.",
        "A correction and a note need it.",
    ),
    "ui.field_recorded": Text(
        "Bảng sự việc và hỗ trợ đã điền", "The filled-in workbook of events and supports"
    ),
    "ui.rare_register_record": Text(
        "Nhiều hộ một lúc bằng bảng Excel; tệp sổ khác",
        "Many households by a workbook; another register",
    ),
    "ui.rare_about_register_record": Text(
        "Bảng trống lấy ở việc «Mẫu trống», loại «Sự việc và hỗ trợ của hộ». Có bảng thì "
        "không cần điền các ô trên.",
        "The blank is under 'Take a blank workbook'. With it the fields above are not needed.",
    ),
    "ui.choice_record": Text("Sự việc và hỗ trợ của hộ", "Events and supports of households"),
    "ui.rec_typed": Text("Các ô đã điền", "What was typed"),
    "ui.rec_refused": Text(
        "Chưa ghi vào sổ: có ô phải sửa.", "Nothing was recorded: some fields have to be corrected."
    ),
    "ui.rec_wrong": Text("«{label}»: {problem}.", "'{label}': {problem}."),
    "ui.rec_done_events": Text(
        "Đã ghi vào sổ: {events} sự việc.", "Recorded: {events:event|events}."
    ),
    "ui.rec_done_supports": Text(
        "Đã ghi vào sổ: {supports} khoản hỗ trợ.", "Recorded: {supports:support|supports}."
    ),
    "ui.rec_done_events_supports": Text(
        "Đã ghi vào sổ: {events} sự việc, {supports} khoản hỗ trợ.",
        "Recorded: {events:event|events}, {supports:support|supports}.",
    ),
    "ui.rec_nothing": Text(
        "Sổ đã có việc này từ trước ({count}), nên không ghi gì thêm.",
        "The register has {count:it|these} already; nothing was written.",
    ),
    "ui.card_register_support": Text("Ghi hỗ trợ hộ đã nhận", "Record a support"),
    "ui.about_register_support": Text(
        "Ghi một khoản hỗ trợ: chương trình, ngày, số tiền hoặc hiện vật.",
        "One support of a household: programme, day, amount or kind.",
    ),
    "ui.do_register_support": Text("Ghi vào sổ", "Record"),
    "ui.field_rec_programme": Text("Chương trình, chính sách", "Programme"),
    "ui.field_rec_amount": Text("Số tiền (đồng)", "Amount (đồng)"),
    "ui.note_rec_amount": Text(
        "Ví dụ 1.500.000. Hỗ trợ bằng hiện vật thì để trống.",
        "Such as 1.500.000. Leave it blank for a support in kind.",
    ),
    "ui.field_rec_source": Text("Nguồn kinh phí, hoặc hiện vật gì", "Source, or what it was"),
    "ui.rare_register_support": Text("Dùng một tệp sổ khác", "Another register"),
    "ui.rare_about_register_support": Text(
        "Chỉ cần khi ghi vào một sổ khác sổ nêu ở trên.",
        "Only for another register than the one named above.",
    ),
    "ui.card_register_escaped": Text(
        "Hộ mới thoát nghèo, thoát cận nghèo", "Newly escaped households"
    ),
    "ui.about_register_escaped": Text(
        "Hộ nào vào một ngày còn được tính là mới thoát nghèo, thoát cận nghèo; có danh sách để "
        "ký.",
        "Which households count as newly escaped on a day, with a list to sign.",
    ),
    "ui.do_register_escaped": Text("Lập danh sách", "Make the list"),
    "ui.field_on_day": Text("Tính đến ngày", "On the day"),
    "ui.note_today": Text("Điền sẵn ngày hôm nay.", "Filled in with today."),
    "ui.field_escaped_commune": Text("Riêng một xã (mã hoặc tên)", "One commune (code or name)"),
    "ui.note_escaped_commune": Text("Để trống: mọi xã trong sổ.", "Blank: all of the register."),
    "ui.rare_register_escaped": Text("Dùng một tệp sổ khác", "Another register"),
    "ui.rare_about_register_escaped": Text(
        "Chỉ cần khi tra một sổ khác sổ nêu ở trên.",
        "Only for another register than the one named above.",
    ),
    "ui.escaped_until": Text("Theo sổ đến kỳ {period}.", "By the register up to {period}."),
    "ui.escaped_more": Text(
        "Trang này chỉ nêu {count} hộ đầu; tệp tải về có đủ.",
        "The first {count} are listed here; the file has all.",
    ),
    "ui.escaped_table": Text("Danh sách", "The list"),
    "ui.file_escaped": Text("Danh sách để in và ký", "The list to print and sign"),
    "ui.card_register_check": Text("Kiểm tra và xuất sổ", "Check and export the register"),
    "ui.about_register_check": Text(
        "Xem sổ có còn nguyên như lúc ghi không, ai đã ghi gì, lúc nào; xuất cả sổ ra Excel.",
        "Whether the register is as it was written, who wrote what; all of it as a workbook.",
    ),
    "ui.do_register_check": Text("Kiểm tra", "Check"),
    "ui.field_check_what": Text("Làm gì?", "What is to be done?"),
    "ui.choice_check_only": Text("Kiểm tra sổ", "Check the register"),
    "ui.choice_check_and_export": Text("Kiểm tra và xuất ra Excel", "Check it and export it"),
    "ui.rare_register_check": Text("Dùng một tệp sổ khác", "Another register"),
    "ui.rare_about_register_check": Text(
        "Chỉ cần khi kiểm tra một sổ khác sổ nêu ở trên.",
        "Only for another register than the one named above.",
    ),
    "ui.register_sound": Text(
        "Sổ còn nguyên vẹn: cả {count} đợt ghi đúng như lúc ghi.",
        "The register is whole: {count:batch is as it was|batches are as they were} written.",
    ),
    "ui.register_broken": Text(
        "Sổ không còn nguyên vẹn: {count} chỗ không còn như lúc ghi.",
        "The register is not whole: {count:place is|places are} not as it was written.",
    ),
    "ui.register_more": Text("Và {count} chỗ nữa.", "And {count} more."),
    "ui.file_register_tables": Text("Cả sổ, dạng Excel", "All of the register as a workbook"),
    "ui.card_register_undo": Text("Rút đợt ghi cuối", "Take back the last batch"),
    "ui.about_register_undo": Text(
        "Ghi nhầm thì rút đợt ghi cuối. Trang nêu đợt ấy là gì trước khi rút; rút rồi vẫn lấy lại "
        "được.",
        "For what was written by mistake. What it is comes first; it can be brought back again.",
    ),
    "ui.do_register_undo": Text("Xem đợt ghi cuối", "Show the last batch"),
    "ui.field_batch": Text("Đợt ghi", "Batch"),
    "ui.rare_register_undo": Text("Dùng một tệp sổ khác", "Another register"),
    "ui.rare_about_register_undo": Text(
        "Chỉ cần khi rút ở một sổ khác sổ nêu ở trên.",
        "Only for another register than the one named above.",
    ),
    "ui.register_undo_none": Text(
        "Sổ không có đợt ghi nào để rút.", "There is no batch to take back."
    ),
    "ui.register_undo_asked": Text("Rút đợt ghi này?", "Take this batch back?"),
    "ui.register_undo_about": Text(
        "Rút rồi thì sổ tính như chưa có đợt này. Sổ vẫn giữ đợt ấy, nên lấy lại được.",
        "The register then counts as if it had never come. It is kept, and can be brought back.",
    ),
    "ui.register_undo_not": Text(
        "Chưa rút gì. Không muốn rút thì không phải làm gì.",
        "Nothing was taken back yet. If you do not want to, there is nothing to do.",
    ),
    "ui.register_undo_do": Text("Rút đợt này", "Take it back"),
    "ui.register_undo_undo": Text("Lấy lại đợt vừa rút", "Bring it back"),
    "ui.register_undone": Text("Đã rút đợt ghi.", "The batch was taken back."),
    "ui.register_brought_back": Text("Đã lấy lại đợt ghi.", "The batch was brought back."),
    "ui.register_undone_kept": Text(
        "Sổ giữ cả đợt ghi và lần rút này, với tên người làm.",
        "The register keeps both, with the name of who did it.",
    ),
    "ui.batch_one": Text("Đợt ghi ấy", "The batch"),
    "ui.batch_all": Text("Các đợt ghi, mới nhất ở trên", "The batches, the newest first"),
    "ui.breach": Text("Đợt {number}{place}: {what}.", "Batch {number}{place}: {what}."),
    "ui.breach_household": Text("hộ {code}", "household {code}"),
    "ui.batch_number": Text("Đợt", "No."),
    "ui.batch_what": Text("Việc", "What"),
    "ui.batch_at": Text("Lúc", "When"),
    "ui.batch_by": Text("Người ghi", "By"),
    "ui.batch_lists": Text("Xã và kỳ", "Communes and periods"),
    "ui.batch_files": Text("Từ tệp", "Files"),
    "ui.batch_more": Text("{first}; và {count} danh sách nữa", "{first}; and {count} more"),
    "ui.batch_taken_back": Text("{what} (đã rút)", "{what} (taken back)"),
    "ui.batch_holds": Text("Đợt này có", "What it has"),
    "ui.batch_answers": Text(
        "{count} câu trả lời về cặp hộ", "{count:answer|answers} about pairs of households"
    ),
    "ui.batch_of": Text("Mã hộ", "Household"),
    "ui.batch_list": Text("Xã và kỳ", "Commune and period"),
    "ui.batch_whole_list": Text("cả danh sách", "the whole list"),
    "ui.batch_add": Text("Ghi kết quả", "Results added"),
    "ui.batch_link": Text("Xác nhận cặp hộ", "Pairs confirmed"),
    "ui.batch_event": Text("Ghi quyết định, sự việc", "Events recorded"),
    "ui.batch_support": Text("Ghi hỗ trợ", "Supports recorded"),
    "ui.batch_complaint": Text("Ghi khiếu nại", "Complaints recorded"),
    "ui.batch_complaint_result": Text("Ghi kết quả khiếu nại", "Results of complaints recorded"),
    "ui.batch_undo": Text("Rút một đợt ghi", "A batch taken back"),
    "ui.home_years": Text("Qua các kỳ", "Over the periods"),
    "ui.home_happened": Text("Diễn biến", "What happened"),
    "ui.home_head_what": Text("Việc", "What"),
    "ui.home_people": Text("Người trong hộ qua các kỳ", "Its people over the periods"),
    "ui.home_supports": Text("Hỗ trợ đã nhận", "Supports"),
    "ui.home_events": Text("Quyết định, sự việc đã ghi", "Decisions and events"),
    "ui.home_head_period": Text("Kỳ", "Period"),
    "ui.home_head_class": Text("Phân loại", "Class"),
    "ui.home_head_evidence": Text("Căn cứ", "By"),
    "ui.home_head_decision": Text("Quyết định", "Decision"),
    "ui.home_head_code": Text("Mã hộ", "Code"),
    "ui.home_head_head": Text("Chủ hộ", "Head"),
    "ui.home_head_size": Text("Số khẩu", "Members"),
    "ui.home_head_place": Text("Thôn/ấp, xã", "Village, commune"),
    "ui.home_head_person": Text("Họ tên", "Name"),
    "ui.home_head_born": Text("Năm sinh", "Born"),
    "ui.home_head_paper": Text("Số văn bản", "Paper"),
    "ui.home_head_number": Text("Số định danh", "Citizen number"),
    "ui.home_head_relation": Text("Quan hệ với chủ hộ", "Relation to the head"),
    "ui.home_head_years": Text("Có trong hộ", "In the household"),
    "ui.home_head_came": Text("Đến, đi", "Came, went"),
    "ui.home_head_day": Text("Ngày", "Day"),
    "ui.home_head_kind": Text("Việc", "What"),
    "ui.home_head_about": Text("Nội dung", "About"),
    "ui.home_head_programme": Text("Chương trình", "Programme"),
    "ui.home_head_amount": Text("Số tiền (đồng)", "Amount (đồng)"),
    "ui.home_head_source": Text("Nguồn, nội dung", "Source, about"),
    "ui.home_came": Text("đến ở kỳ {period}", "came in {period}"),
    "ui.home_came_household": Text(
        "kỳ {period} từ hộ {head} ({code}) sang", "in {period} from {head} ({code})"
    ),
    "ui.home_gone": Text(
        "từ kỳ {period} không còn trong danh sách", "not on the list since {period}"
    ),
    "ui.home_gone_whole": Text(
        "từ kỳ {period} không còn hộ", "the whole household is gone since {period}"
    ),
    "ui.home_gone_whole_why": Text(
        "từ kỳ {period} không còn hộ: {reason}",
        "the whole household is gone since {period}: {reason}",
    ),
    "ui.home_gone_household": Text(
        "từ kỳ {period} ở hộ {head} ({code})", "since {period} with {head} ({code})"
    ),
    "ui.home_in_kind": Text("hiện vật", "in kind"),
    "ui.open_class": Text(
        "Còn bỏ ngỏ: kỳ {periods} chưa có phân loại.", "Open: no class in {periods}."
    ),
    "ui.open_decision": Text(
        "Còn bỏ ngỏ: sổ chưa có quyết định công nhận của kỳ {periods}.",
        "Open: the register has no decision of {periods}.",
    ),
    "ui.open_answers": Text(
        "Còn bỏ ngỏ: kỳ {periods} có chỉ số chưa rõ thiếu hụt hay không.",
        "Open: in {periods} it is not known of some indicators.",
    ),
    "ui.open_escape": Text(
        "Ngày thoát nghèo là suy ra: ghi quyết định công nhận thì ngày ấy mới chắc.",
        "The day of the escape is derived: record the decision to have it for certain.",
    ),
    # programmes of support
    "ui.card_beneficiaries": Text("Ai được hỗ trợ", "Who gets support"),
    "ui.about_beneficiaries": Text(
        "Theo từng chương trình, chính sách: ai đủ điều kiện, ai cần hỏi thêm, ai không thuộc "
        "diện; danh sách gửi từng cơ quan.",
        "By programme: who is eligible, who is to be asked, who is not; a list for each office.",
    ),
    "ui.do_beneficiaries": Text("Lập danh sách", "Make the lists"),
    "ui.note_past_of_support": Text(
        "Có sổ thì biết hộ mới thoát nghèo, thoát cận nghèo và ai đã được hỗ trợ; không có thì "
        "các hộ ấy phải hỏi thêm.",
        "With it newly escaped households and earlier help are known; else they are to be asked.",
    ),
    "ui.field_programmes": Text("Chương trình, chính sách nào?", "Which programmes?"),
    "ui.note_programmes": Text(
        "Không chọn cái nào thì lập cho tất cả.", "With none chosen, it is all of them."
    ),
    "ui.choice_da2-sinh-ke": Text(
        "Dự án 2: đa dạng hóa sinh kế", "Project 2: diversified livelihoods"
    ),
    "ui.choice_da3.1-nong-nghiep": Text(
        "Dự án 3: sản xuất nông nghiệp", "Project 3: production in agriculture"
    ),
    "ui.choice_da3.2-dinh-duong": Text("Dự án 3: dinh dưỡng", "Project 3: nutrition"),
    "ui.choice_da4.1-dao-tao-nghe": Text("Dự án 4: đào tạo nghề", "Project 4: vocational training"),
    "ui.choice_da4.3-viec-lam": Text("Dự án 4: việc làm", "Project 4: jobs"),
    "ui.choice_da5-nha-o": Text("Dự án 5: nhà ở", "Project 5: houses"),
    "ui.choice_da6.1-thong-tin": Text("Dự án 6: thông tin", "Project 6: information"),
    "ui.choice_bhyt": Text("Bảo hiểm y tế", "Health insurance"),
    "ui.choice_hoc-phi": Text("Học phí, chi phí học tập", "School fees and study costs"),
    "ui.choice_vay-von": Text("Vay vốn ưu đãi", "Loans"),
    "ui.choice_tro-giup-phap-ly": Text("Trợ giúp pháp lý", "Legal aid"),
    "ui.rare_beneficiaries": Text(
        "Chương trình riêng của tỉnh, một sổ khác, nơi và năm không ghi trong tệp",
        "The province's own programmes, another register, place and year that the file lacks",
    ),
    "ui.rare_about_beneficiaries": Text(
        "Chỉ điền khi cần: điều gì tệp đã có thì để trống.",
        "Only where needed: leave blank what the files have.",
    ),
    "ui.field_own_programmes": Text(
        "Tệp chương trình riêng (đuôi .yaml, do cấp trên gửi)",
        "The office's own programmes (.yaml, sent by the office above)",
    ),
    "ui.support_done": Text(
        "Ngày {on}: {programmes} chương trình; {listed} lượt đủ điều kiện, {to_ask} lượt cần hỏi "
        "thêm.",
        "On {on}: {programmes:programme|programmes}; {listed} eligible, {to_ask} to ask.",
    ),
    "ui.support_ask": Text(
        "Hỏi câu gì thì xong ghi ở trang Cần hỏi thêm trong tệp của từng xã. Điền câu trả lời vào "
        "bảng khảo sát, kiểm tra lại rồi lập lại danh sách.",
        "What to ask is on the sheet Cần hỏi thêm of each commune. Fill the answers into the "
        "survey, check it and make the lists again.",
    ),
    "ui.support_send": Text(
        "Tệp gửi cơ quan chỉ có các cột cơ quan ấy được xem; xác nhận tên cơ quan nhận trước khi "
        "gửi. Tệp của xã có thông tin cá nhân: giữ ở xã.",
        "An office's file has only the columns it may see; confirm the name of the office before "
        "it is sent. The commune's own file has personal data: keep it.",
    ),
    "ui.figure": Text("{count}", "{count}"),
    "ui.support_table": Text("Theo từng chương trình", "By programme"),
    "ui.support_programme": Text("Chương trình", "Programme"),
    "ui.support_unit": Text("Tính theo", "Counted in"),
    "ui.support_remarks": Text("Cần biết về từng chương trình", "To know about each programme"),
    "ui.support_remark": Text("Ghi trên mọi danh sách", "On every list"),
    "ui.file_support_all": Text("Tất cả các tệp dưới đây (.zip)", "All files below (.zip)"),
    "ui.file_support_summary": Text("Tổng hợp theo xã", "Summary by commune"),
    "ui.file_support_office": Text("Gửi {office}", "For {office}"),
    "ui.file_support_commune": Text("Bảng làm việc của {commune}", "Working list of {commune}"),
    "ui.no_commune": Text("xã chưa ghi tên", "a commune without a name"),
    # papers after the review
    "ui.group_of_papers": Text("Các loại văn bản", "Kinds of papers"),
    "ui.uses_results": Text("Đang dùng tệp: {name}.", "The file in use: {name}."),
    "ui.uses_others": Text("Dùng tệp khác", "Use another"),
    "ui.card_documents": Text("Văn bản sau rà soát", "Papers after the review"),
    "ui.about_documents": Text(
        "Biên bản họp thôn và biểu quyết, danh sách niêm yết, quyết định, giấy chứng nhận, thông "
        "báo không công nhận, giấy đề nghị: tệp Word để in và ký.",
        "Minutes and votes of village meetings, posted lists, decision, certificates, refusals, "
        "requests: Word files to print and sign.",
    ),
    "ui.do_documents": Text("Lập biên bản họp thôn", "Make the minutes"),
    "ui.short_documents": Text("Họp thôn", "Meetings"),
    "ui.short_documents_votes": Text("Biểu quyết", "Votes"),
    "ui.short_documents_posted": Text("Niêm yết", "Posting"),
    "ui.short_documents_decision": Text("Quyết định", "Decision"),
    "ui.short_documents_certificates": Text("Giấy chứng nhận", "Certificates"),
    "ui.short_documents_refusals": Text("Không công nhận", "Refusals"),
    "ui.short_documents_requests": Text("Giấy đề nghị", "Requests"),
    "ui.short_documents_templates": Text("Mẫu Word", "Word templates"),
    "ui.then_documents": Text(
        "Lập biên bản cho các hộ phải họp lại", "Minutes for the households that meet again"
    ),
    "ui.then_documents_votes": Text(
        "Họp xong: tính biểu quyết", "After the meetings: count the votes"
    ),
    "ui.then_documents_posted": Text("Lập danh sách niêm yết", "Make the lists to post"),
    "ui.note_brought_one": Text(
        "Tệp kết quả (tên tận cùng là .ket-qua.xlsx) hoặc bảng khảo sát của một xã.",
        "Results, whose names end in .ket-qua.xlsx, or the survey, of one commune.",
    ),
    "ui.field_villages": Text("Riêng thôn, ấp nào", "Which villages"),
    "ui.note_villages": Text(
        "Để trống thì là mọi thôn, ấp. Nhiều thôn thì cách nhau bằng dấu chấm phẩy.",
        "Left blank, it is every village. Several are separated by semicolons.",
    ),
    "ui.field_again": Text("Họp lại: kết quả lần họp trước", "Meeting again: the outcome before"),
    "ui.note_again": Text(
        "Chỉ đưa khi họp lại: tệp ket-qua-hop-….json lấy ở việc «Biểu quyết». Họp lần đầu thì để "
        "trống.",
        "For another meeting alone: the file ket-qua-hop-….json of «Votes». Blank for the first.",
    ),
    "ui.rare_documents": Text(
        "Cài đặt, mẫu riêng của cơ quan, nơi và năm không ghi trong tệp",
        "Settings, the office's own template, place and year that the file lacks",
    ),
    "ui.rare_about_documents": Text(
        "Cài đặt báo cáo có tên cơ quan, nơi lập, người ký. Mẫu riêng: lấy ở việc «Mẫu Word» rồi "
        "sửa.",
        "The settings name the office, the place and who signs. Take a template at «Word "
        "templates» and edit it.",
    ),
    "ui.minutes_done": Text(
        "Đã lập biên bản họp của {count} thôn, ấp.", "The minutes of {count:village|villages}."
    ),
    "ui.minutes_next": Text(
        "In mỗi biên bản hai bản, điền số người có mặt và số phiếu rồi ký. Họp xong ghi số phiếu "
        "vào bảng Excel cùng thôn và đưa lại ở việc «Biểu quyết».",
        "Print two of each, fill in who is there and the votes, sign. Then type the votes into the "
        "village's workbook and bring it to «Votes».",
    ),
    "ui.papers_waiting": Text(
        "Còn {count} hộ chưa có kết quả nên không có tên trên giấy nào.",
        "{count:household has|households have} no result yet and are on no paper.",
    ),
    "ui.paper_of": Text("{what}, tệp {at}/{of}", "{what}, {at} of {of}"),
    "ui.file_papers_all": Text("Tất cả các tệp (.zip)", "All files (.zip)"),
    "ui.file_minutes": Text("Biên bản họp thôn (Word)", "Minutes (Word)"),
    "ui.file_minutes_pdf": Text("Biên bản họp thôn (PDF)", "Minutes (PDF)"),
    "ui.file_votes_sheet": Text("Bảng ghi biểu quyết (Excel)", "Sheet of votes (Excel)"),
    "ui.card_documents_votes": Text("Tính biểu quyết họp thôn", "Votes of village meetings"),
    "ui.about_documents_votes": Text(
        "Đưa các bảng biểu quyết đã ghi số phiếu: hộ nào được thông qua (từ 50% số người có mặt), "
        "hộ nào phải họp lại, ô nào còn thiếu.",
        "Give the sheets with their votes: who is agreed (half of those present), who meets "
        "again, which cells are missing.",
    ),
    "ui.do_documents_votes": Text("Tính biểu quyết", "Count the votes"),
    "ui.field_votes": Text(
        "Bảng biểu quyết đã ghi (chọn được nhiều tệp)", "Sheets of votes (several can be chosen)"
    ),
    "ui.note_votes": Text(
        "Các tệp bieu-quyet-….xlsx đã lấy cùng biên bản. Họp nhiều lần thì đưa cả bảng của các lần "
        "trước.",
        "The files bieu-quyet-….xlsx that came with the minutes, those of earlier meetings too.",
    ),
    "ui.rare_documents_votes": Text(
        "Tệp sửa lỗi, tệp theo mẫu khác, nơi và năm không ghi trong tệp",
        "Corrections, a file of another layout, place and year that the file lacks",
    ),
    "ui.rare_about_documents_votes": Text(
        "Điền như lúc lập biên bản.", "As it was when the minutes were made."
    ),
    "ui.votes_done": Text(
        "Đã tính xong biểu quyết của mọi hộ.", "The votes of every household are counted."
    ),
    "ui.votes_open": Text(
        "Chưa tính được hết: có hộ chưa rõ, ghi cho đủ các ô nêu dưới đây.",
        "Not all can be counted yet: complete the cells below.",
    ),
    "ui.votes_again": Text(
        "{count} hộ dưới 50%: xem lại phiếu, chấm lại, rồi lập biên bản họp lại từ tệp thứ hai "
        "dưới đây.",
        "{count:household is|households are} under 50 %: review, score again, and make the minutes "
        "of another meeting from the second file below.",
    ),
    "ui.file_votes_list": Text("Kết quả họp thôn, để in", "The outcome, to print"),
    "ui.file_votes_again": Text("Tệp để lập biên bản họp lại", "For minutes of another meeting"),
    "ui.sum_papers": Text("Hộ của {commune}", "Households of {commune}"),
    "ui.card_documents_posted": Text("Danh sách niêm yết", "Lists to post"),
    "ui.about_documents_posted": Text(
        "Mỗi thôn một danh sách và một danh sách toàn xã: chỉ có tên chủ hộ, thôn, kết quả, nơi và "
        "hạn nhận ý kiến, khiếu nại.",
        "A list of each village and of the commune: head, village and result alone, with where and "
        "until when to complain.",
    ),
    "ui.do_documents_posted": Text("Lập danh sách niêm yết", "Make the lists"),
    "ui.field_posted_on": Text("Ngày niêm yết", "Day of posting"),
    "ui.field_complaints_at": Text("Nơi nhận ý kiến, khiếu nại", "Where complaints are received"),
    "ui.note_complaints_at": Text(
        "Ví dụ: Bộ phận Một cửa, Ủy ban nhân dân xã. Để trống thì lấy ở cài đặt báo cáo.",
        "Such as the office of the commune. Left blank, it is taken from the settings.",
    ),
    "ui.field_until": Text("Hạn nhận ý kiến, khiếu nại", "Last day for complaints"),
    "ui.note_until": Text(
        "Để trống thì tính theo quy định. Danh sách rà soát hằng tháng phải ghi.",
        "Left blank, it is counted by the act. A monthly review needs it.",
    ),
    "ui.field_holidays": Text("Tệp ngày nghỉ", "File of holidays"),
    "ui.rare_documents_posted": Text(
        "Ngày nghỉ, cài đặt, mẫu riêng của cơ quan, nơi và năm không ghi trong tệp",
        "Holidays, settings, the office's own template, place and year that the file lacks",
    ),
    "ui.rare_about_documents_posted": Text(
        "Ngày nghỉ chỉ cần để đếm ngày làm việc của danh sách hộ có mức sống trung bình.",
        "Holidays count for the working days of the average-living list alone.",
    ),
    "ui.posted_done": Text(
        "Đã lập danh sách niêm yết của {count} thôn, ấp và của toàn xã.",
        "The lists of {count:village|villages} and of the commune.",
    ),
    "ui.posted_next": Text(
        "In, ký, đóng dấu rồi niêm yết; danh sách không có số định danh, ngày sinh hay hoàn cảnh "
        "của hộ.",
        "Print, sign, stamp and post them; no citizen number or birth day is on them.",
    ),
    "ui.file_posted": Text("Danh sách niêm yết (Word)", "List to post (Word)"),
    "ui.file_posted_pdf": Text("Danh sách niêm yết (PDF)", "List to post (PDF)"),
    "ui.card_documents_decision": Text("Quyết định công nhận", "The decision"),
    "ui.about_documents_decision": Text(
        "Quyết định của xã công nhận danh sách hộ nghèo, hộ cận nghèo, hộ có mức sống trung bình, "
        "hộ thoát nghèo, hộ thoát cận nghèo. Số và chữ ký để cơ quan điền.",
        "The commune's decision on its lists. Number and signature are left to the office.",
    ),
    "ui.do_documents_decision": Text("Lập quyết định", "Make the decision"),
    "ui.note_past_of_papers": Text(
        "Có sổ thì biết hộ thoát nghèo và điền được các năm trước.",
        "With it the escaped households and the years before are known.",
    ),
    "ui.note_previous_of_papers": Text(
        "Để biết hộ nào thoát nghèo. Có sổ theo dõi, hoặc bảng có cột Phân loại đầu kỳ thì để "
        "trống.",
        "To know who escaped. Blank with a register, or where the workbook has the earlier class.",
    ),
    "ui.field_paper_day": Text("Ngày ghi trên văn bản", "Day of the paper"),
    "ui.note_paper_day": Text(
        "Để trống thì chừa chỗ để điền khi ký.", "Left blank, there is room to fill it in."
    ),
    "ui.rare_documents_decision": Text(
        "Cặp hộ đã xác nhận, cài đặt, mẫu riêng, nơi và năm không ghi trong tệp",
        "Confirmed pairs, settings, the office's own template, place and year",
    ),
    "ui.rare_about_documents_decision": Text(
        "Cài đặt báo cáo có tên cơ quan, nơi lập, người ký. Mẫu riêng: lấy ở việc «Mẫu Word» rồi "
        "sửa.",
        "The settings name the office, the place and who signs. Take a template at «Word "
        "templates» and edit it.",
    ),
    "ui.decision_done": Text(
        "Đã lập {count} quyết định.", "{count:decision is|decisions are} made."
    ),
    "ui.decision_none": Text("Chưa lập được quyết định nào.", "No decision was made."),
    "ui.decision_next": Text(
        "Đọc lại danh sách kèm theo, điền số và ngày rồi trình ký.",
        "Read the lists, fill in number and day, and have it signed.",
    ),
    "ui.file_decision": Text("Quyết định (Word)", "Decision (Word)"),
    "ui.paper_lists": Text("Số hộ trong từng danh sách", "Households of each list"),
    "ui.paper_commune": Text("Xã, phường", "Commune"),
    "ui.list_ngheo": Text("Hộ nghèo", "Poor"),
    "ui.list_can_ngheo": Text("Hộ cận nghèo", "Near-poor"),
    "ui.list_trung_binh": Text("Mức sống trung bình", "Average living"),
    "ui.list_thoat_ngheo": Text("Thoát nghèo", "Escaped poverty"),
    "ui.list_thoat_can_ngheo": Text("Thoát cận nghèo", "Escaped near-poverty"),
    "ui.left_undetermined": Text("Chưa phân loại được", "No class yet"),
    "ui.left_rejected": Text("Chưa xét vì còn lỗi", "Not judged for faults"),
    "ui.left_departed": Text("Đã rời danh sách", "Left the list"),
    "ui.left_blank": Text("Dòng trống", "Blank rows"),
    "ui.card_documents_certificates": Text("Giấy chứng nhận", "Certificates"),
    "ui.about_documents_certificates": Text(
        "Giấy chứng nhận hộ nghèo, hộ cận nghèo: mỗi thôn, ấp một tệp Word, mỗi hộ một giấy.",
        "Certificates of the poor and near-poor: a Word file for each village.",
    ),
    "ui.do_documents_certificates": Text("Lập giấy chứng nhận", "Make the certificates"),
    "ui.field_numbers": Text("Số định danh cá nhân trên giấy", "Citizen numbers"),
    "ui.choice_last_four": Text("Chỉ bốn số cuối, điền nốt bằng tay", "The last four digits alone"),
    "ui.choice_whole_number": Text("In đủ số", "Whole"),
    "ui.note_numbers": Text(
        "In đủ số chỉ được khi đưa bảng khảo sát: tệp kết quả chỉ giữ bốn số cuối.",
        "Whole numbers need the survey: results keep the last four digits.",
    ),
    "ui.rare_documents_certificates": Text(
        "Cài đặt, mẫu riêng của cơ quan, nơi và năm không ghi trong tệp",
        "Settings, the office's own template, place and year that the file lacks",
    ),
    "ui.rare_about_documents_certificates": Text(
        "Cài đặt báo cáo có tên cơ quan, nơi lập, người ký. Mẫu riêng: lấy ở việc «Mẫu Word» rồi "
        "sửa.",
        "The settings name the office, the place and who signs. Take a template at «Word "
        "templates» and edit it.",
    ),
    "ui.certificates_done": Text(
        "Đã lập {count} giấy chứng nhận.", "{count:certificate is|certificates are} made."
    ),
    "ui.certificates_none": Text(
        "Không có hộ nghèo, hộ cận nghèo nào để lập giấy chứng nhận.",
        "No household is poor or near-poor.",
    ),
    "ui.certificates_next": Text(
        "Ô năm để trống là chưa rõ: điền theo giấy cũ. Số, ngày cấp và chữ ký để cơ quan điền.",
        "An empty year is not known: fill it in from the old certificate. Number, day and "
        "signature are left to the office.",
    ),
    "ui.file_certificates": Text("Giấy chứng nhận (Word)", "Certificates (Word)"),
    "ui.card_documents_refusals": Text("Thông báo không công nhận", "Letters of refusal"),
    "ui.about_documents_refusals": Text(
        "Mỗi hộ có giấy đề nghị mà không được công nhận có một thông báo nêu lý do, điều khoản, "
        "nơi và hạn khiếu nại.",
        "A letter to each household that asked and was not recognised, with the reason.",
    ),
    "ui.do_documents_refusals": Text("Lập thông báo", "Make the letters"),
    "ui.note_surveys_alone": Text(
        "Bảng khảo sát (có cột Diện rà soát, Nội dung đề nghị): tệp kết quả không ghi hộ nào có "
        "giấy đề nghị.",
        "The survey, which has the columns of requests: results do not say who asked.",
    ),
    "ui.rare_documents_refusals": Text(
        "Cài đặt, mẫu riêng của cơ quan, nơi và năm không ghi trong tệp",
        "Settings, the office's own template, place and year that the file lacks",
    ),
    "ui.rare_about_documents_refusals": Text(
        "Cài đặt báo cáo có tên cơ quan, nơi lập, người ký. Mẫu riêng: lấy ở việc «Mẫu Word» rồi "
        "sửa.",
        "The settings name the office, the place and who signs. Take a template at «Word "
        "templates» and edit it.",
    ),
    "ui.refusals_done": Text(
        "Đã lập {count} thông báo không công nhận.", "{count:letter is|letters are} made."
    ),
    "ui.refusals_none": Text(
        "Không có hộ nào có giấy đề nghị mà không được công nhận.",
        "No household that asked was left unrecognised.",
    ),
    "ui.refusals_next": Text(
        "Điền số, ngày, nơi và hạn khiếu nại rồi ký; mỗi hộ một tờ.",
        "Fill in number, day, where and until when to complain, and sign; one sheet each.",
    ),
    "ui.file_refusals": Text("Thông báo (Word)", "Letters (Word)"),
    "ui.card_documents_requests": Text("Giấy đề nghị của hộ", "Requests of households"),
    "ui.about_documents_requests": Text(
        "Mẫu 01 (đề nghị vào danh sách) và Mẫu 04 (đề nghị ra khỏi danh sách): in trống, hoặc điền "
        "sẵn cho hộ.",
        "Mẫu 01 (to be on the list) and Mẫu 04 (to leave it): blank, or prefilled.",
    ),
    "ui.do_documents_requests": Text("Lập giấy đề nghị", "Make the requests"),
    "ui.note_blank_forms": Text(
        "Để trống thì in mẫu trống. Muốn điền sẵn thì đưa tệp kết quả hoặc bảng khảo sát.",
        "Left empty, the forms are blank. Give results or a survey to have them prefilled.",
    ),
    "ui.field_request_form": Text("Mẫu nào của giấy đề nghị?", "Which form?"),
    "ui.choice_form_of_each": Text(
        "Theo từng hộ: trong danh sách thì Mẫu 04, còn lại Mẫu 01",
        "By household: Mẫu 04 for those on the list, else Mẫu 01",
    ),
    "ui.choice_form_01": Text("Mẫu 01", "Form 01"),
    "ui.choice_form_04": Text("Mẫu 04", "Form 04"),
    "ui.field_request_code": Text("Riêng một hộ (mã hộ)", "One household (its code)"),
    "ui.note_request_code": Text("Để trống: mọi hộ đã chọn.", "Blank: all that are chosen."),
    "ui.rare_documents_requests": Text(
        "Cài đặt, mẫu riêng của cơ quan, nơi và năm không ghi trong tệp",
        "Settings, the office's own template, place and year that the file lacks",
    ),
    "ui.rare_about_documents_requests": Text(
        "Chỉ điền khi cần. Mẫu riêng: lấy ở việc «Mẫu Word» rồi sửa.",
        "Only where needed. Take a template at «Word templates» and edit it.",
    ),
    "ui.requests_blank": Text("Mẫu trống đây.", "Here are the blank forms."),
    "ui.requests_done": Text(
        "Đã lập {count} giấy đề nghị.", "{count:request is|requests are} made."
    ),
    "ui.file_requests_word": Text("Giấy đề nghị (Word)", "Requests (Word)"),
    "ui.file_requests_pdf": Text("Giấy đề nghị (PDF)", "Requests (PDF)"),
    "ui.card_documents_templates": Text("Mẫu Word để sửa", "Word templates to edit"),
    "ui.about_documents_templates": Text(
        "Lấy mẫu Word của các văn bản để sửa theo lối trình bày của cơ quan, rồi đưa lại ở chỗ "
        "mẫu riêng của từng việc.",
        "Take the templates, edit them, and give them at the task of each paper.",
    ),
    "ui.do_documents_templates": Text("Lấy các mẫu", "Take the templates"),
    "ui.templates_done": Text("Các mẫu đây.", "Here are the templates."),
    "ui.templates_next": Text(
        "Sửa trong Word; chữ trong ngoặc kép {{{{ }}}} là chỗ ravo điền, danh sách các chỗ ấy "
        "ở tệp cuối.",
        "Edit them in Word; words in {{{{ }}}} are filled in: the last file lists them all.",
    ),
    "ui.file_paper_fields": Text("Danh sách các chỗ được điền", "The fields of the templates"),
    "ui.field_template_minutes": Text("Mẫu biên bản họp thôn", "Template of the minutes"),
    "ui.field_template_posted": Text("Mẫu danh sách niêm yết", "Template of posted lists"),
    "ui.field_template_decision": Text("Mẫu quyết định", "Template of the decision"),
    "ui.field_template_certificates": Text("Mẫu giấy chứng nhận", "Template of certificates"),
    "ui.field_template_refusals": Text(
        "Mẫu thông báo không công nhận", "Template of letters of refusal"
    ),
    "ui.field_template_request_01": Text("Mẫu giấy đề nghị (Mẫu 01)", "Template of Mẫu 01"),
    "ui.field_template_request_04": Text("Mẫu giấy đề nghị (Mẫu 04)", "Template of Mẫu 04"),
    # complaints
    "ui.card_complaints": Text("Khiếu nại", "Complaints"),
    "ui.about_complaints": Text(
        "Ghi khiếu nại của dân về kết quả rà soát và in giấy biên nhận; việc nào đến hạn, quá hạn; "
        "ghi kết quả giải quyết.",
        "Record complaints about the review, print their receipts; which are due; their results.",
    ),
    "ui.do_complaints": Text("Xem", "Show"),
    "ui.short_complaints": Text("Đến hạn", "Due"),
    "ui.short_complaints_add": Text("Ghi khiếu nại", "Record one"),
    "ui.short_complaints_close": Text("Ghi kết quả", "Results"),
    "ui.short_complaints_receipt": Text("Giấy biên nhận", "Receipt"),
    "ui.then_complaints": Text("Xem các khiếu nại", "See the complaints"),
    "ui.then_complaints_add": Text("Ghi một khiếu nại", "Record a complaint"),
    "ui.then_complaints_close": Text("Ghi kết quả giải quyết", "Record a result"),
    "ui.then_complaints_receipt": Text("In giấy biên nhận", "Print the receipt"),
    "ui.field_complaints_what": Text("Khiếu nại nào?", "Which complaints?"),
    "ui.choice_due_soon": Text(
        "Quá hạn, hoặc đến hạn trong 3 ngày làm việc", "Overdue, or due within 3 working days"
    ),
    "ui.choice_open_ones": Text("Mọi khiếu nại chưa giải quyết", "All that are open"),
    "ui.choice_all_of_them": Text("Tất cả", "All"),
    "ui.complaints_table": Text("Các khiếu nại", "Complaints"),
    "ui.rare_complaints": Text("Ngày nghỉ, cài đặt, một tệp sổ khác", "Holidays, another register"),
    "ui.rare_about_complaints": Text(
        "Tệp ngày nghỉ để đếm đúng ngày làm việc. Sổ khác: chỉ khi xem sổ không nêu ở trên.",
        "Holidays for counting working days. Another register: only for one not named above.",
    ),
    "ui.card_complaints_add": Text("Ghi khiếu nại", "Record a complaint"),
    "ui.about_complaints_add": Text(
        "Ai khiếu nại, về hộ nào, việc gì; sổ đếm hạn giải quyết theo ngày làm việc.",
        "Who complains, about which household and what; the due day is counted in working days.",
    ),
    "ui.do_complaints_add": Text("Ghi vào sổ", "Record"),
    "ui.field_complainant": Text("Người khiếu nại", "Who complains"),
    "ui.field_complaint_received": Text("Ngày nhận", "Day of receipt"),
    "ui.field_complaint_about": Text("Về việc gì?", "What about?"),
    "ui.choice_not_listed": Text(
        "Phải có trong danh sách mà không có", "It should be on the list and is not"
    ),
    "ui.choice_listed": Text(
        "Có trong danh sách mà không đúng", "It is on the list and should not be"
    ),
    "ui.choice_of_class": Text("Phân loại của hộ", "The class of the household"),
    "ui.choice_facts_of_it": Text("Thông tin của hộ", "Facts of the household"),
    "ui.choice_other": Text("Việc khác", "Something else"),
    "ui.field_code_listed": Text("Mã hộ", "Code of the household"),
    "ui.note_code_listed": Text(
        "Mã trên danh sách. Hộ không có trong danh sách nào thì để trống và ghi tên ở dưới.",
        "As on the list. For a household on no list leave it blank and give its name below.",
    ),
    "ui.note_name_unlisted": Text(
        "Chỉ ghi khi hộ không có trong danh sách nào.", "Only for a household on no list."
    ),
    "ui.note_village_unlisted": Text(
        "Chỉ ghi khi hộ không có trong danh sách nào.", "Only for a household on no list."
    ),
    "ui.note_commune_unlisted": Text(
        "Chỉ cần khi sổ có nhiều xã.", "Only where the register has several communes."
    ),
    "ui.field_complaint_text": Text("Nội dung", "In words"),
    "ui.note_complaint_text": Text(
        "Khiếu nại về việc khác thì phải ghi.", "Needed where it is about something else."
    ),
    "ui.field_complaint_review": Text("Về kết quả nào?", "Of which review?"),
    "ui.choice_periodic": Text(
        "Rà soát hộ nghèo, hộ cận nghèo", "Of poor and near-poor households"
    ),
    "ui.choice_average_review": Text(
        "Xác định hộ có mức sống trung bình", "Of the average living standard"
    ),
    "ui.field_complaint_posted": Text("Ngày niêm yết danh sách", "Day of posting"),
    "ui.note_complaint_posted": Text("Để trống nếu không rõ.", "Left blank where it is not known."),
    "ui.field_recheck_days": Text("Số ngày làm việc để giải quyết", "Working days to settle it"),
    "ui.note_recheck_days": Text(
        "Theo thông báo niêm yết. Để trống thì lấy ở quy định hoặc ở cài đặt, nếu có.",
        "As the posted notice has it. Left blank: those of the act or of the settings, if any.",
    ),
    "ui.rare_complaints_add": Text(
        "Ngày nghỉ, cài đặt, một tệp sổ khác", "Holidays, settings, another register"
    ),
    "ui.rare_about_complaints_add": Text(
        "Tệp ngày nghỉ để đếm đúng hạn. Sổ khác: chỉ khi ghi vào sổ không nêu ở trên.",
        "Holidays for the due day. Another register: only for one not named above.",
    ),
    "ui.no_days": Text(
        "Số ngày «{value}» không dùng được: ghi một số từ 0 đến {most}.",
        "'{value}' is no number of days: type one from 0 to {most}.",
    ),
    "ui.complaint_added": Text(
        "Đã ghi khiếu nại. Hạn giải quyết: {due} ({days} ngày làm việc).",
        "The complaint is recorded. It is due on {due} ({days:working day|working days}).",
    ),
    "ui.complaint_named": Text(
        "Mã của khiếu nại: {id}. Ghi mã này, hoặc mã hộ, khi in giấy biên nhận và ghi kết quả.",
        "Its code: {id}. Type it, or the household's, for the receipt and the result.",
    ),
    "ui.card_complaints_close": Text("Ghi kết quả khiếu nại", "Record the result of a complaint"),
    "ui.about_complaints_close": Text(
        "Ghi khiếu nại được chấp nhận, không chấp nhận hay đã rút, và lý do.",
        "Whether it was accepted, rejected or withdrawn, and why.",
    ),
    "ui.do_complaints_close": Text("Ghi kết quả", "Record the result"),
    "ui.field_complaint": Text("Mã khiếu nại hoặc mã hộ", "Code of the complaint or household"),
    "ui.note_complaint": Text(
        "Mã khiếu nại ở cột đầu của việc «Đến hạn».", "The first column of «Due»."
    ),
    "ui.field_complaint_result": Text("Kết quả", "Result"),
    "ui.choice_accepted": Text("Chấp nhận", "Accepted"),
    "ui.choice_not_accepted": Text("Không chấp nhận", "Rejected"),
    "ui.choice_withdrawn": Text("Người khiếu nại rút", "Withdrawn"),
    "ui.field_closed_on": Text("Ngày có kết quả", "Day of the result"),
    "ui.field_result_text": Text("Lý do, nội dung trả lời", "Reason"),
    "ui.note_result_text": Text("Không chấp nhận thì phải ghi.", "Needed where it is rejected."),
    "ui.field_settled_by": Text("Kỳ rà soát đã sửa", "Period in which it was settled"),
    "ui.note_settled_by": Text(
        "Nếu đã sửa danh sách: ghi năm hoặc tháng, ví dụ 2026 hoặc 2026-03.",
        "Where a list was corrected: its year or month, such as 2026 or 2026-03.",
    ),
    "ui.rare_complaints_close": Text("Dùng một tệp sổ khác", "Another register"),
    "ui.rare_about_complaints_close": Text(
        "Chỉ cần khi ghi vào một sổ khác sổ nêu ở trên.",
        "Only for another register than the one named above.",
    ),
    "ui.complaint_closed": Text(
        "Đã ghi kết quả ngày {day}: {state}.", "The result of {day} is recorded: {state}."
    ),
    "ui.complaint_undo_hint": Text(
        "Ghi nhầm thì vào «Sổ theo dõi», «Rút đợt ghi».",
        "What was a mistake is taken back at «The register», «Take back».",
    ),
    "ui.card_complaints_receipt": Text("Giấy biên nhận khiếu nại", "Receipt of a complaint"),
    "ui.about_complaints_receipt": Text(
        "Giấy biên nhận một trang, tệp Word, để hai bên ký và mỗi bên giữ một bản.",
        "One page, a Word file, to be signed by both sides.",
    ),
    "ui.do_complaints_receipt": Text("Lập giấy biên nhận", "Make the receipt"),
    "ui.rare_complaints_receipt": Text("Cài đặt, một tệp sổ khác", "Settings, another register"),
    "ui.rare_about_complaints_receipt": Text(
        "Cài đặt báo cáo có tên cơ quan và nơi lập.", "The settings name the office and the place."
    ),
    "ui.receipt_done": Text("Giấy biên nhận đây.", "Here is the receipt."),
    "ui.receipt_next": Text(
        "In hai bản, ghi số, hai bên cùng ký.", "Print two, number them, both sides sign."
    ),
    "ui.file_receipt": Text("Giấy biên nhận (Word)", "The receipt (Word)"),
    # results looked over
    "ui.card_supervise": Text("Giám sát, thăm lại", "Whom to visit again"),
    "ui.about_supervise": Text(
        "Hộ nào nên thăm lại và vì sao: số liệu giống hệt nhau, sát chuẩn, đổi nhiều so với năm "
        "trước; mẫu thăm lại; giấy đề nghị gửi từng xã.",
        "Which households to visit again and why: alike, near the lines, changed since last year; "
        "a sample; a letter to each commune.",
    ),
    "ui.do_supervise": Text("Lập danh sách thăm lại", "Make the list"),
    "ui.note_supervised": Text(
        "Bảng khảo sát của các xã (có người rà soát, ngày đi), hoặc tệp kết quả. Chọn được nhiều "
        "tệp; càng nhiều xã càng rõ.",
        "The communes' surveys, which name the reviewers and days, or results. Several can be "
        "chosen: the more, the clearer.",
    ),
    "ui.note_previous_of_supervision": Text(
        "Có thì xem thêm hộ nào đổi nhiều so với năm trước.",
        "With it the households that changed much are known.",
    ),
    "ui.note_past_of_supervision": Text(
        "Không có tệp năm trước thì lấy năm trước trong sổ; hộ đã nối trong sổ cũng được dùng.",
        "Without files of last year it is the year before in the register, with its links.",
    ),
    "ui.field_announced": Text("Ngày đã công bố để rút mẫu", "Day announced for the sample"),
    "ui.note_announced": Text(
        "Công bố ngày trước khi rút, để không ai chọn được hộ. Để trống thì không rút mẫu.",
        "Announced before, so that nobody chooses. Left blank, there is no sample.",
    ),
    "ui.field_recheck": Text("Bảng thăm lại đã điền", "What the visits came to"),
    "ui.note_recheck": Text(
        "Thăm lại xong thì đưa bảng đã điền để so với lần trước.",
        "After the visits give the sheet with its answers.",
    ),
    "ui.rare_supervise": Text(
        "Tệp sửa lỗi, tệp theo mẫu khác, nơi và năm không ghi trong tệp",
        "Corrections, a file of another layout, place and year that the file lacks",
    ),
    "ui.rare_about_supervise": Text(
        "Chỉ điền khi cần: điều gì tệp đã có thì để trống.",
        "Only where needed: leave blank what the files have.",
    ),
    "ui.supervised": Text("Đã xem xong các tệp.", "The files were looked over."),
    "ui.supervised_next": Text(
        "Trang để in nêu hộ nào nên thăm lại và vì sao. Một khác biệt có thể có lý do chính đáng: "
        "chỉ thăm lại mới biết.",
        "The page says whom to visit again and why. A difference may have a good reason: only a "
        "visit tells.",
    ),
    "ui.file_supervision_page": Text("Hộ nên thăm lại, để xem và in", "Whom to visit, to print"),
    "ui.file_supervision": Text("Hộ nên thăm lại (Excel)", "Whom to visit (Excel)"),
    "ui.file_revisit_sheet": Text("Mẫu thăm lại để điền (Excel)", "Sample to fill in (Excel)"),
    "ui.file_revisit_letter": Text("Giấy đề nghị thăm lại (Word)", "Letter to the commune (Word)"),
    "ui.card_analyse": Text("Phân tích thiếu hụt", "Deprivations"),
    "ui.about_analyse": Text(
        "Hộ thiếu hụt chỉ số nào nhiều nhất, nhóm nào, so với năm trước; tỷ lệ và mức thiếu hụt "
        "nhiều chiều.",
        "Which indicators and groups are deprived most, beside last year; the measures of "
        "multidimensional poverty.",
    ),
    "ui.do_analyse": Text("Phân tích", "Analyse"),
    "ui.field_group_by": Text("Chia theo nhóm", "By group"),
    "ui.choice_whole": Text("Không chia", "Not at all"),
    "ui.choice_by_thon": Text("Thôn, ấp", "Village"),
    "ui.choice_by_xa": Text("Xã, phường", "Commune"),
    "ui.choice_by_dan_toc": Text("Dân tộc", "Ethnic group"),
    "ui.choice_by_gioi_tinh": Text("Giới tính của chủ hộ", "Sex of the head"),
    "ui.choice_by_khu_vuc": Text("Khu vực", "Area"),
    "ui.field_count_unit": Text("Tính theo", "Counted in"),
    "ui.choice_count_households": Text("Hộ", "Households"),
    "ui.choice_count_people": Text("Nhân khẩu", "People"),
    "ui.rare_analyse": Text(
        "Tệp sửa lỗi, tệp theo mẫu khác, nơi và năm không ghi trong tệp",
        "Corrections, a file of another layout, place and year that the file lacks",
    ),
    "ui.rare_about_analyse": Text(
        "Chỉ điền khi cần: điều gì tệp đã có thì để trống.",
        "Only where needed: leave blank what the files have.",
    ),
    "ui.analysed": Text("Đã phân tích xong.", "The analysis is done."),
    "ui.analysed_next": Text(
        "Cách tính này chỉ xem thiếu hụt, không xem thu nhập: không thay cho phân loại hộ.",
        "It looks at deprivations and not at income: it does not take the place of the classes.",
    ),
    "ui.file_analysis": Text("Bảng phân tích (Excel)", "The analysis (Excel)"),
}
