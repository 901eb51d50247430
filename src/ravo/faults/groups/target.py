"""Category 1: a place in which an output cannot or must not be written."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS = (
    FaultKind(
        "RV-1009",
        "error",
        title=Text("Tên tệp quá dài", "File name too long"),
        message=Text(
            "Tên {path} quá dài, không tệp nào mang được tên đó.",
            "The name {path} is too long for a file.",
        ),
        hint=Text(
            "Rút ngắn tên bảng khảo sát hoặc tên tệp ghi ra rồi chạy lại.",
            "Shorten the name of the survey or of the output and run again.",
        ),
        example=Text(
            "Tên tệp dài 245 ký tự, thêm .ket-qua.xlsx thì quá giới hạn.",
            "A file name of 245 letters, too long with .ket-qua.xlsx behind it.",
        ),
    ),
    FaultKind(
        "RV-1010",
        "error",
        title=Text("Nơi ghi không phải tệp thường", "Output is no regular file"),
        message=Text(
            "{path} là thư mục, thiết bị hoặc đường ống; ravo chỉ thay tệp thường.",
            "{path} is a folder, a device or a pipe; ravo replaces regular files only.",
        ),
        hint=Text(
            "Ghi tên một tệp. Dạng chữ (json, csv, text) in ra màn hình khi bỏ -o hoặc dùng -o -.",
            "Name a file. Text (json, csv, text) is printed without -o or with -o -.",
        ),
        example=Text("ravo score xa.xlsx -o /dev/null", "ravo score commune.xlsx -o /dev/null"),
    ),
    FaultKind(
        "RV-1011",
        "error",
        title=Text("Đuôi tệp không hợp với dạng ghi", "Ending does not fit the format"),
        message=Text(
            "{path}: tệp này được ghi dạng {format}, cần đuôi {endings}.",
            "{path}: this file is written as {format} and takes the ending {endings}.",
        ),
        hint=Text(
            "Đổi đuôi tên tệp, hoặc chọn dạng khác bằng --format nếu lệnh có.",
            "Change the ending, or choose another --format where the command has one.",
        ),
        example=Text("ravo score xa.xlsx -o kq.csv", "ravo score commune.xlsx -o results.csv"),
    ),
    FaultKind(
        "RV-1012",
        "error",
        title=Text("Dạng này không in ra được", "This format cannot be printed"),
        message=Text(
            "Dạng {format} không in ra màn hình được, nên không dùng {option} -.",
            "The format {format} cannot be printed, so {option} - is not possible.",
        ),
        hint=Text(
            "Ghi tên tệp có đuôi {endings}, hoặc chọn dạng chữ bằng --format nếu lệnh có.",
            "Name a file ending in {endings}, or choose a text --format where the command has one.",
        ),
        example=Text("ravo score xa.xlsx -o -", "ravo score commune.xlsx -o -"),
    ),
    FaultKind(
        "RV-1014",
        "warning",
        title=Text("Tệp khác trong thư mục báo cáo", "Other files in the report's folder"),
        message=Text(
            "Thư mục {path} còn {count} tệp không do lần lập này ghi: {names}.",
            "{count} files in {path} were not written by this run: {names}.",
        ),
        hint=Text(
            "Đừng gửi kèm với báo cáo này nếu không cần; ravo không xóa tệp của người khác.",
            "Do not send them with this report unless they belong to it; ravo deletes nobody's files.",
        ),
        example=Text(
            "cong-van.pdf của cán bộ nằm trong thư mục báo cáo.",
            "An officer's letter.pdf lies in the report's folder.",
        ),
    ),
    FaultKind(
        "RV-1016",
        "error",
        title=Text("Lệnh khác đang ghi", "Another command is writing"),
        message=Text(
            "Một lệnh ravo khác đang ghi vào {path}; đã đợi {seconds} giây.",
            "Another ravo is writing to {path}; waited for {seconds} seconds.",
        ),
        hint=Text("Đợi lệnh kia xong rồi chạy lại.", "Let it end, then run again."),
        example=Text(
            "Hai người cùng nhập bảng điểm B1 trên một máy.",
            "Two people import a B1 grid on one machine at once.",
        ),
    ),
    FaultKind(
        "RV-1053",
        "error",
        title=Text("Nhiều tệp không in ra màn hình được", "Several files cannot be printed"),
        message=Text(
            "Lệnh này ghi nhiều tệp vào một thư mục, nên không dùng {option} -.",
            "This command writes several files to a folder, so {option} - cannot be used.",
        ),
        hint=Text(
            "Ghi tên một thư mục, ví dụ bao-cao-2024.",
            "Give the name of a folder, such as report-2024.",
        ),
        example=Text("ravo report ket-qua -o -", "ravo report results -o -"),
    ),
)
