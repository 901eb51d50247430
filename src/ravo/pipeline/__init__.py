"""The work of a run with workbooks: read, judge, compare, report."""
