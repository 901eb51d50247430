"""The workbook `Tổng hợp`: counts of each programme and commune by standing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ravo.faults import usage
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.programmes.findings import STANDINGS, ProgrammeFindings
from ravo.programmes.output.columns import COMMUNE, NUMBER
from ravo.programmes.output.lists import ProgrammeLists
from ravo.programmes.output.new_book import new_lists
from ravo.programmes.output.office_book import failing
from ravo.programmes.output.paper import BookLooks, ListPaper, PaperUnit
from ravo.programmes.output.sentences import count_words
from ravo.results.columns import ResultColumn
from ravo.xlsx.sheet_names import SUMMARY

COUNTS = ("read", "listed", "to_ask", "not")


def summary_rows(lists: ProgrammeLists, findings: ProgrammeFindings) -> list[list[int]]:
    """Return for each commune the number of cases, and of cases in each standing.

    Raises UsageProblem (exit code 2) where they do not add up to those of the programme.
    """
    homes = lists.facts.households["xa"]
    at = {name: place for place, name in enumerate(lists.communes)}
    owner = np.array([at[name] for name in homes.tolist()], dtype=np.int64)[findings.households]
    kinds = len(STANDINGS)
    counted = np.bincount(owner * kinds + findings.standing, minlength=len(at) * kinds)
    rows = [[sum(row), *row] for row in counted.reshape(-1, kinds).tolist()]
    counts = findings.counts
    due = [counts.read, counts.listed, counts.to_ask, counts.not_listed]
    sums = [sum(column) for column in zip(*rows, strict=True)] or [0] * len(due)
    if sums != due:
        raise usage("RV-1330", programme=findings.programme.id, due=due, sums=sums)
    return rows


def write_summary_book(lists: ProgrammeLists, unit: PaperUnit, path: Path, lang: Lang) -> None:
    """Write the summary by commune; the file appears whole or not at all.

    Raises UsageProblem (exit code 2) where it cannot be written or does not add up.
    """
    tables = [summary_rows(lists, one) for one in lists.findings]
    with whole_file(path) as temporary:
        book = new_lists(temporary, unit.notice)
        looks = BookLooks(book)
        paper = ListPaper(book, looks, SUMMARY, _columns(lists, [], lang), lang)
        where = say("beneficiaries.where", lang, places=unit.places, on=lists.on)
        paper.top(unit, [(say("beneficiaries.summary_title", lang), "title"), (where, "italic")])
        if not lists.register:
            paper.line(say("beneficiaries.no_register", lang), "note")
        if unconfirmed := int(lists.facts.unconfirmed.sum()):
            paper.line(say("beneficiaries.unconfirmed_count", lang, count=unconfirmed), "note")
        paper.skip()
        paper.heads()
        for findings, rows in zip(lists.findings, tables, strict=True):
            title = findings.programme.title.say(lang)
            unit_words = say(f"beneficiaries.unit_{findings.programme.unit}", lang)
            band = say("beneficiaries.summary_band", lang, title=title, unit=unit_words)
            paper.part(band, _columns(lists, rows, lang))
        paper.skip()
        for findings in lists.findings:
            for words, look in _reasons(findings, lang):
                paper.line(words, look)
        paper.end(unit)
        book.close()


def _columns(
    lists: ProgrammeLists, rows: Sequence[Sequence[int]], lang: Lang
) -> list[ResultColumn]:
    """Return the columns of a programme: its communes, and the total."""
    whole = [[sum(column) for column in zip(*rows, strict=True)]] if len(rows) > 1 else []
    names: list[Any] = [name or say("results.list_no_commune", lang) for name in lists.communes]
    names = names if rows else []
    names += [say("beneficiaries.all_communes", lang)] * len(whole)
    numbers: list[Any] = [*range(1, len(rows) + 1), *([None] * len(whole))]
    columns = [
        ResultColumn(NUMBER, say("results.list_stt", lang), "integer", "identity", 5.5, numbers),
        ResultColumn(
            COMMUNE, say("beneficiaries.column_xa", lang), "text", "identity", 34.0, names
        ),
    ]
    every = [*rows, *whole]
    for place, name in enumerate(COUNTS):
        heading = say(f"beneficiaries.col_count_{name}", lang)
        values = [row[place] for row in every]
        columns.append(ResultColumn(name, heading, "number", "identity", 12.0, values))
    return columns


def _reasons(findings: ProgrammeFindings, lang: Lang) -> list[tuple[str, str]]:
    """Return the numbers of unlisted cases by the first condition that fails."""
    programme = findings.programme
    reasons = failing(findings, lang)
    if not reasons:
        return []
    title = programme.title.say(lang)
    lines = [(say("beneficiaries.not_of", lang, title=title), "total")]
    for reason, count in reasons:
        number = count_words(count, programme.unit, lang)
        lines.append((say("beneficiaries.not_line", lang, reason=reason, count=number), "line"))
    return lines
