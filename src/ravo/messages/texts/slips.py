"""Texts about the probable meaning of a figure beyond its limits."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "slips.zero": Text(
        "; có lẽ 0 được ghi thay cho chưa chấm, chưa hỏi (khi đó phải để trống)",
        "; 0 may have been written for “not scored” or “not asked”, which is a blank",
    ),
    "slips.zero_people": Text(
        "; hộ phải có ít nhất một người", "; a household has at least one member"
    ),
    "slips.limits_from_to": Text("từ {low} đến {high}", "{low} to {high}"),
    "slips.limits_from": Text("từ {low} trở lên", "{low} and more"),
    "slips.limits_to": Text("từ {high} trở xuống", "up to {high}"),
    "slips.blank": Text("chưa biết thì để trống", "leave it blank if it is not known"),
    "slips.not_blank": Text(
        "ô này không để trống được, chưa biết thì hỏi lại hộ",
        "it cannot be blank: ask the household again if it is not known",
    ),
    "slips.citizen": Text(
        "; có lẽ là số định danh ghi nhầm cột", "; perhaps a citizen number in the wrong column"
    ),
    "slips.phone": Text(
        "; có lẽ là số điện thoại hoặc số chứng minh nhân dân ghi nhầm cột",
        "; perhaps the number of a telephone or an old identity card in the wrong column",
    ),
    "slips.thousands": Text(
        "; có lẽ ghi bằng nghìn đồng, tức là {value} đồng",
        "; perhaps in thousands of đồng, which would be {value} đồng",
    ),
    "slips.millions": Text(
        "; có lẽ ghi bằng triệu đồng, tức là {value} đồng",
        "; perhaps in millions of đồng, which would be {value} đồng",
    ),
    "slips.year": Text(
        "; có lẽ là của cả năm hoặc cả hộ, hoặc thừa một chữ số",
        "; perhaps for a whole year or the whole household, or with a digit too many",
    ),
    "slips.digit_more": Text(
        "; có lẽ thừa một chữ số hoặc thiếu dấu phẩy ({value})",
        "; perhaps with a digit too many or without its decimal comma ({value})",
    ),
    "slips.digit_less": Text("; có lẽ thiếu một chữ số", "; perhaps with a digit missing"),
    "slips.century": Text(
        "; có lẽ nhầm thế kỷ ({value})", "; perhaps of another century ({value})"
    ),
    "slips.of_form_larger": Text(
        "cao gấp nhiều lần chuẩn nghèo, giống số của cả năm hoặc của cả hộ",
        "are several times the poverty line, like those of a year or of a whole household",
    ),
    "slips.of_form_smaller": Text(
        "quá thấp so với chuẩn nghèo, giống số ghi bằng nghìn đồng",
        "are far below the poverty line, like those in thousands of đồng",
    ),
    "slips.of_form_household": Text(
        "tăng theo số nhân khẩu, giống số của cả hộ",
        "rise with the number of members, like those of a whole household",
    ),
    "slips.of_sheet_larger": Text(
        "cao gấp nhiều lần chuẩn nghèo, giống số ghi thừa chữ số hoặc cộng của nhiều năm",
        "are several times the poverty line, as with a digit too many or of several years",
    ),
    "slips.of_sheet_smaller": Text(
        "quá thấp so với chuẩn nghèo, giống số của một tháng, của một người hoặc bằng nghìn đồng",
        "are far below the poverty line, like those of a month, of a person or in thousands",
    ),
}
