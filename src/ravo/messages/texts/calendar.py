"""Texts of the calendar of the review's dates."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "calendar.name": Text("Lịch rà soát hộ nghèo năm {year}", "Poverty review dates {year}"),
    "calendar.periodic_review": Text(
        "Rà soát định kỳ hộ nghèo, hộ cận nghèo (01/9 – 14/12)",
        "Periodic review of poor and near-poor households (1/9 – 14/12)",
    ),
    "calendar.periodic_review_district": Text(
        "Ủy ban nhân dân cấp xã tổ chức rà soát định kỳ từ 01/9 đến 14/12; kết quả báo cáo cấp "
        "huyện, cấp huyện báo cáo cấp tỉnh.",
        "The commune reviews from 1/9 to 14/12; its result goes to the district, and from there to "
        "the province.",
    ),
    "calendar.periodic_review_two_tier": Text(
        "Ủy ban nhân dân cấp xã tổ chức rà soát định kỳ từ 01/9 đến 14/12; kết quả báo cáo, xin ý "
        "kiến Chủ tịch Ủy ban nhân dân cấp tỉnh.",
        "The commune reviews from 1/9 to 14/12; its result goes to the chairman of the province "
        "for an opinion.",
    ),
    "calendar.monthly_review": Text(
        "Bắt đầu rà soát thường xuyên của tháng (từ ngày 15)",
        "The monthly review begins (from the 15th)",
    ),
    "calendar.monthly_review_district": Text(
        "Từ ngày 15 hằng tháng, Ủy ban nhân dân cấp xã rà soát các hộ có giấy đề nghị.",
        "From the 15th of each month the commune reviews the households that asked for it.",
    ),
    "calendar.monthly_review_two_tier": Text(
        "Từ ngày 15 hằng tháng, Ủy ban nhân dân cấp xã rà soát các hộ có giấy đề nghị.",
        "From the 15th of each month the commune reviews the households that asked for it.",
    ),
    "calendar.monthly_report": Text(
        "Báo cáo kết quả rà soát thường xuyên (ngày 05)", "Report of the monthly review (the 5th)"
    ),
    "calendar.monthly_report_district": Text(
        "Ngày 05 hằng tháng, từ tháng 2 đến tháng 9: cấp xã báo cáo cấp huyện, cấp huyện báo cáo "
        "cấp tỉnh.",
        "On the 5th of each month from February to September the commune reports to the district, "
        "and the district to the province.",
    ),
    "calendar.monthly_report_two_tier": Text(
        "Ngày 05 hằng tháng, từ tháng 2 đến tháng 9: cấp xã báo cáo cấp tỉnh.",
        "On the 5th of each month from February to September the commune reports to the province.",
    ),
    "calendar.half_year_report": Text(
        "Báo cáo 6 tháng của xã (trước 10/6)", "The commune's half-year report (before 10/6)"
    ),
    "calendar.half_year_report_district": Text(
        "Cấp xã gửi báo cáo 6 tháng cho cấp huyện.",
        "The commune sends its half-year report to the district.",
    ),
    "calendar.half_year_report_two_tier": Text(
        "Cấp xã gửi báo cáo 6 tháng cho cấp tỉnh.",
        "The commune sends its half-year report to the province.",
    ),
    "calendar.yearly_report": Text(
        "Báo cáo năm của xã (trước 10/11)", "The commune's yearly report (before 10/11)"
    ),
    "calendar.yearly_report_district": Text(
        "Cấp xã gửi báo cáo năm cho cấp huyện.",
        "The commune sends its yearly report to the district.",
    ),
    "calendar.yearly_report_two_tier": Text(
        "Cấp xã gửi báo cáo năm cho cấp tỉnh.",
        "The commune sends its yearly report to the province.",
    ),
    "calendar.preliminary_result": Text(
        "Tỉnh gửi Bộ kết quả rà soát sơ bộ (trước 15/11)",
        "The province sends its preliminary result to the ministry (before 15/11)",
    ),
    "calendar.preliminary_result_district": Text(
        "Cấp tỉnh báo cáo Bộ kết quả sơ bộ; xã và huyện xong phần mình sớm hơn.",
        "The province reports its preliminary result to the ministry; communes and "
        "districts are ready earlier.",
    ),
    "calendar.preliminary_result_two_tier": Text(
        "Cấp tỉnh báo cáo Bộ kết quả sơ bộ; xã xong phần mình sớm hơn.",
        "The province reports its preliminary result to the ministry; communes are ready earlier.",
    ),
    "calendar.official_result": Text(
        "Tỉnh gửi Bộ kết quả rà soát chính thức (trước 20/12)",
        "The province sends its official result to the ministry (before 20/12)",
    ),
    "calendar.official_result_district": Text(
        "Cấp tỉnh báo cáo Bộ kết quả chính thức; xã và huyện xong phần mình sớm hơn.",
        "The province reports its official result to the ministry; communes and "
        "districts are ready earlier.",
    ),
    "calendar.official_result_two_tier": Text(
        "Cấp tỉnh báo cáo Bộ kết quả chính thức; xã xong phần mình sớm hơn.",
        "The province reports its official result to the ministry; communes are ready earlier.",
    ),
    "calendar.of_one_office": Text(
        "{task}: ngày theo kế hoạch của một huyện, cần sửa",
        "{task}: a date of one district's plan, to be changed",
    ),
    "calendar.change_district": Text(
        "Ngày này lấy từ: {document}. Đơn vị khác sửa lại theo kế hoạch của huyện, tỉnh mình.",
        "The date is that of {document}. Other offices change it by the plan of their own district "
        "or province.",
    ),
    "calendar.change_two_tier": Text(
        "Ngày này lấy từ: {document}. Từ 01/7/2025 không còn cấp huyện: sửa lại theo kế hoạch của "
        "tỉnh mình.",
        "The date is that of {document}. Since 1/7/2025 there is no district: change it by the "
        "plan of your province.",
    ),
    "calendar.weekend": Text(
        "Ngày này rơi vào {day}; chưa thấy quy định về ngày nghỉ nên để nguyên ngày.",
        "It falls on a {day}; no rule about holidays is at hand, so the date is as it is written.",
    ),
    "calendar.saturday": Text("Thứ Bảy", "Saturday"),
    "calendar.sunday": Text("Chủ nhật", "Sunday"),
    "calendar.source": Text("Nguồn: {source}. {mark}", "Source: {source}. {mark}"),
    "calendar.no_district": Text(
        "Nơi nhận từ 01/7/2025 (không còn cấp huyện): theo {source}. {mark}",
        "Who receives it since 1/7/2025, without districts: {source}. {mark}",
    ),
    "calendar.mark_quoted": Text(
        "Đã đối chiếu: có từ hai tài liệu trở lên chép đúng nguyên văn.",
        "Checked: two documents or more quote it word for word.",
    ),
    "calendar.mark_secondary": Text(
        "Mới thấy trong một tài liệu: nên hỏi lại cơ quan cấp trên.",
        "Seen in one document so far: ask the office above.",
    ),
    "calendar.mark_unverified": Text(
        "Chưa đối chiếu được với nguyên văn: cần hỏi lại cơ quan cấp trên.",
        "Not compared with the official text yet: ask the office above.",
    ),
    "calendar.due_before": Text(
        "Hạn là trước ngày {due}: ngày {last} là ngày cuối còn kịp.",
        "It is due before {due}: {last} is the last day in time.",
    ),
    "calendar.no_report": Text(
        "Không có báo cáo ngày {day} cho đợt này: chỉ các tháng {first} đến {last} có ngày báo cáo "
        "kết quả rà soát thường xuyên.",
        "This one has no report on {day}: the monthly review is reported in the months {first} to "
        "{last} only.",
    ),
    "calendar.result_approval": Text(
        "Tỉnh phê duyệt kết quả rà soát của năm trước (trong tháng 01)",
        "The province approves the result of last year's review (in January)",
    ),
    "calendar.result_approval_two_tier": Text(
        "Cấp tỉnh phê duyệt kết quả rà soát định kỳ của năm trước trong tháng 01; ngày cụ thể xem "
        "quyết định của tỉnh mình.",
        "The province approves the result of last year's periodic review in January; the very day "
        "is in the decision of your province.",
    ),
    "calendar.last_year_of_standard": Text(
        "Năm 2026 vẫn rà soát theo chuẩn của Nghị định 07/2021/NĐ-CP; chuẩn của Nghị định "
        "351/2025/NĐ-CP dùng cho các năm 2027–2030. Chưa có trong tay hướng dẫn lập danh sách theo "
        "chuẩn mới vào cuối năm 2026.",
        "2026 is still reviewed by the standard of Decree 07/2021/NĐ-CP; that of Decree "
        "351/2025/NĐ-CP is for 2027–2030. No guidance is at hand on a list by the new standard at "
        "the end of 2026.",
    ),
    "calendar.district_ends": Text(
        "Từ 01/7/2025 không còn cấp huyện: lịch của cấp huyện dừng ở ngày 30/6/2025. Việc sau đó "
        "xem lịch cấp xã, cấp tỉnh.",
        "Since 1/7/2025 there are no districts: this calendar ends on 30/6/2025. What comes later "
        "is in those of the commune and the province.",
    ),
    "calendar.wrote": Text("{count} ngày của năm {year}.", "{count:date|dates} of {year}."),
}
