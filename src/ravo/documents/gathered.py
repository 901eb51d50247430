"""Workbooks of one year in the form of papers, the same for surveys and results."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.comparison import Changes
from ravo.changes.movements import LEVEL_ABOVE, LEVEL_NEAR_POOR, LEVEL_POOR, levels_of
from ravo.changes.year import Year
from ravo.criteria import Edition, load_edition
from ravo.criteria.basis import basis_of
from ravo.criteria.terms import HouseholdClass
from ravo.criteria.truth import YES
from ravo.documents.holders import (
    ClassedYear,
    CommunePapers,
    CommunePlace,
    EscapedClass,
    PaperHousehold,
    PaperPerson,
    Request,
)
from ravo.faults import RavoError
from ravo.places import commune_of
from ravo.places.villages import spellings_of_one
from ravo.results.kept_facts import members_of
from ravo.results.results import DEPRIVED, Results
from ravo.review.review import Review
from ravo.survey.survey import Info
from ravo.typed_columns import TypedColumns

PaperSource = Review | Results
REQUESTS: Mapping[str, Request] = {
    "Vào danh sách (Mẫu 01)": "enter",
    "Ra khỏi danh sách (Mẫu 04)": "leave",
    "Mức sống trung bình (Mẫu 01)": "average",
}
"""The requests of households by the words of the survey."""
BY_REQUEST = "Có giấy đề nghị"
"""The survey's words for a review that the household requested."""
EarlierClasses = Mapping[int, Mapping[int, ClassedYear]]
"""The register's earlier years of households, by their rows in a year."""
ESCAPES: Mapping[int, EscapedClass] = {
    LEVEL_POOR: HouseholdClass.poor,
    LEVEL_NEAR_POOR: HouseholdClass.near_poor,
}


@dataclass(frozen=True)
class _PaperRows:
    """The households of one workbook within the year, by column."""

    frame: pd.DataFrame
    first: int
    starts: Sequence[Any]
    escapes: Sequence[EscapedClass | None]
    compared: bool


def papers_of(
    year: Year,
    items: Sequence[PaperSource],
    changes: Changes | None = None,
    earlier: EarlierClasses | None = None,
) -> tuple[CommunePapers, ...]:
    """Return each workbook of a year in the form of papers, in their order.

    `items` are the workbooks from which `year` was joined. `changes` is the comparison with the
    year before, which has the class that each household came from; without it the workbook's own
    record is used. `earlier` has the register's earlier years of the households.
    """
    homes = year.households
    moves = _moves(homes, changes)
    part = homes["part"].to_numpy()
    papers = []
    for place, item in enumerate(items):
        rows = np.flatnonzero(part == place)
        first = int(rows[0]) if len(rows) else 0
        here = slice(first, first + len(rows))
        own = _PaperRows(
            homes.iloc[rows].reset_index(drop=True),
            first,
            moves.starts[here],
            moves.escapes[here],
            bool(moves.compared[here].any()),
        )
        papers.append(_papers(item, year.year, own, earlier or {}))
    return tuple(papers)


@dataclass(frozen=True)
class _StartsAndEscapes:
    """The class of each household at the start of the year, and the list that it left.

    `compared` flags the households that were compared with the year before.
    """

    starts: list[Any]
    escapes: list[EscapedClass | None]
    compared: NDArray[np.bool_]


def _moves(homes: pd.DataFrame, changes: Changes | None) -> _StartsAndEscapes:
    """Return the moves as forms 2 and 3 count them.

    A household from another commune left that commune's list, and a household listed without
    members is gone.
    """
    starts = homes["opening"].to_numpy(dtype=object).copy()
    ends = homes["klass"].to_numpy(dtype=object).copy()
    away = homes["rejected"].to_numpy(dtype=bool) | homes["departed"].to_numpy(dtype=bool)
    compared = np.zeros(len(homes), dtype=bool)
    if changes is not None:
        # For a commune without a list of the year before, its own record is used.
        rows = changes.rows[changes.rows["new"] >= 0]
        at = rows["new"].to_numpy(dtype=np.int64)
        starts[at] = rows["start"].to_numpy(dtype=object)
        ends[at] = rows["class_new"].to_numpy(dtype=object)
        away[at] |= rows["crossed"].to_numpy(dtype=bool)
        compared[at] = True
    up = (levels_of(ends) == LEVEL_ABOVE) & ~away
    levels = zip(levels_of(starts), up, strict=True)
    escapes = [ESCAPES.get(int(level)) if ok else None for level, ok in levels]
    return _StartsAndEscapes([None if pd.isna(one) else one for one in starts], escapes, compared)


def _papers(
    item: PaperSource, year: int, rows: _PaperRows, earlier: EarlierClasses
) -> CommunePapers:
    source, info = (
        (item.survey.source, item.survey.info)
        if isinstance(item, Review)
        else (item.source, item.info)
    )
    edition = edition_of(item)
    own = _own_frame(item)
    return CommunePapers(
        file=Path(source.path).name,
        place=_place(info),
        year=year,
        edition=item.edition_id if isinstance(item, Results) else (edition.id if edition else None),
        period=info.period,
        list_month=item.list_month if isinstance(item, Results) else None,
        basis=() if edition is None else basis_of(edition, year),
        indicators=indicators_of(item),
        indicator_names=tuple(one.label.vi for one in edition.indicators) if edition else (),
        households=tuple(_households(item, rows, own, earlier)),
        read=item.counts.read,
        blank=item.counts.blank,
        starts_known=rows.compared,
        requests_known=_request_columns(item) is not None,
        synthetic=bool(info.synthetic),
    )


def edition_of(item: PaperSource) -> Edition | None:
    """Return the edition that judged a workbook; None where it is not at hand."""
    if isinstance(item, Review):
        return item.edition
    try:
        return load_edition(item.edition_id) if item.edition_id else None
    except RavoError:
        return None


def _place(info: Info) -> CommunePlace:
    unit = commune_of(info).unit
    words = (info.commune, info.district, info.province, info.commune_code)
    if unit is not None:
        words = (unit.name, unit.district, unit.province, unit.code)
    return CommunePlace(*(word or "" for word in words))


def _own_frame(item: PaperSource) -> pd.DataFrame:
    """Return the columns of a workbook's households, in the order of the year.

    Results have only the households with a class.
    """
    return item.survey.households.frame if isinstance(item, Review) else item.households


def _request_columns(item: PaperSource) -> TypedColumns | None:
    """Return the columns with the request of each household; None where there are none."""
    if isinstance(item, Results):
        return None if item.kept is None else item.kept.requests
    own = item.survey.households.columns
    return own if any(name in own for name in ("request", "review_reason")) else None


def classes_in(item: PaperSource) -> Counter[str | None]:
    """Return the number of households in each class in the workbook itself."""
    classes = item.verdicts.klass if isinstance(item, Review) else item.households["klass"]
    return Counter(classes.tolist())


def indicators_of(item: PaperSource) -> tuple[str, ...]:
    """Return the ids of the indicators with states in a workbook, in their order."""
    if isinstance(item, Review):
        return tuple(one.id for one in item.edition.indicators) if item.edition else ()
    columns = (name for name in item.households.columns if name.startswith(DEPRIVED))
    return tuple(name.removeprefix(DEPRIVED) for name in columns)


def _members(item: PaperSource, size: int) -> TypedColumns | None:
    """Return the members of a workbook with the index of their household; None if unknown."""
    if isinstance(item, Review):
        return members_of(item.survey, np.arange(size or len(item.verdicts.klass)))
    return item.kept.members if item.kept is not None else None


def _households(
    item: PaperSource, rows: _PaperRows, own: pd.DataFrame, earlier: EarlierClasses
) -> Iterator[PaperHousehold]:
    frame, size = rows.frame, len(rows.frame)
    people = _people(_members(item, size))
    names = [DEPRIVED + name for name in indicators_of(item)]
    states = frame[names].to_numpy(dtype=np.int64) if names else np.empty((size, 0), dtype=int)
    peoples = _padded(own, "ethnicity", size)
    villages = spellings_of_one(map(_text, frame["village"]))
    request_columns = _request_columns(item)
    average = (
        np.zeros(size, dtype=bool)
        if request_columns is None
        else _requested_average(request_columns, size)
    )
    requests = [None] * size if request_columns is None else _requests(request_columns, average)
    for place, home in enumerate(frame.to_dict("records")):
        at = rows.first + place
        rejected = bool(home["rejected"]) or bool(home["departed"])
        yield PaperHousehold(
            place=place,
            code=_text(home["code"]),
            head=PaperPerson(
                name=_text(home["head_name"]),
                sex=_text(home["head_sex"]),
                ethnicity=_text(peoples[place]),
                birth_year=_whole(home["head_birth_year"]),
                tail=_text(home["head_tail"]),
                number=_text(home["head_citizen_id"]),
            ),
            village=villages[_text(home["village"])],
            size=_whole(home["size"]),
            klass=None if rejected else _text(home["klass"]) or None,
            area=_text(home["area"]) or None,
            departed=bool(home["departed"]),
            unreviewed=bool(home["unreviewed"]),
            start=rows.starts[place],
            escaped=rows.escapes[place],
            states=tuple(states[place].tolist()),
            members=tuple(people.get(place, ())),
            earlier=earlier.get(at, {}),
            request=requests[place],
            asked_average=bool(average[place]),
        )


def _people(members: TypedColumns | None) -> dict[int, list[PaperPerson]]:
    people: dict[int, list[PaperPerson]] = {}
    if members is None:
        return people
    names = ("household", "name", "relation", "sex", "ethnicity", "birth_year")
    for household, name, relation, sex, ethnicity, year in zip(
        *(members[column].tolist() for column in names), strict=True
    ):
        people.setdefault(household, []).append(
            PaperPerson(
                name=_text(name),
                relation=_text(relation),
                sex=_text(sex),
                ethnicity=_text(ethnicity),
                birth_year=_whole(year),
            )
        )
    return people


def _requested_average(own: TypedColumns, size: int) -> NDArray[np.bool_]:
    """Return which households the review was to judge for the average-living class.

    They have Có under Đề nghị xác định mức sống trung bình; a request in another column does not
    count here.
    """
    requested: NDArray[np.bool_] = np.zeros(size, dtype=bool)
    if "asked_average_living" in own:
        answers = own["asked_average_living"]
        requested[: len(answers)] = answers == YES
    return requested


def _requests(own: TypedColumns, average: NDArray[np.bool_]) -> list[Request | None]:
    """Return the request of each household, by the survey's columns for it."""
    words, reasons = (_padded(own, name, len(average)) for name in ("request", "review_reason"))
    requests: list[Request | None] = []
    for word, reason, wanted in zip(words, reasons, average.tolist(), strict=True):
        request = REQUESTS.get(_text(word))
        if request is None and wanted:
            request = "average"
        if request is None and _text(reason) == BY_REQUEST:
            request = "unnamed"
        requests.append(request)
    return requests


def _padded(own: pd.DataFrame | TypedColumns, name: str, size: int) -> list[Any]:
    """Return a column, padded for the households without a class at the end that results lack."""
    values = own[name].tolist() if name in own else []
    return [*values, *[None] * (size - len(values))]


def _text(value: Any) -> str:
    return "" if value is None or value is pd.NA or value != value else str(value)


def _whole(value: Any) -> int | None:
    return None if value is None or value is pd.NA or value != value else int(value)
