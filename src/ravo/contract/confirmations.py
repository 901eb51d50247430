"""Words beside Có and Không with which a reviewer confirms last year's facts, or does not."""

from typing import Any

from ravo.contract.outcome import Read, typed_text, wrong
from ravo.text import loose_key, match_key

COLUMN = "facts_confirmed"
UNCLEAR = "RV-4080"
"""The warning of words that do not clearly confirm; the facts stay unconfirmed."""
CONFIRMING = frozenset(
    {
        *("ok", "oke", "okay", "yes", "co roi", "xong roi", "dung roi", "da xem", "da xem roi"),
        *("xem roi", "da xong", "da xem lai", "da xac nhan", "da kiem tra", "da ra soat"),
        *("co da xem", "co da xac nhan", "da ra soat lai", "da kiem tra lai", "xac nhan co"),
    }
)
"""Words, without their marks, that can only mean that somebody looked at the facts again."""
SYLLABLES = frozenset(map(match_key, ("có", "đúng", "vâng", "rồi", "xong", "x")))
"""Single words that mean it, by their marks: a word without them may be another one."""


def read_confirmation(raw: Any) -> Read:
    """Return True where words clearly confirm; all others are taken for blank, with a warning.

    No word in this column keeps a household from being classed: unconfirmed facts are not used.
    """
    words = typed_text(raw).strip(" .,;:!")
    clear = loose_key(words) in CONFIRMING or match_key(words) in SYLLABLES
    return Read(True) if clear else wrong(UNCLEAR)
