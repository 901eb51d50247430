"""Texts of the monthly review: its papers, the reasons of its decisions, what was applied."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "monthly.no_date": Text(
        "trang Thông tin không có Ngày chốt số liệu đọc được",
        "the sheet Thông tin has no Ngày chốt số liệu that can be read",
    ),
    "monthly.household": Text("hộ {code}", "household {code}"),
    "monthly.no_code_there": Text("dòng không có mã hộ", "a row without a household code"),
    "monthly.asked_enter": Text(
        "Công nhận hộ nghèo, hộ cận nghèo (Mẫu 01)", "To be poor or near-poor (Mẫu 01)"
    ),
    "monthly.asked_escape": Text(
        "Công nhận thoát nghèo, thoát cận nghèo (Mẫu 04)", "To have escaped poverty (Mẫu 04)"
    ),
    "monthly.asked_average": Text(
        "Xác định mức sống trung bình (Mẫu 01)", "To be average-living (Mẫu 01)"
    ),
    "monthly.asked_none": Text("Không có giấy đề nghị", "No request"),
    "monthly.off_list": Text("không có trong danh sách", "not on the list"),
    "monthly.why_entered": Text(
        "Theo giấy đề nghị; kết quả rà soát: {scored}.", "As asked; the review finds: {scored}."
    ),
    "monthly.why_arrived": Text(
        "Hộ mới đến hoặc mới tách; kết quả rà soát: {scored}.",
        "A household that moved here or split off; the review finds: {scored}.",
    ),
    "monthly.why_waiting": Text(
        "Hộ mới, chưa đủ căn cứ để xếp loại: đã ghi vào danh sách với các thành viên, chưa xếp "
        "loại. Hộ có giấy đề nghị (Mẫu 01) thì ghi đề nghị, căn cứ ở bảng đề nghị của tháng sau.",
        "A new household without enough evidence for a class: it is on the list with its members, "
        "without a class. Where it asks on Mẫu 01, fill in request and evidence next month.",
    ),
    "monthly.no_request_yet": Text("chưa có giấy đề nghị (Mẫu 01)", "no request on Mẫu 01 yet"),
    "monthly.why_escaped": Text(
        "Theo giấy đề nghị; kết quả rà soát: {scored}.", "As asked; the review finds: {scored}."
    ),
    "monthly.why_average": Text(
        "Theo giấy đề nghị; thu nhập đủ điều kiện mức sống trung bình.",
        "As asked; the income is that of the average living standard.",
    ),
    "monthly.why_departed": Text("Không còn ở địa bàn.", "No longer in the commune."),
    "monthly.why_resized": Text("Thay đổi số khẩu.", "The members changed."),
    "monthly.why_people": Text("{other}.", "{other}."),
    "monthly.why_unknown_leaver": Text(
        "Người ghi là đã chết hoặc rời hộ không có trong danh sách của hộ: {other}. Kiểm tra họ "
        "tên, năm sinh, mã hộ; người đã ghi ở tháng trước thì xóa dòng.",
        "Who is recorded as dead or gone is not on the list of the household: {other}. Check name, "
        "birth year and code; delete the row of somebody recorded in an earlier month.",
    ),
    "monthly.why_half_move": Text(
        "Có người chuyển giữa hộ này và hộ {other}, nhưng mới rõ một bên: chưa ghi ở cả hai hộ để "
        "không ai bị tính hai lần hoặc sót. Ở hộ người ấy rời đi phải có dòng ghi Chuyển đi hoặc "
        "Tách hộ, ở hộ nhận phải có dòng ghi Nhập hộ hoặc Tách hộ; hộ {other} còn việc khác phải "
        "làm rõ thì làm trước. Nếu là người khác trùng tên thì ghi số định danh cá nhân.",
        "Somebody goes between this household and household {other}, and one side is clear only: "
        "neither follows yet, so that nobody counts twice or nowhere. The household that is left "
        "needs the row with Chuyển đi or Tách hộ, the one that takes in the row with Nhập hộ or "
        "Tách hộ; clear up what else is open of household {other} first. Of another person of "
        "that name write the citizen number.",
    ),
    "monthly.why_recounted": Text(
        "Sửa số khẩu cho đúng số người của hộ trong danh sách.",
        "The number of members is corrected to that of the people on the list.",
    ),
    "monthly.why_stray": Text(
        "Người không thuộc hộ nào trong bảng đề nghị: {other}. Mã hộ ở dòng này trống, sai, hoặc "
        "trang Hộ không có: ghi đúng mã hộ, không thì người ấy chưa được tính vào biến động.",
        "A person of no household of the requests: {other}. The household code of this row is "
        "blank, wrong, or not on the sheet Hộ: write it; until then nothing follows from the row.",
    ),
    "monthly.why_came_before": Text(
        "Người ghi là mới sinh hoặc mới đến đã có trong danh sách của hộ: {other}. Nếu đã ghi ở "
        "tháng trước thì xóa Lý do biến động của dòng ấy.",
        "Who is recorded as born or come is on the list of the household already: {other}. Delete "
        "the reason of a row that was recorded in an earlier month.",
    ),
    "monthly.why_no_reason": Text(
        "Thành viên khác với danh sách mà không ghi Lý do biến động ({other}). Ghi lý do ở dòng "
        "của người ấy (người đã bị xóa thì ghi lại dòng); sửa tên thì để đến kỳ rà soát cuối năm.",
        "The members differ from the list without a reason ({other}). Write the reason in the row "
        "of that person (write a deleted row again); a name is corrected with the yearly review.",
    ),
    "monthly.why_some_left": Text(
        "Bảng đề nghị chỉ có dòng của những người đã chết, rời hộ, còn danh sách có nhiều người "
        "hơn. Cả hộ không còn thì ghi Lý do biến động ở trang Hộ; còn người ở lại thì ghi đủ dòng "
        "của họ.",
        "The requests have rows of those who died or left only, and the list has more people. "
        "Where the whole household is gone write its reason on the sheet Hộ; else add the rows of "
        "those who stayed.",
    ),
    "monthly.no_reason_given": Text("chưa ghi lý do", "no reason"),
    "monthly.row_gone": Text("dòng đã xóa", "a deleted row"),
    "monthly.part_people": Text(
        "3. Biến động nhân khẩu của các hộ còn ở địa bàn",
        "3. People who left or came, of households that stay",
    ),
    "monthly.col_people_month": Text("Trong tháng (người)", "This month (people)"),
    "monthly.col_people_year": Text("Từ đầu năm (người)", "Since the start of the year (people)"),
    "monthly.why_above": Text("Kết quả rà soát: {scored}.", "The review finds: {scored}."),
    "monthly.why_no_income": Text(
        "Chưa xác định thu nhập 12 tháng, nên chưa đủ căn cứ công nhận hay từ chối mức sống trung "
        "bình. Bổ sung thu nhập.",
        "No income of 12 months was worked out, so there is no ground to grant or refuse the "
        "average living standard. Add the income.",
    ),
    "monthly.why_not_farming": Text(
        "Hộ không làm nông nghiệp, lâm nghiệp, ngư nghiệp, diêm nghiệp.",
        "The household does not work in agriculture, forestry, fishery or salt.",
    ),
    "monthly.why_too_much": Text(
        "Thu nhập hoặc điều kiện khác không thuộc mức sống trung bình; kết quả rà soát: {scored}.",
        "The income or another condition is not that of the average living standard; the review "
        "finds: {scored}.",
    ),
    "monthly.why_still": Text(
        "Kết quả rà soát vẫn là: {scored}.", "The review still finds: {scored}."
    ),
    "monthly.why_worse": Text(
        "Hộ xin ra khỏi danh sách nhưng kết quả rà soát là: {scored}. Muốn đổi sang loại này, hộ "
        "cần giấy đề nghị Mẫu 01.",
        "The household asks to leave the list, and the review finds: {scored}. For that class it "
        "needs a request on Mẫu 01.",
    ),
    "monthly.why_same_class": Text(
        "Hộ đang được công nhận: {before}; kết quả rà soát không đổi.",
        "The household has the class already: {before}; the review finds the same.",
    ),
    "monthly.why_needs_escape": Text(
        "Hộ đang được công nhận: {before}; kết quả rà soát là: {scored}. Muốn ra khỏi danh sách "
        "hoặc chuyển loại, hộ cần giấy đề nghị Mẫu 04; xin mức sống trung bình thì kèm cả Mẫu 01.",
        "The household is on the list: {before}; the review finds: {scored}. To leave the list or "
        "that class it needs a request on Mẫu 04; for average living one on Mẫu 01 beside it.",
    ),
    "monthly.why_not_listed": Text(
        "Đề nghị ra khỏi danh sách (Mẫu 04) nhưng hộ không có trong danh sách hộ nghèo, hộ cận "
        "nghèo. Kiểm tra lại mã hộ.",
        "A request to leave the list (Mẫu 04) by a household that is neither poor nor near-poor. "
        "Check its code.",
    ),
    "monthly.why_gone_unknown": Text(
        "Ghi là đã chết, chuyển đi hoặc nhập hộ nhưng không có trong danh sách. Kiểm tra mã hộ.",
        "It is recorded as gone, and is not on the list. Check its code.",
    ),
    "monthly.why_twice": Text(
        "Mã hộ có ở nhiều dòng của tháng này: mỗi tháng một hộ một loại. Giữ một dòng.",
        "The code stands in several rows of this month: a household has one class a month. Keep "
        "one row.",
    ),
    "monthly.why_no_request": Text(
        "Chưa ghi Nội dung đề nghị (hoặc Lý do biến động). Ghi rõ hộ đề nghị gì.",
        "Neither Nội dung đề nghị nor Lý do biến động is filled in. Write what the household asks.",
    ),
    "monthly.why_undetermined": Text(
        "Chưa đủ căn cứ để xếp loại. Bổ sung điểm B1 hoặc thu nhập và các câu trả lời.",
        "Not enough evidence for a class. Add B1 points or the income, and the answers.",
    ),
    "monthly.why_rejected": Text(
        "Dòng còn lỗi nên chưa rà soát được. Sửa theo trang Lỗi.",
        "The row has errors and could not be reviewed. Correct it by the sheet Lỗi.",
    ),
    "monthly.why_other_head": Text(
        "Mã hộ này trong danh sách là của chủ hộ khác. Kiểm tra lại mã hộ hoặc họ tên.",
        "On the list the code is that of another head. Check the code or the name.",
    ),
    "monthly.why_same_person": Text(
        "Chủ hộ có thể chính là chủ hộ của hộ {other} trong danh sách. Nếu là một hộ thì dùng mã "
        "ấy; nếu là hai người thì ghi số định danh cá nhân, năm sinh.",
        "The head may be that of household {other} on the list. Where it is one household, use "
        "that code; of two persons give citizen number and birth year.",
    ),
    "monthly.why_member_elsewhere": Text(
        "Người trong hộ này có tên và năm sinh như người của hộ {other} trong danh sách. Nếu là "
        "một hộ thì dùng mã ấy; nếu đã tách ra thì ghi Lý do biến động là Tách hộ, Mã hộ gốc là mã "
        "ấy.",
        "People of this household have the name and birth year of people of household {other} on "
        "the list. Where it is one household, use that code; where it split off, write Tách hộ as "
        "its reason, and that code as Mã hộ gốc.",
    ),
    "monthly.why_two_codes": Text(
        "Người trong hộ này giống người của hộ {other} cũng ở bảng đề nghị tháng này. Nếu là một "
        "hộ thì giữ một mã, bỏ dòng kia.",
        "People of this household are like those of household {other}, also among the requests of "
        "this month. Where it is one household, keep one code and leave out the other row.",
    ),
    "monthly.why_no_origin": Text(
        "Ghi là tách từ hộ {other}, nhưng hộ ấy không có trong danh sách. Kiểm tra Mã hộ gốc; nếu "
        "hộ gốc chưa từng được rà soát thì để trống ô này.",
        "It is recorded as split off from household {other}, which is not on the list. Check Mã hộ "
        "gốc; where that household was never reviewed, leave the cell blank.",
    ),
    "monthly.why_took_in": Text(
        "Ghi là nhập vào hộ {other}, nhưng tháng này chưa có dòng của hộ {other} với số khẩu mới. "
        "Thêm dòng của hộ ấy.",
        "It is recorded as joined to household {other}, of which this month has no row with its "
        "members now. Add a row for that household.",
    ),
    "monthly.why_asks_and_left": Text(
        "Một dòng vừa có giấy đề nghị vừa ghi là không còn ở địa bàn. Hỏi lại: hộ còn ở thì xóa Lý "
        "do biến động; hộ không còn thì xóa Nội dung đề nghị.",
        "The row has a request and is recorded as gone. Ask again: where the household is there, "
        "delete its reason of change; where it is gone, delete the request.",
    ),
    "monthly.why_conflict": Text(
        "Các tệp gộp ghi khác nhau về hộ này mà chưa ai quyết định. Chọn ở cột Quyết định của "
        "trang Xung đột, gộp lại, rồi làm lại tháng này.",
        "The merged files disagree on this household, and nobody has decided. Choose in the column "
        "Quyết định of the sheet Xung đột, merge again, and do the month again.",
    ),
    "monthly.why_contradicts": Text(
        "Dòng còn mâu thuẫn ở chỗ quyết định kết quả: {other}. Đối chiếu với phiếu rồi sửa, xem "
        "trang Lỗi.",
        "What decides on the row contradicts itself: {other}. Compare it with the form and correct "
        "it, see the sheet Lỗi.",
    ),
    "monthly.why_left_before": Text(
        "Hộ đã ra khỏi địa bàn trước đó. Nếu đã quay lại, ghi Lý do biến động là Chuyển đến.",
        "The household had left the commune. Where it came back, write Chuyển đến as its reason.",
    ),
    "monthly.why_average_below": Text(
        "Hộ xin mức sống trung bình nhưng kết quả rà soát là: {scored}. Hỏi lại hộ có đề nghị công "
        "nhận loại này không.",
        "The household asks for the average living standard, and the review finds: {scored}. Ask "
        "whether it requests that class.",
    ),
    "monthly.why_denies": Text(
        "Nội dung đề nghị là mức sống trung bình nhưng cột Đề nghị mức sống trung bình ghi Không.",
        "The request is for the average living standard, and the column that asks for it says no.",
    ),
    "monthly.why_no_code": Text("Dòng không có mã hộ.", "The row has no household code."),
    "monthly.title_decided": Text(
        "DANH SÁCH HỘ ĐƯỢC CÔNG NHẬN VÀ HỘ RA KHỎI DANH SÁCH QUA RÀ SOÁT THƯỜNG XUYÊN",
        "HOUSEHOLDS RECOGNISED AND HOUSEHOLDS THAT LEAVE THE LIST BY THE MONTHLY REVIEW",
    ),
    "monthly.with_decision": Text(
        "(Kèm theo Quyết định số ……/QĐ-UBND ngày … tháng … năm …)",
        "(With decision no. …… of day … month … year …)",
    ),
    "monthly.title_refused": Text(
        "DANH SÁCH HỘ CÓ ĐỀ NGHỊ CHƯA ĐƯỢC CÔNG NHẬN QUA RÀ SOÁT THƯỜNG XUYÊN",
        "REQUESTS THAT WERE NOT RECOGNISED BY THE MONTHLY REVIEW",
    ),
    "monthly.title_report": Text(
        "KẾT QUẢ RÀ SOÁT THƯỜNG XUYÊN HỘ NGHÈO, HỘ CẬN NGHÈO",
        "RESULT OF THE MONTHLY REVIEW OF POOR AND NEAR-POOR HOUSEHOLDS",
    ),
    "monthly.title_ledger": Text(
        "BIẾN ĐỘNG TỪ ĐẦU NĂM QUA RÀ SOÁT THƯỜNG XUYÊN",
        "MOVEMENTS SINCE THE START OF THE YEAR BY THE MONTHLY REVIEW",
    ),
    "monthly.title_open": Text("VIỆC CẦN LÀM RÕ CỦA THÁNG", "REQUESTS TO BE CLEARED UP"),
    "monthly.note_waiting": Text(
        "Riêng hộ mới, không có giấy đề nghị, ở cuối trang: đã có trong danh sách, chưa xếp loại.",
        "New households without a request, at the end: they are on the list, without a class.",
    ),
    "monthly.note_open": Text(
        "Trang của cán bộ rà soát, không in kèm. Các dòng này chưa làm thay đổi danh sách: sửa ở "
        "bảng đề nghị rồi làm lại tháng này từ danh sách của tháng trước.",
        "For the officer, not to be printed. These rows changed nothing: correct the workbook of "
        "requests and do the month again from the list of the month before.",
    ),
    "monthly.by_request": Text("Theo giấy đề nghị", "By request"),
    "monthly.where": Text(
        "{places} – Tháng {month} năm {year}", "{places}, month {month} of {year}"
    ),
    "monthly.due_district": Text(
        "Báo cáo Ủy ban nhân dân cấp huyện ngày {day}", "Due to the district on {day}"
    ),
    "monthly.due_province": Text(
        "Báo cáo Ủy ban nhân dân cấp tỉnh ngày {day}", "Due to the province on {day}"
    ),
    "monthly.group": Text("{name}: {count} hộ", "{name}: {count:household|households}"),
    "monthly.group_poor": Text("Công nhận hộ nghèo", "Recognised as poor"),
    "monthly.group_near_poor": Text("Công nhận hộ cận nghèo", "Recognised as near-poor"),
    "monthly.group_average_living": Text(
        "Công nhận hộ có mức sống trung bình", "Recognised as average-living"
    ),
    "monthly.group_poor_to_near_poor": Text(
        "Công nhận hộ thoát nghèo, trở thành hộ cận nghèo", "Escaped poverty, now near-poor"
    ),
    "monthly.group_poor_to_average": Text(
        "Công nhận hộ thoát nghèo, có mức sống trung bình", "Escaped poverty, now average-living"
    ),
    "monthly.group_near_poor_to_average": Text(
        "Công nhận hộ thoát cận nghèo, có mức sống trung bình",
        "No longer near-poor, now average-living",
    ),
    "monthly.group_out_of_poor": Text("Công nhận hộ thoát nghèo", "Escaped poverty"),
    "monthly.group_out_of_near_poor": Text("Công nhận hộ thoát cận nghèo", "No longer near-poor"),
    "monthly.group_departed": Text(
        "Hộ không còn ở địa bàn (chết, chuyển đi, nhập hộ)", "Households that left the commune"
    ),
    "monthly.group_resized": Text("Hộ thay đổi số khẩu", "Households whose members changed"),
    "monthly.group_settled": Text(
        "Hộ trước đây chưa xếp loại, nay đã rõ", "Households without a class before"
    ),
    "monthly.col_number": Text("STT", "No."),
    "monthly.col_head": Text("Họ và tên chủ hộ", "Head of the household"),
    "monthly.col_village": Text("Thôn/ấp", "Village"),
    "monthly.col_size": Text("Số khẩu", "Members"),
    "monthly.col_before": Text("Phân loại trước", "Class before"),
    "monthly.col_after": Text("Phân loại mới", "Class now"),
    "monthly.col_asked": Text("Nội dung đề nghị", "Request"),
    "monthly.col_reason": Text("Lý do", "Reason"),
    "monthly.col_month": Text("Tháng", "Month"),
    "monthly.col_code": Text("Mã hộ", "Household code"),
    "monthly.col_cell": Text("Ô ở bảng đề nghị", "Cell in the requests"),
    "monthly.col_todo": Text("Việc cần làm", "What to do"),
    "monthly.nobody_decided": Text(
        "Trong tháng không có hộ nào thay đổi.", "No household changed in this month."
    ),
    "monthly.nobody_refused": Text(
        "Trong tháng không có đề nghị nào không được công nhận.",
        "No request was refused in this month.",
    ),
    "monthly.nobody_open": Text("Không có.", "None."),
    "monthly.part_requests": Text("1. Đề nghị trong tháng", "1. Requests of the month"),
    "monthly.part_classes": Text("2. Danh sách cuối tháng", "2. The list at the end of the month"),
    "monthly.part_form2": Text("4. Diễn biến hộ nghèo", "4. Movements of poor households"),
    "monthly.part_form3": Text("5. Diễn biến hộ cận nghèo", "5. Movements of near-poor households"),
    "monthly.col_content": Text("Nội dung", "Content"),
    "monthly.col_received": Text("Số đề nghị", "Requests"),
    "monthly.col_recognised": Text("Được công nhận", "Recognised"),
    "monthly.col_refused": Text("Không công nhận", "Not recognised"),
    "monthly.col_open": Text("Đang làm rõ", "Being cleared up"),
    "monthly.col_class": Text("Phân loại", "Class"),
    "monthly.col_households": Text("Số hộ", "Households"),
    "monthly.col_members": Text("Số nhân khẩu", "Members"),
    "monthly.col_share": Text("Tỷ lệ hộ (%)", "Share of households (%)"),
    "monthly.rate_of": Text(
        "Tỷ lệ tính trên {count} hộ dân cư theo số liệu năm {year}.",
        "Shares are of the {count:household|households} of the commune by the figures of {year}.",
    ),
    "monthly.col_period": Text("Kỳ", "Period"),
    "monthly.other_changes": Text(
        "Biến động không do đề nghị (sinh, chết, chuyển đến, chuyển đi, tách, nhập)",
        "Changes without a request (born, died, moved, split, joined)",
    ),
    "monthly.short_month": Text("Trong tháng", "This month"),
    "monthly.short_year": Text("Từ đầu năm", "Since the start of the year"),
    "monthly.identity": Text(
        "Cột (9) = (1) − (2) − (3) − (4) + (5) + (6) + (7) + (8).",
        "Column (9) = (1) − (2) − (3) − (4) + (5) + (6) + (7) + (8).",
    ),
    "monthly.gap": Text(
        "Chênh lệch chưa giải trình: {count} ({line}).", "Difference unexplained: {count} ({line})."
    ),
    "monthly.total": Text("Tổng số", "Total"),
    "monthly.applied": Text(
        "Tháng {month}: {decided} thay đổi, {refused} đề nghị không được công nhận, {open} cần làm "
        "rõ.",
        "Month {month}: {decided:change|changes}, {refused:request|requests} not recognised, "
        "{open} to be cleared up.",
    ),
    "monthly.list_now": Text(
        "Danh sách sau tháng {month}: {poor} hộ nghèo, {near_poor} hộ cận nghèo, {average} hộ mức "
        "sống trung bình.",
        "The list after month {month}: {poor} poor, {near_poor} near-poor, {average} "
        "average-living.",
    ),
    "monthly.keep_inside": Text(
        "Danh sách giữ ngày sinh, số định danh ở trang ẩn để khỏi gõ lại: là tệp làm việc của xã, "
        "không gửi đi, không đăng. Gửi cấp trên thì dùng tệp giấy tờ.",
        "The list keeps birth dates and citizen numbers on hidden sheets, so that nobody types "
        "them again: it is the commune's working file, not to be sent or posted. The papers are "
        "what goes out.",
    ),
    "monthly.report_due": Text(
        "Báo cáo của tháng gửi cấp {receiver} ngày {day}.",
        "The report of the month is due to the {receiver} on {day}.",
    ),
    "monthly.district": Text("huyện", "district"),
    "monthly.province": Text("tỉnh", "province"),
}
