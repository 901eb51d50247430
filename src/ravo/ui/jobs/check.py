"""A survey checked: its verdict, its faults by sheet, the marked copy and the results."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import Text, text
from ravo.pipeline.one_reading import OneReading, read_once, write_check_json
from ravo.results.summary import summarise
from ravo.results.words import class_word
from ravo.review.review import Review
from ravo.survey.options import ReadOptions
from ravo.ui.answer import CardAnswer, FaultCount, OfferedFile, ShownFault, Tone
from ravo.ui.jobs.saying import Saying, refused, sentence, shown_fault
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
    request = OneReading(path, ReadOptions(), order.out, order.lang)
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
        [text(f"ui.next_{advice}")],
        _counts(review),
        kinds_of(review.faults),
        listed(review.faults),
        files,
    )


def _counts(review: Review) -> list[tuple[Text, int]]:
    counts, summary = review.counts, summarise(review)
    gone = ("departed",) if counts.departed else ()
    shown = [
        (text(f"ui.count_{name}"), int(getattr(counts, name)))
        for name in ("read", "scored", "rejected", "blank", *gone)
    ]
    classes = [
        (sentence(partial(class_word, klass)), share.households)
        for klass, share in summary.classes.items()
    ]
    return shown + classes


def kinds_of(faults: Sequence[Fault]) -> list[FaultCount]:
    """Return the kinds of the faults, errors first, then by their number."""
    counted = Counter((fault.code, fault.severity) for fault in faults)
    found = [
        FaultCount(code, severity, kind_of(code).title, count)
        for (code, severity), count in counted.items()
    ]
    return sorted(found, key=lambda kind: (kind.severity != "error", -kind.count, kind.code))


def listed(faults: Sequence[Fault]) -> list[ShownFault]:
    """Return the faults that the page lists, of each kind the first ones."""
    seen: Counter[str] = Counter()
    found = []
    for fault in faults:
        seen[fault.code] += 1
        if seen[fault.code] <= LISTED:
            found.append(shown_fault(fault))
    return found
