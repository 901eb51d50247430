"""Texts about the score table of B1: its blank workbook, its contents, its questions."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "score_table.title": Text(
        "Bảng điểm B1: nhập từ công báo",
        "The B1 score table: typed in from the gazette",
    ),
    "score_table.instructions": Text(
        "Nhập bảng điểm B1 từ phụ lục đăng trên công báo; "
        "ravo không có sẵn bảng điểm và không tự đặt điểm.\n"
        "Trang Bảng điểm: mỗi câu trả lời của mỗi mục một dòng, ghi lại số mục, "
        "tên mục và cách tính ở từng dòng; không để trống ô nào.\n"
        "chọn một: hộ có đúng một câu trả lời của mục; phải có cả câu thấp nhất (thường là 0 "
        "điểm), dành cho hộ không thuộc câu nào khác.\n"
        "cộng dồn: mỗi câu trả lời được đánh dấu cộng thêm điểm của nó.\n"
        "theo số lượng: điểm của một đơn vị nhân với số lượng, không quá số lượng tối đa.\n"
        "Điểm từ {low} đến {high}. Mục không có điểm ở một vùng thì ghi 0 ở cột của vùng đó.\n"
        "Trang Nguồn: ghi văn bản, phụ lục, số công báo, ngày; "
        "người nhập và người kiểm tra là hai người khác nhau.\n"
        "Ngoại lệ: ghi Có ở cột Áp dụng cho ngoại lệ mà phụ lục cho phép, và số của các mục; "
        "ngoại lệ khác ghi vào các dòng trống.\n"
        "Phiếu khảo sát sẽ có một cột Có/Không cho mỗi ngoại lệ được áp dụng.\n"
        "Nhập xong: đưa tệp này vào việc «Điền bảng điểm B1» của ravo. "
        "Người thứ hai so bảng in ra với công báo trước khi ký tên.\n"
        "Tiêu đề được khóa không mật khẩu; mở khóa ở thẻ Xem lại nếu cần.",
        "Type in the B1 score table from the annex in the gazette; "
        "ravo has none and makes none up.\n"
        "Sheet Bảng điểm: one row for each answer of each item, with the item's number, "
        "name and counting in every row; no cell is left blank.\n"
        "chọn một: a household has exactly one answer of the item; "
        "its lowest answer (often 0 points) must be there, for households of whom no other is "
        "true.\ncộng dồn: every answer ticked adds its points.\n"
        "theo số lượng: the points of one unit times the number, up to the cap.\n"
        "Points from {low} to {high}. Where an item gives none in a region, "
        "write 0 in its column.\nSheet Nguồn: document, annex, gazette number, date; "
        "typist and checker are two different people.\n"
        "Exceptions: write Có in the column Áp dụng for those that the annex allows, "
        "and the numbers of the items; others go to the blank rows.\n"
        "The survey gets a yes/no column for each exception that is switched on.\n"
        "When done: give this file to «The B1 score table» of ravo. "
        "A second person compares the table printed with the gazette before signing.\n"
        "The headings are locked without a password.",
    ),
    "score_table.hint_number": Text(
        "Số của mục trong phụ lục.",
        "Number of the item in the annex.",
    ),
    "score_table.hint_item": Text(
        "Tên mục; ghi lại giống nhau ở mọi dòng của mục.",
        "Name of the item, alike in all its rows.",
    ),
    "score_table.hint_counting": Text(
        "chọn một, cộng dồn hoặc theo số lượng.",
        "chọn một, cộng dồn or theo số lượng.",
    ),
    "score_table.hint_answer": Text(
        "Câu trả lời như trong phụ lục; theo số lượng thì ghi đơn vị.",
        "The answer as in the annex; the unit where it counts by number.",
    ),
    "score_table.hint_cap": Text(
        "Chỉ cho theo số lượng: số đơn vị nhiều nhất được tính.",
        "For theo số lượng only: the most units that count.",
    ),
    "score_table.hint_points": Text(
        "Điểm của câu trả lời ở cột này; không có điểm thì ghi 0.",
        "Points of the answer in this column; 0 where it gives none.",
    ),
    "score_table.hint_document": Text(
        "Văn bản ban hành bảng điểm.",
        "The document that issues the score table.",
    ),
    "score_table.hint_annex": Text(
        "Phụ lục, mục của văn bản.",
        "Annex of the document.",
    ),
    "score_table.hint_gazette": Text(
        "Số công báo đăng văn bản.",
        "Number of the gazette.",
    ),
    "score_table.hint_date": Text(
        "Ngày của văn bản, dạng ngày/tháng/năm.",
        "Date of the document, day/month/year.",
    ),
    "score_table.hint_typed_by": Text(
        "Người nhập bảng điểm từ công báo.",
        "Who typed the score table from the gazette.",
    ),
    "score_table.hint_checked_by": Text(
        "Người thứ hai, so bảng điểm với công báo.",
        "A second person who compared it with the gazette.",
    ),
    "score_table.hint_name": Text(
        "Tên ngoại lệ như trong phụ lục; thành câu hỏi Có/Không trên phiếu.",
        "Name of the exception as in the annex; becomes a yes/no question.",
    ),
    "score_table.hint_on": Text(
        "Có nếu phụ lục cho phép ngoại lệ này.",
        "Có where the annex allows it.",
    ),
    "score_table.hint_items": Text(
        "Số của các mục, cách nhau bằng dấu phẩy: 14, 15.",
        "Numbers of the items: 14, 15.",
    ),
    "score_table.hint_effect": Text(
        "Ngoại lệ làm gì với các mục đó.",
        "What it does to those items.",
    ),
    "score_table.hint_column": Text(
        "Chỉ khi dùng cột của vùng khác.",
        "Only where it uses another region's column.",
    ),
    "score_table.exceptions_note": Text(
        "Ngoại lệ mà phụ lục cho phép (đổi Không thành Có để áp dụng):",
        "Exceptions that the annex allows (change Không to Có to switch one on):",
    ),
    "score_table.shown_edition": Text(
        "Bảng điểm B1 dùng cho bộ tiêu chí {edition}",
        "B1 score table for the criteria set {edition}",
    ),
    "score_table.shown_source": Text(
        "Nguồn: {document}, {annex}, công báo {gazette}, ngày {day}",
        "Source: {document}, {annex}, gazette {gazette}, {day}",
    ),
    "score_table.mark_two": Text(
        "Bảng điểm do cơ quan tự nhập. Người nhập: {typed}. Người kiểm tra: {checked}.",
        "Mark: typed (by its user). Typed by: {typed}. Checked by: {checked}.",
    ),
    "score_table.mark_one": Text(
        "Bảng điểm do cơ quan tự nhập, CHỈ MỘT NGƯỜI kiểm tra. Người nhập: {typed}.",
        "Mark: typed (by its user), checked by ONE PERSON ONLY. Typed by: {typed}.",
    ),
    "score_table.nobody": Text(
        "chưa ghi",
        "not named",
    ),
    "score_table.columns": Text(
        "Các cột điểm:",
        "Points columns:",
    ),
    "score_table.item": Text(
        "{number}. {words} [{counting}]",
        "{number}. {words} [{counting}]",
    ),
    "score_table.cap": Text(
        "tối đa {cap}",
        "up to {cap}",
    ),
    "score_table.lowest": Text(
        "Thấp nhất",
        "Lowest",
    ),
    "score_table.highest": Text(
        "Cao nhất",
        "Highest",
    ),
    "score_table.totals": Text(
        "Tổng điểm có thể có theo vùng",
        "Possible totals by region",
    ),
    "score_table.counts": Text(
        "{items} mục, {answers} câu trả lời, {exceptions} ngoại lệ được áp dụng",
        "{items:item|items}, {answers:answer|answers}, "
        "{exceptions:exception|exceptions} switched on",
    ),
    "score_table.exception": Text(
        "Ngoại lệ: {name} – {effect}; mục {items}.",
        "Exception: {name} – {effect}; items {items}.",
    ),
    "score_table.no_zero": Text(
        "Mục {number}: không có câu trả lời nào được 0 điểm; "
        "hãy so với công báo xem có thiếu câu thấp nhất không.",
        "Item {number}: no answer gives 0 points; compare with the gazette whether the lowest is "
        "left out.",
    ),
    "score_table.effect_not_scored": Text(
        "không tính điểm",
        "not scored",
    ),
    "score_table.effect_rural": Text(
        "dùng cột nông thôn của vùng",
        "the rural column of the region",
    ),
    "score_table.effect_column": Text(
        "dùng cột {column}",
        "the column {column}",
    ),
    "score_table.sha256": Text(
        "Mã kiểm SHA-256: {sha256}",
        "SHA-256: {sha256}",
    ),
    "score_table.history": Text(
        "Lịch sử nhập:",
        "Imports:",
    ),
    "score_table.history_line": Text(
        "{at}  {source} ({source_sha256})  bản lưu {sha256}  người nhập: {typed}; "
        "người kiểm tra: {checked}",
        "{at}  {source} ({source_sha256})  kept as {sha256}  typed by: {typed}; checked by: "
        "{checked}",
    ),
    "score_table.compare": Text(
        "Hãy so từng dòng trên với công báo trước khi ghi tên.",
        "Compare every line above with the gazette before signing.",
    ),
    "score_table.ask_typed": Text(
        "Người nhập bảng điểm",
        "Typed by",
    ),
    "score_table.ask_checked": Text(
        "Người kiểm tra (để trống nếu chưa có người thứ hai)",
        "Checked by (blank if there is no second person yet)",
    ),
    "score_table.kept": Text(
        "Đã lưu bảng điểm B1 cho {edition}: {path}",
        "B1 score table kept for {edition}: {path}",
    ),
    "score_table.kept_one": Text(
        "Bảng điểm này mới có một người kiểm tra; mọi kết quả dùng nó sẽ ghi rõ điều đó.",
        "This score table was checked by one person only; every result that uses it says so.",
    ),
    "score_table.faults": Text(
        "Bảng điểm bị từ chối: {count} lỗi",
        "The score table is refused: {count:fault|faults}",
    ),
    "score_table.survey_grid": Text(
        "Các cột B1.1, B1.2… theo bảng điểm B1 do cơ quan nhập từ công báo:",
        "The columns B1.1, B1.2… follow a score table that an office typed in from the gazette:",
    ),
    "score_table.survey_choice": Text(
        "Chọn đúng một câu trả lời; chưa biết thì để trống, để trống không phải là 0 điểm.",
        "Choose the one answer; blank if not known, and a blank is not 0 points.",
    ),
    "score_table.survey_yes_no": Text(
        "Có = hộ có; Không = hộ không có; chưa biết thì để trống.",
        "Có = the household has it; Không = it has not; blank if not known.",
    ),
    "score_table.survey_number": Text(
        "Ghi số lượng; không có thì ghi 0, chưa biết thì để trống.",
        "Write the number; 0 where there is none, blank if not known.",
    ),
    "score_table.survey_exception": Text(
        "Có = ngoại lệ này áp dụng cho hộ; Không = không áp dụng.",
        "Có = the exception applies to the household; Không = it does not.",
    ),
    "score_table.missing_answers": Text(
        "điểm B1 còn từ {least} đến {most} vì thiếu câu trả lời hoặc chưa rõ vùng",
        "B1 lies from {least} to {most}, as answers or the region are not known",
    ),
    "score_table.explain_title": Text(
        "Điểm B1 từng mục",
        "B1 item by item",
    ),
    "score_table.explain_form": Text(
        "Phiếu ghi tổng điểm B1 = {form}; tổng này quyết định.",
        "The form says B1 = {form}; that total decides.",
    ),
    "score_table.explain_total": Text(
        "Cộng theo bảng điểm: {points} điểm.",
        "By the score table: {points:point|points}.",
    ),
    "score_table.explain_column": Text(
        "Cột dùng: {columns}.",
        "Column used: {columns}.",
    ),
    "score_table.explain_why_urban": Text(
        "vì hộ ở khu vực thành thị",
        "as the household is urban",
    ),
    "score_table.explain_why_rural": Text(
        "vì hộ ở khu vực nông thôn; xã thuộc {provinces} trước 1/7/2025, thuộc vùng {regions}",
        "as the household is rural; its commune lay in {provinces} before 1/7/2025, "
        "in the region {regions}",
    ),
    "score_table.explain_why_open": Text(
        "chưa rõ khu vực hoặc vùng của hộ",
        "the household's area or region is not known",
    ),
    "score_table.explain_item": Text(
        "{number}. {words}: {answer} → {points} điểm",
        "{number}. {words}: {answer} → {points:point|points}",
    ),
    "score_table.explain_not_answered": Text(
        "chưa trả lời",
        "not answered",
    ),
    "score_table.explain_none": Text(
        "không có",
        "none",
    ),
    "score_table.explain_unknown_part": Text(
        "chưa rõ {words}",
        "{words} not known",
    ),
    "score_table.explain_other_column": Text(
        "dùng cột {column}",
        "by the column {column}",
    ),
    "score_table.explain_not_scored": Text(
        "không tính điểm",
        "not scored",
    ),
    "score_table.explain_exception": Text(
        "ngoại lệ: {names}",
        "exception: {names}",
    ),
    "score_table.explain_crossing": Text(
        "Thay đổi nhỏ nhất để qua chuẩn: {changes} ({points} điểm).",
        "Smallest change over the line: {changes} ({points:point|points}).",
    ),
    "score_table.crossing": Text(
        "{points} điểm: {changes}",
        "{points:point|points}: {changes}",
    ),
    "score_table.change": Text(
        "mục {item} {what}: {before} → {after}",
        "item {item} {what}: {before} → {after}",
    ),
    "score_table.head_item": Text(
        "Mục",
        "Item",
    ),
    "score_table.head_answer": Text(
        "Câu trả lời",
        "Answer",
    ),
    "score_table.head_points": Text(
        "Điểm",
        "Points",
    ),
    "score_table.head_column": Text(
        "Cột, ngoại lệ",
        "Column, exceptions",
    ),
    "score_table.col_crossing": Text(
        "Khoảng cách tới chuẩn",
        "Smallest change over the line",
    ),
    "score_table.method_grid": Text(
        "Bảng điểm B1 (người dùng nhập từ công báo)",
        "B1 score table (typed in by its user from the gazette)",
    ),
    "score_table.sheet": Text(
        "Cột điểm",
        "Points column",
    ),
    "score_table.more": Text(
        "tăng {points}",
        "{points} more",
    ),
    "score_table.less": Text(
        "giảm {points}",
        "{points} less",
    ),
    "score_table.sheet_note": Text(
        "Mỗi mục ghi số mục, câu trả lời bằng chữ cái của trang Bảng điểm B1 (× là số lượng, ? "
        "là chưa trả lời), rồi đến điểm; hai số là điểm thấp nhất và cao nhất mà các câu trả lời "
        "còn cho phép.",
        "Each item has its number, the answer by its letter on the sheet Bảng điểm B1 (× a "
        "number, ? not answered), then its points; two figures are the fewest and most that the "
        "answers still allow.",
    ),
    "score_table.sheet_place": Text(
        "Hộ nông thôn dùng cột của vùng {regions}, vì xã thuộc {provinces} trước 1/7/2025; "
        "hộ thành thị dùng cột Thành thị.",
        "Rural households have the column of the region {regions}, "
        "as the commune lay in {provinces} before 1/7/2025; urban ones have the column Thành thị.",
    ),
    "score_table.sheet_place_open": Text(
        "Chưa rõ hộ nông thôn dùng cột của vùng nào: {regions}; tỉnh trước 1/7/2025: "
        "{provinces}. Hộ thành thị dùng cột Thành thị.",
        "Which region's column rural households have is not settled: {regions}; "
        "provinces before 1/7/2025: {provinces}. Urban ones have the column Thành thị.",
    ),
    "score_table.sheet_no_province": Text(
        "chưa rõ",
        "not known",
    ),
    "score_table.one_person": Text(
        "(Bảng điểm B1 mới một người kiểm tra.)",
        "(The B1 score table was checked by one person only.)",
    ),
    "score_table.used_title": Text(
        "Bảng điểm B1 đã dùng",
        "The B1 score table used",
    ),
    "score_table.used_number": Text(
        "Số mục",
        "Item number",
    ),
    "score_table.used_item": Text(
        "Mục",
        "Item",
    ),
    "score_table.used_counting": Text(
        "Cách tính",
        "How it counts",
    ),
    "score_table.used_letter": Text(
        "Ký hiệu",
        "Letter",
    ),
    "score_table.used_answer": Text(
        "Câu trả lời",
        "Answer",
    ),
    "score_table.used_cap": Text(
        "Số lượng tối đa",
        "Cap",
    ),
    "score_table.sheet_code": Text(
        "Mã hộ",
        "Household",
    ),
    "score_table.sheet_exceptions": Text(
        "Ngoại lệ áp dụng",
        "Exceptions applied",
    ),
    "score_table.sheet_total": Text(
        "Cộng theo bảng điểm",
        "Sum by the score table",
    ),
    "score_table.sheet_items": Text(
        "Câu trả lời và điểm từng mục",
        "Answers and points item by item",
    ),
}
