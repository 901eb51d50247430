"""A quick check of many texts at once for possible text of an old code.

Nearly every workbook is in Unicode. A check of each distinct text would take a third of the time of
reading; the check of the bytes of all texts together takes a hundredth.
"""

import re
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ODD = (
    "\u0080-\u009f\u00a1-\u00ae\u00b5-\u00be\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8"
    "\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff"
)
_PAIRS = (
    "[aeouyAEOUY][ùõÙÕ]|[aeAE][âáàãÂÁÀÃ]|[aA][êéèúÊÉÈÚ]|[oO][âÂ]|[ôÔ][ùõÙÕ]|[ÂÃ][\u00a0-\u00bf]"
)
ODD = re.compile(f"[{_ODD}]|{_PAIRS}")
"""Letters and pairs of letters that no Vietnamese text in Unicode has."""
ROWS_AT_ONCE = 50
"""The rows checked together, few enough for a processor's cache: more take twice the time."""
_LEADS = (0xC2, 0xC3)
"""The first UTF-8 byte of the letters U+0080 to U+00FF, where the old codes have theirs."""
_REPLACED = "\ufffd".encode()
_ASKED = re.compile(rb"\?(?<=[A-Za-z\x80-\xff]\?)[A-Za-z\x80-\xff]")


@cache
def _odd_after() -> NDArray[np.bool_]:
    """Return a table of whether a letter is odd, by its lead, the byte before it, its second byte.

    A byte before it that is not ASCII is the last one of another letter. Of those only Ô, ô, Â and
    Ã make odd pairs; a few letters with the same last byte are mistaken for them.
    """
    before = [*map(chr, range(0x80)), *"ôÔÂÃ"]
    codes = [first.encode()[-1] for first in before]
    odd = np.zeros((2, 256, 256), dtype=bool)
    for place, lead in enumerate(_LEADS):
        for second in range(0x80, 0xC0):
            char = bytes((lead, second)).decode()
            if ODD.search(char) is not None:
                odd[place, :, second] = True
                continue
            # Each letter's pairs are joined into one text for a single search.
            pairs = "".join(f"{first}{char} " for first in before)
            places = {match.start() // 3 for match in ODD.finditer(pairs)}
            odd[place, [codes[at] for at in places], second] = True
    return odd


def odd_bytes(data: bytes) -> bool:
    """Return whether UTF-8 text, such as the XML of a sheet, may hold text of an old code.

    True means that a full check is needed (letters of an old code, UTF-8 read twice, letters that
    became U+FFFD or a `?` inside a word); False is certain. A pair of letters split between two
    calls is not detected.
    """
    if _REPLACED in data or _ASKED.search(data):
        return True
    if data.isascii():
        return False
    view = np.frombuffer(data + b" ", dtype=np.uint8)
    for place, lead in enumerate(_LEADS):
        at = np.flatnonzero(view == lead)
        if at.size and _odd_after()[place, view[at - 1], view[at + 1]].any():
            return True
    return False


def odd_rows(rows: list[list[Any]]) -> bool:
    """Return whether a sheet's cells may hold text of an old code; False is certain."""
    for start in range(0, len(rows), ROWS_AT_ONCE):
        some = rows[start : start + ROWS_AT_ONCE]
        text = "\n".join([cell for cell in set().union(*some) if cell.__class__ is str])
        if ("?" in text or not text.isascii()) and odd_bytes(text.encode("utf-8", "replace")):
            return True
    return False
