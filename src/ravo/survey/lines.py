"""Which rows under a heading are records: totals, repeated headings and signatures are not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Literal

from ravo.survey.columns import Column
from ravo.survey.headings import Heading, heading_key
from ravo.survey.models import is_blank
from ravo.text import loose_key, tidy

NotRecord = Literal["heading", "total", "foot", "section"]
_TOTAL = re.compile(
    r"(?:tong|cong)(?: (?:cong|so|so ho|ca xa|toan xa|toan phuong|xa|huyen|ap|thon))*"
)
_TOTAL_OF = re.compile(r"(?:tong cong|tong so|cong) .*")
_FOOT = re.compile(
    r".*\bngay\b.*\bthang\b.*|nguoi (?:lap|nhap|kiem tra|ky)\b.*|thu truong\b.*|chu tich\b.*|"
    r"tm (?:uy ban|ubnd)\b.*|pho chu tich\b.*|ky (?:ten|va ghi|ghi|dong dau)\b.*|"
    r"can bo (?:lap|phu trach)\b.*|da ky\b.*|"
    r"ghi chu\b.*|xac nhan cua\b.*|truong (?:ban|ap|thon)\b.*"
)
_SECTION = re.compile(
    r"(?:[ivx]+ |[a-e] |\d+ )?(?:ap|thon|ban|to|to dan pho|khom|khu|xom|buon|bon|lang)\b.*"
)
_DIGIT = re.compile(r"\d")
_IDENTITY = ("head_sex", "head_birth_year", "sex", "birth")
WIDE_BLOCK = 3


@dataclass(frozen=True)
class Lines:
    """The rows, from 0, that are records, and those between that are not.

    `blank` counts every other row down to the last record or other line; `others` lists the
    rows that hold something else than a record, with what it is.
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
    """Return the rows with something in a known column, told apart from totals and the like.

    `broken` holds the rows with an unreadable cell in a known column, `spans` the width in
    columns of blocks merged across, by row; `skipped` the rows that a profile passes over.
    """
    used = sorted(set(heading.places.values()))
    code = heading.places.get("code")
    records: list[int] = []
    others: list[tuple[int, NotRecord]] = []
    for at in range(start, len(rows)):
        row = rows[at]
        if at in skipped:
            continue
        if at not in broken and not any(not is_blank(row[place]) for place in used):
            continue
        if at not in broken and code is not None and _odd(row[code]):
            kind = _kind_of(row, heading, used, spans.get(at, 0))
            if kind is None and others and others[-1][1] == "foot":
                kind = _signer(row, heading, used)
            if kind is not None:
                others.append((at, kind))
                continue
        records.append(at)
    last = max(records[-1] if records else start - 1, others[-1][0] if others else start - 1)
    return Lines(records, last - start + 1 - len(records), tuple(others))


def _odd(code: Any) -> bool:
    """Tell whether a cell in the column of codes is hardly one: blank, a sentence, no digit in it."""
    if not isinstance(code, str):
        return code is None
    return _DIGIT.search(code) is None or " " in code or not code.isprintable()


def _signer(row: Sequence[Any], heading: Heading, used: Sequence[int]) -> NotRecord | None:
    """Return `foot` for a row under signatures that has words only, such as the signers' names."""
    people = [heading.places[name] for name in _IDENTITY if name in heading.places]
    filled = [place for place in used if not is_blank(row[place])]
    words = all(isinstance(row[p], str) and not _DIGIT.search(row[p]) for p in filled)
    return "foot" if words and not set(people) & set(filled) else None


def _kind_of(
    row: Sequence[Any], heading: Heading, used: Sequence[int], span: int
) -> NotRecord | None:
    filled = {place: row[place] for place in used if not is_blank(row[place])}
    if _is_heading(filled, heading):
        return "heading"
    people = [heading.places[name] for name in _IDENTITY if name in heading.places]
    if any(place in filled for place in people):
        return None
    words = [loose_key(tidy(cell)) for cell in row if isinstance(cell, str) and not is_blank(cell)]
    if any(_TOTAL.fullmatch(word) or _TOTAL_OF.fullmatch(word) for word in words):
        return "total"
    written = all(isinstance(cell, str) for cell in filled.values())
    if written and words and all(_FOOT.fullmatch(word) for word in words):
        return "foot"
    alone = len(filled) == 1 and len(words) == 1
    return "section" if alone and (span >= WIDE_BLOCK or _SECTION.fullmatch(words[0])) else None


def _is_heading(filled: Mapping[int, Any], heading: Heading) -> bool:
    """Tell whether most cells of a row repeat the headings of their columns."""
    names = {place: name for name, place in heading.places.items()}
    same = 0
    for place, cell in filled.items():
        column = heading.known.get(heading_key(cell)) if isinstance(cell, str) else None
        same += column is not None and column.name == names[place]
    return same > len(filled) / 2


def is_numbering_row(row: Sequence[Any]) -> bool:
    """Tell whether a row only numbers the columns: A, B, 1, 2, 3 … or (1), (2), (3) …"""
    marks = [str(cell).strip(" ()").removesuffix(".0") for cell in row if cell not in ("", None)]
    figures = [int(mark) for mark in marks if mark.isdecimal()]
    letters = [mark for mark in marks if not mark.isdecimal()]
    counted = figures == list(range(1, len(figures) + 1))
    return len(marks) > 2 and counted and all(re.fullmatch("[A-Z]", mark) for mark in letters)


def is_id_row(row: Sequence[Any], columns: Sequence[Column]) -> bool:
    """Tell whether a row repeats the contract's ids (the hidden second heading row)."""
    ids = {column.id for column in columns}
    filled = [cell for cell in row if cell not in ("", None)]
    return bool(filled) and sum(cell in ids for cell in filled) > len(filled) / 2


def first_record(rows: Sequence[Sequence[Any]], heading: Heading, columns: Sequence[Column]) -> int:
    """Return the row, from 0, at which records may begin: after ids and numbers of columns."""
    start = heading.row + 1
    for passed in (lambda row: is_id_row(row, columns), is_numbering_row):
        if start < len(rows) and passed(rows[start]):
            start += 1
    return start


def other_rows(lines: Lines) -> Iterator[tuple[NotRecord, list[int]]]:
    """Yield each kind of line that is not a record, with its Excel rows."""
    kinds: dict[NotRecord, list[int]] = {}
    for at, kind in lines.others:
        kinds.setdefault(kind, []).append(at + 1)
    yield from kinds.items()
