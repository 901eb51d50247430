"""Pure functions from evidence to verdict to explanation: no file, no clock, no print."""
