"""The summary by commune adds up; a commune's own workbook has its households only."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.faults import UsageProblem
from ravo.programmes.findings import ProgrammeFindings, StandingCounts
from ravo.programmes.loader import shipped_programmes
from ravo.programmes.output.commune_book import write_commune_book
from ravo.programmes.output.lists import ProgrammeLists, sheet_names, short_title
from ravo.programmes.output.paper import PaperUnit
from ravo.programmes.output.summary_book import summary_rows
from ravo.programmes.shipped import SHIPPED
from support.made_up_programmes import ON, judged_one, made_book, made_facts, made_programme

UNIT = PaperUnit("Xã B", "Xã B, Huyện C")


def two_communes() -> ProgrammeFindings:
    """Return a programme of people over two communes, of every standing one person at least."""
    programme = made_programme("person", conditions=["khuyet_tat"])
    home = {"thon": "Ấp Một", "phan_loai": "poor"}
    first = made_book([{**home, "chu_ho": "Lê An"}], [(0, {"ho_ten": "Lê An", "khuyet_tat": True})])
    people: list[tuple[int, dict[str, Any]]] = [
        (0, {"ho_ten": "Võ Ba", "khuyet_tat": False}),
        (0, {"ho_ten": "Võ Tư", "khuyet_tat": None}),
        (1, {"ho_ten": "Đỗ Năm", "khuyet_tat": False}),
    ]
    homes = [{**home, "chu_ho": "Võ Ba"}, {**home, "chu_ho": "Đỗ Năm"}]
    second = made_book(homes, people, commune="Xã B")
    return judged_one(programme, made_facts(first, second))


def test_the_communes_of_a_summary_add_up() -> None:
    findings = two_communes()
    lists = ProgrammeLists(ON, (findings,), (), register=True)
    assert lists.communes == ["Xã A", "Xã B"]
    assert summary_rows(lists, findings) == [[1, 1, 0, 0], [3, 0, 1, 2]]


@dataclass(frozen=True)
class FindingsOfOneMore(ProgrammeFindings):
    """Findings that count one case more than they have."""

    @property
    def counts(self) -> StandingCounts:
        """One case more."""
        counts = super().counts
        return replace(counts, read=counts.read + 1, listed=counts.listed + 1)


def test_a_summary_that_lost_a_case_is_refused() -> None:
    findings = two_communes()
    odd = FindingsOfOneMore(**vars(findings))
    lists = ProgrammeLists(ON, (odd,), (), register=True)
    with pytest.raises(UsageProblem) as refused:
        summary_rows(lists, odd)
    assert refused.value.fault.code == "RV-1330"
    assert refused.value.fault.params["due"] == [5, 2, 1, 2]


def test_a_commune_has_each_household_once_with_its_people(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    lists = ProgrammeLists(ON, (two_communes(),), (), register=True)
    write_commune_book(lists, "Xã B", UNIT, path, "vi")
    book = openpyxl.load_workbook(path)
    tables = {
        name: [[c.value for c in row] for row in book[name] if isinstance(row[0].value, int)]
        for name in book.sheetnames
    }
    poor = ["Ấp Một", "Hộ nghèo"]
    assert tables == {
        "Đủ điều kiện": [],
        "Cần hỏi thêm": [[1, "Võ Ba", *poor, "Võ Tư: Khuyết tật (để xét Thử)"]],
        "Không thuộc diện": [[1, "Võ Ba", *poor, "Võ Ba"], [2, "Đỗ Năm", *poor, "Đỗ Năm"]],
    }
    band = "Thử – không bảo đảm điều kiện “a” (Quyết định 1): 2 người"
    assert band in [row[0].value for row in book["Không thuộc diện"]]


def test_sheets_have_names_that_differ_and_fit() -> None:
    names = sheet_names(shipped_programmes(), "vi")
    assert len({name.casefold() for name in names.values()}) == len(SHIPPED)
    assert max(map(len, names.values())) <= 31
    twice = [shipped_programmes()[0].model_copy(update={"id": id}) for id in ("a", "b", "c")]
    assert list(sheet_names(twice, "vi").values()) == ["Dự án 2", "Dự án 2 (2)", "Dự án 2 (3)"]
    assert short_title(twice[0], "vi") == "Dự án 2"
