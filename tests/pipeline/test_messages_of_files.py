"""Messages about what a command could not read or leaves out, with its exit code."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from ravo.faults import UsageProblem
from ravo.register import store
from ravo.register.store import address_of, reading
from support import books
from support.programs import inside
from support.workbook_reviews import judged


def test_a_sheet_that_cannot_be_opened_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    def more(book: Any) -> None:
        sheet = book.create_sheet("Ghi chú")
        sheet.append(["Ghi chú của thôn", "Số"])
        sheet.append(["Chờ", 1])

    whole = books.write(tmp_path / "dau.xlsx", [books.household()], change=more)
    path = tmp_path / "xa.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        parts = sorted(name for name in source.namelist() if name.startswith("xl/worksheets/s"))
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data[: len(data) // 2] if name == parts[-1] else data)
    review = judged(path)
    (fault,) = [one for one in review.faults if one.code == "RV-493"]
    assert (fault.severity, fault.sheet) == ("warning", "Ghi chú")
    assert review.verdicts.klass.tolist() == ["poor"]


def test_what_the_second_criteria_set_lacks_is_named(tmp_path: Path) -> None:
    path = books.write(tmp_path / "xa.xlsx", [books.household()])
    editions = ("--edition", "nd07-2021", "--edition", "dong-nai-2022")
    done = inside("score", path, *editions, "-o", tmp_path / "ra.xlsx", "--lang", "en")
    told = " ".join(done.stderr.split())
    assert "RV-515: xa.xlsx: the second criteria set lacks: " in told
    assert (tmp_path / "ra.xlsx").is_file()


def test_a_register_on_a_server_whose_library_is_missing_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError

    monkeypatch.setattr(store, "create_engine", missing)
    address = address_of("postgresql://lan:bimat@may/so")
    with pytest.raises(UsageProblem) as refused, reading(address):
        pass
    assert (refused.value.fault.code, refused.value.exit_code) == ("RV-1203", 2)
    assert "bimat" not in str(refused.value.fault.params)
