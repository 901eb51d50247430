"""Cells that an officer states to be right, as a file of corrections for the next reading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ravo.corrections.model import ColumnLine, Correction
from ravo.messages import Lang
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_output


@dataclass(frozen=True, slots=True)
class ConfirmedCell:
    """A cell of a survey that holds what the form holds, with its household and heading."""

    household: str
    sheet: str
    cell: str
    column: str


@dataclass(frozen=True)
class ConfirmationRequest:
    """Which cells of a survey are confirmed, by whom, why and when.

    `earlier` is a file of corrections whose lines are kept.
    """

    survey: Path
    cells: Sequence[ConfirmedCell]
    who: str
    reason: str
    on: date
    out: Path
    lang: Lang
    earlier: Path | None = None


def write_confirmations(request: ConfirmationRequest, listener: Listener) -> None:
    """Write a file of corrections that confirms cells as they are in a survey.

    Lines of the earlier file that are not usable are reported and not carried on.
    Raises InputProblem (exit code 3) where the survey or the earlier file cannot be read.
    """
    from ravo.blanks.corrections import write_filled
    from ravo.corrections.reader import read_corrections

    checked_output(request.out, "xlsx")
    lines: list[Correction | ColumnLine] = []
    if request.earlier is not None:
        earlier = read_corrections(request.earlier)
        for fault in earlier.faults:
            listener.fault(fault)
        lines += sorted((*earlier.lines, *earlier.columns), key=lambda line: line.line)
    known = {(line.sheet, line.row, line.column) for line in lines if isinstance(line, Correction)}
    lines += [line for line in _lines(request) if (line.sheet, line.row, line.column) not in known]
    write_filled(request.out, lines, request.lang)
    listener.written(request.out)


def _lines(request: ConfirmationRequest) -> Iterator[Correction]:
    """Yield a line for each cell, with the value that the survey holds there."""
    from xlsxwriter.utility import xl_cell_to_rowcol

    from ravo.workbook.book import open_book

    book = open_book(request.survey)
    for one in request.cells:
        row, place = xl_cell_to_rowcol(one.cell)
        rows = book.read(one.sheet).rows
        held = rows[row][place] if row < len(rows) and place < len(rows[row]) else None
        yield Correction(
            line=0,
            household=one.household,
            column=one.column,
            old=held,
            new=None,
            confirms=True,
            reason=request.reason,
            who=request.who,
            on=request.on,
            sheet=one.sheet,
            row=row + 1,
        )
