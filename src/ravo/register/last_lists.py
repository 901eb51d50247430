"""The last lists of a commune in the register, as carried into the next review's survey."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from ravo.blanks.carried_list import KEPT, MEMBER_KEPT, OPENING, WITHIN_YEAR, LastYearList
from ravo.criteria.truth import nullable
from ravo.faults import usage
from ravo.messages import Text, text
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, Unit, successors
from ravo.register.carried_reasons import CarriedUntil, with_recorded_reasons
from ravo.register.communes_on import is_commune
from ravo.register.deaths import days_of_list
from ravo.register.lists import COLUMNS, PEOPLE, CommuneUnit, StoredList, year_part
from ravo.register.parts import PartHeader, active_parts, read_list
from ravo.register.period_years import forerunners
from ravo.register.periods import is_month, map_year_of, order_of, year_in
from ravo.survey.survey import Source
from ravo.text import match_key, sort_key, whole_number
from ravo.xlsx.sheet_names import RESULTS

EVER = "9999"
"""A period later than all others."""
YES_NO = ("merit", "local_ethnic")
FIGURES = ("head_birth_year", "size", "housing_support_year")


@dataclass(frozen=True)
class WantedCommune:
    """The requested commune: a name or a code, and where it lies; None where not given.

    Without a name or code it is the only commune of the register.
    """

    commune: str | None = None
    code: str | None = None
    district: str | None = None
    province: str | None = None


@dataclass(frozen=True)
class LastLists:
    """The last lists of a commune, and its code where the commune is on the new survey's map.

    For a commune of the map since 1/7/2025 these are the lists of the communes that became it, even
    if one of the latter was requested.
    """

    code: str | None
    lists: tuple[tuple[StoredList, LastYearList], ...]


def last_lists(
    connection: Connection, wanted: WantedCommune, year: int | None, month: str | None = None
) -> LastLists:
    """Return the last lists of a commune before a review year; the very last where it is None.

    With a `month` (`2026-03`) they are those before that month, lists of months included. Raises
    UsageProblem (exit code 2) where the register has no list, or none of that commune, or where it
    has several communes and none is named.
    """
    period = month or (EVER if year is None else str(year))
    lists_by_map = forerunners(active_parts(connection), period)
    parts = [part for some in lists_by_map.values() for part in some]
    if not parts:
        raise usage("RV-1264", before=_before_words(year, month))
    target = map_year_of(month) if month else _target_year(parts, year)
    today, before = _choices(parts, target), _own(parts)
    chosen = _chosen(today, before, wanted)
    lists = [(part, read_list(connection, part)) for part in chosen.parts]
    code = chosen.unit.code if chosen in today else None
    last = days_of_list(month, None)[1] if month else None
    until = CarriedUntil(year_in(month) if month else target, last)
    carried = (
        (one, with_recorded_reasons(connection, part, _carried(one), until)) for part, one in lists
    )
    return LastLists(code, tuple(carried))


def _before_words(year: int | None, month: str | None) -> Text | str:
    """Return words for the period before which a list is searched."""
    if month is not None:
        on, number = order_of(month)
        return text("register_past.before_month").filled(month=f"{number}/{on}")
    return "" if year is None else text("register_past.before").filled(year=str(year))


def _target_year(parts: Sequence[PartHeader], year: int | None) -> int:
    """Return the year of the new survey: the one after the last list, or that of a month's list."""
    last = max(parts, key=lambda part: part.order).period
    return year if year is not None else year_in(last) + (not is_month(last))


# which commune


@dataclass(frozen=True)
class _Choice:
    """A commune that can be chosen, and its lists."""

    unit: CommuneUnit
    parts: tuple[PartHeader, ...]


def _chosen(today: Sequence[_Choice], before: Sequence[_Choice], wanted: WantedCommune) -> _Choice:
    """Return the requested commune: one of `today`, else the one that it became.

    A divided commune keeps its own list alone, as it is not known which part is meant.
    """
    if wanted.commune is None and wanted.code is None:
        if len(today) == 1:
            return today[0]
        raise usage("RV-1265", communes=_named(today))
    for choices in (today, before):
        fitting = [item for item in choices if _fits(item.unit, wanted)]
        if len(fitting) == 1:
            return _whole(fitting[0], today)
        if fitting:
            raise usage("RV-1265", communes=_named(fitting))
    raise usage("RV-1266", commune=wanted.commune or wanted.code or "", communes=_named(today))


def _whole(chosen: _Choice, today: Sequence[_Choice]) -> _Choice:
    """Return the commune of `today` whose lists include all those of `chosen`, else `chosen`."""
    mine = [item for item in today if set(chosen.parts) <= set(item.parts)]
    return mine[0] if len(mine) == 1 else chosen


def _own(parts: Sequence[PartHeader]) -> list[_Choice]:
    """Return the communes of lists as the lists name them."""
    return [_Choice(part.unit, (part,)) for part in parts]


def _choices(parts: Sequence[PartHeader], year: int) -> list[_Choice]:
    """Return the communes of lists on the map of a year, each with its lists."""
    units: dict[str, CommuneUnit] = {}
    mine: dict[str, list[PartHeader]] = {}
    own = {part.unit.key for part in parts}
    for part in parts:
        for unit in _units_on(part.unit, year):
            if unit.key in own and unit.key != part.unit.key:
                # A commune with a list of its own since then keeps that list.
                continue
            units.setdefault(unit.key, unit)
            mine.setdefault(unit.key, []).append(part)
    choices = [_Choice(unit, tuple(mine[key])) for key, unit in units.items()]
    return sorted(choices, key=lambda item: (sort_key(item.unit.name or ""), item.unit.key))


def _units_on(unit: CommuneUnit, year: int) -> list[CommuneUnit]:
    if unit.map == "new" or unit.code is None or year < FIRST_YEAR_OF_NEW_MAP:
        return [unit]
    return [_new_unit(now) for now in successors(unit.code)] or [unit]


def _new_unit(now: Unit) -> CommuneUnit:
    key = f"{now.code}@{FIRST_YEAR_OF_NEW_MAP}"
    return CommuneUnit(key, "new", now.code, now.name, now.district, now.province)


def _fits(unit: CommuneUnit, wanted: WantedCommune) -> bool:
    """Return whether a commune is the one that words name, with or without its kind."""
    above = ((unit.district, wanted.district), (unit.province, wanted.province))
    if any(a is not None and b is not None and _other(a, b) for a, b in above):
        return False
    if wanted.code is not None:
        return wanted.code == unit.code
    return is_commune(unit.code, unit.name, wanted.commune or "")


def _other(written: str, wanted: str) -> bool:
    one, other = match_key(written), match_key(wanted)
    return one != other and not one.endswith(f" {other}")


def _named(choices: Sequence[_Choice]) -> list[str]:
    """Return the names and codes of the choices, with districts where names are equal."""
    names = [item.unit.name or item.unit.key for item in choices]
    return [
        _words(item.unit, name, apart=names.count(name) > 1)
        for item, name in zip(choices, names, strict=True)
    ]


def _words(unit: CommuneUnit, name: str, *, apart: bool) -> str:
    where = f", {unit.district or unit.province}" if apart else ""
    code = f" ({unit.code})" if unit.code else ""
    return f"{name}{where}{code}"


# a list as the survey carries it


def _carried(stored: StoredList) -> LastYearList:
    source = Source(stored.file, stored.input_sha256)
    info = year_part(source, stored.about, stored.edition, stored.edition_sha256).info
    lost = set(stored.about["facts_lost"])
    frame = pd.DataFrame(list(stored.households), columns=list(COLUMNS), dtype=object)
    homes = {name: _values(name, frame[name].tolist()) for name in KEPT}
    rejected = frame["rejected"].astype(bool)
    homes["klass"] = frame["klass"].mask(rejected, None).astype(object)
    homes["gone"] = frame["departed"].astype(bool)
    homes["area"] = frame["area"]
    month = stored.period if is_month(stored.period) else None
    if month is not None:
        opening = [OPENING.get(klass) for klass in frame["opening"]]
        homes["opening_class"] = pd.Series(opening, dtype=object)
        homes |= {name: frame[name] for name in WITHIN_YEAR}
    return LastYearList(
        info,
        pd.DataFrame(homes),
        None if lost & {"old", "members"} else _people(stored),
        default_area=info.area,
        place=stored.unit.code or info.commune_code,
        list_month=month,
        of_results=stored.about["sheet"] == RESULTS,
    )


def _values(name: str, values: list[Any]) -> Any:
    if name in YES_NO:
        return nullable(np.array([-1 if one is None else one for one in values], dtype=np.int8))
    if name in FIGURES:
        return np.array([np.nan if one is None else one for one in values], dtype=np.float64)
    return pd.Series([_day(v) for v in values] if name == "separated_on" else values, dtype=object)


def _day(written: str | None) -> date | int | str | None:
    """Return a day, month or year, stored as text in the register, in the form of a survey."""
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        number = whole_number(written)
        return written if number is None else number


def _people(stored: StoredList) -> pd.DataFrame | None:
    """Return the members of a list; None where it names nobody."""
    rows = list(_rows(stored))
    if not rows:
        return None
    people = pd.DataFrame(rows, columns=["household", *MEMBER_KEPT], dtype=object)
    return people.assign(household=people["household"].astype(np.int64), gone=False)


def _rows(stored: StoredList) -> Iterator[tuple[Any, ...]]:
    for row, people in enumerate(stored.members):
        for person in people:
            one = dict(zip(PEOPLE, person, strict=True))
            one["birth"] = _day(one["birth"]) or one["birth_year"]
            yield row, *(one[name] for name in MEMBER_KEPT)
