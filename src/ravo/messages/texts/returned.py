"""Texts of the copy returned to the commune: the letter, the comments, what was left out."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "returned.title": Text("Thư trả lời về bảng khảo sát", "Reply about the survey workbook"),
    "returned.from": Text("Nơi gửi", "From"),
    "returned.to": Text("Kính gửi", "To"),
    "returned.committee": Text("Ủy ban nhân dân {commune}", "People's Committee of {commune}"),
    "returned.day": Text("Ngày gửi", "Date"),
    "returned.deadline": Text("Gửi lại trước", "Send back before"),
    "returned.contact": Text("Cần hỏi, xin gọi", "Questions to"),
    "returned.dots": Text("………………………………………………", "………………………………………………"),
    "returned.dots_day": Text("ngày …… tháng …… năm ………", "……/……/………"),
    "returned.dots_deadline": Text("ngày …… tháng …… năm ………", "……/……/………"),
    "returned.dots_contact": Text(
        "……………………………………, điện thoại …………………", "……………………………………, telephone …………………"
    ),
    "returned.where": Text("trang {sheet}, ô {cell}", "sheet {sheet}, cell {cell}"),
    "returned.contradiction": Text(
        "{title} (một trong hai phải sửa)", "{title} (one of the two must be corrected)"
    ),
    "returned.to_look_at": Text("{count} điều cần xem", "{count} to look at"),
    "returned.commune": Text("Xã/phường/thị trấn", "Commune"),
    "returned.district": Text("Huyện/quận/thị xã", "District"),
    "returned.year": Text("Năm rà soát", "Review year"),
    "returned.file": Text("Tệp", "File"),
    "returned.verdict": Text("Kết luận", "Verdict"),
    "returned.rows": Text("Số dòng trang Hộ", "Rows of sheet Hộ"),
    "returned.found": Text("Đã tìm thấy", "Found"),
    "returned.how_many": Text(
        "{errors} lỗi, {warnings} cảnh báo.", "{errors:error|errors}, {warnings:warning|warnings}."
    ),
    "returned.how_many_open": Text(
        "{errors} lỗi, {open} chỗ làm hộ chưa phân loại được, {warnings} cảnh báo.",
        "{errors:error|errors}, {open:place that leaves|places that leave} a household without a "
        "class, {warnings:warning|warnings}.",
    ),
    "returned.not_given": Text("chưa ghi", "not given"),
    "returned.means_accepted": Text(
        "Mọi hộ đã được phân loại. Không phải sửa gì và không cần gửi lại.",
        "Every household was classed. Nothing to correct, nothing to send again.",
    ),
    "returned.means_accepted_with_warnings": Text(
        "Bảng được chấp nhận. Xin xem lại các ô có cảnh báo: ô đúng thì để nguyên; "
        "hai chỗ ghi trái nhau thì một trong hai phải sửa.",
        "The workbook is accepted. Please look again at the cells with warnings: leave those "
        "that are right; where two contradict each other one must be corrected.",
    ),
    "returned.means_partly_accepted": Text(
        "Các hộ không có lỗi đã được phân loại. Hộ có lỗi chưa được phân loại: "
        "xin sửa rồi gửi lại.",
        "Households without errors were classed. "
        "Those with errors were not: please correct and send again.",
    ),
    "returned.open_households": Text(
        "Riêng {count} hộ CHƯA ĐỦ THÔNG TIN nên chưa được phân loại: "
        "xin làm theo ghi chú ở các ô của những hộ này rồi gửi lại.",
        "But {count:household LACKS|households LACK} INFORMATION and have no class yet: "
        "please do what the comments on their cells say and send again.",
    ),
    "returned.means_rejected": Text(
        "Chưa hộ nào được phân loại, vì lỗi dưới đây liên quan đến cả bảng hoặc đến mọi hộ. "
        "Xin sửa rồi gửi lại.",
        "No household was classed, because the errors below concern the whole workbook or every "
        "household. Please correct and send again.",
    ),
    "returned.commonest": Text(
        "{count} loại lỗi, cảnh báo gặp nhiều nhất",
        "The {count} commonest kinds of error and warning",
    ),
    "returned.head_code": Text("Mã", "Code"),
    "returned.head_what": Text("Nội dung", "What it is"),
    "returned.head_severity": Text("Mức độ", "Severity"),
    "returned.head_count": Text("Số lần", "How many"),
    "returned.head_first": Text("Ô đầu tiên (bấm để tới)", "First cell (click to go there)"),
    "returned.more": Text(
        "Còn {count} loại khác: xem trang {sheet}.",
        "{count:more kind|more kinds} of fault: see the sheet {sheet}.",
    ),
    "returned.how": Text("Cách làm tiếp", "How to go on"),
    "returned.colour_error": Text(
        "Phải sửa: hộ có ô màu này chưa được phân loại.",
        "Must be corrected: a household with a cell of this colour has no class.",
    ),
    "returned.colour_warning": Text(
        "Nên xem lại: ô đúng thì để nguyên; hai chỗ ghi trái nhau thì một trong hai phải sửa.",
        "Please look again: leave what is right; where two contradict each other one must be "
        "corrected.",
    ),
    "returned.colour_open": Text(
        "Chưa phân loại được: để nguyên thì hộ vẫn chưa có loại. Phải điền hoặc sửa; nếu ô đúng "
        "thì báo lại là đúng (ghi «đúng như vậy» trong tệp sửa lỗi).",
        "No class yet: left as it is, the household stays without one. Fill in or correct the "
        "cell; if it is right, report so («đúng như vậy» in the file of corrections).",
    ),
    "returned.step_correct": Text(
        "1. Đưa chuột vào ô có màu để đọc ghi chú (sai gì, sửa thế nào), rồi sửa ngay tại ô đó. "
        "Trang {sheet} kể đủ mọi lỗi, cả những lỗi không nằm ở ô nào.",
        "1. Rest the pointer on a coloured cell to read its comment (what is wrong, what to do) "
        "and correct it there. The sheet {sheet} lists every fault, also those without a cell.",
    ),
    "returned.step_save": Text(
        "2. Lưu tệp này và gửi lại chính tệp này.",
        "2. Save this file and send this very file again.",
    ),
    "returned.step_keep": Text(
        "3. Không cần xóa màu, ghi chú, thư này hay trang {sheet}: "
        "khi đọc lại chúng được bỏ qua, và được thay mới ở lần trả lời sau.",
        "3. No need to clear the colours, comments, this letter or the sheet {sheet}: "
        "they are passed over when the file is read, and replaced in the next reply.",
    ),
    "returned.about_copy": Text("Về bản sao này", "About this copy"),
    "returned.kept": Text(
        "Đây là chính bảng khảo sát của xã. Tệp này chỉ được tô màu, ghi chú các ô cần xem và "
        "thêm hai trang ở đầu; số liệu, công thức, định dạng, danh sách chọn, hình và biểu đồ "
        "giữ nguyên.",
        "This is the commune's own workbook. Cells with faults were only coloured and commented, "
        "and two sheets put in front; figures, formulas, formats, lists, "
        "pictures and charts are as they were.",
    ),
    "returned.rebuilt": Text(
        "Không đánh dấu được vào tệp gốc, vì tệp thuộc dạng cũ hoặc có cấu trúc lạ. "
        "Bản này là tệp .xlsx mới, chỉ có giá trị của mọi ô ở đúng địa chỉ cũ; "
        "công thức, định dạng, danh sách chọn, ghi chú, hình và biểu đồ không có ở đây. "
        "Có thể sửa trong tệp gốc của xã.",
        "The original file could not be marked: its format is an older one or it is built in an "
        "unusual way. This is a new .xlsx with the values of all cells at their old addresses; "
        "formulas, formats, lists, comments, pictures and charts are not in it. "
        "You may correct your original file instead.",
    ),
    "returned.lost_macros": Text(
        "Macro không có trong bản này và không bao giờ được chạy.",
        "Macros are not in this copy and are never run.",
    ),
    "returned.lost_signature": Text(
        "Chữ ký số của tệp gốc không có trong bản này, vì nội dung đã thêm vào.",
        "The digital signature of the original is not in this copy, because something was added.",
    ),
    "returned.lost_revisions": Text(
        "Lịch sử thay đổi của tệp dùng chung không có trong bản này.",
        "The shared workbook's log of changes is not in this copy.",
    ),
    "returned.lost_password": Text(
        "Tệp gốc có mật khẩu; bản này không có. Hãy đặt lại mật khẩu trước khi chuyển tiếp.",
        "The original has a password; this copy has none. Set one again before passing it on.",
    ),
    "returned.threads": Text(
        "{count} ô có lỗi đang có cuộc trao đổi (bình luận kiểu mới): "
        "ô được tô màu, còn nội dung lỗi chỉ có trong danh sách.",
        "{count:cell|cells} with faults hold a conversation (new comments): "
        "they are coloured, but what is wrong stands in the list only.",
    ),
    "returned.links": Text(
        "Chỉ {count} lỗi đầu danh sách có liên kết tới ô: Excel không cho nhiều hơn.",
        "Only the first {count:fault|faults} of the list have a link to their cell: "
        "Excel allows no more.",
    ),
    "returned.rows_cut": Text(
        "Danh sách có {count} lỗi trong số {all}: Excel không cho nhiều dòng hơn. "
        "sửa và gửi lại thì thấy các lỗi còn lại.",
        "The list holds {count} of {all:fault|faults}: Excel allows no more rows. "
        "the others appear once these are corrected and the file is sent again.",
    ),
    "returned.rows_cut_plain": Text(
        "Danh sách có {count} lỗi trong số {all}: Excel không cho nhiều dòng hơn. "
        "Sửa xong các lỗi này rồi kiểm tra lại để thấy các lỗi sau.",
        "The list holds {count} of {all:fault|faults}: Excel allows no more rows. "
        "Correct these, and check again to see the others.",
    ),
    "returned.see_list": Text("(xem tiếp ở danh sách lỗi)", "(see the list of faults)"),
}
