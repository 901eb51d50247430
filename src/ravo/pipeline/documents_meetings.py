"""The outcome of village meetings, taken into account in the papers that depend on it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.documents.meeting_results import held_back_in, with_meetings
from ravo.faults import Fault, unreadable, usage
from ravo.files import comparable_path, is_folder, matching
from ravo.pipeline.listener import Listener
from ravo.quotes import code_words
from ravo.text import first_named, loose_key

if TYPE_CHECKING:
    from ravo.documents.holders import CommunePapers
    from ravo.documents.votes_output import EarlierMeetings

OUTCOMES = "ket-qua-hop-*.json"
"""The file names of outcomes of meetings, as written by `ravo documents votes`."""


def with_outcomes(
    communes: "tuple[CommunePapers, ...]", votes: Sequence[Path], listener: Listener
) -> "tuple[CommunePapers, ...]":
    """Return papers with the decisions of the village meetings; without `votes` a note is reported.

    `votes` are outcomes of meetings, or folders of them. Households that a meeting did not agree to
    are reported by their codes. Raises UsageProblem (exit code 2) for an outcome of none of the
    communes (RV-1433), for several of one (RV-1436), for a commune without any (RV-1434);
    InputProblem (exit code 3) for a file that is no outcome (RV-1387) and for a folder without
    outcomes (RV-1435).
    """
    from ravo.documents.votes_output import read_outcomes

    if not votes:
        listener.fault(Fault("RV-1432"))
        return communes
    outcomes = {path: read_outcomes(path) for path in _outcomes_in(votes)}
    _refuse_others(outcomes, communes)
    every = []
    for papers in communes:
        decided_papers = with_meetings(papers, _of_commune(outcomes, papers).agreed)
        every.append(decided_papers)
        for code, homes in held_back_in(decided_papers):
            codes = first_named([code_words(home.code) for home in homes])
            params = {"path": papers.file, "count": len(homes), "codes": codes}
            listener.fault(Fault(code, params=params))
    return tuple(every)


def _outcomes_in(votes: Sequence[Path]) -> list[Path]:
    """Return the files of outcomes: those given, and those in folders, each once."""
    files: dict[Path, Path] = {}
    for path in votes:
        inner = matching(path, OUTCOMES) if is_folder(path) else [path]
        if not inner:
            raise unreadable("RV-1435", path=str(path))
        for one in inner:
            files.setdefault(comparable_path(one), one)
    return list(files.values())


def _are_of(held: "EarlierMeetings", papers: "CommunePapers") -> bool:
    """Return whether meetings belong to a commune's review: the same names, codes and year."""
    codes = {code for code in (held.code, papers.place.code) if code}
    names = {loose_key(held.commune), loose_key(papers.place.commune)}
    return held.year == papers.year and len(names) == 1 and len(codes) <= 1


def _refuse_others(
    outcomes: "Mapping[Path, EarlierMeetings]", communes: "Sequence[CommunePapers]"
) -> None:
    for path, held in outcomes.items():
        if not any(_are_of(held, papers) for papers in communes):
            params = {"commune": held.commune or "?", "year": str(held.year)}
            raise usage("RV-1433", path=path.name, **params)


def _of_commune(
    outcomes: "Mapping[Path, EarlierMeetings]", papers: "CommunePapers"
) -> "EarlierMeetings":
    """Return the one outcome of a commune's meetings."""
    mine = {path: held for path, held in outcomes.items() if _are_of(held, papers)}
    named = {"commune": papers.shown_name, "year": str(papers.year)}
    if not mine:
        raise usage("RV-1434", **named)
    if len(mine) > 1:
        raise usage("RV-1436", files=[path.name for path in mine], **named)
    (only,) = mine.values()
    return only
