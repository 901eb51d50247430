"""The returned copy: the commune's own workbook with its faults marked.

The workbook's parts are changed in place, not rewritten: all bytes outside the changes are kept, so
that pictures, charts, newer validation lists and saved values of formulas are preserved.
"""
