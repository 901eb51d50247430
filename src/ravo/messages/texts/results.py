"""Texts of the results: classes, evidence, reasons, headings of the results workbook."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "results.poor": Text("Hộ nghèo", "Poor"),
    "results.near_poor": Text("Hộ cận nghèo", "Near-poor"),
    "results.average_living": Text(
        "Hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình",
        "Average living standard (agriculture, forestry, fishery, salt)",
    ),
    "results.not_poor": Text("Hộ không nghèo", "Not poor"),
    "results.unreviewed": Text("Chưa rà soát", "Not reviewed yet"),
    "results.reason_unreviewed": Text(
        "Chưa rà soát: chưa có căn cứ, câu trả lời nào.",
        "Not reviewed yet: no evidence and no answer so far.",
    ),
    "results.list_unreviewed": Text(
        "Trong đó {households} hộ, {members} nhân khẩu chưa được rà soát.",
        "Of these {households} households with {members} members are not reviewed yet.",
    ),
    "results.closing_unreviewed": Text(
        "Chưa rà soát: {count} hộ (chưa có căn cứ, câu trả lời nào); đã tính trong Chưa đủ TT.",
        "Not reviewed yet: {count:household|households} (no evidence, no answer so far); counted "
        "under Open.",
    ),
    "results.undetermined": Text("Chưa đủ thông tin", "Not enough information"),
    "results.rural": Text("Nông thôn", "Rural"),
    "results.urban": Text("Thành thị", "Urban"),
    "results.b1": Text("Điểm B1", "B1 points"),
    "results.b1_grid": Text("Điểm B1 tính theo bảng điểm", "B1 points by the score table"),
    "results.income": Text("Thu nhập", "Income"),
    "results.recorded": Text("Phân loại đã ghi nhận", "Recorded class"),
    "results.yes": Text("Có", "Yes"),
    "results.no": Text("Không", "No"),
    "results.unknown": Text("chưa rõ", "unknown"),
    "results.accepted": Text("Chấp nhận", "Accepted"),
    "results.accepted_with_warnings": Text("Chấp nhận, có cảnh báo", "Accepted with warnings"),
    "results.partly_accepted": Text("Chấp nhận một phần", "Partly accepted"),
    "results.rejected": Text("Từ chối", "Rejected"),
    "results.error": Text("Lỗi", "Error"),
    "results.open": Text("Chưa phân loại được", "No class yet"),
    "results.warning": Text("Cảnh báo", "Warning"),
    "results.note": Text("Ghi nhận", "Note"),
    "results.measure_b1": Text("B1", "B1"),
    "results.measure_income": Text("thu nhập", "income"),
    "results.unit_b1": Text(" điểm", " points"),
    "results.unit_income": Text(" đồng/người/tháng", " đồng per member and month"),
    "results.unit_income_year": Text(" đồng/người/năm", " đồng per member and year"),
    "results.in_area": Text("{line} ({area})", "{line} ({area})"),
    "results.at_least": Text("ít nhất {count}", "at least {count}"),
    "results.at_most": Text("nhiều nhất {count}", "at most {count}"),
    "results.class_poor": Text("hộ nghèo", "poor"),
    "results.class_near_poor": Text("hộ cận nghèo", "near-poor"),
    "results.class_not_poor": Text("hộ không nghèo", "not poor"),
    "results.reason_counted": Text(
        "{measure} = {value} {sign} {line}{unit} và thiếu hụt {count} chỉ số ({bound}): {klass}.",
        "{measure} = {value} {sign} {line}{unit} and {count} deprived indicators ({bound}): "
        "{klass}.",
    ),
    "results.reason_any_count": Text(
        "{measure} = {value} {sign} {line}{unit}: {klass}, dù thiếu hụt bao nhiêu chỉ số.",
        "{measure} = {value} {sign} {line}{unit}: {klass}, whatever the number of deprived "
        "indicators.",
    ),
    "results.reason_average_living": Text(
        "Trên chuẩn nghèo; thu nhập = {income} ≤ {line}{unit}, hộ làm nông, lâm, ngư, "
        "diêm nghiệp và có đề nghị: hộ có mức sống trung bình.",
        "Over the poverty line; income = {income} ≤ {line}{unit}, "
        "the household "
        "works in agriculture, forestry, fishery or salt and asked for it: "
        "average living standard.",
    ),
    "results.reason_recorded": Text(
        "Giữ phân loại đã ghi nhận: {klass}.", "The recorded class stands: {klass}."
    ),
    "results.missing_evidence": Text(
        "chưa có điểm B1 hoặc thu nhập", "neither B1 points nor income is given"
    ),
    "results.missing_area": Text(
        "chưa rõ khu vực nông thôn hay thành thị",
        "it is not known whether the area is rural or urban",
    ),
    "results.missing_answers": Text(
        "đã biết {count} chỉ số thiếu hụt, chưa rõ {unknown} chỉ số ({numbers})",
        "{count:indicator|indicators} known to be deprived, {unknown} unknown ({numbers})",
    ),
    "results.missing_value": Text(
        "bộ tiêu chí {edition} chưa có trị số cần dùng",
        "the criteria set {edition} lacks a value needed",
    ),
    "results.missing_indicators": Text(
        "bộ tiêu chí {edition} chưa có danh mục chỉ số",
        "the criteria set {edition} lacks its list of indicators",
    ),
    "results.missing_farming": Text(
        "chưa rõ hộ có làm nông, lâm, ngư, diêm nghiệp hay không",
        "it is not known whether the household works in agriculture, forestry, fishery or salt",
    ),
    "results.reason_undetermined": Text(
        "Chưa đủ thông tin: {missing}.", "Not enough information: {missing}."
    ),
    "results.rows": Text("Số dòng", "Rows"),
    "results.head_evidence": Text("Căn cứ", "Evidence"),
    "results.head_value": Text("Điểm hoặc đồng/người/tháng", "Points or đồng/member/month"),
    "results.head_line": Text("Chuẩn áp dụng", "Line applied"),
    "results.head_count": Text("Số chỉ số thiếu hụt", "Deprived indicators"),
    "results.head_deprived": Text("{number}. Thiếu hụt: {label}", "{number}. Deprived: {label}"),
    "results.head_b2": Text("Điểm B2", "B2 points"),
    "results.head_class": Text("Phân loại", "Class"),
    "results.head_distance": Text(
        "Cách chuẩn (điểm hoặc đồng; âm là dưới chuẩn)",
        "Distance to the line (points or đồng; negative is below)",
    ),
    "results.head_distance_count": Text(
        "Cách ngưỡng số chỉ số (âm là chưa tới ngưỡng)",
        "Distance to the bound of indicators (negative is short of it)",
    ),
    "results.head_reason": Text("Lý do", "Reason"),
    "results.head_edition": Text("Bộ tiêu chí", "Criteria set"),
    "results.head_article": Text("Điều khoản", "Article"),
    "results.head_first_listed": Text(
        "Năm đầu vào danh sách", "First year on the list of the poor"
    ),
    "results.head_escaped_on": Text("Thoát nghèo ngày", "Left the list of the poor on"),
    "results.head_again": Text("Tái nghèo", "On the list again"),
    "results.first_listed_in_year": Text("{year}", "{year}"),
    "results.first_listed_before_year": Text("trước {year}", "before {year}"),
    "results.escaped_day": Text("{day}", "{day}"),
    "results.escaped_derived": Text("{day} (suy ra)", "{day} (derived)"),
    "results.escaped_undated": Text("không rõ ngày", "day not known"),
    "results.method_register": Text("Sổ theo dõi", "Register"),
    "results.lists_none": Text(
        "{source}: chưa có danh sách nào của xã trước kỳ này",
        "{source}: no list of the commune before this review",
    ),
    "results.lists_all": Text(
        "{source}: danh sách của xã các kỳ {periods}. Ngày thoát nghèo ghi (suy ra) là ngày chốt "
        "kỳ rà soát, vì sổ chưa có ngày quyết định công nhận",
        "{source}: lists of the commune of {periods}. A day marked (derived) is the closing day of "
        "the review, since the register has no day of the decision",
    ),
    "results.lists_open": Text(
        "{source}: danh sách của xã các kỳ {periods}; {count} hộ chưa chắc là hộ nào trong sổ nên "
        "để trống. Ngày thoát nghèo ghi (suy ra) là ngày chốt kỳ rà soát, vì sổ chưa có ngày quyết "
        "định công nhận",
        "{source}: lists of the commune of {periods}; {count:household is|households are} left "
        "blank, as it is not sure which of the register they are. A day marked (derived) is the "
        "closing day of the review, since the register has no day of the decision",
    ),
    "results.head_class_id": Text("Mã phân loại", "Class id"),
    "results.foot": Text("Trang &P/&N", "Page &P of &N"),
    "results.print_title": Text(
        "Kết quả rà soát hộ nghèo, hộ cận nghèo", "Review of poor and near-poor households"
    ),
    "results.list_committee": Text("ỦY BAN NHÂN DÂN", "PEOPLE'S COMMITTEE"),
    "results.list_republic": Text(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"
    ),
    "results.list_motto": Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
    "results.list_no_commune": Text("…………", "…………"),
    "results.list_title": Text(
        "DANH SÁCH KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO",
        "LIST OF THE REVIEW OF POOR AND NEAR-POOR HOUSEHOLDS",
    ),
    "results.list_where": Text("{places} – Năm {year}", "{places} – Year {year}"),
    "results.list_where_month": Text(
        "{places} – Đến hết tháng {month} năm {year}", "{places} – After month {month} of {year}"
    ),
    "results.list_law": Text("(Theo {law})", "(By {law})"),
    "results.list_line": Text("{line} ({area})", "{line} ({area})"),
    "results.list_legend": Text(
        "Điểm B1 (thu nhập) so với mức {lines}; điểm B2 (thiếu hụt) so với mức {least}",
        "B1 (income) is compared with {lines}; B2 (deprivation) with {least}",
    ),
    "results.list_stt": Text("STT", "No."),
    "results.list_head": Text("Họ và tên chủ hộ", "Head of household"),
    "results.list_village": Text("Thôn/ấp/bản/tổ dân phố", "Village"),
    "results.list_members": Text("Số nhân khẩu", "Members"),
    "results.list_b1": Text("Điểm B1", "B1 points"),
    "results.list_b2": Text("Điểm B2", "B2 points"),
    "results.list_class": Text("Phân loại", "Class"),
    "results.list_last_class": Text("Phân loại năm trước (theo phiếu)", "Last year's class (form)"),
    "results.list_notes": Text("Ghi chú", "Notes"),
    "results.list_income": Text(
        "Thu nhập {income} đồng/người/tháng", "Income {income} đồng/member/month"
    ),
    "results.list_recorded": Text("Theo phân loại đã ghi trên phiếu", "Class as recorded"),
    "results.list_nobody": Text("Không có hộ nào được phân loại.", "No household has a class."),
    "results.list_total": Text(
        "Tổng cộng: {households} hộ, {members} nhân khẩu. Trong đó:",
        "Total: {households:household|households}, {members:member|members}. Among them:",
    ),
    "results.list_total_none": Text(
        "Tổng cộng: 0 hộ, 0 nhân khẩu.", "Total: 0 households, 0 members."
    ),
    "results.list_of_class": Text(
        "– {klass}: {households} hộ, {members} nhân khẩu",
        "– {klass}: {households:household|households}, {members:member|members}",
    ),
    "results.list_rejected": Text(
        "Chưa có trong danh sách này: {count} hộ có phiếu còn lỗi, phải sửa trước khi phân loại.",
        "Not in this list: {count:household|households} whose sheets have errors to correct first.",
    ),
    "results.list_departed": Text(
        "Đã rời danh sách (chết, chuyển đi, nhập vào hộ khác): {count} hộ.",
        "Left the list (died, moved away, joined another): {count:household|households}.",
    ),
    "results.list_page": Text("Trang &P", "Page &P"),
    "results.list_village_head": Text(
        "{village}: {households} hộ, {members} nhân khẩu",
        "{village}: {households:household|households}, {members:member|members}",
    ),
    "results.list_no_village": Text("Chưa ghi thôn", "No village given"),
    "results.list_date": Text("{place}, ngày … tháng … năm …", "{place}, day … month … year …"),
    "results.list_prepared": Text("NGƯỜI LẬP DANH SÁCH", "PREPARED BY"),
    "results.list_prepared_hint": Text("(Ký, ghi rõ họ tên)", "(Signature and full name)"),
    "results.list_committee_signs": Text("TM. ỦY BAN NHÂN DÂN", "FOR THE PEOPLE'S COMMITTEE"),
    "results.list_chairman": Text("CHỦ TỊCH", "CHAIRPERSON"),
    "results.printed_cell": Text(
        "ô {cell}: ghi «{said}», kết quả là «{due}»",
        "{cell}: says “{said}”, results have “{due}”",
    ),
    "results.printed_blank": Text("(trống)", "(blank)"),
    "results.printed_nobody": Text(
        "(không có hộ nào như dòng này)", "(no household is as this row says)"
    ),
    "results.printed_unlisted": Text(
        "{klass}, hộ {code} – thiếu trên danh sách", "{klass}, household {code} – not on the list"
    ),
    "results.printed_number": Text("(mỗi số thứ tự một lần)", "(each running number once)"),
    "results.printed_headings": Text(
        "(dòng tiêu đề có cột {name})", "(a row of headings with the column {name})"
    ),
    "results.moves_title": Text(
        "DANH SÁCH HỘ, NGƯỜI RỜI ĐI VÀ MỚI ĐẾN TRONG KỲ RÀ SOÁT",
        "HOUSEHOLDS AND PEOPLE WHO LEFT AND CAME IN THE PERIOD OF THE REVIEW",
    ),
    "results.moves_stt": Text("STT", "No."),
    "results.moves_name": Text("Họ và tên", "Name"),
    "results.moves_birth": Text("Năm sinh", "Born"),
    "results.moves_village": Text("Thôn/ấp/bản/tổ dân phố", "Village"),
    "results.moves_reason": Text("Lý do", "Reason"),
    "results.moves_class": Text("Phân loại", "Class"),
    "results.moves_notes": Text("Ghi chú", "Notes"),
    "results.moves_households_left": Text(
        "Hộ rời danh sách (ghi tên chủ hộ, phân loại đầu kỳ): {count} hộ",
        "Households that left (head, class at the start): {count:household|households}",
    ),
    "results.moves_households_came": Text(
        "Hộ mới chuyển đến, tách ra hoặc nhận hộ khác (phân loại kỳ này): {count} hộ",
        "Households that came, split off or took one in (class now): {count:household|households}",
    ),
    "results.moves_people_left": Text(
        "Người chết, chuyển đi hoặc tách ra (phân loại hộ kỳ này): {count} người",
        "People who died, left or split off (class of the household now): {count:person|people}",
    ),
    "results.moves_people_came": Text(
        "Người mới vào hộ (phân loại hộ kỳ này): {count} người",
        "People who are new in a household (class of it now): {count:person|people}",
    ),
    "results.moves_of_household": Text(
        "Hộ {head}, quan hệ: {relation}", "Household of {head}, relation: {relation}"
    ),
    "results.moves_was_head": Text(
        "Chủ hộ cũ; chủ hộ nay: {head}", "Was the head; the head now: {head}"
    ),
    "results.moves_no_head": Text(
        "Chủ hộ cũ; hộ nay chưa có chủ hộ, lớn tuổi nhất: {eldest}",
        "Was the head; the household has no head now, the eldest: {eldest}",
    ),
    "results.moves_origin": Text("Hộ gốc: {other}", "Household of origin: {other}"),
    "results.moves_went_into": Text("Nhập vào hộ: {other}", "Went into the household of: {other}"),
    "results.moves_took_in": Text("Nhận hộ: {other}", "Took in the household of: {other}"),
    "results.list_chairman_hint": Text("(Ký tên, đóng dấu)", "(Signature and seal)"),
    "results.summary_title": Text(
        "Tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo",
        "Summary of the review of poor and near-poor households",
    ),
    "results.unit_year": Text("{unit} – năm {year}", "{unit} – year {year}"),
    "results.verdict": Text("Kết luận về tệp", "Verdict on the file"),
    "results.part_counts": Text("Số dòng của trang Hộ", "Rows of the sheet Hộ"),
    "results.count_read": Text("Đã đọc", "Read"),
    "results.count_scored": Text("Đã chấm điểm", "Scored"),
    "results.count_rejected": Text("Bị từ chối vì có lỗi", "Rejected because of errors"),
    "results.count_blank": Text("Dòng trống", "Blank"),
    "results.count_departed": Text("Đã rời danh sách", "Left the list"),
    "results.part_classes": Text("Phân loại", "Classes"),
    "results.households": Text("Số hộ", "Households"),
    "results.members": Text("Số nhân khẩu", "Members"),
    "results.rate_households": Text("% tổng số hộ dân cư", "% of all resident households"),
    "results.rate_members": Text("% tổng số nhân khẩu", "% of all residents"),
    "results.multidimensional": Text(
        "Nghèo đa chiều (hộ nghèo và hộ cận nghèo)",
        "Multidimensionally poor (poor and near-poor)",
    ),
    "results.total_scored": Text("Cộng số hộ đã chấm điểm", "All scored households"),
    "results.total_resident": Text("Tổng số dân cư của xã", "All residents of the commune"),
    "results.rate_over": Text(
        "Số hộ (hoặc nhân khẩu) đã chấm điểm lớn hơn tổng số dân cư ở trang Thông tin, nên không "
        "tính tỷ lệ. Hãy kiểm tra Tổng số hộ dân cư và Tổng số nhân khẩu.",
        "More households (or members) were scored than the sheet Thông tin gives as residents, so "
        "rates are left out. Check Tổng số hộ dân cư and Tổng số nhân khẩu.",
    ),
    "results.part_deprived": Text("Thiếu hụt theo chỉ số", "Deprivation by indicator"),
    "results.indicator": Text("Chỉ số", "Indicator"),
    "results.poor_households": Text("Hộ nghèo thiếu hụt", "Poor, deprived"),
    "results.poor_share": Text("% số hộ nghèo", "% of poor households"),
    "results.near_households": Text("Hộ cận nghèo thiếu hụt", "Near-poor, deprived"),
    "results.near_share": Text("% số hộ cận nghèo", "% of near-poor households"),
    "results.part_groups": Text("Nhóm hộ", "Groups"),
    "results.group": Text("Nhóm", "Group"),
    "results.group_minority": Text("Hộ dân tộc thiểu số", "Ethnic minority"),
    "results.group_no_labour": Text("Hộ không có khả năng lao động", "Without labour capacity"),
    "results.group_merit": Text("Hộ có người có công với cách mạng", "With people of merit"),
    "results.group_woman": Text("Chủ hộ là nữ", "Headed by a woman"),
    "results.groups_note": Text(
        "Một hộ có thể thuộc nhiều nhóm, nên các nhóm không cộng lại thành tổng.",
        "A household may be in several groups, so groups do not add up to the total.",
    ),
    "results.chart_classes": Text("Số hộ theo phân loại", "Households by class"),
    "results.chart_deprived": Text(
        "Số hộ thiếu hụt theo từng chỉ số", "Deprived households by indicator"
    ),
    "results.axis_class": Text("Phân loại", "Class"),
    "results.axis_households": Text("Số hộ (hộ)", "Households (number)"),
    "results.fault_severity": Text("Mức độ", "Severity"),
    "results.fault_code": Text("Mã lỗi", "Code"),
    "results.fault_category": Text("Loại", "Category"),
    "results.fault_household": Text("Mã hộ", "Household"),
    "results.fault_sheet": Text("Trang", "Sheet"),
    "results.fault_cell": Text("Ô", "Cell"),
    "results.fault_column": Text("Cột", "Column"),
    "results.fault_value": Text("Giá trị", "Value"),
    "results.fault_message": Text("Nội dung", "What is wrong"),
    "results.fault_hint": Text("Cách sửa", "What to do"),
    "results.block_message": Text(
        "{title}: còn {count} ô nữa trong {cells}.", "{title}: {count} more cells in {cells}."
    ),
    "results.block_hint": Text(
        "Sửa cả cột như các ô ở trên; ravo check --format csv kể từng ô.",
        "Correct the column as the cells above; ravo check --format csv names each cell.",
    ),
    "results.block_hint_plain": Text(
        "Sửa cả cột như các ô ở trên.", "Correct the column as the cells above."
    ),
    "results.no_faults": Text("Không có lỗi nào.", "There are no faults."),
    "results.category_1": Text("1. Tệp", "1. File"),
    "results.category_2": Text("2. Ô", "2. Cell"),
    "results.category_3": Text("3. Hộ", "3. Household"),
    "results.category_4": Text("4. Bảng khảo sát", "4. Workbook"),
    "results.category_5": Text("5. Tiêu chí", "5. Rules"),
    "results.category_6": Text("6. Lịch sử", "6. History"),
    "results.method_title": Text("Cách tính", "How it was worked out"),
    "results.method_edition": Text("Bộ tiêu chí", "Criteria set"),
    "results.method_edition_sha": Text("SHA-256 của bộ tiêu chí", "SHA-256 of the criteria set"),
    "results.method_converted": Text("Số tiền được quy đổi", "Sums converted"),
    "results.converted": Text(
        "Trang {sheet}, cột {column} ({heading}): {unit} → {into}",
        "Sheet {sheet}, column {column} ({heading}): {unit} → {into}",
    ),
    "results.method_input": Text("Tệp khảo sát", "Survey workbook"),
    "results.method_sha": Text("SHA-256 của tệp", "SHA-256 of the workbook"),
    "results.method_version": Text("Phiên bản ravo", "ravo version"),
    "results.codes_apart": Text(
        " Cả cột mã hộ như vậy: {count} trên {rows} dòng không khớp hộ nào (trang Hộ ghi như "
        "{other}), có thể do mất số 0 ở đầu hoặc đánh mã theo cách khác. "
        "Các dòng này chưa được tính cho hộ nào.",
        " So is the whole column of codes: {count} of {rows} rows match no household (the sheet "
        "Hộ has codes such as {other}); zeros in front may be lost, "
        "or the codes are of another kind. These rows count for no household.",
    ),
    "results.method_answers": Text("Câu trả lời thiếu hụt", "Answers of deprivation"),
    "results.method_answers_confirmed": Text(
        "Đã được xác nhận là không ghi ngược nghĩa.", "Confirmed as not reversed."
    ),
    "results.method_day": Text("Ngày chốt số liệu", "Day of the figures"),
    "results.method_no_edition": Text(
        "Không có bộ tiêu chí nào được áp dụng.", "No criteria set was applied."
    ),
    "results.reconciled": Text(
        "{read} dòng đã đọc = {scored} đã chấm điểm + {rejected} bị từ chối + {blank} "
        "trống{departed}.",
        "{read} rows read = {scored} scored + {rejected} rejected + {blank} blank{departed}.",
    ),
    "results.and_departed": Text(" + {count} đã rời danh sách", " + {count} that left the list"),
    "results.not_reconciled": Text(
        "KHÔNG KHỚP: {read} dòng đã đọc ≠ {scored} đã chấm điểm + {rejected} bị từ chối + "
        "{blank} trống{departed}.",
        "DOES NOT ADD UP: {read} rows read ≠ {scored} scored + {rejected} rejected + {blank} "
        "blank{departed}.",
    ),
    "results.part_lines": Text("Trị số của bộ tiêu chí", "Values of the criteria set"),
    "results.line_name": Text("Tên trị số", "Name of the value"),
    "results.name_of_line": Text(
        "Mức {measure} của {klass}, khu vực {area}", "Line of {klass} by {measure}, {area}"
    ),
    "results.line_by_b1": Text("điểm B1", "B1 points"),
    "results.line_by_income": Text("thu nhập", "income"),
    "results.age_years": Text("tuổi", "years"),
    "results.age_years_months": Text("tuổi {months} tháng", "years, {months:month|months}"),
    "results.half": Text("một nửa", "half"),
    "results.of_members": Text("số nhân khẩu", "of the members"),
    "results.retirement_age": Text("Tuổi nghỉ hưu", "Retirement age"),
    "results.cutoff_working_age": Text("Tuổi lao động, từ", "Working age, from"),
    "results.cutoff_child_under": Text("Trẻ em: dưới", "A child: under"),
    "results.cutoff_elderly_from": Text("Người cao tuổi: từ", "Elderly: from"),
    "results.cutoff_share": Text("Người phụ thuộc: quá", "Dependants: more than"),
    "results.cutoff_age_from": Text("Tính từ tuổi", "From the age of"),
    "results.cutoff_age_under": Text("Tính đến dưới tuổi", "Under the age of"),
    "results.cutoff_upper_secondary_from": Text(
        "Cần bằng trung học phổ thông, từ tuổi", "Upper secondary needed from the age of"
    ),
    "results.cutoff_structures": Text(
        "Kết cấu không bền chắc, từ", "Structures that are not durable, from"
    ),
    "results.cutoff_square_metres": Text("Diện tích bình quân, dưới", "Floor area, under"),
    "results.line_class": Text("Phân loại hoặc chỉ số", "Class or indicator"),
    "results.line_area": Text("Khu vực", "Area"),
    "results.line_above": Text("Trên", "Above"),
    "results.line_upto": Text("Đến và bằng, hoặc trị số", "Up to and including, or value"),
    "results.line_unit": Text("Đơn vị", "Unit"),
    "results.line_count": Text("Số chỉ số thiếu hụt", "Deprived indicators"),
    "results.line_citation": Text("Điều khoản", "Article"),
    "results.line_mark": Text("Độ chắc chắn", "How sure"),
    "results.line_from": Text("Áp dụng từ", "Applies from"),
    "results.line_to": Text("Áp dụng đến", "Applies to"),
    "results.line_checked": Text("Đối chiếu ngày", "Checked on"),
    "results.any_count": Text("bất kỳ", "any"),
    "results.b2_points": Text(
        "Điểm B2 cho một chỉ số thiếu hụt", "B2 points of a deprived indicator"
    ),
    "results.retirement_men": Text(
        "Tuổi nghỉ hưu của nam (chỉ số 1)", "Retirement age of men (indicator 1)"
    ),
    "results.retirement_women": Text(
        "Tuổi nghỉ hưu của nữ (chỉ số 1)", "Retirement age of women (indicator 1)"
    ),
    "results.mark_quoted": Text("trích nguyên văn, từ hai nguồn", "quoted by two sources"),
    "results.mark_secondary": Text("theo một nguồn", "one source"),
    "results.mark_unverified": Text("chưa đối chiếu", "unverified"),
    "results.mark_absent": Text("chưa có trị số", "absent"),
    "results.part_absent": Text("Trị số chưa có", "Values not at hand"),
    "results.absent_line": Text(
        "{name}: văn bản có trị số này nhưng chưa có trong bộ tiêu chí; "
        "không hộ nào được phân loại theo trị số đoán.",
        "{name}: the law has this value but the criteria set does not; "
        "no household is classed by a guess.",
    ),
    "results.absent_indicators": Text(
        "Bộ tiêu chí chưa có danh mục chỉ số.", "The criteria set lacks its list of indicators."
    ),
    "results.absent_formula": Text(
        "Chỉ số {number} ({label}): chưa có ngưỡng để suy ra từ dữ kiện; "
        "chỉ dùng câu trả lời của phiếu.",
        "Indicator {number} ({label}): no cut-off to derive it from facts; "
        "only the form's answer counts.",
    ),
    "results.no_absent": Text("Không có.", "None."),
    "results.row_note": Text(
        "Ô để trống được coi là chưa có câu trả lời, không phải là “Không”.",
        "A blank is taken as no answer, not as “No”.",
    ),
    "results.place_commune": Text("Xã/phường/thị trấn", "Commune"),
    "results.total_district": Text("Cộng {district}", "Total {district}"),
    "results.total": Text("Cộng", "Total"),
    "results.closing_poor": Text("Nghèo", "Poor"),
    "results.closing_near_poor": Text("Cận nghèo", "Near-poor"),
    "results.closing_average_living": Text("Mức TB", "Average"),
    "results.closing_not_poor": Text("Không nghèo", "Not poor"),
    "results.closing_undetermined": Text("Chưa đủ TT", "Open"),
    "results.closing_read": Text("Đọc", "Read"),
    "results.closing_scored": Text("Chấm điểm", "Scored"),
    "results.closing_rejected_rows": Text("Từ chối", "Rejected"),
    "results.closing_blank": Text("Trống", "Blank"),
    "results.closing_departed": Text("Đã rời DS", "Left"),
    "results.closing_accepted": Text("Chấp nhận", "Accepted"),
    "results.closing_accepted_with_warnings": Text("Có cảnh báo", "With warnings"),
    "results.closing_partly_accepted": Text("Một phần", "Partly"),
    "results.closing_rejected": Text("Từ chối", "Rejected"),
    "results.closing_verdict": Text("Kết luận", "Verdict"),
    "results.col_code": Text("Mã hộ", "Household code"),
    "results.col_head_name": Text("Họ và tên chủ hộ", "Head of household"),
    "results.col_village": Text("Thôn/ấp/bản/tổ dân phố", "Village"),
    "results.col_ethnicity": Text("Dân tộc", "Ethnicity"),
    "results.col_head_sex": Text("Giới tính", "Sex of head"),
    "results.col_head_birth_year": Text("Năm sinh", "Birth year of head"),
    "results.col_size": Text("Số nhân khẩu", "Members"),
    "results.col_opening_class": Text("Phân loại đầu kỳ", "Opening class"),
    "results.col_area": Text("Khu vực", "Area"),
    "results.col_b1": Text("Điểm B1", "B1 points"),
    "results.col_income": Text(
        "Thu nhập bình quân (đồng/người/tháng)", "Income (đồng/member/month)"
    ),
    "results.col_no_labour_capacity": Text(
        "Hộ không có khả năng lao động", "Without labour capacity"
    ),
    "results.col_merit": Text("Hộ có người có công với cách mạng", "With people of merit"),
    "results.col_works_in_agriculture": Text(
        "Làm nông, lâm, ngư, diêm nghiệp", "Works in agriculture, forestry, fishery or salt"
    ),
    "results.col_local_ethnic": Text("Hộ dân tộc tại chỗ", "Local ethnic group"),
    "results.col_cause_land": Text("Thiếu đất sản xuất", "Lacks land"),
    "results.col_cause_capital": Text("Thiếu vốn", "Lacks capital"),
    "results.col_cause_labour": Text("Thiếu lao động", "Lacks labour"),
    "results.col_cause_tools": Text(
        "Thiếu công cụ/phương tiện sản xuất", "Lacks tools or means of production"
    ),
    "results.col_cause_knowledge": Text("Thiếu kiến thức sản xuất", "Lacks production knowledge"),
    "results.col_cause_skills": Text("Thiếu kỹ năng lao động", "Lacks working skills"),
    "results.col_cause_illness": Text("Ốm đau, bệnh nặng, tai nạn", "Illness or accident"),
    "results.col_cause_other": Text("Nguyên nhân khác", "Other cause"),
    "results.col_need_health": Text("Nhu cầu hỗ trợ y tế", "Needs health support"),
    "results.col_need_education": Text("Nhu cầu hỗ trợ giáo dục", "Needs education support"),
    "results.col_need_production": Text("Nhu cầu hỗ trợ sản xuất", "Needs production support"),
    "results.col_need_credit": Text("Nhu cầu vay vốn tín dụng", "Needs credit"),
    "results.col_need_housing": Text("Nhu cầu hỗ trợ nhà ở", "Needs housing support"),
    "results.col_need_other": Text("Nhu cầu hỗ trợ khác", "Other need"),
    "results.col_change_reason": Text("Lý do biến động", "Reason of change"),
    "results.col_origin_code": Text("Mã hộ gốc", "Code of origin household"),
}
