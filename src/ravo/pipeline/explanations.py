"""One household explained: why it has its class."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.criteria.terms import HouseholdClass
from ravo.faults.unread import Unread, unread_of
from ravo.files import as_closed_as, write_whole_text
from ravo.formats import ExplainFormat
from ravo.messages import Lang
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_output
from ravo.pipeline.reviews import refuse_unfit
from ravo.printable import printable_json
from ravo.review.verdicts import judge
from ravo.survey.options import ReadOptions
from ravo.survey.reader import read_survey
from ravo.survey.settings import load_settings

if TYPE_CHECKING:
    from ravo.review.explanation import Explanation


@dataclass(frozen=True)
class ExplainRequest:
    """Which household of which workbook is explained, and how.

    `officer` gives every step with its figures, cells and articles in place of the family's page.
    """

    path: Path
    household: str
    reading: ReadOptions
    format: ExplainFormat
    lang: Lang
    out: Path | None = None
    officer: bool = False


@dataclass(frozen=True, slots=True)
class ExplainOutcome:
    """Whether the household has a class, and what of the workbook was left unread.

    `printed` is the explanation where it goes into no file.
    """

    classed: bool
    unread: Unread
    printed: str | None = None


def explain_household(request: ExplainRequest, listener: Listener) -> ExplainOutcome:
    """Return the explanation of one household, or write it into a file."""
    from ravo.review.explainer import explain, record_of

    settings = load_settings(request.reading)
    target = None if request.out is None else checked_output(request.out, request.format)
    refuse_unfit(request.path)
    review = judge(read_survey(request.path, settings))
    found = explain(review, record_of(review, request.household))
    words = _rendered(found, request)
    if target is not None:
        with as_closed_as([request.path]):
            write_whole_text(target, words)
        listener.written(target)
    classed = found.klass not in (None, HouseholdClass.undetermined)
    unread = unread_of(review.survey.faults)
    return ExplainOutcome(classed, unread, words if target is None else None)


@dataclass(frozen=True, slots=True)
class HouseholdNamed:
    """A household as a search lists it: its code, its head and its village."""

    code: str
    head: str
    village: str


def households_like(path: Path, words: str, reading: ReadOptions) -> tuple[HouseholdNamed, ...]:
    """Return the households of a workbook whose code or head is like the words, in their order.

    A code that is the words themselves brings that household alone. Marks, capitals and blanks
    make no difference to a name. Raises RavoError for a workbook that cannot be read.
    """
    from ravo.text import loose_key

    refuse_unfit(path)
    frame = read_survey(path, load_settings(reading)).households.frame
    named = [
        HouseholdNamed(*(str(value) if isinstance(value, str) else "" for value in row))
        for row in zip(*(frame[name] for name in ("code", "head_name", "village")), strict=True)
    ]
    typed, key = words.strip(), loose_key(words)
    exact = [one for one in named if one.code == typed]
    if exact or not key:
        return tuple(exact[:1])
    return tuple(one for one in named if key in loose_key(one.head) or key in loose_key(one.code))


def _rendered(explanation: "Explanation", request: ExplainRequest) -> str:
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
