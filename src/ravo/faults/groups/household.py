"""Category 3: a household's facts against each other."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-301",
        "error",
        title=Text(
            "Số nhân khẩu không khớp",
            "Size and member rows differ",
        ),
        message=Text(
            "Ô {cell}: hộ {household} ghi {size} nhân khẩu nhưng trang Thành viên có {rows} người.",
            "Cell {cell}: household {household} says {size} members, but the sheet Thành viên lists {rows}.",
        ),
        hint=Text(
            "Bổ sung hoặc bớt dòng thành viên, hoặc sửa Số nhân khẩu.",
            "Add or remove member rows, or mend the number of members.",
        ),
        example=Text(
            "Ghi 4 nhân khẩu, có 3 dòng thành viên.",
            "4 members written, 3 rows.",
        ),
    ),
    FaultKind(
        "RV-302",
        "warning",
        title=Text(
            "Không đúng một chủ hộ",
            "Not exactly one head",
        ),
        message=Text(
            "Ô {cell}: hộ {household} có {count} thành viên ghi là Chủ hộ, phải có đúng một.",
            "Cell {cell}: household {household} has {count} members marked as head; there must be exactly one.",
        ),
        hint=Text(
            "Sửa cột Quan hệ với chủ hộ ở trang Thành viên.",
            "Mend the relation column on the sheet Thành viên.",
        ),
        example=Text(
            "Hai dòng cùng ghi Chủ hộ.",
            "Two rows marked as head.",
        ),
    ),
    FaultKind(
        "RV-303",
        "warning",
        title=Text(
            "Chủ hộ ghi khác nhau ở hai trang",
            "Head differs between two sheets",
        ),
        message=Text(
            "Ô {cell} ({column}) khác với ô {other} của chủ hộ ở trang Thành viên.",
            "Cell {cell} ({column}) differs from {other}, the head on the sheet Thành viên.",
        ),
        hint=Text(
            "Sửa ô sai cho hai trang khớp nhau.",
            "Mend the wrong cell so that both agree.",
        ),
        example=Text(
            "Năm sinh 1970 ở trang Hộ, 1971 ở trang Thành viên.",
            "Born in 1970 on one sheet, 1971 on the other.",
        ),
    ),
    FaultKind(
        "RV-304",
        "warning",
        title=Text(
            "Không hợp tuổi",
            "Unlikely for the age",
        ),
        message=Text(
            "Ô {cell} ({column}): thành viên {age} tuổi, thông tin này khó đúng.",
            "Cell {cell} ({column}): the member is {age} years old, which makes this unlikely.",
        ),
        hint=Text(
            "Kiểm tra lại ngày sinh và ô này.",
            "Check the birth date and this cell.",
        ),
        example=Text(
            "Suy dinh dưỡng ghi cho người 40 tuổi.",
            "Malnutrition ticked for a person of 40.",
        ),
    ),
    FaultKind(
        "RV-305",
        "warning",
        title=Text(
            "Không hợp giới tính",
            "Unlikely for the sex",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi Có, nhưng thành viên được ghi giới tính là Nam.",
            "Cell {cell} ({column}) says Có, but the member is written as male.",
        ),
        hint=Text(
            "Kiểm tra lại giới tính và ô này.",
            "Check the sex and this cell.",
        ),
        example=Text(
            "Mang thai hoặc nuôi con dưới 24 tháng ghi cho nam giới.",
            "Pregnancy ticked for a man.",
        ),
    ),
    FaultKind(
        "RV-306",
        "warning",
        title=Text(
            "Thu nhập tính được khác thường",
            "Income worked out is unusual",
        ),
        message=Text(
            "Hộ {household}: thu nhập tính từ trang Thu nhập là {income} đồng/người/tháng, ngoài khoảng thường gặp {low} đến {high}{slip}.",
            "Household {household}: the income worked out from the sheet Thu nhập is {income} đồng per member and month, beyond what is usual, {low} to {high}{slip}.",
        ),
        hint=Text(
            "Đối chiếu các khoản thu, chi của hộ: ghi bằng đồng, cho cả hộ và cả năm; đúng thì để nguyên.",
            "Compare the household's takings and costs: in đồng, for the whole household and year; leave them if they are right.",
        ),
        example=Text(
            "Các khoản thu ghi bằng nghìn đồng.",
            "Takings written in thousands of đồng.",
        ),
    ),
)
