"""Explanations of households' classes: of one, or of several chosen ones."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.criteria.terms import HouseholdClass
from ravo.faults import Fault, usage
from ravo.faults.unread import Unread
from ravo.files import whole_file, write_whole_text
from ravo.formats import ExplainFormat
from ravo.messages import Lang
from ravo.pipeline.chosen_households import (
    DEPARTED,
    REJECTED,
    HouseholdSeen,
    HouseholdsWanted,
    NobodyNamed,
    chosen_records,
    departed_records,
    named_as_members,
    records_like,
    seen_households,
)
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_output, refuse_inputs, spare
from ravo.pipeline.past_years import with_past
from ravo.pipeline.reviews import refuse_unfit
from ravo.printable import printable_json
from ravo.quotes import code_words
from ravo.register.names import closed_with_register
from ravo.review.verdicts import judge
from ravo.survey.options import ReadOptions
from ravo.survey.reader import read_survey
from ravo.survey.settings import load_settings
from ravo.text import first_named

if TYPE_CHECKING:
    from ravo.pipeline.household_supports import SupportsWanted
    from ravo.review.explanation import Explanation
    from ravo.review.review import Review

TOGETHER = ("html", "docx")
"""The formats that hold many households in one file."""
NOT_CLASSED = (REJECTED, DEPARTED, HouseholdClass.undetermined.value)


@dataclass(frozen=True, kw_only=True)
class ExplanationOrder:
    """The workbook whose households are explained, the format, and the file.

    `officer` shows every step with its figures, cells and articles in place of the family's page.
    Without `out` an explanation is printed. A `register` adds the years before, `supports` the
    programmes of support on a day.
    """

    path: Path
    reading: ReadOptions
    format: ExplainFormat
    lang: Lang
    out: Path | None = None
    officer: bool = False
    register: str | None = None
    supports: "SupportsWanted | None" = None


@dataclass(frozen=True, kw_only=True)
class ExplainRequest(ExplanationOrder):
    """One household to explain, by its code or by other words for it."""

    household: str


@dataclass(frozen=True, slots=True)
class ExplainOutcome:
    """Whether the household has a class, and what of the workbook was left unread.

    `printed` is the explanation where it is written to no file.
    """

    classed: bool
    unread: Unread
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class LikeOutcome:
    """The households that words may mean: the one that was explained, or those to choose from.

    With `unnamed` no household has the words in its code or name, and those listed have similar
    names. `unread` counts what of the workbook was left unread.
    """

    seen: tuple[HouseholdSeen, ...]
    unread: Unread
    classed: bool = False
    unnamed: bool = False


def explain_like(request: ExplainRequest, officer_out: Path, listener: Listener) -> LikeOutcome:
    """Explain the one household that the words of a request may mean; list them if several.

    `household` of the request is a code or a part of a head's name. The family's page is written to
    its `out`, the officer's to `officer_out`.
    """
    refuse_unfit(request.path)
    review = judge(read_survey(request.path, load_settings(request.reading)))
    unread = review.survey.unread
    try:
        records = records_like(review, request.household)
    except NobodyNamed as nobody:
        return LikeOutcome(nobody.near, unread, unnamed=True)
    seen = seen_households(review, records)
    _report_members(review, (request.household,), records, listener)
    if len(records) > 1:
        return LikeOutcome(seen, unread)
    family = replace(request, officer=False)
    officer = replace(request, officer=True)
    _alone(family, review, records[0], request.out, listener)
    done = _alone(officer, review, records[0], officer_out, listener)
    return LikeOutcome(seen, unread, done.classed)


@dataclass(frozen=True, kw_only=True)
class ChosenRequest(ExplanationOrder):
    """The conditions by which households are chosen to be explained.

    With `out` they are together in one file, docx or html; without it only one may be chosen.
    """

    wanted: HouseholdsWanted


@dataclass(frozen=True)
class ChosenOutcome:
    """The result of explaining chosen households.

    `pages` counts the pages of a file by class (`rejected` for a refused form, `departed` for a
    household that left). `candidates` are the households to choose from where the choice is not
    clear, or where nobody has the requested name (`unnamed`); nothing is explained then. `printed`
    is an explanation that is written to no file; `explained` are the households with a page in a
    file, `by_member` those whose member, not head, has the requested name.
    """

    classed: bool
    unread: Unread
    pages: Mapping[str, int] = field(default_factory=dict)
    printed: str | None = None
    candidates: tuple[HouseholdSeen, ...] = ()
    unnamed: bool = False
    explained: tuple[HouseholdSeen, ...] = ()
    by_member: tuple[HouseholdSeen, ...] = ()


def explain_chosen(request: ChosenRequest, listener: Listener) -> ChosenOutcome:
    """Explain the households that fit the conditions: one, or many in one file.

    Households that left the list get no page unless all of them have left; a fault names them.
    Raises UsageProblem (exit code 2) where no household fits, and for many households in a format
    for one.
    """
    target = None if request.out is None else checked_output(request.out, request.format)
    refuse_inputs(target, [request.path, *request.reading.files])
    refuse_unfit(request.path)
    review = judge(read_survey(request.path, load_settings(request.reading)))
    unread = review.survey.unread
    try:
        records = chosen_records(review, request.wanted)
    except NobodyNamed as nobody:
        return ChosenOutcome(classed=False, unread=unread, candidates=nobody.near, unnamed=True)
    by_member = _report_members(review, request.wanted.names, records, listener)
    single = request.format not in TOGETHER or request.officer
    if request.format != "docx" and len(records) == 1 and (single or request.out is None):
        one = _alone(request, review, records[0], target, listener)
        return ChosenOutcome(one.classed, unread, printed=one.printed, by_member=by_member)
    if request.format != "docx" and request.out is None:
        seen = seen_households(review, records)
        return ChosenOutcome(classed=False, unread=unread, candidates=seen)
    _refuse_many(request, len(records))
    records = _without_departed(review, records, listener)
    done = _together(request, review, records, target, listener)
    return replace(done, by_member=by_member)


def _report_members(
    review: "Review", names: Sequence[str], records: Sequence[int], listener: Listener
) -> tuple[HouseholdSeen, ...]:
    """Return the households in which a member, not the head, has the name; report them."""
    households = named_as_members(review, names, records)
    if households:
        codes = first_named([code_words(one.code) for one in households])
        listener.fault(Fault("RV-1171", params={"count": len(households), "codes": codes}))
    return households


def _refuse_many(request: ChosenRequest, count: int) -> None:
    """Raise UsageProblem for several households where the format holds one."""
    if request.officer:
        raise usage("RV-1166", count=count, format=request.format)
    if request.format not in TOGETHER or request.out is None:
        raise usage("RV-1165", count=count, format=request.format)


def _alone(
    request: ExplanationOrder,
    review: "Review",
    record: int,
    target: Path | None,
    listener: Listener,
) -> ExplainOutcome:
    """Explain one household by itself, to `target` or to be printed."""
    from ravo.review.explainer import explain

    explanation = _completed([explain(review, record)], review, [record], request, listener)[0]
    words = _rendered(explanation, request)
    if target is not None:
        with closed_with_register([request.path], request.register):
            write_whole_text(target, words)
        listener.written(target)
    classed = explanation.klass not in (None, HouseholdClass.undetermined)
    unread = review.survey.unread
    return ExplainOutcome(classed, unread, words if target is None else None)


def _without_departed(review: "Review", records: Sequence[int], listener: Listener) -> list[int]:
    """Return the records that are still on the list; where none is, all of them."""
    gone = departed_records(review, records)
    kept = [record for record in records if record not in gone]
    if not gone or not kept:
        return list(records)
    codes = [code_words(one.code) for one in seen_households(review, sorted(gone))]
    listener.fault(Fault("RV-1168", params={"count": len(codes), "codes": first_named(codes)}))
    return kept


def _together(
    request: ChosenRequest,
    review: "Review",
    records: Sequence[int],
    target: Path | None,
    listener: Listener,
) -> ChosenOutcome:
    from ravo.results.explanation_family import families_html, family_sheet
    from ravo.review.explainer import explain_several

    explained = list(explain_several(review, records))
    explanations = _completed(explained, review, records, request, listener)
    sheets = [family_sheet(one, request.lang) for one in explanations]
    pages = Counter(DEPARTED if one.left_for else one.klass or REJECTED for one in explanations)
    classed = not any(pages[klass] for klass in NOT_CLASSED)
    unread = review.survey.unread
    if target is None:
        return ChosenOutcome(classed, unread, pages, families_html(sheets, request.lang))
    with closed_with_register([request.path], request.register):
        if request.format == "docx":
            from ravo.results.explanation_document import families_document

            spare(target, listener)
            document = families_document(sheets, request.lang)
            with whole_file(target) as temporary:
                temporary.write_bytes(document)
        else:
            write_whole_text(target, families_html(sheets, request.lang))
    listener.written(target)
    seen = seen_households(review, records)
    return ChosenOutcome(classed, unread, pages, explained=seen)


def _completed(
    explained: "Sequence[Explanation]",
    review: "Review",
    records: Sequence[int],
    request: ExplanationOrder,
    listener: Listener,
) -> "list[Explanation]":
    """Return explanations with the years before and the programmes that the request includes."""
    explanations = with_past(explained, review, records, request.register, listener)
    if request.supports is None:
        return explanations
    from ravo.pipeline.household_supports import with_supports

    return with_supports(
        explanations, review, records, request.supports, request.register, listener
    )


def _rendered(explanation: "Explanation", request: ExplanationOrder) -> str:
    from ravo.results.explanation import explanation_html, explanation_json, explanation_text
    from ravo.results.explanation_family import family_html, family_text

    if request.format == "json":
        value = explanation_json(explanation, request.lang)
        return printable_json(json.dumps(value, ensure_ascii=False))
    if request.officer:
        pages = {"text": explanation_text, "html": explanation_html}
    else:
        pages = {"text": family_text, "html": family_html}
    return pages[request.format](explanation, request.lang)
