"""Beneficiaries of several workbooks: what is odd about them together, and what adds up."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from ravo.faults import Fault, UsageProblem
from ravo.pipeline.beneficiaries import (
    Beneficiaries,
    BeneficiariesRequest,
    beneficiaries_of,
    judged,
)
from ravo.pipeline.listener import Silence
from ravo.programmes.findings import StandingCounts
from support.books import household, member, write
from support.made_up_programmes import judged_one, made_book, made_facts, made_programme

ON = date(2025, 1, 15)
INFO = {"Năm rà soát": 2024, "Tỉnh/thành phố": "Tỉnh Đồng Tháp", "Huyện/quận/thị xã": "Lấp Vò"}


class Heard(Silence):
    """Keeps the faults."""

    faults: list[Fault]


def heard_of(paths: list[Path], on: date = ON) -> tuple[Beneficiaries, list[str]]:
    faults: list[Fault] = []
    listener = Heard()
    object.__setattr__(listener, "fault", faults.append)
    request = BeneficiariesRequest(paths, on, ["vay-von"])
    return beneficiaries_of(request, listener), [fault.code for fault in faults]


def book(path: Path, commune: str = "Xã Bình Thành", year: int = 2024, code: str = "H1") -> Path:
    info = {**INFO, "Năm rà soát": year, "Xã/phường/thị trấn": commune}
    gone = household("H9", 3, **{"Lý do biến động": "Chuyển đi", "Điểm B1": None})
    return write(path, [household(code, 3), gone], info=info)


def test_households_that_left_are_no_cases_and_are_counted(tmp_path: Path) -> None:
    found, codes = heard_of([book(tmp_path / "a.xlsx"), book(tmp_path / "b.xlsx", "Xã Định An")])
    assert (found.departed, found.findings[0].counts.read, found.code) == (2, 2, 0)
    assert codes == ["RV-1307"]
    assert [info.commune for info in found.infos] == ["Xã Bình Thành", "Xã Định An"]


def test_a_commune_that_comes_twice_and_a_day_before_the_review_are_reported(
    tmp_path: Path,
) -> None:
    paths = [book(tmp_path / "a.xlsx"), book(tmp_path / "b.xlsx", code="H2")]
    assert heard_of(paths, date(2024, 12, 13))[1] == ["RV-1319", "RV-1320", "RV-1307"]


@pytest.mark.parametrize(("day", "old"), [(date(2025, 12, 14), False), (date(2025, 12, 15), True)])
def test_a_list_is_old_once_the_next_review_is_closed(tmp_path: Path, day: date, old: bool) -> None:
    codes = heard_of([book(tmp_path / "a.xlsx")], day)[1]
    assert ("RV-1325" in codes) is old


def test_workbooks_of_several_years_are_refused(tmp_path: Path) -> None:
    paths = [book(tmp_path / "a.xlsx"), book(tmp_path / "b.xlsx", year=2023)]
    with pytest.raises(UsageProblem) as problem:
        heard_of(paths)
    assert problem.value.fault.code == "RV-1318"


def test_cases_that_get_lost_stop_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = made_programme(conditions=["nen"])
    facts = made_facts(made_book([{"nen": True}, {"nen": False}]))
    whole = judged_one(programme, facts)
    assert whole.counts == StandingCounts(2, 1, 0, 1)
    lost = replace(whole, standing=np.array([0], dtype=np.int8))
    monkeypatch.setattr("ravo.pipeline.beneficiaries.judge_programmes", lambda *_: [lost])
    with pytest.raises(UsageProblem) as problem:
        list(judged([programme], facts))
    assert problem.value.fault.code == "RV-1301"


def test_people_of_no_household_and_errors_are_reported(tmp_path: Path) -> None:
    people = [member("H1"), member("ZZ"), member("YY")]
    faults: list[Fault] = []
    listener = Heard()
    object.__setattr__(listener, "fault", faults.append)
    path = write(tmp_path / "a.xlsx", [household("H1", 3, **{"Số nhân khẩu": 1})], people)
    found = beneficiaries_of(BeneficiariesRequest([path], ON, ["bhyt"]), listener)
    said = {fault.code: fault.params for fault in faults}
    assert said["RV-1460"] == {"path": "a.xlsx", "count": 2, "rows": "3, 4"}
    assert said["RV-1461"]["count"] == 2
    assert found.findings[0].counts.read == 1
