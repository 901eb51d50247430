"""The grid of B1 points: typed in once from the gazette, never shipped with the program."""
