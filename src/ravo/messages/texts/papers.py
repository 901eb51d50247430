"""Texts of the office's papers: decisions, certificates, refusals, and the fields of them."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "papers.round_plain": Text("rà soát năm {year}", "the review of {year}"),
    "papers.round_periodic": Text("rà soát định kỳ năm {year}", "the periodic review of {year}"),
    "papers.round_monthly": Text(
        "rà soát thường xuyên năm {year}", "the monthly reviews of {year}"
    ),
    "papers.round_month": Text(
        "rà soát thường xuyên tháng {month} năm {year}", "the monthly review of {month}/{year}"
    ),
    "papers.fill_day": Text("ngày …… tháng …… năm ………", "…… / …… / ………"),
    "papers.day": Text("ngày {day} tháng {month} năm {year}", "{day}/{month}/{year}"),
    "papers.list_ngheo": Text("hộ nghèo", "poor households"),
    "papers.list_can_ngheo": Text("hộ cận nghèo", "near-poor households"),
    "papers.list_trung_binh": Text("hộ có mức sống trung bình", "average-living households"),
    "papers.born": Text(" (sinh {year})", " (born {year})"),
    "papers.list_thoat_ngheo": Text("hộ thoát nghèo", "households that escaped poverty"),
    "papers.list_thoat_can_ngheo": Text(
        "hộ thoát cận nghèo", "households that escaped near-poverty"
    ),
    "papers.gom": Text("{count} hộ, {people} nhân khẩu", "{count} households, {people} people"),
    "papers.gom_ho": Text("{count} hộ", "{count:household|households}"),
    "papers.lists": Text(
        "{commune}: hộ nghèo {ngheo}, hộ cận nghèo {can_ngheo}, mức sống trung bình {trung_binh}, "
        "thoát nghèo {thoat_ngheo}, thoát cận nghèo {thoat_can_ngheo}.",
        "{commune}: poor {ngheo}, near-poor {can_ngheo}, average-living {trung_binh}, escaped "
        "poverty {thoat_ngheo}, escaped near-poverty {thoat_can_ngheo}.",
    ),
    "papers.account": Text(
        "{commune}: đã đọc {read} hộ = {named_as} {named} + {others_as} {others} + chưa xác định "
        "{undetermined} + không hợp lệ {rejected} + đã rời danh sách {departed} + dòng trống "
        "{blank}.",
        "{commune}: read {read} households = {named_as} {named} + {others_as} {others} + "
        "undetermined {undetermined} + rejected {rejected} + left the list {departed} + blank "
        "{blank}.",
    ),
    "papers.account_by_meetings": Text(
        "{commune}: đã đọc {read} hộ = {named_as} {named} + {others_as} {others} + họp thôn chưa "
        "thông qua {not_agreed} + chưa xác định {undetermined} + không hợp lệ {rejected} + đã rời "
        "danh sách {departed} + dòng trống {blank}.",
        "{commune}: read {read} households = {named_as} {named} + {others_as} {others} + not "
        "agreed to by a meeting {not_agreed} + undetermined {undetermined} + rejected {rejected} + "
        "left the list {departed} + blank {blank}.",
    ),
    "papers.named_decision": Text("trong quyết định", "in the decision"),
    "papers.others_decision": Text("không thuộc danh sách nào", "in no list"),
    "papers.named_certificates": Text("có giấy chứng nhận", "with a certificate"),
    "papers.others_certificates": Text("không phải hộ nghèo, hộ cận nghèo", "not on the list"),
    "papers.named_refusals": Text("có thông báo", "with a letter"),
    "papers.others_refusals": Text("không có thông báo", "without one"),
    "papers.where_diff": Text(
        "bảng so sánh hai năm liệt kê từng chỗ", "the comparison of the two years lists each"
    ),
    "papers.class_poor": Text("Hộ nghèo", "Poor household"),
    "papers.class_near_poor": Text("Hộ cận nghèo", "Near-poor household"),
    "papers.certificates": Text(
        "Đã lập {count} giấy chứng nhận.", "Wrote {count:certificate|certificates}."
    ),
    "papers.refusals": Text(
        "Đã lập {count} thông báo không công nhận.",
        "Wrote {count:letter|letters} of refusal.",
    ),
    "papers.no_refusals": Text(
        "Không có hộ nào có giấy đề nghị mà không được công nhận.",
        "No household that asked was left unrecognised.",
    ),
    "papers.asked_enter": Text("công nhận hộ nghèo, hộ cận nghèo", "to be on the list"),
    "papers.asked_leave": Text("công nhận hộ thoát nghèo, hộ thoát cận nghèo", "to leave the list"),
    "papers.asked_average": Text("xác định hộ có mức sống trung bình", "the average-living class"),
    "papers.asked_unnamed": Text("rà soát hộ nghèo, hộ cận nghèo", "to be reviewed"),
    "papers.refused_enter": Text(
        "chưa đủ điều kiện để được công nhận là hộ nghèo, hộ cận nghèo",
        "does not qualify for the list",
    ),
    "papers.refused_leave": Text(
        "chưa đủ điều kiện để được công nhận là hộ thoát nghèo, hộ thoát cận nghèo",
        "does not qualify for leaving the list",
    ),
    "papers.refused_average": Text(
        "chưa đủ điều kiện để được công nhận là hộ có mức sống trung bình",
        "does not qualify for the average-living class",
    ),
    "papers.refused_unnamed": Text(
        "chưa đủ điều kiện để được công nhận là hộ nghèo, hộ cận nghèo",
        "does not qualify for the list",
    ),
    "papers.average_range": Text(
        "Hộ có mức sống trung bình là hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp, diêm nghiệp có "
        "thu nhập trên {least} đồng đến {most} đồng một người một tháng.",
        "Average-living households work in agriculture, forestry, fishery or salt and have an "
        "income over {least} up to {most} đồng per person and month.",
    ),
    "papers.average_over": Text(
        "Thu nhập tính được của hộ là {income} đồng một người một tháng, cao hơn mức {most} đồng.",
        "The household's income is {income} đồng per person and month, over {most} đồng.",
    ),
    "papers.average_other": Text(
        "Hộ không thuộc trường hợp nêu trên.", "The household is not of those."
    ),
    "papers.list_title": Text(
        "Các trường dùng trong mẫu văn bản", "Fields of the templates of papers"
    ),
    "papers.list_figure": Text(
        "Viết trường ở chỗ cần in, ví dụ {field}.",
        "Write a field where it is to be printed: {field}.",
    ),
    "papers.list_lines": Text(
        "Danh sách (tên có []) in mỗi phần tử một dòng của bảng: dòng {loop}, dòng có {line}, "
        "dòng {end}.",
        "A list (names with []) prints a row of a table for each item: a row {loop}, the row with "
        "{line}, a row {end}.",
    ),
    "papers.list_body": Text(
        "Mẫu có trường ho. thì thân văn bản được lặp lại cho mỗi hộ; đầu trang, chân trang khi đó "
        "chỉ dùng các trường chung.",
        "The body of a template with fields ho. is repeated for each household; its headers and "
        "footers can then have common fields only.",
    ),
    "papers.list_paper": Text("Mẫu", "Template"),
    "papers.list_name": Text("Trường", "Field"),
    "papers.list_what": Text("Nội dung", "What it is"),
    "papers.list_example": Text("Ví dụ", "Example"),
    "papers.list_all": Text("mọi mẫu", "all templates"),
    "papers.field.ket_qua": Text("kết quả rà soát của hộ", "result of the review"),
    "papers.field.de_nghi": Text("hộ đề nghị điều gì", "what was asked for"),
    "papers.field.chua": Text("điều không được công nhận", "what was not recognised"),
    "papers.field.ly_do[]": Text("từng lý do", "each reason"),
    "papers.field.dieu_khoan": Text("điều khoản áp dụng", "articles applied"),
    "papers.field.dan_toc": Text("dân tộc", "ethnic group"),
    "papers.field.so_dinh_danh": Text(
        "chỗ điền số định danh, có bốn số cuối", "room for the citizen number, its last digits"
    ),
    "papers.field.thuong_tru": Text("nơi thường trú", "residence"),
    "papers.field.loai": Text("phân loại: hộ nghèo, hộ cận nghèo; N, CN", "class; N, CN"),
    "papers.field.so_khau": Text("số nhân khẩu", "people"),
    "papers.field.quan_he": Text("quan hệ với chủ hộ", "relation to the head"),
    "papers.field.nam_sinh_nam": Text("năm sinh của nam", "year of birth of a man"),
    "papers.field.nam_sinh_nu": Text("năm sinh của nữ", "year of birth of a woman"),
    "papers.field.chi_so[]": Text(
        "chỉ số thứ 1 đến 12: x là thiếu hụt, – là không", "indicators 1 to 12: x deprived, – not"
    ),
    "papers.field.tu": Text("năm đầu", "first year"),
    "papers.field.den": Text("năm cuối", "last year"),
    "papers.field.nam": Text("năm rà soát", "year of the review"),
    "papers.field.dot": Text("đợt rà soát, viết trong câu", "the review, inside a sentence"),
    "papers.field.noi_lap": Text("nơi lập văn bản", "place of the paper"),
    "papers.field.ngay_lap": Text("ngày của văn bản, hoặc chỗ để điền", "day, or room for it"),
    "papers.field.nguoi_ky": Text("họ tên người ký", "name of the signer"),
    "papers.field.chuc_vu_ky": Text("chức vụ người ký", "title of the signer"),
    "papers.field.can_cu[]": Text("từng văn bản làm căn cứ", "each act it rests on"),
    "papers.field.ten": Text("tên", "name"),
    "papers.field.ten_hoa": Text("tên, chữ hoa", "name in capitals"),
    "papers.field.ten_thuong": Text("tên, viết trong câu", "name inside a sentence"),
    "papers.field.huyen": Text("huyện", "district"),
    "papers.field.tinh": Text("tỉnh", "province"),
    "papers.field.ho": Text("số hộ", "households"),
    "papers.field.khau": Text("số nhân khẩu", "people"),
    "papers.field.gom": Text("số hộ và nhân khẩu bằng chữ", "households and people in words"),
    "papers.field.tt": Text("số thứ tự", "running number"),
    "papers.field.chu_ho": Text("họ tên chủ hộ", "name of the head"),
    "papers.field.thon": Text("thôn, ấp, tổ dân phố", "village"),
    "papers.field.so": Text("số của danh sách", "number of the list"),
    "papers.field.khong_co[]": Text("từng danh sách không có hộ nào", "each list without any"),
    "papers.field.pham_vi": Text(
        "thôn của danh sách, hoặc toàn xã", "village of the list, or the whole commune"
    ),
    "papers.field.chua_co": Text(
        "câu về số hộ chưa có kết quả, hoặc trống",
        "sentence on households without a result, or nothing",
    ),
    "papers.field.noi_nhan": Text("nơi nhận ý kiến, khiếu nại", "where to complain"),
    "papers.field.tu_ngay": Text("ngày bắt đầu nhận", "first day for complaints"),
    "papers.field.den_ngay": Text("ngày cuối nhận", "last day for complaints"),
    "papers.field.thoi_han": Text(
        "cách tính thời hạn; trống nếu cơ quan tự định ngày cuối",
        "how the term is counted; empty where the office chose the last day",
    ),
    "papers.field.phan_loai": Text("kết quả phân loại", "class"),
    "papers.field.thon_hoa": Text("thôn, chữ hoa", "village in capitals"),
    "papers.field.lan": Text("lần họp thứ mấy", "number of the meeting"),
    "papers.field.o_nam": Text("ô vuông Nam", "box for a man"),
    "papers.field.o_nu": Text("ô vuông Nữ", "box for a woman"),
    "papers.field.gioi_tinh": Text("giới tính", "sex"),
    "papers.field.nam_sinh": Text("năm sinh", "year of birth"),
    "papers.field.noi_o": Text("nơi thường trú", "residence"),
    "papers.field.ho_ten": Text("họ và tên", "full name"),
}
