"""Cells that an officer marks as being as on the form, and the order for the next check."""

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from ravo.messages import Lang, say
from ravo.ui.answer import read_answer
from ravo.ui.order import OUT, RunOrder
from ravo.ui.uploads import copied_files

WORK = "ravo.ui.jobs.confirm:check_confirmed"
CORRECTIONS_ENDING = ".sua-loi.xlsx"
"""The ending of the file of confirmed cells, after the name of the survey."""
NAMED = ("household", "sheet", "cell", "column")


def confirmed_cells(folder: Path, marked: Collection[str]) -> list[dict[str, str]]:
    """Return the marked cells of an item's answer, each once; a mark is the number of a fault.

    Only cells that may be confirmed by the answer are returned.
    """
    answer = read_answer(folder, "vi")
    faults = answer["faults"] if answer else []
    cells = [
        {name: fault[name] for name in NAMED}
        for at, fault in enumerate(faults)
        if str(at) in marked and fault["may_be_right"]
    ]
    each = {(cell["sheet"], cell["cell"]): cell for cell in cells}
    return list(each.values())


def confirming(
    before: RunOrder, folder: Path, lang: Lang, cells: Sequence[Mapping[str, str]], by: str
) -> RunOrder:
    """Return the order to check the same file with confirmed cells.

    The file of corrections is written by the work itself, based on that of the check before.
    """
    files = copied_files(before, folder, before.files.keys() - {"earlier"})
    (folder / OUT).mkdir(mode=0o700)
    earlier = files.pop("corrections", ())
    target = Path(files["file"][0]).stem + CORRECTIONS_ENDING
    while target in {name for names in (earlier, *files.values()) for name in names}:
        target = f"_{target}"
    files |= {"corrections": (target,), "earlier": earlier}
    right = {
        "right": json.dumps(list(cells), ensure_ascii=False),
        "right_by": by,
        "right_why": say("ui.right_why", lang),
    }
    return RunOrder(WORK, folder, files, {**before.values, **right}, lang)
