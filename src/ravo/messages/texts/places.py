"""Texts about places: the communes that a name fits, the spellings of villages that were joined."""

from ravo.messages import Text

TEXTS: dict[str, Text] = {
    "places.readings": Text(" Có thể là: {readings}.", " It may be: {readings}."),
    "places.folded": Text(
        " {count} cách viết được hiểu theo cách viết của phần lớn các dòng hoặc của danh sách "
        "ấp: {folded}.",
        " {count:spelling is|spellings are} taken for the one that most rows, or the list of "
        "villages, have: {folded}.",
    ),
    "places.strange": Text(
        " Không có trong danh sách ấp: {strange}.", " Not in the list of villages: {strange}."
    ),
}
