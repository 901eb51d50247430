"""The households that changed, in words: the printed sheet cell by cell, and what papers lack."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.changes.comparison import Changes, compare, what_if
from ravo.changes.output.changed import changed_groups, outside_counts
from ravo.changes.output.figures import by_movement
from ravo.changes.output.household_sheet import notes_of
from ravo.changes.output.page import changes_html
from ravo.changes.output.terminal import changes_text
from ravo.changes.output.workbook import write_changes
from ravo.criteria import load_edition
from ravo.messages import LANGS, Lang, say
from support.years import diff, home, person, review, year

TAN_MY: dict[str, Any] = {"commune": "Xã Tân Mỹ", "commune_code": "30175"}
RICH = {
    "income": 2_000_000.0,
    "b1": None,
    "deprived": 0,
    "works_in_agriculture": True,
    "asked_average_living": True,
}
A, B, C, D, E, F, G, H, K = (
    "Trần Văn An",
    "Lê Thị Bình",
    "Phạm Văn Cúc",
    "Võ Thị Dũng",
    "Bùi Văn Em",
    "Đỗ Thị Phú",
    "Hồ Văn Giàu",
    "Lý Thị Hoa",
    "Mai Văn Khá",
)


LEAVING = {
    "poor": ("stayed_poor", "poor_to_near_poor", "poor_to_above", "poor_left"),
    "near_poor": (
        "stayed_near_poor",
        "near_poor_to_poor",
        "near_poor_to_above",
        "near_poor_left",
    ),
}
"""The movements that begin in a class of the list."""


def mixed() -> Changes:
    """Return two years of one commune in which every kind of change occurs once."""
    lone = {"village": "Ấp Một"}
    old = [
        home("H-01", head_name=A, size=4),
        home("H-02", head_name=B),
        home("H-03", "near_poor", head_name=C, **lone),
        home("H-04", "not_poor", head_name=D),
        home("H-05", "near_poor", head_name=E),
        home("H-06", "not_poor", head_name=F, **RICH),
        home("H-07", "undetermined", head_name=G),
    ]
    new = [
        home("H-01", "near_poor", head_name=A, size=3),
        home("H-02", head_name=B, size=0, change_reason="Chết"),
        home("H-04", head_name=D),
        home("H-05", "near_poor", head_name=E),
        home("H-06", "not_poor", head_name=F),
        home("H-07", head_name=G),
        home("H-08", "near_poor", head_name=H, change_reason="Tách hộ", origin_code="H-05"),
        home("H-09", "not_poor", head_name=K),
    ]
    return diff(old, new)


def test_every_change_is_in_one_group_and_in_words() -> None:
    told = [
        (group.title, [(h.head, h.before, h.after, h.reason) for h in group.households])
        for group in changed_groups(mixed(), "vi")
    ]
    near, poor, gone = "Hộ cận nghèo", "Hộ nghèo", "Không còn trong danh sách"
    average = "Hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình"
    assert told == [
        ("Hộ nghèo thành hộ cận nghèo", [(A, poor, near, "")]),
        ("Hộ nghèo giảm vì lý do khác", [(B, poor, gone, "Chết")]),
        ("Hộ cận nghèo giảm vì lý do khác", [(C, near, gone, "Chưa ghi lý do")]),
        ("Hộ nghèo phát sinh mới", [(D, "Hộ không nghèo", poor, "")]),
        (
            "Hộ cận nghèo tăng vì lý do khác",
            [(H, "Chưa có trong danh sách", near, f"Tách từ hộ {E}")],
        ),
        (
            "Thay đổi giữa mức sống trung bình và không nghèo",
            [(F, average, "Hộ không nghèo", "")],
        ),
        ("Chưa rõ biến động", [(G, "Chưa đủ thông tin", poor, "")]),
    ]
    # Mai Văn Khá was never on the list: he is counted beside it.
    assert outside_counts(mixed()) == {"left_above": 0, "arrived_above": 1}


def test_what_changed_is_named_by_points_and_words_of_the_annex() -> None:
    groups = {group.movement: group.households for group in changed_groups(mixed(), "vi")}
    assert groups["poor_to_near_poor"][0].what == (
        "Số chỉ số thiếu hụt 4 → 1",
        "Hết thiếu hụt: Người phụ thuộc trong hộ gia đình; Dinh dưỡng; Bảo hiểm y tế",
        "Số nhân khẩu 4 → 3",
    )
    assert groups["new_poor"][0].what == (
        "Điểm B1 160 → 120 (mức chuẩn 140)",
        "Số chỉ số thiếu hụt 0 → 4",
        "Thiếu hụt thêm: Việc làm; Người phụ thuộc trong hộ gia đình; Dinh dưỡng; Bảo hiểm y tế",
    )
    assert groups["near_poor_left"][0].what == ()
    assert groups["stayed_above"][0].what == (
        "Thu nhập (đồng/người/tháng) 2.000.000 (mức chuẩn 1.500.000)",
        "Điểm B1 160 (mức chuẩn 140)",
    )


def test_of_a_household_that_is_listed_without_members_nothing_is_compared() -> None:
    gone = home("A1", "poor", size=0, members=[], change_reason="Chuyển đi")
    (group,) = changed_groups(diff([home("A1", size=3)], [gone]), "vi")
    (found,) = group.households
    assert (found.after, found.what, found.reason) == (
        "Không còn trong danh sách",
        (),
        "Chuyển đi",
    )


def test_members_of_both_years_need_no_word_where_nobody_changed_class() -> None:
    people = [person("Trần Thị Bé", 2001)]
    assert changed_groups(diff([home("A1")], [home("A1", members=people)]), "vi") == []


def sheet_of(tmp_path: Path, changes: Changes, name: str, lang: Lang = "vi") -> Any:
    write_changes(changes, tmp_path / "d.xlsx", lang)
    return openpyxl.load_workbook(tmp_path / "d.xlsx")[name]


def cells(sheet: Any) -> list[list[Any]]:
    """Return the filled cells of each row that has any."""
    rows = ([cell for cell in row if cell is not None] for row in sheet.values)
    return [row for row in rows if row]


def test_the_printed_sheet_cell_by_cell(tmp_path: Path) -> None:
    old = [home("H-01", head_name=B, village="Ấp Hai"), home("H-02", head_name=A, village="Ấp Hai")]
    new = [
        home("H-01", "near_poor", head_name=B, village="Ấp Hai"),
        home("H-02", "near_poor", head_name=A, village="Ấp Hai"),
        home("H-03", "not_poor", head_name=C),
    ]
    what = (
        "Số chỉ số thiếu hụt 4 → 1; "
        "Hết thiếu hụt: Người phụ thuộc trong hộ gia đình; Dinh dưỡng; Bảo hiểm y tế"
    )
    sheet = sheet_of(tmp_path, diff(old, new), "Hộ thay đổi")
    assert cells(sheet) == [
        ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["XÃ MỸ AN HƯNG A", "Độc lập - Tự do - Hạnh phúc"],
        ["DANH SÁCH HỘ THAY ĐỔI PHÂN LOẠI, HỘ ĐẾN VÀ HỘ ĐI"],
        ["Năm 2024 so với năm 2023"],
        [
            "STT",
            "Họ và tên chủ hộ",
            "Thôn/ấp",
            "Số khẩu",
            "Phân loại năm 2023",
            "Phân loại năm 2024",
            "Thay đổi",
            "Lý do",
        ],
        ["Hộ nghèo thành hộ cận nghèo: 2 hộ"],
        [1, A, "Ấp Hai", "3", "Hộ nghèo", "Hộ cận nghèo", what],
        [2, B, "Ấp Hai", "3", "Hộ nghèo", "Hộ cận nghèo", what],
        [
            "Ngoài danh sách trên: 0 hộ không nghèo không còn rà soát, 1 hộ không nghèo mới rà "
            "soát; các hộ này không làm thay đổi danh sách hộ nghèo, hộ cận nghèo."
        ],
        ["Mỹ An Hưng A, ngày … tháng … năm …"],
        ["Người lập biểu", "TM. ỦY BAN NHÂN DÂN"],
        ["(Ký, ghi rõ họ tên)", "CHỦ TỊCH"],
        ["(Ký tên, đóng dấu)"],
    ]


def test_the_village_names_its_commune_where_there_are_several(tmp_path: Path) -> None:
    sides = []
    for number, klass in ((2023, "poor"), (2024, "near_poor")):
        one = review([home("A1", klass, head_name=A)], number)
        other = review([home("B1", klass, head_name=B)], number, **TAN_MY)
        sides.append(year(number, one, other))
    sheet = sheet_of(tmp_path, compare(*sides), "Hộ thay đổi")
    assert [row[2] for row in cells(sheet) if row[0] in (1, 2)] == [
        "Ấp Thử, Xã Mỹ An Hưng A",
        "Ấp Thử, Xã Tân Mỹ",
    ]


PRINTED = ("Tổng hợp", "Hộ thay đổi")
A4 = {"landscape": (297, 210), "portrait": (210, 297)}
PIXELS_OF_A_LETTER, MILLIMETRES = 7.33, 25.4 / 96
"""Of Times New Roman at 11 points, the font in which columns are measured."""


@pytest.mark.parametrize("given", ["one commune", "two communes"])
def test_papers_come_first_on_a4_with_letters_of_8_points(tmp_path: Path, given: str) -> None:
    changes = mixed()
    if given == "two communes":
        sides = [
            year(n, review([home("A1", k)], n), review([home("B1", k)], n, **TAN_MY))
            for n, k in ((2023, "poor"), (2024, "near_poor"))
        ]
        changes = compare(*sides)
    write_changes(changes, tmp_path / "d.xlsx", "vi")
    book = openpyxl.load_workbook(tmp_path / "d.xlsx")
    assert tuple(book.sheetnames[:2]) == PRINTED
    assert book.active is not None
    assert book.active.title == "Tổng hợp"
    sheets: list[Any] = list(book.worksheets)
    for sheet in sheets:
        setup, margins = sheet.page_setup, sheet.page_margins
        assert setup.paperSize == 9
        assert "&P" in (sheet.oddFooter.center.text or sheet.oddFooter.right.text)
        if sheet.title not in PRINTED:
            area = sheet[sheet.print_area.rpartition("!")[2].replace("$", "")]
            said = [cell.value for row in area for cell in row if cell.value]
            assert said == [f"Trang {sheet.title} để xem trên máy, không in."]
            assert sheet.sheet_state == "visible"
            continue
        sizes = {cell.font.size for row in sheet.iter_rows() for cell in row if cell.value}
        scale = scale_of(sheet, A4[setup.orientation][0] - 25.4 * (margins.left + margins.right))
        assert min(sizes) * scale >= 8, sheet.title


def scale_of(sheet: Any, width: float) -> float:
    """Return the scale at which a sheet is printed: as given, or fitted to its pages."""
    if not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage:
        return float(sheet.page_setup.scale or 100) / 100
    letters: float = sum(
        dimension.width * (min(dimension.max, sheet.max_column) - dimension.min + 1)
        for dimension in sheet.column_dimensions.values()
        if dimension.min <= sheet.max_column
    )
    pages = int(sheet.page_setup.fitToWidth or 1)
    return min(1.0, pages * width / (letters * PIXELS_OF_A_LETTER * MILLIMETRES))


CODES = re.compile(
    r"RV-\d|nd\d+-20\d\d|tt\d+-20\d\d|H-0\d|\b[a-z]+_[a-z_]+\b|--[a-z]|\bravo\b|\.xlsx|sha|JSON"
)
ENGLISH = re.compile(
    r"\b(?:poor|class|household|year|total|page|none|null|None|nan|True|False|the|and)\b"
)


def printed(changes: Changes, path: Path) -> Iterator[str]:
    """Yield every text of the papers: two sheets and the page as it is read."""
    write_changes(changes, path, "vi")
    book = openpyxl.load_workbook(path)
    for name in PRINTED:
        sheet: Any = book[name]
        yield from (str(v) for row in sheet.values for v in row if v is not None)
        yield str(sheet.oddFooter.center.text)
    page = changes_html(changes, "vi")
    body = page[page.index("</style>") :]
    yield from re.split(r"<[^>]*>", body)
    yield from re.findall(r'(?:aria-label|title|alt)="([^"]*)"', body)


def tried() -> Changes:
    edition = load_edition("nd07-2021")
    return what_if(year(2024, [home("H-01", head_name=A), home("H-02", head_name=B)]), edition)


@pytest.mark.parametrize("made", [mixed, tried])
def test_papers_have_no_codes_commands_or_english(made: Any, tmp_path: Path) -> None:
    texts = list(printed(made(), tmp_path / "d.xlsx"))
    assert len(texts) > 100
    assert [text for text in texts if CODES.search(text) or ENGLISH.search(text)] == []


def test_what_the_office_does_is_on_its_own_sheet(tmp_path: Path) -> None:
    old = [home("H-01", head_name=A)]
    changes = diff(old, [home("H-01", head_name=A, opening_class="Hộ cận nghèo")])
    rows = cells(sheet_of(tmp_path, changes, "Việc cần làm"))
    assert rows[0][0] == "VIỆC CẦN LÀM"
    assert [row[:2] for row in rows[3:]] == [["cảnh báo", code] for code in ("RV-614",) * 2] + [
        ["cảnh báo", "RV-634"]
    ]
    assert "--opening" in rows[-1][3]
    nothing = cells(sheet_of(tmp_path, diff(old, old), "Việc cần làm"))
    assert nothing[-1] == ["Không còn việc nào."]


LONG = "Thị trấn Nông trường Việt Lâm Thượng Huyện Cũ"


@pytest.mark.parametrize("lang", LANGS)
def test_everything_fits_a_terminal_of_80_columns(lang: Lang) -> None:
    sides = []
    for number in (2023, 2024):
        far = {**TAN_MY, "commune": LONG, "commune_code": None}
        blank = home("B1", "undetermined", head_name=B, opening_class="Hộ nghèo")
        books = [
            review([home("A1", head_name=A, opening_class="Hộ cận nghèo")], number),
            review([blank], number, **far),
        ]
        sides.append(year(number, *books))
    text = changes_text(compare(*sides), lang, 80)
    assert max(map(len, text.splitlines())) <= 80
    whole = changes_text(compare(*sides), lang)
    # Wrapping breaks no word, and leaves none out.
    assert " ".join(text.split()) == " ".join(whole.split())
    tables = [line for line in whole.splitlines() if re.search(r"\d  +\d", line)]
    assert tables
    assert max(map(len, tables)) <= 80


def test_messages_of_one_kind_are_printed_three_times() -> None:
    sides = []
    for number, word in ((2023, None), (2024, "Hộ cận nghèo")):
        places = [{**TAN_MY, "commune": f"Xã Số {n}", "commune_code": None} for n in range(5)]
        books = [
            review([home(f"H{n}", head_name=A, opening_class=word)], number, **place)
            for n, place in enumerate(places)
        ]
        sides.append(year(number, *books))
    lines = changes_text(compare(*sides), "vi").splitlines()
    assert sum("RV-614:" in line for line in lines) == 3
    assert any("và 7 lần nữa" in line for line in lines)


def test_members_of_movements_are_those_of_the_forms() -> None:
    changes = mixed()
    found = {item.movement: (item.opening, item.closing) for item in by_movement(changes)}
    forms = {number: form.total("members") for number, form in changes.forms.items()}
    assert found["poor_to_near_poor"] == (4, 3) == (forms["2"]["2"], forms["3"]["5"])
    assert found["poor_left"] == (3, None) == (forms["2"]["4"], None)
    assert found["new_poor"] == (None, 3) == (None, forms["2"]["7"])
    assert found["near_poor_left"] == (forms["3"]["4"], None)
    assert found["arrived_near_poor"] == (None, forms["3"]["8"])
    for number, name in (("2", "poor"), ("3", "near_poor")):
        first = [found[key][0] or 0 for key in found if key in LEAVING[name]]
        assert sum(first) == forms[number]["1"]


def test_what_is_counted_where_is_under_the_movements_and_under_the_forms(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, mixed(), "Tổng hợp")
    texts = [str(row[0]) for row in cells(sheet)]
    assert sum(line.startswith("Nhân khẩu đầu kỳ là số được tính ở cột 1–4") for line in texts) == 1
    assert sum(line.startswith("Nhân khẩu: cột 1–4 tính theo") for line in texts) == 2
    heads = next(row for row in cells(sheet) if row[0] == "Biến động" and len(row) > 1)
    assert heads == ["Biến động", "Số hộ", "Nhân khẩu đầu kỳ", "Nhân khẩu cuối kỳ"]


@pytest.mark.parametrize("short", ["new", "old"])
def test_a_relation_names_a_household_of_its_own_year(short: str) -> None:
    """A row of the longer year is none of the shorter one: a commune sent no file in that year."""
    absent = [home(f"V-{at}", commune="Xã Tân Mỹ") for at in range(6)]
    both = [person(A, 1960, "079160000013"), person(B, 1980, "079180000014")]
    whole = home("H-01", head_name=A, members=both)
    part = home("H-02", head_name=B, head_citizen_id="079180000014", members=both[1:])
    rest = home("H-01", head_name=A, members=both[:1])
    split = short == "new"
    here = ([whole], [rest, part]) if split else ([rest, part], [whole])
    filler = review(absent, 2023 if split else 2024, **TAN_MY)
    old, new = ([review(homes, y)] for homes, y in zip(here, (2023, 2024), strict=True))
    (old if split else new).insert(0, filler)
    changes = compare(year(2023, *old), year(2024, *new))
    kind = "split" if split else "merge"
    rows = changes.rows[changes.rows["relation"] == kind]
    assert len(rows) == 1
    assert rows["other"].iloc[0] >= len((changes.new if split else changes.old).households)
    notes = [note for note in notes_of(changes, "vi") if note]
    assert [note for note in notes if "H-01" in note] == notes
    homes = [h for group in changed_groups(changes, "vi") for h in group.households]
    assert [h.reason for h in homes if A in h.reason]


@pytest.mark.parametrize("invented", [True, None])
def test_invented_data_is_named_on_every_sheet(tmp_path: Path, invented: bool | None) -> None:
    old = review([home("H-01", "poor")], 2023, synthetic=invented)
    new = review([home("H-01", "near_poor")], 2024, synthetic=invented)
    write_changes(diff(year(2023, old), year(2024, new)), tmp_path / "d.xlsx", "vi")
    book, notice = openpyxl.load_workbook(tmp_path / "d.xlsx"), say("sample.notice", "vi")
    for sheet in book:
        assert sheet.oddHeader is not None
        assert (notice in str(sheet.oddHeader.left.text)) is bool(invented), sheet.title
    for name in ("Tổng hợp", "Hộ thay đổi"):
        first = [row[0].value for row in book[name].iter_rows(max_row=3)]
        assert (notice in first) is bool(invented), name
