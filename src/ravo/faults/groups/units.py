"""Sums of money in another unit: what a profile says of them, and what cannot be converted."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS = (
    FaultKind(
        "RV-224",
        "error",
        title=Text("Không quy đổi được số tiền của hộ", "A household's sum cannot be converted"),
        message=Text(
            "Ô {cell} ({column}): số tiền ghi theo hộ, nhưng không có số nhân khẩu để chia theo người.",
            "Cell {cell} ({column}): the sum is per household, but there is no size to divide it by.",
        ),
        hint=Text(
            "Điền số nhân khẩu của hộ.",
            "Fill in the household's number of members.",
        ),
        example=Text(
            "units: thu_nhap: đồng/hộ/tháng, mà ô Số nhân khẩu để trống.",
            "units: thu_nhap: đồng/hộ/tháng, and a blank Số nhân khẩu.",
        ),
    ),
    FaultKind(
        "RV-483",
        "error",
        title=Text("Đơn vị không quy đổi được", "A unit that cannot be converted"),
        message=Text(
            "{file}, dòng {line}: '{value}' không phải đơn vị quy đổi chắc chắn được cho {key}.",
            "{file}, line {line}: '{value}' is no unit that can be converted surely for {key}.",
        ),
        hint=Text(
            "Ghi đủ bội số, theo người hay theo hộ, theo tháng hay theo năm, như: {words}. Đơn vị theo hộ cần có cột so_khau.",
            "State the multiple, per person or household, per month or year, such as: {words}. A unit per household needs the column so_khau.",
        ),
        example=Text("thu_nhap: nghìn đồng", "thu_nhap: nghìn đồng (of whom, for how long?)"),
    ),
    FaultKind(
        "RV-484",
        "error",
        title=Text(
            "Tiêu đề ghi đơn vị khác với tệp ánh xạ",
            "A heading states another unit than the profile",
        ),
        message=Text(
            "{file}, dòng {line}: tiêu đề '{value}' ghi đơn vị khác với '{unit}'.",
            "{file}, line {line}: the heading '{value}' states another unit than '{unit}'.",
        ),
        hint=Text(
            "Khai đúng đơn vị của cột ở phần units của tệp ánh xạ, để số tiền được quy đổi.",
            "Give the column's own unit under units in the profile, so that its sums are converted.",
        ),
        example=Text(
            "thu_nhap: [Thu nhập (nghìn đồng/người/tháng)], không khai units.",
            "thu_nhap: [Thu nhập (nghìn đồng/người/tháng)] without units.",
        ),
    ),
)
