"""Texts of `ravo criteria`."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "criteria.absent": Text("chưa có trong tay", "not at hand"),
    "criteria.amended": Text(
        "{document}, được sửa đổi, bổ sung bởi {amendments}", "{document}, amended by {amendments}"
    ),
    "criteria.at_least": Text("từ {count} chỉ số thiếu hụt", "{count} or more deprived indicators"),
    "criteria.count_absent": Text(
        "số chỉ số thiếu hụt chưa có trong tay", "the number of deprived indicators is not at hand"
    ),
    "criteria.indicator_count": Text("Số lượng chỉ số", "Number of indicators"),
    "criteria.at_most": Text(
        "tối đa {count} chỉ số thiếu hụt", "at most {count:deprived indicator|deprived indicators}"
    ),
    "criteria.poor": Text("Hộ nghèo", "Poor"),
    "criteria.near_poor": Text("Hộ cận nghèo", "Near-poor"),
    "criteria.average_living": Text("Mức sống trung bình", "Average living standard"),
    "criteria.indicators": Text("Danh mục chỉ số thiếu hụt", "List of indicators"),
    "criteria.points": Text(
        "Điểm B2 của một chỉ số thiếu hụt", "B2 points of one deprived indicator"
    ),
    "criteria.men": Text("Tuổi nghỉ hưu của nam", "Retirement age of men"),
    "criteria.women": Text("Tuổi nghỉ hưu của nữ", "Retirement age of women"),
    "criteria.low_income_worker": Text("Người lao động có thu nhập thấp", "Low-income worker"),
    "criteria.newly_escaped": Text(
        "Hộ mới thoát nghèo, thoát cận nghèo", "Newly escaped household"
    ),
    "criteria.b1_grid": Text("Bảng điểm B1 theo vùng", "B1 score table by region"),
    "criteria.nutrition_table": Text("Bảng chuẩn dinh dưỡng", "Nutrition table"),
    "criteria.national": Text("quốc gia", "national"),
    "criteria.provincial": Text("của tỉnh", "provincial"),
    "criteria.years": Text("Áp dụng cho năm rà soát {years}.", "Applies to review years {years}."),
    "criteria.nothing": Text("không có", "nothing"),
    "criteria.missing": Text("Chưa có trong tay: {paths}", "Not at hand: {paths}"),
    "criteria.unknown": Text("chưa rõ", "not known"),
    "criteria.dates": Text(
        "ban hành {published}, áp dụng {start} – {end}, kiểm tra {checked}",
        "published {published}, applies {start} – {end}, checked {checked}",
    ),
    "criteria.mark_quoted": Text("trích nguyên văn (quoted)", "quoted"),
    "criteria.mark_secondary": Text("theo một nguồn (secondary)", "secondary"),
    "criteria.mark_unverified": Text("chưa đối chiếu (unverified)", "unverified"),
    "criteria.mark_absent": Text("chưa có trong tay (absent)", "absent"),
    "criteria.full": Text("đầy đủ", "full"),
    "criteria.part": Text("một phần", "partly"),
    "criteria.none": Text("chưa", "not"),
    "criteria.at_cell": Text(
        "{file}, trang {sheet}, ô {cell}", "{file}, sheet {sheet}, cell {cell}"
    ),
    "criteria.wanted_number": Text("một số, hoặc: chưa có trong tay", "a number, or: not at hand"),
    "criteria.wanted_plain": Text("một số", "a number"),
    "criteria.wanted_date": Text(
        "một ngày như 14/12/2024, hoặc: chưa rõ", "a day such as 14/12/2024, or: not known"
    ),
    "criteria.wanted_day": Text("một ngày như 14/12/2024", "a day such as 14/12/2024"),
    "criteria.wanted_citation": Text(
        "mã văn bản và điều khoản như nd07-2021 Điều 3 khoản 2 điểm a",
        "a document's id and place such as nd07-2021 Article 3 clause 2 point a",
    ),
    "criteria.wanted_word": Text("một trong: {words}", "one of: {words}"),
    "criteria.imported_heading": Text(
        "Lập từ {file}. Sửa ở bảng tính đó rồi nhập lại, hoặc sửa ngay tại đây.",
        "From {file}. Correct that workbook and import it again, or correct this file.",
    ),
    "criteria.cases_heading": Text(
        "Các ca thử đầu tiên của {edition}: hai phía của mỗi mức.\n"
        "Loại ghi ở đây do chính bộ tiêu chí cho ra: đối chiếu từng ca với văn bản.",
        "The first cases of {edition}: both sides of every line.\n"
        "Their classes are what the set itself gives: compare each with the document.",
    ),
    "criteria.import_faults": Text(
        "Chưa nhập được bộ tiêu chí; {count} lỗi:",
        "The criteria set was not imported; faults: {count}",
    ),
    "criteria.yes": Text("Có", "Yes"),
    "criteria.no": Text("Không", "No"),
    "criteria.edition_heads": Text("Mục|Tên|Trị số|Tiếng Anh", "Key|Name|Value|English"),
    "criteria.edition_heads_note": Text(
        "Sửa ở cột Trị số; ngày chưa biết ghi: chưa rõ.",
        "Correct the column Value; a day that is not known: not known.",
    ),
    "criteria.edition_id": Text("Mã của bộ tiêu chí", "Id of the criteria set"),
    "criteria.edition_title": Text("Tên", "Title"),
    "criteria.edition_scope": Text("Phạm vi", "Scope"),
    "criteria.edition_extends": Text("Dựa trên bộ", "Rests on the set"),
    "criteria.edition_first_year": Text("Năm rà soát đầu", "First review year"),
    "criteria.edition_last_year": Text("Năm rà soát cuối", "Last review year"),
    "criteria.edition_published": Text("Ngày ban hành", "Published"),
    "criteria.edition_applies_from": Text("Áp dụng từ ngày", "Applies from"),
    "criteria.edition_applies_to": Text("Áp dụng đến ngày", "Applies to"),
    "criteria.edition_checked_on": Text("Ngày kiểm tra", "Checked on"),
    "criteria.edition_indicators_absent": Text(
        "Danh mục chỉ số chưa có trong tay", "The list of indicators is not at hand"
    ),
    "criteria.document_heads": Text(
        "Mã|Tên|Ngày ban hành|Tên đầy đủ để ghi căn cứ|Sửa đổi văn bản|"
        "Là căn cứ từ năm|Tên tiếng Anh",
        "Id|Title (Vietnamese)|Published|Full name as a basis (Vietnamese)|Amends|"
        "Basis from year|Title",
    ),
    "criteria.document_heads_note": Text(
        "Thêm dòng cho văn bản mới; điều khoản ở các trang khác bắt đầu bằng mã văn bản.",
        "Add a row for a new document; citations on the other sheets begin with its id.",
    ),
    "criteria.measure_b1": Text("điểm B1", "points of B1"),
    "criteria.measure_income": Text("thu nhập", "income"),
    "criteria.area_rural": Text("khu vực nông thôn", "rural"),
    "criteria.area_urban": Text("khu vực thành thị", "urban"),
    "criteria.value_heads": Text(
        "Đường dẫn|Tên|Trên (>)|Trị số (đến hết, ≤)|Từ (số chỉ số)|Đến (số chỉ số)|Đơn vị|"
        "Điều khoản|Dấu|Ban hành|Từ ngày|Đến ngày|Kiểm tra|Ghi chú|Ghi chú tiếng Anh",
        "Path|Name|Over (>)|Value (up to, ≤)|From (indicators)|To (indicators)|Unit|"
        "Citation|Mark|Published|From|To|Checked|Note (Vietnamese)|Note",
    ),
    "criteria.value_heads_note": Text(
        "Ngày để trống: theo bộ tiêu chí hoặc văn bản; chưa biết thì ghi: chưa rõ. Trị số chưa có: "
        "ghi dấu absent và để trống.",
        "A blank day is that of the set or the document; one that is not known: not known. A value "
        "that is not at hand: mark it absent and leave it blank.",
    ),
    "criteria.indicator_heads": Text(
        "Mã|Tên|Dịch vụ|Thiếu hụt khi|Tính từ dữ kiện|Điều khoản|Dấu|Ghi chú|"
        "Tên tiếng Anh|Dịch vụ (tiếng Anh)|Thiếu hụt khi (tiếng Anh)|Ghi chú tiếng Anh",
        "Id|Label (Vietnamese)|Service (Vietnamese)|Deprived when (Vietnamese)|"
        "Derived from facts|Citation|Mark|Note (Vietnamese)|"
        "Label|Service|Deprived when|Note",
    ),
    "criteria.indicator_heads_note": Text(
        "Thứ tự dòng là số thứ tự chỉ số trên phiếu.",
        "The order of the rows is that of the indicators on the form.",
    ),
    "criteria.coverage_heads": Text(
        "Điều khoản|Mã hóa|Ghi chú|Ghi chú tiếng Anh",
        "Article|Encoded|Note (Vietnamese)|Note",
    ),
    "criteria.coverage_heads_note": Text(
        "Điều khoản nào đã mã hóa, một phần, hay chưa.", "Which articles are encoded, and how far."
    ),
}
