"""The workbook of a receiving office: a sheet for each of its programmes, with its columns only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.programmes.facts import PRESENT_COLUMN, ProgrammeFacts
from ravo.programmes.findings import DEAD, ProgrammeFindings, Standing
from ravo.programmes.output.columns import (
    BIRTH,
    CODE,
    ListedCases,
    is_inferred,
    list_columns_of,
    note_column,
)
from ravo.programmes.output.lists import ProgrammeLists, sheet_names
from ravo.programmes.output.new_book import new_lists
from ravo.programmes.output.paper import BookLooks, ListPaper, PaperUnit
from ravo.programmes.output.sentences import (
    basis_lines,
    case_note,
    count_words,
    dead_words,
    failed_words,
    open_questions,
    quota_lines,
    remark_lines,
)
from ravo.results.columns import ResultColumn

NOTE_WIDTH, LONG_NOTE_WIDTH = 20.0, 38.0
"""Widths of the notes; the wider ones begin with the question whether the household is present."""


def write_office_book(
    lists: ProgrammeLists,
    findings: Sequence[ProgrammeFindings],
    unit: PaperUnit,
    path: Path,
    lang: Lang,
) -> None:
    """Write the lists of an office's programmes; the file appears whole or not at all.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    titles = sheet_names([one.programme for one in findings], lang)
    with whole_file(path) as temporary:
        book = new_lists(temporary, unit.notice)
        looks = BookLooks(book)
        for one in findings:
            _write_programme(book, looks, titles[one.programme.id], lists, one, unit, lang)
        book.close()


def office_columns(
    lists: ProgrammeLists, findings: ProgrammeFindings, places: NDArray[np.int64], lang: Lang
) -> list[ResultColumn]:
    """Return the columns of a part of an office's list: those it may see, and notes."""
    programme = findings.programme
    missing = lists.missing(findings, places)
    rows = [*_rows(findings, places, missing)]
    firsts = np.array([row.place for row in rows], dtype=np.int64)
    cases = ListedCases(lists.facts, programme.unit, firsts, lang)
    several = len(lists.communes) > 1
    columns = [
        _without_people(column, rows, lists.facts)
        for column in list_columns_of(cases, programme.office.columns, communes=several)
    ]
    notes = _notes(findings, rows, lang)
    width = LONG_NOTE_WIDTH if lists.facts.unconfirmed.any() else NOTE_WIDTH
    return [*columns, note_column(notes, width, lang)]


@dataclass(slots=True)
class _OfficeRow:
    """A row of an office's list: one case, or the people of a household with a common question."""

    place: int
    missing: tuple[str, ...]
    people: int = 1


def _rows(
    findings: ProgrammeFindings, places: NDArray[np.int64], missing: Sequence[tuple[str, ...]]
) -> Iterator[_OfficeRow]:
    """Yield the rows of cases; the people of a household that may be gone share one row.

    People for whom only the question whether the household is present is open keep their own rows.
    """
    unconfirmed = findings.facts.unconfirmed[findings.households[places]].tolist()
    together: dict[int, _OfficeRow] = {}
    rows = []
    homes = findings.households[places].tolist()
    for place, home, columns, is_open in zip(
        places.tolist(), homes, missing, unconfirmed, strict=True
    ):
        if not is_open or set(columns) <= {PRESENT_COLUMN}:
            rows.append(_OfficeRow(place, columns))
        elif home in together:
            row = together[home]
            row.people += 1
            row.missing = tuple(dict.fromkeys((*row.missing, *columns)))
        else:
            together[home] = _OfficeRow(place, columns)
            rows.append(together[home])
    yield from rows


def _without_people(
    column: ResultColumn, rows: Sequence[_OfficeRow], facts: ProgrammeFacts
) -> ResultColumn:
    """Return a column that is blank in rows of several people, if it is about single people."""
    if column.id != BIRTH and (column.id not in facts.members or column.id == CODE):
        return column
    pairs = zip(column.values, rows, strict=True)
    return replace(column, values=[None if row.people > 1 else value for value, row in pairs])


def _notes(findings: ProgrammeFindings, rows: Sequence[_OfficeRow], lang: Lang) -> list[str | None]:
    """Return the note of each row; rows that lack the same columns share one."""
    programme = findings.programme
    helped = {home for id, home, _ in findings.facts.help if id == programme.id}
    odd = say("beneficiaries.look_at_age", lang)
    unlikely = findings.unlikely_mothers
    known: dict[tuple[int, tuple[str, ...]], str | None] = {(1, ()): None}
    notes = []
    for row in rows:
        if programme.quota is not None or int(findings.households[row.place]) in helped:
            case = replace(findings.case(row.place), missing=row.missing)
            notes.append(case_note(case, findings, lang, people=row.people))
            continue
        if row.people == 1 and unlikely[row.place]:
            questions = open_questions(row.missing, programme.unit, lang) if row.missing else ""
            notes.append("; ".join(filter(None, (odd, questions))))
            continue
        key = (row.people, row.missing)
        if key not in known:
            known[key] = open_questions(row.missing, programme.unit, lang, people=row.people)
        notes.append(known[key])
    return notes


def _write_programme(
    book: Any,
    looks: BookLooks,
    name: str,
    lists: ProgrammeLists,
    findings: ProgrammeFindings,
    unit: PaperUnit,
    lang: Lang,
) -> None:
    programme = findings.programme
    parts = {
        standing: office_columns(lists, findings, lists.places(findings, standing), lang)
        for standing in (Standing.eligible, Standing.to_ask)
    }
    paper = ListPaper(book, looks, name, parts[Standing.eligible], lang)
    paper.top(unit, list_titles(findings, lists, unit, lang))
    for words in remark_lines(programme, lang, register=lists.register):
        paper.line(words, "note")
    for words in quota_lines(findings, lists.communes, lang):
        paper.line(words, "total")
    if programme.office.note is not None:
        paper.line(programme.office.note.say(lang), "note")
    if is_inferred([*parts.values()], lang):
        paper.line(say("beneficiaries.derived_note", lang), "note")
    paper.skip()
    paper.heads()
    counts = findings.counts
    sizes = {Standing.eligible: counts.listed, Standing.to_ask: counts.to_ask}
    for standing, columns in parts.items():
        count = count_words(sizes[standing], programme.unit, lang)
        words = say(f"beneficiaries.part_{standing}", lang, count=count)
        if (rows := len(columns[0].values)) < sizes[standing]:
            words = say("beneficiaries.part_rows", lang, part=words, rows=rows)
        paper.part(words, columns)
    paper.skip()
    for words, look in foot_lines(findings, lang):
        paper.line(words, look)
    paper.end(unit)


def list_titles(
    findings: ProgrammeFindings, lists: ProgrammeLists, unit: PaperUnit, lang: Lang
) -> list[tuple[str, str]]:
    """Return the title lines of a list: the kind of cases, programme, day, receiving office."""
    programme = findings.programme
    office = programme.office.name.say(lang)
    return [
        (say(f"beneficiaries.title_{programme.unit}", lang), "title"),
        (programme.title.say(lang), "strong"),
        (say("beneficiaries.where", lang, places=unit.places, on=lists.on), "italic"),
        (say("beneficiaries.to_office", lang, office=office), "italic"),
    ]


def foot_lines(findings: ProgrammeFindings, lang: Lang) -> list[tuple[str, str]]:
    """Return the lines below a list: counts, unlisted cases by condition, and the conditions."""
    programme, counts = findings.programme, findings.counts
    words = say(
        "beneficiaries.total",
        lang,
        read=count_words(counts.read, programme.unit, lang),
        listed=counts.listed,
        to_ask=counts.to_ask,
        rest=counts.not_listed,
    )
    lines = [(words, "total")]
    if counts.not_listed:
        lines.append((say("beneficiaries.not_by", lang), "line"))
    for reason, count in failing(findings, lang):
        number = count_words(count, programme.unit, lang)
        lines.append((say("beneficiaries.not_line", lang, reason=reason, count=number), "line"))
    lines.append((say("beneficiaries.basis_head", lang), "total"))
    return [*lines, *((line, "note") for line in basis_lines(programme, lang))]


def failing(findings: ProgrammeFindings, lang: Lang) -> list[tuple[str, int]]:
    """Return the number of unlisted cases for each reason, in the order of the requirements."""
    programme, failed = findings.programme, findings.failed
    counts = np.bincount(failed[failed >= 0], minlength=len(programme.requirements))
    counts_by_reason: dict[str, int] = {}
    if dead := int((failed == DEAD).sum()):
        counts_by_reason[dead_words(programme.unit, None, lang)] = dead
    for condition, count in zip(programme.requirements, counts.tolist(), strict=True):
        if count:
            reason = failed_words(programme, condition, lang)
            counts_by_reason[reason] = counts_by_reason.get(reason, 0) + count
    return list(counts_by_reason.items())
