"""What a report takes of two years gives the same movements as what `ravo diff` takes."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from ravo.changes.comparison import Changes, compare
from ravo.changes.year import EVIDENCE, Year, joined, part_of
from ravo.cli import app
from ravo.console import run
from ravo.pipeline.years import read_books
from ravo.report.figures.households import statuses
from ravo.results.results import DEPRIVED
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from support.books import household, write
from support.folders import SAMPLES

PLAIN = load_settings(ReadOptions())
COMMUNES = ("30169", "30172", "30175")
PRINTED = (
    "old",
    "new",
    "how",
    "start",
    "class_old",
    "class_new",
    "members_new",
    "movement",
    "place_old",
    "place_new",
)


@pytest.fixture(scope="module")
def results_of_three_communes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[Path]]:
    """Results of three communes in two years."""
    folder = tmp_path_factory.mktemp("scored")
    for year in (2023, 2024):
        surveys = [next(SAMPLES.glob(f"{year}/{code}-*.xlsx")) for code in COMMUNES]
        run(app, ["score", *map(str, surveys), "--out-dir", str(folder / str(year)), "-q"])
    return {year: sorted((folder / str(year)).iterdir()) for year in (2023, 2024)}


def lean(year: int, paths: Sequence[Path], like: Year | None = None) -> Year:
    read = [part_of(item, explain=False) for item in read_books(paths, PLAIN)]
    return joined(year, read, like)


def whole(year: int, paths: Sequence[Path]) -> Year:
    return joined(year, [part_of(item) for item in read_books(paths, PLAIN)])


def same(one: Changes, other: Changes) -> None:
    pd.testing.assert_frame_equal(one.rows[list(PRINTED)], other.rows[list(PRINTED)])
    for number, form in one.forms.items():
        for line, counts in form.counts.items():
            assert (counts == other.forms[number].counts[line]).all()
    assert one.faults == other.faults
    assert statuses(one) == statuses(other)
    assert (one.area_changed == other.area_changed).all()


def test_results_compared_without_evidence_move_alike(
    results_of_three_communes: dict[int, list[Path]],
) -> None:
    new = lean(2024, results_of_three_communes[2024])
    unexplained = compare(lean(2023, results_of_three_communes[2023], new), new, explain=False)
    explained = compare(
        whole(2023, results_of_three_communes[2023]), whole(2024, results_of_three_communes[2024])
    )
    same(explained, unexplained)
    assert explained.rows["cause"].notna().any()
    assert unexplained.rows["cause"].isna().all()


def test_surveys_compared_without_evidence_move_alike() -> None:
    paths = {
        y: [next(SAMPLES.glob(f"{y}/{code}-*.xlsx")) for code in COMMUNES] for y in (2023, 2024)
    }
    new = lean(2024, paths[2024])
    assert new.parts[0].review is None
    same(
        compare(whole(2023, paths[2023]), whole(2024, paths[2024])),
        compare(lean(2023, paths[2023], new), new, explain=False),
    )


def test_evidence_is_left_out_only_where_codes_tell_households_apart(tmp_path: Path) -> None:
    for name, code in (("own", "H{}"), ("restarting", "1#{}")):
        homes = [household(code.format(n)) for n in range(1, 4)]
        (tmp_path / name).mkdir()
        write(tmp_path / name / "a.xlsx", homes)
        run(app, ["score", str(tmp_path / name / "a.xlsx"), "-q"])
    own, restarting = (
        lean(2024, [tmp_path / name / "a.ket-qua.xlsx"]) for name in ("own", "restarting")
    )
    hidden = {*EVIDENCE, *(DEPRIVED + item for item in restarting.indicators)} - {"value"}
    assert restarting.indicators
    assert not restarting.parts[0].codes_unique
    assert hidden <= set(restarting.households)
    assert not hidden & set(own.households)
    assert "value" in own.households, "it shows whether a list repeats that of another year"


def test_texts_of_both_years_are_held_once(
    results_of_three_communes: dict[int, list[Path]],
) -> None:
    new = lean(2024, results_of_three_communes[2024])
    old = lean(2023, results_of_three_communes[2023], new)
    held = {text: id(text) for text in new.households["code"]}
    both = [text for text in old.households["code"] if text in held]
    assert both
    assert all(id(text) == held[text] for text in both)
