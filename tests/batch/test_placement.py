"""Files of a workbook are put in place, or why not is named: one open file costs no other."""

from pathlib import Path

import pytest

from ravo.batch.manifest import ManifestEntry
from ravo.batch.placement import put_in_place
from ravo.batch.task import TaskOutcome
from ravo.faults import UsageProblem
from ravo.files import checksum


def test_an_older_file_that_cannot_go_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "xa.ket-qua.xlsx"
    older.write_bytes(b"older")
    digest = checksum(older)
    assert digest is not None
    before = ManifestEntry("xa.xlsx", "1", "scored", "accepted", outputs={older.name: digest})
    now = TaskOutcome("xa.xlsx", "2", "key", "scored", "accepted")

    def held(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "open in another program", str(self))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        with pytest.raises(UsageProblem) as problem:
            put_in_place(now, before, {}, tmp_path, tmp_path)
    assert problem.value.fault.code == "RV-153"
    assert problem.value.fault.params == {"path": older.name}
    put_in_place(now, before, {}, tmp_path, tmp_path)
    assert not older.exists()
