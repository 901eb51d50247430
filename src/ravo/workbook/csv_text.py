"""The text of a CSV file: its encoding, its separator and its rows, none of which it declares."""

import csv
import io
import re
import unicodedata
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ravo.contract.aliases import heading_key, info_keys
from ravo.contract.columns import SHEETS, columns_of
from ravo.contract.headings import SEARCHED_ROWS, known_keys
from ravo.faults import unreadable
from ravo.text import NAMED_CELLS, few_of
from ravo.workbook.legacy.guess import fits, words_of
from ravo.workbook.legacy.syllables import is_syllable
from ravo.workbook.legacy.tables import Encoding

SEPARATORS = (",", ";", "\t", "|")
LOOKED_AT = 400_000
"""The number of letters of a file from which its encoding is determined."""
LEAST_SHARE = 0.8
"""The least share of words that are Vietnamese syllables in the right encoding."""
LEAST_LEAD = 0.1
"""The least difference of that share between the best encoding and the next."""
WIDE_SHARE = 0.2
"""The share of NUL bytes from which a text has two bytes per letter."""
LEAST_KNOWN = 2
"""The number of known headings from which a row is surely the heading."""
LEAST_LOST = 3
"""The number of different words with `?` for a letter from which a file has surely lost letters."""
LEAST_SOUND = 0.5
"""The share of words beyond ASCII from which a text is UTF-8 with a few damaged bytes."""
EXCEL_BLOCK = 16
"""The number of rows that Excel writes with the same number of cells, that of the longest."""
LOST = "\ufffd"
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", ""),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n|sep=(.)\r", re.IGNORECASE)
_LOST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]++\?++[^\W\d_]++")
_MEASURES = frozenset({"m²", "m³", "km²"})
_LONGEST_CELL = 1 << 20


@dataclass(frozen=True)
class TextRows:
    """The rows of a CSV file, the row of its heading, from 0, and the width of the table.

    Rows above the heading are titles. Rows have the cells of the file; `cut` are the places of rows
    that are too short and whose missing cells are not surely blank.
    """

    rows: list[list[str]]
    heading: int
    width: int
    cut: frozenset[int]


def text_rows(name: str, data: bytes) -> TextRows:
    """Return the rows of a CSV file.

    Raises InputProblem (exit code 3): an unclear encoding (RV-1185), a quote that does not
    close (RV-1186), a row with more cells than the heading (RV-1187), no separator (RV-1189) or
    more than one (RV-1191), letters that are lost (RV-1192), damaged bytes (RV-1193).
    """
    text = text_of(name, data)
    match = _SEPARATOR_LINE.match(text)
    if match:
        text = text[match.end() :]
    separator = (match[1] or match[2]) if match else _separator(name, text)
    rows = _without_end(_split(name, text, separator, lines_above=int(match is not None)))
    heading, width = _shape(rows)
    below = range(heading + 1, len(rows))
    mixed = [at for at in below if _is_of_another(rows[at], separator, width)]
    wide = [at for at in below if any(rows[at][width:])]
    for code, odd in (("RV-1191", mixed), ("RV-1187", wide)):
        if odd:
            named = tuple(few_of([str(at + 1) for at in odd], NAMED_CELLS))
            raise unreadable(code, path=name, rows=named, count=len(odd), width=width)
    ends = text.endswith(("\n", "\r"))
    cut = {at for at in below if any(rows[at]) and len(rows[at]) < width}
    cut -= {at for at in cut if ends and _is_of_excel(rows, at)}
    return TextRows(rows, heading, width, frozenset(cut))


def _is_of_another(row: list[str], separator: str, width: int) -> bool:
    """Return whether a row has the table's width only if it is split by another separator."""
    if len(row) == width or width < 3 or not any(row):
        return False
    line = separator.join(row)
    others = [mark for mark in SEPARATORS if mark != separator and line.count(mark) >= width - 1]
    return any(len(_sample(line, mark)[0]) == width for mark in others)


def _is_of_excel(rows: list[list[str]], at: int) -> bool:
    """Return whether the rows of the same block of Excel have the same number of cells.

    Then the missing cells at the end are blank: Excel leaves them out.
    """
    first = at - at % EXCEL_BLOCK
    return len({len(row) for row in rows[first : first + EXCEL_BLOCK]}) == 1


# the code


def text_of(name: str, data: bytes) -> str:
    """Return the text of a file in NFC.

    Raises InputProblem where its encoding is not certain, or letters were lost.
    """
    try:
        text = _decoded(name, data)
    except UnicodeDecodeError:
        raise unreadable("RV-1185", path=name) from None
    if "\0" in text:
        raise unreadable("RV-1185", path=name)
    _check_letters(name, text)
    return unicodedata.normalize("NFC", text)


def _decoded(name: str, data: bytes) -> str:
    for mark, code in _MARKS:
        if data.startswith(mark):
            if not code:
                raise unreadable("RV-1185", path=name)
            return data.decode(code)
    wide = _wide_code(data)
    if wide:
        return data.decode(wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        _check_bytes(name, data)
        return _of_one_byte(name, data)


def _check_letters(name: str, text: str) -> None:
    """Raise InputProblem where letters were lost, as by a program that wrote `?` for them."""
    words = set(islice(dict.fromkeys(_LOST_WORD.findall(text)), LEAST_LOST))
    if len(words) == LEAST_LOST or LOST in text:
        first = text.index(LOST) if LOST in text else text.index(min(words, key=text.index))
        raise unreadable("RV-1192", path=name, row=_line_at(text, first))


def _check_bytes(name: str, data: bytes) -> None:
    """Raise InputProblem for UTF-8 with damaged bytes, naming the line, or with lost letters."""
    text = data.decode("utf-8", errors="replace")
    words = {word for word in words_of(text[:LOOKED_AT]) if len(word) > 1}
    sound = sum(is_syllable(unicodedata.normalize("NFC", word)) for word in words)
    if words and sound >= LEAST_SOUND * len(words):
        raise unreadable("RV-1193", path=name, row=_line_at(text, text.index(LOST)))
    _check_letters(name, _western(data))


def _line_at(text: str, place: int) -> int:
    above = text[:place]
    return above.count("\n") + above.replace("\r\n", "").count("\r") + 1


def _wide_code(data: bytes) -> str | None:
    """Return the encoding of a text with two bytes per letter and no byte order mark, else None."""
    start = data[:LOOKED_AT]
    first, second = start[::2].count(0), start[1::2].count(0)
    if max(first, second) < WIDE_SHARE * max(len(start) // 2, 1) or min(first, second) > 0:
        return None
    return "utf-16-le" if second else "utf-16-be"


def _of_one_byte(name: str, data: bytes) -> str:
    """Return a text with one byte per letter: from Windows-1258, or an old code's Western letters.

    The latter are converted later, as in a workbook with the fonts .VnTime or VNI-Times. Raises
    InputProblem where no code makes the words Vietnamese, or two do equally well.
    """
    western = _western(data)
    texts = {"windows-1258": _windows(data), "tcvn3": western, "vni": western}
    shares = {code: _share(code, text) for code, text in texts.items() if text is not None}
    best, *others = sorted(shares, key=lambda code: -shares[code])
    ahead = all(shares[best] >= shares[code] + LEAST_LEAD for code in others)
    chosen = texts[best]
    if chosen is None or shares[best] < LEAST_SHARE or not ahead:
        raise unreadable("RV-1185", path=name)
    return chosen


def _windows(data: bytes) -> str | None:
    try:
        return unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None


def _western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _share(code: str, text: str) -> float:
    """Return the share of the words beyond ASCII that are Vietnamese syllables in a code."""
    words = {word for word in words_of(text[:LOOKED_AT]) if len(word) > 1} - _MEASURES
    if code == "windows-1258":
        right = sum(is_syllable(word) for word in words)
    else:
        old: Encoding = "tcvn3" if code == "tcvn3" else "vni"
        right = sum(fits(word, old, strictly=True) for word in words)
    return right / len(words) if words else 0.0


# the separator


def _separator(name: str, text: str) -> str:
    """Return the separator that gives known headings, else the one with rows of equal length.

    Raises InputProblem (RV-1189) where several separators fit equally.
    """
    lines = io.StringIO(text, newline="")
    start = "".join(line for line, _ in zip(lines, range(SEARCHED_ROWS * 3), strict=False))
    samples = {mark: _sample(start, mark) for mark in SEPARATORS}
    known = {mark: _known(rows) for mark, rows in samples.items()}
    second, most = sorted(known.values())[-2:]
    if most >= LEAST_KNOWN and most > 2 * second:
        return next(mark for mark in SEPARATORS if known[mark] == most)
    sound = [mark for mark in SEPARATORS if _is_sound(text, mark)] or list(SEPARATORS)
    able = [mark for mark in sound if _shape(samples[mark])[1] > 1]
    ranks = {mark: (_evenness(samples[mark]), known[mark]) for mark in able}
    best = [mark for mark in able if ranks[mark] == max(ranks.values())]
    if len(best) > 1:
        raise unreadable("RV-1189", path=name)
    return (best or sound)[0]


def _is_sound(text: str, mark: str) -> bool:
    """Return whether all quotes of a text match if `mark` is the separator."""
    try:
        deque(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True), maxlen=0)
    except csv.Error:
        return False
    return True


def _sample(start: str, mark: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(start, newline=""), delimiter=mark):
            rows.append(row)
    except csv.Error:
        pass
    return rows[:SEARCHED_ROWS]


def _known(rows: Sequence[Sequence[str]]) -> int:
    """Return the number of cells that are headings of the survey or keys of `Thông tin`."""
    keys = _keys()
    return sum(heading_key(cell) in keys for row in rows for cell in row if cell)


@cache
def _keys() -> frozenset[str]:
    columns = {key for table in SHEETS for key in known_keys(columns_of(table), {})}
    others = {heading_key(word) for words in info_keys().values() for word in words}
    return frozenset(columns | others)


def _shape(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return the row of the headings, from 0, and its number of cells.

    That is the row with the most known headings, else the first one of the most frequent length.
    """
    known = [_known([row]) for row in rows[:SEARCHED_ROWS]]
    if max(known, default=0) >= LEAST_KNOWN:
        at = known.index(max(known))
        return at, len(rows[at])
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return 0, 0
    most = max(widths.values())
    width = max(width for width, count in widths.items() if count == most)
    return next(at for at, row in enumerate(rows) if len(row) == width and any(row)), width


def _evenness(rows: Sequence[Sequence[str]]) -> float:
    width = _shape(rows)[1]
    filled = [row for row in rows if any(row)]
    return sum(len(row) == width for row in filled) / max(len(filled), 1)


# the rows


def _split(name: str, text: str, separator: str, *, lines_above: int) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    line = lines_above + 1
    try:
        for row in reader:
            rows.append(row)
            line = lines_above + reader.line_num + 1
    except csv.Error:
        raise unreadable("RV-1186", path=name, row=line) from None
    return rows


def _without_end(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows without those at the end that are blank."""
    last = max((at for at, row in enumerate(rows) if any(row)), default=-1)
    return rows[: last + 1]
