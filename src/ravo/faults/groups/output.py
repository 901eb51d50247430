"""Category 1: a file that cannot be written."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

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
        hint=Text("Đóng tệp trong Excel rồi chạy lại.", "Close the file in Excel, then run again."),
        example=Text(
            "Kết quả lần trước vẫn đang mở trong Excel.",
            "Last time's results are still open in Excel.",
        ),
    ),
    FaultKind(
        "RV-154",
        "error",
        title=Text("Chưa cài phần ghi Parquet", "Parquet support is not installed"),
        message=Text(
            "Không ghi được {path}: máy này chưa cài thư viện pyarrow.",
            "{path} cannot be written: the library pyarrow is not installed here.",
        ),
        hint=Text(
            "Chạy: pip install ravo[parquet]. Hoặc dùng --format csv.",
            "Run: pip install ravo[parquet]. Or use --format csv.",
        ),
        example=Text(
            "ravo score xa.xlsx --format parquet trên máy cài bản thường.",
            "ravo score commune.xlsx --format parquet on a plain installation.",
        ),
    ),
    FaultKind(
        "RV-155",
        "error",
        title=Text(
            "Không rõ ghi vào đâu",
            "Unclear where to write",
        ),
        message=Text(
            "Không thể ghi nhiều kết quả vào một tệp {path}, hoặc dùng cả -o và --out-dir.",
            "Several results cannot go into the one file {path}, nor can -o and --out-dir be used together.",
        ),
        hint=Text(
            "Dùng --out-dir THƯ_MỤC khi có nhiều bảng khảo sát; -o khi chỉ có một.",
            "Use --out-dir DIR for several workbooks, -o for a single one.",
        ),
        example=Text(
            "ravo score 2024 -o ket-qua.xlsx với mười ba xã.",
            "ravo score 2024 -o results.xlsx with thirteen communes.",
        ),
    ),
    FaultKind(
        "RV-156",
        "error",
        title=Text(
            "Hai kết quả trùng tên tệp",
            "Two results would share a file",
        ),
        message=Text(
            "Kết quả của {first} và {second} sẽ ghi đè lên nhau.",
            "The results of {first} and {second} would overwrite each other.",
        ),
        hint=Text(
            "Đổi tên một trong hai tệp, hoặc chạy riêng từng thư mục.",
            "Rename one of the two, or run each folder by itself.",
        ),
        example=Text(
            "2023/xa-a.xlsx và 2024/xa-a.xlsx với cùng --out-dir.",
            "2023/commune-a.xlsx and 2024/commune-a.xlsx with one --out-dir.",
        ),
    ),
    FaultKind(
        "RV-157",
        "error",
        title=Text(
            "Kết quả sẽ đè lên tệp gốc",
            "Output would overwrite the input",
        ),
        message=Text(
            "{path} là tệp gốc; ravo không bao giờ ghi vào tệp gốc.",
            "{path} is an input; ravo never writes to an input.",
        ),
        hint=Text(
            "Chọn tên tệp khác cho kết quả.",
            "Choose another name for the output.",
        ),
        example=Text(
            "ravo score a.xlsx -o a.xlsx",
            "ravo score a.xlsx -o a.xlsx",
        ),
    ),
    FaultKind(
        "RV-158",
        "error",
        title=Text(
            "Không tạo được bản trả lại",
            "A copy to return cannot be made",
        ),
        message=Text(
            "Đã kiểm tra {path} nhưng không tạo được bản sao có đánh dấu lỗi.",
            "{path} was checked, but no copy with its faults marked could be made.",
        ),
        hint=Text(
            "Mở tệp bằng Excel, lưu lại dạng .xlsx rồi chạy lại; hoặc gửi xã danh sách lỗi của ravo check.",
            "Open the file in Excel, save it again as .xlsx and run again; or send the commune the list of ravo check.",
        ),
        example=Text(
            "Một trang khác của bảng bị hỏng một phần.",
            "Another sheet of the workbook is partly damaged.",
        ),
    ),
    FaultKind(
        "RV-159",
        "error",
        title=Text(
            "Hai bản trả lại trùng tên tệp",
            "Two returned copies would share a file",
        ),
        message=Text(
            "Bản trả lại của {first} và {second} sẽ ghi đè lên nhau.",
            "The copies to return of {first} and {second} would overwrite each other.",
        ),
        hint=Text(
            "Đổi tên một trong hai tệp, hoặc chạy riêng từng thư mục.",
            "Rename one of the two, or run each folder by itself.",
        ),
        example=Text(
            "xa-a.xls và xa-a.xlsx với cùng --return.",
            "commune-a.xls and commune-a.xlsx with one --return.",
        ),
    ),
    FaultKind(
        "RV-160",
        "error",
        title=Text(
            "Nơi để bản trả lại không phải thư mục",
            "The place for returned copies is not a folder",
        ),
        message=Text(
            "{path} là một tệp; --return cần một thư mục.",
            "{path} is a file; --return needs a folder.",
        ),
        hint=Text(
            "Ghi tên một thư mục, có sẵn hay chưa đều được.",
            "Name a folder, whether it exists already or not.",
        ),
        example=Text(
            "ravo check xa.xlsx --return tra-lai.xlsx",
            "ravo check commune.xlsx --return returned.xlsx",
        ),
    ),
)
