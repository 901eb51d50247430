"""The requests of a month: what each household requests, and how the review classed it."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from ravo.contract.columns import MERGED, SPLIT
from ravo.criteria import Edition
from ravo.criteria.rules import deprivation_bound
from ravo.criteria.terms import HouseholdClass
from ravo.faults import Fault
from ravo.monthly.households import ListedHomes, homes_of_review
from ravo.monthly.people import (
    MovedPerson,
    moved_people,
    people_of_nobody,
    text_of,
    unexplained,
    without_figures,
)
from ravo.results.words import MEASURE_OF
from ravo.review.review import Review
from ravo.survey.departures import EMPTIED, WITH_FIGURES
from ravo.survey.survey import Survey
from ravo.typed_columns import UNKNOWN, YES, are

RequestKind = Literal["enter", "escape", "average", "none"]
KIND_OF_WORD: dict[str, RequestKind] = {
    "Vào danh sách (Mẫu 01)": "enter",
    "Ra khỏi danh sách (Mẫu 04)": "escape",
    "Mức sống trung bình (Mẫu 01)": "average",
}
"""The kind of request for each word of `Nội dung đề nghị`."""
AVERAGE_WORD = next(word for word, kind in KIND_OF_WORD.items() if kind == "average")
ARRIVED = ("Chuyển đến", SPLIT)
"""Reasons of households that are new in the commune or among its households."""
RESIZED = (SPLIT, MERGED)
"""Reasons with which a household that stays has other members than before."""
CONFLICT = "RV-4090"
"""A household on which merged files disagree."""
TWO_SIDES, TWO_INCOMES = "RV-351", "RV-353"
CONTRADICTIONS = frozenset([WITH_FIGURES, TWO_SIDES, TWO_INCOMES])
"""Figures or answers of a row that contradict each other, or a household that is gone with them."""
AGAINST_FACTS = "RV-352"
"""An answer that disagrees with the facts: the class depends on it or does not."""
ASKED, FARMS = "asked_average_living", "works_in_agriculture"


@dataclass(frozen=True, slots=True)
class MonthRequest:
    """One row of a month's requests.

    `place` is the household's row in the requests' list, `cell` the address of its code, `scored`
    the class by the review: None where the row was rejected. `gone` is whether the household left.
    `denies` is whether its row both requests the average-living class and denies the request,
    `farms` whether it works in agriculture (None where not recorded), `measured` whether it has a
    measured income. `contested` is whether merged files still disagree on the household; `doubts`
    are errors and contradictions in the decisive cells. `people` left the household or joined it; a
    `bare` row has no other entries but the household's identity. `emptied` counts the people by
    whose leaving alone it is gone, 0 where its own row records that. A `recounted` household has
    the same people as on the list, where the list has another number.
    """

    place: int
    code: str
    kind: RequestKind
    scored: str | None
    reason: str | None
    origin: str | None
    gone: bool
    denies: bool
    farms: bool | None
    measured: bool
    contested: bool
    doubts: tuple[Fault, ...]
    cell: str
    sheet: str
    people: tuple[MovedPerson, ...] = ()
    bare: bool = False
    emptied: int = 0
    recounted: bool = False

    @property
    def people_only(self) -> bool:
        """Whether the row records only people who left or came."""
        return self.bare and bool(self.people)

    @property
    def settled(self) -> bool:
        """Whether the review gave the household a class."""
        return self.scored not in (None, HouseholdClass.undetermined.value)


@dataclass(frozen=True)
class MonthRequests:
    """The requests of a month, and their households with their classes by the review.

    `untouched` counts households of the workbook without a request or an entry, as in a workbook
    opened with the list. `strays` are rows of people who belong to no household here.
    """

    requests: tuple[MonthRequest, ...]
    homes: ListedHomes
    review: Review
    untouched: int = 0
    strays: tuple[MovedPerson, ...] = ()


def with_average_requests(survey: Survey) -> Survey:
    """Return the survey with requests for the average-living class entered as the answer Có.

    A row that has the answer Không keeps it.
    """
    table = survey.households
    asks = are(table.columns["request"], AVERAGE_WORD)
    if not asks.any():
        return survey
    answers = table.columns[ASKED]
    new_answers = np.where(asks & (answers == UNKNOWN), YES, answers).astype(np.int8)
    letters = {**table.letters, ASKED: table.letters.get(ASKED, table.letters.get("request", "A"))}
    table = replace(table.with_columns({ASKED: new_answers}), letters=letters)
    return replace(survey, households=table)


def requests_of(review: Review) -> MonthRequests:
    """Return the requests of a judged survey of requests.

    A household with no entries except its identity requests nothing; where people left or came, the
    list is updated.
    """
    homes = homes_of_review(review)
    table = review.survey.households
    records = records_of(review)
    moved = moved_people(review, {record: place for place, record in enumerate(records)})
    bare = without_figures(review.survey)
    faults = defaultdict(list)
    for fault in review.faults:
        if fault.household is not None:
            faults[fault.household].append(fault)
    edition = review.edition
    rows = zip(records, homes.frame.to_dict("records"), strict=True)
    untouched = review.unreviewed
    requests = tuple(
        replace(
            _request(
                place,
                row,
                _decisive(faults.get(row["code"], ()), row, edition),
                (table.sheet_of(record), table.cell("code", record)),
            ),
            people=moved.get(place, ()),
            bare=bool(bare[record]),
            emptied=_emptied(faults.get(row["code"], ())),
        )
        for place, (record, row) in enumerate(rows)
        if not untouched[record] or place in moved or contested(faults.get(row["code"], ()))
    )
    silent = untouched & ~np.isin(np.arange(len(untouched)), [records[p] for p in moved])
    return MonthRequests(requests, homes, review, int(silent.sum()))


def _emptied(faults: Iterable[Fault]) -> int:
    return next((int(str(fault.params["count"])) for fault in faults if fault.code == EMPTIED), 0)


def records_of(review: Review) -> list[int]:
    """Return the record of the survey for each row of its households in a list."""
    has_class = np.array([klass is not None for klass in review.verdicts.klass], dtype=bool)
    return [*np.flatnonzero(has_class).tolist(), *np.flatnonzero(~has_class).tolist()]


def with_unexplained(month: MonthRequests, listed: ListedHomes) -> MonthRequests:
    """Return the requests with the people who came or went without a reason, by the list.

    Only households that request nothing are searched: the others are reviewed with all of their
    people. Rows of people without a household here are included.
    """
    review = month.review
    strays = people_of_nobody(review.survey, frozenset(listed.codes()))
    month = replace(month, strays=strays)
    records = records_of(review)
    at = {code: place for place, code in enumerate(listed.codes()) if code}
    codes = month.homes.codes()
    gone = listed.frame["departed"].tolist()
    asking = {one.place: one for one in month.requests}
    quiet = [
        place
        for place, code in enumerate(codes)
        if code in at and not gone[at[code]] and _requests_nothing(asking.get(place))
    ]
    places = {records[place]: at[codes[place]] for place in quiet}
    joined: dict[int, list[int]] = defaultdict(list)
    by_code = {codes[place]: records[place] for place in quiet}
    for one in month.requests:
        if one.gone and one.reason == MERGED and one.origin in by_code and one.code in at:
            joined[by_code[one.origin]].append(at[one.code])
    moves_by_record = unexplained(review.survey, listed, places, joined)
    recounted = set(_recounted(month.homes, listed, at, quiet)) - {*asking}
    if not (moves_by_record or recounted):
        return month
    table, rows = review.survey.households, month.homes.frame.to_dict("records")
    every = dict(asking)
    for place in quiet:
        people = moves_by_record.get(records[place], ())
        if people and place in every:
            every[place] = replace(every[place], people=(*every[place].people, *people))
        elif people or place in recounted:
            where = (table.sheet_of(records[place]), table.cell("code", records[place]))
            own = _request(place, rows[place], (), where)
            every[place] = replace(own, people=people, bare=True, recounted=not people)
    more = len(every) - len(asking)
    ordered = tuple(every[place] for place in sorted(every))
    return replace(month, requests=ordered, untouched=month.untouched - more)


def _recounted(
    homes: ListedHomes, listed: ListedHomes, at: Mapping[str, int], quiet: Iterable[int]
) -> Iterator[int]:
    """Yield the rows of households whose size on the list is wrong.

    The size in the requests is the number of people both in the rows and on the list.
    """
    rows, own = (_people_by_home(one) for one in (homes, listed))
    sizes, known = homes.frame["size"].tolist(), listed.frame["size"].tolist()
    codes = homes.codes()
    for place in quiet:
        home = at[codes[place]]
        count = own.get(home, 0)
        counted = count > 0 and count == rows.get(place) == sizes[place]
        if counted and known[home] == known[home] and known[home] != count:
            yield place


def _people_by_home(homes: ListedHomes) -> Mapping[int, int]:
    return {} if homes.people is None else Counter(homes.people["household"].tolist())


def _requests_nothing(request: MonthRequest | None) -> bool:
    return request is None or (request.bare and not request.gone)


def contested(faults: Iterable[Fault]) -> bool:
    """Return whether merged files still disagree on a household, so that its cells are blank."""
    return any(fault.code == CONFLICT for fault in faults)


def _decisive(
    faults: Sequence[Fault], row: Mapping[Hashable, Any], edition: Edition | None
) -> tuple[Fault, ...]:
    """Return the faults that prevent a decision on a household's row."""
    against = [fault for fault in faults if fault.code == AGAINST_FACTS]
    open_ = bool(against) and _hangs_on_count(row, edition, len(against))
    return tuple(
        fault
        for fault in faults
        if fault.severity == "error"
        or fault.code in (CONFLICT, *CONTRADICTIONS)
        or (open_ and fault.code == AGAINST_FACTS)
    )


def _hangs_on_count(row: Mapping[Hashable, Any], edition: Edition | None, doubted: int) -> bool:
    """Return whether the class would change if some of the doubted answers are wrong."""
    if edition is None or row["evidence"] not in MEASURE_OF or pd.isna(row["value"]):
        return True
    if row["value"] > row["line"]:
        return False
    bound = deprivation_bound(edition, MEASURE_OF[row["evidence"]], row["area"])
    points = edition.points_per_indicator
    if bound is None or not points:
        return True
    return bool((row["fewest"] - doubted) * points < bound <= (row["most"] + doubted) * points)


def _request(
    place: int,
    row: dict[Hashable, Any],
    doubts: tuple[Fault, ...],
    where: tuple[str, str],
) -> MonthRequest:
    kind = KIND_OF_WORD.get(str(row["request"]), "none")
    wants_average, farms = (
        None if pd.isna(row[name]) else bool(row[name]) for name in (ASKED, FARMS)
    )
    return MonthRequest(
        place=place,
        code=text_of(row["code"]) or "",
        kind=kind,
        scored=None if row["departed"] else text_of(row["klass"]),
        reason=text_of(row["change_reason"]),
        origin=text_of(row["origin_code"]),
        gone=bool(row["departed"]),
        denies=kind == "average" and wants_average is False,
        farms=farms,
        measured=not pd.isna(row["income"]),
        contested=contested(doubts),
        doubts=doubts,
        cell=where[1],
        sheet=where[0],
    )
