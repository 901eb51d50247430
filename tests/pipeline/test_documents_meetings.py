"""Outcomes of village meetings that papers rest on: whose they are, what is refused."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from ravo.documents.holders import CommunePlace
from ravo.faults import Fault, InputProblem, RavoError
from ravo.faults.taxonomy import kind_of
from ravo.faults.unread import Unread
from ravo.pipeline.documents import PapersRead
from ravo.pipeline.listener import Silence
from support.paper_homes import ISSUER, commune_papers, paper_home

OTHER = CommunePlace("Xã Tân Mỹ", "Huyện Lấp Vò", "Tỉnh Đồng Tháp", "30178")


class Kept(Silence):
    """Keeps the faults that it hears of."""

    faults: list[Fault] = []  # noqa: RUF012  a frozen listener: emptied by each test

    def fault(self, fault: Fault) -> None:
        """Keep a fault."""
        self.faults.append(fault)


def outcome(
    path: Path, commune: str = "Xã Mỹ An Hưng A", code: str = "30172", year: int = 2024
) -> Path:
    """Write an outcome: H0 agreed to, H1 to meet again, H2 agreed to in another class."""
    rows = (("H0", "poor", "agreed"), ("H1", "poor", "again"), ("H2", "near_poor", "agreed"))
    homes = [
        {"ma_ho": home, "class": klass, "outcome": result, "meeting": 1}
        for home, klass, result in rows
    ]
    value = {"schema": 1, "commune": commune, "commune_code": code, "year": year}
    value |= {"households": homes, "counts": {"households": len(homes)}}
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def read(*places: CommunePlace | None) -> PapersRead:
    homes = [paper_home(place, "poor") for place in range(3)]
    papers = commune_papers(homes)
    communes = tuple(papers if one is None else replace(papers, place=one) for one in places)
    return PapersRead(communes, (ISSUER,) * len(communes), (), (), Unread())


def heard(made: PapersRead, *votes: Path) -> tuple[PapersRead, list[tuple[str, object]]]:
    listener = Kept()
    listener.faults.clear()
    found = made.voted(votes, listener)
    return found, [(fault.code, fault.params.get("codes")) for fault in listener.faults]


def test_an_outcome_decides_and_who_is_held_back_is_named(tmp_path: Path) -> None:
    path = outcome(tmp_path / "ket-qua-hop-xa.json")
    made, faults = heard(read(None), path)
    assert [home.held_back for home in made.communes[0].households] == [False, True, True]
    assert [code for code, _ in faults] == ["RV-1430", "RV-1431"]
    assert ["H1" in str(faults[0][1]), "H2" in str(faults[1][1])] == [True, True]
    # The folder has it as well, beside other files; given twice it is one.
    (tmp_path / "khac.json").write_text("{}", encoding="utf-8")
    assert heard(read(None), tmp_path, path)[0] == made


def test_without_an_outcome_nothing_changes_and_one_note_says_so() -> None:
    papers = read(None, OTHER)
    made, faults = heard(papers)
    assert made == papers
    assert faults == [("RV-1432", None)]
    assert kind_of("RV-1432").note


def test_each_commune_has_its_own_outcome(tmp_path: Path) -> None:
    outcome(tmp_path / "ket-qua-hop-a.json")
    outcome(tmp_path / "ket-qua-hop-b.json", OTHER.commune, OTHER.code)
    made, _ = heard(read(None, OTHER), tmp_path)
    assert [papers.meetings_known for papers in made.communes] == [True, True]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"commune": "Xã Tân Mỹ"}, "RV-1433"),
        ({"code": "30178"}, "RV-1433"),
        ({"year": 2023}, "RV-1433"),
        ({"code": ""}, None),
    ],
)
def test_another_commune_or_year_is_refused(
    tmp_path: Path, given: dict[str, object], code: str | None
) -> None:
    path = outcome(tmp_path / "hop.json", **given)  # type: ignore[arg-type]
    if code is None:
        assert heard(read(None), path)[0].communes[0].meetings_known
        return
    with pytest.raises(RavoError) as problem:
        heard(read(None), path)
    assert problem.value.fault.code == code


@pytest.mark.parametrize(
    ("key", "written"),
    [
        *(("year", year) for year in ("1e999", "-1e999", "NaN", "true", "2024.0", '"2024"')),
        *(("year", year) for year in ("-1", "1" + "0" * 400, "1" + "0" * 5_000, "null", "[2024]")),
        *(("meeting", number) for number in ("1e999", "NaN", "true", "1.5", '"2"', "-1", "[]")),
        ("class", "1e999"),
        ("ma_ho", "null"),
        ("commune", "null"),
        ("commune_code", "30172"),
        ("counts", "[" * 100_000),
    ],
)
def test_an_outcome_with_an_odd_value_is_none(tmp_path: Path, key: str, written: str) -> None:
    """What another program made of a figure, and figures that no file of ravo has."""
    path = outcome(tmp_path / "ket-qua-hop-xa.json")
    words, count = re.subn(f'("{key}": )[^,}}]*', rf"\g<1>{written}", path.read_text("utf-8"))
    assert count
    path.write_text(words, encoding="utf-8")
    with pytest.raises(InputProblem) as problem:
        heard(read(None), path)
    assert problem.value.fault.code == "RV-1387"


def test_a_commune_without_an_outcome_or_with_two_and_an_empty_folder_are_refused(
    tmp_path: Path,
) -> None:
    (empty := tmp_path / "trong").mkdir()
    one = outcome(tmp_path / "ket-qua-hop-a.json")
    cases: list[tuple[PapersRead, Path, str]] = [
        (read(None, OTHER), one, "RV-1434"),
        (read(None), empty, "RV-1435"),
    ]
    for made, votes, code in cases:
        with pytest.raises(RavoError) as problem:
            heard(made, votes)
        assert problem.value.fault.code == code
    outcome(tmp_path / "ket-qua-hop-b.json")
    with pytest.raises(RavoError) as problem:
        heard(read(None), tmp_path)
    assert problem.value.fault.code == "RV-1436"
