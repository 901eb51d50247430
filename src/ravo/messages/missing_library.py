"""The sentence about a library that is not installed."""

from ravo.messages import Lang, say


def missing_library(error: BaseException, lang: Lang) -> str | None:
    """Return a sentence with the missing library and how to install it; None for other errors.

    A missing module of ravo itself is no missing library.
    """
    seen: BaseException | None = error
    while seen is not None:
        name = (seen.name if isinstance(seen, ImportError) else None) or ""
        if name and name.partition(".")[0] != "ravo":
            return say("cli.missing_library", lang, name=name.partition(".")[0])
        seen = seen.__cause__ or seen.__context__ if isinstance(seen, ImportError) else None
    return None
