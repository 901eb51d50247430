"""Texts of the explanation of one household's class."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "explain.supports": Text(
        "Chương trình hỗ trợ, tính đến ngày {day}", "Programmes of support as of {day}"
    ),
    "explain.support_eligible": Text("đủ điều kiện", "eligible"),
    "explain.support_to_ask": Text("cần hỏi thêm: {asked}", "to ask: {asked}"),
    "explain.support_not_eligible": Text(
        "không thuộc diện: không bảo đảm điều kiện “{reason}” ({article})",
        "not eligible: the condition “{reason}” does not hold ({article})",
    ),
    "explain.support_no_group": Text(
        "không thuộc diện: không thuộc nhóm nào: {reason} ({article})",
        "not eligible: of none of the groups: {reason} ({article})",
    ),
    "explain.support_excluded": Text(
        "không thuộc diện: {reason} ({article})", "not eligible: {reason} ({article})"
    ),
    "explain.support_dead": Text("không thuộc diện: {reason}", "not eligible: {reason}"),
    "explain.past": Text("Các năm trước", "Years before"),
    "explain.past_deaths": Text("Người trong hộ đã mất", "Members who died"),
    "explain.death_open": Text("chưa rõ ngày", "day not clear"),
    "explain.death_period": Text("theo danh sách kỳ {period}", "by the list of {period}"),
    "explain.no_member": Text(
        "không có thành viên nào thuộc diện thiếu hụt", "no member is in the deprived situation"
    ),
    "explain.member_rows": Text(
        "dòng {rows} của trang {sheet}", "rows {rows} of the sheet {sheet}"
    ),
    "explain.title": Text("Vì sao hộ được xếp loại như vậy", "Why the household has its class"),
    "explain.code": Text("Mã hộ", "Code"),
    "explain.head_name": Text("Chủ hộ", "Head"),
    "explain.place": Text("Địa chỉ", "Place"),
    "explain.size": Text("Số nhân khẩu", "Members"),
    "explain.area": Text("Khu vực", "Area"),
    "explain.year": Text("Năm rà soát", "Review year"),
    "explain.edition": Text("Bộ tiêu chí", "Criteria set"),
    "explain.unknown": Text("chưa rõ", "unknown"),
    "explain.class": Text("Kết quả", "Result"),
    "explain.no_class": Text(
        "Không phân loại, vì phiếu của hộ có lỗi",
        "No class, because the household's form has errors",
    ),
    "explain.departed": Text(
        "Không phân loại, vì hộ đã rời danh sách (lý do: {reason})",
        "No class, because the household has left the list (reason: {reason})",
    ),
    "explain.departed_evidence": Text(
        "Không xét: phiếu ghi hộ không còn ở địa bàn.",
        "Not looked at: by the form the household is no longer there.",
    ),
    "explain.departed_count": Text(
        "Không xét chỉ số thiếu hụt.", "The indicators are not looked at."
    ),
    "explain.evidence": Text("Bước 1. Thu nhập", "Step 1. Income"),
    "explain.no_evidence": Text(
        "Phiếu chưa có điểm B1 hoặc thu nhập dùng được.",
        "The form gives neither B1 points nor an income that can be used.",
    ),
    "explain.recorded": Text(
        "Giữ phân loại đã ghi trong bảng: {klass}, vì thiếu điểm B1, B2 hoặc khu vực.",
        "The class recorded in the workbook stands: {klass}, because B1, "
        "B2 or the area are missing.",
    ),
    "explain.recorded_value": Text(
        "{evidence} = {value}{unit}, mỗi khu vực cho một kết quả khác.",
        "{evidence} = {value}{unit}, for which each area gives another class.",
    ),
    "explain.no_line": Text(
        "{evidence} = {value}{unit}; chưa có chuẩn để so sánh.",
        "{evidence} = {value}{unit}; there is no line to compare it with.",
    ),
    "explain.below": Text(
        "{evidence} = {value} ≤ {line}{unit}: không vượt chuẩn nghèo, "
        "nên xét tiếp số chỉ số thiếu hụt.",
        "{evidence} = {value} ≤ {line}{unit}: not over the poverty line, "
        "so deprived indicators are counted next.",
    ),
    "explain.above": Text(
        "{evidence} = {value} > {line}{unit}: trên chuẩn nghèo.",
        "{evidence} = {value} > {line}{unit}: over the poverty line.",
    ),
    "explain.band_within": Text(
        "{evidence} = {value} ≤ {line}{unit}: trên chuẩn nghèo, chưa quá mức của hộ cận nghèo.",
        "{evidence} = {value} ≤ {line}{unit}: over the poverty line, "
        "within the limit of near-poor households.",
    ),
    "explain.band_over": Text(
        "{evidence} = {value} > {line}{unit}: trên mức của hộ cận nghèo.",
        "{evidence} = {value} > {line}{unit}: over the limit of near-poor households.",
    ),
    "explain.indicators": Text("Bước 2. Các chỉ số thiếu hụt", "Step 2. Deprived indicators"),
    "explain.no_indicators": Text(
        "Bộ tiêu chí chưa có danh mục chỉ số.", "The criteria set lacks its list of indicators."
    ),
    "explain.deprived": Text("Thiếu hụt", "Deprived"),
    "explain.not_deprived": Text("Không thiếu hụt", "Not deprived"),
    "explain.head_indicator": Text("Chỉ số", "Indicator"),
    "explain.head_state": Text("Kết luận", "Finding"),
    "explain.head_basis": Text("Căn cứ", "What it rests on"),
    "explain.head_article": Text("Điều khoản", "Article"),
    "explain.by_answer": Text(
        "Phiếu trả lời là {answer} (ô {cell})", "The form answers: {answer} ({cell})"
    ),
    "explain.by_facts": Text("Suy ra từ dữ kiện của phiếu", "Derived from the facts on the form"),
    "explain.by_members": Text("Theo dữ kiện: {nobody}", "By the facts: {nobody}"),
    "explain.by_nothing": Text(
        "Phiếu chưa trả lời (hoặc câu trả lời chưa dùng được) và chưa đủ dữ kiện để suy ra",
        "No answer (or none that can be used), and not enough facts to derive it",
    ),
    "explain.row_on": Text("{row} trang {sheet}", "{row} of the sheet {sheet}"),
    "explain.member": Text("{name}, {age} tuổi (dòng {row})", "{name}, aged {age} (row {row})"),
    "explain.disagrees": Text(
        "Câu trả lời và dữ kiện không khớp; câu trả lời được dùng.",
        "The answer and the facts disagree; the answer counts.",
    ),
    "explain.count": Text(
        "Thiếu hụt {count} chỉ số, B2 = {count} × {each} = {b2} điểm.",
        "{count:deprived indicator|deprived indicators}, "
        "B2 = {count} × {each} = {b2:point|points}.",
    ),
    "explain.count_recorded": Text(
        "B2 = {b2} điểm, ghi sẵn trong bảng; bảng không ghi từng chỉ số.",
        "B2 = {b2:point|points}, as recorded in the workbook, which does not name the indicators.",
    ),
    "explain.count_none": Text(
        "Không thiếu hụt chỉ số nào, B2 = 0 điểm.", "No deprived indicator, B2 = 0 points."
    ),
    "explain.count_unknown": Text(
        "Đã biết {count} chỉ số thiếu hụt; chưa rõ chỉ số {numbers}, nên chưa tính được B2.",
        "{count:indicator is|indicators are} known to be deprived; {numbers} unknown, "
        "so B2 cannot be given.",
    ),
    "explain.conclusion": Text("Bước 3. Kết luận", "Step 3. Conclusion"),
    "explain.wanting": Text("{klass}; còn thiếu: {answers}", "{klass}; still needed: {answers}"),
    "explain.rule": Text("{klass}: {bounds}", "{klass}: {bounds}"),
    "explain.rule_between": Text(
        "trên {above} đến {upto}{unit}", "over {above} up to and including {upto}{unit}"
    ),
    "explain.rule_upto": Text("từ {upto}{unit} trở xuống", "up to and including {upto}{unit}"),
    "explain.rule_count": Text(
        "thiếu hụt {count} chỉ số", "{count:deprived indicator|deprived indicators}"
    ),
    "explain.rule_any": Text(
        "dù thiếu hụt bao nhiêu chỉ số", "whatever the number of deprived indicators"
    ),
    "explain.rule_absent": Text(
        "{klass}: văn bản chưa có trị số tại đây", "{klass}: the value is not at hand"
    ),
    "explain.average_income": Text(
        "Thu nhập đo được: {income} đồng/người/tháng; hộ làm nông, lâm, ngư, "
        "diêm nghiệp và có đề nghị.",
        "Measured income: {income} đồng per member and month; "
        "the household farms and asked for it.",
    ),
    "explain.changes": Text("Điều gì làm thay đổi kết quả", "What would change the result"),
    "explain.no_changes": Text(
        "Không có thay đổi đơn lẻ nào được tính cho hộ này.",
        "No single change is worked out for this household.",
    ),
    "explain.change_line_more": Text(
        "{evidence} tăng thêm {amount}{unit} (các chỉ số giữ nguyên): {klass}.",
        "{evidence} higher by {amount}{unit} (indicators unchanged): {klass}.",
    ),
    "explain.change_line_less": Text(
        "{evidence} giảm đi {amount}{unit} (các chỉ số giữ nguyên): {klass}.",
        "{evidence} lower by {amount}{unit} (indicators unchanged): {klass}.",
    ),
    "explain.change_indicators_less": Text(
        "Bớt {amount} chỉ số thiếu hụt (trong các chỉ số {numbers}): {klass}.",
        "{amount:deprived indicator|deprived indicators} fewer (of {numbers}): {klass}.",
    ),
    "explain.change_indicators_more": Text(
        "Thêm {amount} chỉ số thiếu hụt: {klass}.",
        "{amount:deprived indicator|deprived indicators} more: {klass}.",
    ),
    "explain.faults": Text("Lỗi và cảnh báo của phiếu này", "Errors and warnings of this form"),
    "explain.foot": Text(
        "Tính từ {path} bằng ravo {version}. Đây là bản giải thích, "
        "không phải quyết định công nhận.",
        "Worked out from {path} by ravo {version}. "
        "This explains; it is not a decision of recognition.",
    ),
    "explain.choose_poor": Text("hộ nghèo", "poor"),
    "explain.choose_near_poor": Text("hộ cận nghèo", "near-poor"),
    "explain.choose_average_living": Text("hộ mức sống trung bình", "average living"),
    "explain.choose_not_poor": Text("hộ không nghèo", "not poor"),
    "explain.choose_undetermined": Text("chưa xác định", "undetermined"),
    "explain.choose_rejected": Text("từ chối", "rejected"),
    "explain.choose_departed": Text("không còn trong danh sách", "no longer on the list"),
    "explain.near_names": Text(
        "; {count} hộ có tên gần giống đã liệt kê ở trên",
        "; {count:household|households} with a name like it: listed above",
    ),
    "explain.head_now": Text("Chủ hộ hiện nay: {household}", "Head now: {household}"),
    "explain.seen": Text(
        "{code}: {head}, {village}, sinh năm {born}", "{code}: {head}, {village}, born {born}"
    ),
    "explain.seen_unborn": Text(
        "{code}: {head}, {village}, năm sinh chưa ghi",
        "{code}: {head}, {village}, birth year not given",
    ),
    "explain.no_village": Text("chưa ghi thôn, ấp", "village not given"),
    "explain.pages": Text(
        "{count} trang cho {count} hộ: {parts}.", "{count:page|pages}, one a household: {parts}."
    ),
    "explain.pages_of": Text("{count} {klass}", "{count} {klass}"),
}
