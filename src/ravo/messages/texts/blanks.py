"""Texts of the blank survey workbook: titles, input hints, instructions."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "blanks.title": Text(
        "Bảng khảo sát rà soát hộ nghèo của xã", "Commune survey workbook for the poverty review"
    ),
    "blanks.prefilled_title": Text(
        "Dữ liệu đã điền sẵn khi lập bảng, không sửa trang này",
        "What the list had when it was made; leave this sheet alone",
    ),
    "blanks.year_people_title": Text(
        "Người đã đi, đã đến ở các tháng trong năm, không sửa trang này",
        "Who left and who came in the months of the year; leave this sheet alone",
    ),
    "blanks.instructions": Text(
        "Bộ tiêu chí: {edition}.\nCán bộ xã điền trang Thông tin; "
        "rà soát viên điền các trang còn lại khi đến hộ.\n"
        "Ô tiêu đề màu cam là bắt buộc; mỗi hộ, mỗi thành viên một dòng; "
        "không chèn tiêu đề phụ giữa bảng.\n"
        "Ở các cột Thiếu hụt: chọn Thiếu hụt hoặc Không thiếu hụt (bảng cũ ghi Có nghĩa là THIẾU "
        "HỤT). Ô trống là chưa trả lời.\n"
        "Nếu không biết câu trả lời của chỉ số thì điền dữ kiện (nhà ở, nước, thành viên...), "
        "chương trình tự suy ra.\n"
        "Thu nhập: điền Điểm B1, hoặc Thu nhập bình quân, hoặc trang Thu nhập.\n"
        "Hộ hoặc người đã chết, chuyển đi: giữ nguyên dòng, chỉ chọn Lý do biến động "
        "(ở trang Hộ nếu cả hộ không còn, ở trang Thành viên nếu chỉ một người).\n"
        "Tiêu đề được khóa không mật khẩu; mở khóa ở thẻ Xem lại nếu cần.\n"
        "Khi in, mỗi trang có tiêu đề, mã hộ, họ tên chủ hộ và dòng kẻ để ghi tay.",
        "Criteria: {edition}.\nThe commune's officer fills in Thông tin; "
        "reviewers fill in the other sheets at the household.\n"
        "Orange headings are required; one row per household and per member; "
        "no headings inside the table.\n"
        "In the columns Thiếu hụt choose Thiếu hụt (deprived) or Không thiếu hụt (not); "
        "in older workbooks Có means DEPRIVED. A blank is no answer.\n"
        "Where an answer is not known, fill in the facts (dwelling, water, members ...) "
        "and ravo derives it.\nIncome: give B1, or the average income, or the sheet Thu nhập.\n"
        "A household or a person who died or left: keep the row, choose Lý do biến động only "
        "(on the sheet Hộ for a whole household, on Thành viên for one person).\n"
        "The headings are locked without a password.\n"
        "Each printed page has a title, the code and the head's name, and lines to write on.",
    ),
    "blanks.instructions_carried": Text(
        "Danh sách mở từ năm trước: mã hộ, người, ấp và Phân loại đầu kỳ đã ghi sẵn; câu trả lời "
        "để trống cho lần rà soát này.\n"
        "Hộ không còn (chết, chuyển đi): chọn Lý do biến động ở trang Hộ, không phải ghi gì khác, "
        "giữ nguyên các dòng thành viên. Người chết, chuyển đi, mới sinh, mới đến: ghi lý do ở "
        "trang Thành viên; Số nhân khẩu để nguyên số năm trước cũng được.\n"
        "Tách hộ: ở dòng cũ của người tách ra ghi Tách hộ; thêm ở trang Hộ một dòng cho hộ mới (mã "
        "hộ mới, Lý do biến động: Tách hộ, Mã hộ gốc: mã của hộ cũ), ở trang Thành viên dòng của "
        "từng người với mã hộ mới.\n"
        "Nhập hộ: ở dòng của hộ đã nhập ghi Nhập hộ và Mã hộ gốc là mã của hộ nhận. Người rà soát "
        "hộ nhận chuyển từng người sang: sửa Mã hộ ở trang Thành viên thành mã của hộ nhận (hộ "
        "nhận ở tệp khác thì thêm dòng ở tệp ấy), ghi Nhập hộ, sửa Quan hệ với chủ hộ.\n"
        "Hộ mới, người mới: ghi vào các dòng trống sau dòng cuối.",
        "Opened with last year's list: codes, people, villages and the class at the start are "
        "there; answers are blank for this review.\n"
        "A household that is gone (dead, moved away): choose Lý do biến động on the sheet Hộ and "
        "write nothing else; its members' rows stay. Who died, left, was born or came: write the "
        "reason on Thành viên; the number of members may stay last year's.\n"
        "A split: write Tách hộ in the old row of who split off; add a row on Hộ for the new "
        "household (a new code, Lý do biến động: Tách hộ, Mã hộ gốc: the old code), and a row with "
        "the new code on Thành viên for each person.\n"
        "A merge: in the row of the household that went write Nhập hộ, and as Mã hộ gốc the code "
        "of the one that took it in. Who reviews that one moves each person: change Mã hộ on "
        "Thành viên to its code (add a row where it is in another file), write Nhập hộ, correct "
        "the relation to the head.\n"
        "New households and people go into the empty rows behind the last one.",
    ),
    "blanks.instructions_confirm": Text(
        "Ô màu vàng ở trang Hộ là dữ kiện nhà ở, nước, nhà tiêu của năm trước: xem lại tại hộ, sửa "
        "nếu khác, rồi ghi Có ở cột Đã xác nhận dữ kiện nhà ở năm trước. Chưa ghi Có thì dữ kiện "
        "ấy chưa dùng để phân loại.",
        "Yellow cells of the sheet Hộ are last year's facts of dwelling, water and latrine: look "
        "at them again, correct what differs, then write Có in the column Đã xác nhận dữ kiện nhà "
        "ở năm trước. Until then no class rests on them.",
    ),
    "blanks.columns_title": Text(
        "Giải thích các cột của bảng khảo sát", "The columns of the survey workbook"
    ),
    "blanks.sheets": Text(
        "Trang|Ai điền|Điền gì\n"
        "Thông tin|Cán bộ xã|Năm, tên xã, tổng số hộ và nhân khẩu cư trú, người lập, người ký\n"
        "Hộ|Rà soát viên|Mỗi hộ một dòng: chủ hộ, ấp, thu nhập hoặc điểm, các chỉ số thiếu hụt\n"
        "Thành viên|Rà soát viên|Mỗi người một dòng, kể cả chủ hộ; mã hộ giống hệt ở trang Hộ\n"
        "Thu nhập|Rà soát viên|Các khoản thu, chi trong 12 tháng, khi không có điểm và thu nhập "
        "bình quân\n"
        "Danh sách ấp|Cán bộ xã (nếu muốn)|Tên các ấp, để trang Hộ chọn và để đối chiếu\n"
        "Giải thích cột|Không điền|Ý nghĩa của từng cột và những từ được chọn",
        "Sheet|Who fills it in|With what\n"
        "Thông tin|The commune's officer|Year, commune, residents, who prepares and who signs\n"
        "Hộ|Reviewers|A row per household: head, village, income or points, indicators\n"
        "Thành viên|Reviewers|A row per person, the head too; the household's code as in Hộ\n"
        "Thu nhập|Reviewers|Gains and costs of 12 months, where there are no points and no "
        "average income\n"
        "Danh sách ấp|The commune's officer (optional)|The villages that Hộ chooses from\n"
        "Giải thích cột|Nobody|What each column means, and its words",
    ),
    "blanks.print_title": Text(
        "BẢNG RÀ SOÁT HỘ NGHÈO NĂM {year} – {sheet}", "POVERTY REVIEW {year} – {sheet}"
    ),
    "blanks.print_villages": Text("DANH SÁCH THÔN, ẤP, TỔ DÂN PHỐ", "LIST OF VILLAGES"),
    "blanks.print_commune": Text("Xã: ……………………", "Commune: ……………………"),
    "blanks.print_village": Text("Thôn/ấp: ……………………………", "Village: ……………………………"),
    "blanks.print_reviewer": Text(
        "Người rà soát (ký, ghi rõ họ tên): ……………………………   Ngày ……/……/………",
        "Reviewer (signature and name): ……………………………   Day ……/……/………",
    ),
    "blanks.heads": Text("Trang|Cột|Bắt buộc|Ý nghĩa", "Sheet|Column|Required|Meaning"),
    "blanks.required": Text("Có", "Yes"),
    "blanks.optional": Text("Không", "No"),
    "blanks.words": Text("Chọn: {words}.", "One of: {words}."),
    "blanks.bad_title": Text("Giá trị chưa đúng", "Not valid"),
    "blanks.bad_choice": Text(
        "Hãy chọn một giá trị trong danh sách, hoặc để trống nếu chưa biết.",
        "Choose from the list, or leave it blank if not known.",
    ),
    "blanks.bad_number": Text(
        "Chỉ ghi số trong giới hạn cho phép.", "Write a number within the limits."
    ),
    "blanks.bad_date": Text(
        "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 14/12/2024.",
        "Write the day as day/month/year, such as 14/12/2024.",
    ),
    "blanks.bad_citizen": Text(
        "Số định danh cá nhân/CCCD có đúng 12 chữ số; vẫn giữ giá trị này?",
        "A citizen number has exactly 12 digits; keep this value?",
    ),
    "blanks.answer": Text(
        "Thiếu hụt khi: {rule}. Chưa biết thì để trống.",
        "Deprived when: {rule}. Blank if not known.",
    ),
    "blanks.as_on_paper": Text("Ghi như trên phiếu.", "As on the sheet of paper."),
    "blanks.info.year": Text(
        "Năm của kỳ rà soát; quyết định bộ tiêu chí.", "Year of the review; chooses the criteria."
    ),
    "blanks.info.period": Text(
        "Định kỳ (hằng năm) hoặc Thường xuyên (hằng tháng).", "Yearly or monthly review."
    ),
    "blanks.info.province": Text("Tên tỉnh hoặc thành phố.", "Name of the province."),
    "blanks.info.district": Text(
        "Tên huyện; để trống từ 1/7/2025.", "Name of the district; blank since 1/7/2025."
    ),
    "blanks.info.commune": Text(
        "Ghi đủ loại ở trước: xã, phường, thị trấn hoặc đặc khu.",
        "With its kind in front: xã, phường, thị trấn or đặc khu.",
    ),
    "blanks.info.commune_code": Text(
        "Mã 5 chữ số của Tổng cục Thống kê.", "5-digit code of the statistics office."
    ),
    "blanks.info.area": Text(
        "Để trống thì theo loại của xã.", "If blank it follows the kind of commune."
    ),
    "blanks.info.total_households": Text(
        "Tất cả hộ đang cư trú trong xã, không chỉ hộ rà soát; mẫu số của tỷ lệ hộ.",
        "All resident households; denominator of household rates.",
    ),
    "blanks.info.total_members": Text(
        "Tất cả nhân khẩu đang cư trú trong xã; mẫu số của tỷ lệ nhân khẩu.",
        "All residents; denominator of member rates.",
    ),
    "blanks.info.minority_households": Text(
        "Số hộ dân tộc thiểu số trong toàn xã.", "Resident minority households."
    ),
    "blanks.info.minority_members": Text(
        "Số nhân khẩu dân tộc thiểu số trong toàn xã.", "Resident minority members."
    ),
    "blanks.info.review_date": Text(
        "Ngày tính tuổi; để trống là 14/12 của năm rà soát.",
        "Day on which ages are counted; 14/12 if blank.",
    ),
    "blanks.info.prepared_by": Text("Họ tên người lập biểu.", "Who prepared the forms."),
    "blanks.info.dwelling_facts": Text(
        "Ô màu vàng là dữ kiện năm trước: giữ dòng này, ghi Có từng hộ ở cột xác nhận.",
        "Yellow cells are last year's facts: keep this line, and confirm them by household.",
    ),
    "blanks.info.signed_by": Text("Họ tên thủ trưởng đơn vị.", "Who signs the forms."),
    "blanks.households.code": Text(
        "Mã riêng của hộ trong xã, giữ nguyên qua các năm.",
        "The household's own code, kept over the years.",
    ),
    "blanks.households.head_name": Text(
        "Họ và tên chủ hộ theo giấy tờ.", "Name of the head as on documents."
    ),
    "blanks.households.head_citizen_id": Text(
        "12 chữ số; ô định dạng Văn bản.", "12 digits, formatted as text."
    ),
    "blanks.households.head_sex": Text("Giới tính của chủ hộ.", "Sex of the head."),
    "blanks.households.head_birth_year": Text(
        "Năm sinh của chủ hộ, bốn chữ số.", "Birth year of the head, four digits."
    ),
    "blanks.households.ethnicity": Text("Dân tộc của chủ hộ.", "Ethnic group of the head."),
    "blanks.households.village": Text("Thôn, ấp, bản hoặc tổ dân phố.", "Village."),
    "blanks.households.area": Text(
        "Chỉ điền khi khác với trang Thông tin.", "Only where it differs from the sheet Thông tin."
    ),
    "blanks.households.size": Text(
        "Số người trong hộ; bằng số dòng ở trang Thành viên.",
        "People in the household; equals the member rows.",
    ),
    "blanks.households.opening_class": Text(
        "Phân loại của hộ ở đầu kỳ.", "Class at the start of the period."
    ),
    "blanks.households.request": Text(
        "Chỉ của rà soát hằng tháng: hộ đề nghị gì. Mẫu 01 xin vào danh sách hoặc mức sống trung "
        "bình, Mẫu 04 xin thoát nghèo, thoát cận nghèo.",
        "Of the monthly review only: what the household requests. Mẫu 01 to be on the list or "
        "average-living, Mẫu 04 to leave it.",
    ),
    "blanks.households.review_reason": Text(
        "Vì sao hộ được rà soát.", "Why the household is reviewed."
    ),
    "blanks.households.sheet_a": Text(
        "Kết quả Phiếu A; -- là không dùng.", "Result of form A; -- means not used."
    ),
    "blanks.households.b1": Text(
        "Tổng điểm B1 (điểm) đã cộng trên phiếu.", "Total of form B1, in points."
    ),
    "blanks.households.income": Text(
        "Đồng một người một tháng, tính trong 12 tháng trước kỳ rà soát, không kể trợ cấp.",
        "Đồng per member and month over the 12 months before, without allowances.",
    ),
    "blanks.households.wall_durable": Text(
        "Tường bằng vật liệu bền chắc?", "Are the walls durable?"
    ),
    "blanks.households.pillar_durable": Text(
        "Cột bằng vật liệu bền chắc?", "Are the pillars durable?"
    ),
    "blanks.households.roof_durable": Text("Mái bằng vật liệu bền chắc?", "Is the roof durable?"),
    "blanks.households.floor_durable": Text(
        "Nền nhà bằng vật liệu bền chắc?", "Is the floor of the dwelling durable?"
    ),
    "blanks.households.floor_area": Text(
        "Diện tích cả ngôi nhà, m2.", "Floor area of the whole dwelling, m2."
    ),
    "blanks.households.housing_support_year": Text(
        "Năm hộ đã được hỗ trợ xây, sửa nhà; chưa từng được thì ghi 0. Để trống là chưa hỏi.",
        "Year in which the household was given support for its dwelling; 0 if never. Blank: not "
        "asked yet.",
    ),
    "blanks.households.water_source": Text(
        "Nguồn nước chính để ăn uống, sinh hoạt.", "Main source of water."
    ),
    "blanks.households.toilet": Text("Loại nhà tiêu đang dùng.", "Kind of latrine in use."),
    "blanks.households.facts_confirmed": Text(
        "Ô màu vàng là dữ kiện năm trước; đã xem lại, sửa xong thì ghi Có. Để trống thì dữ kiện ấy "
        "chưa dùng để phân loại.",
        "Yellow cells are last year's facts; write Có once they are looked at and corrected. While "
        "it is blank no class rests on them.",
    ),
    "blanks.households.internet_use": Text(
        "Có ít nhất một thành viên dùng internet?", "Does any member use the internet?"
    ),
    "blanks.households.information_means": Text(
        "Có tivi, đài, máy tính, điện thoại hoặc máy tính bảng?",
        "Is there a television, radio, computer, telephone or tablet?",
    ),
    "blanks.households.works_in_agriculture": Text(
        "Hộ làm nông, lâm, ngư hoặc diêm nghiệp?",
        "Does the household farm, forest, fish or make salt?",
    ),
    "blanks.households.asked_average_living": Text(
        "Có giấy đề nghị xác định mức sống trung bình (Mẫu 01)?",
        "Did it ask for the average-living class (Form 01)?",
    ),
    "blanks.households.no_labour_capacity": Text(
        "Hộ không còn người có khả năng lao động?", "Has the household no one able to work?"
    ),
    "blanks.households.merit": Text(
        "Hộ có người có công với cách mạng?", "Is there a person of merit?"
    ),
    "blanks.households.local_ethnic": Text(
        "Chỉ dùng ở tỉnh có quy định.", "Only where the province uses it."
    ),
    "blanks.households.change_reason": Text(
        "Vì sao hộ mới có hoặc không còn. Hộ không còn: Chết, Chuyển đi hoặc Nhập hộ. Nhập hộ ghi "
        "ở hộ đã nhập vào hộ khác, không ghi ở hộ nhận.",
        "Why the household appears or disappears: Chết, Chuyển đi, Nhập hộ where it is gone. Nhập "
        "hộ is written for the household that went into another, not for the one that took it in.",
    ),
    "blanks.households.origin_code": Text(
        "Tách hộ: mã của hộ cũ mà hộ này tách ra. Nhập hộ: mã của hộ nhận mà hộ này nhập vào.",
        "Tách hộ: the code of the household that it split from. Nhập hộ: the code of the one that "
        "it went into.",
    ),
    "blanks.households.separated_on": Text(
        "Ngày hộ tách ra ở riêng; chỉ nhớ tháng hoặc năm thì ghi tháng/năm hoặc năm.",
        "Day the household was separated; a month or a year alone will do.",
    ),
    "blanks.households.decision_number": Text(
        "Số quyết định công nhận hộ nghèo, hộ cận nghèo.",
        "Number of the decision that recognised the class.",
    ),
    "blanks.households.decision_date": Text(
        "Ngày của quyết định đó, ngày/tháng/năm.", "Day of that decision."
    ),
    "blanks.households.reviewer": Text("Họ tên người rà soát.", "Who reviewed it."),
    "blanks.households.visit_date": Text("Ngày đến hộ, ngày/tháng/năm.", "Day of the visit."),
    "blanks.households.note": Text("Ghi chú thêm.", "Anything else."),
    "blanks.households.cause_land": Text(
        "Nguyên nhân nghèo: thiếu đất sản xuất.", "Cause of poverty: land."
    ),
    "blanks.households.cause_capital": Text(
        "Nguyên nhân nghèo: thiếu vốn.", "Cause of poverty: capital."
    ),
    "blanks.households.cause_labour": Text(
        "Nguyên nhân nghèo: thiếu lao động.", "Cause of poverty: labour."
    ),
    "blanks.households.cause_tools": Text(
        "Nguyên nhân nghèo: thiếu công cụ, phương tiện.", "Cause of poverty: tools."
    ),
    "blanks.households.cause_knowledge": Text(
        "Nguyên nhân nghèo: thiếu kiến thức sản xuất.", "Cause of poverty: knowledge."
    ),
    "blanks.households.cause_skills": Text(
        "Nguyên nhân nghèo: thiếu kỹ năng lao động.", "Cause of poverty: skills."
    ),
    "blanks.households.cause_illness": Text(
        "Nguyên nhân nghèo: ốm đau, bệnh nặng, tai nạn.", "Cause of poverty: illness or accident."
    ),
    "blanks.households.cause_other": Text(
        "Nguyên nhân nghèo: nguyên nhân khác.", "Cause of poverty: another."
    ),
    "blanks.households.need_health": Text("Nhu cầu hỗ trợ: y tế.", "Support needed: health."),
    "blanks.households.need_education": Text(
        "Nhu cầu hỗ trợ: giáo dục.", "Support needed: education."
    ),
    "blanks.households.need_production": Text(
        "Nhu cầu hỗ trợ: sản xuất.", "Support needed: production."
    ),
    "blanks.households.need_credit": Text(
        "Nhu cầu hỗ trợ: vay vốn tín dụng.", "Support needed: credit."
    ),
    "blanks.households.need_housing": Text("Nhu cầu hỗ trợ: nhà ở.", "Support needed: housing."),
    "blanks.households.need_other": Text("Nhu cầu hỗ trợ: khác.", "Support needed: other."),
    "blanks.members.code": Text("Mã của hộ ở trang Hộ.", "Code of the household."),
    "blanks.members.name": Text("Họ và tên.", "Name."),
    "blanks.members.relation": Text(
        "Quan hệ với chủ hộ; mỗi hộ có đúng một Chủ hộ.", "Relation to the head; exactly one head."
    ),
    "blanks.members.sex": Text("Giới tính.", "Sex."),
    "blanks.members.birth": Text(
        "Ngày/tháng/năm, tháng/năm hoặc chỉ năm sinh.",
        "Day/month/year, month/year or the year alone.",
    ),
    "blanks.members.ethnicity": Text("Dân tộc.", "Ethnic group."),
    "blanks.members.citizen_id": Text(
        "12 chữ số; ô định dạng Văn bản.", "12 digits, formatted as text."
    ),
    "blanks.members.insured": Text(
        "Có thẻ bảo hiểm y tế còn hạn?", "A valid health insurance card?"
    ),
    "blanks.members.work": Text("Tình trạng việc làm hiện nay.", "Work at present."),
    "blanks.members.stable_livelihood": Text(
        "Có sinh kế ổn định? Không áp dụng thì để trống.",
        "A stable livelihood? Blank where it does not apply.",
    ),
    "blanks.members.attends_school": Text(
        "Đang học đúng cấp theo tuổi?", "At the school level right for the age?"
    ),
    "blanks.members.school_level": Text(
        "Cấp học đang theo; không đi học thì để trống.",
        "Level attended; blank for who does not study.",
    ),
    "blanks.members.highest_degree": Text("Bằng cấp cao nhất đã có.", "Highest degree."),
    "blanks.members.malnourished": Text(
        "Trẻ dưới 16 tuổi suy dinh dưỡng?", "Is a child under 16 malnourished?"
    ),
    "blanks.members.disabled": Text("Người khuyết tật?", "Disabled?"),
    "blanks.members.social_allowance": Text(
        "Đang hưởng trợ cấp xã hội hằng tháng?", "Receives a monthly social allowance?"
    ),
    "blanks.members.maternity": Text(
        "Đang mang thai hoặc nuôi con dưới 24 tháng?", "Pregnant or with a child under 24 months?"
    ),
    "blanks.members.pregnant": Text("Đang mang thai?", "Pregnant?"),
    "blanks.members.nursing": Text("Đang cho con bú?", "Nursing a child?"),
    "blanks.members.change_reason": Text(
        "Người không còn trong hộ: Chết, Chuyển đi, Tách hộ; người mới vào: Chuyển đến, Nhập hộ, "
        "Mới sinh.",
        "Who is no longer in it: Chết, Chuyển đi, Tách hộ; who is new: Chuyển đến, Nhập hộ, "
        "Mới sinh.",
    ),
    "blanks.income.code": Text("Mã của hộ ở trang Hộ.", "Code of the household."),
    "blanks.income.crops_in": Text(
        "Tổng thu từ trồng trọt trong 12 tháng, đồng; kể cả phần tự dùng.",
        "Gains from crops over 12 months, đồng; own use counted.",
    ),
    "blanks.income.crops_out": Text(
        "Tổng chi cho trồng trọt trong 12 tháng, đồng.", "Costs of crops over 12 months, đồng."
    ),
    "blanks.income.livestock_in": Text(
        "Tổng thu từ chăn nuôi trong 12 tháng, đồng; kể cả phần tự dùng.",
        "Gains from livestock over 12 months, đồng; own use counted.",
    ),
    "blanks.income.livestock_out": Text(
        "Tổng chi cho chăn nuôi trong 12 tháng, đồng.", "Costs of livestock over 12 months, đồng."
    ),
    "blanks.income.farm_services_in": Text(
        "Tổng thu từ dịch vụ nông nghiệp trong 12 tháng, đồng; kể cả phần tự dùng.",
        "Gains from farm services over 12 months, đồng; own use counted.",
    ),
    "blanks.income.farm_services_out": Text(
        "Tổng chi cho dịch vụ nông nghiệp trong 12 tháng, đồng.",
        "Costs of farm services over 12 months, đồng.",
    ),
    "blanks.income.forestry_in": Text(
        "Tổng thu từ lâm nghiệp trong 12 tháng, đồng; kể cả phần tự dùng.",
        "Gains from forestry over 12 months, đồng; own use counted.",
    ),
    "blanks.income.forestry_out": Text(
        "Tổng chi cho lâm nghiệp trong 12 tháng, đồng.", "Costs of forestry over 12 months, đồng."
    ),
    "blanks.income.fishery_in": Text(
        "Tổng thu từ thủy sản trong 12 tháng, đồng; kể cả phần tự dùng.",
        "Gains from fishery over 12 months, đồng; own use counted.",
    ),
    "blanks.income.fishery_out": Text(
        "Tổng chi cho thủy sản trong 12 tháng, đồng.", "Costs of fishery over 12 months, đồng."
    ),
    "blanks.income.salt_in": Text(
        "Tổng thu từ diêm nghiệp trong 12 tháng, đồng; kể cả phần tự dùng.",
        "Gains from salt over 12 months, đồng; own use counted.",
    ),
    "blanks.income.salt_out": Text(
        "Tổng chi cho diêm nghiệp trong 12 tháng, đồng.", "Costs of salt over 12 months, đồng."
    ),
    "blanks.income.nonfarm_in": Text(
        "Tổng thu từ sản xuất kinh doanh phi nông nghiệp trong 12 tháng, đồng; kể cả phần tự dùng.",
        "Gains from business outside farming over 12 months, đồng; own use counted.",
    ),
    "blanks.income.nonfarm_out": Text(
        "Tổng chi cho sản xuất kinh doanh phi nông nghiệp trong 12 tháng, đồng.",
        "Costs of business outside farming over 12 months, đồng.",
    ),
    "blanks.income.wages_in": Text(
        "Tiền lương, tiền công trong 12 tháng, đồng.", "Wages over 12 months, đồng."
    ),
    "blanks.income.other_in": Text(
        "Thu khác trong 12 tháng, đồng: lương hưu, tiền gửi về, lãi, cho thuê.",
        "Other gains over 12 months, đồng: pensions, remittances, interest, rent.",
    ),
    "blanks.no_class_last_year": Text(
        "Năm {year} chưa phân loại được", "No class could be given in {year}"
    ),
    "blanks.no_head_last_year": Text(
        "Chưa có chủ hộ (còn: {eldest}): ghi chủ hộ mới hoặc hộ nhận nuôi",
        "No head yet (there is: {eldest}): write the new head, or who took the children in",
    ),
    "blanks.village_list": Text("Tên thôn/ấp/bản/tổ dân phố", "Name of the village"),
    "blanks.village_list_hint": Text(
        "Không bắt buộc: ghi mỗi thôn/ấp một dòng. "
        "Cột thôn/ấp ở trang Hộ chọn từ danh sách này; tên viết khác được đối chiếu với danh "
        "sách khi kiểm tra.",
        "Optional: one village per row. The column of villages in the sheet Hộ chooses from this "
        "list; other spellings are compared with it in the check.",
    ),
    "blanks.income.state_allowance": Text(
        "Trợ cấp từ ngân sách, đồng; không tính vào thu nhập.",
        "State allowances, đồng; never counted as income.",
    ),
}
