"""The division of the lines of a corrections file among workbooks.

Codes such as 12 exist in every commune, so where several workbooks are handled at once a line
about a household must name its workbook; one about a whole column may apply to all of them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ravo.corrections.model import ColumnLine, Correction, Corrections
from ravo.faults import Fault
from ravo.text import match_key

_SLASHES = re.compile(r"[/\\]+")


def for_workbook(
    corrections: Corrections, workbook: Path, workbooks: Sequence[Path]
) -> Corrections:
    """Return the corrections with only the lines for one of the workbooks handled together."""
    lines = [line for line in corrections.lines if _books_of(line, workbooks) == [workbook]]
    columns = [line for line in corrections.columns if workbook in _books_of(line, workbooks)]
    return replace(corrections, lines=tuple(lines), columns=tuple(columns))


def unplaced(corrections: Corrections, workbooks: Sequence[Path]) -> tuple[Fault, ...]:
    """Return the faults of lines that fit no workbook of the run, or several.

    A line for a workbook that is not in the run is a warning, as one file may serve a district.
    """
    file = Path(corrections.path).name
    faults = []
    elsewhere: dict[str, list[int]] = {}
    every: list[Correction | ColumnLine] = [*corrections.lines, *corrections.columns]
    for line in every:
        count = len(_books_of(line, workbooks))
        if count > 1 and isinstance(line, Correction):
            params = {"file": file, "line": line.line, "count": count}
            faults.append(Fault("RV-446", params=params))
        elif count == 0 and line.file is not None:
            elsewhere.setdefault(line.file, []).append(line.line)
    for name, lines in elsewhere.items():
        faults.append(Fault("RV-448", params={"file": file, "lines": lines, "name": name}))
    return tuple(faults)


def _books_of(line: Correction | ColumnLine, workbooks: Sequence[Path]) -> list[Path]:
    """Return the possible workbooks of a line; all where it names none."""
    if line.file is None:
        return list(workbooks)
    wanted = [match_key(part) for part in _SLASHES.split(line.file) if part not in ("", ".")]
    return [path for path in workbooks if _ends_with(path, wanted)]


def _ends_with(path: Path, wanted: Sequence[str]) -> bool:
    """Return whether a path ends with the parts of a name, with or without the file's suffix."""
    if not wanted or len(wanted) > len(path.parts):
        return False
    folders = [match_key(part) for part in path.parts[-len(wanted) : -1]]
    return folders == list(wanted[:-1]) and wanted[-1] in (
        match_key(path.name),
        match_key(path.stem),
    )
