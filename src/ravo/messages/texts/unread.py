"""Texts about columns that are not read."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "unread.unlike": Text("{cell} '{words}' ({rows} dòng)", "{cell} '{words}' ({rows:row|rows})"),
    "unread.near": Text(
        "{cell} '{words}' ({rows} dòng; giống '{near}' {score} %)",
        "{cell} '{words}' ({rows:row|rows}; {score} % like '{near}')",
    ),
    "unread.unit": Text(
        "{cell} '{words}' ({rows} dòng; khác đơn vị với '{near}')",
        "{cell} '{words}' ({rows:row|rows}; another unit than '{near}')",
    ),
    "unread.digit": Text(
        "{cell} '{words}' ({rows} dòng; khác số hiệu với '{near}')",
        "{cell} '{words}' ({rows:row|rows}; another number than '{near}')",
    ),
    "unread.subject": Text(
        "{cell} '{words}' ({rows} dòng; nói về việc khác với '{near}')",
        "{cell} '{words}' ({rows:row|rows}; about something else than '{near}')",
    ),
    "unread.unstated": Text(
        "{cell} '{words}' ({rows} dòng; không ghi rõ tính theo người hay hộ, "
        "tháng hay năm như '{near}')",
        "{cell} '{words}' ({rows:row|rows}; does not state per person or household, month or year, "
        "as '{near}' does)",
    ),
    "unread.open": Text(
        " Cột {cells} có thể quyết định kết quả: hộ có dữ liệu ở đó chưa được phân loại nếu kết "
        "quả phụ thuộc vào cột ấy.",
        " {cells} may decide a class: households with data there get none where it depends on "
        "them.",
    ),
    "unread.head_apart": Text(
        "ô {cell} ghi {value}, ô {other} ghi {there}",
        "{cell} has {value}, {other} has {there}",
    ),
    "unread.heads_alike": Text(
        " Người có giới tính, năm sinh như chủ hộ ở trang Hộ: ô {cells}.",
        " Members with the sex and birth year of the head on the sheet Hộ: {cells}.",
    ),
    "unread.head_unnamed": Text(
        " Trang Hộ chưa ghi tên chủ hộ: xác định ai làm chủ hộ trước, rồi ghi ở cả hai trang.",
        " The sheet Hộ names no head: settle who it is first, then write that on both sheets.",
    ),
    "unread.no_head_alike": Text(
        " Không thành viên nào có giới tính, năm sinh như chủ hộ ở trang Hộ: có thể thiếu dòng của "
        "chủ hộ.",
        " No member has the sex and birth year of the head on the sheet Hộ: the head's row may be "
        "missing.",
    ),
    "unread.in_doubt": Text(
        "{heading} (ô {cell} có ghi nhưng chưa dùng được)",
        "{heading} (cell {cell} holds something that cannot be used yet)",
    ),
    "unread.born_by_year": Text("năm rà soát {year}", "the review year {year}"),
    "unread.born_by_day": Text(
        "ngày {day}, ngày cuối của số liệu", "{day}, the last day of the figures"
    ),
    "unread.left_deducted": Text(
        ", trừ {left} người đã chết hoặc rời hộ",
        ", less {left:person|people} who died or left",
    ),
    "unread.to_confirm": Text(
        "{headings} (dữ kiện năm trước đã có: xem lại tại hộ, rồi ghi Có ở ô {cell}, cột {column})",
        "{headings} (last year's facts are there: look at them again at the household, then write "
        "Có in {cell}, column {column})",
    ),
    "unread.left_out_title": Text(
        "Cột có dữ liệu được chủ ý để ngoài", "Columns with data that are left out on purpose"
    ),
    "unread.head_sheet": Text("Trang", "Sheet"),
    "unread.head_cell": Text("Ô", "Cell"),
    "unread.head_words": Text("Tiêu đề", "Heading"),
    "unread.head_rows": Text("Số dòng có dữ liệu", "Rows with data"),
    "unread.head_by": Text("Theo", "By"),
    "unread.by_command": Text("yêu cầu khi chạy", "the command"),
    "unread.by_profile": Text("cách đọc của mẫu bảng", "the layout's profile"),
    "unread.by_corrections": Text("tệp sửa lỗi", "the file of corrections"),
}
