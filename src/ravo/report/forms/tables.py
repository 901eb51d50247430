"""The district's figures → the forms: lines of units, sums, and rates worked out from the sums."""

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.terms import LISTED
from ravo.report.figures.model import CommuneFigures, District, ReportPlace, key_of
from ravo.report.forms.facts import (
    LABELS,
    LISTS,
    MOVED,
    NUMBERS,
    FormColumn,
    FormFacts,
    form_facts,
)
from ravo.report.forms.figures import BLANK, OTHER, Counter, label_of
from ravo.report.forms.model import FormRow, FormTable, Line, RowLevel, UnitLine, Value
from ravo.report.forms.notes import notes_of
from ravo.report.forms.settings import ReportSettings
from ravo.text import sort_key

MOST_PEOPLES = 10
"""Ethnic groups that form 9 prints one by one where the settings name none."""
ANY = "*"
LOCAL = "local."
TOTAL = "Tổng cộng"
Figures = NDArray[np.float64]


@dataclass(frozen=True)
class UnitTree:
    """The units of a report: groups (district or province) of communes, None if none was sent."""

    groups: tuple[tuple[UnitLine | None, tuple[tuple[UnitLine, CommuneFigures | None], ...]], ...]

    @property
    def lines(self) -> tuple[UnitLine, ...]:
        """All units from top to bottom."""
        found: list[UnitLine] = []
        for head, communes in self.groups:
            found += [head] if head else []
            found += [unit for unit, _ in communes]
        return tuple(found)


def tree_of(district: District) -> UnitTree:
    """Return the units in print order; a report of a commune has no line above its own."""
    figures = {key_of(item.place): item for item in district.communes}
    places = [item.place for item in district.communes] + list(district.missing)
    by_group: dict[tuple[str, str], list[ReportPlace]] = {}
    for place in places:
        name = place.district or place.province or ""
        by_group.setdefault((place.district_code or "~", name), []).append(place)
    if district.level == "commune":
        flat = tuple(_commune(str(n), place, figures) for n, place in enumerate(places, 1))
        return UnitTree(((None, flat),))
    groups = []
    for n, (_, name) in enumerate(sorted(by_group, key=lambda k: (k[0], sort_key(k[1]))), 1):
        mine = sorted(by_group[_, name], key=_order)
        level: RowLevel = "district" if mine[0].district else "province"
        sent = any(key_of(place) in figures for place in mine)
        head = UnitLine(str(n), name, level, mine[0].district_code, mine[0].district, sent)
        groups.append(
            (head, tuple(_commune(f"{n}.{m}", p, figures) for m, p in enumerate(mine, 1)))
        )
    return UnitTree(tuple(groups))


def _order(place: ReportPlace) -> tuple[object, ...]:
    return place.code or "~", sort_key(place.name)


def _commune(
    stt: str, place: ReportPlace, figures: Mapping[str, CommuneFigures]
) -> tuple[UnitLine, CommuneFigures | None]:
    found = figures.get(key_of(place))
    unit = UnitLine(stt, place.name, "commune", place.code, place.district, found is not None)
    return unit, found


def tables_of(district: District, settings: ReportSettings) -> tuple[FormTable, ...]:
    """Return forms 1 to 13; 2 and 3 only where last year's results were given."""
    tree = tree_of(district)
    numbers = [n for n in NUMBERS if n not in LISTS and (n not in MOVED or district.movements)]
    return tuple(_table(form_facts()[n], district, tree, settings) for n in numbers)


def _table(
    facts: FormFacts, district: District, tree: UnitTree, settings: ReportSettings
) -> FormTable:
    peoples = peoples_of(district, settings)
    columns = columns_of(facts, district, settings, peoples)
    rows: list[FormRow] = []
    tops: list[Figures] = []
    for head, communes in tree.groups:
        below = [_counts(facts, columns, item, district, peoples) for _, item in communes]
        sums = _summed([item for item, (unit, _) in zip(below, communes, strict=True) if unit.sent])
        if head is not None:
            rows += _rows(facts, columns, head, sums)
        for (unit, item), counts in zip(communes, below, strict=True):
            rows += _rows(facts, columns, unit, counts, key_of(item.place) if item else "")
        tops += [sums] if any(unit.sent for unit, _ in communes) else []
    whole = UnitLine("", TOTAL, "total", None, None, True)
    rows += _rows(facts, columns, whole, _summed(tops))
    table = FormTable(facts.number, facts.title, columns, tuple(rows))
    return replace(table, notes=notes_of(table, district, settings))


def peoples_of(district: District, settings: ReportSettings) -> tuple[str, ...]:
    """Return the ethnic groups with their own columns: as set, else the ten largest minorities."""
    if settings.peoples is not None:
        return tuple(settings.peoples)
    counts: Tally[str] = Tally()
    for commune in district.communes:
        for klass in LISTED:
            counts.update(commune.peoples[klass])
    ranked = sorted(counts.items(), key=lambda item: (-item[1], sort_key(item[0])))
    return tuple(name for name, _ in ranked if name not in ("Kinh", OTHER))[:MOST_PEOPLES]


def columns_of(
    facts: FormFacts, district: District, settings: ReportSettings, peoples: Sequence[str]
) -> tuple[FormColumn, ...]:
    """Return the columns of this report: indicators of its edition, groups as chosen."""
    columns: list[FormColumn] = []
    for column in facts.columns:
        if not settings.local_ethnic and is_local(column):
            continue
        if column.code.endswith(ANY):
            columns += [_people(column, n, name) for n, name in enumerate([*peoples, OTHER], 1)]
        elif column.figure.startswith(("deprived.", "deprived_rate.")):
            columns.append(_indicator(column, district))
        else:
            columns.append(column)
    return tuple(columns)


def is_local(column: FormColumn) -> bool:
    """Return whether a column is about local peoples, which only some provinces use."""
    rate_of_local = column.rate == ("12", "4")
    return LOCAL in column.figure or column.figure == "list.local_ethnic" or rate_of_local


def _people(column: FormColumn, number: int, name: str) -> FormColumn:
    return replace(
        column,
        code=column.code.replace(ANY, str(number)),
        figure=column.figure.replace(ANY, name),
        heading=tuple(name if part == ANY else part for part in column.heading),
    )


def _indicator(column: FormColumn, district: District) -> FormColumn:
    number = int(column.figure.rsplit(".", 1)[1])
    label = label_of(district.indicators, number)
    if label is None:
        return column
    return replace(column, heading=(*column.heading[:-1], f"{number}. {label}"))


def lines_of(facts: FormFacts) -> tuple[Line | None, ...]:
    """Return the lines of one unit: Hộ and Nhân khẩu, or all, poor and near-poor of form 10."""
    if facts.split:
        return "households", "members"
    return (None, "poor", "near_poor") if facts.number == "10" else (None,)


def _counts(
    facts: FormFacts,
    columns: Sequence[FormColumn],
    commune: CommuneFigures | None,
    district: District,
    peoples: tuple[str, ...],
) -> Figures:
    """Return lines × columns of one commune; NaN for rates and for unknown figures."""
    lines = lines_of(facts)
    table = np.full((len(lines), len(columns)), BLANK)
    if commune is None:
        return table
    counter = Counter(facts.number, commune, district.movements, peoples)
    for place, column in enumerate(columns):
        if column.figure:
            table[:, place] = [counter.count(column.figure, line) for line in lines]
    return table


def _summed(tables: Sequence[Figures]) -> Figures:
    """Return the sums; NaN where one of the units is unknown, so that no sum is a part only."""
    if not tables:
        return np.full((3, 64), BLANK)
    return np.asarray(np.sum(tables, axis=0), dtype=np.float64)


def _rows(
    facts: FormFacts,
    columns: Sequence[FormColumn],
    unit: UnitLine,
    counts: Figures,
    key: str = "",
) -> list[FormRow]:
    found = []
    for place, line in enumerate(lines_of(facts)):
        values = _values(columns, counts[place])
        found.append(FormRow(unit.stt, unit.name, unit.level, line, values, key, unit.sent))
    return found


def _values(columns: Sequence[FormColumn], counts: Figures) -> dict[str, Value]:
    """Return the values of one line by code: counts as whole numbers, then rates of them."""
    known = {c.code: n for c, n in zip(columns, counts, strict=False)}
    values: dict[str, Value] = {}
    for column in columns:
        if column.code in LABELS:
            continue
        value = known[column.code]
        if column.rate is not None:
            top, base = column.rate
            values[column.code] = percent(known[top], known[base])
        elif column.figure.startswith("deprived_rate."):
            values[column.code] = percent(value, known["tong_ho"])
        else:
            values[column.code] = None if np.isnan(value) else int(value)
    return values


def percent(part: float, whole: float) -> float | None:
    """Return `part` in % of `whole` with two decimals, halves up as spreadsheets round.

    None where one of them is not known, the whole is 0, or less than its part: such a rate says
    that the whole was never filled in.
    """
    if np.isnan(part) or np.isnan(whole) or whole <= 0 or part > whole:
        return None
    exact = Decimal(int(part)) * 100 / Decimal(int(whole))
    return float(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
