"""One run in this process: what is made, what is made again, and what is kept."""

import json
import os
import shutil
import tempfile
import uuid
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ravo.batch import placement as placing
from ravo.batch.manifest import ManifestEntry, append
from ravo.batch.placement import note_begun
from ravo.batch.run import Run, options_of
from ravo.batch.task import Task, TaskOutcome
from ravo.batch.work import handle
from ravo.cli import app
from ravo.console import run as ravo
from ravo.faults import Fault, InputProblem, RavoError, UsageProblem, usage
from ravo.files import checksum
from ravo.workbook.products import MANIFEST
from support import nights
from support.folders import ROOT
from support.nights import (
    Inline,
    commune,
    config,
    faulty,
    files,
    lines,
    night,
    standing,
    unreadable,
)

RESULTS, JSON, RETURNED = "xa-0.ket-qua.xlsx", "xa-0.ket-qua.json", "tra-lai/xa-0.tra-lai.xlsx"


def verdict(out: Path, name: str = "xa-0.xlsx") -> str | None:
    value: str | None = standing(out)[name]["verdict"]
    return value


# what one run makes


def test_json_is_what_score_prints_byte_for_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [commune(tmp_path / "vao"), faulty(tmp_path / "vao", 1)]
    paths.append(unreadable(tmp_path / "vao" / "xa-2.xlsx"))
    night(config(tmp_path))
    for path in paths:
        ravo(app, ["score", str(path), "--format", "json"])
        printed = capsys.readouterr().out
        made = tmp_path / "ra" / f"{path.stem}.ket-qua.json"
        assert made.read_bytes().decode() == printed


def test_results_are_those_of_score(tmp_path: Path) -> None:
    path = commune(tmp_path / "vao")
    night(config(tmp_path))
    ravo(app, ["score", str(path), "-o", str(tmp_path / "kq.xlsx"), "-q"])
    assert nights.cells(tmp_path / "ra" / RESULTS) == nights.cells(tmp_path / "kq.xlsx")


def test_memory_that_runs_out_while_reading_is_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(*_: object) -> None:
        raise MemoryError

    commune(tmp_path / "vao")
    monkeypatch.setattr("ravo.workbook.opened.zipfile.ZipFile", short)
    with pytest.raises(MemoryError):
        night(config(tmp_path))


def test_every_workbook_has_its_line(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    faulty(tmp_path / "vao", 1)
    unreadable(tmp_path / "vao" / "xa-2.xlsx")
    night(config(tmp_path))
    found = standing(tmp_path / "ra")
    assert {name: line["status"] for name, line in found.items()} == {
        "xa-0.xlsx": "scored",
        "xa-1.xlsx": "scored",
        "xa-2.xlsx": "failed",
    }
    assert found["xa-1.xlsx"]["counts"] == {
        "read": 2,
        "scored": 1,
        "rejected": 1,
        "blank": 0,
    }
    assert found["xa-1.xlsx"]["departed"] == 0
    assert found["xa-2.xlsx"]["error"]["code"] == "RV-103"
    assert set(found["xa-2.xlsx"]["outputs"]) == {"xa-2.ket-qua.json"}


def test_the_folder_of_a_commune_is_kept(tmp_path: Path) -> None:
    for number, folder in enumerate(["xa a", "xa b"]):
        commune(tmp_path / "vao" / folder, number).rename(tmp_path / "vao" / folder / "phieu.xlsx")
    night(config(tmp_path))
    assert {name for name in files(tmp_path / "ra") if name.endswith(".xlsx")} == {
        "xa a/phieu.ket-qua.xlsx",
        "xa b/phieu.ket-qua.xlsx",
    }


@pytest.mark.parametrize(
    ("give_back", "wanted"), [("errors", True), ("warnings", True), ("never", False)]
)
def test_a_faulty_workbook_is_given_back(tmp_path: Path, give_back: str, wanted: bool) -> None:
    faulty(tmp_path / "vao")
    night(config(tmp_path, give_back=give_back))
    assert (RETURNED in files(tmp_path / "ra")) == wanted


def test_a_workbook_without_errors_is_not(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    night(config(tmp_path))
    assert files(tmp_path / "ra") == {MANIFEST, RESULTS, JSON}


def test_nothing_is_left_but_outputs(tmp_path: Path) -> None:
    faulty(tmp_path / "vao")
    night(config(tmp_path))
    assert files(tmp_path / "ra") == {MANIFEST, RESULTS, JSON, RETURNED}
    assert sorted(path.name for path in (tmp_path / "ra").iterdir() if path.is_dir()) == ["tra-lai"]


def test_a_name_that_is_no_text_is_told_and_costs_itself_alone(tmp_path: Path) -> None:
    path = commune(tmp_path / "vao")
    shutil.copy(path, path.with_name("xa-\udcff.xlsx"))
    for _ in range(2):
        found = night(config(tmp_path)).account
        assert [(entry.input, entry.verdict) for entry in found.entries] == [
            ("xa-0.xlsx", "accepted"),
            ("xa-\\udcff.xlsx", None),
        ]
        assert found.gone == 0
    assert standing(tmp_path / "ra")["xa-\\udcff.xlsx"]["error"]["code"] == "RV-180"


def test_an_empty_folder_is_no_good_night(tmp_path: Path) -> None:
    (tmp_path / "vao").mkdir()
    with pytest.raises(InputProblem) as caught:
        night(config(tmp_path))
    assert caught.value.fault.code == "RV-179"


@pytest.mark.parametrize("review", [{"edition": "nd99"}, {"profile": "xyz"}])
def test_an_option_that_names_nothing_is_told_once(tmp_path: Path, review: dict[str, str]) -> None:
    commune(tmp_path / "vao")
    with pytest.raises(RavoError):
        night(config(tmp_path, review=review))


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    (tmp_path / "ra").write_text("x", encoding="utf-8")
    with pytest.raises(UsageProblem) as caught:
        night(config(tmp_path))
    assert caught.value.fault.code == "RV-151"


def test_a_place_that_cannot_be_written_costs_one_workbook(tmp_path: Path) -> None:
    commune(tmp_path / "vao" / "a")
    commune(tmp_path / "vao" / "b", 1)
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / "a").write_text("in the way", encoding="utf-8")
    night(config(tmp_path))
    found = standing(tmp_path / "ra")
    assert (found["a/xa-0.xlsx"]["status"], found["b/xa-1.xlsx"]["status"]) == ("failed", "scored")
    assert found["a/xa-0.xlsx"]["error"]["code"] == "RV-151"


def test_a_workbook_whose_files_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*words: Any) -> None:
        raise UsageProblem(Fault("RV-152", params={"path": "x"}))

    commune(tmp_path / "vao")
    seen: list[set[str]] = []

    def watched(task: Task) -> TaskOutcome:
        done = handle(task)
        seen.append(files(Path(task.staging)))
        return done

    with monkeypatch.context() as patch:
        patch.setattr("ravo.results.workbook.write_results", full)
        night(config(tmp_path), Inline(watched))
    assert seen == [set()]
    assert standing(tmp_path / "ra")["xa-0.xlsx"]["error"]["code"] == "RV-152"
    assert night(config(tmp_path)).done == ["xa-0.xlsx"]


def test_two_that_would_share_a_result_are_told(tmp_path: Path) -> None:
    path = commune(tmp_path / "vao")
    shutil.copy(path, path.with_suffix(".xlsm"))
    assert night(config(tmp_path)).done == []
    codes = {name: line["error"]["code"] for name, line in standing(tmp_path / "ra").items()}
    assert codes == {"xa-0.xlsx": "RV-128", "xa-0.xlsm": "RV-128"}
    path.with_suffix(".xlsm").unlink()
    assert night(config(tmp_path)).done == ["xa-0.xlsx"]


# only what changed


def test_nothing_changed_nothing_done(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    unreadable(tmp_path / "vao" / "xa-1.xlsx")
    night(config(tmp_path))
    before = files(tmp_path / "ra")
    again = night(config(tmp_path))
    assert again.done == []
    assert again.account.unchanged == 2
    assert files(tmp_path / "ra") == before
    assert {line["status"] for line in standing(tmp_path / "ra").values()} == {"unchanged"}
    assert verdict(tmp_path / "ra") == "accepted"


def test_a_third_night_without_changes_adds_no_line(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    for _ in range(3):
        night(config(tmp_path))
    assert len(lines(tmp_path / "ra")) == 2


def test_force_does_all_again(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    night(config(tmp_path))
    assert night(config(tmp_path), force=True).done == ["xa-0.xlsx"]


def test_only_the_changed_workbook_is_done_again(tmp_path: Path) -> None:
    for number in range(3):
        commune(tmp_path / "vao", number)
    night(config(tmp_path))
    commune(tmp_path / "vao", 1, households=3)
    assert night(config(tmp_path)).done == ["xa-1.xlsx"]
    assert standing(tmp_path / "ra")["xa-1.xlsx"]["counts"]["read"] == 3


@pytest.mark.parametrize("name", [RESULTS, JSON, RETURNED])
@pytest.mark.parametrize("lost", [True, False])
def test_an_output_that_is_lost_or_altered_is_made_again(
    tmp_path: Path, name: str, lost: bool
) -> None:
    faulty(tmp_path / "vao")
    night(config(tmp_path))
    path = tmp_path / "ra" / name
    before = path.read_bytes()
    path.unlink() if lost else path.write_bytes(before + b" ")
    assert night(config(tmp_path)).done == ["xa-0.xlsx"]
    assert path.exists()
    assert len(path.read_bytes()) == pytest.approx(len(before), abs=50)


CORRECTIONS = (
    "Mã hộ;Cột;Giá trị cũ;Giá trị mới;Lý do;Người sửa;Ngày;Tệp\n"
    "{code};Điểm B1;{old};150;x;y;1/2/2024;xa-0\n"
)


def corrections(folder: Path, code: str = "H2", old: str = "nhiều") -> Path:
    path = folder / "sua.csv"
    path.write_text(CORRECTIONS.format(code=code, old=old), encoding="utf-8")
    return path


def test_whatever_the_result_depends_on_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty(tmp_path / "vao")
    source = ROOT / "src/ravo/criteria/data/nd07-2021.yaml"
    edition = tmp_path / "tieu-chi.yaml"
    shutil.copy(source, edition)
    mend = corrections(tmp_path)

    def done(**more: Any) -> bool:
        return night(config(tmp_path, **more)).done != []

    assert done()
    assert not done()
    plain: dict[str, Any] = {"edition": str(edition)}
    assert done(review=plain)
    assert not done(review=plain)
    edition.write_bytes(edition.read_bytes() + b"\n# x\n")
    assert done(review=plain)
    mended = {**plain, "corrections": mend}
    assert done(review=mended)
    assert not done(review=mended)
    corrections(tmp_path, code="H9")
    assert done(review=mended)
    assert done(review=mended, give_back="never")
    monkeypatch.setattr("ravo.batch.ingredients.__version__", "99")
    assert done(review=mended, give_back="never")
    assert not done(review=mended, give_back="never")


def test_corrections_reach_their_workbook_only(tmp_path: Path) -> None:
    faulty(tmp_path / "vao")
    faulty(tmp_path / "vao", 1)
    night(config(tmp_path, review={"corrections": corrections(tmp_path)}))
    assert verdict(tmp_path / "ra") != "partly_accepted"
    assert verdict(tmp_path / "ra", "xa-1.xlsx") == "partly_accepted"


def test_a_wrong_line_of_corrections_is_told(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    path = corrections(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace(";xa-0", ";"), encoding="utf-8")
    commune(tmp_path / "vao", 1)
    found = night(config(tmp_path, review={"corrections": path}))
    assert found.ear.faults == ["RV-446"]
    assert found.account.unused_corrections


def test_another_version_elsewhere_scores_nothing(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    elsewhere = Inline(lambda task: handle(replace(task, ingredients="other")))
    night(config(tmp_path), elsewhere)
    assert standing(tmp_path / "ra")["xa-0.xlsx"]["error"]["code"] == "RV-138"
    assert night(config(tmp_path)).done == ["xa-0.xlsx"]


# what changes meanwhile


def test_a_workbook_that_changes_under_the_run_waits(tmp_path: Path) -> None:
    path = commune(tmp_path / "vao")

    def slow(task: Task) -> TaskOutcome:
        commune(tmp_path / "vao", households=5)
        return handle(task)

    found = night(config(tmp_path), Inline(slow))
    waiting = standing(tmp_path / "ra")["xa-0.xlsx"]
    assert (waiting["status"], waiting["error"]["code"]) == ("waiting", "RV-137")
    assert [entry.status for entry in found.account.entries] == ["waiting"]
    assert files(tmp_path / "ra") == {MANIFEST}
    assert path.exists()
    assert night(config(tmp_path)).done == ["xa-0.xlsx"]
    assert standing(tmp_path / "ra")["xa-0.xlsx"]["counts"]["read"] == 5


def test_a_workbook_that_is_gone_meanwhile_fails_alone(tmp_path: Path) -> None:
    path = commune(tmp_path / "vao")
    commune(tmp_path / "vao", 1)

    def gone(task: Task) -> TaskOutcome:
        path.unlink(missing_ok=True)
        return handle(task)

    night(config(tmp_path), Inline(gone))
    found = standing(tmp_path / "ra")
    assert found["xa-0.xlsx"]["error"]["code"] == "RV-101"
    assert found["xa-1.xlsx"]["status"] == "scored"


def test_a_workbook_taken_away_is_told_and_its_results_stay(tmp_path: Path) -> None:
    path = commune(tmp_path / "vao")
    commune(tmp_path / "vao", 1)
    night(config(tmp_path))
    path.unlink()
    found = night(config(tmp_path)).account
    assert (found.gone, len(found.entries), len(found.results)) == (1, 1, 1)
    assert RESULTS in files(tmp_path / "ra")


# better and worse


def test_a_worse_verdict_keeps_the_older_result(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    night(config(tmp_path))
    older = {name: (tmp_path / "ra" / name).read_bytes() for name in (RESULTS, JSON)}
    faulty(tmp_path / "vao")
    night(config(tmp_path))
    assert verdict(tmp_path / "ra") == "partly_accepted"
    for name, content in older.items():
        assert (tmp_path / "ra" / f"{name}.truoc").read_bytes() == content
        assert (tmp_path / "ra" / name).read_bytes() != content


def test_a_better_or_equal_one_does_not(tmp_path: Path) -> None:
    faulty(tmp_path / "vao")
    night(config(tmp_path))
    assert RETURNED in files(tmp_path / "ra")
    commune(tmp_path / "vao")
    night(config(tmp_path))
    commune(tmp_path / "vao", households=3)
    night(config(tmp_path))
    assert files(tmp_path / "ra") == {MANIFEST, RESULTS, JSON}


def test_a_workbook_that_can_no_longer_be_read_keeps_the_older_result(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    night(config(tmp_path))
    older = (tmp_path / "ra" / RESULTS).read_bytes()
    unreadable(tmp_path / "vao" / "xa-0.xlsx")
    found = night(config(tmp_path))
    assert files(tmp_path / "ra") == {MANIFEST, JSON, f"{RESULTS}.truoc", f"{JSON}.truoc"}
    assert (tmp_path / "ra" / f"{RESULTS}.truoc").read_bytes() == older
    assert found.account.results == ()


def test_what_came_before_is_never_kept_over_what_was_kept(tmp_path: Path) -> None:
    kept = []
    for households in (2, 3):
        commune(tmp_path / "vao", households=households)
        night(config(tmp_path))
        kept.append((tmp_path / "ra" / RESULTS).read_bytes())
        faulty(tmp_path / "vao")
        night(config(tmp_path))
    out = tmp_path / "ra"
    assert [(out / f"{RESULTS}.truoc{n}").read_bytes() for n in ("", "2")] == kept


def test_a_result_that_somebody_edited_is_kept_as_they_left_it(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    night(config(tmp_path))
    (tmp_path / "ra" / RESULTS).write_bytes(b"edited by hand")
    faulty(tmp_path / "vao")
    night(config(tmp_path))
    assert (tmp_path / "ra" / f"{RESULTS}.truoc").read_bytes() == b"edited by hand"


def test_what_somebody_edited_is_kept_whatever_the_verdict(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    night(config(tmp_path))
    out = tmp_path / "ra"
    (out / RESULTS).write_bytes(b"edited by hand")
    found = night(config(tmp_path))
    assert found.done == ["xa-0.xlsx"]
    assert found.ear.faults == ["RV-100"]
    assert (out / f"{RESULTS}.truoc").read_bytes() == b"edited by hand"
    assert files(out) == {MANIFEST, RESULTS, JSON, f"{RESULTS}.truoc"}
    assert night(config(tmp_path)).ear.faults == []


def test_a_workbook_for_which_no_folder_can_be_made_is_on_the_list(tmp_path: Path) -> None:
    commune(tmp_path / "vao")

    def nowhere(task: Task) -> TaskOutcome:
        return handle(replace(task, staging=str(tmp_path / "khong-co")))

    (entry,) = night(config(tmp_path), Inline(nowhere)).account.entries
    assert entry.error is not None
    assert (entry.error.code, entry.error.passing) == ("RV-151", True)


def test_a_file_that_no_run_wrote_is_not_overwritten(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / RESULTS).write_bytes(b"of ravo score, last week")
    assert night(config(tmp_path)).ear.faults == ["RV-100"]
    assert (tmp_path / "ra" / f"{RESULTS}.truoc").read_bytes() == b"of ravo score, last week"


def test_files_of_a_placing_that_failed_are_not_taken_for_somebody_elses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune(tmp_path / "vao")
    real, moved = placing._move, []

    def second_fails(source: Path, target: Path) -> None:
        moved.append(target)
        if len(moved) == 2:
            raise usage("RV-152", path=target.name)
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(placing, "_move", second_fails)
        (entry,) = night(config(tmp_path)).account.entries
    assert entry.status == "failed"
    assert list(entry.outputs) == [moved[0].name]
    assert night(config(tmp_path)).ear.faults == []
    assert files(tmp_path / "ra") == {MANIFEST, RESULTS, JSON}


def passing(task: Task) -> TaskOutcome:
    """Stands for a workbook that took too long."""
    from ravo.batch.work import failed
    from ravo.faults import Fault

    return failed(task, Fault("RV-129", params={"path": task.name, "seconds": 1}), passing=True)


def test_a_passing_failure_leaves_the_older_result_and_is_tried_again(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    night(config(tmp_path))
    commune(tmp_path / "vao", households=3)
    before = files(tmp_path / "ra")
    found = night(config(tmp_path), Inline(passing))
    assert files(tmp_path / "ra") == before
    assert [entry.counts["read"] for entry in found.account.results] == [2]
    assert night(config(tmp_path)).done == ["xa-0.xlsx"]


def test_an_older_result_that_is_gone_is_in_no_report(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    night(config(tmp_path))
    commune(tmp_path / "vao", households=3)
    (tmp_path / "ra" / RESULTS).unlink()
    assert night(config(tmp_path), Inline(passing)).account.results == ()


def test_after_a_passing_failure_the_older_good_result_still_counts(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    night(config(tmp_path))
    faulty(tmp_path / "vao")
    night(config(tmp_path), Inline(passing))
    night(config(tmp_path))
    assert f"{RESULTS}.truoc" in files(tmp_path / "ra")


# a run that is cut off


class CutOff(BaseException):
    """Stands for the power going out."""


def remembering() -> Callable[[Task], TaskOutcome]:
    """Return a handling that makes the files of a task once, and copies them whenever it recurs."""
    known: dict[tuple[str, ...], tuple[TaskOutcome, list[bytes]]] = {}

    def again(task: Task) -> TaskOutcome:
        key = (task.path, task.sha256, task.ingredients)
        if key not in known:
            done = handle(task)
            known[key] = done, [Path(item.path).read_bytes() for item in done.staged]
            return done
        done, contents = known[key]
        folder = Path(tempfile.mkdtemp(dir=task.staging))
        staged = []
        for item, content in zip(done.staged, contents, strict=True):
            path = folder / Path(item.path).name
            path.write_bytes(content)
            staged.append(replace(item, path=str(path)))
        return replace(done, staged=tuple(staged))

    return again


def never_twice(task: Task, handle: Callable[[Task], TaskOutcome] = handle) -> TaskOutcome:
    """Handle a workbook; no two runs make the same bytes, however fast one comes after another."""
    done = handle(task)
    staged = []
    for item in done.staged:
        if item.path.endswith(".xlsx"):
            with zipfile.ZipFile(item.path, "a") as book:
                book.comment = uuid.uuid4().bytes
        staged.append(replace(item, sha256=str(checksum(Path(item.path)))))
    return replace(done, staged=tuple(staged))


def cut_off(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    at: int,
    around: Callable[[Task], TaskOutcome] = never_twice,
) -> bool:
    """Run until the `at`-th file was to be moved or line to be written; tell whether it came so
    far.
    """
    left = at

    def counted(real: Any) -> Any:
        def once(*words: Any, **more: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise CutOff
            return real(*words, **more)

        return once

    with monkeypatch.context() as patch:
        for module, name in ((placing, "_move"), (placing, "keep"), (placing, "sync_folder")):
            patch.setattr(module, name, counted(getattr(module, name)))
        patch.setattr("ravo.batch.run.append", counted(append))
        try:
            night(config(folder), Inline(around))
        except CutOff:
            return True
    return False


@pytest.mark.parametrize("again", [(), (0,), (0, 1), (2, 0)])
def test_wherever_a_run_is_cut_off_the_next_one_ends_as_if_it_had_not_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: tuple[int, ...]
) -> None:
    """`again` are the places at which the runs after it are cut off too."""
    base, want = tmp_path / "goc", tmp_path / "mau"
    for folder in (base, want):
        commune(folder / "vao")
        faulty(folder / "vao", 1)
        night(config(folder))
    for folder in (base, want):
        faulty(folder / "vao")
        commune(folder / "vao", 1)
    night(config(want))
    at, handled = 0, partial(never_twice, handle=remembering())
    while True:
        folder = tmp_path / f"cat-{at}"
        shutil.copytree(base, folder)
        # The input's path is part of the result, so every try runs where the sample ran.
        shutil.rmtree(tmp_path / "thu", ignore_errors=True)
        folder.rename(tmp_path / "thu")
        if not cut_off(tmp_path / "thu", monkeypatch, at, handled):
            break
        for other in again:
            cut_off(tmp_path / "thu", monkeypatch, other, handled)
        found = night(config(tmp_path / "thu"), Inline(handled))
        same_but_for_paths(tmp_path / "thu", want)
        assert sum(entry.counts["read"] for entry in found.account.results) == 4
        at += 1
    assert at > 8


def same_but_for_paths(one: Path, other: Path) -> None:
    assert files(one / "ra") == files(other / "ra")
    for name in files(one / "ra"):
        if name.endswith(".json"):
            words = [
                (f / "ra" / name).read_text("utf-8").replace(json.dumps(str(f))[1:-1], "")
                for f in (one, other)
            ]
            assert words[0] == words[1], name
        elif name.endswith(".xlsx"):
            assert parts(one, name) == parts(other, name), name


def parts(folder: Path, name: str) -> dict[str, bytes]:
    """Return the parts of a workbook, without its time and the folder that it was made in."""
    with zipfile.ZipFile(folder / "ra" / name) as book:
        made = {part: book.read(part) for part in book.namelist() if part != "docProps/core.xml"}
    return {part: words.replace(str(folder).encode(), b"") for part, words in made.items()}


def test_what_a_cut_off_run_left_is_cleared_away(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    night(config(tmp_path))
    left = tmp_path / "ra" / ".ravo" / "tmpx"
    left.mkdir(parents=True)
    (left / "results.xlsx").write_bytes(b"half")
    night(config(tmp_path))
    assert files(tmp_path / "ra") == {MANIFEST, RESULTS, JSON}


def test_a_torn_manifest_is_told_and_its_workbook_done_again(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    commune(tmp_path / "vao", 1)
    night(config(tmp_path))
    path = tmp_path / "ra" / MANIFEST
    path.write_bytes(path.read_bytes()[:-40])
    (tmp_path / "ra" / "xa-1.ket-qua.xlsx").write_bytes(b"of whom?")
    found = night(config(tmp_path))
    # Nothing tells any more who wrote it, so it is kept.
    assert found.ear.faults == ["RV-140", "RV-100"]
    assert found.done == ["xa-1.xlsx"]
    assert len(lines(tmp_path / "ra")) == 3


def test_a_line_torn_by_a_cut_leaves_no_doubt_who_wrote_the_files(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    found = night(config(tmp_path))
    path = tmp_path / "ra" / MANIFEST
    path.write_bytes(path.read_bytes()[:-40])
    results = tmp_path / "ra" / RESULTS
    results.write_bytes(b"of the run before")
    found.run.work.mkdir()
    note_begun(found.run.work, {RESULTS: [str(checksum(results))]})
    assert night(config(tmp_path)).ear.faults == ["RV-140"]
    assert not [name for name in files(tmp_path / "ra") if name.endswith(".truoc")]


def test_a_run_that_ended_between_files_and_line_leaves_no_doubt_who_wrote_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune(tmp_path / "vao")
    told, ear = config(tmp_path), nights.Ear()
    run = Run(told, options_of(told, "vi"), ear, 1)

    def asked_twice(path: Path, entries: Iterable[ManifestEntry]) -> None:
        if list(entries):
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("ravo.batch.run.append", asked_twice)
        with pytest.raises(KeyboardInterrupt):
            run.workbooks(Inline(never_twice), lambda: False, force=False)
    run.clean()
    assert RESULTS in files(tmp_path / "ra")
    found = night(config(tmp_path), Inline(never_twice))
    assert (found.done, found.ear.faults) == (["xa-0.xlsx"], [])
    assert files(tmp_path / "ra") == {MANIFEST, RESULTS, JSON}


def test_a_damaged_line_is_told_and_its_workbook_done_again(tmp_path: Path) -> None:
    commune(tmp_path / "vao")
    night(config(tmp_path))
    path = tmp_path / "ra" / MANIFEST
    words = path.read_text(encoding="utf-8").replace('"read": 2', '"read": 9')
    path.write_text(words, encoding="utf-8")
    (tmp_path / "ra" / RESULTS).write_bytes(b"of whom?")
    found = night(config(tmp_path))
    assert found.ear.faults == ["RV-139", "RV-100"]
    assert found.done == ["xa-0.xlsx"]


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path) -> None:
    for number in range(4):
        commune(tmp_path / "vao", number)
    engine = Inline()
    first = night(config(tmp_path), engine, stop=lambda: len(engine.seen) >= 2)
    assert (first.account.interrupted, first.account.left) == (True, 2)
    assert night(config(tmp_path)).done == ["xa-2.xlsx", "xa-3.xlsx"]


@pytest.mark.parametrize("years", [-30, 30])
def test_a_clock_that_was_set_keeps_nothing_waiting(tmp_path: Path, years: int) -> None:
    def at_another_time(path: Path) -> None:
        when = path.stat().st_mtime + years * 365 * 86_400
        os.utime(path, (when, when))

    settling = config(tmp_path, limits={"settle_seconds": 60.0})
    at_another_time(commune(tmp_path / "vao"))
    assert night(settling).done == ["xa-0.xlsx"]
    assert night(settling).done == []
    at_another_time(commune(tmp_path / "vao", households=3))
    assert night(settling).done == ["xa-0.xlsx"]


def test_personal_data_stays_out_of_the_manifest(tmp_path: Path) -> None:
    faulty(tmp_path / "vao")
    night(config(tmp_path))
    words = (tmp_path / "ra" / MANIFEST).read_text(encoding="utf-8")
    assert "Nguyễn" not in words
    assert json.loads(words.splitlines()[0])["verdict"] == "partly_accepted"
