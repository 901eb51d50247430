"""Texts of the command line."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "cli.app": Text(
        "Rà soát hộ nghèo: kiểm tra, chấm điểm, phân loại và giải thích phiếu khảo sát của xã "
        "theo Nghị định 07/2021/NĐ-CP. "
        "Bắt đầu: ravo template, rồi ravo check và ravo score; hoặc kéo tệp thả vào chương trình.",
        "Poverty review: check, score, classify and explain a commune's survey workbook by Nghị "
        "định 07/2021/NĐ-CP. "
        "Start with ravo template, then ravo check and ravo score; or just drop files on the "
        "program.",
    ),
    "cli.criteria": Text(
        "Các bộ tiêu chí: từng trị số, điều khoản và độ chắc chắn.",
        "The criteria sets: every value, its article and how sure it is.",
    ),
    "cli.usage": Text("Cách dùng:", "Usage:"),
    "cli.usage_options": Text("[THAM SỐ…]", "[OPTIONS…]"),
    "cli.usage_command": Text("LỆNH", "COMMAND"),
    "cli.options": Text("Tham số", "Parameters"),
    "cli.commands": Text("Lệnh", "Commands"),
    "cli.required": Text("bắt buộc", "required"),
    "cli.help": Text("Hiện hướng dẫn này.", "Show this help."),
    "cli.see_help": Text("Xem: {path} --help", "See: {path} --help"),
    "cli.no_such_option": Text("Không có tham số {name}.", "There is no option {name}."),
    "cli.missing": Text("Thiếu {name}.", "{name} is missing."),
    "cli.day_lacks_year": Text("thiếu năm", "the year is missing"),
    "cli.day_lacks_day": Text("thiếu ngày", "the day is missing"),
    "cli.day_lacks_month": Text("thiếu tháng và năm", "month and year are missing"),
    "cli.day_lacks_day_and_month": Text("thiếu ngày và tháng", "day and month are missing"),
    "cli.bad_value": Text("Giá trị của {name} không hợp lệ.", "The value of {name} is not valid."),
    "cli.bad_option": Text("Tham số {name} dùng sai.", "The option {name} is used wrongly."),
    "cli.wrong_use": Text("Không hiểu lệnh: {words}.", "Unknown command: {words}."),
    "cli.interrupted": Text(
        "Đã dừng theo yêu cầu; không có tệp nào bị ghi dở.",
        "Stopped as asked; no file was left half-written.",
    ),
    "cli.bug": Text(
        "Lỗi của chương trình ({kind}). Xin gửi tệp {path} cho người bảo trì; "
        "tệp không chứa dữ liệu của hộ.",
        "This is a bug ({kind}). Please send {path} to the maintainers; "
        "it holds no household data.",
    ),
    "cli.missing_library": Text(
        "Bản cài trên máy này thiếu thư viện {name}, hoặc thư viện ấy hỏng. Máy Windows có bộ cài "
        "thì chạy lại bộ cài. Máy khác thì mở thư mục của chương trình và chạy: pip install . "
        "(cần mạng).",
        "This installation lacks the library {name}, or it is broken. On Windows run the installer "
        "again. Elsewhere open the program's folder and run: pip install . (it needs the network).",
    ),
    "cli.cmd.template": Text(
        "Tạo bảng khảo sát trống cho một xã. Có sẵn danh sách chọn, gợi ý nhập và trang hướng dẫn.",
        "Write an empty survey workbook for a commune. "
        "It has drop-down lists, input hints and a page of instructions.",
    ),
    "cli.cmd.sheets": Text(
        "In phiếu rà soát để điền tay tại hộ: mỗi hộ một phiếu A4, điều đã biết in sẵn, còn lại là "
        "ô trống. In được cả phiếu trống.",
        "Write sheets to fill in by hand: one A4 sheet for each household, what is known printed, "
        "the rest as boxes. Blank ones too.",
    ),
    "cli.cmd.merge": Text(
        "Gộp tệp của nhiều rà soát viên thành một bảng khảo sát của xã.",
        "Merge several reviewers' files into one commune workbook.",
    ),
    "cli.arg.merged": Text(
        "Tệp của các rà soát viên; có thể cả tệp đã gộp lần trước.",
        "The reviewers' files, and the workbook merged before, if any.",
    ),
    "cli.opt.merge_format": Text(
        "In số đếm dạng text hoặc json.", "Print the counts as text or json."
    ),
    "cli.cmd.check": Text(
        "Kiểm tra bảng khảo sát và nêu mọi lỗi một lần. Mỗi lỗi ghi rõ ô, nội dung và cách sửa.",
        "Check survey workbooks and name every fault at once. "
        "Each with its cell, what is wrong and what to do.",
    ),
    "cli.cmd.score": Text(
        "Chấm điểm, phân loại từng hộ và ghi kết quả. Không sửa tệp gốc.",
        "Score and classify every household and write the results. The input is never changed.",
    ),
    "cli.cmd.ui": Text(
        "Mở ravo trong trình duyệt: làm mọi việc bằng cách bấm chuột. Chỉ máy này xem được, không "
        "cần mạng.",
        "Open ravo in the browser: everything by mouse. Only this machine can see it, and no "
        "network is needed.",
    ),
    "cli.opt.port": Text(
        "Cổng của trang; không ghi thì chọn cổng còn trống.",
        "The port of the page; one that is free where it is not given.",
    ),
    "cli.opt.no_browser": Text("Không mở trình duyệt.", "Open no browser."),
    "cli.opt.print_url": Text(
        "In địa chỉ của trang thành một dòng JSON.", "Print the page's address as a line of JSON."
    ),
    "cli.ui_open": Text(
        "Trang ravo đang mở trong trình duyệt. Tắt: bấm «Tắt ravo» trên trang, hoặc Ctrl+C ở đây.",
        "The page of ravo is open in the browser. To end it: «End ravo» on the page, or Ctrl+C.",
    ),
    "cli.ui_open_at": Text(
        "Mở địa chỉ này trong trình duyệt (dùng được một lần): {url}",
        "Open this address in the browser (it works once): {url}",
    ),
    "cli.cmd.drop": Text(
        "Kiểm tra, chấm điểm và trả lại những tệp được thả vào chương trình, không cần gõ lệnh. "
        "Kết quả và bản đánh dấu lỗi nằm cạnh từng bảng.",
        "Check, score and give back the files that are dropped on the program, without a command. "
        "The results and the copy with its faults marked lie beside each workbook.",
    ),
    "cli.cmd.explain": Text(
        "Giải thích cho gia đình vì sao hộ được xếp loại như vậy. Một trang in ra được; nhiều hộ "
        "trong một tệp: --class, --village, --name với -o; bản cho cán bộ: --officer.",
        "Explain to a family why its household has its class. One page to print; many households "
        "in one file: --class, --village, --name with -o; --officer gives every step.",
    ),
    "cli.cmd.monthly": Text(
        "Áp dụng đề nghị của một tháng (Mẫu 01, Mẫu 04) vào danh sách của xã: danh sách mới, giấy "
        "tờ kèm quyết định, báo cáo ngày 05. Bảng đề nghị trống: ravo template --month.",
        "Apply a month's requests (Mẫu 01, Mẫu 04) to the commune's list: the new list, the papers "
        "with the decision, the report of the 5th. Blank requests: ravo template --month.",
    ),
    "cli.cmd.calendar": Text(
        "Ghi lịch rà soát và báo cáo của một năm để mở trong lịch của điện thoại, Outlook. Mỗi "
        "ngày có nguồn và nhắc trước vài ngày.",
        "Write the dates of a year's review and reports for the calendar of a phone or Outlook. "
        "Each with its source and a reminder some days before.",
    ),
    "cli.cmd.beneficiaries": Text(
        "Danh sách người và hộ được hưởng từng chương trình vào một ngày: ai đủ điều kiện, ai cần "
        "hỏi thêm và hỏi gì, ai không thuộc diện và vì điều kiện nào.",
        "List who is eligible for each programme of support on a day, who is to be asked and what, "
        "and who is not and by which condition.",
    ),
    "cli.programmes": Text(
        "Các chương trình hỗ trợ: ai được hưởng, theo điều kiện và văn bản nào.",
        "The programmes of support: who is eligible, by which conditions and documents.",
    ),
    "cli.cmd.programmes_list": Text("Liệt kê các chương trình.", "List the programmes."),
    "cli.cmd.programmes_show": Text(
        "Xem mọi điều kiện của một chương trình, kèm căn cứ và dấu.",
        "Show every condition of a programme, with citation and mark.",
    ),
    "cli.cmd.programmes_check": Text(
        "Kiểm tra một tệp chương trình và các ca thử của nó; nêu mọi lỗi một lần.",
        "Check a file of programmes and its cases; every fault at once.",
    ),
    "cli.cmd.programmes_template": Text(
        "Ghi tệp chương trình mẫu để điền, kèm ca thử bên cạnh.",
        "Write a file of programmes to fill in, with its cases beside it.",
    ),
    "cli.arg.programme": Text("Mã chương trình.", "Id of the programme."),
    "cli.arg.programmes_file": Text("Tệp chương trình (YAML).", "File of programmes (YAML)."),
    "cli.cmd.sample": Text(
        "Tạo dữ liệu tổng hợp (không có thật) để thử. Cùng một số hạt giống cho cùng một bộ tệp.",
        "Write synthetic workbooks to try things with. The same seed gives the same files.",
    ),
    "cli.cmd.criteria_list": Text("Liệt kê các bộ tiêu chí.", "List the criteria sets."),
    "cli.cmd.criteria_show": Text(
        "Hiện mọi trị số của một bộ tiêu chí. Kèm điều khoản, độ chắc chắn và phần còn thiếu.",
        "Show every value of a criteria set. With its citation, its mark and what is absent.",
    ),
    "cli.cmd.criteria_coverage": Text(
        "Cho biết điều khoản nào đã mã hóa, một phần, hay chưa.",
        "Show which articles are encoded, partly or not.",
    ),
    "cli.cmd.criteria_check": Text(
        "Kiểm tra một tệp bộ tiêu chí do tỉnh tự viết.",
        "Check a criteria set file written by a province.",
    ),
    "cli.cmd.criteria_import": Text(
        "Đọc lại bộ tiêu chí từ Excel do cán bộ pháp chế đã sửa, ghi ra tệp YAML.",
        "Read a criteria set back from the workbook that the legal officer corrected.",
    ),
    "cli.cmd.criteria_export": Text(
        "Ghi một bộ tiêu chí ra Excel cho cán bộ pháp chế.",
        "Write a criteria set as a workbook for the legal officer.",
    ),
    "cli.arg.workbooks": Text(
        "Bảng khảo sát, hoặc thư mục chứa chúng.", "Survey workbooks, or folders of them."
    ),
    "cli.arg.workbook": Text("Bảng khảo sát của xã.", "The commune's survey workbook."),
    "cli.arg.state": Text(
        "Kết quả hoặc bảng khảo sát định kỳ năm trước, danh sách của tháng trước, hoặc thư mục có "
        "tệp kết quả hay danh sách đó.",
        "Results or survey of last year's review, the list of the month before, or the folder that "
        "has these results or that list.",
    ),
    "cli.arg.requests": Text(
        "Bảng đề nghị của tháng (ravo template --month).",
        "The workbook of the month's requests (ravo template --month).",
    ),
    "cli.arg.edition": Text(
        "Mã bộ tiêu chí (xem ravo criteria list) hoặc tệp YAML.",
        "Id of a criteria set (see ravo criteria list) or a YAML file.",
    ),
    "cli.arg.edition_workbook": Text(
        "Tệp Excel do ravo criteria export ghi ra.", "Workbook written by ravo criteria export."
    ),
    "cli.arg.edition_file": Text("Tệp YAML của bộ tiêu chí.", "YAML file of the criteria set."),
    "cli.opt.version": Text("Hiện phiên bản rồi dừng.", "Show the version and stop."),
    "cli.opt.lang": Text(
        "Ngôn ngữ; mặc định tiếng Việt hoặc theo RAVO_LANG.",
        "Language; Vietnamese by default, or as RAVO_LANG says.",
    ),
    "cli.opt.quiet": Text("Chỉ nói khi có việc cần nói.", "Speak only when there is need."),
    "cli.opt.edition": Text(
        "Bộ tiêu chí; mặc định theo năm rà soát.",
        "Criteria set; by default that of the review year.",
    ),
    "cli.opt.score_edition": Text(
        "Bộ tiêu chí; mặc định theo năm rà soát. Hai lần: so sánh hai bộ, bộ đầu phân loại.",
        "Criteria set; by default that of the review year. Twice: compares two sets, "
        "the first one decides.",
    ),
    "cli.opt.year": Text(
        "Năm rà soát, thay cho trang Thông tin.", "Review year, instead of the sheet Thông tin."
    ),
    "cli.opt.template_year": Text(
        "Năm rà soát; với --from, mặc định là năm sau năm của danh sách, "
        "với danh sách của tháng là chính năm ấy.",
        "Review year; with --from, by default the year after that of the list, "
        "of a month's list its own year.",
    ),
    "cli.opt.month": Text(
        "Tháng của bảng đề nghị; mặc định theo Ngày chốt số liệu.",
        "The month of the requests; by default that of Ngày chốt số liệu.",
    ),
    "cli.opt.monthly_out": Text(
        "Thư mục ghi danh sách mới và giấy tờ của tháng.",
        "The folder for the new list and the papers of the month.",
    ),
    "cli.opt.template_month": Text(
        "Ghi bảng đề nghị của một tháng (rà soát thường xuyên), ví dụ 2026-03.",
        "Write the workbook of a month's requests (monthly review), such as 2026-03.",
    ),
    "cli.opt.template_from": Text(
        "Bảng khảo sát hoặc kết quả năm trước của xã (hay của các xã đã nhập thành xã): hộ, thành "
        "viên, mã và phân loại đầu kỳ được điền sẵn; dùng nhiều lần được, cả danh sách của tháng "
        "cùng bảng khảo sát năm trước đó. Cũng có thể là một sổ theo dõi: --commune chọn xã.",
        "Last year's survey or results of the commune (or of those that became it): households, "
        "members, codes and the opening class are filled in; may be given several times, also a "
        "month's list with the survey of the year before it. Or one register: --commune chooses "
        "the commune.",
    ),
    "cli.opt.keep_facts": Text(
        "Với --from: điền cả nhà ở, nước, nhà tiêu của năm trước, tô màu để rà soát viên xác nhận. "
        "Với --month, và với danh sách của tháng, thì luôn điền.",
        "With --from: fill in last year's dwelling, water and toilet too, coloured, for the "
        "reviewer to confirm. With --month, and of a month's list, they are always filled in.",
    ),
    "cli.opt.sample_year": Text(
        "Năm rà soát; dùng nhiều lần được.", "Review year; may be given several times."
    ),
    "cli.opt.sample_district": Text(
        "Mã huyện trước 1/7/2025 (875 là Lấp Vò).",
        "District code before 1/7/2025 (875 is Lấp Vò).",
    ),
    "cli.opt.plant": Text(
        "Gài lỗi vào năm cuối: LOẠI=TỶ LỆ số hộ; dùng nhiều lần được. "
        "Các loại ghi ở docs/sample.md.",
        "Plant faults in the last year: KIND=SHARE of the households; may be given several times. "
        "The kinds are listed in docs/sample.md.",
    ),
    "cli.opt.plant_in": Text(
        "Mã xã được gài lỗi; không ghi thì mọi xã. Dùng nhiều lần được.",
        "Code of a commune to plant faults in; all where none is given. "
        "May be given several times.",
    ),
    "cli.opt.sample_out": Text("Thư mục ghi dữ liệu tổng hợp.", "Folder for the synthetic data."),
    "cli.opt.code": Text(
        "Mã xã của Tổng cục Thống kê; tự điền tên xã, huyện, tỉnh.",
        "Commune code of the statistics office; fills in commune, district and province.",
    ),
    "cli.opt.province": Text("Tên tỉnh/thành phố.", "Name of the province."),
    "cli.opt.district": Text("Tên huyện.", "Name of the district."),
    "cli.opt.commune": Text(
        "Tên xã, có chữ xã/phường/thị trấn ở trước.", "Name of the commune with its kind in front."
    ),
    "cli.opt.area": Text(
        "Khu vực: rural (nông thôn) hoặc urban (thành thị).", "Area: rural or urban."
    ),
    "cli.opt.compact": Text(
        "Chỉ giữ những cột cần cho việc phân loại và theo dõi biến động.",
        "Only the columns that a class and the movement forms need.",
    ),
    "cli.opt.household": Text("Mã hộ cần giải thích.", "Code of the household to explain."),
    "cli.arg.sheets_survey": Text(
        "Bảng khảo sát của kỳ rà soát; không cần khi chỉ in phiếu trống.",
        "Survey of the review; not needed for blank sheets alone.",
    ),
    "cli.opt.sheets_out": Text(
        "Tệp .docx hoặc .pdf cần ghi; với --by-village là thư mục.",
        "File to write, .docx or .pdf; with --by-village a folder.",
    ),
    "cli.opt.by_village": Text(
        "Mỗi thôn, ấp, tổ dân phố một tệp .docx.", "A .docx for each village."
    ),
    "cli.opt.blank": Text(
        "Thêm N phiếu trống ở cuối mỗi tệp.", "Add N blank sheets at the end of each file."
    ),
    "cli.opt.sheets_template": Text(
        "Mẫu phiếu Word do xã sửa.", "The office's own Word template of the sheet."
    ),
    "cli.opt.sheets_export": Text(
        "Ghi mẫu phiếu và danh sách các trường vào thư mục để sửa, rồi dừng.",
        "Write the template and the list of its fields into a folder to edit, and stop.",
    ),
    "cli.opt.calendar_year": Text("Năm của lịch.", "Year of the calendar."),
    "cli.opt.calendar_level": Text(
        "Chỉ các ngày của cấp xã (commune), cấp huyện (district, trước 01/7/2025) hoặc cấp tỉnh "
        "(province).",
        "Only the dates of communes, of districts (before 1/7/2025) or of provinces.",
    ),
    "cli.opt.class": Text(
        'Chỉ các hộ thuộc loại này, ví dụ poor hay "hộ nghèo"; ghi được nhiều lần.',
        "Only households of this class, such as poor; may be given several times.",
    ),
    "cli.opt.village": Text(
        "Chỉ các hộ của thôn, ấp này; ghi được nhiều lần.",
        "Only households of this village; may be given several times.",
    ),
    "cli.opt.name": Text(
        "Chỉ các hộ có chủ hộ mang tên này: một phần của tên là đủ, có dấu hay không đều được; ghi "
        "được nhiều lần.",
        "Only households whose head has this name: a part is enough, with or without marks; may be "
        "given several times.",
    ),
    "cli.opt.households": Text("Số hộ rà soát mỗi xã.", "Reviewed households per commune."),
    "cli.opt.seed": Text("Số hạt giống.", "Seed."),
    "cli.opt.out": Text("Tệp ghi ra.", "File to write."),
    "cli.opt.out_dir": Text(
        "Thư mục ghi kết quả; mặc định ghi cạnh tệp gốc.",
        "Folder for the results; by default beside the input.",
    ),
    "cli.opt.check_format": Text(
        "Dạng kết quả: text, json hoặc csv.", "Output format: text, json or csv."
    ),
    "cli.opt.score_format": Text(
        "Dạng kết quả: xlsx (mặc định), json, csv hoặc parquet.",
        "Output format: xlsx (default), json, csv or parquet.",
    ),
    "cli.opt.explain_format": Text(
        "Dạng kết quả: text, json, html hoặc docx; mặc định theo đuôi tệp của -o, không có thì "
        "text. Nhiều hộ trong một tệp, mỗi hộ một trang: html hoặc docx, với -o.",
        "Output format: text, json, html or docx; by default that of the ending of -o, else text. "
        "Many households in one file, a page each: html or docx, with -o.",
    ),
    "cli.opt.officer": Text(
        "Bản cho cán bộ: từng bước, điểm, ô, điều khoản, điều gì làm đổi kết quả.",
        "For officers: every step, points, cells, articles, what would change the result.",
    ),
    "cli.unread": Text("{parts} chưa đọc", "{parts} not read"),
    "cli.unread_columns": Text("{count} cột", "{count:column|columns}"),
    "cli.unread_sheets": Text("{count} trang", "{count:sheet|sheets}"),
    "cli.unread_keys": Text(
        "{count} mục của Thông tin", "{count:key of Thông tin|keys of Thông tin}"
    ),
    "cli.unread_files": Text("{count} tệp", "{count:file|files}"),
    "cli.unread_line": Text("Chú ý: {unread}.", "Note: {unread}."),
    "cli.opt.strict": Text(
        "Mã thoát 1 khi có cột, trang, mục hoặc tệp chưa đọc.",
        "Exit code 1 where a column, sheet, key or file was not read.",
    ),
    "cli.opt.recursive": Text(
        "Đọc cả bảng khảo sát trong các thư mục con.",
        "Read the workbooks in the folders inside too.",
    ),
    "cli.carried": Text(
        "Đã điền sẵn {households} hộ, {members} thành viên cho năm {year}; căn cứ và các câu trả "
        "lời để trống.",
        "Filled in for {year}: {households:household|households}, {members:member|members}; "
        "evidence and answers are blank.",
    ),
    "cli.carried_of_month": Text(
        "Danh sách đến hết tháng {month}; Phân loại đầu kỳ là phân loại đầu năm {year}; hộ đã rời "
        "đi trong năm vẫn có trong bảng, kèm lý do.",
        "The list is of {month}; the opening class is that of the start of {year}, and households "
        "that left in the year are in it with their reason.",
    ),
    "cli.carried_none": Text("không có", "none"),
    "cli.carried_renamed": Text(
        "{before} nay là {now}: trang Thông tin ghi tên mới, người lập và thủ trưởng để trống.",
        "{before}: now {now}; the sheet Thông tin has the new name, and the officers are blank.",
    ),
    "cli.carried_officers": Text(
        "{now} là đơn vị hành chính mới từ 1/7/2025: người lập và thủ trưởng để trống.",
        "{now} is a new commune since 1/7/2025: the officers are blank.",
    ),
    "cli.carried_left": Text(
        "Không đưa sang: {households} hộ đã rời danh sách.",
        "Left out: {households:household that left|households that left} the list.",
    ),
    "cli.carried_left_with": Text(
        "Không đưa sang: {households} hộ đã rời danh sách, cùng {members} thành viên của các "
        "hộ ấy.",
        "Left out: {households:household that left|households that left} the list, with "
        "{members:member|members}.",
    ),
    "cli.carried_people_left": Text(
        "Không đưa sang: {members} người đã chết hoặc chuyển đi.",
        "Left out: {members:person|people} who died or moved away.",
    ),
    "cli.carried_unknown": Text(
        "Không đưa sang: {members} dòng trang Thành viên có mã hộ không có ở trang Hộ.",
        "Left out: {members:row|rows} of Thành viên whose household is not on the sheet Hộ.",
    ),
    "cli.carried_no_class": Text(
        "{households} hộ năm {last} chưa có phân loại: Phân loại đầu kỳ để trống.",
        "{households:household|households} without a class in {last}: the opening class is blank.",
    ),
    "cli.carried_rejected": Text(
        "Trong đó {households} hộ bị từ chối vì bảng năm {last} còn lỗi ở hộ ấy: sửa bảng ấy rồi "
        "mở lại, hoặc ghi phân loại theo quyết định.",
        "Of these {households:was|were} rejected for errors in the workbook of {last}: correct it "
        "and run again, or write the class by the decision.",
    ),
    "cli.carried_prefixed": Text(
        "{codes} mã hộ trùng giữa các xã cũ được thêm mã xã cũ ở trước, ví dụ {first}.",
        "{codes:household code|household codes} used by more than one old commune got the old "
        "commune's code in front, such as {first}.",
    ),
    "cli.carried_facts": Text(
        "Ô tô màu vàng là dữ kiện năm trước: rà soát viên xem lại, sửa nếu khác, rồi ghi Có ở cột "
        "Đã xác nhận dữ kiện nhà ở năm trước; chưa ghi thì chưa dùng để phân loại.",
        "Yellow cells hold last year's facts: the reviewer looks at them again, corrects what "
        "differs and writes Có in the column Đã xác nhận dữ kiện nhà ở năm trước; until then no "
        "class rests on them.",
    ),
    "cli.wrote": Text("Đã ghi: {path}", "Written: {path}"),
    "cli.working": Text("Đang chấm điểm", "Scoring"),
    "cli.edition_ok": Text(
        "Bộ tiêu chí {edition} dùng được: {first}–{last}, {indicators} chỉ số.",
        "The criteria set {edition} is usable: {first}–{last}, {indicators:indicator|indicators}.",
    ),
    "cli.no_faults": Text("{path}: không có lỗi.", "{path}: no faults."),
    "cli.check_head": Text(
        "{path}: {verdict}. Đọc {read} dòng = {scored} chấm điểm + {rejected} từ chối + {blank} "
        "trống{departed}.",
        "{path}: {verdict}. {read:row|rows} read = {scored} scored + {rejected} rejected + {blank} "
        "blank{departed}.",
    ),
    "cli.check_row": Text("Trang {sheet}, dòng {row}", "Sheet {sheet}, row {row}"),
    "cli.check_sheet": Text("Trang {sheet}", "Sheet {sheet}"),
    "cli.check_household": Text("hộ {code}", "household {code}"),
    "cli.check_total": Text(
        "Cộng: {errors} lỗi, {warnings} cảnh báo.",
        "Total: {errors:error|errors}, {warnings:warning|warnings}.",
    ),
    "cli.check_total_open": Text(
        "Cộng: {errors} lỗi, {open} chỗ làm hộ chưa phân loại được, {warnings} cảnh báo.",
        "Total: {errors:error|errors}, {open:place that leaves|places that leave} a household "
        "without a class, {warnings:warning|warnings}.",
    ),
    "cli.check_alike": Text(
        "Cùng một lỗi ở {number} ô nữa của cột: {ranges}.",
        "The same fault in {number} more cells of the column: {ranges}.",
    ),
    "cli.check_alike_rows": Text(
        "Cùng một lỗi ở {number} ô nữa của cột, dòng {ranges}.",
        "The same fault in {number} more cells of the column, rows {ranges}.",
    ),
    "cli.check_kind": Text(
        "{count} lần {severity} {code}: {title}", "{count} × {severity} {code}: {title}"
    ),
    "cli.wrote_all": Text(
        "Đã ghi: {count} tệp vào {folder}", "Written: {count:file|files} into {folder}"
    ),
    "cli.error": Text("LỖI", "ERROR"),
    "cli.open": Text("CHƯA PHÂN LOẠI ĐƯỢC", "NO CLASS YET"),
    "cli.warning": Text("cảnh báo", "warning"),
    "cli.opt.profile": Text(
        "Cách đọc bảng của phần mềm khác: tên có sẵn (mis) hoặc tệp YAML; xem ravo profile.",
        "How to read a layout of other software: a shipped name (mis) or a YAML file; "
        "see ravo profile.",
    ),
    "cli.opt.corrections": Text(
        "Tệp sửa lỗi (.xlsx hoặc .csv), áp dụng mỗi lần chạy vào ô còn giữ giá trị cũ.",
        "File of corrections (.xlsx or .csv), applied on every run to cells that still hold the "
        "old value.",
    ),
    "cli.opt.password_file": Text(
        "Tệp ghi mật khẩu, mỗi dòng một mật khẩu, để mở tệp Excel bị khóa.",
        "File of passwords, one a line, to open locked workbooks.",
    ),
    "cli.opt.answers_confirmed": Text(
        "Xác nhận các câu trả lời về chỉ số thiếu hụt không bị ghi ngược nghĩa, "
        "dù trái với dữ kiện.",
        "Say that Có and Không in the indicators are not the wrong way round, "
        "though facts contradict them.",
    ),
    "cli.opt.ignore": Text(
        "Tiêu đề của một cột không đọc, chủ ý để ngoài rà soát; có thể lặp lại.",
        "The heading of an unread column that is left out of the review on purpose; "
        "may be repeated.",
    ),
    "cli.opt.return": Text(
        "Thư mục để trả lại bản sao của từng bảng, ô sai được tô màu và ghi chú.",
        "Folder for a copy of each workbook with its faulty cells coloured and commented.",
    ),
    "cli.taken": Text(
        "{path}: lấy từ tên tệp và thư mục: {pairs}.",
        "{path}: taken from the names of file and folders: {pairs}.",
    ),
    "cli.taken_year": Text("năm {value} ('{source}')", "year {value} ('{source}')"),
    "cli.cmd.documents_posted": Text(
        "Lập danh sách niêm yết của từng thôn và toàn xã: tên, thôn, kết quả; nơi và hạn khiếu "
        "nại.",
        "Write the lists to post, of each village and the commune: name, village, class, and where "
        "and until when to complain.",
    ),
    "cli.cmd.documents_minutes": Text(
        "Lập biên bản họp thôn và bảng để ghi số phiếu biểu quyết.",
        "Write the minutes of village meetings, and a workbook to type the votes.",
    ),
    "cli.cmd.documents_votes": Text(
        "Tính biểu quyết của họp thôn: hộ nào thông qua, hộ nào phải họp lại.",
        "Count the votes of village meetings: who is agreed, who needs another meeting.",
    ),
    "cli.cmd.documents_requests": Text(
        "In giấy đề nghị Mẫu 01, Mẫu 04: mẫu trống, hoặc điền sẵn cho các hộ được chọn.",
        "Write requests, Mẫu 01 and Mẫu 04: blank, or prefilled for the households chosen.",
    ),
    "cli.opt.complaints_at": Text(
        "Nơi nhận ý kiến, khiếu nại (thay cho khóa complaints_at của tệp cài đặt).",
        "Where complaints are received (in place of complaints_at in the settings).",
    ),
    "cli.opt.posted_on": Text("Ngày niêm yết.", "The day of posting."),
    "cli.opt.posted_until": Text(
        "Ngày cuối nhận khiếu nại do cơ quan tự định, không sớm hơn hạn niêm yết.",
        "A last day for complaints of the office's own, not before the term of posting ends.",
    ),
    "cli.opt.posted_holidays": Text(
        "Tệp CSV ngày nghỉ lễ, để đếm ngày làm việc.", "CSV file of holidays for working days."
    ),
    "cli.opt.documents_pdf": Text(
        "Ghi thêm bản PDF của mỗi văn bản (cần LibreOffice).",
        "Write each document as a PDF too (needs LibreOffice).",
    ),
    "cli.opt.meeting_number": Text(
        "Lần họp thứ mấy (mặc định: 1, với --again là lần sau).",
        "Number of the meeting (default: 1; with --again the next one).",
    ),
    "cli.opt.meeting_again": Text(
        "Kết quả họp lần trước (.json): chỉ lập biên bản cho các hộ chưa được thông qua.",
        "The outcome of earlier meetings (.json): minutes for who was not agreed to.",
    ),
    "cli.opt.meeting_village": Text(
        "Chỉ thôn này (ghi lại tùy chọn cho mỗi thôn).", "This village only; may be repeated."
    ),
    "cli.opt.votes": Text(
        "Bảng biểu quyết đã ghi (ghi lại tùy chọn cho mỗi tệp).",
        "A sheet of votes that was filled in; repeat the option for each.",
    ),
    "cli.opt.request_form": Text(
        "Chỉ in mẫu này; không ghi thì theo từng hộ: hộ trong danh sách in Mẫu 04, hộ khác Mẫu 01.",
        "This form only; without it Mẫu 04 for who is on the list, Mẫu 01 for others.",
    ),
    "cli.arg.requests_results": Text(
        "Bảng kết quả hoặc bảng khảo sát; không ghi thì in mẫu trống.",
        "Results or surveys; without any the forms are blank.",
    ),
    "cli.taken_province": Text("tỉnh: {value} ('{source}')", "province: {value} ('{source}')"),
    "cli.taken_district": Text("huyện: {value} ('{source}')", "district: {value} ('{source}')"),
    "cli.taken_commune": Text("xã: {value} ('{source}')", "commune: {value} ('{source}')"),
    "cli.opt.meeting_outcomes": Text(
        "Kết quả họp thôn (ket-qua-hop-….json do ravo documents votes ghi ra), hoặc thư mục có tệp "
        "ấy: hộ chưa được thông qua không có trong văn bản.",
        "The outcome of village meetings that ravo documents votes wrote (ket-qua-hop-….json), or "
        "its folder: who was not agreed to is in no paper.",
    ),
    "cli.documents": Text(
        "Văn bản về các hộ: biên bản họp thôn và biểu quyết, niêm yết, quyết định, giấy chứng "
        "nhận, thông báo không công nhận, giấy đề nghị; mẫu Word của các văn bản.",
        "Papers about the households: minutes and votes of village meetings, posted lists, "
        "decision, certificates, refusals, requests; Word templates of them.",
    ),
    "cli.cmd.documents_decision": Text(
        "Lập quyết định công nhận danh sách hộ nghèo, hộ cận nghèo, hộ thoát nghèo (Mẫu 02).",
        "Write the decision that recognises the lists of a commune (Mẫu 02).",
    ),
    "cli.cmd.documents_certificates": Text(
        "Lập giấy chứng nhận hộ nghèo, hộ cận nghèo (Mẫu 03), mỗi thôn một tệp.",
        "Write the certificates of poor and near-poor households (Mẫu 03), a file a village.",
    ),
    "cli.cmd.documents_refusals": Text(
        "Lập thông báo cho từng hộ có giấy đề nghị mà không được công nhận, có lý do.",
        "Write a letter with the reasons to each household that asked and was not recognised.",
    ),
    "cli.cmd.documents_templates": Text(
        "Xuất mẫu Word của các văn bản và danh sách trường, để cơ quan sửa theo mẫu riêng.",
        "Write the Word templates of the papers and a list of their fields, for an office to edit.",
    ),
    "cli.opt.whole_numbers": Text(
        "In đủ số định danh của chủ hộ nếu bảng khảo sát có; mặc định chỉ bốn số cuối.",
        "Print the heads' whole citizen numbers where the survey has them; else the last four "
        "digits.",
    ),
    "cli.arg.documents_results": Text(
        "Bảng kết quả của ravo score, thư mục chứa chúng, hoặc bảng khảo sát (được chấm luôn).",
        "Results workbooks of ravo score, folders of them, or survey workbooks (scored on the "
        "way).",
    ),
    "cli.opt.documents_out": Text("Thư mục ghi văn bản.", "Folder for the papers."),
    "cli.opt.request_household": Text(
        "Chỉ lập cho hộ có mã này; nhiều hộ thì chọn bằng --class, --village.",
        "For the household of this code alone; several are chosen by --class, --village.",
    ),
    "cli.opt.documents_register": Text(
        "Sổ theo dõi có các năm trước (hộ thoát nghèo, bảng các năm của giấy chứng nhận) và các "
        "khiếu nại chưa giải quyết.",
        "A register with the earlier years (who escaped, the years of a certificate) and the "
        "complaints that are open.",
    ),
    "cli.opt.posted_register": Text(
        "Sổ theo dõi có các khiếu nại: báo khiếu nại chưa giải quyết vào ngày niêm yết.",
        "A register with complaints: those open on the day of posting are reported.",
    ),
    "cli.opt.documents_templates": Text(
        "Thư mục có mẫu Word riêng của cơ quan, mang tên tệp của mẫu có sẵn.",
        "Folder with the office's own Word templates, named like those of ravo.",
    ),
    "cli.opt.documents_on": Text(
        "Ngày của văn bản; không ghi thì để trống cho cơ quan điền.",
        "The day of the papers; without it there is room to fill it in.",
    ),
    "cli.complaints": Text(
        "Khiếu nại về kết quả rà soát: ghi vào sổ theo dõi, hạn giải quyết, kết quả.",
        "Complaints about a review: recorded in the register, their due days and results.",
    ),
    "cli.cmd.complaints_add": Text(
        "Ghi một khiếu nại vào sổ theo dõi; hạn giải quyết tính bằng ngày làm việc.",
        "Record a complaint in the register; its due day is counted in working days.",
    ),
    "cli.cmd.complaints_list": Text(
        "Liệt kê các khiếu nại trong sổ với hạn và kết quả.",
        "List the complaints of the register with their due days and results.",
    ),
    "cli.cmd.complaints_due": Text(
        "Liệt kê các khiếu nại quá hạn hoặc sắp đến hạn của một ngày; mã thoát 1 khi có khiếu nại "
        "quá hạn.",
        "List the complaints that are overdue on a day or soon due; exit code 1 when any is "
        "overdue.",
    ),
    "cli.cmd.complaints_close": Text(
        "Ghi kết quả giải quyết một khiếu nại.", "Record the result of a complaint."
    ),
    "cli.cmd.complaints_receipt": Text(
        "Ghi giấy biên nhận của một khiếu nại (Word) để ký và trao cho người khiếu nại.",
        "Write the receipt of a complaint (Word), to be signed and handed out.",
    ),
    "cli.opt.receipt_settings": Text(
        "Tệp thiết lập của cơ quan: unit (tên đơn vị), place (nơi lập).",
        "The office's settings: unit (its name), place.",
    ),
    "cli.arg.complaint_household": Text(
        "Mã hộ trong sổ theo dõi; hộ không có trong danh sách nào thì dùng --name.",
        "The household's code in the register; for one on no list use --name.",
    ),
    "cli.arg.complaint": Text(
        "Mã khiếu nại (ít nhất bốn chữ đầu), hoặc mã hộ khi hộ chỉ có một khiếu nại chưa giải "
        "quyết.",
        "The complaint's id (four letters of it at least), or the household's code where only one "
        "is open.",
    ),
    "cli.opt.complaint_name": Text(
        "Tên chủ hộ, khi hộ không có trong danh sách nào.",
        "Name of the head, for a household on no list.",
    ),
    "cli.opt.complaint_village": Text(
        "Thôn/ấp/bản/tổ dân phố của hộ ấy.", "Village of that household."
    ),
    "cli.opt.complaint_commune": Text(
        "Xã của hộ, khi có thể là nhiều xã.", "Commune of the household, where several are meant."
    ),
    "cli.opt.complainant": Text(
        "Người khiếu nại; chỉ giữ trong sổ.", "Who complains; kept in the register alone."
    ),
    "cli.opt.complaint_about": Text(
        "Về việc gì: phải có trong danh sách mà không có (not-listed), có mà không đúng (listed), "
        "phân loại (class), thông tin của hộ (facts), việc khác (other).",
        "What it is about: should be on the list (not-listed), should not be on it (listed), the "
        "class, the facts, something else (other).",
    ),
    "cli.opt.complaint_text": Text("Nội dung, bằng lời.", "The words of it."),
    "cli.opt.complaint_posted": Text(
        "Ngày niêm yết danh sách, nếu đã niêm yết.", "Day on which the list was posted, if it was."
    ),
    "cli.opt.complaint_received": Text("Ngày nhận khiếu nại.", "Day of receipt."),
    "cli.opt.complaint_days": Text(
        "Số ngày làm việc để phúc tra, theo thông báo niêm yết.",
        "Working days of the re-check, as the posted notice has them.",
    ),
    "cli.opt.complaint_review": Text(
        "Danh sách bị khiếu nại là của rà soát định kỳ, thường xuyên (periodic, mặc định) hay của "
        "đề nghị xác định mức sống trung bình (average-living, số ngày có sẵn).",
        "The list is of the periodic or monthly review (periodic, the default), or of requests "
        "for average living standard (average-living, whose days are known).",
    ),
    "cli.opt.holidays": Text(
        "Tệp CSV ngày nghỉ lễ của cơ quan (Ngày;Đến ngày;Loại;Tên); không có thì chỉ trừ thứ Bảy, "
        "Chủ nhật.",
        "The office's CSV file of holidays (Ngày;Đến ngày;Loại;Tên); without one weekends alone "
        "are left out.",
    ),
    "cli.opt.complaint_settings": Text(
        "Tệp thiết lập của cơ quan: holidays và recheck_days.",
        "The office's settings: holidays and recheck_days.",
    ),
    "cli.opt.complaints_commune": Text("Chỉ khiếu nại của xã này.", "Those of this commune alone."),
    "cli.opt.complaints_open": Text("Chỉ khiếu nại chưa giải quyết.", "Open complaints alone."),
    "cli.opt.complaints_on": Text(
        "Ngày xét (mặc định: hôm nay).", "The day that is looked at (default: today)."
    ),
    "cli.opt.complaints_within": Text(
        "Sắp đến hạn: trong bấy nhiêu ngày làm việc tới (mặc định: 3).",
        "Soon due: within so many working days (default: 3).",
    ),
    "cli.opt.complaint_result": Text(
        "Kết quả: chấp nhận (accepted), không chấp nhận (rejected), người khiếu nại rút "
        "(withdrawn).",
        "The result: accepted, rejected, or withdrawn by who complained.",
    ),
    "cli.opt.complaint_result_text": Text(
        "Lý do hoặc việc đã làm; bắt buộc khi không chấp nhận.",
        "The reason or what was done; needed for a rejection.",
    ),
    "cli.opt.complaint_closed": Text("Ngày có kết quả.", "Day of the result."),
    "cli.opt.complaint_settled_by": Text(
        "Lần rà soát (2026, 2026-03) hoặc đợt ghi trong sổ đã phúc tra.",
        "The review (2026, 2026-03) or batch of the register that settles it.",
    ),
    "cli.register": Text(
        "Sổ theo dõi: các hộ qua nhiều năm, trong một tệp hoặc trên máy chủ.",
        "The register: households over the years, in one file or on a server.",
    ),
    "cli.cmd.register_add": Text(
        "Ghi kết quả (hoặc bảng khảo sát) của một hay nhiều năm vào sổ theo dõi.",
        "Add results (or surveys) of one or more years to the register.",
    ),
    "cli.cmd.register_movements": Text(
        "In biến động của một năm hoặc một tháng theo sổ theo dõi.",
        "Print the movements of a year or a month by the register.",
    ),
    "cli.cmd.register_undo": Text(
        "Rút một đợt đã ghi khỏi sổ theo dõi. Đợt ấy vẫn còn trong sổ nhưng không tính nữa.",
        "Take back a batch. The register keeps it, but it counts no longer.",
    ),
    "cli.cmd.register_check": Text(
        "Kiểm tra sổ theo dõi: từng đợt, từng danh sách, hồ sơ các hộ; liệt kê các đợt.",
        "Check the register: every batch and list, what follows from them; list the batches.",
    ),
    "cli.cmd.register_export": Text(
        "Xuất sổ theo dõi ra bảng .xlsx hoặc tệp .parquet (hộ, người, biến động), hoặc dạng chuẩn.",
        "Write the register as an .xlsx workbook or .parquet files (households, people, what "
        "became of them), or in its canonical form.",
    ),
    "cli.cmd.register_merge": Text(
        "Gộp sổ theo dõi của nơi khác (xã, huyện) vào sổ này.",
        "Merge the registers of other offices into this one.",
    ),
    "cli.arg.registers": Text(
        "Các sổ theo dõi được gộp: tệp, hoặc địa chỉ máy chủ.",
        "The registers to be merged: files, or addresses of servers.",
    ),
    "cli.opt.conflicts": Text(
        "Ghi ra tệp .xlsx các danh sách khác nhau của cùng một xã, cùng một kỳ.",
        "Write the lists that contradict each other to an .xlsx file.",
    ),
    "cli.cmd.register_link": Text(
        "Ghi vào sổ các câu trả lời về những cặp hộ chưa chắc là một, "
        "hoặc lấy bảng để trả lời (--blank).",
        "Record the answers about doubtful pairs of households, or write the sheet to answer "
        "(--blank).",
    ),
    "cli.arg.answers": Text(
        "Bảng có trang Cần xác nhận (của sổ hoặc của ravo diff), đã điền Có hoặc Không.",
        "A workbook with the sheet Cần xác nhận (of the register or of ravo diff), answered by Có "
        "or Không.",
    ),
    "cli.opt.sheet_blank": Text(
        "Ghi bảng để điền ra tệp ở -o.", "Write the sheet to be filled in to the file of -o."
    ),
    "cli.opt.sheet_out": Text("Tệp .xlsx để điền.", "The .xlsx file to be filled in."),
    "cli.opt.confirm": Text(
        "Ghi các cặp hộ cần xác nhận của sổ ra tệp .xlsx; trả lời bằng ravo register link.",
        "Write the pairs of the register to be confirmed to an .xlsx file; "
        "ravo register link reads the answers.",
    ),
    "cli.cmd.register_record": Text(
        "Ghi quyết định, đính chính, ghi chú và hỗ trợ của từng hộ vào sổ, hoặc lấy bảng trống "
        "(--blank). Khiếu nại: ravo complaints.",
        "Record decisions, corrections, notes and supports of households, or write the blank "
        "(--blank). Complaints: ravo complaints.",
    ),
    "cli.arg.recorded": Text(
        "Bảng sự kiện, hỗ trợ đã điền.", "A filled-in workbook of events and supports."
    ),
    "cli.bundle": Text(
        "Gói để gửi: kết quả và phần sổ theo dõi của các xã, trong một tệp.",
        "Bundles to be sent: results and a part of the register in one file.",
    ),
    "cli.cmd.bundle_make": Text(
        "Đóng gói kết quả và phần sổ theo dõi của các xã, các kỳ đã chọn.",
        "Put results and the register's batches of communes and periods into one file.",
    ),
    "cli.cmd.bundle_open": Text(
        "Kiểm tra một gói rồi gộp vào sổ theo dõi.",
        "Check a bundle and merge it into the register.",
    ),
    "cli.arg.bundle_results": Text(
        "Các tệp kết quả gửi kèm, hoặc thư mục có chúng.",
        "Results that are sent along, or folders of them.",
    ),
    "cli.arg.bundle": Text("Gói nhận được.", "The bundle that came."),
    "cli.opt.bundle_out": Text(
        "Tệp .ravo hoặc .zip được ghi.", "The .ravo or .zip file that is written."
    ),
    "cli.opt.bundle_commune": Text(
        "Chỉ đợt ghi của xã này (mã hoặc tên); có thể lặp lại.",
        "Only batches of this commune (its code or name); may be repeated.",
    ),
    "cli.opt.period": Text(
        "Chỉ đợt ghi của kỳ này: năm hoặc tháng; có thể lặp lại.",
        "Only batches of this period, a year or a month; may be repeated.",
    ),
    "cli.opt.bundle_password_file": Text(
        "Tệp văn bản có mật khẩu của gói ở dòng đầu; không có thì gói không khóa.",
        "A text file with the password of the bundle on its first line; without it the bundle "
        "is open to everyone.",
    ),
    "cli.opt.sign_file": Text(
        "Tệp văn bản có câu mật ngữ chung để ký gói và để kiểm tra chữ ký.",
        "A text file with the shared passphrase that signs the bundle and checks its signature.",
    ),
    "cli.opt.bundle_folder": Text(
        "Thư mục để ghi các kết quả trong gói.",
        "The folder for the results in the bundle.",
    ),
    "cli.cmd.register_show": Text(
        "Tìm hộ trong sổ theo dõi theo mã hộ, số định danh hoặc họ tên, và xem hộ ấy qua các năm.",
        "Find a household by its code, a citizen number or a name, and show it over the years.",
    ),
    "cli.cmd.register_history": Text(
        "Kể diễn biến của một hộ qua các năm: vào danh sách, thoát nghèo, tái nghèo, tách, nhập.",
        "Tell what happened to a household: on the list, escaped, fell again, split, merged.",
    ),
    "cli.cmd.register_newly_escaped": Text(
        "Danh sách hộ mới thoát nghèo, thoát cận nghèo còn trong thời hạn ở một ngày.",
        "List the households that count as newly escaped on a day.",
    ),
    "cli.opt.explain_programmes_on": Text(
        "Thêm các chương trình hỗ trợ mà hộ thuộc diện, cần hỏi thêm hay không thuộc diện ở ngày "
        "này.",
        "Add the programmes of support of the household on this day.",
    ),
    "cli.opt.register_on": Text("Ngày cần xem, ví dụ 31/8/2024.", "The day, such as 31/8/2024."),
    "cli.opt.beneficiaries_on": Text(
        "Ngày xét, ví dụ 15/01/2025: tuổi, thời hạn tính đến ngày này.",
        "The day on which ages and terms are counted, such as 15/01/2025.",
    ),
    "cli.opt.beneficiaries_programme": Text(
        "Chỉ chương trình này; dùng lại được. Không có: tất cả.",
        "This programme only; may be given again. Without it: all.",
    ),
    "cli.opt.beneficiaries_programmes": Text(
        "Tệp chương trình của cơ quan, thêm vào các chương trình có sẵn; trùng mã thì thay.",
        "An office's own file of programmes, beside those that ravo carries; it replaces those of "
        "the same id.",
    ),
    "cli.opt.beneficiaries_format": Text(
        "Cách ghi: text (số lượng của từng chương trình), xlsx (các tệp để gửi và ký, mặc định khi "
        "có -o) hoặc json.",
        "How it is written: text (the counts of each programme), xlsx (workbooks to send and sign, "
        "the default with -o) or json.",
    ),
    "cli.opt.beneficiaries_out": Text(
        "Thư mục ghi các tệp; với json là tên tệp.",
        "Folder for the workbooks; with json the file.",
    ),
    "cli.opt.register_commune": Text(
        "Chỉ xã này: tên hoặc mã xã.", "This commune only: its name or code."
    ),
    "cli.opt.newly_escaped_format": Text(
        "Cách ghi: text (mặc định), json, hoặc xlsx (bảng để in, cần -o).",
        "How it is written: text (the default), json, or xlsx (a list to print, with -o).",
    ),
    "cli.arg.register_wanted": Text(
        "Mã hộ của năm nào cũng được, số định danh (12 hoặc 9 chữ số, hoặc 4 số cuối), hoặc họ "
        "tên (có dấu hay không dấu).",
        "A code of any year, a citizen number (12 or 9 digits, or its last four), or a name (with "
        "marks or without).",
    ),
    "cli.opt.register_show_year": Text(
        "Chỉ danh sách của kỳ này: 2024, hoặc 2026-03.",
        "Only the list of this period: 2024, or 2026-03.",
    ),
    "cli.arg.batch": Text(
        "Số của đợt, hoặc ít nhất bốn chữ đầu của mã đợt.",
        "The number of the batch, or at least the first four letters of its id.",
    ),
    "cli.opt.register": Text(
        "Tệp sổ theo dõi, hoặc địa chỉ máy chủ postgresql+psycopg://…; không ghi thì theo "
        "RAVO_REGISTER, hoặc so-theo-doi.sqlite cạnh các bảng.",
        "The file of the register, or a server's postgresql+psycopg://…; otherwise that of "
        "RAVO_REGISTER, or so-theo-doi.sqlite beside the workbooks.",
    ),
    "cli.opt.explain_register": Text(
        "Sổ theo dõi: ghi thêm kết quả của hộ ở các năm trước.",
        "The register: the household's earlier years are added.",
    ),
    "cli.opt.register_by": Text(
        "Ai ghi; không có thì tên tài khoản máy.",
        "Who does it; the account's name by default.",
    ),
    "cli.opt.register_format": Text(
        "Cách in: text (mặc định) hoặc json.",
        "How it is printed: text (the default) or json.",
    ),
    "cli.opt.register_replace": Text(
        "Ghi thay số liệu khác của cùng xã, cùng kỳ đã có trong sổ; sổ giữ cả hai.",
        "Take the place of other contents of the same commune and period; both are kept.",
    ),
    "cli.opt.with_others": Text(
        "Vẫn đóng gói khi có cả danh sách của xã không chọn (được ghi cùng đợt).",
        "Make the bundle though lists of other communes, of the same batches, come along.",
    ),
    "cli.opt.register_export_commune": Text(
        "Chỉ xã này: tên hoặc mã xã (cả các xã cũ nhập thành xã ấy); có thể lặp lại.",
        "This commune only: its name or code (with those it was formed of); may be repeated.",
    ),
    "cli.opt.register_export_year": Text(
        "Chỉ năm này, cả các tháng trong năm.", "This year only, with its months."
    ),
    "cli.opt.register_month": Text(
        "Tháng của danh sách: so với danh sách ngay trước đó.",
        "The month of the list, which is compared with the list before it.",
    ),
    "cli.opt.register_movements_out": Text(
        "Tệp Excel (.xlsx) ghi thêm: biểu 2, biểu 3 để ký, các hộ thay đổi, việc cần làm.",
        "A workbook (.xlsx) besides: forms 2 and 3 to sign, households that changed, what is open.",
    ),
    "cli.opt.without_members": Text(
        "Với --replace: nhận cả tệp thiếu thành viên hay dữ liệu hộ mà danh sách trong sổ có.",
        "With --replace: take a file without the members or facts that the list there has.",
    ),
    "cli.opt.register_year": Text("Năm rà soát.", "The review year."),
    "cli.opt.register_canonical": Text(
        "Xuất dạng chuẩn: sổ giống nhau cho tệp giống nhau từng byte.",
        "The canonical form: equal registers give equal bytes.",
    ),
    "cli.opt.decision_number": Text(
        "Số quyết định công nhận của cả tệp.",
        "The number of the decision that recognised these classes.",
    ),
    "cli.opt.decision_date": Text(
        "Ngày quyết định công nhận, ví dụ 25/12/2024.",
        "The day of that decision, such as 25/12/2024.",
    ),
    "cli.b1": Text(
        "Bảng điểm B1: nhập một lần từ công báo, rồi chấm B1 từ câu trả lời.",
        "The B1 score table: typed in once from the gazette, then B1 is scored from answers.",
    ),
    "cli.cmd.b1_template": Text(
        "Tạo mẫu để nhập bảng điểm B1 từ công báo. Mẫu không có sẵn điểm nào.",
        "Write the workbook into which the B1 score table is typed from the gazette. "
        "It holds no points.",
    ),
    "cli.cmd.b1_import": Text(
        "Kiểm tra bảng điểm B1 đã nhập, in lại để đối chiếu và lưu. Nêu mọi lỗi một lần.",
        "Check a typed B1 score table, show it back for comparison and keep it. "
        "Every fault is named at once.",
    ),
    "cli.cmd.b1_show": Text(
        "Hiện bảng điểm B1 đang dùng. Kèm nguồn, hai người ký tên và lịch sử nhập.",
        "Show the B1 score table in use. With its source, its two names and the imports so far.",
    ),
    "cli.arg.grid_file": Text(
        "Tệp bảng điểm B1 nhập theo mẫu của ravo b1 template.",
        "B1 score table typed into the workbook of ravo b1 template.",
    ),
    "cli.opt.b1_edition": Text(
        "Bộ tiêu chí dùng bảng điểm.", "Criteria set that the score table belongs to."
    ),
    "cli.opt.typed_by": Text(
        "Người nhập bảng điểm từ công báo.", "Who typed the score table from the gazette."
    ),
    "cli.opt.checked_by": Text(
        "Người thứ hai, đã so bảng điểm với công báo.",
        "A second person, who compared the score table with the gazette.",
    ),
    "cli.profile": Text(
        "Mẫu ánh xạ: bảng của phần mềm khác đọc theo cột của bảng khảo sát.",
        "Profiles: how the layout of other workbooks maps to the survey workbook's columns.",
    ),
    "cli.cmd.profile_list": Text(
        "Liệt kê các mẫu có sẵn.", "List the profiles that come with ravo."
    ),
    "cli.cmd.profile_show": Text(
        "In tệp của một mẫu. Dùng làm gốc để viết mẫu khác.",
        "Print the file of a profile. A start for writing another one.",
    ),
    "cli.cmd.profile_check": Text(
        "Kiểm tra một tệp ánh xạ. Cho biết cột nào lấy từ đâu và tệp không có gì.",
        "Check a profile file. Says what maps to what and what the layout lacks.",
    ),
    "cli.cmd.profile_guess": Text(
        "Đoán mẫu ánh xạ từ một bảng lạ. Mỗi dòng có độ tin cậy; cán bộ đọc lại trước khi dùng.",
        "Guess a profile from a workbook of another layout. "
        "Each line with how sure it is; read it before use.",
    ),
    "cli.arg.profile": Text(
        "Tên mẫu (xem ravo profile list) hoặc tệp YAML.",
        "Name of a profile (see ravo profile list) or a YAML file.",
    ),
    "cli.arg.profile_file": Text("Tệp YAML của mẫu ánh xạ.", "YAML file of the profile."),
    "cli.arg.foreign_workbook": Text(
        "Bảng có bố cục khác bảng khảo sát.", "A workbook of another layout."
    ),
    "cli.cmd.analyse": Text(
        "Phân tích các thiếu hụt của một năm: bao nhiêu hộ thiếu hụt từ k chỉ số (H), mức độ (A), "
        "chỉ số tổng hợp M0, phần của từng chỉ số và từng nhóm, thay đổi so với năm trước.",
        "Analyse a year's deprivations: how many households have k or more (H), how many of them "
        "(A), M0, the part of each indicator and group, the change since the year before.",
    ),
    "cli.opt.analyse_previous": Text(
        "Kết quả năm trước, để tách thay đổi: các tệp hoặc thư mục.",
        "Last year's results, to part the change: files or folders.",
    ),
    "cli.cmd.export": Text(
        "Xuất kết quả hoặc sổ theo dõi thành bảng cho phần mềm khác (CSV, Parquet, DuckDB, Excel), "
        "mỗi hộ một mã thay; hoặc số liệu để công bố với --public.",
        "Export results or a register as tables for other tools (CSV, Parquet, DuckDB, Excel), "
        "households by pseudonyms; or with --public the figures to publish.",
    ),
    "cli.arg.export_results": Text(
        "Tệp kết quả, bảng khảo sát, thư mục chứa chúng, hoặc một sổ theo dõi.",
        "Results, surveys, folders of them, or one register.",
    ),
    "cli.opt.export_register": Text(
        "Sổ theo dõi để xuất, thay cho các tệp.", "Register to export, in place of files."
    ),
    "cli.opt.export_out": Text("Thư mục ghi các bảng.", "Folder for the tables."),
    "cli.opt.to": Text("Dạng tệp; dùng nhiều lần được.", "Format of the files; may be repeated."),
    "cli.opt.key": Text(
        "Tệp khóa đã có, để mã thay giống các lần trước.",
        "Key file, by which pseudonyms are those of other exports.",
    ),
    "cli.opt.new_key": Text(
        "Tạo tệp khóa mới (chưa có tệp nào ở đó).", "Begin a new key file, where there is none."
    ),
    "cli.opt.with_names": Text(
        "Xuất cả mã hộ và tên chủ hộ.", "Export household codes and names of heads as well."
    ),
    "cli.opt.public": Text(
        "Chỉ xuất số hộ theo xã, thôn, giấu các số nhỏ: để công bố.",
        "Counts by commune and village alone, small ones left out: to publish.",
    ),
    "cli.opt.smallest_cell": Text(
        "Với --public: số hộ nhỏ nhất được ghi, ngoài 0; mặc định 5.",
        "With --public: the least count over 0 that is shown; 5 by default.",
    ),
    "cli.cmd.supervise": Text(
        "Giúp huyện biết cần thăm lại hộ nào, vì sao, bao nhiêu hộ: so với năm trước, giữa các rà "
        "soát viên cùng ấp, giữa các xã; rút mẫu thăm lại.",
        "Which households the district should visit again, why, how many: beside last year, among "
        "reviewers of one village, among communes; draws a sample to visit again.",
    ),
    "cli.opt.supervise_previous": Text(
        "Kết quả hoặc bảng khảo sát năm trước: các tệp hoặc thư mục.",
        "Last year's results or surveys: files or folders.",
    ),
    "cli.opt.supervise_register": Text(
        "Sổ theo dõi: lấy năm trước từ đó nếu không có --previous, và các câu trả lời về cặp hộ "
        "chưa rõ.",
        "A register: last year's lists where there is no --previous, and its answers about "
        "doubtful pairs.",
    ),
    "cli.opt.supervise_out": Text(
        "Thư mục ghi giam-sat.xlsx, giam-sat.html, mau-tham-lai.xlsx và thư gửi các xã.",
        "Folder for giam-sat.xlsx, giam-sat.html, mau-tham-lai.xlsx and letters to communes.",
    ),
    "cli.opt.supervise_format": Text("Dạng in ra: text hoặc json.", "Printed as text or json."),
    "cli.opt.announced": Text(
        "Ngày đã công bố trước, để rút mẫu thăm lại mà không ai chọn.",
        "A day announced beforehand, by which a sample to visit again is drawn; nobody chooses it.",
    ),
    "cli.opt.recheck": Text(
        "Bảng Mẫu thăm lại đã điền: so với kết quả, theo từng rà soát viên.",
        "The filled-in sheet Mẫu thăm lại: compared with the results, by reviewer.",
    ),
    "cli.opt.tolerable": Text(
        "Tỷ lệ hộ sai mà mẫu phải gặp được ít nhất một; mặc định 0.05.",
        "The share of wrong households of which the sample must meet one; 0.05 by default.",
    ),
    "cli.opt.by": Text(
        "Chia nhóm theo thôn, xã, dân tộc hoặc giới tính chủ hộ, khu vực.",
        "Group by village, commune, ethnic group or sex of the head, area.",
    ),
    "cli.opt.unit": Text("Tính theo hộ hay theo người.", "Count households or people."),
    "cli.opt.k": Text(
        "Tính là thiếu hụt nhiều chiều từ bao nhiêu chỉ số; mặc định 3.",
        "The number of deprivations from which a household is multiply deprived; 3 by default.",
    ),
    "cli.opt.analyse_out": Text("Tệp để ghi.", "File to write."),
    "cli.opt.analyse_format": Text(
        "Dạng: text, json hoặc xlsx (cần -o).", "Format: text, json or xlsx (with -o)."
    ),
    "cli.cmd.diff": Text(
        "So sánh hai năm của cùng một nơi: hộ nào biến động, vì sao, cân đối có khớp không. "
        "Mã thoát 0 khi không có gì khác, 1 khi có.",
        "Compare two years of the same places: who moved, why, and whether it balances. "
        "Exit code 0 where nothing differs, 1 where something does.",
    ),
    "cli.arg.diff_old": Text(
        "Năm trước: bảng khảo sát hoặc tệp kết quả, hoặc thư mục chứa chúng.",
        "The first year: a survey or results workbook, or a folder of them.",
    ),
    "cli.arg.diff_new": Text(
        "Năm nay, như trên; bỏ trống khi dùng --what-if.",
        "The second year, likewise; left out with --what-if.",
    ),
    "cli.opt.diff_out": Text("Tệp Excel ghi ra.", "Workbook to write."),
    "cli.opt.html": Text("Trang HTML ghi ra.", "HTML page to write."),
    "cli.opt.diff_format": Text("Dạng in ra: text hoặc json.", "What is printed: text or json."),
    "cli.opt.links": Text(
        "Tệp do ravo diff -o ghi, đã trả lời ở trang Cần xác nhận.",
        "A file written by ravo diff -o, answered in its sheet Cần xác nhận.",
    ),
    "cli.opt.history": Text(
        "Thư mục các năm trước nữa, để nhận ra tái nghèo; dùng nhiều lần được.",
        "Folder of earlier years, to tell who fell again; may be given several times.",
    ),
    "cli.opt.earlier_register": Text(
        "Sổ theo dõi có các năm trước nữa, để nhận ra tái nghèo.",
        "A register with the earlier years, to tell who fell again.",
    ),
    "cli.opt.past_register": Text(
        "Sổ theo dõi có các năm trước: kết quả có thêm năm đầu vào danh sách, ngày thoát nghèo "
        "và tái nghèo của từng hộ.",
        "A register with the earlier years: results get each household's first year on the list, "
        "the day it left it, and whether it is on it again.",
    ),
    "cli.opt.opening": Text(
        "Số đầu kỳ: last-year (kết quả năm trước, mặc định) hoặc recorded (Phân loại đầu kỳ).",
        "Opening figures: last-year (last year's results, default) or recorded (Phân loại đầu kỳ).",
    ),
    "cli.opt.map": Text(
        "Xếp theo bản đồ xã trước (old) hay từ 1/7/2025 (new); mặc định theo năm nay.",
        "Lay out by the communes before (old) or since 1/7/2025 (new); "
        "by default that of the second year.",
    ),
    "cli.opt.what_if": Text(
        "Xét một năm bằng bộ tiêu chí khác và cho biết khác biệt.",
        "Judge one year by another criteria set and say what differs.",
    ),
    "cli.opt.max_changes": Text(
        "Mã thoát 0 khi không quá N hộ đổi loại, đến hoặc đi.",
        "Exit code 0 while at most N households changed class, came or left.",
    ),
    "cli.corrections": Text(
        "Tệp sửa lỗi: những ô cán bộ đã đối chiếu và sửa, dùng lại mỗi lần chạy.",
        "Files of corrections: cells that an officer checked and corrected, used on every run.",
    ),
    "cli.cmd.corrections_template": Text(
        "Tạo tệp sửa lỗi trống. Điền rồi dùng với --corrections.",
        "Write an empty file of corrections. Fill it in and use it with --corrections.",
    ),
    "cli.opt.grid": Text(
        "Tệp bảng điểm B1, thay cho bảng điểm đã nhập bằng ravo b1 import.",
        "File of the B1 score table, instead of the one kept by ravo b1 import.",
    ),
    "cli.opt.b1_grid": Text(
        "Tệp bảng điểm B1; thêm một cột cho mỗi câu hỏi B1.",
        "File of the B1 score table; adds a column for each B1 question.",
    ),
    "cli.cmd.report": Text(
        "Lập mười lăm biểu của huyện, tỉnh hoặc xã từ kết quả rà soát, có đối chiếu số liệu. "
        "Cần kết quả năm trước (--previous) cho biểu 2 và 3.",
        "Make the fifteen forms of a district, province or commune from results, "
        "and reconcile them. Forms 2 and 3 need last year's results (--previous).",
    ),
    "cli.arg.report_results": Text(
        "Bảng kết quả của ravo score, thư mục chứa chúng, hoặc bảng khảo sát (được chấm luôn).",
        "Results workbooks of ravo score, folders of them, or survey workbooks (scored on the "
        "way).",
    ),
    "cli.opt.report_out": Text("Thư mục ghi báo cáo.", "Folder for the report."),
    "cli.opt.previous": Text(
        "Kết quả năm trước: các tệp hoặc thư mục.", "Last year's results: files or folders."
    ),
    "cli.opt.forms": Text(
        "Chỉ lập các biểu này, như 1,2,4 hoặc 4-7.", "Only these forms, such as 1,2,4 or 4-7."
    ),
    "cli.opt.level": Text(
        "Cấp lập báo cáo; mặc định là cấp thấp nhất có đủ các xã đã đưa vào.",
        "The level that reports; by default the lowest that holds all the communes given.",
    ),
    "cli.opt.settings": Text(
        "Tệp cài đặt report.toml, hoặc bảng tính có trang Cài đặt: tên đơn vị, người ký, số quyết "
        "định, chỉ tiêu của năm; lấy mẫu bằng --init.",
        "File of settings report.toml, or a workbook with the sheet Cài đặt: names, signers, the "
        "decision, the target of the year; --init writes one to fill in.",
    ),
    "cli.opt.init": Text(
        "Chỉ ghi mẫu cài đặt có giải thích vào tệp này (report.toml, hoặc .xlsx để điền bằng "
        "Excel), không lập báo cáo.",
        "Only write a commented file of settings here (report.toml, or .xlsx for Excel); no "
        "report.",
    ),
    "cli.opt.document": Text(
        "Báo cáo bằng văn bản: cả năm (year) hoặc 6 tháng (half-year); mặc định year.",
        "The written report: of the year or of the half-year; year by default.",
    ),
    "cli.opt.templates": Text(
        "Thư mục có mẫu Word riêng của cơ quan: bao-cao-nam.docx, bao-cao-6-thang.docx.",
        "Folder with the office's own Word templates: bao-cao-nam.docx, bao-cao-6-thang.docx.",
    ),
    "cli.opt.map_file": Text(
        "Tệp bản đồ ranh giới các xã của cơ quan (GeoJSON), nối với báo cáo theo mã xã (ma_xa); "
        "không có thì mỗi xã một ô.",
        "The office's map of its communes (GeoJSON), joined with the report by their codes "
        "(ma_xa); without one each commune is a tile.",
    ),
    "cli.opt.map_code": Text(
        "Cột mã xã trong tệp bản đồ, nếu không mang tên ma_xa.",
        "The property of the map with the communes' codes, where it is not named ma_xa.",
    ),
    "cli.opt.export_templates": Text(
        "Chỉ xuất mẫu Word và danh sách các trường vào thư mục này để sửa, không lập báo cáo.",
        "Only write the Word templates and the list of fields into this folder to edit; no report.",
    ),
    "cli.opt.report_format": Text(
        "Các dạng tệp cần ghi, cách nhau bằng dấu phẩy; mặc định ghi tất cả.",
        "Kinds of files to write, with commas between; all by default.",
    ),
}
