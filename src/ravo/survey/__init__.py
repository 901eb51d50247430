"""The survey of one commune and year: read from its workbook, checked, as frozen values."""
