"""The severity of a fault."""

from typing import Literal

Severity = Literal["error", "warning"]
"""An error keeps something from being classed; a warning does not."""
Rank = Literal["error", "open", "warning"]
"""The weight of a fault for its reader: `open` is a warning because of which a household has no
class until it is corrected or confirmed."""
RANKS: tuple[Rank, ...] = ("error", "open", "warning")
"""The ranks, the heaviest first."""
WorkbookPart = Literal["info", "records"]
"""A part of a workbook: the sheet `Thông tin`, or the sheets with one record per row."""
FileVerdict = Literal["accepted", "accepted_with_warnings", "partly_accepted", "rejected"]
"""The verdict on a workbook by its faults, from the best to the worst."""
