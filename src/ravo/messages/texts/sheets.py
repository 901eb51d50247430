"""Texts of household sheets: the fields of their template, and the messages of a run."""

from ravo.messages import Text

_FIELDS = {
    "nam": ("Năm rà soát", "Review year"),
    "nam_truoc": ("Năm trước năm rà soát", "The year before"),
    "don_vi.ten": ("Tên xã, phường", "Name of the commune"),
    "don_vi.huyen": ("Huyện (trước 01/7/2025)", "District (before 1/7/2025)"),
    "don_vi.tinh": ("Tỉnh, thành phố", "Province"),
    "chi_so[].tt": ("Số thứ tự của chỉ số", "Number of the indicator"),
    "chi_so[].ten": ("Tên chỉ số", "Name of the indicator"),
    "chi_so[].thieu_khi": ("Hộ thiếu hụt khi nào", "When a household is deprived"),
    "thu_nhap[].ten": ("Nguồn thu", "Source of income"),
    "thu_nhap[].co_chi": ("Nguồn này có chi phí hay không", "Whether this source has costs"),
    "co_b1": ("Có câu hỏi Phiếu B1 hay không", "Whether there are questions of B1"),
    "b1[].tt": ("Số thứ tự của câu hỏi B1", "Number of the B1 question"),
    "b1[].noi_dung": ("Nội dung câu hỏi B1", "Words of the B1 question"),
    "b1[].tra_loi": ("Các ô trả lời của câu hỏi B1", "Boxes of the B1 question"),
    "bien_dong": ("Các ô lý do biến động của hộ", "Boxes for why a household changed"),
    "nguyen_nhan": ("Các ô nguyên nhân nghèo", "Boxes for causes of poverty"),
    "nhu_cau": ("Các ô nhu cầu hỗ trợ", "Boxes for needs of support"),
    "ky_hieu.viec_lam": ("Số dùng ở cột Việc làm", "Numbers of the column of work"),
    "ky_hieu.cap_hoc": ("Số dùng ở cột Đang học cấp", "Numbers of the column of school level"),
    "ky_hieu.bang_cap": ("Số dùng ở cột Bằng cấp", "Numbers of the column of degrees"),
    "ky_hieu.bien_dong": ("Số dùng ở cột Biến động", "Numbers of the column of changes"),
    "phieu.tt": ("Số thứ tự của phiếu", "Number of the sheet"),
    "phieu.tong": ("Tổng số phiếu trong tệp", "Number of sheets in the file"),
    "phieu.trong": ("Phiếu trống hay không", "Whether the sheet is blank"),
    "ho.ma": ("Mã hộ", "Code of the household"),
    "ho.ma_vuong": (
        "Mã vuông (QR): mã xã, năm, mã hộ; không có dữ liệu cá nhân",
        "QR code: commune, year, code of the household; no personal data",
    ),
    "ho.chu_ho": ("Họ và tên chủ hộ", "Name of the head"),
    "ho.gioi_tinh": ("Giới tính chủ hộ", "Sex of the head"),
    "ho.nam_sinh": ("Năm sinh chủ hộ", "Birth year of the head"),
    "ho.dan_toc": ("Dân tộc chủ hộ", "Ethnic group of the head"),
    "ho.so_dinh_danh": (
        "Số định danh chủ hộ, chỉ bốn số cuối",
        "Citizen number of the head, last four digits only",
    ),
    "ho.thon": ("Thôn, ấp, tổ dân phố", "Village"),
    "ho.khu_vuc": ("Khu vực của hộ, nếu ghi riêng", "Area of the household, where it has its own"),
    "ho.so_khau": ("Số nhân khẩu", "Number of members"),
    "ho.dau_ky": ("Phân loại đầu kỳ", "Class at the start of the period"),
    "ho.ma_goc": ("Mã hộ gốc, nếu đã ghi", "Code of the household it came from, if recorded"),
    "ho.ngay_tach": ("Ngày tách hộ, nếu đã ghi", "Day of the split, if recorded"),
    "ho.nhu_truoc": (
        "Ô xác nhận dữ kiện nhà ở năm trước; hộ không có dữ kiện năm trước thì trống",
        "Box that confirms last year's facts of the dwelling; empty where there are none",
    ),
    "thanh_vien[].tt": ("Số thứ tự thành viên", "Number of the member"),
    "thanh_vien[].ten": ("Họ và tên; dòng trống ở cuối", "Name; free lines at the end"),
    "thanh_vien[].quan_he": ("Quan hệ với chủ hộ", "Relation to the head"),
    "thanh_vien[].gioi_tinh": ("Giới tính", "Sex"),
    "thanh_vien[].ngay_sinh": ("Ngày sinh hoặc năm sinh", "Birth date or year"),
    "thanh_vien[].dan_toc": ("Dân tộc", "Ethnic group"),
    "thanh_vien[].so_dinh_danh": (
        "Số định danh, chỉ bốn số cuối",
        "Citizen number, last four digits only",
    ),
    "du_kien[].ten": ("Tên dữ kiện của hộ", "Name of a fact"),
    "du_kien[].tra_loi": ("Các ô hoặc chỗ ghi", "Boxes, or room to write"),
    "du_kien[].da_ghi": ("Điều đã ghi, nếu có", "What is recorded already"),
    "lua_chon[].ten": ("Tên dữ kiện có nhiều lựa chọn", "Name of a fact with many choices"),
    "lua_chon[].tra_loi": ("Các ô", "Boxes"),
    "lua_chon[].da_ghi": ("Điều đã ghi, nếu có", "What is recorded already"),
}
TEXTS: dict[str, Text] = {
    **{f"sheets.field.{name}": Text(*words) for name, words in _FIELDS.items()},
    "sheets.last_year": Text("(năm trước: {words})", "(last year: {words})"),
    "sheets.as_last_year": Text(
        "Như năm trước (đã xem lại); khác ở đâu thì ghi ở dưới",
        "As last year (looked at again); write below what differs",
    ),
    "sheets.not_listed": Text("Ngoài danh sách", "Not on the list"),
    "sheets.recorded": Text("(đã ghi: {words})", "(recorded: {words})"),
    "sheets.how_many": Text("{what}: {dots}", "{what}: {dots}"),
    "sheets.code_words": Text("Mã hộ {code}, năm {year}", "Household {code}, {year}"),
    "sheets.no_village": Text("Không rõ thôn", "No village"),
    "sheets.wrote": Text(
        "{count} phiếu, trong đó {blank} phiếu trống; {files} tệp.",
        "{count:sheet|sheets}, {blank} of them blank; {files:file|files}.",
    ),
    "sheets.left": Text(
        "{count} hộ đã chết, chuyển đi hoặc nhập hộ nên không có phiếu.",
        "{count:household|households} died out, moved away or joined another: no sheet.",
    ),
    "sheets.list_title": Text(
        "Các trường của mẫu phiếu rà soát hộ", "Fields of the template of household sheets"
    ),
    "sheets.list_figure": Text(
        "Viết trường ở chỗ cần in, ví dụ {field}.",
        "Write a field where it is to be printed: {field}.",
    ),
    "sheets.list_lines": Text(
        "Danh sách (tên có []) in mỗi phần tử một dòng của bảng: dòng {loop}, dòng có {line}, "
        "dòng {end}.",
        "A list (names with []) prints a row of a table for each item: a row {loop}, the row with "
        "{line}, a row {end}.",
    ),
    "sheets.list_body": Text(
        "Thân văn bản được lặp lại cho mỗi hộ. Tiêu đề đầu trang, chân trang giống nhau ở mọi "
        "phiếu: chỉ dùng nam, nam_truoc và don_vi.",
        "The body is repeated for each household. Headers and footers are the same on every sheet "
        "and can have only nam, nam_truoc and don_vi.",
    ),
    "sheets.list_name": Text("Trường", "Field"),
    "sheets.list_what": Text("Nội dung", "What it is"),
    "sheets.list_example": Text("Ví dụ", "Example"),
}
