"""The visits of a sample beside the review: who agrees, and the shares by reviewer."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ravo.criteria.terms import HouseholdClass
from ravo.faults import Fault
from ravo.quotes import code_words, quoted
from ravo.results.words import classes_by_word
from ravo.supervision.households import SupervisedHouseholds
from ravo.supervision.recheck import WrongShare, wrong_share
from ravo.text import loose_key

OK_RANGE: Mapping[str, float] = {"size": 0.0, "b1": 5.0}
"""How far a figure of the visit may be from that of the review and still agree: members, points."""


MOST = 1000.0
"""No household has so many members, none so many points."""
UNDETERMINED = HouseholdClass.undetermined.value
SHORT_CLASSES: Mapping[str, str] = {
    "n": HouseholdClass.poor.value,
    "cn": HouseholdClass.near_poor.value,
}


@dataclass(frozen=True, slots=True)
class RevisitCell:
    """A cell as it was typed, with its address; `error` names an error that is there."""

    address: str
    value: Any = ""
    error: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return not self.error and (self.value is None or not str(self.value).strip())

    @property
    def words(self) -> str:
        """What a message may show of it."""
        return self.error or quoted(_plain(self.value)[:40])


@dataclass(frozen=True, slots=True)
class RevisitLine:
    """One household of the sheet that came back: where it is, and what the visit showed."""

    commune: RevisitCell
    code: RevisitCell
    klass: RevisitCell
    size: RevisitCell
    b1: RevisitCell


@dataclass(frozen=True)
class RevisitSheet:
    """The sheet that came back."""

    file: str
    sheet: str
    lines: tuple[RevisitLine, ...]


@dataclass(frozen=True, slots=True)
class RevisitedHousehold:
    """A household visited again, by its row; what cannot be compared is None.

    A class cannot be where the review left it undetermined, or the visit blank.
    """

    row: int
    klass: str | None
    same_class: bool | None
    size_agrees: bool | None
    b1_agrees: bool | None

    @property
    def agrees(self) -> bool | None:
        """Whether nothing differs of what can be compared; None where nothing can."""
        compared = (self.same_class, self.size_agrees, self.b1_agrees)
        known = [one for one in compared if one is not None]
        return all(known) if known else None


@dataclass(frozen=True)
class Revisits:
    """The households visited again, the share that differs by reviewer, and what is wrong.

    `listed` = visited + not visited + not usable. `whole` is the share of all together of which
    something can be compared; "" is the reviewer of households that have none.
    """

    listed: int
    visited: tuple[RevisitedHousehold, ...]
    not_visited: int
    unusable: int
    whole: WrongShare
    by_reviewer: Mapping[str, WrongShare]
    faults: tuple[Fault, ...]


def revisits_of(
    households: SupervisedHouseholds, sheet: RevisitSheet, sample: Collection[int] | None = None
) -> Revisits:
    """Return the sheet that came back compared with the households of the review.

    Each household counts once. With a `sample` (rows) others do not count.
    """
    places = _places(households)
    visited: dict[int, RevisitedHousehold] = {}
    faults: list[Fault] = []
    blank = 0
    for line in sheet.lines:
        if line.klass.blank and line.size.blank and line.b1.blank:
            blank += 1
            continue
        one = _visited(households, places, line)
        if isinstance(one, RevisitedHousehold):
            if one.row not in visited and (sample is None or one.row in sample):
                visited[one.row] = one
                continue
            twice = one.row in visited
            one = "RV-1429" if twice else "RV-1423", line.code, {"code": _code_words(line.code)}
        code, cell, params = one
        params = {"file": sheet.file, "cell": cell.address, **params}
        faults.append(Fault(code, sheet=sheet.sheet, cell=cell.address, params=params))
    return Revisits(
        listed=len(sheet.lines),
        visited=tuple(visited.values()),
        not_visited=blank,
        unusable=len(faults),
        whole=_share(visited.values()),
        by_reviewer=_by_reviewer(households, tuple(visited.values())),
        faults=tuple(faults),
    )


Wrong = tuple[str, RevisitCell, dict[str, object]]
"""The code of a fault, its cell, and what its message names."""


def _places(households: SupervisedHouseholds) -> Mapping[tuple[str, str], int]:
    """Return the row of each household by commune and code; doubled codes are none."""
    keys = [
        (loose_key(commune), code)
        for commune, code in zip(households.commune.tolist(), households.code.tolist(), strict=True)
    ]
    times = Counter(keys)
    return {key: row for row, key in enumerate(keys) if times[key] == 1}


def _code_words(cell: RevisitCell) -> str:
    return code_words(_plain(cell.value)[:40]) or "–"


def _visited(
    households: SupervisedHouseholds, places: Mapping[tuple[str, str], int], line: RevisitLine
) -> RevisitedHousehold | Wrong:
    row = places.get((loose_key(_plain(line.commune.value)), _plain(line.code.value)))
    if row is None or line.code.error:
        return "RV-1425", line.code, {"code": _code_words(line.code)}
    klass = None if line.klass.blank else class_of(_plain(line.klass.value))
    if line.klass.error or (klass is None and not line.klass.blank):
        return "RV-1426", line.klass, {"value": line.klass.words}
    agrees: dict[str, bool | None] = {}
    for name, cell in (("size", line.size), ("b1", line.b1)):
        figure = None if cell.blank else _figure(cell)
        if figure is None and not cell.blank:
            return "RV-1427", cell, {"value": cell.words}
        agrees[name] = _agrees(name, figure, float(getattr(households, name)[row]))
    reviewed = households.klass[row]
    comparable = klass is not None and reviewed not in ("", UNDETERMINED)
    same = klass == reviewed if comparable else None
    return RevisitedHousehold(row, klass, same, agrees["size"], agrees["b1"])


def class_of(words: str) -> str | None:
    """Return the id of a class as people write it: with or without `hộ`, or the letters N, CN."""
    known = classes_by_word()
    key = loose_key(words)
    return known.get(key) or known.get(loose_key(f"Hộ {words}")) or SHORT_CLASSES.get(key)


def _figure(cell: RevisitCell) -> float | None:
    if cell.error or isinstance(cell.value, bool):
        return None
    try:
        figure = float(str(cell.value).strip().replace(",", "."))
    except ValueError:
        return None
    return figure if 0 <= figure < MOST else None


def _agrees(name: str, visited: float | None, reviewed: float) -> bool | None:
    if visited is None or reviewed != reviewed:
        return None
    return abs(visited - reviewed) <= OK_RANGE[name]


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
    """Return a value as text: a number without the fraction that a spreadsheet adds."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
