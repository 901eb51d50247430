"""The checks of an edition beyond its model, before a class may depend on it.

Each check yields refusals: a fault code, the place in the file, and the params of the message.
Without them an invalid figure, a formula without its cut-off or an empty list of indicators would
give wrong classes without a warning.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ravo.criteria.model import (
    BOTH_AREAS,
    INCOME_UNITS,
    MEASURES,
    Citation,
    ClassLine,
    Edition,
    Indicator,
    Mark,
    Value,
)
from ravo.criteria.terms import AREAS
from ravo.yamlfile import KeyRefusal, Loc

MARKS = tuple(mark.value for mark in Mark)
ESCAPE_TERM, ESCAPE_MONTHS, ESCAPE_LAST_DAY = "newly_escaped", "months", "last_day"
"""The keys of the term for which a household that left the list counts as newly escaped."""
ESCAPE_LIMITS = {ESCAPE_MONTHS: (1, 240), ESCAPE_LAST_DAY: (0, 1)}
"""The lowest and the highest possible value of each; only whole numbers are allowed."""
YEARS = range(2000, 2101)
"""The review years that an edition may cover: outside them a year is a slip of the keyboard."""
FIGURES = frozenset(
    {"value", "above", "upto", "at_least", "at_most", "first_year", "last_year", "basis_from"}
)
DAYS = frozenset({"published", "applies_from", "applies_to", "checked_on"})

# The cut-offs that each formula of `ravo.criteria.indicators` reads.
CUTOFFS: dict[str, tuple[str, ...]] = {
    "employment": ("working_age",),
    "dependency": ("child_under", "elderly_from", "share"),
    "nutrition": ("child_under",),
    "health_insurance": ("age_from",),
    "adult_education": ("age_from", "upper_secondary_from", "age_under"),
    "child_schooling": ("age_from", "age_under"),
    "housing_quality": ("structures",),
    "housing_area": ("square_metres",),
    "water": (),
    "sanitation": (),
    "telecoms": (),
    "information": (),
}


def as_written(value: Any, where: Loc = ()) -> Iterator[KeyRefusal]:
    """Yield refusals of the plain values of a file, before they are converted to their types.

    YAML accepts `true` and `'10'`, which the conversion would take for a number, and 0, which it
    would take for the first day of 1970.
    """
    items: Iterator[tuple[Any, Any]] = iter(())
    if isinstance(value, dict):
        items = iter(value.items())
        yield from _dates_in_order(value, where)
    elif isinstance(value, list):
        items = iter(enumerate(value))
    for key, item in items:
        place = (*where, key)
        if key in FIGURES and not isinstance(item, dict | list) and not _plain(item):
            yield "RV-557", place, {}
        if key in DAYS and isinstance(item, int | float):
            yield "RV-557", place, {}
        if key == "mark" and item not in MARKS:
            yield "RV-566", place, {"mark": str(item), "marks": MARKS}
        if _given_by_ravo(place):
            yield "RV-555", place, {}
        yield from as_written(item, place)


def _dates_in_order(value: dict[Any, Any], where: Loc) -> Iterator[KeyRefusal]:
    """Yield a refusal for a value or edition whose last day of effect is before its first."""
    first, last = value.get("applies_from"), value.get("applies_to")
    if isinstance(first, date) and isinstance(last, date) and first > last:
        days: dict[str, object] = {
            "first": first.strftime("%d/%m/%Y"),
            "last": last.strftime("%d/%m/%Y"),
        }
        yield "RV-596", (*where, "applies_to"), days


def _plain(item: Any) -> bool:
    if item is None:
        return True
    return isinstance(item, int | float) and not isinstance(item, bool)


def _given_by_ravo(place: Loc) -> bool:
    """Return whether ravo itself fills in a key from its place: a line's class, a number."""
    return (place[-1] in ("klass", "shared") and place[0] in MEASURES) or (
        place[0] == "indicators" and place[2:] == ("number",)
    )


def unsound(edition: Edition) -> Iterator[KeyRefusal]:
    """Yield the refusals of an edition that fits the model."""
    yield from _years(edition)
    yield from _indicators(edition)
    yield from _lines(edition)
    yield from _units(edition)
    yield from _documents(edition)
    yield from _escape_term(edition)


def _escape_term(edition: Edition) -> Iterator[KeyRefusal]:
    """Yield refusals of an incomplete or invalid term of newly escaped households."""
    values = edition.values.get(ESCAPE_TERM)
    if values is None:
        return
    for name in sorted(ESCAPE_LIMITS.keys() - values.keys()):
        yield "RV-556", ("values", ESCAPE_TERM, name), {}
    for name, item in values.items():
        least, most = ESCAPE_LIMITS.get(name, (0.0, -1.0))
        if name not in ESCAPE_LIMITS:
            yield "RV-555", ("values", ESCAPE_TERM, name), {}
        elif item.value is not None and not (
            least <= item.value <= most and item.value == int(item.value)
        ):
            yield "RV-557", ("values", ESCAPE_TERM, name, "value"), {}


def _years(edition: Edition) -> Iterator[KeyRefusal]:
    if edition.first_year > edition.last_year:
        yield "RV-557", ("last_year",), {}
    for name in ("first_year", "last_year"):
        if getattr(edition, name) not in YEARS:
            yield "RV-557", (name,), {}
    points = edition.deprivation_points.value
    if points is not None and (points <= 0 or points != int(points)):
        yield "RV-557", ("deprivation_points", "value"), {}


def _lines(edition: Edition) -> Iterator[KeyRefusal]:
    """Yield a refusal for a line that requires more deprived indicators than there are.

    Such a figure may be points of B2 in place of the count.
    """
    most = edition.most_deprived
    for where, line in placed_lines(edition):
        if most is not None and line.at_least > most:
            yield "RV-557", (*where, "at_least"), {}


def _indicators(edition: Edition) -> Iterator[KeyRefusal]:
    if edition.indicators_absent == bool(edition.indicators):
        yield "RV-557", ("indicators",), {}
    yield from _number_of_indicators(edition)
    seen: set[str] = set()
    for place, indicator in enumerate(edition.indicators):
        if indicator.id in seen:
            yield "RV-554", ("indicators", place, "id"), {"key": indicator.id}
        seen.add(indicator.id)
        if indicator.derivable:
            yield from _formula(edition, indicator, ("indicators", place))


def _number_of_indicators(edition: Edition) -> Iterator[KeyRefusal]:
    """Yield a refusal for a number of indicators given beside their list, or not a whole one."""
    count = edition.indicator_count
    if count is None:
        return
    figure = count.value
    whole = figure is None or (figure >= 1 and figure == int(figure))
    if not edition.indicators_absent or not whole:
        yield "RV-557", ("indicator_count", "value"), {}


def _formula(edition: Edition, indicator: Indicator, where: Loc) -> Iterator[KeyRefusal]:
    """Yield a refusal for a derivable indicator without a formula or a cut-off of the formula."""
    if indicator.id not in CUTOFFS:
        yield "RV-564", (*where, "id"), {"key": indicator.id}
        return
    needed = CUTOFFS[indicator.id]
    missing = [name for name in needed if not _known(indicator.cutoffs.get(name))]
    if indicator.id == "employment":
        missing += _retirement_gaps(edition)
    if missing:
        params: dict[str, object] = {"key": indicator.id, "missing": missing}
        yield "RV-562", (*where, "id"), params
    for name in sorted(indicator.cutoffs.keys() - set(needed)):
        yield "RV-555", (*where, "cutoffs", name), {}


def _known(value: Value | None) -> bool:
    return value is not None and value.value is not None


def _retirement_gaps(edition: Edition) -> list[str]:
    """Return the retirement tables, by sex, that lack a figure for a year of the reviews.

    A table must run without gaps and begin with the first review year or before.
    """
    gaps = []
    for sex in ("men", "women"):
        table = edition.retirement.get(sex, {})
        years = sorted(table)
        whole = bool(years) and years == list(range(years[0], years[-1] + 1))
        if not whole or years[0] > edition.first_year or not all(map(_known, table.values())):
            gaps.append(f"retirement.{sex}")
    return gaps


def placed_lines(edition: Edition) -> Iterator[tuple[Loc, ClassLine]]:
    """Yield every line of an edition with its place in the file."""
    for measure in MEASURES:
        for area in AREAS:
            place: dict[str, int] = {}
            for line in edition.find_lines(measure, area):
                at = place.get(line.klass, 0)
                place[line.klass] = at + 1
                shared = getattr(getattr(edition, measure), line.klass).shared
                yield (measure, line.klass, BOTH_AREAS if shared else area, at), line


def placed_values(edition: Edition) -> Iterator[tuple[Loc, Value]]:
    """Yield every single figure of an edition with its place in the file."""
    yield ("deprivation_points",), edition.deprivation_points
    if edition.indicator_count is not None:
        yield ("indicator_count",), edition.indicator_count
    for place, indicator in enumerate(edition.indicators):
        for name, value in indicator.cutoffs.items():
            yield ("indicators", place, "cutoffs", name), value
    for sex, table in edition.retirement.items():
        for year, value in table.items():
            yield ("retirement", sex, year), value
    for group, values in edition.values.items():
        for name, value in values.items():
            yield ("values", group, name), value


def _units(edition: Edition) -> Iterator[KeyRefusal]:
    for where, value in (*placed_lines(edition), *placed_values(edition)):
        if not value.unit.strip():
            yield "RV-556", (*where, "unit"), {}
    yield from _income_units(edition)


def _income_units(edition: Edition) -> Iterator[KeyRefusal]:
    """Yield a refusal for an unknown unit of income, and where monthly and yearly lines mix."""
    lines = [item for item in placed_lines(edition) if item[0][0] == "income"]
    used = [line.unit for _, line in lines if line.unit in INCOME_UNITS]
    allowed = used[:1] or list(INCOME_UNITS)
    for where, line in lines:
        if line.unit.strip() and line.unit not in allowed:
            yield "RV-565", (*where, "unit"), {"unit": line.unit, "allowed": allowed}


def _citations(edition: Edition) -> Iterator[tuple[Loc, Citation]]:
    for where, value in (*placed_lines(edition), *placed_values(edition)):
        yield where, value.citation
    for place, indicator in enumerate(edition.indicators):
        yield ("indicators", place), indicator.citation
    for place, item in enumerate(edition.coverage):
        yield ("coverage", place), item.citation


def _documents(edition: Edition) -> Iterator[KeyRefusal]:
    for where, citation in _citations(edition):
        if citation.document not in edition.documents:
            yield "RV-560", (*where, "citation"), {"key": citation.document}
    for name, document in edition.documents.items():
        if document.amends is not None and document.amends not in edition.documents:
            yield "RV-560", ("documents", name, "amends"), {"key": document.amends}
