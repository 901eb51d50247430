"""One year of the places that are compared: the input of a comparison, from any kind of file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.criteria import Edition
from ravo.criteria.terms import AVERAGE, UNDETERMINED
from ravo.criteria.truth import UNKNOWN, YES, all_unknown, answers_in
from ravo.frames import frame_of, text_or_none, words_of
from ravo.places.units import map_year_of_month
from ravo.results.kept_facts import CLUES, SHOWN_DIGITS, FactsLost
from ravo.results.results import DEPRIVED, Results
from ravo.review.evidence import sheet_income
from ravo.review.review import Counts, Review
from ravo.survey.departures import departed
from ravo.survey.survey import CLASS_OF_WORD, Info, Source, Survey
from ravo.xlsx.sheet_names import RESULTS

TEXTS = ("code", "head_name", "head_sex", "village", "change_reason", "origin_code")
FIGURES = ("head_birth_year", "size", "b1", "income")
OWN = ("code", "head_name", "origin_code")
"""Text columns that differ in nearly every household; the others repeat a few words."""
EVIDENCE = ("b1", "income", "value", "line", "evidence", "farming", "asked")
"""Columns that explain a class, beside the indicators."""
STATES = ("farming", "asked")
OBJECTS = (*TEXTS, "head_citizen_id", "head_tail", "opening", "klass", "area", "evidence", "cell")
YearColumns = dict[str, NDArray[Any]]
"""The households of one workbook: a value per household and column."""
RESTARTING = re.compile(r"#\d+$")


@dataclass(frozen=True)
class YearPart:
    """One workbook of a year: its source, its commune, the edition that judged it, its counts.

    `review` is None where the workbook was one of results; `edition_id` then names the edition that
    had judged it, `facts_lost` the facts that the results lost, and `list_month` the month of a
    list of the monthly review (`2024-03`).
    """

    source: Source
    info: Info
    edition_id: str | None
    edition_sha256: str | None
    counts: Counts
    sheet: str
    review: Review | None = None
    codes_unique: bool = True
    by_unchecked_grid: bool = False
    tried: Edition | None = None
    facts_lost: frozenset[FactsLost] = frozenset()
    list_month: str | None = None

    @property
    def edition(self) -> Edition | None:
        """The edition that judged a survey or was tried; None for results."""
        return self.review.edition if self.review else self.tried

    def map_year(self, year: int) -> int:
        """Return the year that determines the workbook's map of communes.

        `year` is the year of the lists. A list of a month has the map of its month; the last list
        of a commune that is kept beside those of a later year has the map of its own year.
        """
        if self.list_month is not None:
            of, _, month = self.list_month.partition("-")
            return map_year_of_month(int(of), int(month))
        own = self.info.map_year
        return year if own is None else min(year, own)


@dataclass(frozen=True)
class Year:
    """The households of one review year, over all its workbooks.

    `households` has a row per household record, with columns: `part` (place in `parts`), `cell`
    (address of the code), `code`, `head_name`, `head_citizen_id` (None in results), `head_tail`
    (its last four digits), `head_sex`, `head_birth_year`, `village`, `size` (members), `opening`
    (class id recorded for the start of the period, None where blank), `klass` (class id;
    UNDETERMINED where there is none), `rejected`, `departed` (died out or moved away by its row,
    and so rejected), `area`, `evidence`, `value`, `line` (points or đồng), `unreviewed`
    (undetermined, as nothing is written down yet), `b1`, `income`, `farming`, `asked` (YES / NO /
    UNKNOWN), `change_reason`, `origin_code`, and `deprived_<indicator>` for the indicators of every
    edition met. `members` has a row per member with a household: `household` (row of `households`),
    `name`, `birth_year`, `citizen_id` (None in results). The evidence (EVIDENCE and the indicators)
    is missing where changes are not to be explained, but for `value`.
    """

    year: int
    parts: tuple[YearPart, ...]
    households: pd.DataFrame
    members: pd.DataFrame

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that any household of the year has a state of, in order."""
        names = [name for name in self.households.columns if name.startswith(DEPRIVED)]
        return tuple(name.removeprefix(DEPRIVED) for name in names)

    @property
    def departed(self) -> NDArray[np.bool_]:
        """The households that died out or moved away, by their own rows."""
        return self.households["departed"].to_numpy(dtype=bool)

    @property
    def editions(self) -> tuple[str, ...]:
        """The ids of the editions that judged the year, each once."""
        return tuple(dict.fromkeys(part.edition_id for part in self.parts if part.edition_id))


@dataclass(frozen=True)
class PartRead:
    """One workbook as a year takes it in: its households by column, its members (see Year).

    `households` lacks `part`, and columns that the workbook lacks may be missing.
    """

    part: YearPart
    households: YearColumns
    members: pd.DataFrame


def year_of(year: int, inputs: Sequence[Review | Results]) -> Year:
    """Return one year composed of judged surveys and of results read back, in the order given."""
    return joined(year, [part_of(item) for item in inputs])


def part_of(item: Review | Results, *, explain: bool = True) -> PartRead:
    """Return the part of one workbook that a comparison of two years needs.

    Without `explain` the evidence and the review itself, which explain changes of class, are left
    out, but for the value: it shows whether a list repeats that of another year.
    """
    read = _of_review(item) if isinstance(item, Review) else _of_results(item)
    return read if explain else _without_evidence(read)


def _without_evidence(read: PartRead) -> PartRead:
    part = replace(read.part, review=None)
    if not part.codes_unique:
        # A household whose code is no key is identified by its whole record.
        return replace(read, part=part)
    kept = {
        name: values
        for name, values in read.households.items()
        if (name not in EVIDENCE and not name.startswith(DEPRIVED)) or name == "value"
    }
    return replace(read, part=part, households=kept)


def joined(year: int, read: Sequence[PartRead], like: Year | None = None) -> Year:
    """Return one year joined from its workbooks, whose columns are moved out of them.

    Texts that the year `like` also has are shared with it, so that a province's texts are in memory
    once, not twice.
    """
    sizes = [len(book.households["code"]) for book in read]
    starts = np.cumsum([0, *sizes])
    for book, start in zip(read, starts.tolist(), strict=False):
        book.members["household"] += start
    names = list(dict.fromkeys(name for book in read for name in book.households))
    columns: YearColumns = {"part": np.repeat(np.arange(len(read)), sizes)}
    for name in names:
        given = [book.households.pop(name, None) for book in read]
        filled = [_blank(name, n) if v is None else v for v, n in zip(given, sizes, strict=True)]
        columns[name] = np.concatenate(filled)
        if name in OWN and like is not None:
            columns[name] = _held_by(like.households[name], columns[name])
    members = pd.concat([book.members for book in read], ignore_index=True)
    return Year(year, tuple(book.part for book in read), frame_of(columns, copy=False), members)


def some_households(year: Year, kept: NDArray[np.bool_]) -> Year:
    """Return a year with some of its households only, and the members of these."""
    number = np.cumsum(kept) - 1
    owner = year.members["household"].to_numpy(dtype=np.int64)
    people = kept[owner]
    members = year.members[people].assign(household=number[owner[people]])
    return replace(
        year,
        households=year.households[kept].reset_index(drop=True),
        members=members.reset_index(drop=True),
    )


def _held_by(texts: "pd.Series[str]", values: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the values, with each text that equals one of `texts` replaced by that object."""
    held = {text: text for text in texts}
    objects = np.empty(len(values), dtype=object)
    objects[:] = [held.get(value, value) for value in values]
    return objects


def _blank(name: str, size: int) -> NDArray[Any]:
    """Return a column without any value."""
    if name in OBJECTS:
        return np.full(size, None, dtype=object)
    if name in STATES or name.startswith(DEPRIVED):
        return all_unknown(size)
    return np.full(size, np.nan)


def _common(frame: pd.DataFrame) -> YearColumns:
    size = len(frame)
    data: YearColumns = {
        name: (text_or_none if name in OWN else words_of)(frame[name])
        if name in frame
        else _blank(name, size)
        for name in TEXTS
    }
    data |= {
        name: frame[name].to_numpy(dtype=np.float64) if name in frame else _blank(name, size)
        for name in FIGURES
    }
    words = frame["opening_class"].tolist() if "opening_class" in frame else [None] * size
    data["opening"] = words_of(text_or_none([CLASS_OF_WORD.get(word) for word in words]))
    return data


def _of_review(review: Review) -> PartRead:
    survey, verdicts, edition = review.survey, review.verdicts, review.edition
    table = survey.households
    data = _common(table.frame)
    income = data["income"]
    data["income"] = np.where(np.isnan(income), sheet_income(survey), income)
    data["head_citizen_id"] = text_or_none(table.frame["head_citizen_id"])
    data["head_tail"] = _tails(data["head_citizen_id"])
    data["rejected"] = np.array([klass is None for klass in verdicts.klass], dtype=bool)
    data["departed"] = departed(survey)
    data["unreviewed"] = review.unreviewed
    data["klass"] = np.where(data["rejected"], UNDETERMINED, verdicts.klass)
    for name in ("area", "evidence"):
        data[name] = text_or_none(getattr(verdicts, name))
    data["value"], data["line"] = verdicts.value, verdicts.line
    data["farming"] = answers_in(table.frame, "works_in_agriculture")
    data["asked"] = answers_in(table.frame, "asked_average_living")
    data["cell"] = text_or_none([table.place("code", i) for i in range(len(table.rows))])
    for place, item in enumerate(edition.indicators if edition else ()):
        name = DEPRIVED + item.id
        known = verdicts.deprived.shape[1] > 0
        data[name] = verdicts.deprived[:, place] if known else _blank(name, len(table.rows))
    part = YearPart(
        source=survey.source,
        info=survey.info,
        edition_id=edition.id if edition else None,
        edition_sha256=edition.checksum if edition else None,
        counts=review.counts,
        sheet=table.sheet,
        review=review,
        codes_unique=not getattr(survey, "codes_restart", False),
        by_unchecked_grid=review.by_unchecked_grid,
    )
    return PartRead(part, data, _members(survey))


def _tails(numbers: NDArray[np.object_]) -> NDArray[np.object_]:
    return words_of(text_or_none([number and str(number)[-SHOWN_DIGITS:] for number in numbers]))


def _members(survey: Survey) -> pd.DataFrame:
    from ravo.survey.members import owners

    empty = np.empty(0, dtype=object)
    if survey.members is None:
        return _people(np.empty(0, dtype=np.int64), empty, np.empty(0), empty)
    owner = owners(survey.households, survey.members)
    known = owner >= 0
    frame = survey.members.frame[known]
    births = frame["birth"].dt.year.to_numpy(dtype=np.float64, na_value=np.nan)
    return _people(
        owner[known], text_or_none(frame["name"]), births, text_or_none(frame["citizen_id"])
    )


def _people(
    household: NDArray[np.int64],
    name: NDArray[np.object_],
    birth_year: NDArray[np.float64],
    citizen_id: NDArray[np.object_],
) -> pd.DataFrame:
    return frame_of(
        {"household": household, "name": name, "birth_year": birth_year, "citizen_id": citizen_id}
    )


def _of_results(results: Results) -> PartRead:
    frame = results.households
    size = len(frame)
    data = _common(frame)
    by_income = (frame["evidence"] == "income").to_numpy(dtype=bool)
    data["income"] = np.where(by_income, frame["value"], data["income"])
    data["head_citizen_id"] = _blank("head_citizen_id", size)
    data["rejected"] = data["departed"] = np.zeros(size, dtype=bool)
    data["unreviewed"] = frame["unreviewed"].to_numpy(dtype=bool)
    for name in ("klass", "area", "evidence"):
        data[name] = words_of(frame[name])
    data["value"], data["line"] = frame["value"].to_numpy(), frame["line"].to_numpy()
    data["farming"] = (
        answers_in(frame, "works_in_agriculture")
        if "works_in_agriculture" in frame
        else _blank("farming", size)
    )
    # Results do not record the request for average living; only households with that class made it.
    data["asked"] = np.where(frame["klass"] == AVERAGE, YES, UNKNOWN).astype(np.int8)
    letter = results.letters.get("code", "A")
    data["cell"] = words_of(text_or_none([f"{letter}{row}" for row in results.rows]))
    for name in frame.columns:
        if name.startswith(DEPRIVED):
            data[name] = frame[name].to_numpy()
    part = YearPart(
        source=results.source,
        info=results.info,
        edition_id=results.edition_id,
        edition_sha256=results.edition_sha256,
        counts=results.counts,
        sheet=RESULTS,
        codes_unique=not _restarting(frame["code"]),
        by_unchecked_grid=results.by_unchecked_grid,
        facts_lost=results.facts_lost,
        list_month=results.list_month,
    )
    unscored = _unscored(results)
    size = len(unscored["code"])
    data = {
        name: np.concatenate([values, unscored.get(name, _blank(name, size))])
        for name, values in data.items()
    }
    data["head_tail"] = _blank("head_tail", len(data["code"]))
    if results.kept is not None:
        data["head_tail"] = words_of(results.kept.tails)
    return PartRead(part, data, _kept_members(results))


def _kept_members(results: Results) -> pd.DataFrame:
    """Return the members that results name, without citizen numbers."""
    members = results.kept.members if results.kept is not None else None
    empty = np.empty(0, dtype=object)
    if members is None:
        return _people(np.empty(0, dtype=np.int64), empty, np.empty(0), empty)
    return _people(
        members["household"].copy(),
        members["name"],
        members["birth_year"],
        _blank("head_citizen_id", len(members)),
    )


def _restarting(codes: "pd.Series[str]") -> bool:
    """Return which codes restart in every village: results carry them with their row, `12#57`."""
    return bool(len(codes)) and all(RESTARTING.search(str(code)) for code in codes)


def _unscored(results: Results) -> YearColumns:
    """Return the available columns of the households that the results leave without a class."""
    kept = results.kept
    size = len(kept.unscored) if kept is not None else len(results.rejected)
    columns: YearColumns = {
        "code": np.array(results.rejected, dtype=object),
        "klass": np.full(size, UNDETERMINED, dtype=object),
        "rejected": np.full(size, True),
        "departed": np.full(size, False),
        "unreviewed": np.full(size, False),
    }
    if kept is None:
        return columns
    words = [CLASS_OF_WORD.get(word) for word in kept.unscored["opening_class"]]
    return {**columns, **kept.unscored.only(CLUES).arrays, "opening": words_of(text_or_none(words))}
