"""Faults of the file of corrections."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-431",
        "error",
        title=Text(
            "Không đọc được chữ của tệp sửa lỗi",
            "Corrections that cannot be read as text",
        ),
        message=Text(
            "{file} không phải văn bản CSV mã UTF-8, hoặc có dấu ngoặc kép không đóng.",
            "{file} is not CSV text in UTF-8, or its quotes do not close.",
        ),
        hint=Text(
            "Trong Excel chọn Lưu thành, kiểu 'CSV UTF-8', hoặc lưu thành .xlsx.",
            "In Excel save as 'CSV UTF-8', or as .xlsx.",
        ),
        example=Text(
            "Tệp CSV lưu bằng mã Windows-1258.",
            "A CSV file saved as Windows-1258.",
        ),
    ),
    FaultKind(
        "RV-432",
        "error",
        title=Text(
            "Tệp sửa thiếu cột",
            "Corrections without a column",
        ),
        message=Text(
            "{file} thiếu cột: {columns}. Cột có tên gần giống: {near}.",
            "{file} lacks the columns: {columns}. Headings that come close: {near}.",
        ),
        hint=Text(
            "Dùng mẫu tệp sửa lỗi của ravo, giữ nguyên dòng tiêu đề.",
            "Use ravo's empty corrections workbook and keep its headings.",
        ),
        example=Text(
            "Tệp không có cột Lý do.",
            "A file without the column Lý do.",
        ),
    ),
    FaultKind(
        "RV-433",
        "error",
        title=Text(
            "Hai cột cùng tên trong tệp sửa lỗi",
            "Two columns with one name in the corrections",
        ),
        message=Text(
            "{file} có hai cột '{name}': ô {first} và ô {second}.",
            "{file} has two columns '{name}': cells {first} and {second}.",
        ),
        hint=Text(
            "Xóa hoặc đổi tên một cột.",
            "Remove or rename one of them.",
        ),
        example=Text(
            "Hai cột Giá trị mới.",
            "Two columns Giá trị mới.",
        ),
    ),
    FaultKind(
        "RV-434",
        "error",
        title=Text(
            "Dòng sửa chưa đủ",
            "Incomplete correction",
        ),
        message=Text(
            "{file}, dòng {line}: thiếu {columns}; dòng này chưa được áp dụng.",
            "{file}, line {line}: {columns} missing; the line is not applied.",
        ),
        hint=Text(
            "Điền đủ. Muốn ô thành trống thì ghi (trống) ở Giá trị mới.",
            "Fill it in. To empty a cell write (blank) as the new value.",
        ),
        example=Text(
            "Dòng có giá trị mới nhưng không ghi Lý do và Người sửa.",
            "A line with a new value but no reason and nobody's name.",
        ),
    ),
    FaultKind(
        "RV-435",
        "error",
        title=Text(
            "Dòng sửa ghi sai",
            "Wrong entry in a correction",
        ),
        message=Text(
            "{file}, dòng {line}: cột {name} ghi '{text}', không dùng được; dòng này chưa được áp dụng.",
            "{file}, line {line}: the column {name} says '{text}', which cannot be used; the line is not applied.",
        ),
        hint=Text(
            "Ngày ghi ngày/tháng/năm; Dòng là số dòng trên trang; Thành viên là 4 số cuối định danh; không để ô lỗi.",
            "Dates as day/month/year; the row as Excel numbers it; the member by the last 4 digits of the citizen number; no error cells.",
        ),
        example=Text(
            "Ngày ghi 31/02/2024.",
            "The date 31/02/2024.",
        ),
    ),
    FaultKind(
        "RV-436",
        "error",
        title=Text(
            "Dòng sửa bị tách sai cột",
            "Correction split in the wrong place",
        ),
        message=Text(
            "{file}, dòng {line}: có {count} ô nhưng tiêu đề chỉ có {columns} cột; dòng này chưa được áp dụng.",
            "{file}, line {line}: {count} cells under {columns} headings; the line is not applied.",
        ),
        hint=Text(
            'Đặt trong dấu ngoặc kép những chữ có dấu phân cách, ví dụ "gõ nhầm, sửa lại".',
            'Put text that holds a separator in quotes, such as "mistyped, mended".',
        ),
        example=Text(
            "Lý do có dấu phẩy mà không có ngoặc kép.",
            "A reason with a comma and no quotes.",
        ),
    ),
    FaultKind(
        "RV-437",
        "error",
        title=Text(
            "Sửa cho hộ không có",
            "Correction of a household that is not there",
        ),
        message=Text(
            "{file}, dòng {line}: trang {sheet} không có hộ {code}{narrowed}; dòng này chưa được áp dụng.",
            "{file}, line {line}: the sheet {sheet} has no household {code}{narrowed}; the line is not applied.",
        ),
        hint=Text(
            "Sửa mã hộ (mã như trong bảng khảo sát, giữ số 0 ở đầu), hoặc ghi đúng Trang, Dòng, Thành viên.",
            "Mend the code (as in the survey workbook, with its zeros), or the sheet, row or member.",
        ),
        example=Text(
            "Mã hộ ghi 12 trong khi bảng khảo sát ghi 012.",
            "The code 12 where the workbook says 012.",
        ),
    ),
    FaultKind(
        "RV-438",
        "error",
        title=Text(
            "Sửa cho cột không có",
            "Correction of a column that is not there",
        ),
        message=Text(
            "{file}, dòng {line}: bảng khảo sát không có cột '{name}'; dòng này chưa được áp dụng. Tên gần giống: {near}.",
            "{file}, line {line}: the survey workbook has no column '{name}'; the line is not applied. Close names: {near}.",
        ),
        hint=Text(
            "Ghi tên cột như tiêu đề trong bảng khảo sát, hoặc mã cột như diem_b1.",
            "Write the heading as in the survey workbook, or the column's id such as diem_b1.",
        ),
        example=Text(
            "Cột ghi 'Điểm B' thay cho 'Điểm B1'.",
            "The column 'Điểm B' instead of 'Điểm B1'.",
        ),
    ),
    FaultKind(
        "RV-439",
        "error",
        title=Text(
            "Giá trị cũ không còn khớp",
            "Old value no longer there",
        ),
        message=Text(
            "{file}, dòng {line}: ô {cells} ({column}) nay ghi {now}, không phải {old}; dòng này chưa được áp dụng.",
            "{file}, line {line}: {cells} ({column}) now says {now}, not {old}; the line is not applied.",
        ),
        hint=Text(
            "Xem lại ô trong bảng khảo sát: nếu nay đã đúng thì bỏ dòng sửa; nếu chưa thì sửa Giá trị cũ cho khớp.",
            "Look at the cell: if it is right now, remove the line; if not, mend the old value.",
        ),
        example=Text(
            "Dòng sửa ghi cũ 120, mới 130, nhưng xã đã sửa ô thành 125.",
            "A line from 120 to 130, but the commune has since written 125.",
        ),
    ),
    FaultKind(
        "RV-440",
        "warning",
        title=Text(
            "Đã sửa trong bảng khảo sát",
            "Mended in the workbook already",
        ),
        message=Text(
            "{file}, dòng {line}: ô {cell} ({column}) đã có giá trị mới.",
            "{file}, line {line}: cell {cell} ({column}) holds the new value already.",
        ),
        hint=Text(
            "Có thể bỏ dòng sửa này.",
            "The line can be removed.",
        ),
        example=Text(
            "Xã đã tự sửa ô sau khi được báo.",
            "The commune mended the cell after it was told.",
        ),
    ),
    FaultKind(
        "RV-441",
        "error",
        title=Text(
            "Không rõ sửa ô nào",
            "Several cells fit a correction",
        ),
        message=Text(
            "{file}, dòng {line}: hộ {code} có {count} ô cùng khớp: {cells} ({column}); dòng này chưa được áp dụng.",
            "{file}, line {line}: {count} cells of household {code} fit: {cells} ({column}); the line is not applied.",
        ),
        hint=Text(
            "Ghi thêm Trang, Dòng (số dòng trên trang), hoặc Thành viên (4 số cuối định danh).",
            "Add the sheet, the row on it, or the member (last 4 digits of the citizen number).",
        ),
        example=Text(
            "Hộ có hai người cùng ghi Nam, dòng sửa không nói người nào.",
            "Two members say Nam and the line does not say which.",
        ),
    ),
    FaultKind(
        "RV-442",
        "error",
        title=Text(
            "Hai dòng sửa cùng một ô",
            "Two corrections of one cell",
        ),
        message=Text(
            "{file}, các dòng {lines} cùng nói về ô {cell} ({column}); không dòng nào được áp dụng.",
            "{file}, lines {lines} are about the same cell {cell} ({column}); none is applied.",
        ),
        hint=Text(
            "Giữ lại một dòng: từ giá trị trong bảng khảo sát đến giá trị đúng.",
            "Keep one line, from the workbook's value to the right one.",
        ),
        example=Text(
            "Tháng trước sửa 120 thành 130, tháng này sửa 130 thành 140.",
            "120 became 130 last month, and 130 becomes 140 now.",
        ),
    ),
    FaultKind(
        "RV-443",
        "error",
        title=Text(
            "Dòng sửa không đổi gì",
            "Correction that changes nothing",
        ),
        message=Text(
            "{file}, dòng {line}: giá trị mới của ô {cell} ({column}) cũng là giá trị cũ.",
            "{file}, line {line}: the new value of cell {cell} ({column}) is the old one.",
        ),
        hint=Text(
            "Ghi giá trị đúng; nếu giá trị cũ đúng thì ghi 'đúng như vậy' ở Giá trị mới.",
            "Write the right value; if the old one is right, write 'as is' as the new value.",
        ),
        example=Text(
            "Cũ 1500000, mới 1.500.000.",
            "Old 1500000, new 1.500.000.",
        ),
    ),
    FaultKind(
        "RV-444",
        "warning",
        title=Text(
            "Xác nhận không cần nữa",
            "Confirmation that is not needed",
        ),
        message=Text(
            "{file}, dòng {line}: ô {cell} ({column}) không có cảnh báo nào để xác nhận.",
            "{file}, line {line}: cell {cell} ({column}) has no warning to confirm.",
        ),
        hint=Text(
            "Có thể bỏ dòng 'đúng như vậy' này.",
            "The line can be removed.",
        ),
        example=Text(
            "Hộ đã khai lại nên cảnh báo không còn.",
            "The household's facts changed and the warning is gone.",
        ),
    ),
    FaultKind(
        "RV-472",
        "warning",
        title=Text(
            "Dòng xác nhận cả cột chưa được dùng",
            "A line about a whole column is of no use",
        ),
        message=Text(
            "{file}, dòng {line}: '{name}' không phải cột chỉ số thiếu hụt của bảng này, nên dòng “đúng như vậy” cho cả cột (Mã hộ ghi *) chưa được dùng.",
            "{file}, line {line}: '{name}' is no column of answers here, so the line “as is” about the whole column (household *) is not used.",
        ),
        hint=Text(
            "Ghi đúng tiêu đề và trang của cột chỉ số; với cột khác thì ghi một dòng cho từng hộ, có Mã hộ và Giá trị cũ.",
            "Write the heading and the sheet of a column of answers; for other columns write a line for each household, with its code and old value.",
        ),
        example=Text(
            "*, Hộ, Điểm B1, đúng như vậy.",
            "*, Hộ, Điểm B1, as is.",
        ),
    ),
    FaultKind(
        "RV-445",
        "error",
        title=Text(
            "Sửa ở trang không có",
            "Correction on a sheet that is not there",
        ),
        message=Text(
            "{file}, dòng {line}: bảng khảo sát không có trang '{name}', chỉ có: {sheets}; dòng này chưa được áp dụng.",
            "{file}, line {line}: the survey workbook has no sheet '{name}', only: {sheets}; the line is not applied.",
        ),
        hint=Text(
            "Ghi đúng tên trang (Hộ, Thành viên hoặc Thu nhập), hoặc để trống.",
            "Write the sheet's name (Hộ, Thành viên or Thu nhập), or leave it blank.",
        ),
        example=Text(
            "Trang ghi 'Nhân khẩu'.",
            "The sheet 'Nhân khẩu'.",
        ),
    ),
    FaultKind(
        "RV-446",
        "error",
        title=Text(
            "Không rõ sửa bảng khảo sát nào",
            "Correction without its workbook",
        ),
        message=Text(
            "{file}, dòng {line}: khớp với {count} bảng khảo sát; dòng này chưa được áp dụng.",
            "{file}, line {line}: fits {count} survey workbooks; the line is not applied.",
        ),
        hint=Text(
            "Ghi tên tệp của bảng khảo sát ở cột Tệp, nếu trùng tên thì ghi cả thư mục, vì mã hộ có thể trùng giữa các xã.",
            "Write the workbook's file name in the column File, with its folder if names repeat: communes may share codes.",
        ),
        example=Text(
            "Chạy một lần cho cả huyện với tệp sửa lỗi không có cột Tệp.",
            "A run over a district with corrections that name no file.",
        ),
    ),
    FaultKind(
        "RV-447",
        "warning",
        title=Text(
            "Tệp sửa chưa có dòng nào",
            "No corrections in the file",
        ),
        message=Text(
            "{file} chưa có dòng sửa nào.",
            "{file} holds no corrections yet.",
        ),
        hint=Text(
            "Điền các dòng sửa dưới dòng tiêu đề, hoặc bỏ tham số --corrections.",
            "Fill in lines under the headings, or leave out --corrections.",
        ),
        example=Text(
            "Tệp mẫu còn trống.",
            "The empty file that one starts from.",
        ),
    ),
    FaultKind(
        "RV-448",
        "warning",
        title=Text(
            "Dòng sửa cho tệp khác",
            "Corrections for another workbook",
        ),
        message=Text(
            "{file}, các dòng {lines} dành cho '{name}', không có trong lần chạy này; chưa được áp dụng.",
            "{file}, lines {lines} are for '{name}', which is not in this run; they are not applied.",
        ),
        hint=Text(
            "Nếu gõ sai tên thì sửa cột Tệp; nếu là bảng khảo sát khác thì không cần làm gì.",
            "Mend the column File if the name is mistyped; otherwise there is nothing to do.",
        ),
        example=Text(
            "Tệp sửa của cả huyện, lần này chỉ chạy một xã.",
            "A district's corrections, run for one commune.",
        ),
    ),
)
