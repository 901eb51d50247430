"""The kinds of faults, a module for each group."""
