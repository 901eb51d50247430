"""Words other than Có and Không by which a reviewer may confirm last year's facts."""

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
"""Words, without diacritics, that can only mean that the facts were looked at again."""
SYLLABLES = frozenset(map(match_key, ("có", "đúng", "vâng", "rồi", "xong", "x")))
"""Single words that mean it when written with diacritics: without them it may be another word."""


def read_confirmation(raw: Any) -> Read:
    """Return True where words clearly confirm; others count as blank, with a warning.

    No word in this column is an error that rejects the household: unconfirmed facts are not used.
    """
    words = typed_text(raw).strip(" .,;:!")
    clear = loose_key(words) in CONFIRMING or match_key(words) in SYLLABLES
    return Read(True) if clear else wrong(UNCLEAR)
