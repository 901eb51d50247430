"""A map file joined with the communes of a report, by their codes."""

from collections.abc import Collection, Sequence

from ravo.faults import Fault
from ravo.messages import text
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, communes
from ravo.report.areas.codes import shown
from ravo.report.areas.model import AreaFile, AreaMap, UnusableMap
from ravo.report.figures.model import ReportPlace, key_of
from ravo.text import NAMED, few_of


def joined(file: AreaFile, places: Sequence[ReportPlace], year: int) -> AreaMap:
    """Return the shapes of a report's communes, and all other shapes as outside of it.

    Raises UnusableMap where the file has no commune of the report (RV-1527), or has its codes only
    in another property (RV-1532).
    """
    mine = {place.code for place in places}
    shapes = {code: rings for code, rings in file.shapes.items() if code in mine}
    if not shapes:
        raise UnusableMap(_in_other_properties(file, mine) or _none_of_them(file, year))
    outside = tuple(rings for code, rings in file.shapes.items() if code not in mine)
    return AreaMap(file.column, file.plane, shapes, outside)


def without_shape(file: AreaFile, places: Sequence[ReportPlace]) -> tuple[Fault, ...]:
    """Return the warning about communes without a shape on the map."""
    names = [place.name for place in places if key_of(place) not in file.shapes]
    if not names:
        return ()
    params = {"path": file.name, "count": len(names), "communes": few_of(names, NAMED)}
    return (Fault("RV-1528", params=params),)


def _in_other_properties(file: AreaFile, mine: Collection[str | None]) -> Fault | None:
    """Return the warning naming other properties with codes of the report, the best one first."""
    fitting = {name: len(codes.intersection(mine)) for name, codes in file.codes.items()}
    names = sorted((name for name, count in fitting.items() if count), key=lambda n: -fitting[n])
    if not names:
        return None
    words = few_of([f"{shown(name)} ({fitting[name]})" for name in names], NAMED)
    params = {"path": file.name, "column": shown(file.column), "names": words}
    return Fault("RV-1532", params=params)


def _none_of_them(file: AreaFile, year: int) -> Fault:
    """Return the warning that no code fits, with the year of the map that the codes are of."""
    new = year >= FIRST_YEAR_OF_NEW_MAP
    other = communes(FIRST_YEAR_OF_NEW_MAP - 1 if new else FIRST_YEAR_OF_NEW_MAP)
    this = communes(year)
    is_other = all(code in other and code not in this for code in file.shapes)
    why = text("areas.other_map_old" if new else "areas.other_map_new") if is_other else ""
    return Fault("RV-1527", params={"path": file.name, "column": shown(file.column), "why": why})
