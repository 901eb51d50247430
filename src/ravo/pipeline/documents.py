"""The papers of an office about the households of a review: read once, written as Word documents.

Every paper is made in two steps: `read_papers` has the workbooks, the year before and the register
as frozen values; a function for each paper writes its documents of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.faults import Fault, usage
from ravo.faults.unread import Unread
from ravo.files import as_closed_as, fitted_name, whole_file
from ravo.pipeline.listener import Listener, written_together
from ravo.pipeline.outputs import checked_folder, refuse_inputs, spare
from ravo.pipeline.years import gathered_years, read_books, unread_of_item, year_of_item
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings, load_settings
from ravo.text import loose_key

if TYPE_CHECKING:
    from ravo.changes.comparison import Changes
    from ravo.changes.movements import Opening
    from ravo.changes.year import Year
    from ravo.documents.gathered import EarlierClasses, Workbook
    from ravo.documents.holders import CommunePapers
    from ravo.documents.lists import PaperAccount
    from ravo.documents.paper import PaperIssuer
    from ravo.documents.templates import FilledPaper, PaperKind
    from ravo.report.forms.settings import ReportSettings


@dataclass(frozen=True, kw_only=True)
class DocumentsRequest:
    """Of which results papers are written, into the folder `out`.

    `previous` are the results of the year before, `register` has them and the years before that;
    `opening` says which class a household starts from. `settings` is a file of the office,
    `templates` the folder of its Word templates. `on` is the day of the papers, None for one to
    fill in.
    """

    results: Sequence[Path]
    out: Path
    reading: ReadOptions = field(default_factory=ReadOptions)
    previous: Sequence[Path] = ()
    register: str | None = None
    opening: "Opening" = "last-year"
    settings: Path | None = None
    templates: Path | None = None
    on: date | None = None
    recursive: bool = False

    @property
    def files(self) -> tuple[Path | None, ...]:
        """The files that the request reads, beside those of results."""
        return (self.settings, *self.reading.files)


@dataclass(frozen=True)
class PapersRead:
    """The workbooks of a request as papers name them, each with who issues its papers.

    `items` are the workbooks themselves, `books` their files with those of the year before.
    """

    communes: "tuple[CommunePapers, ...]"
    issuers: "tuple[PaperIssuer, ...]"
    items: "tuple[Workbook, ...]"
    books: tuple[Path, ...]
    unread: Unread


@dataclass(frozen=True)
class PaperDraft:
    """A document to write: its name in the folder, and what fills it in."""

    name: str
    fill: "Callable[[], FilledPaper]"


@dataclass(frozen=True)
class CommuneOutcome:
    """What became of one workbook: its households by list, and of every row that was read."""

    commune: str
    account: "PaperAccount"
    lists: Mapping[str, int]


@dataclass(frozen=True)
class DocumentsOutcome:
    """The documents written, how many papers they hold, and what became of the households."""

    files: tuple[Path, ...]
    papers: int
    communes: tuple[CommuneOutcome, ...]
    unread: Unread = field(default_factory=Unread)


def read_papers(request: DocumentsRequest, listener: Listener) -> PapersRead:
    """Return the workbooks of a request as papers name them.

    Raises UsageProblem (exit code 2) for workbooks of several years or of none, InputProblem (exit
    code 3) for one that cannot be read, and for settings that cannot be used.
    """
    from ravo.changes.year import year_of
    from ravo.documents.gathered import papers_of
    from ravo.documents.paper import issuer_of
    from ravo.report.forms.settings_file import read_settings

    checked_folder(request.out)
    survey = load_settings(request.reading)
    settings = read_settings(request.settings)
    now, last = (
        gathered_years(paths, recursive=request.recursive)
        for paths in (request.results, request.previous)
    )
    for path in (*now.books, *last.books):
        refuse_inputs(request.out, [path])
    items = tuple(read_books(now.books, survey, listener))
    year = year_of(_the_year(items, now.books), items)
    changes = _compared(request, year, last.books, survey, listener)
    earlier = _earlier(request, year, listener)
    communes = papers_of(year, items, changes, earlier)
    alone = len(communes) == 1
    issuers = tuple(issuer_of(one, settings, request.on, alone=alone) for one in communes)
    unread = sum((unread_of_item(item) for item in items), Unread())
    return PapersRead(communes, issuers, items, (*now.books, *last.books), unread)


def _the_year(items: "Sequence[Workbook]", books: Sequence[Path]) -> int:
    years = [(path, year_of_item(item)) for path, item in zip(books, items, strict=True)]
    found = {year for _, year in years}
    if len(found) == 1 and (year := found.pop()) is not None:
        return year
    raise usage("RV-451", files="; ".join(f"{path}: {year or '?'}" for path, year in years))


def _compared(
    request: DocumentsRequest,
    year: "Year",
    books: Sequence[Path],
    survey: ReadSettings,
    listener: Listener,
) -> "Changes | None":
    """Return the year before compared with this one, from results or else from the register."""
    from ravo.changes.comparison import compare
    from ravo.changes.year import year_of

    if not books:
        return None
    items = tuple(read_books(books, survey, listener))
    old = year_of(_the_year(items, books), items)
    if old.year >= year.year:
        raise usage("RV-1350", old=str(old.year), new=str(year.year))
    return compare(old, year, opening=request.opening, explain=False)


def _earlier(
    request: DocumentsRequest, year: "Year", listener: Listener
) -> "EarlierClasses | None":
    """Return what the register has of the households; None without one."""
    del year, listener
    return None if request.register is None else None


def write_decisions(request: DocumentsRequest, listener: Listener) -> DocumentsOutcome:
    """Write the decision of each commune that recognises its lists.

    Undetermined and rejected households are in none; they are reported. Raises as `read_papers`,
    and InputProblem (exit code 3) for a template that cannot be used.
    """
    from ravo.documents.decision import decision_values
    from ravo.documents.templates import check_paper, filled_paper

    check_paper("decision", request.templates)
    read = read_papers(request, listener)
    drafts = [
        PaperDraft(
            file_name("quyet-dinh", papers, ""),
            lambda papers=papers, issuer=issuer: filled_paper(  # type: ignore[misc]
                "decision", request.templates, decision_values(papers, issuer), papers.read
            ),
        )
        for papers, issuer in zip(read.communes, read.issuers, strict=True)
    ]
    files = write_drafts(request, drafts, read, listener)
    return DocumentsOutcome(files, len(files), outcomes_of(read), read.unread)


def outcomes_of(read: PapersRead) -> tuple[CommuneOutcome, ...]:
    """Return what became of the households of each workbook."""
    from ravo.documents.lists import account_of, lists_of

    return tuple(
        CommuneOutcome(
            papers.place.commune or papers.file,
            account_of(papers),
            {name: len(homes) for name, homes in lists_of(papers).items()},
        )
        for papers in read.communes
    )


def file_name(kind: str, papers: "CommunePapers", part: str) -> str:
    """Return the name of a document: its kind, the commune, the year, and the part that it is."""
    words = [papers.place.code, loose_key(papers.place.commune or Path(papers.file).stem)]
    stem = "-".join(word.replace(" ", "-") for word in words if word)
    more = f"-{loose_key(part).replace(' ', '-') or '_'}" if part else ""
    return f"{kind}-{stem}-{papers.year}{more}"


def write_drafts(
    request: DocumentsRequest, drafts: Sequence[PaperDraft], read: PapersRead, listener: Listener
) -> tuple[Path, ...]:
    """Write documents into the folder of a request, one after the other; what was edited is kept.

    No two of them get one name.
    """
    faults: dict[str, Fault] = {}
    names = _free_names([draft.name for draft in drafts])
    request.out.mkdir(parents=True, exist_ok=True)
    with as_closed_as(read.books), written_together(listener) as written:
        for draft, name in zip(drafts, names, strict=True):
            path = request.out / name
            refuse_inputs(path, [*read.books, *request.files])
            made = draft.fill()
            faults.update((fault.code, fault) for fault in made.faults)
            spare(path, listener)
            with whole_file(path) as temporary:
                temporary.write_bytes(made.data)
            written.append(path)
    for fault in faults.values():
        listener.fault(fault)
    return tuple(request.out / name for name in names)


def _free_names(stems: Sequence[str]) -> list[str]:
    taken: dict[str, None] = {}
    for stem in stems:
        tries = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        taken[next(one for one in tries if one not in taken)] = None
    return [fitted_name(stem, ".docx") for stem in taken]
