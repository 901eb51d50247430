"""The rows below a heading that are records, and the others: totals, headings, signatures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from ravo.contract.columns import Column
from ravo.contract.headings import Heading, heading_key
from ravo.contract.measures import stated_unit
from ravo.contract.models import is_blank
from ravo.text import loose_key, tidy, unmarked

NotRecord = Literal["heading", "moved", "total", "foot", "section"]
_KINDS = "ấp|thôn|bản|tổ|tổ dân phố|khóm|khu|khu phố|khu vực|xóm|buôn|bon|làng"
COLOURS = "vàng|đỏ|xanh|cam|hồng|tím|nâu|xám|lục|lam"
"""The colours of cells that a legend explains."""
_UNITS = "hộ|khẩu|nhân khẩu|người|đồng|điểm"


_UNIT_KEYS = frozenset(
    {"nguoi", "khau", "nhan khau", "ho", "diem", "nam", "tuoi", "thang", "m2", "co khong"}
    | {"nam nu", "chu", "so"}
)
"""What cells below headings say of them, besides units of money."""


class _Words:
    """A pattern of Vietnamese words; a text without diacritics is compared without them.

    Tones distinguish labels from names: tổng cộng is not Tống Cộng, bản not Bàn, chủ tịch not Chu
    Tịch.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def marked(self) -> re.Pattern[str]:
        """The compiled pattern with diacritics; compiled only when a row needs it."""
        return re.compile(self.pattern)

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """The compiled pattern without diacritics."""
        return re.compile(unmarked(self.pattern))

    def fit(self, words: str) -> bool:
        """Return whether words, as returned by `_words_of`, match the pattern."""
        pattern = self.plain if words.isascii() else self.marked
        return pattern.fullmatch(words) is not None


_TOTAL = _Words(
    r"(?:tổng|cộng)(?: (?:cộng|số|cả|toàn|chung|xã|phường|thị trấn|huyện|tỉnh|\d+|"
    rf"{_UNITS}|{_KINDS}|hộ nghèo|hộ cận nghèo|dồn|lũy kế|luỹ kế))*|"
    # Excel's own words in a table's row of totals and in groups with subtotals.
    r"(?:sub)?total|(?:.* )?(?:total|count)|lũy kế|luỹ kế|σ"
)
_TOTAL_OF = _Words(
    rf"(?:tổng cộng|tổng số|tổng|cộng) (?:(?:của|các|toàn|cả|theo|trang|{_KINDS})\b.*|\d.*)|"
    # The sums at the end and the beginning of printed pages.
    r"(?:cộng |trang trước |số )*(?:chuyển|mang) sang\b(?: (?:trang|sau|trước|từ|\d+))*"
)
_FOOT = _Words(
    r".*\bngày\b.*\btháng\b.*(?:\bnăm\b|\d).*|người (?:lập|nhập|kiểm tra|ký)\b.*|thủ trưởng\b.*|"
    r"chủ tịch\b.*|tm (?:ủy ban|uỷ ban|ubnd)\b.*|phó chủ tịch\b.*|kt chủ tịch\b.*|"
    r"(?:ký|kí) (?:tên|họ tên|và ghi|ghi|đóng dấu)\b.*|công chức\b.*|tm ban\b.*|"
    r"cán bộ (?:lập|phụ trách)\b.*|đã (?:ký|kí)\b.*|"
    r"ghi chú\b.*|xác nhận của\b.*|trưởng (?:ban|ấp|thôn|bản|khóm|khu)\b.*|"
    rf"(?:ô |dòng |chữ |nền |tô )*màu (?:{COLOURS})\b.*"
)
_CLASSES = r"hộ (?:(?:thoát |mới thoát |tái |không )?nghèo|(?:thoát )?cận nghèo|có mức sống)"
_SECTION = _Words(rf"(?:[ivx]+ |[a-e] |\d+ )?(?:(?:{_KINDS})|{_CLASSES})\b.*")
_SURE_SECTION = _Words(
    rf"(?:[ivx]+ (?:{_KINDS})\b.*|(?:\d+ )?(?:ấp|xóm|khóm|buôn|tổ dân phố|khu phố|khu vực)\b.*|"
    rf"(?:\d+ )?(?:{_KINDS})(?: số)? (?:\d+|[ivx]+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b.*|"
    rf"(?:[ivx]+ |[a-e] |\d+ )?{_CLASSES}\b.*|.* \d+ (?:{_UNITS})\b.*)"
)
"""Words of a section even in a column of people's names; Tổ, Khu and Thôn alone may be names."""
_EXAMPLE = _Words(r"vd|(?:ví dụ|thí dụ|example)\b.*")
"""The code of a row that shows how to fill in the others; `VD 001` may be a household's code."""
_NUMERAL = re.compile(r"(?:[IVX]+|[A-Z])[.)]?")
"""The number of a section, in the column of codes."""
_PERSON = _Words(r"\S+ (?:văn|thị(?! trấn| xã))\b.*")
_COLUMN_MARK = re.compile(
    r"(?i)[\s(\[]{0,3}(?:cột|col|c)?\s{0,3}(\d{1,3}|[a-z])(?:\.0)?[\s)\]]{0,3}(?:=.{0,40})?"
)
"""The number or letter of a column, with the signs around it and its formula."""
_SUM = rf"(?i)[-–.,\s\d]+(?:{_UNITS})?|(?:{_UNITS})"
_DIGIT = re.compile(r"\d")
_PEOPLE = (
    "head_sex",
    "head_birth_year",
    "head_citizen_id",
    "sex",
    "birth",
    "citizen_id",
    "relation",
)
_NAMES = ("head_name", "name")
WIDE_BLOCK = 3
LEAST_NUMBERED = 5
"""The number of figures from which a row with gaps numbers the columns."""
LEAST_REPEATED = 4
"""The number of headings in a row from which it is a repeated heading, not a household."""


@dataclass(frozen=True)
class Lines:
    """The rows, from 0, that are records, and those between that are not.

    `blank` is the number of all further rows down to the last of these: blank ones, and those that
    a profile excludes. `others` are the rows with other contents, each with its kind.
    """

    records: list[int]
    blank: int
    others: tuple[tuple[int, NotRecord], ...]


def record_lines(
    rows: Sequence[Sequence[Any]],
    start: int,
    heading: Heading,
    broken: AbstractSet[int],
    spans: Mapping[int, int],
    skipped: AbstractSet[int] = frozenset(),
) -> Lines:
    """Return the rows with something in a known column, separated from totals and the like.

    `rows` are those of the sheet, and `start` is the first below the `heading`, from 0. `broken`
    are the rows with an unreadable cell in a known column, `spans` the widths in columns of blocks
    merged across, by row; `skipped` are the rows that a profile excludes.
    """
    used = sorted(set(heading.places.values()))
    code = heading.places.get("code")
    records: list[int] = []
    others: list[tuple[int, NotRecord]] = []
    sight = _RowSight(rows, start, heading, used)
    before: NotRecord | None = None
    signed: set[int] = set()
    for at in range(start, len(rows)):
        row = rows[at]
        if at in skipped:
            continue
        if code is not None and not _odd(row[code]):
            records.append(at)
            before = None
            continue
        if at not in broken and not any(not is_blank(row[place]) for place in used):
            continue
        kind: NotRecord | None = None
        if at not in broken and code is not None:
            kind = sight.kind_of(row, spans.get(at, 0))
            if kind is None and before == "foot" and at > sight.last_coded:
                kind = sight.signer(row, signed)
            signed |= _filled(row) if kind == "foot" else set()
        before = kind
        if kind is None:
            records.append(at)
        else:
            others.append((at, kind))
    last = max(records[-1] if records else start - 1, others[-1][0] if others else start - 1)
    return Lines(records, last - start + 1 - len(records), tuple(others))


def _odd(code: Any) -> bool:
    """Return whether a cell is hardly a code: blank, no digit in it, or a blank or colon in it."""
    if not isinstance(code, str):
        return code is None
    return _DIGIT.search(code) is None or not code.isprintable() or " " in code or ":" in code


def _filled(row: Sequence[Any]) -> set[int]:
    return {place for place, cell in enumerate(row) if not is_blank(cell)}


def _words_of(cell: str) -> str:
    """Return the words of a cell in lower case, without punctuation."""
    return " ".join(re.findall(r"\w+", tidy(cell).casefold()))


def _is_sum(cell: Any) -> bool:
    """Return whether a cell is a figure, such as a sum below a column."""
    if isinstance(cell, str):
        return re.fullmatch(_SUM, tidy(cell)) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


class _RowSight:
    """The kind of rows without a proper code: a label with sums, or a household with blanks.

    A row is no record only where it has nothing but a label, or a label and sums. In doubt it is a
    record, whose missing cells are then reported.
    """

    def __init__(
        self, rows: Sequence[Sequence[Any]], start: int, heading: Heading, used: Sequence[int]
    ) -> None:
        self.rows, self.start, self.heading, self.used = rows, start, heading, used
        places = heading.places
        self.people = [places[name] for name in _PEOPLE if name in places]
        self.names = {places[name] for name in _NAMES if name in places}
        self.village = places.get("village")
        self.code = places.get("code")

    @cached_property
    def last_coded(self) -> int:
        """The last row with a proper code."""
        coded = (
            at
            for at in range(len(self.rows) - 1, self.start - 1, -1)
            if self.code is not None
            and not is_blank(self.rows[at][self.code])
            and not _odd(self.rows[at][self.code])
        )
        return next(coded, self.start - 1)

    @cached_property
    def villages(self) -> frozenset[str]:
        """The villages of the rows with a proper code."""
        if self.village is None or self.code is None:
            return frozenset()
        named = {row[self.village] for row in self.rows[self.start :] if not _odd(row[self.code])}
        return frozenset(loose_key(cell) for cell in named if isinstance(cell, str)) - {""}

    def kind_of(self, row: Sequence[Any], span: int) -> NotRecord | None:
        """Return the kind of a row that is no record; None for a record.

        `span` is the width of a block merged in it.
        """
        filled = {place: row[place] for place in self.used if not is_blank(row[place])}
        repeated = _repeated(filled, self.heading)
        if repeated is not None:
            return repeated
        code = filled.get(self.code) if self.code is not None else None
        if isinstance(code, str) and _EXAMPLE.fit(_words_of(code)):
            return "foot"
        if any(place in filled for place in self.people):
            return None
        labels = {
            place: cell
            for place, cell in enumerate(row)
            if isinstance(cell, str) and not is_blank(cell) and not _is_sum(cell)
        }
        if self.code in labels and len(labels) > 1 and _NUMERAL.fullmatch(tidy(labels[self.code])):
            del labels[self.code], filled[self.code]
        sums = all(place in labels or _is_sum(cell) for place, cell in filled.items())
        if not labels or not sums:
            return None
        if self._is_total(labels):
            return "total"
        alone = len(labels) == len(filled) or not filled.keys() - labels.keys()
        if alone and all(_FOOT.fit(_words_of(cell)) for cell in labels.values()):
            return "foot"
        wide = span >= WIDE_BLOCK and len(filled) == 1
        if len(labels) == 1 and (wide or self._is_section(*next(iter(labels.items())))):
            return "section"
        return None

    def signer(self, row: Sequence[Any], signed: AbstractSet[int]) -> NotRecord | None:
        """Return `foot` for a row under signatures with words only, such as the signers' names.

        In a column about people or villages, words count only if a signature is above them there.
        """
        filled = [place for place in self.used if not is_blank(row[place])]
        words = all(isinstance(row[p], str) and not _DIGIT.search(row[p]) for p in filled)
        own = {*self.people, self.village} - signed
        return "foot" if words and not own & set(filled) else None

    def _is_total(self, labels: Mapping[int, str]) -> bool:
        """Return whether one label means total, and the others only what is added up."""
        totals = [place for place, cell in labels.items() if self._is_total_cell(place, cell)]
        others = (item for item in labels.items() if item[0] not in totals)
        return bool(totals) and all(self._is_section(*item) for item in others)

    def _is_total_cell(self, place: int, cell: str) -> bool:
        words = _words_of(cell)
        if place in self.names and _PERSON.fit(words):
            return False
        # A village may be called Cộng Hòa; a total in that column is the word alone.
        return _TOTAL.fit(words) or _TOTAL_OF.fit(words)

    def _is_section(self, place: int, cell: str) -> bool:
        words = _words_of(cell)
        if place not in self.names:
            return _SECTION.fit(words) and not _PERSON.fit(words)
        if loose_key(cell) in self.villages:
            return True
        return _SURE_SECTION.fit(words) and not _PERSON.fit(words)


def _repeated(filled: Mapping[int, Any], heading: Heading) -> NotRecord | None:
    """Return the kind of a row whose cells are mostly headings, else None.

    The headings are in their columns, or `moved` to others.
    """
    names = {place: name for name, place in heading.places.items()}
    same, moved = 0, 0
    for place, cell in filled.items():
        column = heading.known.get(heading_key(cell)) if isinstance(cell, str) else None
        if column is not None and column.name in heading.places:
            same += column.name == names[place]
            moved += column.name != names[place]
    if same + moved <= len(filled) / 2:
        return None
    return "moved" if moved > 0 and same + moved >= LEAST_REPEATED else "heading" if same else None


def is_numbering_row(row: Sequence[Any]) -> bool:
    """Return whether a row only numbers the columns: A, B, 1, 2, 3 … or (1), (2), (3) …

    A number may have the formula of its column, as (8) = (6) + (7) has. Numbers are left out only
    where the others count the columns.
    """
    cells = {place: str(cell) for place, cell in enumerate(row) if cell not in ("", None)}
    matches = {place: _COLUMN_MARK.fullmatch(cell) for place, cell in cells.items()}
    marks = {place: match[1] for place, match in matches.items() if match is not None}
    figures = {place: int(mark) for place, mark in marks.items() if mark.isdecimal()}
    letters = [mark for mark in marks.values() if not mark.isdecimal()]
    counted = list(figures.values()) == list(range(1, len(figures) + 1))
    shifts = {figure - place for place, figure in figures.items()}
    by_place = len(figures) >= LEAST_NUMBERED and len(shifts) == 1
    apart = len(set(letters)) == len(letters)
    return len(marks) == len(cells) > 2 and (counted or by_place) and apart


def is_unit_row(row: Sequence[Any]) -> bool:
    """Return whether a row only gives the units of the columns, or the words to fill in."""
    cells = [cell for cell in row if not is_blank(cell)]
    return bool(cells) and all(
        isinstance(cell, str)
        and (loose_key(cell) in _UNIT_KEYS or cell.strip(" ()") == "%" or stated_unit(cell))
        for cell in cells
    )


def is_id_row(row: Sequence[Any], columns: Sequence[Column]) -> bool:
    """Return whether a row repeats the contract's ids (the hidden second heading row)."""
    ids = {column.id for column in columns}
    filled = [cell for cell in row if cell not in ("", None)]
    return bool(filled) and sum(cell in ids for cell in filled) > len(filled) / 2


def first_record(rows: Sequence[Sequence[Any]], heading: Heading, columns: Sequence[Column]) -> int:
    """Return the row, from 0, at which records may begin: after ids, units, column numbers."""
    start = heading.row + 1
    for passed in (
        lambda row: is_id_row(row, columns),
        is_numbering_row,
        is_unit_row,
        is_numbering_row,
    ):
        if start < len(rows) and passed(rows[start]):
            start += 1
    return start


def records_above(rows: Sequence[Sequence[Any]], heading: Heading) -> list[int]:
    """Return the rows above a heading, from 0, that look like records.

    So they are where the sheet was sorted together with its heading. Titles, keys and numbers of
    columns have no code, no figure, or few cells.
    """
    code = heading.places.get("code")
    if code is None:
        return []
    others = sorted({*heading.places.values()} - {code})
    names = [heading.places[name] for name in _NAMES if name in heading.places]
    return [
        at
        for at, row in enumerate(rows[: heading.row])
        if not _odd(row[code])
        and not is_numbering_row(row)
        and any(_is_figure(row[place]) for place in others)
        and all(isinstance(row[place], str) and loose_key(row[place]) for place in names)
        and 2 * sum(not is_blank(row[place]) for place in others) >= len(others)
    ]


def _is_figure(cell: Any) -> bool:
    """Return whether a cell is a number, or a text of digits only."""
    number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return number or (isinstance(cell, str) and cell.strip().isdecimal())


def other_rows(lines: Lines) -> Iterator[tuple[NotRecord, list[int]]]:
    """Yield the kinds of rows that are no records, each with its Excel rows."""
    kinds: dict[NotRecord, list[int]] = {}
    for at, kind in lines.others:
        kinds.setdefault(kind, []).append(at + 1)
    yield from kinds.items()
