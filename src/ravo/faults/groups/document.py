"""Faults of the written report: the office's template, its fields, the export of templates."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-464",
        "error",
        Text("Không có tệp mẫu báo cáo", "A template of the report is missing"),
        Text("Không có {path} trong {folder}.", "There is no {path} in {folder}."),
        Text(
            "Kiểm tra thư mục sau --templates; lấy bản mẫu bằng ravo report --export-templates THƯ_MỤC.",
            "Check the folder after --templates; ravo report --export-templates DIR gives a copy to edit.",
        ),
        Text(
            "Văn phòng đổi tên bao-cao-nam.docx thành mau-moi.docx.",
            "The office renamed bao-cao-nam.docx to new.docx.",
        ),
    ),
    FaultKind(
        "RV-465",
        "error",
        Text("Tệp mẫu không phải văn bản Word", "A template that is no Word document"),
        Text("{path} không phải văn bản Word (.docx) đọc được.", "{path} is no readable .docx."),
        Text(
            "Mở tệp bằng Word, bỏ mật khẩu nếu có, rồi lưu lại dạng Word Document (.docx).",
            "Open it in Word, take off any password and save it as Word Document (.docx).",
        ),
        Text(
            "Tệp .doc cũ được đổi đuôi thành .docx.", "An old .doc whose name was changed to .docx."
        ),
    ),
    FaultKind(
        "RV-466",
        "error",
        Text("Mẫu báo cáo viết sai tên trường", "A template misspells a field"),
        Text("{path}: không có trường {fields}.", "{path}: there is no field {fields}."),
        Text(
            "Sau dấu → là trường gần nhất; sửa trong mẫu theo danh sách cac-truong.docx.",
            "The nearest field stands after →; correct the template by the list cac-truong.docx.",
        ),
        Text("ngheo.tyle thay cho ngheo.ty_le.", "ngheo.tyle for ngheo.ty_le."),
    ),
    FaultKind(
        "RV-467",
        "error",
        Text("Lệnh trong mẫu báo cáo viết sai", "A command of a template is wrong"),
        Text("{path}: không hiểu lệnh ở “{words}”.", "{path}: a command cannot be understood at “{words}”."),
        Text(
            "Kiểm tra đủ ngoặc của lệnh, mỗi if có endif, mỗi for có endfor; chỉ dùng các lệnh có trong mẫu gốc.",
            "Check the brackets, that each if has its endif and each for its endfor; use only commands of the original.",
        ),
        Text("Xóa nhầm dòng endfor của một bảng.", "The endfor of a table was deleted."),
    ),
    FaultKind(
        "RV-468",
        "error",
        Text("Không điền được mẫu báo cáo", "A template cannot be filled in"),
        Text(
            "{path}: có lệnh không tính được ({problem}).",
            "{path}: a command cannot be worked out ({problem}).",
        ),
        Text(
            "Xem lại các phép tính và điều kiện trong mẫu; số thô có thể chưa có số liệu.",
            "Look at the sums and conditions of the template; plain numbers may be unknown.",
        ),
        Text(
            "Cộng ngheo.ho (chữ) với 1 thay vì ngheo.so.ho (số).",
            "Adding 1 to ngheo.ho (text) instead of ngheo.so.ho (a number).",
        ),
    ),
    FaultKind(
        "RV-469",
        "error",
        Text("Thư mục đã có mẫu báo cáo", "The folder has templates already"),
        Text("{folder} đã có {files}; ravo không ghi đè mẫu của văn phòng.", "{folder} has {files}; ravo does not write over an office's templates."),
        Text("Chọn thư mục khác cho --export-templates.", "Choose another folder for --export-templates."),
        Text("Xuất mẫu hai lần vào một thư mục.", "Templates exported twice into one folder."),
    ),
    FaultKind(
        "RV-1040",
        "error",
        Text("Mẫu báo cáo quá nặng", "A template takes too much"),
        Text(
            "{path}: điền mẫu mất quá {seconds} giây hoặc quá {mib} MiB bộ nhớ; ravo đã dừng.",
            "{path}: filling it in takes more than {seconds} seconds or {mib} MiB of memory; ravo stopped it.",
        ),
        Text(
            "Bỏ các vòng lặp lồng nhau và phép lặp chữ trong mẫu; so với bản của ravo report --export-templates THƯ_MỤC.",
            "Take loops inside loops and repeated texts out of it; compare it with a copy from ravo report --export-templates DIR.",
        ),
        Text("Một vòng lặp trong vòng lặp chạy hàng tỷ lần.", "A loop inside a loop that runs a billion times."),
    ),
    FaultKind(
        "RV-1041",
        "warning",
        Text("Mẫu báo cáo có liên kết ra ngoài", "A template leads outside"),
        Text(
            "{path} có liên kết ra ngoài, đã bỏ khỏi báo cáo: {links}.",
            "{path} leads outside; these were left out of the report: {links}.",
        ),
        Text(
            "Nhúng hình vào mẫu thay vì liên kết; bỏ mẫu đính kèm (attached template) và các trường lấy dữ liệu từ nơi khác.",
            "Embed pictures instead of linking them; take off the attached template and fields that fetch data from elsewhere.",
        ),
        Text("Mẫu gắn với một tệp .dotx trên máy chủ.", "A template attached to a .dotx on a server."),
    ),
)  # fmt: skip
