"""Sheets of paper to fill in by hand at a household: known facts are printed, others have boxes."""
