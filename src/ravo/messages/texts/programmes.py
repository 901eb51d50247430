"""Texts of programmes of support and of who is on their lists."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "programmes.unit_person": Text("người", "people"),
    "programmes.unit_household": Text("hộ", "households"),
    "programmes.lists_person": Text("Danh sách người.", "A list of people."),
    "programmes.lists_household": Text("Danh sách hộ.", "A list of households."),
    "programmes.conditions": Text("Đủ điều kiện khi:", "Eligible where:"),
    "programmes.exclusions": Text("Không xét khi:", "Not where:"),
    "programmes.priority": Text("Xếp trước:", "First:"),
    "programmes.values": Text("Trị số:", "Figures:"),
    "programmes.quota_commune": Text("Chỉ tiêu mỗi xã: {count}", "Quota of each commune: {count}"),
    "programmes.quota_all": Text("Chỉ tiêu chung: {count}", "Quota of all: {count}"),
    "programmes.office": Text(
        "Cơ quan nhận danh sách: {office}; được xem các cột: {columns}",
        "Receiving office: {office}; it may see the columns: {columns}",
    ),
    "programmes.remarks": Text(
        "Ghi trên mọi danh sách của chương trình:", "On every list of the programme:"
    ),
    "programmes.count_listed": Text("đủ ĐK", "eligible"),
    "programmes.count_to_ask": Text("hỏi thêm", "to ask"),
    "programmes.count_not": Text("không", "not"),
    "programmes.count_read": Text("đã xét", "read"),
    "programmes.departed": Text(
        "{count} hộ đã rời danh sách (chuyển đi, chết, nhập hộ) nên không xét.",
        "{count:household|households} left the list (moved, died, merged): no case.",
    ),
    "programmes.usable": Text(
        "Dùng được: {count} chương trình ({ids}).",
        "Usable: {count:programme|programmes} ({ids}).",
    ),
}
