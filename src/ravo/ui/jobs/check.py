"""A survey checked: its verdict, its faults by sheet, the marked copy and the results."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Literal

from ravo.criteria.terms import HouseholdClass
from ravo.faults import RANKS, Fault
from ravo.faults.table import FaultTable, order_within
from ravo.faults.taxonomy import kind_of
from ravo.messages import Text, text
from ravo.pipeline.one_pass import OneReading, read_once, write_check_json
from ravo.results.summary import summarise
from ravo.results.words import class_word
from ravo.review.review import Review
from ravo.ui.answer import CardAnswer, CountedSum, FaultCount, OfferedFile, ShownFault, Tone
from ravo.ui.jobs.page_listener import Saying, refused, sentence, shown_fault
from ravo.ui.jobs.read_options import reading_of
from ravo.ui.order import CHECKED, RunOrder

LISTED = 200
"""The most faults of one kind that the page lists; the marked copy has all of them."""
FileOutcome = Literal[
    "accepted", "accepted_with_warnings", "to_correct", "open", "partly_accepted", "rejected"
]
TONES: dict[FileOutcome, Tone] = {
    "accepted": "good",
    "accepted_with_warnings": "care",
    "to_correct": "care",
    "open": "care",
    "partly_accepted": "care",
    "rejected": "bad",
}


def check(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the faults of a survey, with its results and its marked copy."""
    (path,) = order.paths("file")
    register = order.path("register")
    request = OneReading(path, reading_of(order), order.out, order.lang, register)
    checked = partial(write_check_json, target=order.folder / CHECKED, lang=order.lang)
    done = read_once(request, saying, checked)
    review = done.outcome.review
    if review is None:
        return refused(done.outcome.problem.fault if done.outcome.problem else Fault("RV-101"))
    outcome = _outcome(review)
    errors = review.faults.errors
    offered = [(done.copy, "ui.file_returned"), (done.results, "ui.file_results")]
    files = [
        OfferedFile(one.name, text(key))
        for one, key in (offered if errors else reversed(offered))
        if one is not None
    ]
    shown = listed(review.faults)
    folded = next((one for one in shown if kind_of(one.code).answered_by_option), None)
    advice = text(f"ui.next_{_advice(review, shown)}") if folded is None else folded.hint
    return CardAnswer(
        TONES[outcome],
        _headline(review, outcome),
        [*_open(review), *_notes(review), advice],
        _sums(review),
        kinds_of(review.faults),
        shown,
        files,
        open_fold=folded is not None,
    )


def _outcome(review: Review) -> FileOutcome:
    """Return the outcome of a file in the words of the page.

    Errors that leave no household without a class only have to be corrected (`to_correct`); a file
    is accepted in part only if some household has a class.
    """
    counts, without = review.counts, open_households(review)
    if review.verdict == "rejected" or 0 < counts.scored == without:
        return "rejected"
    if counts.rejected:
        return "partly_accepted"
    if without:
        return "open"
    if review.faults.errors:
        return "to_correct"
    return "accepted_with_warnings" if review.to_look_at else "accepted"


def _headline(review: Review, outcome: FileOutcome) -> Text:
    counts, without = review.counts, open_households(review)
    errors = review.faults.errors
    counted = {"rejected": counts.rejected, "open": without, "errors": errors}
    return text(f"ui.verdict_{outcome}").filled(**counted)


def _advice(review: Review, shown: Sequence[ShownFault]) -> str:
    """Return the key of the next step; confirming is a step only where a fault can be confirmed."""
    if review.faults.errors:
        return "faults"
    if open_households(review):
        return "gaps"
    if not review.to_look_at:
        return "none"
    return "warnings" if any(fault.may_be_right for fault in shown) else "look"


def open_households(review: Review) -> int:
    """Return the number of households without a class because facts are unknown."""
    return summarise(review).classes[HouseholdClass.undetermined].households


def _open(review: Review) -> list[Text]:
    """Return a sentence on the households without a class, unless the headline is about them."""
    count = open_households(review)
    return (
        [text("ui.households_open").filled(count=count)] if review.counts.rejected and count else []
    )


def _notes(review: Review) -> list[Text]:
    """Return a sentence on notes, where there is nothing else to check."""
    if review.to_look_at or not review.faults:
        return []
    return [text("ui.only_notes").filled(count=len(review.faults))]


def _sums(review: Review) -> list[CountedSum]:
    """Return the rows read as a sum by outcome, and the households as a sum by class."""
    counts, summary = review.counts, summarise(review)
    gone = ("departed",) if counts.departed else ()
    rows = [
        (text(f"ui.count_{name}"), int(getattr(counts, name)))
        for name in ("scored", "rejected", "blank", *gone)
    ]
    classes = [
        (sentence(partial(class_word, klass)), share.households)
        for klass, share in summary.classes.items()
    ]
    return [
        CountedSum(text("ui.sum_read"), counts.read, rows),
        CountedSum(text("ui.sum_scored"), counts.scored, classes),
    ]


def kinds_of(faults: Iterable[Fault]) -> list[FaultCount]:
    """Return the kinds of the faults, errors first, then by their number."""
    shares = FaultTable.of(faults).shares()
    kinds = [FaultCount(one.code, one.rank, kind_of(one.code).title, one.count) for one in shares]
    return sorted(kinds, key=lambda kind: (RANKS.index(kind.severity), -kind.count, kind.code))


def listed(faults: Iterable[Fault]) -> list[ShownFault]:
    """Return the faults that the page lists: the first ones of each kind."""
    table = FaultTable.of(faults)
    return [shown_fault(fault) for fault in table.only(order_within(table.kinds()) < LISTED)]
