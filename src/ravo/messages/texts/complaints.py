"""Texts of complaints."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "complaints.day_received": Text("ngày nhận", "day of receipt"),
    "complaints.day_posted": Text("ngày niêm yết", "day of posting"),
    "complaints.day_act": Text(
        "ngày đầu của kỳ rà soát theo Quyết định 24/2021/QĐ-TTg",
        "first day of reviews by Decision 24/2021/QĐ-TTg",
    ),
    "complaints.day_looked_at": Text("ngày xét", "day looked at"),
    "complaints.day_closed": Text("ngày có kết quả", "day of the result"),
    "complaints.problem_complainant": Text("Chưa ghi người khiếu nại", "Who complains is missing"),
    "complaints.problem_other": Text(
        "Khiếu nại về việc khác phải ghi rõ việc gì", "A complaint about something else needs words"
    ),
    "complaints.problem_rejected": Text(
        "Không chấp nhận khiếu nại thì phải ghi lý do", "A complaint is rejected with its reason"
    ),
    "complaints.problem_long": Text(
        "Một lời ghi dài quá {most} ký tự", "A text has more than {most} characters"
    ),
    "complaints.state_open": Text("chưa giải quyết", "open"),
    "complaints.state_accepted": Text("chấp nhận", "accepted"),
    "complaints.state_rejected": Text("không chấp nhận", "rejected"),
    "complaints.state_withdrawn": Text("rút khiếu nại", "withdrawn"),
    "complaints.about_not_listed": Text(
        "phải có trong danh sách mà không có", "should be on the list and is not"
    ),
    "complaints.about_listed": Text(
        "có trong danh sách mà không đúng", "is on the list and should not be"
    ),
    "complaints.about_class": Text("phân loại", "the class"),
    "complaints.about_facts": Text("thông tin của hộ", "facts of the household"),
    "complaints.about_other": Text("việc khác", "something else"),
    "complaints.added": Text(
        "Đã ghi khiếu nại {id} (đợt {batch}), nhận ngày {received}, hạn giải quyết {due} "
        "({days} ngày làm việc).",
        "Complaint {id} is recorded (batch {batch}), received on {received}, due on {due} "
        "({days:working day|working days}).",
    ),
    "complaints.closed": Text(
        "Đã ghi kết quả khiếu nại {id} ngày {day}: {state} (đợt {batch}).",
        "The result of complaint {id} of {day} is recorded: {state} (batch {batch}).",
    ),
    "complaints.closed_late": Text(
        "Kết quả sau hạn: hạn là {due}.", "That is after it was due: {due}."
    ),
    "complaints.head_id": Text("Mã", "Id"),
    "complaints.head_household": Text("Hộ", "Household"),
    "complaints.head_place": Text("Thôn, xã", "Village, commune"),
    "complaints.head_about": Text("Về việc", "About"),
    "complaints.head_received": Text("Nhận", "Received"),
    "complaints.head_due": Text("Hạn", "Due"),
    "complaints.head_state": Text("Tình trạng", "State"),
    "complaints.no_list": Text("{name} ngoài danh sách", "{name} on no list"),
    "complaints.state_overdue": Text("QUÁ HẠN", "OVERDUE"),
    "complaints.state_on": Text("{state} {day}", "{state} {day}"),
    "complaints.none": Text("Không có khiếu nại nào.", "No complaints."),
    "complaints.none_due": Text(
        "Đến {on} không có khiếu nại nào quá hạn hoặc đến hạn trước hết ngày {until}.",
        "On {on} no complaint is overdue, or due by {until}.",
    ),
    "complaints.counts": Text(
        "{all} khiếu nại: {open} chưa giải quyết (quá hạn {overdue}), {accepted} chấp nhận, "
        "{rejected} không chấp nhận, {withdrawn} rút.",
        "{all:complaint|complaints}: {open} open ({overdue} overdue), {accepted} accepted, "
        "{rejected} rejected, {withdrawn} withdrawn.",
    ),
    "complaints.due_counts": Text(
        "Ngày {on}: quá hạn {overdue}, đến hạn từ nay đến hết ngày {until}: {soon}.",
        "On {on}: {overdue} overdue, {soon} due by {until}.",
    ),
    "complaints.open_of_household": Text(
        "Có khiếu nại chưa giải quyết ({id}): {about}, nhận ngày {received}, hạn {due}.",
        "A complaint is open ({id}): {about}, received on {received}, due on {due}.",
    ),
    "complaints.receipt_title": Text("Giấy biên nhận", "Receipt"),
    "complaints.receipt_subtitle": Text(
        "Khiếu nại về kết quả rà soát hộ nghèo, hộ cận nghèo",
        "Complaint about the review of poor and near-poor households",
    ),
    "complaints.receipt_number": Text("Số: ………………", "No. ………………"),
    "complaints.receipt_dated": Text("{place}, {day}", "{place}, {day}"),
    "complaints.receipt_day": Text(
        "ngày {day} tháng {month} năm {year}", "day {day} month {month} year {year}"
    ),
    "complaints.receipt_from": Text("Người khiếu nại", "Who complains"),
    "complaints.receipt_household": Text("Về hộ", "About the household of"),
    "complaints.receipt_about": Text("Về việc", "About"),
    "complaints.receipt_about_not_listed": Text(
        "hộ phải có trong danh sách mà không có", "the household should be on the list and is not"
    ),
    "complaints.receipt_about_listed": Text(
        "hộ có trong danh sách mà không đúng", "the household is on the list and should not be"
    ),
    "complaints.receipt_about_class": Text("phân loại của hộ", "the class of the household"),
    "complaints.receipt_about_facts": Text(
        "thông tin của hộ khi rà soát", "the facts of the household in the review"
    ),
    "complaints.receipt_about_other": Text("việc khác", "something else"),
    "complaints.receipt_text": Text("Nội dung", "In words"),
    "complaints.receipt_posted": Text("Danh sách được niêm yết", "The list was posted on"),
    "complaints.receipt_received": Text("Nhận khiếu nại", "Received on"),
    "complaints.receipt_due": Text("Hạn trả lời", "To be answered by"),
    "complaints.receipt_due_day": Text(
        "{day} ({days} ngày làm việc)",
        "{day} ({days:working day|working days})",
    ),
    "complaints.receipt_answered": Text("Nơi trả lời", "Answered by"),
    "complaints.receipt_office": Text(
        "Ủy ban nhân dân {commune}", "the People's Committee of {commune}"
    ),
    "complaints.receipt_copies": Text(
        "Giấy này lập thành hai bản, mỗi bên giữ một bản.",
        "There are two copies of this paper, one for either side.",
    ),
    "complaints.receipt_complainant": Text("Người khiếu nại", "Who complains"),
    "complaints.receipt_receiver": Text("Người nhận", "Who received it"),
    "complaints.receipt_sign": Text("(ký, ghi rõ họ tên)", "(signature and name)"),
}
