"""What results say of facts that they never had, or that somebody took away."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.results.facts_sheets import KEYS, lost_facts
from ravo.results.kept_facts import facts_of
from ravo.results.results import Results
from ravo.results.workbook import FurtherContents, write_results
from support.results_files import read_results_file
from support.small_reviews import build, household

HOMES = (
    household("H1", 120, 3, income=1_400_000.0, request="Vào danh sách (Mẫu 01)"),
    household("H2", 150, 1),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "xa.ket-qua.xlsx"


def without_keys(path: Path) -> Results:
    """Return results without the checksums of the hidden sheets, as an earlier ravo wrote them."""
    book = openpyxl.load_workbook(path)
    keys = {f"ravo:{key}" for key in KEYS.values()}
    found: list[Any] = [
        row[0] for row in book["Cách tính"].iter_rows(max_col=1) if row[0].value in keys
    ]
    assert len(found) == len(keys)
    for cell in found:
        cell.value = None
    book.save(path)
    return read_results_file(path)


def test_results_of_an_earlier_version_keep_no_facts(path: Path) -> None:
    write_results(build(HOMES), path, "vi")
    assert read_results_file(path).facts_lost == frozenset()
    old = without_keys(path)
    assert old.facts_lost == frozenset({"old"})
    assert old.kept is None
    assert old.households["klass"].tolist() == ["poor", "not_poor"]


@pytest.mark.parametrize("names", [("requests",), ("homes", "requests")])
def test_facts_that_are_not_known_are_not_invented(path: Path, names: tuple[str, ...]) -> None:
    review = build(HOMES)
    unknown: dict[str, Any] = dict.fromkeys(names)
    kept = replace(facts_of(review), **unknown)
    write_results(review, path, "vi", further=FurtherContents(kept, {}, {}))
    read = read_results_file(path)
    assert (read.facts_lost, read.faults) == (frozenset(), ())
    assert read.kept is not None
    both = {"homes": read.kept.homes, "requests": read.kept.requests}
    assert {name for name, facts in both.items() if facts is None} == set(names)


def test_communes_with_one_loss_are_one_warning() -> None:
    losses = [
        ("Xã A", frozenset[Any]({"old"})),
        ("Xã B", frozenset[Any]({"members", "households"})),
        ("Xã C", frozenset[Any]()),
        ("Xã D", frozenset[Any]({"members"})),
    ]
    faults = {fault.code: fault.params for fault in lost_facts(2024, losses)}
    assert {code: params["count"] for code, params in faults.items()} == {
        "RV-4051": 1,
        "RV-4052": 2,
        "RV-4061": 1,
    }
    assert faults["RV-4052"]["communes"] == "Xã B, Xã D"
    assert faults["RV-4052"]["year"] == "2024"
    assert list(lost_facts(2024, losses[2:3])) == []
