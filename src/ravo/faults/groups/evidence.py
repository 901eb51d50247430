"""Category 3: evidence against other evidence."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-351",
        "warning",
        title=Text(
            "Điểm B1 và thu nhập ở hai phía của chuẩn",
            "B1 and income on different sides of the line",
        ),
        message=Text(
            "Ô {cell}: điểm B1 = {b1} (mức {points}) và thu nhập = {income} đồng (chuẩn {money} đồng) nằm ở hai phía của chuẩn; kết quả theo điểm B1.",
            "Cell {cell}: B1 = {b1} (line {points}) and income = {income} đồng (line {money} đồng) are on different sides of the line; B1 decides.",
        ),
        hint=Text(
            "Kiểm tra lại phiếu B1 và phiếu thu nhập, sửa ô sai rồi chạy lại.",
            "Check form B1 and the income sheet, mend the wrong cell and run again.",
        ),
        example=Text(
            "B1 = 130, thu nhập 2.400.000 đồng/người/tháng.",
            "B1 = 130 with an income of 2,400,000 đồng per member and month.",
        ),
    ),
    FaultKind(
        "RV-352",
        "warning",
        title=Text(
            "Câu trả lời trái với dữ kiện",
            "Answer disagrees with the facts",
        ),
        message=Text(
            "Ô {cell}: chỉ số {number} ({label}) ghi {answer}, nhưng dữ kiện cho thấy khác: {facts}. Kết quả theo câu trả lời.",
            "Cell {cell}: indicator {number} ({label}) says {answer}, but the facts say otherwise: {facts}. The answer decides.",
        ),
        hint=Text(
            "Sửa câu trả lời hoặc dữ kiện cho khớp với thực tế của hộ.",
            "Mend the answer or the facts so that both fit the household.",
        ),
        example=Text(
            "Chỉ số 4 ghi Không, nhưng có thành viên từ 6 tuổi chưa có thẻ bảo hiểm y tế.",
            "Indicator 4 says no, but a member aged 6 or over has no health insurance.",
        ),
    ),
    FaultKind(
        "RV-353",
        "warning",
        title=Text(
            "Hai con số thu nhập khác nhau",
            "Two income figures differ",
        ),
        message=Text(
            "Ô {cell}: thu nhập ghi {form} đồng, còn trang Thu nhập cộng ra {sheet_income} đồng/người/tháng; kết quả theo con số ghi ở trang Hộ.",
            "Cell {cell}: the income says {form} đồng, the sheet Thu nhập adds up to {sheet_income} đồng per member and month; the figure on the sheet Hộ decides.",
        ),
        hint=Text(
            "Kiểm tra các khoản thu, chi và số nhân khẩu, rồi sửa con số sai.",
            "Check the gains, costs and the number of members, then mend the wrong figure.",
        ),
        example=Text(
            "Ghi 1.400.000 đồng, trang Thu nhập cộng ra 1.620.000 đồng.",
            "1,400,000 đồng written, 1,620,000 đồng on the sheet Thu nhập.",
        ),
    ),
    FaultKind(
        "RV-354",
        "warning",
        title=Text(
            "Đề nghị mức sống trung bình nhưng chưa đo thu nhập",
            "Average living asked for without measured income",
        ),
        message=Text(
            "Ô {cell}: hộ đề nghị xác định mức sống trung bình nhưng chưa có thu nhập đo được; điểm B1 không dùng cho việc này.",
            "Cell {cell}: the household asked for the average-living class but no income was measured; B1 does not serve for it.",
        ),
        hint=Text(
            "Điền Thu nhập bình quân hoặc trang Thu nhập của hộ, rồi chạy lại.",
            "Fill in the average income or the sheet Thu nhập for the household, then run again.",
        ),
        example=Text(
            "Đề nghị = Có, làm nông nghiệp = Có, chỉ có điểm B1.",
            "Asked = yes, farming = yes, only B1 given.",
        ),
    ),
)
