"""Editions from YAML: unknown or duplicate keys and untiled lines are refused with their line."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ravo.criteria.model import Edition
from ravo.criteria.terms import HouseholdClass
from ravo.criteria.tiling import untiled
from ravo.criteria.validation import as_written, placed_lines, unsound
from ravo.faults import unreadable, usage
from ravo.yamlfile import Codes, Loc, Refusal, YamlTree

FOUNDING = "nd07-2021"
SHIPPED = ("nd07-2021", "nd351-2025", "qd59-2015", "dong-nai-2022")
# B1 points stand for a national income line, so a province with lines of its own must say
# what its points are.
INHERITED = (
    "indicators",
    "indicators_absent",
    "deprivation_points",
    "retirement",
    "last_year",
    "applies_to",
)
CODES = Codes(
    broken="RV-553",
    twice="RV-554",
    repeated="RV-563",
    unknown="RV-555",
    missing="RV-556",
    invalid="RV-557",
)


def _inherit(child: dict[str, Any], parent: Edition) -> dict[str, Any]:
    """Fill what a provincial edition leaves open from the national one that it extends."""
    values = dict(child)
    whole = parent.model_dump(exclude_unset=True, exclude={"path", "checksum"})
    for key in INHERITED:
        if key not in values and key in whole:
            values[key] = whole[key]
    documents = whole["documents"]
    values["documents"] = {**documents, **values.get("documents", {})}
    return values


def _parent(tree: YamlTree) -> Edition | None:
    """Return the shipped edition that a file extends; files do not extend files."""
    ref = tree.value.get("extends")
    if ref is None:
        return None
    if ref not in SHIPPED:
        line = tree.line(("extends",))
        raise tree.refusal("RV-561", line, key=str(ref), editions=SHIPPED)
    return _shipped(str(ref))


def _parse(file: Path, source: bytes) -> Edition:
    tree = YamlTree(file, source, CODES)
    tree.refuse_odd_keys()
    tree.refuse(as_written(tree.value))
    parent = _parent(tree)
    values = tree.value if parent is None else _inherit(tree.value, parent)
    edition = tree.model(Edition, values)
    tree.refuse(unsound(edition))
    tree.refuse(_untiled(edition))
    return edition


def _untiled(edition: Edition) -> Iterator[Refusal]:
    """Yield the evidence that two lines claim, at the later line, or that none does."""
    for measure, area, value, count, holding in untiled(edition):
        where: Loc = (measure, HouseholdClass.poor, area)
        for place, line in placed_lines(edition):
            if (place[0], place[2]) == (measure, area) and line.holds(value, count):
                where = place
        params = {"key": f"{measure}.{area}", "value": value, "count": count}
        yield "RV-558" if holding else "RV-559", where, params


@cache
def _shipped(name: str) -> Edition:
    file = files("ravo.criteria").joinpath("data", f"{name}.yaml")
    return _parse(Path(str(file)), file.read_bytes())


def shipped_editions() -> tuple[Edition, ...]:
    """Return the editions that ravo carries, in the order of their years."""
    return tuple(sorted(map(_shipped, SHIPPED), key=lambda e: (e.scope, e.first_year)))


def founding_edition() -> Edition:
    """Return the edition of the decree that the forms of a report and the sample are made after."""
    return _shipped(FOUNDING)


def load_edition(ref: str | Path) -> Edition:
    """Return an edition by its id, or from a YAML file.

    Raises UsageProblem (exit code 2) for an id that does not exist, InputProblem (exit code 3)
    with file and line for a file that is no valid edition.
    """
    if isinstance(ref, str) and ref in SHIPPED:
        return _shipped(ref)
    file = Path(ref)
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise usage("RV-551", edition=str(ref), editions=SHIPPED)
    try:
        source = file.read_bytes()
    except OSError:
        raise unreadable("RV-552", file=str(ref)) from None
    return _parse(file, source)


def edition_for_year(year: int) -> Edition:
    """Return the national edition for reviews of `year`; never the nearest one.

    Raises UsageProblem naming the editions there are where none covers the year.
    """
    national = [edition for edition in shipped_editions() if edition.scope == "national"]
    for edition in national:
        if edition.covers(year):
            return edition
    known = ", ".join(f"{e.id} ({e.years})" for e in national)
    raise usage("RV-501", year=str(year), editions=known)
