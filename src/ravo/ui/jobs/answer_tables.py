"""Tables of answers, without columns that are blank."""

from collections.abc import Sequence

from ravo.messages import Text
from ravo.ui.answer import AnswerTable

NOTHING = "–"
"""The text of a blank cell."""
BLANK = (NOTHING, Text(NOTHING, NOTHING))


def dense_table(
    title: Text, heads: Sequence[Text], rows: Sequence[Sequence[str | Text]]
) -> AnswerTable:
    """Return rows as a table without the columns that are blank in all of them."""
    kept = [at for at in range(len(heads)) if any(row[at] not in BLANK for row in rows)]
    return AnswerTable(
        title, [heads[at] for at in kept], [[row[at] for at in kept] for row in rows]
    )
