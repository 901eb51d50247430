"""Texts of the fifteen forms; what an official form prints is always Vietnamese."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "forms.committee": Text("UBND {unit}", "PEOPLE'S COMMITTEE OF {unit}"),
    "forms.republic": Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
    "forms.motto": Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
    "forms.year": Text("Năm {year}", "Year {year}"),
    "forms.number": Text("Biểu số {number}", "Form {number}"),
    "forms.sheet": Text("Biểu {number}", "Form {number}."),
    "forms.unit_households": Text("Đơn vị tính: hộ", "Unit: households"),
    "forms.unit_children": Text("Đơn vị tính: trẻ em", "Unit: children"),
    "forms.unit_share": Text("Đơn vị tính: hộ, %", "Units: households, %"),
    "forms.unit_both": Text("Đơn vị tính: hộ, nhân khẩu", "Units: households, members"),
    "forms.unit_all": Text("Đơn vị tính: hộ, nhân khẩu, %", "Units: households, members, %"),
    "forms.households": Text("Hộ", "Households"),
    "forms.members": Text("Nhân khẩu", "Members"),
    "forms.poor": Text("- Hộ nghèo", "- Poor"),
    "forms.near_poor": Text("- Hộ cận nghèo", "- Near-poor"),
    "forms.in_households": Text(", dòng Hộ", ", line households"),
    "forms.in_members": Text(", dòng Nhân khẩu", ", line members"),
    "forms.in_poor": Text(", dòng Hộ nghèo", ", line poor"),
    "forms.in_near_poor": Text(", dòng Hộ cận nghèo", ", line near-poor"),
    "forms.timing_period": Text("kỳ rà soát {period}", "period {period}"),
    "forms.timing_closed": Text("ngày chốt số liệu {day}", "closed on {day}"),
    "forms.timing_visits": Text("đến hộ lần cuối {day}", "last visit on {day}"),
    "forms.timing": Text("{commune}: {signs}", "{commune}: {signs}"),
    "forms.lacks_households": Text("tổng số hộ dân cư", "total households"),
    "forms.lacks_members": Text("tổng số nhân khẩu", "total members"),
    "forms.level_commune": Text("xã", "commune"),
    "forms.level_district": Text("huyện", "district"),
    "forms.level_province": Text("tỉnh", "province"),
    "forms.fault_counted": Text(
        "{title}: {count} lần; {where}.",
        "{title}: {count:time|times}; {where}.",
    ),
    "forms.named_in_xlsx_json": Text(
        "từng trường hợp ghi ở trang Đối chiếu của bieu-mau.xlsx và trong report.json",
        "each is named on the sheet Đối chiếu of bieu-mau.xlsx and in report.json",
    ),
    "forms.named_in_xlsx": Text(
        "từng trường hợp ghi ở trang Đối chiếu của bieu-mau.xlsx",
        "each is named on the sheet Đối chiếu of bieu-mau.xlsx",
    ),
    "forms.named_in_json": Text(
        "từng trường hợp ghi trong report.json", "each is named in report.json"
    ),
    "forms.named_nowhere": Text(
        "lập lại báo cáo ở dạng xlsx để có trang Đối chiếu ghi từng trường hợp",
        "make the report in the format xlsx, whose sheet Đối chiếu names each",
    ),
    "forms.total": Text("Tổng cộng", "Total"),
    "forms.date": Text("{place}, ngày … tháng … năm …", "{place}, day … month … year …"),
    "forms.prepared_by": Text("Người lập biểu", "Prepared by"),
    "forms.signed_by": Text("CHỦ TỊCH UBND", "CHAIRMAN OF THE PEOPLE'S COMMITTEE"),
    "forms.sign_hint": Text("(Ký, ghi rõ họ tên)", "(Signature and full name)"),
    "forms.seal_hint": Text("(Ký tên, đóng dấu)", "(Signature and seal)"),
    "forms.page": Text("Trang &P", "Page &P"),
    "forms.notes": Text("Ghi chú:", "Notes:"),
    "forms.cover_sheet": Text("Bìa", "Cover"),
    "forms.contents_sheet": Text("Mục lục", "Contents"),
    "forms.gaps_sheet": Text("Đối chiếu", "Reconciliation"),
    "forms.cover_title": Text(
        "BIỂU TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO",
        "FORMS OF THE REVIEW OF POOR AND NEAR-POOR HOUSEHOLDS",
    ),
    "forms.cover_made": Text(
        "Tổng hợp từ kết quả rà soát của {count} xã, phường, thị trấn.",
        "From the review of {count:commune|communes}.",
    ),
    "forms.cover_part": Text(
        "Tổng hợp từ kết quả rà soát của {count} trong {every} xã, phường, thị trấn.",
        "From the review of {count} of {every:commune|communes}.",
    ),
    "forms.cover_gaps": Text(
        "Còn {count} chênh lệch chưa giải trình, ghi ở trang Đối chiếu.",
        "{count} differences are unexplained; they are on the sheet Đối chiếu.",
    ),
    "forms.cover_clean": Text(
        "Các đẳng thức giữa các biểu đều đúng.", "Every identity between the forms holds."
    ),
    "forms.cover_doubts": Text(
        "Còn {count} điểm của số liệu đầu vào cần làm rõ, ghi ở trang Đối chiếu.",
        "{count:point|points} of the input to clear up: see the sheet Đối chiếu.",
    ),
    "forms.contents_title": Text("MỤC LỤC", "CONTENTS"),
    "forms.contents_form": Text("Biểu", "Form"),
    "forms.contents_name": Text("Tên biểu", "Title"),
    "forms.contents_absent": Text(
        "Biểu 2 và 3 cần kết quả năm trước nên không có trong tệp này.",
        "Forms 2 and 3 need last year's results and are not in this file.",
    ),
    "forms.gaps_title": Text("ĐỐI CHIẾU SỐ LIỆU GIỮA CÁC BIỂU", "RECONCILIATION OF THE FORMS"),
    "forms.gaps_none": Text(
        "Không có chênh lệch: mọi đẳng thức kiểm tra được đều đúng.",
        "No difference: every identity that could be checked holds.",
    ),
    "forms.gaps_faults": Text(
        "Các điểm của số liệu đầu vào cần làm rõ", "Points of the input to clear up"
    ),
    "forms.gap_form": Text("Biểu", "Form"),
    "forms.gap_unit": Text("Đơn vị", "Unit"),
    "forms.gap_line": Text("Phân tổ", "Line"),
    "forms.gap_identity": Text("Đẳng thức", "Identity"),
    "forms.gap_difference": Text("Chênh lệch chưa giải trình", "Unexplained difference"),
    "forms.gap_below": Text("Ghi ở dòng của từng xã", "On the lines of the communes"),
    "forms.gap_households": Text("Hộ liên quan", "Households behind it"),
    "forms.id_balance": Text("1−2−3−4+5+6+7+8 = 9", "1−2−3−4+5+6+7+8 = 9."),
    "forms.id_crossed_2": Text("Cột 2 = biểu 3 cột 5", "Column 2 = form 3 column 5"),
    "forms.id_crossed_5": Text("Cột 5 = biểu 3 cột 3", "Column 5 = form 3 column 3"),
    "forms.id_same_1": Text(
        "Bằng số hộ, số khẩu ở biểu 1 cột {column}", "Equal to form 1 column {column}"
    ),
    "forms.id_sum": Text(
        "Cột tổng bằng tổng các cột thành phần", "The total column is the sum of its parts"
    ),
    "forms.id_bound_poor": Text(
        "Tổng số thiếu hụt ≥ {bound} × số hộ nghèo", "Deprivations ≥ {bound} × poor households"
    ),
    "forms.id_bound_near_poor": Text(
        "Tổng số thiếu hụt ≤ {bound} × số hộ cận nghèo",
        "Deprivations ≤ {bound} × near-poor households",
    ),
    "forms.id_rate": Text(
        "Tỷ lệ = số hộ thiếu hụt / tổng số hộ × 100", "Rate = deprived / households × 100"
    ),
    "forms.id_levels": Text(
        "Dòng tổng hợp bằng tổng các đơn vị bên dưới", "The line is the sum of its units"
    ),
    "forms.note_missing": Text(
        "Chưa có số liệu của {count} đơn vị (để trống, không phải 0): {communes}.",
        "No data of {count:unit|units} (left blank, not 0): {communes}.",
    ),
    "forms.note_unknown": Text(
        "{column}: chưa có số liệu ở {communes}; dòng tổng hợp để trống.",
        "{column}: no data of {communes}; sums are left blank.",
    ),
    "forms.note_unknown_everywhere": Text(
        "{column}: chưa có số liệu.",
        "{column}: no data.",
    ),
    "forms.column_numbered": Text("Cột {column} ({heading})", "Column {column} ({heading})"),
    "forms.column_named": Text("Cột “{heading}”", "The column “{heading}”"),
    "forms.area_urban": Text("Khu vực thành thị", "Urban area"),
    "forms.area_rural": Text("Khu vực nông thôn", "Rural area"),
    "forms.area_unknown": Text("Chưa rõ khu vực", "Area unknown"),
    "forms.open_line": Text(
        "Chênh lệch chưa giải trình, dòng {line}", "Unexplained difference, line {line}"
    ),
    "forms.open_unit": Text("{unit} ({lines})", "{unit} ({lines})"),
    "forms.open_households": Text("hộ {difference}", "households {difference}"),
    "forms.open_members": Text("nhân khẩu {difference}", "members {difference}"),
    "forms.note_open": Text(
        "Chênh lệch chưa giải trình (cột 9 trừ đi 1−2−3−4+5+6+7+8): {units}. "
        "Các hộ liên quan ghi ở trang Đối chiếu.",
        "Unexplained differences (column 9 less 1−2−3−4+5+6+7+8): {units}. "
        "The households behind them are on the sheet Đối chiếu.",
    ),
    "forms.note_area_empty": Text(
        "{area}: không có xã, phường, thị trấn nào trong biểu; dòng này để trống.",
        "{area}: no commune in this form; the line is left blank.",
    ),
    "forms.note_area_apart": Text(
        "{count} hộ ghi khu vực khác với xã, phường, thị trấn của mình ({communes}); "
        "biểu xếp các hộ này theo xã, phường, thị trấn.",
        "{count:household has|households have} another area than the commune ({communes}); "
        "the form counts them with the commune.",
    ),
    "forms.note_members": Text(
        "Nhân khẩu: cột 1–4 tính theo số nhân khẩu của hộ lúc đầu kỳ, cột 5–9 theo số nhân khẩu "
        "lúc cuối kỳ; hộ vẫn trong danh sách mà thêm hoặc bớt người thì phần chênh lệch nằm ở "
        "nguyên nhân khác (cột 8 hoặc cột 4).",
        "Members: columns 1–4 count those of the household at the start, columns 5–9 those at the "
        "end; where a household stays on the list and its size changes, the difference is among "
        "the other causes (column 8 or 4).",
    ),
    "forms.note_again": Text(
        "Tái nghèo, tái cận nghèo chỉ nhận ra được khi có kết quả của các năm trước nữa; "
        "không có thì tính vào phát sinh mới.",
        "Households that fell again can be determined only with results of earlier years; "
        "without them they count as new.",
    ),
    "forms.note_unknown_answers": Text(
        "Còn {count} câu trả lời về chỉ số chưa rõ; biểu chỉ đếm thiếu hụt đã biết.",
        "{count:answer|answers} about indicators are unknown; only known deprivations are counted.",
    ),
    "forms.note_overlap_poor": Text(
        "Hộ nghèo thuộc từ hai nhóm trở lên: {households} hộ, {members} khẩu. "
        "Cột 5 là số đếm các hộ không thuộc nhóm nào, nên chỉ bằng 1−2−3−4 khi không có hộ trùng "
        "nhóm.",
        "Poor in two groups or more: {households:household|households}, {members:member|members}. "
        "Column 5 counts those in none, and equals 1−2−3−4 only without overlap.",
    ),
    "forms.note_overlap_near_poor": Text(
        "Hộ cận nghèo thuộc từ hai nhóm trở lên: {households} hộ, {members} khẩu. "
        "Cột 10 là số đếm các hộ không thuộc nhóm nào, nên chỉ bằng 6−7−8−9 khi không có hộ "
        "trùng nhóm.",
        "Near-poor in two groups or more: {households:household|households}, "
        "{members:member|members}. "
        "Column 10 counts those in none, and equals 6−7−8−9 only without overlap.",
    ),
    "forms.note_causes": Text(
        "Một hộ có thể có nhiều nguyên nhân; tổng các cột không bằng số hộ.",
        "A household may have several causes; the columns do not add up to households.",
    ),
    "forms.note_no_local": Text(
        "Không in các cột dân tộc tại chỗ (4, 8, 12, 19, 22).",
        "The columns of local peoples (4, 8, 12, 19, 22) are left out.",
    ),
    "forms.note_heads_only": Text(
        "Bảng kết quả không có danh sách thành viên nên chỉ ghi chủ hộ; "
        "nộp bảng khảo sát có trang Thành viên để ghi đủ.",
        "Results hold no members, so only heads are listed; "
        "give the survey workbooks to list everybody.",
    ),
    "forms.note_no_status": Text(
        "Một số hộ chưa rõ mới, tái hay cũ vì không có kết quả năm trước và Phân loại đầu kỳ để "
        "trống.",
        "For some households new, again or old is unknown: "
        "no results of last year and no class at the start.",
    ),
    "forms.note_over": Text(
        "Không in tỷ lệ trên 100 %: {communes} ghi tổng số dân cư chưa đúng.",
        "Rates over 100 % are not printed: the totals of residents of {communes} are wrong.",
    ),
    "forms.edited_count": Text("{name}: {written} → {now}", "{name}: {written} → {now}"),
    "forms.edited_scored": Text("Số hộ", "Households"),
    "forms.edited_members": Text("Số nhân khẩu", "Members"),
    "forms.edited_unknown": Text("không rõ", "unknown"),
    "forms.facts_rows": Text("có dòng bị xóa hoặc thêm", "rows were deleted or added"),
    "forms.edited_same": Text(
        "số hộ, số nhân khẩu và số hộ từng loại không đổi",
        "households, members and the households of each class are the same",
    ),
}
