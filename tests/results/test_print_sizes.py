"""Every sheet of the results prints its smallest letters at 8 points or more."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from ravo.messages import LANGS, Lang
from ravo.results.workbook import write_results
from ravo.score_table.answers import score_table_columns
from support.books import household, member, write
from support.made_up_score_table import ANSWERS, BOATS, LAND, read_made_up
from support.reviews import review

LEAST = 8.0
PAPER = {"portrait": 8.27, "landscape": 11.69}
"""Inches of A4 across."""
POINTS_PER_INCH, PIXELS_PER_POINT, DIGIT = 72, 96 / 72, 7
"""How Excel draws a column of so many digits of its standard font, 7 pixels each."""
PLAIN_WIDTH = 64 / DIGIT


def width_of(sheet: Any, first: int, last: int) -> float:
    """Return the points across columns of a sheet, hidden ones left out."""
    widths = {}
    for item in sheet.column_dimensions.values():
        for place in range(item.min, item.max + 1):
            widths[place] = 0.0 if item.hidden else item.width
    # The file holds widths with the padding of 5 pixels.
    pixels = (widths.get(n, PLAIN_WIDTH) * DIGIT for n in range(first, last + 1))
    return sum(pixels) / PIXELS_PER_POINT


def used(sheet: Any) -> tuple[int, int, int, int]:
    """Return first column, first row, last column and last row of what is printed."""
    if sheet.print_area:
        first, top, last, bottom = range_boundaries(sheet.print_area.rpartition("!")[2])
        assert None not in (first, top, last, bottom)
        return int(first or 1), int(top or 1), int(last or 1), int(bottom or 1)
    return 1, 1, sheet.max_column, sheet.max_row


def scale_of(sheet: Any) -> float:
    """Return the scale of a sheet's print, as Excel works it out."""
    if not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage:
        return float(sheet.page_setup.scale or 100) / 100
    margins = sheet.page_margins
    room = PAPER[sheet.page_setup.orientation] - margins.left - margins.right
    first, _, last, _ = used(sheet)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    return min(1.0, float(room * POINTS_PER_INCH / width_of(sheet, first, last)))


def sizes(sheet: Any) -> Iterator[float]:
    first, top, last, bottom = used(sheet)
    yield 11.0
    for row in sheet.iter_rows(top, bottom, first, last):
        yield from (cell.font.sz for cell in row if cell.value not in (None, ""))


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with results in both languages, B1 by a made-up score table among them."""
    folder = tmp_path_factory.mktemp("sizes")
    table = read_made_up(folder, exceptions=[LAND, BOATS])
    headings = {column.id: column.heading for column in score_table_columns(table)}
    answers = {headings[id]: answer for id, answer in ANSWERS.items() if id in headings}
    homes = [household("H1", 4, **{**answers, "Điểm B1": None}), household("H2", 1)]
    homes.append(household("H3", 4, **{"Số nhân khẩu": "?"}))
    path = write(folder / "a.xlsx", homes, [member("H1")])
    for lang in LANGS:
        write_results(review(path, grid_for=lambda edition: table), folder / f"{lang}.xlsx", lang)
    return folder


@pytest.mark.parametrize("lang", LANGS)
def test_no_letter_is_printed_smaller(scored: Path, lang: Lang) -> None:
    book = openpyxl.load_workbook(scored / f"{lang}.xlsx")
    printed = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert len(printed) == 7
    smallest = {sheet.title: round(min(sizes(sheet)) * scale_of(sheet), 2) for sheet in printed}
    assert {name: size for name, size in smallest.items() if size < LEAST} == {}
    assert smallest["Danh sách"] > 9


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_that_goes_on_to_the_right_repeats_who_it_is_about(
    scored: Path, lang: Lang
) -> None:
    sheet = openpyxl.load_workbook(scored / f"{lang}.xlsx")["Kết quả"]
    room = (PAPER["landscape"] - 0.6) * POINTS_PER_INCH / scale_of(sheet)
    assert sheet.page_setup.pageOrder is None or sheet.page_setup.pageOrder == "overThenDown"
    assert sheet.print_title_cols == "$A:$C"
    repeated = width_of(sheet, 1, 3)
    first, _, last, _ = used(sheet)
    for place in range(4, last + 1):
        widest = repeated + width_of(sheet, place, place)
        assert widest <= room, get_column_letter(place)
    assert first == 1
