"""The log of a run: JSON lines, rotated by size, without anybody's name or number."""

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from ravo.batch.config import LogPart
from ravo.faults import usage
from ravo.files import WORKBOOK_SUFFIXES, output_problem
from ravo.printable import printable_json

MIB = 1 << 20


class _File(RotatingFileHandler):
    """A rotated file whose write errors are recorded, not printed."""

    broken = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802  the library's
        """Record that a line is missing."""
        self.broken = True


def _may_be_log(path: Path) -> bool:
    """Return whether lines may be appended to a file: new, empty, a device, or JSON lines."""
    if path.suffix.lower() in WORKBOOK_SUFFIXES:
        return False
    if not path.is_file():
        return True
    with path.open("rb") as file:
        return file.read(1) in (b"", b"{")


class Journal:
    """Writes events to the log file of a run; nowhere where the run has none."""

    def __init__(self, part: LogPart) -> None:
        """Open the log. Raises UsageProblem (exit code 2) for a file that is no log of a run."""
        self._handler: _File | None = None
        if part.file is None:
            return
        try:
            if not _may_be_log(part.file):
                raise usage("RV-1052", path=str(part.file))
            part.file.parent.mkdir(parents=True, exist_ok=True)
            self._handler = _File(
                part.file, maxBytes=part.size_mib * MIB, backupCount=part.count, encoding="utf-8"
            )
        except OSError as error:
            raise output_problem(error, part.file) from error

    def write(self, event: str, level: str = "info", **facts: Any) -> None:
        """Add one line; facts are codes, counts and file names, never contents of a workbook."""
        if self._handler is None:
            return
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        entry = {"at": at, "level": level, "event": event, **facts}
        line = printable_json(json.dumps(entry, ensure_ascii=False))
        self._handler.emit(logging.LogRecord("ravo.batch", logging.INFO, "", 0, line, None, None))

    def close(self) -> bool:
        """Close the file; return whether every line is in it."""
        if self._handler is None:
            return True
        self._handler.close()
        return not self._handler.broken
