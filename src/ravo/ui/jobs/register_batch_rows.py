"""The batches of a register in the form of the page: content, time, author, files."""

from collections.abc import Sequence

from ravo.messages import Text, text
from ravo.register.checked import CheckedBatch
from ravo.register.moments import moment
from ravo.register.shown import period_word
from ravo.ui.answer import AnswerTable
from ravo.ui.jobs.answer_tables import NOTHING, dense_table

HEADS = ("number", "what", "at", "by", "lists", "files")
COMMUNES = 6
"""The most lists of a batch that are named; the others are counted."""


def batch_table(batches: Sequence[CheckedBatch], title: Text) -> AnswerTable:
    """Return batches as a table, the last one first."""
    heads = [text(f"ui.batch_{name}") for name in HEADS]
    return dense_table(title, heads, [_row(item) for item in reversed(batches)])


def _row(item: CheckedBatch) -> list[str | Text]:
    header = item.batch.header
    kind = text(f"ui.batch_{header.kind}")
    what = kind if item.counts else text("ui.batch_taken_back").filled(what=kind)
    files = "; ".join(name for name, _ in header.files)
    return [
        str(item.batch.number),
        what,
        moment(header.at),
        header.by,
        _lists(item),
        files or NOTHING,
    ]


def _lists(item: CheckedBatch) -> str | Text:
    """Return the communes and periods of a batch's lists."""
    named = [f"{name}, {period_word(period)}" for name, period in item.lists]
    if len(named) <= COMMUNES:
        return "; ".join(named) or NOTHING
    words = {"first": "; ".join(named[:COMMUNES]), "count": len(named) - COMMUNES}
    return text("ui.batch_more").filled(**words)
