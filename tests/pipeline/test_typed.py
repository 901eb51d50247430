"""The commands that messages print: copied and run, they give what the run would have given."""

import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from ravo.pipeline.typed import as_typed, option_words, reading_options
from ravo.survey.options import ReadOptions
from support.books import household, write
from support.programs import Here

COMMAND = re.compile(r"« (ravo [^»]+) »")
ODD = ("a b", "a'b", "giá $5", 'x"y', "a&b", "(1)", "a;b", "*", "~/x", "xã Mỹ", "a\\b", "!", "`x`")


@pytest.mark.parametrize("word", ODD)
def test_a_word_comes_back_from_the_shell_as_it_was(word: str) -> None:
    assert shlex.split(as_typed(["ravo", word], windows=False)) == ["ravo", word]


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("C:\\xã\\a.xlsx", "C:\\xã\\a.xlsx"),
        ("C:\\a b\\c.xlsx", '"C:\\a b\\c.xlsx"'),
        ("C:\\a&b\\", '"C:\\a&b\\\\"'),
        ("a'b", '"a\'b"'),
    ],
)
def test_a_word_is_quoted_for_windows(word: str, typed: str) -> None:
    assert as_typed([word], windows=True) == typed


def test_options_of_two_years_are_typed_once_where_they_agree() -> None:
    first = ReadOptions(year=2023, profile="mis", corrections=Path("a.xlsx"), ignored=("x", "y"))
    second = ReadOptions(year=2024, profile="mis", corrections=Path("b.xlsx"), ignored=("x", "y"))
    assert [*option_words(reading_options(first, second))] == [
        *("--year", "2023", "--year", "2024", "--profile", "mis"),
        *("--corrections", "a.xlsx", "--corrections", "b.xlsx"),
        *("--ignore", "x", "--ignore", "y"),
    ]


def commands(done: tuple[int, str, str]) -> list[list[str]]:
    """Return the commands that a run printed, without the name of the program, each once."""
    found = COMMAND.findall(" ".join((done[1] + done[2]).split()))
    return [shlex.split(words)[1:] for words in dict.fromkeys(found)]


def answer(path: Path, word: str, rows: slice = slice(None)) -> int:
    """Answer the open pairs of a workbook; return how many there were."""
    book = openpyxl.load_workbook(path)
    sheet = book["Cần xác nhận"]
    places = [row for row in range(4, sheet.max_row + 1) if sheet.cell(row, 2).value]
    open_ = [row for row in places if sheet.cell(row, 1).value is None]
    for row in open_[rows]:
        sheet.cell(row, 1).value = word
    book.save(path)
    return len(open_)


HEAD, AREA = "Họ và tên chủ hộ", "Khu vực"


@pytest.fixture
def years_of_namesakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two years in folders with blanks and quotes; twice two heads of one name and birth year."""
    monkeypatch.chdir(tmp_path)
    found = []
    for year in (2023, 2024):
        folder = Path(f"năm '{year}' & cũ")
        folder.mkdir()
        homes = [
            household(f"{year}-{n}", 4, **{HEAD: name, "Cột lạ": "x"})
            for n, name in enumerate(("Lê Văn Tám", "Lê Văn Tám", "Đỗ Thị Chín", "Đỗ Thị Chín"))
        ]
        write(folder / "a.xlsx", homes, info={"Năm rà soát": year})
        found.append(folder)
    return found[0], found[1]


def test_each_printed_command_of_a_comparison_works_until_nothing_is_open(
    here: Here, years_of_namesakes: tuple[Path, Path]
) -> None:
    options = ("--ignore", "Cột lạ", "--area", "rural", "--opening", "recorded")
    talk = here("diff", *years_of_namesakes, *options)
    first, then = commands(talk)
    for words in (first, then):
        assert words[words.index("--ignore") + 1] == "Cột lạ"
        assert words[words.index("--opening") + 1] == "recorded"
    talk = here(*first)
    assert answer(Path("bien-dong.xlsx"), "Có", slice(1)) == 4
    (words,) = commands(talk)
    assert words == then
    talk = here(*then)
    # One answer was given, others are open: all are in the next file.
    (words,) = commands(talk)
    assert answer(Path("bien-dong-2.xlsx"), "Không") > 0
    talk = here(*words)
    assert "RV-620" not in "".join(talk[1:])
    sheet = openpyxl.load_workbook(words[-1])["Cần xác nhận"]
    answers = [sheet.cell(row, 1).value for row in range(4, sheet.max_row + 1)]
    assert answers.count("Có") == 1
    assert set(answers) == {"Có", "Không"}


def test_the_printed_commands_of_a_report_work(
    here: Here, years_of_namesakes: tuple[Path, Path]
) -> None:
    old, new = years_of_namesakes
    options = ("--ignore", "Cột lạ", "--format", "json", "--forms", "2,3")
    talk = here("report", new, "--previous", old, "-o", "bao cáo", *options)
    first, then = commands(talk)
    assert first[:3] == ["diff", str(old), str(new)]
    here(*first)
    answer(Path("bien-dong.xlsx"), "Không")
    assert then[then.index("--forms") + 1] == "2,3"
    talk = here(*then)
    assert "RV-477" not in "".join(talk[1:])
    assert Path("bao cáo/report.json").is_file()
