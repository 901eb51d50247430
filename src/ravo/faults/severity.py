"""The severity of a fault."""

from typing import Literal

Severity = Literal["error", "warning"]
"""An error keeps something from being classed; a warning does not."""
Part = Literal["info", "records"]
"""A part of a workbook: the sheet `Thông tin`, or the sheets with a record a line."""
