"""The steps of long work, as a progress bar names them."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "steps.compare": Text("So sánh hai năm", "Comparing the years"),
    "steps.count": Text("Lập số liệu các biểu", "Counting the forms"),
    "steps.form": Text("Biểu {number}", "Form {number}"),
    "steps.forms": Text("Các biểu", "The forms"),
    "steps.near": Text("Danh sách hộ sát chuẩn", "Households near the line"),
    "steps.page": Text("Trang tổng hợp", "The summary page"),
    "steps.todo": Text("Việc cần làm", "What is to do"),
    "steps.document": Text("Báo cáo bằng văn bản", "The written report"),
    "steps.figures": Text("Số liệu", "The figures"),
    "steps.sheet": Text("Trang {sheet}", "Sheet {sheet}"),
    "steps.changes_page": Text("Trang biến động", "The page of changes"),
}
