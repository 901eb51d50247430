"""`ravo supervise` from workbooks: the same households of two years, what results do not keep."""

from pathlib import Path
from typing import Any

import pytest

from support.books import household, write
from support.programs import inside, inside_json

PLACE = {"Xã/phường/thị trấn": "Xã Tân Mỹ"}


def homes(b1: int, more: int = 0) -> list[dict[str, Any]]:
    """Return forty households; each as many points over the one before, `more` over all."""
    return [
        household(f"H{n}", 3, **{"Điểm B1": b1 + n + more, "Người rà soát": ("An", "Bình")[n % 2]})
        for n in range(40)
    ]


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the folders of two years: two communes each."""
    folder = tmp_path_factory.mktemp("supervised")
    for year, more in ((2023, 0), (2024, 10)):
        (folder / str(year)).mkdir()
        for name, info in (("a", {}), ("b", PLACE)):
            write(
                folder / str(year) / f"{name}.xlsx",
                homes(100, more),
                info={"Năm rà soát": year, **info},
            )
    return folder / "2023", folder / "2024"


def test_two_years_of_surveys(years: tuple[Path, Path], tmp_path: Path) -> None:
    last, now = years
    _, value = inside_json(
        *("supervise", now, "--previous", last, "--announced", "1/9/2024", "-o", tmp_path)
    )
    leave = next(one for one in value["crossings"] if one["kind"] == "leave")
    # Points 100 to 139 last year, ten more now: 31 to 40 points in each of two communes rise to
    # 141 to 149, five of them by a little and four by more.
    assert (leave["compared"], leave["at_line"]) == (80, [10, 8])
    assert value["changes"][0]["compared"] == 80
    assert {one["reviewer"] for one in value["reviewers"]} == {"An", "Bình"}
    assert value["sample"]["size"] > 0
    assert (tmp_path / "giam-sat.xlsx").is_file()


def test_without_last_year_and_of_other_inputs(years: tuple[Path, Path], tmp_path: Path) -> None:
    last, now = years
    done = inside("supervise", now)
    assert "Không có kết quả năm trước" in done.stdout
    for words, code in (
        (("--previous", now), "RV-1421"),
        (("--tolerable", "0"), "RV-1424"),
        (("--tolerable", "5 %"), "RV-1424"),
        (("--announced", "mai"), "RV-1228"),
        ((last,), "RV-451"),
    ):
        done = inside("supervise", now, *words)
        assert done.returncode == 2, words
        assert code in done.stderr


def test_results_do_not_name_reviewers(years: tuple[Path, Path], tmp_path: Path) -> None:
    _, now = years
    inside("score", now, "--out-dir", tmp_path, "-q")
    done = inside("supervise", tmp_path)
    assert "Không biết người rà soát từng hộ" in done.stdout
