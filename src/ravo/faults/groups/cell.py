"""Category 2: one cell."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

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
        bearing="column",
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
        bearing="column",
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
        bearing="column",
    ),
    FaultKind(
        "RV-204",
        "error",
        title=Text(
            "Câu trả lời không rõ",
            "Unclear answer",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}', chưa rõ câu trả lời.",
            "Cell {cell} ({column}) says '{value}', which is no clear answer.",
        ),
        hint=Text(
            "Ghi một trong các từ: {words}; chưa biết thì để trống.",
            "Write one of: {words}; leave it blank if not known.",
        ),
        example=Text(
            "Ghi 'chưa rõ'.",
            "'chưa rõ' was written.",
        ),
        bearing="column",
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
            "Số định danh chỉ có 11 chữ số, ghi dạng văn bản.",
            "Eleven digits, written as text.",
        ),
        bearing="column",
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
            "Chỉ ghi số, ví dụ 120 hoặc 1.500.000; chưa biết thì để trống.",
            "Write a number only, such as 120 or 1.500.000; leave it blank if it is not known.",
        ),
        example=Text(
            "'khoảng 2tr'.",
            "'about 2m'.",
        ),
        bearing="column",
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
            "Gõ lại để chỉ còn một cách đọc: số không ngăn nghìn (1500 hoặc 1,5), số tiền đủ đồng (1500000), ngày sinh ở ô dạng Văn bản (05/09/1980).",
            "Type it so that it reads one way: figures without thousands marks (1500 or 1,5), sums in full đồng (1500000), birth dates in a cell of text (05/09/1980).",
        ),
        example=Text(
            "Diện tích ghi '1.500'.",
            "An area written as '1.500'.",
        ),
        bearing="column",
    ),
    FaultKind(
        "RV-210",
        "warning",
        title=Text(
            "Từ lạ",
            "Unusual word",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}', khác các từ thường dùng ({words}).",
            "Cell {cell} ({column}) says '{value}', not one of the usual words ({words}).",
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
        bearing="column",
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
        bearing="column",
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
        bearing="column",
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
        bearing="column",
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
        bearing="column",
    ),
    FaultKind(
        "RV-216",
        "warning",
        title=Text(
            "Từ thay cho ô trống",
            "A word for nothing",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}', được coi là ô trống.",
            "Cell {cell} ({column}) says '{value}', which is taken for a blank.",
        ),
        hint=Text(
            "Chưa có thông tin thì để trống; có thì ghi giá trị.",
            "Leave it blank if nothing is known; else write the value.",
        ),
        example=Text(
            "Điểm B1 ghi '--'.",
            "A B1 total written as '--'.",
        ),
    ),
    FaultKind(
        "RV-217",
        "error",
        title=Text(
            "Số chứng minh nhân dân cũ",
            "Old identity card number",
        ),
        message=Text(
            "Ô {cell} ({column}): {value} có 9 chữ số, là số chứng minh nhân dân cũ, không phải số định danh.",
            "Cell {cell} ({column}): {value} has 9 digits; it is the number of an old identity card, not a citizen number.",
        ),
        hint=Text(
            "Ghi số định danh 12 chữ số; chưa có thì để trống.",
            "Write the 12-digit citizen number; leave it blank if there is none.",
        ),
        example=Text(
            "Chín chữ số trong cột Số định danh.",
            "Nine digits in the column of citizen numbers.",
        ),
        bearing="column",
    ),
    FaultKind(
        "RV-218",
        "error",
        title=Text(
            "Số tiền tính theo kỳ hoặc đối tượng khác",
            "A sum per another period or person",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}': cột này không tính theo đơn vị đó.",
            "Cell {cell} ({column}) says '{value}': the column does not count by that unit.",
        ),
        hint=Text(
            "Thu nhập trên trang Hộ tính theo người và tháng, trang Thu nhập tính cho cả hộ và cả năm: quy đổi rồi ghi lại.",
            "Income on the sheet Hộ is per person and month, on the sheet Thu nhập per household and year: convert it and write it again.",
        ),
        example=Text(
            "Thu nhập bình quân ghi '36 triệu/năm'.",
            "A monthly income written as '36 triệu/năm'.",
        ),
        bearing="column",
    ),
    FaultKind(
        "RV-219",
        "error",
        title=Text(
            "Số bị rút gọn",
            "A shortened number",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}': Excel đã rút gọn số, chữ số có thể đã mất.",
            "Cell {cell} ({column}) says '{value}': Excel shortened the number and digits may be lost.",
        ),
        hint=Text(
            "Đổi định dạng ô (số định danh: Văn bản; số khác: Số) rồi gõ lại theo phiếu.",
            "Change the format of the cell (text for citizen numbers, number for others) and type it again from the form.",
        ),
        example=Text(
            "'8,7E+10' trong cột Số định danh.",
            "'8.7E+10' in the column of citizen numbers.",
        ),
        bearing="column",
    ),
    FaultKind(
        "RV-220",
        "error",
        title=Text(
            "Ngày tháng ở ô không phải ngày",
            "A date where none belongs",
        ),
        message=Text(
            "Ô {cell} ({column}) chứa ngày {date}; có thể Excel đã đổi một số như 3/4 hoặc 3.4 thành ngày.",
            "Cell {cell} ({column}) holds the date {date}; Excel may have made it of something like 3/4 or 3.4.",
        ),
        hint=Text(
            "Định dạng ô là Văn bản hoặc Số rồi gõ lại theo phiếu.",
            "Format the cell as text or number and type it again from the form.",
        ),
        example=Text(
            "Điểm B1 hiện thành 03/04/2024.",
            "A B1 total that shows as 03/04/2024.",
        ),
        bearing="column",
    ),
    FaultKind(
        "RV-222",
        "warning",
        title=Text(
            "Chữ số trong ô họ tên",
            "Digits in a name",
        ),
        message=Text(
            "Ô {cell} ({column}) có {digits} chữ số; có thể lẫn số điện thoại hoặc số thứ tự.",
            "Cell {cell} ({column}) holds {digits} digits, perhaps a telephone or running number.",
        ),
        hint=Text(
            "Chỉ ghi họ tên; ghi số vào cột khác.",
            "Write the name only, and the number elsewhere.",
        ),
        example=Text(
            "Số điện thoại ghi sau họ tên.",
            "A telephone number behind the name.",
        ),
    ),
    FaultKind(
        "RV-223",
        "warning",
        title=Text(
            "Số định danh có cấu trúc lạ",
            "Citizen number built oddly",
        ),
        message=Text(
            "Ô {cell} ({column}): số định danh {value} đủ 12 chữ số nhưng 3 số đầu không phải mã tỉnh (001 đến 096) hoặc số thứ tư không từ 0 đến 3.",
            "Cell {cell} ({column}): the citizen number {value} has 12 digits, but the first three are no province (001 to 096) or the fourth is not 0 to 3.",
        ),
        hint=Text(
            "Đối chiếu với thẻ căn cước.",
            "Compare it with the card.",
        ),
        example=Text(
            "Số bắt đầu bằng 871.",
            "A number that begins with 871.",
        ),
    ),
)
