"""Letters to households whose request was refused: the reasons, and where to complain.

The process that fills in an office's template needs the fields only: the modules for explanations
are imported later.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from ravo.criteria.terms import ABOVE, AREAS, AVERAGE, LISTED, HouseholdClass
from ravo.documents.fields import COMMON, DocumentField, document_fields
from ravo.documents.holders import CommunePapers, PaperHousehold
from ravo.documents.lists import in_villages
from ravo.documents.paper import PaperIssuer, address_words, common_values
from ravo.messages import say
from ravo.text import uncapitalised
from ravo.word.fields import Values
from ravo.word.printed import printable

if TYPE_CHECKING:
    from ravo.criteria import ClassLine, Edition
    from ravo.review.explanation import Explanation

UnjudgedAverage = Literal["income", "asked"]
"""The missing fact for judging the average-living class: a measured income, or `asked_average`."""
OF_HOUSEHOLD: tuple[DocumentField, ...] = document_fields(
    "ho.",
    (
        ("chu_ho", "Nguyễn Văn Mẫu"),
        ("thon", "Ấp An Thuận"),
        ("thuong_tru", "Ấp An Thuận, xã Mỹ An Hưng A, huyện Lấp Vò, tỉnh Đồng Tháp"),
        ("ket_qua", "hộ không nghèo"),
        ("de_nghi", "công nhận hộ nghèo, hộ cận nghèo"),
        ("chua", "chưa đủ điều kiện để được công nhận là hộ nghèo, hộ cận nghèo"),
        ("ly_do[]", "Điểm thu nhập (B1) của gia đình là 144, vượt mức 140 điểm."),
        ("dieu_khoan", "Thông tư 07/2021/TT-BLĐTBXH Điều 1 khoản 1"),
    ),
)
FIELDS = (*COMMON, *OF_HOUSEHOLD)


def refused(papers: CommunePapers) -> tuple[PaperHousehold, ...]:
    """Return the households whose request was refused, by village.

    A household without a class gets no letter, nor one that its village meeting held back, as
    nothing was decided about it.
    """
    decided = (home for home in in_villages(papers) if home.classed and not home.held_back)
    return tuple(home for home in decided if _is_refused(home))


def _is_refused(home: PaperHousehold) -> bool:
    """Return whether a household got neither the requested class nor a better one."""
    match home.request:
        case "enter":
            return home.klass in ABOVE
        case "leave":
            return home.klass in LISTED
        case "average":
            return home.klass == HouseholdClass.not_poor
        case "unnamed":
            # It did not name a class: it is in no list of the decision.
            return home.klass == HouseholdClass.not_poor and home.start not in LISTED
    return False


def unjudged(
    home: PaperHousehold, explained: "Explanation", edition: "Edition"
) -> UnjudgedAverage | None:
    """Return why the average-living class was not judged for a request; None where it was.

    It needs a measured income: above the upper line the figure decides; below it the class is
    judged only where the survey has Có under Đề nghị xác định mức sống trung bình.
    """
    lines = _average_lines(explained, edition)
    if home.request != "average" or not lines:
        return None
    if explained.income is None:
        return "income"
    most = lines[0].upto
    over = most is not None and explained.income > most
    return None if over or home.asked_average else "asked"


def refusals_values(
    papers: CommunePapers,
    issuer: PaperIssuer,
    households: Sequence[PaperHousehold],
    explained: "Sequence[Explanation]",
    edition: "Edition",
) -> Values:
    """Return the values of the letters: common ones, and each household's with its reasons.

    `explained` are the explanations of the households, in their order, by `edition`.
    """
    return {
        "common": common_values(issuer, papers),
        "households": [
            _values(papers, home, one, edition)
            for home, one in zip(households, explained, strict=True)
        ],
    }


def _values(
    papers: CommunePapers, home: PaperHousehold, explained: "Explanation", edition: "Edition"
) -> Values:
    from ravo.results.words import class_word

    klass = class_word(home.klass, "vi")
    return {
        "ho": {
            "chu_ho": printable(home.head.name),
            "thon": printable(home.village),
            "thuong_tru": address_words(home.village, papers.place),
            "ket_qua": uncapitalised(klass),
            "de_nghi": say(f"papers.asked_{home.request}", "vi"),
            "chua": say(f"papers.refused_{home.request}", "vi"),
            "ly_do": [printable(words) for words in _reasons(home, explained, edition)],
            "dieu_khoan": "; ".join(articles(home, explained, edition)),
        }
    }


def _reasons(home: PaperHousehold, explained: "Explanation", edition: "Edition") -> Iterator[str]:
    """Yield the reasons in the words of the explanation for the family."""
    from ravo.results.explanation_family import family_page

    page = family_page(explained, "vi")
    yield page.income
    if page.deprived:
        names = "; ".join(point.name for point in page.points)
        yield f"{page.deprived} {names}." if names else page.deprived
    yield from page.why
    if home.request == "average":
        yield from _not_average(explained, edition)


def _not_average(explained: "Explanation", edition: "Edition") -> Iterator[str]:
    """Yield why a household is not of the average-living class, by its measured income."""
    lines = _average_lines(explained, edition)
    if lines and lines[0].upto is not None:
        key, income = "papers.average_range", explained.income
        most, least = lines[0].upto, lines[0].above
        yield say(key, "vi", least=least, most=most)
        if income is not None and income > most:
            yield say("papers.average_over", "vi", income=income, most=most)
        else:
            yield say("papers.average_other", "vi")


def _average_lines(explained: "Explanation", edition: "Edition") -> "list[ClassLine]":
    if explained.area not in AREAS:
        return []
    lines = edition.find_lines("income", explained.area)
    return [line for line in lines if line.klass == AVERAGE]


def articles(home: PaperHousehold, explained: "Explanation", edition: "Edition") -> tuple[str, ...]:
    """Return the articles by which a household was judged, with the names of their documents."""
    from ravo.results.law_words import cited_words

    lines = list(explained.lines)
    if home.request == "average":
        lines += _average_lines(explained, edition)
    cited = dict.fromkeys(line.citation.say("vi") for line in lines)
    return tuple(cited_words(words, edition, "vi") for words in cited)
