"""Every sheet of the results prints its smallest letters at 8 points or more."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from ravo.messages import LANGS, Lang
from ravo.results.workbook import write_results
from ravo.score_table.answers import score_table_columns
from support.books import household, member, write
from support.made_up_score_table import ANSWERS, BOATS, LAND, read_made_up
from support.print_sizes import (
    LEAST,
    PAPER,
    POINTS_PER_INCH,
    scale_of,
    smallest_printed,
    used,
    width_of,
)
from support.reviews import review


@pytest.fixture(scope="module")
def results_in_both_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
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
def test_no_letter_is_printed_smaller(results_in_both_languages: Path, lang: Lang) -> None:
    book = openpyxl.load_workbook(results_in_both_languages / f"{lang}.xlsx")
    smallest = smallest_printed(book)
    assert len(smallest) == 7
    assert {name: size for name, size in smallest.items() if size < LEAST} == {}
    assert smallest["Danh sách"] > 9


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_that_goes_on_to_the_right_repeats_who_it_is_about(
    results_in_both_languages: Path, lang: Lang
) -> None:
    sheet = openpyxl.load_workbook(results_in_both_languages / f"{lang}.xlsx")["Kết quả"]
    room = (PAPER["landscape"] - 0.6) * POINTS_PER_INCH / scale_of(sheet)
    assert sheet.page_setup.pageOrder is None or sheet.page_setup.pageOrder == "overThenDown"
    assert sheet.print_title_cols == "$A:$C"
    repeated = width_of(sheet, 1, 3)
    first, _, last, _ = used(sheet)
    for place in range(4, last + 1):
        widest = repeated + width_of(sheet, place, place)
        assert widest <= room, get_column_letter(place)
    assert first == 1
