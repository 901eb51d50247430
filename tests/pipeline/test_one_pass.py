"""One workbook read once: the results, the marked copy and the faults are of one review."""

import json
from pathlib import Path

from ravo.files import RESULT_SUFFIX
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.one_pass import OneReading, read_once, write_check_json
from ravo.pipeline.reviews import ReviewOutcome
from ravo.survey.options import ReadOptions
from support import books


def read(path: Path, out: Path) -> tuple[list[ReviewOutcome], set[str]]:
    seen: list[ReviewOutcome] = []
    done = read_once(OneReading(path, ReadOptions(), out, "vi"), SILENCE, seen.append)
    assert seen == [done.outcome]
    written = {file.name for file in out.iterdir()} if out.exists() else set()
    assert written == {file.name for file in (done.results, done.copy) if file is not None}
    return seen, written


def test_a_workbook_without_faults_has_results_and_no_copy(tmp_path: Path) -> None:
    path = books.write(tmp_path / "xa.xlsx", [books.household()])
    assert read(path, tmp_path / "out")[1] == {"xa" + RESULT_SUFFIX}


def test_one_with_faults_has_both(tmp_path: Path) -> None:
    path = books.write(tmp_path / "xa.xlsx", [books.household("H1", 3, **{"Điểm B1": "trăm"})])
    (outcome,), written = read(path, tmp_path / "out")
    assert written == {"xa" + RESULT_SUFFIX, "xa.tra-lai.xlsx"}
    write_check_json(outcome, tmp_path / "check.json", "vi")
    found = json.loads((tmp_path / "check.json").read_text(encoding="utf-8"))
    assert (found["verdict"], "households" in found) == ("rejected", False)


def test_one_that_cannot_be_read_has_neither_and_its_problem_is_told(tmp_path: Path) -> None:
    path = tmp_path / "xa.xlsx"
    path.write_bytes(b"no workbook")
    (outcome,), written = read(path, tmp_path / "out")
    assert (outcome.review, written) == (None, set())
    write_check_json(outcome, tmp_path / "check.json", "vi")
    found = json.loads((tmp_path / "check.json").read_text(encoding="utf-8"))
    assert outcome.problem is not None
    assert [fault["code"] for fault in found["faults"]] == [outcome.problem.fault.code]
