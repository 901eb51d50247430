"""Faults of the shape of a sheet: headings, hidden parts, totals."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-416",
        "warning",
        title=Text(
            "Có trang giống bản sao",
            "A sheet looks like a copy",
        ),
        message=Text(
            "Trang {name} được đọc; các trang giống bản sao của nó thì không: {sheets}.",
            "The sheet {name} is read; sheets that look like copies of it are not: {sheets}.",
        ),
        hint=Text(
            "Nếu dữ liệu đúng nằm ở trang khác thì xóa trang {name} và đổi tên trang đó thành {name}; nếu không thì xóa bản sao.",
            "If the right data are on another sheet, delete {name} and rename that one to {name}; else delete the copy.",
        ),
        example=Text(
            "Trang 'Hộ' và 'Hộ (2)'.",
            "Sheets 'Hộ' and 'Hộ (2)'.",
        ),
    ),
    FaultKind(
        "RV-417",
        "warning",
        title=Text(
            "Nhận trang theo tiêu đề",
            "Sheet known by its headings",
        ),
        message=Text(
            "Không có trang '{name}'; đọc trang {sheet} vì tiêu đề của nó giống.",
            "There is no sheet '{name}'; {sheet} is read because its headings match.",
        ),
        hint=Text(
            "Nếu đúng thì đổi tên trang thành '{name}'; nếu không thì xóa trang {sheet} và đặt tên đó cho trang cần đọc.",
            "If that is right, rename the sheet to '{name}'; if not, remove {sheet} and give that name to the right one.",
        ),
        example=Text(
            "Trang Sheet1 có các cột của trang Hộ.",
            "Sheet1 with the columns of Hộ.",
        ),
    ),
    FaultKind(
        "RV-418",
        "error",
        title=Text(
            "Không biết năm rà soát",
            "Review year not known",
        ),
        message=Text(
            "Bảng này không ghi năm rà soát, tên tệp và thư mục cũng không.",
            "The workbook does not say its review year, nor do the names of the file and its folders.",
        ),
        hint=Text(
            "Thêm --year, ví dụ --year 2024.",
            "Add --year, such as --year 2024.",
        ),
        example=Text(
            "Bảng xuất của phần mềm tên 'ho.xlsx'.",
            "An export named 'households.xlsx'.",
        ),
    ),
    FaultKind(
        "RV-419",
        "warning",
        title=Text(
            "Các dòng giống hệt nhau",
            "Equal rows",
        ),
        message=Text(
            "Ô {cell}: dòng này giống hệt dòng của ô {others}; mỗi dòng vẫn được tính là một hộ.",
            "Cell {cell}: this row says the same as that of {others}; each still counts as a household.",
        ),
        hint=Text(
            "Nếu nhập trùng thì xóa một dòng trong phần mềm.",
            "If it was entered twice, delete one of them in the software.",
        ),
        example=Text(
            "Hai dòng cùng mã, chủ hộ, số khẩu và điểm.",
            "Two rows with one code, head, size and points.",
        ),
    ),
    FaultKind(
        "RV-420",
        "warning",
        title=Text(
            "Câu trả lời không thuộc bộ tiêu chí",
            "Answers that the edition does not ask for",
        ),
        message=Text(
            "Cách đọc {name} có cột {columns}, nhưng bộ tiêu chí của năm này chỉ có {count} chỉ số; các cột đó không được đọc.",
            "The profile {name} maps {columns}, but this year's edition has {count} indicators; those columns are not read.",
        ),
        hint=Text(
            "Bỏ các cột đó khỏi tệp YAML, hoặc kiểm tra lại năm rà soát.",
            "Remove them from the YAML file, or check the review year.",
        ),
        example=Text(
            "th_12 trong bảng năm 2027.",
            "th_12 in a workbook of 2027.",
        ),
    ),
    FaultKind(
        "RV-421",
        "warning",
        title=Text(
            "Dòng tiêu đề lặp lại",
            "Repeated heading rows",
        ),
        message=Text(
            "Trang {sheet}: dòng {rows} lặp lại tiêu đề, không phải bản ghi ({count} dòng).",
            "Sheet {sheet}: rows {rows} repeat the headings and are no records ({count} rows).",
        ),
        hint=Text(
            "Không cần làm gì; nếu là hộ thật thì sửa lại các ô của dòng.",
            "Nothing to do; if it is a real household, mend its cells.",
        ),
        example=Text(
            "Tiêu đề in lại ở đầu mỗi trang giấy.",
            "Headings again at the top of every printed page.",
        ),
    ),
    FaultKind(
        "RV-470",
        "error",
        title=Text(
            "Dòng tiêu đề thứ hai có thứ tự cột khác",
            "A second heading row with other columns",
        ),
        message=Text(
            "Trang {sheet}: dòng {rows} là tiêu đề nhưng các cột không cùng thứ tự với tiêu đề ở trên, nên không biết các dòng dưới đó ghi gì ở cột nào.",
            "Sheet {sheet}: row {rows} is a heading, but its columns are not in the order of the heading above, so nobody knows which column the rows below it mean.",
        ),
        hint=Text(
            "Chuyển phần từ dòng tiêu đề đó trở xuống sang một trang riêng (ravo đọc chung các trang), hoặc xếp lại các cột cho cùng thứ tự rồi xóa dòng tiêu đề đó.",
            "Move that heading row and what is below it to a sheet of its own (sheets are read together), or put its columns in the same order and delete that heading row.",
        ),
        example=Text(
            "Danh sách của hai ấp dán nối nhau, mỗi ấp một thứ tự cột.",
            "The lists of two villages one below the other, each with its own order of columns.",
        ),
    ),
    FaultKind(
        "RV-422",
        "warning",
        title=Text(
            "Dòng tổng",
            "Totals row",
        ),
        message=Text(
            "Trang {sheet}: dòng {rows} là dòng tổng, không tính là hộ ({count} dòng).",
            "Sheet {sheet}: rows {rows} hold totals and are not counted as households ({count} rows).",
        ),
        hint=Text(
            "Không cần làm gì; nếu là hộ thật thì điền mã hộ và các ô bắt buộc.",
            "Nothing to do; if it is a real household, fill in its code and required cells.",
        ),
        example=Text(
            "Dòng 'Tổng cộng' ở cuối bảng.",
            "A row 'Tổng cộng' at the foot.",
        ),
    ),
    FaultKind(
        "RV-423",
        "warning",
        title=Text(
            "Dòng ký tên, ghi chú",
            "Signature or note rows",
        ),
        message=Text(
            "Trang {sheet}: dòng {rows} là chữ ký, ngày tháng hoặc ghi chú, không tính là hộ ({count} dòng).",
            "Sheet {sheet}: rows {rows} hold signatures, a date or notes and are not counted as households ({count} rows).",
        ),
        hint=Text(
            "Không cần làm gì; nếu là hộ thật thì điền mã hộ và các ô bắt buộc.",
            "Nothing to do; if it is a real household, fill in its code and required cells.",
        ),
        example=Text(
            "'Người lập biểu' dưới bảng.",
            "'Người lập biểu' under the table.",
        ),
    ),
    FaultKind(
        "RV-424",
        "warning",
        title=Text(
            "Dòng tên nhóm",
            "Section rows",
        ),
        message=Text(
            "Trang {sheet}: dòng {rows} là tên nhóm (thôn, ấp, tổ), không tính là hộ ({count} dòng).",
            "Sheet {sheet}: rows {rows} name a section (a village, a group) and are not counted as households ({count} rows).",
        ),
        hint=Text(
            "Không cần làm gì nếu cột thôn đã điền đủ cho từng hộ.",
            "Nothing to do where each household has its village filled in.",
        ),
        example=Text(
            "Dòng 'Ấp An Bình' trải hết bảng.",
            "A row 'Ấp An Bình' across the table.",
        ),
    ),
    FaultKind(
        "RV-425",
        "warning",
        title=Text(
            "Có dòng ẩn",
            "Hidden rows",
        ),
        message=Text(
            "Trang {sheet} có {count} dòng ẩn (dòng {rows}); các dòng này vẫn được đọc.",
            "The sheet {sheet} has {count} hidden rows (rows {rows}); they are read all the same.",
        ),
        hint=Text(
            "Hiện các dòng ẩn để kiểm tra; xóa nếu là dữ liệu thừa.",
            "Show the hidden rows and check them; delete them if they are spare.",
        ),
        example=Text(
            "Ẩn các hộ đã thoát nghèo.",
            "Households that left poverty, hidden.",
        ),
    ),
    FaultKind(
        "RV-426",
        "warning",
        title=Text(
            "Bộ lọc đang bật",
            "A filter is on",
        ),
        message=Text(
            "Trang {sheet} đang lọc: {count} dòng không hiện (dòng {rows}) nhưng vẫn được đọc.",
            "The sheet {sheet} is filtered: {count} rows are not shown (rows {rows}) but are read all the same.",
        ),
        hint=Text(
            "Bỏ lọc để thấy đủ các hộ.",
            "Clear the filter to see every household.",
        ),
        example=Text(
            "Lọc theo một ấp rồi lưu.",
            "Filtered by one village, then saved.",
        ),
    ),
    FaultKind(
        "RV-427",
        "warning",
        title=Text(
            "Có cột ẩn",
            "Hidden columns",
        ),
        message=Text(
            "Trang {sheet} có cột ẩn vẫn được đọc: {columns}.",
            "The sheet {sheet} has hidden columns that are read all the same: {columns}.",
        ),
        hint=Text(
            "Hiện các cột ẩn để kiểm tra.",
            "Show the hidden columns and check them.",
        ),
        example=Text(
            "Ẩn cột Điểm B1.",
            "The column Điểm B1, hidden.",
        ),
    ),
    FaultKind(
        "RV-428",
        "warning",
        title=Text(
            "Trang ẩn",
            "Hidden sheet",
        ),
        message=Text(
            "Trang {sheet} đang ẩn nhưng vẫn được đọc.",
            "The sheet {sheet} is hidden but is read all the same.",
        ),
        hint=Text(
            "Hiện trang này để kiểm tra.",
            "Show the sheet and check it.",
        ),
        example=Text(
            "Trang Thu nhập bị ẩn.",
            "The sheet Thu nhập, hidden.",
        ),
    ),
    FaultKind(
        "RV-429",
        "error",
        title=Text(
            "Bảng của phần mềm khác",
            "Layout of other software",
        ),
        message=Text(
            "Trang {sheet} giống '{title}', không phải bảng khảo sát.",
            "The sheet {sheet} looks like '{title}', not like a survey workbook.",
        ),
        hint=Text(
            "Chạy lại với --profile {name}.",
            "Run again with --profile {name}.",
        ),
        example=Text(
            "Bảng xuất hộ của phần mềm tỉnh.",
            "The household export of the province's software.",
        ),
    ),
    FaultKind(
        "RV-430",
        "error",
        title=Text(
            "Thiếu dòng ở trang Thông tin",
            "A line of Thông tin is missing",
        ),
        message=Text(
            "Trang {sheet} không có dòng {column}.",
            "The sheet {sheet} has no line {column}.",
        ),
        hint=Text(
            "Thêm một dòng: ô đầu ghi {column}, ô bên phải ghi giá trị.",
            "Add a line: {column} in the first cell, its value in the cell to the right.",
        ),
        example=Text(
            "Dòng Năm rà soát bị xóa.",
            "The line Năm rà soát was removed.",
        ),
        bearing="column",
    ),
    FaultKind(
        "RV-471",
        "warning",
        title=Text(
            "Mã hộ khớp theo số",
            "Codes matched by their number",
        ),
        message=Text(
            "Trang {sheet}: {count} dòng ghi mã hộ khác trang Hộ ở các số 0 đầu (ví dụ {value} và {other}); đã khớp theo số vì mỗi số chỉ có một hộ.",
            "Sheet {sheet}: {count} rows write household codes with other leading zeros than the sheet Hộ (such as {value} and {other}); they were matched by number, because each number is that of one household only.",
        ),
        hint=Text(
            "Ghi mã hộ giống hệt nhau ở các trang (định dạng cột là văn bản).",
            "Write codes alike on all sheets (format the column as text).",
        ),
        example=Text(
            "Trang Hộ ghi 00001, trang Thành viên ghi 1.",
            "00001 on the sheet Hộ, 1 on the sheet Thành viên.",
        ),
    ),
)
