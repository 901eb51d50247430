"""The commands: each parses its options, calls a function of `pipeline`, and prints."""
