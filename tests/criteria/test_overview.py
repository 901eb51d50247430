"""What `criteria show`, `criteria list` and the legal officer's workbook hold, to the letter."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.backups import SAVED_BY
from ravo.criteria import load_edition
from ravo.criteria.overview import (
    ValueRow,
    export_edition,
    render_coverage,
    render_list,
    render_show,
    rows_of,
)
from ravo.messages import Lang, say, spoken

NATIONAL, COMING = load_edition("nd07-2021"), load_edition("nd351-2025")
HISTORY = load_edition("qd59-2015")


def row_at(path: str, name: str = "nd07-2021") -> ValueRow:
    return next(row for row in rows_of(load_edition(name)) if row.path == path)


def both(path: str, name: str = "nd07-2021") -> list[tuple[str, str]]:
    row = row_at(path, name)
    return [(row.label.say(lang), row.with_unit.say(lang)) for lang in ("vi", "en")]


ABSENT = ("chưa có trong tay", "not at hand")


@pytest.mark.parametrize(
    ("path", "edition", "vi", "en"),
    [
        (
            "income.average_living.rural",
            "nd07-2021",
            ("Mức sống trung bình", "> 1.500.000 đồng/người/tháng, ≤ 2.250.000 đồng/người/tháng"),
            (
                "Average living standard",
                "> 1,500,000 đồng/người/tháng, ≤ 2,250,000 đồng/người/tháng",
            ),
        ),
        (
            "b1.near_poor.urban",
            "nd07-2021",
            ("Hộ cận nghèo", "≤ 175 điểm, tối đa 2 chỉ số thiếu hụt"),
            ("Near-poor", "≤ 175 điểm, at most 2 deprived indicators"),
        ),
        (
            "income.poor.rural",
            "qd59-2015",
            ("Hộ nghèo", "≤ 700.000 đồng/người/tháng"),
            ("Poor", "≤ 700,000 đồng/người/tháng"),
        ),
        (
            "b1.poor.rural",
            "nd351-2025",
            ("Hộ nghèo", f"{ABSENT[0]} (điểm)"),
            ("Poor", f"{ABSENT[1]} (điểm)"),
        ),
        (
            "indicators.employment.working_age",
            "nd07-2021",
            ("Việc làm", "15 tuổi"),
            ("Employment", "15 tuổi"),
        ),
        (
            "indicators.water.cutoffs",
            "nd351-2025",
            ("Nguồn nước sinh hoạt", ABSENT[0]),
            ("Water source", ABSENT[1]),
        ),
        (
            "indicators",
            "qd59-2015",
            (say("criteria.indicators", "vi"), f"{ABSENT[0]} (điểm B2/chỉ số)"),
            (say("criteria.indicators", "en"), f"{ABSENT[1]} (điểm B2/chỉ số)"),
        ),
        (
            "deprivation_points",
            "nd07-2021",
            ("Điểm B2 của một chỉ số thiếu hụt", "10 điểm B2/chỉ số"),
            ("B2 points of one deprived indicator", "10 điểm B2/chỉ số"),
        ),
        (
            "retirement.men.2024",
            "nd07-2021",
            (say("criteria.men", "vi"), "732 tháng tuổi"),
            (say("criteria.men", "en"), "732 tháng tuổi"),
        ),
        (
            "retirement.women.2021",
            "nd07-2021",
            (say("criteria.women", "vi"), "664 tháng tuổi"),
            (say("criteria.women", "en"), "664 tháng tuổi"),
        ),
        (
            "low_income_worker.rural",
            "nd07-2021",
            (say("criteria.low_income_worker", "vi"), "2.250.000 đồng/người/tháng"),
            (say("criteria.low_income_worker", "en"), "2,250,000 đồng/người/tháng"),
        ),
    ],
)
def test_a_value_stands_in_both_languages_with_its_unit(
    path: str, edition: str, vi: tuple[str, str], en: tuple[str, str]
) -> None:
    assert both(path, edition) == [vi, en]


def test_a_group_of_values_that_only_one_province_has_keeps_its_own_name(tmp_path: Path) -> None:
    own = (
        "values:\n  local_support:\n"
        "    rural: {value: 5, unit: đồng, citation: dong-nai-2022, mark: unverified}\n"
    )
    province = load_edition("dong-nai-2022").path.read_text("utf-8")
    (tmp_path / "tinh.yaml").write_text(province + own, encoding="utf-8")
    rows = rows_of(load_edition(tmp_path / "tinh.yaml"))
    (row,) = [row for row in rows if row.path == "local_support.rural"]
    assert tuple(row.label) == ("local_support", "local_support")


def test_an_indicator_that_cannot_be_derived_has_a_row_that_says_so_and_others_none() -> None:
    paths = [row.path for row in rows_of(COMING)]
    assert [path for path in paths if path.endswith(".cutoffs")] == [
        f"indicators.{item.id}.cutoffs" for item in COMING.indicators
    ]
    assert row_at("indicators.water.cutoffs", "nd351-2025").mark == "absent"
    assert not any(row.path.endswith(".cutoffs") for row in rows_of(NATIONAL))
    assert "indicators" not in [row.path for row in rows_of(NATIONAL)]


def test_the_order_of_values_is_that_of_the_law() -> None:
    groups = [row.path.split(".")[0] for row in rows_of(NATIONAL)]
    assert list(dict.fromkeys(groups))[:5] == [
        "income",
        "b1",
        "indicators",
        "deprivation_points",
        "retirement",
    ]
    assert [row.path for row in rows_of(HISTORY)][:4] == [
        "income.poor.rural",
        "income.poor.rural",
        "income.near_poor.rural",
        "income.average_living.rural",
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_names_the_edition_then_every_value_then_what_is_absent(lang: Lang) -> None:
    lines = render_show(NATIONAL, lang).splitlines()
    assert lines[0] == f"nd07-2021: {NATIONAL.title.say(lang)}"
    assert lines[1:3] == [say("criteria.years", lang, years="2021–2026"), ""]
    assert lines[-2] == ""
    row = row_at("retirement.men.2024")
    at = lines.index(f"{row.path} = {row.with_unit.say(lang)}")
    unknown = say("criteria.unknown", lang)
    dates = say(
        "criteria.dates",
        lang,
        published=unknown,
        start="01/01/2024",
        end="31/12/2024",
        checked=row.checked_on,
    )
    mark = say("criteria.mark_unverified", lang)
    assert lines[at + 1] == f"    {row.citation.say(lang)} · {mark} · {dates}"


def test_an_edition_that_lacks_nothing_says_so() -> None:
    whole = NATIONAL.model_copy(update={"values": {}})
    last = render_show(whole, "en").splitlines()[-1]
    assert last == say("criteria.missing", "en", paths=say("criteria.nothing", "en"))


def test_a_note_stands_under_its_value_and_only_there() -> None:
    lines = render_show(NATIONAL, "en").splitlines()
    for row in rows_of(NATIONAL):
        after = lines[lines.index(f"{row.path} = {row.with_unit.say('en')}") + 2]
        assert (after == f"    {spoken(row.note, 'en')}") == (row.note is not None)


def test_the_list_has_a_line_for_each_edition_with_years_scope_and_title() -> None:
    lines = render_list("en").splitlines()
    assert [line.split()[0] for line in lines] == [
        "qd59-2015",
        "nd07-2021",
        "nd351-2025",
        "dong-nai-2022",
    ]
    assert lines[1] == f"nd07-2021      2021–2026  national   {NATIONAL.title.say('en')}"


def test_the_coverage_names_each_article_and_how_far_it_goes() -> None:
    lines = render_coverage(NATIONAL, "en").splitlines()
    assert lines[0] == f"nd07-2021: {NATIONAL.title.say('en')}"
    assert lines[2] == (
        "  full       nd07-2021 Article 3 clause 2: Poor, near-poor and average-living lines."
    )
    assert len(lines) == len(NATIONAL.coverage) + 1


# the workbook for the legal officer


@pytest.fixture(params=["vi", "en"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Lang, Any]:
    export_edition(NATIONAL, tmp_path / "x.xlsx", request.param)
    return request.param, openpyxl.load_workbook(tmp_path / "x.xlsx")


def cells(sheet: Any) -> list[list[str]]:
    rows = sheet.iter_rows(min_row=4, values_only=True)
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def test_each_value_has_its_row_with_everything_that_is_known_of_it(book: tuple[Lang, Any]) -> None:
    lang, file = book
    expected = [
        [
            row.path,
            row.label.say(lang),
            row.value.say(lang),
            row.unit,
            row.citation.say(lang),
            say(f"criteria.mark_{row.mark}", lang),
            *(
                spoken(day, lang)
                for day in (row.published, row.applies_from, row.applies_to, row.checked_on)
            ),
            spoken(row.note, lang),
        ]
        for row in rows_of(NATIONAL)
    ]
    assert cells(file["Trị số"]) == expected


def test_each_article_has_its_row(book: tuple[Lang, Any]) -> None:
    lang, file = book
    assert cells(file["Phạm vi"]) == [
        [item.citation.say(lang), say(f"criteria.{item.state}", lang), item.note.say(lang)]
        for item in NATIONAL.coverage
    ]


def test_both_sheets_have_title_and_headings_and_print_on_a4_across(book: tuple[Lang, Any]) -> None:
    lang, file = book
    for name, heads in (("Trị số", "criteria.value_heads"), ("Phạm vi", "criteria.coverage_heads")):
        sheet = file[name]
        assert sheet["A1"].value == f"nd07-2021 – {NATIONAL.title.say(lang)}"
        assert [cell.value for cell in sheet[3]] == say(heads, lang).split("|")
        assert sheet["A2"].value is None
        assert sheet.freeze_panes == "A4"
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$3:$3"


def test_cells_are_framed_wrapped_and_in_one_font(book: tuple[Lang, Any]) -> None:
    _, file = book
    for sheet in file:
        title, head, cell = sheet["A1"], sheet["A3"], sheet["A4"]
        assert {part.font.name for part in (title, head, cell)} == {"Times New Roman"}
        assert [(part.font.sz, part.font.b) for part in (title, head, cell)] == [
            (14, True),
            (11, True),
            (11, False),
        ]
        for part in (head, cell):
            assert part.alignment.wrap_text
            sides = [getattr(part.border, side) for side in ("left", "right", "top", "bottom")]
            assert {side.style for side in sides} == {"thin"}
        assert (head.alignment.vertical, cell.alignment.vertical) == ("center", "top")
        assert head.fill.fgColor.rgb == "FFD9E2F3"


def widths(sheet: Any) -> list[int]:
    found: dict[int, int] = {}
    for column in sheet.column_dimensions.values():
        for at in range(column.min, column.max + 1):
            found[at] = round(column.width)
    return [found[at] for at in sorted(found)]


def test_columns_are_as_wide_as_what_they_hold(book: tuple[Lang, Any]) -> None:
    _, file = book

    assert widths(file["Phạm vi"]) == [35, 17, 91]
    assert widths(file["Trị số"]) == [39, 31, 53, 19, 31, 23, 13, 13, 13, 13, 41]


def test_a_text_that_begins_like_a_formula_or_a_link_stays_text(tmp_path: Path) -> None:
    title = NATIONAL.title._replace(vi="=1+1", en="=1+1")
    odd = NATIONAL.indicators[0].model_copy(update={"label": title})
    edition = NATIONAL.model_copy(update={"indicators": (odd, *NATIONAL.indicators[1:])})
    export_edition(edition, tmp_path / "x.xlsx", "vi")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["Trị số"]
    named = [row[1] for row in sheet.iter_rows(min_row=4) if row[1].value == "=1+1"]
    assert named
    assert {cell.data_type for cell in named} <= {"s", "inlineStr"}


def test_the_workbook_names_the_program_that_wrote_it(book: tuple[Lang, Any]) -> None:
    assert book[1].properties.creator == SAVED_BY
