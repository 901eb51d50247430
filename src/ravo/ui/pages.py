"""The page in words: the values for the templates of `templates/ui`."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from ravo.messages import Lang, say
from ravo.page_templates import render
from ravo.text import format_number
from ravo.ui.answer import read_answer
from ravo.ui.cards import CARDS, PARTS, PageCard, card_of, cards_of
from ravo.ui.gate import MOST_BYTES
from ravo.ui.office_register import office_register
from ravo.ui.runs import ENDED, KEPT, PageRun

TONES = ("bad", "care", "good")
"""The tones of answers; those that need attention come first."""
_WHOLE_ROW = re.compile(r"(\d+):\1")
_STYLE = re.compile(r"<style>([^<]*)</style>")
NEARLY = 10
"""The number of runs below the limit at which the front page warns that old ones are removed."""


def front_page(lang: Lang, runs: Sequence[PageRun], gone: int = 0) -> str:
    """Return the page of all cards, and all kept runs; `gone` is the number of dropped ones."""
    many = len(runs) > KEPT - NEARLY
    return _page("front", lang, "/", parts=_parts(), runs=runs, gone=gone, many=many, kept=KEPT)


def _parts() -> list[tuple[str, list[PageCard]]]:
    """Return the cards by the parts of the front page."""
    front = [card for card in CARDS if not card.under]
    return [(part, [card for card in front if card.part == part]) for part in PARTS]


def end_page(lang: Lang, runs: Sequence[PageRun]) -> str:
    """Return the page before ravo ends: runs in progress, and results not downloaded yet."""
    working = sum(run.state not in ENDED for run in runs)
    lost = sum(not run.taken and any(run.files()) for run in runs if run.state in ENDED)
    return _page("end", lang, "/end", working=working, lost=lost)


def card_page(
    card: PageCard,
    lang: Lang,
    typed: Mapping[str, str] | None = None,
    missing: Sequence[str] = (),
    source: PageRun | None = None,
) -> str:
    """Return the page of one card, with the typed values and the missing fields.

    `source` is a run whose file is used, so that the page requests none.
    """
    today = date.today()  # noqa: DTZ011  the officer's day
    values = {field.name: str(today.year) for field in card.fields if field.is_year_of_work}
    values |= {field.name: f"{today:%d/%m/%Y}" for field in card.fields if field.is_today}
    return _page(
        "card",
        lang,
        f"/cards/{card.id}",
        card=card,
        typed={**values, **_carried(source), **(typed or {})},
        missing=missing,
        source=source,
        reuses=_reuses(card, source),
        group=_group(card, source),
        office=office_register(),
        most=MOST_BYTES,
    )


def run_page(run: PageRun, lang: Lang, kind: str | None, unmarked: int | None = None) -> str:
    """Return the page of a run: its progress, or its results; faults of one kind, or all.

    `unmarked` is an item whose cells were to be confirmed, but none was marked or no name given.
    """
    items = [_item(run, place, lang, kind) for place in range(len(run.orders))]
    working = run.state not in ENDED
    tones = Counter(item["answer"]["tone"] for item in items if item["answer"])
    if not working:
        items.sort(key=lambda item: TONES.index(item["answer"]["tone"]) if item["answer"] else -1)
    return _page(
        "run",
        lang,
        f"/runs/{run.id}",
        run=run,
        items=items,
        kind=kind,
        working=working,
        tally={tone: tones[tone] for tone in TONES} if len(items) > 1 else None,
        open_fold=len(items) == 1 and any(_opens_fold(item["answer"]) for item in items),
        same_file=len(items) == 1 and any(_is_on_same_file(item["answer"]) for item in items),
        again=tones["bad"] > 0 and len(items) == 1,
        unmarked=unmarked,
        unfinished=any(_is_unfinished(item["answer"]) for item in items),
        card=card_of(run.card),
        most=MOST_BYTES,
        step=step_words(run, lang),
        group=_group(card_of(run.card), run),
    )


def _reuses(card: PageCard, source: PageRun | None) -> bool:
    """Return whether a card can use the file of a run.

    A card that writes a register does not use the file of its own run again.
    """
    if source is None or (card.under and card.keeps and card.id == source.card):
        return False
    takes_file = any(field.name == "file" for field in card.fields)
    return takes_file and bool(source.orders[0].files.get("file"))


def _carried(source: PageRun | None) -> dict[str, str]:
    """Return the values that a run's answer fills in on the cards that continue from it."""
    answer = None if source is None else read_answer(source.orders[0].folder, "vi")
    return dict(answer["carries"]) if answer else {}


def _group(card: PageCard | None, run: PageRun | None) -> dict[str, Any] | None:
    """Return the cards of the group of a card, and their common file; None without others.

    That is a register, which each card of the group has as a field, or else the results: the file
    of a run is used again.
    """
    cards = [] if card is None else cards_of(card.group)
    if not cards:
        return None
    keeps = cards[0].keeps
    given = run.orders[0].files.get("register" if keeps else "file", ()) if run is not None else ()
    return {
        "cards": cards,
        "keeps": keeps,
        "file": Path(given[0]).name if given else None,
        "more": max(len(given) - 1, 0),
        "used_on": run.id if run is not None and given else None,
        "office": office_register(),
    }


def sentence_page(key: str, lang: Lang, *, back: bool = True) -> str:
    """Return a page of one sentence and what to do, by the keys `<key>` and `<key>_next`."""
    return _page("sentence", lang, "/", key=key, back=back)


def step_words(run: PageRun, lang: Lang) -> str:
    """Return the progress of a run in words."""
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
    """Return the part of a content security policy that allows a page only its own style."""
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
    """Return one item of a run in the form of its page."""
    order = run.orders[place]
    fault = run.problems.get(place)
    answer = _refused(fault, lang) if fault else read_answer(order.folder, lang)
    item: dict[str, Any] = {"place": place, "name": run.names[place], "answer": answer}
    if answer:
        faults = enumerate(answer["faults"])
        numbered = [{**one, "number": at, "row": _row(one["cell"])} for at, one in faults]
        shown = [one for one in numbered if _is_of(one, kind)]
        item["sheets"] = _by_sheet(shown)
        total = sum(one["count"] for one in answer["kinds"] if _is_of(one, kind))
        item["hidden"] = total - len(shown)
        item["may_be_right"] = any(one["may_be_right"] for one in shown)
    return item


def _opens_fold(answer: Mapping[str, Any] | None) -> bool:
    """Return whether the next step is in the folded fields."""
    return bool(answer and answer.get("open_fold"))


def _is_on_same_file(answer: Mapping[str, Any] | None) -> bool:
    """Return whether the next step is the same file with something else typed."""
    return bool(answer and answer.get("same_file"))


def _is_of(one: Mapping[str, Any], kind: str | None) -> bool:
    """Return whether a fault is of a kind: one code at two ranks counts as two kinds."""
    return kind in (None, f"{one['code']}.{one['severity']}")


def _row(cell: str | None) -> str | None:
    """Return the row of a fault that is about a whole row; None for any other."""
    match = _WHOLE_ROW.fullmatch(cell or "")
    return match[1] if match else None


def _is_unfinished(answer: Mapping[str, Any] | None) -> bool:
    """Return whether something of an item has to be corrected or checked, and uploaded again."""
    return answer is None or answer["tone"] != "good"


def _by_sheet(faults: Sequence[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the faults by sheet, in the order of the first fault of each sheet."""
    order: dict[str, int] = {}
    for fault in faults:
        order.setdefault(fault["sheet"] or "", len(order))
    ordered = sorted(faults, key=lambda fault: order[fault["sheet"] or ""])
    return [(sheet, list(group)) for sheet, group in groupby(ordered, lambda f: f["sheet"] or "")]


def _refused(fault: Any, lang: Lang) -> dict[str, Any]:
    from ravo.fault_words import plain_message

    message, hint = plain_message(fault, lang)
    names = (
        "sums",
        "kinds",
        "faults",
        "files",
        "households",
        "notes",
        "tables",
        "asks",
        "pictures",
    )
    lists = dict.fromkeys((*names, "next_cards"), ())
    words = {"tone": "bad", "headline": message, "lines": [hint]}
    return {**lists, **words, "carries": {}}
