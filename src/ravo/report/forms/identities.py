"""The identities that the forms must satisfy, checked on the figures as written.

An identity that needs an unknown figure cannot be checked and is passed over.
"""

from collections.abc import Iterator, Mapping, Sequence

from ravo.changes.identity import PASSAGES
from ravo.criteria.terms import HouseholdClass
from ravo.report.figures.model import District, Movements, key_of
from ravo.report.forms.facts import LABELS, LISTS, MOVED
from ravo.report.forms.model import (
    SUMS,
    FormLine,
    FormRow,
    FormTable,
    Gap,
    below_of,
    lines_below,
    unexplained,
)
from ravo.report.forms.tables import percent

SAME = (
    ("2", "9", "households", "1", "3"),
    ("2", "9", "members", "1", "9"),
    ("3", "9", "households", "1", "5"),
    ("3", "9", "members", "1", "11"),
    ("4", "tong_ho", None, "1", "3"),
    ("5", "tong_ho", None, "1", "3"),
    ("6", "tong_ho", None, "1", "5"),
    ("7", "tong_ho", None, "1", "5"),
    ("8", "1", "households", "1", "3"),
    ("8", "1", "members", "1", "9"),
    ("8", "6", "households", "1", "5"),
    ("8", "6", "members", "1", "11"),
    ("9", "1", None, "1", "3"),
    ("9", "2", None, "1", "5"),
    ("12", "1", None, "1", "1"),
    ("12", "5", None, "1", "2"),
    ("12", "9", None, "1", "3"),
    ("12", "16", None, "1", "9"),
    ("13", "1", None, "1", "1"),
    ("13", "5", None, "1", "2"),
    ("13", "9", None, "1", "5"),
    ("13", "16", None, "1", "11"),
)
"""Pairs of equal figures in two forms: form, column, line, and the other form and column."""
CROSSED = tuple(
    (form, column, other, entered) if form == MOVED[0] else (other, entered, form, column)
    for form, column, other, entered in PASSAGES
)
"""The passages between the two lists, form 2 first: form and column, form and column."""
Keyed = Mapping[tuple[str, FormLine | None], FormRow]


def gaps_of(tables: Sequence[FormTable], district: District) -> tuple[Gap, ...]:
    """Return every identity that fails, form by form, those of communes first."""
    tables = [table for table in tables if table.number not in LISTS]
    by_number = {table.number: table for table in tables}
    keyed = {number: _keyed(table) for number, table in by_number.items()}
    return (
        *_balances(by_number, district.movements),
        *_crossed(by_number, keyed),
        *_same(by_number, keyed),
        *_printed_sums(by_number),
        *_bounds(by_number, district),
        *_rates(by_number, keyed),
        *_levels(tables),
    )


def _place(row: FormRow) -> str:
    return row.key or f"{row.level}:{row.stt}:{row.unit}"


def _keyed(table: FormTable) -> Keyed:
    return {(_place(row), row.line): row for row in table.rows}


def _whole(row: FormRow | None, code: str) -> int | None:
    value = row.values.get(code) if row is not None else None
    return value if isinstance(value, int) else None


def _balances(tables: Mapping[str, FormTable], movements: Movements | None) -> Iterator[Gap]:
    for number in MOVED:
        for row in tables[number].rows if number in tables else ():
            if left := unexplained(row):
                behind = movements.behind if movements else {}
                codes = behind.get((number, row.line or "", row.key), ())
                summed = row.level in SUMS
                yield Gap(number, "balance", row.unit, row.line, left, codes, summed)


def _crossed(tables: Mapping[str, FormTable], keyed: Mapping[str, Keyed]) -> Iterator[Gap]:
    """Compare households only: one form counts members before, the other after the change."""
    for form, code, other, other_code in CROSSED:
        if form in tables and other in tables:
            yield from _equal(
                tables[form],
                code,
                "households",
                keyed[other],
                other_code,
                "households",
                f"crossed_{code}",
            )


def _equal(
    table: FormTable,
    code: str,
    line: FormLine | None,
    others: Keyed,
    other_code: str,
    other_line: FormLine | None,
    identity: str,
) -> Iterator[Gap]:
    """Yield a gap for every unit whose figure differs from that of another form.

    The figures of `table` in the column `code` and on `line` are compared with those of `others` in
    `other_code` on `other_line`; `identity` names the rule in the gap.
    """
    for row in table.rows:
        if row.line != line:
            continue
        mine = _whole(row, code)
        theirs = _whole(others.get((_place(row), other_line)), other_code)
        if mine is not None and theirs is not None and mine != theirs:
            yield Gap(table.number, identity, row.unit, line, mine - theirs)


def _same(tables: Mapping[str, FormTable], keyed: Mapping[str, Keyed]) -> Iterator[Gap]:
    for form, code, line, other, other_code in SAME:
        if form in tables and other in tables:
            word: FormLine | None = line  # type: ignore[assignment]
            yield from _equal(
                tables[form],
                code,
                word,
                keyed[other],
                other_code,
                None,
                f"same_{other}_{other_code}",
            )


def _printed_sums(tables: Mapping[str, FormTable]) -> Iterator[Gap]:
    """Check every column that the form prints as a sum of others, and the peoples of form 9."""
    for table in tables.values():
        sums = {column.code: column.addends for column in table.columns if column.addends}
        if table.number == "9":
            codes = [column.code for column in table.columns]
            sums |= {
                top: tuple(c for c in codes if c.startswith(top + ".")) for top in ("1.2", "2.2")
            }
        for code, addends in sums.items():
            for row in table.rows:
                parts = [_whole(row, addend) for addend in addends]
                known = [part for part in parts if part is not None]
                whole = _whole(row, code)
                if whole is not None and len(known) == len(parts) and whole != sum(known):
                    yield Gap(table.number, "sum", row.unit, row.line, whole - sum(known))


def _bounds(tables: Mapping[str, FormTable], district: District) -> Iterator[Gap]:
    """Compare the deprivations with the edition's bounds; unknown answers may count as deprived."""
    for form, klass, bound, sign in (
        ("4", HouseholdClass.poor, district.fewest_poor, -1),
        ("6", HouseholdClass.near_poor, district.most_near_poor, 1),
    ):
        unknown = {key_of(c.place): sum(c.unknown[klass]) for c in district.communes}
        for row in tables[form].rows if form in tables and bound is not None else ():
            households, count = _whole(row, "tong_ho"), _whole(row, "tong_thieu_hut")
            if row.level != "commune" or households is None or count is None or bound is None:
                continue
            if sign < 0:
                count += unknown.get(row.key, 0)
            if (count - bound * households) * sign > 0:
                yield Gap(form, f"bound_{klass}", row.unit, row.line, count - bound * households)


def _rates(tables: Mapping[str, FormTable], keyed: Mapping[str, Keyed]) -> Iterator[Gap]:
    """Check that forms 5 and 7 are forms 4 and 6 in % of the households."""
    for form, counts in (("5", "4"), ("7", "6")):
        if form not in tables or counts not in tables:
            continue
        for row in tables[form].rows:
            other = keyed[counts].get((_place(row), row.line))
            for column in tables[form].columns:
                rate, part = row.values.get(column.code), _whole(other, column.code)
                whole = _whole(other, "tong_ho")
                if not column.is_rate or part is None or whole is None:
                    continue
                due = percent(part, whole)
                if isinstance(rate, float) and due is not None and rate != due:
                    yield Gap(form, "rate", row.unit, row.line, round(rate - due, 2))


def _levels(tables: Sequence[FormTable]) -> Iterator[Gap]:
    """Check that a group's line is the sum of its units, and the total that of the groups."""
    for table in tables:
        for head, below in _families(table.rows):
            for column in table.columns:
                if column.code in LABELS or column.is_rate:
                    continue
                whole = _whole(head, column.code)
                parts = [_whole(row, column.code) for row in below if row.sent]
                known = [part for part in parts if part is not None]
                if whole is not None and len(known) == len(parts) and whole != sum(known):
                    yield Gap(table.number, "levels", head.unit, head.line, whole - sum(known))


def _families(rows: Sequence[FormRow]) -> Iterator[tuple[FormRow, list[FormRow]]]:
    """Yield each line that adds others up, with the lines of the same kind directly below it.

    Lines of groups come before the grand total.
    """
    below = lines_below(rows)
    for head in sorted((row for row in rows if row.level in SUMS), key=_is_total):
        yield head, list(below_of(head, below))


def _is_total(row: FormRow) -> bool:
    return row.level == "total"
