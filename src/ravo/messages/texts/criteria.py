"""Texts of `ravo criteria`."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "criteria.absent": Text("chưa có trong tay", "not at hand"),
    "criteria.at_least": Text("từ {count} chỉ số thiếu hụt", "{count} or more deprived indicators"),
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
    "criteria.value_heads": Text(
        "Đường dẫn|Tên|Trị số|Đơn vị|Điều khoản|Dấu|Ban hành|Từ ngày|Đến ngày|Kiểm tra|Ghi chú",
        "Path|Name|Value|Unit|Citation|Mark|Published|From|To|Checked|Note",
    ),
    "criteria.coverage_heads": Text("Điều khoản|Mã hóa|Ghi chú", "Article|Encoded|Note"),
}
