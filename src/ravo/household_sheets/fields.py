"""The fields of the template of household sheets, and their values.

Names are the officer's; what a field is is in `ravo.messages.texts.sheets`, `sheets.field.…`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ravo.contract.columns import YES_NO, Column, columns_of
from ravo.household_sheets.code import SheetCode
from ravo.household_sheets.content import CHOSEN, SHORT, fact_columns
from ravo.household_sheets.model import HouseholdSheet, SheetBundle, SheetPerson
from ravo.messages import Text, say
from ravo.messages import text as text_of
from ravo.score_table.model import Item, ScoreTable
from ravo.text import capitalised, uncapitalised
from ravo.word.fields import NamedField, Tree, Values, tree_of
from ravo.word.printed import printable

BOX, CROSSED = "□", "☒"
GAP = "   "
DOTS = "………"
FEWEST_LINES, SPARE_LINES = 5, 2
"""The fewest lines of the table of members, and the fewest free ones, for new members."""
CODE = "ma_vuong"
"""The field of a household that is replaced by the picture of its code."""
CHOICES = {
    "viec_lam": "work",
    "cap_hoc": "school_level",
    "bang_cap": "highest_degree",
    "bien_dong": "change_reason",
}
"""Fields for columns of members with words to choose from, which a sheet prints as numbers."""
NEED = re.compile(r"^Nhu cầu (?:hỗ trợ )?")
"""The beginning of every heading of a need, which a sheet prints only once."""
_SPENT, _EARNED = re.compile(r"^Chi: "), re.compile(r"^Thu: ")


@dataclass(frozen=True, slots=True)
class SheetField(NamedField):
    """One field: its name and an example of what it prints."""

    example: str

    @property
    def what(self) -> Text:
        """The description of the field."""
        return text_of(f"sheets.field.{self.name}")


def _fields(prefix: str, *pairs: tuple[str, str]) -> tuple[SheetField, ...]:
    return tuple(SheetField(prefix + name, example) for name, example in pairs)


OF_ALL: tuple[SheetField, ...] = (
    *_fields("", ("nam", "2025"), ("nam_truoc", "2024")),
    *_fields(
        "don_vi.", ("ten", "Xã Mỹ An Hưng A"), ("huyen", "Huyện Lấp Vò"), ("tinh", "Tỉnh Đồng Tháp")
    ),
)
"""The fields with the same value on every sheet, which headers and footers can have too."""
OF_LAW: tuple[SheetField, ...] = (
    *_fields(
        "chi_so[].",
        ("tt", "8"),
        ("ten", "Diện tích nhà ở bình quân đầu người"),
        ("thieu_khi", "diện tích nhà ở bình quân dưới 8 m2 một người"),
    ),
    *_fields("thu_nhap[].", ("ten", "Trồng trọt"), ("co_chi", "đúng")),
    *_fields("", ("co_b1", "đúng")),
    *_fields("b1[].", ("tt", "3"), ("noi_dung", "Tivi"), ("tra_loi", "□ Có   □ Không")),
    *_fields("", ("nguyen_nhan", "□ Thiếu vốn   □ Thiếu đất"), ("nhu_cau", "□ Y tế   □ Giáo dục")),
    *_fields(
        "ky_hieu.",
        ("viec_lam", "1 Có việc làm; 2 Làm thuê không hợp đồng"),
        ("cap_hoc", "1 Mầm non; 2 Tiểu học"),
        ("bang_cap", "1 Chưa có; 2 Tiểu học"),
        ("bien_dong", "1 Chết; 2 Chuyển đi"),
    ),
)
OF_HOUSEHOLD: tuple[SheetField, ...] = (
    *_fields("phieu.", ("tt", "12"), ("tong", "180"), ("trong", "sai")),
    *_fields(
        "ho.",
        ("ma", "12"),
        (CODE, "▦"),
        ("chu_ho", "Nguyễn Văn Mẫu"),
        ("gioi_tinh", "Nam"),
        ("nam_sinh", "1975"),
        ("dan_toc", "Kinh"),
        ("so_dinh_danh", "********1234"),
        ("thon", "Ấp An Thuận"),
        ("khu_vuc", "Nông thôn"),
        ("so_khau", "4"),
        ("dau_ky", "Hộ nghèo"),
        ("ma_goc", "12"),
        ("ngay_tach", "15/03/2025"),
        ("nhu_truoc", "□ Như năm trước (đã xem lại); khác ở đâu thì ghi ở dưới"),
    ),
    *_fields("", ("bien_dong", "□ Tách hộ   ☒ Chuyển đến")),
    *_fields(
        "thanh_vien[].",
        ("tt", "1"),
        ("ten", "Nguyễn Văn Mẫu"),
        ("quan_he", "Chủ hộ"),
        ("gioi_tinh", "Nam"),
        ("ngay_sinh", "12/05/1975"),
        ("dan_toc", "Kinh"),
        ("so_dinh_danh", "********1234"),
    ),
    *_fields(
        "du_kien[].",
        ("ten", "Tường bền chắc"),
        ("tra_loi", "□ Có   □ Không"),
        ("da_ghi", "(năm trước: Có)"),
    ),
    *_fields(
        "lua_chon[].",
        ("ten", "Nguồn nước chính"),
        ("tra_loi", "□ Nước máy   □ Giếng khoan"),
        ("da_ghi", "(năm trước: Giếng khoan)"),
    ),
)
OF_ONE = frozenset(re.split(r"[.\[]", field.name)[0] for field in OF_HOUSEHOLD)
"""The first parts of the names of a household's fields."""
FIELDS = (*OF_ALL, *OF_LAW, *OF_HOUSEHOLD)


def tree() -> dict[str, Tree]:
    """Return all fields as a tree by the parts of their names."""
    return tree_of(FIELDS)


def tree_of_all() -> dict[str, Tree]:
    """Return the fields that headers, footers and properties can have."""
    return tree_of(OF_ALL)


def common_values(bundle: SheetBundle) -> Values:
    """Return the values of the fields that are the same on every sheet."""
    place = bundle.place
    return {
        "nam": str(bundle.year),
        "nam_truoc": str(bundle.year - 1),
        "don_vi": {"ten": place.commune, "huyen": place.district, "tinh": place.province},
        "chi_so": [
            {
                "tt": str(item.number),
                "ten": item.label.vi,
                "thieu_khi": uncapitalised(item.deprived_when.vi),
            }
            for item in bundle.edition.indicators
        ],
        "thu_nhap": list(_incomes()),
        "co_b1": bundle.grid is not None,
        "b1": [] if bundle.grid is None else list(_questions(bundle.grid)),
        "nguyen_nhan": _boxes(_headings("cause_")),
        "nhu_cau": _boxes([capitalised(NEED.sub("", name)) for name in _headings("need_")]),
        "ky_hieu": {
            name: _numbered(one.words)
            for name, one in zip(CHOICES, _member_columns(CHOICES.values()), strict=True)
        },
    }


def household_values(bundle: SheetBundle, place: int) -> Values:
    """Return the values of the fields of one household, by its place among the sheets."""
    sheet = bundle.sheets[place]
    code = SheetCode(bundle.place.code, bundle.year, sheet.code).text if sheet.coded else ""
    head = sheet.head
    return {
        "phieu": {
            "tt": str(place + 1),
            "tong": str(len(bundle.sheets)),
            "trong": not (head.name or sheet.code),
        },
        "ho": {
            "ma": sheet.code,
            CODE: code,
            "chu_ho": head.name,
            "gioi_tinh": head.sex,
            "nam_sinh": head.birth,
            "dan_toc": head.ethnicity,
            "so_dinh_danh": head.citizen,
            "thon": sheet.village,
            "khu_vuc": sheet.area,
            "so_khau": sheet.size,
            "dau_ky": sheet.opening or (say("sheets.not_listed", "vi") if sheet.new else ""),
            "ma_goc": sheet.origin,
            "ngay_tach": sheet.separated,
            "nhu_truoc": f"{BOX} {say('sheets.as_last_year', 'vi')}" if sheet.earlier else "",
        },
        "bien_dong": _boxes(fact_columns(("change_reason",))[0].vocabulary, sheet.change),
        "thanh_vien": list(_lines(sheet.people)),
        "du_kien": [_fact(column, sheet) for column in fact_columns(SHORT)],
        "lua_chon": [_fact(column, sheet) for column in fact_columns(CHOSEN)],
    }


def _lines(people: Sequence[SheetPerson]) -> Iterator[Values]:
    """Yield the lines of the table of members, free lines at its end."""
    free = max(SPARE_LINES, FEWEST_LINES - len(people))
    for number, person in enumerate((*people, *[SheetPerson()] * free), start=1):
        yield {
            "tt": str(number),
            "ten": person.name,
            "quan_he": person.relation,
            "gioi_tinh": person.sex,
            "ngay_sinh": person.birth,
            "dan_toc": person.ethnicity,
            "so_dinh_danh": person.citizen,
        }


def _fact(column: Column, sheet: HouseholdSheet) -> Values:
    sentence = ""
    if words := sheet.earlier.get(column.name):
        sentence = say("sheets.last_year", "vi", words=words)
    elif words := sheet.facts.get(column.name):
        sentence = say("sheets.recorded", "vi", words=words)
    return {"ten": column.heading, "tra_loi": _answers(column), "da_ghi": sentence}


@cache
def _answers(column: Column) -> str:
    return _boxes(column.words) if column.words else DOTS


def _boxes(words: Sequence[str], known: str = "") -> str:
    """Return words with a box before each; the box of the known word is crossed."""
    # A box and its word stay on one line.
    return GAP.join(
        (CROSSED if one == known else BOX)
        + "\N{NO-BREAK SPACE}"
        + one.replace(" ", "\N{NO-BREAK SPACE}")
        for one in words
    )


def _numbered(words: Sequence[str]) -> str:
    """Return words with their numbers, which are written instead of the words to save room."""
    return "; ".join(
        f"{number}\N{NO-BREAK SPACE}{one}" for number, one in enumerate(words, start=1)
    )


def _member_columns(names: Iterable[str]) -> list[Column]:
    known = {column.name: column for column in columns_of("members")}
    return [known[name] for name in names]


def _headings(prefix: str) -> list[str]:
    return [c.heading for c in columns_of("households") if c.name.startswith(prefix)]


def _incomes() -> Iterator[Values]:
    """Yield the survey's sources of income, with a flag for those that have costs."""
    columns = columns_of("income")
    costs = {_SPENT.sub("", c.heading) for c in columns if _SPENT.match(c.heading)}
    for column in columns:
        if column.type == "money" and not _SPENT.match(column.heading):
            name = _EARNED.sub("", column.heading)
            yield {"ten": capitalised(name), "co_chi": name in costs}


def _questions(grid: ScoreTable) -> Iterator[Values]:
    """Yield the questions of B1 in their order, then the exceptions that a household may claim."""
    for item in grid.items:
        yield {
            "tt": str(item.number),
            "noi_dung": printable(item.words),
            "tra_loi": _item_answers(item),
        }
    for exception in grid.exceptions:
        yield {
            "tt": "",
            "noi_dung": printable(exception.name),
            "tra_loi": _boxes(YES_NO),
        }


def _item_answers(item: Item) -> str:
    words = [printable(answer.words) for answer in item.answers]
    if item.counting == "per_unit":
        return GAP.join(say("sheets.how_many", "vi", what=one, dots=DOTS) for one in words)
    return _boxes(words)
