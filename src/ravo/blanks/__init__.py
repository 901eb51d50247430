"""Blank workbooks for officers to fill in: the survey, the score table of B1, corrections."""
