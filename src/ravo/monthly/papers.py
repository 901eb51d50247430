"""The papers of a month: the list with the decision, refusals, the report, open requests."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ravo.criteria.terms import AVERAGE, LISTED
from ravo.fault_words import Audience
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.monthly.decisions import RequestDecision
from ravo.monthly.households import NEAR_POOR, POOR, review_of
from ravo.monthly.month import MonthReview
from ravo.monthly.paper_sheet import PaperSheet, PaperTop
from ravo.monthly.report_sheet import WIDTHS as REPORT_WIDTHS
from ravo.monthly.report_sheet import write_figures
from ravo.monthly.state import CAME_HERE, PersonLine
from ravo.monthly.words import class_cell, people_words, request_words, why_words
from ravo.results.faults_sheet import write_faults
from ravo.results.summary import summarise
from ravo.review.review import Review
from ravo.text import sort_key
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import (
    DECIDED,
    FAULTS,
    MONTH_REPORT,
    NOT_DECIDED,
    TO_CLEAR,
    YEAR_LEDGER,
)
from ravo.xlsx.sheets import make_styles

GROUPS = (
    "poor",
    "near_poor",
    "average_living",
    "poor_to_near_poor",
    "poor_to_average",
    "out_of_poor",
    "near_poor_to_average",
    "out_of_near_poor",
    "departed",
    "resized",
    "settled",
)
"""The groups of the list with the decision, in their order."""
DECIDED_WIDTHS = (6, 28, 20, 9, 20, 20, 45)
OPEN_WIDTHS = (12, 28, 20, 12, 30, 60)
LEDGER_WIDTHS = (8, 12, 28, 20, 20, 20, 9, 20)


def write_papers(
    done: MonthReview, path: Path, lang: Lang, audience: Audience = "operator"
) -> None:
    """Write the papers; the file appears whole or not at all.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    listed = done.after
    review = review_of(listed.homes, listed.info, listed.source, listed.edition)
    with whole_file(path) as temporary:
        book = new_output(temporary)
        _write_decided(book, done, review, lang)
        _write_refused(book, done, review, lang)
        _write_report(book, done, review, lang)
        _write_ledger(book, done, review, lang)
        _write_open(book, done, review, lang)
        sheet = book.add_worksheet(FAULTS)
        write_faults(sheet, done.to_correct, make_styles(book), lang, audience)
        book.close()


def _top(done: MonthReview, title: str, lang: Lang, below: str = "") -> PaperTop:
    """Return the head of a paper of the month."""
    info = done.after.info
    places = ", ".join(name for name in (info.commune, info.district, info.province) if name)
    month = {"month": str(done.month.number), "year": str(done.month.year)}
    where = say("monthly.where", lang, places=places, **month)
    return PaperTop(say(f"monthly.title_{title}", lang), where, below)


def group_of(decision: RequestDecision) -> str:
    """Return the group of a change on the list with the decision."""
    if decision.outcome in ("departed", "resized"):
        return decision.outcome
    if not decision.reviewed:
        return "resized"
    before, after = decision.before, decision.after
    if before in LISTED and after == AVERAGE:
        return f"{before}_to_average"
    if before == POOR and after != POOR:
        return "poor_to_near_poor" if after == NEAR_POOR else "out_of_poor"
    if after in (*LISTED, AVERAGE):
        return str(after)
    return "out_of_near_poor" if before == NEAR_POOR else "settled"


def _ordered(
    done: MonthReview, decisions: Sequence[RequestDecision]
) -> list[tuple[RequestDecision, list[str | float | None]]]:
    """Return decisions by village and name, each with name, village and size of its household."""
    rows = []
    for decision in decisions:
        row = done.requests.homes.frame.iloc[decision.request.place]
        old = done.before.homes.frame.iloc[decision.at] if decision.at >= 0 else row
        head, village = (row[name] or old[name] for name in ("head_name", "village"))
        size = old["size"] if decision.outcome == "departed" else row["size"]
        rows.append((decision, [head, village, None if size != size else float(size)]))
    return sorted(
        rows, key=lambda one: (sort_key(str(one[1][1] or "")), sort_key(str(one[1][0] or "")))
    )


def _is_decided(decision: RequestDecision) -> bool:
    """Return whether a change is in the decision.

    It is not for a household without a recognised class that died out, moved, came, or has other
    members: no decision is needed for that.
    """
    recognised = (*LISTED, AVERAGE)
    came = decision.before is None and decision.why in CAME_HERE
    if decision.outcome not in ("departed", "resized") and decision.reviewed and not came:
        return True
    return decision.before in recognised or decision.after in recognised


def _write_decided(book: Any, done: MonthReview, review: Review, lang: Lang) -> None:
    paper = PaperSheet(book, DECIDED, DECIDED_WIDTHS, lang)
    paper.top(review, _top(done, "decided", lang, say("monthly.with_decision", lang)))
    paper.heads(_heads(("number", "head", "village", "size", "before", "after", "reason"), lang))
    paper.repeat_heads()
    changes = [
        one for one in done.decisions if (one.changes or one.moves_people) and _is_decided(one)
    ]
    for group in GROUPS:
        mine = _ordered(done, [one for one in changes if group_of(one) == group])
        if mine:
            name = say(f"monthly.group_{group}", lang)
            paper.band(say("monthly.group", lang, name=name, count=len(mine)))
        for number, (decision, home) in enumerate(mine, start=1):
            classes = (class_cell(klass, lang) for klass in (decision.before, decision.after))
            paper.cells([number, *home, *classes, reason_words(decision, lang)])
    if not changes:
        paper.band(say("monthly.nobody_decided", lang), "plain")
    paper.sign(review)


def reason_words(decision: RequestDecision, lang: Lang) -> str:
    """Return the reason of a change: the recorded one, else the reason of the decision."""
    if decision.moves_people and decision.people:
        return people_words(decision.people, lang)
    reason = decision.request.reason or why_words(decision, lang)
    return f"{reason}; {say('monthly.no_request_yet', lang)}" if decision.unasked else reason


def _write_refused(book: Any, done: MonthReview, review: Review, lang: Lang) -> None:
    paper = PaperSheet(book, NOT_DECIDED, DECIDED_WIDTHS, lang)
    paper.top(review, _top(done, "refused", lang))
    paper.heads(_heads(("number", "head", "village", "size", "before", "asked", "reason"), lang))
    paper.repeat_heads()
    for number, (decision, home) in enumerate(_ordered(done, done.refused), start=1):
        request_text = request_words(decision).say(lang)
        before = class_cell(decision.before, lang)
        paper.cells([number, *home, before, request_text, why_words(decision, lang)])
    if not done.refused:
        paper.band(say("monthly.nobody_refused", lang), "plain")
    paper.sign(review)


def _write_report(book: Any, done: MonthReview, review: Review, lang: Lang) -> None:
    paper = PaperSheet(book, MONTH_REPORT, REPORT_WIDTHS, lang)
    due = done.due
    below = say(f"monthly.due_{due.receiver}", lang, day=due.day) if due else ""
    paper.top(review, _top(done, "report", lang, below))
    write_figures(paper, done, summarise(review))
    paper.sign(review)


def _write_ledger(book: Any, done: MonthReview, review: Review, lang: Lang) -> None:
    paper = PaperSheet(book, YEAR_LEDGER, LEDGER_WIDTHS, lang)
    paper.top(review, _top(done, "ledger", lang))
    names = ("month", "code", "head", "village", "before", "after", "size", "reason")
    paper.heads(_heads(names, lang))
    paper.repeat_heads()
    moved: dict[tuple[int, str], list[PersonLine]] = defaultdict(list)
    for person in done.after.people:
        moved[person.month, person.code].append(person)
    for line in done.after.ledger:
        size = line.size_before if line.size_after != line.size_after else line.size_after
        classes = (class_cell(klass, lang) for klass in (line.before, line.after))
        known = None if size != size else size
        people = people_words(moved[line.month, line.code], lang)
        alone = people and line.before == line.after
        by_request = "" if alone else say("monthly.by_request", lang)
        if line.why == "recounted":
            by_request = say("monthly.why_recounted", lang)
        reason = "; ".join(words for words in (line.reason or by_request, people) if words)
        paper.cells([line.month, line.code, line.head, line.village, *classes, known, reason])
    if not done.after.ledger:
        paper.band(say("monthly.nobody_decided", lang), "plain")


def _write_open(book: Any, done: MonthReview, review: Review, lang: Lang) -> None:
    paper = PaperSheet(book, TO_CLEAR, OPEN_WIDTHS, lang)
    paper.top(review, _top(done, "open", lang))
    paper.band(say("monthly.note_open", lang), "note")
    if waiting(done):
        paper.band(say("monthly.note_waiting", lang), "note")
    paper.heads(_heads(("code", "head", "village", "cell", "asked", "todo"), lang))
    for cells in open_rows(done, lang):
        paper.cells(cells)
    if not done.unclear and not waiting(done):
        paper.band(say("monthly.nobody_open", lang), "plain")


def waiting(done: MonthReview) -> tuple[RequestDecision, ...]:
    """Return the new households of the list that have no class yet."""
    return tuple(one for one in done.decisions if one.why == "waiting")


def open_rows(done: MonthReview, lang: Lang) -> Iterator[list[str | float | None]]:
    """Yield a row per request that has to be cleared up, by village and name.

    They are followed by the rows of people who belong to no household.
    """
    ordered = [*_ordered(done, done.open), *_ordered(done, waiting(done))]
    for decision, (head, village, _) in ordered:
        request = decision.request
        where = f"{request.sheet}!{request.cell}"
        request_text = request_words(decision).say(lang)
        yield [request.code, head, village, where, request_text, why_words(decision, lang)]
    for one in done.strays:
        who = people_words([one], lang)
        yield ["", "", "", one.cell, "", say("monthly.why_stray", lang, other=who)]


def _heads(names: Sequence[str], lang: Lang) -> list[str]:
    return [say(f"monthly.col_{name}", lang) for name in names]
