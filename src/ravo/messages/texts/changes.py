"""Texts of the comparison of two years."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "changes.read_back": Text(
        "Dữ kiện để ravo đọc lại (không sửa)", "Facts that ravo reads back (do not edit)"
    ),
    "changes.title": Text(
        "BIẾN ĐỘNG HỘ NGHÈO, HỘ CẬN NGHÈO", "MOVEMENTS OF POOR AND NEAR-POOR HOUSEHOLDS"
    ),
    "changes.years": Text("{new} so với {old}", "{new} against {old}"),
    "changes.what_if_title": Text(
        "Thử áp dụng {law} cho số liệu năm {year}",
        "{law} tried on the figures of {year}",
    ),
    "changes.households": Text("hộ", "households"),
    "changes.members": Text("nhân khẩu", "members"),
    "changes.head_households": Text("Số hộ", "Households"),
    "changes.head_members": Text("Số nhân khẩu", "Members"),
    "changes.head_opening": Text("Nhân khẩu đầu kỳ", "Members at the start"),
    "changes.head_closing": Text("Nhân khẩu cuối kỳ", "Members at the end"),
    "changes.movements_note": Text(
        "Nhân khẩu đầu kỳ là số được tính ở cột 1–4 của Biểu 2 và Biểu 3, nhân khẩu cuối kỳ là số "
        "được tính ở cột 5–9. Ở hai biểu, lý do khác (cột 4, cột 8) còn gồm số người bớt, thêm của "
        "hộ vẫn trong danh sách.",
        "Members at the start are those that columns 1–4 of forms 2 and 3 count, members at the "
        "end those that columns 5–9 count. The other reasons of the forms (columns 4 and 8) also "
        "have the members who left or came while their household stayed on the list.",
    ),
    "changes.when_year": Text("Năm {year}", "{year}"),
    "changes.since_year": Text("năm {year}", "{year}"),
    "changes.when_month": Text("Tháng {month}", "{month}"),
    "changes.since_month": Text("tháng {month}", "{month}"),
    "changes.when_lists": Text("Danh sách trước đó", "The lists before"),
    "changes.since_lists": Text("danh sách trước đó", "the lists before"),
    "changes.sentence": Text("{when}: {parts}.", "{when}: {parts}."),
    "changes.sentence_same": Text(
        "{when}: không có gì thay đổi so với {old}.", "{when}: nothing changed since {old}."
    ),
    "changes.sentence_evidence": Text(
        "{when}: không hộ nào đổi loại; {count} hộ có thay đổi khác.",
        "{when}: no household changed class; {count:household|households} changed otherwise.",
    ),
    "changes.sentence_what_if": Text(
        "Năm {year} theo {law}: {parts}.",
        "{year} by {law}: {parts}.",
    ),
    "changes.sentence_what_if_same": Text(
        "Năm {year} theo {law}: không hộ nào đổi loại.",
        "{year} by {law}: no household changes class.",
    ),
    "changes.n_escaped": Text(
        "{count} hộ thoát nghèo", "{count:household|households} left poverty"
    ),
    "changes.n_escaped_near": Text(
        "{count} hộ thoát nghèo ({near} hộ trở thành hộ cận nghèo)",
        "{count:household|households} left poverty ({near} near-poor now)",
    ),
    "changes.n_near_escaped": Text("{count} hộ thoát cận nghèo", "{count} left near-poverty"),
    "changes.n_new_poor": Text("{count} hộ nghèo phát sinh", "{count} newly poor"),
    "changes.n_poor_again": Text("{count} hộ tái nghèo", "{count} poor again"),
    "changes.n_fell": Text("{count} hộ cận nghèo thành hộ nghèo", "{count} near-poor became poor"),
    "changes.n_new_near": Text("{count} hộ cận nghèo phát sinh", "{count} newly near-poor"),
    "changes.n_near_again": Text("{count} hộ tái cận nghèo", "{count} near-poor again"),
    "changes.n_left": Text(
        "{count} hộ giảm vì lý do khác", "{count} left the list for other reasons"
    ),
    "changes.n_arrived": Text(
        "{count} hộ tăng vì lý do khác", "{count} came onto the list for other reasons"
    ),
    "changes.n_unreviewed": Text("{count} hộ chưa rà soát", "{count} not reviewed yet"),
    "changes.unreviewed": Text("Chưa rà soát", "Not reviewed yet"),
    "changes.identity_unreviewed": Text(
        "{count} hộ chưa rà soát năm {year}: nếu thuộc danh sách năm trước thì có ở cột 1 và chưa "
        "có ở cột nào khác, nên chênh lệch còn cho đến khi rà soát xong.",
        "{count:household is|households are} not reviewed in {year} yet: where on last year's list "
        "they are in column 1 and in no other, so a difference is left until they are.",
    ),
    "changes.clear_unreviewed": Text(
        "{count} hộ chưa rà soát: biến động và cột 9 của biểu 2, 3 chưa đủ.",
        "{count:household is|households are} not reviewed yet: the movements and column 9 of forms "
        "2 and 3 are not complete.",
    ),
    "changes.n_undetermined": Text(
        "{count} hộ chưa rõ biến động", "{count} with a movement not known"
    ),
    "changes.n_above": Text("{count} hộ khác thay đổi", "{count} others changed"),
    "changes.stayed_poor": Text("Vẫn là hộ nghèo", "Stayed poor"),
    "changes.poor_to_near_poor": Text("Hộ nghèo thành hộ cận nghèo", "Poor to near-poor"),
    "changes.poor_to_above": Text("Hộ nghèo vượt chuẩn cận nghèo", "Poor to above the line"),
    "changes.poor_left": Text("Hộ nghèo giảm vì lý do khác", "Poor, left for another reason"),
    "changes.stayed_near_poor": Text("Vẫn là hộ cận nghèo", "Stayed near-poor"),
    "changes.near_poor_to_poor": Text("Hộ cận nghèo thành hộ nghèo", "Near-poor to poor"),
    "changes.near_poor_to_above": Text("Hộ thoát cận nghèo", "Near-poor to above the line"),
    "changes.near_poor_left": Text(
        "Hộ cận nghèo giảm vì lý do khác", "Near-poor, left for another reason"
    ),
    "changes.poor_again": Text("Tái nghèo", "Poor again"),
    "changes.new_poor": Text("Hộ nghèo phát sinh mới", "Newly poor"),
    "changes.arrived_poor": Text("Hộ nghèo tăng vì lý do khác", "Poor, came for another reason"),
    "changes.near_poor_again": Text("Tái cận nghèo", "Near-poor again"),
    "changes.new_near_poor": Text("Hộ cận nghèo phát sinh mới", "Newly near-poor"),
    "changes.arrived_near_poor": Text(
        "Hộ cận nghèo tăng vì lý do khác", "Near-poor, came for another reason"
    ),
    "changes.stayed_above": Text("Vẫn không nghèo", "Stayed above the line"),
    "changes.left_above": Text(
        "Hộ không nghèo không còn trong danh sách", "Not poor, no longer listed"
    ),
    "changes.arrived_above": Text("Hộ không nghèo mới rà soát", "Not poor, newly reviewed"),
    "changes.undetermined": Text("Chưa rõ biến động", "Movement not known"),
    "changes.cause_household": Text("Hộ thay đổi", "The household changed"),
    "changes.cause_standard": Text("Chuẩn thay đổi", "The standard changed"),
    "changes.cause_both": Text("Nhiều nguyên nhân", "More than one cause"),
    "changes.cause_area": Text("Khu vực thay đổi", "The area changed"),
    "changes.cause_none": Text("Không đổi loại", "No change of class"),
    "changes.cause_unknown": Text("Chưa xác định được", "Cannot be determined"),
    "changes.how_code": Text("Mã hộ", "Household code"),
    "changes.how_citizen": Text("Số định danh", "Citizen number"),
    "changes.how_origin": Text("Mã hộ gốc", "Origin code"),
    "changes.how_fuzzy": Text("Tên, năm sinh, thôn", "Name, birth year, village"),
    "changes.how_link": Text("Đã xác nhận", "Confirmed"),
    "changes.how_none": Text("Chỉ có ở một kỳ", "In one period only"),
    "changes.none_old": Text("Không có trong năm {year}", "Not listed in {year}"),
    "changes.none_new": Text("Không còn trong năm {year}", "No longer listed in {year}"),
    "changes.open_place": Text("Chưa xếp được xã", "Commune not known"),
    "changes.total": Text("Cộng", "Total"),
    "changes.rejected": Text("bị từ chối", "rejected"),
    "changes.relation_split": Text("Tách từ hộ {code}", "Split from {code}"),
    "changes.relation_merge": Text("Nhập vào hộ {code}", "Merged into {code}"),
    "changes.part_matrix": Text(
        "Phân loại kỳ trước (dòng) và kỳ này (cột), số hộ",
        "Class last year (rows) and this year (columns), households",
    ),
    "changes.part_movements": Text("Biến động", "Movements"),
    "changes.movement": Text("Biến động", "Movement"),
    "changes.part_causes": Text(
        "Nguyên nhân đổi loại của hộ có ở cả hai kỳ", "Causes of a change of class, both years"
    ),
    "changes.part_average": Text("Hộ có mức sống trung bình", "Average-living households"),
    "changes.average_opening": Text("Đầu kỳ", "Opening"),
    "changes.average_to_poor": Text("Giảm: thành hộ nghèo", "Decrease: to poor"),
    "changes.average_to_near_poor": Text("Giảm: thành hộ cận nghèo", "Decrease: to near-poor"),
    "changes.average_to_not_poor": Text("Giảm: thành hộ không nghèo", "Decrease: to not poor"),
    "changes.average_left": Text("Giảm: lý do khác", "Decrease: other reasons"),
    "changes.average_from_poor": Text("Tăng: từ hộ nghèo", "Increase: from poor"),
    "changes.average_from_near_poor": Text("Tăng: từ hộ cận nghèo", "Increase: from near-poor"),
    "changes.average_from_not_poor": Text("Tăng: từ hộ không nghèo", "Increase: from not poor"),
    "changes.average_came": Text("Tăng: lý do khác", "Increase: other reasons"),
    "changes.average_closing": Text("Cuối kỳ", "Closing"),
    "changes.part_places": Text("Theo xã", "By commune"),
    "changes.place": Text("Xã/phường/thị trấn", "Commune"),
    "changes.part_form2": Text(
        "Biểu 2. Diễn biến hộ nghèo", "Form 2. Movements of poor households"
    ),
    "changes.part_form3": Text(
        "Biểu 3. Diễn biến hộ cận nghèo", "Form 3. Movements of near-poor households"
    ),
    "changes.line": Text("Phân tổ", "Line"),
    "changes.f2_1": Text("Hộ nghèo đầu kỳ", "Poor at the start"),
    "changes.f2_2": Text("Giảm: thành hộ cận nghèo", "Decrease: to near-poor"),
    "changes.f2_3": Text("Giảm: vượt chuẩn cận nghèo", "Decrease: above the line"),
    "changes.f2_4": Text("Giảm: lý do khác", "Decrease: other reasons"),
    "changes.f2_5": Text("Tăng: hộ cận nghèo thành hộ nghèo", "Increase: from near-poor"),
    "changes.f2_6": Text("Tăng: tái nghèo", "Increase: poor again"),
    "changes.f2_7": Text("Tăng: phát sinh mới", "Increase: newly poor"),
    "changes.f2_8": Text("Tăng: lý do khác", "Increase: other reasons"),
    "changes.f2_9": Text("Hộ nghèo cuối kỳ", "Poor at the end"),
    "changes.f3_1": Text("Hộ cận nghèo đầu kỳ", "Near-poor at the start"),
    "changes.f3_2": Text("Giảm: thoát cận nghèo", "Decrease: above the line"),
    "changes.f3_3": Text("Giảm: thành hộ nghèo", "Decrease: to poor"),
    "changes.f3_4": Text("Giảm: lý do khác", "Decrease: other reasons"),
    "changes.f3_5": Text("Tăng: hộ nghèo thành hộ cận nghèo", "Increase: from poor"),
    "changes.f3_6": Text("Tăng: tái cận nghèo", "Increase: near-poor again"),
    "changes.f3_7": Text("Tăng: phát sinh mới", "Increase: newly near-poor"),
    "changes.f3_8": Text("Tăng: lý do khác", "Increase: other reasons"),
    "changes.f3_9": Text("Hộ cận nghèo cuối kỳ", "Near-poor at the end"),
    "changes.difference": Text("Chênh lệch chưa giải trình", "Not accounted for"),
    "changes.part_opening": Text(
        "Cuối kỳ năm trước và đầu kỳ năm nay", "Last year's closing and this year's opening"
    ),
    "changes.opening_closing": Text("Cuối {year}", "End of {year}"),
    "changes.opening_recorded": Text("Đầu kỳ ghi trong {year}", "Opening recorded in {year}"),
    "changes.opening_last": Text(
        "Biến động tính từ kết quả năm trước.", "Movements start from last year's results."
    ),
    "changes.opening_from_recorded": Text(
        "Biến động tính từ Phân loại đầu kỳ của năm nay; hộ để trống thì lấy kết quả năm trước.",
        "Movements start from this year's Phân loại đầu kỳ; "
        "where it is blank, from last year's results.",
    ),
    "changes.opening_skipped": Text(
        "Không so đầu kỳ, vì {old} không đứng trước {new}.",
        "The opening is not compared, because {old} is not before {new}.",
    ),
    "changes.opening_blank": Text("chưa ghi", "not filled in"),
    "changes.opening_unknown": Text("Năm trước chưa đủ thông tin", "Not determined last year"),
    "changes.opening_blank_now": Text(
        "Năm trước trong danh sách, nay để trống", "Listed last year, nothing recorded now"
    ),
    "changes.opening_moved": Text("Cùng loại, ở xã khác", "The same class in another commune"),
    "changes.opening_class": Text("Hai năm ghi khác loại", "The two years name different classes"),
    "changes.opening_not_last": Text("Chỉ có ở đầu kỳ năm nay", "On this year's opening only"),
    "changes.opening_not_now": Text("Chỉ có ở cuối kỳ năm trước", "On last year's closing only"),
    "changes.part_opening_households": Text(
        "Các hộ khác nhau ở đầu kỳ", "Households that differ at the opening"
    ),
    "changes.opening_none": Text("Không có hộ nào khác nhau.", "No household differs."),
    "changes.part_breaches": Text(
        "Đẳng thức không khớp và hộ liên quan",
        "Identities that fail, and the households behind them",
    ),
    "changes.breaches_none": Text("Mọi đẳng thức đều khớp.", "Every identity holds."),
    "changes.part_notes": Text("Lưu ý", "Notes"),
    "changes.col_code_old": Text("Mã hộ {old}", "Code in {old}"),
    "changes.col_code_new": Text("Mã hộ {new}", "Code in {new}"),
    "changes.col_place_old": Text("Xã {old}", "Commune in {old}"),
    "changes.col_place_new": Text("Xã {new}", "Commune in {new}"),
    "changes.col_head_old": Text("Chủ hộ {old}", "Head in {old}"),
    "changes.col_head_new": Text("Chủ hộ {new}", "Head in {new}"),
    "changes.col_village_old": Text("Thôn/ấp {old}", "Village in {old}"),
    "changes.col_village_new": Text("Thôn/ấp {new}", "Village in {new}"),
    "changes.col_birth_old": Text("Năm sinh ({old})", "Birth year ({old})"),
    "changes.col_birth_new": Text("Năm sinh ({new})", "Birth year ({new})"),
    "changes.col_size_old": Text("Số khẩu {old}", "Members {old}"),
    "changes.col_size_new": Text("Số khẩu {new}", "Members {new}"),
    "changes.col_class_old": Text("Phân loại {old}", "Class in {old}"),
    "changes.col_class_new": Text("Phân loại {new}", "Class in {new}"),
    "changes.col_start": Text("Đầu kỳ ghi trong {new}", "Opening recorded in {new}"),
    "changes.col_area_old": Text("Khu vực {old}", "Area {old}"),
    "changes.col_area_new": Text("Khu vực {new}", "Area {new}"),
    "changes.col_value_old": Text("Căn cứ {old}", "Evidence {old}"),
    "changes.col_value_new": Text("Căn cứ {new}", "Evidence {new}"),
    "changes.col_gained": Text("Thiếu hụt thêm", "Newly deprived in"),
    "changes.col_lost": Text("Hết thiếu hụt", "No longer deprived in"),
    "changes.col_came": Text("Thêm thành viên", "Members in"),
    "changes.col_went": Text("Bớt thành viên", "Members out"),
    "changes.col_cause": Text("Nguyên nhân", "Cause"),
    "changes.col_how": Text("Cách ghép", "Paired by"),
    "changes.col_score": Text("Điểm giống", "Likeness"),
    "changes.col_note": Text("Ghi chú", "Note"),
    "changes.col_row": Text("Dòng {year}", "Row {year}"),
    "changes.note_moved": Text("Chuyển xã: {old} → {new}", "Moved: {old} → {new}"),
    "changes.note_area": Text(
        "Đổi khu vực, chuẩn áp dụng thay đổi", "Area changed, another line applies"
    ),
    "changes.note_gone": Text("Không còn nhân khẩu: {reason}", "No members left: {reason}"),
    "changes.note_reason": Text("Lý do: {reason}", "Reason: {reason}"),
    "changes.col_answer": Text("Xác nhận là một hộ (Có/Không)", "One household? (Có/Không)"),
    "changes.col_period_old": Text("Kỳ trước", "Period before"),
    "changes.col_period_new": Text("Kỳ sau", "Period after"),
    "changes.col_name_part": Text("Giống tên", "Name"),
    "changes.col_birth_part": Text("Giống năm sinh", "Birth year"),
    "changes.col_size_part": Text("Giống số khẩu", "Size"),
    "changes.col_village_part": Text("Giống thôn/ấp", "Village"),
    "changes.col_members_part": Text("Giống thành viên", "Members"),
    "changes.col_rival": Text("Cặp giống kế tiếp", "Runner-up"),
    "changes.col_rival_score": Text("Điểm kế tiếp", "Its likeness"),
    "changes.col_gap": Text("Khoảng cách", "Gap"),
    "changes.confirm_note": Text(
        "Các cặp dưới đây chưa được coi là một hộ. "
        "Điền Có hoặc Không, lưu tệp, rồi chạy: ravo diff … --links TỆP.",
        "The pairs below are not counted as one household. "
        "Answer Có or Không, save, then run: ravo diff … --links FILE.",
    ),
    "changes.confirm_note_plain": Text(
        "Các cặp dưới đây chưa được coi là một hộ. Điền Có hoặc Không, lưu tệp, rồi làm lại việc "
        "«So sánh với năm trước» hoặc «Báo cáo»: chọn tệp này ở phần «Cặp hộ đã xác nhận».",
        "The pairs below are not counted as one household. Answer Có or Không, save, and do "
        "«Compare with last year» or «Report» again with this file in «Pairs that were confirmed».",
    ),
    "changes.confirm_none": Text(
        "Không có cặp nào cần xác nhận.", "No pair needs to be confirmed."
    ),
    "changes.rival_pair": Text("{old} – {new}", "{old} – {new}"),
    "changes.method_title": Text("Cách tính", "How it was worked out"),
    "changes.method_old": Text("Năm trước", "First year"),
    "changes.method_new": Text("Năm nay", "Second year"),
    "changes.method_edition": Text("Bộ tiêu chí {year}", "Criteria set of {year}"),
    "changes.method_map": Text("Xếp theo bản đồ xã", "Laid out by the map of communes"),
    "changes.map_old": Text("trước 1/7/2025", "before 1/7/2025"),
    "changes.map_new": Text("từ 1/7/2025", "since 1/7/2025"),
    "changes.method_history": Text(
        "Các năm xét tái nghèo", "Years looked back on for falling again"
    ),
    "changes.method_no_history": Text(
        "không có; không xét được tái nghèo, tái cận nghèo",
        "none; falling again cannot be determined",
    ),
    "changes.method_version": Text("Phiên bản ravo", "ravo version"),
    "changes.method_pairs": Text("Số cặp hộ theo cách ghép", "Pairs by the way they were found"),
    "changes.method_files": Text("Tệp đã đọc", "Workbooks read"),
    "changes.method_file": Text("Tệp", "Workbook"),
    "changes.method_sha": Text("SHA-256", "SHA-256 checksum"),
    "changes.method_counts": Text(
        "Đọc / chấm / từ chối / trống / đã rời danh sách",
        "Read / scored / rejected / blank / left the list",
    ),
    "changes.method_order": Text(
        "Thứ tự ghép: cặp đã xác nhận; mã hộ trong cùng xã; số định danh của chủ hộ; mã hộ gốc; "
        "rồi tên, năm sinh, số khẩu, thôn và thành viên. Khác giới tính hoặc khác số định danh "
        "thì không ghép theo tên.",
        "Order of pairing: confirmed pairs; code in the same commune; "
        "citizen number of the head; origin code; then name, birth year, size, "
        "village and members. Nobody of another sex or citizen number is paired by name.",
    ),
    "changes.method_weights": Text(
        "Điểm giống: tên {name}, năm sinh {birth}, số khẩu {size}, thôn {village}, "
        "thành viên {members}; phần không có thì bỏ qua.",
        "Likeness: name {name}, birth year {birth}, size {size}, village {village}, "
        "members {members}; a part that is not known is left out.",
    ),
    "changes.method_sure": Text(
        "Chắc chắn khi điểm giống từ {sure} và hơn cặp kế tiếp ít nhất {gap}; "
        "từ {possible} thì cần xác nhận.",
        "Sure from a likeness of {sure} and {gap} over the runner-up; "
        "from {possible} on a pair is to be confirmed.",
    ),
    "changes.method_gaps": Text(
        "Xã, thôn/ấp mà danh sách mới thiếu từ {share} % số hộ nghèo, hộ cận nghèo của danh sách "
        "trước (ít nhất {count} hộ) không rõ lý do thì được nêu tên. Tỷ lệ này do ravo chọn, không "
        "phải quy định.",
        "A commune or village is named where the newer list lacks {share} % or more of the poor "
        "and near-poor households of the list before (at least {count}) without a reason. The "
        "share is ravo's choice, not a rule of law.",
    ),
    "changes.method_crossed": Text(
        "Hộ chuyển giữa hai xã là giảm khác ở xã cũ và tăng khác ở xã mới, cả trong dòng cộng.",
        "A household that moved between communes is another decrease in one and another increase "
        "in the other, also in the total.",
    ),
    "changes.method_cause": Text(
        "Nguyên nhân: số liệu năm trước được xét lại theo bộ tiêu chí năm nay, "
        "rồi theo khu vực năm nay; phần còn lại là do hộ.",
        "Cause: last year's evidence is judged by this year's criteria set, "
        "then in this year's area; what remains is the household's.",
    ),
    "changes.method_cause_unknown": Text(
        "{count} hộ chưa xác định được nguyên nhân, vì thiếu thông tin, "
        "thiếu trị số của bộ tiêu chí hoặc chỉ có phân loại đã ghi nhận.",
        "For {count:household|households} the cause cannot be determined: "
        "evidence or values of the criteria set are missing, or only a recorded class is known.",
    ),
    "changes.method_again": Text(
        "Tái nghèo: hộ từng nghèo ở một năm trước đó, không có trong danh sách năm ngay trước; "
        "tái cận nghèo: hộ từng nghèo hoặc cận nghèo.",
        "Poor again: poor in an earlier year and not listed in the last one; near-poor again: "
        "poor or near-poor in an earlier year.",
    ),
    "changes.part_indicators": Text("Chỉ số thiếu hụt thay đổi", "Deprivations that changed"),
    "changes.indicator": Text("Chỉ số", "Indicator"),
    "changes.flow_title": Text("Các hộ đi từ loại nào sang loại nào", "From which class to which"),
    "changes.flow_text": Text(
        "Bề rộng dải theo số hộ: bên trái là {old}, bên phải là {new}.",
        "A band is as wide as its households: {old} on the left, {new} on the right.",
    ),
    "changes.short_poor": Text("Nghèo", "Poor"),
    "changes.short_near_poor": Text("Cận nghèo", "Near-poor"),
    "changes.short_average_living": Text("Mức sống trung bình", "Average living"),
    "changes.short_not_poor": Text("Không nghèo", "Not poor"),
    "changes.short_undetermined": Text("Chưa rõ", "Undetermined"),
    "changes.short_none": Text("Không có trong danh sách", "Not listed"),
    "changes.household_list": Text(
        "Các hộ đổi loại, đến hoặc đi", "Households whose class changed, who came or left"
    ),
    "changes.more_households": Text(
        "… và {count} hộ nữa, ghi đủ ở trang Hộ thay đổi của tệp Excel.",
        "… and {count} more, all in the sheet Hộ thay đổi of the workbook.",
    ),
    "changes.to_confirm_count": Text(
        "Cần xác nhận: {count} cặp hộ.", "To confirm: {count:pair|pairs} of households."
    ),
    "changes.foot": Text("ravo {version}; {old} và {new}.", "ravo {version}; {old} and {new}."),
    "changes.problem_answer": Text(
        "câu trả lời không phải Có hoặc Không", "the answer is neither Có nor Không"
    ),
    "changes.problem_household": Text(
        "không có hộ này trong hai năm đang so", "there is no such household in the two years"
    ),
    "changes.problem_twice": Text(
        "hộ đã được xác nhận ở dòng khác", "the household is confirmed in another row"
    ),
    "changes.first_run": Text("Gõ lệnh sau: « {command} ». ", "Type this command: « {command} ». "),
    "changes.changed_title": Text(
        "DANH SÁCH HỘ THAY ĐỔI PHÂN LOẠI, HỘ ĐẾN VÀ HỘ ĐI",
        "HOUSEHOLDS WHOSE CLASS CHANGED, WHO CAME OR LEFT",
    ),
    "changes.group_count": Text("{name}: {count} hộ", "{name}: {count}"),
    "changes.nobody_changed": Text("Không có hộ nào thay đổi.", "No household changed."),
    "changes.outside": Text(
        "Ngoài danh sách trên: {left_above} hộ không nghèo không còn rà soát, "
        "{arrived_above} hộ không nghèo mới rà soát; các hộ này không làm thay đổi "
        "danh sách hộ nghèo, hộ cận nghèo.",
        "Beside this list: {left_above} not poor are no longer reviewed, {arrived_above} not poor "
        "are newly reviewed; they change nothing on the lists of poor and near-poor households.",
    ),
    "changes.for_committee": Text("TM. ỦY BAN NHÂN DÂN", "FOR THE PEOPLE'S COMMITTEE"),
    "changes.chairman": Text("CHỦ TỊCH", "CHAIRMAN"),
    "changes.col_number": Text("STT", "No."),
    "changes.col_head": Text("Họ và tên chủ hộ", "Head of the household"),
    "changes.col_village": Text("Thôn/ấp", "Village"),
    "changes.col_size": Text("Số khẩu", "Members"),
    "changes.col_class": Text("Phân loại {year}", "Class of {year}"),
    "changes.col_before": Text("Đang áp dụng", "As it is"),
    "changes.col_after": Text("Thử áp dụng", "As tried"),
    "changes.col_what": Text("Thay đổi", "What changed"),
    "changes.col_reason": Text("Lý do", "Reason"),
    "changes.todo_title": Text("VIỆC CẦN LÀM", "WHAT IS TO BE DONE"),
    "changes.todo_note": Text(
        "Trang của cán bộ rà soát, không in kèm báo cáo.",
        "For the reviewing officer; not part of the report.",
    ),
    "changes.todo_none": Text("Không còn việc nào.", "Nothing is left to do."),
    "changes.todo_kind": Text("Mức độ", "Severity"),
    "changes.todo_code": Text("Mã", "Code"),
    "changes.todo_what": Text("Nội dung", "What is wrong"),
    "changes.todo_how": Text("Cách xử lý", "What to do"),
    "changes.part_classes": Text("Chuyển đổi phân loại", "From class to class"),
    "changes.brief_sides": Text(
        "Dòng là phân loại theo {old}, cột là phân loại theo {new}.",
        "Rows are classes by {old}, columns are classes by {new}.",
    ),
    "changes.brief_side_old": Text("Hiện nay", "Today"),
    "changes.brief_side_new": Text("Thử", "Tried"),
    "changes.brief_corner": Text("{old} ↓   {new} →", "{old} ↓   {new} →"),
    "changes.brief_before": Text("Trước", "Before"),
    "changes.brief_after": Text("Thử", "Tried"),
    "changes.brief_f2_1": Text("Nghèo đầu", "Poor: start"),
    "changes.brief_f2_9": Text("Nghèo cuối", "end"),
    "changes.brief_f3_1": Text("Cận đầu", "Near-poor: start"),
    "changes.brief_f3_9": Text("Cận cuối", "end"),
    "changes.gap_commune": Text(
        "{commune} {missing} trên {households} hộ", "{commune} {missing} of {households}"
    ),
    "changes.gap_village": Text(
        "{village} ({commune}) {missing} trên {households} hộ",
        "{village} ({commune}) {missing} of {households}",
    ),
    "changes.commune_count": Text("{commune} ({count} hộ)", "{commune} ({count})"),
    "changes.commune_now": Text("{now} (trước là {before})", "{now} (before: {before})"),
    "changes.more_of_kind": Text(
        "… và {count} lần nữa, ghi đủ ở trang Việc cần làm của tệp Excel (-o TỆP).",
        "… and {count} more, all in the sheet Việc cần làm of the workbook (-o FILE).",
    ),
    "changes.brief_poor": Text("Nghèo", "Poor"),
    "changes.brief_near_poor": Text("Cận nghèo", "Near-poor"),
    "changes.brief_average_living": Text("Mức TB", "Average"),
    "changes.brief_not_poor": Text("Không nghèo", "Not poor"),
    "changes.brief_undetermined": Text("Chưa rõ", "Unknown"),
    "changes.brief_none": Text("Ngoài DS", "Absent"),
    "changes.for_screen": Text(
        "Trang {name} để xem trên máy, không in.", "The sheet {name} is to look at, not to print."
    ),
    "changes.page": Text("Trang &P", "Page &P"),
    "changes.several_places": Text("Nhiều tỉnh, thành phố", "Several provinces"),
    "changes.judged_by": Text("Căn cứ {laws}", "By {laws}"),
    "changes.card_poor": Text("Hộ nghèo cuối kỳ", "Poor at the end"),
    "changes.card_near_poor": Text("Hộ cận nghèo cuối kỳ", "Near-poor at the end"),
    "changes.card_escaped": Text("Hộ thoát nghèo", "Left poverty"),
    "changes.card_near_escaped": Text("Hộ thoát cận nghèo", "Left near-poverty"),
    "changes.card_fell": Text("giảm {by} so với đầu kỳ ({count})", "down {by} from {count}"),
    "changes.card_rose": Text("tăng {by} so với đầu kỳ ({count})", "up {by} from {count}"),
    "changes.card_same": Text("bằng đầu kỳ ({count})", "as at the start ({count})"),
    "changes.contents": Text("Nội dung", "Contents"),
    "changes.part_forms": Text("Diễn biến theo xã", "Movements by commune"),
    "changes.part_clear_up": Text("Cần làm rõ trước khi ký", "To be cleared up before signing"),
    "changes.nothing_to_clear_up": Text("Không còn điểm nào.", "Nothing is open."),
    "changes.col_class_short": Text("Phân loại trước → nay", "Class before → now"),
    "changes.clear_pairs": Text(
        "Còn {count} cặp hộ của hai kỳ giống nhau nhưng chưa được xác nhận là một hộ.",
        "{count:pair|pairs} of households of the two years are alike and not yet confirmed.",
    ),
    "changes.clear_forms": Text(
        "Diễn biến của hộ nghèo, hộ cận nghèo (biểu {forms}) còn chênh lệch chưa giải trình, "
        "ghi ở cột cuối của biểu.",
        "Movements (forms {forms}) have differences not accounted for, in the last column.",
    ),
    "changes.clear_missing": Text(
        "{count} hộ chưa so sánh được vì xã thiếu số liệu của một kỳ.",
        "{count:household is|households are} not compared, because a year has nothing of the "
        "commune.",
    ),
    "changes.clear_unknown": Text(
        "{count} hộ chưa đủ thông tin ở một trong hai kỳ nên chưa rõ biến động.",
        "{count:household was|households were} undetermined in one of the years; the movement is "
        "not known.",
    ),
    "changes.group_stayed_above": Text(
        "Thay đổi giữa mức sống trung bình và không nghèo",
        "Changed between average-living and not poor",
    ),
    "changes.no_head": Text("(chưa ghi tên chủ hộ)", "(no name of the head)"),
    "changes.not_listed": Text("Chưa có trong danh sách", "Not listed"),
    "changes.no_longer": Text("Không còn trong danh sách", "No longer listed"),
    "changes.points": Text("Điểm B1", "B1 points"),
    "changes.by_income": Text("Thu nhập (đồng/người/tháng)", "Income (đồng a month)"),
    "changes.by_opening": Text("Theo phân loại đã ghi", "By the recorded class"),
    "changes.against": Text(" (mức chuẩn {line})", " (line {line})"),
    "changes.deprived_of": Text(
        "Số chỉ số thiếu hụt {old} → {new}", "Deprived indicators {old} → {new}"
    ),
    "changes.now_deprived": Text("Thiếu hụt thêm: {names}", "Newly deprived: {names}"),
    "changes.no_longer_deprived": Text("Hết thiếu hụt: {names}", "No longer deprived: {names}"),
    "changes.size_changed": Text("Số nhân khẩu {old} → {new}", "Members {old} → {new}"),
    "changes.area_was": Text("Khu vực {old} → {new}", "Area {old} → {new}"),
    "changes.head_was": Text("Chủ hộ trước là {name}", "The head was {name}"),
    "changes.came_from": Text("Trước ở {name}", "Came from {name}"),
    "changes.by_standard": Text("Đổi loại do chuẩn thay đổi", "The standard changed the class"),
    "changes.by_area": Text("Đổi loại do khu vực thay đổi", "The area changed the class"),
    "changes.by_both": Text(
        "Đổi loại do cả hộ và chuẩn thay đổi", "Household and standard changed the class"
    ),
    "changes.reason_split": Text("Tách từ hộ {name}", "Split from the household of {name}"),
    "changes.reason_merge": Text("Nhập vào hộ {name}", "Merged into the household of {name}"),
    "changes.reason_none": Text("Chưa ghi lý do", "No reason given"),
    "changes.other_indicator": Text("Chỉ số khác", "Another indicator"),
    "changes.other_law": Text("quy định của địa phương", "rules of the province"),
    "changes.indicator_list": Text("danh mục chỉ số", "the list of indicators"),
    "changes.opt_year": Text(
        "Năm rà soát, khi tệp và thư mục không ghi; mỗi năm một lần: --year 2023 --year 2024.",
        "Review year, where workbook and folder do not say it; once for each: "
        "--year 2023 --year 2024.",
    ),
    "changes.opt_edition": Text(
        "Bộ tiêu chí; mặc định theo năm rà soát. "
        "Một lần cho cả hai năm, hoặc hai lần: OLD rồi NEW.",
        "Criteria set; by default that of the review year. "
        "Once for both years, or twice: OLD, then NEW.",
    ),
    "changes.opt_province": Text(
        "Tỉnh, khi tệp không ghi. Một lần cho cả hai năm, hoặc hai lần: OLD rồi NEW.",
        "Province, where a workbook does not say it. Once for both years, or twice: OLD, then NEW.",
    ),
    "changes.opt_district": Text(
        "Huyện, khi tệp không ghi. Một lần cho cả hai năm, hoặc hai lần: OLD rồi NEW.",
        "District, where a workbook does not say it. Once for both years, or twice: OLD, then NEW.",
    ),
    "changes.opt_commune": Text(
        "Xã, khi tệp không ghi. Một lần cho cả hai năm, hoặc hai lần: OLD rồi NEW.",
        "Commune, where a workbook does not say it. Once for both years, or twice: OLD, then NEW.",
    ),
    "changes.opt_area": Text(
        "Khu vực: rural (nông thôn) hoặc urban (thành thị). "
        "Một lần cho cả hai năm, hoặc hai lần: OLD rồi NEW.",
        "Area: rural or urban. Once for both years, or twice: OLD, then NEW.",
    ),
    "changes.opt_profile": Text(
        "Cách đọc bảng của phần mềm khác, như ở ravo score. "
        "Một lần cho cả hai năm, hoặc hai lần: OLD rồi NEW.",
        "How to read a layout of other software, as in ravo score. "
        "Once for both years, or twice: OLD, then NEW.",
    ),
    "changes.opt_corrections": Text(
        "Tệp sửa lỗi, như ở ravo score. Một lần cho cả hai năm, hoặc hai lần: OLD rồi NEW.",
        "File of corrections, as in ravo score. Once for both years, or twice: OLD, then NEW.",
    ),
    "changes.opt_grid": Text(
        "Bảng điểm B1, như ở ravo score. Một lần cho cả hai năm, hoặc hai lần: OLD rồi NEW.",
        "B1 score table, as in ravo score. Once for both years, or twice: OLD, then NEW.",
    ),
    "changes.total_of": Text("Cộng {area}", "Total of {area}"),
    "changes.total_filled": Text(
        "{name} ({count} xã đã ghi đầu kỳ)", "{name} ({count:commune|communes} that filled it in)"
    ),
    "changes.balance_title": Text("Đối chiếu và cân đối", "Checks and balances"),
    "changes.identity": Text(
        "Chênh lệch = (9) − [(1) − (2) − (3) − (4) + (5) + (6) + (7) + (8)], phải bằng 0.",
        "Difference = (9) − [(1) − (2) − (3) − (4) + (5) + (6) + (7) + (8)], must be 0.",
    ),
    "changes.part_behind": Text(
        "Các hộ đứng sau mỗi chênh lệch", "The households behind each difference"
    ),
    "changes.form": Text("Biểu", "Form"),
    "changes.col_code": Text("Mã hộ", "Household code"),
    "changes.class_then": Text("Phân loại đầu kỳ", "Class at the start"),
    "changes.class_now": Text("Phân loại cuối kỳ", "Class at the end"),
    "changes.n_missing": Text(
        "{count} hộ chưa so được vì xã thiếu số liệu một kỳ",
        "{count:household|households} not compared, because a year has nothing of their commune",
    ),
    "changes.opening_differs": Text(
        "Đầu kỳ: {count} hộ có Phân loại đầu kỳ {new} khác kết quả cuối {old} (trang Đối "
        "chiếu ghi đủ).",
        "Opening: {count:household has|households have} an opening class in {new} "
        "that is not the class at the end of {old} (all in the sheet Đối chiếu).",
    ),
    "changes.opening_besides": Text(
        "Không tính là khác: {left} hộ không còn, {arrived} hộ mới đến, "
        "{undetermined_last_year} hộ {old} chưa đủ thông tin.",
        "Not counted as different: {left} that left, {arrived} that arrived, "
        "{undetermined_last_year} that were undetermined in {old}.",
    ),
    "changes.opening_others": Text(
        "; {count} hộ khác là hộ đi, hộ đến, hộ để trống hoặc năm trước chưa đủ thông tin",
        "; {count} others left, arrived, are blank or were undetermined last year",
    ),
    "changes.opening_agrees": Text(
        "Đầu kỳ: Phân loại đầu kỳ {new} khớp kết quả cuối {old}.",
        "Opening: the opening classes of {new} agree with the end of {old}.",
    ),
    "changes.opening_not_filled": Text(
        "Đầu kỳ: tệp {new} không ghi Phân loại đầu kỳ nên không đối chiếu được.",
        "Opening: the workbooks of {new} have no opening classes to compare.",
    ),
    "changes.causes_line": Text(
        "Nguyên nhân đổi loại: {causes}.", "Causes of a change of class: {causes}."
    ),
    "changes.part_name": Text("tên", "name"),
    "changes.part_birth": Text("năm sinh", "birth year"),
    "changes.part_size": Text("số khẩu", "size"),
    "changes.part_village": Text("thôn/ấp", "village"),
    "changes.part_members": Text("thành viên", "members"),
    "changes.part_code": Text("mã hộ", "code"),
    "changes.no_rival": Text("không có cặp kế tiếp", "no runner-up"),
    "changes.rival": Text(
        "kế tiếp {old} – {new}: {score}, cách {gap}", "runner-up {old} – {new}: {score}, gap {gap}"
    ),
    "changes.col_parts": Text("Các phần và cặp kế tiếp", "Parts and runner-up"),
    "changes.col_code_part": Text("Giống mã hộ", "Code"),
    "changes.note_average_stayed": Text("Vẫn có mức sống trung bình", "Still average-living"),
    "changes.note_average_left": Text("Thôi mức sống trung bình", "No longer average-living"),
    "changes.note_average_came": Text("Mới có mức sống trung bình", "Newly average-living"),
    "changes.method_opening": Text("Số đầu kỳ", "Opening"),
    "changes.method_clue": Text(
        "Mã hộ đánh lại ở mỗi thôn nên không phải là khóa: "
        "mã giống nhau chiếm {share} của điểm giống.",
        "Codes restart in every village and are no key: an equal code makes {share} of the "
        "likeness.",
    ),
    "changes.col_deprived": Text("Thiếu hụt {side}", "Deprived {side}"),
    "changes.col_unknown": Text("Chưa rõ {side}", "Not known {side}"),
    "changes.indicator_note": Text(
        "Ô trống: bộ tiêu chí của bên đó không có chỉ số này. "
        "Thiếu hụt thêm, hết thiếu hụt: chỉ tính hộ rõ cả hai bên.",
        "Blank: no criteria set of that side has the indicator. "
        "Newly and no longer deprived: only where both sides are known.",
    ),
    "changes.gap_column": Text("Chênh lệch", "Difference"),
    "changes.which_identity": Text("Đẳng thức", "Identity"),
    "changes.identity_balance": Text("1−2−3−4+5+6+7+8 = 9", "1−2−3−4+5+6+7+8 equals 9"),
    "changes.identity_forms": Text(
        "Giảm ở biểu này = tăng ở biểu kia", "Decrease here = increase in the other form"
    ),
    "changes.no_year": Text("không có năm", "no year"),
}
