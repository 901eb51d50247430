"""Lists to post: number, head, village and class of each household, and where to complain.

Such a list has nothing else about a household; it cannot be written without the box on where and
until when to complain (qd24-2021, the posting of results).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinja2 import nodes

from ravo.criteria.terms import HouseholdClass
from ravo.documents.fields import COMMON, DocumentField, document_fields
from ravo.documents.holders import CommunePapers
from ravo.documents.paper import PaperIssuer, common_values
from ravo.documents.village_homes import CommuneHomes, VillageHome, VillagePart
from ravo.faults import Fault, unreadable, usage
from ravo.messages import Text, say, text
from ravo.review_dates.loader import shipped_dates
from ravo.review_dates.model import LegalTerm
from ravo.review_dates.working_days import WorkingDays
from ravo.survey.survey import MONTHLY
from ravo.word.fields import Values
from ravo.word.printed import printable
from ravo.word.template import Template

PostedKind = Literal["review", "average"]
TERMS = {"review": "posting_periodic", "average": "posting_average_living"}
"""The key of the posting term for each kind of list."""
BOX_FIELDS = ("noi_nhan", "den_ngay")
"""The fields that every posted list must have: where and until when to complain."""
FIELDS: tuple[DocumentField, ...] = (
    *COMMON,
    *document_fields("", (("pham_vi", "Ấp An Thuận"), ("chua_co", "Còn 2 hộ chưa có kết quả."))),
    *document_fields(
        "danh_sach[].",
        (
            ("ten", "hộ nghèo, hộ cận nghèo"),
            ("ten_hoa", "HỘ NGHÈO, HỘ CẬN NGHÈO"),
            ("gom", "25 hộ"),
            ("noi_nhan", "Bộ phận Một cửa, Ủy ban nhân dân xã Mỹ An Hưng A"),
            ("tu_ngay", "20/11/2025"),
            ("den_ngay", "23/11/2025"),
            ("thoi_han", "3 ngày, tính cả ngày nghỉ"),
        ),
    ),
    *document_fields(
        "danh_sach[].dong[].",
        (
            ("tt", "1"),
            ("chu_ho", "Nguyễn Văn Mẫu"),
            ("thon", "Ấp An Thuận"),
            ("phan_loai", "Hộ nghèo"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class ComplaintBox:
    """Where to complain about a list, and the first and last day for it, both included.

    `term` is that of the act, None where the office chose the last day itself.
    """

    place: str
    start: date
    end: date
    term: LegalTerm | None = None


@dataclass(frozen=True)
class PostingTerms:
    """Where complaints are received, and the day of posting.

    `until` is a last day that the office chose itself, None for that of the act's term.
    """

    place: str
    posted_on: date
    days: WorkingDays
    until: date | None = None

    def box(self, kind: PostedKind, papers: CommunePapers) -> tuple[ComplaintBox, Fault | None]:
        """Return the box of a list, and a warning about the holidays used for it.

        Raises UsageProblem (exit code 2): RV-1370 for a monthly review, for which no act at hand
        has a term, where the office chose no day; RV-1371 for a day before the end of the act's
        term.
        """
        if kind == "review" and _is_monthly(papers):
            if self.until is None:
                raise usage("RV-1370", what=text("village_papers.lacks_until"))
            return self._until(self.until, None), None
        term = shipped_dates().term(TERMS[kind])
        if term.days is None:
            raise usage("RV-1370", what=text("village_papers.lacks_until"))
        last = self.days.after(self.posted_on, term.days, term.unit)
        if self.until is not None and self.until < last.day:
            raise usage("RV-1371", until=self.until, least=last.day)
        end = self.until or last.day
        return self._until(end, term if end == last.day else None), last.doubt

    def _until(self, end: date, term: LegalTerm | None) -> ComplaintBox:
        return ComplaintBox(self.place, self.posted_on, end, term)


def _is_monthly(papers: CommunePapers) -> bool:
    return papers.list_month is not None or papers.period == MONTHLY


def check_box(template: Template) -> None:
    """Raise InputProblem (RV-1386) where a template lacks where and until when to complain."""
    printed = {node.attr for part in template.parts for node in part.find_all(nodes.Getattr)}
    lacks = [f"danh_sach[].{name}" for name in BOX_FIELDS if name not in printed]
    if lacks:
        raise unreadable("RV-1386", path=template.name, fields=lacks)


def kind_of_list(home: VillageHome) -> PostedKind:
    """Return the kind of list on which a household is posted."""
    return "average" if home.klass == HouseholdClass.average_living else "review"


def boxes_of(
    homes: CommuneHomes, terms: PostingTerms
) -> tuple[dict[PostedKind, ComplaintBox], tuple[Fault, ...]]:
    """Return the box of each kind of list that a commune has, and the warnings about its days.

    The warnings are about holidays that were counted, and about last days that are no working days.
    """
    kinds: dict[PostedKind, None] = {"review": None}
    kinds.update(dict.fromkeys(kind_of_list(home) for home in homes.homes))
    boxes_with_doubts = {kind: terms.box(kind, homes.papers) for kind in kinds}
    boxes = {kind: box for kind, (box, _) in boxes_with_doubts.items()}
    doubts = [doubt for _, doubt in boxes_with_doubts.values() if doubt is not None]
    ends = dict.fromkeys(box.end for box in boxes.values())
    doubts += [_day_off(end) for end in ends if not terms.days.works(end)]
    return boxes, tuple(doubts)


def _day_off(day: date) -> Fault:
    weekday = text(f"village_papers.weekday_{day.weekday()}")
    return Fault("RV-1484", params={"day": day, "weekday": weekday})


def posted_values(
    homes: CommuneHomes,
    part: VillagePart | None,
    issuer: PaperIssuer,
    boxes: dict[PostedKind, ComplaintBox],
) -> Values:
    """Return the values of the list of a village; without a `part`, of the whole commune."""
    mine = homes.homes if part is None else part.homes
    scope = say("village_papers.whole_commune", "vi") if part is None else village_words(part)
    lists = [
        _list(kind, [home for home in mine if kind_of_list(home) == kind], box)
        for kind, box in boxes.items()
        if kind == "review" or any(kind_of_list(home) == kind for home in mine)
    ]
    return {
        **common_values(issuer, homes.papers),
        "pham_vi": printable(scope),
        "danh_sach": lists,
        "chua_co": " ".join(
            words
            for words in (waiting_words("waiting", homes, part), _held_back(homes, part))
            if words
        ),
    }


def waiting_words(key: str, homes: CommuneHomes, part: VillagePart | None) -> str:
    """Return the sentence on households without a class in a village, or in the whole commune.

    Households without a known village may be in any; empty where there are none at all.
    """
    count = homes.all_waiting if part is None else part.waiting
    sentences = [say(f"village_papers.{key}", "vi", count=count)] if count else []
    if part is not None and homes.unplaced:
        sentences.append(say("village_papers.unplaced", "vi", count=homes.unplaced))
    return " ".join(sentences)


def _held_back(homes: CommuneHomes, part: VillagePart | None) -> str:
    count = sum(homes.held_back.values()) if part is None else part.held_back
    return say("village_papers.held_back", "vi", count=count) if count else ""


def village_words(part: VillagePart) -> str:
    """Return the name of a village in the form of papers."""
    return part.name or say("village_papers.no_village", "vi")


def list_name(kind: PostedKind) -> Text:
    """Return the name of a list."""
    return text(f"village_papers.posted_{kind}")


def _term_words(box: ComplaintBox) -> str:
    """Return how the days of a box are counted; empty where the office chose its last day."""
    if box.term is None:
        return ""
    return say(f"village_papers.term_{box.term.unit}", "vi", days=box.term.days)


def _list(kind: PostedKind, homes: Sequence[VillageHome], box: ComplaintBox) -> Values:
    from ravo.results.words import class_word

    return {
        "ten": printable(list_name(kind).say("vi")),
        "ten_hoa": printable(list_name(kind).say("vi")).upper(),
        "gom": say("papers.gom_ho", "vi", count=len(homes)),
        "noi_nhan": printable(box.place),
        "tu_ngay": box.start.strftime("%d/%m/%Y"),
        "den_ngay": box.end.strftime("%d/%m/%Y"),
        "thoi_han": _term_words(box),
        "dong": [
            {
                "tt": str(number),
                "chu_ho": printable(home.head),
                "thon": printable(home.village),
                "phan_loai": class_word(home.klass, "vi"),
            }
            for number, home in enumerate(homes, start=1)
        ],
    }
