"""`ravo beneficiaries` and `ravo programmes`: what is printed, what stops by name, exit codes."""

import json
from pathlib import Path

import pytest

from support.books import household, member, write
from support.programs import Here

pytestmark = pytest.mark.usefixtures("user_home")


@pytest.fixture(scope="module")
def survey_of_two_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A poor household of one worker, and one above the lines."""
    path = tmp_path_factory.mktemp("xa") / "xa.xlsx"
    one = {"Số nhân khẩu": 1}
    homes = [household("H1", 3, **one), household("H2", 3, **one, **{"Điểm B1": 200})]
    people = [
        member("H1", **{"Tình trạng việc làm": "Có việc làm"}),
        member("H2", **{"Tình trạng việc làm": "Có việc làm", "Khuyết tật": "Không"}),
    ]
    write(path, homes, people)
    return path


def test_json_goes_to_stdout_and_what_is_to_be_asked_gives_exit_code_1(
    here: Here, survey_of_two_workers: Path
) -> None:
    words = ("beneficiaries", survey_of_two_workers, "--on", "2025-01-15", "--format", "json")
    code, data, talk = here(*words, "--programme", "da2-sinh-ke", "--programme", "da5-nha-o")
    found = json.loads(data)
    assert code == 1
    assert [item["id"] for item in found["programmes"]] == ["da2-sinh-ke", "da5-nha-o"]
    assert [case["ma_ho"] for case in found["programmes"][0]["listed"]] == ["H1"]
    assert found["programmes"][0]["to_ask"][0]["missing"] == ["so_theo_doi"]
    assert talk.count("RV-1307") == 1
    assert "Nguyễn" not in data + talk


def test_what_no_chosen_programme_is_about_is_not_reported(here: Here, tmp_path: Path) -> None:
    alone = write(tmp_path / "xa.xlsx", [household("H1", 3, **{"Số nhân khẩu": 1})])
    words = ("beneficiaries", alone, "--on", "15/1/2025")
    _, _, talk = here(*words, "--programme", "da5-nha-o")
    assert "RV-1307" not in talk
    assert "RV-1323" not in talk
    _, _, talk = here(*words, "--programme", "bhyt")
    assert "RV-1307" in talk
    assert "RV-1323: 1 hộ không có dòng nào ở trang Thành viên" in talk


def test_the_terminal_has_the_counts_of_each_programme(
    here: Here, survey_of_two_workers: Path
) -> None:
    code, data, _ = here(
        "beneficiaries", survey_of_two_workers, "--on", "2025-01-15", "--lang", "en"
    )
    assert code == 1
    assert data.splitlines()[1].split()[:5] == ["da2-sinh-ke", "1", "1", "0", "2"]
    code, _, _ = here(
        "beneficiaries",
        survey_of_two_workers,
        "--on",
        "2025-01-15",
        "--programme",
        "da4.3-viec-lam",
        "-q",
    )
    assert code == 0


def test_an_unknown_programme_or_year_stops_by_name(
    here: Here, survey_of_two_workers: Path
) -> None:
    code, data, talk = here(
        "beneficiaries", survey_of_two_workers, "--on", "2025-01-15", "--programme", "da5-nha"
    )
    assert (code, data) == (2, "")
    assert "gần nhất là da5-nha-o" in talk
    code, data, talk = here("beneficiaries", survey_of_two_workers, "--on", "2099-01-15")
    assert (code, data) == (2, "")
    assert "2099" in talk


def test_programmes_are_listed_shown_and_checked(here: Here, tmp_path: Path) -> None:
    code, data, _ = here("programmes", "list")
    assert (code, len(data.splitlines())) == (0, 11)
    code, data, _ = here("programmes", "show", "da5-nha-o", "--lang", "en")
    assert code == 0
    assert "house lacks a durable floor" in data
    file = tmp_path / "rieng.yaml"
    file.write_text("id: thu\n", encoding="utf-8")
    code, _, talk = here("programmes", "check", file)
    assert code == 3
    assert talk.count("RV-556") == 4


def test_a_blank_of_programmes_is_written_with_its_cases_and_an_edited_one_kept(
    here: Here, tmp_path: Path
) -> None:
    file = tmp_path / "rieng.yaml"
    assert here("programmes", "template", "-o", file)[0] == 0
    assert here("programmes", "check", file)[0] == 0
    file.write_text("id: cua-toi\n", encoding="utf-8")
    code, _, talk = here("programmes", "template", "-o", file)
    assert (code, "RV-100" in talk) == (0, True)
    assert "id: cua-toi\n" in [one.read_text("utf-8") for one in tmp_path.iterdir()]
    assert here("programmes", "template", "-o", tmp_path / "rieng.txt")[0] == 2


FOLDERS = (
    ("beneficiaries", "BOOK", "--on", "2025-01-15", "-o"),
    ("supervise", "BOOK", "-o"),
    ("report", "BOOK", "-o"),
    ("export", "BOOK", "--public", "--to", "csv", "-o"),
    ("documents", "decision", "BOOK", "-o"),
    ("documents", "minutes", "BOOK", "-o"),
    ("score", "BOOK", "--out-dir"),
    ("score", "BOOK", "--return"),
    ("check", "BOOK", "--return"),
    ("sample", "--year", "2024", "-o"),
)
"""Commands that write several files, up to the name of their folder."""


@pytest.mark.parametrize("words", FOLDERS, ids=" ".join)
def test_a_folder_is_not_named_like_a_workbook(
    here: Here, survey_of_two_workers: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = tmp_path / "ds.xlsx"
    code, _, talk = here(
        *(survey_of_two_workers if word == "BOOK" else word for word in words), out
    )
    assert (code, "RV-1328" in talk) == (2, True), talk
    assert f"{words[-1]} {out.with_suffix('')}" in " ".join(talk.split())
    assert not out.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("beneficiaries", "BOOK", "--on", "2025-01-15", "--format", "json", "-o", "ds.xlsx"),
        ("beneficiaries", "BOOK", "--on", "2025-01-15", "--format", "text", "-o", "ds.docx"),
        ("register", "newly-escaped", "--on", "2025-01-15", "-o", "ds.docx"),
    ],
)
def test_a_file_has_the_ending_of_its_format(
    here: Here,
    survey_of_two_workers: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    words: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, talk = here(*(survey_of_two_workers if word == "BOOK" else word for word in words))
    assert (code, "RV-1011" in talk) == (2, True), talk
    assert not list(tmp_path.iterdir())
