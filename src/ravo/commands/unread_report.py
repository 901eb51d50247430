"""The report on what a command left unread, printed at its end, and the exit code of --strict."""

from ravo.console import lang, tell, words
from ravo.faults.exit_codes import ExitCode
from ravo.faults.unread import Unread, unread_words


def close_with(unread: Unread, *, strict: bool, quiet: bool) -> int:
    """Print what was left unread in one line; return the resulting exit code."""
    if unread and (strict or not quiet):
        tell(words("unread_line", unread=unread_words(unread, lang())))
    return ExitCode.NOT_ALL if unread and strict else ExitCode.DONE
