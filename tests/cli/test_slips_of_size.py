"""Sizes, names, folders and texts that a slip makes too large, or that belong to something else."""

import signal
import sys
from pathlib import Path

import pytest

from ravo.batch.config import LogPart, RunConfig
from ravo.batch.journal import Journal
from ravo.batch.night import BatchRequest, config_of
from ravo.cli import app
from ravo.console import run
from ravo.contract.columns import columns_of
from ravo.contract.headings import find_heading
from ravo.faults import UsageProblem
from ravo.places import WrittenPlace, commune_of
from ravo.sample import MOST_HOUSEHOLDS
from ravo.survey.options import ReadOptions
from ravo.survey.reader import survey_of
from ravo.survey.settings import ReadSettings, load_settings
from ravo.survey.survey import Survey
from ravo.workbook.opened import Opened
from support import books
from support.made_up_samples import make_sample


def test_a_sample_has_no_more_households_than_a_sheet_has_room() -> None:
    for count in (MOST_HOUSEHOLDS + 1, 10**18):
        with pytest.raises(UsageProblem) as caught:
            make_sample(2023, "875", count, 1)
        assert caught.value.fault.code == "RV-1050"


@pytest.mark.parametrize("year", [-1, 0, 1989, 2101, 10**30])
def test_a_year_of_no_review_is_refused(year: int) -> None:
    with pytest.raises(UsageProblem) as caught:
        load_settings(ReadOptions(year=year))
    assert caught.value.fault.code == "RV-1050"
    assert load_settings(ReadOptions(year=1990)).year == 1990
    assert load_settings(ReadOptions(year=2100)).year == 2100


def test_an_empty_name_is_no_profile_and_no_edition() -> None:
    for given in ({"profile": ""}, {"edition": ""}):
        with pytest.raises(UsageProblem):
            load_settings(ReadOptions(**given))  # type: ignore[arg-type]


def test_a_log_never_grows_into_another_file(tmp_path: Path) -> None:
    for name, words in (("xa.xlsx", b"PK"), ("ghi-chu.txt", b"note"), ("moi.xlsx", None)):
        path = tmp_path / name
        if words is not None:
            path.write_bytes(words)
        with pytest.raises(UsageProblem) as caught:
            Journal(LogPart(file=path))
        assert caught.value.fault.code == "RV-1052"
        assert path.exists() == (words is not None)
        assert words is None or path.read_bytes() == words
    for words in (None, b"", b'{"at": 1}\n'):
        path = tmp_path / "nhat-ky.jsonl"
        path.unlink(missing_ok=True)
        if words is not None:
            path.write_bytes(words)
        journal = Journal(LogPart(file=path))
        journal.write("ended")
        assert journal.close()
        assert path.read_bytes().startswith(words or b"{")


@pytest.mark.parametrize("key", ["output", "previous", "archive"])
def test_surveys_inside_a_folder_that_is_passed_over_are_refused(tmp_path: Path, key: str) -> None:
    told = {"input": "vao", "output": "ra", key: "."}
    run_file = tmp_path / "dem.toml"
    run_file.write_text("".join(f'{name} = "{path}"\n' for name, path in told.items()), "utf-8")
    with pytest.raises(UsageProblem) as caught:
        config_of(run_file, None, BatchRequest())
    assert (caught.value.fault.code, caught.value.fault.params["key"]) == ("RV-1051", key)
    run_file.write_text('input = "vao"\noutput = "vao/ra"\n')
    assert isinstance(config_of(run_file, None, BatchRequest()), RunConfig)


def test_a_report_is_not_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    survey = books.write(tmp_path / "a.xlsx", [books.household()])
    assert run(app, ["report", str(survey), "-o", "-"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("ravo: RV-1053: ")
    assert list(tmp_path.iterdir()) == [survey]
    assert not Path("-").exists()


def test_a_long_text_is_the_name_of_no_place_and_is_cut_where_it_is_shown() -> None:
    text = "xã " + "ă b " * 8000
    found = commune_of(WrittenPlace(2023, "Tỉnh Đồng Tháp", text, "Xã Mỹ An Hưng A", "30172"))
    assert found.unit is not None
    assert found.unit.code == "30172"
    assert 0 < len(found.written) < 100


@pytest.mark.parametrize("parts", [9, 30, 2000])
def test_a_heading_of_very_many_slashes_is_no_heading(parts: int) -> None:
    headings = [column.heading for column in columns_of("households")[:6]]
    odd = "a/" * parts + headings[0]
    found = find_heading([[*headings[1:], odd]], columns_of("households"))
    assert found is not None
    assert len(found.places) == len(headings) - 1


@pytest.mark.skipif(
    sys.platform != "linux", reason="the stand-in is only in a copy of this process"
)
@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize("command", ["report", "diff"])
def test_a_reader_that_dies_is_named_by_its_workbook(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    import os

    import ravo.pipeline.years as years

    def read(opened: Opened, asked: ReadSettings) -> Survey:
        if "b.xlsx" in str(opened.path):
            os.kill(os.getpid(), signal.SIGKILL)
        return survey_of(opened, asked)

    monkeypatch.setattr(years, "survey_of", read)
    folder = tmp_path / "vao"
    folder.mkdir()
    for name in ("a", "b", "c"):
        books.write(folder / f"{name}.xlsx", [books.household()])
    words = (
        [folder, "-o", tmp_path / "bc"]
        if command == "report"
        else [folder, "--what-if", "nd07-2021"]
    )
    assert run(app, [command, *map(str, words)]) == 3
    said = capsys.readouterr().err
    assert "RV-136" in said
    assert "b.xlsx" in said
    assert "a.xlsx" not in said
    assert not (tmp_path / "bc" / "bieu-mau.xlsx").exists()
