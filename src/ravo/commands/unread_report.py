"""The report of what a command left unread, at its end, and its exit code with --strict."""

from ravo.console import lang, tell, words
from ravo.faults.exit_codes import ExitCode
from ravo.faults.unread import Unread, unread_words


def close_with(unread: Unread, *, strict: bool, quiet: bool) -> int:
    """Print what was left unread in one line; return the resulting exit code."""
    if unread and (strict or not quiet):
        tell(words("unread_line", unread=unread_words(unread, lang())))
    return ExitCode.NOT_ALL if unread and strict else ExitCode.DONE
