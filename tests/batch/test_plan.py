"""What is to be done: only what changed, what still changes waits, two of one name are told."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.batch.manifest import ManifestEntry
from ravo.batch.plan import (
    FileState,
    FoundWorkbook,
    Plan,
    is_fresh,
    key_of,
    make_plan,
    targets_of,
)
from ravo.batch.scan import look_twice, names_in
from ravo.batch.task import Failure
from ravo.faults import InputProblem, UsageProblem
from ravo.returned.copy import returned_name
from ravo.workbook.products import RETURNED_SUFFIX

LOOK = FileState(10, 5)
ITEM = FoundWorkbook("xa.xlsx", LOOK, LOOK, "a" * 64)
BASIS = "b" * 64
DONE = ManifestEntry("xa.xlsx", "a" * 64, "scored", "accepted", key=key_of(ITEM, BASIS))
SECOND = 1_000_000_000


def plan(
    *found: FoundWorkbook,
    standing: ManifestEntry | None = DONE,
    holds: bool = True,
    force: bool = False,
) -> Plan:
    known = {} if standing is None else {standing.input: standing}
    return make_plan(found, known, BASIS, lambda entry: holds, force=force)


def test_what_is_unchanged_is_not_done_again() -> None:
    assert plan(ITEM) == Plan(unchanged=(DONE,))


@pytest.mark.parametrize(
    "changed",
    [
        plan(ITEM, standing=None),
        plan(ITEM, force=True),
        plan(ITEM, holds=False),
        plan(ITEM, standing=replace(DONE, key="other")),
        plan(ITEM, standing=replace(DONE, key=None)),
        plan(ITEM, standing=replace(DONE, error=Failure("RV-129", "", passing=True))),
    ],
)
def test_everything_else_is(changed: Plan) -> None:
    assert changed == Plan(todo=(ITEM,))


@pytest.mark.parametrize(
    "item",
    [
        replace(ITEM, sha256="c" * 64),
        replace(ITEM, corrections="3"),
        replace(ITEM, sha256=None),
    ],
)
def test_a_changed_workbook_is_done_again(item: FoundWorkbook) -> None:
    assert plan(item) == Plan(todo=(item,))


def test_a_workbook_that_cannot_be_read_is_tried_every_time() -> None:
    item = replace(ITEM, sha256=None)
    known = replace(DONE, sha256=None, key=key_of(item, BASIS))
    assert plan(item, standing=known) == Plan(todo=(item,))


def test_a_lasting_failure_is_not_tried_again() -> None:
    known = replace(DONE, status="failed", verdict=None, error=Failure("RV-103", "", passing=False))
    assert plan(ITEM, standing=known) == Plan(unchanged=(known,))


@pytest.mark.parametrize("second", [FileState(11, 5), FileState(10, 6), None])
def test_what_changed_between_two_looks_waits(second: FileState | None) -> None:
    item = replace(ITEM, second=second)
    assert plan(item, force=True) == Plan(waiting=(item,))


def test_what_is_gone_is_told() -> None:
    assert plan(standing=DONE) == Plan(gone=(DONE,))


def test_two_that_would_share_a_result_are_both_left() -> None:
    other = replace(ITEM, name="XA.xls")
    found = plan(ITEM, other, standing=None)
    assert found == Plan(clashing=((ITEM, "XA.xls"), (other, "xa.xlsx")))


def test_the_same_name_in_two_folders_does_not_clash() -> None:
    items = [replace(ITEM, name=f"{folder}/phieu.xlsx") for folder in "ab"]
    assert plan(*items, standing=None) == Plan(todo=tuple(items))


def test_outputs_lie_as_the_workbooks_lie() -> None:
    found = targets_of("xa a/phieu.v2.xlsx")
    assert found.results == "xa a/phieu.v2.ket-qua.xlsx"
    assert found.json == "xa a/phieu.v2.ket-qua.json"
    assert found.returned == "tra-lai/xa a/phieu.v2.tra-lai.xlsx"
    assert returned_name(Path("phieu.xlsx")) == "phieu" + RETURNED_SUFFIX


@given(st.integers(-(10**19), 10**19), st.integers(0, 3600))
def test_only_a_time_near_to_now_is_fresh(apart: int, settle: int) -> None:
    now = 1_700_000_000 * SECOND
    assert is_fresh(FileState(1, now - apart), now, settle) == (abs(apart) < settle * SECOND)


# two looks at real files


class Slept:
    """Stands in for sleeping: remembers how long, and lets something happen meanwhile."""

    def __init__(self, meanwhile: Path | None = None) -> None:
        self.seconds: list[float] = []
        self.meanwhile = meanwhile

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        if self.meanwhile is not None:
            self.meanwhile.write_bytes(self.meanwhile.read_bytes() + b"more")


def look(folder: Path, now_after: float, sleep: Slept) -> FoundWorkbook:
    path = folder / "xa.xlsx"
    now = path.stat().st_mtime_ns + int(now_after * SECOND)
    return look_twice(folder, ["xa.xlsx"], 5.0, now_ns=lambda: now, sleep=sleep)[0]


@pytest.mark.parametrize("now_after", [0.0, 4.9, -4.9])
def test_a_workbook_just_written_is_looked_at_again_later(tmp_path: Path, now_after: float) -> None:
    (tmp_path / "xa.xlsx").write_bytes(b"x")
    sleep = Slept()
    found = look(tmp_path, now_after, sleep)
    assert len(sleep.seconds) == 1
    assert 4.0 < sleep.seconds[0] <= 5.0
    assert found.first == found.second


@pytest.mark.parametrize("now_after", [5.1, 86_400.0, -5.1, -86_400.0 * 365])
def test_an_older_one_or_one_from_the_future_keeps_nobody_waiting(
    tmp_path: Path, now_after: float
) -> None:
    (tmp_path / "xa.xlsx").write_bytes(b"x")
    sleep = Slept()
    found = look(tmp_path, now_after, sleep)
    assert sleep.seconds == []
    assert found.first == found.second


def test_a_workbook_that_grows_meanwhile_is_seen_to(tmp_path: Path) -> None:
    path = tmp_path / "xa.xlsx"
    path.write_bytes(b"x")
    found = look(tmp_path, 1.0, Slept(path))
    assert found.second is not None
    assert found.second.size == 5
    assert plan(found, standing=None).waiting == (found,)


# what counts as a workbook


def test_workbooks_are_found_in_folders_too(tmp_path: Path) -> None:
    wanted = ["a/xa.xlsx", "b/c/xa.ODS", "xa.tra-lai.xlsx", "xa.xls"]
    others = [
        "~$xa.xlsx",
        ".an.xlsx",
        ".an/xa.xlsx",
        "xa.ket-qua.xlsx",
        "xa.pdf",
        "ra/xa.xlsx",
        "truoc/xa.xlsx",
    ]
    for name in wanted + others:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "thu-muc.xlsx").mkdir()
    assert names_in(tmp_path, "**/*", [tmp_path / "ra", tmp_path / "truoc"]) == wanted
    assert names_in(tmp_path, "*.xls") == ["xa.xls"]


@pytest.mark.parametrize("pattern", ["../*.xlsx", "a/../../*", "/etc/*"])
def test_no_pattern_leads_out_of_the_folder(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(UsageProblem):
        names_in(tmp_path, pattern)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputProblem):
        names_in(tmp_path / "khong-co", "**/*")
