"""What the command line itself says."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "cli.app": Text(
        "Rà soát hộ nghèo: kiểm tra, chấm điểm, phân loại và giải thích phiếu khảo sát của xã theo Nghị định 07/2021/NĐ-CP. "
        "Bắt đầu: ravo template, rồi ravo check và ravo score.",
        "Poverty review: check, score, classify and explain a commune's survey workbook by Nghị định 07/2021/NĐ-CP. "
        "Start with ravo template, then ravo check and ravo score.",
    ),
    "cli.criteria": Text(
        "Các bộ tiêu chí: từng trị số, điều khoản và độ chắc chắn.",
        "The editions of the criteria: every value, its article and how sure it is.",
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
    "cli.bad_value": Text("Giá trị của {name} không hợp lệ.", "The value of {name} is not valid."),
    "cli.bad_option": Text("Tham số {name} dùng sai.", "The option {name} is used wrongly."),
    "cli.wrong_use": Text("Không hiểu lệnh: {words}.", "Unknown command: {words}."),
    "cli.interrupted": Text(
        "Đã dừng theo yêu cầu; không có tệp nào bị ghi dở.",
        "Stopped as asked; no file was left half-written.",
    ),
    "cli.bug": Text(
        "Lỗi của chương trình ({kind}). Xin gửi tệp {path} cho người bảo trì; tệp không chứa dữ liệu của hộ.",
        "This is a bug ({kind}). Please send {path} to the maintainers; it holds no household data.",
    ),
    "cli.cmd.template": Text(
        "Tạo bảng khảo sát trống cho một xã. Có sẵn danh sách chọn, gợi ý nhập và trang hướng dẫn.",
        "Write an empty survey workbook for a commune. It has drop-down lists, input hints and a page of instructions.",
    ),
    "cli.cmd.check": Text(
        "Kiểm tra bảng khảo sát và nêu mọi lỗi một lần. Mỗi lỗi ghi rõ ô, nội dung và cách sửa.",
        "Check survey workbooks and name every fault at once. Each with its cell, what is wrong and what to do.",
    ),
    "cli.cmd.score": Text(
        "Chấm điểm, phân loại từng hộ và ghi kết quả. Không sửa tệp gốc.",
        "Score and classify every household and write the results. The input is never changed.",
    ),
    "cli.cmd.explain": Text(
        "Giải thích vì sao một hộ được xếp loại như vậy. Nêu từng bước và điều khoản.",
        "Explain why a household has its class. Step by step, with the articles.",
    ),
    "cli.cmd.sample": Text(
        "Tạo dữ liệu tổng hợp (không có thật) để thử. Cùng một số hạt giống cho cùng một bộ tệp.",
        "Write synthetic workbooks to try things with. The same seed gives the same files.",
    ),
    "cli.cmd.criteria_list": Text("Liệt kê các bộ tiêu chí.", "List the editions of the criteria."),
    "cli.cmd.criteria_show": Text(
        "Hiện mọi trị số của một bộ tiêu chí. Kèm điều khoản, độ chắc chắn và phần còn thiếu.",
        "Show every value of an edition. With its citation, its mark and what is absent.",
    ),
    "cli.cmd.criteria_coverage": Text(
        "Cho biết điều khoản nào đã mã hóa, một phần, hay chưa.",
        "Show which articles are encoded, partly or not.",
    ),
    "cli.cmd.criteria_check": Text(
        "Kiểm tra một tệp bộ tiêu chí do tỉnh tự viết.",
        "Check an edition file written by a province.",
    ),
    "cli.cmd.criteria_export": Text(
        "Ghi một bộ tiêu chí ra Excel cho cán bộ pháp chế.",
        "Write an edition as a workbook for the legal officer.",
    ),
    "cli.arg.workbooks": Text(
        "Bảng khảo sát, hoặc thư mục chứa chúng.", "Survey workbooks, or folders of them."
    ),
    "cli.arg.workbook": Text("Bảng khảo sát của xã.", "The commune's survey workbook."),
    "cli.arg.edition": Text(
        "Mã bộ tiêu chí (xem ravo criteria list) hoặc tệp YAML.",
        "Id of an edition (see ravo criteria list) or a YAML file.",
    ),
    "cli.arg.edition_file": Text("Tệp YAML của bộ tiêu chí.", "YAML file of the edition."),
    "cli.opt.version": Text("Hiện phiên bản rồi dừng.", "Show the version and stop."),
    "cli.opt.lang": Text(
        "Ngôn ngữ; mặc định tiếng Việt hoặc theo RAVO_LANG.",
        "Language; Vietnamese by default, or as RAVO_LANG says.",
    ),
    "cli.opt.quiet": Text("Chỉ nói khi có việc cần nói.", "Speak only when there is need."),
    "cli.opt.edition": Text(
        "Bộ tiêu chí; mặc định theo năm rà soát.", "Edition; by default that of the review year."
    ),
    "cli.opt.year": Text(
        "Năm rà soát, thay cho trang Thông tin.", "Review year, instead of the sheet Thông tin."
    ),
    "cli.opt.template_year": Text("Năm rà soát.", "Review year."),
    "cli.opt.sample_year": Text(
        "Năm rà soát; dùng nhiều lần được.", "Review year; may be given several times."
    ),
    "cli.opt.sample_district": Text(
        "Mã huyện trước 1/7/2025 (875 là Lấp Vò).",
        "District code before 1/7/2025 (875 is Lấp Vò).",
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
        "Dạng kết quả: text, json hoặc html.", "Output format: text, json or html."
    ),
    "cli.wrote": Text("Đã ghi: {path}", "Written: {path}"),
    "cli.working": Text("Đang chấm điểm", "Scoring"),
    "cli.edition_ok": Text(
        "Bộ tiêu chí {edition} dùng được: {first}–{last}, {indicators} chỉ số.",
        "The edition {edition} is usable: {first}–{last}, {indicators} indicators.",
    ),
    "cli.taken": Text(
        "{path}: lấy theo lệnh: {given}.", "{path}: taken from the command: {given}."
    ),
    "cli.no_faults": Text("{path}: không có lỗi.", "{path}: no faults."),
    "cli.check_head": Text(
        "{path}: {verdict}. Đọc {read} dòng = {scored} chấm điểm + {rejected} từ chối + {blank} trống.",
        "{path}: {verdict}. {read} rows read = {scored} scored + {rejected} rejected + {blank} blank.",
    ),
    "cli.error": Text("LỖI", "ERROR"),
    "cli.warning": Text("cảnh báo", "warning"),
}
