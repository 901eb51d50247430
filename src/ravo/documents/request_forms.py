"""Requests of households: Mẫu 01 to be reviewed, Mẫu 04 to leave the list; blank or prefilled.

A household writes its identity card number itself: a review keeps no number to print.
"""

from collections.abc import Mapping, Sequence

from ravo.criteria.terms import LISTED
from ravo.documents.choices import RequestForm
from ravo.documents.fields import COMMON, DocumentField, document_fields
from ravo.documents.holders import CommunePapers, CommunePlace, PaperHousehold, PaperPerson, Request
from ravo.documents.paper import PaperIssuer, address_words, common_values
from ravo.household_sheets.fields import BOX, CROSSED
from ravo.word.fields import Values
from ravo.word.printed import printable

FORMS: tuple[RequestForm, ...] = ("01", "04")
SPARE_LINES, FEWEST_LINES = 2, 6
"""The number of free lines in the table of members, and the fewest lines in all."""
OF_REQUEST: Mapping[Request, RequestForm] = {"enter": "01", "average": "01", "leave": "04"}
OF_HOUSEHOLD: tuple[DocumentField, ...] = (
    *document_fields(
        "ho.",
        (
            ("ho_ten", "Nguyễn Văn Mẫu"),
            ("gioi_tinh", "1"),
            ("o_nam", "☒"),
            ("o_nu", "□"),
            ("nam_sinh", "1975"),
            ("dan_toc", "Kinh"),
            ("noi_o", "Ấp An Thuận, xã Mỹ An Hưng A, huyện Lấp Vò, tỉnh Đồng Tháp"),
        ),
    ),
    *document_fields(
        "thanh_vien[].",
        (
            ("tt", "1"),
            ("ten", "Nguyễn Văn Mẫu"),
            ("gioi_tinh", "Nam"),
            ("nam_sinh", "1975"),
            ("quan_he", "Chủ hộ"),
        ),
    ),
)
FIELDS: tuple[DocumentField, ...] = (*COMMON, *OF_HOUSEHOLD)
SEXES = {"Nam": "1", "Nữ": "2"}


def form_of(home: PaperHousehold) -> RequestForm:
    """Return the form that a household would write.

    It is the form of its request; without one, Mẫu 04 for a household on the list (by its class or,
    without a class, by that at the start of the year), and Mẫu 01 for any other.
    """
    if home.request is not None and home.request in OF_REQUEST:
        return OF_REQUEST[home.request]
    listed = home.listed if home.classed else home.start in LISTED
    return "04" if listed else "01"


def request_values(
    papers: CommunePapers, issuer: PaperIssuer, homes: Sequence[PaperHousehold]
) -> Values:
    """Return the values of the requests of some households of a commune, one after the other."""
    requests = [_request(home, papers.place) for home in homes]
    return {"common": common_values(issuer, papers), "households": requests}


def blank_values() -> Values:
    """Return the values of one blank request."""
    papers = CommunePapers(
        file="",
        place=CommunePlace(),
        year=0,
        edition=None,
        period=None,
        list_month=None,
        basis=(),
        indicators=(),
        indicator_names=(),
        households=(),
        read=0,
    )
    home = PaperHousehold(0, "", PaperPerson(), "", None, None)
    values = request_values(papers, PaperIssuer(papers.place, ""), [home])
    return {**values, "common": {**values["common"], "nam": "", "dot": ""}}


def _request(home: PaperHousehold, place: CommunePlace) -> Values:
    head = home.head
    person = {
        "ho_ten": printable(head.name),
        "gioi_tinh": SEXES.get(head.sex, ""),
        "o_nam": CROSSED if head.sex == "Nam" else BOX,
        "o_nu": CROSSED if head.sex == "Nữ" else BOX,
        "nam_sinh": "" if head.birth_year is None else str(head.birth_year),
        "dan_toc": printable(head.ethnicity),
        "noi_o": address_words(home.village, place) if home.village else "",
    }
    return {"ho": person, "thanh_vien": _members(home.members)}


def _members(people: Sequence[PaperPerson]) -> list[Values]:
    """Return the lines of members, followed by free lines."""
    lines = max(len(people) + SPARE_LINES, FEWEST_LINES)
    padded = [*people, *[PaperPerson()] * (lines - len(people))]
    return [
        {
            "tt": str(number),
            "ten": printable(person.name),
            "gioi_tinh": printable(person.sex),
            "nam_sinh": "" if person.birth_year is None else str(person.birth_year),
            "quan_he": printable(person.relation),
        }
        for number, person in enumerate(padded, start=1)
    ]
