"""The exit codes of ravo, as the README documents them."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The end of a command: `DONE` (warnings included), or a code for scripts to react to."""

    DONE = 0
    NOT_ALL = 1
    """Done, but not everything is in order: a household without a class, a difference between
    two years, something unread under `--strict`."""
    WRONG_USE = 2
    """The command cannot do what is requested, or an output cannot be written."""
    UNREADABLE = 3
    """An input could not be read at all."""
    BUSY = 4
    """Another run holds the folder."""
    BUG = 70
    INTERRUPTED = 130
