"""`ravo supervise` from workbooks: the same households of two years, what results do not keep."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from support.books import household, member, write
from support.programs import inside, inside_json

PLACE = {"Xã/phường/thị trấn": "Xã Tân Mỹ"}
AGES = range(20, 60)


def homes(b1: int, more: int = 0) -> list[dict[str, Any]]:
    """Return forty households; each as many points over the one before, `more` over all."""
    return [
        household(
            f"H{n}",
            3,
            **{
                "Điểm B1": b1 + n + more,
                "Người rà soát": ("An", "Bình")[n % 2],
                "Diện tích nhà ở (m2)": 50 + n,
                "Số nhân khẩu": 1,
                "Năm sinh": 2024 - age,
            },
        )
        for n, age in enumerate(AGES)
    ]


def people() -> list[dict[str, Any]]:
    """Return the head of each household, of every age once in 2024."""
    return [member(f"H{n}", **{"Ngày/năm sinh": str(2024 - age)}) for n, age in enumerate(AGES)]


@pytest.fixture(scope="module")
def supervised_folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the folders of two years: two communes each."""
    folder = tmp_path_factory.mktemp("supervised")
    for year, more in ((2023, 0), (2024, 10)):
        (folder / str(year)).mkdir()
        for name, info in (("a", {}), ("b", PLACE)):
            write(
                folder / str(year) / f"{name}.xlsx",
                homes(100, more),
                people(),
                info={"Năm rà soát": year, **info},
            )
    return folder / "2023", folder / "2024"


def test_two_years_of_surveys(supervised_folders: tuple[Path, Path], tmp_path: Path) -> None:
    last, now = supervised_folders
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


def test_without_last_year_and_of_other_inputs(
    supervised_folders: tuple[Path, Path], tmp_path: Path
) -> None:
    last, now = supervised_folders
    done = inside("supervise", now)
    assert "Không có kết quả năm trước" in done.stdout
    for words, code in (
        (("--previous", now), "RV-1421"),
        (("--tolerable", "0"), "RV-1424"),
        (("--tolerable", "5 %"), "RV-1424"),
        (("--announced", "mai"), "RV-1228"),
        (("--announced", "1/9/9024"), "RV-1491"),
        ((last,), "RV-451"),
    ):
        done = inside("supervise", now, *words)
        assert done.returncode == 2, words
        assert code in done.stderr


def test_a_sample_of_another_year_is_refused(
    supervised_folders: tuple[Path, Path], tmp_path: Path
) -> None:
    last, now = supervised_folders
    inside("supervise", now, "--announced", "1/9/2024", "-o", tmp_path, "-q")
    done = inside("supervise", last, "--recheck", tmp_path / "mau-tham-lai.xlsx")
    assert (done.returncode, "RV-1488" in done.stderr) == (2, True)
    done = inside("supervise", now, "--recheck", tmp_path / "mau-tham-lai.xlsx")
    assert (done.returncode, "Kết quả thăm lại" in done.stdout) == (0, True)


def test_results_do_not_name_reviewers(
    supervised_folders: tuple[Path, Path], tmp_path: Path
) -> None:
    _, now = supervised_folders
    inside("score", now, "--out-dir", tmp_path, "-q")
    done = inside("supervise", tmp_path)
    assert "Không biết rà soát viên của từng hộ" in " ".join(done.stdout.split())


def test_the_ages_of_members_are_in_the_digits(supervised_folders: tuple[Path, Path]) -> None:
    _, value = inside_json("supervise", supervised_folders[1])
    ages = [one for one in value["digits"] if one["figure"] == "ages"]
    assert [one["commune"] for one in ages] == ["Xã Mỹ An Hưng A", "Xã Tân Mỹ"]
    # Of 23 to 59 years there are 37 people, seven of ages that end in 0 or 5.
    assert ages[0]["whipple"] == pytest.approx(7 / 37 * 500)
    assert (sum(ages[0]["counts"]), ages[0]["look"]) == (37, False)


@pytest.fixture(scope="module")
def supervised_results(
    supervised_folders: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a folder with the results of both years, and a register that has the first."""
    folder = tmp_path_factory.mktemp("scored")
    for year, name in zip(supervised_folders, ("2023", "2024"), strict=True):
        inside("score", year, "--out-dir", folder / name, "-q")
    inside(
        "score",
        supervised_folders[0],
        "--edition",
        "tphcm-2021",
        "--out-dir",
        folder / "other",
        "-q",
    )
    inside("register", "add", folder / "2023", "--register", folder / "so.sqlite", "-q")
    return folder


def test_a_register_has_last_year(
    supervised_folders: tuple[Path, Path], supervised_results: Path
) -> None:
    words = ("supervise", supervised_folders[1])
    register = ("--register", supervised_results / "so.sqlite")
    _, given = inside_json(*words, "--previous", supervised_results / "2023")
    _, known = inside_json(*words, *register)
    assert known["previous"] == 2023
    assert known["crossings"] == given["crossings"]
    assert known["crossings"][0]["compared"] == 80
    assert [one["figure"] for one in known["changes"]][:2] == ["b1", "size"]
    assert any("không so được: Diện tích nhà ở" in line for line in known["remarks"])
    # Files of last year go before those of the register.
    _, both = inside_json(*words, "--previous", supervised_folders[0], *register)
    assert "floor_area" in [one["figure"] for one in both["changes"]]


def test_a_register_without_the_year_before_is_named(
    supervised_folders: tuple[Path, Path], supervised_results: Path
) -> None:
    done = inside(
        "supervise", supervised_folders[0], "--register", supervised_results / "so.sqlite"
    )
    assert done.returncode == 0
    assert "RV-1487" in done.stderr
    assert "Không có kết quả năm trước" in done.stdout


def test_points_of_two_criteria_sets_are_not_compared(
    supervised_folders: tuple[Path, Path], supervised_results: Path
) -> None:
    _, value = inside_json(
        "supervise", supervised_results / "2024", "--previous", supervised_results / "other"
    )
    assert value["other_editions"] == ["nd07-2021", "tphcm-2021"]
    assert value["crossings"] == []
    assert [one["figure"] for one in value["changes"]] == ["size"]
    assert any("hai bộ tiêu chí khác nhau" in line for line in value["remarks"])
    mixed = inside(
        *(
            "supervise",
            supervised_results / "2023" / "a.ket-qua.xlsx",
            supervised_results / "other" / "b.ket-qua.xlsx",
        )
    )
    assert (mixed.returncode, "RV-452" in mixed.stderr) == (2, True)


def test_a_household_twice_and_a_commune_twice_are_refused(tmp_path: Path) -> None:
    twice = write(tmp_path / "a.xlsx", [*homes(100), homes(100)[0]])
    done = inside("supervise", twice)
    assert done.returncode != 0
    assert "H0" in done.stderr
    same = [write(tmp_path / name, homes(100)[:5]) for name in ("b.xlsx", "c.xlsx")]
    done = inside("supervise", *same)
    assert (done.returncode, "RV-453" in done.stderr) == (2, True)


def test_last_years_list_under_this_year_is_named(
    supervised_folders: tuple[Path, Path], tmp_path: Path
) -> None:
    last, now = supervised_folders
    same = write(tmp_path / "a.xlsx", homes(100), info={"Năm rà soát": 2024})
    again = inside("supervise", same, "--previous", last / "a.xlsx")
    assert again.stderr.count("RV-1538") == 1
    assert "RV-1538" not in inside("supervise", now, "--previous", last).stderr


def test_two_communes_of_one_name_are_parted(tmp_path: Path) -> None:
    other = {"Huyện/quận/thị xã": "Huyện Thanh Bình", "Xã/phường/thị trấn": "Xã Tân Mỹ"}
    files = [
        write(tmp_path / "a.xlsx", homes(100), info=PLACE),
        write(tmp_path / "b.xlsx", homes(100), info=other),
    ]
    _, value = inside_json("supervise", *files, "--announced", "1/9/2024", "-o", tmp_path / "out")
    communes = {one["commune"] for one in value["digits"]}
    assert communes == {"Xã Tân Mỹ (Huyện Lấp Vò)", "Xã Tân Mỹ (Huyện Thanh Bình)"}
    assert len(list((tmp_path / "out").glob("tham-lai-*.docx"))) == 2


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_same_input_gives_the_same_bytes_and_accuses_nobody(
    supervised_folders: tuple[Path, Path], tmp_path: Path, lang: str
) -> None:
    last, now = supervised_folders
    printed = []
    for name in ("1", "2"):
        done = inside(
            *("supervise", now, "--previous", last, "--announced", "1/9/2024"),
            *("-o", tmp_path / name, "--format", "json", "--lang", lang),
        )
        printed.append(done.stdout)
    assert printed[0] == printed[1]
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert len(files) == 5
    for file in files:
        data = (tmp_path / "1" / file).read_bytes()
        assert data == (tmp_path / "2" / file).read_bytes(), file
        words = _words(data)
        assert not [bad for bad in ("gian lận", "fraud", "cheat") if bad in words.casefold()], file
        if file != "giam-sat.xlsx":
            assert "Bình" not in words, f"a reviewer is named in {file}"
    assert "Bình" in _words((tmp_path / "1" / "giam-sat.xlsx").read_bytes())


def _words(data: bytes) -> str:
    """Return the text of a page, or of all parts of a workbook or document."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return " ".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
