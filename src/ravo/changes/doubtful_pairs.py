"""The warning about doubtful pairs; the commands that answer them are added by the run."""

import os
from pathlib import Path

from ravo.changes.year import Year
from ravo.faults import Fault
from ravo.files import shared_folder

TO_CONFIRM = "RV-620"


def to_confirm_fault(count: int) -> Fault:
    """Return the warning that pairs are to be confirmed, without naming commands for it."""
    return Fault(TO_CONFIRM, params={"count": count, "run": "ravo diff", "file": "", "first": ""})


def where(year: Year) -> str:
    """Return the path to type for a year: its one workbook, or the folder of its workbooks."""
    paths = [part.source.path for part in year.parts]
    if len(paths) == 1:
        return paths[0]
    folders = {str(Path(path).parent) for path in paths}
    if len(folders) == 1:
        return folders.pop()
    if len({(Path(path).is_absolute(), Path(path).drive.lower()) for path in paths}) == 1:
        return os.path.commonpath(paths) or "."
    return str(shared_folder(Path(path).absolute().parent for path in paths))
