"""The cards of the page, in the order of the year: their fields, and their functions.

A card is one entry here, its work is a module of `ravo.ui.jobs`, its words are `ui.card_<id>`
(title), `ui.about_<id>` and `ui.do_<id>`, and with fields that few files need `ui.rare_<id>` and
`ui.rare_about_<id>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from ravo.analysis.choices import GroupBy
from ravo.criteria.terms import CLASSES
from ravo.programmes.shipped import SHIPPED

FieldKind = Literal["file", "files", "text", "year", "day", "choice", "choices", "office", "hidden"]
CardPart = Literal["prepare", "review", "after", "keep", "month"]
PARTS: tuple[CardPart, ...] = get_args(CardPart)
"""The parts of the front page; their headings are `ui.part_<part>`."""


@dataclass(frozen=True, slots=True)
class CardField:
    """One field of a card; its label is `ui.field_<name>`.

    `options` are the values of a choice, `ui.choice_<value>` their words. A field that few files
    need (`rare`) is folded away; a choice of that kind may be left to the file. A field with a
    `note` has `ui.note_<note>` below it: it is not marked as optional, and its year is not filled
    in. Any number of `choices` may be ticked. A choice of the kind `office` is shown only where the
    office has a register, a `hidden` field never: its value comes from the button of an answer (see
    `AskedStep`).
    """

    name: str
    kind: FieldKind
    needed: bool = True
    options: tuple[str, ...] = ()
    rare: bool = False
    note: str = ""

    @property
    def is_file(self) -> bool:
        """Whether the field is for files."""
        return self.kind in ("file", "files")

    @property
    def is_today(self) -> bool:
        """Whether the field is the day of the work, which is today unless another is typed."""
        return self.note == "today"

    @property
    def is_year_of_work(self) -> bool:
        """Whether the field is the year of the work, which is this year unless another is typed."""
        return self.kind == "year" and not (self.rare or self.note)


@dataclass(frozen=True, slots=True)
class PageCard:
    """A card: the function that does its work, by its dotted name, and its fields.

    With `each`, every file is processed by itself, so that one does not affect the others. A card
    `under` another is reached from that one, not from the front page.
    """

    id: str
    work: str
    part: CardPart
    fields: tuple[CardField, ...]
    each: bool = False
    under: str = ""

    @property
    def group(self) -> str:
        """The card that this one is under, or itself."""
        return self.under or self.id

    @property
    def keeps(self) -> bool:
        """Whether the card works on a register, which may be a given file."""
        return any(field.name == "register" for field in self.fields)

    def missing(self, files: Mapping[str, object], values: Mapping[str, str]) -> list[str]:
        """Return the names of required fields that are not filled in."""
        return [
            field.name
            for field in self.fields
            if field.needed and not (files if field.is_file else values).get(field.name)
        ]


def _rare(name: str, kind: FieldKind, *options: str) -> CardField:
    return CardField(name, kind, needed=False, options=options, rare=True)


_SURVEY = CardField("file", "file", note="text_tables")
_LAYOUT = (_rare("layout", "choice", "mis"), _rare("profile", "file"))
_CORRECTIONS = _rare("corrections", "file")
_LAYOUTS = (_CORRECTIONS, *_LAYOUT)
_PLACE = tuple(_rare(name, "text") for name in ("province", "district", "commune"))
_YEAR, _AREA = _rare("year", "year"), _rare("area", "choice", "rural", "urban")
_READING = (*_LAYOUTS, _YEAR, *_PLACE, _AREA)
"""Options for reading a survey that lacks some facts; see `ravo.ui.jobs.read_options`."""
_COMMUNE_NOW = (_rare("code", "text"), *_PLACE)
"""The present commune of the households of last year's lists."""
_QUESTIONS = CardField(
    "b1_questions", "choice", needed=False, options=("no_questions", "kept_points")
)
_LINKS = _rare("links", "file")
_ALL_LINKS = _rare("links", "files")
_REGISTER = _rare("register", "file")
_BY = CardField("by", "text", needed=False, note="by")
RECORDED_KINDS = ("decision", "death", "in", "out", "correction", "note")
"""The kinds of events that can be recorded, as in `ravo.register.record_sheet`."""
_PAST = CardField("past", "office", needed=False, options=("past_register", "no_past"), note="past")
_PAST_OF_ONE = replace(_PAST, options=("no_past", "past_register"), note="past_of_one")
_PAST_OF_SUPPORT = replace(_PAST, note="past_of_support")
_PAST_OF_SUPERVISION = replace(_PAST, note="past_of_supervision")
_PERSON = CardField("rec_person", "text", needed=False)
_WHO = replace(_PERSON, note="rec_person")
COMPLAINTS_DUE, OPEN_COMPLAINTS, ALL_COMPLAINTS = "due_soon", "open_ones", "all_of_them"
BY_GROUP, COUNT_PEOPLE = "by_", "count_people"
POOR_AND_NEAR, EVERYBODY = "poor_and_near", "everybody"
CHOICES = (*CLASSES, "rejected")
"""The classes by which families are chosen, as in `ravo.pipeline.chosen_households`."""
_PAST_OF_PAPERS = replace(_PAST, note="past_of_papers")
_ANY_RESULTS = CardField("file", "files", note="brought")
_ONE_RESULT = CardField("file", "files", note="brought_one")
_PAPER_DAY = CardField("paper_day", "day", needed=False, note="paper_day")
_PREVIOUS = CardField("previous", "files", needed=False, note="previous_of_papers")
_VILLAGES = CardField("villages", "text", needed=False, note="villages")
_PAPER = CardField("paper", "choice", needed=False, options=("word", "word_and_pdf"))
_SETTINGS = _rare("settings", "file")
GROUPS = ("whole", *(BY_GROUP + group for group in get_args(GroupBy)))
"""The groups of an analysis, each with the prefix `BY_GROUP`."""
CARDS: tuple[PageCard, ...] = (
    PageCard(
        "template",
        "ravo.ui.jobs.blank:blank",
        "prepare",
        (
            CardField(
                "kind",
                "choice",
                options=("survey", "b1", "corrections", "settings", "sheet", "record"),
            ),
            CardField("year", "year", needed=False),
            CardField("province", "text", needed=False),
            CardField("district", "text", needed=False),
            CardField("commune", "text", needed=False),
            CardField("code", "text", needed=False),
            _QUESTIONS,
        ),
    ),
    PageCard(
        "next_year",
        "ravo.ui.jobs.next_year:next_year",
        "prepare",
        (
            CardField("last_year", "files", needed=False, note="last_year"),
            CardField("year", "year", needed=False, note="next_year"),
            CardField("keep_facts", "choice", options=("facts", "no_facts")),
            _QUESTIONS,
            *_COMMUNE_NOW,
            *_LAYOUTS,
        ),
    ),
    PageCard(
        "sheets",
        "ravo.ui.jobs.sheets:sheets",
        "prepare",
        (
            CardField("file", "file", needed=False, note="blank_alone"),
            CardField("split", "choice", options=("one_document", "by_village")),
            CardField("paper", "choice", needed=False, options=("word", "word_and_pdf")),
            CardField("blank", "text", needed=False, note="blank"),
            CardField("year", "year", needed=False, note="blank_year"),
            *_COMMUNE_NOW,
            _AREA,
            _rare("office_template", "file"),
            *_LAYOUTS,
        ),
    ),
    PageCard(
        "calendar",
        "ravo.ui.jobs.calendar:calendar",
        "prepare",
        (
            CardField("year", "year"),
            CardField("level", "choice", options=("commune", "district", "province", "all_levels")),
        ),
    ),
    PageCard(
        "b1",
        "ravo.ui.jobs.points:points",
        "prepare",
        (
            CardField("file", "file"),
            CardField("year", "year"),
            CardField("typed_by", "text"),
            CardField("checked_by", "text", needed=False),
        ),
    ),
    PageCard(
        "check",
        "ravo.ui.jobs.check:check",
        "review",
        (CardField("file", "files", note="text_tables"), *_READING, _rare("register", "file")),
        each=True,
    ),
    PageCard(
        "merge",
        "ravo.ui.jobs.merge:merge",
        "review",
        (CardField("files", "files", note="merged"), *_LAYOUT, _YEAR, *_PLACE, _AREA),
    ),
    PageCard(
        "explain",
        "ravo.ui.jobs.explain:explain",
        "review",
        (_SURVEY, CardField("household", "text"), _PAST_OF_ONE, *_READING),
    ),
    PageCard(
        "families",
        "ravo.ui.jobs.families:families",
        "review",
        (
            _SURVEY,
            CardField("class", "choice", options=(POOR_AND_NEAR, *CHOICES, EVERYBODY)),
            CardField("village", "text", needed=False, note="village"),
            CardField("name", "text", needed=False, note="name"),
            CardField("format", "choice", options=("docx", "html")),
            *_READING,
        ),
    ),
    PageCard(
        "diff",
        "ravo.ui.jobs.compare:compare",
        "after",
        (CardField("old", "file"), CardField("new", "file"), _PAST, _LINKS),
    ),
    PageCard(
        "report",
        "ravo.ui.jobs.report:report",
        "after",
        (
            CardField("results", "files"),
            CardField("previous", "files", needed=False),
            CardField("document", "choice", options=("yearly", "half_year")),
            _PAST,
            CardField("settings", "file", needed=False),
            _rare("map_file", "file"),
            _ALL_LINKS,
        ),
    ),
    PageCard(
        "documents",
        "ravo.ui.jobs.village_papers:minutes",
        "after",
        (
            _ANY_RESULTS,
            _VILLAGES,
            CardField("again", "file", needed=False, note="again"),
            _PAPER,
            _SETTINGS,
            _rare("template_minutes", "file"),
            *_READING,
        ),
    ),
    PageCard(
        "documents_votes",
        "ravo.ui.jobs.village_papers:votes",
        "after",
        (
            _ANY_RESULTS,
            CardField("votes", "files", note="votes"),
            *_READING,
        ),
        under="documents",
    ),
    PageCard(
        "documents_posted",
        "ravo.ui.jobs.village_papers:posted",
        "after",
        (
            _ONE_RESULT,
            CardField("posted_on", "day"),
            CardField("complaints_at", "text", needed=False, note="complaints_at"),
            CardField("until", "day", needed=False, note="until"),
            _PAPER,
            _rare("holidays", "file"),
            _SETTINGS,
            _rare("template_posted", "file"),
            *_READING,
        ),
        under="documents",
    ),
    PageCard(
        "documents_decision",
        "ravo.ui.jobs.documents:decision",
        "after",
        (
            _ANY_RESULTS,
            _PAST_OF_PAPERS,
            _PREVIOUS,
            _PAPER_DAY,
            _LINKS,
            _SETTINGS,
            _rare("template_decision", "file"),
            *_READING,
        ),
        under="documents",
    ),
    PageCard(
        "documents_certificates",
        "ravo.ui.jobs.documents:certificates",
        "after",
        (
            _ANY_RESULTS,
            _PAST_OF_PAPERS,
            CardField("numbers", "choice", options=("last_four", "whole_number"), note="numbers"),
            _PAPER_DAY,
            _SETTINGS,
            _rare("template_certificates", "file"),
            *_READING,
        ),
        under="documents",
    ),
    PageCard(
        "documents_refusals",
        "ravo.ui.jobs.documents:refusals",
        "after",
        (
            CardField("file", "files", note="surveys_alone"),
            _PAPER_DAY,
            _SETTINGS,
            _rare("template_refusals", "file"),
            *_READING,
        ),
        under="documents",
    ),
    PageCard(
        "documents_requests",
        "ravo.ui.jobs.village_papers:requests",
        "after",
        (
            CardField("file", "files", needed=False, note="blank_forms"),
            CardField("request_form", "choice", options=("form_of_each", "form_01", "form_04")),
            CardField("class", "choice", options=(EVERYBODY, POOR_AND_NEAR, *CHOICES)),
            _VILLAGES,
            CardField("request_code", "text", needed=False, note="request_code"),
            _PAPER,
            _SETTINGS,
            _rare("template_request_01", "file"),
            _rare("template_request_04", "file"),
            *_READING,
        ),
        under="documents",
    ),
    PageCard(
        "documents_templates",
        "ravo.ui.jobs.documents:paper_templates",
        "after",
        (),
        under="documents",
    ),
    PageCard(
        "beneficiaries",
        "ravo.ui.jobs.beneficiaries:beneficiaries",
        "after",
        (
            CardField("file", "files", note="brought"),
            CardField("on_day", "day", note="today"),
            _PAST_OF_SUPPORT,
            CardField("programmes", "choices", needed=False, options=SHIPPED, note="programmes"),
            _rare("own_programmes", "file"),
            _REGISTER,
            *_READING,
        ),
    ),
    PageCard(
        "supervise",
        "ravo.ui.jobs.looking_over:supervise",
        "after",
        (
            CardField("file", "files", note="supervised"),
            CardField("previous", "files", needed=False, note="previous_of_supervision"),
            _PAST_OF_SUPERVISION,
            CardField("announced", "day", needed=False, note="announced"),
            CardField("recheck", "file", needed=False, note="recheck"),
            _REGISTER,
            *_READING,
        ),
    ),
    PageCard(
        "analyse",
        "ravo.ui.jobs.looking_over:analyse",
        "after",
        (
            _ANY_RESULTS,
            CardField("previous", "files", needed=False),
            CardField("group_by", "choice", options=GROUPS),
            CardField("count_unit", "choice", options=("count_households", COUNT_PEOPLE)),
            *_READING,
        ),
    ),
    PageCard(
        "register",
        "ravo.ui.jobs.register:register",
        "keep",
        (
            CardField("household", "text", needed=False, note="wanted"),
            CardField("period", "text", needed=False, note="period"),
            _REGISTER,
        ),
    ),
    PageCard(
        "register_add",
        "ravo.ui.jobs.register_add:register_add",
        "keep",
        (
            CardField("file", "files", note="brought"),
            CardField("decision_number", "text", needed=False),
            CardField("decision_date", "day", needed=False, note="decision_date"),
            _BY,
            CardField("replace", "hidden", needed=False),
            _REGISTER,
            *_READING,
        ),
        under="register",
    ),
    PageCard(
        "register_link",
        "ravo.ui.jobs.register_link:register_link",
        "keep",
        (CardField("answers", "file", needed=False, note="answers"), _BY, _REGISTER),
        under="register",
    ),
    PageCard(
        "register_record",
        "ravo.ui.jobs.register_record:register_record",
        "keep",
        (
            CardField("rec_kind", "choice", options=RECORDED_KINDS),
            CardField("rec_period", "text", needed=False, note="rec_period"),
            CardField("rec_commune", "text", needed=False, note="rec_commune"),
            CardField("rec_code", "text", needed=False, note="rec_code"),
            _WHO,
            CardField("rec_day", "day", needed=False, note="rec_day"),
            CardField("rec_number", "text", needed=False, note="rec_number"),
            CardField("rec_about", "text", needed=False, note="rec_about"),
            _BY,
            _rare("recorded", "file"),
            _REGISTER,
        ),
        under="register",
    ),
    PageCard(
        "register_support",
        "ravo.ui.jobs.register_record:register_support",
        "keep",
        (
            CardField("rec_period", "text", note="rec_period"),
            CardField("rec_commune", "text", note="rec_commune"),
            CardField("rec_code", "text", note="rec_code_there"),
            _PERSON,
            CardField("rec_programme", "text"),
            CardField("rec_day", "day", note="rec_day"),
            CardField("rec_amount", "text", needed=False, note="rec_amount"),
            CardField("rec_source", "text", needed=False),
            _BY,
            _REGISTER,
        ),
        under="register",
    ),
    PageCard(
        "register_escaped",
        "ravo.ui.jobs.register_escaped:register_escaped",
        "keep",
        (
            CardField("on_day", "day", note="today"),
            CardField("escaped_commune", "text", needed=False, note="escaped_commune"),
            _REGISTER,
        ),
        under="register",
    ),
    PageCard(
        "register_check",
        "ravo.ui.jobs.register_check:register_check",
        "keep",
        (CardField("check_what", "choice", options=("check_only", "check_and_export")), _REGISTER),
        under="register",
    ),
    PageCard(
        "register_undo",
        "ravo.ui.jobs.register_undo:register_undo",
        "keep",
        (_BY, CardField("batch", "hidden", needed=False), _REGISTER),
        under="register",
    ),
    PageCard(
        "complaints",
        "ravo.ui.jobs.complaints:complaints",
        "keep",
        (
            CardField("on_day", "day", note="today"),
            CardField(
                "complaints_what",
                "choice",
                options=(COMPLAINTS_DUE, OPEN_COMPLAINTS, ALL_COMPLAINTS),
            ),
            CardField("commune", "text", needed=False, note="escaped_commune"),
            _rare("holidays", "file"),
            _SETTINGS,
            _REGISTER,
        ),
    ),
    PageCard(
        "complaints_add",
        "ravo.ui.jobs.complaints:complaints_add",
        "keep",
        (
            CardField("complainant", "text"),
            CardField("complaint_received", "day", note="today"),
            CardField(
                "complaint_about",
                "choice",
                options=("not_listed", "listed", "of_class", "facts_of_it", "other"),
            ),
            CardField("code_listed", "text", needed=False, note="code_listed"),
            CardField("name", "text", needed=False, note="name_unlisted"),
            CardField("village", "text", needed=False, note="village_unlisted"),
            CardField("commune", "text", needed=False, note="commune_unlisted"),
            CardField("complaint_text", "text", needed=False, note="complaint_text"),
            CardField("complaint_review", "choice", options=("periodic", "average_review")),
            CardField("complaint_posted", "day", needed=False, note="complaint_posted"),
            CardField("recheck_days", "text", needed=False, note="recheck_days"),
            _BY,
            _rare("holidays", "file"),
            _SETTINGS,
            _REGISTER,
        ),
        under="complaints",
    ),
    PageCard(
        "complaints_close",
        "ravo.ui.jobs.complaints:complaints_close",
        "keep",
        (
            CardField("complaint", "text", note="complaint"),
            CardField(
                "complaint_result", "choice", options=("accepted", "not_accepted", "withdrawn")
            ),
            CardField("closed_on", "day", note="today"),
            CardField("result_text", "text", needed=False, note="result_text"),
            CardField("settled_by", "text", needed=False, note="settled_by"),
            _BY,
            _REGISTER,
        ),
        under="complaints",
    ),
    PageCard(
        "complaints_receipt",
        "ravo.ui.jobs.complaints:complaints_receipt",
        "keep",
        (CardField("complaint", "text", note="complaint"), _SETTINGS, _REGISTER),
        under="complaints",
    ),
    PageCard(
        "month_requests",
        "ravo.ui.jobs.monthly:month_requests",
        "month",
        (
            CardField("month", "text", note="month"),
            CardField("state", "file", needed=False, note="state_alone"),
            _QUESTIONS,
            *_COMMUNE_NOW,
            *_LAYOUTS,
        ),
    ),
    PageCard(
        "monthly",
        "ravo.ui.jobs.monthly:monthly",
        "month",
        (
            CardField("state", "file"),
            CardField("requests", "file"),
            CardField("month", "text", needed=False, note="month_written"),
            *_LAYOUTS,
        ),
    ),
)


def cards_of(group: str) -> list[PageCard]:
    """Return a card and the cards under it; empty for a card without any under it."""
    cards = [card for card in CARDS if card.group == group]
    return cards if len(cards) > 1 else []


def card_of(id: str) -> PageCard | None:
    """Return the card of an id; None where there is none."""
    return next((card for card in CARDS if card.id == id), None)
