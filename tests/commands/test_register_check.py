"""`ravo register check`: its lines, its JSON, its exit codes."""

import json
import re
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ravo.commands.register_check import _breach
from ravo.faults import Fault
from support.programs import Here
from support.register_homes import add, home, made_list, person

pytestmark = pytest.mark.usefixtures("user_home")
AN = person("Nguyễn Văn An", 1970, "087070000001")


@pytest.fixture
def register_to_check(tmp_path: Path) -> Path:
    """A register of one list."""
    path = tmp_path / "so.sqlite"
    add(str(path), made_list([home("H1", AN), home("H2")], "2024"))
    return path


def test_register_check_lists_batches(here: Here, register_to_check: Path) -> None:
    code, data, talk = here("register", "check", "--register", register_to_check)
    assert code == 0
    heading, line = data.splitlines()
    assert heading.split("  ")[0] == "Số"
    assert line.startswith("1   ")
    assert "ghi kết quả" in line
    assert re.search(r"  Lan +0 +20\d\d Thị trấn Lấp Vò$", line.rstrip())
    assert talk.strip() == "Sổ theo dõi nguyên vẹn: 1 đợt."


def test_register_check_names_what_breaks_without_names_of_people(
    here: Here, register_to_check: Path
) -> None:
    other = sqlite3.connect(register_to_check)
    other.execute("UPDATE review SET klass = 'not_poor' WHERE row = 0")
    other.commit()
    other.close()
    code, data, talk = here(
        "register", "check", "--register", register_to_check, "--format", "json"
    )
    found = json.loads(data)
    assert code == 1
    assert [item["counts"] for item in found["batches"]] == [True]
    (breach,) = found["breaches"]
    assert (breach["code"], breach["household"], breach["number"]) == ("RV-1219", "H1", 1)
    assert "Nguyễn" not in data + talk
    assert "0001" not in data + talk
    code, _, talk = here("register", "check", "--register", register_to_check, "--lang", "en")
    assert code == 1
    assert "RV-1219: Batch 1 (" in talk
    assert talk.splitlines()[-1] == "The register has 1 thing to look at."


def test_register_check_of_a_file_that_is_none(here: Here, tmp_path: Path) -> None:
    path = tmp_path / "bang.sqlite"
    path.write_bytes(b"khong phai so" * 100)
    code, data, talk = here("register", "check", "--register", path)
    assert (code, data) == (3, "")
    assert "RV-1202" in talk
    assert len(talk.splitlines()) == 1


@pytest.mark.parametrize(
    ("code", "params", "days"),
    [
        ("RV-1467", {"day": date(2023, 12, 20)}, {"day": "2023-12-20"}),
        ("RV-1468", {"days": [date(2023, 12, 20), "2023"]}, {"days": ["2023-12-20", "2023"]}),
    ],
)
def test_days_of_a_breach_are_written_as_data(
    code: str, params: dict[str, Any], days: dict[str, Any]
) -> None:
    common = {"commune": "Xã A", "period": "2024", "place": 1, "cell": "B3", "batches": ["1", "2"]}
    breach = _breach(Fault(code, "H1", params={**common, **params}), "vi")
    found = json.loads(json.dumps(breach))
    assert {name: found[name] for name in days} == days
