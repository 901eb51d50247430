"""The decision that recognises the lists of a commune (Mẫu 02): its fields and values."""

from collections.abc import Iterator, Mapping, Sequence

from ravo.documents.fields import COMMON, DocumentField, document_fields
from ravo.documents.holders import CommunePapers, PaperHousehold
from ravo.documents.lists import BELONGS, ListName, lists_of
from ravo.documents.paper import PaperIssuer, common_values
from ravo.documents.twins import birth_words
from ravo.messages import say
from ravo.typed_columns import sum_if_known
from ravo.word.fields import Values
from ravo.word.printed import printable

_LINE = (
    ("tt", "1"),
    ("chu_ho", "Nguyễn Văn Mẫu"),
    ("thon", "Ấp An Thuận"),
    ("khau", "4"),
)
_LIST = (
    ("ho", "25"),
    ("khau", "98"),
    ("gom", "25 hộ, 98 nhân khẩu"),
)
FIELDS: tuple[DocumentField, ...] = (
    *COMMON,
    *(
        field
        for name in BELONGS
        for field in (
            *document_fields(f"{name}.", _LIST),
            *document_fields(f"{name}.dong[].", _LINE),
        )
    ),
    *document_fields(
        "danh_sach[].",
        (
            ("so", "1"),
            ("ten", "hộ nghèo"),
            ("ten_hoa", "HỘ NGHÈO"),
            *_LIST,
        ),
    ),
    *document_fields("danh_sach[].dong[].", _LINE),
    *document_fields("", (("khong_co[]", "hộ có mức sống trung bình"),)),
)


def decision_values(papers: CommunePapers, issuer: PaperIssuer) -> Values:
    """Return the values of the fields of a commune's decision.

    `danh_sach` has only the lists with households, numbered; `khong_co` names the others. Heads
    with one name in one village are printed with the year of birth.
    """
    lists = lists_of(papers)
    born = birth_words(papers.households)
    list_values: Values = {name: _list(homes, born) for name, homes in lists.items()}
    named = [name for name, homes in lists.items() if homes]
    annexes = [
        {
            "so": str(number),
            "ten": (words := _name(name)),
            "ten_hoa": words.upper(),
            **list_values[name],
        }
        for number, name in enumerate(named, start=1)
    ]
    return {
        **common_values(issuer, papers),
        **list_values,
        "danh_sach": annexes,
        "khong_co": [_name(name) for name, homes in lists.items() if not homes],
    }


def _name(name: ListName) -> str:
    return say(f"papers.list_{name}", "vi")


def _list(homes: Sequence[PaperHousehold], born: Mapping[int, str]) -> Values:
    people = sum_if_known([home.size for home in homes])
    key = "gom" if people is not None else "gom_ho"
    count = say(f"papers.{key}", "vi", count=len(homes), people=people or 0)
    return {
        "ho": str(len(homes)),
        "khau": "" if people is None else str(people),
        "gom": count,
        "dong": list(_lines(homes, born)),
    }


def _lines(homes: Sequence[PaperHousehold], born: Mapping[int, str]) -> Iterator[Values]:
    for number, home in enumerate(homes, start=1):
        yield {
            "tt": str(number),
            "chu_ho": printable(home.head.name + born.get(home.place, "")),
            "thon": printable(home.village),
            "khau": "" if home.size is None else str(home.size),
        }
