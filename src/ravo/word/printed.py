"""Text without characters that a Word document cannot contain."""

from ravo.text import tidy


def printable(value: object) -> str:
    """Return text on one line without characters that a document cannot hold."""
    text = "" if value is None else str(value)
    return tidy("".join(char if char.isprintable() else " " for char in text))
