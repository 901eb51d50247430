"""Hidden sheets of results lost: one sentence for each, and no fault of the officer's by it."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from ravo.changes.comparison import compare
from ravo.changes.year import year_of
from ravo.results.workbook import write_results
from support.books import household, member, write
from support.results_files import read_results_file
from support.reviews import review

HOMES, PEOPLE = "Dữ liệu hộ", "Dữ liệu thành viên"
SIZE, PAST, WHY = "Số nhân khẩu", "Phân loại đầu kỳ", "Lý do biến động"
EMPTY = {name: None for name in household() if name[0].isdigit()} | {"Điểm B1": None}


def kept(folder: Path) -> list[Path]:
    """Return the results of two years: one household departs, one lacks its answers."""
    one = {SIZE: 1}
    last = [household(f"H{n}", 4, **one) for n in range(1, 5)]
    now = [
        household("H1", 4, **one, **{PAST: "Hộ nghèo"}),
        household("H2", 1, **one, **{PAST: "Hộ nghèo"}),
        household("H3", 0, **{**EMPTY, SIZE: 0, PAST: "Hộ nghèo", WHY: "Chuyển đi"}),
        household("H4", 4, **{SIZE: "?", PAST: "Hộ nghèo"}),
        household("H5", 4, **one, **{PAST: "Hộ không nghèo"}),
    ]
    found = []
    for year, homes in ((2023, last), (2024, now)):
        people = [member(home["Mã hộ"]) for home in homes if home[SIZE]]
        survey = write(folder / f"{year}.xlsx", homes, people, info={"Năm rà soát": year})
        found.append(folder / f"{year}.ket-qua.xlsx")
        write_results(review(survey), found[-1], "vi")
    return found


def codes(paths: Sequence[Path]) -> list[str]:
    items = [read_results_file(path) for path in paths]
    assert [item.faults for item in items] == [(), ()]
    return sorted(
        f.code for f in compare(year_of(2023, items[:1]), year_of(2024, items[1:])).faults
    )


@pytest.fixture(scope="module")
def kept_years(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], list[str]]:
    """The results of two years, to be read only, and the faults of comparing them."""
    paths = kept(tmp_path_factory.mktemp("kept"))
    return paths, codes(paths)


@pytest.mark.parametrize("year", [0, 1])
@pytest.mark.parametrize(
    ("gone", "told"),
    [((HOMES,), ["RV-4061"]), ((PEOPLE,), ["RV-4052"]), ((HOMES, PEOPLE), ["RV-4052", "RV-4061"])],
)
def test_a_lost_sheet_is_told_once_and_blames_nobody(
    tmp_path: Path,
    kept_years: tuple[list[Path], list[str]],
    gone: tuple[str, ...],
    told: list[str],
    year: int,
) -> None:
    unchanged, whole = kept_years
    paths = [Path(shutil.copy(path, tmp_path)) for path in unchanged]
    book = openpyxl.load_workbook(paths[year])
    for name in gone:
        book.remove(book[name])
    book.save(paths[year])
    found = codes(paths)
    assert [code for code in found if code.startswith("RV-40")] == told
    more = [code for code in found if code not in whole and code not in told]
    # Pairs to confirm are asked of the officer, and an answer cures them.
    assert set(more) <= {"RV-620"}
