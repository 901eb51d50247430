"""Texts of what the register answers about households."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "register_history.several": Text(
        "Có {count} hộ ứng với các chữ đã gõ:", "{count:household fits|households fit}:"
    ),
    "register_history.more": Text("Còn {count} hộ nữa.", "{count} more."),
    "register_history.choose": Text(
        "Gõ mã hộ để xem một hộ.", "Type the code of one of them to see it."
    ),
    "register_history.choose_uid": Text(
        "  {code} ở {place}: gõ {uid}", "  {code} in {place}: type {uid}"
    ),
    "register_history.heading": Text(
        "Hộ {head} · mã hộ {code} · {place}", "Household of {head} · code {code} · {place}"
    ),
    "register_history.uid": Text("Mã trong sổ theo dõi: {uid}", "In the register: {uid}"),
    "register_history.people": Text(
        "Nhân khẩu theo danh sách kỳ {period}:", "Members by the list of {period}:"
    ),
    "register_history.since": Text("trong hộ từ kỳ {period}", "here since {period}"),
    "register_history.deprived": Text("Thiếu hụt: {names}.", "Deprived in: {names}."),
    "register_history.not_known": Text("Chưa rõ: {names}.", "Not known: {names}."),
    "register_history.decision_counting": Text(
        "Kỳ {period}: quyết định công nhận số {number}, ngày {day}.",
        "{period}: recognised by decision {number} of {day}.",
    ),
    "register_history.decision": Text(
        "Bảng kỳ {period} ghi: theo quyết định công nhận số {number}, ngày {day}.",
        "The list of {period} names decision {number} of {day}.",
    ),
    "register_history.reason": Text("Kỳ {period}: {reason}.", "{period}: {reason}."),
    "register_history.head_period": Text("Kỳ", "Period"),
    "register_history.head_code": Text("Mã hộ", "Code"),
    "register_history.head_place": Text("Thôn/ấp, xã", "Village, commune"),
    "register_history.head_village": Text("Thôn/ấp", "Village"),
    "register_history.head_commune": Text("Xã", "Commune"),
    "register_history.head_head": Text("Chủ hộ", "Head"),
    "register_history.head_size": Text("Khẩu", "Size"),
    "register_history.head_class": Text("Loại", "Class"),
    "register_history.head_evidence": Text("Căn cứ", "By"),
    "register_history.head_how": Text("Ghép", "Paired"),
    "register_history.head_last": Text("Kỳ cuối", "Last in"),
    "register_history.head_person": Text("Họ tên", "Name"),
    "register_history.head_born": Text("Năm sinh", "Born"),
    "register_history.head_age": Text("Tuổi", "Age"),
    "register_history.head_number": Text("Số định danh", "Number"),
    "register_history.head_since": Text("Ở trong hộ", "In the household"),
    "register_history.class_poor": Text("Nghèo", "Poor"),
    "register_history.class_near_poor": Text("Cận nghèo", "Near-poor"),
    "register_history.class_average_living": Text("Mức sống TB", "Average living"),
    "register_history.class_not_poor": Text("Không nghèo", "Not poor"),
    "register_history.class_undetermined": Text("Chưa đủ thông tin", "Not known"),
    "register_history.departed": Text("Không còn hộ", "Gone"),
    "register_history.by_b1": Text("điểm B1 {value}", "B1 {value}"),
    "register_history.by_income": Text("thu nhập {value} đ", "income {value}"),
    "register_history.how_new": Text("mới", "new"),
    "register_history.how_code": Text("mã hộ", "code"),
    "register_history.how_citizen": Text("số định danh", "number"),
    "register_history.how_origin": Text("mã hộ gốc", "origin code"),
    "register_history.how_fuzzy": Text("gần giống", "likeness"),
    "register_history.how_link": Text("đã xác nhận", "confirmed"),
    "register_history.became_in": Text("Kỳ {period}: vào sổ theo dõi.", "{period}: first listed."),
    "register_history.became_out": Text(
        "Kỳ {period}: không còn trong danh sách.", "{period}: no longer in the list."
    ),
    "register_history.became_back": Text("Kỳ {period}: {what}.", "{period}: {what}."),
    "register_history.became_split": Text(
        "Kỳ {period}: tách ra từ hộ {head} (mã hộ {code}).",
        "{period}: split from the household of {head} ({code}).",
    ),
    "register_history.became_split_off": Text(
        "Kỳ {period}: có hộ {head} (mã hộ {code}) tách ra.",
        "{period}: the household of {head} ({code}) split off.",
    ),
    "register_history.became_merge": Text(
        "Kỳ {period}: nhập vào hộ {head} (mã hộ {code}).",
        "{period}: merged into the household of {head} ({code}).",
    ),
    "register_history.became_took_in": Text(
        "Kỳ {period}: hộ {head} (mã hộ {code}) nhập vào.",
        "{period}: the household of {head} ({code}) merged into it.",
    ),
    "register_history.became_new_head": Text("Kỳ {period}: đổi chủ hộ.", "{period}: a new head."),
    "register_history.deaths_in_period": Text(
        "Trong kỳ có {people} người mất: {poor} ở hộ nghèo, {near_poor} ở hộ cận nghèo, {other} ở "
        "hộ khác hoặc chưa rõ hộ.",
        "{people:person|people} died in the period: {poor} of poor, {near_poor} of near-poor, "
        "{other} of other or unknown households.",
    ),
    "register_history.left": Text("đã chuyển đi ngày {day}", "moved away on {day}"),
    "register_history.life_member_left": Text(
        "{name} chuyển đi ngày {day}", "{name} moved away on {day}"
    ),
    "register_history.died": Text("đã mất {when}", "died {when}"),
    "register_history.death_of": Text(
        "{name}{born} mất {when}{more}.", "{name}{born} died {when}{more}."
    ),
    "register_history.death_on": Text("ngày {day}", "on {day}"),
    "register_history.death_in_month": Text("trong tháng {day}", "in {day}"),
    "register_history.death_by_list": Text(
        "(theo danh sách kỳ {period})", "by the list of {period}"
    ),
    "register_history.death_open": Text("chưa rõ ngày", "day not clear"),
    "register_history.death_period": Text("kỳ {period}", "list of {period}"),
    "register_history.death_differs": Text(
        "(chưa rõ ngày, các nguồn ghi khác nhau: {days})", "(the sources differ: {days})"
    ),
    "register_history.on_day": Text("Ngày {day}", "{day}"),
    "register_history.in_period": Text("Kỳ {period}", "List of {period}"),
    "register_history.on_no_day": Text("Không rõ ngày", "Day not known"),
    "register_history.event": Text("{when}: {kind}{more}.", "{when}: {kind}{more}."),
    "register_history.event_split": Text("tách hộ", "split"),
    "register_history.event_merge": Text("nhập hộ", "merged"),
    "register_history.event_in": Text("chuyển đến", "arrived"),
    "register_history.event_out": Text("chuyển đi", "moved away"),
    "register_history.event_death": Text("có người qua đời", "a death"),
    "register_history.event_new_head": Text("đổi chủ hộ", "a new head"),
    "register_history.event_correction": Text("sửa số liệu", "a correction"),
    "register_history.event_decision": Text("có quyết định", "a decision"),
    "register_history.event_note": Text("ghi chú", "a note"),
    "register_history.event_complaint": Text("có khiếu nại", "a complaint"),
    "register_history.event_support": Text("được hỗ trợ", "a support"),
    "register_history.support": Text(
        "{when}: được hỗ trợ {programme}, {amount} đồng{more}.",
        "{when}: {programme}, {amount} đồng{more}.",
    ),
    "register_history.support_in_kind": Text(
        "{when}: được hỗ trợ {programme}{more}.", "{when}: {programme}{more}."
    ),
    "register_history.of_member": Text("{head} (hộ có người ấy)", "{head} (has that person)"),
    "register_history.newly_escaped": Text(
        "Ngày {day} có {count} hộ mới thoát nghèo, thoát cận nghèo còn trong thời hạn: {poor} hộ "
        "từ hộ nghèo, {near} hộ từ hộ cận nghèo.",
        "On {day} {count:household counts|households count} as newly escaped: {poor} from poor, "
        "{near} from near-poor.",
    ),
    "register_history.until_period": Text(
        "Theo sổ theo dõi đến kỳ {period}.", "By the register up to {period}."
    ),
    "register_history.commune": Text(
        "{commune}: {count} hộ", "{commune}: {count:household|households}"
    ),
    "register_history.village_of_old": Text(
        "{village} ({commune} cũ)", "{village} (formerly {commune})"
    ),
    "register_history.head_from": Text("Trước là", "From"),
    "register_history.head_escaped": Text("Ngày thoát", "Escaped on"),
    "register_history.head_until": Text("Đến hết", "Until"),
    "register_history.derived_note": Text(
        "(*) suy ra: không rõ ngày quyết định công nhận, nên tính từ ngày chốt kỳ rà soát.",
        "(*) derived: the day of the decision is not known, so it is the closing day of the "
        "review.",
    ),
    "register_history.list_unsettled": Text("chưa có loại ở kỳ sau", "no class in a later review"),
    "register_history.out_sheet": Text("Chưa tính được", "Not counted"),
    "register_history.out_title": Text(
        "Các hộ chưa tính được là mới thoát nghèo, mới thoát cận nghèo",
        "Households of which it is not known whether they count",
    ),
    "register_history.out_sentence": Text(
        "{count} hộ không có trong danh sách vì còn điều chưa rõ:",
        "{count:household is|households are} left out, as something is not known of them:",
    ),
    "register_history.out_note": Text(
        "Các hộ này không có trong danh sách hộ mới thoát nghèo, mới thoát cận nghèo. Xem cột "
        "Lý do: bổ sung điều còn thiếu rồi lập lại danh sách, hoặc xã xem xét từng hộ.",
        "These households are not in the list of newly escaped ones. The column of reasons has "
        "what is missing: complete it and make the list again, or decide on each household.",
    ),
    "register_history.out_reason": Text("Lý do", "Reason"),
    "register_history.out_period": Text("Kỳ", "Period"),
    "register_history.head_reason": Text("Lý do", "Reason"),
    "register_history.out_undated": Text(
        "đã ra khỏi danh sách ở kỳ này, không rõ ngày công nhận",
        "left the list in this period on a day that is not known",
    ),
    "register_history.out_without_term": Text(
        "đã ra khỏi danh sách ở kỳ này, chưa có văn bản nêu thời hạn",
        "left the list in this period, for which no term is at hand",
    ),
    "register_history.out_recorded": Text(
        "ở kỳ đầu tiên đã trên chuẩn; chỉ Phân loại đầu kỳ ghi là nghèo hoặc cận nghèo",
        "above the line in its first list; poor or near-poor by the opening class alone",
    ),
    "register_history.out_unclassed": Text(
        "trước đó trong danh sách, kỳ này chưa có loại", "on the list before, no class here"
    ),
    "register_history.out_later": Text(
        "thoát ở kỳ này, quyết định công nhận ra sau ngày lập danh sách",
        "left the list in this period by a decision of a later day",
    ),
    "register_history.out_same_code": Text(
        "kỳ trước mã này là hộ nghèo, cận nghèo có chủ hộ khác; sổ theo dõi chủ hộ ấy",
        "its code was that of a household on the list with another head",
    ),
    "register_history.out_moved": Text(
        "chủ hộ sang mã này; mã cũ vẫn là hộ nghèo, cận nghèo",
        "the head came to this code; the old code is still on the list",
    ),
    "register_history.out_nobody": Text(
        "theo sổ theo dõi thì hộ không còn ai sống", "nobody of it is alive by the register"
    ),
    "register_history.out_departed": Text(
        "theo sổ theo dõi thì cả hộ đã đi", "all of it left by the register"
    ),
    "register_history.out_split": Text(
        "tách ra từ hộ mới thoát; quyết định công nhận ghi hộ cũ",
        "split from a newly escaped one, which the decision names",
    ),
    "register_history.sheet": Text("Mới thoát nghèo", "Newly escaped"),
    "register_history.list_title": Text(
        "Danh sách hộ mới thoát nghèo, hộ mới thoát cận nghèo", "Newly escaped households"
    ),
    "register_history.list_day": Text("(tính đến ngày {day})", "(on {day})"),
    "register_history.list_note": Text(
        "Thời hạn {months} tháng theo kế hoạch của huyện (chưa đối chiếu với văn bản của trung "
        "ương), "
        "tính từ ngày quyết định công nhận hộ thoát nghèo, thoát cận nghèo; thiếu ngày ấy "
        "thì từ ngày chốt kỳ rà soát (ghi: suy ra). Hộ nghèo chuyển thành hộ cận nghèo vẫn trong "
        "danh sách hộ nghèo, hộ cận nghèo nên không tính ở đây.",
        "The term of {months} months is that of a district's plan, not compared with an act. It "
        "runs "
        "from the day of the decision that recognised the escape; without it, from "
        "the closing day of the review (derived). A poor household that became near-poor is still "
        "on the list, so it is not here.",
    ),
    "register_history.list_number": Text("STT", "No."),
    "register_history.list_code": Text("Mã hộ", "Code"),
    "register_history.list_head": Text("Chủ hộ", "Head"),
    "register_history.list_village": Text("Thôn/ấp", "Village"),
    "register_history.list_from": Text("Trước khi thoát", "Before"),
    "register_history.list_to": Text("Kết quả công nhận", "Since"),
    "register_history.list_escaped": Text("Ngày thoát", "Escaped on"),
    "register_history.list_until": Text("Được tính đến hết ngày", "Counts until"),
    "register_history.list_place_day": Text(
        "…………, ngày …… tháng …… năm ………", "…………, (day) …… (month) …… (year) ………"
    ),
    "register_history.list_made_by": Text("NGƯỜI LẬP BIỂU", "PREPARED BY"),
    "register_history.list_signed": Text("TM. ỦY BAN NHÂN DÂN", "ON BEHALF OF THE COMMITTEE"),
    "register_history.list_note_head": Text("Ghi chú", "Note"),
    "register_history.list_derived": Text("suy ra", "derived"),
    "register_history.list_off_list": Text("không có ở danh sách sau", "not in the later list"),
    "register_history.never_listed": Text(
        "Chưa kỳ nào trong danh sách hộ nghèo, hộ cận nghèo (theo sổ theo dõi).",
        "Never on the list of the poor and near-poor (by the register).",
    ),
    "register_history.head_relation": Text("Quan hệ", "Relation"),
    "register_history.first_listed_earlier": Text(
        "Năm đầu vào danh sách: trước {period}.", "First on the list: before {period}."
    ),
    "register_history.first_listed_in": Text(
        "Năm đầu vào danh sách: {period}.", "First on the list: {period}."
    ),
    "register_history.listed_before": Text(
        "Phân loại đầu kỳ của kỳ đầu trong sổ ghi hộ đã trong danh sách từ trước đó.",
        "By the opening class of its first list in the register it was on the list before.",
    ),
    "register_history.listed_in": Text(
        "Số kỳ trong danh sách: {count} ({periods}).", "Periods on the list: {count} ({periods})."
    ),
    "register_history.fell_again_in": Text(
        "Tái nghèo, tái cận nghèo: kỳ {periods}.", "Fell again in: {periods}."
    ),
    "register_history.not_again": Text("Chưa tái nghèo, tái cận nghèo.", "Has not fallen again."),
    "register_history.not_seen_again": Text(
        "Chưa thấy tái nghèo, tái cận nghèo ở các kỳ đã có trong sổ; kỳ còn thiếu thì chưa rõ.",
        "Not seen to have fallen again in the periods that are there; of the others it is not "
        "known.",
    ),
    "register_history.years_missing": Text(
        "Sổ theo dõi không có kỳ {years} của xã.",
        "The register lacks {years} of the commune.",
    ),
    "register_history.periods_torn": Text(
        "Kỳ {periods}: sổ có hai danh sách khác nhau của xã, chưa danh sách nào được tính.",
        "{periods}: the register has two different lists of the commune; neither counts.",
    ),
    "register_history.life_first_seen": Text("vào sổ theo dõi", "first in the register"),
    "register_history.life_first_seen_why": Text(
        "vào sổ theo dõi ({place})", "first in the register ({place})"
    ),
    "register_history.life_first_listed_poor": Text(
        "vào danh sách hộ nghèo", "on the list as poor"
    ),
    "register_history.life_first_listed_near_poor": Text(
        "vào danh sách hộ cận nghèo", "on the list as near-poor"
    ),
    "register_history.life_listed_again_poor": Text("tái nghèo", "poor again"),
    "register_history.life_listed_again_near_poor": Text("tái cận nghèo", "near-poor again"),
    "register_history.life_listed_anew_poor": Text(
        "vào lại danh sách, là hộ nghèo", "on the list again, as poor"
    ),
    "register_history.life_listed_anew_near_poor": Text(
        "vào lại danh sách, là hộ cận nghèo", "on the list again, as near-poor"
    ),
    "register_history.life_came_back": Text(
        "trở lại (danh sách kỳ {since} không có)", "came back (not in the list of {since})"
    ),
    "register_history.life_came_back_why": Text(
        "trở lại (đã rời ở kỳ {since}: {place})", "came back (left in {since}: {place})"
    ),
    "register_history.life_became_poor": Text(
        "hộ cận nghèo thành hộ nghèo", "from near-poor to poor"
    ),
    "register_history.life_became_near_poor": Text(
        "hộ nghèo thành hộ cận nghèo", "from poor to near-poor"
    ),
    "register_history.life_escaped_poor": Text("thoát nghèo", "escaped from poor"),
    "register_history.life_escaped_near_poor": Text("thoát cận nghèo", "escaped from near-poor"),
    "register_history.life_on": Text("ngày {day}", "on {day}"),
    "register_history.life_undated": Text("(không rõ ngày)", "(on a day that is not known)"),
    "register_history.life_derived": Text("(suy ra)", "(derived)"),
    "register_history.life_until": Text(
        "được tính là mới thoát đến hết ngày {day}", "counts as newly escaped until {day}"
    ),
    "register_history.life_split": Text(
        "tách ra từ hộ {head} (mã hộ {code})", "split from the household of {head} ({code})"
    ),
    "register_history.life_split_off": Text(
        "có hộ {head} (mã hộ {code}) tách ra", "the household of {head} ({code}) split off"
    ),
    "register_history.life_merge": Text(
        "nhập vào hộ {head} (mã hộ {code})", "merged into the household of {head} ({code})"
    ),
    "register_history.life_took_in": Text(
        "hộ {head} (mã hộ {code}) nhập vào", "the household of {head} ({code}) merged into it"
    ),
    "register_history.life_new_head": Text("đổi chủ hộ", "a new head"),
    "register_history.life_moved": Text("chuyển từ {place} đến", "moved here from {place}"),
    "register_history.life_new_map": Text(
        "trước 01/7/2025 thuộc {place}", "before 1/7/2025: {place}"
    ),
    "register_history.life_no_class": Text(
        "chưa phân loại được ở kỳ này", "no class in this period"
    ),
    "register_history.life_departed": Text("không còn hộ", "gone"),
    "register_history.life_departed_why": Text("không còn hộ: {place}", "gone: {place}"),
    "register_history.life_departed_on": Text(
        "cả hộ chuyển đi ngày {day}", "all of it moved away on {day}"
    ),
    "register_history.life_off_list": Text(
        "không có trong danh sách kỳ này", "not in the list of this period"
    ),
    "register_history.compared_with": Text(
        "So với danh sách trước đó: kỳ {periods}.", "Compared with the list before: {periods}."
    ),
    "register_history.form_2": Text(
        "Biểu 2. Diễn biến hộ nghèo, kỳ {period} (số hộ)", "Form 2, poor, {period} (households)"
    ),
    "register_history.form_3": Text(
        "Biểu 3. Diễn biến hộ cận nghèo, kỳ {period} (số hộ)",
        "Form 3, near-poor, {period} (households)",
    ),
    "register_history.sum_households": Text("Cộng: hộ", "Total: households"),
    "register_history.sum_members": Text("Cộng: nhân khẩu", "Total: members"),
    "register_history.page_title": Text(
        "Hộ {head} qua các năm", "The household of {head} over the years"
    ),
    "register_history.page_where": Text("Mã hộ {code} · {place}", "Code {code} · {place}"),
    "register_history.page_picture": Text("Phân loại qua các kỳ", "The class of each period"),
    "register_history.page_happened": Text("Diễn biến", "What happened"),
    "register_history.page_years": Text("Các kỳ rà soát", "The reviews"),
    "register_history.page_note": Text(
        "Theo sổ theo dõi ({uid}). Trang này để cán bộ dùng.",
        "By the register ({uid}). For the office's own use.",
    ),
}
