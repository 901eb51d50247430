"""Texts of the lists of programmes of support."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "beneficiaries.title_household": Text(
        "DANH SÁCH HỘ ĐỦ ĐIỀU KIỆN HỖ TRỢ", "HOUSEHOLDS ELIGIBLE FOR SUPPORT"
    ),
    "beneficiaries.title_person": Text(
        "DANH SÁCH NGƯỜI ĐỦ ĐIỀU KIỆN HỖ TRỢ", "PERSONS ELIGIBLE FOR SUPPORT"
    ),
    "beneficiaries.where": Text("{places} – Tính đến ngày {on}", "{places} – As of {on}"),
    "beneficiaries.to_office": Text("Kính gửi: {office}", "To: {office}"),
    "beneficiaries.part_eligible": Text("Đủ điều kiện: {count}", "Eligible: {count}"),
    "beneficiaries.part_to_ask": Text("Cần hỏi thêm: {count}", "To ask: {count}"),
    "beneficiaries.count_household": Text("{count} hộ", "{count:household|households}"),
    "beneficiaries.count_person": Text("{count} người", "{count:person|persons}"),
    "beneficiaries.unit_household": Text("hộ", "households"),
    "beneficiaries.unit_person": Text("người", "persons"),
    "beneficiaries.ask": Text("Cần hỏi: {what}", "To ask: {what}"),
    "beneficiaries.ask_for": Text(
        "{what} (để xét {programmes})", "{what} (to decide on {programmes})"
    ),
    "beneficiaries.failed": Text(
        "không bảo đảm điều kiện “{sentence}” ({article})",
        "the condition “{sentence}” does not hold ({article})",
    ),
    "beneficiaries.no_group": Text(
        "không thuộc nhóm nào: {groups} ({article})", "of none of the groups: {groups} ({article})"
    ),
    "beneficiaries.excluded": Text("{sentence} ({article})", "{sentence} ({article})"),
    "beneficiaries.dead_person": Text("đã chết theo sổ theo dõi", "dead by the register"),
    "beneficiaries.dead_person_by": Text(
        "theo sổ theo dõi thì đến ngày {day} người này đã chết", "dead by {day} by the register"
    ),
    "beneficiaries.dead_household": Text(
        "không còn ai sống theo sổ theo dõi", "nobody of it is alive by the register"
    ),
    "beneficiaries.dead_on": Text("tính đến ngày {day}", "by {day}"),
    "beneficiaries.dead_household_by": Text(
        "theo sổ theo dõi thì đến ngày {day} hộ không còn ai sống",
        "nobody of it is alive by {day} by the register",
    ),
    "beneficiaries.basis": Text("{sentence} ({article}).", "{sentence} ({article})."),
    "beneficiaries.basis_excluded": Text(
        "không xét nếu {sentence} ({article}).", "not where it {sentence} ({article})."
    ),
    "beneficiaries.basis_head": Text("Điều kiện lập danh sách:", "Conditions of this list:"),
    "beneficiaries.order": Text("Thứ tự trong danh sách: {order}.", "Order of the list: {order}."),
    "beneficiaries.quota_commune": Text(
        "Hạn mức: {most} trong mỗi xã, theo thứ tự trên.", "Quota: {most} a commune, in this order."
    ),
    "beneficiaries.quota_all": Text(
        "Hạn mức: {most} trong toàn danh sách, theo thứ tự trên.", "Quota: {most} in this order."
    ),
    "beneficiaries.tied": Text(
        "ngang nhau ở chỗ hết hạn mức: chưa chọn", "equal at the cut of the quota: not chosen yet"
    ),
    "beneficiaries.within": Text("trong hạn mức", "within the quota"),
    "beneficiaries.quota_counts": Text(
        "{place}: trong hạn mức {within}; ngang nhau ở chỗ hết hạn mức, chưa chọn {tied}; ngoài "
        "hạn mức {beyond}.",
        "{place}: within the quota {within}; equal at its cut, not chosen yet {tied}; beyond it "
        "{beyond}.",
    ),
    "beneficiaries.quota_whole": Text("Theo hạn mức", "By the quota"),
    "beneficiaries.with_quota": Text("{title} ({quota})", "{title} ({quota})"),
    "beneficiaries.family_within": Text(
        "theo danh sách của xã thì trong hạn mức {most}",
        "by the commune's list within the quota of {most}",
    ),
    "beneficiaries.family_tied": Text(
        "theo danh sách của xã thì ngang với trường hợp khác ở chỗ hết hạn mức {most}, chưa chọn",
        "by the commune's list equal to others at the cut of the quota of {most}, not chosen yet",
    ),
    "beneficiaries.family_beyond": Text(
        "theo danh sách của xã thì ngoài hạn mức {most}",
        "by the commune's list beyond the quota of {most}",
    ),
    "beneficiaries.family_shared": Text(
        "chung hạn mức {most} với các xã khác, chưa biết có trong hạn mức hay không",
        "within a quota of {most} shared with other communes, not known yet",
    ),
    "beneficiaries.beyond": Text("ngoài hạn mức", "beyond the quota"),
    "beneficiaries.helped_register": Text(
        "đã được hỗ trợ năm {year} (sổ theo dõi)", "helped in {year} (register)"
    ),
    "beneficiaries.helped_survey": Text(
        "đã được hỗ trợ năm {year} (phiếu khảo sát)", "helped in {year} (survey)"
    ),
    "beneficiaries.no_register": Text(
        "Lập khi không có sổ theo dõi các năm trước: hộ mới thoát nghèo, thoát cận nghèo chưa "
        "xác định được, xếp vào phần cần hỏi thêm.",
        "Made without a register of the earlier years: who escaped lately is not known, and is "
        "to be asked.",
    ),
    "beneficiaries.total": Text(
        "Cộng: đã xét {read}, gồm {listed} đủ điều kiện, {to_ask} cần hỏi thêm, {rest} không "
        "thuộc diện.",
        "In all {read}: {listed} eligible, {to_ask} to ask, {rest} not eligible.",
    ),
    "beneficiaries.not_by": Text(
        "Không thuộc diện, theo điều kiện đầu tiên không đạt:",
        "Not eligible, by the first condition that fails:",
    ),
    "beneficiaries.not_of": Text(
        "{title} – không thuộc diện, theo điều kiện đầu tiên không đạt:",
        "{title} – not eligible, by the first condition that fails:",
    ),
    "beneficiaries.not_line": Text("– {reason}: {count}", "– {reason}: {count}"),
    "beneficiaries.not_band": Text(
        "{programme} – {reason}: {count}", "{programme} – {reason}: {count}"
    ),
    "beneficiaries.sheet_eligible": Text("Đủ điều kiện", "Eligible"),
    "beneficiaries.sheet_to_ask": Text("Cần hỏi thêm", "To ask"),
    "beneficiaries.sheet_not_eligible": Text("Không thuộc diện", "Not eligible"),
    "beneficiaries.commune_eligible": Text(
        "HỘ, NGƯỜI ĐỦ ĐIỀU KIỆN HỖ TRỢ THEO TỪNG CHƯƠNG TRÌNH", "ELIGIBLE, BY PROGRAMME"
    ),
    "beneficiaries.commune_to_ask": Text(
        "HỘ CẦN HỎI THÊM ĐỂ XÉT CHƯƠNG TRÌNH HỖ TRỢ", "HOUSEHOLDS TO ASK ABOUT PROGRAMMES"
    ),
    "beneficiaries.commune_not_eligible": Text(
        "HỘ, NGƯỜI KHÔNG THUỘC DIỆN HỖ TRỢ, THEO LÝ DO", "NOT ELIGIBLE, BY REASON"
    ),
    "beneficiaries.internal": Text(
        "Danh sách làm việc của xã, có thông tin cá nhân: không niêm yết, không gửi ra ngoài.",
        "The commune's own working list with personal data: do not post it or pass it on.",
    ),
    "beneficiaries.col_eligible": Text("Chương trình (người)", "Programmes (persons)"),
    "beneficiaries.col_to_ask": Text("Cần hỏi (để xét chương trình)", "To ask (for programmes)"),
    "beneficiaries.col_not_eligible": Text("Người", "Persons"),
    "beneficiaries.summary_title": Text(
        "TỔNG HỢP ĐỐI TƯỢNG CỦA CÁC CHƯƠNG TRÌNH HỖ TRỢ", "BENEFICIARIES OF PROGRAMMES OF SUPPORT"
    ),
    "beneficiaries.summary_band": Text("{title} (đơn vị: {unit})", "{title} (unit: {unit})"),
    "beneficiaries.all_communes": Text("Cộng", "Total"),
    "beneficiaries.col_count_read": Text("Đã xét", "Read"),
    "beneficiaries.col_count_listed": Text("Đủ điều kiện", "Eligible"),
    "beneficiaries.col_count_to_ask": Text("Cần hỏi thêm", "To ask"),
    "beneficiaries.col_count_not": Text("Không thuộc diện", "Not eligible"),
    "beneficiaries.indicator": Text("Chỉ số {number}: {label}", "Indicator {number}: {label}"),
    "beneficiaries.column_xa": Text("Xã, phường, thị trấn", "Commune"),
    "beneficiaries.column_phan_loai": Text("Phân loại", "Class"),
    "beneficiaries.column_ngay_sinh": Text("Ngày sinh", "Birth"),
    "beneficiaries.column_moi_thoat_ngheo": Text(
        "Mới thoát nghèo, thoát cận nghèo", "Newly escaped"
    ),
    "beneficiaries.column_thu_nhap_thap": Text("Thu nhập thấp", "Low income"),
    "beneficiaries.column_tuoi": Text("Tuổi", "Age"),
    "beneficiaries.column_tuoi_thang": Text("Tháng tuổi", "Age in months"),
    "beneficiaries.column_trong_tuoi_lao_dong": Text("Trong độ tuổi lao động", "Of working age"),
    "beneficiaries.column_so_theo_doi": Text(
        "Hộ thoát nghèo, thoát cận nghèo ngày nào (sổ theo dõi các năm trước)",
        "When it escaped poverty (register of earlier years)",
    ),
    "beneficiaries.column_con_o_xa": Text(
        "Hộ còn ở xã không (hỏi thôn; hộ không có trong danh sách rà soát năm nay)",
        "Whether it still lives here (ask the village; it is not on this year's list)",
    ),
    "beneficiaries.escaped_derived": Text("{escaped} (suy ra)", "{escaped} (inferred)"),
    "beneficiaries.derived_note": Text(
        "(suy ra): sổ theo dõi chưa có ngày quyết định công nhận, 36 tháng tính từ ngày chốt kỳ rà "
        "soát.",
        "(inferred): the register has no decision, the term runs from the closing day of the "
        "review.",
    ),
    "beneficiaries.part_rows": Text(
        "{part}, ghi trong {rows} dòng (hộ chỉ có trong sổ theo dõi ghi chung một dòng)",
        "{part}, in {rows} rows (a household that only the register has is in one)",
    ),
    "beneficiaries.unconfirmed": Text(
        "Không có trong danh sách rà soát năm nay: hỏi thôn xem hộ còn ở xã không trước khi gửi",
        "Not on this year's list: ask the village whether it still lives here before this is sent",
    ),
    "beneficiaries.unconfirmed_people": Text(
        "Cả hộ, {count} người", "The household, {count:person|persons}"
    ),
    "beneficiaries.unconfirmed_person": Text(
        "{names} (hộ không có trong danh sách rà soát năm nay)",
        "{names} (the household is not on this year's list)",
    ),
    "beneficiaries.unconfirmed_count": Text(
        "{count} hộ mới thoát nghèo, thoát cận nghèo chỉ có trong sổ theo dõi, không có trong danh "
        "sách rà soát năm nay: xếp vào phần cần hỏi thêm, hỏi thôn xem hộ còn ở xã không.",
        "{count:newly escaped household is|newly escaped households are} in the register alone, "
        "not on this year's list: to ask, beginning with whether it still lives here.",
    ),
    "beneficiaries.column_muc_thu_nhap_thap": Text(
        "Mức thu nhập thấp của ngày lập (chưa có văn bản trong tay)",
        "The ceiling of low income on the day (not at hand)",
    ),
    "beneficiaries.column_do_tuoi_lao_dong": Text(
        "Độ tuổi lao động của năm lập (bộ tiêu chí không quy định)",
        "The working age of the year (the criteria state none)",
    ),
    "beneficiaries.column_thanh_vien": Text(
        "Thành viên của hộ (chưa ghi ai ở trang Thành viên)",
        "The members of the household (none is listed)",
    ),
    "beneficiaries.look_at_age": Text("xem lại tuổi", "look at the age again"),
}
