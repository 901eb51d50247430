"""The settings of a report: what each key is, what it takes, and the sheet that holds them."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "settings.title": Text("Cài đặt của báo cáo", "Settings of the report"),
    "settings.lead": Text(
        "Điền cột “Giá trị”; mục để trống thì dùng mặc định. Nhiều tên trong một ô cách nhau "
        "bằng dấu chấm phẩy. Chỉ tiêu ghi riêng cho từng năm rà soát: thêm năm {next} thì chép bốn "
        "dòng chỉ tiêu năm {year} xuống cuối bảng, đổi {year} thành {next} ở cột “Mục” rồi điền.",
        "Fill in the column of values; what is left blank keeps its default. Several names in a "
        "cell stand between semicolons. Each review year has a target of its own: for {next}, copy "
        "the four lines of the target of {year} to the end, write {next} for {year} in the first "
        "column and fill them in.",
    ),
    "settings.head_key": Text("Mục", "Setting"),
    "settings.head_what": Text("Là gì", "What it is"),
    "settings.head_value": Text("Giá trị", "Value"),
    "settings.head_allowed": Text("Cách điền", "What it takes"),
    "settings.head_example": Text("Ví dụ", "Example"),
    "settings.toml_head": Text(
        "Cài đặt của báo cáo: bỏ dấu # ở đầu dòng rồi sửa giá trị. Dòng còn dấu # dùng mặc định.",
        "Settings of the report: take the # off a line and change its value. Lines with # keep "
        "the default.",
    ),
    "settings.toml_key": Text("{what}. Cách điền: {allowed}.", "{what}. Takes {allowed}."),
    "settings.toml_target": Text(
        "Chỉ tiêu ghi cho từng năm rà soát; năm không khai thì báo cáo không đánh giá chỉ tiêu. "
        "Bốn dòng dưới đây là của năm {year}; thêm năm {next} thì chép bốn dòng ấy và đổi {year} "
        "thành {next}.",
        "A target is given for each review year; of a year without one the report judges nothing. "
        "The four lines below are of {year}; for {next}, copy them and write {next} for {year}.",
    ),
    "settings.toml_programme": Text(
        "Ví dụ là Chương trình giai đoạn 2026–2030: tỷ lệ nghèo đa chiều giảm 1–1,5 điểm phần trăm "
        "một năm.",
        "The example is the programme of 2026–2030: multidimensional poverty down by 1 to 1.5 "
        "points a year.",
    ),
    "settings.line": Text("dòng {line}", "line {line}"),
    "settings.yes": Text("có", "yes"),
    "settings.no": Text("không", "no"),
    "settings.allowed_text": Text("chữ, từ 1 đến 200 ký tự", "text of 1 to 200 characters"),
    "settings.allowed_date": Text(
        "ngày từ năm 2021 đến năm 2100, viết như 2026-12-10",
        "a day from 2021 to 2100, such as 2026-12-10",
    ),
    "settings.cell_date": Text(
        "ngày từ năm 2021 đến năm 2100, như 10/12/2026",
        "a day from 2021 to 2100, such as 10/12/2026",
    ),
    "settings.allowed_names": Text("một hoặc nhiều tên", "one or more names"),
    "settings.allowed_peoples": Text(
        "tên dân tộc, mỗi tên một lần, trừ Kinh: {names}",
        "ethnic groups, each once, without Kinh: {names}",
    ),
    "settings.allowed_number": Text(
        "số điểm phần trăm: 0, hoặc từ 0,05 đến {most}, tối đa hai chữ số thập phân; mức nhiều "
        "nhất không nhỏ hơn mức ít nhất",
        "percentage points: 0, or 0.05 to {most}, with two decimals at most; the greatest is not "
        "below the least",
    ),
    "settings.allowed_whole": Text("số nguyên từ 0 đến {most}", "a whole number from 0 to {most}"),
    "settings.allowed_flag": Text("true (có) hoặc false (không)", "true (yes) or false (no)"),
    "settings.cell_flag": Text("có hoặc không", "yes or no"),
    "settings.allowed_choice": Text("một trong: {words}", "one of: {words}"),
    "settings.cell_choice": Text("chọn một trong: {words}", "one of: {words}"),
    "settings.word_none": Text("không chia", "no blocks"),
    "settings.word_area": Text("theo khu vực", "by area"),
    "settings.word_poor": Text("hộ nghèo", "poor"),
    "settings.word_multidimensional": Text("nghèo đa chiều", "multidimensional"),
    "settings.problem_value": Text(
        "{key}{where} có “{value}”, cần {allowed}", "{key}{where} has “{value}”, takes {allowed}"
    ),
    "settings.problem_missing": Text(
        "{key}{where} chưa có giá trị, cần {allowed}", "{key}{where} has no value, takes {allowed}"
    ),
    "settings.problem_order": Text(
        "{key}{where}: mức ít nhất lớn hơn mức nhiều nhất",
        "{key}{where}: the least is more than the greatest",
    ),
    "settings.problem_group": Text(
        "{key}{where} phải gồm các mục con: {names}", "{key}{where} takes keys below it: {names}"
    ),
    "settings.problem_year": Text(
        "{key}{where}: năm của chỉ tiêu phải là số từ 2000 đến 2100",
        "{key}{where}: the year of a target is a number from 2000 to 2100",
    ),
    "settings.problem_unknown": Text(
        "{key}{where}: không có khóa này, gần nhất là {nearest}",
        "{key}{where}: there is no such key, the nearest are {nearest}",
    ),
    "settings.problem_unknown_line": Text(
        "{key}{where}: không có mục này, gần nhất là {nearest}",
        "{key}{where}: there is no such line, the nearest are {nearest}",
    ),
    "settings.problem_twice": Text("{key}{where} ghi hai lần", "{key}{where} is given twice"),
    "settings.problem_nameless": Text(
        "ô {cell} có giá trị nhưng dòng không có tên mục",
        "{cell} has a value on a line without a name",
    ),
    "settings.problem_odd": Text(
        "{key}: giá trị không dùng được", "{key}: the value cannot be used"
    ),
    "settings.problem_sheet": Text(
        "trang {sheet} không được đọc: chỉ để một trang Cài đặt",
        "the sheet {sheet} is not read: keep one sheet Cài đặt",
    ),
    "settings.problem_outside": Text(
        "ô {cell} không được đọc: ghi giá trị ở cột Giá trị",
        "{cell} is not read: values go into the column Giá trị",
    ),
    "settings.problem_error": Text(
        "ô {cell} là ô lỗi, hoặc công thức chưa được Excel tính",
        "{cell} is an error cell, or a formula that Excel has not worked out",
    ),
    "settings.at_cell": Text(" (ô {cell})", " (cell {cell})"),
    "settings.name_unit": Text("Tên đơn vị", "Unit"),
    "settings.name_place": Text("Nơi lập", "Place"),
    "settings.name_prepared_by": Text("Người lập biểu", "Prepared by"),
    "settings.name_signed_by": Text("Người ký", "Signed by"),
    "settings.name_signer_title": Text("Chức vụ người ký", "Office of the signer"),
    "settings.name_decision_number": Text("Số quyết định", "Number of the decision"),
    "settings.name_decision_date": Text("Ngày quyết định", "Date of the decision"),
    "settings.name_basis": Text("Căn cứ thêm", "Further documents"),
    "settings.name_target": Text("Chỉ tiêu năm {year}", "Target of {year}"),
    "settings.name_target_least": Text(
        "Chỉ tiêu năm {year}: giảm ít nhất", "Target of {year}: least reduction"
    ),
    "settings.name_target_most": Text(
        "Chỉ tiêu năm {year}: giảm nhiều nhất", "Target of {year}: greatest reduction"
    ),
    "settings.name_target_source": Text(
        "Chỉ tiêu năm {year}: văn bản giao", "Target of {year}: document"
    ),
    "settings.name_target_rate": Text("Chỉ tiêu năm {year}: tỷ lệ", "Target of {year}: rate"),
    "settings.name_blocks": Text("Chia khối", "Blocks"),
    "settings.name_peoples": Text("Dân tộc in riêng", "Ethnic groups"),
    "settings.name_local_ethnic": Text("Cột dân tộc tại chỗ", "Columns of local peoples"),
    "settings.name_causes_land": Text("Nguyên nhân: đất", "Cause: land"),
    "settings.name_causes_capital": Text("Nguyên nhân: vốn", "Cause: capital"),
    "settings.name_causes_labour": Text("Nguyên nhân: lao động", "Cause: labour"),
    "settings.name_causes_tools": Text("Nguyên nhân: công cụ", "Cause: tools"),
    "settings.name_causes_knowledge": Text("Nguyên nhân: kiến thức", "Cause: knowledge"),
    "settings.name_causes_skills": Text("Nguyên nhân: kỹ năng", "Cause: skills"),
    "settings.name_causes_illness": Text("Nguyên nhân: ốm đau", "Cause: illness"),
    "settings.name_causes_other": Text("Nguyên nhân: khác", "Cause: other"),
    "settings.name_list_missing": Text("Nêu tên xã chưa nộp", "Name missing communes"),
    "settings.name_near_line_points": Text("Sát chuẩn: số điểm B1", "Near the line: points of B1"),
    "settings.name_near_line_indicators": Text("Sát chuẩn: số chỉ số", "Near the line: indicators"),
    "settings.name_complaints_at": Text(
        "Nơi nhận ý kiến, khiếu nại", "Where complaints are received"
    ),
    "settings.name_holidays": Text("Tệp ngày nghỉ lễ", "File of holidays"),
    "settings.name_recheck_days": Text(
        "Số ngày làm việc để phúc tra", "Working days of a re-check"
    ),
    "settings.name_map_file": Text("Tệp bản đồ các xã", "File of the map"),
    "settings.name_map_code": Text("Cột mã xã của bản đồ", "Codes on the map"),
    "settings.key_unit": Text("Tên đơn vị ở đầu biểu và báo cáo", "Name of the unit in the heads"),
    "settings.key_place": Text("Nơi lập, ở dòng ngày tháng", "Place, in the line of the date"),
    "settings.key_prepared_by": Text("Người lập biểu", "Who prepared it"),
    "settings.key_signed_by": Text("Người ký", "Who signs"),
    "settings.key_signer_title": Text("Chức vụ của người ký", "Office of who signs"),
    "settings.key_decision_number": Text(
        "Số quyết định công nhận kết quả rà soát", "Number of the decision on the results"
    ),
    "settings.key_decision_date": Text("Ngày của quyết định đó", "Date of that decision"),
    "settings.key_basis": Text(
        "Văn bản của địa phương ghi thêm vào phần căn cứ",
        "Documents of the province or commune to name beside the law's",
    ),
    "settings.key_target_least": Text(
        "Chỉ tiêu: giảm ít nhất, điểm phần trăm", "Target: least reduction, points"
    ),
    "settings.key_target_most": Text(
        "Chỉ tiêu: giảm nhiều nhất, điểm phần trăm", "Target: greatest reduction, points"
    ),
    "settings.key_target_source": Text("Văn bản giao chỉ tiêu", "Document that sets the target"),
    "settings.key_target_rate": Text(
        "Tỷ lệ được giao: hộ nghèo (mặc định), hoặc nghèo đa chiều (hộ nghèo và hộ cận nghèo)",
        "The rate that it is about: of the poor (default), or multidimensional poverty (poor and "
        "near-poor)",
    ),
    "settings.key_blocks": Text(
        "Chia khối trong biểu: không chia (mặc định), hoặc theo khu vực thành thị và nông thôn",
        "Blocks of the forms: none (default), or urban and rural areas",
    ),
    "settings.key_peoples": Text(
        "Các dân tộc in riêng ở biểu 9 (mặc định: mười dân tộc đông nhất)",
        "Ethnic groups printed one by one in form 9 (default: the ten largest)",
    ),
    "settings.key_local_ethnic": Text(
        "Có in cột dân tộc tại chỗ (mặc định: không)", "Columns of local peoples (default: no)"
    ),
    "settings.key_causes_land": Text("Nguyên nhân: đất sản xuất", "Cause: land"),
    "settings.key_causes_capital": Text("Nguyên nhân: vốn", "Cause: capital"),
    "settings.key_causes_labour": Text("Nguyên nhân: lao động", "Cause: labour"),
    "settings.key_causes_tools": Text("Nguyên nhân: công cụ, phương tiện", "Cause: tools"),
    "settings.key_causes_knowledge": Text("Nguyên nhân: kiến thức", "Cause: knowledge"),
    "settings.key_causes_skills": Text("Nguyên nhân: kỹ năng", "Cause: skills"),
    "settings.key_causes_illness": Text("Nguyên nhân: ốm đau", "Cause: illness"),
    "settings.key_causes_other": Text("Nguyên nhân khác", "Other causes"),
    "settings.key_list_missing": Text(
        "Có nêu tên xã chưa nộp kết quả (mặc định: có)",
        "Whether communes that sent nothing are named (default: yes)",
    ),
    "settings.key_near_line_points": Text(
        "Hộ sát chuẩn: cách chuẩn không quá bấy nhiêu điểm B1 (mặc định: 3)",
        "Near the line: within so many points of B1 (default: 3)",
    ),
    "settings.key_near_line_indicators": Text(
        "Hộ sát chuẩn: cách ngưỡng không quá bấy nhiêu chỉ số thiếu hụt (mặc định: 1)",
        "Near the line: within so many deprived indicators of the bound (default: 1)",
    ),
    "settings.key_complaints_at": Text(
        "Nơi nhận ý kiến, khiếu nại, in trên danh sách niêm yết",
        "Where complaints are received, as posted lists print it",
    ),
    "settings.key_holidays": Text(
        "Tệp CSV ngày nghỉ lễ của cơ quan, để cạnh tệp cài đặt (mặc định: chỉ trừ thứ Bảy, Chủ "
        "nhật)",
        "The office's CSV file of holidays, beside the settings (default: weekends alone are left "
        "out)",
    ),
    "settings.key_recheck_days": Text(
        "Số ngày làm việc để phúc tra một khiếu nại của rà soát định kỳ "
        "(không có mặc định: văn bản chưa có trong tay)",
        "Working days of a re-check after a complaint about the periodic review (no default: the "
        "act's number is not at hand)",
    ),
    "settings.key_map_file": Text(
        "Tệp bản đồ ranh giới các xã của cơ quan (GeoJSON), để cạnh tệp cài đặt (mặc định: không "
        "có bản đồ, mỗi xã một ô)",
        "The office's map of its communes (GeoJSON), beside the settings (default: no map, a tile "
        "for each commune)",
    ),
    "settings.key_map_code": Text(
        "Cột mã xã trong tệp bản đồ (mặc định: ma_xa, viết cách nào cũng được)",
        "The property of the map with the communes' codes (default: ma_xa, in any spelling)",
    ),
    "settings.docs_sheet": Text(
        "Trên trang Cài đặt, mỗi dòng mang tên ở cột “Mục trong Excel”, có, không và các từ chọn "
        "ghi bằng tiếng Việt; ghi khóa và từ của tệp TOML cũng đọc được.",
        "On the sheet Cài đặt each line has the name in the second column, and words are "
        "Vietnamese (English with --lang en); keys and words of the TOML file are read there too.",
    ),
    "settings.docs_near": Text(
        "Hộ sát chuẩn gồm hai phần, ghi ở hai trang của ho-sat-chuan.xlsx: hộ có điểm B1 cách "
        "chuẩn không quá số điểm đã khai, gần nhất ghi trước, là phần để rà lại; và hộ chỉ đổi "
        "phân loại khi thêm hay bớt chỉ số thiếu hụt, đếm riêng vì thường rất nhiều. Danh sách còn "
        "dài thì giảm số điểm; số chỉ số bằng 0 thì không có phần thứ hai.",
        "Households near the line are in two parts, on two sheets of ho-sat-chuan.xlsx: those "
        "within the points, the nearest first, are to be looked at again; those that only deprived "
        "indicators would move are counted apart, as they are many. Where the list is long, lower "
        "the points; with 0 indicators there is no second part.",
    ),
    "settings.docs_target": Text(
        "Không khai chỉ tiêu của năm rà soát thì không có đánh giá, biểu đồ hay kiến nghị về "
        "chỉ tiêu: báo cáo ghi “chưa khai chỉ tiêu”.",
        "Without a target of the review year nothing is judged, drawn or recommended by it: the "
        "report says “chưa khai chỉ tiêu”.",
    ),
}
