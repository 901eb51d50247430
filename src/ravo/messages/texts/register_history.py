"""Texts of what the register answers about households."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "register_history.several": Text(
        "Có {count} hộ ứng với các chữ đã gõ:", "{count:household fits|households fit}:"
    ),
    "register_history.more": Text("Còn {count} hộ nữa.", "{count} more."),
    "register_history.choose": Text(
        "Gõ mã hộ để xem một hộ; hai hộ ở hai xã cùng mã thì gõ thêm họ tên chủ hộ.",
        "Type the code of one of them; where two communes have the same code, the head's name.",
    ),
    "register_history.heading": Text(
        "Hộ {head} · mã hộ {code} · {place}", "Household of {head} · code {code} · {place}"
    ),
    "register_history.uid": Text("Mã trong sổ theo dõi: {uid}", "In the register: {uid}"),
    "register_history.people": Text(
        "Nhân khẩu theo danh sách kỳ {period}:", "Members by the list of {period}:"
    ),
    "register_history.since": Text("trong hộ từ kỳ {period}", "here since {period}"),
    "register_history.decision": Text(
        "Kỳ {period}: quyết định số {number}, ngày {day}.", "{period}: decision {number} of {day}."
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
    "register_history.by_b1": Text("B1 {value}", "B1 {value}"),
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
    "register_history.became_death": Text(
        "Kỳ {period}: có người trong hộ qua đời.", "{period}: a member died."
    ),
    "register_history.event": Text("Ngày {day}: {kind}.", "{day}: {kind}."),
    "register_history.event_split": Text("tách hộ", "split"),
    "register_history.event_merge": Text("nhập hộ", "merged"),
    "register_history.event_in": Text("chuyển đến", "arrived"),
    "register_history.event_out": Text("chuyển đi", "moved away"),
    "register_history.event_death": Text("có người qua đời", "a death"),
    "register_history.event_new_head": Text("đổi chủ hộ", "a new head"),
    "register_history.event_correction": Text("sửa số liệu", "a correction"),
    "register_history.event_decision": Text("có quyết định", "a decision"),
    "register_history.event_complaint": Text("có khiếu nại", "a complaint"),
    "register_history.event_support": Text("được hỗ trợ", "a support"),
    "register_history.support": Text(
        "Ngày {day}: được hỗ trợ {programme}, {amount} đồng.", "{day}: {programme}, {amount} đồng."
    ),
}
