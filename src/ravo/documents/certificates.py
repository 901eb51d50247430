"""Certificates of poor and near-poor households (Mẫu 03), one for each, a document per village.

The table of years has a line for every year of the form's period. A year that is not known stays
empty, to be filled in by hand: it does not mean "not on the list".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ravo.criteria.terms import ABOVE, INDICATORS, HouseholdClass
from ravo.documents.fields import COMMON, DocumentField, document_fields
from ravo.documents.holders import ClassedYear, CommunePapers, PaperHousehold, PaperPerson
from ravo.documents.lists import in_villages
from ravo.documents.paper import PaperIssuer, address_words, common_values
from ravo.messages import say
from ravo.word.fields import Values
from ravo.word.printed import printable

FIRST_YEAR, LAST_YEAR = 2022, 2025
"""The years of the form's table: the period of the standard, as printed on the form."""
DEPRIVED, NOT_DEPRIVED, OFF_LIST = "x", "–", "–"
LETTERS = {HouseholdClass.poor.value: "N", HouseholdClass.near_poor.value: "CN"}
FEWEST_LINES = 3
"""The fewest lines of the table of members; empty lines are for later changes."""
MALE, FEMALE = "Nam", "Nữ"
DOTS = "……………………"
OF_HOUSEHOLD: tuple[DocumentField, ...] = (
    *document_fields(
        "ho.",
        (
            ("chu_ho", "Nguyễn Văn Mẫu"),
            ("dan_toc", "Kinh"),
            ("so_dinh_danh", "……………………1234"),
            ("thon", "Ấp An Thuận"),
            ("thuong_tru", "Ấp An Thuận, xã Mỹ An Hưng A, huyện Lấp Vò, tỉnh Đồng Tháp"),
            ("loai", "Hộ nghèo"),
            ("so_khau", "4"),
        ),
    ),
    *document_fields(
        "thanh_vien[].",
        (
            ("tt", "1"),
            ("ten", "Nguyễn Văn Mẫu"),
            ("dan_toc", "Kinh"),
            ("quan_he", "Chủ hộ"),
            ("nam_sinh_nam", "1975"),
            ("nam_sinh_nu", ""),
        ),
    ),
    *document_fields(
        "cac_nam[].",
        (("nam", "2024"), ("loai", "CN"), ("chi_so[]", "x")),
    ),
)
FIELDS = (
    *COMMON,
    *document_fields("giai_doan.", (("tu", "2022"), ("den", "2025"))),
    *document_fields("chi_so[].", (("tt", "8"), ("ten", "Diện tích nhà ở bình quân đầu người"))),
    *OF_HOUSEHOLD,
)


@dataclass(frozen=True)
class VillageCertificates:
    """The households of one village that get a certificate."""

    village: str
    households: tuple[PaperHousehold, ...]


def certified(papers: CommunePapers) -> tuple[VillageCertificates, ...]:
    """Return the poor and near-poor households that can get a certificate, by village.

    A household whose head has no name cannot, as it could not be identified. A household that its
    village meeting held back cannot either.
    """
    homes_by_village: dict[str, list[PaperHousehold]] = {}
    for home in in_villages(papers):
        if home.listed and home.head.name and not home.held_back:
            homes_by_village.setdefault(home.village, []).append(home)
    return tuple(
        VillageCertificates(name, tuple(homes)) for name, homes in homes_by_village.items()
    )


def uncertified(papers: CommunePapers, given: Sequence[VillageCertificates]) -> list[str]:
    """Return the codes of the poor and near-poor households that are in none of the documents.

    Households held back by a village meeting are not counted as missing.
    """
    there = {home.place for part in given for home in part.households}
    due = [home for home in papers.households if home.listed and not home.held_back]
    return [home.code for home in due if home.place not in there]


def years_of(year: int) -> tuple[int, ...]:
    """Return the years of the table: those of the form, and the review's own."""
    last = max(LAST_YEAR, year)
    return tuple(sorted({year, *range(FIRST_YEAR, last + 1)}))


def unknown_years(home: PaperHousehold, year: int) -> tuple[int, ...]:
    """Return the years before a review whose line stays empty, as the class is not known."""
    before = (one for one in years_of(year) if one < year)
    return tuple(one for one in before if not _letter(home.earlier.get(one)))


def new_to_register(papers: CommunePapers, home: PaperHousehold) -> bool:
    """Return whether the register has lists of a certificate's empty years, but not this household.

    Then the household is new, split off or moved in, and no other list would help.
    """
    there = {year for one in papers.households for year in one.earlier}
    return all(
        year in there and year not in home.earlier for year in unknown_years(home, papers.year)
    )


def certificates_values(
    papers: CommunePapers,
    issuer: PaperIssuer,
    part: VillageCertificates,
    *,
    whole_numbers: bool = False,
) -> Values:
    """Return the values of a village's certificates: common ones, and those of each household.

    With `whole_numbers` citizen numbers are printed whole where the workbook has them, else only
    their last digits.
    """
    years = years_of(papers.year)
    common = {
        **common_values(issuer, papers),
        "giai_doan": {"tu": str(min(years)), "den": str(max(years))},
        "chi_so": [
            {"tt": str(number), "ten": printable(name)}
            for number, name in enumerate(papers.indicator_names, start=1)
        ],
    }
    households = [_values(papers, home, whole_numbers=whole_numbers) for home in part.households]
    return {"common": common, "households": households}


def _values(papers: CommunePapers, home: PaperHousehold, *, whole_numbers: bool) -> Values:
    return {
        "ho": {
            "chu_ho": printable(home.head.name),
            "dan_toc": printable(home.head.ethnicity),
            "so_dinh_danh": number_words(home.head, whole=whole_numbers),
            "thon": printable(home.village),
            "thuong_tru": address_words(home.village, papers.place),
            "loai": say(f"papers.class_{home.klass}", "vi"),
            "so_khau": "" if home.size is None else str(home.size),
        },
        "thanh_vien": list(_members(home)),
        "cac_nam": [_year(home, one, papers.year) for one in years_of(papers.year)],
    }


def number_words(head: PaperPerson, *, whole: bool) -> str:
    """Return the citizen number for paper: whole, or blank space before its last digits."""
    if whole and head.number:
        return head.number
    return DOTS + head.tail if head.tail else DOTS


def _members(home: PaperHousehold) -> Iterator[Values]:
    """Yield the lines of the members, with empty lines for members without a name."""
    lines = max(FEWEST_LINES, len(home.members), home.size or 0)
    empty = [PaperPerson()] * (lines - len(home.members))
    for number, person in enumerate((*home.members, *empty), start=1):
        born = "" if person.birth_year is None else str(person.birth_year)
        yield {
            "tt": str(number) if person.name else "",
            "ten": printable(person.name),
            "dan_toc": printable(person.ethnicity),
            "quan_he": printable(person.relation),
            "nam_sinh_nam": born if person.sex == MALE else "",
            "nam_sinh_nu": born if person.sex == FEMALE else "",
        }


def _year(home: PaperHousehold, year: int, now: int) -> Values:
    """Return the line of one year; that of a later year is empty, for its own review."""
    entry = home.earlier.get(year) if year < now else None
    if year == now:
        entry = ClassedYear(now, home.klass or "", home.states)
    states: Sequence[int] = () if entry is None else entry.states
    marks = [{1: DEPRIVED, 0: NOT_DEPRIVED}.get(state, "") for state in states]
    padded = [*marks, *[""] * (INDICATORS - len(marks))]
    return {"nam": str(year), "loai": _letter(entry), "chi_so": padded}


def _letter(entry: ClassedYear | None) -> str:
    if entry is None:
        return ""
    return OFF_LIST if entry.klass in ABOVE else LETTERS.get(entry.klass, "")
