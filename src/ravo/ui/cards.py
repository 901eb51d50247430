"""The cards of the page, in the order of the year: the fields of each, and what does its work.

A card is one entry here, its work is a module of `ravo.ui.jobs`, its words are
`ui.card_<id>` (title), `ui.about_<id>` and `ui.do_<id>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FieldKind = Literal["file", "files", "text", "year", "choice"]


@dataclass(frozen=True, slots=True)
class CardField:
    """One field of a card; its label is `ui.field_<name>`.

    `options` are the values of a choice, `ui.choice_<value>` their words. What few files need
    (`rare`) is folded away; a choice of that kind may be left to the file.
    """

    name: str
    kind: FieldKind
    needed: bool = True
    options: tuple[str, ...] = ()
    rare: bool = False

    @property
    def is_file(self) -> bool:
        """Whether files are given here."""
        return self.kind in ("file", "files")

    @property
    def is_asked_year(self) -> bool:
        """Whether this is the year that the work is for, which is this one unless typed."""
        return self.kind == "year" and not self.rare


@dataclass(frozen=True, slots=True)
class PageCard:
    """A card: the function that does its work, by its dotted name, and its fields.

    With `each`, every file given is worked on by itself, so that one costs no other.
    """

    id: str
    work: str
    fields: tuple[CardField, ...]
    each: bool = False

    def missing(self, files: Mapping[str, object], values: Mapping[str, str]) -> list[str]:
        """Return the names of fields that are needed and were not given."""
        return [
            field.name
            for field in self.fields
            if field.needed and not (files if field.is_file else values).get(field.name)
        ]


def _rare(name: str, kind: FieldKind, *options: str) -> CardField:
    return CardField(name, kind, needed=False, options=options, rare=True)


_SURVEY = CardField("file", "file")
_READING = (
    _rare("corrections", "file"),
    _rare("layout", "choice", "mis"),
    _rare("profile", "file"),
    _rare("year", "year"),
    _rare("province", "text"),
    _rare("district", "text"),
    _rare("commune", "text"),
    _rare("area", "choice", "rural", "urban"),
)
"""How a survey is read that does not say everything itself; see `ravo.ui.jobs.read_options`."""
_LINKS = _rare("links", "file")
CARDS: tuple[PageCard, ...] = (
    PageCard(
        "template",
        "ravo.ui.jobs.blank:blank",
        (
            CardField("kind", "choice", options=("survey", "b1", "corrections", "settings")),
            CardField("year", "year", needed=False),
            CardField("province", "text", needed=False),
            CardField("district", "text", needed=False),
            CardField("commune", "text", needed=False),
            CardField("code", "text", needed=False),
        ),
    ),
    PageCard(
        "check",
        "ravo.ui.jobs.check:check",
        (CardField("file", "files"), *_READING),
        each=True,
    ),
    PageCard(
        "explain",
        "ravo.ui.jobs.explain:explain",
        (_SURVEY, CardField("household", "text"), *_READING),
    ),
    PageCard(
        "diff",
        "ravo.ui.jobs.compare:compare",
        (CardField("old", "file"), CardField("new", "file"), _LINKS),
    ),
    PageCard(
        "report",
        "ravo.ui.jobs.report:report",
        (
            CardField("results", "files"),
            CardField("previous", "files", needed=False),
            CardField("document", "choice", options=("yearly", "half_year")),
            CardField("settings", "file", needed=False),
            _LINKS,
        ),
    ),
    PageCard(
        "b1",
        "ravo.ui.jobs.points:points",
        (
            CardField("file", "file"),
            CardField("year", "year"),
            CardField("typed_by", "text"),
            CardField("checked_by", "text", needed=False),
        ),
    ),
)


def card_of(id: str) -> PageCard | None:
    """Return the card of an id; None where there is none."""
    return next((card for card in CARDS if card.id == id), None)
