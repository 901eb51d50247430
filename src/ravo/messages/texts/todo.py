"""Texts of the page of what an office has to do before its report is signed."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "todo.title": Text(
        "Việc cần làm trước khi trình báo cáo năm {year}", "To do before the report of {year}"
    ),
    "todo.about": Text(
        "Trang này dành cho người lập báo cáo, không trình lãnh đạo.",
        "This page is for who makes the report, not for who signs it.",
    ),
    "todo.error": Text("Phải sửa ({count})", "Must be put right ({count})"),
    "todo.warning": Text("Cần xem lại ({count})", "Should be looked at ({count})"),
    "todo.none": Text("Không có việc nào cần làm.", "Nothing is left to do."),
    "todo.foot": Text("Lập bằng ravo {version}.", "Made by ravo {version}."),
}
