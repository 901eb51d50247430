"""Workbooks that are written: their formats, their page set-up, their bulk rows."""
