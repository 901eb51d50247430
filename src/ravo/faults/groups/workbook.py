"""Category 4: the workbook as a whole."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-401",
        "error",
        title=Text(
            "Trùng mã hộ",
            "Duplicate household code",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): mã hộ {value} trùng với ô {others}.",
            "Cell {cell} (sheet {sheet}): the household code {value} also stands in {others}.",
        ),
        hint=Text(
            "Nếu là một hộ thì xóa dòng thừa; nếu là hai hộ thì sửa để mỗi hộ có một mã riêng.",
            "Where it is one household remove the spare row; else give each a code of its own.",
        ),
        example=Text(
            "Hai hộ cùng mã 12.",
            "Two households with the code 12.",
        ),
    ),
    FaultKind(
        "RV-402",
        "warning",
        title=Text(
            "Trùng số định danh",
            "Duplicate citizen number",
        ),
        message=Text(
            "Ô {cell}: số định danh {value} cũng có ở hộ khác: {others}.",
            "Cell {cell}: the citizen number {value} also stands in another household: {others}.",
        ),
        hint=Text(
            "Kiểm tra lại số định danh của hai người.",
            "Check the numbers of both people.",
        ),
        example=Text(
            "Chép nhầm số của hàng xóm.",
            "A neighbour's number copied by mistake.",
        ),
    ),
    FaultKind(
        "RV-403",
        "error",
        title=Text(
            "Dòng không thuộc hộ nào",
            "Row of no household",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): mã hộ {value} không có ở trang Hộ.{whole}",
            "Cell {cell} (sheet {sheet}): the household code {value} is not on the sheet Hộ.{whole}",
        ),
        hint=Text(
            "Sửa mã hộ cho giống hệt ở trang Hộ, hoặc bổ sung hộ còn thiếu ở trang Hộ.",
            "Write the code exactly as on the sheet Hộ, or add the household that is missing there.",
        ),
        example=Text(
            "Thành viên mang mã HX9 nhưng không có hộ HX9.",
            "A member with the code HX9, but no household HX9.",
        ),
    ),
    FaultKind(
        "RV-404",
        "error",
        title=Text(
            "Hai dòng thu nhập của một hộ",
            "Two income rows of one household",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): hộ {value} đã có dòng thu nhập ở ô {other}.",
            "Cell {cell} (sheet {sheet}): household {value} has an income row in {other} already.",
        ),
        hint=Text(
            "Gộp hai dòng hoặc xóa dòng thừa.",
            "Merge the two rows or remove one.",
        ),
        example=Text(
            "Mã hộ chép hai lần.",
            "A code copied twice.",
        ),
    ),
    FaultKind(
        "RV-405",
        "warning",
        title=Text(
            "Tổng nhỏ hơn số đã rà soát",
            "Total smaller than reviewed",
        ),
        message=Text(
            "{column} = {total}, nhỏ hơn {count} đã rà soát.",
            "{column} = {total}, less than the {count} reviewed.",
        ),
        hint=Text(
            "Điền tổng số của toàn xã ở trang Thông tin.",
            "Write the total of the whole commune on the sheet Thông tin.",
        ),
        example=Text(
            "Tổng số hộ dân cư ghi 10, rà soát 150 hộ.",
            "10 resident households written, 150 reviewed.",
        ),
    ),
    FaultKind(
        "RV-406",
        "error",
        title=Text(
            "Thiếu trang",
            "Missing sheet",
        ),
        message=Text(
            "Không có trang '{name}'. Tệp có các trang: {sheets}.",
            "There is no sheet '{name}'. The file has: {sheets}.",
        ),
        hint=Text(
            "Đặt tên trang cho đúng và ghi tiêu đề như mẫu của ravo template; dữ liệu ở nhiều trang thì trang nào cũng ghi tiêu đề như vậy.",
            "Name the sheet so, with headings as in ravo template; where the data stand on several sheets, give each of them these headings.",
        ),
        example=Text(
            "Trang Hộ bị đổi tên thành Sheet1.",
            "The sheet Hộ renamed to Sheet1.",
        ),
    ),
    FaultKind(
        "RV-407",
        "error",
        title=Text(
            "Thiếu cột bắt buộc",
            "Missing required column",
        ),
        message=Text(
            "Trang {sheet} thiếu cột: {columns}.",
            "The sheet {sheet} lacks the columns: {columns}.",
        ),
        hint=Text(
            "Nếu trang có cột này dưới tiêu đề khác (cùng đơn vị, cùng nội dung) thì sửa tiêu đề cho giống mẫu; nếu không thì thêm cột.",
            "If the sheet has the column under another heading (same unit, same subject), mend that heading to match the template; else add the column.",
        ),
        example=Text(
            "Cột Mã hộ bị xóa.",
            "The column Mã hộ was removed.",
        ),
        bearing="column",
    ),
    FaultKind(
        "RV-408",
        "error",
        title=Text(
            "Hai cột cùng một nghĩa, số liệu khác nhau",
            "Two columns with one meaning and different data",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): cột {column} đã có ở ô {other}, và hai cột ghi khác nhau.",
            "Cell {cell} (sheet {sheet}): the column {column} already stands in {other}, and the two differ.",
        ),
        hint=Text(
            "Phân loại hộ dựa vào cột này: giữ cột đúng, xóa cột kia hoặc đổi tiêu đề của nó.",
            "The class rests on this column: keep the right one, remove the other or change its heading.",
        ),
        example=Text(
            "Hai cột Số nhân khẩu ghi 4 và 5.",
            "Two columns Số nhân khẩu that say 4 and 5.",
        ),
        bearing="column",
    ),
    FaultKind(
        "RV-409",
        "warning",
        title=Text(
            "Tiêu đề viết chưa đúng",
            "Heading misspelt",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): tiêu đề '{value}' có vẻ là '{near}' viết chưa đúng ({score} %), nên cột không được đọc.",
            "Cell {cell} (sheet {sheet}): the heading '{value}' looks like a slip for '{near}' ({score} %), so the column was not read.",
        ),
        hint=Text(
            "Nếu đúng là cột đó (cùng đơn vị, cùng nội dung) thì sửa tiêu đề thành '{near}'; nếu không thì để nguyên.",
            "If it is that column (same unit, same subject), mend the heading to '{near}'; else leave it.",
        ),
        example=Text(
            "'Dinh duõnng' thay vì '3. Dinh dưỡng'.",
            "'Dinh duõnng' instead of '3. Dinh dưỡng'.",
        ),
    ),
    FaultKind(
        "RV-410",
        "error",
        title=Text(
            "Tên xã thiếu loại",
            "Commune without its kind",
        ),
        message=Text(
            "Ô {cell}: '{value}' không ghi xã, phường hay thị trấn ở trước nên không biết khu vực.",
            "Cell {cell}: '{value}' has no xã, phường or thị trấn in front, so its area is not known.",
        ),
        hint=Text(
            "Ghi đủ, ví dụ Xã Mỹ An Hưng A; hoặc điền Khu vực ở trang Thông tin, hoặc dùng --area.",
            "Write it in full, such as Xã Mỹ An Hưng A; or fill in Khu vực on the sheet Thông tin, or use --area.",
        ),
        example=Text(
            "Mỹ An Hưng A",
            "Mỹ An Hưng A",
        ),
    ),
    FaultKind(
        "RV-411",
        "warning",
        title=Text(
            "Tên xã thiếu loại, đã có khu vực",
            "Commune without its kind, area given",
        ),
        message=Text(
            "Ô {cell}: '{value}' không ghi xã, phường hay thị trấn ở trước; dùng khu vực đã điền.",
            "Cell {cell}: '{value}' has no xã, phường or thị trấn in front; the area given is used.",
        ),
        hint=Text(
            "Nên ghi đủ tên, ví dụ Xã Mỹ An Hưng A.",
            "Better write it in full, such as Xã Mỹ An Hưng A.",
        ),
        example=Text(
            "Mỹ An Hưng A, Khu vực: Nông thôn",
            "Mỹ An Hưng A, area: rural",
        ),
    ),
    FaultKind(
        "RV-412",
        "error",
        title=Text(
            "Không có hộ nào",
            "No households",
        ),
        message=Text(
            "Trang {sheet} không có hộ nào.",
            "The sheet {sheet} holds no household.",
        ),
        hint=Text(
            "Nhập các hộ rà soát rồi chạy lại.",
            "Enter the reviewed households and run again.",
        ),
        example=Text(
            "Gửi nhầm mẫu trống.",
            "The empty template was sent.",
        ),
    ),
    FaultKind(
        "RV-413",
        "error",
        title=Text(
            "Hai trang cùng tên gọi",
            "Two sheets of one meaning",
        ),
        message=Text(
            "Có nhiều trang có thể là trang '{name}': {sheets}",
            "Several sheets may be the sheet '{name}': {sheets}",
        ),
        hint=Text(
            "Các trang cùng một dữ liệu thì giữ trang đúng và xóa trang kia; khác dữ liệu thì chép hết các dòng vào một trang '{name}' rồi xóa các trang còn lại.",
            "Where they hold the same data keep the right one and remove the other; else copy all rows to one sheet '{name}' and remove the others.",
        ),
        example=Text(
            "Trang 'Ho' và 'HỘ'.",
            "Sheets 'Ho' and 'HỘ'.",
        ),
    ),
    FaultKind(
        "RV-414",
        "warning",
        title=Text(
            "Đặc khu chưa rõ khu vực",
            "Special zone without area",
        ),
        message=Text(
            "Ô {cell}: luật chưa nói đặc khu '{value}' là nông thôn hay thành thị.",
            "Cell {cell}: the law does not say whether the special zone '{value}' is rural or urban.",
        ),
        hint=Text(
            "Điền Khu vực ở trang Thông tin hoặc dùng --area.",
            "Fill in Khu vực on the sheet Thông tin, or use --area.",
        ),
        example=Text(
            "Đặc khu Phú Quốc.",
            "Đặc khu Phú Quốc.",
        ),
    ),
    FaultKind(
        "RV-415",
        "error",
        title=Text(
            "Tiêu đề bắt buộc viết chưa đúng",
            "Required heading misspelt",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): tiêu đề '{value}' có vẻ là tiêu đề bắt buộc '{near}' viết chưa đúng ({score} %), nên cột không được đọc.",
            "Cell {cell} (sheet {sheet}): the heading '{value}' looks like a slip for the required '{near}' ({score} %), so the column was not read.",
        ),
        hint=Text(
            "Nếu đúng là cột đó thì sửa ô này thành '{near}' rồi chạy lại.",
            "If it is that column, mend this cell to '{near}' and run again.",
        ),
        example=Text(
            "'Năm sinhh' thay vì 'Năm sinh'.",
            "'Năm sinhh' instead of 'Năm sinh'.",
        ),
    ),
    FaultKind(
        "RV-481",
        "warning",
        title=Text(
            "Cột không quyết định phân loại có hai lần",
            "A column that no class rests on stands twice",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): cột {column} đã có ở ô {other}; chỉ đọc cột ở ô {read}.",
            "Cell {cell} (sheet {sheet}): the column {column} already stands in {other}; only the one at {read} is read.",
        ),
        hint=Text(
            "Không ảnh hưởng đến phân loại. Nếu cột kia mới đúng thì đổi tiêu đề của cột ở ô {read}.",
            "No class depends on it. If the other one is right, change the heading at {read}.",
        ),
        example=Text(
            "Hai cột Ghi chú.",
            "Two columns Ghi chú.",
        ),
    ),
    FaultKind(
        "RV-482",
        "warning",
        title=Text(
            "Cột có hai lần, không trái nhau",
            "A column stands twice and agrees",
        ),
        message=Text(
            "Ô {cell} (trang {sheet}): cột {column} đã có ở ô {other}; đọc cột ở ô {read}, cột kia không ghi gì khác.",
            "Cell {cell} (sheet {sheet}): the column {column} already stands in {other}; the one at {read} is read, and the other says nothing else.",
        ),
        hint=Text(
            "Xóa bớt một cột cho khỏi nhầm.",
            "Remove one of the two, so that nobody is misled.",
        ),
        example=Text(
            "Cột Số nhân khẩu và cột Số khẩu ghi như nhau.",
            "The columns Số nhân khẩu and Số khẩu say the same.",
        ),
    ),
)
