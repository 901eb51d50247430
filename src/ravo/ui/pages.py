"""The page in words: what the templates of `templates/ui` are filled with."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from ravo.messages import Lang, say
from ravo.page_templates import render
from ravo.text import format_number
from ravo.ui.answer import read_answer
from ravo.ui.cards import CARDS, PageCard, card_of
from ravo.ui.gate import MOST_BYTES
from ravo.ui.runs import ENDED, PageRun

_STYLE = re.compile(r"<style>([^<]*)</style>")
RECENT = 10
"""Runs that the front page lists."""


def front_page(lang: Lang, runs: Sequence[PageRun]) -> str:
    """Return the page of all cards, and what this browser ran last."""
    return _page("front", lang, "/", cards=CARDS, runs=runs[:RECENT])


def card_page(
    card: PageCard,
    lang: Lang,
    typed: Mapping[str, str] | None = None,
    missing: Sequence[str] = (),
    source: PageRun | None = None,
) -> str:
    """Return the page of one card, with what was typed before and what is missing of it.

    `source` is a run whose file is worked on, so that none is asked for.
    """
    this_year = str(date.today().year)  # noqa: DTZ011  the officer's year
    values = {field.name: this_year for field in card.fields if field.is_asked_year}
    return _page(
        "card",
        lang,
        f"/cards/{card.id}",
        card=card,
        typed={**values, **(typed or {})},
        missing=missing,
        source=source,
        most=MOST_BYTES,
    )


def run_page(run: PageRun, lang: Lang, kind: str | None, unmarked: int | None = None) -> str:
    """Return the page of a run: its progress, or what came of it; faults of one kind, or all.

    `unmarked` is an item whose cells were to be confirmed, but none was marked or no name given.
    """
    items = [_item(run, place, lang, kind) for place in range(len(run.orders))]
    return _page(
        "run",
        lang,
        f"/runs/{run.id}",
        run=run,
        items=items,
        kind=kind,
        working=run.state not in ENDED,
        unmarked=unmarked,
        unfinished=any(_is_unfinished(item["answer"]) for item in items),
        card=card_of(run.card),
        most=MOST_BYTES,
        step=step_words(run, lang),
    )


def sentence_page(key: str, lang: Lang, *, back: bool = True) -> str:
    """Return a page of one sentence and what to do, by the keys `<key>` and `<key>_next`."""
    return _page("sentence", lang, "/", key=key, back=back)


def step_words(run: PageRun, lang: Lang) -> str:
    """Return how far a run is, in words."""
    if run.state == "waiting":
        return say("ui.step_waiting", lang)
    if run.asked_to_stop.is_set() and run.state == "working":
        return say("ui.step_stopping", lang)
    many, (kind, _, name) = len(run.orders), run.step.partition(" ")
    words = say("ui.step_reading", lang, name=run.names[run.at])
    if kind == "written":
        words = say("ui.step_written", lang, name=name)
    elif "/" in kind:
        at, _, of = kind.partition("/")
        words = say("ui.step_item", lang, at=at, of=of, name=name)
    place = say("ui.step_place", lang, at=run.at + 1, of=many) if many > 1 else ""
    return f"{place} {words}".strip()


def with_style(page: str) -> str:
    """Return the part of a policy that lets a page of ravo's own have its own style alone."""
    digests = (hashlib.sha256(style.encode()).digest() for style in _STYLE.findall(page))
    return "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _page(name: str, lang: Lang, path: str, **values: object) -> str:
    words = partial(_say, lang)
    return render(
        f"ui/{name}.html.j2",
        lang=lang,
        other="en" if lang == "vi" else "vi",
        path=path,
        say=words,
        number=partial(format_number, lang=lang),
        **values,
    )


def _say(lang: Lang, key: str, **params: object) -> str:
    return say(f"ui.{key}", lang, **params)


def _item(run: PageRun, place: int, lang: Lang, kind: str | None) -> dict[str, Any]:
    """Return one item of a run as its page shows it."""
    order = run.orders[place]
    fault = run.problems.get(place)
    answer = _refused(fault, lang) if fault else read_answer(order.folder, lang)
    item: dict[str, Any] = {"place": place, "name": run.names[place], "answer": answer}
    if answer:
        numbered = [{**one, "number": at} for at, one in enumerate(answer["faults"])]
        shown = [one for one in numbered if kind in (None, one["code"])]
        item["sheets"] = _by_sheet(shown)
        total = sum(one["count"] for one in answer["kinds"] if kind in (None, one["code"]))
        item["hidden"] = total - len(shown)
        item["may_be_right"] = any(one["may_be_right"] for one in shown)
    return item


def _is_unfinished(answer: Mapping[str, Any] | None) -> bool:
    """Return whether something of an item is to be corrected or looked at, and dropped again."""
    return answer is None or answer["tone"] != "good"


def _by_sheet(faults: Sequence[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the faults by sheet, in the order in which the sheets come first."""
    order: dict[str, int] = {}
    for fault in faults:
        order.setdefault(fault["sheet"] or "", len(order))
    found = sorted(faults, key=lambda fault: order[fault["sheet"] or ""])
    return [(sheet, list(group)) for sheet, group in groupby(found, lambda f: f["sheet"] or "")]


def _refused(fault: Any, lang: Lang) -> dict[str, Any]:
    from ravo.fault_words import plain_message

    message, hint = plain_message(fault, lang)
    lists = dict.fromkeys(("sums", "kinds", "faults", "files", "households", "said"), ())
    return {**lists, "tone": "bad", "headline": message, "lines": [hint]}
