"""Editions read from YAML; unknown or duplicate keys and untiled lines of classes are refused."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ravo.criteria.inheritance import completed, unaccounted
from ravo.criteria.model import BOTH_AREAS, Edition
from ravo.criteria.terms import AREAS, HouseholdClass
from ravo.criteria.tiling import untiled
from ravo.criteria.validation import as_written, placed_lines, unsound
from ravo.faults import Fault, InputProblem, unreadable, usage
from ravo.yamlfile import CODES, KeyRefusal, Loc, YamlTree

FOUNDING = "nd07-2021"
CLAIMED_TWICE, UNCLAIMED = "RV-558", "RV-559"
"""Fault codes of evidence that lies inside two lines, and of evidence inside none."""
SHIPPED = (
    "nd07-2021",
    "nd351-2025",
    "qd59-2015",
    "dong-nai-2022",
    "tphcm-2021",
    "quang-ninh-2023",
)


class _EditionTree(YamlTree):
    """The file of an edition; lines that hold for both areas may be written once, under `both`."""

    def line(self, where: Loc) -> int:
        """Return the file's line of a place; of one in an area its place under `both`, if any."""
        both: Loc = (*where[:2], BOTH_AREAS)
        if len(where) > 2 and where[2] in AREAS and both in self.lines:
            where = (*both, *where[3:])
        return super().line(where)


def _parse(file: Path, source: bytes) -> Edition:
    tree = _EditionTree(file, source, CODES)
    edition, refusals = _tried(tree)
    if refusals or edition is None:
        raise tree.problem(refusals[0])
    return edition


def _tried(tree: _EditionTree) -> tuple[Edition | None, tuple[KeyRefusal, ...]]:
    """Return the edition in a file (None where it does not fit the model), and all refusals.

    Raises InputProblem for a file that is no mapping of keys, or has keys that ravo fills in.
    """
    tree.refuse_odd_keys()
    refusals = list(as_written(tree.value))
    ref = tree.value.get("extends")
    if ref is not None and ref not in SHIPPED:
        # The edition that it extends is unknown, and with it which values the file lacks.
        unknown: KeyRefusal = ("RV-561", ("extends",), {"key": str(ref), "editions": SHIPPED})
        return None, (*_once(refusals), unknown)
    values = tree.value
    if ref is not None:
        other = _shipped(str(ref))
        refusals += unaccounted(values, other)
        values = completed(values, other)
    edition, more = tree.tried(Edition, values)
    refusals += more if edition is None else unsound_edition(edition)
    return edition, tuple(_once(refusals))


def unsound_edition(edition: Edition) -> Iterator[KeyRefusal]:
    """Yield all refusals of an edition that fits the model."""
    yield from unsound(edition)
    yield from _untiled(edition)


def edition_from(file: Path, source: bytes) -> tuple[Edition | None, tuple[KeyRefusal, ...]]:
    """Return the edition in the text of a file (None where it does not fit), and all refusals."""
    return _tried(_EditionTree(file, source, CODES))


def _once(refusals: list[KeyRefusal]) -> Iterator[KeyRefusal]:
    """Yield the first refusal of each place, and the first untiled value of each measure."""
    seen: set[Loc] = set()
    for code, where, params in refusals:
        place = tuple(part for part in where if part != "klass")
        mark = (code, str(params["key"])) if code in (CLAIMED_TWICE, UNCLAIMED) else place
        if mark not in seen:
            seen.add(mark)
            yield code, where, params


def faults_of_file(file: Path) -> tuple[Fault, ...]:
    """Return every fault of an edition's file in the order of its lines; none where it is sound."""
    try:
        tree = _EditionTree(file, _source(file), CODES)
        edition, refusals = _tried(tree)
    except InputProblem as problem:
        return (problem.fault,)
    if not refusals and edition is not None and is_another_under_a_shipped_id(edition):
        return (_taken(file, edition),)
    faults = (tree.problem(refusal).fault for refusal in refusals)
    return tuple(sorted(faults, key=lambda fault: int(str(fault.params["line"]))))


def _source(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise unreadable("RV-552", file=str(file)) from None


def _untiled(edition: Edition) -> Iterator[KeyRefusal]:
    """Yield a refusal for evidence that two lines hold, at the later line, or that none holds."""
    for measure, area, value, count, holding in untiled(edition):
        where: Loc = (measure, HouseholdClass.poor, area)
        for place, line in placed_lines(edition):
            here = place[0] == measure and place[2] in (area, BOTH_AREAS)
            if here and (line.holds(value, count) or (line.count_absent and line.covers(value))):
                where = place
        params = {"key": f"{measure}.{area}", "value": value, "count": count}
        yield CLAIMED_TWICE if holding else UNCLAIMED, where, params


@cache
def _shipped(name: str) -> Edition:
    file = Path(__file__).parent / "data" / f"{name}.yaml"
    return _parse(file, file.read_bytes())


def shipped_editions() -> tuple[Edition, ...]:
    """Return the editions that ravo contains, by scope and then by first year."""
    return tuple(sorted(map(_shipped, SHIPPED), key=lambda e: (e.scope, e.first_year)))


def founding_edition() -> Edition:
    """Return the edition of the decree that the forms of a report and the sample follow."""
    return _shipped(FOUNDING)


def load_edition(ref: str | Path) -> Edition:
    """Return an edition by its id, or from a YAML file.

    Raises UsageProblem (exit code 2) for an id that does not exist, InputProblem (exit code 3)
    with file and line for a file that is no valid edition, or that is not the edition of ravo whose
    id it has: its results would name a law that they do not follow.
    """
    if isinstance(ref, str) and ref in SHIPPED:
        return _shipped(ref)
    file = Path(ref)
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise usage("RV-551", edition=str(ref), editions=SHIPPED)
    edition = _parse(file, _source(file))
    if edition.id not in SHIPPED:
        return edition
    if is_another_under_a_shipped_id(edition):
        raise InputProblem(_taken(file, edition))
    # A copy with the same values is the shipped edition, even if its text is laid out differently.
    return edition.model_copy(update={"checksum": _shipped(edition.id).checksum})


def is_another_under_a_shipped_id(edition: Edition) -> bool:
    """Return whether an edition has the id of one that ravo contains, but other contents."""
    if edition.id not in SHIPPED:
        return False
    own, shipped = (
        one.model_dump(exclude={"path", "checksum"}) for one in (edition, _shipped(edition.id))
    )
    return own != shipped


def _taken(file: Path, edition: Edition) -> Fault:
    return Fault("RV-595", params={"file": file.name, "id": edition.id})


def edition_for_year(year: int) -> Edition:
    """Return the national edition for reviews of `year`; never the nearest one.

    Raises UsageProblem naming the editions there are where none covers the year.
    """
    for edition in map(_shipped, SHIPPED):
        if edition.scope == "national" and edition.covers(year):
            return edition
    national = [edition for edition in shipped_editions() if edition.scope == "national"]
    known = ", ".join(f"{e.id} ({e.years})" for e in national)
    raise usage("RV-501", year=str(year), editions=known)
