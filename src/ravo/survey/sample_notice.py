"""The notice of invented data: recognised in a survey, written on its results and papers."""

from collections.abc import Iterable, Mapping
from typing import Any

from ravo.messages import Lang, say, text
from ravo.survey.survey import Info
from ravo.text import NAMED, few_of


def has_notice(rows: Iterable[Iterable[Any]]) -> bool:
    """Return whether a cell of a sheet has the notice of `ravo sample`."""
    notice = text("sample.notice").vi
    return any(isinstance(cell, str) and cell.startswith(notice) for row in rows for cell in row)


def notice_for(invented: Mapping[str, bool], lang: Lang) -> str:
    """Return the notice for figures of several communes; empty where none is invented.

    `invented` has a flag for each commune by its name. Where some are real the others are named.
    """
    names = [name for name, is_invented in invented.items() if is_invented]
    return _naming(names, len(invented), lang)


def notice_of(infos: Iterable[Info], lang: Lang) -> str:
    """Return the notice about some workbooks; empty where none is invented."""
    several = list(infos)
    nameless = say("results.list_no_commune", lang)
    names = [info.commune or nameless for info in several if info.synthetic]
    return _naming(names, len(several), lang)


def _naming(names: list[str], inputs: int, lang: Lang) -> str:
    """Return the notice, with the invented `names` unless they are all of the `inputs`."""
    if not names:
        return ""
    notice = say("sample.notice", lang)
    if len(names) == inputs:
        return notice
    return f"{notice}: {', '.join(few_of([*dict.fromkeys(names)], NAMED))}"
