"""Texts of the page that explains to a family how its household was classed."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "family.office": Text("Ủy ban nhân dân {commune}", "People's Committee of {commune}"),
    "family.unit_xã": Text("xã", "commune"),
    "family.unit_phường": Text("phường", "ward"),
    "family.unit_thị trấn": Text("thị trấn", "town"),
    "family.unit_đặc khu": Text("đặc khu", "special zone"),
    "family.villages": Text("thôn, ấp", "village"),
    "family.quarters": Text("khóm, tổ dân phố", "quarter"),
    "family.title": Text(
        "Giải thích kết quả rà soát hộ nghèo", "How your household was classed in the review"
    ),
    "family.title_year": Text("{title} năm {year}", "{title}, {year}"),
    "family.to": Text("Kính gửi gia đình ông/bà", "To the family of"),
    "family.place": Text("Nơi ở", "Home"),
    "family.place_size": Text("{place}. Số người trong hộ: {count}", "{place}. People: {count}"),
    "family.fill": Text("………………………………", "………………………………"),
    "family.fill_short": Text("……………", "……………"),
    "family.fill_day": Text("……/……/………", "……/……/………"),
    "family.result": Text("Kết quả rà soát", "Result of the review"),
    "family.open": Text("Chưa xếp loại được", "Not classed yet"),
    "family.not_yet_decided": Text(
        "Đây là kết quả rà soát. Gia đình được công nhận khi Chủ tịch Ủy ban nhân dân {unit} "
        "ký quyết định.",
        "This is the result of the review. It counts once the chairman of the {unit} has "
        "signed the decision.",
    ),
    "family.departed": Text("Không còn trong danh sách rà soát", "No longer on the list"),
    "family.departed_note": Text(
        "Hộ đã đi hoặc không còn thì không xếp loại.", "A household that is gone has no class."
    ),
    "family.departed_seen": Text(
        "Phiếu của {unit} ghi hộ không còn ở địa phương, lý do biến động của hộ: {reason}.",
        "By the form of the {unit} the household is no longer here, for the reason: {reason}.",
    ),
    "family.why_departed": Text("2. Vì sao không xếp loại", "2. Why the household is not classed"),
    "family.departed_why": Text(
        "Hộ không còn trong danh sách rà soát ({reason}), nên không có gì để xếp loại.",
        "The household is no longer on the list ({reason}), so there is nothing to class.",
    ),
    "family.departed_here": Text(
        "Nếu gia đình vẫn ở tại địa phương thì báo cho trưởng {village} hoặc cán bộ {unit} (mục 3) "
        "để được rà soát.",
        "If the family still lives here, tell the head of the {village} or the officer of the "
        "{unit} (see 3), to be reviewed.",
    ),
    "family.none_departed": Text(
        "Không có, vì hộ không còn trong danh sách rà soát của {unit}.",
        "Nothing, as the household is no longer on the list of the {unit}.",
    ),
    "family.why_contradicted": Text(
        "Phiếu có chỗ ghi khác nhau về: {wanted}. Gia đình xem câu nào đúng và nói với cán bộ.",
        "The form says two things about: {wanted}. The family tells the officer which is right.",
    ),
    "family.open_note": Text(
        "Chưa xếp loại được không có nghĩa là hộ không nghèo.",
        "Not classed yet does not mean not poor.",
    ),
    "family.seen": Text("1. Đã xem xét những gì", "1. What was looked at"),
    "family.income_below": Text(
        "Thu nhập: không vượt chuẩn nghèo{line}.", "Income: not over the poverty line{line}."
    ),
    "family.income_above": Text(
        "Thu nhập: trên chuẩn nghèo{line}.", "Income: over the poverty line{line}."
    ),
    "family.income_within": Text(
        "Thu nhập: trên chuẩn nghèo, chưa quá mức của hộ cận nghèo{line}.",
        "Income: over the poverty line, within the limit of near-poor households{line}.",
    ),
    "family.income_over": Text(
        "Thu nhập: trên mức của hộ cận nghèo{line}.",
        "Income: over the limit of near-poor households{line}.",
    ),
    "family.income_measured": Text(
        "Thu nhập tính được: {income} đồng một người một tháng.",
        "Income as worked out: {income} đồng a person and month.",
    ),
    "family.points_below": Text(
        "Điểm thu nhập (B1) của gia đình là {points}, không vượt mức {line} điểm{money}.",
        "The points of the income (B1) are {points}, not over the line of {line}{money}.",
    ),
    "family.points_above": Text(
        "Điểm thu nhập (B1) của gia đình là {points}, vượt mức {line} điểm{money}.",
        "The points of the income (B1) are {points}, over the line of {line}{money}.",
    ),
    "family.points_within": Text(
        "Điểm thu nhập (B1) của gia đình là {points}, trên mức của hộ nghèo, chưa quá mức {line} "
        "điểm của hộ cận nghèo.",
        "The points of the income (B1) are {points}, over the line of the poor, within the {line} "
        "of near-poor households.",
    ),
    "family.points_over": Text(
        "Điểm thu nhập (B1) của gia đình là {points}, vượt mức {line} điểm của hộ cận nghèo.",
        "The points of the income (B1) are {points}, over the {line} of near-poor households.",
    ),
    "family.points_line": Text(
        ", tương ứng chuẩn nghèo ở {area} là {line} đồng một người một tháng",
        ", which stands for the poverty line of {line} đồng a person and month ({area})",
    ),
    "family.listed": Text(
        "Trên danh sách kết quả của xã, dòng của gia đình ghi: {parts}.",
        "On the commune's list of results the row of the family has: {parts}.",
    ),
    "family.listed_b1": Text("điểm B1 (thu nhập) {points}", "B1 (income) {points}"),
    "family.listed_b2": Text("điểm B2 (thiếu hụt) {points}", "B2 (deprivation) {points}"),
    "family.listed_against": Text(", so với mức {line}", ", against {line}"),
    "family.income_open": Text(
        "Thu nhập: phiếu chưa ghi đủ để so với chuẩn nghèo{line}.",
        "Income: the form does not say enough to compare it with the poverty line{line}.",
    ),
    "family.unfit": Text(
        "Phiếu của gia đình chưa dùng được, nên chưa xem xét.",
        "The family's form could not be used, so nothing was looked at yet.",
    ),
    "family.line": Text(
        " ở {area} là {line} đồng một người một tháng",
        " of {line} đồng a person and month ({area})",
    ),
    "family.area_rural": Text("nông thôn", "rural areas"),
    "family.area_urban": Text("thành thị", "towns"),
    "family.deprived": Text(
        "Gia đình thiếu hụt {count} trong {all} chỉ số về dịch vụ xã hội cơ bản:",
        "Of {all:indicator|indicators} of basic services the family is deprived in {count}:",
    ),
    "family.deprived_known": Text(
        "Đã rõ gia đình thiếu hụt {count} trong {all} chỉ số về dịch vụ xã hội cơ bản:",
        "Of {all:indicator|indicators} of basic services the family is known to be deprived in "
        "{count}:",
    ),
    "family.deprived_none": Text(
        "Gia đình không thiếu hụt chỉ số nào về dịch vụ xã hội cơ bản.",
        "The family is not deprived in any indicator of basic services.",
    ),
    "family.deprived_none_known": Text(
        "Chưa thấy gia đình thiếu hụt chỉ số nào về dịch vụ xã hội cơ bản.",
        "No indicator of basic services is known in which the family is deprived.",
    ),
    "family.deprived_recorded": Text(
        "Số chỉ số thiếu hụt lấy theo danh sách {unit} đã ghi; danh sách không ghi rõ từng chỉ số.",
        "The number of deprived indicators is that of the list of the {unit}, which does not name "
        "them.",
    ),
    "family.member": Text("{name} ({age} tuổi)", "{name} (aged {age})"),
    "family.more_members": Text("và {count} người nữa", "and {count} more"),
    "family.disagrees": Text(
        "Phiếu ghi chưa khớp ở chỗ này, xin gia đình xem lại với rà soát viên.",
        "The form contradicts itself here: please look at it again with the reviewer.",
    ),
    "family.not_deprived": Text("Không thiếu hụt: {labels}.", "Not deprived in: {labels}."),
    "family.unknown": Text(
        "Chưa rõ, vì phiếu chưa ghi: {labels}.", "Not known, the form does not say: {labels}."
    ),
    "family.why": Text("2. Vì sao xếp loại như vậy", "2. Why the household has this class"),
    "family.why_listed": Text(
        "Theo quy định, hộ có thu nhập {income}{count} là {klass}.",
        "By the rules a household with an income {income}{count} has the class: {klass}.",
    ),
    "family.why_upto": Text("không vượt chuẩn nghèo", "not over the poverty line"),
    "family.why_between": Text(
        "trên chuẩn nghèo nhưng chưa quá mức của {klass}",
        "over the poverty line and within the limit of a {klass} household",
    ),
    "family.why_at_least": Text(
        " và thiếu hụt từ {count} chỉ số trở lên",
        " that is deprived in {count:indicator|indicators} or more",
    ),
    "family.why_under": Text(
        " và thiếu hụt dưới {count} chỉ số",
        " that is deprived in fewer than {count:indicator|indicators}",
    ),
    "family.why_not_poor": Text(
        "Theo quy định, hộ có thu nhập trên chuẩn nghèo không thuộc hộ nghèo, hộ cận nghèo, "
        "dù còn thiếu hụt chỉ số nào.",
        "By the rules a household with an income over the poverty line is neither poor nor "
        "near-poor, whatever it is deprived in.",
    ),
    "family.why_over_band": Text(
        "Theo quy định, hộ có thu nhập trên mức của hộ cận nghèo không thuộc hộ nghèo, "
        "hộ cận nghèo, dù còn thiếu hụt chỉ số nào.",
        "By the rules a household with an income over the limit of near-poor households is "
        "neither poor nor near-poor, whatever it is deprived in.",
    ),
    "family.why_neither": Text(
        "Gia đình không thuộc trường hợp nào được xếp là hộ nghèo, hộ cận nghèo.",
        "No case in which a household is poor or near-poor fits the family.",
    ),
    "family.why_average": Text(
        "Gia đình làm nông, lâm, ngư hoặc diêm nghiệp, có giấy đề nghị, và thu nhập nằm trong "
        "mức quy định của hộ có mức sống trung bình.",
        "The family farms, fishes, works in forestry or makes salt, asked for it, and its income "
        "is within the limits of a household of average living.",
    ),
    "family.why_recorded": Text(
        "Giữ theo danh sách {unit} đã ghi, vì phiếu chưa đủ để tính lại.",
        "The class on the list of the {unit} stands, as the form does not say enough to work it "
        "out again.",
    ),
    "family.why_missing": Text("Phiếu còn thiếu: {wanted}.", "Missing on the form: {wanted}."),
    "family.why_wrong": Text(
        "Trên phiếu có chỗ ghi chưa đúng hoặc cần xem lại: {wanted}.",
        "Wrong or doubtful on the form: {wanted}.",
    ),
    "family.past": Text(
        "Kết quả rà soát của gia đình các năm trước: {years}.",
        "The family's reviews of the years before: {years}.",
    ),
    "family.why_form": Text(
        "Phiếu của gia đình có chỗ ghi chưa đúng.", "The family's form has errors."
    ),
    "family.why_law": Text(
        "Phiếu đã đủ, nhưng văn bản quy định mức để xếp loại chưa có tại {unit}; {unit} xếp loại "
        "khi có văn bản.",
        "The form is complete, but the {unit} has not got the document that sets the limits; the "
        "household is classed once it is there.",
    ),
    "family.see": Text(
        "Xin gia đình gặp rà soát viên, trưởng {village} hoặc cán bộ {unit} (mục 3) để ghi lại "
        "cho đủ, đúng.",
        "Please see the reviewer, the head of the {village} or the officer of the {unit} (see 3) "
        "to have it completed or corrected.",
    ),
    "family.wanted_income": Text(
        "thu nhập, hoặc các câu hỏi để tính mức thu nhập",
        "the income, or the questions from which it is worked out",
    ),
    "family.wanted_area": Text(
        "nhà ở thuộc khu vực nông thôn hay thành thị",
        "whether the home is in a rural area or in a town",
    ),
    "family.who": Text("3. Ai giải thích cho gia đình", "3. Who explains it"),
    "family.reviewer": Text("Người đến rà soát", "Who came to the household"),
    "family.on": Text("{name}, ngày {day}", "{name}, on {day}"),
    "family.village_head": Text("Trưởng {village}", "Head of the {village}"),
    "family.officer": Text("Cán bộ {unit}", "Officer of the {unit}"),
    "family.with_phone": Text("{name} Điện thoại: {phone}", "{name} Telephone: {phone}"),
    "family.complain": Text("4. Nếu gia đình thấy chưa đúng", "4. If it seems wrong to you"),
    "family.meeting": Text(
        "Nói tại cuộc họp {village}, ngày {day}, tại {where}",
        "Speak at the meeting of the {village}, on {day}, at {where}",
    ),
    "family.posted": Text(
        "Danh sách dán tại nhà văn hóa {village} và trụ sở Ủy ban nhân dân {unit}{term}, từ ngày "
        "{day} đến hết ngày {end}. Trong những ngày đó, gia đình nói với trưởng {village} hoặc "
        "gửi ý kiến đến Ủy ban nhân dân {unit}.",
        "The list is posted at the house of the {village} and at the office of the {unit}{term}, "
        "from {day} to the end of {end}. On these days tell the head of the {village}, or write to "
        "the People's Committee of the {unit}.",
    ),
    "family.term": Text(" trong {days} ngày", " for {days} days"),
    "family.term_working": Text(" trong {days} ngày làm việc", " for {days} working days"),
    "family.ask_office": Text(
        "Nói với trưởng {village} hoặc gửi ý kiến đến Ủy ban nhân dân {unit}, đến hết ngày {day}.",
        "Tell the head of the {village}, or write to the People's Committee of the {unit}, until "
        "the end of {day}.",
    ),
    "family.monthly": Text(
        "Ủy ban nhân dân {unit} quyết định trong 15 ngày kể từ khi bắt đầu rà soát; nếu không công "
        "nhận thì trả lời bằng văn bản và nêu rõ lý do.",
        "The People's Committee of the {unit} decides within 15 days from the start of the "
        "review; a refusal is in writing and gives its reasons.",
    ),
    "family.answer": Text(
        "Ủy ban nhân dân {unit} xem lại và trả lời gia đình trước ngày {day}.",
        "The {unit} looks at it again and answers before {day}.",
    ),
    "family.gives": Text("5. Kết quả này cho gia đình được gì", "5. What this result gives"),
    "family.certificate": Text(
        "Khi có quyết định công nhận, gia đình được cấp Giấy chứng nhận {klass}.",
        "Once it is recognised, the family gets the certificate of its class: {klass}.",
    ),
    "family.average": Text(
        "Khi có quyết định, gia đình được công nhận là hộ có mức sống trung bình.",
        "Once it is decided, the household is recognised as one of average living.",
    ),
    "family.policies": Text(
        "Chính sách gia đình được hưởng (cán bộ {unit} ghi): {fill}",
        "Support for the family (written by the officer of the {unit}): {fill}",
    ),
    "family.supports": Text(
        "Tính đến ngày {day}, gia đình thuộc diện xét: {programmes}.",
        "As of {day} the family is considered for: {programmes}.",
    ),
    "family.supports_more": Text(
        "Mức hỗ trợ và thủ tục do cơ quan phụ trách từng chính sách hướng dẫn.",
        "What is given and how, the office of each programme explains.",
    ),
    "family.supports_ask": Text(
        "Để xét thêm chính sách, xin gia đình cho biết: {asked}.",
        "To consider further support, please answer: {asked}.",
    ),
    "family.everybody": Text("cả nhà", "everybody"),
    "family.supports_looked_up": Text(
        "Cán bộ {unit} tra thêm hồ sơ các năm trước để xét cho gia đình.",
        "The officer of the {unit} looks up earlier years for the family.",
    ),
    "family.supports_not": Text(
        "Chưa thuộc diện: {programmes} – {why}.", "Not considered for: {programmes} – {why}."
    ),
    "family.supports_failed": Text(
        "chỉ dành cho trường hợp “{reason}”", "only where this holds: “{reason}”"
    ),
    "family.supports_no_group": Text(
        "gia đình không có ai thuộc các nhóm được xét: {reason}",
        "nobody is of the groups that are considered: {reason}",
    ),
    "family.supports_excluded": Text("gia đình {reason}", "the family {reason}"),
    "family.none": Text(
        "Gia đình không được cấp Giấy chứng nhận hộ nghèo, hộ cận nghèo theo kết quả này.",
        "By this result the family gets no certificate of a poor or near-poor household.",
    ),
    "family.again": Text(
        "Khi hoàn cảnh khó khăn hơn, gia đình gửi Giấy đề nghị rà soát đến Ủy ban nhân dân {unit}; "
        "{unit} rà soát hằng tháng.",
        "Should things get harder, send a request for review to the People's Committee of the "
        "{unit}; it reviews every month.",
    ),
    "family.none_yet": Text(
        "Chưa có, cho đến khi xếp loại xong.", "Nothing yet, until the household is classed."
    ),
    "family.sign_family": Text("Đại diện gia đình", "For the family"),
    "family.sign_officer": Text("Người giải thích", "Who explained it"),
    "family.sign_note": Text("(Ký, ghi rõ họ tên)", "(signature and name)"),
    "family.sign_day": Text("……………, ngày …… tháng …… năm ………", "……………, on ……/……/………"),
    "family.basis": Text("Căn cứ: {documents}.", "By: {documents}."),
    "family.foot": Text(
        "Giấy này giải thích kết quả, không phải quyết định công nhận.",
        "This explains the result; it is no decision.",
    ),
}
