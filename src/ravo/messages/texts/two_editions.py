"""Texts of the comparison of two editions in a results workbook."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "two_editions.title": Text(
        "So sánh kết quả theo hai chuẩn", "Results by two standards side by side"
    ),
    "two_editions.which": Text(
        "Phân loại của năm theo {first}; để chuẩn bị cho năm sau, cùng số liệu được xét theo "
        "{second}.",
        "The classes of the year are those of {first}; for the year to come the same facts are "
        "judged by {second}.",
    ),
    "two_editions.counts": Text(
        "Số hộ theo phân loại của hai chuẩn", "Households by their classes in both"
    ),
    "two_editions.corner": Text(
        "{first} (dòng) / {second} (cột)", "{first} (rows) / {second} (columns)"
    ),
    "two_editions.total": Text("Cộng", "Total"),
    "two_editions.rejected": Text("Không chấm được", "Not scored"),
    "two_editions.lacks": Text("{edition} còn thiếu:", "{edition} lacks:"),
    "two_editions.line_absent": Text(
        "chuẩn {klasses} theo {measure} ({areas})", "the line of {klasses} by {measure} ({areas})"
    ),
    "two_editions.count_absent": Text(
        "số chỉ số thiếu hụt của {klasses} theo {measure} ({areas})",
        "the number of deprived indicators of {klasses} by {measure} ({areas})",
    ),
    "two_editions.both": Text("cả nông thôn và thành thị", "rural and urban"),
    "two_editions.cutoffs_absent": Text(
        "ngưỡng thiếu hụt của các chỉ số: {names}", "the cut-offs of the indicators: {names}"
    ),
    "two_editions.unasked": Text(
        "câu trả lời trên phiếu cho chỉ số: {names}", "answers on the form for: {names}"
    ),
    "two_editions.heads": Text(
        "STT|Mã hộ|Chủ hộ|Thôn|Số khẩu|Theo {first}|Theo {second}|Thay đổi|Lý do theo {second}",
        "No.|Household|Head|Village|Members|By {first}|By {second}|Change|Reason by {second}",
    ),
    "two_editions.same": Text("không đổi", "unchanged"),
    "two_editions.opened": Text("chưa phân loại được", "no class yet"),
    "two_editions.settled": Text("phân loại được: {klass}", "gets a class: {klass}"),
    "two_editions.changed": Text("{before} → {after}", "{before} → {after}"),
    "two_editions.list_title": Text(
        "Danh sách hộ nghèo, hộ cận nghèo đầu kỳ năm {year}",
        "Poor and near-poor households at the beginning of {year}",
    ),
    "two_editions.list_which": Text("{unit} – theo {edition}", "{unit} – by {edition}"),
    "two_editions.list_heads": Text(
        "STT|Thôn|Chủ hộ|Mã hộ|Số khẩu|Phân loại|Còn thiếu gì",
        "No.|Village|Head|Household|Members|Class|What is missing",
    ),
}
