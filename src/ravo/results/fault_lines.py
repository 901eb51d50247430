"""The lines of the sheet `Lỗi`: every fault, but of very many alike in a column their ranges.

Nobody corrects twenty thousand cells one by one. Of one kind of fault in one column the first
thousands are lines of their own; the cells below them are listed as ranges, so that a workbook in
which every cell is wrong does not make a sheet that no spreadsheet opens. JSON and CSV list each.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ravo.faults import Fault
from ravo.messages import Lang, say

MOST_ALIKE = 5000
"""Faults of one kind in one column that are lines of their own."""
MOST_BLOCKS = 200
"""Ranges of one kind in one column; the last one reaches over gaps where there are more."""
_CELL = re.compile(r"([A-Z]+)(\d+)")
Key = tuple[str, str | None, str]


@dataclass(slots=True)
class FaultBlock:
    """Cells of one column from `first` to row `last`, of which `count` have one kind of fault."""

    first: Fault
    letters: str
    top: int
    last: int
    count: int = 1

    @property
    def cells(self) -> str:
        """The range, such as `H5002:H20001`; a single cell as its address."""
        top = f"{self.letters}{self.top}"
        return top if self.top == self.last else f"{top}:{self.letters}{self.last}"

    def message(self, lang: Lang) -> str:
        """The message, with the number of cells of the range that have this fault too."""
        title = _title(self.first, lang)
        return say("results.block_message", lang, count=self.count, cells=self.cells, title=title)


Line = Fault | FaultBlock


def _title(fault: Fault, lang: Lang) -> str:
    from ravo.faults.taxonomy import kind_of

    return kind_of(fault.code).title.say(lang)


def fault_lines(faults: Sequence[Fault]) -> list[Line]:
    """Return the lines of faults in reading order; a range is placed where it begins."""
    keys = [_key(fault) for fault in faults]
    counts = Counter(key for key in keys if key is not None)
    if not counts or max(counts.values()) <= MOST_ALIKE:
        return list(faults)
    lines: list[Line] = []
    told: Counter[Key] = Counter()
    blocks: dict[Key, list[FaultBlock]] = {}
    for fault, key in zip(faults, keys, strict=True):
        if key is None or told[key] < MOST_ALIKE:
            lines.append(fault)
            if key is not None:
                told[key] += 1
        elif (block := _added(fault, blocks.setdefault(key, []))) is not None:
            lines.append(block)
    return lines


def _key(fault: Fault) -> Key | None:
    found = _CELL.fullmatch(fault.cell or "")
    return (fault.code, fault.sheet, found[1]) if found else None


def _added(fault: Fault, blocks: list[FaultBlock]) -> FaultBlock | None:
    """Count a fault in the last range where it continues it, else begin another and return that."""
    found = _CELL.fullmatch(fault.cell or "")
    letters, row = (found[1], int(found[2])) if found else ("", 0)
    last = blocks[-1] if blocks else None
    if last is not None and (row <= last.last + 1 or len(blocks) >= MOST_BLOCKS):
        last.last, last.count = max(row, last.last), last.count + 1
        return None
    blocks.append(FaultBlock(fault, letters, row, row))
    return blocks[-1]
