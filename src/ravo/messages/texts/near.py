"""Texts of the list of households near a line."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "near.sheet_points": Text("Hộ sát chuẩn", "Near the line"),
    "near.sheet_indicators": Text("Chỉ khác số thiếu hụt", "By indicators alone"),
    "near.title_points": Text(
        "Danh sách hộ sát chuẩn nghèo, cận nghèo", "Households near the line of poverty"
    ),
    "near.title_indicators": Text(
        "Danh sách hộ chỉ khác ít chỉ số thiếu hụt là đổi phân loại",
        "Households that a few deprived indicators alone would move",
    ),
    "near.year": Text("Năm {year}", "Year {year}"),
    "near.within_points": Text(
        "Hộ có tên dưới đây có điểm B1 cách chuẩn không quá {points} điểm: rà lại trước khi công "
        "bố kết quả.",
        "These households have B1 within {points} points of the line: look at them again before "
        "the results are published.",
    ),
    "near.within_indicators": Text(
        "Hộ có tên dưới đây có điểm B1 không sát chuẩn, nhưng thêm hay bớt {indicators} chỉ số "
        "thiếu hụt là đổi phân loại: xem lại khi đã rà xong trang thứ nhất.",
        "These households are not near the line by B1, but {indicators} deprived indicators more "
        "or fewer would change their class: look at them when the first sheet is done.",
    ),
    "near.order_points": Text(
        "Trong mỗi xã, hộ gần chuẩn nhất ghi trước.", "The nearest of each commune come first."
    ),
    "near.order_indicators": Text(
        "Trong mỗi xã ghi theo thôn, ấp.", "Those of each commune stand by village."
    ),
    "near.internal": Text(
        "Tài liệu làm việc, có tên hộ: không niêm yết, không gửi ra ngoài cơ quan.",
        "A working list with names: do not post it or pass it on.",
    ),
    "near.count": Text("Tổng số: {count} hộ.", "{count:household|households} in all."),
    "near.none": Text("Không có hộ nào.", "There are none."),
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
