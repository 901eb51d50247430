"""Explanations for many families in one file."""

from dataclasses import replace
from typing import Literal, cast

from ravo.criteria.terms import LISTED
from ravo.faults import UsageProblem
from ravo.messages import Text, text
from ravo.pipeline.chosen_households import CHOICES, DEPARTED, HouseholdsWanted
from ravo.pipeline.explanations import ChosenOutcome, ChosenRequest, explain_chosen
from ravo.ui.answer import CardAnswer, CountedSum, FoundHousehold, OfferedFile
from ravo.ui.cards import EVERYBODY, POOR_AND_NEAR
from ravo.ui.jobs.household_choices import listed_households, nobody_named
from ravo.ui.jobs.page_listener import Saying, refused, unread_lines
from ravo.ui.jobs.read_options import reading_of
from ravo.ui.order import RunOrder

STEM = "giai-thich-cac-ho"
CLASSES: dict[str, tuple[str, ...]] = {EVERYBODY: (), POOR_AND_NEAR: LISTED}
"""The classes of each choice that is more than one class."""


def families(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return one file with a page for each family that matches, or why there is none."""
    request = _request(order)
    try:
        done = explain_chosen(request, saying)
    except UsageProblem as problem:
        return replace(refused(problem.fault), same_file=True)
    if done.unnamed:
        return nobody_named(order.value("name") or "", done.candidates)
    return _pages(request, done)


def _request(order: RunOrder) -> ChosenRequest:
    (path,) = order.paths("file")
    chosen = order.value("class") or EVERYBODY
    name, village = order.value("name"), order.value("village")
    wanted = HouseholdsWanted(
        classes=CLASSES.get(chosen, (chosen,)),
        villages=(village,) if village else (),
        names=(name,) if name else (),
    )
    kind = cast('Literal["docx", "html"]', order.value("format") or "docx")
    out = order.out / f"{STEM}.{kind}"
    return ChosenRequest(
        path=path, wanted=wanted, reading=reading_of(order), format=kind, lang=order.lang, out=out
    )


def _pages(request: ChosenRequest, done: ChosenOutcome) -> CardAnswer:
    """Return the number of pages by class, and of which families where a name was typed."""
    file = f"{STEM}.{request.format}"
    count = sum(done.pages.values())
    lines = [text("ui.families_print"), *unread_lines(done.unread)]
    if not done.classed:
        lines.append(text("ui.families_open"))
    households: list[FoundHousehold] = []
    if request.wanted.names and count > 1:
        lines.append(text("ui.families_namesakes"))
        households = listed_households(done.explained)
    return CardAnswer(
        "good" if done.classed else "care",
        text("ui.families_done").filled(count=count),
        lines,
        [CountedSum(text("ui.sum_pages"), count, _by_class(done))],
        files=[OfferedFile(file, text(f"ui.file_families_{request.format}"))],
        households=households,
    )


def _by_class(done: ChosenOutcome) -> list[tuple[Text, int]]:
    return [
        (text(f"explain.choose_{klass}"), done.pages[klass])
        for klass in (*CHOICES, DEPARTED)
        if done.pages.get(klass)
    ]
