"""Category 1: runs over many workbooks."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS = (
    FaultKind(
        "RV-100",
        "warning",
        title=Text("Tệp kết quả đã bị sửa tay", "Output that somebody changed"),
        message=Text(
            "{path} đã bị sửa, hoặc không do ravo ghi; bản đó được giữ bên cạnh với tên {kept}.",
            "{path} was changed, or not written by ravo; that copy is kept beside it as {kept}.",
        ),
        hint=Text(
            "Cần bản đã sửa thì chép ra tên khác, bỏ đuôi .truoc; lần chạy sau lại ghi tệp này.",
            "To open that copy, give it another name without .truoc; the next run may write this file again.",
        ),
        example=Text(
            "bao-cao.docx được điền số văn bản rồi lưu đè.",
            "bao-cao.docx was filled in and saved under its own name.",
        ),
    ),
    FaultKind(
        "RV-123",
        "error",
        title=Text("Tệp cấu hình không đọc được", "Run file that cannot be read"),
        message=Text(
            "{path} không phải tệp TOML: {problem}.", "{path} is no TOML file: {problem}."
        ),
        hint=Text(
            "Sửa đúng dòng đó, hoặc tạo tệp mẫu mới bằng ravo batch --init TỆP.toml.",
            "Mend that line, or write a new template with ravo batch --init FILE.toml.",
        ),
        example=Text(
            "Thiếu dấu nháy đóng sau tên thư mục.", "A folder's name without its closing quote."
        ),
    ),
    FaultKind(
        "RV-124",
        "error",
        title=Text("Mục lạ trong tệp cấu hình", "Unknown key in a run file"),
        message=Text(
            "{path} có mục {key} mà ravo không biết.",
            "{path} has a key {key} that ravo does not know.",
        ),
        hint=Text("Có phải là: {near}?", "Did you mean: {near}?"),
        example=Text("limits.job thay cho limits.jobs.", "limits.job instead of limits.jobs."),
    ),
    FaultKind(
        "RV-125",
        "error",
        title=Text("Trị số sai trong tệp cấu hình", "Wrong value in a run file"),
        message=Text(
            "Mục {key} của {path} có trị số không dùng được.",
            "The key {key} of {path} has a value that cannot be used.",
        ),
        hint=Text(
            "Xem lời giải thích của mục này trong tệp mẫu: ravo batch --init TỆP.toml.",
            "See what the template says of this key: ravo batch --init FILE.toml.",
        ),
        example=Text('limits.jobs = "hai".', 'limits.jobs = "two".'),
    ),
    FaultKind(
        "RV-126",
        "error",
        title=Text("Thiếu mục trong tệp cấu hình", "Key missing in a run file"),
        message=Text("{path} thiếu mục {key}.", "{path} lacks the key {key}."),
        hint=Text("Thêm mục này vào tệp rồi chạy lại.", "Add the key and run again."),
        example=Text("Không ghi thư mục phiếu ở mục input.", "No folder of workbooks at input."),
    ),
    FaultKind(
        "RV-127",
        "error",
        title=Text("Một lần chạy khác đang giữ thư mục", "Another run holds the folder"),
        message=Text(
            "{path} đang do một lần chạy khác dùng: tiến trình {pid} trên máy {host}, từ {since}.",
            "{path} is in use by another run: process {pid} on {host}, since {since}.",
        ),
        hint=Text(
            "Đợi lần chạy đó xong, hoặc cho đợi bằng --wait SỐ_GIÂY.",
            "Wait until it ends, or have this run wait with --wait SECONDS.",
        ),
        example=Text(
            "Lịch chạy đêm bắt đầu khi lần chạy trước chưa xong.",
            "The night's run begins while the last one still works.",
        ),
    ),
    FaultKind(
        "RV-128",
        "error",
        title=Text("Hai phiếu dùng chung một kết quả", "Two workbooks share a result"),
        message=Text(
            "{path} và {other} sẽ ghi vào cùng một tệp kết quả; cả hai chưa được chấm.",
            "{path} and {other} would write the same result; neither was scored.",
        ),
        hint=Text(
            "Bỏ bớt bản thừa, hoặc đổi tên một tệp.",
            "Remove the one that is too many, or rename one.",
        ),
        example=Text("xa.xls và xa.xlsx trong một thư mục.", "xa.xls and xa.xlsx in one folder."),
    ),
    FaultKind(
        "RV-129",
        "error",
        title=Text("Phiếu xử lý quá lâu", "Workbook took too long"),
        message=Text(
            "{path} chưa xong sau {seconds} giây nên đã bị dừng.",
            "{path} was not done after {seconds} seconds and was stopped.",
        ),
        hint=Text(
            "Xem tệp có gì lạ không, hoặc tăng limits.seconds; lần chạy sau sẽ thử lại.",
            "See what is odd about the file, or raise limits.seconds; the next run tries again.",
        ),
        example=Text("Một tệp bị treo khi mở.", "A file that hangs when it is opened."),
    ),
    FaultKind(
        "RV-135",
        "error",
        title=Text("Phiếu cần quá nhiều bộ nhớ", "Workbook needs too much memory"),
        message=Text(
            "{path} cần hơn {memory} MiB bộ nhớ nên đã bị dừng.",
            "{path} needs more than {memory} MiB of memory and was stopped.",
        ),
        hint=Text(
            "Xem tệp có gì lạ không, hoặc tăng limits.memory_mib; lần chạy sau sẽ thử lại.",
            "See what is odd about the file, or raise limits.memory_mib; the next run tries again.",
        ),
        example=Text(
            "Một tệp nén bung ra hàng gigabyte.", "A packed file that swells to gigabytes."
        ),
    ),
    FaultKind(
        "RV-136",
        "error",
        title=Text(
            "Chương trình đọc phiếu bị hỏng giữa chừng", "The reader of the workbook crashed"
        ),
        message=Text(
            "Tiến trình đọc {path} đã chết ({how}).", "The process that read {path} died ({how})."
        ),
        hint=Text(
            "Mở tệp bằng Excel, lưu lại rồi chạy lại; nếu vẫn vậy, xin báo cho người bảo trì.",
            "Open the file in Excel, save it and run again; if it persists, please tell the maintainers.",
        ),
        example=Text(
            "Thư viện đọc tệp gặp lỗi SIGSEGV.", "A library that reads files ends with SIGSEGV."
        ),
    ),
    FaultKind(
        "RV-137",
        "warning",
        title=Text("Phiếu đang thay đổi", "Workbook is changing"),
        message=Text(
            "{path} đang được chép vào hoặc vừa được sửa.",
            "{path} is being copied in, or was just changed.",
        ),
        hint=Text("Lần chạy sau sẽ xử lý phiếu này.", "The next run takes it up."),
        example=Text(
            "Tệp lớn còn đang chép qua mạng.", "A large file still on its way over the network."
        ),
    ),
    FaultKind(
        "RV-138",
        "error",
        title=Text("Bộ tiêu chí hoặc phiên bản đã khác", "Other criteria or another version"),
        message=Text(
            "Phiên bản ravo, bộ tiêu chí, mẫu cột hay bảng điểm ở nơi xử lý khác với lúc lập kế hoạch.",
            "Where the workbook was handled, the version of ravo, the criteria, the profile or the grid differ from the plan's.",
        ),
        hint=Text(
            "Cài cùng một phiên bản ở mọi máy, không sửa các tệp này khi đang chạy, rồi chạy lại.",
            "Install one version on every machine, leave these files alone during a run, and run again.",
        ),
        example=Text(
            "Một máy trong cụm còn bản cũ.", "One machine of the cluster has an older version."
        ),
    ),
    FaultKind(
        "RV-139",
        "warning",
        title=Text("Dòng hỏng trong sổ", "Damaged lines in the manifest"),
        message=Text(
            "{path} có dòng không còn như lúc ghi: {lines}.",
            "{path} has lines that are not as they were written: {lines}.",
        ),
        hint=Text(
            "Các dòng này không được dùng; phiếu liên quan được chấm lại khi cần. Không sửa tệp này bằng tay.",
            "They are not used; their workbooks are scored again where needed. Do not edit this file.",
        ),
        example=Text("Dòng 12 bị sửa tay.", "Line 12 was edited."),
    ),
    FaultKind(
        "RV-140",
        "warning",
        title=Text("Dòng cuối của sổ bị cắt ngang", "Torn last line in the manifest"),
        message=Text(
            "Lần chạy trước bị ngắt khi đang ghi dòng cuối của {path}.",
            "The last run was cut off while it wrote the last line of {path}.",
        ),
        hint=Text(
            "Phần dở dang đã để sang {aside}; phiếu đó được xử lý lại.",
            "The torn part now lies in {aside}; its workbook is handled again.",
        ),
        example=Text("Mất điện giữa đêm.", "A power cut at night."),
    ),
    FaultKind(
        "RV-143",
        "error",
        title=Text("Không lập được báo cáo", "Report that could not be made"),
        message=Text("Chưa lập được {report}: {reason}", "{report} could not be made: {reason}"),
        hint=Text(
            "Báo cáo cũ, nếu có, vẫn còn nguyên. Sửa nguyên nhân rồi chạy lại.",
            "An older report, if there is one, is left as it was. Mend the cause and run again.",
        ),
        example=Text("Hai tệp của cùng một xã.", "Two files of one commune."),
    ),
    FaultKind(
        "RV-144",
        "warning",
        title=Text("Không báo tin được", "The notice was not given"),
        message=Text(
            "Lệnh báo tin {command} không chạy được ({how}).",
            "The notify command {command} failed ({how}).",
        ),
        hint=Text(
            "Thử lệnh này bằng tay; kết quả của lần chạy không bị ảnh hưởng.",
            "Try the command by hand; the run's results are not affected.",
        ),
        example=Text(
            "Chương trình gửi thư chưa được cài.", "The program that sends mail is not installed."
        ),
    ),
    FaultKind(
        "RV-145",
        "error",
        title=Text("Thiếu phần mở rộng", "An extra is not installed"),
        message=Text(
            "{option} cần thư viện chưa được cài.",
            "{option} needs libraries that are not installed.",
        ),
        hint=Text(
            "Cài bằng: pip install 'ravo[{extra}]'", "Install them: pip install 'ravo[{extra}]'"
        ),
        example=Text("--dask tcp://host:8786", "--dask tcp://host:8786"),
    ),
    FaultKind(
        "RV-146",
        "error",
        title=Text("Lỗi của chương trình khi xử lý phiếu", "A bug while a workbook was handled"),
        message=Text(
            "ravo gặp lỗi của chính mình khi xử lý {path} ({how}).",
            "ravo met a bug of its own while handling {path} ({how}).",
        ),
        hint=Text(
            "Xin gửi dòng này cho người bảo trì; dòng này không chứa dữ liệu của hộ.",
            "Please send this line to the maintainers; it holds no household data.",
        ),
        example=Text("KeyError reading.py:120", "KeyError at reading.py:120"),
    ),
    FaultKind(
        "RV-147",
        "error",
        title=Text("Mẫu tên tệp sai", "Wrong pattern"),
        message=Text(
            "Không dùng được mẫu tên tệp {pattern}.", "The pattern {pattern} cannot be used."
        ),
        hint=Text(
            "Viết mẫu trong thư mục phiếu, ví dụ **/*-2024.xlsx.",
            "Give a pattern inside the folder of workbooks, such as **/*-2024.xlsx.",
        ),
        example=Text(
            "pattern trỏ ra ngoài thư mục bằng ../", "A pattern that leads out of the folder by ../"
        ),
    ),
    FaultKind(
        "RV-148",
        "error",
        title=Text("Lệnh batch thiếu hoặc thừa thư mục", "Folders of batch missing or too many"),
        message=Text(
            "Không hiểu cần chạy gì với: {given}.", "It is not clear what to run with: {given}."
        ),
        hint=Text(
            "Ghi ravo batch TỆP.toml, hoặc ravo batch THƯ_MỤC_PHIẾU THƯ_MỤC_KẾT_QUẢ, hai thư mục khác nhau.",
            "Give ravo batch FILE.toml, or ravo batch IN_DIR OUT_DIR, two different folders.",
        ),
        example=Text("Chỉ ghi một thư mục.", "Only one folder is given."),
    ),
    FaultKind(
        "RV-149",
        "error",
        title=Text("Tệp cấu hình đã có", "Run file that exists"),
        message=Text("{path} đã có nên không ghi đè.", "{path} exists and is not overwritten."),
        hint=Text("Chọn tên khác cho --init.", "Give --init another name."),
        example=Text(
            "ravo batch --init dem.toml chạy lần thứ hai.",
            "ravo batch --init night.toml, run a second time.",
        ),
    ),
    FaultKind(
        "RV-179",
        "error",
        title=Text("Không tìm thấy phiếu nào", "No workbooks found"),
        message=Text(
            "{path} không có phiếu nào khớp {pattern}.",
            "{path} holds no workbook that fits {pattern}.",
        ),
        hint=Text(
            "Kiểm tra thư mục và mục pattern; ổ mạng có thể chưa được nối.",
            "Check the folder and the pattern; a network drive may not be connected.",
        ),
        example=Text(
            "Ổ mạng chưa nối nên thư mục trống.",
            "A network drive that is not connected, so the folder is empty.",
        ),
    ),
    FaultKind(
        "RV-180",
        "error",
        title=Text("Tên tệp hỏng", "Broken file name"),
        message=Text(
            "Tên tệp {path} không phải chữ nên không ghi được kết quả theo tên đó.",
            "The file name {path} is no text, so no result can be written under it.",
        ),
        hint=Text("Đổi tên tệp rồi chạy lại.", "Rename the file and run again."),
        example=Text(
            "Tên tệp chép từ máy cũ, hỏng phông chữ.",
            "A name copied from an old computer in another code page.",
        ),
    ),
    FaultKind(
        "RV-1051",
        "error",
        title=Text(
            "Thư mục phiếu nằm trong thư mục khác của lần chạy",
            "Surveys inside another folder of the run",
        ),
        message=Text(
            "Thư mục phiếu {path} nằm trong thư mục ghi ở mục {key} ({other}), nên không phiếu nào được chấm.",
            "The folder of surveys {path} lies in the folder given as {key} ({other}), so no survey would be scored.",
        ),
        hint=Text(
            "Ghi ở mục {key} một thư mục khác, không chứa thư mục phiếu.",
            "Give another folder as {key}, one that does not hold the surveys.",
        ),
        example=Text('output = "." cạnh input = "phieu"', 'output = "." beside input = "surveys"'),
    ),
    FaultKind(
        "RV-1052",
        "error",
        title=Text("Tệp nhật ký là tệp khác", "The log is another file"),
        message=Text(
            "{path} đã có và không phải nhật ký của ravo; ghi nối vào sẽ làm hỏng tệp này.",
            "{path} is there and is no log of ravo; adding to it would spoil it.",
        ),
        hint=Text(
            "Ghi tên một tệp mới cho nhật ký, ví dụ nhat-ky.jsonl.",
            "Give the log the name of a new file, such as log.jsonl.",
        ),
        example=Text('file = "phieu/xa-a.xlsx" ở phần [log].', 'file = "surveys/a.xlsx" in [log].'),
    ),
)
