"""Rows of several files compared cell by cell: the value that counts, or a conflict."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ravo.contract.columns import RECORDS, Column, TableName
from ravo.merged.base import NOTHING, Base, is_unchanged
from ravo.merged.cells import EXTRA, same, value_key
from ravo.merged.conflicts import Conflict, Contested, Decisions, Side, settle
from ravo.merged.households import At, Households
from ravo.merged.rows import ColumnsByTable, MergedRow, RowKey, column_of, person_of
from ravo.merged.source import SourceFile
from ravo.merged.visits import OF_DWELLING, brings_facts
from ravo.survey.brought_facts import CONFIRMED

CellsBefore = Mapping[str, Any]
"""The prefilled cells of a row; empty without a base."""


@dataclass(frozen=True)
class OneRow:
    """The rows of several files that become one row of the merged workbook, with its key.

    `before` has the prefilled cells of each of `rows`.
    """

    table: str
    key: str
    who: str
    rows: Sequence[At]
    before: Sequence[CellsBefore]


@dataclass(frozen=True, slots=True)
class Cleared:
    """A prefilled cell that is blank in one file and unchanged in the others.

    `key` and `name` are its row and column in the merged workbook.
    """

    key: RowKey
    name: str
    file: str
    code: str
    heading: str


@dataclass(frozen=True)
class _Claims:
    """The rows that changed or filled in a cell, and those that kept its prefilled value.

    `asks` is whether a cleared cell may become a question; after a confirmation of the facts of a
    dwelling blanks are deliberate, and are only noted.
    """

    given: Sequence[int]
    kept: Sequence[int]
    asks: bool = True


@dataclass(frozen=True)
class _FactsOfRows:
    """The rows whose facts of the dwelling are confirmed, and whether only these rows count."""

    confirmed: frozenset[int] = frozenset()
    alone: bool = False


class Comparison:
    """The state of a comparison of files: the conflicts so far, and the account of rows.

    `folded` counts by file and table the rows that equal a row of an earlier file, `left` those
    that were decided against. `distinct` has the different lists that files are copies of, `lists`
    the index of each file's list among them; `in_one_list` the household and name of the people
    whom only one list has.
    """

    def __init__(
        self,
        files: Sequence[SourceFile],
        columns: ColumnsByTable,
        decisions: Decisions,
        households: Households,
    ) -> None:
        self.files, self.columns, self.decisions = files, columns, decisions
        self.households = households
        self.bases: Sequence[Base | None] = households.bases
        self.distinct: list[Base] = []
        self.lists = [self._list_of(base) for base in self.bases]
        self.in_one_list: set[tuple[str, str]] = set()
        self.conflicts: list[Conflict] = list(households.conflicts)
        self.folded: defaultdict[tuple[str, str], int] = defaultdict(int)
        self.left: defaultdict[tuple[str, str], int] = defaultdict(int)
        self.cleared: list[Cleared] = []
        self.headings = {table: self._headings(table) for table in RECORDS}
        self.facts = [brings_facts(file) for file in files]

    def _list_of(self, base: Base | None) -> int | None:
        """Return the index of a list among the distinct ones, by its contents; None for no list."""
        if base is None:
            return None
        for at, one in enumerate(self.distinct):
            if one is base or one.rows == base.rows:
                return at
        self.distinct.append(base)
        return len(self.distinct) - 1

    def _headings(self, table: TableName) -> dict[str, str]:
        """Return the heading of each column: the files' own where all use the same."""
        headings: dict[str, str] = {}
        written: defaultdict[str, set[str]] = defaultdict(set)
        for file in self.files:
            for name, words in file.columns.get(table, {}).items():
                headings.setdefault(name, words)
                written[name].add(words)
        own = self.columns.get(table, {})
        for row in (row for file in self.files for row in file.of(table) if row.gone):
            for name in row.cells.keys() - headings.keys():
                headings[name] = own[name].form_heading if name in own else name.lstrip(EXTRA)
        order = {name: at for at, name in enumerate(own)}
        names = sorted(headings, key=lambda name: order.get(name, len(order)))
        return {
            name: own[name].form_heading
            if name in own and len(written[name]) > 1
            else headings[name]
            for name in names
        }

    def heading(self, table: str, name: str) -> str:
        """Return the heading of a column in the merged workbook."""
        return self.headings[table].get(name, name)  # type: ignore[index]

    def household_before(self, at: At) -> CellsBefore:
        """Return the prefilled values of a row of `Hộ`."""
        base, code = self.bases[at[0]], at[1].code
        return NOTHING if base is None or code is None else base.households.get(code, NOTHING)

    def alone(self, table: str, key: str, who: str, at: At) -> MergedRow:
        """Return a row that only one file has, unchanged."""
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

    def _column(self, table: str, name: str) -> Column | None:
        return column_of(self.columns, table, name)

    def side(self, at: At, value: Any) -> Side:
        """Return a value of a row as one side of a conflict."""
        file, row = self.files[at[0]], at[1]
        return Side(value, file.name, f"{row.sheet}!{row.row}", file.reviewer)

    def together(self, one: OneRow) -> MergedRow:
        """Return the rows of several files as one, compared cell by cell.

        A blank yields to another file's value, and so does an unchanged prefilled value. The row
        names the files with values that another lacks, or all files if they are equal.
        """
        rows = [self.alone(one.table, one.key, one.who, at) for at in one.rows]
        facts = self._facts(one, rows)
        cells: dict[str, Any] = {}
        filled: set[int] = set()
        for name in dict.fromkeys(name for row in rows for name in row.cells):
            claims = self._claims(one, rows, name, facts)
            value, used = self._cell(one, rows, name, claims)
            filled.update(used)
            if value is not None:
                cells[name] = value
        from_ = [row for at, row in enumerate(rows) if at in filled or not filled]
        for row in rows:
            if row.files[0] != from_[0].files[0]:
                self.folded[row.files[0], one.table] += 1
        code = cells.get("code") if any("code" in before for before in one.before) else None
        return MergedRow(
            rows[0].key,
            code if isinstance(code, str) else rows[0].code,
            cells,
            tuple(name for row in from_ for name in row.files),
            tuple(place for row in from_ for place in row.places),
            tuple(dict.fromkeys(name for row in from_ for name in row.reviewers)),
        )

    def _claims(
        self, one: OneRow, rows: Sequence[MergedRow], name: str, facts: _FactsOfRows
    ) -> _Claims:
        """Return which rows count for a cell; rows of files without the column do not."""
        column = self._column(one.table, name)
        of_dwelling = one.table == "households" and name in OF_DWELLING
        given, kept, bare = [], [], []
        for at, row in enumerate(rows):
            cell, old = row.cells.get(name), one.before[at].get(name)
            if cell is None and (old is None or not self._has(one.rows[at], name)):
                bare.append(at)
                continue
            if of_dwelling and at in facts.confirmed:
                given.append(at)
            elif old is not None and is_unchanged(column, cell, old):
                kept.append(at)
            elif not (of_dwelling and facts.alone) or one.before[at]:
                given.append(at)
        if of_dwelling and name != CONFIRMED:
            asserted = [
                at for at in bare if at in facts.confirmed and self._has(one.rows[at], name)
            ]
            if all(self._may_be_prefilled(one, at) for at in given):
                given = sorted([*given, *asserted])
        return _Claims(given, kept, asks=not (of_dwelling and facts.confirmed))

    def _may_be_prefilled(self, one: OneRow, at: int) -> bool:
        """Return whether a row's facts may be last year's, by what is known of its file."""
        return not one.before[at] and self.facts[one.rows[at][0]]

    def _has(self, at: At, name: str) -> bool:
        return name in self.files[at[0]].columns.get(at[1].table, {})

    def _cell(
        self, one: OneRow, rows: Sequence[MergedRow], name: str, claims: _Claims
    ) -> tuple[Any, Sequence[int]]:
        """Return the value of a cell that counts, and the rows that have it.

        A prefilled cell that one file cleared becomes blank, which is noted; where a class may
        depend on it, it becomes a conflict.
        """
        column = self._column(one.table, name)
        given = claims.given or claims.kept
        if not given:
            return None, ()
        values = [rows[at].cells.get(name) for at in given]
        differ = any(not same(column, values[0], value) for value in values[1:])
        sides = list(given)
        if not differ and values[0] is None and len(given) < len(rows):
            if claims.kept and claims.asks and column is not None and column.matters:
                sides, differ = sorted([*given, claims.kept[0]]), True
            elif any(row.cells.get(name) is not None for row in rows):
                self._note_cleared(one, rows[given[0]], name)
        filled = given if differ or (claims.given and len(given) < len(rows)) else ()
        if not differ:
            return values[0], filled
        heading, label = self.heading(one.table, name), person_of(one.table, rows[0].cells)
        code = rows[0].code or one.key
        where = Contested(code, one.table, one.who, column, name, heading, label)
        contested_sides = [self.side(one.rows[at], rows[at].cells.get(name)) for at in sides]
        value, conflicts = settle(where, contested_sides, self.decisions)
        self.conflicts += conflicts
        return value, filled

    def _note_cleared(self, one: OneRow, row: MergedRow, name: str) -> None:
        heading = self.heading(one.table, name)
        self.cleared.append(Cleared(row.key, name, row.files[0], row.code or one.key, heading))

    def _facts(self, one: OneRow, rows: Sequence[MergedRow]) -> _FactsOfRows:
        """Return which rows confirm the facts of the dwelling, and whether only these count.

        Only these count where the others carry last year's facts without confirming or rejecting
        them.
        """
        column = self._column("households", CONFIRMED)
        if one.table != "households" or column is None:
            return _FactsOfRows()
        answers = [value_key(column, row.cells.get(CONFIRMED)) for row in rows]
        confirmed = frozenset(at for at, answer in enumerate(answers) if answer == ("v", True))
        others = [at for at in range(len(rows)) if at not in confirmed]
        alone = all(answers[at] == ("",) and self.facts[one.rows[at][0]] for at in others)
        return _FactsOfRows(confirmed, alone=bool(confirmed) and alone)
