"""Counts of the data that was not read, taken from the faults that name it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from ravo.faults.fault import Fault
from ravo.messages import Lang, say

if TYPE_CHECKING:
    from ravo.faults.table import FaultTable


@dataclass(frozen=True, slots=True)
class Unread:
    """The numbers of columns, sheets, keys of `Thông tin` and files that were not read."""

    columns: int = 0
    sheets: int = 0
    keys: int = 0
    files: int = 0

    def __add__(self, other: "Unread") -> "Unread":
        """Return the sum of the counts of two workbooks."""
        pairs = ((getattr(self, f.name), getattr(other, f.name)) for f in fields(self))
        return Unread(*(mine + theirs for mine, theirs in pairs))

    def __bool__(self) -> bool:
        """Return whether anything was left unread."""
        return any(self.as_dict().values())

    def as_dict(self) -> dict[str, int]:
        """Return the counts by kind, as JSON and the manifest of a night contain them."""
        return asdict(self)


def unread_of(faults: Iterable[Fault]) -> Unread:
    """Return the counts of the data that faults leave unread, by the field `unread` of their kinds.

    A fault of the kind `sheets` counts as one sheet; any other as its param `count`, or as one.
    """
    from ravo.faults.taxonomy import kind_of

    counts = dict.fromkeys((field.name for field in fields(Unread)), 0)
    for fault in faults:
        kind = kind_of(fault.code).unread
        if kind is not None:
            count = 1 if kind == "sheets" else fault.params.get("count", 1)
            counts[kind] += count if isinstance(count, int) else 1
    return Unread(**counts)


def unread_in(faults: "FaultTable") -> Unread:
    """Return the counts of the data that the faults of a table leave unread."""
    from ravo.faults.taxonomy import kind_of

    return unread_of(faults.such(lambda fault: kind_of(fault.code).unread is not None))


def unread_words(unread: Unread, lang: Lang) -> str:
    """Return the counts as part of a line: "2 cột, 1 trang chưa đọc"."""
    parts = unread_parts(unread, lang)
    return say("cli.unread", lang, parts=parts) if parts else ""


def unread_parts(unread: Unread, lang: Lang) -> str:
    """Return the counts in words: "2 cột, 1 trang"."""
    return ", ".join(
        say(f"cli.unread_{kind}", lang, count=count)
        for kind, count in unread.as_dict().items()
        if count
    )
