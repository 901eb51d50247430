"""The outcome of reading one cell, and the cell's text in one spelling."""

import re
from datetime import date, datetime
from typing import Any, NamedTuple

from ravo.text import tidy

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MINUS = dict.fromkeys(map(ord, "\u2212\u2012\u2013\u2014\u2010\u2011\ufe63"), "-")
_LED = re.compile("^['\u2018\u2019\u02bc`]+(?=.)")


class Read(NamedTuple):
    """The outcome of a cell: a value, or the code of a fault with its params.

    A warning has its code beside the value; a warning without a value means that the cell counts
    as blank.
    """

    value: Any = None
    code: str | None = None
    params: dict[str, Any] | None = None


def wrong(code: str, **params: Any) -> Read:
    """Return the outcome of a cell that has no usable value."""
    return Read(None, code, params)


def plain(raw: Any) -> str:
    """Return a raw cell as text: whole numbers without `.0`, blanks folded."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime | date):
        return raw.strftime("%d/%m/%Y")
    return tidy(str(raw))


def typed_text(raw: Any) -> str:
    """Return a typed text with plain characters.

    Full-width characters become narrow, every dash and minus sign a hyphen; the apostrophe that
    some exports write in front of text, as in Excel's input line, is dropped.
    """
    text = plain(raw)
    if not text.isascii():
        text = text.translate(_WIDE).translate(_MINUS)
    return _LED.sub("", text).strip()
