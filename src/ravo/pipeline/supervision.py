"""Supervision of a year's results: workbooks of two years → columns → findings → outputs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TextIO

import numpy as np

from ravo.changes import doubled_keys
from ravo.changes.links import Links
from ravo.changes.pairs import Pairing, pair_years
from ravo.changes.repeated_lists import repeated_faults
from ravo.faults import Fault, usage
from ravo.faults.unread import Unread
from ravo.files import whole_file, write_whole_text
from ravo.formats import SuperviseFormat
from ravo.messages import Lang, text
from ravo.pipeline.documents import free_names
from ravo.pipeline.earlier_years import with_registered_answers, year_before_in
from ravo.pipeline.listener import Listener, written_together
from ravo.pipeline.outputs import checked_folder, refuse_inputs, spare
from ravo.pipeline.supervised_years import (
    DeathsOfBook,
    SupervisedYear,
    code_of,
    invented_communes,
    lines_of,
    read_supervised_year,
    supervised_households,
)
from ravo.pipeline.years import TwoYears, gathered_two, surviving_to
from ravo.printable import dumped_json
from ravo.quotes import code_words, quoted
from ravo.register.names import closed_with_register
from ravo.supervision.households import SupervisedHouseholds
from ravo.supervision.letters import letters
from ravo.supervision.revisit_sheet import read_revisit_sheet
from ravo.supervision.revisits import revisits_of
from ravo.supervision.supervised import SampleRule, Supervision, supervise
from ravo.supervision.supervision_json import supervision_json
from ravo.supervision.supervision_page import supervision_page
from ravo.supervision.supervision_text import supervision_lines
from ravo.supervision.supervision_workbook import write_sample_workbook, write_supervision_workbook
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings, load_settings
from ravo.text import few_of, first_named, loose_key

FILE, PAGE, LETTER = "giam-sat.xlsx", "giam-sat.html", "tham-lai-"
SAMPLE = "mau-tham-lai.xlsx"
"""The file name of the sheet to fill in at the households."""
NAMED_ROWS = 20
"""The most rows of a returned sheet that are reported singly."""


@dataclass(frozen=True)
class SuperviseRequest:
    """Which results are supervised, with those of the year before, and the outputs to write."""

    results: Sequence[Path]
    lang: Lang
    reading: ReadOptions = field(default_factory=ReadOptions)
    previous: Sequence[Path] = ()
    register: str | None = None
    out: Path | None = None
    format: SuperviseFormat = "text"
    announced: date | None = None
    today: date = field(default_factory=lambda: date.today())  # noqa: DTZ011  the officer's day
    tolerable: float = 0.05
    recheck: Path | None = None
    recursive: bool = False


@dataclass(frozen=True)
class _SuperviseOrder:
    """Supervision whose inputs are listed and whose output is checked."""

    request: SuperviseRequest
    survey: ReadSettings
    years: TwoYears
    listener: Listener


def share_given(written: str) -> float:
    """Return a share as typed: 0,05 or 0.05.

    Raises UsageProblem (exit code 2) unless it is over 0 and at most 1.
    """
    try:
        share = float(written.strip().replace(",", "."))
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise usage("RV-1424", value=quoted(written))
    return share


def write_supervision(request: SuperviseRequest, listener: Listener, *, to: TextIO) -> Unread:
    """Write the findings to `to`, and files where a folder is given; return what was not read.

    Raises UsageProblem (exit code 2) for inputs that do not go together, InputProblem (exit code 3)
    for a workbook that cannot be read.
    """
    if request.announced is not None and request.announced > request.today:
        raise usage("RV-1491", day=request.announced)
    if request.out is not None:
        checked_folder(request.out)
    for name in (FILE, PAGE, SAMPLE):
        refuse_inputs(None if request.out is None else request.out / name, (request.recheck,))
    survey = load_settings(request.reading)
    years = gathered_two(request.results, request.previous, recursive=request.recursive)
    order = _SuperviseOrder(request, survey, years, listener)
    books = dict.fromkeys(order.years.books, survey)
    return surviving_to(partial(_supervise, order), books, listener, to=to)


def _supervise(order: _SuperviseOrder, to: TextIO) -> Unread:
    """Read the years and write the findings; runs in any process."""
    request = order.request
    with _deaths(request) as deaths_of:
        books = order.years.now.books
        now, unread = read_supervised_year(books, order.survey, order.listener, deaths_of)
    last, more = _last_year(now, order)
    rule = None
    if request.announced is not None:
        rule = SampleRule(request.announced, request.tolerable)
    supervision = supervise(
        supervised_households(now, last, _pairing(now, last, order)),
        lines_of(now.year),
        (now.year.year, None if last is None else last.year.year),
        rule,
        sorted(code_of(part) for part in now.year.parts),
    )
    supervision = replace(
        supervision,
        monthly=any(part.list_month for part in now.year.parts),
        invented=invented_communes(now),
        editions=_editions(now, last),
    )
    _report_nobody(supervision.households, request.today, order.listener)
    if request.recheck is not None:
        sheet = read_revisit_sheet(request.recheck, order.survey.passwords)
        if other := [year for year in sheet.years if year != str(now.year.year)]:
            raise usage("RV-1488", file=sheet.file, other=other, year=str(now.year.year))
        revisits = revisits_of(supervision.households, sheet)
        supervision = replace(supervision, revisits=revisits)
        for fault in revisits.faults[:NAMED_ROWS]:
            order.listener.fault(fault)
        further = Counter(fault.code for fault in revisits.faults[NAMED_ROWS:])
        for code, count in further.items():
            order.listener.often(code, count, text("supervision.more_rows"))
    with closed_with_register(order.years.books, request.register):
        _write(supervision, request, order.listener, to)
    return unread + more + order.years.unread


def _deaths(request: SuperviseRequest) -> AbstractContextManager[DeathsOfBook | None]:
    """Yield a function that looks up the dead of a workbook; None without a register."""
    if request.register is None:
        return nullcontext()
    from ravo.pipeline.supervised_deaths import deaths_in

    return deaths_in(request.register, request.today)


def _report_nobody(households: SupervisedHouseholds, on: date, listener: Listener) -> None:
    """Report the households without anybody alive on a day, by the register."""
    rows = np.flatnonzero(households.nobody).tolist()
    if rows:
        codes = first_named([code_words(households.code[row]) for row in rows])
        listener.fault(Fault("RV-1469", params={"count": len(rows), "day": on, "codes": codes}))


def _editions(now: SupervisedYear, last: SupervisedYear | None) -> tuple[str, ...]:
    """Return the criteria sets of both years where they differ."""
    if last is None or now.editions == last.editions:
        return ()
    return tuple(", ".join(year.editions) for year in (now, last))


def _last_year(now: SupervisedYear, order: _SuperviseOrder) -> tuple[SupervisedYear | None, Unread]:
    """Return the year before: from the given files, else from the register; None without both."""
    request = order.request
    if not request.previous:
        register = request.register
        if register is None:
            return None, Unread()
        year_before = year_before_in(register, now.year, order.listener)
        return None if year_before is None else SupervisedYear(year_before), Unread()
    last, unread = read_supervised_year(order.years.last.books, order.survey, order.listener)
    if last.year.year >= now.year.year:
        raise usage("RV-1421", year=str(now.year.year), previous=str(last.year.year))
    return last, unread


def _pairing(
    now: SupervisedYear, last: SupervisedYear | None, order: _SuperviseOrder
) -> Pairing | None:
    """Return the pairing of last year's households with this year's; None without last year.

    Faults are reported: lists that repeat last year's, doubtful pairs, without last year the
    citizen numbers that heads share.
    """
    if last is None:
        for fault in doubled_keys.shared_numbers_of_heads(now.year):
            order.listener.fault(fault)
        return None
    register = order.request.register
    links = with_registered_answers(Links(), register, last.year, now.year, order.listener)
    pairing = pair_years(last.year, now.year, links)
    rows = pairing.pairs[["old", "new"]].to_numpy(dtype=np.int64)
    for fault in (*repeated_faults(last.year, now.year, rows), *pairing.faults):
        order.listener.fault(fault)
    return pairing


def _write(
    supervision: Supervision, request: SuperviseRequest, listener: Listener, to: TextIO
) -> None:
    if request.out is not None:
        target = request.out / FILE
        with written_together(listener) as written:
            request.out.mkdir(parents=True, exist_ok=True)
            spare(target, listener)
            write_supervision_workbook(supervision, target, request.lang)
            written.append(target)
            if supervision.sample is not None:
                target = request.out / SAMPLE
                spare(target, listener)
                write_sample_workbook(supervision, target, request.lang)
                written.append(target)
            written.extend(_write_letters(supervision, request.out, listener))
            write_whole_text(request.out / PAGE, supervision_page(supervision, request.lang))
            written.append(request.out / PAGE)
    if request.format == "json":
        value = supervision_json(supervision, request.lang)
        words = dumped_json(value) + "\n"
    else:
        words = "\n".join(supervision_lines(supervision, request.lang)) + "\n"
    to.write(words)


def _write_letters(supervision: Supervision, folder: Path, listener: Listener) -> Iterator[Path]:
    """Write each commune's letter into a file named after the commune."""
    commune_letters = list(letters(supervision))
    old = sorted(path.name for path in folder.glob(f"{LETTER}*.docx"))
    stems = [LETTER + re.sub(r"[^a-z0-9]+", "-", loose_key(one.commune)) for one in commune_letters]
    names = free_names(stems)
    if left := [name for name in old if name not in names]:
        listener.fault(Fault("RV-1470", params={"folder": str(folder), "files": few_of(left, 3)}))
    for letter, name in zip(commune_letters, names, strict=True):
        target = folder / name
        spare(target, listener)
        with whole_file(target) as temporary:
            temporary.write_bytes(letter.document)
        yield target
