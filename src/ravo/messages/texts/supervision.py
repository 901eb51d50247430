"""Texts of supervision: which households to visit again, in words that accuse nobody."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "supervision.title": Text(
        "Giám sát kết quả rà soát năm {year}", "Supervision of the review of {year}"
    ),
    "supervision.purpose": Text(
        "Bảng này chỉ trả lời: cần thăm lại hộ nào, vì sao, bao nhiêu hộ. Một khác biệt có thể "
        "có lý "
        "do chính đáng; chỉ thăm lại mới biết.",
        "It answers three questions only: which households to visit again, why, how many. A "
        "difference may have a good reason; only a visit tells.",
    ),
    "supervision.read": Text(
        "Đã xem {count} hộ của năm {year}.",
        "{count:household|households} of {year} were looked at.",
    ),
    "supervision.no_last_year": Text(
        "Không có kết quả năm trước: không so sánh được hộ qua chuẩn và thay đổi lớn.",
        "Without last year's results neither crossings nor changes are compared.",
    ),
    "supervision.no_crossings": Text(
        "Hai năm không có hộ nào cùng có điểm B1 hoặc thu nhập: không xét được việc qua chuẩn.",
        "No household has B1 or income in both years: crossings of the line are not compared.",
    ),
    "supervision.one_commune": Text(
        "Qua chuẩn, {areas}: chỉ một xã thì quá ít để kết luận; cần đưa cả huyện hoặc tỉnh.",
        "Crossings, {areas}: one commune alone is too few to conclude; give the whole district or "
        "province.",
    ),
    "supervision.too_few": Text(
        "Qua chuẩn: có nơi quá ít hộ để kết luận, chỉ ghi số lượng.",
        "Crossings: somewhere there are too few households to conclude; counts alone are given.",
    ),
    "supervision.no_reviewers": Text(
        "Không biết rà soát viên của từng hộ (bảng kết quả không có, hoặc phiếu bỏ trống): không "
        "so sánh được rà soát viên.",
        "Who reviewed each household is not known (results lack it, or it is blank): reviewers are "
        "not compared.",
    ),
    "supervision.no_village": Text(
        "{count} hộ không ghi ấp nên không so sánh được rà soát viên.",
        "{count:household|households} without a village: their reviewers are not compared.",
    ),
    "supervision.one_reviewer": Text(
        "{count} ấp chỉ có một rà soát viên: không tách được rà soát viên với ấp.",
        "{count:village|villages} with one reviewer: reviewer and village cannot be separated.",
    ),
    "supervision.one_reviewer_of": Text(
        "{village}: không tách được rà soát viên với ấp.",
        "{village}: reviewer and village cannot be separated.",
    ),
    "supervision.no_sample": Text(
        "Chưa rút mẫu thăm lại: cần một ngày đã công bố trước.",
        "No sample to visit again is drawn: it needs a day that was announced beforehand.",
    ),
    "supervision.sample": Text(
        "Mẫu thăm lại {count} hộ: nếu {tolerable} % số hộ sai thì có ít nhất {probability} % khả "
        "năng "
        "gặp một hộ sai. Rút theo ngày {day} đã công bố, không ai chọn.",
        "{count:household|households} to visit again: where {tolerable} % are wrong, one of these "
        "is met with {probability} % probability or more. Drawn by the announced day {day}; nobody "
        "chose them.",
    ),
    "supervision.nothing": Text(
        "Không có gì khác thường để thăm lại.", "Nothing unusual to visit again."
    ),
    "supervision.nothing_compared": Text(
        "Không có gì khác thường để thăm lại trong những gì so được; chưa so được với năm trước.",
        "Nothing unusual to visit again in what was compared; nothing is compared with last year.",
    ),
    "supervision.why_leave": Text(
        "{observed} hộ vừa vượt chuẩn {line} ({measure}, {area}); theo các mức khác thì chỉ chừng "
        "{expected} hộ, nhiều hơn {excess} hộ. Không biết trước là hộ nào: thăm lại các hộ vừa "
        "trên chuẩn (trang Hộ vừa qua chuẩn).",
        "{observed} households are just over the line {line} ({measure}, {area}); by other levels "
        "it would be about {expected}, {excess} fewer. Which ones is not known beforehand: visit "
        "those just over the line (sheet Hộ vừa qua chuẩn).",
    ),
    "supervision.why_enter": Text(
        "{observed} hộ nằm ngay dưới chuẩn {line} ({measure}, {area}); theo các mức khác thì chỉ "
        "chừng {expected} hộ, nhiều hơn {excess} hộ. Không biết trước là hộ nào: thăm lại các hộ "
        "vừa dưới chuẩn (trang Hộ vừa qua chuẩn).",
        "{observed} households are just under the line {line} ({measure}, {area}); by other "
        "levels it would be about {expected}, {excess} fewer. Which ones is not known beforehand: "
        "visit those just under the line (sheet Hộ vừa qua chuẩn).",
    ),
    "supervision.village_differs": Text(
        "Rà soát viên của ấp ghi khác nhau: {figures}.",
        "The reviewers of the village wrote differently: {figures}.",
    ),
    "supervision.differs": Text("{figure}: {lower} và {higher}", "{figure}: {lower} and {higher}"),
    "supervision.differs_elsewhere": Text(
        "{figure}: {lower} và {higher} (các ấp khác {elsewhere})",
        "{figure}: {lower} and {higher} (other villages {elsewhere})",
    ),
    "supervision.more_figures": Text("và {count} số liệu nữa", "and {count} more"),
    "supervision.settle": Text("Nơi ghi khác nhau", "Places that differ"),
    "supervision.settle_digits": Text(
        "Xem phiếu của xã; không có hộ nào riêng phải thăm lại vì lý do này.",
        "Look at the commune's forms; no household of its own is to be visited for this.",
    ),
    "supervision.settle_drawn": Text(
        "Các rà soát viên của ấp ghi khác nhau thì chưa biết ai ghi đúng. Huyện thăm vài hộ của "
        "mỗi người, rút theo ngày đã công bố (trang Ấp ghi khác nhau của giam-sat.xlsx); các hộ "
        "này rút riêng, không có trong thư gửi xã và không tính vào số hộ cần thăm lại.",
        "Where the reviewers of a village differ it is not known whose answers are right. The "
        "district visits a few households of each, drawn by the announced day (sheet Ấp ghi khác "
        "nhau of giam-sat.xlsx); these are drawn apart, are not in the letters and not in the "
        "numbers to visit again.",
    ),
    "supervision.settle_not_drawn": Text(
        "Các rà soát viên của ấp ghi khác nhau thì chưa biết ai ghi đúng; thăm vài hộ của mỗi "
        "người mới biết. Công bố một ngày thì rút được các hộ ấy, không ai chọn; các hộ này không "
        "tính vào số hộ cần thăm lại.",
        "Where the reviewers of a village differ it is not known whose answers are right; visits "
        "to a few households of each show it. With an announced day they are drawn and nobody "
        "chooses; they are not in the numbers to visit again.",
    ),
    "supervision.head_settle_what": Text("Điều khác nhau", "What differs"),
    "supervision.head_drawn": Text("Hộ rút để xem", "Drawn to see"),
    "supervision.head_head": Text("Chủ hộ", "Head"),
    "supervision.total": Text("Cộng", "Total"),
    "supervision.visits_together": Text(
        "Tất cả {count} hộ, trong đó {several} hộ có hai lý do trở lên.",
        "{count:household|households} in all, {several} of them for two reasons or more.",
    ),
    "supervision.why_digits": Text(
        "{figure}: chữ số cuối phân bố khác các xã khác, nhiều nhất là số {digit}.",
        "{figure}: the last digits differ from those of other communes, most often {digit}.",
    ),
    "supervision.why_ages": Text(
        "Nhiều người có tuổi tận cùng 0 hoặc 5 hơn ở các xã khác (chỉ số {value}, các xã khác "
        "{others}; 100 là đều): năm sinh có thể mới ước chừng, cần xem giấy tờ.",
        "More people of ages that end in 0 or 5 than in other communes (index {value}, others "
        "{others}; 100 is even): years of birth may be guesses; look at papers.",
    ),
    "supervision.no_ages": Text(
        "Không có năm sinh của thành viên: không xét được tuổi tận cùng 0 hoặc 5.",
        "No member has a year of birth: ages that end in 0 or 5 are not looked at.",
    ),
    "supervision.few_ages": Text(
        "{count} xã có dưới {fewest} người từ {least} đến {most} tuổi biết năm sinh: quá ít để xét "
        "tuổi tận cùng 0 hoặc 5.",
        "{count:commune|communes} with fewer than {fewest} people of {least} to {most} years whose "
        "birth is known: too few to look at ages that end in 0 or 5.",
    ),
    "supervision.ages": Text(
        "Tuổi tận cùng 0 hoặc 5: chỉ số Whipple của {count} xã là {span} (100: không dồn vào tuổi "
        "tròn; 500: tuổi nào cũng tròn).",
        "Ages that end in 0 or 5: Whipple's index of {count:commune|communes} is {span} "
        "(100: no heaping; 500: every age is round).",
    ),
    "supervision.span": Text("từ {least} đến {most}", "{least} to {most}"),
    "supervision.other_edition": Text(
        "Hai năm được chấm theo hai bộ tiêu chí khác nhau: không so được điểm, thu nhập và thiếu "
        "hụt, nên không xét việc qua chuẩn; chỉ so diện tích nhà ở và số nhân khẩu.",
        "The two years were judged by different criteria sets: points, incomes and deprivations "
        "are not compared, nor crossings of a line; only floor area and members are.",
    ),
    "supervision.not_compared": Text(
        "Năm {year} không ghi nên không so được: {figures}.",
        "Not compared, as {year} does not have it: {figures}.",
    ),
    "supervision.nobody_before": Text(
        "Không hộ nào của năm nay có trong số liệu năm {year}: kiểm tra xem tệp năm trước có đúng "
        "xã không. Không so được gì với năm trước.",
        "None of these households is in the data of {year}: check that last year's files are of "
        "the same communes. Nothing is compared with last year.",
    ),
    "supervision.few_changes": Text(
        "Dưới {fewest} hộ có số liệu của cả hai năm, quá ít để xét thay đổi lớn: {figures}.",
        "Fewer than {fewest} households have both years' figures, too few to see large changes: "
        "{figures}.",
    ),
    "supervision.alike": Text(
        "Có ấp mà mọi hộ trả lời như nhau, hoặc đều bỏ trống, ở một số câu: các câu ấy không cho "
        "biết gì về rà soát viên của ấp.",
        "In some villages all households answer some questions alike, or not at all: these tell "
        "nothing of the reviewers there.",
    ),
    "supervision.figure_ages": Text("Tuổi (từ 23 đến 62)", "Age (23 to 62)"),
    "supervision.finding_alike": Text("mọi hộ như nhau, không so", "all alike, not compared"),
    "supervision.head_index": Text("Chỉ số Whipple", "Whipple's index"),
    "supervision.head_others_index": Text("Chỉ số các xã khác", "Index of other communes"),
    "supervision.everywhere": Text("Các xã", "All communes"),
    "supervision.why_changed": Text(
        "Thông tin thay đổi so với năm {year} nhiều hơn gần như mọi hộ khác (trang Thay đổi lớn).",
        "Facts changed since {year} more than those of nearly all others (sheet Thay đổi lớn).",
    ),
    "supervision.why_sample": Text(
        "Mẫu thăm lại, rút theo ngày {day} đã công bố (tệp mau-tham-lai.xlsx).",
        "The sample to visit again, drawn by the announced day {day} (file mau-tham-lai.xlsx).",
    ),
    "supervision.monthly": Text(
        "Đây là danh sách rà soát thường xuyên của tháng, không phải của cả năm.",
        "These are lists of the monthly review and not of a whole year.",
    ),
    "supervision.empty_sample": Text(
        "Không có hộ nào có phân loại để rút mẫu.", "No household has a class: there is no sample."
    ),
    "supervision.not_in_sample": Text(
        "{count} hộ chưa có phân loại nên không rút vào mẫu.",
        "{count:household|households} without a class cannot be drawn.",
    ),
    "supervision.nobody_in_sample": Text(
        "{count} hộ không còn ai sống theo sổ theo dõi nên không rút vào mẫu.",
        "{count:household|households} with nobody alive by the register cannot be drawn.",
    ),
    "supervision.note_nobody": Text(
        "Sổ theo dõi: không còn ai sống", "Nobody is alive by the register"
    ),
    "supervision.note_headless": Text(
        "Sổ theo dõi: chủ hộ đã chết", "The head is dead by the register"
    ),
    "supervision.note_dead": Text(
        "Sổ theo dõi: {count} người đã chết",
        "{count:member is|members are} dead by the register",
    ),
    "supervision.revisits_open": Text(
        "{count} hộ đã thăm chưa so được (khi rà soát chưa có phân loại, hoặc thiếu số liệu).",
        "{count:household|households} visited cannot be compared (no class at the review, or no "
        "figures).",
    ),
    "supervision.other_words": Text("chữ ở ô này", "what is written there"),
    "supervision.more_rows": Text("trong bảng đã điền", "in the sheet"),
    "supervision.measure_b1": Text("điểm B1", "points of B1"),
    "supervision.measure_income": Text("thu nhập", "income"),
    "supervision.area_rural": Text("nông thôn", "rural"),
    "supervision.area_urban": Text("thành thị", "urban"),
    "supervision.kind_leave": Text("vượt lên", "rose over"),
    "supervision.kind_enter": Text("về ngay dưới", "came to just under"),
    "supervision.finding_look": Text("cần thăm lại", "visit again"),
    "supervision.finding_nothing": Text("không có gì khác", "nothing"),
    "supervision.finding_nobody": Text("không có hộ nào để so", "nobody crossed it to compare"),
    "supervision.finding_too_few": Text("quá ít để kết luận", "too few to conclude"),
    "supervision.figure_answer": Text(
        "trả lời «Có» ở chỉ số {number}", '"Có" to indicator {number}'
    ),
    "supervision.figure_deprived_adult_education": Text(
        "Trình độ giáo dục của người lớn", "Education of adults"
    ),
    "supervision.figure_deprived_child_schooling": Text(
        "Tình trạng đi học của trẻ em", "Schooling of children"
    ),
    "supervision.figure_deprived_housing_quality": Text("Chất lượng nhà ở", "Quality of the house"),
    "supervision.figure_deprived_sanitation": Text("Nhà tiêu hợp vệ sinh", "Toilet"),
    "supervision.by_commune": Text("Số hộ thăm lại ở từng xã", "Households to visit by commune"),
    "supervision.by_commune_note": Text(
        "Tên hộ có trong thư gửi từng xã và trong bảng giam-sat.xlsx; một hộ có nhiều lý do chỉ "
        "tính một lần ở cột Tất cả.",
        "The letters to communes and giam-sat.xlsx name them; a household with several reasons "
        "counts once under All.",
    ),
    "supervision.head_near_line": Text("Sát chuẩn", "Next to the line"),
    "supervision.head_changed": Text("Thay đổi lớn", "Changed much"),
    "supervision.head_sample": Text("Rút mẫu", "In the sample"),
    "supervision.head_all": Text("Tất cả", "All"),
    "supervision.state_0": Text("Không thiếu hụt", "Not deprived"),
    "supervision.state_1": Text("Thiếu hụt", "Deprived"),
    "supervision.figure_blanks": Text("câu bỏ trống", "blank answers"),
    "supervision.figure_b1_tens": Text("điểm B1 tận cùng 0 hoặc 5", "B1 that ends in 0 or 5"),
    "supervision.figure_likeness": Text("giống hộ gần nhất", "likeness to the nearest household"),
    "supervision.figure_rows_a_day": Text("số hộ mỗi ngày", "households a day"),
    "supervision.figure_b1": Text("Điểm B1", "Points of B1"),
    "supervision.figure_floor_area": Text("Diện tích nhà ở", "Floor area"),
    "supervision.figure_income": Text("Thu nhập (nghìn đồng)", "Income (thousand đồng)"),
    "supervision.figure_size": Text("Số nhân khẩu", "Members"),
    "supervision.crossings": Text(
        "Hộ vượt chuẩn, hộ xuống dưới chuẩn", "Households that crossed a line"
    ),
    "supervision.crossings_note": Text(
        "So số hộ qua chuẩn một ít với số hộ qua chuẩn nhiều hơn, rồi so với các mức không quyết "
        "định gì ở gần đó. Xác suất ngẫu nhiên là khả năng tình cờ có nhiều hộ như thế: càng gần 0 "
        "càng khó là tình cờ.",
        "Households that crossed the line by a little beside those that crossed it by more, and "
        "the same at levels nearby that decide nothing. p is how likely so many are by chance: the "
        "nearer to 0 the less so.",
    ),
    "supervision.reviewers": Text("So sánh rà soát viên cùng ấp", "Reviewers of one village"),
    "supervision.reviewers_note": Text(
        "Chỉ dùng trong huyện, không gửi xã. Mỗi số liệu được so với 2.000 lần chia ngẫu nhiên "
        "các hộ của ấp cho rà soát viên. Xác suất ngẫu nhiên càng gần 0 thì khác nhau càng khó là "
        "tình cờ; cột điều chỉnh đã tính đến số phép so, dưới 0,05 thì cần xem. Ấp có hai rà soát "
        "viên thì người này khác người kia: chưa biết ai ghi đúng.",
        "For the district only. Each figure is compared with 2,000 random ways of dealing out the "
        "village's households. The nearer p is to 0 the less is a difference by chance; the "
        "adjusted column allows for the number of comparisons, and under 0.05 is to be looked at. "
        "Of two reviewers each differs from the other: who is right is not known.",
    ),
    "supervision.print_looked": Text(
        "Khi in chỉ có {count} dòng cần xem, ở trên cùng; {others} dòng không có gì khác ở dưới "
        "chỉ xem trên máy.",
        "Only the {count:row|rows} to look at, at the top, are printed; {others} others, where "
        "nothing differs, are on the screen alone.",
    ),
    "supervision.print_nothing": Text(
        "Không có dòng nào cần xem nên không in dòng nào; {others} dòng không có gì khác chỉ xem "
        "trên máy.",
        "No row is to be looked at, so none is printed; {others} others, where nothing differs, "
        "are on the screen alone.",
    ),
    "supervision.digits": Text("Chữ số cuối", "Last digits"),
    "supervision.digits_note": Text(
        "So với các xã khác trong danh sách, không so với phân bố đều. Xác suất đã điều chỉnh dưới "
        "0,05 thì khó là tình cờ. Chỉ số Whipple: 100 là không dồn vào tuổi tròn, 500 là tuổi nào "
        "cũng tận cùng 0 hoặc 5.",
        "Compared with the other communes, not with equal numbers. An adjusted p under 0.05 is "
        "hardly by chance. Whipple's index: 100 is no heaping, 500 where every age ends in 0 or 5.",
    ),
    "supervision.changes": Text("Thay đổi lớn so với năm trước", "Large changes since last year"),
    "supervision.changes_note": Text(
        "Hộ thay đổi dưới mức 1 % thấp nhất hoặc trên mức 1 % cao nhất của cả danh sách.",
        "Households beyond the 1st and 99th percentile of the change of all.",
    ),
    "supervision.sample_title": Text("Mẫu thăm lại", "Sample to visit again"),
    "supervision.sample_note": Text(
        "Điền các ô vàng; hộ chưa thăm thì để trống. "
        "Ngày đã công bố {day}; số rút mẫu {seed} tính từ mã xã và ngày ấy, ai cũng tính lại được.",
        "Fill in the yellow cells; leave those of a household that was not visited blank. "
        "Announced day {day}; the seed {seed} follows from the commune's code and that day.",
    ),
    "supervision.internal": Text(
        "Tài liệu làm việc của huyện: không gửi xã, không niêm yết.",
        "A working paper of the district: do not send it to communes, do not post it.",
    ),
    "supervision.visit": Text("Cần thăm lại", "To visit again"),
    "supervision.compared": Text("Đã so sánh những gì", "What was compared"),
    "supervision.letter_near_line": Text(
        "Thu nhập hoặc điểm ở sát chuẩn", "Income or points next to the line"
    ),
    "supervision.letter_changed": Text(
        "{figure} thay đổi so với năm {year}", "{figure} changed since {year}"
    ),
    "supervision.letter_sample": Text("Rút mẫu", "Drawn in the sample"),
    "supervision.head_where": Text("Ở đâu", "Where"),
    "supervision.head_why": Text("Vì sao", "Why"),
    "supervision.head_households": Text("Số hộ", "Households"),
    "supervision.head_unit": Text("Huyện/tỉnh", "District or province"),
    "supervision.head_area": Text("Khu vực", "Area"),
    "supervision.head_measure": Text("Số liệu", "Measure"),
    "supervision.head_line": Text("Chuẩn", "Line"),
    "supervision.head_kind": Text("Chiều", "Direction"),
    "supervision.head_compared": Text("Hộ so sánh", "Compared"),
    "supervision.head_near": Text("Qua một ít", "By a little"),
    "supervision.head_far": Text("Qua nhiều hơn", "By more"),
    "supervision.head_expected": Text("Lẽ ra qua một ít", "Expected by a little"),
    "supervision.head_excess": Text("Nhiều hơn lẽ ra", "Excess"),
    "supervision.head_p": Text("Xác suất ngẫu nhiên", "p"),
    "supervision.head_adjusted": Text("Xác suất đã điều chỉnh", "Adjusted p"),
    "supervision.head_finding": Text("Kết luận", "Finding"),
    "supervision.head_village": Text("Xã, ấp", "Commune, village"),
    "supervision.head_reviewer": Text("Rà soát viên", "Reviewer"),
    "supervision.head_figure": Text("Số liệu so sánh", "Figure"),
    "supervision.head_count": Text("Số lượng", "Count"),
    "supervision.head_value": Text("Của người này", "This reviewer"),
    "supervision.head_others": Text("Hộ khác cùng ấp", "Others of the village"),
    "supervision.head_hamlet": Text("Thôn, ấp", "Village"),
    "supervision.near_line": Text(
        "Hộ vừa qua chuẩn, cần thăm lại", "Households just beyond a line"
    ),
    "supervision.near_line_note": Text(
        "Trong các hộ này có hộ qua chuẩn thật; không biết trước là hộ nào.",
        "Some of these crossed the line indeed; which ones is not known beforehand.",
    ),
    "supervision.head_commune": Text("Xã", "Commune"),
    "supervision.head_code": Text("Mã hộ", "Code"),
    "supervision.head_before": Text("Năm trước", "Last year"),
    "supervision.head_now": Text("Năm nay", "This year"),
    "supervision.head_least": Text("Thay đổi thấp nhất thường gặp", "Usual change, least"),
    "supervision.head_most": Text("Thay đổi cao nhất thường gặp", "Usual change, most"),
    "supervision.sample_tt": Text("STT", "No."),
    "supervision.sample_xa": Text("Xã", "Commune"),
    "supervision.sample_ap": Text("Thôn, ấp", "Village"),
    "supervision.sample_ma_ho": Text("Mã hộ", "Code"),
    "supervision.sample_chu_ho": Text("Chủ hộ", "Head"),
    "supervision.sample_phan_loai": Text("Phân loại khi rà soát", "Class at the review"),
    "supervision.sample_phan_loai_tham_lai": Text("Phân loại khi thăm lại", "Class at the visit"),
    "supervision.sample_nhan_khau_tham_lai": Text(
        "Số nhân khẩu khi thăm lại", "Members at the visit"
    ),
    "supervision.sample_b1_tham_lai": Text("Điểm B1 khi thăm lại", "B1 at the visit"),
    "supervision.sample_ghi_chu": Text("Ghi chú", "Note"),
    "supervision.revisits": Text("Kết quả thăm lại", "What the visits found"),
    "supervision.revisits_counts": Text(
        "Danh sách {listed} hộ: đã thăm {visited}, chưa thăm {blank}, chưa dùng được {unusable}.",
        "{listed:household|households} listed: {visited} visited, {blank} not, {unusable} not "
        "usable.",
    ),
    "supervision.revisits_share": Text(
        "{name}: {wrong} trên {visited} hộ khác với rà soát; nếu thăm hết thì chừng từ {lower} đến "
        "{upper} % số hộ khác (chắc 95 %).",
        "{name}: {wrong} of {visited} found otherwise; if all were visited, about {lower} to "
        "{upper} % would be (95 % sure).",
    ),
    "supervision.revisits_rule": Text(
        "Khác là: phân loại khác, số nhân khẩu khác, hoặc điểm B1 lệch hơn {points} điểm.",
        "Otherwise is: another class, another number of members, or B1 more than {points} points "
        "away.",
    ),
    "supervision.revisits_corrected": Text(
        "Từ khi rút mẫu, kết quả đã được sửa: {count} hộ đã đổi loại, {others} hộ khác đã đổi số "
        "nhân khẩu hoặc điểm B1. Ở đây so với số liệu khi rà soát, ghi trên bảng thăm lại.",
        "Results were corrected since the sample was drawn: {count:household|households} changed "
        "class, {others} others members or B1. The visits are compared with the review as the "
        "sheet has it.",
    ),
    "supervision.few_each": Text(
        "Theo từng rà soát viên: chưa ai có đủ {fewest} hộ đã thăm, quá ít để ghi tỷ lệ của từng "
        "người.",
        "By reviewer: nobody has {fewest} visited households, too few for a share of each.",
    ),
    "supervision.different": Text("Hộ thăm lại thấy khác", "Households found otherwise"),
    "supervision.head_what_differs": Text("Khác ở điểm gì", "In what"),
    "supervision.differs_class": Text(
        "phân loại: khi rà soát {then}, khi thăm lại {visit}", "class: {then}, at the visit {visit}"
    ),
    "supervision.differs_size": Text(
        "số nhân khẩu: khi rà soát {then}, khi thăm lại {visit}",
        "members: {then}, at the visit {visit}",
    ),
    "supervision.differs_b1": Text(
        "điểm B1: khi rà soát {then}, khi thăm lại {visit}", "B1: {then}, at the visit {visit}"
    ),
    "supervision.everybody": Text("Tất cả", "All"),
    "supervision.nobody_named": Text("(không ghi rà soát viên)", "(no reviewer given)"),
}
