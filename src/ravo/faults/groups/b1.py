"""Faults of B1 by the answers of households: against the form, against income, of the grid used."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-541",
        "warning",
        title=Text(
            "Điểm B1 ghi khác điểm cộng lại",
            "B1 on the form differs from its sum",
        ),
        message=Text(
            "Ô {cell}: điểm B1 ghi {form}, cộng theo bảng điểm là {computed}; kết quả theo số ghi trên phiếu. Các mục: {items}.",
            "Cell {cell}: the form says B1 = {form}, its answers add up to {computed}; the form's total decides. Items: {items}.",
        ),
        hint=Text(
            "So từng mục với phiếu B1, sửa câu trả lời hoặc tổng điểm cho khớp.",
            "Compare each item with form B1; mend the answers or the total so that they agree.",
        ),
        example=Text(
            "Phiếu ghi 125, các câu trả lời cộng ra 135.",
            "The form says 125, its answers add up to 135.",
        ),
    ),
    FaultKind(
        "RV-542",
        "warning",
        title=Text(
            "Điểm B1 từ phiếu và thu nhập ở hai phía của chuẩn",
            "B1 by answers and income on different sides of the line",
        ),
        message=Text(
            "Ô {cell}: điểm B1 theo câu trả lời là {least} đến {most} (mức {points}) và thu nhập = {income} đồng (chuẩn {money} đồng) nằm ở hai phía của chuẩn; kết quả theo điểm B1.",
            "Cell {cell}: B1 by the answers is {least} to {most} (line {points}) and income = {income} đồng (line {money} đồng) are on different sides of the line; B1 decides.",
        ),
        hint=Text(
            "Kiểm tra lại phiếu B1 và phiếu thu nhập, sửa ô sai rồi chạy lại.",
            "Check form B1 and the income sheet, mend the wrong cell and run again.",
        ),
        example=Text(
            "Các câu trả lời cộng ra 130, thu nhập 2.400.000 đồng/người/tháng.",
            "The answers add up to 130 with an income of 2,400,000 đồng per member and month.",
        ),
    ),
    FaultKind(
        "RV-543",
        "warning",
        title=Text(
            "Chưa rõ vùng của xã",
            "Region of the commune not known",
        ),
        message=Text(
            "Chưa rõ xã thuộc vùng nào nên chưa biết dùng cột nào của bảng điểm B1. Các vùng có thể: {regions}. Các tỉnh trước 1/7/2025: {provinces}.",
            "The region of the commune is not settled, hence the column of the B1 grid. Possible regions: {regions}. Provinces before 1/7/2025: {provinces}.",
        ),
        hint=Text(
            "Ghi đúng Mã xã, hoặc tên xã, huyện và tỉnh ở trang Thông tin; điểm B1 chỉ có kết quả khi mọi vùng cho cùng một loại.",
            "Give the commune's code, or its name, district and province, on the sheet Thông tin; B1 settles a class only where all regions agree.",
        ),
        example=Text(
            "Xã mới gồm xã cũ của hai tỉnh ở hai vùng.",
            "A new commune formed from communes of two regions.",
        ),
    ),
    FaultKind(
        "RV-544",
        "warning",
        title=Text(
            "Bảng điểm B1 chỉ một người kiểm tra",
            "B1 grid checked by one person only",
        ),
        message=Text(
            "Bảng điểm B1 do người dùng nhập, mới có một người đối chiếu với công báo; {households} hộ có câu trả lời B1.",
            "The B1 grid was typed in by its user and compared with the gazette by one person only; {households} households have B1 answers.",
        ),
        hint=Text(
            "Nhờ người thứ hai so bảng điểm với công báo (ravo b1 show), rồi nhập lại bằng ravo b1 import --checked-by.",
            "Have a second person compare it with the gazette (ravo b1 show), then import it again with --checked-by.",
        ),
        example=Text(
            "Nhập bảng điểm chỉ với --typed-by.",
            "A grid imported with --typed-by alone.",
        ),
    ),
    FaultKind(
        "RV-545",
        "warning",
        title=Text(
            "Có câu trả lời B1 nhưng chưa có bảng điểm",
            "B1 answers without a grid",
        ),
        message=Text(
            "Trang {sheet} có các cột câu trả lời B1, nhưng chưa có bảng điểm B1 cho {edition}; các cột này chưa được dùng.",
            "The sheet {sheet} has columns of B1 answers, but there is no B1 grid for {edition}; they are not used.",
        ),
        hint=Text(
            "Nhập bảng điểm từ công báo bằng ravo b1 import, hoặc chỉ tệp bằng --grid, rồi chạy lại.",
            "Import the grid from the gazette with ravo b1 import, or name its file with --grid, and run again.",
        ),
        example=Text(
            "Phiếu có cột B1.1 trên máy chưa nhập bảng điểm.",
            "A form with the column B1.1 on a machine without a grid.",
        ),
    ),
)
