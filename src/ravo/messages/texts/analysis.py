"""Texts of the analysis of deprivations."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "analysis.title": Text(
        "Phân tích các thiếu hụt, năm {year}", "Analysis of deprivations, year {year}"
    ),
    "analysis.unit_household": Text("hộ", "households"),
    "analysis.unit_person": Text("người", "people"),
    "analysis.universe": Text(
        "Tính trên {count} {unit} được rà soát. Đây là toàn bộ danh sách, không phải mẫu, nên "
        "không có sai số chọn mẫu.",
        "Counted are the {count} {unit} of the review. It is the whole list and no sample, so "
        "there is no sampling error.",
    ),
    "analysis.universe_in_part": Text(
        "Tính trên {count} {unit} của các hộ được rà soát đã biết số nhân khẩu.",
        "Counted are {count} {unit} of the households reviewed whose size is known.",
    ),
    "analysis.nobody": Text("Không có hộ nào để phân tích.", "There is no household to analyse."),
    "analysis.no_sizes": Text(
        "Không tính được theo người: cả {count} hộ đều trống số nhân khẩu (cột Số nhân khẩu).",
        "People cannot be counted: the size (column Số nhân khẩu) of all {count} households is "
        "blank.",
    ),
    "analysis.monthly": Text(
        "Đây là danh sách rà soát thường xuyên của tháng, không phải của cả năm.",
        "These are lists of the monthly review and not of a whole year.",
    ),
    "analysis.undetermined": Text(
        "{count} hộ chưa đủ thông tin để phân loại theo Nghị định; các hộ này không ở trong tỷ lệ "
        "hộ nghèo, hộ cận nghèo theo Nghị định.",
        "{count:household|households} cannot be classified by the decree yet; they are in neither "
        "share of the decree.",
    ),
    "analysis.other_communes": Text(
        "Năm {year} không cùng địa bàn (số xã khác nhau): không so sánh được.",
        "The communes of {year} are others: the years cannot be compared.",
    ),
    "analysis.of_residents": Text(
        "So với toàn bộ {count} {unit} của địa bàn: H = {share} %, nếu ngoài danh sách rà soát "
        "không có ai thiếu hụt nhiều chiều.",
        "Of all {count} {unit} who live there: H = {share} %, if nobody outside the review is "
        "multiply deprived.",
    ),
    "analysis.no_residents": Text(
        "Chưa tính được trên toàn bộ {unit} của địa bàn: có xã chưa ghi tổng số ở trang Thông tin, "
        "hoặc có hộ chưa rõ số nhân khẩu.",
        "Nothing is said of all {unit} who live there: a commune has not entered its total in the "
        "sheet Thông tin, or the size of a household is unknown.",
    ),
    "analysis.residents_below": Text(
        "Chưa tính được trên toàn bộ {unit} của địa bàn: tổng số {unit} ghi ở trang Thông tin nhỏ "
        "hơn số {unit} được rà soát ({communes}). Sửa tổng số trong bảng khảo sát rồi chấm lại.",
        "Nothing is said of all {unit} who live there: the total of {unit} in the sheet Thông tin "
        "is smaller than the {unit} reviewed ({communes}). Correct the total in the survey and "
        "score again.",
    ),
    "analysis.method": Text(
        "Cách tính Alkire–Foster: {count} chỉ số ngang nhau; thiếu hụt từ {k} chỉ số trở lên gọi "
        "là thiếu hụt nhiều chiều.",
        "The Alkire–Foster method: {count} indicators of equal weight; whoever is deprived in {k} "
        "or more is multiply deprived.",
    ),
    "analysis.not_the_decree": Text(
        "Cách tính này chỉ xem thiếu hụt, không xem thu nhập: không thay cho phân loại theo Nghị "
        "định.",
        "It looks at deprivations alone and not at income: it does not replace the classes of the "
        "decree.",
    ),
    "analysis.without_class": Text(
        "{count} hộ chưa có phân loại vẫn được tính; câu trả lời của các hộ này coi là chưa biết.",
        "{count:household|households} without a class are counted as well; their answers are taken "
        "as unknown.",
    ),
    "analysis.uncounted": Text(
        "{count} hộ chưa rõ số nhân khẩu nên không tính được theo người.",
        "The members of {count:household|households} are unknown: people of these are not counted.",
    ),
    "analysis.few": Text(
        "Chỉ có {count}, ít hơn {least}: tỷ lệ không nói lên nhiều, nên xem số lượng.",
        "There are {count} only, fewer than {least}: shares say little, look at the counts.",
    ),
    "analysis.nobody_poor": Text(
        "Không có ai thiếu hụt nhiều chiều: A và phần đóng góp để trống.",
        "Nobody is multiply deprived: A and the contributions are blank.",
    ),
    "analysis.open": Text(
        "Còn câu trả lời chưa biết: ghi mức ít nhất và nhiều nhất có thể có.",
        "Some answers are unknown: the lowest and the highest possible value are given.",
    ),
    "analysis.rounded": Text(
        "Số được làm tròn khi ghi: cộng lại có thể lệch ở chữ số cuối.",
        "Figures are rounded as printed: sums may differ in the last digit.",
    ),
    "analysis.no_year_before": Text(
        "Không có kết quả năm trước nên không so sánh.", "There is no year before to compare with."
    ),
    "analysis.other_indicators": Text(
        "Năm {year} theo bộ chỉ số khác: không so sánh được.",
        "The indicators of {year} are others: the years cannot be compared.",
    ),
    "analysis.change_open": Text(
        "So với năm {year}: câu trả lời còn trống làm thay đổi của M0 chưa rõ.",
        "Since {year}: unknown answers leave the change of M0 open.",
    ),
    "analysis.change": Text(
        "So với năm {year}: M0 thay đổi {m0} (số âm là tốt lên), trong đó do số {unit} thiếu hụt "
        "nhiều chiều {incidence}, do mức độ thiếu hụt {intensity}.",
        "Since {year}: M0 changed by {m0} (below 0 is better), of which {incidence} by how many "
        "{unit} are multiply deprived and {intensity} by how deprived these are.",
    ),
    "analysis.change_alone": Text(
        "So với năm {year}: M0 thay đổi {m0} (số âm là tốt lên); một trong hai năm không có ai "
        "thiếu hụt nhiều chiều nên không tách được.",
        "Since {year}: M0 changed by {m0} (below 0 is better); nobody is multiply deprived in one "
        "of the years, so it has no parts.",
    ),
    "analysis.h": Text(
        "H   tỷ lệ thiếu hụt nhiều chiều: {value} %",
        "H   share that is multiply deprived: {value} %",
    ),
    "analysis.a": Text(
        "A   trong số đó, phần chỉ số thiếu hụt trung bình: {value} %",
        "A   mean share of deprivations among these: {value} %",
    ),
    "analysis.m0": Text("M0  chỉ số tổng hợp H × A: {value}", "M0  H × A: {value}"),
    "analysis.decree": Text(
        "Phân loại theo Nghị định, để đối chiếu: thuộc hộ nghèo {poor} %, thuộc hộ cận nghèo "
        "{near_poor} %",
        "Classes of the decree, beside it: poor {poor} %, near-poor {near_poor} %",
    ),
    "analysis.decree_part": Text(
        "Phân loại theo Nghị định, để đối chiếu", "The classes of the decree, beside it"
    ),
    "analysis.curve": Text("Theo số chỉ số thiếu hụt (k)", "By the number of deprivations (k)"),
    "analysis.indicators": Text("Từng chỉ số ({unit})", "Each indicator ({unit})"),
    "analysis.groups": Text("Theo nhóm", "By groups"),
    "analysis.pairs": Text("Những thiếu hụt đi cùng nhau", "Deprivations that go together"),
    "analysis.pairs_note": Text(
        "Tỷ lệ trùng cao hơn tỷ lệ nếu không liên quan: hai thiếu hụt hay đi cùng nhau.",
        "An overlap over the share by chance: the two often go together.",
    ),
    "analysis.chart_curve": Text(
        "Tỷ lệ thiếu hụt nhiều chiều, theo số chỉ số k", "Multiply deprived, by the number k"
    ),
    "analysis.chart_indicators": Text(
        "Thiếu hụt nhiều chiều, có thiếu hụt chỉ số này",
        "Multiply deprived, in this indicator too",
    ),
    "analysis.no_group": Text("(không ghi)", "(not given)"),
    "analysis.by_thon": Text("Thôn, ấp", "Village"),
    "analysis.by_xa": Text("Xã", "Commune"),
    "analysis.by_dan_toc": Text("Dân tộc chủ hộ", "Ethnic group of the head"),
    "analysis.by_gioi_tinh": Text("Giới tính chủ hộ", "Sex of the head"),
    "analysis.by_khu_vuc": Text("Khu vực", "Area"),
    "analysis.head_no": Text("Số", "No."),
    "analysis.head_k": Text("Số chỉ số (k)", "Indicators (k)"),
    "analysis.head_indicator": Text("Chỉ số", "Indicator"),
    "analysis.head_other_indicator": Text("Chỉ số kia", "Other indicator"),
    "analysis.head_service": Text("Dịch vụ", "Service"),
    "analysis.head_rows": Text("Số lượng", "Count"),
    "analysis.head_share": Text("Chiếm (%)", "Share (%)"),
    "analysis.head_part": Text("Đóng góp vào M0 (%)", "Part of M0 (%)"),
    "analysis.head_h": Text("Tỷ lệ H (%)", "H (%)"),
    "analysis.head_a": Text("Mức độ A (%)", "A (%)"),
    "analysis.head_m0": Text("Chỉ số M0", "M0"),
    "analysis.head_h_least": Text("H ít nhất (%)", "H at least (%)"),
    "analysis.head_h_most": Text("H nhiều nhất (%)", "H at most (%)"),
    "analysis.head_a_least": Text("A ít nhất (%)", "A at least (%)"),
    "analysis.head_a_most": Text("A nhiều nhất (%)", "A at most (%)"),
    "analysis.head_m0_least": Text("M0 ít nhất", "M0 at least"),
    "analysis.head_m0_most": Text("M0 nhiều nhất", "M0 at most"),
    "analysis.head_uncensored": Text("Thiếu hụt (%)", "Deprived (%)"),
    "analysis.head_uncensored_least": Text("Thiếu hụt ít nhất (%)", "Deprived at least (%)"),
    "analysis.head_uncensored_most": Text("Thiếu hụt nhiều nhất (%)", "Deprived at most (%)"),
    "analysis.head_censored": Text(
        "Thiếu hụt nhiều chiều, có chỉ số này (%)", "Multiply deprived, in this too (%)"
    ),
    "analysis.head_censored_least": Text(
        "Thiếu hụt nhiều chiều, có chỉ số này, ít nhất (%)",
        "Multiply deprived, in this too, at least (%)",
    ),
    "analysis.head_censored_most": Text(
        "Thiếu hụt nhiều chiều, có chỉ số này, nhiều nhất (%)",
        "Multiply deprived, in this too, at most (%)",
    ),
    "analysis.head_censored_open": Text(
        "Có thể thêm (chưa biết) (%)", "May be added (unknown) (%)"
    ),
    "analysis.head_contribution": Text("Đóng góp (%)", "Contribution (%)"),
    "analysis.head_contribution_least": Text("Đóng góp ít nhất (%)", "Contribution at least (%)"),
    "analysis.head_contribution_most": Text("Đóng góp nhiều nhất (%)", "Contribution at most (%)"),
    "analysis.head_decree_poor": Text(
        "Thuộc hộ nghèo theo Nghị định (%)", "Poor by the decree (%)"
    ),
    "analysis.head_decree_near_poor": Text(
        "Thuộc hộ cận nghèo theo Nghị định (%)", "Near-poor by the decree (%)"
    ),
    "analysis.head_both": Text("Cả hai (%)", "Both (%)"),
    "analysis.head_both_least": Text("Cả hai, ít nhất (%)", "Both, at least (%)"),
    "analysis.head_both_most": Text("Cả hai, nhiều nhất (%)", "Both, at most (%)"),
    "analysis.head_answered": Text("Trả lời cả hai", "Both answered"),
    "analysis.head_overlap": Text("Trùng nhau (%)", "Overlap (%)"),
    "analysis.head_expected": Text("Nếu không liên quan (%)", "By chance (%)"),
}
