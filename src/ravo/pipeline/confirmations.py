"""Cells of a survey that an officer confirms, as a file of corrections for the next reading."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ravo.corrections.model import ColumnLine, Correction
from ravo.messages import Lang
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_output, refuse_inputs

_HomePlace = tuple[str | None, int | None, str] | None


@dataclass(frozen=True, slots=True)
class ConfirmedCell:
    """A cell of a survey that agrees with the paper form, with its household and heading."""

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
    """Write a file of corrections that confirms cells with their values in a survey.

    Unusable lines of the earlier file are reported and dropped, and a new confirmation replaces an
    earlier one of its cell. Raises InputProblem (exit code 3) where the survey or the earlier file
    cannot be read.
    """
    from ravo.blanks.corrections import write_filled
    from ravo.corrections.reader import read_corrections

    checked_output(request.out, "xlsx")
    refuse_inputs(request.out, [request.survey])
    lines: list[Correction | ColumnLine] = []
    if request.earlier is not None:
        earlier = read_corrections(request.earlier)
        for fault in earlier.faults:
            listener.fault(fault)
        lines += sorted((*earlier.lines, *earlier.columns), key=lambda line: line.line)
    new = list(_lines(request))
    held = {_cell(line): _words(line.old) for line in new}
    kept = [line for line in lines if not _is_outdated(line, held)]
    known = {_cell(line) for line in kept}
    kept += [line for line in new if _cell(line) not in known]
    write_filled(request.out, kept, request.lang)
    listener.written(request.out)


def _is_outdated(line: Correction | ColumnLine, held: Mapping[_HomePlace, str]) -> bool:
    """Return whether a line confirms a value that its cell no longer holds."""
    if not (isinstance(line, Correction) and line.confirms):
        return False
    return held.get(_cell(line), _words(line.old)) != _words(line.old)


def _cell(line: Correction | ColumnLine) -> _HomePlace:
    """Return the cell of a line; a line about a column has none."""
    return (line.sheet, line.row, line.column) if isinstance(line, Correction) else None


def _words(value: object) -> str:
    """Return a value as text: a whole number is the same with and without its decimals."""
    return f"{value:g}" if isinstance(value, float) else str(value)


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
