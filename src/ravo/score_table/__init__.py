"""The score table of B1: typed in once from the gazette, never shipped with the program."""
