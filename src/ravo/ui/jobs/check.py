"""A survey checked: its verdict, its faults by sheet, the marked copy and the results."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from ravo.criteria.terms import HouseholdClass
from ravo.faults import RANKS, Fault
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
"""Faults of one kind that the page lists; the marked copy has them all."""
TONES: dict[str, Tone] = {
    "accepted": "good",
    "accepted_with_warnings": "care",
    "partly_accepted": "care",
    "rejected": "bad",
}


def check(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return what is wrong with a survey, with its results and its marked copy."""
    (path,) = order.paths("file")
    request = OneReading(path, reading_of(order), order.out, order.lang)
    checked = partial(write_check_json, target=order.folder / CHECKED, lang=order.lang)
    done = read_once(request, saying, checked)
    review = done.outcome.review
    if review is None:
        return refused(done.outcome.problem.fault if done.outcome.problem else Fault("RV-101"))
    errors = any(fault.severity == "error" for fault in review.faults)
    offered = [(done.copy, "ui.file_returned"), (done.results, "ui.file_results")]
    files = [
        OfferedFile(one.name, text(key))
        for one, key in (offered if errors else reversed(offered))
        if one is not None
    ]
    advice = "faults" if errors else "warnings" if review.to_clear_up else "none"
    return CardAnswer(
        TONES[review.verdict],
        text(f"ui.verdict_{review.verdict}"),
        [*_open(review), text(f"ui.next_{advice}")],
        _sums(review),
        kinds_of(review.faults),
        listed(review.faults),
        files,
    )


def _open(review: Review) -> list[Text]:
    """Return a sentence on the households that have no class for what is not known of them."""
    count = summarise(review).classes[HouseholdClass.undetermined].households
    return [text("ui.households_open").filled(count=count)] if count else []


def _sums(review: Review) -> list[CountedSum]:
    """Return the rows read as the sum of what became of them, the households by their classes."""
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


def kinds_of(faults: Sequence[Fault]) -> list[FaultCount]:
    """Return the kinds of the faults, errors first, then by their number."""
    counted = Counter((fault.code, fault.rank) for fault in faults)
    found = [
        FaultCount(code, rank, kind_of(code).title, count)
        for (code, rank), count in counted.items()
    ]
    return sorted(found, key=lambda kind: (RANKS.index(kind.severity), -kind.count, kind.code))


def listed(faults: Sequence[Fault]) -> list[ShownFault]:
    """Return the faults that the page lists, of each kind the first ones."""
    seen: Counter[str] = Counter()
    found = []
    for fault in faults:
        seen[fault.code] += 1
        if seen[fault.code] <= LISTED:
            found.append(shown_fault(fault))
    return found
