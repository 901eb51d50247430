"""The notes under a form: unknown figures, overlaps, what was left out."""

from collections.abc import Iterable, Iterator

from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.messages import Text, text
from ravo.report.figures.model import District
from ravo.report.forms.facts import LABELS, MOVED, FormColumn
from ravo.report.forms.model import (
    FormRow,
    FormTable,
    Note,
    below_of,
    lines_below,
    unexplained,
)
from ravo.report.forms.settings import ReportSettings
from ravo.text import NAMED, few_and_more, format_signed

_CLASS_OF = {
    "4": HouseholdClass.poor,
    "5": HouseholdClass.poor,
    "6": HouseholdClass.near_poor,
    "7": HouseholdClass.near_poor,
}


def notes_of(table: FormTable, district: District, settings: ReportSettings) -> tuple[Note, ...]:
    """Return the notes under forms 1 to 13 in the order in which they are printed."""
    return (
        *_missing(table),
        *_areas(table, district, settings),
        *_blank_columns(table),
        *_own(table, district),
        *_over(table),
        *_left_out(table, settings),
    )


def _missing(table: FormTable) -> Iterator[Note]:
    silent = list(
        dict.fromkeys(row.unit for row in table.rows if row.level == "commune" and not row.sent)
    )
    if silent:
        yield Note("missing", {"count": len(silent), "communes": named(silent)})


def named(names: list[str]) -> str:
    """Return names in a sentence: the first dozen, and the number of the others."""
    few, more = few_and_more(names, NAMED)
    return ", ".join(few) + (f" (+{more})" if more else "")


def _blank_columns(table: FormTable) -> Iterator[Note]:
    """Yield notes on figures that some or all of the reporting communes lack."""
    sent = [row for row in table.rows if row.level == "commune" and row.sent]
    for column in table.columns:
        if column.code in LABELS or column.is_rate:
            continue
        blank = list(dict.fromkeys(row.unit for row in sent if row.values[column.code] is None))
        if not blank:
            continue
        every = len(blank) == len({row.unit for row in sent})
        params = {"column": _named(column)}
        if every:
            yield Note("unknown_everywhere", params)
        else:
            yield Note("unknown", {**params, "communes": named(blank)})


def _named(column: FormColumn) -> Text:
    """Return a column by its number, if it has one, and its heading."""
    words = column.heading[-1]
    if not column.number:
        return text("forms.column_named").filled(heading=words)
    words = words.removeprefix(f"{column.number}. ")
    return text("forms.column_numbered").filled(column=column.number, heading=words)


def _own(table: FormTable, district: District) -> Iterator[Note]:
    if table.number in MOVED and district.movements is not None:
        yield from _open(table)
        yield Note("members", {})
        yield Note("again", {})
    if table.number in _CLASS_OF:
        klass = _CLASS_OF[table.number]
        unknown = sum(sum(commune.unknown[klass]) for commune in district.communes)
        if unknown:
            yield Note("unknown_answers", {"count": unknown})
    if table.number == "8":
        yield from _overlap(district)
    if table.number == "10":
        yield Note("causes", {})


def _open(table: FormTable) -> Iterator[Note]:
    """Yield notes on communes with an unexplained difference, each with its sign."""
    units: dict[str, list[Text]] = {}
    for row in table.rows:
        if row.level == "commune" and (over := unexplained(row)):
            words = text(f"forms.open_{row.line}").filled(difference=format_signed(over, "vi"))
            units.setdefault(row.unit, []).append(words)
    if units:
        parts = [text("forms.open_unit").filled(unit=u, lines=some) for u, some in units.items()]
        yield Note("open", {"units": parts})


def _areas(table: FormTable, district: District, settings: ReportSettings) -> Iterator[Note]:
    """Yield notes on areas without communes, and households whose own area differs."""
    if settings.blocks != "area":
        return
    below = lines_below(table.rows)
    empty = [r for r in table.rows if r.level == "area" and not below_of(r, below)]
    for name in dict.fromkeys(row.unit for row in empty):
        yield Note("area_empty", {"area": name})
    apart = [item for item in district.communes if item.other_area]
    if apart:
        count = sum(item.other_area for item in apart)
        communes = named([item.place.name for item in apart])
        yield Note("area_apart", {"count": count, "communes": communes})


def _overlap(district: District) -> Iterator[Note]:
    for klass in LISTED:
        shares = [commune.groups[klass].overlap for commune in district.communes]
        known = [share for share in shares if share is not None]
        if known and len(known) == len(shares):
            households = sum(share.households for share in known)
            members = sum(share.members for share in known)
            yield Note(f"overlap_{klass}", {"households": households, "members": members})


def _left_out(table: FormTable, settings: ReportSettings) -> Iterator[Note]:
    if table.number in ("12", "13") and not settings.local_ethnic:
        yield Note("no_local", {})


def _over(table: FormTable) -> Iterator[Note]:
    names = [
        row.unit
        for column in table.columns
        for row in over_hundred(table.rows, column)
        if row.level == "commune"
    ]
    if names:
        yield Note("over", {"communes": named(list(dict.fromkeys(names)))})


def over_hundred(rows: Iterable[FormRow], column: FormColumn) -> list[FormRow]:
    """Return the lines in which the numerator of a rate exceeds the denominator."""
    if column.rate is None:
        return []
    top, base = column.rate
    lines = []
    for row in rows:
        part, whole = row.values.get(top), row.values.get(base)
        if isinstance(part, int) and isinstance(whole, int) and part > whole:
            lines.append(row)
    return lines
