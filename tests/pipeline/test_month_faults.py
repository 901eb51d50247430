"""Messages of a month: each request that waits is named with its cell and what to clear up."""

from collections.abc import Sequence
from typing import Any

import pytest

from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.monthly.calendar import ReviewMonth
from ravo.monthly.month import MonthReview, review_month
from ravo.monthly.movements import UNKNOWN_YEARS
from ravo.pipeline.monthly import faults_of
from support.month_people import Row, asked_with, bare, person
from support.monthly_lists import AVERAGE, ENTER, ESCAPE, asked, home, the_list

LISTED = [
    home("P", "poor", head_citizen_id="087099991234"),
    home("N", "near_poor"),
    home("A", "not_poor"),
]
HEAD_OF_N = {name: LISTED[1][name] for name in ("head_name", "head_birth_year")}
FARMS = {"b1": None, "works_in_agriculture": True}
SPLIT = {"change_reason": "Tách hộ"}


def month_of(records: Sequence[dict[str, Any]], **more: Any) -> MonthReview:
    requests = asked(records, **more)
    return review_month(the_list(LISTED), requests, ReviewMonth(2026, 1), UNKNOWN_YEARS)


def named(fault: Fault) -> tuple[str, str, str | None, str | None]:
    return fault.code, fault.severity, fault.household, fault.cell


@pytest.mark.parametrize(
    ("records", "codes", "said"),
    [
        (
            [home("P", "near_poor", request=ESCAPE), home("P", "not_poor", request=ESCAPE)],
            ["RV-655", "RV-655"],
            "Hộ P có nhiều dòng trong tháng",
        ),
        ([home("N", "near_poor", request=ENTER)], ["RV-657"], "Hộ cận nghèo"),
        ([home("N", "poor", request=ESCAPE)], ["RV-657"], "Hộ cận nghèo"),
        ([home("P", "not_poor", request=ESCAPE, head_name="Trần Thị Lạ")], ["RV-658"], "Hộ P"),
        (
            [home("Z", request=ENTER, **HEAD_OF_N)],
            ["RV-659"],
            "hộ N",
        ),
        ([home("A", "poor")], ["RV-660"], "Nội dung đề nghị"),
        ([{**home("Q", "poor", request=ENTER), "code": None}], ["RV-660"], "Ô A2"),
        ([home("P", "not_poor", request=ESCAPE, b1=None)], ["RV-661"], "Hộ P"),
        (
            [home("A", "not_poor", request=AVERAGE, works_in_agriculture=True)],
            ["RV-661"],
            "Hộ A",
        ),
        ([home("A", "not_poor", request=AVERAGE, income=1_500_000, **FARMS)], ["RV-664"], "Hộ A"),
        (
            [
                home(
                    "A",
                    "not_poor",
                    request=AVERAGE,
                    income=2_000_000,
                    asked_average_living=False,
                    **FARMS,
                )
            ],
            ["RV-665"],
            "Hộ A",
        ),
        ([home("Z", request=ENTER, origin_code="K", **SPLIT)], ["RV-667"], "K"),
        ([home("P", "not_poor", request=ESCAPE, change_reason="Chết")], ["RV-668"], "Hộ P"),
    ],
)
def test_a_request_that_cannot_be_decided_has_a_message_at_its_row(
    records: list[dict[str, Any]], codes: list[str], said: str
) -> None:
    faults = [*faults_of(month_of(records))]
    assert [fault.code for fault in faults] == codes
    for at, (fault, record) in enumerate(zip(faults, records, strict=True), start=2):
        assert named(fault)[2:] == (record["code"], f"A{at}")
        assert fault.sheet == "Hộ"
        assert said in fault_message(fault, "vi")[0]


def test_what_a_review_rejects_or_contradicts_has_a_message_of_its_own() -> None:
    row = home("P", "near_poor", request=ESCAPE)
    (rejected,) = faults_of(month_of([row], rejected=[0]))
    assert named(rejected) == ("RV-662", "error", "P", "A2")
    against = Fault("RV-352", "P", "Hộ", "H2", decides=False)
    (answers,) = faults_of(month_of([row], faults=[against]))
    assert named(answers) == ("RV-1556", "error", "P", "A2")
    assert "Hộ!H2" in fault_message(answers, "vi")[0]
    sides = Fault("RV-353", "P", "Hộ", "H2", decides=False)
    (fault,) = faults_of(
        month_of([{**row, **home("P", "not_poor", request=ESCAPE)}], faults=[sides])
    )
    assert fault.code == "RV-662"


def test_two_new_codes_of_one_family_name_each_other() -> None:
    head: dict[str, Any] = {
        "head_name": "Mai Văn Một",
        "head_birth_year": 1980,
        "request": ENTER,
    }
    faults = [*faults_of(month_of([home("Y", **head), home("Z", **head)]))]
    assert [named(fault) for fault in faults] == [
        ("RV-666", "error", "Y", "A2"),
        ("RV-666", "error", "Z", "A3"),
    ]
    assert [fault.params["other"] for fault in faults] == ["Z", "Y"]


def test_a_household_that_left_in_an_earlier_month_is_named() -> None:
    january = month_of([home("P", "poor", change_reason="Chuyển đi")])
    assert [*faults_of(january)] == []
    back = asked([home("P", "poor", request=ENTER)])
    february = review_month(january.after, back, ReviewMonth(2026, 2), UNKNOWN_YEARS)
    (fault,) = faults_of(february)
    assert named(fault) == ("RV-663", "error", "P", "A2")


def family() -> tuple[list[Row], list[Row]]:
    """Return a household of three with its people, and a woman by herself."""
    records = [
        home("P", "poor", size=3, head_name="Lê Văn An", head_birth_year=1960),
        home("N", "near_poor", size=1, head_name="Võ Thị Bé", head_birth_year=1950),
    ]
    people = [
        person("P", "Lê Văn An", 1960, "Chủ hộ"),
        person("P", "Trần Thị Bưởi", 1962, "Vợ/chồng"),
        person("P", "Lê Thị Cam", 2015),
        person("N", "Võ Thị Bé", 1950, "Chủ hộ"),
    ]
    return records, people


def month_of_people(reasons: dict[str, str], *more: Row, drop: str = "") -> list[Fault]:
    """Return the messages of January: `reasons` by name, `more` further rows of members."""
    records, people = family()
    listed = the_list(records, members=people)
    rows = [{**row, "change_reason": reasons.get(row["name"])} for row in people]
    rows = [row for row in rows if row["name"] != drop]
    requests = asked_with(listed, [bare(record) for record in records], [*rows, *more])
    return [*faults_of(review_month(listed, requests, ReviewMonth(2026, 1), UNKNOWN_YEARS))]


STRANGER = person("P", "Mai Thị Lạ", 1999, change_reason="Chết")
AGAIN = person("P", "Lê Thị Cam", 2015, change_reason="Chuyển đến")
NO_WORD = person("P", "Lê Thị Dừa", 2026)
TAKEN_IN = person("N", "Lê Thị Cam", 2015, change_reason="Nhập hộ")


@pytest.mark.parametrize(
    ("reasons", "rows", "drop", "code", "household", "said"),
    [
        ({}, [STRANGER], "", "RV-643", "P", "Thành viên!B6"),
        ({}, [AGAIN], "Lê Thị Cam", "RV-644", "P", "Thành viên!B5"),
        ({}, [NO_WORD], "", "RV-645", "P", "Thành viên!B6"),
        ({}, [TAKEN_IN], "", "RV-4094", "N", "hộ P"),
        (
            {"Lê Văn An": "Chết", "Trần Thị Bưởi": "Chuyển đi"},
            [],
            "",
            "RV-646",
            "P",
            "chưa có chủ hộ",
        ),
    ],
)
def test_people_who_do_not_fit_the_list_are_named(
    reasons: dict[str, str], rows: list[Row], drop: str, code: str, household: str, said: str
) -> None:
    (fault,) = month_of_people(reasons, *rows, drop=drop)
    assert (fault.code, fault.household) == (code, household)
    assert said in fault_message(fault, "vi")[0]
    assert fault.severity == ("warning" if code == "RV-646" else "error")


def test_the_dead_alone_do_not_empty_a_household_of_the_list() -> None:
    records, people = family()
    listed = the_list(records, members=people)
    requests = asked_with(
        listed, [bare(records[0], size=None)], [{**people[0], "change_reason": "Chết"}]
    )
    done = review_month(listed, requests, ReviewMonth(2026, 1), UNKNOWN_YEARS)
    (fault,) = faults_of(done)
    assert named(fault)[:3] == ("RV-647", "error", "P")
