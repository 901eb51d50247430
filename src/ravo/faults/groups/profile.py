"""Category 1: a layout of other workbooks that cannot be used, and places in file names."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

MEND = Text(
    "Sửa tệp ở dòng đã nêu, rồi chạy ravo profile check.",
    "Mend the file at that line, then run ravo profile check.",
)

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-161",
        "error",
        title=Text("Không có mẫu ánh xạ này", "Unknown profile"),
        message=Text(
            "Không có mẫu ánh xạ {profile}. Các mẫu hiện có: {profiles}.",
            "There is no profile {profile}. There are: {profiles}.",
        ),
        hint=Text(
            "Chọn một tên trong danh sách, chỉ tới tệp .yaml, hoặc tạo tệp bằng ravo profile guess.",
            "Choose one of these names, name a .yaml file, or make one with ravo profile guess.",
        ),
        example=Text("--profile phan-mem-khac", "--profile other-software"),
    ),
    FaultKind(
        "RV-162",
        "error",
        title=Text("Không mở được tệp ánh xạ", "Profile file cannot be opened"),
        message=Text("Không mở được tệp {file}.", "{file} cannot be opened."),
        hint=Text("Kiểm tra đường dẫn và quyền đọc.", "Check the path and the permission to read."),
        example=Text("--profile khong-co.yaml", "--profile missing.yaml"),
    ),
    FaultKind(
        "RV-163",
        "error",
        title=Text("Tệp ánh xạ không phải YAML hợp lệ", "Profile is not valid YAML"),
        message=Text(
            "{file}, dòng {line}: không phải YAML hợp lệ.", "{file}, line {line}: not valid YAML."
        ),
        hint=MEND,
        example=Text("Thiếu dấu hai chấm sau ma_ho.", "A colon is missing after ma_ho."),
    ),
    FaultKind(
        "RV-164",
        "error",
        title=Text("Mục ghi hai lần trong tệp ánh xạ", "Duplicate key in a profile"),
        message=Text(
            "{file}, dòng {line}: {key} đã ghi ở trên.",
            "{file}, line {line}: {key} stands there already.",
        ),
        hint=Text("Xóa một trong hai dòng.", "Remove one of the two lines."),
        example=Text("Hai mục ma_ho trong columns.", "Two keys named ma_ho in columns."),
    ),
    FaultKind(
        "RV-165",
        "error",
        title=Text("Mục lạ trong tệp ánh xạ", "Unknown key in a profile"),
        message=Text(
            "{file}, dòng {line}: không có mục {key}.",
            "{file}, line {line}: there is no key {key}.",
        ),
        hint=Text(
            "Đối chiếu với tệp mà ravo profile show mis in ra.",
            "Compare with the file that ravo profile show mis prints.",
        ),
        example=Text("Viết nhầm colums.", "colums, misspelt."),
    ),
    FaultKind(
        "RV-166",
        "error",
        title=Text("Tệp ánh xạ thiếu mục", "Missing key in a profile"),
        message=Text("{file}, dòng {line}: thiếu {key}.", "{file}, line {line}: {key} is missing."),
        hint=Text(
            "Ghi thêm mục đó; mẫu nào cũng cần id, title, sheets và columns.",
            "Add it; every profile needs id, title, sheets and columns.",
        ),
        example=Text("Không ghi sheets.", "No sheets."),
    ),
    FaultKind(
        "RV-167",
        "error",
        title=Text("Giá trị không dùng được trong tệp ánh xạ", "Invalid value in a profile"),
        message=Text(
            "{file}, dòng {line}: giá trị của {key} không dùng được.",
            "{file}, line {line}: the value of {key} cannot be used.",
        ),
        hint=Text(
            "Dòng đếm từ 1, dữ liệu nằm dưới tiêu đề; mỗi trang chỉ theo name, pattern hoặc first; ticks chỉ cho cột Có/Không.",
            "Rows count from 1 and data stand below headings; a sheet goes by one of name, pattern, first; ticks are for yes/no columns only.",
        ),
        example=Text("data_row: 0", "data_row: 0 (rows count from 1)"),
    ),
    FaultKind(
        "RV-168",
        "error",
        title=Text("Tệp ánh xạ dẫn lại giá trị bằng & và *", "Repeated by reference in a profile"),
        message=Text(
            "{file}, dòng {line}: giá trị được dẫn lại bằng dấu & và *.",
            "{file}, line {line}: a value is repeated by reference with & and *.",
        ),
        hint=Text("Ghi đầy đủ giá trị tại từng chỗ.", "Write the value out in each place."),
        example=Text("ma_ho: &ma [Mã] rồi chu_ho: *ma", "ma_ho: &code [Mã] and then chu_ho: *code"),
    ),
    FaultKind(
        "RV-169",
        "error",
        title=Text("Mã cột không có trong mẫu khảo sát", "Unknown column id"),
        message=Text(
            "{file}, dòng {line}: bảng khảo sát không có cột {key} ở trang này. Gần giống: {near}.",
            "{file}, line {line}: the survey workbook has no column {key} in this sheet. Close to it: {near}.",
        ),
        hint=Text(
            "Ghi đúng mã cột như trong bảng khảo sát (docs/columns.md), dưới đúng trang.",
            "Write the id as in the survey workbook (docs/columns.md), under its own sheet.",
        ),
        example=Text("Viết nhầm mã_hộ thay cho ma_ho.", "maho in place of ma_ho."),
    ),
    FaultKind(
        "RV-170",
        "error",
        title=Text("Một tiêu đề cho hai cột", "One heading for two columns"),
        message=Text(
            "{file}, dòng {line}: tiêu đề {key} đã dùng cho {first}, nay lại dùng cho {second}.",
            "{file}, line {line}: the heading {key} stands for {first} and again for {second}.",
        ),
        hint=Text(
            "Giữ một; nếu hai cột trùng tên, ghi tên nhóm phía trên rồi tên cột: Ngày sinh Năm.",
            "Keep one; where two columns share a name, write the group above and then the name: Ngày sinh Năm.",
        ),
        example=Text(
            "Họ và tên ghi ở cả chu_ho và nguoi_ra_soat.",
            "Họ và tên under both chu_ho and nguoi_ra_soat.",
        ),
    ),
    FaultKind(
        "RV-171",
        "error",
        title=Text("Từ không có trong danh mục của cột", "Word outside a column's list"),
        message=Text(
            "{file}, dòng {line}: {value} không thuộc danh mục của {key}: {words}.",
            "{file}, line {line}: {value} is not among the words of {key}: {words}.",
        ),
        hint=Text(
            "Chọn một từ trong danh mục; loại nào không có trong danh mục thì để trống dòng đó và hỏi cấp trên.",
            "Choose one of these words; for a class that is not among them leave the line out and ask.",
        ),
        example=Text(
            "phan_loai_ghi: mã 3 ghi là Hộ thoát nghèo.",
            "phan_loai_ghi: code 3 given as Hộ thoát nghèo.",
        ),
    ),
    FaultKind(
        "RV-172",
        "error",
        title=Text("Một cột khai hai cách", "A column given in two ways"),
        message=Text(
            "{file}, dòng {line}: {key} đã khai theo cách khác (columns, birth hoặc constants).",
            "{file}, line {line}: {key} is given in another way too (columns, birth or constants).",
        ),
        hint=Text(
            "Giữ một cách; lacks chỉ liệt kê những gì tệp không có.",
            "Keep one; lacks lists only what the layout cannot give.",
        ),
        example=Text("thon vừa ở columns vừa ở lacks.", "thon in columns and in lacks."),
    ),
    FaultKind(
        "RV-173",
        "error",
        title=Text("Mẫu tìm trong tên tệp không dùng được", "Unusable pattern for file names"),
        message=Text(
            "{file}, dòng {line}: mẫu {key} không phải biểu thức chính quy có nhóm mang một trong các tên: {words}.",
            "{file}, line {line}: {key} is no regular expression with groups named among: {words}.",
        ),
        hint=Text(
            "Viết như (?P<year>20\\d\\d), trong dấu nháy đơn.",
            "Write it like (?P<year>20\\d\\d), in single quotes.",
        ),
        example=Text("patterns: ['(?P<nam>20\\d\\d)']", "patterns: ['(?P<yr>20\\d\\d)']"),
    ),
    FaultKind(
        "RV-174",
        "error",
        title=Text("Trang chưa khai trong sheets", "Table without a sheet"),
        message=Text(
            "{file}, dòng {line}: {key} chưa khai trong sheets.",
            "{file}, line {line}: {key} is not among sheets.",
        ),
        hint=Text(
            "Ghi trong sheets trang đó theo name, pattern hoặc first.",
            "Say in sheets which sheet it is, by name, pattern or first.",
        ),
        example=Text(
            "Có columns: members nhưng sheets chỉ ghi households.",
            "columns: members, but only households among sheets.",
        ),
    ),
    FaultKind(
        "RV-175",
        "warning",
        title=Text(
            "Địa danh chỉ khớp khi coi ă và ắ như nhau", "Place name that fits only loosely"
        ),
        message=Text(
            "{path}: {words} trong tên tệp hoặc thư mục được hiểu là {name}, dù khác dấu ă/ắ.",
            "{path}: {words} in the names of file or folders is taken for {name}, though ă and ắ differ.",
        ),
        hint=Text(
            "Nếu không đúng, ghi rõ bằng --province, --district, --commune.",
            "If that is wrong, say it with --province, --district, --commune.",
        ),
        example=Text("Đăk Mil hiểu là Huyện Đắk Mil.", "Đăk Mil taken for Huyện Đắk Mil."),
    ),
    FaultKind(
        "RV-176",
        "warning",
        title=Text("Tên tệp có nhiều cách hiểu", "File name that reads several ways"),
        message=Text(
            "{path}: tên tệp và thư mục có nhiều cách hiểu, không lấy cách nào: {readings}.",
            "{path}: the names of file and folders read several ways, none is taken: {readings}.",
        ),
        hint=Text("Ghi rõ bằng {option}.", "Say which with {option}."),
        example=Text(
            "Thư mục 2023 chứa tệp mang tên 2024.", "A folder named 2023 with a file named 2024."
        ),
    ),
    FaultKind(
        "RV-177",
        "error",
        title=Text("Không nhận ra tiêu đề nào", "No heading recognised"),
        message=Text(
            "{path}: không trang nào có tiêu đề giống cột của bảng khảo sát.",
            "{path}: no sheet has headings like the columns of the survey workbook.",
        ),
        hint=Text(
            "Kiểm tra có đúng tệp không; nếu đúng, tự viết tệp ánh xạ theo mẫu ravo profile show mis.",
            "Check that it is the right file; if it is, write the profile by hand after ravo profile show mis.",
        ),
        example=Text("Bảng chấm công gửi nhầm.", "A time sheet sent by mistake."),
    ),
    FaultKind(
        "RV-178",
        "error",
        title=Text("Chữ tiếng Việt đã mất khi lưu", "Vietnamese letters lost when saved"),
        message=Text(
            "{path}, trang {sheet}: chữ có dấu đã thành dấu ?, không khôi phục được; không đọc gì từ trang này.",
            "{path}, sheet {sheet}: marked letters have become ?, which cannot be undone; nothing is read from it.",
        ),
        hint=Text(
            "Xuất lại từ phần mềm gốc, lưu dạng .xlsx hoặc mã UTF-8.",
            "Export it again from the original software, as .xlsx or in UTF-8.",
        ),
        example=Text("H? ngh?o thay cho Hộ nghèo.", "H? ngh?o in place of Hộ nghèo."),
    ),
)
