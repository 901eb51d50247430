"""The comparison of two years as one HTML page, in the design of the district's summary page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ravo.changes.accounts import LINES
from ravo.changes.comparison import Changes
from ravo.changes.identity import CLOSING, COLUMNS, FORM_OF, OPENING, left_over
from ravo.changes.output.changed import (
    ChangedGroup,
    changed_groups,
    outside_counts,
)
from ravo.changes.output.figures import CAUSES, by_cause, by_movement
from ravo.changes.output.flow import NARROW, WIDE, flow_of
from ravo.changes.output.words import (
    PARTS,
    cause_word,
    class_heads,
    corner_of,
    gap_sentences,
    heading_years,
    law_of,
    lines_of,
    movement_word,
    movements_note,
    notice_of_years,
    opening_words,
    sentence_of,
    side_names,
    unit_of,
)
from ravo.criteria.terms import LISTED
from ravo.messages import Lang, say
from ravo.page_templates import render
from ravo.text import MINUS, format_number

MOST, MOST_OF_KIND = 200, 60
"""The most households on the page; beyond that, the most of each movement."""
FLOWS = ("escaped", "near_escaped")
"""The parts of the sentence that the page shows as large figures."""
WORDS = (
    "title",
    "part_classes",
    "part_matrix",
    "part_movements",
    "movement",
    "head_households",
    "head_opening",
    "head_closing",
    "total",
    "flow_title",
    "part_causes",
    "place",
    "line",
    "difference",
    "household_list",
    "nobody_changed",
    "part_forms",
    "part_clear_up",
    "nothing_to_clear_up",
    "contents",
    "col_head",
    "col_class_short",
    "col_what",
    "col_reason",
)


@dataclass(frozen=True, slots=True)
class ChangesCard:
    """One large figure with the line under it."""

    look: str
    title: str
    figure: str
    change: str
    direction: str


def changes_html(
    changes: Changes, lang: Lang, lead: Sequence[str] = (), clear_up: Sequence[str] = ()
) -> str:
    """Return the page: self-contained, without scripts, for the screen and for A4.

    The sentences of `lead` follow the first sentence, those of `clear_up` the list of open
    questions.
    """
    names = side_names(changes, lang)
    gaps = [message for message, _ in gap_sentences(changes, lang)]
    return render(
        "changes.html.j2",
        lang=lang,
        words={key: say(f"changes.{key}", lang) for key in WORDS},
        unit=unit_of(changes) or say("changes.several_places", lang),
        title=heading_years(changes, lang),
        facts=list(_facts(changes, lang)),
        sentences=[sentence_of(changes, lang), *gaps, *lead],
        cards=list(_cards(changes, lang)),
        corner=corner_of(changes, lang),
        flow_text=say("changes.flow_text", lang, **names),
        heads=class_heads(changes, lang),
        matrix=_matrix(changes, lang),
        movements=_movements(changes, lang),
        movements_note=movements_note(changes, lang),
        members_note=say("forms.note_members", lang),
        causes=_causes(changes, lang),
        cause_heads=[
            say("changes.movement", lang),
            *(cause_word(cause, lang) for cause in CAUSES),
            say("changes.total", lang),
        ],
        flows=[("wide", flow_of(changes, lang, WIDE)), ("narrow", flow_of(changes, lang, NARROW))],
        forms=[_form(changes, number, lang) for number in changes.forms],
        groups=_shown(changed_groups(changes, lang), lang),
        outside=_outside(changes, lang),
        clear_up=[*_clear_up(changes, lang), *clear_up],
    )


def _facts(changes: Changes, lang: Lang) -> Iterator[str]:
    """Yield the notice of invented data, and the decrees that judged the years."""
    if notice := notice_of_years(changes, lang):
        yield notice
    laws = {law_of(changes, lang, old=old): None for old in (True, False)}
    yield say("changes.judged_by", lang, laws=list(laws))


def _cards(changes: Changes, lang: Lang) -> Iterator[ChangesCard]:
    """Yield the two classes of the list with their change, and who rose above them."""
    for klass in LISTED:
        counts = changes.forms[FORM_OF[klass]].total("households")
        before, after = int(counts[OPENING]), int(counts[CLOSING])
        direction = "fell" if after < before else "rose" if after > before else "same"
        by = format_number(abs(after - before), lang)
        change = say(f"changes.card_{direction}", lang, count=before, by=by)
        title = say(f"changes.card_{klass}", lang)
        yield ChangesCard(klass, title, format_number(after, lang), change, direction)
    counts = changes.counts()
    parts = dict(PARTS)
    for key in FLOWS:
        count = sum(counts.get(name, 0) for name in parts[key])
        title = say(f"changes.card_{key}", lang)
        yield ChangesCard("met", title, format_number(count, lang), "", "")


def _signed(value: int, lang: Lang) -> str:
    """Return a figure with its sign; a minus sign, not a hyphen."""
    sign = MINUS if value < 0 else "+" if value > 0 else ""
    return sign + format_number(abs(value), lang)


def _matrix(changes: Changes, lang: Lang) -> list[tuple[str, list[str], int]]:
    """Return the rows of the matrix in words, each with the place of its unchanged class."""
    rows = []
    for place, (head, (_, row)) in enumerate(
        zip(class_heads(changes, lang), changes.matrix.iterrows(), strict=True)
    ):
        counts = [int(value) for value in row]
        rows.append((head, [format_number(n, lang) for n in (*counts, sum(counts))], place))
    sums = [int(value) for value in changes.matrix.sum()]
    total = [format_number(n, lang) for n in (*sums, sum(sums))]
    return [*rows, (say("changes.total", lang), total, -1)]


def _movements(changes: Changes, lang: Lang) -> list[tuple[str, list[str]]]:
    """Return the movements with their households, and their members at the start and the end."""
    return [
        (
            movement_word(item.movement, lang),
            [
                "–" if figure is None else format_number(figure, lang)
                for figure in (item.households, item.opening, item.closing)
            ],
        )
        for item in by_movement(changes)
        if item.households
    ]


def _causes(changes: Changes, lang: Lang) -> list[tuple[str, list[str]]]:
    """Return the causes of the changes of class, a row per movement."""
    return [
        (movement_word(name, lang), _figures([*counts, sum(counts)], lang))
        for name, counts in by_cause(changes).items()
    ]


def _form(changes: Changes, number: str, lang: Lang) -> dict[str, Any]:
    """Return a form; if an identity fails, its lines end with the unexplained difference."""
    form = changes.forms[number]
    items = lines_of(changes, lang)
    rows = []
    for item in items if len(items) > 2 else items[-1:]:
        for line in LINES:
            counts = form.summed(line, item.places)
            word = say(f"changes.head_{line}", lang)
            rows.append((item.name, word, _figures(counts, lang), item.total, left_over(counts)))
    broken = any(row[-1] for row in rows)
    heads = [say(f"changes.f{number}_{column}", lang) for column in COLUMNS]
    return {
        "title": say(f"changes.part_form{number}", lang),
        "heads": heads,
        "rows": [(*row[:-1], _signed(int(row[-1]), lang)) for row in rows],
        "broken": broken,
    }


def _figures(values: Any, lang: Lang) -> list[str]:
    return [format_number(int(value), lang) for value in values]


def _shown(groups: list[ChangedGroup], lang: Lang) -> list[dict[str, Any]]:
    """Return the groups with the households on the page, and how many are left out of each."""
    every = sum(len(group.households) for group in groups)
    most = every if every <= MOST else MOST_OF_KIND
    shown = []
    for group in groups:
        left = max(len(group.households) - most, 0)
        shown.append(
            {
                "title": say(
                    "changes.group_count", lang, name=group.title, count=len(group.households)
                ),
                "several": len({home.commune for home in group.households}) > 1,
                "homes": group.households[:most],
                "more": say("changes.more_households", lang, count=left) if left else "",
            }
        )
    return shown


def _outside(changes: Changes, lang: Lang) -> str:
    counts = outside_counts(changes)
    return say("changes.outside", lang, **counts) if any(counts.values()) else ""


def _clear_up(changes: Changes, lang: Lang) -> Iterator[str]:
    """Yield what is open before anybody signs, a sentence for each kind of message.

    Messages that are for the office alone are left out.
    """
    if changes.opening is not None:
        yield opening_words(changes, changes.opening, lang)
    pairs = len(changes.pairing.to_confirm)
    if pairs:
        yield say("changes.clear_pairs", lang, count=pairs)
    broken = sorted({breach.form for breach in changes.breaches})
    if broken:
        yield say("changes.clear_forms", lang, forms=broken)
    if changes.missing:
        yield say("changes.clear_missing", lang, count=changes.missing)
    yield from (" ".join(both) for both in gap_sentences(changes, lang))
    waiting = int(changes.unreviewed.sum())
    if waiting:
        yield say("changes.clear_unreviewed", lang, count=waiting)
    unknown = changes.counts().get("undetermined", 0) - waiting
    if unknown:
        yield say("changes.clear_unknown", lang, count=unknown)
