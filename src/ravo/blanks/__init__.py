"""Workbooks for officers to fill in: the survey, the table of B1 points, corrections."""
