"""The sentence about a library of the program that is not there."""

from ravo.messages import Lang, say


def missing_library(error: BaseException, lang: Lang) -> str | None:
    """Return which library is missing and how it is put there; None for any other problem.

    A part of ravo's own that is not there is no library.
    """
    seen: BaseException | None = error
    while seen is not None:
        name = (seen.name if isinstance(seen, ImportError) else None) or ""
        if name and name.partition(".")[0] != "ravo":
            return say("cli.missing_library", lang, name=name.partition(".")[0])
        seen = seen.__cause__ or seen.__context__ if isinstance(seen, ImportError) else None
    return None
