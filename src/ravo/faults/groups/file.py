"""Category 1: a file that cannot be read."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-101",
        "error",
        title=Text(
            "Không tìm thấy tệp",
            "File not found",
        ),
        message=Text(
            "Không tìm thấy tệp {path}.",
            "{path} was not found.",
        ),
        hint=Text(
            "Kiểm tra tên tệp và thư mục.",
            "Check the name and the folder.",
        ),
        example=Text(
            "ravo score khong-co.xlsx",
            "ravo score missing.xlsx",
        ),
    ),
    FaultKind(
        "RV-102",
        "error",
        title=Text(
            "Đây là thư mục",
            "A folder, not a file",
        ),
        message=Text(
            "{path} là thư mục, không phải tệp.",
            "{path} is a folder, not a file.",
        ),
        hint=Text(
            "Chỉ ra một bảng khảo sát trong thư mục đó.",
            "Name a survey workbook in it.",
        ),
        example=Text(
            "ravo explain 2024 --household A1",
            "ravo explain 2024 --household A1",
        ),
    ),
    FaultKind(
        "RV-103",
        "error",
        title=Text(
            "Không phải tệp Excel, hoặc tệp hỏng",
            "Not a workbook, or damaged",
        ),
        message=Text(
            "{path} không phải bảng tính hoặc đã hỏng.",
            "{path} is not a workbook, or it is damaged.",
        ),
        hint=Text(
            "Mở bằng Excel và lưu lại dạng .xlsx; nếu Excel cũng không mở được thì xin xã gửi lại.",
            "Open it in Excel and save it as .xlsx; if Excel cannot open it either, ask for it again.",
        ),
        example=Text(
            "Tệp văn bản đổi đuôi thành .xlsx.",
            "A text file renamed to .xlsx.",
        ),
    ),
    FaultKind(
        "RV-199",
        "error",
        title=Text(
            "Máy hết bộ nhớ",
            "Out of memory",
        ),
        message=Text(
            "Máy không còn đủ bộ nhớ để đọc {path}.",
            "This machine has no memory left to read {path}.",
        ),
        hint=Text(
            "Tệp có thể vẫn tốt. Đóng bớt chương trình khác rồi chạy lại, hoặc chạy trên máy nhiều bộ nhớ hơn.",
            "The file may be sound. Close other programs and run again, or use a machine with more memory.",
        ),
        example=Text(
            "Một phiếu lớn trên máy 2 GB đang mở nhiều chương trình.",
            "A large workbook on a 2 GB machine with many programs open.",
        ),
    ),
    FaultKind(
        "RV-104",
        "error",
        title=Text(
            "Tệp có mật khẩu",
            "Password-protected",
        ),
        message=Text(
            "{path} có mật khẩu nên không đọc được.",
            "{path} is protected by a password and cannot be read.",
        ),
        hint=Text(
            "Ghi mật khẩu vào một tệp văn bản, mỗi dòng một mật khẩu, rồi chạy lại với --password-file FILE; hoặc mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ) và lưu; tệp .ods chỉ có cách sau.",
            "Write the password into a text file, one per line, and run again with --password-file FILE; or open it in Excel, remove the password (File, Info, Protect) and save; for an .ods file only the latter works.",
        ),
        example=Text(
            "Tệp đặt mật khẩu mở.",
            "A workbook with a password to open.",
        ),
    ),
    FaultKind(
        "RV-105",
        "error",
        title=Text(
            "Tệp Excel cũ không đọc được",
            "Old Excel file that cannot be read",
        ),
        message=Text(
            "{path} có dạng tệp Excel 97-2003 (.xls) nhưng bên trong đã hỏng.",
            "{path} looks like an Excel 97-2003 file (.xls), but it is damaged inside.",
        ),
        hint=Text(
            "Mở bằng Excel và chọn Lưu thành .xlsx, rồi chạy lại; nếu Excel cũng không mở được thì xin xã gửi lại.",
            "Open it in Excel, save it as .xlsx and run again; if Excel cannot open it either, ask for it again.",
        ),
        example=Text(
            "ho-ngheo-2024.xls chép dở từ USB.",
            "households-2024.xls, half copied from a stick.",
        ),
    ),
    FaultKind(
        "RV-106",
        "error",
        title=Text(
            "Tệp bung ra quá lớn",
            "Unpacks to too much",
        ),
        message=Text(
            "{path} bung ra {size} MiB, quá lớn hoặc bất thường; ravo không mở.",
            "{path} unpacks to {size} MiB, too large or abnormal; ravo does not open it.",
        ),
        hint=Text(
            "Xóa các trang và dòng thừa trong Excel rồi lưu lại; nếu không rõ nguồn gốc tệp thì đừng mở.",
            "Remove spare sheets and rows in Excel and save; do not open a file of unknown origin.",
        ),
        example=Text(
            "Bom nén.",
            "A zip bomb.",
        ),
    ),
    FaultKind(
        "RV-107",
        "error",
        title=Text(
            "Không có bảng tính bên trong",
            "No workbook inside",
        ),
        message=Text(
            "{path} không chứa bảng tính nào.",
            "{path} holds no workbook.",
        ),
        hint=Text(
            "Kiểm tra xem có gửi nhầm tệp không; ravo đọc .xlsx, .xlsm, .xlsb, .xls và .ods.",
            "Check whether the wrong file was sent; ravo reads .xlsx, .xlsm, .xlsb, .xls and .ods.",
        ),
        example=Text(
            "Tệp Word đổi đuôi.",
            "A Word file renamed.",
        ),
    ),
    FaultKind(
        "RV-108",
        "error",
        title=Text(
            "Tệp rỗng",
            "Empty file",
        ),
        message=Text(
            "{path} rỗng (0 byte).",
            "{path} is empty (0 bytes).",
        ),
        hint=Text(
            "Xin xã gửi lại tệp.",
            "Ask for the file again.",
        ),
        example=Text(
            "Tải về dở dang.",
            "A download that broke off.",
        ),
    ),
    FaultKind(
        "RV-109",
        "error",
        title=Text(
            "Thư mục không có bảng khảo sát",
            "Folder without workbooks",
        ),
        message=Text(
            "Thư mục {path} không có bảng khảo sát nào (.xlsx, .xlsm, .xls, .xlsb, .ods).",
            "The folder {path} holds no survey workbook (.xlsx, .xlsm, .xls, .xlsb, .ods).",
        ),
        hint=Text(
            "Kiểm tra thư mục; tệp kết quả và tệp khóa của Excel không được tính.",
            "Check the folder; results and Excel's lock files do not count.",
        ),
        example=Text(
            "ravo score trong-rong/",
            "ravo score empty/",
        ),
    ),
    FaultKind(
        "RV-110",
        "error",
        title=Text(
            "Không có quyền đọc",
            "Not permitted to read",
        ),
        message=Text(
            "Không đọc được {path}: không có quyền hoặc ổ đĩa lỗi.",
            "{path} cannot be read: no permission, or a disk error.",
        ),
        hint=Text(
            "Xin quyền đọc hoặc chép tệp về máy rồi chạy lại.",
            "Get permission or copy the file here, then run again.",
        ),
        example=Text(
            "Tệp của người dùng khác.",
            "Another user's file.",
        ),
    ),
    FaultKind(
        "RV-111",
        "error",
        title=Text(
            "Nội dung XML không an toàn",
            "Unsafe XML",
        ),
        message=Text(
            "{path} chứa khai báo thực thể XML mà bảng tính bình thường không có; ravo không mở.",
            "{path} declares XML entities, which no ordinary workbook does; ravo does not open it.",
        ),
        hint=Text(
            "Hỏi lại nơi gửi; nếu tin cậy, mở bằng Excel và lưu lại thành .xlsx.",
            "Ask the sender; if it can be trusted, open it in Excel and save it as .xlsx again.",
        ),
        example=Text(
            "Tệp bị chèn <!ENTITY …>.",
            "A file with <!ENTITY …> put in.",
        ),
    ),
    FaultKind(
        "RV-112",
        "error",
        title=Text(
            "Có ô nằm quá xa",
            "A cell far off",
        ),
        message=Text(
            "{path}: trang {sheet} trải đến dòng {row} và {columns} cột, quá rộng để đọc.",
            "{path}: the sheet {sheet} spans {row} rows and {columns} columns, too many to read.",
        ),
        hint=Text(
            "Trong Excel, bấm Ctrl+End để tìm ô lạc, xóa các dòng và cột thừa rồi lưu.",
            "In Excel, press Ctrl+End to find the stray cell, delete the spare rows and columns, save.",
        ),
        example=Text(
            "Gõ nhầm một ký tự ở dòng cuối cùng của trang.",
            "A letter typed by mistake in the sheet's last row.",
        ),
    ),
    FaultKind(
        "RV-113",
        "error",
        title=Text(
            "Mật khẩu không đúng",
            "Wrong password",
        ),
        message=Text(
            "Không mật khẩu nào đã cho mở được {path}.",
            "None of the passwords given opens {path}.",
        ),
        hint=Text(
            "Hỏi lại xã mật khẩu, kể cả chữ hoa và dấu, thêm một dòng vào tệp mật khẩu rồi chạy lại.",
            "Ask for the password again, capitals and accents too, add a line to the password file and run again.",
        ),
        example=Text(
            "Tệp mật khẩu có mật khẩu của năm trước.",
            "The password file holds last year's password.",
        ),
    ),
    FaultKind(
        "RV-114",
        "error",
        title=Text(
            "Trang quá nặng",
            "A sheet too heavy",
        ),
        message=Text(
            "{path}: trang {sheet} cần hơn {most} MiB bộ nhớ; ravo không đọc.",
            "{path}: the sheet {sheet} takes more than {most} MiB of memory; ravo does not read it.",
        ),
        hint=Text(
            "Chia tệp theo xã hoặc theo thôn, xóa các trang và cột thừa, rồi chạy lại.",
            "Split the file by commune or village, delete spare sheets and columns, and run again.",
        ),
        example=Text(
            "Một trang 200.000 dòng, mỗi ô một câu dài.",
            "A sheet of 200,000 rows with a long sentence in every cell.",
        ),
    ),
    FaultKind(
        "RV-115",
        "error",
        title=Text(
            "Cấu trúc tệp bất thường",
            "An archive that is a trick",
        ),
        message=Text(
            "{path} có phần trùng tên, chồng lên nhau hoặc trỏ ra ngoài tệp; bảng tính bình thường không có; ravo không mở.",
            "{path} holds parts with one name, on top of each other or outside the file, which no ordinary workbook does; ravo does not open it.",
        ),
        hint=Text(
            "Hỏi lại nơi gửi; nếu tin cậy, mở bằng Excel và lưu lại thành .xlsx.",
            "Ask the sender; if it can be trusted, open it in Excel and save it as .xlsx again.",
        ),
        example=Text(
            "Tệp nén có hai phần cùng tên xl/workbook.xml.",
            "An archive with two parts named xl/workbook.xml.",
        ),
    ),
    FaultKind(
        "RV-116",
        "warning",
        title=Text(
            "Liên kết tới tệp khác",
            "Links to other files",
        ),
        message=Text(
            "{path} có liên kết tới tệp khác ({links}); ravo không mở các tệp đó và dùng giá trị đã lưu trong ô.",
            "{path} links to other files ({links}); ravo does not open them and takes the values saved in the cells.",
        ),
        hint=Text(
            "Kiểm tra các ô lấy số từ tệp khác; chép thành giá trị nếu cần.",
            "Check the cells that take figures from other files; paste them as values if need be.",
        ),
        example=Text(
            "Ô B1 lấy từ [tong-hop.xlsx]Xã!C5.",
            "B1 is taken from [total.xlsx]Commune!C5.",
        ),
    ),
    FaultKind(
        "RV-117",
        "warning",
        title=Text(
            "Liên kết DDE",
            "DDE links",
        ),
        message=Text(
            "{path} có liên kết DDE tới chương trình khác ({links}); ravo không gọi chương trình nào.",
            "{path} has DDE links to other programs ({links}); ravo calls no program.",
        ),
        hint=Text(
            "Xóa liên kết trong Excel (Dữ liệu, Sửa liên kết); nếu không rõ nguồn gốc tệp thì đừng mở bằng Excel.",
            "Delete the links in Excel (Data, Edit Links); do not open a file of unknown origin in Excel.",
        ),
        example=Text(
            "Công thức =cmd|'/c calc'!A1.",
            "The formula =cmd|'/c calc'!A1.",
        ),
    ),
    FaultKind(
        "RV-118",
        "warning",
        title=Text(
            "Tệp có macro",
            "Macros inside",
        ),
        message=Text(
            "{path} có macro; ravo không chạy macro, chỉ đọc các ô.",
            "{path} holds macros; ravo never runs them, it only reads the cells.",
        ),
        hint=Text(
            "Không cần làm gì; nếu số liệu do macro điền, kiểm tra rằng tệp đã được lưu sau khi điền.",
            "Nothing need be done; where a macro fills in figures, check that the file was saved afterwards.",
        ),
        example=Text(
            "Bảng nhập liệu .xlsm.",
            "An .xlsm entry form.",
        ),
    ),
    FaultKind(
        "RV-120",
        "warning",
        title=Text(
            "Nguồn dữ liệu bên ngoài",
            "Data from outside",
        ),
        message=Text(
            "{path} khai báo nguồn dữ liệu bên ngoài (cơ sở dữ liệu, trang mạng); ravo không kết nối và dùng giá trị đã lưu.",
            "{path} declares data connections (a database, a web page); ravo does not connect and takes the values saved.",
        ),
        hint=Text(
            "Kiểm tra rằng dữ liệu đã được làm mới và lưu trước khi gửi.",
            "Check that the data were refreshed and saved before the file was sent.",
        ),
        example=Text(
            "Bảng lấy từ phần mềm qua kết nối ODBC.",
            "A table that comes from a program over ODBC.",
        ),
    ),
    FaultKind(
        "RV-121",
        "error",
        title=Text(
            "Không đọc được tệp mật khẩu",
            "Password file unreadable",
        ),
        message=Text(
            "Không đọc được tệp mật khẩu {path}: không có tệp, hoặc không phải văn bản UTF-8.",
            "The password file {path} cannot be read: it is not there, or it is not text in UTF-8.",
        ),
        hint=Text(
            "Tạo tệp văn bản, mỗi dòng một mật khẩu, lưu dạng UTF-8.",
            "Make a text file with one password per line and save it as UTF-8.",
        ),
        example=Text(
            "--password-file mat-khau.docx",
            "--password-file passwords.docx",
        ),
    ),
    FaultKind(
        "RV-122",
        "error",
        title=Text(
            "Trang mạng mang tên bảng tính",
            "A web page named as a workbook",
        ),
        message=Text(
            "{path} là trang HTML hoặc bảng XML được đặt tên như tệp Excel.",
            "{path} is an HTML page or an XML table that was named as a workbook.",
        ),
        hint=Text(
            "Mở bằng Excel, chọn Lưu thành, kiểu Sổ làm việc Excel (.xlsx), rồi chạy lại.",
            "Open it in Excel, choose Save As, type Excel Workbook (.xlsx), and run again.",
        ),
        example=Text(
            "Tệp .xls do một phần mềm trên mạng xuất ra.",
            "An .xls that a program on the web exported.",
        ),
    ),
)
