"""Texts of the register: lists added and taken back, households and their years."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "register.added": Text(
        "Đã ghi vào sổ theo dõi: {added} lượt hộ (đợt {batch}); ghép với kỳ trước {paired}, "
        "mới {new}, có ở kỳ trước mà nay không còn {left}; đã có sẵn {unchanged}.",
        "Added to the register: {added:household|households} (batch {batch}); paired with the "
        "period before: {paired}, new: {new}, there before and gone now: {left}; there already: "
        "{unchanged}.",
    ),
    "register.nothing_new": Text(
        "Sổ theo dõi không đổi: {unchanged} lượt hộ đã có sẵn.",
        "The register is unchanged: {unchanged:household is|households are} there already.",
    ),
    "register.to_confirm": Text(
        "Còn {count} cặp hộ chưa chắc là một; sổ coi là hai hộ khác nhau "
        "cho đến khi được xác nhận. Lấy bảng để trả lời: ravo register link --blank -o TỆP.xlsx.",
        "{count:pair of households is|pairs of households are} doubtful, and taken for "
        "different households until somebody confirms them. The sheet to answer: "
        "ravo register link --blank -o FILE.xlsx.",
    ),
    "register.check.number": Text("Số", "No."),
    "register.check.id": Text("Mã đợt", "Batch"),
    "register.check.kind": Text("Việc", "Kind"),
    "register.check.at": Text("Lúc", "At"),
    "register.check.by": Text("Người ghi", "By"),
    "register.check.files": Text("Số tệp", "Files"),
    "register.check.taken_back": Text("đã rút", "taken back"),
    "register.check.add": Text("ghi kết quả", "add"),
    "register.check.undo": Text("rút", "undo"),
    "register.check.link": Text("xác nhận ghép hộ", "link"),
    "register.check.event": Text("ghi sự việc", "event"),
    "register.check.complaint": Text("ghi khiếu nại", "complaint"),
    "register.check.complaint_result": Text("kết quả khiếu nại", "complaint's result"),
    "register.check.lists": Text("kỳ, xã", "lists"),
    "register.check.communes": Text("{periods}: {count} xã", "{periods}: {count:commune|communes}"),
    "register.check.support": Text("ghi hỗ trợ", "support"),
    "register.check.sound": Text(
        "Sổ theo dõi nguyên vẹn: {count} đợt.",
        "The register is whole: {count:batch|batches}.",
    ),
    "register.check.broken": Text(
        "Sổ theo dõi có {count} chỗ phải xem.",
        "The register has {count:thing|things} to look at.",
    ),
    "register.undone": Text(
        "Đã rút đợt {batch} khỏi sổ theo dõi (đợt rút {undo}).",
        "Batch {batch} is taken back (by batch {undo}).",
    ),
    "register.merged": Text(
        "Đã gộp vào sổ theo dõi: {batches} đợt mới, {lists} danh sách, {households} lượt hộ; "
        "{unchanged} đợt đã có sẵn.",
        "Merged into the register: {batches:new batch|new batches}, {lists:list|lists}, "
        "{households:household|households}; {unchanged} there already.",
    ),
    "register.merged_nothing": Text(
        "Sổ theo dõi không đổi: {unchanged} đợt đã có sẵn.",
        "The register is unchanged: {unchanged:batch is|batches are} there already.",
    ),
    "register.contradiction_title": Text(
        "Danh sách khác nhau của cùng một xã, cùng một kỳ",
        "Lists of one commune and period that contradict each other",
    ),
    "register.contradiction_note": Text(
        "Mỗi dòng là một danh sách. Sổ theo dõi giữ tất cả nhưng chưa tính danh sách nào cho đến "
        "khi có người quyết định. Hỏi những người đã ghi, tìm tệp đúng, rồi ghi lại tệp ấy vào sổ "
        "kèm lựa chọn thay thế (ravo register add TỆP --replace); các danh sách kia vẫn được giữ "
        "để đối chiếu.",
        "Each row is a list. The register keeps them all, and none counts until somebody decides. "
        "Ask those who brought them, and add the right file once more in their place "
        "(ravo register add FILE --replace); the others are kept.",
    ),
    "register.contradiction_commune": Text("Xã", "Commune"),
    "register.contradiction_period": Text("Kỳ", "Period"),
    "register.contradiction_list": Text("Danh sách", "List"),
    "register.contradiction_place": Text("Thứ {place}", "No. {place}"),
    "register.contradiction_households": Text("Số hộ", "Households"),
    "register.contradiction_poor": Text("Hộ nghèo", "Poor"),
    "register.contradiction_near_poor": Text("Hộ cận nghèo", "Near-poor"),
    "register.contradiction_differing": Text(
        "Số hộ không giống danh sách kia", "Households unlike the other list"
    ),
    "register.contradiction_by": Text("Người ghi", "Brought by"),
    "register.contradiction_at": Text("Lúc", "When"),
    "register.contradiction_file": Text("Tệp", "File"),
    "register.contradiction_batch": Text("Đợt", "Batch"),
    "register.confirm_note": Text(
        "Các cặp dưới đây chưa được coi là một hộ. Điền Có hoặc Không, lưu tệp, rồi ghi vào sổ: "
        "ravo register link TỆP.",
        "The pairs below are not counted as one household. Answer Có or Không, save, and bring "
        "the answers back: ravo register link FILE.",
    ),
    "register.side_old": Text("kỳ trước", "before"),
    "register.side_new": Text("kỳ sau", "after"),
    "register.pair_period": Text("Kỳ ({side})", "Period {side}"),
    "register.pair_code": Text("Mã hộ {side}", "Code {side}"),
    "register.pair_head": Text("Chủ hộ {side}", "Head {side}"),
    "register.pair_birth": Text("Năm sinh ({side})", "Birth year {side}"),
    "register.pair_village": Text("Thôn/ấp {side}", "Village {side}"),
    "register.pair_size": Text("Số khẩu {side}", "Members {side}"),
    "register.pair_place": Text("Xã {side}", "Commune {side}"),
    "register.pair_row": Text("Dòng {side}", "Row {side}"),
    "register.doubtful_written": Text(
        "{open} cặp hộ cần xác nhận, {answered} cặp đã trả lời.",
        "{open:pair waits|pairs wait} for an answer, {answered} have one.",
    ),
    "register.linked": Text(
        "Đã ghi vào sổ theo dõi: {recorded} câu trả lời (đợt {batch}); {unchanged} đã có sẵn.",
        "Recorded in the register: {recorded:answer|answers} (batch {batch}); "
        "{unchanged} there already.",
    ),
    "register.linked_nothing": Text(
        "Sổ theo dõi không đổi: {unchanged} câu trả lời đã có sẵn.",
        "The register is unchanged: {unchanged:answer is|answers are} there already.",
    ),
    "register.col_uid": Text("Mã theo dõi của hộ", "Household id"),
    "register.col_uid_nguoi": Text("Mã theo dõi của người", "Person id"),
    "register.col_uid_khac": Text("Hộ liên quan", "Other household"),
    "register.col_ma_ho_khac": Text("Mã hộ liên quan", "Code of the other household"),
    "register.col_ky": Text("Kỳ", "Period"),
    "register.col_xa": Text("Xã", "Commune"),
    "register.col_ma_xa": Text("Mã xã", "Commune code"),
    "register.col_huyen": Text("Huyện", "District"),
    "register.col_tinh": Text("Tỉnh", "Province"),
    "register.col_ma_ho": Text("Mã hộ", "Household code"),
    "register.col_chu_ho": Text("Chủ hộ", "Head"),
    "register.col_ho_ten": Text("Họ và tên", "Name"),
    "register.col_quan_he": Text("Quan hệ với chủ hộ", "Relation to the head"),
    "register.col_gioi_tinh": Text("Giới tính", "Sex"),
    "register.col_nam_sinh": Text("Năm sinh", "Birth year"),
    "register.col_ngay_sinh": Text("Ngày sinh", "Birth"),
    "register.col_cuoi_cccd": Text("4 số cuối CCCD", "Last four digits of the citizen number"),
    "register.col_dan_toc": Text("Dân tộc", "Ethnicity"),
    "register.col_thon": Text("Thôn/ấp/bản/tổ dân phố", "Village"),
    "register.col_so_khau": Text("Số nhân khẩu", "Members"),
    "register.col_phan_loai_dau_ky": Text("Phân loại đầu kỳ", "Class at the opening"),
    "register.col_phan_loai": Text("Phân loại", "Class"),
    "register.col_ma_phan_loai": Text("Mã phân loại", "Class id"),
    "register.col_tinh_trang": Text("Không phân loại vì", "Not classed because"),
    "register.col_khu_vuc": Text("Khu vực", "Area"),
    "register.col_loai_can_cu": Text("Loại căn cứ", "Kind of evidence"),
    "register.col_gia_tri": Text("Giá trị", "Value"),
    "register.col_muc_chuan": Text("Mức chuẩn", "Line"),
    "register.col_diem_b1": Text("Điểm B1", "B1 points"),
    "register.col_thu_nhap": Text(
        "Thu nhập bình quân (đồng/người/tháng)", "Income (đồng a person and month)"
    ),
    "register.col_lam_nong_nghiep": Text("Làm nông, lâm, ngư, diêm nghiệp", "Works in agriculture"),
    "register.col_ly_do_bien_dong": Text("Lý do biến động", "Reason of change"),
    "register.col_ma_ho_goc": Text("Mã hộ gốc", "Origin code"),
    "register.col_ma_khieu_nai": Text("Mã khiếu nại", "Complaint"),
    "register.col_ve_viec": Text("Về việc", "About"),
    "register.col_nguoi_khieu_nai": Text(
        "Người khiếu nại (chữ đầu)", "Who complains (first letters)"
    ),
    "register.col_ngay_niem_yet": Text("Ngày niêm yết", "Posted on"),
    "register.col_ngay_nhan": Text("Ngày nhận", "Received on"),
    "register.col_so_ngay_phuc_tra": Text("Số ngày phúc tra", "Days of the re-check"),
    "register.col_han_giai_quyet": Text("Hạn giải quyết", "Due on"),
    "register.col_ket_qua": Text("Kết quả", "Result"),
    "register.col_ngay_ket_qua": Text("Ngày có kết quả", "Day of the result"),
    "register.col_ly_do_ket_qua": Text("Lý do kết quả", "Reason of the result"),
    "register.col_phuc_tra": Text("Kỳ hoặc đợt phúc tra", "Settled by"),
    "register.col_so_quyet_dinh": Text("Số quyết định", "Decision number"),
    "register.col_ngay_quyet_dinh": Text("Ngày quyết định", "Decision date"),
    "register.col_bo_chuan": Text("Bộ tiêu chí", "Criteria set"),
    "register.col_cach_ghep": Text("Ghép với kỳ trước theo", "Paired with the period before by"),
    "register.col_diem_ghep": Text("Độ giống", "Likeness"),
    "register.col_du_lieu_tong_hop": Text("Dữ liệu tổng hợp", "Synthetic data"),
    "register.col_viec": Text("Biến động", "What became of it"),
    "register.how_new": Text("Mới", "New"),
    "register.state_departed": Text("Đã rời danh sách", "Left the list"),
    "register.state_rejected": Text("Có lỗi, chưa chấm được", "Not scored, because of errors"),
    "register.col_cach_ghi": Text("Cách ghi", "How it was recorded"),
    "register.col_qua_doi": Text("Đã mất", "Died"),
    "register.death_of_list": Text("Theo danh sách kỳ {period}", "By the list of {period}"),
    "register.col_nguoi": Text("Của người", "Of the person"),
    "register.col_loai": Text("Loại việc", "Kind"),
    "register.col_ngay": Text("Ngày", "Day"),
    "register.col_so_van_ban": Text("Số văn bản", "Document number"),
    "register.col_noi_dung": Text("Nội dung", "What it is about"),
    "register.col_chuong_trinh": Text("Chương trình, chính sách", "Programme"),
    "register.col_so_tien": Text("Số tiền (đồng)", "Amount (đồng)"),
    "register.col_nguon": Text("Nguồn", "Source"),
    "register.decision_of_list": Text(
        "cả danh sách, ghi cùng danh sách", "the whole list, brought with it"
    ),
    "register.decision_of_whole": Text("cả danh sách, ghi sau", "the whole list, recorded later"),
    "register.decision_of_household": Text("của hộ, ghi sau", "the household, recorded later"),
    "register.passage_in": Text("Mới vào sổ", "New in the register"),
    "register.passage_in_why": Text("Mới vào sổ: {reason}", "New in the register: {reason}"),
    "register.passage_left": Text("Không còn hộ", "Gone"),
    "register.passage_left_why": Text("Không còn hộ: {reason}", "Gone: {reason}"),
    "register.passage_first": Text(
        "Có từ danh sách đầu tiên của xã", "On the first list of the commune"
    ),
    "register.page_title": Text(
        "Sổ theo dõi hộ nghèo, hộ cận nghèo: {sheet}",
        "Register of poor and near-poor households: {sheet}",
    ),
    "register.page_several": Text("Nhiều xã ({count})", "{count} communes"),
    "register.page_day": Text("Xuất ngày {day}", "Written on {day}"),
    "register.passages_title": Text("Ghi vào sổ ở đâu?", "Where is this recorded?"),
    "register.passages_back": Text(
        "Sửa ở trang này không vào sổ theo dõi. Ai chuyển đi, chuyển đến, qua đời: ghi ở thẻ «Ghi "
        "quyết định, sự việc của hộ» hoặc ravo register record. Danh sách sai: sửa bảng khảo sát, "
        "chấm lại, ghi thay.",
        "What is changed here does not reach the register. Who left, came or died is recorded "
        "there: card «Record a decision or an event» or ravo register record. Where a list is "
        "wrong, correct the survey, score it again, replace the results.",
    ),
    "register.page_first_lists": Text(
        "Không in các hộ có từ danh sách đầu tiên của xã; các hộ ấy ở cuối trang tính.",
        "Households from the first list of a commune are not printed; they are at the end of "
        "the sheet.",
    ),
    "register.passage_out": Text("Không còn trong danh sách", "No longer on the list"),
    "register.passage_split": Text("Tách ra từ hộ khác", "Split from another household"),
    "register.passage_merge": Text("Nhập vào hộ khác", "Merged into another household"),
    "register.passage_new_head": Text("Đổi chủ hộ", "A new head"),
    "register.bundle_made": Text(
        "Gói có {batches} đợt ghi, {lists} danh sách của sổ theo dõi, {results} tệp kết quả.",
        "The bundle has {batches:batch|batches} and {lists:list|lists} of the register, and "
        "{results:file|files} of results.",
    ),
    "register.record_title": Text("Sự kiện và hỗ trợ của hộ", "Events and supports of households"),
    "register.record_note_events": Text(
        "Mỗi dòng một việc: quyết định (có số, ngày), đính chính, người qua đời, chuyển đến, "
        "chuyển đi, hoặc ghi chú; khiếu nại không ghi ở đây. Kỳ ghi năm (2024) hoặc tháng (3/2026) "
        "của danh sách; xã ghi mã hoặc tên. Quyết định của cả danh sách thì để trống mã hộ. Cả hộ "
        "chuyển đi thì để trống họ tên, ghi Cả hộ ở Nội dung.",
        "A row each: a decision (number and day), a correction, somebody who died, came or left, "
        "or a note, in Vietnamese as in the drop-down; complaints are not recorded here. The "
        "period is the year (2024) or month (3/2026) of the list; the commune is its code or name. "
        "A decision about the whole list has no code. Where a whole household left, there is no "
        "name, and Cả hộ in Nội dung.",
    ),
    "register.record_note_supports": Text(
        "Mỗi dòng một lần hỗ trợ. Kỳ ghi năm (2024) hoặc tháng (3/2026) của danh sách; xã ghi mã "
        "hoặc tên. Ngày hỗ trợ bắt buộc ghi. Số tiền tính bằng đồng; hỗ trợ bằng hiện vật thì để "
        "trống.",
        "A row for each time. The period is the year (2024) or month (3/2026) of the list; the "
        "commune is its code or name. The day of the support is required. Amounts are in đồng; "
        "support in kind has none.",
    ),
    "register.record_ky": Text("Kỳ", "Period"),
    "register.record_xa": Text("Xã (mã hoặc tên)", "Commune (code or name)"),
    "register.record_ma_ho": Text("Mã hộ", "Household code"),
    "register.record_nguoi": Text("Họ tên (nếu của một người)", "Name (where of one person)"),
    "register.record_loai": Text("Loại việc", "Kind"),
    "register.record_ngay": Text("Ngày (bắt buộc)", "Day (required)"),
    "register.record_so_van_ban": Text("Số văn bản", "Document number"),
    "register.record_noi_dung": Text("Nội dung", "What it is about"),
    "register.record_chuong_trinh": Text("Chương trình, chính sách", "Programme"),
    "register.record_own_programme": Text(
        "Không có trong danh sách chương trình của ravo. Chương trình riêng của địa phương thì vẫn "
        "ghi được.",
        "ravo has no such programme. One of the office's own may be typed.",
    ),
    "register.record_so_tien": Text("Số tiền (đồng)", "Amount (đồng)"),
    "register.record_nguon": Text("Nguồn", "Source"),
    "register.problem_nobody": Text(
        "chưa ghi họ tên người qua đời", "the name of who died is missing"
    ),
    "register.problem_nobody_out": Text(
        "chưa ghi ai chuyển đi; nếu cả hộ chuyển đi thì để trống ô này và ghi Cả hộ ở cột Nội dung",
        "who left is missing; where the whole household left, leave this cell blank and write Cả "
        "hộ in the column Nội dung",
    ),
    "register.problem_nobody_in": Text(
        "chưa ghi ai chuyển đến; nếu cả hộ chuyển đến thì để trống ô này và ghi Cả hộ ở cột Nội "
        "dung",
        "who came is missing; where the whole household came, leave this cell blank and write Cả "
        "hộ in the column Nội dung",
    ),
    "register.problem_blank": Text("còn trống", "it is blank"),
    "register.problem_period": Text(
        "sổ không có danh sách của kỳ này", "the register has no list of this period"
    ),
    "register.problem_commune": Text(
        "kỳ này không có danh sách của xã này", "there is no list of this commune in the period"
    ),
    "register.problem_communes": Text(
        "kỳ này có danh sách của nhiều xã cùng tên: ghi mã xã",
        "there are lists of several communes of this name in the period: write the code",
    ),
    "register.problem_commune_now": Text(
        "danh sách kỳ này lập theo xã trước 1/7/2025, ghi xã của hộ khi ấy: {communes}",
        "the lists of the period are of communes before 1/7/2025, write the household's one: "
        "{communes}",
    ),
    "register.problem_household": Text(
        "danh sách không có hộ này, hoặc có nhiều hộ cùng mã",
        "the list has no such household, or several of this code",
    ),
    "register.problem_person": Text(
        "trong danh sách, hộ này không có người tên này",
        "the household has nobody of this name in the list",
    ),
    "register.problem_people": Text(
        "trong danh sách, hộ này có nhiều người cùng tên này",
        "the household has several people of this name in the list",
    ),
    "register.problem_before_birth": Text(
        "ngày mất trước năm sinh {year} của người này trong danh sách",
        "the day of death is before the person's year of birth in the list, {year}",
    ),
    "register.problem_kind": Text(
        "chỉ được ghi Quyết định, Đính chính, Qua đời, Chuyển đến, Chuyển đi hoặc Ghi chú",
        "it is none of Quyết định, Đính chính, Qua đời, Chuyển đến, Chuyển đi, Ghi chú",
    ),
    "register.problem_complaint": Text(
        "khiếu nại không ghi ở đây, vì ở đây không có hạn giải quyết: xóa dòng này, ghi bằng ravo "
        "complaints add (trên trang: việc «Khiếu nại»)",
        "complaints are not recorded here, where they have no due day: delete the row and use ravo "
        "complaints add (on the page: the complaints)",
    ),
    "register.problem_day": Text("không đọc được ngày", "it is no day that can be read"),
    "register.written_to": Text("Sổ theo dõi: {path}", "The register: {path}"),
    "register.problem_ahead": Text("ngày chưa đến", "the day is in the future"),
    "register.problem_before_review": Text(
        "quyết định công nhận kỳ {period} không thể ra trước ngày {first}; quyết định của rà soát "
        "hằng tháng thì ghi ở kỳ của tháng ấy",
        "a decision on {period} cannot be earlier than {first}; that of a monthly review is "
        "recorded in the period of its month",
    ),
    "register.problem_after_review": Text(
        "quyết định công nhận kỳ {period} không thể ra sau ngày {last}: kiểm tra năm của ngày, "
        "hoặc ghi ở kỳ mà quyết định công nhận",
        "a decision on {period} cannot be later than {last}: check the year, or record it in the "
        "period that it is about",
    ),
    "register.problem_amount": Text(
        "không phải số tiền chẵn đồng lớn hơn 0", "it is no whole amount of đồng above 0"
    ),
    "register.recorded": Text(
        "Đã ghi vào sổ theo dõi: {events} sự kiện, {supports} hỗ trợ (đợt {batches}); "
        "{unchanged} đã có sẵn.",
        "Recorded in the register: {events:event|events}, {supports:support|supports} (batch "
        "{batches}); {unchanged} there already.",
    ),
    "register.recorded_nothing": Text(
        "Sổ theo dõi không đổi: {unchanged} dòng đã có sẵn.",
        "The register is unchanged: {unchanged:row is|rows are} there already.",
    ),
}
