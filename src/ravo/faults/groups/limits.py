"""Category 2: values beyond what can be, and beyond what is usual."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-209",
        "error",
        title=Text(
            "Ngoài giới hạn",
            "Out of range",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi {value}, ngoài giới hạn {low} đến {high}{slip}.",
            "Cell {cell} ({column}) says {value}, outside {low} to {high}{slip}.",
        ),
        hint=Text(
            "Kiểm tra lại phiếu và sửa ô; chưa biết thì để trống.",
            "Check the form and mend the cell; leave it blank if it is not known.",
        ),
        example=Text(
            "Số nhân khẩu 60; số định danh ghi trong cột Điểm B1.",
            "A household of 60; a citizen number in the column Điểm B1.",
        ),
        bearing="column",
    ),
    FaultKind(
        "RV-221",
        "warning",
        title=Text(
            "Khác thường",
            "Unusual value",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi {value}, ngoài khoảng thường gặp {low} đến {high}.",
            "Cell {cell} ({column}) says {value}, outside what is usual, {low} to {high}.",
        ),
        hint=Text(
            "Đối chiếu với phiếu; đúng thì để nguyên.",
            "Compare it with the form; leave it if it is right.",
        ),
        example=Text(
            "Hộ có 15 nhân khẩu; nhà rộng 900 m2.",
            "A household of 15; a dwelling of 900 m2.",
        ),
    ),
    FaultKind(
        "RV-230",
        "warning",
        title=Text(
            "Ngoài khoảng thường gặp, chưa dùng để xếp loại",
            "Beyond the usual range, not used for the class",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi {value}, ngoài khoảng thường gặp {low} đến {high}{slip}. Khi loại của hộ phụ thuộc vào ô này thì hộ chưa được xếp loại.",
            "Cell {cell} ({column}) says {value}, beyond what is usual, {low} to {high}{slip}. Where the household's class depends on this cell, it is left open.",
        ),
        hint=Text(
            "Đối chiếu với phiếu: sai thì sửa ô, chưa biết thì để trống; đúng thì ghi một dòng «đúng như vậy» cho ô này trong tệp sửa lỗi (tạo bằng ravo corrections template) rồi chạy lại với --corrections.",
            "Compare it with the form: mend the cell if it is wrong, leave it blank if it is not known; if it is right, add a line «đúng như vậy» for this cell to a file of corrections (made by ravo corrections template) and run again with --corrections.",
        ),
        example=Text(
            "Điểm B1 ghi 14; thu nhập ghi 1.400 đồng; nhà rộng 1 m2.",
            "A B1 total of 14; an income of 1,400 đồng; a dwelling of 1 m2.",
        ),
        bearing="opens",
    ),
    FaultKind(
        "RV-232",
        "warning",
        title=Text(
            "Ngày chốt số liệu không dùng được",
            "Closing day not usable",
        ),
        message=Text(
            "Ô {cell} ({column}) ghi '{value}', không phải một ngày từ 01/01/{year} đến {last} của kỳ rà soát {year}: tuổi được tính đến 14/12/{year}.",
            "Cell {cell} ({column}) says '{value}', which is no day of the review of {year}, from 01/01/{year} to {last}: ages are counted on 14/12/{year}.",
        ),
        hint=Text(
            "Ghi ngày chốt số liệu theo ngày/tháng/năm, ví dụ 14/12/{year}.",
            "Write the closing day as day/month/year, such as 14/12/{year}.",
        ),
        example=Text(
            "31/02/2024; hoặc 14/12/2023 ở kỳ rà soát 2024.",
            "31/02/2024; or 14/12/2023 in the review of 2024.",
        ),
    ),
)
