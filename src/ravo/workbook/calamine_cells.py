"""The cells of a sheet read by calamine, within the limits of memory."""

import io
import os
import struct
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from itertools import islice
from typing import Any

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook

from ravo.faults import RavoError, unreadable
from ravo.workbook.opened import MEMORY, Opened

READ_AREA_COST, READ_CELL_COST = 32, 40
"""Bytes that calamine takes, while it reads a sheet, for each cell between A1 and the last one, and
for each cell with a value; both are measured, like the next ones."""
AREA_COST, CELL_COST, ROW_COST = 42, 32, 72
"""Bytes for the same, and for each row, while calamine's cells are converted to Python's."""
TALLY_ROWS = 2000
MEMO = 200_000
"""The most texts remembered, so that equal ones are kept once: Có, Không, names of villages."""
READER_DAMAGE = (
    python_calamine.CalamineError,
    ValueError,
    TypeError,
    OSError,
    LookupError,
    OverflowError,
    MemoryError,
    UnicodeError,
    RuntimeError,
    EOFError,
    struct.error,
)
"""The exceptions that calamine raises for a damaged workbook, without its panics."""
STDERR = 2
PANIC = "PanicException"


@contextmanager
def guarded(opened: Opened) -> Iterator[None]:
    """Turn every exception of calamine for a damaged workbook, and its panics, into RV-103."""
    try:
        with _muted() if opened.format == "xlsb" else nullcontext():
            yield
    except READER_DAMAGE:
        raise opened.damaged() from None
    except BaseException as problem:
        # A panic in Rust arrives as a BaseException whose class no module exports.
        if type(problem).__name__ == PANIC:
            raise opened.damaged() from None
        raise


_MUTED = threading.Lock()


@contextmanager
def _muted() -> Iterator[None]:
    """Hide the message of a panic in Rust, which is written to the terminal without Python."""
    with _MUTED, ExitStack() as undo:
        try:
            kept, nothing = os.dup(STDERR), os.open(os.devnull, os.O_WRONLY)
        except OSError:
            # A program without a stderr has nothing to hide.
            yield
            return
        undo.callback(os.close, nothing)
        undo.callback(os.close, kept)
        undo.callback(os.dup2, kept, STDERR)
        sys.stderr.flush()
        os.dup2(nothing, STDERR)
        yield


def load(opened: Opened, data: bytes | None = None) -> CalamineWorkbook:
    """Return calamine's view of a workbook. Raises InputProblem where it cannot be read."""
    with guarded(opened):
        return python_calamine.load_workbook(io.BytesIO(opened.data if data is None else data))


class CalamineSheets:
    """The sheets of a workbook that calamine opens as a whole."""

    def __init__(self, opened: Opened) -> None:
        self.opened, self.book = opened, load(opened)


def check_memory(opened: Opened, name: str, rows: int, columns: int, filled: int, text: int) -> int:
    """Return the bytes of memory left for texts. Raises InputProblem (RV-114) if there are none.

    `name` is that of the sheet in the workbook `opened`; `rows` and `columns` are its extent,
    `filled` is the number of cells with a value, and `text` the bytes of their texts.
    """
    area = rows * columns
    kept = MEMORY - 2 * len(opened.data) - opened.text_memory - text
    left = kept - area * AREA_COST - filled * CELL_COST - rows * ROW_COST
    left = min(left, kept - area * READ_AREA_COST - filled * READ_CELL_COST)
    if left < 0:
        raise too_much(opened, name)
    return left


def too_much(opened: Opened, name: str) -> RavoError:
    """Return the problem of a sheet that needs more memory than is allowed."""
    return unreadable("RV-114", path=opened.path.name, sheet=name, most=600)


def rows_of(opened: Opened, name: str, sheet: CalamineSheet, left: int) -> list[list[Any]]:
    """Return a sheet's rows from A1 on, in which equal texts are one object.

    `left` bounds the bytes that texts may take. Raises InputProblem (RV-114, RV-103).
    """
    if sheet.start is None:
        return []
    texts = _SharedTexts(left)
    with guarded(opened):
        try:
            rows = [texts.row(cells) for cells in sheet.iter_rows()]
        except _Full:
            raise too_much(opened, name) from None
    if pad := [""] * sheet.start[1]:
        rows = [pad + row for row in rows]
    return rows


class _Full(Exception):
    """The texts of a sheet take more memory than is allowed."""


class _SharedTexts:
    """Keeps equal texts once, and counts the bytes of the others."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.memo: dict[str, str] = {}
        self.counted = 0
        self.rows = 0

    def row(self, cells: list[Any]) -> list[Any]:
        """Return the cells of a row, with equal texts replaced by known ones."""
        memo = self.memo
        if len(memo) >= MEMO:
            return self._beyond(cells)
        once = memo.setdefault
        self.rows += 1
        if self.rows % TALLY_ROWS == 0:
            self._tally()
        return [once(cell, cell) if type(cell) is str else cell for cell in cells]

    def _beyond(self, cells: list[Any]) -> list[Any]:
        known = self.memo.get
        kept = [known(cell, cell) if type(cell) is str else cell for cell in cells]
        self._spend(cell for cell in kept if type(cell) is str and cell not in self.memo)
        return kept

    def _tally(self) -> None:
        self._spend(islice(self.memo.values(), self.counted, None))
        self.counted = len(self.memo)

    def _spend(self, texts: Iterable[str]) -> None:
        self.left -= sum(map(sys.getsizeof, texts))
        if self.left < 0:
            raise _Full
