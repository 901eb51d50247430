"""Category 6: against last year or a recorded class."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-601",
        "warning",
        title=Text(
            "Khác phân loại đã ghi",
            "Differs from the recorded class",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi {recorded}, nhưng tính theo điểm B1 và B2 là {found}.",
            "Cell {cell} ({column}) records {recorded}, but B1 and B2 give {found}.",
        ),
        hint=Text(
            "Đối chiếu phiếu của hộ: sửa điểm nếu nhập sai, hoặc sửa phân loại trong phần mềm.",
            "Compare the household's form: mend the points if they are mistyped, or the class in the software.",
        ),
        example=Text(
            "B1 = 130, B2 = 40 ở nông thôn nhưng phần mềm ghi Hộ cận nghèo.",
            "B1 = 130, B2 = 40 in a rural commune, recorded as Hộ cận nghèo.",
        ),
    ),
    FaultKind(
        "RV-602",
        "warning",
        title=Text(
            "Điểm B2 đã ghi không khớp",
            "Recorded B2 does not fit",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi B2 = {b2}; các chỉ số chỉ cho từ {low} đến {high}, mỗi chỉ số {each} điểm.",
            "Cell {cell} ({column}) records B2 = {b2}; the indicators allow {low} to {high}, {each} points each.",
        ),
        hint=Text(
            "Kiểm tra lại điểm B2 và câu trả lời của từng chỉ số; điểm ghi này không được dùng.",
            "Check B2 and the answer to each indicator; the recorded points are not used.",
        ),
        example=Text(
            "B2 ghi 35.",
            "B2 recorded as 35.",
        ),
    ),
    FaultKind(
        "RV-603",
        "warning",
        title=Text(
            "Phân loại đã ghi không thể đúng",
            "Recorded class cannot be right",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi {recorded}, nhưng theo điểm B1 và B2 thì không khu vực nào cho loại này; kết quả: {found}.",
            "Cell {cell} ({column}) records {recorded}, which B1 and B2 give in no area; the result: {found}.",
        ),
        hint=Text(
            "Cho biết khu vực (--area hoặc cột Khu vực) và đối chiếu phiếu của hộ.",
            "Give the area (--area or the column Khu vực) and compare the household's form.",
        ),
        example=Text(
            "B1 = 150, B2 = 30, không rõ khu vực, phần mềm ghi Hộ cận nghèo.",
            "B1 = 150, B2 = 30, area not known, recorded as Hộ cận nghèo.",
        ),
    ),
)
