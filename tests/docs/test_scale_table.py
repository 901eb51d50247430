"""The table that `make bench` puts into docs/scale.md: its place, its figures, its limits."""

from types import ModuleType

import pytest

from support import programs
from support.folders import ROOT

PAGE = "# Quy mô\n<!-- make bench -->\ncũ\n<!-- /make bench -->\nsau\n"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    return programs.benchmark("scale_table")


def cost(bench: ModuleType, cpu: float, mib: float = 10, seconds: float = 1) -> list[object]:
    return [bench.Cost(seconds, mib, cpu)]


def test_the_page_has_one_table_of_the_columns_that_are_measured(bench: ModuleType) -> None:
    block = bench.block_of((ROOT / "docs" / "scale.md").read_text(encoding="utf-8"))
    heads = next(line for line in block.splitlines() if line.startswith("|"))
    assert [cell.strip() for cell in heads.strip("|").split("|")] == list(bench.HEADS)


def test_another_table_takes_the_place_of_the_one_before(bench: ModuleType) -> None:
    page = bench.with_block(PAGE, "mới")
    assert page == PAGE.replace("cũ", "mới")
    assert bench.with_block(page, "cũ") == PAGE


@pytest.mark.parametrize("page", ["", PAGE * 2, PAGE.replace("<!-- make", "<!-- /make")])
def test_a_page_without_one_pair_of_marks_is_left_alone(bench: ModuleType, page: str) -> None:
    with pytest.raises(ValueError, match="make bench"):
        bench.with_block(page, "mới")


@pytest.mark.parametrize(
    ("limit", "met"),
    [
        ({"ratio": 1.5, "to": "rust"}, True),
        ({"ratio": 1.49, "to": "rust"}, False),
        ({"ratio": 1.5, "to": "xlsxwriter"}, None),
        ({"beyond": 1, "to": "rust"}, True),
        ({"beyond": 0.9, "to": "rust"}, False),
        ({"seconds": 4, "mib": 250}, True),
        ({"seconds": 3.9, "mib": 250}, False),
        ({"seconds": 4, "mib": 249}, False),
        ({"ratio": 1, "to": "xlsxwriter", "mib": 249}, False),
        ({}, None),
    ],
)
def test_a_limit_is_met_up_to_itself(
    bench: ModuleType, limit: dict[str, float | str], met: bool | None
) -> None:
    ours, bases = cost(bench, 3, 250, 4), {"rust": cost(bench, 2)}
    assert bench.Limit(**limit).met(ours, bases, bench.computed) is met


@pytest.mark.parametrize(
    ("seconds", "cpu", "words"),
    [
        (1.2, 1.2, "có / yes"),
        (1.3, 1.3, "không / **no**"),
        (1.2, 1.3, "đồng hồ có, giây tính không / clock yes, **CPU no**"),
        (1.3, 1.2, "đồng hồ không, giây tính có / **clock no**, CPU yes"),
    ],
)
def test_a_limit_is_tried_on_the_clock_and_by_computed_seconds(
    bench: ModuleType, seconds: float, cpu: float, words: str
) -> None:
    ours, limit = cost(bench, cpu, seconds=seconds), bench.Limit(1.2, "rust")
    row = bench.Measured("chấm", ours, {"rust": cost(bench, 1)}, limit).cells()
    assert row[-1] == words
    assert row[5] == f"{seconds:.2f} ({cpu:.2f})".replace(".", ",")


def test_a_row_says_which_writer_was_not_there(bench: ModuleType) -> None:
    ours, other = cost(bench, 3), {"`import pandas`": cost(bench, 2), "office": cost(bench, 4)}
    row = bench.Measured("chấm", ours, other, bench.NO_LIMIT, ["rust"])
    assert row.cells() == [
        *("chấm", "1,00", "3,00", "10", "–", bench.ABSENT, "1,00 (0,75)"),
        *("1,00 (1,50) × `import pandas`", "–", "–"),
    ]


def test_a_ratio_is_that_of_the_turns_and_not_of_the_medians(bench: ModuleType) -> None:
    ours = [bench.Cost(seconds, 10, seconds) for seconds in (2, 4, 9)]
    base = [bench.Cost(seconds, 10, seconds) for seconds in (1, 4, 3)]
    assert bench.ratio(ours, base, bench.on_the_clock) == 2
    assert bench.ratio(ours, base[:2], bench.computed) == 1.5
    limits = [bench.Limit(most, "rust") for most in (2, 1.9)]
    met = [limit.met(ours, {"rust": base}, bench.computed) for limit in limits]
    assert met == [True, False]
