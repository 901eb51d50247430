"""Category 5: the rules and what they need."""

from ravo.faults.kind import FaultKind
from ravo.messages import Text

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "RV-501",
        "error",
        title=Text(
            "Không có bộ tiêu chí cho năm này",
            "No edition for the year",
        ),
        message=Text(
            "Không có bộ tiêu chí nào cho năm rà soát {year}. Các bộ hiện có: {editions}.",
            "No edition of the criteria covers the review year {year}. There are: {editions}.",
        ),
        hint=Text(
            "Kiểm tra Năm rà soát ở trang Thông tin, hoặc chỉ định --year.",
            "Check the review year on the sheet Thông tin, or give --year.",
        ),
        example=Text(
            "Năm rà soát ghi 2035.",
            "The review year says 2035.",
        ),
    ),
    FaultKind(
        "RV-502",
        "error",
        title=Text(
            "Bộ tiêu chí không áp dụng cho năm này",
            "Edition does not cover the year",
        ),
        message=Text(
            "Bộ tiêu chí {edition} chỉ áp dụng cho các năm {years}, không áp dụng cho năm {year}.",
            "The edition {edition} applies to {years} only, not to {year}.",
        ),
        hint=Text(
            "Bỏ --edition để dùng bộ của năm, hoặc sửa Năm rà soát. Xem ravo criteria list.",
            "Leave out --edition to use the year's own, or mend the review year. See ravo criteria list.",
        ),
        example=Text(
            "--edition qd59-2015 với phiếu của năm 2024.",
            "--edition qd59-2015 with a workbook of 2024.",
        ),
    ),
    FaultKind(
        "RV-511",
        "warning",
        title=Text(
            "Chưa đủ thông tin để phân loại",
            "Not enough information for a class",
        ),
        message=Text(
            "Hộ {household} (trang {sheet}, {cell}): chưa đủ thông tin để phân loại; còn thiếu: {answers}.",
            "Household {household} (sheet {sheet}, {cell}): not enough information for a class; missing: {answers}.",
        ),
        hint=Text(
            "Điền các ô còn thiếu nêu trên (thiếu cả điểm B1 và thu nhập thì điền một trong hai; tệp không có cột Khu vực thì dùng --area; ô có ghi nhưng chưa dùng được thì làm theo cảnh báo của ô hoặc cột đó), rồi chạy lại.",
            "Fill in the cells named above (where B1 and income are both missing, one of them is enough; where the file has no column Khu vực, use --area; for a cell that holds something, follow the warning of the cell or its column), then run again.",
        ),
        example=Text(
            "B1 = 120, đã biết 2 chỉ số thiếu hụt, chỉ số 4 để trống.",
            "B1 = 120, two indicators known to be deprived, indicator 4 blank.",
        ),
        bearing="opens",
    ),
    FaultKind(
        "RV-512",
        "warning",
        title=Text(
            "Văn bản chưa có trị số cần dùng",
            "The edition lacks the value needed",
        ),
        message=Text(
            "Hộ {household} (trang {sheet}, {cell}): không phân loại được vì bộ tiêu chí {edition} chưa có trị số: {lines}.",
            "Household {household} (sheet {sheet}, {cell}): no class, because the edition {edition} lacks the value of: {lines}.",
        ),
        hint=Text(
            "Điền thu nhập đo được nếu chỉ có điểm B1; hoặc lấy trị số từ Công báo, ghi vào một tệp bộ tiêu chí và dùng --edition TỆP.",
            "Give the measured income if only B1 is given; or take the value from the gazette into an edition file and use --edition FILE.",
        ),
        example=Text(
            "Năm 2027 chỉ có điểm B1, trong khi thông tư mới chưa có mức điểm.",
            "2027 with B1 only, while the points of the new circular are not at hand.",
        ),
        bearing="opens",
    ),
    FaultKind(
        "RV-513",
        "warning",
        title=Text(
            "Văn bản chưa có danh mục chỉ số",
            "The edition lacks its list of indicators",
        ),
        message=Text(
            "Hộ {household} (trang {sheet}, {cell}): thu nhập nằm ở khoảng cần đếm chỉ số thiếu hụt, nhưng bộ tiêu chí {edition} chưa có danh mục chỉ số.",
            "Household {household} (sheet {sheet}, {cell}): the income lies where deprived indicators must be counted, but the edition {edition} lacks its list of indicators.",
        ),
        hint=Text(
            "Lấy danh mục chỉ số từ Công báo, ghi vào một tệp bộ tiêu chí và dùng --edition TỆP.",
            "Take the list of indicators from the gazette into an edition file and use --edition FILE.",
        ),
        example=Text(
            "Năm 2018, nông thôn, thu nhập 850.000 đồng.",
            "2018, rural, an income of 850,000 đồng.",
        ),
        bearing="opens",
    ),
)
