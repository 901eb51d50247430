"""Layouts of other workbooks: their sheets, columns and words, mapped to the contract."""
