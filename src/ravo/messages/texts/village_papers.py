"""Texts of posted lists, of minutes and votes of village meetings, and of requests."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "village_papers.weekday_0": Text("thứ Hai", "Monday"),
    "village_papers.weekday_1": Text("thứ Ba", "Tuesday"),
    "village_papers.weekday_2": Text("thứ Tư", "Wednesday"),
    "village_papers.weekday_3": Text("thứ Năm", "Thursday"),
    "village_papers.weekday_4": Text("thứ Sáu", "Friday"),
    "village_papers.weekday_5": Text("thứ Bảy", "Saturday"),
    "village_papers.weekday_6": Text("Chủ nhật", "Sunday"),
    "village_papers.no_village": Text("Hộ chưa ghi thôn", "Households without a village"),
    "village_papers.votes_title": Text(
        "BẢNG GHI KẾT QUẢ BIỂU QUYẾT HỌP THÔN", "VOTES OF THE VILLAGE MEETING"
    ),
    "village_papers.votes_note": Text(
        "Ghi theo biên bản họp: chỉ ghi số vào các ô tô màu. Không ai đồng ý, không ai phản đối "
        "thì ghi 0: ô để trống là chưa ghi. Không thêm, không xóa dòng hay cột.",
        "Type what the minutes say into the coloured cells, figures alone. Where nobody agreed or "
        "was against type 0: a blank is missing. Add or delete no row or column.",
    ),
    "village_papers.votes_commune": Text("Xã, phường", "Commune"),
    "village_papers.votes_code": Text("Mã xã, phường", "Commune code"),
    "village_papers.votes_year": Text("Năm rà soát", "Review year"),
    "village_papers.votes_village": Text("Thôn, ấp, tổ dân phố", "Village"),
    "village_papers.votes_held_on": Text("Ngày họp", "Day of the meeting"),
    "village_papers.votes_number": Text("Lần họp", "Number of the meeting"),
    "village_papers.votes_present": Text("Số người có mặt", "People present"),
    "village_papers.votes_agree": Text("đồng ý", "in favour"),
    "village_papers.votes_against": Text("không đồng ý", "against"),
    "village_papers.votes_col_tt": Text("TT", "No."),
    "village_papers.votes_col_ma_ho": Text("Mã hộ", "Code"),
    "village_papers.votes_col_chu_ho": Text("Họ và tên chủ hộ", "Head of household"),
    "village_papers.votes_col_phan_loai": Text("Kết quả phân loại đề nghị", "Proposed class"),
    "village_papers.votes_col_dong_y": Text("Số phiếu đồng ý", "Votes in favour"),
    "village_papers.votes_col_khong_dong_y": Text("Số phiếu không đồng ý", "Votes against"),
    "village_papers.votes_wrong_title": Text("Không phải số phiếu", "No number of votes"),
    "village_papers.votes_wrong": Text(
        "Ghi một số nguyên, không ghi chữ hay phần trăm.",
        "Type a whole number, no words and no percentage.",
    ),
    "village_papers.votes_col_village": Text("Thôn", "Village"),
    "village_papers.votes_col_number": Text("Lần họp", "Meeting"),
    "village_papers.votes_col_present": Text("Có mặt", "Present"),
    "village_papers.votes_col_outcome": Text("Kết quả", "Outcome"),
    "village_papers.votes_outcome_agreed": Text("Thông qua", "Agreed"),
    "village_papers.votes_outcome_again": Text(
        "Rà soát lại, họp lại (dưới 50%)", "Review and meet again (under 50 %)"
    ),
    "village_papers.votes_outcome_open": Text("Chưa rõ, cần ghi cho đủ", "Open, to be completed"),
    "village_papers.votes_list_title": Text(
        "Kết quả họp thôn – {commune}, năm {year}", "Village meetings – {commune}, {year}"
    ),
    "village_papers.votes_counts": Text(
        "{households} hộ = thông qua {agreed} + họp lại {again} + chưa rõ {open}.",
        "{households:household|households} = agreed {agreed} + to meet again {again} + open "
        "{open}.",
    ),
    "village_papers.votes_commune_counts": Text("{commune}: {counts}", "{commune}: {counts}"),
    "village_papers.whole_commune": Text("Toàn xã", "Whole commune"),
    "village_papers.lacks_place": Text(
        "nơi nhận ý kiến, khiếu nại", "the place where complaints are received"
    ),
    "village_papers.lacks_day": Text("ngày niêm yết", "the day of posting"),
    "village_papers.lacks_until": Text(
        "hạn nhận của rà soát thường xuyên (văn bản chưa có trong tay)",
        "the last day of a monthly review (the act's term is not at hand)",
    ),
    "village_papers.waiting": Text(
        "Còn {count} hộ chưa có kết quả nên chưa có tên trong danh sách này.",
        "{count:household has|households have} no result yet and are not on this list.",
    ),
    "village_papers.not_voted": Text(
        "Còn {count} hộ chưa có kết quả phân loại nên chưa đưa ra cuộc họp này.",
        "{count:household has|households have} no class yet and are not voted on.",
    ),
    "village_papers.unplaced": Text(
        "Toàn xã còn {count} hộ chưa có kết quả và chưa rõ thuộc thôn nào.",
        "In the commune {count:household has|households have} no result and no known village.",
    ),
    "village_papers.posted_review": Text(
        "hộ nghèo, hộ cận nghèo và các hộ được rà soát", "poor, near-poor, and others reviewed"
    ),
    "village_papers.posted_average": Text(
        "hộ có mức sống trung bình", "households of average living standard"
    ),
    "village_papers.term_days": Text(
        "{days} ngày, tính cả ngày nghỉ", "{days:day|days}, holidays counted"
    ),
    "village_papers.term_working_days": Text(
        "{days} ngày làm việc", "{days:working day|working days}"
    ),
    "village_papers.until": Text(
        "Danh sách {name}: nhận khiếu nại đến hết ngày {day}.",
        "List of {name}: complaints are received until {day}.",
    ),
    "village_papers.wrote": Text(
        "{commune}: {villages} thôn, {households} hộ có tên; {waiting} hộ chưa có kết quả.",
        "{commune}: {villages:village|villages}, {households:household|households} named; "
        "{waiting} without a result.",
    ),
    "village_papers.wrote_by_meetings": Text(
        "{commune}: {villages} thôn, {households} hộ có tên; {waiting} hộ chưa có kết quả; "
        "{held_back} hộ họp thôn chưa thông qua.",
        "{commune}: {villages:village|villages}, {households:household|households} named; "
        "{waiting} without a result; {held_back} not agreed to by a meeting.",
    ),
    "village_papers.held_back": Text(
        "Còn {count} hộ chưa được họp thôn thông qua nên chưa có tên trong danh sách này.",
        "{count:household was|households were} not agreed to by a meeting and not listed here.",
    ),
    "village_papers.requests": Text(
        "Mẫu {form}: {count} giấy đề nghị.", "Mẫu {form}: {count:request|requests}."
    ),
    "village_papers.blank_requests": Text("Mẫu {form}: mẫu trống.", "Mẫu {form}: a blank form."),
}
