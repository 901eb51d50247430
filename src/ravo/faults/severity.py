"""The severity of a fault."""

from typing import Literal

Severity = Literal["error", "warning"]
"""An error keeps something from being classed; a warning does not."""
Rank = Literal["error", "open", "warning"]
"""The weight of a fault for who reads it: `open` is a warning that leaves a household without a
class as long as nothing is done about it."""
RANKS: tuple[Rank, ...] = ("error", "open", "warning")
"""The ranks, the heaviest first."""
WorkbookPart = Literal["info", "records"]
"""A part of a workbook: the sheet `Thông tin`, or the sheets with a record a line."""
