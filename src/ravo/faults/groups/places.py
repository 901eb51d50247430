"""Where a survey is from, its villages and its peoples: names that differ from the official ones."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-473",
        "warning",
        title=Text(
            "Khu vực khác với loại của xã",
            "Khu vực is not that of the commune's kind",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): {column} ghi {value}, nhưng {official} thuộc khu vực {area}. Đang xếp loại theo chuẩn của khu vực {value}.",
            "Cell {cell} (sheet {sheet}): {column} is {value}, but {official} is {area}. Households are classed by the lines of {value}.",
        ),
        hint=Text(
            "Sửa Khu vực hoặc tên xã cho khớp rồi chạy lại; đúng là {value} thì để nguyên.",
            "Mend Khu vực or the commune's name and run again; leave it if {value} is right.",
        ),
        example=Text(
            "Thị trấn Lấp Vò, Khu vực: Nông thôn.",
            "Thị trấn Lấp Vò, Khu vực: Nông thôn (rural).",
        ),
    ),
    FaultKind(
        "RV-474",
        "warning",
        title=Text(
            "Chưa rõ xã thuộc nông thôn hay thành thị",
            "Not clear whether the commune is rural or urban",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): ghi '{value}', nhưng tên hoặc mã xã ở trang này chỉ {official}, thuộc khu vực {area}. Chưa biết bên nào đúng nên khu vực của xã coi như chưa biết.",
            "Cell {cell} (sheet {sheet}) says '{value}', but the names or the code of this sheet mean {official}, which is {area}. Which is right is not known, so the commune's area counts as not known.",
        ),
        hint=Text(
            "Sửa chữ xã, phường, thị trấn ở ô này hoặc sửa Mã xã cho khớp, hoặc ghi Khu vực ở trang Thông tin, rồi chạy lại.",
            "Mend xã, phường or thị trấn in this cell, or Mã xã, or write Khu vực on the sheet Thông tin, then run again.",
        ),
        example=Text(
            "Xã Lấp Vò, trong khi Lấp Vò là thị trấn.",
            "Xã Lấp Vò, while Lấp Vò is a town (thị trấn).",
        ),
    ),
    FaultKind(
        "RV-475",
        "warning",
        title=Text(
            "Khu vực của hộ khác khu vực của xã",
            "Households of another area than the commune's",
        ),
        message=Text(
            "Trang {sheet}: {count} hộ ghi {column} khác khu vực của xã ({area}), hộ đầu tiên ở ô {cell}. Các hộ này được xếp loại theo chuẩn của khu vực ghi ở hộ.",
            "Sheet {sheet}: in {count} households {column} is not the commune's area ({area}), the first in cell {cell}. They are classed by the lines of their own area.",
        ),
        hint=Text(
            "Đúng thì để nguyên; sai thì sửa cột Khu vực hoặc để trống để dùng khu vực của xã.",
            "Leave it if it is right; else mend the column Khu vực, or leave it blank to use the commune's.",
        ),
        example=Text(
            "Một hộ ghi Thành thị trong danh sách của một xã.",
            "One household says Thành thị (urban) in the list of a xã.",
        ),
    ),
    FaultKind(
        "RV-495",
        "warning",
        title=Text(
            "Tên nơi khác tên chính thức",
            "The name of a place is not the official one",
        ),
        message=Text(
            "Trang {sheet} ghi {written}; được hiểu là {official} ({unit}, mã xã {code}).",
            "Sheet {sheet} says {written}; it is taken for {official} ({unit}, commune code {code}).",
        ),
        hint=Text(
            "Sửa cho đúng tên chính thức và ghi Mã xã ở trang Thông tin; nếu là nơi khác thì sửa tên hoặc mã.",
            "Write the official name and the commune code in the sheet Thông tin; mend the name or the code if it is another place.",
        ),
        example=Text(
            "Huyện Lấp Và, Xã Mỹ An Hưng A được hiểu là Huyện Lấp Vò.",
            "Huyện Lấp Và with Xã Mỹ An Hưng A is taken for Huyện Lấp Vò.",
        ),
    ),
    FaultKind(
        "RV-496",
        "warning",
        title=Text(
            "Mã xã và tên xã là hai nơi khác nhau",
            "The commune's code and its name are two places",
        ),
        message=Text(
            "Trang {sheet}: tên là {named}, nhưng Mã xã {code} là {coded}. Đang dùng {used}.",
            "Sheet {sheet}: the name is {named}, but the code {code} is {coded}. {used} is used.",
        ),
        hint=Text(
            "Kiểm tra trang Thông tin, sửa tên hoặc Mã xã cho khớp rồi chạy lại.",
            "Check the sheet Thông tin, make the name and the code agree, and run again.",
        ),
        example=Text(
            "Xã Tân Mỹ với Mã xã 30178, là mã của Xã Mỹ An Hưng B.",
            "Xã Tân Mỹ with the code 30178, which is that of Xã Mỹ An Hưng B.",
        ),
    ),
    FaultKind(
        "RV-497",
        "warning",
        title=Text(
            "Không biết chắc là xã nào",
            "Which commune it is cannot be settled",
        ),
        message=Text(
            "Trang {sheet}: không tìm được đúng một xã có tên {written} theo danh mục đơn vị hành chính năm {year}.{readings}",
            "Sheet {sheet}: no single commune is named {written} in the list of units of {year}.{readings}",
        ),
        hint=Text(
            "Ghi Mã xã (5 chữ số) ở trang Thông tin, hoặc sửa tên xã, huyện, tỉnh; khi chưa rõ, báo cáo huyện tính xã này theo tên như đã ghi.",
            "Write the commune code (5 digits) in the sheet Thông tin, or mend the names of commune, district and province; until then reports take the commune by its name as written.",
        ),
        example=Text(
            "Xã Tân Mỹ, Tỉnh Đồng Tháp, không ghi huyện: có hai xã.",
            "Xã Tân Mỹ in Tỉnh Đồng Tháp without a district: there are two.",
        ),
    ),
    FaultKind(
        "RV-498",
        "warning",
        title=Text(
            "Tên thôn/ấp viết nhiều cách",
            "Villages are spelt in several ways",
        ),
        message=Text(
            "Trang {sheet}, tên thôn/ấp:{folded}{strange}",
            "Sheet {sheet}, names of villages:{folded}{strange}",
        ),
        hint=Text(
            "Viết thống nhất; nếu là hai nơi khác nhau thì ghi cả hai vào trang Danh sách ấp.",
            "Spell them alike; where they are two places, write both in a sheet Danh sách ấp.",
        ),
        example=Text(
            "Ấp Một, ấp một và Một là một ấp.",
            "Ấp Một, ấp một and Một are one village.",
        ),
    ),
    FaultKind(
        "RV-499",
        "warning",
        title=Text(
            "Tên dân tộc viết cách khác",
            "Peoples are named in another way",
        ),
        message=Text(
            "Trang {sheet}: {count} ô ghi tên dân tộc theo cách khác, được hiểu theo danh mục các dân tộc: {folded}.",
            "Sheet {sheet}: {count} cells name a people in another way; by the official list they are: {folded}.",
        ),
        hint=Text(
            "Không cần sửa nếu hiểu đúng; nếu sai thì ghi tên theo danh mục.",
            "Nothing to mend where that is right; else write the name as in the list.",
        ),
        example=Text(
            "Khmer được hiểu là Khơ-me.",
            "Khmer is taken for Khơ-me.",
        ),
    ),
    FaultKind(
        "RV-638",
        "warning",
        title=Text(
            "Xã không có trong danh mục",
            "A commune is not in the list of units",
        ),
        message=Text(
            "Năm {year}: {path} ghi {written}, không tìm được đúng một xã như vậy; báo cáo dùng tên như đã ghi.{readings}",
            "{year}: {path} says {written}, which is no single commune of the list; the report takes the name as written.{readings}",
        ),
        hint=Text(
            "Ghi Mã xã ở trang Thông tin rồi chấm lại bảng này.",
            "Write the commune code in the sheet Thông tin and score the workbook again.",
        ),
        example=Text(
            "Xã Tân Mỹ không ghi huyện.",
            "Xã Tân Mỹ without its district.",
        ),
    ),
    FaultKind(
        "RV-639",
        "warning",
        title=Text(
            "Hai đơn vị trùng tên thư mục",
            "Two units have one name for their folder",
        ),
        message=Text(
            "Các đơn vị {units} trùng tên thư mục {folder} khi bỏ dấu; báo cáo của {unit} nằm ở {own}.",
            "{units} have one folder {folder} without marks; the report of {unit} is in {own}.",
        ),
        hint=Text(
            "Nếu thật ra là một đơn vị, sửa tên huyện, tỉnh hoặc ghi Mã xã trong các bảng.",
            "Where they are one unit, mend the district and province or write the commune code in the workbooks.",
        ),
        example=Text(
            "Huyện Thử và Huyện Thứ.",
            "Huyện Thử and Huyện Thứ.",
        ),
    ),
)
