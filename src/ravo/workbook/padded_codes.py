"""Numbers that a number format shows with zeros in front, such as 00001: they are codes."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ravo.contract.headings import CellPlace

_PIECE = re.compile(r'"([^"]*)"|\\(.)|(0+)|([-/ .])|_.')
_ASIDE = re.compile(r"\[[^\[\]]*\]")


def _pieces(code: str) -> list[str] | None:
    """Return the zeros and fixed characters of a format in order; None for any other format."""
    first = _ASIDE.sub("", code.partition(";")[0])
    pieces, at = [], 0
    while at < len(first):
        match = _PIECE.match(first, at)
        if match is None:
            return None
        # A fixed sign is kept behind a mark that no zero has.
        fixed = next((part for part in (match[1], match[2], match[4]) if part is not None), "")
        pieces.append(match[3] or f"={fixed}")
        at = match.end()
    zeros = sum(len(piece) for piece in pieces if piece[0] == "0")
    has_point = "=." in pieces
    return pieces if zeros > 1 and not has_point else None


def padded_styles(formats: Mapping[int, str]) -> dict[int, str]:
    """Return, by style, the number formats that show whole numbers with zeros in front."""
    return {style: code for style, code in formats.items() if _pieces(code) is not None}


def shown_with(code: str, value: Any) -> str | None:
    """Return a whole number as a format of zeros shows it; None for any other value."""
    pieces = _pieces(code)
    whole = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    if pieces is None or not whole or not float(value).is_integer():
        return None
    zeros = sum(len(piece) for piece in pieces if piece[0] == "0")
    digits = str(int(value)).zfill(zeros)
    extra, shown = len(digits) - zeros, ""
    for piece in pieces:
        if piece[0] == "=":
            shown += piece[1:]
            continue
        shown, digits, extra = shown + digits[: len(piece) + extra], digits[len(piece) + extra :], 0
    return shown


def shown_codes(
    rows: Sequence[Sequence[Any]], formats: Mapping[CellPlace, str]
) -> dict[CellPlace, str]:
    """Return the visible text of cells that have a format of zeros, by their places."""
    texts = {
        (row, column): shown_with(code, rows[row][column])
        for (row, column), code in formats.items()
        if row < len(rows) and column < len(rows[row])
    }
    return {place: words for place, words in texts.items() if words is not None}


# the styles of an .xlsx workbook

_CODE = re.compile(rb"<(?:\w+:)?numFmt\b([^>]*)>")
_NUMBER = re.compile(rb"\bnumFmtId\s*=\s*[\"'](\d+)[\"']")
_WORDS = re.compile(rb"\bformatCode\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STYLES = rb"(?s)<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>"
_STYLE = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")


def _unescaped(code: str) -> str:
    # Loaded here: it brings two thousand names of signs, and few formats have any.
    import html

    return html.unescape(code)


def padded_in(styles: bytes) -> dict[int, str]:
    """Return the formats with zeros in front by the style that uses them (`styles.xml`)."""
    codes: dict[int, str] = {}
    for attributes in _CODE.findall(styles):
        number, words = _NUMBER.search(attributes), _WORDS.search(attributes)
        if number and words:
            code = (words[1] or words[2] or b"").decode("utf-8", "replace")
            codes[int(number[1])] = _unescaped(code) if "&" in code else code
    codes = padded_styles(codes)
    whole = re.search(_STYLES, styles) if codes else None
    places = [_NUMBER.search(style) for style in _STYLE.findall(whole[0] if whole else b"")]
    used = {style: int(number[1]) for style, number in enumerate(places) if number}
    return {style: codes[number] for style, number in used.items() if number in codes}
