"""Texts of the tables for other tools."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "exports.title": Text(
        "Kết quả rà soát hộ nghèo, hộ cận nghèo: {periods}",
        "Results of the poverty review: {periods}",
    ),
    "exports.title_public": Text(
        "Số liệu rà soát hộ nghèo, hộ cận nghèo để công bố: {periods}",
        "Figures of the poverty review to publish: {periods}",
    ),
    "exports.personal": Text(
        "Dữ liệu cá nhân: không có tên, mã hộ, số định danh và ngày sinh, nhưng mỗi dòng vẫn là "
        "một hộ thật và có thể đoán ra ở thôn nhỏ. Không công bố; chỉ giao cho người có trách "
        "nhiệm. Mã thay (khoa) chỉ nối lại được bằng tệp khóa do cơ quan giữ.",
        "Personal data: without names, household codes, citizen numbers and dates of birth, but "
        "each row is a real household, which may be recognised in a small village. Not to be "
        "published; for those in charge alone. Pseudonyms (khoa) can only be joined or undone "
        "with the key file that the office keeps.",
    ),
    "exports.personal_named": Text(
        "Dữ liệu cá nhân có mã hộ và tên chủ hộ. Không công bố; chỉ giao cho người có trách nhiệm.",
        "Personal data with household codes and names of heads. Not to be published; for those in "
        "charge alone.",
    ),
    "exports.synthetic": Text(
        "Dữ liệu tổng hợp, không có thật: không có hộ hay người nào trong đó tồn tại.",
        "Synthetic data: no person or household in it exists.",
    ),
    "exports.counts_only": Text(
        "Chỉ có số hộ theo xã, thôn; không có dòng nào của từng hộ. Chỉ đếm hộ được rà soát, không "
        "phải mọi hộ dân cư.",
        "Counts of households by commune and village alone; no row is of a single household. "
        "Counted are households of the review, not all residents.",
    ),
    "exports.small_left_out": Text(
        "Số hộ từ 1 đến dưới {smallest} để trống (giau = 1), cùng một số ô khác để không ai tính "
        "ngược ra được; số 0 vẫn ghi. Thôn dưới {smallest} hộ được gộp.",
        "Counts from 1 to below {smallest} are blank (giau = 1), and with them others so that "
        "nobody can work them out; 0 is shown. Villages of fewer than {smallest} households are "
        "put together.",
    ),
    "exports.table_ho_nam": Text(
        "Hộ theo kỳ: mỗi dòng một hộ trong một kỳ rà soát",
        "Households by period: a row is a household in one review",
    ),
    "exports.table_chi_so": Text(
        "Chỉ số: mỗi dòng một hộ, một kỳ, một chỉ số",
        "Indicators: a row is a household, a period and an indicator",
    ),
    "exports.table_don_vi": Text(
        "Đơn vị: mỗi dòng một xã trong một kỳ", "Units: a row is a commune in a period"
    ),
    "exports.table_phan_loai": Text("Phân loại hộ", "Classes of households"),
    "exports.table_nhan": Text("Nhãn của các cột có mã", "Labels of the other columns with codes"),
    "exports.table_dem_phan_loai": Text(
        "Số hộ theo xã, thôn và phân loại", "Households by commune, village and class"
    ),
    "exports.table_dem_chi_so": Text(
        "Số hộ theo xã, thôn, chỉ số và câu trả lời",
        "Households by commune, village, indicator and answer",
    ),
    "exports.col_khoa": Text("Mã thay của hộ", "Pseudonym of the household"),
    "exports.col_ky": Text(
        "Kỳ: năm, hoặc năm-tháng của rà soát thường xuyên",
        "Period: a year, or year-month of the monthly review",
    ),
    "exports.col_nam": Text("Năm rà soát", "Year of the review"),
    "exports.col_ma_xa": Text(
        "Mã xã của Cục Thống kê; tên xã nếu chưa rõ mã",
        "Code of the commune by the statistics office; its name where no code is known",
    ),
    "exports.col_bo_tieu_chi": Text("Bộ tiêu chí", "Criteria set"),
    "exports.col_phan_loai": Text("Phân loại cuối kỳ", "Class after the review"),
    "exports.col_chua_ra_soat": Text("Chưa có thông tin rà soát nào", "Nothing is recorded yet"),
    "exports.col_loai_can_cu": Text("Loại căn cứ", "Kind of evidence"),
    "exports.col_gia_tri": Text(
        "Giá trị của căn cứ: điểm, hoặc đồng/người/tháng",
        "Value of the evidence: points, or đồng per person and month",
    ),
    "exports.col_muc_chuan": Text(
        "Mức chuẩn được so, cùng đơn vị", "Line that it is compared with, in the same unit"
    ),
    "exports.col_b2": Text("Điểm B2; trống nếu chưa đủ câu trả lời", "B2 points; blank where open"),
    "exports.col_so_thieu_hut": Text("Số chỉ số thiếu hụt", "Deprived indicators"),
    "exports.col_so_chua_ro": Text("Số chỉ số chưa rõ", "Indicators that are not known"),
    "exports.col_so_chi_so": Text("Số thứ tự chỉ số", "Number of the indicator"),
    "exports.col_ma_chi_so": Text("Mã chỉ số", "Id of the indicator"),
    "exports.col_tra_loi": Text(
        "Kết quả: 1 thiếu hụt, 0 không, unknown chưa rõ",
        "Answer: 1 deprived, 0 not, unknown",
    ),
    "exports.col_thieu_hut": Text(
        "Thiếu hụt 1 hoặc 0; trống nếu chưa rõ", "Deprived, 1 or 0; blank where not known"
    ),
    "exports.col_xa": Text("Tên xã", "Name of the commune"),
    "exports.col_ma_huyen": Text("Mã huyện (trước 1/7/2025)", "Code of the district (to 1/7/2025)"),
    "exports.col_huyen": Text("Tên huyện (trước 1/7/2025)", "Name of the district (to 1/7/2025)"),
    "exports.col_ma_tinh": Text("Mã tỉnh", "Code of the province"),
    "exports.col_tinh": Text("Tên tỉnh", "Name of the province"),
    "exports.col_khu_vuc_xa": Text("Khu vực của xã", "Area of the commune"),
    "exports.col_tong_ho": Text("Tổng số hộ dân cư của xã", "All households of the commune"),
    "exports.col_tong_khau": Text("Tổng số nhân khẩu của xã", "All residents of the commune"),
    "exports.col_so_dong_doc": Text("Số dòng đã đọc", "Rows read"),
    "exports.col_so_ho_xuat": Text(
        "Số hộ có phân loại, ở bảng ho_nam", "Households with a class, in the table ho_nam"
    ),
    "exports.col_so_ho_tu_choi": Text("Số hộ bị từ chối", "Households rejected"),
    "exports.col_so_dong_trong": Text("Số dòng trống", "Blank rows"),
    "exports.col_so_ho_roi": Text("Số hộ rời danh sách", "Households that left the list"),
    "exports.col_sua_tay": Text("Kết quả bị sửa sau khi chấm", "Results were edited after scoring"),
    "exports.col_tep_sha256": Text("SHA-256 của tệp đã đọc", "SHA-256 of the file read"),
    "exports.col_ma": Text("Mã", "Code"),
    "exports.col_thu_tu": Text("Thứ tự", "Order"),
    "exports.col_nhan_vi": Text("Nhãn tiếng Việt", "Vietnamese label"),
    "exports.col_nhan_en": Text("Nhãn tiếng Anh", "English label"),
    "exports.col_cot": Text("Cột có mã này", "Column that has the code"),
    "exports.col_so_tt": Text(
        "Thứ tự nơi đếm: 0 là cả xã", "Place in the commune: 0 is the whole of it"
    ),
    "exports.col_cap": Text("Cấp được đếm", "What is counted"),
    "exports.col_so_ho": Text("Số hộ; trống nếu được giấu", "Households; blank where left out"),
    "exports.col_giau": Text("Được giấu vì quá nhỏ", "Left out because counts are small"),
    "exports.col_tong_so_ho": Text(
        "Tổng số hộ được rà soát có phân loại ở nơi đếm",
        "All households reviewed of the place that have a class",
    ),
    "exports.male": Text("Nam", "Male"),
    "exports.female": Text("Nữ", "Female"),
    "exports.people_other": Text("Dân tộc khác", "Another people"),
    "exports.people_unlisted": Text(
        "Ghi khác với danh mục các dân tộc", "Written otherwise than in the list of peoples"
    ),
    "exports.answer_1": Text("Thiếu hụt", "Deprived"),
    "exports.answer_0": Text("Không thiếu hụt", "Not deprived"),
    "exports.answer_unknown": Text("Chưa rõ", "Not known"),
    "exports.level_commune": Text("Cả xã", "The whole commune"),
    "exports.level_village": Text("Một thôn, ấp, tổ", "One village"),
    "exports.level_pooled": Text("Các thôn nhỏ gộp lại", "Small villages together"),
    "exports.head_table": Text("Trang", "Sheet"),
    "exports.head_column": Text("Cột", "Column"),
    "exports.head_meaning": Text("Ý nghĩa", "Meaning in Vietnamese"),
    "exports.head_english": Text("Ý nghĩa bằng tiếng Anh", "Meaning in English"),
    "exports.head_codes": Text("Nhãn của mã ở trang", "Labels are in the sheet"),
    "exports.rows": Text(
        "Đã đọc {read} dòng: xuất {out} hộ; không xuất {rejected} hộ bị từ chối, {blank} dòng "
        "trống, {departed} hộ rời danh sách.",
        "{read:row|rows} read: {out:household|households} exported; not exported: {rejected} "
        "rejected, {blank:blank row|blank rows}, {departed} that left the list.",
    ),
    "exports.rows_counted": Text(
        "Đã đọc {read} dòng: đếm {out} hộ; không đếm {rejected} hộ bị từ chối, {blank} dòng trống, "
        "{departed} hộ rời danh sách.",
        "{read:row|rows} read: {out:household|households} counted; not counted: {rejected} "
        "rejected, {blank:blank row|blank rows}, {departed} that left the list.",
    ),
    "exports.hidden": Text(
        "{count} ô được giấu để không lộ số từ 1 đến dưới {smallest}. Xem lại trước khi công bố; "
        "đừng công bố thêm bản khác của cùng số liệu với mức khác.",
        "{count:cell is|cells are} left out so that no count from 1 to below {smallest} shows. "
        "Look at it before you publish, and publish no second version with another limit.",
    ),
    "exports.still_personal": Text(
        "Đây vẫn là dữ liệu cá nhân, dù không có tên và mã hộ: đừng công bố. Để công bố, dùng "
        "--public.",
        "This is still personal data, though without names and household codes: do not publish "
        "it. To publish use --public.",
    ),
    "exports.with_names": Text(
        "Có mã hộ và tên chủ hộ trong các tệp này: giữ như danh sách hộ, đừng gửi ra ngoài.",
        "These files hold household codes and names of heads: keep them as you keep the lists.",
    ),
    "exports.key_begun": Text(
        "Khóa mới ở {path}: giữ riêng, sao lưu, đừng gửi kèm. Mất khóa thì các lần xuất sau không "
        "nối được với lần này.",
        "The new key is {path}: keep it apart, back it up, never send it along. Without it later "
        "exports cannot be joined with this one.",
    ),
}
