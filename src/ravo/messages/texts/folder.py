"""Names of ravo's own products where a survey is expected."""

from ravo.messages import Text

_SURVEY = Text("Hãy đưa bảng khảo sát của xã.", "Give the commune's survey.")

TEXTS: dict[str, Text] = {
    "folder.results": Text("tệp kết quả", "a results workbook"),
    "folder.instead_results": Text(
        "Hãy đưa bảng khảo sát của xã; để tổng hợp kết quả thì dùng ravo report hoặc ravo diff.",
        "Give the commune's survey; for totals of results use ravo report or ravo diff.",
    ),
    "folder.comparison": Text("bảng so sánh hai năm", "a comparison of two years"),
    "folder.instead_comparison": Text(
        "Hãy đưa bảng khảo sát của xã; trang Cần xác nhận đã trả lời thì dùng với --links.",
        "Give the commune's survey; an answered sheet Cần xác nhận goes with --links.",
    ),
    "folder.report": Text("bộ biểu của báo cáo", "the forms of a report"),
    "folder.instead_report": _SURVEY,
    "folder.b1_grid": Text("bảng điểm B1", "a B1 score table"),
    "folder.instead_b1_grid": Text(
        "Hãy đưa bảng khảo sát của xã; bảng điểm B1 dùng với --grid hoặc ravo b1 import.",
        "Give the commune's survey; a B1 score table goes with --grid or ravo b1 import.",
    ),
    "folder.criteria": Text("bảng tiêu chí", "a table of criteria"),
    "folder.instead_criteria": _SURVEY,
    "folder.settings": Text("tệp cài đặt của báo cáo", "settings of a report"),
    "folder.instead_settings": _SURVEY,
    "folder.corrections": Text("tệp sửa lỗi", "a file of corrections"),
    "folder.instead_corrections": Text(
        "Hãy đưa bảng khảo sát của xã; tệp sửa lỗi dùng với --corrections.",
        "Give the commune's survey; a file of corrections goes with --corrections.",
    ),
    "folder.monthly": Text("giấy tờ của tháng rà soát", "papers of a monthly review"),
    "folder.instead_monthly": _SURVEY,
    "folder.beneficiaries": Text(
        "danh sách của chương trình hỗ trợ", "lists of programmes of support"
    ),
    "folder.instead_beneficiaries": _SURVEY,
    "folder.votes": Text("bảng biểu quyết họp thôn", "votes of a village meeting"),
    "folder.instead_votes": _SURVEY,
    "folder.template": Text("bảng khảo sát còn trống", "an empty survey"),
    "folder.instead_template": Text(
        "Điền các hộ vào rồi lưu bằng Excel hoặc LibreOffice, sau đó chạy lại.",
        "Fill in the households, save it with Excel or LibreOffice and run again.",
    ),
}
