"""Category 2: one cell."""

from ravo.messages import Text
from ravo.messages.faults.kind import FaultKind

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-201",
        "error",
        title=Text(
            "Ô lỗi công thức",
            "Error cell",
        ),
        message=Text(
            "Ô {cell} ({column}) bị lỗi {value}.",
            "Cell {cell} ({column}) holds the error {value}.",
        ),
        hint=Text(
            "Sửa công thức hoặc gõ lại giá trị; ô lỗi không được coi là ô trống.",
            "Mend the formula or type the value; an error is not a blank.",
        ),
        example=Text(
            "#N/A trong cột Điểm B1.",
            "#N/A in the column Điểm B1.",
        ),
    ),
    FaultKind(
        "RV-202",
        "error",
        title=Text(
            "Công thức chưa có giá trị",
            "Formula without a value",
        ),
        message=Text(
            "Ô {cell} ({column}) có công thức nhưng chưa lưu giá trị.",
            "Cell {cell} ({column}) has a formula without a saved value.",
        ),
        hint=Text(
            "Mở tệp bằng Excel, để Excel tính lại, rồi lưu.",
            "Open the file in Excel, let it calculate, and save.",
        ),
        example=Text(
            "Tệp do phần mềm khác ghi công thức.",
            "A file written by another program.",
        ),
    ),
    FaultKind(
        "RV-203",
        "error",
        title=Text(
            "Không có trong danh sách",
            "Not in the list",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}', không có trong danh sách: {words}.",
            "Cell {cell} ({column}) says '{value}', which is not in the list: {words}.",
        ),
        hint=Text(
            "Chọn một giá trị trong danh sách.",
            "Choose a value from the list.",
        ),
        example=Text(
            "Giới tính ghi 'Trai'.",
            "Sex written as 'Trai'.",
        ),
    ),
    FaultKind(
        "RV-204",
        "error",
        title=Text(
            "Không rõ Có hay Không",
            "Neither yes nor no",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}', không rõ là Có hay Không.",
            "Cell {cell} ({column}) says '{value}', neither yes nor no.",
        ),
        hint=Text(
            "Ghi Có hoặc Không; chưa biết thì để trống.",
            "Write Có or Không; leave it blank if not known.",
        ),
        example=Text(
            "Ghi 'chưa rõ'.",
            "'chưa rõ' was written.",
        ),
    ),
    FaultKind(
        "RV-205",
        "error",
        title=Text(
            "Số định danh không hợp lệ",
            "Invalid citizen number",
        ),
        message=Text(
            "Ô {cell} ({column}): số định danh {value} không đủ 12 chữ số.",
            "Cell {cell} ({column}): the citizen number {value} does not have 12 digits.",
        ),
        hint=Text(
            "Ghi đủ 12 chữ số của căn cước, định dạng ô là Văn bản; chưa có thì để trống.",
            "Write all 12 digits, the cell formatted as text; leave it blank if there is none.",
        ),
        example=Text(
            "Số chứng minh nhân dân 9 chữ số.",
            "An old 9-digit number.",
        ),
    ),
    FaultKind(
        "RV-206",
        "warning",
        title=Text(
            "Số định danh mất số 0 đầu",
            "Citizen number lost its zero",
        ),
        message=Text(
            "Ô {cell} ({column}): số định danh bị mất một số 0 ở đầu, đã bù lại: {value}.",
            "Cell {cell} ({column}): the citizen number had lost one leading zero, which was restored: {value}.",
        ),
        hint=Text(
            "Định dạng cột là Văn bản để không mất số 0.",
            "Format the column as text so that the zero stays.",
        ),
        example=Text(
            "87123456789 thay vì 087123456789.",
            "87123456789 instead of 087123456789.",
        ),
    ),
    FaultKind(
        "RV-207",
        "error",
        title=Text(
            "Không đọc được số",
            "Not a number",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}', không đọc được thành số.",
            "Cell {cell} ({column}) says '{value}', which is no number.",
        ),
        hint=Text(
            "Chỉ ghi số, ví dụ 1.500.000.",
            "Write a number only, such as 1.500.000.",
        ),
        example=Text(
            "'khoảng 2tr'.",
            "'about 2m'.",
        ),
    ),
    FaultKind(
        "RV-208",
        "error",
        title=Text(
            "Số đọc được hai cách",
            "A number that reads two ways",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}', có thể là {first} hoặc {second}.",
            "Cell {cell} ({column}) says '{value}', which may be {first} or {second}.",
        ),
        hint=Text(
            "Gõ lại rõ ràng, ví dụ 1500 hoặc 1,5.",
            "Type it plainly, such as 1500 or 1,5.",
        ),
        example=Text(
            "Diện tích ghi '1.500'.",
            "An area written as '1.500'.",
        ),
    ),
    FaultKind(
        "RV-209",
        "error",
        title=Text(
            "Ngoài giới hạn",
            "Out of range",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi {value}, ngoài giới hạn {low} đến {high}.",
            "Cell {cell} ({column}) says {value}, outside {low} to {high}.",
        ),
        hint=Text(
            "Kiểm tra lại phiếu và sửa ô.",
            "Check the form and mend the cell.",
        ),
        example=Text(
            "Số nhân khẩu 60.",
            "A household of 60.",
        ),
    ),
    FaultKind(
        "RV-210",
        "warning",
        title=Text(
            "Từ lạ",
            "Unusual word",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}', khác các từ thường dùng: {words}.",
            "Cell {cell} ({column}) says '{value}', not one of the usual words: {words}.",
        ),
        hint=Text(
            "Nếu viết nhầm thì sửa; nếu đúng thì để nguyên.",
            "Mend it if it is a slip; leave it if it is right.",
        ),
        example=Text(
            "Dân tộc ghi 'Kih'.",
            "Ethnic group written as 'Kih'.",
        ),
    ),
    FaultKind(
        "RV-211",
        "error",
        title=Text(
            "Phải là số nguyên",
            "Must be a whole number",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi {value}, phải là số nguyên.",
            "Cell {cell} ({column}) says {value}, which must be a whole number.",
        ),
        hint=Text(
            "Ghi số nguyên.",
            "Write a whole number.",
        ),
        example=Text(
            "Số nhân khẩu 3,5.",
            "3.5 members.",
        ),
    ),
    FaultKind(
        "RV-212",
        "error",
        title=Text(
            "Ngày không hợp lệ",
            "Invalid date",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}', không phải ngày hợp lệ.",
            "Cell {cell} ({column}) says '{value}', which is no valid date.",
        ),
        hint=Text(
            "Ghi ngày/tháng/năm, ví dụ 05/09/1980.",
            "Write day/month/year, such as 05/09/1980.",
        ),
        example=Text(
            "31/02/1990.",
            "31/02/1990.",
        ),
    ),
    FaultKind(
        "RV-213",
        "error",
        title=Text(
            "Năm hai chữ số",
            "Two-digit year",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}': năm có thể là {first} hoặc {second}.",
            "Cell {cell} ({column}) says '{value}': the year may be {first} or {second}.",
        ),
        hint=Text(
            "Ghi năm đủ bốn chữ số.",
            "Write the year with four digits.",
        ),
        example=Text(
            "5/6/15.",
            "5/6/15.",
        ),
    ),
    FaultKind(
        "RV-214",
        "error",
        title=Text(
            "Thiếu ô bắt buộc",
            "Required cell is blank",
        ),
        message=Text(
            "Thiếu {column} (trang {sheet}, ô {cell}).",
            "{column} is missing (sheet {sheet}, cell {cell}).",
        ),
        hint=Text(
            "Điền ô này rồi chạy lại.",
            "Fill it in and run again.",
        ),
        example=Text(
            "Để trống Số nhân khẩu.",
            "The number of members left blank.",
        ),
    ),
    FaultKind(
        "RV-215",
        "error",
        title=Text(
            "Sinh sau kỳ rà soát",
            "Born after the review",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi {value}, sau kỳ rà soát năm {year}.",
            "Cell {cell} ({column}) says {value}, after the review of {year}.",
        ),
        hint=Text(
            "Sửa ngày hoặc năm sinh.",
            "Mend the date or year of birth.",
        ),
        example=Text(
            "Sinh năm 2042 ở kỳ rà soát 2024.",
            "Born in 2042, reviewed in 2024.",
        ),
    ),
)
