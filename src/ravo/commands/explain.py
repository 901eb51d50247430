"""`ravo explain`: why one household has its class."""

import json
import sys
from pathlib import Path

from ravo.commands.closing import close_with
from ravo.commands.outputs import checked_output
from ravo.console import lang, tell, words
from ravo.criteria.terms import HouseholdClass
from ravo.faults.unread import unread_of
from ravo.files import as_closed_as, whole_file
from ravo.pipeline.reviews import DONE, SOME_NOT_CLASSED, refuse_unfit
from ravo.printable import printable_json
from ravo.review.verdicts import judge
from ravo.survey.reader import ReadOptions, read_survey


def explain_household(
    path: Path, code: str, asked: ReadOptions, format: str, out: Path | None, *, quiet: bool
) -> int:
    """Print or write the explanation of one household; return the exit code."""
    from ravo.results import explanation as pages
    from ravo.review.explainer import explain, record_of

    target = None if out is None else checked_output(out, format)
    refuse_unfit(path)
    review = judge(read_survey(path, asked))
    found = explain(review, record_of(review, code))
    shown = {
        "text": lambda: pages.explanation_text(found, lang()),
        "json": lambda: printable_json(
            json.dumps(pages.explanation_json(found, lang()), ensure_ascii=False)
        ),
        "html": lambda: pages.explanation_html(found, lang()),
    }[format]()
    if target is None:
        sys.stdout.write(shown.rstrip("\n") + "\n")
    else:
        with as_closed_as([path]), whole_file(target) as temporary:
            temporary.write_text(shown, encoding="utf-8", newline="\n")
        if not quiet:
            tell(words("wrote", path=str(target)))
    close_with(unread_of(review.survey.faults), strict=False, quiet=quiet)
    return SOME_NOT_CLASSED if found.klass in (None, HouseholdClass.undetermined) else DONE
