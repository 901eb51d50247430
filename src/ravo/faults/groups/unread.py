"""Faults of columns that nobody reads."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-270",
        "warning",
        title=Text("Cột có dữ liệu không được đọc", "Columns with data that are not read"),
        message=Text(
            "Trang {sheet} có {count} cột có dữ liệu không được đọc: {columns}.{open}",
            "Sheet {sheet}: columns with data that are not read ({count}): {columns}.{open}",
        ),
        hint=Text(
            'Nếu cột ghi đúng nội dung và đúng đơn vị của một cột trong mẫu thì ghi tiêu đề như trong mẫu; nếu khác đơn vị thì tính lại ra đơn vị của mẫu ở một cột mới. Nếu cột không thuộc rà soát thì khai một lần là để ngoài: --ignore "tiêu đề", hoặc một dòng «bỏ qua» (ghi * ở Mã hộ) trong tệp sửa lỗi.',
            'If a column holds just what a column of the template holds, in the same unit, give it the template\'s heading; if its unit differs, work the figures out anew in a column of their own. If it is no part of the review, say once that it is left out: --ignore "heading", or a line «bỏ qua» (household *) in the file of corrections.',
        ),
        example=Text(
            "Cột V 'Thu nhập bình quân (đồng/hộ/tháng)' có số liệu.",
            "Column V 'Thu nhập bình quân (đồng/hộ/tháng)' with figures.",
        ),
        unread="columns",
    ),
    FaultKind(
        "RV-271",
        "warning",
        title=Text("Không có cột nào để bỏ qua", "No column to leave out"),
        message=Text(
            "Không có cột chưa đọc nào mang tiêu đề '{words}' để bỏ qua.",
            "No unread column has the heading '{words}', so there is none to leave out.",
        ),
        hint=Text(
            "Chép đúng tiêu đề như trong bảng; cột đã được đọc thì không bỏ qua được, cần sửa ô hoặc xóa cột.",
            "Copy the heading as it is in the workbook; a column that is read cannot be left out: mend its cells, or remove it.",
        ),
        example=Text(
            '--ignore "Ghi chu 2" khi bảng không có cột đó.',
            '--ignore "Ghi chu 2" where there is no such column.',
        ),
    ),
)
