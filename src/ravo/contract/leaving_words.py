"""Free words in a household's reason of change that may mean that the household is gone."""

import re

from ravo.text import loose_key, tidy

_LEAVING = re.compile(
    r"\b(?:chet\w*|mat|qua doi|tu vong|tu tran|ta the|hy sinh|chuyen\w*|nhap|gop|xoa|di|bo di"
    r"|roi (?:khoi|di|dia|que|xa|ap|thon)|khong con|ko con|k con|khong o|khong song|het nguoi"
    r"|giai the|bo xu|bo nha|bo que|ve que|ve o|theo con|theo chong|theo vo|cat khau|cat ho)\b"
)
_OTHERWISE = re.compile(
    r"\b(?:thu nhap|nhap (?:hoc|vien|ngu)|mat (?:viec|mua|dat|suc|kha nang|nguon|tai san|von|gia)"
    r"|chuyen (?:doi|bien|nghe|viec|sang|muc)|di (?:hoc|vien)|xoa (?:ngheo|doi|nha tam|mu)"
    r"|khong con (?:ngheo|can|kho|lao dong|kha nang|thieu|suc))\b"
)
"""Phrases that contain a word for leaving but mean something else."""
_TOGETHER = re.compile(r"(?:ho|da)*(?:chet|chuyendi|nhapho)\w*")
"""Words for leaving that are written together or with a blank in the wrong place."""
_TICK = re.compile(r"(?:x+|v+|\d+|co|yes|y|ok|dung)?")
"""A tick or number instead of words for the change; of signs such as ✓ the key is empty."""
_FACE = re.compile(r"\bm[ặạ][tc]\b", re.IGNORECASE)
"""`mặt`, as in `có mặt`, which without diacritics is the same as `mất`, to lose."""


def may_be_gone(text: str) -> bool:
    """Return whether words may mean that a household died out, moved away or joined another.

    True also for a tick or a number, which may mean anything.
    """
    words = loose_key(_FACE.sub("khuôn", tidy(text)))
    left = _OTHERWISE.sub(" ", words)
    whole = _TICK.fullmatch(words) or _TOGETHER.fullmatch(left.replace(" ", ""))
    return bool(whole or _LEAVING.search(left))
