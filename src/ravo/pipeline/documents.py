"""The papers of an office about the households of a review, written as Word documents.

Every paper is made in two steps: `read_papers` returns the workbooks, the year before and the
register as frozen values; a function for each paper writes documents from them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ravo.changes.choices import Opening
from ravo.criteria.terms import LISTED
from ravo.faults import Fault, usage
from ravo.faults.unread import Unread
from ravo.files import distinct_names, whole_file
from ravo.messages import Lang, text
from ravo.pipeline.commune_names import names_of_communes
from ravo.pipeline.documents_complaints import report_complaints
from ravo.pipeline.documents_deaths import report_dead
from ravo.pipeline.documents_meetings import with_outcomes
from ravo.pipeline.documents_notes import report_still_listed, report_twins
from ravo.pipeline.listener import FaultsLater, Listener, written_together
from ravo.pipeline.outputs import checked_folder, refuse_inputs, spare
from ravo.pipeline.years import gathered_years, read_books, unread_of_item, year_of_item
from ravo.quotes import code_words
from ravo.register.names import closed_with_register
from ravo.survey.options import ReadOptions
from ravo.survey.sample_notice import notice_for
from ravo.survey.settings import load_settings
from ravo.text import first_named, loose_key
from ravo.word.first_line import with_first_line

if TYPE_CHECKING:
    from ravo.changes.comparison import Changes
    from ravo.changes.year import Year
    from ravo.criteria import Edition
    from ravo.documents.certificates import VillageCertificates
    from ravo.documents.gathered import EarlierClasses, PaperSource
    from ravo.documents.holders import CommunePapers, CommunePlace, PaperHousehold
    from ravo.documents.lists import PaperAccount
    from ravo.documents.paper import PaperIssuer
    from ravo.documents.refusals import UnjudgedAverage
    from ravo.documents.templates import FilledPaper, PaperKind
    from ravo.register.years_before import YearsBefore
    from ravo.review.explanation import Explanation
    from ravo.word.fields import Values

UNCHECKED = "RV-480"
"""The warning about a score table that only one person checked; papers report it by themselves."""
OFTEN = 3
"""The most faults of one kind that are reported singly; beyond that only their number is."""


@dataclass(frozen=True, kw_only=True)
class DocumentsRequest:
    """The results for which papers are written, into the folder `out`.

    `previous` are the results of the year before, `register` has them and the years before that;
    `opening` chooses the class that a household starts from, `links` has the answers about doubtful
    pairs. `settings` is a file of the office, `templates` the folder of its Word templates. `votes`
    are outcomes of village meetings, or folders of them. `on` is the day of the papers, None for
    one to fill in.
    """

    results: Sequence[Path]
    out: Path
    reading: ReadOptions = field(default_factory=ReadOptions)
    previous: Sequence[Path] = ()
    register: str | None = None
    opening: "Opening" = "last-year"
    links: Path | None = None
    settings: Path | None = None
    templates: Path | None = None
    votes: Sequence[Path] = ()
    on: date | None = None
    recursive: bool = False

    @property
    def files(self) -> tuple[Path | None, ...]:
        """The files that the request reads, beside those of results."""
        return (self.settings, self.links, *self.votes, *self.reading.files)


@dataclass(frozen=True)
class PapersRead:
    """The workbooks of a request in the form of papers, each with its issuing office.

    `items` are the workbooks themselves, `books` their files with those of the year before.
    """

    communes: "tuple[CommunePapers, ...]"
    issuers: "tuple[PaperIssuer, ...]"
    items: "tuple[PaperSource, ...]"
    books: tuple[Path, ...]
    unread: Unread

    def voted(self, votes: Sequence[Path], listener: Listener) -> "PapersRead":
        """Return the papers with the decisions of village meetings; raises as `with_outcomes`."""
        return replace(self, communes=with_outcomes(self.communes, votes, listener))


@dataclass(frozen=True)
class PaperDraft:
    """A document to write: its name in the folder, and the function that fills it in."""

    name: str
    fill: "Callable[[], FilledPaper]"


@dataclass(frozen=True)
class CommuneOutcome:
    """The account of all rows of one workbook; for a decision also its households by list.

    `by_meetings` is whether outcomes of village meetings were taken into account.
    """

    commune: str
    account: "PaperAccount"
    lists: Mapping[str, int] = field(default_factory=dict)
    by_meetings: bool = False


@dataclass(frozen=True)
class DocumentsOutcome:
    """The documents written, the number of papers in them, the account of the households."""

    kind: "PaperKind"
    files: tuple[Path, ...]
    papers: int
    communes: tuple[CommuneOutcome, ...]
    unread: Unread = field(default_factory=Unread)


def read_papers(
    request: DocumentsRequest, listener: Listener, *, compares: bool = True
) -> PapersRead:
    """Return the workbooks of a request in the form of papers.

    Where nothing depends on who escaped, the year before need not be compared. Raises UsageProblem
    (exit code 2) for workbooks of several years or of none, InputProblem (exit code 3) for a
    workbook that cannot be read, and for unusable settings.
    """
    from ravo.changes.year import year_of
    from ravo.documents.gathered import papers_of
    from ravo.documents.paper import issuer_of, unused_settings
    from ravo.report.forms.settings_file import read_settings
    from ravo.review.b1_findings import unchecked_score_table

    checked_folder(request.out)
    survey = load_settings(request.reading)
    settings = read_settings(request.settings)
    now, last = (
        gathered_years(paths, recursive=request.recursive)
        for paths in (request.results, request.previous)
    )
    faults: list[Fault] = []
    items = tuple(read_books(now.books, survey, cast(Listener, FaultsLater(listener, faults))))
    _report_edits(items, faults, listener)
    year = year_of(_the_year(items, now.books), items)
    registered = _registered(request, year, listener)
    changes = _compared(request, year, last.books, registered, listener) if compares else None
    communes = _named(
        papers_of(year, items, changes, _earlier(registered, items, year)), now.books, items
    )
    unchecked = [
        papers.shown_name
        for papers, item in zip(communes, items, strict=True)
        if item.by_unchecked_grid
    ]
    _report(tuple(unchecked_score_table(year.year, unchecked)), listener)
    alone = len(communes) == 1
    if not alone and (unused := unused_settings(settings)):
        params = {"settings": list(unused), "count": len(communes)}
        listener.fault(Fault("RV-1389", params=params))
    issuers = tuple(issuer_of(one, settings, request.on, alone=alone) for one in communes)
    for papers in communes:
        _report_alike(papers, listener)
    unread = sum((unread_of_item(item) for item in items), Unread())
    return PapersRead(communes, issuers, items, (*now.books, *last.books), unread)


def _named(
    communes: "tuple[CommunePapers, ...]", books: Sequence[Path], items: "Sequence[PaperSource]"
) -> "tuple[CommunePapers, ...]":
    """Return papers with a unique name for each commune."""
    names = names_of_communes(books, [item.info for item in items])
    return tuple(
        replace(papers, commune_name=name) for papers, name in zip(communes, names, strict=True)
    )


def _report_edits(
    items: "Sequence[PaperSource]", faults: Sequence[Fault], listener: Listener
) -> None:
    """Report the faults; for edited classes of results only the households.

    Faults about differing counts and printed sheets are left out, as they follow from the edits.
    """
    from ravo.documents.edited_classes import edited_classes
    from ravo.documents.gathered import edition_of
    from ravo.faults.taxonomy import kind_of
    from ravo.results.results import Results

    settled: list[Fault] = []
    for item in items:
        if not isinstance(item, Results) or not item.edited:
            continue
        edition = edition_of(item)
        codes = () if edition is None else edited_classes(item, edition)
        if codes:
            named = first_named([code_words(code) for code in codes])
            params = {"path": Path(item.source.path).name, "count": len(codes), "codes": named}
            listener.fault(Fault("RV-1486", params=params))
            settled += [one for one in item.faults if kind_of(one.code).of_edits]
    for fault in faults:
        if not any(fault is one for one in settled):
            listener.fault(fault)


def _report_alike(papers: "CommunePapers", listener: Listener) -> None:
    """Report villages whose names differ only in marks, which may be a slip of the pen."""
    from ravo.places.villages import alike_but_for_marks

    times = Counter(home.village for home in papers.households if not home.departed)
    for names in alike_but_for_marks(times):
        shown = "; ".join(f"{name} ({times[name]})" for name in names)
        listener.fault(Fault("RV-1480", params={"path": papers.file, "villages": shown}))


def _the_year(items: "Sequence[PaperSource]", books: Sequence[Path]) -> int:
    years = [(path, year_of_item(item)) for path, item in zip(books, items, strict=True)]
    distinct_years = {year for _, year in years}
    if len(distinct_years) == 1 and (year := distinct_years.pop()) is not None:
        return year
    raise usage("RV-451", files="; ".join(f"{path}: {year or '?'}" for path, year in years))


def _compared(
    request: DocumentsRequest,
    year: "Year",
    books: Sequence[Path],
    registered: "YearsBefore | None",
    listener: Listener,
) -> "Changes | None":
    """Return the comparison with the year before, of results or the register; None without both.

    Raises UsageProblem (exit code 2) for previous results that are not of an earlier year.
    """
    from ravo.changes.comparison import compare
    from ravo.changes.links import Links, read_links
    from ravo.changes.year import year_of
    from ravo.pipeline.earlier_years import with_registered_answers

    old = None if registered is None else registered.last
    if books:
        items = tuple(read_books(books, load_settings(request.reading), listener))
        old = year_of(_the_year(items, books), items)
    if old is None:
        return None
    if old.year >= year.year:
        raise usage("RV-1350", old=str(old.year), new=str(year.year))
    given = Links() if request.links is None else read_links(request.links, old, year)
    links = with_registered_answers(given, request.register, old, year, listener)
    changes = compare(old, year, links=links, opening=request.opening, explain=False)
    _report(tuple(_passed_on(changes)), listener)
    return changes


def _passed_on(changes: "Changes") -> Iterator[Fault]:
    """Yield the warnings of a comparison; for pairs to confirm, with their effect on papers."""
    from ravo.changes.doubtful_pairs import TO_CONFIRM
    from ravo.faults.taxonomy import kind_of

    for fault in changes.faults:
        if fault.code == TO_CONFIRM:
            rows = changes.pairing.to_confirm["new"].to_numpy(dtype=int)
            codes = changes.new.households["code"].to_numpy(dtype=object)[rows]
            named = first_named([code_words(code) for code in dict.fromkeys(codes.tolist())])
            yield Fault("RV-1364", params={"count": fault.params["count"], "codes": named})
        elif fault.code != UNCHECKED and kind_of(fault.code).in_report:
            yield fault


def _registered(
    request: DocumentsRequest, year: "Year", listener: Listener
) -> "YearsBefore | None":
    """Return the register's earlier lists of the households; None without a register."""
    if request.register is None:
        return None
    from ravo.register.store import address_of, reading
    from ravo.register.years_before import years_before

    with reading(address_of(request.register)) as connection:
        earlier_lists = years_before(connection, year)
    _report(earlier_lists.faults, listener)
    return earlier_lists


def _earlier(
    registered: "YearsBefore | None", items: "Sequence[PaperSource]", year: "Year"
) -> "EarlierClasses | None":
    """Return the earlier years of each household, with states by the indicators of its workbook."""
    if registered is None:
        return None
    from ravo.documents.gathered import indicators_of
    from ravo.documents.holders import ClassedYear

    parts = year.households["part"].tolist()
    names = [indicators_of(item) for item in items]
    return {
        row: {
            one.year: ClassedYear(
                one.year, one.klass, tuple(one.states.get(id, -1) for id in names[parts[row]])
            )
            for one in lists
        }
        for row, lists in registered.rows.items()
    }


def _report(faults: Sequence[Fault], listener: Listener) -> None:
    """Report faults; of a frequent kind only the number."""
    times = Counter(fault.code for fault in faults)
    for fault in faults:
        if times[fault.code] <= OFTEN:
            listener.fault(fault)
    for code, number in times.items():
        if number > OFTEN:
            listener.often(code, number, text("papers.where_diff"))


def write_decisions(request: DocumentsRequest, listener: Listener) -> DocumentsOutcome:
    """Write the decision of each commune that recognises its lists.

    Undetermined and rejected households are in no decision; they are reported. Raises as
    `read_papers`, and InputProblem (exit code 3) for an unusable template.
    """
    from ravo.documents.decision import decision_values
    from ravo.documents.lists import account_of, decided_in, lists_of
    from ravo.documents.templates import check_paper

    check_paper("decision", request.templates)
    read = read_papers(request, listener)
    _refuse_twice(read)
    read = read.voted(request.votes, listener)
    report_complaints(request.register, read.communes, request.on, listener)
    drafts = []
    for papers, issuer in zip(read.communes, read.issuers, strict=True):
        if papers.list_month is not None:
            raise usage("RV-1363", path=papers.file, month=papers.list_month)
        if not any(lists_of(papers).values()):
            listener.fault(Fault("RV-1362", params={"path": papers.file}))
            continue
        report_still_listed(papers, listener)
        report_twins(papers, listener)
        values = partial(decision_values, papers, issuer)
        fill = partial(_filled_by, "decision", request.templates, values, papers.read)
        drafts.append(PaperDraft(file_name("quyet-dinh", papers, ""), fill))
    _report_outside(read, listener, escapes=True)
    files = write_drafts(request, drafts, read, listener)
    outcomes = tuple(
        CommuneOutcome(
            papers.shown_name,
            account_of(papers, decided_in(papers)),
            {name: len(homes) for name, homes in lists_of(papers).items()},
            papers.meetings_known,
        )
        for papers in read.communes
    )
    outcome = DocumentsOutcome("decision", files, len(files), tuple(outcomes), read.unread)
    return _checked(outcome, read, listener)


def write_certificates(
    request: DocumentsRequest, listener: Listener, *, whole_numbers: bool = False
) -> DocumentsOutcome:
    """Write the certificates of the poor and near-poor households, a document for each village.

    With `whole_numbers` citizen numbers are whole where the workbook has them. Raises as
    `read_papers`; UsageProblem (exit code 2) where not every household of these classes can get a
    certificate (RV-1353) or the indicators are not those of the form (RV-1354), before anything is
    written; InputProblem (exit code 3) for an unusable template.
    """
    from ravo.documents.certificates import certificates_values, certified
    from ravo.documents.templates import check_paper

    check_paper("certificates", request.templates)
    read = read_papers(request, listener, compares=False)
    read = read.voted(request.votes, listener)
    report_complaints(request.register, read.communes, request.on, listener)
    report_dead(request.register, read.communes, read.items, request.on, listener)
    drafts, outcomes, papers_written = [], [], 0
    for papers, issuer, item in zip(read.communes, read.issuers, read.items, strict=True):
        parts = certified(papers)
        _refuse_uncertified(papers, parts, item)
        for part in parts:
            values = partial(certificates_values, papers, issuer, part, whole_numbers=whole_numbers)
            count = len(part.households)
            fill = partial(_filled_by, "certificates", request.templates, values, count)
            drafts.append(PaperDraft(file_name("giay-chung-nhan", papers, part.village), fill))
            papers_written += count
        _report_gaps(papers, listener, whole_numbers=whole_numbers)
        outcomes.append(_outcome_of(papers, [home for part in parts for home in part.households]))
    _report_outside(read, listener)
    files = write_drafts(request, drafts, read, listener)
    outcome = DocumentsOutcome("certificates", files, papers_written, tuple(outcomes), read.unread)
    return _checked(outcome, read, listener)


def _filled_by(
    kind: "PaperKind", folder: Path | None, values: Callable[[], "Values"], count: int
) -> "FilledPaper":
    from ravo.documents.templates import filled_paper

    return filled_paper(kind, folder, values(), count)


def _refuse_uncertified(
    papers: "CommunePapers", parts: "Sequence[VillageCertificates]", item: "PaperSource"
) -> None:
    """Raise UsageProblem where the number of certificates would differ from that of the classes.

    Households that a village meeting held back are not counted.
    """
    from ravo.criteria.terms import INDICATORS
    from ravo.documents.certificates import uncertified
    from ravo.documents.gathered import classes_in

    if len(papers.indicators) > INDICATORS:
        raise usage("RV-1354", path=papers.file, count=len(papers.indicators), most=INDICATORS)
    classes = classes_in(item)
    classes.subtract(home.klass for home in papers.households if home.held_back)
    given = Counter(home.klass for part in parts for home in part.households)
    without = uncertified(papers, parts)
    for klass in LISTED:
        if given[klass] != classes[klass] or without:
            codes = first_named([code_words(code) for code in without])
            raise usage(
                "RV-1353",
                path=papers.file,
                given=sum(given[one] for one in LISTED),
                count=sum(classes[one] for one in LISTED),
                codes=codes or "?",
            )


def _report_gaps(papers: "CommunePapers", listener: Listener, *, whole_numbers: bool) -> None:
    """Report gaps in certificates to be filled in by hand: years, members, numbers."""
    from ravo.documents.certificates import new_to_register, unknown_years

    homes = [home for home in papers.households if home.listed and not home.held_back]
    empty = [home for home in homes if unknown_years(home, papers.year)]
    new = [home for home in empty if new_to_register(papers, home)]
    gaps = {
        "RV-1355": [home for home in empty if home not in new],
        "RV-1485": new,
        "RV-1356": [home for home in homes if len(home.members) != home.size],
        "RV-1357": [home for home in homes if whole_numbers and not home.head.number],
    }
    for code, incomplete_homes in gaps.items():
        if incomplete_homes:
            codes = first_named([code_words(home.code) for home in incomplete_homes])
            params = {"path": papers.file, "count": len(incomplete_homes), "codes": codes}
            listener.fault(Fault(code, params=params))


def write_refusals(request: DocumentsRequest, listener: Listener) -> DocumentsOutcome:
    """Write a letter to each household whose request was refused, a document a commune.

    Raises as `read_papers`; UsageProblem (exit code 2) for a workbook without records of requests
    (RV-1361), such as older results, or whose edition is not at hand (RV-1437), before anything is
    written; InputProblem (exit code 3) for an unusable template.
    """
    from ravo.documents.gathered import edition_of
    from ravo.documents.refusals import refusals_values, refused, unjudged
    from ravo.documents.templates import check_paper

    check_paper("refusals", request.templates)
    read = read_papers(request, listener)
    read = read.voted(request.votes, listener)
    drafts, outcomes, letters = [], [], 0
    for papers, issuer, item in zip(read.communes, read.issuers, read.items, strict=True):
        if not papers.requests_known:
            raise usage("RV-1361", path=papers.file)
        every = refused(papers)
        if not every:
            outcomes.append(_outcome_of(papers, every))
            continue
        if (edition := edition_of(item)) is None or _by_other_criteria(item, edition):
            raise usage("RV-1437", path=papers.file)
        reasons = _explained(item, edition, [home.place for home in every])
        lacks = [unjudged(*pair, edition) for pair in zip(every, reasons, strict=True)]
        _report_unjudged(papers, every, lacks, listener)
        homes = tuple(home for home, lack in zip(every, lacks, strict=True) if lack is None)
        explained = tuple(one for one, lack in zip(reasons, lacks, strict=True) if lack is None)
        outcomes.append(_outcome_of(papers, homes))
        if not homes:
            continue
        values = partial(refusals_values, papers, issuer, homes, explained, edition)
        fill = partial(_filled_by, "refusals", request.templates, values, len(homes))
        drafts.append(PaperDraft(file_name("thong-bao-khong-cong-nhan", papers, ""), fill))
        letters += len(homes)
    _report_outside(read, listener)
    files = write_drafts(request, drafts, read, listener)
    outcome = DocumentsOutcome("refusals", files, letters, tuple(outcomes), read.unread)
    return _checked(outcome, read, listener)


def _report_unjudged(
    papers: "CommunePapers",
    homes: "Sequence[PaperHousehold]",
    lacks: "Sequence[UnjudgedAverage | None]",
    listener: Listener,
) -> None:
    """Report households that requested the average-living class and were not judged for it."""
    codes: dict[str, list[str]] = {"income": [], "asked": []}
    for home, lack in zip(homes, lacks, strict=True):
        if lack is not None:
            codes[lack].append(code_words(home.code))
    for fault, household_codes in (("RV-1481", codes["income"]), ("RV-1482", codes["asked"])):
        if household_codes:
            named = first_named(household_codes)
            params = {"path": papers.file, "count": len(household_codes), "codes": named}
            listener.fault(Fault(fault, params=params))


def _by_other_criteria(item: "PaperSource", edition: "Edition") -> bool:
    """Return whether results were judged by a criteria set of this name with other contents."""
    from ravo.results.results import Results

    return isinstance(item, Results) and item.edition_sha256 != edition.checksum


def _explained(
    item: "PaperSource", edition: "Edition", places: Sequence[int]
) -> "tuple[Explanation, ...]":
    """Return the explanations of households' classes, as far as the workbook allows."""
    from ravo.documents.results_reasons import explained_by
    from ravo.results.results import Results
    from ravo.review.explainer import explain_several

    if isinstance(item, Results):
        return tuple(explained_by(item, edition, place) for place in places)
    return tuple(explain_several(item, places))


def _report_outside(read: PapersRead, listener: Listener, *, escapes: bool = False) -> None:
    """Report the households that no paper names because they have no class.

    With `escapes` also those of which it is not known whether they escaped.
    """
    from ravo.documents.lists import named_nowhere

    for papers in read.communes:
        for code, homes in named_nowhere(papers).items():
            if homes and (escapes or code != "RV-1360"):
                codes = first_named([code_words(home.code) for home in homes])
                params = {"path": papers.file, "count": len(homes), "codes": codes}
                listener.fault(Fault(code, params=params))


def _refuse_twice(read: PapersRead) -> None:
    """Raise UsageProblem (RV-453) for a commune in several workbooks: it has one decision."""
    files: dict[CommunePlace, list[str]] = {}
    for papers in read.communes:
        files.setdefault(papers.place, []).append(papers.file)
    twice = {place: names for place, names in files.items() if len(names) > 1}
    if twice:
        lines = [f"{place.commune}: {', '.join(names)}" for place, names in twice.items()]
        raise usage("RV-453", files="; ".join(lines))


def _outcome_of(papers: "CommunePapers", homes: "Iterable[PaperHousehold]") -> CommuneOutcome:
    """Return the account of a workbook whose households `homes` are named by papers."""
    from ravo.documents.lists import account_of

    named = frozenset(home.place for home in homes)
    account = account_of(papers, named)
    commune = papers.shown_name
    return CommuneOutcome(commune, account, by_meetings=papers.meetings_known)


def _checked(outcome: DocumentsOutcome, read: PapersRead, listener: Listener) -> DocumentsOutcome:
    """Return the outcome after checking its accounts; one that does not add up is reported."""
    for papers, one in zip(read.communes, outcome.communes, strict=True):
        if not one.account.agrees:
            listener.fault(Fault("RV-1367", params={"path": papers.file, "count": papers.read}))
    return outcome


def file_name(kind: str, papers: "CommunePapers", part: str) -> str:
    """Return the name of a document: its kind, the commune, the year, the part of the commune."""
    words = [papers.place.code, loose_key(papers.place.commune or Path(papers.file).stem)]
    stem = "-".join(word.replace(" ", "-") for word in words if word)
    more = f"-{loose_key(part).replace(' ', '-') or '_'}" if part else ""
    return f"{kind}-{stem}-{papers.year}{more}"


def write_drafts(
    request: DocumentsRequest, drafts: Sequence[PaperDraft], read: PapersRead, listener: Listener
) -> tuple[Path, ...]:
    """Write documents into the folder of a request, one after the other; edited files are kept.

    No two documents get the same name.
    """
    faults: dict[str, Fault] = {}
    names = free_names([draft.name for draft in drafts])
    request.out.mkdir(parents=True, exist_ok=True)
    notice = notice_for({one.shown_name: one.synthetic for one in read.communes}, "vi")
    with closed_with_register(read.books, request.register), written_together(listener) as written:
        for draft, name in zip(drafts, names, strict=True):
            path = request.out / name
            refuse_inputs(path, [*read.books, *request.files])
            document = draft.fill()
            faults.update((fault.code, fault) for fault in document.faults)
            spare(path, listener)
            data = with_first_line(document.data, notice) if notice else document.data
            with whole_file(path) as temporary:
                temporary.write_bytes(data)
            written.append(path)
    for fault in faults.values():
        listener.fault(fault)
    return tuple(request.out / name for name in names)


def free_names(stems: Sequence[str]) -> list[str]:
    """Return a name of a Word document for each stem, no two the same."""
    return distinct_names(stems, ".docx")


def write_paper_templates(folder: Path, lang: Lang, listener: Listener) -> tuple[Path, ...]:
    """Write the templates of all papers for an office to edit, and the list of their fields."""
    from ravo.documents.export import export_paper_templates

    checked_folder(folder)
    paths = export_paper_templates(folder, lang)
    listener.written(*paths)
    return paths
