"""One commune's list of one period, as the register keeps it: rows of text and figures."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.places import map_of, spot_of
from ravo.changes.year import EVIDENCE, STATES, PartRead, YearPart, part_of
from ravo.contract.days import FIRST_YEAR, LAST_YEAR
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.faults import usage
from ravo.frames import words_of
from ravo.places.lookup import commune_of
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, successors, unit_of_code
from ravo.quotes import code_words
from ravo.register.canonical import canonical
from ravo.register.carried import DECISION, HOUSEHOLD, carried_columns, member_columns
from ravo.register.collector import uncollected
from ravo.register.communes_on import is_commune
from ravo.register.periods import map_year_of
from ravo.register.tables import DIED, NO_LETTER, OF_LIST, UNKNOWN_LETTER, YES_LETTER
from ravo.results.listed_deaths import deaths_in
from ravo.results.results import DEPRIVED, Results
from ravo.review.review import Counts, Review
from ravo.survey.survey import OFFICERS, Info, Source
from ravo.text import unpointed

WORDS = (
    *("code", "head_name", "head_citizen_id", "head_tail", "head_sex", "village", "opening"),
    *("klass", "area", "evidence", "change_reason", "origin_code", "cell"),
)
FIGURES = ("head_birth_year", "size", "value", "line", "b1", "income")
FLAGS = ("rejected", "departed", "unreviewed")
CARRIED = (
    *HOUSEHOLD,
    *DECISION,
)
"""Columns that next year's survey carries or papers print, where a workbook has them."""
OWN = ("code", "head_name", "head_citizen_id", "origin_code", "cell")
"""Text columns that differ in nearly every household; the others repeat a few words."""
COMPARED = (*WORDS, *FIGURES, *STATES, *FLAGS, "answers")
"""The columns that a comparison of periods reads."""
CLASSED = tuple(name for name in COMPARED if name not in (*EVIDENCE, "answers"))
"""The columns that it reads where changes of class are not to be explained."""
PAIRED = (
    *("code", "head_name", "head_citizen_id", "head_tail", "head_sex", "village", "klass", "cell"),
    *("origin_code", "head_birth_year", "size", "departed"),
)
"""The columns that pairing the households of two periods reads."""
COLUMNS = (*WORDS, *FIGURES, *STATES, *FLAGS, *CARRIED, "answers")
"""The columns of `review` that hold a household, in the order in which its hash reads them."""
PEOPLE = ("name", "birth_year", "citizen_id", "birth", "relation", "sex", "ethnicity")
LETTERS = {YES: YES_LETTER, NO: NO_LETTER, UNKNOWN: UNKNOWN_LETTER}
STATE_OF = {letter: state for state, letter in LETTERS.items()}
DIGEST_BYTES = 8


@dataclass(frozen=True, slots=True)
class CommuneUnit:
    """A commune: its key in the register, its map, its code and names."""

    key: str
    map: str
    code: str | None
    name: str | None
    district: str | None
    province: str | None


@dataclass(frozen=True)
class StoredList:
    """The list of a commune and period: its facts, a tuple per household, tuples of its members.

    `households` has the values of COLUMNS, `members` of each household those of PEOPLE. `about`
    holds the facts of the workbook that a comparison reads. `deaths` are the people who died, as
    rows of the table of events.
    """

    unit: CommuneUnit
    period: str
    file: str
    input_sha256: str
    edition: str | None
    edition_sha256: str | None
    about: dict[str, Any]
    households: tuple[tuple[Any, ...], ...]
    members: tuple[tuple[tuple[Any, ...], ...], ...]
    deaths: tuple[tuple[Any, ...], ...] = ()

    @property
    def size(self) -> int:
        """The number of households."""
        return len(self.households)


def unit_of(info: Info, year: int, file: str) -> CommuneUnit:
    """Return the commune of a workbook on the map of a year.

    Raises UsageProblem (exit code 2) for a workbook of several communes or of none, and for a
    commune that is only on the other map.
    """
    part = YearPart(Source(file, ""), info, None, None, Counts(0, 0, 0, 0), "")
    spot = spot_of(0, part, year)
    if spot.unit is None and not info.commune:
        raise usage("RV-1207", path=file)
    if spot.unit is None or _has_old_name(info, spot.unit.name, year):
        _refuse_other_map(info, year, file)
    code = spot.unit.code if spot.unit else None
    key = code or spot.key
    if spot.map == "new":
        key = f"{key}@{FIRST_YEAR_OF_NEW_MAP}"
    return CommuneUnit(key, map_of(year), code, spot.name, spot.district, spot.province)


def _has_old_name(info: Info, name: str, year: int) -> bool:
    """Return whether a workbook of the new map has the former name of its commune code."""
    before = unit_of_code(info.commune_code or "", FIRST_YEAR_OF_NEW_MAP - 1)
    if year < FIRST_YEAR_OF_NEW_MAP or before is None or not info.commune:
        return False
    return is_commune(None, before.name, info.commune) and not is_commune(None, name, info.commune)


def _refuse_other_map(info: Info, year: int, file: str) -> None:
    """Raise UsageProblem where a commune is only on the other map than that of the year."""
    new = year >= FIRST_YEAR_OF_NEW_MAP
    other = commune_of(info, FIRST_YEAR_OF_NEW_MAP - 1 if new else FIRST_YEAR_OF_NEW_MAP).unit
    if other is not None:
        code = "RV-1276" if new else "RV-1277"
        now = [f"{unit.name} ({unit.code})" for unit in successors(other.code)] if new else []
        about = {"commune": f"{other.name} ({other.code})", "year": str(year)}
        raise usage(code, path=file, now=now, **about)


def list_of(item: Review | Results) -> StoredList:
    """Return a judged survey, or results read back, in the form that the register keeps.

    Raises UsageProblem (exit code 2) where the workbook lacks its year or its commune, or has an
    impossible year of birth.
    """
    read = part_of(item)
    part = read.part
    file = Path(part.source.path).name
    if part.info.year is None:
        raise usage("RV-1208", path=file)
    _refuse_impossible_births(read, file)
    period = (item.list_month if isinstance(item, Results) else None) or str(part.info.year)
    survey = item.survey_sha256 if isinstance(item, Results) else part.source.sha256
    indicators = [name.removeprefix(DEPRIVED) for name in _indicators(read)]
    unit = unit_of(part.info, map_year_of(period), file)
    return StoredList(
        unit=unit,
        period=period,
        file=file,
        input_sha256=survey,
        edition=part.edition_id,
        edition_sha256=part.edition_sha256,
        about=_about(part, indicators),
        households=_households(read, item),
        members=_members(read, item),
        deaths=_deaths(item, unit, period),
    )


def _deaths(item: Review | Results, unit: CommuneUnit, period: str) -> tuple[tuple[Any, ...], ...]:
    """Return the deaths that a list records, as rows of the table of events, in a stable order."""
    if isinstance(item, Review):
        deaths = deaths_in(item.survey)
    else:
        deaths = item.kept.deaths if item.kept is not None else ()
    rows = []
    for one in deaths:
        facts = {OF_LIST: 1, "birth_year": one.birth_year, "month": one.month}
        about = canonical({name: value for name, value in facts.items() if value}).decode()
        rows.append((DIED, None, period, unit.key, one.code, one.name, about))
    return tuple(sorted(set(rows), key=str))


def _refuse_impossible_births(read: PartRead, file: str) -> None:
    """Refuse years of birth outside the range that a survey accepts; the fault names the code."""
    codes = read.households["code"]
    members = read.members
    places = [np.arange(len(codes)), members["household"].to_numpy(dtype=np.int64)]
    births = [read.households.get("head_birth_year"), members["birth_year"].to_numpy()]
    for rows, column in zip(places, births, strict=True):
        if column is None:
            continue
        years = np.asarray(column, dtype=np.float64)
        wrong = np.flatnonzero((years < FIRST_YEAR) | (years > LAST_YEAR))
        if len(wrong):
            code = code_words(str(codes[rows[wrong[0]]]))
            raise usage("RV-1286", path=file, household=code, year=f"{years[wrong[0]]:.0f}")


def _indicators(read: PartRead) -> list[str]:
    return [name for name in read.households if name.startswith(DEPRIVED)]


def _about(part: YearPart, indicators: list[str]) -> dict[str, Any]:
    info = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(part.info).items()
        if value is not None and name not in OFFICERS
    }
    return {
        "info": info,
        "counts": asdict(part.counts),
        "sheet": part.sheet,
        "codes_unique": part.codes_unique,
        "by_unchecked_grid": part.by_unchecked_grid,
        "facts_lost": sorted(part.facts_lost),
        "indicators": indicators,
    }


def _households(read: PartRead, item: Review | Results) -> tuple[tuple[Any, ...], ...]:
    data, size = read.households, len(read.households["code"])
    columns: list[Sequence[Any]] = [_texts(data.get(name), size) for name in WORDS]
    columns += [_figures(data.get(name), size) for name in FIGURES]
    columns += [_whole(data.get(name), size, UNKNOWN) for name in STATES]
    columns += [_whole(data.get(name), size, 0) for name in FLAGS]
    columns += carried_columns(item, size)
    columns.append(_answers([data[name] for name in _indicators(read)], size))
    return tuple(zip(*columns, strict=True))


def _texts(values: NDArray[Any] | None, size: int) -> list[str | None]:
    if values is None:
        return [None] * size
    return [None if value is None or value != value else str(value) for value in values.tolist()]


def _figures(values: NDArray[Any] | None, size: int) -> list[float | None]:
    if values is None:
        return [None] * size
    return [None if value != value else value for value in values.astype(np.float64).tolist()]


def _whole(values: NDArray[Any] | None, size: int, blank: int) -> list[int]:
    return [blank] * size if values is None else values.astype(np.int8).tolist()


def _answers(columns: Sequence[NDArray[Any]], size: int) -> list[str]:
    if not columns:
        return [""] * size
    letters = [[LETTERS[int(state)] for state in column.tolist()] for column in columns]
    return ["".join(row) for row in zip(*letters, strict=True)]


def _members(read: PartRead, item: Review | Results) -> tuple[tuple[tuple[Any, ...], ...], ...]:
    members: list[list[tuple[Any, ...]]] = [[] for _ in range(len(read.households["code"]))]
    frame = read.members
    columns = (
        frame["household"].tolist(),
        _texts(frame["name"].to_numpy(dtype=object), len(frame)),
        [None if year != year else int(year) for year in frame["birth_year"].tolist()],
        _texts(frame["citizen_id"].to_numpy(dtype=object), len(frame)),
        *member_columns(item, len(frame)),
    )
    for household, *person in zip(*columns, strict=True):
        members[household].append(tuple(person))
    return tuple(tuple(people) for people in members)


# hashes


def row_digest(household: Sequence[Any], members: Iterable[Sequence[Any]]) -> bytes:
    """Return the first bytes of the hash of a household and its members."""
    return _digest((_plain(household), members))


def _digest(contents: tuple[Sequence[Any], Iterable[Sequence[Any]]]) -> bytes:
    return hashlib.sha256(canonical(contents)).digest()[:DIGEST_BYTES]


def _plain(values: Sequence[Any]) -> Sequence[Any]:
    """Return values with whole figures as integers, since databases return either."""
    if float not in set(map(type, values)):
        return values
    return [unpointed(value) for value in values]


@uncollected()
def row_digests(stored: StoredList) -> bytes:
    """Return the digests of all households of a list, one after the other."""
    # Most columns have no floats: values are converted by column, not by row.
    columns = map(_plain, zip(*stored.households, strict=True))
    return b"".join(map(_digest, zip(zip(*columns, strict=True), stored.members, strict=True)))


def list_digest(stored: StoredList, digests: bytes) -> str:
    """Return the hash of a list's contents, which does not depend on where it was read from."""
    facts = [stored.unit.key, stored.period, stored.edition, stored.edition_sha256, stored.about]
    # Lists without deaths keep the hash from before deaths were recorded.
    deaths = canonical(stored.deaths) if stored.deaths else b""
    return hashlib.sha256(canonical(facts) + digests + deaths).hexdigest()


# back to what comparisons read

HeldTexts = dict[str | None, str | None]
"""Texts kept once, however many rows have them: people are on the lists of many years."""
HoldText = Callable[[str | None, str | None], str | None]
"""A function that returns the kept text equal to a given one (`setdefault` of HeldTexts)."""


def compared_columns(
    columns: Mapping[str, Sequence[Any]],
    size: int,
    indicators: Sequence[str],
    hold: HoldText,
) -> dict[str, NDArray[Any]]:
    """Return stored columns as a comparison takes them in."""
    data: dict[str, NDArray[Any]] = {}
    for name, values in columns.items():
        if name in FIGURES:
            # None becomes NaN.
            data[name] = np.array(values, dtype=np.float64)
        elif name in STATES:
            data[name] = np.array(values, dtype=np.int8)
        elif name in FLAGS:
            data[name] = np.array(values, dtype=bool)
        elif name != "answers":
            own = name in OWN
            data[name] = _own(values, size, hold) if own else words_of(_objects(values, size))
    rows = columns.get("answers", ())
    for place, indicator in enumerate(indicators):
        states = [STATE_OF[row[place]] for row in rows]
        data[DEPRIVED + indicator] = np.array(states, dtype=np.int8)
    return data


def _objects(values: Iterable[Any], size: int) -> NDArray[np.object_]:
    # This is quicker than assigning to a slice, which inspects every value first.
    return np.fromiter(values, dtype=object, count=size)


def _own(values: Sequence[str | None], size: int, hold: HoldText) -> NDArray[np.object_]:
    return _objects(map(hold, values, values), size)


def year_part(
    source: Source, about: Mapping[str, Any], edition: str | None, edition_sha256: str | None
) -> YearPart:
    """Return the facts of a list's workbook."""
    info = dict(about["info"])
    if "review_date" in info:
        info["review_date"] = date.fromisoformat(info["review_date"])
    return YearPart(
        source=source,
        info=Info(**{"year": None, **info}),
        edition_id=edition,
        edition_sha256=edition_sha256,
        counts=Counts(**about["counts"]),
        sheet=about["sheet"],
        codes_unique=about["codes_unique"],
        by_unchecked_grid=about["by_unchecked_grid"],
        facts_lost=frozenset(about["facts_lost"]),
    )


def compared_people(
    rows: NDArray[np.int64],
    names: Sequence[str | None],
    years: Sequence[int | None],
    numbers: Sequence[str | None],
    hold: HoldText,
) -> pd.DataFrame:
    """Return the members of a list, each with the row of its household."""
    texts = [_own(values, len(rows), hold) for values in (names, numbers)]
    return pd.DataFrame(
        {
            "household": rows.copy(),
            "name": pd.Series(texts[0], dtype=object),
            "birth_year": np.array(years, dtype=np.float64),
            "citizen_id": pd.Series(texts[1], dtype=object),
        }
    )


def shown_without_numbers(stored: StoredList) -> StoredList:
    """Return a list without whole citizen numbers; their last four digits stay."""
    place = COLUMNS.index("head_citizen_id")
    households = tuple((*row[:place], None, *row[place + 1 :]) for row in stored.households)
    members = tuple(
        tuple((name, year, number and number[-4:], *more) for name, year, number, *more in people)
        for people in stored.members
    )
    return replace(stored, households=households, members=members)
