"""Requests of households, Mẫu 01 and Mẫu 04: blank, or prefilled for the households chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.documents.choices import RequestForm
from ravo.faults import usage
from ravo.faults.unread import Unread
from ravo.pipeline.chosen_households import REJECTED, class_of_word
from ravo.pipeline.documents import (
    PaperDraft,
    PapersRead,
    file_name,
    read_papers,
    write_drafts,
)
from ravo.pipeline.documents_village import (
    VillageRequest,
    check_pdf,
    villages_named,
    with_pdf,
)
from ravo.pipeline.listener import Listener, reported_once
from ravo.text import loose_key

if TYPE_CHECKING:
    from ravo.documents.holders import CommunePapers, PaperHousehold
    from ravo.documents.paper import PaperIssuer
    from ravo.documents.templates import FilledPaper, PaperKind


@dataclass(frozen=True, kw_only=True)
class RequestsRequest(VillageRequest):
    """Requests to write: blank without `results`, else prefilled for the chosen households.

    `form` is one of the two; None chooses the form that each household would write. `code`,
    `classes` and `villages` choose households, as an officer types them.
    """

    form: "RequestForm | None" = None
    code: str | None = None
    classes: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()


@dataclass(frozen=True)
class RequestsOutcome:
    """The files written, and the number of requests of each form."""

    files: tuple[Path, ...]
    forms: dict[str, int]
    unread: Unread = field(default_factory=Unread)


def write_requests(request: RequestsRequest, listener: Listener) -> RequestsOutcome:
    """Write requests of households, or the blank forms where no workbook is given.

    Raises UsageProblem (exit code 2), RV-1382 where no household fits; InputProblem (exit code 3)
    for an unusable workbook or template.
    """
    from ravo.documents.request_forms import FORMS
    from ravo.documents.templates import check_paper

    forms = FORMS if request.form is None else (request.form,)
    for form in forms:
        check_paper(_paper_of(form), request.templates)
    check_pdf(request)
    if not request.results:
        return _blank_requests(request, forms, listener)
    documents = request.documents()
    read = read_papers(documents, listener)
    drafts, counts = [], dict.fromkeys(forms, 0)
    there = [home.village for papers in read.communes for home in papers.households]
    wanted = _Chosen(
        request,
        {class_of_word(word) for word in request.classes},
        {loose_key(name) for name in villages_named(request.villages, there)},
    )
    for papers, issuer in zip(read.communes, read.issuers, strict=True):
        chosen = wanted.of(papers)
        for form in forms:
            homes = chosen.get(form, [])
            if homes:
                counts[form] += len(homes)
                drafts.append(_request_draft(request, form, papers, issuer, homes))
    if not drafts:
        raise usage("RV-1382", what=_choice_words(request))
    with reported_once(listener) as once:
        files = with_pdf(request, write_drafts(documents, drafts, read, once), read, once)
    return RequestsOutcome(files, {str(form): count for form, count in counts.items()}, read.unread)


def _paper_of(form: "RequestForm") -> "PaperKind":
    return "request_01" if form == "01" else "request_04"


def _blank_requests(
    request: RequestsRequest, forms: "Sequence[RequestForm]", listener: Listener
) -> RequestsOutcome:
    from ravo.documents.request_forms import blank_values
    from ravo.documents.templates import filled_paper

    def draft(form: "RequestForm") -> PaperDraft:
        """Return the document of a blank form."""
        return PaperDraft(
            f"mau-{form}-trong",
            lambda: filled_paper(_paper_of(form), request.templates, blank_values()),
        )

    nothing, drafts = PapersRead((), (), (), (), Unread()), [draft(form) for form in forms]
    with reported_once(listener) as once:
        files = write_drafts(request.documents(), drafts, nothing, once)
        files = with_pdf(request, files, nothing, once)
    return RequestsOutcome(files, {str(form): 1 for form in forms})


def _request_draft(
    request: RequestsRequest,
    form: "RequestForm",
    papers: "CommunePapers",
    issuer: "PaperIssuer",
    homes: "Sequence[PaperHousehold]",
) -> PaperDraft:
    from ravo.documents.request_forms import request_values
    from ravo.documents.templates import filled_paper

    def fill() -> "FilledPaper":
        """Return the document of these households."""
        values = request_values(papers, issuer, homes)
        return filled_paper(_paper_of(form), request.templates, values, len(homes))

    return PaperDraft(file_name(f"de-nghi-mau-{form}", papers, ""), fill)


@dataclass(frozen=True)
class _Chosen:
    """The conditions of a request for households: its classes and villages, where it names any.

    Villages are compared by their loose keys, because spellings vary.
    """

    request: RequestsRequest
    classes: set[str]
    villages: set[str]

    def of(self, papers: "CommunePapers") -> "dict[RequestForm, list[PaperHousehold]]":
        """Return the chosen households of a commune by the form that each would write."""
        from ravo.documents.request_forms import form_of
        from ravo.results.list_columns import by_village_and_head

        by_form: dict[RequestForm, list[PaperHousehold]] = {}
        people = papers.households
        order = by_village_and_head(
            [home.village for home in people], [home.head.name for home in people]
        )
        for home in (people[place] for place in order):
            if not home.departed and self._fits(home):
                by_form.setdefault(self.request.form or form_of(home), []).append(home)
        return by_form

    def _fits(self, home: "PaperHousehold") -> bool:
        code = self.request.code
        return (
            (code is None or home.code == code.strip())
            and (not self.classes or (home.klass or REJECTED) in self.classes)
            and (not self.villages or loose_key(home.village) in self.villages)
        )


def _choice_words(request: RequestsRequest) -> list[str]:
    """Return the words typed to choose households."""
    code = () if request.code is None else (request.code,)
    typed = [*code, *request.classes, *request.villages]
    return typed or [path.name for path in request.results]
