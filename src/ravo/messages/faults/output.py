"""Category 1: a file that cannot be written."""

from ravo.messages import Text
from ravo.messages.faults.kind import FaultKind

KINDS = (
    FaultKind(
        "RV-151",
        "error",
        title=Text("Không ghi được tệp kết quả", "Output cannot be written"),
        message=Text("Không ghi được {path}.", "{path} cannot be written."),
        hint=Text(
            "Chọn thư mục khác bằng -o hoặc --out-dir, hoặc xin quyền ghi vào thư mục này.",
            "Choose another folder with -o or --out-dir, or get permission to write there.",
        ),
        example=Text("Thư mục chỉ cho đọc.", "A folder that is read-only."),
    ),
    FaultKind(
        "RV-152",
        "error",
        title=Text("Đĩa đầy", "Disk full"),
        message=Text(
            "Đĩa đầy khi đang ghi {path}; chưa có tệp nào bị ghi dở.",
            "The disk is full while writing {path}; no file was left half-written.",
        ),
        hint=Text(
            "Xóa bớt tệp hoặc chọn ổ đĩa khác, rồi chạy lại.",
            "Free some space or choose another disk, then run again.",
        ),
        example=Text("Thẻ nhớ USB còn 0 byte.", "A USB stick with 0 bytes left."),
    ),
    FaultKind(
        "RV-153",
        "error",
        title=Text("Tệp kết quả đang mở", "Output file is open elsewhere"),
        message=Text(
            "Không thay được {path}: tệp đang mở ở chương trình khác hoặc bị khóa.",
            "{path} cannot be replaced: it is open in another program or locked.",
        ),
        hint=Text(
            "Đóng tệp trong Excel rồi chạy lại.", "Close the file in Excel, then run again."
        ),
        example=Text(
            "Kết quả lần trước vẫn đang mở trong Excel.",
            "Last time's results are still open in Excel.",
        ),
    ),
)
