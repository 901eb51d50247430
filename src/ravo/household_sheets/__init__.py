"""Sheets of paper to fill in by hand at a household: what is known printed, the rest as boxes."""
