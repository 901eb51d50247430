"""Category 1: what lies in a folder beside surveys, and is not read."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS = (
    FaultKind(
        "RV-1001",
        "warning",
        title=Text("Tệp CSV không được đọc", "CSV files not read"),
        message=Text(
            "Thư mục {path} có {count} tệp CSV không đọc: {names}.",
            "{count} CSV files in {path} were not read: {names}.",
        ),
        hint=Text(
            "Mở từng tệp trong Excel (Dữ liệu > Từ văn bản/CSV, cột mã chọn kiểu Văn bản), kiểm tra mã còn đủ số 0 ở đầu, lưu dạng .xlsx rồi chạy lại.",
            "Open each in Excel (Data > From Text/CSV, with the columns of codes as Text), check that codes kept their leading zeros, save as .xlsx and run again.",
        ),
        example=Text(
            "ho.csv xuất từ phần mềm khác nằm cạnh các bảng khảo sát.",
            "ho.csv exported by other software, beside the surveys.",
        ),
        unread="files",
    ),
    FaultKind(
        "RV-1002",
        "warning",
        title=Text("Tệp nén không được đọc", "Archives not read"),
        message=Text(
            "Thư mục {path} có {count} tệp nén không đọc: {names}.",
            "{count} archives in {path} were not read: {names}.",
        ),
        hint=Text(
            "Giải nén, đưa các bảng khảo sát bên trong vào thư mục rồi chạy lại.",
            "Unpack them, put the surveys inside into the folder and run again.",
        ),
        example=Text(
            "Xã gửi cac-ap.zip, bên trong là bốn bảng khảo sát.",
            "A commune sent villages.zip with four surveys inside.",
        ),
        unread="files",
    ),
    FaultKind(
        "RV-1003",
        "warning",
        title=Text("Thư mục con không được đọc", "Folders inside not read"),
        message=Text(
            "Thư mục {path} có thư mục con không đọc: {names} ({books} bảng tính trong {count} tệp).",
            "Folders inside {path} were not read: {names} ({books} workbooks among {count} files).",
        ),
        hint=Text(
            "Thêm --recursive để đọc cả thư mục con, hoặc ghi tên từng thư mục con cần đọc.",
            "Add --recursive to read the folders inside too, or name those to be read.",
        ),
        example=Text(
            "Bảng khảo sát của xã chia theo từng huyện, mỗi huyện một thư mục.",
            "The communes' surveys are parted by district, a folder for each.",
        ),
        unread="files",
    ),
    FaultKind(
        "RV-1004",
        "warning",
        title=Text("Tệp không phải bảng tính", "Files that are no workbooks"),
        message=Text(
            "Thư mục {path} có {count} tệp không phải bảng tính nên không đọc: {names}.",
            "{count} files in {path} are no workbooks and were not read: {names}.",
        ),
        hint=Text(
            "Nếu trong đó có số liệu của hộ, hãy đưa vào bảng khảo sát .xlsx; nếu không thì để ở thư mục khác.",
            "If they hold figures of households, bring these into a survey .xlsx; if not, keep them in another folder.",
        ),
        example=Text(
            "cong-van.pdf nằm cạnh các bảng khảo sát.", "A letter.pdf lies beside the surveys."
        ),
        unread="files",
    ),
    FaultKind(
        "RV-1005",
        "error",
        title=Text("Không phải tệp thường", "No regular file"),
        message=Text(
            "{path} là đường ống, thiết bị hoặc liên kết hỏng, không phải tệp.",
            "{path} is a pipe, a device or a broken link, not a file.",
        ),
        hint=Text(
            "Chép bảng khảo sát thật vào thư mục rồi chạy lại; xóa liên kết hỏng.",
            "Copy the survey itself into the folder and run again; remove a broken link.",
        ),
        example=Text(
            "xa.xlsx là liên kết đến một ổ đĩa đã tháo.",
            "commune.xlsx is a link to a disk that was taken out.",
        ),
    ),
    FaultKind(
        "RV-1006",
        "warning",
        title=Text("Sản phẩm của ravo, không phải bảng khảo sát", "Made by ravo, no survey"),
        message=Text(
            "Thư mục {path} có {count} mục do ravo lập, không phải bảng khảo sát nên không chấm: {names}.",
            "{count} items in {path} were made by ravo, are no surveys and were not scored: {names}.",
        ),
        hint=Text(
            "Không cần làm gì; nên để báo cáo và mẫu trống ở thư mục khác.",
            "Nothing to do; better keep reports and empty templates in another folder.",
        ),
        example=Text(
            "bieu-mau.xlsx của lần báo cáo trước nằm cạnh các bảng khảo sát.",
            "bieu-mau.xlsx of an earlier report lies beside the surveys.",
        ),
    ),
    FaultKind(
        "RV-1007",
        "error",
        title=Text("Đây là sản phẩm của ravo", "This was made by ravo"),
        message=Text(
            "{path} là {what} do ravo lập, không phải bảng khảo sát.",
            "{path} is {what} made by ravo, no survey.",
        ),
        hint=Text("{instead}", "{instead}"),
        example=Text("ravo score xa.ket-qua.xlsx", "ravo score commune.ket-qua.xlsx"),
    ),
)
