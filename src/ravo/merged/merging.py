"""The rows of several files as those of one workbook, a pure function of files and decisions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ravo.contract.columns import Column, TableName, columns_of
from ravo.contract.values import plain
from ravo.merged.cells import EXTRA, OPEN, ErrorCell, same, value_key
from ravo.merged.conflicts import (
    Conflict,
    Contested,
    Decision,
    Decisions,
    Side,
    is_open,
    pair,
    settle,
)
from ravo.merged.households import At, Households, grouped
from ravo.merged.source import SourceFile
from ravo.merged.visits import OF_DWELLING, brings_facts, visited
from ravo.survey.brought_facts import CONFIRMED
from ravo.survey.table_sheets import RECORDS
from ravo.text import match_key

BY_HAND = "(sửa tay trong tệp gộp)"
"""The side of a conflict that was typed over a cell of the merged workbook."""
ADDED = "(nhập trong tệp gộp)"
"""The file that stands for rows typed into the merged workbook itself."""
APART = "; "
EARLIER = "(bản trước của tệp)"
"""The side of a household that a later version of its file lacks."""
PRESENT = "có"
ABSENT = "không có"
AGREED = frozenset({"year", "province", "district", "commune", "commune_code", "area"})
"""Keys of `Thông tin` in which files agree, or are not merged: the first wording counts."""
OWN_INFO = frozenset({"prepared_by"})
"""Keys of `Thông tin` that each reviewer fills in for himself: none counts for the commune."""
Columns = Mapping[TableName, Mapping[str, Column]]
RowKey = tuple[str, str, str]
"""Table, household and the row within it: the same in every run."""


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row of the merged workbook. `key` is the same in every run; the rest names its origin."""

    key: RowKey
    code: str | None
    cells: Mapping[str, Any]
    files: tuple[str, ...]
    places: tuple[str, ...]
    reviewers: tuple[str, ...]

    @property
    def table(self) -> str:
        """The table of the row."""
        return self.key[0]

    @property
    def origin(self) -> str:
        """What the columns of provenance hold."""
        return f"{APART.join(self.files)}|{APART.join(self.places)}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell changed by hand in the merged workbook: its value before and after."""

    key: RowKey
    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Touched:
    """What was changed by hand in the merged workbook: cells, and rows taken out.

    `deleted` has the cells of each row as they were.
    """

    edits: tuple[Edit, ...] = ()
    deleted: Mapping[RowKey, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Merged:
    """The contents of a merged workbook, the conflicts in it, and what became of every row.

    `folded` counts by file and table the rows that are one with a row of an earlier file,
    `left` those that were decided against, `returned` the rows taken out by hand that a later
    version changed, `lost` the edits whose row is no longer there.
    """

    rows: tuple[MergedRow, ...]
    headings: Mapping[TableName, Mapping[str, str]]
    info: Mapping[str, Any]
    more: Mapping[str, Any]
    conflicts: tuple[Conflict, ...]
    folded: Mapping[tuple[str, str], int]
    left: Mapping[tuple[str, str], int]
    households: Households
    differing_info: tuple[str, ...] = ()
    removed: int = 0
    returned: tuple[str, ...] = ()
    lost: int = 0

    def of(self, table: str) -> list[MergedRow]:
        """Return the rows of a table."""
        return [row for row in self.rows if row.table == table]

    @property
    def open(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody decided."""
        return tuple(conflict for conflict in self.conflicts if is_open(conflict))


def merged(
    files: Sequence[SourceFile], columns: Columns, decisions: Decisions, touched: Touched
) -> Merged:
    """Return what the rows of several files are in one workbook."""
    return _Merging(files, columns, decisions).result(touched)


class _Merging:
    """The files while they are merged."""

    def __init__(self, files: Sequence[SourceFile], columns: Columns, decisions: Decisions) -> None:
        self.files, self.columns, self.decisions = files, columns, decisions
        self.households = grouped(files, decisions)
        self.conflicts = list(self.households.conflicts)
        self.folded: defaultdict[tuple[str, str], int] = defaultdict(int)
        self.left: defaultdict[tuple[str, str], int] = defaultdict(int)
        self.dropped_keys: set[str] = set()
        self.visits: dict[int, set[str]] = {}
        self.headings = {table: self._headings(table) for table in RECORDS}

    def _headings(self, table: TableName) -> dict[str, str]:
        """Return the heading of each column: the wording of the files where it is one."""
        found: dict[str, str] = {}
        written: defaultdict[str, set[str]] = defaultdict(set)
        for file in self.files:
            for name, words in file.columns.get(table, {}).items():
                found.setdefault(name, words)
                written[name].add(words)
        own = self.columns.get(table, {})
        for row in (row for file in self.files for row in file.of(table) if row.gone):
            for name in row.cells.keys() - found.keys():
                found[name] = own[name].form_heading if name in own else name.lstrip(EXTRA)
        order = {name: at for at, name in enumerate(own)}
        names = sorted(found, key=lambda name: order.get(name, len(order)))
        return {
            name: own[name].form_heading if name in own and len(written[name]) > 1 else found[name]
            for name in names
        }

    def result(self, touched: Touched) -> Merged:
        """Return everything merged, with what was changed by hand."""
        rows = [*self._household_rows()]
        for table in ("members", "income"):
            rows += self._rows_below(table)
        info, more, differing = self._info()
        order: dict[tuple[str, ...], int] = {
            (row.table, file.name, f"{row.sheet}!{row.row}"): at
            for at, (file, row) in enumerate((f, row) for f in self.files for row in f.rows)
        }
        tables: dict[str, int] = {table: at for at, table in enumerate(RECORDS)}
        rows.sort(
            key=lambda row: (tables[row.table], order[row.table, row.files[0], row.places[0]])
        )
        kept, removed, returned = self._without_deleted(rows, touched)
        done, lost = self._edited(kept, touched)
        return Merged(
            tuple(done),
            self.headings,
            info,
            more,
            tuple(self.conflicts),
            self.folded,
            self.left,
            self.households,
            tuple(differing),
            removed,
            tuple(returned),
            lost,
        )

    # households

    def _household_rows(self) -> Iterator[MergedRow]:
        for at, _ in self.households.dropped:
            self.left[self.files[at].name, "households"] += 1
        for key, rows in self.households.groups.items():
            if len(rows) == 1:
                row = self._alone("households", key, "", rows[0])
                if not rows[0][1].gone or not self._drops_gone(key, rows[0]):
                    yield row
                continue
            yield self._together("households", key, "", rows, key)

    def _drops_gone(self, key: str, at: At) -> bool:
        """Return whether a household that a later version lacks was decided to be left out."""
        file, row = self.files[at[0]], at[1]
        label = _person("households", row.cells)
        where = Contested(row.code or "", "households", "", None, "", "", label)
        one = Side(PRESENT, EARLIER, f"{row.sheet}!{row.row}", file.reviewer)
        other = Side(ABSENT, file.name, "", file.reviewer)
        found = pair("gone", where, one, other, (PRESENT, ABSENT), self.decisions)
        self.conflicts.append(found)
        out = found.decision is not None and found.decision.chosen == found.marks[1]
        if out:
            self.left[file.name, "households"] += 1
            self.dropped_keys.add(key)
        return out

    def _alone(self, table: str, key: str, who: str, at: At) -> MergedRow:
        file, row = self.files[at[0]], at[1]
        code, cells = row.code, row.cells
        other = self.households.code_of.get((at[0], row.code or ""))
        if other is not None:
            code, cells = other, {**cells, "code": other}
        return MergedRow(
            (table, key, who),
            code,
            cells,
            (file.name,),
            (f"{row.sheet}!{row.row}",),
            (file.reviewer,) if file.reviewer else (),
        )

    def _together(self, table: str, key: str, who: str, rows: Sequence[At], code: str) -> MergedRow:
        """Return the row of several files as one, each cell compared.

        A blank yields to what another file has: nobody answers by a blank. The row names the files
        that have something which another lacks, or all where they are equal.
        """
        ones = [self._alone(table, key, who, at) for at in rows]
        first, cells = ones[0], {}
        confirmed = self._confirmed(table, rows, ones)
        filled: set[int] = set()
        for name in dict.fromkeys(name for one in ones for name in one.cells):
            column = self.columns.get(table, {}).get(name)  # type: ignore[call-overload]
            asked = confirmed if confirmed and name in OF_DWELLING else range(len(rows))
            having = [at for at in asked if ones[at].cells.get(name) is not None]
            if not having:
                continue
            value = ones[having[0]].cells[name]
            differ = any(not same(column, value, ones[at].cells[name]) for at in having[1:])
            if differ or len(having) < len(rows):
                filled.update(having)
            if differ:
                heading = self.headings[table].get(name, name)  # type: ignore[index]
                label = _person(table, first.cells)
                where = Contested(first.code or code, table, who, column, name, heading, label)
                sides = [self._side(rows[at], ones[at].cells[name]) for at in having]
                value, found = settle(where, sides, self.decisions)
                self.conflicts += found
            cells[name] = value
        from_ = [one for at, one in enumerate(ones) if at in filled or not filled]
        for one in ones:
            if one.files[0] != from_[0].files[0]:
                self.folded[one.files[0], table] += 1
        return MergedRow(
            first.key,
            first.code,
            cells,
            tuple(name for one in from_ for name in one.files),
            tuple(place for one in from_ for place in one.places),
            tuple(dict.fromkeys(name for one in from_ for name in one.reviewers)),
        )

    def _confirmed(self, table: str, rows: Sequence[At], ones: Sequence[MergedRow]) -> list[int]:
        """Return the rows whose facts of the dwelling count instead of last year's in the others.

        These are the confirmed ones where the others bring last year's facts along, and neither
        confirm nor reject them; else none.
        """
        column = self.columns.get("households", {}).get(CONFIRMED)
        if table != "households" or column is None:
            return []
        found: list[int] = []
        others: list[int] = []
        for at, one in enumerate(ones):
            answer = value_key(column, one.cells.get(CONFIRMED))
            (found if answer == ("v", True) else others).append(at)
            has = brings_facts(self.files[rows[at][0]])
            if answer != ("v", True) and (not has or answer != ("",)):
                return []
        return found if others else []

    def _side(self, at: At, value: Any) -> Side:
        file, row = self.files[at[0]], at[1]
        return Side(value, file.name, f"{row.sheet}!{row.row}", file.reviewer)

    # members, income

    def _rows_below(self, table: str) -> Iterator[MergedRow]:
        """Yield the rows of a table under households, those of several files compared."""
        by_key: dict[str, dict[int, list[At]]] = {}
        for at, file in enumerate(self.files):
            for row in file.of(table):  # type: ignore[arg-type]
                if (at, row.code or "") in self.households.dropped:
                    self.left[file.name, table] += 1
                    continue
                key = self.households.key(at, row.code)
                if key in self.dropped_keys:
                    self.left[file.name, table] += 1
                    continue
                by_key.setdefault(key, {}).setdefault(at, []).append((at, row))
        for key, by_file in by_key.items():
            named = [self._named(table, rows) for rows in by_file.values()]
            if len(named) == 1 or not key:
                for rows in named:
                    for who, one in rows.items():
                        yield self._alone(table, key, who if key else f"{who}@{one[0]}", one)
                continue
            yield from self._compared(table, key, named)

    def _named(self, table: str, rows: Iterable[At]) -> dict[str, At]:
        """Return the rows of one household in one file, each by a name of its own."""
        found: dict[str, At] = {}
        for at in rows:
            name = match_key(plain(at[1].cells.get("name", ""))) if table == "members" else ""
            number = 1
            while f"{name}#{number}" in found:
                number += 1
            found[f"{name}#{number}"] = at
        return found

    def _compared(
        self, table: str, key: str, named: Sequence[dict[str, At]]
    ) -> Iterator[MergedRow]:
        """Yield the rows of a household in several files; one in a single file is a conflict."""
        named = self._by_citizen(table, named)
        visited = {at for rows in named for at, _ in rows.values() if self._visited(at, key)}
        for who in dict.fromkeys(who for rows in named for who in rows):
            having = [rows[who] for rows in named if who in rows]
            row = (
                self._together(table, key, who, having, having[0][1].code or "")
                if len(having) > 1
                else self._alone(table, key, who, having[0])
            )
            lacking = [rows for rows in named if who not in rows]
            if any(at in visited for at, _ in having):
                lacking = [rows for rows in lacking if _file_of(rows) in visited]
            if lacking and not self._stays(table, row, having[0], lacking[0]):
                for at, _ in having:
                    name = self.files[at].name
                    self.folded[name, table] -= name != row.files[0]
                    self.left[name, table] += 1
                continue
            yield row

    def _visited(self, at: int, key: str) -> bool:
        """Return whether a file has more of a household than the list that it was filled in on."""
        if at not in self.visits:
            codes = visited(self.files[at])
            self.visits[at] = {self.households.key(at, code) for code in codes}
        return key in self.visits[at]

    def _by_citizen(self, table: str, named: Sequence[dict[str, At]]) -> Sequence[dict[str, At]]:
        """Return the rows with one name for one citizen number, however names are spelt."""
        column = self.columns.get("members", {}).get("citizen_id")
        if table != "members" or column is None:
            return named
        known: dict[Any, str] = {}
        result = []
        for rows in named:
            renamed: dict[str, At] = {}
            for who, at in rows.items():
                kind, *value = value_key(column, at[1].cells.get("citizen_id"))
                name = known.setdefault(value[0], who) if kind == "v" else who
                renamed[name if name not in renamed else who] = at
            result.append(renamed)
        return result

    def _stays(self, table: str, row: MergedRow, having: At, lacking: Mapping[str, At]) -> bool:
        other = self.files[next(iter(lacking.values()))[0]]
        label = _person(table, row.cells)
        where = Contested(row.code or "", table, row.key[2], None, "", "", label)
        sides = self._side(having, PRESENT), Side(ABSENT, other.name, "", other.reviewer)
        found = pair("only_in", where, *sides, (PRESENT, ABSENT), self.decisions)
        self.conflicts.append(found)
        return found.decision is None or found.decision.chosen == found.marks[0]

    # the sheet of keys

    def _info(self) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
        """Return `Thông tin`, what nobody claims there, and the keys left to the commune."""
        columns = {column.name: column for column in columns_of("info")}
        info: dict[str, Any] = {}
        differing = []
        own = next((file for file in self.files if file.name == ADDED), None)
        for name, column in columns.items():
            if own is not None and name in own.info:
                info[name] = own.info[name]
                continue
            sides = [
                Side(file.info[name], file.name, column.heading, file.reviewer)
                for file in self.files
                if name in file.info
            ]
            if not sides:
                continue
            differs = any(not same(column, sides[0].value, side.value) for side in sides[1:])
            if differs and name in OWN_INFO:
                differing.append(column.heading)
                continue
            info[name] = sides[0].value
            if differs and name not in AGREED:
                where = Contested("", "info", "", column, name, column.heading)
                info[name], found = settle(where, sides, self.decisions)
                self.conflicts += found
        more: dict[str, Any] = {}
        for words in dict.fromkeys(words for file in self.files for words in file.more):
            sides = [
                Side(file.more[words], file.name, words, file.reviewer)
                for file in self.files
                if words in file.more
            ]
            where = Contested("", "info", "+", None, words, words)
            more[words], found = settle(where, sides, self.decisions)
            self.conflicts += found
        return info, more, differing

    # what was changed by hand

    def _without_deleted(
        self, rows: Sequence[MergedRow], touched: Touched
    ) -> tuple[list[MergedRow], int, list[str]]:
        """Return the rows without those taken out by hand, unless a later version changed them."""
        kept, removed, returned = [], 0, []
        for row in rows:
            before = touched.deleted.get(row.key)
            if before is None:
                kept.append(row)
            elif _equal(before, row.cells):
                removed += 1
                self.left[row.files[0], row.table] += 1
            else:
                kept.append(row)
                returned.append(row.code or "")
        return kept, removed, returned

    def _edited(self, rows: Sequence[MergedRow], touched: Touched) -> tuple[list[MergedRow], int]:
        """Return the rows with the cells changed by hand, and how many of these have no row."""
        by_row: defaultdict[RowKey, list[Edit]] = defaultdict(list)
        for edit in touched.edits:
            by_row[edit.key].append(edit)
        if not by_row:
            return list(rows), 0
        done = []
        for row in rows:
            edits = by_row.pop(row.key, ())
            cells = dict(row.cells)
            for edit in edits:
                self._apply(row, cells, edit)
            if edits:
                cells = {name: value for name, value in cells.items() if value is not None}
                row = replace(row, cells=cells)
            done.append(row)
        return done, sum(map(len, by_row.values()))

    def _apply(self, row: MergedRow, cells: dict[str, Any], edit: Edit) -> None:
        now = cells.get(edit.name)
        column = self.columns.get(row.table, {}).get(edit.name)  # type: ignore[call-overload]
        if _is(now, edit.before):
            cells[edit.name] = edit.after
            self._decide_by_hand(row, edit)
        elif not same(column, now, edit.after):
            heading = self.headings[row.table].get(edit.name, edit.name)  # type: ignore[index]
            where = Contested(
                row.code or "",
                row.table,
                row.key[2],
                column,
                edit.name,
                heading,
                _person(row.table, cells),
            )
            hand = Side(edit.after, BY_HAND, row.places[0])
            later = Side(now, row.files[0], row.places[0], APART.join(row.reviewers))
            cells[edit.name], found = settle(where, [hand, later], self.decisions)
            self.conflicts += found

    def _decide_by_hand(self, row: MergedRow, edit: Edit) -> None:
        """Close the conflict of a contested cell into which the value was typed by hand."""
        if edit.before != OPEN:
            return
        typed = Decision("other", value=edit.after)
        places = set(zip(row.files, row.places, strict=True))
        self.conflicts = [
            replace(one, decision=typed)
            if is_open(one)
            and (one.table, one.column) == (row.table, edit.name)
            and any((side.file, side.place) in places for side in (one.one, one.other))
            else one
            for one in self.conflicts
        ]


def _file_of(rows: Mapping[str, At]) -> int:
    """Return the place of the file that rows are of."""
    return next(iter(rows.values()))[0]


def _person(table: str, cells: Mapping[str, Any]) -> str:
    """Return the person whom a row is about: the head of a household, or a member."""
    name = cells.get({"households": "head_name", "members": "name"}.get(table, ""), "")
    return "" if isinstance(name, ErrorCell) else plain(name)


def _is(one: Any, other: Any) -> bool:
    """Return whether two cells hold the same value of the same kind."""
    if isinstance(one, ErrorCell) or isinstance(other, ErrorCell):
        return bool(one == other)
    return bool(one == other and isinstance(one, bool) == isinstance(other, bool))


def _equal(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return one.keys() == other.keys() and all(_is(one[name], other[name]) for name in one)


def differing_cells(
    before: Mapping[str, Any], after: Mapping[str, Any], names: Iterable[str]
) -> Iterator[str]:
    """Yield the columns in which two states of a row differ."""
    return (name for name in names if not _is(before.get(name), after.get(name)))
