"""Households of the monthly list: one frame, whether from results or from a review.

Columns are those of the survey's households (English names) and `klass`, `area`, `evidence`,
`value`, `line`, `fewest`, `most`, `deprived_<indicator>`, `departed` (bool) and `tail` (the last
digits of the head's citizen number). A household without a class has None for it. `separated_on` is
as written, which may be a year or a month alone. A list that began with results also has
`kept_<fact>` of its dwellings: the facts that results keep.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.contract.columns import ANSWER, DAY_TYPES, columns_of
from ravo.criteria import Edition
from ravo.criteria.terms import LISTED
from ravo.criteria.truth import UNKNOWN, YES, Tri, all_unknown, answers_in, nullable
from ravo.faults.severity import FileVerdict
from ravo.faults.table import FaultTable
from ravo.frames import frame_of, text_or_none
from ravo.results.kept_facts import (
    HOME_ANSWERS,
    HOME_DAYS,
    MONTH,
    YEAR,
    KeptFacts,
    day_figure,
    facts_of,
    kept_homes,
    written_days,
)
from ravo.results.results import DEPRIVED, Results
from ravo.review.review import Counts, Review, Verdicts
from ravo.survey.departures import departed
from ravo.survey.members import owners
from ravo.survey.survey import Departures, Info, Source, Survey, Table
from ravo.typed_columns import TypedColumns, columns_of_frame
from ravo.xlsx.sheet_names import RESULTS

TEXT_TYPES = ("text", "name", "code", "citizen", "choice")
JUDGED = ("klass", "area", "evidence")
KEPT = "kept_"
POOR, NEAR_POOR = LISTED
PERSON_DETAILS = ("birth", "citizen_id")
"""Columns of a list's people that results lack."""


@dataclass(frozen=True)
class ListedHomes:
    """The households of a list, and their members by the row of the household (0, 1, …).

    `people` has the columns of `KeptFacts.members`, and `birth` (a day, or as much of it as is
    known) and `citizen_id`; it is None where no members are listed.
    """

    frame: pd.DataFrame
    people: pd.DataFrame | None

    def codes(self) -> list[str]:
        """Return the codes of the households, in order; empty for one without any."""
        return ["" if code is None else str(code) for code in self.frame["code"]]

    def chosen(self, places: NDArray[np.int64]) -> "ListedHomes":
        """Return some of the households with their members, in the order of `places`."""
        people = self.people
        if people is not None:
            order = np.full(len(self.frame) + 1, -1, dtype=np.int64)
            order[places] = np.arange(len(places))
            at = order[people["household"].to_numpy(dtype=np.int64)]
            people = people.assign(household=at)[at >= 0]
            people = people.sort_values("household", kind="stable").reset_index(drop=True)
        return ListedHomes(self.frame.iloc[places].reset_index(drop=True), people)

    def with_values(self, **columns: Any) -> "ListedHomes":
        """Return the list with new values in some columns."""
        return homes_with(self.frame.assign(**columns), self.people)


def homes_with(frame: pd.DataFrame, people: pd.DataFrame | None) -> ListedHomes:
    """Return households whose texts are objects and whose blank texts are None.

    pandas would convert them to strings, with NaN for a blank, when a column is put into a frame.
    """
    data = {
        str(name): text_or_none(values) if values.dtype in ("object", "str") else values.array
        for name, values in frame.items()
    }
    return ListedHomes(frame_of(data), people)


def together(first: ListedHomes, second: ListedHomes) -> ListedHomes:
    """Return two lists joined end to end."""
    frames = [homes.frame for homes in (first, second) if len(homes.frame)]
    names = list(dict.fromkeys(name for frame in frames for name in frame))
    frame = pd.concat(frames or [first.frame], ignore_index=True)[names or list(first.frame)]
    for name in frame:
        if str(name).startswith(DEPRIVED):
            frame[name] = frame[name].fillna(UNKNOWN).astype(np.int8)
    people = [homes.people for homes in (first, second) if homes.people is not None]
    if second.people is not None:
        moved = second.people["household"] + len(first.frame)
        people[-1] = second.people.assign(household=moved)
    tables = [table for table in people if len(table)] or people[:1]
    return homes_with(frame, pd.concat(tables, ignore_index=True) if tables else None)


def homes_of_review(review: Review) -> ListedHomes:
    """Return the households of a judged survey, those without a class included."""
    survey, verdicts, edition = review.survey, review.verdicts, review.edition
    size = len(survey.households.rows)
    data = _contract_columns(survey.households.frame, size)
    for name in JUDGED:
        data[name] = text_or_none(getattr(verdicts, name))
    data["value"], data["line"] = verdicts.value, verdicts.line
    data["income"] = verdicts.income
    data["fewest"], data["most"] = verdicts.fewest, verdicts.most
    data["departed"] = departed(survey)
    data["separated_on"] = text_or_none(survey.households.births("separated_on"))
    if survey.unconfirmed is not None:
        data |= {name: _facts(data, survey.unconfirmed.frame, name) for name in survey.unconfirmed}
    for place, item in enumerate(edition.indicators if edition else ()):
        data[DEPRIVED + item.id] = verdicts.deprived[:, place]
    kept = facts_of(review)
    people = _with_details(survey, kept.members)
    return _ordered(data, kept, people, [klass is not None for klass in verdicts.klass])


def _facts(data: Mapping[str, Any], unconfirmed: pd.DataFrame, name: str) -> Any:
    """Return facts of dwellings, including those of last year that nobody confirmed.

    These decide nothing; the next workbook has them to be confirmed again.
    """
    known = pd.Series(data[name])
    return known.where(known.notna(), unconfirmed[name].reset_index(drop=True)).array


def _with_details(survey: Survey, people: TypedColumns | None) -> pd.DataFrame | None:
    """Return the members that results keep with their births and citizen numbers."""
    table = survey.members
    if table is None or people is None:
        return None
    kept = owners(survey.households, table) >= 0
    births, numbers = text_or_none(table.births("birth"))[kept], table.columns["citizen_id"][kept]
    return frame_of(people.arrays).assign(birth=births, citizen_id=numbers)


def _ordered(
    data: dict[str, Any], kept: KeptFacts, people: pd.DataFrame | None, scored: list[bool]
) -> ListedHomes:
    """Return households with their kept facts, in which those without a class come last."""
    flags = np.array(scored, dtype=bool)
    order = np.concatenate([np.flatnonzero(flags), np.flatnonzero(~flags)])
    frame = pd.DataFrame(data).iloc[order].reset_index(drop=True)
    return homes_with(frame.assign(tail=text_or_none(kept.tails)), people)


def homes_of_results(results: Results, edition: Edition) -> ListedHomes:
    """Return the households of results, those without a class included.

    `results` must have their kept facts.
    """
    kept = results.kept
    scored = results.households
    rejected = pd.DataFrame({"code": list(results.rejected)})
    rest = kept.unscored.frame if kept is not None else rejected
    size, more = len(scored), len(rest)
    both = pd.concat([_plain(scored), _plain(rest)], ignore_index=True)
    data = _contract_columns(both, size + more)
    for name in JUDGED:
        of_rest = rest[name] if name == "area" and name in rest else [None] * more
        data[name] = text_or_none([*scored[name], *of_rest])
    blank = np.full(more, np.nan)
    for name in ("value", "line"):
        data[name] = np.concatenate([scored[name].to_numpy(dtype=np.float64), blank])
    by_income = data["evidence"] == "income"
    data["income"] = np.where(by_income, data["value"], data["income"])
    states = _states(scored, edition, more)
    known = np.nan_to_num(np.concatenate([scored["count"].to_numpy(dtype=np.float64), blank]))
    open_ = sum((state == UNKNOWN).astype(np.int64) for state in states.values())
    settled = np.concatenate([scored["b2"].notna().to_numpy(dtype=bool), np.ones(more, dtype=bool)])
    data["fewest"] = known.astype(np.int64)
    data["most"] = np.where(settled, data["fewest"], data["fewest"] + open_)
    gone = rest["departed"].tolist() if "departed" in rest else [False] * more
    data["departed"] = np.array([*[False] * size, *gone], dtype=bool)
    data |= states
    if kept is not None and kept.homes is not None:
        data |= _known_facts(kept.homes, data["income"])
    tails = kept.tails if kept is not None else np.full(size + more, None, dtype=object)
    frame = pd.DataFrame(data).assign(tail=text_or_none(tails))
    return homes_with(frame, _people_of_results(kept.members) if kept is not None else None)


def _known_facts(homes: TypedColumns, income: NDArray[np.float64]) -> dict[str, Any]:
    """Return the columns of a list that `Kết quả` lacks; `income` is the one that it has.

    Facts of dwellings are kept apart from those of the list: as they are incomplete, no workbook
    carries them to be confirmed.
    """
    data: dict[str, Any] = {KEPT + name: homes[name] for name in HOME_ANSWERS}
    data["income"] = np.where(np.isnan(income), homes["income"], income)
    data["housing_support_year"] = homes["housing_support_year"]
    data["separated_on"] = text_or_none(written_days(homes["separated_on"]))
    decided = written_days(homes["decision_date"])
    data["decision_date"] = np.array(decided, dtype="datetime64[s]")
    return data | {"decision_number": homes["decision_number"]}


def _people_of_results(people: TypedColumns | None) -> pd.DataFrame | None:
    """Return the members that results keep; lists keep only the year of their births."""
    if people is None:
        return None
    years = [None if year != year else int(year) for year in people["birth_year"].tolist()]
    nobody = np.full(len(people), None, dtype=object)
    return frame_of(people.arrays).assign(birth=text_or_none(years), citizen_id=nobody)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of a contract's households, without incompatible types."""
    names = [column.name for column in columns_of("households") if column.name in frame]
    return frame[names].astype(object)


def _states(scored: pd.DataFrame, edition: Edition, more: int) -> dict[str, NDArray[np.int8]]:
    states = {}
    for item in edition.indicators:
        name = DEPRIVED + item.id
        own = scored[name].to_numpy(dtype=np.int8) if name in scored else all_unknown(len(scored))
        states[name] = np.concatenate([own, all_unknown(more)])
    return states


def _contract_columns(frame: pd.DataFrame, size: int) -> dict[str, Any]:
    """Return every column of the contract's households, blank where the frame lacks it."""
    data: dict[str, Any] = {}
    for column in columns_of("households"):
        given = frame[column.name] if column.name in frame else pd.Series([None] * size)
        if column.type in TEXT_TYPES:
            data[column.name] = text_or_none(given)
        elif column.name == "separated_on":
            data[column.name] = np.full(size, None, dtype=object)
        elif column.type in DAY_TYPES:
            data[column.name] = pd.to_datetime(given).to_numpy(dtype="datetime64[s]")
        elif column.type == "yes_no":
            data[column.name] = given.astype("boolean").array
        else:
            data[column.name] = pd.to_numeric(given).to_numpy(dtype=np.float64)
    return data


def review_of(homes: ListedHomes, info: Info, source: Source, edition: Edition) -> Review:
    """Return the list in the form of a review: every class stays as it was, nothing is judged."""
    frame = homes.frame
    size = len(frame)
    klass = text_or_none(frame["klass"])
    klass[frame["departed"].to_numpy(dtype=bool)] = None
    names = [DEPRIVED + item.id for item in edition.indicators]
    unknown = all_unknown(size)
    states = [frame[n].to_numpy(dtype=np.int8) if n in frame else unknown for n in names]
    answers = {
        ANSWER + item.id: nullable(state)
        for item, state in zip(edition.indicators, states, strict=True)
    }
    value = frame["value"].to_numpy(dtype=np.float64)
    deprived = np.column_stack(states) if states else np.empty((size, 0), dtype=np.int8)
    verdicts = Verdicts(
        klass=klass,
        area=text_or_none(frame["area"]),
        evidence=text_or_none(frame["evidence"]),
        value=value,
        line=frame["line"].to_numpy(dtype=np.float64),
        income=frame["income"].to_numpy(dtype=np.float64),
        deprived=deprived,
        answered=np.where(deprived == UNKNOWN, UNKNOWN, YES).astype(np.int8),
        fewest=frame["fewest"].to_numpy(dtype=np.int64),
        most=frame["most"].to_numpy(dtype=np.int64),
        value_ends=np.column_stack([value, value]),
    )
    gone = frame["departed"].to_numpy(dtype=bool)
    rejected = np.array([item is None for item in klass], dtype=bool)
    table = Table(
        RESULTS, columns_of_frame(frame.assign(**answers)), np.arange(1, size + 1, dtype=np.int64)
    )
    faults = FaultTable.of(())
    survey = Survey(
        source=source,
        info=info,
        households=table,
        members=None,
        income=None,
        faults=faults,
        rejected=rejected,
        blank_rows=0,
        edition=edition,
        departures=Departures(gone),
    )
    left = int(gone.sum())
    without = int(rejected.sum()) - left
    counts = Counts(size, size - without - left, without, 0, left)
    verdict: FileVerdict = "partly_accepted" if without else "accepted"
    return Review(survey, edition, verdicts, faults, counts, verdict)


def _without_class(homes: ListedHomes) -> NDArray[np.bool_]:
    frame = homes.frame
    without = np.array([item is None for item in frame["klass"]], dtype=bool)
    return np.asarray(without | frame["departed"].to_numpy(dtype=bool), dtype=bool)


def as_kept(homes: ListedHomes) -> ListedHomes:
    """Return a list in the order in which results keep it: households without a class last."""
    without = _without_class(homes)
    return homes.chosen(np.concatenate([np.flatnonzero(~without), np.flatnonzero(without)]))


def kept_of(homes: ListedHomes) -> KeptFacts:
    """Return the facts that the results of the list keep outside `Kết quả`, in its row order."""
    sorted_homes = as_kept(homes)
    rest = homes.frame[_without_class(homes)].reset_index(drop=True)
    names = ("code", "area", "departed", "head_name", "head_sex", "village", "opening_class")
    unscored = rest[[*names, "change_reason", "origin_code", "head_birth_year", "size"]]
    frame = sorted_homes.frame
    facts = {name: _answer(frame, name) for name in HOME_ANSWERS}
    days = {name: _day_figures(frame[name]) for name in HOME_DAYS}
    return KeptFacts(
        _as_born(sorted_homes.people),
        text_or_none(frame["tail"]),
        columns_of_frame(unscored),
        kept_homes(columns_of_frame(frame).with_columns({**facts, **days})),
    )


def _answer(frame: pd.DataFrame, name: str) -> Tri:
    """Return a fact of the dwellings of a list; that of results where the list has none."""
    own = answers_in(frame, name)
    if KEPT + name not in frame:
        return own
    kept = frame[KEPT + name].fillna(UNKNOWN).to_numpy(dtype=np.int8)
    return np.where(own == UNKNOWN, kept, own)


def _as_born(people: pd.DataFrame | None) -> TypedColumns | None:
    """Return people with the figures of their births; a list has no rows of a survey.

    Where the list lacks the month or day of a birth, those of results are used.
    """
    if people is None:
        return None
    born, known = _day_figures(people["birth"]), people["born"].to_numpy(dtype=np.float64)
    closer = (known // YEAR == born // YEAR) & (born % MONTH == 0) & (known > born)
    return columns_of_frame(people.assign(born=np.where(closer, known, born), row=np.nan))


def _day_figures(days: "pd.Series[Any]") -> NDArray[np.float64]:
    return np.array([day_figure(None if pd.isna(day) else day) for day in days], dtype=np.float64)
