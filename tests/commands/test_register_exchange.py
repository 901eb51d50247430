"""What goes out of a register and into it, in the words that commands print."""

import json
from pathlib import Path

import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile

from support.programs import inside
from support.register_lists import add, home, made_list

EN = ("--lang", "en")


def test_a_commune_sends_its_part_and_the_district_takes_it(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "xa.sqlite", tmp_path / "huyen.sqlite"
    add(mine, made_list(2023, [home("A1")]), day=1)
    add(mine, made_list(2024, [home("A1"), home("A2")]), day=2)
    add(theirs, made_list(2024, [home("A1")]), day=3, by="Hà")
    at = ("--register", mine)
    bundle = tmp_path / "goi.zip"
    done = inside("register", "bundle", "make", "-o", bundle, "--period", "2024", *at, *EN)
    assert done.returncode == 0
    assert "RV-1254" in done.stderr
    assert done.stderr.splitlines()[-1] == (
        "The bundle has 1 batch and 1 list of the register, and 0 files of results."
    )
    sheet = tmp_path / "khac.xlsx"
    into = ("--register", theirs, "--conflicts", sheet)
    done = inside("register", "bundle", "open", bundle, *into, "--format", "json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert (found["batches"], found["lists"], found["households"]) == (1, 1, 2)
    assert [item["period"] for item in found["contradictions"]] == ["2024"]
    assert found["manifest"]["communes"] == ["Bình Thành"]
    assert len(list(openpyxl.load_workbook(sheet).active.values)) == 5  # type: ignore[union-attr]
    done = inside("register", "merge", mine, *into, *EN)
    assert done.returncode == 1
    assert "Merged into the register: 1 new batch, 1 list, 1 household; 1 there already." in (
        done.stderr
    )
    out = tmp_path / "so.xlsx"
    assert inside("register", "export", "-o", out, "--register", theirs).returncode == 0
    # Neither of the lists that contradict each other counts.
    assert [row[0] for row in openpyxl.load_workbook(out).worksheets[0].values][1:] == ["2023"]
    assert inside("register", "export", "-o", tmp_path / "so.docx", *at).returncode == 2


def test_blanks_are_written_filled_in_and_brought_back(tmp_path: Path) -> None:
    register = tmp_path / "xa.sqlite"
    at = ("--register", register)
    add(register, made_list(2023, [home("A1", head_name="Trần Hoa", head_birth_year=1960)]))
    other = home("B1", head_name="Trần Hoa", head_birth_year=1961, size=2)
    add(register, made_list(2024, [other]), day=2)
    pairs, events = tmp_path / "cap.xlsx", tmp_path / "viec.xlsx"
    done = inside("register", "link", "--blank", "-o", pairs, *at, *EN)
    assert done.stderr.splitlines()[-1] == "1 pair waits for an answer, 0 have one."
    book = openpyxl.load_workbook(pairs)
    book["Cần xác nhận"]["A4"] = "Có"
    book.save(pairs)
    for recorded, unchanged in ((1, 0), (0, 1)):
        done = inside("register", "link", pairs, *at, "--format", "json")
        found = json.loads(done.stdout)
        assert (found["recorded"], found["unchanged"]) == (recorded, unchanged)
    assert inside("register", "record", "--blank", "-o", events).returncode == 0
    assert "RV-1258" in inside("register", "record", events, *at).stderr
    book = openpyxl.load_workbook(events)
    row = ["2024", "Bình Thành", "B1", None, "Quyết định", "25/12/2024", None]
    for place, value in enumerate(row, start=1):
        book["Sự kiện"].cell(4, place, value)
    book.save(events)
    done = inside("register", "record", events, *at, *EN)
    assert done.returncode == 2
    assert "viec.xlsx, sheet Sự kiện, cell G4: it is blank" in done.stderr
    assert "RV-1257" in done.stderr
    book["Sự kiện"]["G4"] = "12/QĐ-UBND"
    book.save(events)
    done = inside("register", "record", events, *at, *EN)
    assert "Recorded in the register: 1 event, 0 supports (batch " in done.stderr
    locked, opens = tmp_path / "khoa.xlsx", tmp_path / "mat-khau.txt"
    with events.open("rb") as plain, locked.open("wb") as target:
        OOXMLFile(plain).encrypt("x1", target)
    opens.write_text("x1\n", encoding="utf-8")
    assert "RV-104" in inside("register", "record", locked, *at).stderr
    with_password = ("--password-file", opens, "--format", "json")
    done = inside("register", "record", locked, *at, *with_password)
    assert json.loads(done.stdout) == {"batches": [], "events": 0, "supports": 0, "unchanged": 1}
    for words in (("link", pairs, "--blank"), ("record",), ("link", "-o", pairs)):
        assert "RV-1242" in inside("register", *words, *at).stderr
