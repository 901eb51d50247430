"""Matching of rows of several files that are one household."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from ravo.contract.columns import Column, columns_of
from ravo.contract.models import read_column
from ravo.contract.values import plain
from ravo.merged.base import Base, is_unchanged
from ravo.merged.cells import ErrorCell
from ravo.merged.conflicts import Conflict, Contested, Decisions, Side, pair
from ravo.merged.source import SourceFile, SourceRow
from ravo.text import match_key
from ravo.typed_columns import plain_column

Identity = tuple[str, Any, Any, str]
"""The head of a household: name, citizen number, year of birth, village."""
At = tuple[int, SourceRow]
"""A row with the index of its file."""


@dataclass
class Households:
    """The rows of each household, by a unique key.

    `code_of` has the code under which rows of a file are written, where that differs from their
    own; `dropped` the households of a file that were decided against. By pair of files, `same`
    counts different households with the same code, `others` equal households with different codes;
    `who` has the head of each row, `bases` the prefilled lists of the files.
    """

    groups: dict[str, list[At]] = field(default_factory=dict)
    key_of: dict[tuple[int, str | None], str] = field(default_factory=dict)
    code_of: dict[tuple[int, str], str] = field(default_factory=dict)
    dropped: set[tuple[int, str]] = field(default_factory=set)
    conflicts: list[Conflict] = field(default_factory=list)
    same: Counter[tuple[int, int]] = field(default_factory=Counter)
    others: Counter[tuple[int, int]] = field(default_factory=Counter)
    who: Mapping[int, Identity] = field(default_factory=dict)
    bases: Sequence[Base | None] = ()

    def key(self, file: int, code: str | None) -> str:
        """Return the key of the household that a file has under a code."""
        return self.key_of.get((file, code), code or "")


def grouped(files: Sequence[SourceFile], decisions: Decisions) -> Households:
    """Return the households of several files, each with its rows.

    One code is one household unless the persons are surely others; one person under two codes in
    two files is a question for an officer. Rows of one file are never merged with each other.
    """
    result = Households(who=_identities(files), bases=[file.base for file in files])
    single: dict[str, list[At]] = defaultdict(list)
    for at, file in enumerate(files):
        counts = Counter(row.code for row in file.of("households"))
        for number, row in enumerate(file.of("households")):
            if row.code is None or counts[row.code] > 1:
                result.groups[f"{row.code or ''}#{file.name}#{number}"] = [(at, row)]
            else:
                single[row.code].append((at, row))
    for code, rows in single.items():
        _take_code(result, code, rows, files, decisions)
    _join_persons(result, files, decisions)
    return result


def _take_code(
    result: Households,
    code: str,
    rows: Sequence[At],
    files: Sequence[SourceFile],
    decisions: Decisions,
) -> None:
    lead, same = rows[0], [rows[0]]
    for other in rows[1:]:
        listed = all(_is_of_list(result.bases[at], row) for at, row in (lead, other))
        if listed or not _surely_others(result.who[id(lead[1])], result.who[id(other[1])]):
            same.append(other)
            continue
        result.same[lead[0], other[0]] += 1
        where = Contested(code, "households", "", None, "code", _heading("code"))
        sides = (
            _side(files, lead, _person_words(lead[1])),
            _side(files, other, _person_words(other[1])),
        )
        keys = result.who[id(lead[1])], result.who[id(other[1])]
        conflict = pair("same_code", where, *sides, keys, decisions)
        result.conflicts.append(conflict)
        own = f"{code}@{files[other[0]].name}"
        result.key_of[other[0], code] = own
        if conflict.decision is None:
            result.groups[own] = [other]
        elif conflict.decision.choice in ("both", "other"):
            result.code_of[other[0], code] = _other_code(code, conflict, result)
            result.groups[own] = [other]
        elif conflict.decision.chosen == conflict.marks[0]:
            result.dropped.add((other[0], code))
        else:
            result.groups[own] = [other]
            result.dropped.add((lead[0], code))
            same = same[1:]
    if same:
        result.groups[code] = same


def _other_code(code: str, conflict: Conflict, result: Households) -> str:
    """Return the code for the second of two households: the typed one, else a new one."""
    typed = conflict.decision.value if conflict.decision else None
    number = sum(taken.startswith(f"{code}-") for taken in result.code_of.values()) + 2
    return str(typed) if typed else f"{code}-{number}"


def _join_persons(result: Households, files: Sequence[SourceFile], decisions: Decisions) -> None:
    """Compare households with different codes in different files whose head is the same person."""
    seen: dict[tuple[Any, ...], str] = {}
    for key in list(result.groups):
        rows = result.groups[key]
        for person in dict.fromkeys(p for _, row in rows for p in _persons(result.who[id(row)])):
            other = seen.setdefault(person, key)
            if other == key or other not in result.groups:
                continue
            if {at for at, _ in result.groups[other]} & {at for at, _ in rows}:
                continue
            _ask_about(result, other, key, files, decisions)
            break


def _ask_about(
    result: Households, one: str, other: str, files: Sequence[SourceFile], decisions: Decisions
) -> None:
    first, second = result.groups[one][0], result.groups[other][0]
    codes = (first[1].code or "", second[1].code or "")
    if "" in codes or codes[0] == codes[1]:
        return
    lists = [result.bases[at] for at in (first[0], second[0])]
    if any(base is not None and base.households.keys() >= set(codes) for base in lists):
        return  # Two households of one list, whose heads share a name and a year.
    result.others[first[0], second[0]] += 1
    both, head = " / ".join(sorted(codes)), plain(first[1].cells.get("head_name", ""))
    where = Contested(both, "households", "", None, "code", _heading("code"), head)
    sides = _side(files, first, codes[0]), _side(files, second, codes[1])
    conflict = pair("other_code", where, *sides, codes, decisions)
    result.conflicts.append(conflict)
    decision = conflict.decision
    if decision is None or decision.choice == "both":
        return
    kept = str(decision.value) if decision.choice == "other" else ""
    kept = kept or codes[conflict.marks.index(decision.chosen)]
    for at, row in (*result.groups[one], *result.groups[other]):
        result.key_of[at, row.code] = one
        if row.code is not None and row.code != kept:
            result.code_of[at, row.code] = kept
    result.groups[one] += result.groups.pop(other)


# who somebody is


def _heading(name: str) -> str:
    return _column(name).heading


@cache
def _column(name: str) -> Column:
    return next(column for column in columns_of("households") if column.name == name)


def _read(rows: Sequence[SourceRow], name: str) -> list[Any]:
    """Return the values of a column as read, None where one is blank or cannot be read."""
    cells = [row.cells.get(name) for row in rows]
    given = [None if isinstance(cell, ErrorCell) else cell for cell in cells]
    read = read_column(replace(_column(name), required=False), given)
    bad = {int(at) for finding in read.findings for at in finding.records}
    values = plain_column(read.values)
    return [None if at in bad else value for at, value in enumerate(values)]


def _identities(files: Sequence[SourceFile]) -> dict[int, Identity]:
    """Return the identity of the head of each row's household, by the row itself."""
    rows = [row for file in files for row in file.of("households")]
    columns = [_read(rows, name) for name in ("head_citizen_id", "head_birth_year")]
    return {
        id(row): (_name(row), citizen, born, _village(row))
        for row, citizen, born in zip(rows, *columns, strict=True)
    }


def _name(row: SourceRow) -> str:
    return match_key(plain(row.cells.get("head_name", "")))


def _village(row: SourceRow) -> str:
    return match_key(plain(row.cells.get("village", "")))


def _person_words(row: SourceRow) -> str:
    """Return the name of the person by whom an officer distinguishes two households."""
    parts = (row.cells.get(name) for name in ("head_name", "head_birth_year", "village"))
    return ", ".join(plain(part) for part in parts if part is not None)


def _surely_others(one: Identity, other: Identity) -> bool:
    """Return whether two rows with one code are households of different people."""
    if one[0] == other[0]:
        return False
    pairs = list(zip(one[1:], other[1:], strict=True))
    if pairs[0][0] is not None and pairs[0][0] == pairs[0][1]:
        return False
    return any(a not in (None, "") and b not in (None, "") and a != b for a, b in pairs)


def _is_of_list(base: Base | None, row: SourceRow) -> bool:
    """Return whether a row is the household that its file's list has under the code.

    A new head has another name and birth, but lives in the same village; where the village differs
    too, the row was typed over.
    """
    before = base.households.get(row.code or "") if base is not None else None
    if before is None:
        return False
    changed = {
        name
        for name in ("head_name", "village", "head_citizen_id", "head_birth_year")
        if name in before
        and row.cells.get(name) != before[name]
        and not is_unchanged(_column(name), row.cells.get(name), before[name])
    }
    return not (changed > {"head_name", "village"})


def _persons(who: Identity) -> Iterator[tuple[Any, ...]]:
    """Yield keys by which the head of a household is recognised in a file with other codes."""
    name, citizen, born, village = who
    if citizen is not None:
        yield ("citizen", citizen)
    if name and born is not None and village:
        yield ("name", name, born, village)


def _side(files: Sequence[SourceFile], at: At, value: Any) -> Side:
    file = files[at[0]]
    return Side(value, file.name, f"{at[1].sheet}!{at[1].row}", file.reviewer)
