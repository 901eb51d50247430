"""`ravo report` with its written report, as an officer calls it."""

import json
from pathlib import Path

import pytest

from ravo.cli import app
from ravo.console import run
from ravo.report.document.template import NAMES
from support.books import household, write
from support.districts import lines_of, template, words_of


def report(*words: object) -> int:
    return run(app, ["report", *map(str, words)])


@pytest.fixture
def survey_of_a_commune(tmp_path: Path) -> Path:
    return write(tmp_path / "a.xlsx", [household("H1"), household("H2", 1)])


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ((), "Kết quả rà soát hộ nghèo, hộ cận nghèo năm 2024"),
        (("--document", "year"), "Kết quả rà soát hộ nghèo, hộ cận nghèo năm 2024"),
        (("--document", "half-year"), "6 tháng đầu năm 2024"),
    ],
)
def test_the_document_is_written_with_the_figures_of_the_json(
    survey_of_a_commune: Path, tmp_path: Path, more: tuple[str, ...], title: str
) -> None:
    out = tmp_path / "out"
    assert report(survey_of_a_commune, "-o", out, "--format", "docx,json", "-q", *more) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "bao-cao.docx",
        "nguon.json",
        "report.json",
    ]
    (total,) = [
        r["values"]
        for r in json.loads((out / "report.json").read_text("utf-8"))["forms"]["1"]
        if r["level"] == "total"
    ]
    lines = lines_of(out / "bao-cao.docx")
    assert title in lines
    rate = f"{total['4']:.2f}".replace(".", ",")
    assert (
        f"- Có {total['3']} hộ nghèo với {total['9']} nhân khẩu, chiếm {rate}% tổng số hộ dân cư."
        in lines
    )
    assert "Kết quả rà soát theo thôn, ấp, tổ dân phố" in lines


YEARLY = {"Kỳ rà soát": "Định kỳ", "Ngày chốt số liệu": "14/12/2024"}
RUNNING = {"Kỳ rà soát": "Thường xuyên", "Ngày chốt số liệu": "31/05/2024"}


@pytest.mark.parametrize(
    ("info", "which", "code", "fault"),
    [
        (YEARLY, "half-year", 2, "RV-449"),
        (RUNNING, "half-year", 0, None),
        (YEARLY, "year", 0, None),
        (RUNNING, "year", 0, "RV-450"),
    ],
)
def test_a_report_is_of_the_review_that_its_data_are_of(
    info: dict[str, str],
    which: str,
    code: int,
    fault: str | None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = write(tmp_path / "a.xlsx", [household("H1")], info=info)
    out = tmp_path / "out"
    assert report(path, "-o", out, "--document", which, "--format", "docx,json") == code
    said = capsys.readouterr().err
    assert out.exists() is (code == 0)
    assert [name for name in ("RV-449", "RV-450") if name in said] == ([fault] if fault else [])
    if fault:
        assert f"kỳ rà soát {info['Kỳ rà soát']}" in said
        assert f"ngày chốt số liệu {info['Ngày chốt số liệu']}" in said


def test_the_document_lists_the_forms_that_are_written_beside_it(
    survey_of_a_commune: Path, tmp_path: Path
) -> None:
    for formats, annexed in (("docx", 0), ("docx,xlsx", 2)):
        out = tmp_path / formats
        assert (
            report(survey_of_a_commune, "-o", out, "--format", formats, "--forms", "1,4", "-q") == 0
        )
        lines = lines_of(out / "bao-cao.docx")
        assert sum(line.startswith("- Biểu số ") for line in lines) == annexed
        assert ("Kèm theo báo cáo này:" in lines) is bool(annexed)


def test_the_offices_own_template_is_used(survey_of_a_commune: Path, tmp_path: Path) -> None:
    folder = template(tmp_path / "mau", "Xã có {{ ngheo.ho }} hộ nghèo.", which="half-year")
    out = tmp_path / "out"
    words = ("--templates", folder, "--document", "half-year", "--format", "docx", "-q")
    assert report(survey_of_a_commune, "-o", out, *words) == 0
    assert words_of(out / "bao-cao.docx") == "Xã có 1 hộ nghèo."


def test_a_wrong_template_ends_with_3_and_writes_nothing(
    survey_of_a_commune: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = template(tmp_path / "mau", "{{ ngheo.hoo }}")
    assert report(survey_of_a_commune, "-o", tmp_path / "out", "--templates", folder) == 3
    said = capsys.readouterr().err
    assert "RV-466" in said
    assert "ngheo.hoo → ngheo.ho" in said
    assert not (tmp_path / "out").exists()


def test_templates_are_exported_without_results_and_not_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mau"
    assert report("--export-templates", folder) == 0
    names = {*NAMES.values(), "cac-truong.docx"}
    assert {path.name for path in folder.iterdir()} == names
    assert report("--export-templates", folder) == 2
    assert "RV-469" in capsys.readouterr().err


def test_exporting_says_what_was_written_unless_quiet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report("--export-templates", tmp_path / "a") == 0
    assert capsys.readouterr().err.startswith("Đã ghi: 3 tệp vào ")
    assert report("-q", "--export-templates", tmp_path / "b") == 0
    assert capsys.readouterr().err == ""


def test_the_list_of_fields_speaks_the_users_language(tmp_path: Path) -> None:
    assert report("--export-templates", tmp_path, "--lang", "en", "-q") == 0
    assert "Year of the report" in words_of(tmp_path / "cac-truong.docx")
