"""Faults of text saved in an old Vietnamese code."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-240",
        "warning",
        title=Text(
            "Đã đổi bảng mã sang Unicode",
            "Text converted to Unicode",
        ),
        message=Text(
            "Trang {sheet}: {count} ô viết bằng bảng mã {encoding} đã được đổi sang Unicode (chắc {sure} %), ví dụ ô {cell}: '{before}' thành '{after}'.",
            "Sheet {sheet}: {count} cells in the code {encoding} were converted to Unicode ({sure} % sure), such as cell {cell}: '{before}' to '{after}'.",
        ),
        hint=Text(
            "Xem kết quả đổi có đúng không; tốt nhất là lưu tệp bằng Unicode rồi gửi lại.",
            "See that the conversion is right; it is best to save the file in Unicode and send it again.",
        ),
        example=Text(
            "Tệp gõ bằng phông .VnTime hoặc VNI-Times.",
            "A file typed in the font .VnTime or VNI-Times.",
        ),
    ),
    FaultKind(
        "RV-241",
        "warning",
        title=Text(
            "Đã đổi bảng mã sang Unicode (họ tên)",
            "Text converted to Unicode (names)",
        ),
        message=Text(
            "Trang {sheet}: {count} ô viết bằng bảng mã {encoding} đã được đổi sang Unicode (chắc {sure} %), từ ô {cell}.",
            "Sheet {sheet}: {count} cells in the code {encoding} were converted to Unicode ({sure} % sure), from cell {cell} on.",
        ),
        hint=Text(
            "Xem kết quả đổi có đúng không; tốt nhất là lưu tệp bằng Unicode rồi gửi lại.",
            "See that the conversion is right; it is best to save the file in Unicode and send it again.",
        ),
        example=Text(
            "Chỉ có họ tên gõ bằng phông .VnTime; họ tên không hiện trong thông báo.",
            "Only the names were typed in .VnTime; names are not shown in messages.",
        ),
    ),
    FaultKind(
        "RV-242",
        "error",
        title=Text(
            "Không chắc bảng mã của chữ",
            "Code of the text not certain",
        ),
        message=Text(
            "Trang {sheet}: {count} ô có thể viết bằng bảng mã cũ nhưng không chắc, nên được để nguyên: {cells}.",
            "Sheet {sheet}: {count} cells may be in an old code, but that is not certain, so they were left: {cells}.",
        ),
        hint=Text(
            "Dùng Unikey (Ctrl+Shift+F6) đổi các ô này sang Unicode rồi chạy lại.",
            "Convert these cells to Unicode with Unikey (Ctrl+Shift+F6) and run again.",
        ),
        example=Text(
            "Một trang vừa có chữ TCVN3 vừa có chữ Unicode, ô ghi 'Bé'.",
            "A sheet with text in both TCVN3 and Unicode, and a cell that says 'Bé'.",
        ),
        bearing="column",
    ),
    FaultKind(
        "RV-243",
        "error",
        title=Text(
            "Chữ đã mất dấu thành '?'",
            "Letters lost to '?'",
        ),
        message=Text(
            "Trang {sheet}: {count} ô có chữ đã thành dấu '?' và không khôi phục được: {cells}.",
            "Sheet {sheet}: letters in {count} cells have become '?' and cannot be restored: {cells}.",
        ),
        hint=Text(
            "Mở tệp gốc và lưu lại bằng .xlsx hoặc CSV UTF-8; tệp này không dùng được.",
            "Open the original and save it as .xlsx or CSV UTF-8; this file cannot be used.",
        ),
        example=Text(
            "'Nguy?n V?n' sau khi lưu bằng bảng mã ANSI.",
            "'Nguy?n V?n' after saving in an ANSI code page.",
        ),
    ),
    FaultKind(
        "RV-244",
        "warning",
        title=Text(
            "Có thể mất chữ",
            "Letters perhaps lost",
        ),
        message=Text(
            "Trang {sheet}: {count} ô có dấu '?' giữa chữ, có thể do mất dấu tiếng Việt: {cells}.",
            "Sheet {sheet}: {count} cells have a '?' inside a word, perhaps a lost letter: {cells}.",
        ),
        hint=Text(
            "Gõ lại các ô này.",
            "Type these cells again.",
        ),
        example=Text(
            "Một ô dán từ tệp khác ghi 'Ti?u học'.",
            "A cell pasted from another file that says 'Ti?u học'.",
        ),
    ),
    FaultKind(
        "RV-245",
        "warning",
        title=Text(
            "Dấu không nhìn thấy",
            "Marks that nobody sees",
        ),
        message=Text(
            "{count} ô có dấu không nhìn thấy (dấu nối ẩn, dấu cách cứng, mã điều khiển), thường do chép từ trang web: {cells}. Đã bỏ khi đọc.",
            "{count} cells hold marks that nobody sees (joiners, no-break blanks, control signs), mostly pasted from a web page: {cells}. They are dropped in reading.",
        ),
        hint=Text(
            "Không cần làm gì với ravo; phần mềm khác có thể không khớp các ô này, nên gõ lại nếu còn dùng tệp.",
            "Nothing to do for ravo; other software may not match these cells, so type them again if the file is used elsewhere.",
        ),
        example=Text(
            "Ô ghi 'Có' kèm một dấu U+200D ở cuối.",
            "A cell that says 'Có' with a U+200D behind it.",
        ),
    ),
)
