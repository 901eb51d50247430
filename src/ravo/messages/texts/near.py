"""Texts of the list of households near a line."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "near.sheet": Text("Hộ sát chuẩn", "Near the line"),
    "near.title": Text(
        "Danh sách hộ sát chuẩn nghèo, cận nghèo", "Households near the line of poverty"
    ),
    "near.year": Text("Năm {year}", "Year {year}"),
    "near.within": Text(
        "Hộ có tên dưới đây {ways}. Rà lại trước khi công bố kết quả.",
        "These households {ways}. Look at them again before the results are published.",
    ),
    "near.ways_points": Text(
        "có điểm B1 cách chuẩn không quá {points} điểm",
        "have B1 within {points} points of the line",
    ),
    "near.ways_indicators": Text(
        "chỉ cần thêm hay bớt {indicators} chỉ số thiếu hụt là đổi phân loại",
        "would change class by {indicators} deprived indicators more or fewer",
    ),
    "near.or": Text("{first}, hoặc {second}", "{first}, or {second}"),
    "near.internal": Text(
        "Tài liệu làm việc, có tên hộ: không niêm yết, không gửi ra ngoài cơ quan.",
        "A working list with names: do not post it or pass it on.",
    ),
    "near.count": Text("Tổng số: {count} hộ.", "{count:household|households} in all."),
    "near.none": Text("Không có hộ nào sát chuẩn.", "No household is near the line."),
    "near.commune": Text("{name}: {count} hộ", "{name}: {count:household|households}"),
    "near.number": Text("STT", "No."),
    "near.head": Text("Chủ hộ", "Head"),
    "near.birth_year": Text("Năm sinh", "Born"),
    "near.village": Text("Thôn, ấp", "Village"),
    "near.b1": Text("Điểm B1", "B1"),
    "near.gap": Text("Cách chuẩn (điểm)", "From the line (points)"),
    "near.deprived": Text("Số chỉ số thiếu hụt", "Deprived indicators"),
    "near.klass": Text("Phân loại", "Class"),
    "near.change": Text("Điều gì làm đổi phân loại", "What would change the class"),
    "near.rises": Text(
        "B1 tăng hơn {amount}, vượt {line}: {klass}",
        "B1 more than {amount} points higher, over {line}: {klass}",
    ),
    "near.on_line": Text(
        "B1 đúng bằng {line}, tăng là vượt: {klass}",
        "B1 is exactly {line}, any rise carries it over: {klass}",
    ),
    "near.falls": Text(
        "B1 giảm {amount}, còn {line}: {klass}", "B1 {amount} points lower, at {line}: {klass}"
    ),
    "near.more": Text("Thêm {amount} chỉ số thiếu hụt: {klass}", "{amount} more deprived: {klass}"),
    "near.fewer": Text(
        "Bớt {amount} chỉ số thiếu hụt: {klass}", "{amount} fewer deprived: {klass}"
    ),
    "near.poor": Text("thành hộ nghèo", "poor"),
    "near.near_poor": Text("thành hộ cận nghèo", "near-poor"),
    "near.not_poor": Text("không còn là hộ nghèo, cận nghèo", "neither poor nor near-poor"),
    "near.open": Text("thành hộ nghèo hoặc hộ cận nghèo", "poor or near-poor"),
    "near.page": Text("Trang &P/&N", "Page &P/&N"),
}
