"""Programmes know from results what they know from the survey; what these lack is reported."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.faults import Fault
from ravo.pipeline.beneficiaries import Beneficiaries, BeneficiariesRequest, beneficiaries_of
from ravo.pipeline.listener import Silence
from ravo.programmes.machine import beneficiaries_json
from ravo.results import facts_sheets
from ravo.results.workbook import write_results
from support.books import household, member, write
from support.results_files import results_of
from support.reviews import review

ON = date(2025, 1, 15)


class Reported(Silence):
    """Keeps the codes of what a run reports."""

    def __init__(self) -> None:
        self.codes: list[str] = []

    def fault(self, fault: Fault) -> None:
        """Keep a code."""
        self.codes.append(fault.code)


@pytest.fixture
def survey_of_every_fact(tmp_path: Path) -> Path:
    """Households and people with every fact that a programme reads, and without some."""
    house = {
        "Nền bền chắc": "Có",
        "Tường bền chắc": "Không",
        "Cột bền chắc": "Có",
        "Mái bền chắc": "Có",
        "Năm đã được hỗ trợ nhà ở": 0,
        "Số nhân khẩu": 3,
        "Thu nhập bình quân (đồng/người/tháng)": 900_000,
    }
    homes = [
        household("H1", 4, **house, **{"Ngày tách hộ": "01/2022"}),
        household("H2", 1, **{**house, "Ngày tách hộ": "14/01/2022", "Số nhân khẩu": 1}),
        household("H3", 2, **{"Điểm B1": 200, "Số nhân khẩu": 1}),
        household("H4", 4, **{"Số nhân khẩu": "?"}),
    ]
    mother = {
        "Họ và tên": "Lê Thị Em",
        "Giới tính": "Nữ",
        "Ngày/năm sinh": "03/1990",
        "Đang mang thai": "Có",
        "Đang cho con bú": "Không",
        "Tình trạng việc làm": "Không tìm được việc",
        "Có sinh kế ổn định": "Không",
        "Khuyết tật": "Không",
    }
    pupil = {
        "Họ và tên": "Lê Văn Út",
        "Ngày/năm sinh": "16/01/2009",
        "Đang đi học đúng cấp": "Có",
        "Cấp học đang theo": "THPT",
        "Khuyết tật": "Có",
        "Tình trạng việc làm": "Đang đi học",
        "Suy dinh dưỡng": "Không",
        "Có thẻ bảo hiểm y tế": "Có",
    }
    people = [
        member("H1", **mother),
        member("H1", "Con", **pupil),
        member("H1", "Con", **{**pupil, "Họ và tên": "Lê Văn Hai", "Ngày/năm sinh": "15/01/2009"}),
        member("H2", **{"Tình trạng việc làm": "Có việc làm", "Khuyết tật": "Không"}),
        member("H3"),
        member("H4", **{"Ngày/năm sinh": "2001"}),
    ]
    return write(tmp_path / "a.xlsx", homes, people)


def run(path: Path) -> tuple[Beneficiaries, list[str]]:
    listener = Reported()
    return beneficiaries_of(BeneficiariesRequest([path], ON), listener), listener.codes


def lists(found: Beneficiaries) -> dict[str, list[str]]:
    """Return the standing of each case by programme; those without a class are open anyway."""
    classed = (found.facts.households["ma_ho"] != "H4").to_numpy()
    return {
        one.programme.id: [
            f"{case.standing} {case.reasons} {case.missing} {case.failed}"
            for case in map(one.case, range(len(one.standing)))
            if classed[case.household]
        ]
        for one in found.findings
    }


def test_results_lead_to_the_lists_of_their_survey(survey_of_every_fact: Path) -> None:
    first, second = run(survey_of_every_fact)[0], run(results_of(survey_of_every_fact))[0]
    assert lists(first) == lists(second)
    assert [one.counts for one in first.findings] == [one.counts for one in second.findings]
    assert first.facts.members["dong"].tolist() == second.facts.members["dong"].tolist()
    houses = next(one for one in first.findings if one.programme.id == "da5-nha-o")
    assert (houses.counts.listed, houses.counts.to_ask) == (1, 2)
    assert '"member": 2' in "".join(beneficiaries_json(ON, first.findings))


def _older(path: Path, monkeypatch: pytest.MonkeyPatch, survey: Path) -> None:
    for name, last in (("MEMBER_IDS", 2), ("HOUSEHOLD_IDS", 7)):
        ids = list(getattr(facts_sheets, name).items())
        monkeypatch.setattr(facts_sheets, name, dict(ids[:-last]))
    monkeypatch.setattr(facts_sheets, "MARKED", facts_sheets.MARKED[:5])
    monkeypatch.setattr(facts_sheets, "PERSON_CHOICES", ())
    write_results(review(survey), path, "vi")
    monkeypatch.undo()


def _without_members(path: Path, monkeypatch: pytest.MonkeyPatch, survey: Path) -> None:
    del monkeypatch
    write_results(review(survey), path, "vi")
    book: Any = openpyxl.load_workbook(path)
    book.remove(book["Dữ liệu thành viên"])
    book.save(path)


@pytest.mark.parametrize(("make", "code"), [(_older, "RV-1332"), (_without_members, "RV-1333")])
def test_what_results_lack_is_reported_and_asked(
    survey_of_every_fact: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[..., None],
    code: str,
) -> None:
    path = survey_of_every_fact.with_name("b.ket-qua.xlsx")
    make(path, monkeypatch, survey_of_every_fact)
    whole, (found, codes) = run(results_of(survey_of_every_fact))[0], run(path)
    without_people = ["RV-1323"] if make is _without_members else []
    assert codes == [code, "RV-1307", *without_people]
    assert all(one.counts.reconciled for one in found.findings)
    by_id = {one.programme.id: one.counts for one in found.findings}
    for one in whole.findings:
        if one.programme.unit == "person":
            assert by_id[one.programme.id].listed <= one.counts.listed
    assert by_id["da2-sinh-ke"].listed == 0
    assert by_id["da2-sinh-ke"].to_ask > 0


@pytest.mark.parametrize("row", [2, 3])
@pytest.mark.parametrize("figure", ["abc", -5])
def test_an_income_that_somebody_wrote_over_is_not_known(
    survey_of_every_fact: Path, row: int, figure: object
) -> None:
    """Row 2 has the hidden ids of the columns: who types over it takes the column away."""
    path = results_of(survey_of_every_fact)
    book: Any = openpyxl.load_workbook(path)
    sheet = book["Kết quả"]
    place = [cell.value for cell in sheet[2]].index("thu_nhap") + 1
    sheet.cell(row, place).value = figure
    del book["Dữ liệu hộ"]
    book.save(path)
    found, codes = run(path)
    assert "RV-457" in codes
    incomes = found.facts.households["thu_nhap"].tolist()
    assert incomes[0] != incomes[0]
    assert all(one.counts.reconciled for one in found.findings)


@pytest.mark.parametrize("name", ["dan_toc", "gioi_tinh"])
def test_a_column_whose_hidden_id_is_gone_stops_nothing(
    survey_of_every_fact: Path, name: str
) -> None:
    path = results_of(survey_of_every_fact)
    book: Any = openpyxl.load_workbook(path)
    sheet = book["Kết quả"]
    sheet.cell(2, [cell.value for cell in sheet[2]].index(name) + 1).value = "xx"
    book.save(path)
    assert "RV-457" in run(path)[1]
