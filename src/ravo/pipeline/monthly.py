"""A month of the monthly review: the list, the month's requests, and the decisions on them."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.criteria import Edition, load_edition
from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.faults import Fault, RavoError, unreadable, usage
from ravo.faults.unread import Unread
from ravo.files import RESULT_SUFFIX, resolved_path
from ravo.messages import Lang, Text, text
from ravo.pipeline.earlier_years import earlier_years
from ravo.pipeline.listener import Listener, written_together
from ravo.pipeline.outputs import checked_folder, refuse_inputs, spare
from ravo.pipeline.reviews import refuse_unfit
from ravo.places.lookup import commune_of
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, successors
from ravo.quotes import code_words
from ravo.register.names import closed_with_register
from ravo.results.reader import is_results, read_results
from ravo.review.verdicts import judge
from ravo.survey.options import ReadOptions
from ravo.survey.reader import survey_of
from ravo.survey.settings import ReadSettings, load_settings
from ravo.survey.survey import MONTHLY, PERIODIC, Info, Survey
from ravo.text import first_named
from ravo.workbook.opened import open_workbook
from ravo.xlsx.sheet_names import MONTH_LEDGER

if TYPE_CHECKING:
    import pandas as pd

    from ravo.changes.year import Year
    from ravo.monthly.calendar import ReviewMonth
    from ravo.monthly.month import MonthReview
    from ravo.monthly.movements import EarlierLists
    from ravo.monthly.requests import MonthRequest, MonthRequests
    from ravo.monthly.state import Lineage, MonthlyList


LIST_STEM, PAPERS_STEM = "danh-sach", "giay-to"


@dataclass(frozen=True)
class MonthlyRequest:
    """Which list and which requests of a month are read, and where the next list is written.

    `month` is as typed; None takes it from the workbook of requests. `history` are folders of
    earlier years, for households that fall again.
    """

    state: Path
    requests: Path
    out: Path
    reading: ReadOptions
    lang: Lang
    month: str | None = None
    history: Sequence[Path] = ()
    register: str | None = None


@dataclass(frozen=True)
class MonthlyOutcome:
    """The result of a month, the files that hold it, and the messages of its requests.

    `unread` is what of the workbook of requests was not read.
    """

    review: "MonthReview"
    files: tuple[Path, ...]
    faults: tuple[Fault, ...]
    unread: Unread


def apply_month(request: MonthlyRequest, listener: Listener) -> MonthlyOutcome:
    """Apply a month's requests to a list; write the next list and the papers of the month.

    Raises UsageProblem (exit code 2) for a month that does not follow the list, InputProblem (exit
    code 3) for a workbook that cannot be read.
    """
    from ravo.monthly.month import review_month
    from ravo.monthly.papers import write_papers
    from ravo.monthly.workbook import write_list

    checked_folder(request.out)
    settings = load_settings(request.reading)
    survey, month = _requests(request, settings)
    state = chosen_list(request.state, month)
    before = _list_before(state, settings, listener)
    refuse_stale(state, before.lineage, settings.passwords)
    names = {"state": state.name, "requests": request.requests.name}
    _in_order(before, month, survey.info, names, listener)
    requests = _judged(survey, before, state)
    before = replace(before, source=replace(before.source, path=_seen_from(request.out, state)))
    done = review_month(before, requests, month, _earlier(request, before, settings, listener))
    faults = (*faults_of(done), *_not_kept(done, state))
    for fault in faults:
        listener.fault(fault)
    target, papers = files_of(request.out, month)
    for path in (target, papers):
        refuse_inputs(path, [state, request.requests, *request.reading.files])
    closed = closed_with_register([state, request.requests], request.register)
    with closed, written_together(listener) as written:
        request.out.mkdir(parents=True, exist_ok=True)
        for path in (target, papers):
            spare(path, listener)
        write_list(done.after, target, request.lang)
        # It has citizen numbers: it is the working file of the officer who keeps the list.
        target.chmod(0o600)
        written.append(target)
        write_papers(done, papers, request.lang)
        written.append(papers)
    later = tuple(later_months(request.out, month, settings.passwords))
    for fault in later:
        listener.fault(fault)
    return MonthlyOutcome(done, (target, papers), (*faults, *later), survey.unread)


def _not_kept(done: "MonthReview", state: Path) -> Iterator[Fault]:
    """Yield a warning where the first list of a year's months lacks facts that a survey has."""
    from ravo.monthly.details import keeps_years_only

    if done.before.month.number == 0 and keeps_years_only(done.after.homes):
        yield Fault("RV-1099", params={"path": state.name})


def files_of(folder: Path, month: "ReviewMonth") -> tuple[Path, Path]:
    """Return the files of a month in a folder: the next list, and the month's papers."""
    return folder / f"{LIST_STEM}-{month}{RESULT_SUFFIX}", folder / f"{PAPERS_STEM}-{month}.xlsx"


def chosen_list(path: Path, month: "ReviewMonth") -> Path:
    """Return the list that a month begins with: the file, or the one in a folder.

    In a folder it is the last list of an earlier month of the year, else its only results. Raises
    UsageProblem (exit code 2) where there are none, or several.
    """
    if not path.is_dir():
        return path
    results = sorted(p for p in path.iterdir() if p.name.lower().endswith(RESULT_SUFFIX))
    lists = [files_of(path, replace(month, number=n))[0] for n in range(1, month.number)]
    earlier = [item for item in lists if item in results]
    if earlier:
        return earlier[-1]
    others = [item for item in results if not item.name.startswith(f"{LIST_STEM}-")]
    if len(others) != 1:
        raise usage("RV-1152", path=str(path), count=len(others), month=month.words)
    return others[0]


def refuse_stale(path: Path, lineage: "Lineage", passwords: tuple[str, ...]) -> None:
    """Raise UsageProblem where a list is based on one that was written anew since.

    Earlier lists are expected in their places; one that is missing cannot be compared.
    """
    here, at, seen = path, lineage, set[Path]()
    while at.base:
        before = resolved_path(here.parent / at.base_name)
        if before in seen or not before.is_file():
            return
        seen.add(before)
        earlier_lineage = _lineage_in(before, passwords)
        if earlier_lineage.own != at.base:
            raise usage("RV-1156", path=here.name, before=before.name)
        here, at = before, earlier_lineage


def _seen_from(folder: Path, path: Path) -> str:
    """Return the relative path from a folder to a file; its name alone if there is none."""
    try:
        return Path(os.path.relpath(resolved_path(path), resolved_path(folder))).as_posix()
    except ValueError:
        # The file is on another drive.
        return path.name


def later_months(folder: Path, month: "ReviewMonth", passwords: tuple[str, ...]) -> Iterator[Fault]:
    """Yield a warning about lists of later months in a folder whose base list has changed."""
    from ravo.monthly.calendar import MONTHS

    later = [replace(month, number=number) for number in range(month.number + 1, MONTHS + 1)]
    there = [one for one in later if files_of(folder, one)[0].is_file()]
    if not there:
        return
    now = _lineage_in(files_of(folder, month)[0], passwords)
    if _lineage_in(files_of(folder, there[0])[0], passwords).base == now.own:
        return
    words = ", ".join(one.words for one in there)
    yield Fault("RV-1155", params={"month": month.words, "months": words, "path": str(folder)})


def _lineage_in(path: Path, passwords: tuple[str, ...]) -> "Lineage":
    from ravo.monthly.state import NEW_LINEAGE
    from ravo.monthly.workbook import lineage_of

    try:
        return lineage_of(open_workbook(path, passwords))
    except RavoError:
        return NEW_LINEAGE


def _list_before(path: Path, settings: ReadSettings, listener: Listener) -> "MonthlyList":
    """Return the list that the month begins with.

    Raises InputProblem where the workbook is no results, or lacks facts that the list needs.
    """
    from ravo.monthly.workbook import list_of

    refuse_unfit(path, results=True)
    opened = open_workbook(path, settings.passwords)
    if not is_results(opened):
        return _list_of_survey(survey_of(opened, settings), path, listener)
    results = read_results(opened)
    if results.edited and (results.list_month is not None or MONTH_LEDGER in opened.parts):
        raise unreadable("RV-1157", path=path.name)
    for fault in results.faults:
        listener.fault(fault)
    if results.facts_lost or results.info.year is None:
        raise unreadable("RV-1150", path=path.name)
    _refuse_codes_twice(results.households["code"], path)
    listed = list_of(results, opened, _edition_of(results.edition_id, settings, path))
    if listed.without_details:
        params = {"path": path.name, "count": listed.without_details}
        listener.fault(Fault("RV-4086", params=params))
    return listed


def _list_of_survey(survey: Survey, path: Path, listener: Listener) -> "MonthlyList":
    """Return the list that opens a year, from the survey of the yearly review before it.

    Raises InputProblem for requests of a month, and for a survey that could not be judged.
    """
    from ravo.monthly.state import list_of_review

    if survey.info.period == MONTHLY or survey.info.year is None:
        raise unreadable("RV-1149", path=path.name)
    review = judge(survey)
    if review.edition is None or review.verdict == "rejected":
        raise unreadable("RV-1158", path=path.name)
    _refuse_codes_twice(survey.households.frame["code"], path)
    waiting = int(review.unreviewed.sum())
    if waiting:
        params = {"path": path.name, "count": waiting, "all": len(review.unreviewed)}
        listener.fault(Fault("RV-1092", params=params))
    return list_of_review(review, review.edition)


def _refuse_codes_twice(codes: "pd.Series[str]", path: Path) -> None:
    """Raise InputProblem where several households have one code."""
    known = codes.dropna()
    if again := list(dict.fromkeys(known[known.duplicated()])):
        named = first_named([code_words(str(code)) for code in again])
        raise unreadable("RV-1153", path=path.name, count=len(again), codes=named)


def _edition_of(id: str | None, settings: ReadSettings, path: Path) -> Edition:
    """Return the edition that judged the list; one of the province comes with `--edition`."""
    if settings.edition is not None and settings.edition.id == id:
        return settings.edition
    try:
        return load_edition(id or "")
    except RavoError:
        raise unreadable("RV-1148", path=path.name, list=id or "?", requests="?") from None


def _requests(request: MonthlyRequest, settings: ReadSettings) -> tuple[Survey, "ReviewMonth"]:
    """Return the survey of the requests, dated, and its month."""
    path = request.requests
    refuse_unfit(path)
    survey = survey_of(open_workbook(path, settings.passwords), settings)
    month = _month(request.month, survey, path)
    day = survey.info.review_date or month.first_review_day
    return replace(survey, info=replace(survey.info, review_date=day)), month


def _judged(survey: Survey, before: "MonthlyList", state: Path) -> "MonthRequests":
    """Return the requests as judged by the review.

    Raises UsageProblem where they are not judged by the criteria of the list.
    """
    from ravo.monthly.requests import requests_of, with_average_requests, with_unexplained

    if survey.edition is not None and survey.edition.checksum != before.edition.checksum:
        params = {"list": before.edition.id, "requests": survey.edition.id}
        raise usage("RV-1148", path=state.name, **params)
    return with_unexplained(requests_of(judge(with_average_requests(survey))), before.homes)


def _month(typed: str | None, survey: Survey, path: Path) -> "ReviewMonth":
    """Return the month of the requests, as typed or by `Ngày chốt số liệu`.

    Raises UsageProblem where neither gives it, where the two differ, or for a yearly review.
    """
    from ravo.monthly.calendar import ReviewMonth, month_of

    info = survey.info
    if info.period == PERIODIC:
        raise usage("RV-1142", path=path.name)
    day = info.review_date
    written = None if day is None else ReviewMonth(day.year, day.month)
    month = written if typed is None else month_of(typed)
    if month is None:
        raise usage("RV-1140", path=path.name, value=typed or text("monthly.no_date"))
    for other in (written, None if info.year is None else ReviewMonth(info.year, month.number)):
        if other not in (None, month):
            raise usage("RV-1141", path=path.name, month=month.words, other=other.words)
    return month


def _in_order(
    before: "MonthlyList",
    month: "ReviewMonth",
    info: Info,
    names: dict[str, str],
    listener: Listener,
) -> None:
    """Raise UsageProblem where the month or its commune does not follow the list."""
    if before.month.year != month.year:
        raise usage("RV-1146", month=month.words, year=str(before.month.year), **names)
    if month.number <= before.month.number:
        last = before.month.words
        raise usage("RV-1143", month=month.words, last=last, **names)
    _same_commune(before.info, info, names, listener)
    if missed := before.missed(month):
        words = ", ".join(f"{number}/{month.year}" for number in missed)
        listener.fault(Fault("RV-1144", params={"months": words, **names}))


def _same_commune(was: Info, now: Info, names: dict[str, str], listener: Listener) -> None:
    """Raise UsageProblem for requests of another commune than that of the list.

    A commune that became part of a new commune on 1/7/2025 is reported, as its list is only a part.
    """
    old, new = commune_of(was), commune_of(now)
    both = {"listed": was.commune or "?", "asked": now.commune or "?", **names}
    if old.unit is None or new.unit is None:
        if (was.commune, was.province) != (now.commune, now.province):
            raise usage("RV-1145", **both)
        return
    if old.unit.code == new.unit.code:
        return
    became = {unit.code for unit in successors(old.unit.code)}
    if (now.map_year or 0) >= FIRST_YEAR_OF_NEW_MAP and new.unit.code in became:
        listener.fault(Fault("RV-1151", params=both))
        return
    raise usage("RV-1145", **both)


def _earlier(
    request: MonthlyRequest, before: "MonthlyList", settings: ReadSettings, listener: Listener
) -> "EarlierLists":
    """Return who was poor or near-poor in the earlier years that the folders hold."""
    from ravo.monthly.movements import EarlierLists

    if not (request.history or request.register):
        return EarlierLists()
    years = earlier_years(
        request.history, request.register, before.month.year - 1, settings, listener
    )
    return EarlierLists(
        _codes(years, (HouseholdClass.poor.value,)), _codes(years, tuple(map(str, LISTED)))
    )


def _codes(years: "Sequence[Year]", classes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        str(code)
        for year in years
        for code in year.households.loc[year.households["klass"].isin(classes), "code"]
    )


FAULT_OF = {
    "twice": "RV-655",
    "not_listed": "RV-656",
    "gone_unknown": "RV-656",
    "same_class": "RV-657",
    "needs_escape": "RV-657",
    "worse": "RV-657",
    "other_head": "RV-658",
    "same_person": "RV-659",
    "member_elsewhere": "RV-666",
    "two_codes": "RV-666",
    "no_origin": "RV-667",
    "took_in": "RV-667",
    "asks_and_left": "RV-668",
    "conflict": "RV-662",
    "contradicts": "RV-662",
    "no_income": "RV-661",
    "no_request": "RV-660",
    "no_code": "RV-660",
    "undetermined": "RV-661",
    "rejected": "RV-662",
    "left_before": "RV-663",
    "average_below": "RV-664",
    "denies": "RV-665",
    "unknown_leaver": "RV-643",
    "came_before": "RV-644",
    "no_reason": "RV-645",
    "some_left": "RV-647",
    "half_move": "RV-4094",
    "waiting": "RV-649",
}
"""The message for each reason why a request has to be cleared up."""
AGAINST = "RV-1556"
"""The message of a row whose answers alone are in doubt; a survey would be classed by them."""
UNASKED = "RV-648"
"""The message of a household that moved in and is recognised without a request."""


def _who(request: "MonthRequest") -> Text:
    """Return the household of a request in the words of a message."""
    if not request.code:
        return text("monthly.no_code_there")
    return text("monthly.household").filled(code=request.code)


def faults_of(done: "MonthReview") -> Iterator[Fault]:
    """Yield the message of each request that has to be cleared up, with its cell."""
    from ravo.monthly.words import listed_words, request_words

    for decision in done.decisions:
        code = UNASKED if decision.unasked else FAULT_OF.get(decision.why)
        if code is None:
            continue
        request = decision.request
        if decision.why == "contradicts" and _answers_alone(request):
            code = AGAINST
        yield Fault(
            code,
            household=request.code or None,
            sheet=request.sheet,
            cell=request.cell,
            params={
                "listed": listed_words(decision.before),
                "scored": listed_words(request.scored),
                "asked": request_words(decision),
                "other": decision.other,
                "who": _who(request),
                "cells": [f"{one.sheet}!{one.cell}" for one in request.doubts],
                "people": [one.cell or text("monthly.row_gone") for one in decision.doubted],
            },
        )
    for one in done.strays:
        sheet, _, cell = one.cell.rpartition("!")
        reason = one.reason or text("monthly.no_reason_given")
        yield Fault("RV-4089", sheet=sheet, cell=cell, params={"reason": reason})
    yield from _headless(done)
    yield from _ignored(done)


def _answers_alone(request: "MonthRequest") -> bool:
    """Return whether answers that contradict the facts are all that prevents a decision."""
    from ravo.monthly.requests import AGAINST_FACTS

    return all(fault.code == AGAINST_FACTS for fault in request.doubts)


def _headless(done: "MonthReview") -> Iterator[Fault]:
    """Yield a warning for each household of the list whose head left and that has no adult."""
    from ravo.survey.new_heads import lacks_head

    for decision in done.decisions:
        request = decision.request
        head = done.requests.homes.frame["head_name"].iat[request.place]
        left = any(not one.came for one in decision.people)
        if left and lacks_head(head):
            yield Fault("RV-646", household=request.code, sheet=request.sheet, cell=request.cell)


def _ignored(done: "MonthReview") -> Iterator[Fault]:
    """Yield a warning about cells that differ from the list but have no effect."""
    from ravo.monthly.ignored import ignored_cells

    cells = list(ignored_cells(done.before.homes, done.requests, done.decisions))
    if cells:
        params = {"count": len(cells), "cells": first_named(cells)}
        sheet = done.requests.review.survey.households.sheet
        yield Fault("RV-669", sheet=sheet, params=params)
