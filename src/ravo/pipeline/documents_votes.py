"""The returned votes of village meetings: compared with the results, counted, listed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.faults import unreadable, usage
from ravo.faults.unread import Unread
from ravo.files import WORKBOOK_SUFFIXES, as_closed_as, distinct_names
from ravo.messages import Lang
from ravo.pipeline.documents import PapersRead, file_name, read_papers
from ravo.pipeline.documents_village import VillageRequest
from ravo.pipeline.listener import Listener, written_together
from ravo.pipeline.outputs import refuse_inputs, spare
from ravo.survey.settings import load_settings
from ravo.text import loose_key
from ravo.workbook.products import is_quiet

if TYPE_CHECKING:
    from ravo.documents.holders import CommunePapers
    from ravo.documents.votes import CommuneVotes, VotesSheet


LOCKS = ("~$", ".~")
"""The beginnings of lock files that Excel and LibreOffice put beside an open workbook."""


@dataclass(frozen=True, kw_only=True)
class VotesRequest(VillageRequest):
    """Returned sheets of votes, to be counted for the results that were voted on.

    `votes` are files, or folders of them.
    """

    votes: Sequence[Path]
    lang: Lang = "vi"


@dataclass(frozen=True)
class VotesOutcome:
    """The files written, and the votes of each commune."""

    files: tuple[Path, ...]
    communes: "tuple[CommuneVotes, ...]"
    unread: Unread = field(default_factory=Unread)

    @property
    def complete(self) -> bool:
        """Whether every household was decided and no sheet has an error."""
        counts = (votes.counts() for votes in self.communes)
        return not any(
            one["open"] or votes.errors for one, votes in zip(counts, self.communes, strict=True)
        )


def count_votes(request: VotesRequest, listener: Listener) -> VotesOutcome:
    """Count the votes of village meetings, and write the decision on each household.

    Raises UsageProblem (exit code 2), RV-1381 for votes of another commune or year; InputProblem
    (exit code 3) for a file that is no sheet of votes (RV-1372) or cannot be read.
    """
    from ravo.documents.village_homes import homes_of
    from ravo.documents.votes import votes_of
    from ravo.documents.votes_sheet import read_votes

    passwords = load_settings(request.reading).passwords
    files = _sheets_in(request.votes)
    sheets = [(path, read_votes(path, passwords)) for path in files]
    read = read_papers(request.documents(), listener)
    mine = _by_commune(sheets, read.communes)
    commune_votes = tuple(
        votes_of(homes_of(papers), own) for papers, own in zip(read.communes, mine, strict=True)
    )
    for votes in commune_votes:
        for fault in votes.faults:
            listener.fault(fault)
    return VotesOutcome(_write(request, commune_votes, read, listener), commune_votes, read.unread)


def _write(
    request: VotesRequest, counted: "Sequence[CommuneVotes]", read: PapersRead, listener: Listener
) -> tuple[Path, ...]:
    """Write the list and the JSON of each commune; edited files are kept."""
    from ravo.documents.votes_output import write_votes_json, write_votes_list

    inputs = [*read.books, *_sheets_in(request.votes)]
    request.out.mkdir(parents=True, exist_ok=True)
    with as_closed_as(inputs), written_together(listener) as written:
        stems = [file_name("ket-qua-hop", votes.homes.papers, "") for votes in counted]
        for votes, name in zip(counted, distinct_names(stems, ".xlsx"), strict=True):
            book = request.out / name
            data = book.with_suffix(".json")
            for path in (book, data):
                refuse_inputs(path, inputs)
            spare(book, listener)
            write_votes_list(votes, book, request.lang)
            write_votes_json(votes, data)
            written += [book, data]
        return tuple(written)


def _sheets_in(paths: Sequence[Path]) -> list[Path]:
    """Return the workbooks of paths: files themselves, and those in folders.

    Earlier versions kept by ravo, and the list of decisions, are no votes. Raises InputProblem
    (RV-1372) for a folder without votes.
    """
    from ravo.documents.votes_output import is_votes_list

    files: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inner = [
            one
            for one in sorted(path.iterdir())
            if one.suffix.lower() in WORKBOOK_SUFFIXES and not one.name.startswith(LOCKS)
        ]
        inner = [one for one in inner if not (is_quiet(one.name) or is_votes_list(one))]
        if not inner:
            raise unreadable("RV-1372", path=str(path))
        files += inner
    return files


def _by_commune(
    sheets: "Sequence[tuple[Path, VotesSheet]]", communes: "Sequence[CommunePapers]"
) -> "list[list[VotesSheet]]":
    """Return the sheets of each commune.

    Raises UsageProblem (exit code 2): RV-1381 for a sheet of none of them, RV-1326 for a sheet that
    fits several communes of one name.
    """
    sheets_by_commune: list[list[VotesSheet]] = [[] for _ in communes]
    for path, sheet in sheets:
        mine = [at for at, papers in enumerate(communes) if _is_of(sheet, papers)]
        named = {"commune": sheet.commune or "?", "year": sheet.year or "?"}
        if not mine:
            raise usage("RV-1381", path=path.name, **named)
        if len(mine) > 1:
            raise usage(
                "RV-1326", path=path.name, files=[communes[at].file for at in mine], **named
            )
        sheets_by_commune[mine[0]].append(sheet)
    return sheets_by_commune


def _is_of(sheet: "VotesSheet", papers: "CommunePapers") -> bool:
    """Return whether a sheet is of a commune's review: the same name and year, no other code."""
    names = {loose_key(sheet.commune), loose_key(papers.place.commune or papers.file)}
    codes = {code.lstrip("0") for code in (sheet.code, papers.place.code or "") if code}
    return len(names) == 1 and sheet.year == str(papers.year) and len(codes) <= 1
