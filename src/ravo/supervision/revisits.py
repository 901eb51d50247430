"""The visits of a sample compared with the review: agreements, and shares by reviewer."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ravo.criteria.terms import UNDETERMINED, HouseholdClass
from ravo.faults import Fault
from ravo.messages import Text, text
from ravo.quotes import code_words, quoted
from ravo.results.words import classes_by_word
from ravo.supervision.households import SupervisedHouseholds
from ravo.supervision.recheck import WrongShare, wrong_share
from ravo.text import cell_text, few_of, loose_key

B1_RANGE = 5.0
"""The largest difference between the points of visit and review that counts as agreement."""

MOST_COMMUNES = 3
"""The most communes that a message names."""
COMMUNE_WORDS = tuple(map(loose_key, ("xã ", "phường ", "thị trấn ", "đặc khu ")))
PLAIN_WORDS = frozenset(map(loose_key, ("khá", "giàu", "khá giả", "đúng", "sai", "đủ ăn")))
"""Words that people write for an invalid class and that name nobody."""
MOST = 1000.0
"""More members, or more points, than any household has."""
SHORT_CLASSES: Mapping[str, str] = {
    "n": HouseholdClass.poor.value,
    "cn": HouseholdClass.near_poor.value,
}


@dataclass(frozen=True, slots=True)
class RevisitCell:
    """A cell as typed, with its address; `error` is the name of an error in the cell."""

    address: str
    value: Any = ""
    error: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return not self.error and (self.value is None or not str(self.value).strip())

    @property
    def words(self) -> str:
        """The value as far as a message may show it."""
        return self.error or quoted(_plain(self.value)[:40])


@dataclass(frozen=True, slots=True)
class RevisitLine:
    """One household of the returned sheet: the printed values of the review, and the visit.

    `drawn` has the drawn commune and code (blank where a row was added by hand); `reviewed`,
    `reviewed_size` and `reviewed_b1` are those of the review when the sheet was written.
    """

    commune: RevisitCell
    code: RevisitCell
    head: RevisitCell
    reviewed: RevisitCell
    klass: RevisitCell
    size: RevisitCell
    b1: RevisitCell
    drawn: RevisitCell
    reviewed_size: RevisitCell
    reviewed_b1: RevisitCell


@dataclass(frozen=True)
class RevisitSheet:
    """The returned sheet; `years` are those of the reviews from which it was drawn."""

    file: str
    sheet: str
    lines: tuple[RevisitLine, ...]
    years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RevisitedHousehold:
    """A household visited again, by its row: the review by the sheet, and the visit.

    Figures are None where unknown, or not recorded at the visit. `corrected` is whether its results
    changed since the sheet was written, `reclassed` whether their class did. `dead` are the members
    who died since the review by a register.
    """

    row: int
    reviewed: str
    klass: str | None
    reviewed_size: float | None
    size: float | None
    reviewed_b1: float | None
    b1: float | None
    reclassed: bool
    corrected: bool
    dead: float = 0.0

    @property
    def same_class(self) -> bool | None:
        """Whether the class is the same; None where the review or the visit has none."""
        known = self.klass is not None and self.reviewed != UNDETERMINED
        return self.klass == self.reviewed if known else None

    @property
    def size_agrees(self) -> bool | None:
        """Whether the number of members is equal; None where it cannot be compared.

        Members who died since the review may be missing at the visit.
        """
        if self.size is None or self.reviewed_size is None:
            return None
        return self.reviewed_size - self.dead <= self.size <= self.reviewed_size

    @property
    def b1_agrees(self) -> bool | None:
        """Whether the points are near enough; None where they cannot be compared."""
        if self.b1 is None or self.reviewed_b1 is None:
            return None
        return abs(self.b1 - self.reviewed_b1) <= B1_RANGE

    @property
    def agrees(self) -> bool | None:
        """Whether nothing comparable differs; None where nothing can be compared."""
        compared = (self.same_class, self.size_agrees, self.b1_agrees)
        known = [one for one in compared if one is not None]
        return all(known) if known else None


@dataclass(frozen=True)
class Revisits:
    """The households visited again, the share that differs by reviewer, and the faults.

    `listed` = visited + not visited + not usable. `whole` is the share over all households with
    anything to compare; "" is the reviewer of households that have none.
    """

    listed: int
    visited: tuple[RevisitedHousehold, ...]
    not_visited: int
    unusable: int
    whole: WrongShare
    by_reviewer: Mapping[str, WrongShare]
    faults: tuple[Fault, ...]

    @property
    def different(self) -> tuple[RevisitedHousehold, ...]:
        """The visited households that differ from the review."""
        return tuple(one for one in self.visited if one.agrees is False)


def revisits_of(households: SupervisedHouseholds, sheet: RevisitSheet) -> Revisits:
    """Return the visits compared with the review by the sheet, not with the present results.

    Each household counts once; communes that the present results lack are reported in one fault.
    """
    places = _places(households)
    here = {commune for commune, _ in places}
    visited: dict[int, RevisitedHousehold] = {}
    faults: list[Fault] = []
    elsewhere: list[str] = []
    blank = 0
    for line in sheet.lines:
        if line.klass.blank and line.size.blank and line.b1.blank:
            blank += 1
            continue
        if not line.commune.blank and loose_key(_plain(line.commune.value)) not in here:
            elsewhere.append(_commune_words(line.commune))
            continue
        one = _visited(households, places, line)
        if isinstance(one, RevisitedHousehold):
            if one.row not in visited:
                visited[one.row] = one
                continue
            one = "RV-1429", line.code, {"code": _code_words(line.code)}
        code, cell, params = one
        params = {"file": sheet.file, "cell": cell.address, **params}
        faults.append(Fault(code, sheet=sheet.sheet, cell=cell.address, params=params))
    unusable = len(faults) + len(elsewhere)
    if elsewhere:
        communes = few_of(sorted(set(elsewhere)), MOST_COMMUNES)
        params = {"file": sheet.file, "count": len(elsewhere), "communes": communes}
        faults.insert(0, Fault("RV-1490", sheet=sheet.sheet, params=params))
    return Revisits(
        listed=len(sheet.lines),
        visited=tuple(visited.values()),
        not_visited=blank,
        unusable=unusable,
        whole=_share(visited.values()),
        by_reviewer=_by_reviewer(households, tuple(visited.values())),
        faults=tuple(faults),
    )


Wrong = tuple[str, RevisitCell, dict[str, object]]
"""The code of a fault, its cell, and the parameters of its message."""


def _places(households: SupervisedHouseholds) -> Mapping[tuple[str, str], int]:
    """Return the row of each household by commune and code; -1 for codes that occur twice."""
    keys = [
        (loose_key(commune), code)
        for commune, code in zip(households.commune.tolist(), households.code.tolist(), strict=True)
    ]
    times = Counter(keys)
    return {key: row if times[key] == 1 else -1 for row, key in enumerate(keys)}


def _code_words(cell: RevisitCell) -> str:
    return code_words(_plain(cell.value)[:40]) or "–"


def _commune_words(cell: RevisitCell) -> str:
    """Return a commune as printed; of other words only what a message may show."""
    words = _plain(cell.value)[:40]
    return words if loose_key(words).startswith(COMMUNE_WORDS) else cell.words


def _visited(
    households: SupervisedHouseholds, places: Mapping[tuple[str, str], int], line: RevisitLine
) -> RevisitedHousehold | Wrong:
    row = places.get((loose_key(_plain(line.commune.value)), _plain(line.code.value)), -1)
    if row < 0 or line.code.error:
        return "RV-1425", line.code, {"code": _code_words(line.code)}
    if line.drawn.value != drawn_key(households, row):
        return "RV-1423", line.code, {"code": _code_words(line.code)}
    if loose_key(_plain(line.head.value)) != loose_key(str(households.head[row])):
        return "RV-1489", line.head, {"code": _code_words(line.code)}
    classes: list[str | None] = []
    for cell in (line.reviewed, line.klass):
        klass = None if cell.error else class_of(_plain(cell.value))
        if klass is None and (cell is line.reviewed or not cell.blank):
            return "RV-1426", cell, {"value": _typed(cell)}
        classes.append(klass)
    figures: list[float | None] = []
    for cell in (line.reviewed_size, line.size, line.reviewed_b1, line.b1):
        people = cell in (line.reviewed_size, line.size)
        figure = None if cell.blank else _figure(cell, people=people)
        if figure is None and not cell.blank:
            return "RV-1427", cell, {"value": _typed(cell)}
        figures.append(figure)
    now = [float(getattr(households, name)[row]) for name in ("size", "b1")]
    reclassed = bool(classes[0] != (households.klass[row] or UNDETERMINED))
    changed = [
        (None if figure != figure else figure) != was
        for figure, was in zip(now, (figures[0], figures[2]), strict=True)
    ]
    return RevisitedHousehold(
        row,
        classes[0] or UNDETERMINED,
        classes[1],
        reviewed_size=figures[0],
        size=figures[1],
        reviewed_b1=figures[2],
        b1=figures[3],
        reclassed=reclassed,
        corrected=reclassed or any(changed),
        dead=0.0 if households.deaths is None else float(households.deaths.dead[row]),
    )


def drawn_key(households: SupervisedHouseholds, row: int) -> str:
    """Return the key that identifies a drawn household on the sheet, even after changes."""
    return f"{households.commune[row]}|{households.code[row]}"


def _typed(cell: RevisitCell) -> str | Text:
    """Return a cell for a message; if it may be a name, only that there is text."""
    words = _plain(cell.value)
    if cell.error or cell.words == words or loose_key(words) in PLAIN_WORDS:
        return cell.error or words or "–"
    return text("supervision.other_words")


def class_of(words: str) -> str | None:
    """Return the id of a class in typed words: with or without `hộ`, or the letters N, CN."""
    known = classes_by_word()
    key = loose_key(words)
    return known.get(key) or known.get(loose_key(f"Hộ {words}")) or SHORT_CLASSES.get(key)


def _figure(cell: RevisitCell, *, people: bool) -> float | None:
    """Return the figure of a cell; None for an impossible one, such as half a person."""
    if cell.error or isinstance(cell.value, bool):
        return None
    try:
        figure = float(str(cell.value).strip().replace(",", "."))
    except ValueError:
        return None
    if people and not (figure >= 1 and figure.is_integer()):
        return None
    return figure if 0 <= figure < MOST else None


def _by_reviewer(
    households: SupervisedHouseholds, visited: Sequence[RevisitedHousehold]
) -> Mapping[str, WrongShare]:
    of: dict[str, list[RevisitedHousehold]] = {}
    for one in visited:
        of.setdefault(str(households.reviewer[one.row]), []).append(one)
    return {name: _share(of[name]) for name in sorted(of)}


def _share(visited: Iterable[RevisitedHousehold]) -> WrongShare:
    compared = [one.agrees for one in visited if one.agrees is not None]
    return wrong_share(len(compared), compared.count(False))


def _plain(value: Any) -> str:
    """Return a value as text: a number without the fraction added by a spreadsheet."""
    return cell_text(value).strip()
