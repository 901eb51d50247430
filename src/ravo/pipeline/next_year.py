"""The survey workbook of the next review, opened with last year's list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.blanks.carried_list import (
    KEPT,
    MEMBER_KEPT,
    WITHIN_YEAR,
    CarriedList,
    LastYearList,
    carried_list,
)
from ravo.faults import Fault, unreadable, usage
from ravo.monthly.calendar import ReviewMonth, month_of
from ravo.pipeline.inherited_faults import inherited_faults
from ravo.pipeline.joined_communes import left_out_fault
from ravo.pipeline.listener import Listener
from ravo.pipeline.registered_lists import register_among, registered_lists
from ravo.pipeline.reviews import spread
from ravo.pipeline.years import gathered_years, read_books
from ravo.places import WrittenPlace, commune_of
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, Unit, successors
from ravo.places.units import commune as commune_by_code
from ravo.quotes import code_words
from ravo.results.facts_sheets import lost_facts
from ravo.results.results import Results
from ravo.review.review import Review
from ravo.survey.departures import departed, people_left
from ravo.survey.left_members import GONE
from ravo.survey.members import owners
from ravo.survey.options import FLAGS, ReadOptions
from ravo.survey.settings import load_settings
from ravo.survey.survey import AREA_WORDS, OFFICERS, PERIODIC, PLACE, TOTALS, Info, Survey
from ravo.survey.unreviewed import DWELLING
from ravo.survey.year_people import NAMES as YEAR_PEOPLE
from ravo.text import first_named
from ravo.typed_columns import TypedColumns, are_in
from ravo.workbook.opened import open_workbook

if TYPE_CHECKING:
    from ravo.monthly.households import ListedHomes


@dataclass(frozen=True)
class NextYearRequest:
    """Which lists of last year are carried into which year's survey workbook.

    `sources` are surveys, results or folders of one commune, or of those that became one. `year` is
    the new review year, None for the year after theirs, or for that of a month's list; `words`
    (province, district, commune) and `code` name the commune where it is not the one in the
    sources. `keep_facts` is whether the facts of the dwelling are carried as well; None carries
    those of a month's list, and all of them into the workbook of a month. `reading` has the options
    for reading the sources. With a `month` it is the workbook of that month's requests, whose list
    may be of its year. One source alone may be a register, a file or the URL of a server: `words`
    or `code` choose the commune whose last lists are carried.
    """

    sources: Sequence[Path | str]
    year: int | None = None
    code: str | None = None
    words: tuple[str | None, str | None, str | None] = (None, None, None)
    keep_facts: bool | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)
    month: ReviewMonth | None = None


@dataclass(frozen=True)
class NextYearList:
    """The new survey's contents, its year and the values of its sheet `Thông tin`.

    `last` is the year of the lists, `books` the workbooks that hold them. `renamed` names the
    communes of the lists where these became another one; else it is empty. `officers_left` is true
    where the names of the preparer and signer are left blank though last year's list has them.
    `list_month` is the latest month of the lists where they are of months of the same year: their
    classes at the start of that year open the new workbook.
    """

    year: int
    last: int
    info: Mapping[str, object]
    content: CarriedList
    renamed: str = ""
    officers_left: bool = False
    books: tuple[Path, ...] = ()
    list_month: ReviewMonth | None = None


def next_year_list(request: NextYearRequest, listener: Listener) -> NextYearList:
    """Return last year's list as the contents of the next survey workbook.

    Raises InputProblem (exit code 3) for a workbook that cannot be read, UsageProblem (exit code 2)
    for lists of several years, of the new year or later, or of communes that have not become one.
    """
    register = register_among(request.sources)
    if register is None:
        books, lists = _of_workbooks(request, listener)
    else:
        books = [Path(register)]
        lists, request = _of_register(register, request, listener)
    for path, part in lists:
        if not len(part.households):
            raise usage("RV-1094", path=path.name)
        for fault in _lacks(path, part, request):
            listener.fault(fault)
    for fault in _without_births(lists, request, of_register=register is not None):
        listener.fault(fault)
    year = _year_of(lists, request, listener)
    _refuse_twice(lists)
    lists = [(path, _for_year(part, year, request.month)) for path, part in lists]
    info = _info_of(lists, request, year)
    code = _code_on_new_map(info, year if request.month is None else request.month.map_year)
    left_out = left_out_fault([part.info for _, part in lists], info["commune"], code)
    if left_out is not None:
        listener.fault(left_out)
    content = carried_list([part for _, part in lists], info, keep_facts=_keeps(lists, request))
    if content.twice:
        named = first_named([code_words(code) for code in content.twice])
        raise usage("RV-1082", path=_names(books), count=len(content.twice), codes=named)
    last = lists[0][1].info.year or year
    before = dict.fromkeys(part.info.commune or "?" for _, part in lists)
    same = list(before) == [info["commune"]]
    officers = any(getattr(part.info, name) for _, part in lists for name in OFFICERS)
    blank = officers and not any(info.get(name) for name in OFFICERS)
    renamed = "" if same else ", ".join(before)
    months = [month_of(part.list_month or "") for _, part in lists if part.within_year]
    latest = max((month for month in months if month is not None), default=None)
    return NextYearList(year, last, info, content, renamed, blank, tuple(books), latest)


def _of_workbooks(
    request: NextYearRequest, listener: Listener
) -> tuple[Sequence[Path], list[tuple[Path, LastYearList]]]:
    """Return the workbooks of the sources, and their lists."""
    gathered = gathered_years([Path(source) for source in request.sources], recursive=False)
    listener.passed_over(gathered.faults)
    lists = [
        _list_of(item, path, listener)
        for path, item in _read(gathered.books, request.reading, listener)
    ]
    return gathered.books, _joined(
        [(path, _with_kept(part, path, request, listener)) for path, part in lists]
    )


def _of_register(
    register: str, request: NextYearRequest, listener: Listener
) -> tuple[list[tuple[Path, LastYearList]], NextYearRequest]:
    """Return the lists of the chosen commune, and the request for that commune.

    Raises UsageProblem for an option for reading workbooks: the register's lists are already read.
    """
    from ravo.register.last_lists import WantedCommune

    if given := list(request.reading.given()):
        raise usage("RV-1269", option=FLAGS[given[0]])
    if request.keep_facts or request.month is not None:
        listener.fault(Fault("RV-1268"))
    province, district, commune = request.words
    wanted = WantedCommune(commune, request.code, district, province)
    month = None if request.month is None else str(request.month)
    registered = registered_lists(register, wanted, request.year, listener, month)
    chosen = replace(request, code=registered.code, words=(None, None, None), keep_facts=False)
    return registered.lists, chosen


def _read(
    books: Sequence[Path], reading: ReadOptions, listener: Listener
) -> Iterator[tuple[Path, Review | Results]]:
    """Yield each workbook with its contents; each gets its own lines of a corrections file."""
    settings, _ = spread(load_settings(reading), books, listener)
    if reading.corrections is None and books:
        yield from zip(books, read_books(books, settings[books[0]], listener), strict=True)
        return
    for book in books:
        yield from zip([book], read_books([book], settings[book], listener), strict=True)


def _list_of(item: Review | Results, path: Path, listener: Listener) -> tuple[Path, LastYearList]:
    """Return the list of one workbook; facts that results lack for it are reported."""
    waiting = int(_unreviewed(item).sum())
    if waiting:
        params = {"path": path.name, "count": waiting, "all": len(_unreviewed(item))}
        listener.fault(Fault("RV-1092", params=params))
    for fault in inherited_faults(item, path):
        listener.fault(fault)
    if isinstance(item, Review):
        return path, _of_review(item)
    no_members = item.facts_lost & {"old", "members"}
    if no_members:
        listener.fault(Fault("RV-1083", params={"path": path.name}))
    for fault in lost_facts(item.info.year or 0, [(path.name, item.facts_lost - no_members)]):
        listener.fault(fault)
    return path, _of_results(item)


def _with_kept(
    part: LastYearList, path: Path, request: NextYearRequest, listener: Listener
) -> LastYearList:
    """Return a list with the further facts that a month's list keeps, if it is one.

    Raises InputProblem where these facts were changed.
    """
    from ravo.monthly.details import in_order_of
    from ravo.monthly.workbook import details_of, facts_in, people_of

    if part.list_month is None:
        return part
    book = open_workbook(path, load_settings(request.reading).passwords)
    facts = facts_in(book)
    try:
        details, moved = details_of(book, facts), people_of(book, facts)
        lines = [
            [line.code, line.name, line.relation, line.birth_year, line.reason] for line in moved
        ]
        part = replace(part, year_people=pd.DataFrame(lines, columns=list(YEAR_PEOPLE)))
        if details is None:
            return part
        codes = ["" if code is None else str(code) for code in part.households["code"].tolist()]
        members = part.members
        people = None if members is None else members.assign(birth_year=members["birth"])
        details, lost = in_order_of(details, codes, people)
    except ValueError:
        raise unreadable("RV-1147", path=path.name) from None
    if lost:
        listener.fault(Fault("RV-4086", params={"path": path.name, "count": lost}))
    if members is not None and details.people is not None:
        members = members.assign(**{str(name): details.people[name] for name in details.people})
    homes = part.households.assign(**{str(name): details.homes[name] for name in details.homes})
    return replace(part, households=homes, members=members)


def _joined(lists: Sequence[tuple[Path, LastYearList]]) -> list[tuple[Path, LastYearList]]:
    """Return the lists; those of months get the facts they lack from the survey before their year.

    Such a survey is then no list of its own: households and classes are those of the month's list.
    """
    months = [part for _, part in lists if part.list_month is not None]
    surveys = {
        path: part
        for path, part in lists
        if not part.of_results and any(_opens(part, month) for month in months)
    }
    joined = []
    for path, part in lists:
        if path in surveys:
            continue
        own = (one for one in surveys.values() if part.list_month and _opens(one, part))
        joined.append((path, reduce(_with_details, own, part)))
    return joined


def _opens(survey: LastYearList, month: LastYearList) -> bool:
    """Return whether a survey is of the yearly review before the year of a month's list."""
    years = survey.info.year, month.info.year
    return None not in (survey.place, *years) and (
        survey.place == month.place and survey.info.year == (month.info.year or 0) - 1
    )


def _with_details(part: LastYearList, survey: LastYearList) -> LastYearList:
    from ravo.monthly.details import with_details_of

    own, other = _as_homes(part), _as_homes(survey)
    filled = with_details_of(own, other)
    homes = filled.frame.dropna(axis=1, how="all")
    households = part.households.assign(**{str(name): homes[name] for name in homes})
    if part.members is None or filled.people is None:
        return replace(part, households=households)
    details = {name: filled.people[name] for name in ("birth", "citizen_id")}
    return replace(part, households=households, members=part.members.assign(**details))


def _as_homes(part: LastYearList) -> "ListedHomes":
    """Return the columns of a list that identify people, and the details to fill in."""
    from ravo.monthly.details import HOME_DETAILS, birth_year
    from ravo.monthly.households import homes_with

    names = ["code", "head_name", "tail", *HOME_DETAILS]
    people = part.members
    if people is not None:
        people = people.reindex(columns=["household", "name", "birth", "citizen_id"])
        births = people["birth"].astype(object).where(people["birth"].notna(), None)
        years = [birth_year(birth) for birth in births.tolist()]
        people = people.assign(birth=births, birth_year=np.array(years, dtype=np.float64))
    return homes_with(part.households.reindex(columns=names).astype(object), people)


def _keeps(lists: Sequence[tuple[Path, LastYearList]], request: NextYearRequest) -> bool:
    """Return whether the facts of dwellings are carried."""
    if request.keep_facts is not None:
        return request.keep_facts
    return request.month is not None or any(part.list_month is not None for _, part in lists)


def _lacks(path: Path, part: LastYearList, request: NextYearRequest) -> Iterator[Fault]:
    """Yield the facts of people and dwellings that results lack and a survey would have.

    For results that open a year of months it is one warning, as all months of the year lack them.
    """
    if not part.of_results:
        return
    params = {"path": path.name}
    if request.month is not None and part.list_month is None:
        yield Fault("RV-1099", params=params)
        return
    homes = part.households
    facts = any(homes[name].notna().any() for name in DWELLING if name in homes)
    if request.keep_facts and not facts:
        yield Fault("RV-1095", params=params)


def _without_births(
    lists: Sequence[tuple[Path, LastYearList]], request: NextYearRequest, *, of_register: bool
) -> Iterator[Fault]:
    """Yield one fault for the results that lack days of birth and citizen numbers.

    A register has to add the survey itself, so that records about its people can be carried too.
    """
    from ravo.monthly.details import years_only

    files = [
        path.name
        for path, part in lists
        # For results that open a year of months a single warning covers all such facts: RV-1099.
        if part.of_results and not (request.month is not None and part.list_month is None)
        if part.members is not None and years_only(part.members)
    ]
    if files:
        yield Fault("RV-1448" if of_register else "RV-1096", params={"path": first_named(files)})


def _unreviewed(item: Review | Results) -> NDArray[np.bool_]:
    """Return which households of a list nobody had reviewed when it was written."""
    if isinstance(item, Review):
        return item.unreviewed
    return item.households["unreviewed"].to_numpy(dtype=bool)


def _of_review(review: Review) -> LastYearList:
    survey = review.survey
    frame = survey.households.frame
    names = [name for name in (*KEPT, *DWELLING, "area") if name in frame]
    households = frame[names].reset_index(drop=True)
    households["klass"] = review.verdicts.klass
    households["area"] = [AREA_WORDS.get(word) for word in households["area"]]
    households["separated_on"] = pd.Series(survey.households.births("separated_on"), dtype=object)
    households["gone"] = departed(survey)
    members = None
    unknown = 0
    if survey.members is not None:
        owner = owners(survey.households, survey.members)
        unknown = int((owner < 0).sum())
        people = survey.members.frame[list(MEMBER_KEPT)].assign(household=owner, gone=False)
        people["birth"] = pd.Series(survey.members.births("birth"), dtype=object)
        members = people[owner >= 0].reset_index(drop=True)
    return LastYearList(
        survey.info,
        households,
        members,
        default_area=survey.info.area,
        people_left=_people_left(survey),
        people_gone=survey.departures.rows if survey.departures else 0,
        people_unknown=unknown,
        place=_place(survey.info),
    )


def _people_left(survey: Survey) -> int:
    """Return how many people died or moved away; who moved to a new household is not counted."""
    left = people_left(survey)
    return int(are_in(left["change_reason"], GONE).sum()) if "change_reason" in left else 0


def _of_results(results: Results) -> LastYearList:
    scored = results.households
    more = () if results.list_month is None else ("opening_class", *WITHIN_YEAR)
    names = [name for name in (*KEPT, "klass", "area", *more) if name in scored]
    tables = [scored[names].assign(gone=False)]
    members = None
    if results.kept is not None:
        rest = results.kept.unscored.frame
        names = [name for name in (*KEPT, "area", *more) if name in rest]
        tables.append(rest[names].assign(klass=None, gone=rest["departed"]))
        kept = results.kept.members
        members = None if kept is None else _of_kept(kept)
    households = pd.concat([table for table in tables if len(table)] or tables, ignore_index=True)
    info, month = results.info, results.list_month
    place = _place(info)
    return LastYearList(
        info, households, members, info.area, place=place, list_month=month, of_results=True
    )


def _of_kept(members: TypedColumns) -> pd.DataFrame:
    people = members.frame.assign(gone=False, birth=members["birth_year"])
    return people[["household", "gone", *(name for name in MEMBER_KEPT if name in people)]]


def _for_year(part: LastYearList, year: int, month: ReviewMonth | None) -> LastYearList:
    """Return a list in the form that the workbook of a year carries.

    A month's list opens the yearly review of its own year with the classes at the start of that
    year, and with the households that left or came during it: forms 2 and 3 count from there. Any
    other workbook is opened with the present classes of the list.
    """
    if part.list_month is None:
        return part
    if part.info.year == year and month is None:
        return replace(part, within_year=True)
    own = ["opening_class", *WITHIN_YEAR]
    return replace(part, households=part.households.drop(columns=own, errors="ignore"))


def _year_of(
    lists: Sequence[tuple[Path, LastYearList]], request: NextYearRequest, listener: Listener
) -> int:
    """Return the new review year. Raises UsageProblem where the lists are not of a year before."""
    if request.month is not None:
        _follows(lists, request.month, listener)
    years = {part.info.year: path for path, part in lists}
    if None in years or len(years) > 1:
        shown = ", ".join(f"{path.name} ({year or '?'})" for year, path in years.items())
        raise usage("RV-1072", files=shown)
    last = next(year for year in years if year is not None)
    monthly = all(part.list_month is not None for _, part in lists)
    year = (last if monthly else last + 1) if request.year is None else request.year
    files = ", ".join(_named(path, part) for path, part in lists)
    if last > year or (last == year and request.month is None and not monthly):
        raise usage("RV-1073", files=files, last=str(last), year=str(year))
    if last < year - 1:
        params = {"files": files, "last": str(last), "year": str(year)}
        listener.fault(Fault("RV-1074", params=params))
    return year


def _follows(
    lists: Sequence[tuple[Path, LastYearList]], month: ReviewMonth, listener: Listener
) -> None:
    """Raise UsageProblem where a month does not follow a list; skipped months are reported."""
    for path, part in lists:
        if part.info.year is None:
            continue
        last = month_of(part.list_month or "") or ReviewMonth(part.info.year + 1, 0)
        if last.year != month.year:
            params = {"month": month.words, "path": path.name, "year": str(last.year)}
            raise usage("RV-1098", **params)
        if last.number >= month.number:
            raise usage("RV-1097", month=month.words, path=path.name, last=last.words)
        if missed := range(last.number + 1, month.number):
            words = ", ".join(f"{number}/{month.year}" for number in missed)
            listener.fault(Fault("RV-1144", params={"months": words, "state": path.name}))


def _named(path: Path, part: LastYearList) -> str:
    """Return the name of a workbook, with its month where it is a month's list."""
    month = month_of(part.list_month or "")
    return path.name if month is None else f"{path.name} ({month.words})"


def _refuse_twice(lists: Sequence[tuple[Path, LastYearList]]) -> None:
    """Raise UsageProblem where one list, or two lists of one commune, have a household twice."""
    seen: dict[tuple[str, object], Path] = {}
    for path, part in lists:
        codes = part.households["code"].dropna()
        again = list(dict.fromkeys(codes[codes.duplicated()]))
        if again:
            named = first_named([code_words(str(code)) for code in again])
            raise usage("RV-1082", path=path.name, count=len(again), codes=named)
        unit = commune_of(part.info).unit
        place = unit.code if unit else _key(part.info)
        for code in codes:
            other = seen.setdefault((place, code), path)
            if other != path:
                raise usage("RV-1079", files=f"{other.name}, {path.name}", household=code)


def _info_of(
    lists: Sequence[tuple[Path, LastYearList]], request: NextYearRequest, year: int
) -> dict[str, object]:
    """Return the new sheet `Thông tin`: the commune that the lists became, and the officers.

    Raises UsageProblem where the lists are of communes that are not one in `year`, or where the
    command names another commune.
    """
    on_map = year if request.month is None else request.month.map_year
    places = {path: _unit_now(part.info, on_map) for path, part in lists}
    wanted = _wanted(request, on_map)
    units = {unit.code: unit for fitting in places.values() for unit in fitting}
    shared = [c for c in units if all(c in {u.code for u in f} for f in places.values())]
    if wanted is not None and units and wanted.code not in shared:
        names = ", ".join(unit.name for unit in units.values())
        raise usage("RV-1075", wanted=wanted.name, files=_names(places), names=names)
    written = {_key(part.info) for _, part in lists}
    if (units and len(shared) != 1 and wanted is None) or (not units and len(written) > 1):
        communes = [unit.name for unit in units.values()] or sorted(written)
        raise usage("RV-1076", files=_names(places), names=", ".join(communes), year=str(year))
    unit = wanted or (units[shared[0]] if shared else None)
    info = lists[0][1].info
    base: dict[str, object] = {"year": year, "period": PERIODIC}
    if request.month is not None:
        base |= request.month.info
    if unit is None or all(unit == commune_of(part.info).unit for _, part in lists):
        # Another commune has other officers, and other totals.
        kept = OFFICERS if request.month is None else (*OFFICERS, *TOTALS)
        base |= {name: getattr(info, name) for name in kept}
    if unit is None:
        return {**base, **{name: getattr(info, name) for name in PLACE}}
    return {
        **base,
        "province": unit.province,
        "district": unit.district,
        "commune": unit.name,
        "commune_code": unit.code,
    }


def _code_on_new_map(info: Mapping[str, object], year: int) -> str | None:
    """Return the code of a new survey's commune if it is on the map since 1/7/2025, else None."""
    code = info.get("commune_code")
    return code if isinstance(code, str) and year >= FIRST_YEAR_OF_NEW_MAP else None


def _names(paths: Iterable[Path]) -> str:
    return ", ".join(path.name for path in paths)


def _place(info: Info) -> str | None:
    """Return the code of the commune that is used; the written one may be another."""
    unit = commune_of(info).unit
    return unit.code if unit else info.commune_code


def _key(info: Info) -> str:
    return ", ".join(name for name in (info.commune, info.district, info.province) if name)


def _unit_now(info: Info, year: int) -> tuple[Unit, ...]:
    """Return the communes of the map of `year` that a commune is or became; empty if unknown."""
    unit = commune_of(info).unit
    if unit is None:
        return ()
    if (info.map_year or year) < FIRST_YEAR_OF_NEW_MAP <= year:
        return successors(unit.code)
    return (unit,)


def _wanted(request: NextYearRequest, year: int) -> Unit | None:
    """Return the commune that the command names, on the map of `year`.

    Raises UsageProblem for an unknown code.
    """
    if request.code:
        return commune_by_code(request.code, year)
    if not any(request.words):
        return None
    return commune_of(WrittenPlace(year, *request.words)).unit
