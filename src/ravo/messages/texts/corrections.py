"""Texts of corrections files and of the list of applied corrections."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "corrections.title": Text("Các chỗ sửa bảng khảo sát", "Corrections of a survey workbook"),
    "corrections.sheet": Text("Sửa", "Corrections"),
    "corrections.hidden": Text("(họ tên không hiện)", "(name not shown)"),
    "corrections.blank": Text("(trống)", "(blank)"),
    "corrections.at_row": Text(" ở dòng {row}", " in row {row}"),
    "corrections.at_member": Text(
        " với thành viên có định danh …{member}", " with the member …{member}"
    ),
    "corrections.bad_title": Text("Giá trị chưa đúng", "Not valid"),
    "corrections.hint_household": Text(
        "Mã hộ như trong bảng khảo sát, giữ số 0 ở đầu; dấu * nếu dòng nói về cả cột.",
        "The household's code as in the survey workbook, with its zeros; "
        "* if the line is about a whole column.",
    ),
    "corrections.hint_sheet": Text(
        "Hộ, Thành viên hoặc Thu nhập. Để trống thì tìm ở trang Hộ trước.",
        "Hộ, Thành viên or Thu nhập. If blank, the sheet Hộ is looked at first.",
    ),
    "corrections.hint_row": Text(
        "Số dòng trên trang; chỉ cần khi nhiều dòng cùng mã hộ.",
        "The row on the sheet; needed only where several rows share the code.",
    ),
    "corrections.hint_member": Text(
        "Bốn số cuối của định danh thành viên; chỉ cần khi nhiều người cùng giá trị cũ.",
        "Last four digits of the member's citizen number; "
        "needed only where several members have the old value.",
    ),
    "corrections.hint_column": Text(
        "Tiêu đề cột như trong bảng khảo sát, hoặc mã cột như diem_b1.",
        "The heading as in the survey workbook, or the column's id such as diem_b1.",
    ),
    "corrections.hint_old": Text(
        "Giá trị đang có trong ô. Ô trống thì để trống hoặc ghi (trống); "
        "ô lỗi thì ghi lỗi, ví dụ #N/A.",
        "What the cell holds now. A blank cell: leave blank or write (blank); an error cell: "
        "its error, such as #N/A.",
    ),
    "corrections.hint_new": Text(
        "Giá trị đúng. Ghi 'đúng như vậy' nếu giá trị cũ đúng; (trống) để xóa; "
        "'bỏ qua' (mã hộ là *) nếu cột được để ngoài rà soát.",
        "The right value. Write 'as is' if the old one is right; (blank) to empty the cell; "
        "'ignore' (household *) to leave a column out.",
    ),
    "corrections.hint_reason": Text(
        "Vì sao sửa, dựa vào đâu; không ghi họ tên người dân.",
        "Why, and on what grounds; no names of residents.",
    ),
    "corrections.hint_who": Text(
        "Họ tên hoặc chức danh cán bộ chịu trách nhiệm sửa.",
        "The officer who answers for the correction.",
    ),
    "corrections.hint_on": Text(
        "Ngày sửa, dạng ngày/tháng/năm.", "The day of the correction, as day/month/year."
    ),
    "corrections.hint_file": Text(
        "Tên tệp của bảng khảo sát; chỉ cần khi chạy nhiều bảng một lần.",
        "The survey workbook's file name; needed only where several are handled at once.",
    ),
    "corrections.applied_title": Text(
        "Các chỗ sửa đã áp dụng (từ {file}, SHA-256 {sha256})",
        "Corrections applied (from {file}, SHA-256 {sha256})",
    ),
    "corrections.none_applied": Text(
        "Không có dòng sửa nào được áp dụng.", "No correction was applied."
    ),
    "corrections.head_line": Text("Dòng sửa", "Line"),
    "corrections.head_household": Text("Mã hộ", "Household"),
    "corrections.head_sheet": Text("Trang", "Sheet"),
    "corrections.head_cell": Text("Ô", "Cell"),
    "corrections.head_column": Text("Cột", "Column"),
    "corrections.head_old": Text("Giá trị cũ", "Old value"),
    "corrections.head_new": Text("Giá trị mới", "New value"),
    "corrections.head_kind": Text("Cách xử lý", "What was done"),
    "corrections.head_reason": Text("Lý do", "Reason"),
    "corrections.head_who": Text("Người sửa", "Who"),
    "corrections.head_on": Text("Ngày", "Date"),
    "corrections.word_right": Text("đúng như vậy", "correct as is"),
    "corrections.word_left_out": Text("bỏ qua", "ignore"),
    "corrections.word_blank": Text("(trống)", "(blank)"),
    "corrections.changed": Text("đã sửa", "changed"),
    "corrections.confirmed": Text("xác nhận đúng như vậy", "confirmed as is"),
}
