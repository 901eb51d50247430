"""Names of parts in the package of a workbook, for who writes and who reads them."""

SHARED_STRINGS = "xl/sharedStrings.xml"
"""The table of the texts of all cells."""
