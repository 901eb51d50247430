"""The warning about doubtful pairs, with the commands by which an officer answers them."""

import os
from dataclasses import replace
from pathlib import Path

from ravo.changes.year import Year
from ravo.faults import Fault
from ravo.messages import Text, text

OUTPUT = "bien-dong.xlsx"
"""The workbook that is answered where the comparison wrote none."""


def to_confirm_fault(count: int, old: Year, new: Year) -> Fault:
    """Return the warning that pairs are to be confirmed, for a comparison without a workbook."""
    run = f"ravo diff {_where(old)} {_where(new)}{_deep(old, new)}"
    first = text("changes.first_run").filled(command=f"{run} -o {OUTPUT}")
    return Fault("RV-620", params={"count": count, "run": run, "file": OUTPUT, "first": first})


def answered_in(fault: Fault, path: Path) -> Fault:
    """Return the warning for a comparison that wrote the workbook `path`: it is only answered."""
    if fault.code != "RV-620":
        return fault
    return replace(fault, params={**fault.params, "file": _typed(str(path)), "first": Text("", "")})


def _where(year: Year) -> str:
    """Return what is typed for a year: its one workbook, or the folder of its workbooks."""
    paths = [part.source.path for part in year.parts]
    if len(paths) == 1:
        return _typed(paths[0])
    folders = {str(Path(path).parent) for path in paths}
    shared = folders.pop() if len(folders) == 1 else os.path.commonpath(paths)
    return _typed(shared or ".")


def _deep(*years: Year) -> str:
    """Return the option that reads folders inside folders, where a year lies in several."""
    several = (len({Path(part.source.path).parent for part in y.parts}) > 1 for y in years)
    return " --recursive" if any(several) else ""


def _typed(path: str) -> str:
    """Return a path as it is typed: in quotation marks where it has blanks."""
    return f'"{path}"' if any(map(str.isspace, path)) else path
