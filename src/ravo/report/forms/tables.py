"""The forms of a district from its figures: lines of units, sums, and rates of the sums."""

import re
from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from ravo.criteria.terms import LISTED, Area
from ravo.messages import say
from ravo.report.figures.model import CommuneFigures, District, IndicatorName, ReportPlace, key_of
from ravo.report.forms.facts import (
    LABELS,
    LISTS,
    MOVED,
    NUMBERS,
    FormColumn,
    FormFacts,
    form_facts,
)
from ravo.report.forms.figures import BLANK, OTHER, Counter
from ravo.report.forms.model import FormLine, FormRow, FormTable, FormValue, RowLevel, UnitLine
from ravo.report.forms.notes import notes_of
from ravo.report.forms.settings import Blocks, ReportSettings
from ravo.text import sort_key
from ravo.typed_columns import Figures

MOST_PEOPLES = 10
"""The number of ethnic groups with a column on form 9 where the settings name none."""
ANY = "*"
LOCAL, CAUSE = "local.", "cause."
TOTAL = "Tổng cộng"
AREA_ORDER: tuple[Area, ...] = ("urban", "rural")
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class UnitNode:
    """One unit of the report and those below it; `figures` of a commune, None if it sent none."""

    line: UnitLine
    below: "tuple[UnitNode, ...]" = ()
    figures: CommuneFigures | None = None

    @property
    def nodes(self) -> "tuple[UnitNode, ...]":
        """The unit and all units below it, from top to bottom."""
        return (self, *(inner for node in self.below for inner in node.nodes))

    @property
    def sent(self) -> tuple[CommuneFigures, ...]:
        """The figures of its communes that sent results."""
        return tuple(node.figures for node in self.nodes if node.figures is not None)


@dataclass(frozen=True)
class UnitTree:
    """The units of a report in print order, and the line that adds them up."""

    nodes: tuple[UnitNode, ...]
    total: UnitLine

    @property
    def lines(self) -> tuple[UnitLine, ...]:
        """All units from top to bottom."""
        return tuple(node.line for node in self.every)

    @property
    def every(self) -> tuple[UnitNode, ...]:
        """All units from top to bottom, with their figures."""
        return tuple(inner for node in self.nodes for inner in node.nodes)

    @property
    def groups(
        self,
    ) -> tuple[tuple[UnitLine | None, tuple[tuple[UnitLine, CommuneFigures | None], ...]], ...]:
        """The units directly above communes, each with its communes; None above those without."""
        if all(node.line.level == "commune" for node in self.nodes):
            return ((None, tuple((node.line, node.figures) for node in self.nodes)),)
        return tuple(
            (node.line, tuple((inner.line, inner.figures) for inner in node.below))
            for node in self.nodes
        )


def tree_of(district: District, blocks: Blocks = "none") -> UnitTree:
    """Return the units in print order: under their districts or province, or in blocks by area.

    A report of a commune has no line above its own. With `blocks` by area the communes of a single
    district or province are directly below their area.
    """
    places = [item.place for item in district.communes] + list(district.missing)
    figures = {key_of(item.place): item for item in district.communes}
    if blocks == "none":
        flat = district.level == "commune"
        nodes = _communes("", places, figures) if flat else _groups("", places, figures)
        return UnitTree(nodes, UnitLine("", TOTAL, "total", None, None, True))
    several = len({_group_of(place) for place in places}) > 1
    within = _groups if several else _communes
    areas: tuple[Area | None, ...] = AREA_ORDER
    if any(place.area is None for place in places):
        areas = (*areas, None)
    nodes = tuple(
        _area(stt, area, within(f"{stt}.", [p for p in places if p.area == area], figures))
        for stt, area in zip(ROMAN, areas, strict=False)
    )
    parts = " + ".join(node.line.stt for node in nodes)
    total = UnitLine(ROMAN[len(nodes)], f"{TOTAL} ({parts})", "total", None, None, True)
    return UnitTree(nodes, total)


def _area(stt: str, area: Area | None, below: tuple[UnitNode, ...]) -> UnitNode:
    sent = any(node.line.sent for node in below)
    name = say(f"forms.area_{area or 'unknown'}", "vi")
    return UnitNode(UnitLine(stt, name, "area", None, None, sent), below)


def _group_of(place: ReportPlace) -> tuple[str, str]:
    return place.district_code or "~", place.district or place.province or ""


def _groups(
    prefix: str, places: Sequence[ReportPlace], figures: Mapping[str, CommuneFigures]
) -> tuple[UnitNode, ...]:
    """Return the districts or provinces of some communes, each with its communes."""
    by_group: dict[tuple[str, str], list[ReportPlace]] = {}
    for place in places:
        by_group.setdefault(_group_of(place), []).append(place)
    nodes = []
    for n, key in enumerate(sorted(by_group, key=lambda k: (k[0], sort_key(k[1]))), 1):
        mine, stt = by_group[key], f"{prefix}{n}"
        level: RowLevel = "district" if mine[0].district else "province"
        below = _communes(f"{stt}.", mine, figures)
        sent = any(node.line.sent for node in below)
        line = UnitLine(stt, key[1], level, mine[0].district_code, mine[0].district, sent)
        nodes.append(UnitNode(line, below))
    return tuple(nodes)


def _communes(
    prefix: str, places: Sequence[ReportPlace], figures: Mapping[str, CommuneFigures]
) -> tuple[UnitNode, ...]:
    nodes = []
    for n, place in enumerate(sorted(places, key=_order), 1):
        own_figures = figures.get(key_of(place))
        stt, sent = f"{prefix}{n}", own_figures is not None
        line = UnitLine(stt, place.name, "commune", place.code, place.district, sent)
        nodes.append(UnitNode(line, (), own_figures))
    return tuple(nodes)


def _order(place: ReportPlace) -> tuple[object, ...]:
    return place.code or "~", sort_key(place.name)


def tables_of(district: District, settings: ReportSettings) -> tuple[FormTable, ...]:
    """Return forms 1 to 13; 2 and 3 only where last year's results were given."""
    tree = tree_of(district, settings.blocks)
    numbers = [n for n in NUMBERS if n not in LISTS and (n not in MOVED or district.movements)]
    return tuple(_table(form_facts()[n], district, tree, settings) for n in numbers)


def _table(
    facts: FormFacts, district: District, tree: UnitTree, settings: ReportSettings
) -> FormTable:
    peoples = peoples_of(district, settings)
    columns = columns_of(facts, district, settings, peoples)
    writer = _UnitLines(facts, columns, CommuneCounter(facts, columns, district, peoples))
    below = [writer.of(node) for node in tree.nodes]
    sums = _summed([sums for sums, node in zip(below, tree.nodes, strict=True) if node.line.sent])
    rows = (*writer.rows, *_rows(facts, columns, tree.total, sums))
    table = FormTable(facts.number, facts.title, columns, rows)
    return replace(table, notes=notes_of(table, district, settings))


@dataclass(frozen=True)
class _UnitLines:
    """Collects the lines of units from top to bottom while their sums are calculated."""

    facts: FormFacts
    columns: Sequence[FormColumn]
    counts: "CommuneCounter"
    rows: list[FormRow] = field(default_factory=list)

    def of(self, node: UnitNode) -> Figures:
        """Add the lines of a unit and of all below it; return its figures."""
        at, item = len(self.rows), node.figures
        if node.line.level == "commune":
            figures = self.counts.of(item)
        else:
            below = [(self.of(inner), inner.line.sent) for inner in node.below]
            figures = _summed([sums for sums, sent in below if sent])
        key = key_of(item.place) if item else ""
        self.rows[at:at] = _rows(self.facts, self.columns, node.line, figures, key)
        return figures


def peoples_of(district: District, settings: ReportSettings) -> tuple[str, ...]:
    """Return the ethnic groups with a column: those of the settings, else the largest minorities.

    At most MOST_PEOPLES of these, by the number of listed households.
    """
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
        elif column.is_indicator:
            columns += _indicators(column, district.indicators)
        elif column.figure.startswith("deprivations."):
            columns.append(_sum_of_indicators(column, district.indicators))
        elif column.figure.startswith(CAUSE):
            columns.append(_cause(column, settings))
        else:
            columns.append(column)
    if facts.number == "9":
        return _numbered(columns)
    lacking = not settings.local_ethnic and any(map(is_local, facts.columns))
    return renumbered(columns) if lacking else tuple(columns)


def renumbered(columns: Sequence[FormColumn]) -> tuple[FormColumn, ...]:
    """Return columns with consecutive numbers where the form has a column that the office omits.

    The circular has no such gap: the columns of local peoples are for single provinces. Formulas
    use the new numbers; `code` stays, because data for programs uses it.
    """
    numbered = [column for column in columns if column.code.isdigit() and not column.is_indicator]
    numbers = {column.code: str(n) for n, column in enumerate(numbered, 1)}
    return tuple(_renumbered(column, numbers) for column in columns)


def _renumbered(column: FormColumn, numbers: Mapping[str, str]) -> FormColumn:
    if column.code not in numbers:
        return column
    formula = re.sub(r"\d+", lambda match: numbers.get(match[0], match[0]), column.formula)
    number = numbers[column.code]
    return replace(column, printed=number if formula in ("", "x") else f"{number}={formula}")


def _numbered(columns: Sequence[FormColumn]) -> tuple[FormColumn, ...]:
    """Return the columns of form 9 numbered from 1, as in the circular."""
    figures = [column.code for column in columns if column.code not in LABELS]
    numbers = {code: str(n) for n, code in enumerate(figures, 1)}
    return tuple(replace(column, printed=_printed(column.code, numbers)) for column in columns)


def _printed(code: str, numbers: Mapping[str, str]) -> str:
    """Return the number of a column; the minorities are the total less the Kinh."""
    total, _, part = code.partition(".")
    if part != "2":
        return numbers.get(code, code)
    return f"{numbers[code]}={numbers[total]}-{numbers[total + '.1']}"


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


def _cause(column: FormColumn, settings: ReportSettings) -> FormColumn:
    """Return a column of form 10 in the office's own words, where it has some."""
    own = settings.causes.of(column.figure.removeprefix(CAUSE), column.heading[-1])
    return replace(column, heading=(*column.heading[:-1], own))


def _indicators(column: FormColumn, indicators: Sequence[IndicatorName]) -> list[FormColumn]:
    """Return a column for each indicator of the edition in place of the form's first one.

    The form's other columns of indicators are left out; all stay where no indicator is known.
    """
    what, number = column.figure.rsplit(".", 1)
    if not indicators:
        return [column]
    if number != "1":
        return []
    return [
        replace(
            column,
            code=str(item.number),
            figure=f"{what}.{item.number}",
            heading=(*column.heading[:-1], f"{item.number}. {item.label.vi}"),
        )
        for item in indicators
    ]


def _sum_of_indicators(column: FormColumn, indicators: Sequence[IndicatorName]) -> FormColumn:
    """Return the column of all deprivations, whose formula has the edition's indicators."""
    if not indicators:
        return column
    return replace(column, formula="+".join(str(item.number) for item in indicators))


def lines_of(facts: FormFacts) -> tuple[FormLine | None, ...]:
    """Return the lines of a unit: Hộ and Nhân khẩu; on form 10 all, poor and near-poor."""
    if facts.split:
        return "households", "members"
    return (None, "poor", "near_poor") if facts.number == "10" else (None,)


@dataclass(frozen=True)
class CommuneCounter:
    """Counts the figures of communes for one form."""

    facts: FormFacts
    columns: Sequence[FormColumn]
    district: District
    peoples: tuple[str, ...]

    def of(self, commune: CommuneFigures | None) -> Figures:
        """Return lines × columns of one commune; NaN for rates and for unknown figures."""
        lines = lines_of(self.facts)
        table = np.full((len(lines), len(self.columns)), BLANK)
        if commune is None:
            return table
        counter = Counter(self.facts.number, commune, self.district.movements, self.peoples)
        for place, column in enumerate(self.columns):
            if column.figure:
                table[:, place] = [counter.count(column.figure, line) for line in lines]
        return table


def _summed(tables: Sequence[Figures]) -> Figures:
    """Return the sums; NaN where a unit is unknown, so that no sum covers a part only."""
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
    rows = []
    for place, line in enumerate(lines_of(facts)):
        values = _values(columns, counts[place])
        rows.append(FormRow(unit.stt, unit.name, unit.level, line, values, key, unit.sent))
    return rows


def _values(columns: Sequence[FormColumn], counts: Figures) -> dict[str, FormValue]:
    """Return the values of one line by code: counts as whole numbers, then rates of them."""
    known = {c.code: n for c, n in zip(columns, counts, strict=False)}
    values: dict[str, FormValue] = {}
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

    None where one of them is unknown, or the whole is 0 or less than its part: then the whole was
    not filled in.
    """
    if np.isnan(part) or np.isnan(whole) or whole <= 0 or part > whole:
        return None
    exact = Decimal(int(part)) * 100 / Decimal(int(whole))
    return float(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
