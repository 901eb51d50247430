"""Texts of the written report; what a report to an authority prints is always Vietnamese."""

from ravo.messages import Text

_CLASSES = {
    "ngheo": Text("hộ nghèo", "poor households"),
    "can_ngheo": Text("hộ cận nghèo", "near-poor households"),
    "da_chieu": Text("hộ nghèo và hộ cận nghèo", "poor and near-poor households"),
    "trung_binh": Text(
        "hộ làm nông, lâm, ngư, diêm nghiệp có mức sống trung bình",
        "households of average living standard (agriculture, forestry, fishery, salt)",
    ),
}
_OF_CLASS = {
    "ho": Text("Số {what}", "Number of {what}"),
    "khau": Text("Số nhân khẩu của {what}", "Members of {what}"),
    "ty_le": Text("Tỷ lệ {what} trong tổng số hộ dân cư", "Rate of {what} among all households"),
    "ty_le_khau": Text(
        "Tỷ lệ nhân khẩu của {what} trong tổng số nhân khẩu", "Rate of members of {what}"
    ),
    "ho_truoc": Text("Số {what} năm trước", "Number of {what} last year"),
    "ty_le_truoc": Text("Tỷ lệ {what} năm trước", "Rate of {what} last year"),
    "thay_doi_ho": Text("Số {what} thay đổi so với năm trước", "Change of the number of {what}"),
    "thay_doi_ty_le": Text(
        "Tỷ lệ {what} thay đổi so với năm trước", "Change of the rate of {what}"
    ),
    "cau": Text(
        "Câu về số {what}, nhân khẩu và tỷ lệ", "Sentence: number, members, rate of {what}"
    ),
    "so_sanh": Text(
        "Câu so sánh {what} với năm trước; nói rõ khi không so sánh được",
        "Sentence: {what} against last year, or why there is no comparison",
    ),
}


def _field(name: str, vi: str, en: str) -> tuple[str, Text]:
    return f"document.field.{name}", Text(vi, en)


def _of_class() -> dict[str, Text]:
    return {
        f"document.field.{klass}.{name}": Text(
            words.say("vi", what=what), words.say("en", what=what)
        )
        for klass, what in _CLASSES.items()
        for name, words in _OF_CLASS.items()
    }


def _shared(lists: str, what: Text) -> dict[str, Text]:
    """Return the words of a list of shares: indicators, groups, causes."""
    return dict(
        (
            _field(f"{lists}[].tt", f"Số thứ tự của {what.vi}", f"Number of the {what.en}"),
            _field(f"{lists}[].ten", f"Tên {what.vi}", f"Name of the {what.en}"),
            _field(
                f"{lists}[].ngheo_ho",
                f"Số hộ nghèo của {what.vi}",
                f"Poor households of the {what.en}",
            ),
            _field(
                f"{lists}[].ngheo_ty_le",
                f"Tỷ lệ trong số hộ nghèo của {what.vi}",
                f"Share of the {what.en} among the poor",
            ),
            _field(
                f"{lists}[].can_ngheo_ho",
                f"Số hộ cận nghèo của {what.vi}",
                f"Near-poor households of the {what.en}",
            ),
            _field(
                f"{lists}[].can_ngheo_ty_le",
                f"Tỷ lệ trong số hộ cận nghèo của {what.vi}",
                f"Share of the {what.en} among the near-poor",
            ),
        )
    )


_FIELDS: dict[str, Text] = dict(
    (
        _field("nam", "Năm báo cáo", "Year of the report"),
        _field("nam_truoc", "Năm trước, năm được so sánh", "The year compared with"),
        _field(
            "co_nam_truoc",
            "Có đưa kết quả năm trước (--previous)",
            "Last year's results were given (--previous)",
        ),
        _field(
            "so_sanh_duoc",
            "Hai năm gồm cùng các xã nên so sánh được",
            "Both years report the same communes",
        ),
        _field("don_vi.ten", "Tên đơn vị báo cáo", "Name of the unit"),
        _field("don_vi.ten_hoa", "Tên đơn vị, chữ in hoa", "Name of the unit in capitals"),
        _field("don_vi.ten_cau", "Tên đơn vị viết trong câu", "Name of the unit inside a sentence"),
        _field(
            "don_vi.cap", "Cấp báo cáo: xã, huyện hoặc tỉnh", "Level: commune, district or province"
        ),
        _field("don_vi.tinh", "Tên tỉnh; để trống khi chưa rõ", "Province; blank where unknown"),
        _field(
            "don_vi.cap_tren",
            "Đơn vị cấp trên nhận báo cáo; để trống khi chưa rõ",
            "Unit above; blank where unknown",
        ),
        _field(
            "noi_lap",
            "Địa danh ghi trước ngày tháng (place trong report.toml)",
            "Place before the date (place in report.toml)",
        ),
        _field("nguoi_lap", "Người lập (prepared_by)", "Who prepared it (prepared_by)"),
        _field("nguoi_ky", "Người ký (signed_by)", "Who signs (signed_by)"),
        _field(
            "chuc_vu_ky", "Chức vụ người ký (signer_title)", "Title of who signs (signer_title)"
        ),
        _field("bo_tieu_chi", "Mã bộ tiêu chí đã dùng để phân loại", "Criteria set"),
        _field(
            "can_cu[]",
            "Văn bản quy định chuẩn nghèo và việc rà soát mà bộ tiêu chí dẫn",
            "Documents that the criteria set cites",
        ),
        _field("nop.tong", "Số xã phải có kết quả", "Communes of the unit"),
        _field("nop.da_nop", "Số xã đã có kết quả", "Communes with results"),
        _field("nop.chua_nop", "Số xã chưa có kết quả", "Communes without results"),
        _field(
            "nop.ten_chua_nop",
            "Tên các xã chưa có kết quả",
            "Names of the communes without results",
        ),
        _field(
            "nop.cau",
            "Câu về số xã đã có kết quả; trống khi chỉ có một xã",
            "Sentence: communes with results; blank for one commune",
        ),
        _field("chat_luong.doc", "Số dòng đã đọc", "Rows read"),
        _field("chat_luong.cham", "Số hộ đã chấm", "Households scored"),
        _field("chat_luong.bi_loai", "Số hộ bị loại vì lỗi", "Households rejected"),
        _field("chat_luong.khong_con", "Số hộ đã chuyển đi hoặc chết", "Households departed"),
        _field("chat_luong.de_trong", "Số dòng trống", "Blank rows"),
        _field(
            "chat_luong.chua_xac_dinh",
            "Số hộ chưa đủ thông tin để phân loại",
            "Households undetermined",
        ),
        _field(
            "chat_luong.cau",
            "Câu về số hộ đã rà soát và số hộ chưa phân loại được",
            "Sentence: households reviewed and without a class",
        ),
        _field("dan_cu.ho", "Tổng số hộ dân cư", "All households"),
        _field("dan_cu.khau", "Tổng số nhân khẩu", "All residents"),
        _field("quyet_dinh.so_hieu", "Số quyết định (decision_number)", "Number of the decision"),
        _field("quyet_dinh.ngay", "Ngày của quyết định, viết bằng chữ", "Its date in words"),
        _field(
            "quyet_dinh.cau",
            "Câu về quyết định công nhận kết quả; trống khi chưa khai",
            "Sentence: the decision on the results; blank without one",
        ),
        _field("chi_tieu.co", "Đã khai chỉ tiêu của năm báo cáo", "A target of the year is given"),
        _field("chi_tieu.ty_le", "Tỷ lệ mà chỉ tiêu nói đến", "The rate that the target is about"),
        _field("chi_tieu.nguon", "Văn bản giao chỉ tiêu", "Document that sets the target"),
        _field(
            "chi_tieu.thap_nhat",
            "Mức giảm ít nhất được giao cho năm (target… least)",
            "Least reduction that is set for the year (target… least)",
        ),
        _field(
            "chi_tieu.cao_nhat",
            "Mức giảm nhiều nhất được giao cho năm (target… most)",
            "Greatest reduction that is set for the year (target… most)",
        ),
        _field(
            "chi_tieu.muc_giam",
            "Mức giảm tỷ lệ hộ nghèo; số âm khi tỷ lệ tăng",
            "Reduction of the poverty rate; negative where it rose",
        ),
        _field(
            "chi_tieu.ket_luan",
            "đạt, vượt, chưa đạt hoặc chưa có số liệu",
            "met, exceeded, not met or no data",
        ),
        _field(
            "chi_tieu.cau",
            "Câu về chỉ tiêu giảm nghèo của cả đơn vị",
            "Sentence: the target of the unit",
        ),
        _field("chi_tieu.xa_dat", "Số xã đạt hoặc vượt chỉ tiêu", "Communes that meet the target"),
        _field("chi_tieu.xa_chua_dat", "Số xã chưa đạt chỉ tiêu", "Communes that do not meet it"),
        _field(
            "chi_tieu.xa_chua_ro",
            "Số xã chưa có số liệu để đánh giá",
            "Communes without data to tell",
        ),
        _field(
            "chi_tieu.ten_xa_chua_dat",
            "Tên các xã chưa đạt chỉ tiêu",
            "Names of those that do not meet it",
        ),
        _field(
            "chi_tieu.cau_xa",
            "Câu về các xã đạt và chưa đạt chỉ tiêu",
            "Sentence: communes and the target",
        ),
        _field("dien_bien.co", "Có đủ kết quả năm trước để lập diễn biến", "Movements are known"),
        _field("dien_bien.thoat_ngheo", "Số hộ thoát nghèo", "Households that left poverty"),
        _field(
            "dien_bien.vao_ngheo",
            "Số hộ từ cận nghèo thành nghèo, tái nghèo, phát sinh nghèo",
            "Households that became poor",
        ),
        _field(
            "dien_bien.chua_giai_trinh",
            "Chênh lệch chưa giải trình của biểu 2",
            "Unexplained difference of form 2",
        ),
        _field(
            "dien_bien.cau_ngheo", "Câu về diễn biến hộ nghèo", "Sentence: movements of the poor"
        ),
        _field(
            "dien_bien.cau_can_ngheo",
            "Câu về diễn biến hộ cận nghèo",
            "Sentence: movements of the near-poor",
        ),
        _field("dien_bien.ngheo[].tt", "Số cột của biểu 2", "Column of form 2"),
        _field("dien_bien.ngheo[].noi_dung", "Nội dung diễn biến hộ nghèo", "What moved"),
        _field("dien_bien.ngheo[].ho", "Số hộ", "Households"),
        _field("dien_bien.ngheo[].khau", "Số nhân khẩu", "Members"),
        _field("dien_bien.can_ngheo[].tt", "Số cột của biểu 3", "Column of form 3"),
        _field("dien_bien.can_ngheo[].noi_dung", "Nội dung diễn biến hộ cận nghèo", "What moved"),
        _field("dien_bien.can_ngheo[].ho", "Số hộ", "Households"),
        _field("dien_bien.can_ngheo[].khau", "Số nhân khẩu", "Members"),
        _field("dong[].tt", "Số thứ tự của dòng", "Number of the line"),
        _field(
            "dong[].ten",
            "Tên xã; tên huyện ở báo cáo cấp tỉnh; Tổng cộng ở dòng cuối",
            "Commune; district in a province's report; total at the end",
        ),
        _field(
            "dong[].cap",
            "Cấp của dòng: xã, huyện hoặc tổng",
            "What the line is: commune, district, total",
        ),
        _field("dong[].dam", "Dòng tổng hợp, in đậm", "The line is a sum, in bold"),
        _field("dong[].co_so_lieu", "Đơn vị đã có kết quả rà soát", "The unit has results"),
        _field("dong[].dan_cu_ho", "Tổng số hộ dân cư của đơn vị", "All households of the unit"),
        _field("dong[].dan_cu_khau", "Tổng số nhân khẩu của đơn vị", "All residents of the unit"),
        _field("dong[].ngheo_ho", "Số hộ nghèo của đơn vị", "Poor households of the unit"),
        _field("dong[].ngheo_khau", "Số khẩu nghèo của đơn vị", "Members of its poor households"),
        _field("dong[].ngheo_ty_le", "Tỷ lệ hộ nghèo của đơn vị", "Its poverty rate"),
        _field(
            "dong[].can_ngheo_ho", "Số hộ cận nghèo của đơn vị", "Near-poor households of the unit"
        ),
        _field(
            "dong[].can_ngheo_khau",
            "Số khẩu cận nghèo của đơn vị",
            "Members of its near-poor households",
        ),
        _field("dong[].can_ngheo_ty_le", "Tỷ lệ hộ cận nghèo của đơn vị", "Its near-poverty rate"),
        _field(
            "dong[].trung_binh_ho",
            "Số hộ có mức sống trung bình của đơn vị",
            "Its households of average living standard",
        ),
        _field(
            "dong[].ngheo_ty_le_truoc",
            "Tỷ lệ hộ nghèo năm trước của đơn vị",
            "Its poverty rate last year",
        ),
        _field(
            "dong[].thay_doi_ty_le",
            "Thay đổi tỷ lệ hộ nghèo của đơn vị",
            "Change of its poverty rate",
        ),
        _field(
            "dong[].da_chieu_ho",
            "Số hộ nghèo và hộ cận nghèo của đơn vị",
            "Poor and near-poor households of the unit",
        ),
        _field(
            "dong[].da_chieu_ty_le",
            "Tỷ lệ nghèo đa chiều của đơn vị",
            "Its multidimensional poverty rate",
        ),
        _field(
            "dong[].da_chieu_ty_le_truoc",
            "Tỷ lệ nghèo đa chiều năm trước của đơn vị",
            "Its multidimensional poverty rate last year",
        ),
        _field(
            "dong[].da_chieu_thay_doi",
            "Thay đổi tỷ lệ nghèo đa chiều của đơn vị",
            "Change of its multidimensional poverty rate",
        ),
        _field(
            "dong[].ket_luan",
            "Đơn vị đạt, vượt hay chưa đạt chỉ tiêu",
            "Whether it meets the target",
        ),
        _field(
            "cau_xa",
            "Câu về xã có tỷ lệ hộ nghèo cao nhất và thấp nhất; trống khi chỉ có một xã",
            "Sentence: highest and lowest poverty rate; blank for one commune",
        ),
        _field("thon[].tt", "Số thứ tự", "Number"),
        _field(
            "thon[].ten",
            "Tên thôn, ấp; mười thôn nhiều hộ nghèo nhất, ở báo cáo cấp xã là mọi thôn",
            "Village: the ten with most poor households, in a commune's report all",
        ),
        _field("thon[].xa", "Xã của thôn", "Its commune"),
        _field("thon[].ngheo_ho", "Số hộ nghèo của thôn", "Its poor households"),
        _field("thon[].can_ngheo_ho", "Số hộ cận nghèo của thôn", "Its near-poor households"),
        _field(
            "chi_so[].ngheo_ty_le_truoc",
            "Tỷ lệ thiếu hụt của hộ nghèo năm trước",
            "Share last year",
        ),
        _field(
            "chi_so[].thay_doi_ty_le",
            "Thay đổi tỷ lệ thiếu hụt của hộ nghèo",
            "Change of the share",
        ),
        _field(
            "cau_chi_so",
            "Câu về các chỉ số thiếu hụt nhiều nhất",
            "Sentence: indicators with most deprived households",
        ),
        _field(
            "cau_nguyen_nhan",
            "Câu về các nguyên nhân nghèo nêu nhiều nhất",
            "Sentence: causes given most",
        ),
        _field("sat_chuan.b1", "Số hộ có điểm B1 sát chuẩn", "Households with B1 near the line"),
        _field(
            "sat_chuan.chi_so",
            "Số hộ không sát chuẩn về điểm B1, chỉ khác ít chỉ số thiếu hụt là đổi phân loại",
            "Households near by deprived indicators alone, not by B1",
        ),
        _field("sat_chuan.cau", "Câu về các hộ sát chuẩn", "Sentence: households near the line"),
        _field(
            "kien_nghi[]",
            "Các kiến nghị rút ra từ số liệu; không có gì thì trống",
            "Proposals that follow from the figures",
        ),
        _field("phu_luc[]", "Các biểu gửi kèm báo cáo", "Forms that go with the report"),
    )
)

TEXTS: dict[str, Text] = {
    **_FIELDS,
    **_of_class(),
    **_shared("chi_so", Text("chỉ số thiếu hụt", "indicator")),
    **_shared("nhom", Text("nhóm hộ", "group")),
    **_shared("nguyen_nhan", Text("nguyên nhân nghèo", "cause")),
    **{f"document.what_{klass}": what for klass, what in _CLASSES.items()},
    "document.unit_text": Text("chữ", "text"),
    "document.unit_flag": Text("đúng/sai, dùng trong điều kiện", "true/false, for conditions"),
    "document.unit_count": Text("số đếm", "count"),
    "document.unit_households": Text("hộ", "households"),
    "document.unit_members": Text("nhân khẩu", "members"),
    "document.unit_percent": Text("%", "%"),
    "document.unit_change": Text("hộ, có dấu", "households, signed"),
    "document.unit_points": Text("điểm phần trăm, có dấu", "percentage points, signed"),
    "document.unit_reduction": Text("điểm phần trăm", "percentage points"),
    "document.row_total": Text("tổng", "total"),
    "document.total": Text("Tổng cộng", "Total"),
    "document.true": Text("có", "yes"),
    "document.false": Text("không", "no"),
    "document.list_title": Text(
        "Các trường dùng trong mẫu báo cáo", "Fields of the report's templates"
    ),
    "document.list_name": Text("Trường", "Field"),
    "document.list_what": Text("Ý nghĩa", "What it is"),
    "document.list_unit": Text("Đơn vị", "Unit"),
    "document.list_example": Text("Ví dụ", "Example"),
    "document.list_figure": Text(
        "Viết {field} ở bất cứ đâu trong văn bản; số đã viết theo kiểu Việt Nam.",
        "Write {field} anywhere in the text; figures are written as Vietnamese do.",
    ),
    "document.list_raw": Text(
        "Số thô để tính và đặt điều kiện: thêm {raw} trước tên cuối, như ngheo.{raw}.ho; "
        "không có số liệu là none.",
        "Plain numbers for sums and conditions: put {raw} before the last name, "
        "as ngheo.{raw}.ho; no data is none.",
    ),
    "document.list_lines": Text(
        "Tên có dấu [] là danh sách: một dòng bảng {loop}, dòng kế có các ô như {line}, "
        "rồi một dòng {end}; xem các bảng có sẵn trong mẫu.",
        "A name with [] is a list: a table row {loop}, a row with cells such as {line}, "
        "then a row {end}; see the tables of the templates.",
    ),
    "document.list_choice": Text(
        "Hai mẫu (báo cáo năm, báo cáo 6 tháng) dùng chung các trường này.",
        "The two templates (yearly, half-year) share these fields.",
    ),
    "document.list_missing": Text(
        "Không có số liệu thì trường ghi “chưa có số liệu”, trong bảng ghi “…”; "
        "không bao giờ ghi 0.",
        "Without data a field says “chưa có số liệu”, a table “…”; never 0.",
    ),
    "document.unknown": Text("chưa có số liệu", "no data"),
    "document.unknown_cell": Text("…", "…"),
    "document.change_rose": Text("tăng {by} hộ", "{by:household|households} more"),
    "document.change_fell": Text("giảm {by} hộ", "{by:household|households} fewer"),
    "document.change_same": Text("không đổi", "unchanged"),
    "document.points_rose": Text("tăng {by} điểm phần trăm", "{by} points up"),
    "document.points_fell": Text("giảm {by} điểm phần trăm", "{by} points down"),
    "document.points_same": Text("không đổi", "unchanged"),
    "document.reduction": Text("{by} điểm phần trăm", "{by} percentage points"),
    "document.of_day": Text("ngày {day} tháng {month} năm {year}", "of {day}/{month}/{year}"),
    "document.and_more": Text("{names} và {more} đơn vị khác", "{names} and {more} more"),
    "document.sent_all": Text(
        "Toàn bộ {count} xã, phường, thị trấn đã có kết quả rà soát.",
        "All {count:commune has|communes have} results.",
    ),
    "document.sent": Text(
        "{count}/{all} xã, phường, thị trấn đã có kết quả rà soát; chưa có số liệu của: "
        "{missing}. Số liệu dưới đây chưa gồm các đơn vị này.",
        "{count} of {all} communes have results; no data of: {missing}. "
        "The figures below leave them out.",
    ),
    "document.reviewed": Text("Số hộ đã rà soát: {read} hộ.", "Households reviewed: {read}."),
    "document.all_classed": Text(
        "Tất cả các hộ đã được phân loại.", "Every household has a class."
    ),
    "document.unchecked_grid": Text(
        "Điểm B1 của {count} xã tính theo bảng điểm mới một người kiểm tra.",
        "B1 of {count:commune|communes} comes from a score table that one person only checked.",
    ),
    "document.not_classed": Text(
        "Còn {parts}, chưa tính vào kết quả phân loại.", "{parts} are in no class."
    ),
    "document.bi_loai": Text("{count} hộ bị loại vì số liệu có lỗi", "{count} rejected for faults"),
    "document.chua_xac_dinh": Text(
        "{count} hộ chưa đủ thông tin để phân loại", "{count} undetermined"
    ),
    "document.and": Text(" và ", " and "),
    "document.level": Text(
        "Có {households} {what} với {members} nhân khẩu, {rate}.",
        "There are {households} {what} with {members:member|members}, {rate}.",
    ),
    "document.level_open": Text(
        "Chưa xác định được {what} nào; còn {count} hộ chưa được phân loại.",
        "No {what} are known; {count:household has|households have} no class yet.",
    ),
    "document.level_none": Text("Không có {what}.", "There are no {what}."),
    "document.level_listed": Text(
        "Tỷ lệ nghèo đa chiều (hộ nghèo và hộ cận nghèo) là {rate} tổng số hộ dân cư, gồm "
        "{households} hộ với {members} nhân khẩu.",
        "Multidimensional poverty (poor and near-poor) is {rate} of all households: "
        "{households} with {members:member|members}.",
    ),
    "document.compared_none": Text(
        "Năm {year} và năm nay đều không có {what}.", "There were no {what} in {year} and now."
    ),
    "document.compared_listed": Text(
        "So với năm {year}, tỷ lệ nghèo đa chiều {rated}; số {what} {counted}.",
        "Against {year}, multidimensional poverty {rated}; the number of {what} {counted}.",
    ),
    "document.households_gone": Text("giảm {before} hộ, nay không còn", "fell by {before} to none"),
    "document.households_came": Text(
        "tăng {now} hộ (năm trước không có)", "rose by {now} from none"
    ),
    "document.of_residents": Text("chiếm {rate} tổng số hộ dân cư", "{rate} of all households"),
    "document.no_rate": Text(
        "chưa có số liệu về tỷ lệ vì tổng số hộ dân cư chưa đủ hoặc chưa đúng",
        "no rate, as the total of households is missing or wrong",
    ),
    "document.compared": Text(
        "So với năm {year}, số {what} {counted}; tỷ lệ {rated}.",
        "Against {year}, the number of {what} {counted}; the rate {rated}.",
    ),
    "document.households_rose": Text(
        "tăng {by} hộ (từ {before} lên {now} hộ)", "rose by {by} (from {before} to {now})"
    ),
    "document.households_fell": Text(
        "giảm {by} hộ (từ {before} xuống {now} hộ)", "fell by {by} (from {before} to {now})"
    ),
    "document.households_same": Text("không đổi ({now} hộ)", "did not change ({now})"),
    "document.rate_rose": Text(
        "tăng {by} (từ {before} lên {now})", "rose by {by} (from {before} to {now})"
    ),
    "document.rate_fell": Text(
        "giảm {by} (từ {before} xuống {now})", "fell by {by} (from {before} to {now})"
    ),
    "document.rate_same": Text("không đổi ({now})", "did not change ({now})"),
    "document.rate_unknown": Text(
        "chưa có số liệu để so sánh", "cannot be compared for want of data"
    ),
    "document.no_last_year": Text(
        "Chưa có kết quả năm trước để so sánh.",
        "There are no results of last year to compare with.",
    ),
    "document.not_comparable": Text(
        "Chưa so sánh được toàn đơn vị với năm trước vì hai năm không gồm cùng các xã ({reasons}).",
        "The unit cannot be compared with last year, as the years do not report the same "
        "communes ({reasons}).",
    ),
    "document.lacks": Text(
        "năm {year} chưa có số liệu của {names}", "{year} has no data of {names}"
    ),
    "document.other_map": Text(
        "đơn vị hành chính đã thay đổi", "administrative units have changed"
    ),
    "document.met": Text("đạt", "met"),
    "document.exceeded": Text("vượt", "exceeded"),
    "document.not_met": Text("chưa đạt", "not met"),
    "document.plan": Text(
        "giảm từ {least} đến {most} điểm phần trăm trong năm theo {source}",
        "a reduction of {least} to {most} points in the year by {source}",
    ),
    "document.plan_one": Text(
        "giảm {least} điểm phần trăm trong năm theo {source}",
        "a reduction of {least} points in the year by {source}",
    ),
    "document.rate_of_poor": Text("tỷ lệ hộ nghèo", "the poverty rate"),
    "document.rate_of_multidimensional": Text(
        "tỷ lệ nghèo đa chiều", "the multidimensional poverty rate"
    ),
    "document.no_target": Text(
        "Năm {year}: chưa khai chỉ tiêu.", "{year}: no target is given in the settings."
    ),
    "document.target_unknown": Text(
        "Chưa có số liệu để đánh giá chỉ tiêu giảm {rate} ({plan}).",
        "There is no data to tell whether the target for {rate} is met ({plan}).",
    ),
    "document.target_met": Text(
        "{rate} {moved}, đạt chỉ tiêu ({plan}).",
        "{rate}: {moved}: the target of the plan ({plan}) is met.",
    ),
    "document.target_exceeded": Text(
        "{rate} {moved}, vượt chỉ tiêu ({plan}).",
        "{rate}: {moved}: the target of the plan ({plan}) is met and passed.",
    ),
    "document.target_missed": Text(
        "{rate} {moved}, chưa đạt chỉ tiêu ({plan}).",
        "{rate}: {moved}: the target of the plan ({plan}) is not met.",
    ),
    "document.target_not_yearly": Text(
        "{rate} {moved} so với năm {year}; chưa đánh giá được chỉ tiêu của năm "
        "({plan}) vì năm {year} không phải năm liền trước.",
        "{rate}: {moved} against {year}; the target of one year ({plan}) "
        "cannot be determined, as {year} is not the year before.",
    ),
    "document.targets_unknown": Text(
        "Chưa có số liệu để so từng đơn vị với chỉ tiêu chung của {unit}.",
        "There is no data to tell which communes meet the target of the {unit}.",
    ),
    "document.targets_all": Text(
        "So với chỉ tiêu chung của {unit}, cả {met} đơn vị có đủ số liệu đều đạt hoặc vượt.",
        "All {met:commune|communes} with data meet the target of the {unit}.",
    ),
    "document.targets": Text(
        "So với chỉ tiêu chung của {unit}: {met} đơn vị đạt hoặc vượt; "
        "{count} đơn vị chưa đạt: {names}.",
        "{met:commune meets|communes meet} the target of the {unit}; {count} do not: {names}.",
    ),
    "document.targets_none": Text(
        "So với chỉ tiêu chung của {unit}, không có đơn vị nào đạt; {count} đơn vị chưa đạt: "
        "{names}.",
        "No commune meets the target of the {unit}; {count} do not: {names}.",
    ),
    "document.targets_some_unknown": Text(
        "Chưa có số liệu để đánh giá {count} đơn vị.", "There is no data to tell of {count}."
    ),
    "document.extremes": Text(
        "Tỷ lệ hộ nghèo cao nhất ở {top} ({top_rate}), thấp nhất ở {low} ({low_rate}).",
        "The poverty rate is highest in {top} ({top_rate}), lowest in {low} ({low_rate}).",
    ),
    "document.extremes_same": Text(
        "Tỷ lệ hộ nghèo của các đơn vị bằng nhau ({rate}).", "All units have the rate {rate}."
    ),
    "document.with_rate": Text("{name} ({count} hộ, {rate})", "{name} ({count}: {rate})"),
    "document.deprived_most": Text(
        "Hộ nghèo thiếu hụt nhiều nhất ở các chỉ số: {names}.",
        "The poor are deprived most in: {names}.",
    ),
    "document.deprived_none": Text(
        "Không có hộ nghèo nào thiếu hụt các chỉ số.", "No poor household is deprived."
    ),
    "document.deprived_unknown": Text(
        "Chưa có số liệu về các chỉ số thiếu hụt.", "There is no data on the indicators."
    ),
    "document.answers_unknown": Text(
        "Còn {count} câu trả lời về chỉ số của hộ nghèo chưa rõ; chỉ tính các thiếu hụt đã biết.",
        "{count:answer|answers} of the poor are unknown; only known deprivations are counted.",
    ),
    "document.caused_most": Text(
        "Các nguyên nhân được hộ nghèo nêu nhiều nhất: {names}. "
        "Một hộ có thể có nhiều nguyên nhân.",
        "The causes that the poor give most: {names}. A household may have several.",
    ),
    "document.caused_none": Text(
        "Không có hộ nghèo nào nêu nguyên nhân.", "No poor household gives a cause."
    ),
    "document.caused_unknown": Text(
        "Chưa có số liệu về nguyên nhân nghèo.", "There is no data on the causes of poverty."
    ),
    "document.start": Text("Đầu kỳ có {count} {what}.", "At the start there are {count} {what}."),
    "document.start_none": Text("Đầu kỳ không có {what}.", "At the start there are no {what}."),
    "document.moved": Text("Trong kỳ,", "During the year,"),
    "document.moved_none": Text(
        "Trong kỳ, không có biến động về {what}.", "During the year no {what} changed."
    ),
    "document.no_fall": Text("không có {what} giảm", "no {what} fewer"),
    "document.no_rise": Text("không có {what} tăng thêm", "no {what} more"),
    "document.left_poor": Text("{count} hộ thoát nghèo ({parts})", "{count} left ({parts})"),
    "document.to_near": Text("{count} hộ trở thành hộ cận nghèo", "{count} became near-poor"),
    "document.passed": Text("{count} hộ vượt chuẩn cận nghèo", "{count} passed the line"),
    "document.other_out": Text(
        "{count} hộ giảm do nguyên nhân khác", "{count} went for other reasons"
    ),
    "document.became_poor": Text(
        "{count} hộ vào diện nghèo ({parts})", "{count} became poor ({parts})"
    ),
    "document.from_near": Text("{count} hộ từ cận nghèo", "{count} from the near-poor"),
    "document.from_poor": Text("{count} hộ từ hộ nghèo", "{count} from the poor"),
    "document.again_poor": Text("{count} hộ tái nghèo", "{count} again"),
    "document.again_near_poor": Text("{count} hộ tái cận nghèo", "{count} again"),
    "document.new": Text("{count} hộ phát sinh mới", "{count} new"),
    "document.other_in": Text(
        "{count} hộ tăng do nguyên nhân khác", "{count} came for other reasons"
    ),
    "document.left_near_poor": Text("{count} hộ thoát cận nghèo", "{count} left"),
    "document.to_poor": Text("{count} hộ trở thành hộ nghèo", "{count} became poor"),
    "document.became_near_poor": Text(
        "{count} hộ vào diện cận nghèo ({parts})", "{count} became near-poor ({parts})"
    ),
    "document.end": Text("Cuối kỳ có {count} {what}.", "At the end there are {count} {what}."),
    "document.end_none": Text("Cuối kỳ không còn {what}.", "At the end there are no {what}."),
    "document.left_over": Text(
        "Còn chênh lệch chưa giải trình {left}{where}, cần đối chiếu lại danh sách đầu kỳ.",
        "Unexplained: {left}{where}; compare the list of the start of the year.",
    ),
    "document.left_where": Text(" ({names})", " ({names})"),
    "document.left_at": Text("{name}: {left}", "{name}: {left}"),
    "document.left_households": Text("{count} hộ", "{count:household|households}"),
    "document.left_members": Text("{count} nhân khẩu", "{count:member|members}"),
    "document.decision": Text(
        "Kết quả rà soát được công nhận tại Quyết định số {number} {day}.",
        "The results are recognised by Decision No. {number} {day}.",
    ),
    "document.annex": Text("Biểu số {number}: {title}", "Form {number}: {title}"),
    "document.with_count": Text(
        "{name} ({count} hộ nghèo)", "{name} ({count:poor household|poor households})"
    ),
    "document.propose_short": Text(
        "Đề nghị {count} đơn vị có mức giảm {rate} thấp hơn chỉ tiêu chung của {unit} ({names}) rà "
        "soát nguyên nhân, xây dựng giải pháp hỗ trợ đối với từng hộ.",
        "Look for the reasons in {count:commune that misses|communes that miss} the {unit}'s "
        "target of {rate} ({names}).",
    ),
    "document.propose_rose": Text(
        "Đề nghị {count} đơn vị có tỷ lệ hộ nghèo tăng so với năm trước ({names}) làm rõ nguyên "
        "nhân.",
        "Explain the higher poverty rate than last year of {count:commune|communes} ({names}).",
    ),
    "document.propose_indicators": Text(
        "Ưu tiên nguồn lực giảm các thiếu hụt mà nhiều hộ nghèo gặp nhất: {names}.",
        "Put means first into what most poor households lack: {names}.",
    ),
    "document.propose_causes": Text(
        "Chọn nội dung hỗ trợ theo nguyên nhân mà nhiều hộ nghèo nêu nhất: {names}.",
        "Choose the support by the causes that most poor households give: {names}.",
    ),
    "document.propose_no_labour": Text(
        "Thực hiện trợ giúp xã hội đối với {count} hộ nghèo không có khả năng lao động.",
        "Give social assistance to {count:poor household|poor households} without labour capacity.",
    ),
    "document.propose_unclassed": Text(
        "Hoàn thiện thông tin của {count} hộ chưa phân loại được và bổ sung vào kết quả.",
        "Complete the facts of {count:household|households} without a class.",
    ),
    "document.propose_unexplained": Text(
        "Đối chiếu danh sách đầu kỳ với kết quả năm trước để giải trình chênh lệch ở phần diễn "
        "biến trước khi gửi báo cáo.",
        "Compare the list of the start of the year with last year's results to explain the "
        "difference of the movements before the report is sent.",
    ),
    "document.propose_not_sent": Text(
        "Đề nghị các đơn vị chưa có kết quả ({names}) khẩn trương gửi kết quả rà soát.",
        "The units without results ({names}) send them.",
    ),
    "document.flow_less": Text("Giảm: {words}", "Decrease: {words}"),
    "document.flow_more": Text("Tăng: {words}", "Increase: {words}"),
    "document.unexplained": Text("Chênh lệch chưa giải trình", "Unexplained difference"),
    "document.no_flow": Text(
        "Chưa lập được diễn biến toàn đơn vị vì năm trước không có số liệu của {names}.",
        "Movements of the unit cannot be determined, as last year has no data of {names}.",
    ),
    "document.near_b1": Text(
        "Có {count} hộ có điểm B1 cách chuẩn không quá {points} điểm, là các hộ dễ thay đổi phân "
        "loại.",
        "{count:household has|households have} B1 within {points} points of the line and may "
        "change class easily.",
    ),
    "document.near_none": Text(
        "Không có hộ nào có điểm B1 cách chuẩn không quá {points} điểm.",
        "No household has B1 within {points} points of the line.",
    ),
    "document.near_apart": Text(
        "Ngoài ra, {count} hộ chỉ cần thêm hay bớt {indicators} chỉ số thiếu hụt là đổi phân loại.",
        "Beside them, {count:household|households} would change class by {indicators} deprived "
        "indicators more or fewer.",
    ),
    "document.propose_near": Text(
        "Theo dõi, rà soát thường xuyên {count} hộ có điểm B1 cách chuẩn không quá {points} điểm, "
        "là các hộ dễ thay đổi phân loại.",
        "Watch {count:household|households} with B1 within {points} points of the line, which may "
        "change class easily.",
    ),
    "document.no_village": Text("(chưa ghi thôn, ấp)", "(no village given)"),
    "document.group_minority": Text("Hộ dân tộc thiểu số", "Ethnic minority"),
    "document.group_local": Text("Hộ dân tộc tại chỗ", "Local people"),
    "document.group_no_labour": Text("Hộ không có khả năng lao động", "No labour capacity"),
    "document.group_merit": Text("Hộ có người có công với cách mạng", "With people of merit"),
    "document.group_woman": Text("Hộ do phụ nữ làm chủ hộ", "Woman head"),
}
