"""What a run does with workbooks: read, judge, compare, report."""
