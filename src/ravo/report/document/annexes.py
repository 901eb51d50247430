"""The forms that are annexed to the written report."""

from collections.abc import Sequence

from ravo.messages import say
from ravo.report.forms.facts import form_facts


def annexes(forms: Sequence[str]) -> list[str]:
    """Return a line for each form, by number and title; none where no forms are written."""
    facts = form_facts()
    return [
        say("document.annex", "vi", number=number, title=facts[number].title.capitalize())
        for number in forms
    ]
