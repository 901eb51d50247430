"""The division of corrections among several sheets with records of the same table."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ravo.corrections.matches import holds
from ravo.corrections.model import Correction, Corrections
from ravo.corrections.page import CorrectedSheet
from ravo.faults import Fault
from ravo.text import NAMED_CELLS, few_of, loose_key


def shared_out(
    corrections: Corrections, pages: Sequence[CorrectedSheet]
) -> tuple[list[Corrections], tuple[Fault, ...], frozenset[int]]:
    """Return the lines of each page, the faults of lines that fit several pages, their numbers.

    A line belongs to the only page with its household (on a page of members: with its old value);
    where no page has it, to the first with its column, which then reports it. A line that fits rows
    of several pages is refused (RV-441), as is one that fits several rows of one page.
    """
    lines: list[list[Correction]] = [[] for _ in pages]
    faults: list[Fault] = []
    taken = set()
    for line in corrections.lines:
        possible = _meant(line, pages)
        fitting = _fitting(line, pages, possible)
        if len(fitting) > 1:
            faults.append(_several(line, [pages[at] for at in fitting], corrections))
            taken.add(line.line)
        elif possible:
            lines[(fitting or possible)[0]].append(line)
    shares = [_with(corrections, kept) for kept in lines]
    return shares, tuple(faults), frozenset(taken)


def _meant(line: Correction, pages: Sequence[CorrectedSheet]) -> list[int]:
    """Return the possible pages of a line: the one of its sheet's name, else those of its table."""
    able = [at for at, page in enumerate(pages) if page.is_meant(line) and page.column_of(line)]
    wanted = None if line.sheet is None else loose_key(line.sheet)
    return [at for at in able if loose_key(pages[at].sheet) == wanted] or able


def _with(corrections: Corrections, lines: Iterable[Correction]) -> Corrections:
    wanted = {line.line for line in lines}
    return corrections.without({x.line for x in corrections.lines} - wanted)


def _fitting(
    line: Correction, pages: Sequence[CorrectedSheet], possible: Sequence[int]
) -> list[int]:
    """Return the pages that have rows of a line; of pages of members those with its old value."""
    fitting = [at for at in possible if pages[at].candidates(line)]
    if len(fitting) > 1 and all(pages[at].table == "members" for at in fitting):
        held = [at for at in fitting if _held(line, pages[at])]
        return held or fitting[:1]
    return fitting


def _held(line: Correction, page: CorrectedSheet) -> list[int]:
    column = page.column_of(line)
    if column is None:
        return []
    place = page.places[column.name]
    rows = page.candidates(line)
    return [row for row in rows if holds(page.cell(row, place), line.old, column)]


def _several(line: Correction, pages: Sequence[CorrectedSheet], corrections: Corrections) -> Fault:
    """Return the fault of a line that fits rows of several sheets, with their cells."""
    cells = []
    for page in pages:
        column = page.column_of(line)
        rows = page.candidates(line) if column else []
        cells += [f"{page.sheet}!{page.address(row, column)}" for row in rows if column]
    params = {
        "file": Path(corrections.path).name,
        "line": line.line,
        "code": line.household,
        "cells": few_of(cells, NAMED_CELLS),
        "count": len(cells),
    }
    return Fault("RV-441", None, pages[0].sheet, None, line.column, params=params)
