"""Messages of papers, programmes and supervision about what a register knows or leaves open."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from ravo.changes.comparison import compare
from ravo.changes.year import year_of
from ravo.documents.holders import ClassedYear
from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.pipeline import supervision
from ravo.pipeline.beneficiaries import _escaped_elsewhere
from ravo.pipeline.documents import _passed_on, _report_gaps
from ravo.pipeline.listener import Silence
from ravo.pipeline.register_queries import newly_escaped_in_register
from ravo.register.programme_pasts import registered_pasts
from ravo.register.recorded import CheckedRecords, record
from ravo.register.store import address_of, reading
from ravo.register.years_before import years_before
from ravo.review.review import Review
from support.books import INFO, household, write
from support.paper_homes import commune_papers, paper_home
from support.programs import inside
from support.register_lists import add, author, made_list, within
from support.small_reviews import build, home

HEAD = {"head_name": "Trần Thị Hoa", "head_birth_year": 1960, "size": 4}
OLD = {**home("A1"), **HEAD}
NEW = home("B1", head_name="Trần Thị Hoa", head_birth_year=1961, size=2)
ON = date(2025, 3, 1)


class Noting(Silence):
    """Keeps the faults that it hears of."""

    faults: list[Fault] = []  # noqa: RUF012  a frozen listener: emptied by each test

    def fault(self, fault: Fault) -> None:
        """Keep a fault."""
        self.faults.append(fault)


@pytest.fixture
def noting() -> Noting:
    """A listener that has heard nothing yet."""
    Noting.faults.clear()
    return Noting()


def survey(homes: Iterable[dict[str, object]], year: int = 2024) -> Review:
    place: dict[str, Any] = {"commune": "Bình Thành", "district": "Lấp Vò", "province": "Đồng Tháp"}
    return build([*homes], year=year, review_date=date(year, 12, 14), **place)


@pytest.fixture
def register_of_one_year(tmp_path: Path) -> str:
    """A register of 2023 with a household that one of 2024 may be."""
    path = str(tmp_path / "so")
    add(path, made_list(2023, [OLD, home("A2")], review_date=date(2023, 12, 14)))
    return path


def test_households_that_may_be_one_of_the_register_are_counted(register_of_one_year: str) -> None:
    """For programmes and for the years on certificates."""
    item = survey([NEW, home("A2")])
    with reading(address_of(register_of_one_year)) as connection:
        found = registered_pasts(connection, item, ON).faults
        before = years_before(connection, year_of(2024, [item])).faults
    for faults, code in ((found, "RV-1310"), (before, "RV-1366")):
        (fault,) = [one for one in faults if one.code == code]
        assert (fault.severity, fault.params["count"]) == ("warning", 1)


def test_pairs_to_confirm_are_named_with_their_effect_on_the_papers() -> None:
    old, new = survey([OLD, home("A2")], 2023), survey([NEW, home("A2")])
    changes = compare(year_of(2023, [old]), year_of(2024, [new]))
    (fault,) = [one for one in _passed_on(changes) if one.code == "RV-1364"]
    assert (fault.params["count"], fault.params["codes"]) == (1, "B1")


def test_who_escaped_and_is_in_no_workbook_is_counted(tmp_path: Path, noting: Noting) -> None:
    register, out = str(tmp_path / "so"), {**home("A1", "not_poor"), **HEAD}
    for day, (year, first) in enumerate(((2022, OLD), (2023, out)), start=1):
        lists = made_list(year, [first, home("A2")], review_date=date(year, 12, 14))
        add(register, lists, day=day)
    with reading(address_of(register)) as connection:
        pasts = [registered_pasts(connection, survey([home("A2")]), ON)]
        (found,) = _escaped_elsewhere(connection, pasts, ON, noting)
    assert found.households["ma_ho"].tolist() == ["A1"]
    assert [(one.code, one.params["count"]) for one in noting.faults] == [("RV-1311", 1)]


def test_years_that_a_register_lacks_are_named_with_their_communes(
    register_of_one_year: str, noting: Noting
) -> None:
    earlier = made_list(2021, [OLD, home("A2")], review_date=date(2021, 12, 14))
    add(register_of_one_year, earlier, day=2)
    newly_escaped_in_register(register_of_one_year, date(2024, 2, 1), None, noting)
    (fault,) = [one for one in noting.faults if one.code == "RV-1271"]
    assert fault.params["years"] == ["2022"]
    assert "Bình Thành" in str(fault.params["communes"])


def test_years_of_who_is_new_to_the_register_are_apart_from_those_it_lacks(noting: Noting) -> None:
    known = paper_home(
        1,
        "poor",
        size=0,
        members=(),
        earlier={year: ClassedYear(year, "poor") for year in (2022, 2023)},
    )
    new = paper_home(2, "poor", size=0, members=(), earlier={})
    _report_gaps(commune_papers([known, new]), noting, whole_numbers=False)
    found = [(one.code, one.params["codes"]) for one in noting.faults]
    assert found == [("RV-1485", "H2")]
    noting.faults.clear()
    _report_gaps(commune_papers([new]), noting, whole_numbers=False)
    assert [one.code for one in noting.faults] == ["RV-1355"]


def test_help_of_a_programme_that_nobody_knows_is_named(
    register_of_one_year: str, tmp_path: Path
) -> None:
    given = ("2023", made_list(2023, [OLD]).unit.key, "A2", None, "Tiền điện")
    support = (*given, "2023-03-01", 60_000.0, "xã")
    within(register_of_one_year, record, CheckedRecords((), (support,), ()), author(9), [])
    place = {"Xã/phường/thị trấn": "Xã Bình Thành", "Mã xã": None}
    book = write(tmp_path / "xa.xlsx", [household("A2")], info={**INFO, **place})
    done = inside(
        *("beneficiaries", book, "--on", "1/3/2025", "--register", register_of_one_year),
        *("-o", tmp_path / "ra", "--lang", "en"),
    )
    told = " ".join(done.stderr.split())
    assert "RV-1312: The register has help of: Tiền điện;" in told


def test_households_with_nobody_alive_are_named_with_the_day(noting: Noting) -> None:
    homes = SimpleNamespace(nobody=np.array([False, True]), code=["H1", "H2"])
    supervision._report_nobody(homes, ON, noting)  # type: ignore[arg-type]
    (fault,) = noting.faults
    assert (fault.code, fault.params["count"], fault.params["codes"]) == ("RV-1469", 1, "H2")
    assert "01/03/2025" in fault_message(fault, "vi")[0]
    alive = SimpleNamespace(nobody=np.array([False]))
    supervision._report_nobody(alive, ON, noting)  # type: ignore[arg-type]
    assert len(noting.faults) == 1


def test_letters_of_an_earlier_run_are_named_and_left(
    noting: Noting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / f"{supervision.LETTER}xa-khac.docx"
    left.write_bytes(b"cu")
    monkeypatch.setattr(supervision, "letters", lambda _: iter(()))
    nothing: Any = None
    assert list(supervision._write_letters(nothing, tmp_path, noting)) == []
    assert [(one.code, one.params["files"]) for one in noting.faults] == [("RV-1470", [left.name])]
    assert left.read_bytes() == b"cu"


def test_numbers_in_a_villages_name_are_left_out_and_counted(tmp_path: Path) -> None:
    row = household("H1", **{"Thôn/ấp/bản/tổ dân phố": "Ấp Một 123456789"})
    book = write(tmp_path / "xa.xlsx", [row])
    done = inside(
        "export",
        book,
        "--to",
        "csv",
        "--new-key",
        tmp_path / "khoa.txt",
        "-o",
        tmp_path / "ra",
        "--lang",
        "en",
    )
    assert "RV-1512: 1 cell has digits like a citizen number" in " ".join(done.stderr.split())
    files = [path.read_bytes() for path in (tmp_path / "ra").rglob("*") if path.is_file()]
    assert files
    assert not any(b"123456789" in data for data in files)
