"""Faults of files whose content has no single meaning (category 1)."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS = (
    FaultKind(
        "RV-1020",
        "error",
        title=Text(
            "Nội dung trang không có một nghĩa rõ",
            "Content without one clear meaning",
        ),
        message=Text(
            "{path}: trang {sheet}, {place}: {what}; mỗi chương trình có thể đọc một khác nên ravo không đọc.",
            "{path}: sheet {sheet}, {place}: {what}; programs may read it differently, so ravo does not.",
        ),
        hint=Text(
            "Mở bằng Excel, kiểm tra chỗ đó, rồi lưu lại dạng .xlsx; nếu Excel báo tệp hỏng thì xin xã gửi lại hoặc xuất lại từ phần mềm.",
            "Open it in Excel, check that place and save it as .xlsx; if Excel calls the file damaged, ask for it again or export it anew from the program.",
        ),
        example=Text(
            "Một chương trình ghi hai giá trị vào ô B7.",
            "A program wrote two values into the cell B7.",
        ),
    ),
    FaultKind(
        "RV-1021",
        "error",
        title=Text(
            "Ô lỗi trong tệp kết quả",
            "An error cell in results",
        ),
        message=Text(
            "{path}: trang {sheet}, ô {place} của tệp kết quả là ô lỗi ({what}) sau khi sửa.",
            "{path}: sheet {sheet}, cell {place} of these results became an error ({what}) when they were edited.",
        ),
        hint=Text(
            "Mở tệp kết quả, gõ lại giá trị của ô đó rồi lưu; hoặc chạy lại ravo score với bảng khảo sát.",
            "Open the results, type the value of that cell again and save; or run ravo score on the survey again.",
        ),
        example=Text(
            "Cột B1 của Kết quả được thay bằng công thức và ô C5 thành #REF!.",
            "The column B1 of the results was replaced by a formula, and C5 became #REF!.",
        ),
    ),
)
