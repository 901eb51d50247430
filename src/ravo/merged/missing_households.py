"""Households of a list that a copy lacks, though it has most of their village."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ravo.merged.base import Base
from ravo.merged.comparison import Comparison
from ravo.merged.rows import MOVES, MergedRow

FEW = 0.5
"""A copy that lacks a smaller share of a village lost rows; otherwise it was cut to a part.

The same holds for villages: a copy that lacks a few whole villages, and has most households, was
not cut to a part.
"""


@dataclass(frozen=True, slots=True)
class Missing:
    """The households of the list that a file lacks: those that other files have, and the rest."""

    file: str
    elsewhere: tuple[str, ...]
    nowhere: tuple[str, ...]


def missing_households(into: Comparison, rows: Sequence[MergedRow]) -> Iterator[Missing]:
    """Yield for each file the households of its list that it no longer has.

    Those with a reason of change among the merged `rows` are no longer a question.
    """
    files = into.files
    known = {row.code for row in rows if row.table == "households" and MOVES in row.cells}
    there = [{row.code for row in file.of("households")} for file in files]
    anywhere = set[str | None]().union(*there)
    for at, (file, base) in enumerate(zip(files, into.bases, strict=True)):
        if base is None:
            continue
        joined = {code for other, code in into.households.key_of if other == at}
        gone = _taken_out(base, there[at] | joined | known)
        if gone:
            yield Missing(
                file.name,
                tuple(code for code in gone if code in anywhere),
                tuple(code for code in gone if code not in anywhere),
            )


def _taken_out(base: Base, there: set[str | None]) -> list[str]:
    """Return the missing codes in villages, or a commune, of which most households are present."""
    gone = {village: codes - there for village, codes in base.by_village.items()}
    cut = {v for v, codes in base.by_village.items() if len(gone[v]) >= FEW * len(codes)}
    lost = sum(map(len, gone.values()))
    if len(cut) < FEW * len(gone) and lost < FEW * len(base.households):
        cut = set()
    missing_codes = {
        code for village, codes in gone.items() if village not in cut for code in codes
    }
    return [code for code in base.households if code in missing_codes]
