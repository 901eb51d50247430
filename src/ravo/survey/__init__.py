"""The workbook that comes in: opening, reading, checking; and the empty template."""
