"""Pure functions from evidence to verdict to explanation, without files, clock or output."""
