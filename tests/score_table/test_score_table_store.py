"""A grid is kept with its names, checksum and history, and refused when it was altered."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ravo.score_table import store
from ravo.score_table.home import HISTORY
from ravo.score_table.model import ScoreTable
from support.made_up_score_table import EXCEPTIONS, ROWS, write_made_up
from support.refusals import code_of

pytestmark = pytest.mark.usefixtures("kept_tables")

EDITION = "nd07-2021"


def test_what_is_kept_is_what_is_found(exceptions_table: ScoreTable) -> None:
    kept = store.store(exceptions_table, EDITION, "bang.xlsx")
    found = store.stored(EDITION)
    assert found is not None
    assert found.grid == exceptions_table
    assert found.grid.sha256 == kept.grid.sha256 != exceptions_table.sha256
    (entry,) = found.history
    assert (entry.typed_by, entry.checked_by) == ("Trần Thị Nhập", "Lê Văn Soát")
    assert (entry.source_name, entry.source_sha256) == ("bang.xlsx", exceptions_table.sha256)


def test_a_later_import_is_in_use_and_the_earlier_stays(
    exceptions_table: ScoreTable, kept_tables: Path
) -> None:
    first = store.store(exceptions_table, EDITION, "a.xlsx")
    one_person = replace(
        exceptions_table, source=replace(exceptions_table.source, checked_by="trần thị nhập")
    )
    store.store(one_person, EDITION, "b.xlsx")
    found = store.stored(EDITION)
    assert found is not None
    assert [entry.source_name for entry in found.history] == ["a.xlsx", "b.xlsx"]
    assert found.history[-1].checked_by is None
    assert not found.grid.source.checked
    assert first.path.exists()


def test_nothing_is_kept_for_another_edition(exceptions_table: ScoreTable) -> None:
    store.store(exceptions_table, EDITION, "a.xlsx")
    assert store.stored("nd351-2025") is None
    assert code_of(lambda: store.needed("nd351-2025")) == "RV-183"


def test_a_figure_changed_afterwards_is_refused(exceptions_table: ScoreTable) -> None:
    path = store.store(exceptions_table, EDITION, "a.xlsx").path
    words = path.read_text(encoding="utf-8")
    assert "45" in words
    path.write_text(words.replace("45", "54", 1), encoding="utf-8")
    assert code_of(lambda: store.stored(EDITION)) == "RV-184"


def test_a_blank_added_afterwards_is_refused(exceptions_table: ScoreTable) -> None:
    path = store.store(exceptions_table, EDITION, "a.xlsx").path
    path.write_bytes(path.read_bytes() + b"\n")
    assert code_of(lambda: store.stored(EDITION)) == "RV-184"


def test_a_file_that_is_gone_is_refused(exceptions_table: ScoreTable) -> None:
    store.store(exceptions_table, EDITION, "a.xlsx").path.unlink()
    assert code_of(lambda: store.stored(EDITION)) == "RV-184"


def test_a_damaged_history_is_refused(exceptions_table: ScoreTable, kept_tables: Path) -> None:
    store.store(exceptions_table, EDITION, "a.xlsx")
    (kept_tables / EDITION / HISTORY).write_text('{"at": ', encoding="utf-8")
    assert code_of(lambda: store.stored(EDITION)) == "RV-185"
    assert code_of(lambda: store.store(exceptions_table, EDITION, "b.xlsx")) == "RV-185"


def test_a_file_of_another_schema_is_refused(
    exceptions_table: ScoreTable, kept_tables: Path
) -> None:
    import hashlib

    path = store.store(exceptions_table, EDITION, "a.xlsx").path
    value = {**json.loads(path.read_bytes()), "schema": 2}
    data = json.dumps(value).encode()
    digest = hashlib.sha256(data).hexdigest()
    (kept_tables / EDITION / f"{digest}.json").write_bytes(data)
    line = json.loads((kept_tables / EDITION / HISTORY).read_text(encoding="utf-8"))
    (kept_tables / EDITION / HISTORY).write_text(
        json.dumps({**line, "sha256": digest}), encoding="utf-8"
    )
    assert code_of(lambda: store.stored(EDITION)) == "RV-185"


def test_a_grid_that_nobody_signed_is_not_kept(
    exceptions_table: ScoreTable, kept_tables: Path
) -> None:
    nobody = replace(exceptions_table, source=replace(exceptions_table.source, typed_by=None))
    assert code_of(lambda: store.store(nobody, EDITION, "a.xlsx")) == "RV-186"
    assert not kept_tables.exists()


def test_the_rows_of_the_file_come_back_in_their_order(exceptions_table: ScoreTable) -> None:
    kept = store.store(exceptions_table, EDITION, "a.xlsx")
    found = store.stored(EDITION)
    assert found is not None
    assert kept.grid.items == found.grid.items
    rows = {a.words: a.row for item in found.grid.items for a in item.answers}
    assert rows[ROWS[0].answer] == 2
    assert rows[ROWS[-1].answer] == len(ROWS) + 1


def test_imports_at_the_same_time_follow_each_other(tmp_path: Path) -> None:
    path = write_made_up(tmp_path, exceptions=EXCEPTIONS)
    words = [sys.executable, "-m", "ravo", "b1", "import", str(path), "--edition", EDITION, "-q"]
    homes = {name: str(tmp_path / name) for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    env = {**os.environ, **homes, "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(tmp_path / "local")}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    runs = [
        subprocess.Popen([*words, "--typed-by", f"Người {at}"], env=env, **quiet)  # type: ignore[call-overload]
        for at in range(4)
    ]
    said = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0] * 4, said
    (history,) = tmp_path.rglob(HISTORY)
    lines = [json.loads(line) for line in history.read_text(encoding="utf-8").splitlines()]
    assert {line["typed_by"] for line in lines} == {f"Người {at}" for at in range(4)}
    assert len(lines) == 4
    kept = {item.stem for item in history.parent.glob("*.json")}
    assert {line["sha256"] for line in lines} == kept
