"""What a command leaves unread: told at its end, and with --strict its exit code."""

from ravo.console import lang, tell, tell_fault, words
from ravo.faults.taxonomy import kind_of
from ravo.faults.unread import Unread, unread_of, unread_words
from ravo.workbook.folders import Gathered

DONE, SOME_UNREAD = 0, 1


def tell_passed_over(gathered: Gathered, *, quiet: bool) -> Unread:
    """Tell what the folders hold beside workbooks; return how much of it was left unread."""
    for fault in gathered.faults:
        if not (quiet and kind_of(fault.code).hidden_by_quiet):
            tell_fault(fault)
    return unread_of(gathered.faults)


def close_with(unread: Unread, *, strict: bool, quiet: bool) -> int:
    """Tell what was left unread in one line; return the exit code that it makes."""
    if unread and (strict or not quiet):
        tell(words("unread_line", unread=unread_words(unread, lang())))
    return SOME_UNREAD if unread and strict else DONE
