"""Category 1: a file that cannot be read."""

from ravo.messages import Text
from ravo.messages.faults.kind import FaultKind

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
            "Chỉ ra một tệp .xlsx trong thư mục đó.",
            "Name a .xlsx file in it.",
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
            "{path} không phải tệp Excel .xlsx hoặc đã hỏng.",
            "{path} is not an .xlsx workbook, or it is damaged.",
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
            "Mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ), lưu và chạy lại.",
            "Open it in Excel, remove the password (File, Info, Protect), save and run again.",
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
            "Định dạng Excel cũ",
            "Old Excel format",
        ),
        message=Text(
            "{path} là tệp Excel 97-2003 (.xls).",
            "{path} is an Excel 97-2003 file (.xls).",
        ),
        hint=Text(
            "Mở bằng Excel và chọn Lưu thành .xlsx, rồi chạy lại.",
            "Open it in Excel, save it as .xlsx and run again.",
        ),
        example=Text(
            "ho-ngheo-2024.xls",
            "households-2024.xls",
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
            "{path} không chứa bảng tính .xlsx.",
            "{path} holds no .xlsx workbook.",
        ),
        hint=Text(
            "Nếu là tệp .xlsb hoặc .ods, mở bằng Excel và lưu thành .xlsx; nếu không, kiểm tra xem có gửi nhầm tệp không.",
            "If it is an .xlsb or .ods file, open it in Excel and save it as .xlsx; if not, check whether the wrong file was sent.",
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
            "Thư mục {path} không có bảng khảo sát .xlsx nào.",
            "The folder {path} holds no .xlsx survey workbook.",
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
)
