"""The facts of programmes out of surveys that were judged and of results, by columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.contract.columns import ANSWER, columns_of
from ravo.criteria import Edition, edition_for_year
from ravo.criteria.indicators import MONTHS_IN_YEAR, retirement_months
from ravo.criteria.loader import founding_edition
from ravo.criteria.terms import AREAS, LISTED, HouseholdClass
from ravo.criteria.truth import NO, UNKNOWN, Tri, all_unknown, answers_in, states_of
from ravo.frames import frame_of, words_of
from ravo.programmes.expressions import LAST
from ravo.programmes.facts import BIRTH_WRITTEN, CLASS_COLUMN, HelpRecord, ProgrammeFacts
from ravo.programmes.vocabulary import CEILING_COLUMN
from ravo.results.kept_facts import HOME_ANSWERS, HOME_FIGURES, MONTH, YEAR, known_days
from ravo.results.results import DEPRIVED, Results
from ravo.review.evidence import evidence_of, trusted
from ravo.review.findings import answers_needed
from ravo.review.review import Review
from ravo.review.verdicts import readings_of
from ravo.survey.departures import departed
from ravo.survey.members import completed_months, owners
from ravo.survey.survey import Table

Columns = dict[str, Any]
ROW, HOME, PLACE, COMMUNE, LACKS = "dong", "ho", "xa_so", "xa", "lop"
CEILING_FROM = 2025
"""The year from which the ceilings of low-income workers apply (nd30-2025)."""


@dataclass(frozen=True)
class BookFacts:
    """The facts of one workbook: its households and members by contract ids, what classes lack."""

    commune: str | None
    households: Columns
    members: Columns
    class_lacks: tuple[tuple[str, ...], ...]
    departed: int = 0
    help: Mapping[tuple[str, int, int | None], tuple[HelpRecord, ...]] = field(default_factory=dict)


def programme_edition(on: date) -> Edition:
    """Return the national edition of a day's year: working age, ceilings.

    Raises UsageProblem (exit code 2) for a year that none covers.
    """
    return edition_for_year(on.year)


def facts_of_book(item: Review | Results, escaped: Tri | None = None) -> BookFacts:
    """Return the facts of a workbook; `escaped` is who is newly escaped, None without a register.

    Households that left the list are no cases.
    """
    return _of_review(item, escaped) if isinstance(item, Review) else _of_results(item, escaped)


def _of_review(review: Review, escaped: Tri | None) -> BookFacts:
    survey = review.survey
    gone = departed(survey)
    kept = np.flatnonzero(~gone)
    table = survey.households
    homes = _by_ids(trusted(table), table, "households")
    verdicts = review.verdicts
    lacks, sets = _class_lacks(review)
    homes |= {
        CLASS_COLUMN: _settled(verdicts.klass),
        LACKS: lacks,
        "khu_vuc": words_of(verdicts.area),
        "thu_nhap": verdicts.income,
        "moi_thoat_ngheo": _newly_escaped(verdicts.klass, escaped),
        **_indicators(review),
        **_separation(table),
    }
    homes = {name: values[kept] for name, values in homes.items()}
    members: Columns = {HOME: np.empty(0, dtype=np.int64)}
    if survey.members is not None:
        owner = owners(table, survey.members)
        rows = np.flatnonzero((owner >= 0) & ~gone[owner])
        place = np.cumsum(~gone) - 1
        members = _by_ids(trusted(survey.members), survey.members, "members")
        members = {name: values[rows] for name, values in members.items()}
        members |= {HOME: place[owner[rows]], ROW: survey.members.rows[rows]}
        births = trusted(survey.members)["birth"].to_numpy(dtype="datetime64[D]")[rows]
        members |= {"ngay_sinh": births, "ngay_sinh" + LAST: births}
        short = survey.members.short_days.get("birth")
        known = known_days(trusted(survey.members)["birth"], short)
        members[BIRTH_WRITTEN] = known[rows]
    return BookFacts(survey.info.commune, homes, members, sets, int(gone.sum()))


def _by_ids(frame: pd.DataFrame, table: Table, name: str) -> Columns:
    """Return the columns that a table has, by their ids."""
    found: Columns = {}
    for column in columns_of(name):  # type: ignore[arg-type]
        wanted = column.id in ("ma_ho", "chu_ho", "thon", "ho_ten") or table.given(column.name)
        if column.name not in frame or not wanted or column.type in ("date", "birth"):
            continue
        found[column.id] = _typed(frame, column.name, column.type)
    return found


def _typed(frame: pd.DataFrame, name: str, kind: str) -> NDArray[Any]:
    if kind == "yes_no":
        return answers_in(frame, name)
    if kind in ("integer", "number", "money"):
        return frame[name].to_numpy(dtype=np.float64)
    values = np.array(frame[name], dtype=object)
    values[pd.isna(values)] = None
    return values


def _settled(klass: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the classes, None where there is none: an undetermined one is no class."""
    found = klass.copy()
    found[klass == HouseholdClass.undetermined.value] = None
    return found


def _newly_escaped(klass: NDArray[np.object_], escaped: Tri | None) -> Tri:
    """Return who is newly escaped: nobody who is on the list; without a register all others may."""
    found = all_unknown(len(klass)) if escaped is None else escaped.copy()
    found[np.isin(klass, LISTED)] = NO
    return found


def _indicators(review: Review) -> Columns:
    """Return the states of the indicators by the number that the founding edition gives them."""
    edition = review.edition
    own = {} if edition is None else {item.id: at for at, item in enumerate(edition.indicators)}
    size = len(review.verdicts.klass)
    return {
        f"th_{item.number:02}": review.verdicts.deprived[:, own[item.id]]
        if item.id in own
        else all_unknown(size)
        for item in founding_edition().indicators
    }


def _separation(table: Table) -> Columns:
    """Return the first and the last day on which a household may have been separated."""
    short = table.short_days.get("separated_on")
    first, last = _ends(known_days(table.frame["separated_on"], short))
    return {"ngay_tach_ho": first, "ngay_tach_ho" + LAST: last}


def _ends(figures: NDArray[np.float64]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the first and the last day that figures such as 20240500 (May 2024) can be."""
    known = ~np.isnan(figures)
    whole = np.where(known, figures, 0).astype(np.int64)
    years, months, days = whole // YEAR, whole % YEAR // MONTH, whole % MONTH
    first = _day(years, np.maximum(months, 1), np.maximum(days, 1))
    next_month = _day(years + (months >= MONTHS_IN_YEAR), months % MONTHS_IN_YEAR + 1, 1)
    next_year = _day(years + 1, np.ones_like(years), 1)
    after = np.where(months == 0, next_year, next_month)
    last = np.where(days == 0, after - np.timedelta64(1, "D"), first)
    blank = np.datetime64("NaT")
    return np.where(known, first, blank), np.where(known, last, blank)


def _day(years: Any, months: Any, days: Any) -> NDArray[Any]:
    whole = (years - 1970) * MONTHS_IN_YEAR + months - 1
    first = whole.astype("datetime64[M]").astype("datetime64[D]")
    return np.asarray(first + (days - 1) * np.timedelta64(1, "D"))


def _class_lacks(review: Review) -> tuple[NDArray[np.int32], tuple[tuple[str, ...], ...]]:
    """Return for each household the place of the columns that its class lacks, -1 with a class."""
    klass = review.verdicts.klass
    open_ones = np.flatnonzero(_settled(klass) == None)  # noqa: E711  element-wise
    found = np.full(len(klass), -1, dtype=np.int32)
    sets: dict[tuple[str, ...], int] = {}
    wanted = _wanted_of(review)
    for record in open_ones.tolist():
        found[record] = sets.setdefault(wanted(record), len(sets))
    return found, tuple(sets)


def _wanted_of(review: Review) -> Any:
    """Return what gives the ids of the columns that would settle the class of a record."""
    codes = review.survey.households.frame["code"].tolist()
    ids = {column.name: column.id for column in columns_of("households")}
    ids |= {
        ANSWER + item.id: f"th_{item.number:02}"
        for item in (review.edition.indicators if review.edition else ())
    }
    faulty = _faulty_columns(review)
    bits = evidence = None
    if review.edition is not None and not review.survey.workbook_rejected:
        evidence = evidence_of(review.survey, review.edition)
        bits = readings_of(evidence, review.edition).by_reading

    def wanted(record: int) -> tuple[str, ...]:
        """Return the columns of a record without a class."""
        if review.verdicts.klass[record] is None:
            return faulty.get(codes[record], (CLASS_COLUMN,))
        if review.edition is None or evidence is None or bits is None:
            return (CLASS_COLUMN,)
        names = answers_needed(review.edition, evidence, bits[record], record)
        return tuple(ids.get(name, name) for name in names) or (CLASS_COLUMN,)

    return wanted


def _faulty_columns(review: Review) -> dict[str | None, tuple[str, ...]]:
    """Return by household code the columns in which an error keeps it from being classed."""
    found: dict[str | None, dict[str, None]] = {}
    survey = review.survey
    tables = {"households": survey.households, "members": survey.members, "income": survey.income}
    ids: dict[str, str] = {}
    for name, table in tables.items():
        if table is not None:
            by_name = {column.name: column.id for column in columns_of(name)}  # type: ignore[arg-type]
            headings = (
                *table.headings.items(),
                *(p for x in table.parts for p in x.headings.items()),
            )
            ids |= {heading: by_name.get(own, own) for own, heading in headings}
    for fault in review.faults:
        if fault.severity == "error" and fault.household and fault.column in ids:
            found.setdefault(fault.household, {})[ids[fault.column]] = None
    return {code: tuple(columns) for code, columns in found.items()}


def _of_results(results: Results, escaped: Tri | None) -> BookFacts:
    """Return the facts that results keep; those that they do not are unknown.

    The households without a class are behind those of `Kết quả`, as far as they are kept.
    """
    homes = _result_columns(results)
    lacks, sets = _results_lack(homes)
    homes[LACKS] = lacks
    gone = np.zeros(len(lacks), dtype=bool)
    kept = results.kept
    if kept is not None:
        homes, gone = _with_unscored(homes, kept.unscored, len(sets))
        sets = (*sets, (CLASS_COLUMN,))
        if kept.homes is not None:
            homes |= _kept_homes(kept.homes)
    homes["moi_thoat_ngheo"] = _newly_escaped(homes[CLASS_COLUMN], escaped)
    members: Columns = {HOME: np.empty(0, dtype=np.int64)}
    if kept is not None and kept.members is not None:
        members = _kept_members(kept.members, gone)
    homes = {name: values[~gone] for name, values in homes.items()}
    return BookFacts(results.info.commune, homes, members, sets, int(gone.sum()))


def _result_columns(results: Results) -> Columns:
    """Return the columns of `Kết quả` by the ids of the contract."""
    frame = results.households
    homes: Columns = {}
    for column in columns_of("households"):
        if column.name in frame and column.type not in ("date", "birth"):
            homes[column.id] = _typed(frame, column.name, column.type)
    homes[CLASS_COLUMN] = _settled(np.array(frame["klass"], dtype=object))
    homes["khu_vuc"] = np.array(frame["area"], dtype=object)
    homes["thu_nhap"] = frame["income"].to_numpy(dtype=np.float64)
    for item in founding_edition().indicators:
        states = frame.get(DEPRIVED + item.id)
        homes[f"th_{item.number:02}"] = (
            all_unknown(len(frame)) if states is None else states.to_numpy(dtype=np.int8)
        )
    return homes


def _kept_homes(frame: pd.DataFrame) -> Columns:
    """Return the facts of households that results keep beside `Kết quả`."""
    ids = {column.name: column.id for column in columns_of("households")}
    found: Columns = {ids[name]: frame[name].to_numpy(dtype=np.int8) for name in HOME_ANSWERS}
    found |= {ids[name]: frame[name].to_numpy(dtype=np.float64) for name in HOME_FIGURES}
    first, last = _ends(frame["separated_on"].to_numpy(dtype=np.float64))
    return {**found, "ngay_tach_ho": first, "ngay_tach_ho" + LAST: last}


def _results_lack(homes: Columns) -> tuple[NDArray[np.int32], tuple[tuple[str, ...], ...]]:
    """Return what the classes of results lack: the answers that are blank on `Kết quả`."""
    klass = homes[CLASS_COLUMN]
    found = np.full(len(klass), -1, dtype=np.int32)
    sets: dict[tuple[str, ...], int] = {}
    b1 = homes.get("diem_b1", np.full(len(klass), np.nan))
    for record in np.flatnonzero(klass == None).tolist():  # noqa: E711  element-wise
        figures = np.isnan(b1[record]) and np.isnan(homes["thu_nhap"][record])
        names = ["diem_b1", "thu_nhap"] if figures else []
        names += ["khu_vuc"] if homes["khu_vuc"][record] is None else []
        names += [
            name for name in homes if name.startswith("th_") and homes[name][record] == UNKNOWN
        ]
        wanted = tuple(names) or (CLASS_COLUMN,)
        found[record] = sets.setdefault(wanted, len(sets))
    return found, tuple(sets)


def _with_unscored(
    homes: Columns, unscored: pd.DataFrame, place: int
) -> tuple[Columns, NDArray[np.bool_]]:
    """Return the households of `Kết quả` with those without a class behind them, and who left."""
    count = len(unscored)
    ids = {column.name: column.id for column in columns_of("households")}
    more: Columns = {
        ids[name]: np.array(unscored[name], dtype=object)
        for name in ("code", "head_name", "village", "area")
        if name in unscored
    }
    more[LACKS] = np.full(count, place, dtype=np.int32)
    joined = {
        name: _stacked([homes[name], more.get(name)], [len(homes[name]), count]) for name in homes
    }
    gone = unscored["departed"].to_numpy(dtype=bool)
    return joined, np.concatenate([np.zeros(len(homes["ma_ho"]), dtype=bool), gone])


def _kept_members(frame: pd.DataFrame, gone: NDArray[np.bool_]) -> Columns:
    owner = frame["household"].to_numpy(dtype=np.int64)
    rows = np.flatnonzero(~gone[owner])
    place = np.cumsum(~gone) - 1
    numbers = frame["row"].to_numpy(dtype=np.float64) if "row" in frame else np.zeros(len(frame))
    found: Columns = {ROW: np.nan_to_num(numbers).astype(np.int64)}
    for column in columns_of("members"):
        if column.name in frame and column.type == "yes_no":
            found[column.id] = frame[column.name].to_numpy(dtype=np.int8)
        elif column.name in frame and column.type not in ("date", "birth"):
            found[column.id] = _typed(frame, column.name, column.type)
    first, last = _kept_births(frame)
    found |= {"ngay_sinh": first, "ngay_sinh" + LAST: last}
    found[BIRTH_WRITTEN] = (
        frame["born"].to_numpy(dtype=np.float64)
        if "born" in frame
        else frame["birth_year"].to_numpy(dtype=np.float64) * YEAR
    )
    return {HOME: place[owner[rows]], **{name: values[rows] for name, values in found.items()}}


def _kept_births(frame: pd.DataFrame) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the first and the last day on which members may be born.

    They are one where the birth is kept: a year alone counts from its first day, as in a survey. Of
    results that keep only the year of all births it may be any day of it.
    """
    if "born" in frame:
        first, _ = _ends(frame["born"].to_numpy(dtype=np.float64))
        return first, first
    return _ends(frame["birth_year"].to_numpy(dtype=np.float64) * YEAR)


def joined_facts(books: Sequence[BookFacts], on: date, edition: Edition) -> ProgrammeFacts:
    """Return the facts of several workbooks as one, with what follows from them on a day."""
    sizes = [len(book.households["ma_ho"]) for book in books]
    starts = np.cumsum([0, *sizes])
    sets = tuple(dict.fromkeys(one for book in books for one in book.class_lacks))
    homes = _together([_with_lacks(book, sets) for book in books], sizes)
    communes = [book.commune for book in books]
    names = {name: place for place, name in enumerate(dict.fromkeys(communes))}
    homes[COMMUNE] = np.repeat(np.array(communes, dtype=object), sizes)
    homes[PLACE] = np.repeat(np.array([names[name] for name in communes], dtype=np.int32), sizes)
    people = [_with_placeholders(book, size) for book, size in zip(books, sizes, strict=True)]
    for one, start in zip(people, starts.tolist(), strict=False):
        one[HOME] = one[HOME] + start
    members = _together(people, [len(one[HOME]) for one in people])
    low = _low_income(homes, on, edition)
    aged = _ages(members, on, edition)
    homes |= low[0]
    members |= aged[0]
    return ProgrammeFacts(
        on, frame_of(homes, copy=False), frame_of(members, copy=False), sets, {**low[1], **aged[1]}
    )


def _with_lacks(book: BookFacts, sets: tuple[tuple[str, ...], ...]) -> Columns:
    """Return the households of a workbook with the places of what classes lack among all."""
    places = np.array([*(sets.index(one) for one in book.class_lacks), -1], dtype=np.int32)
    return {**book.households, LACKS: places[book.households[LACKS]]}


def _with_placeholders(book: BookFacts, size: int) -> Columns:
    """Return the members of a workbook, and a blank row for each household that lists none."""
    members = dict(book.members)
    count = len(members[HOME])
    listed = np.bincount(members[HOME], minlength=size) > 0
    without = np.flatnonzero(~listed)
    own: Columns = {HOME: without, ROW: np.zeros(len(without), dtype=np.int64)}
    members.setdefault(ROW, np.zeros(count, dtype=np.int64))
    return {
        name: _stacked([values, own.get(name)], [count, len(without)])
        for name, values in members.items()
    }


def _together(books: Sequence[Columns], sizes: Sequence[int]) -> Columns:
    names = list(dict.fromkeys(name for book in books for name in book))
    return {name: _stacked([book.get(name) for book in books], sizes) for name in names}


def _stacked(parts: Sequence[NDArray[Any] | None], sizes: Sequence[int]) -> NDArray[Any]:
    """Return columns one below another; where a part lacks one it is blank."""
    kind = next(part for part in parts if part is not None).dtype
    return np.concatenate(
        [
            _blank(kind, size) if part is None else part
            for part, size in zip(parts, sizes, strict=True)
        ]
    )


def _blank(kind: "np.dtype[Any]", size: int) -> NDArray[Any]:
    if kind == np.int8:
        return all_unknown(size)
    if kind.kind == "M":
        return np.full(size, np.datetime64("NaT"), dtype=kind)
    if kind.kind == "O":
        return np.full(size, None, dtype=object)
    return np.full(size, np.nan if kind.kind == "f" else 0, dtype=kind)


Derived = tuple[Columns, dict[str, dict[str, NDArray[np.bool_]]]]
"""Columns that follow from others, and for each which columns it lacks, with who lacks them."""


def _low_income(homes: Columns, on: date, edition: Edition) -> Derived:
    """Return who has at most the income of a low-income worker (nd30-2025 Điều 1).

    Before the ceilings apply, and for editions without them, they are not at hand.
    """
    income, area = homes["thu_nhap"], homes["khu_vuc"]
    ceilings = np.full(len(income), np.nan)
    given = edition.values.get("low_income_worker", {})
    for one in AREAS:
        value = given[one].value if one in given and on.year >= CEILING_FROM else None
        ceilings[area == one] = np.nan if value is None else value
    known = ~np.isnan(income) & ~np.isnan(ceilings)
    nowhere = area == None  # noqa: E711  element-wise
    lacking = {
        "thu_nhap": np.isnan(income),
        "khu_vuc": nowhere,
        CEILING_COLUMN: np.isnan(ceilings) & ~nowhere,
    }
    return {"thu_nhap_thap": states_of(income <= ceilings, known)}, {"thu_nhap_thap": lacking}


def _ages(members: Columns, on: date, edition: Edition) -> Derived:
    """Return ages in months and years on a day, least and greatest, and who is of working age."""
    if "ngay_sinh" not in members:
        return {}, {}
    greatest = _months_old(members["ngay_sinh"], on)
    least = _months_old(members["ngay_sinh" + LAST], on)
    columns: Columns = {"tuoi_thang": least, "tuoi_thang" + LAST: greatest}
    columns |= {
        "tuoi": np.floor(least / MONTHS_IN_YEAR),
        "tuoi" + LAST: np.floor(greatest / MONTHS_IN_YEAR),
    }
    sex = members.get("gioi_tinh", np.full(len(least), None, dtype=object))
    first, last = (_working(months, sex, on, edition) for months in (least, greatest))
    working = np.where(first == last, first, UNKNOWN).astype(np.int8)
    blank = np.isnan(least)
    unclear = (least != greatest) & ~blank
    sexless = ~np.isin(sex, ("Nam", "Nữ"))
    columns["trong_tuoi_lao_dong"] = working
    lacking = {
        "trong_tuoi_lao_dong": {"ngay_sinh": blank | unclear, "gioi_tinh": sexless},
    }
    return columns, lacking


def _months_old(births: NDArray[Any], on: date) -> NDArray[np.float64]:
    return completed_months(pd.Series(births), on)


def _working(
    months: NDArray[np.float64], sex: NDArray[np.object_], on: date, edition: Edition
) -> Tri:
    """Return who is of working age; who has no known sex is where both sexes agree."""
    low = edition.cutoff("employment", "working_age") * MONTHS_IN_YEAR
    before = {
        one: (months >= low) & (months < retirement_months(edition, one, on.year))
        for one in ("men", "women")
    }
    man, woman = sex == "Nam", sex == "Nữ"
    certain = before["men"] == before["women"]
    state = np.where(man, before["men"], np.where(woman, before["women"], before["men"]))
    return states_of(state, ~np.isnan(months) & (man | woman | certain))
