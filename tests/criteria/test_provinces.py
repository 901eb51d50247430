"""What real provinces decided: yearly lines, a band above the poor line, one line for both areas.

Classes are compared with a reading of the documents in plain Python, which knows nothing of
editions: amounts in whole đồng a year, compared as fractions.
"""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ravo.criteria import load_edition
from ravo.criteria.model import A_MONTH, A_YEAR
from ravo.criteria.overview import render_show
from ravo.criteria.rules import (
    ABSENT,
    CLASS_IDS,
    a_month,
    absent_lines,
    as_lines_count,
    classify,
    poverty_line,
)
from ravo.fault_words import fault_message
from ravo.faults import InputProblem
from ravo.results.explanation import explanation_text
from ravo.results.explanation_family import family_page
from ravo.results.words import reasons, rulings
from ravo.review.explainer import explain
from ravo.review.verdicts import judge
from support import books
from support.local_editions import under_own_id
from support.reviews import review as read_and_judged
from support.small_reviews import build, household

CITY, COAST = load_edition("tphcm-2021"), load_edition("quang-ninh-2023")
CITY_SOURCE = CITY.path.read_text("utf-8")
AREAS = ("rural", "urban")


def class_in_the_city(yearly: Fraction) -> str:
    """Return the class by an income a person and year; the count of the poor is not known."""
    if yearly <= 46_000_000:
        return "absent"
    return "near_poor" if yearly <= 54_000_000 else "not_poor"


def class_of(monthly: float, area: str, count: int = 0) -> str:
    values = as_lines_count(CITY, "income", np.array([monthly]))
    code = int(classify(CITY, "income", area, values, np.array([count]))[0])  # type: ignore[arg-type]
    return "absent" if code == ABSENT else CLASS_IDS[code]


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("members", [1, 2, 3, 6, 7, 11, 13])
def test_a_yearly_line_is_compared_without_rounding_its_twelfth(members: int, area: str) -> None:
    for line in (46_000_000, 54_000_000):
        for away in (-2, -1, 0, 1, 2):
            total = line * members + away
            monthly = float(f"{total / members / 12:.15g}")
            wanted = class_in_the_city(Fraction(total, members))
            assert class_of(monthly, area) == wanted, (line, members, away)


@pytest.mark.parametrize(
    ("monthly", "klass"),
    [
        (3_833_333, "absent"),
        (3_833_333.33, "absent"),
        (46_000_000 / 12, "absent"),
        (3_833_333.34, "near_poor"),
        (3_833_334, "near_poor"),
        (4_500_000, "near_poor"),
        (4_500_000.01, "not_poor"),
        (4_500_001, "not_poor"),
    ],
)
def test_a_month_on_the_form_counts_twelve_times(monthly: float, klass: str) -> None:
    for count in (0, 3, 10):
        assert class_of(monthly, "urban", count) == klass


def test_lines_keep_their_own_unit_and_a_month_is_worked_out() -> None:
    assert (CITY.income_months, COAST.income_months) == (12, 1)
    assert poverty_line(CITY, "income", "rural") == 54_000_000
    assert a_month(CITY, "income", 54_000_000) == 4_500_000
    assert a_month(CITY, "income", 46_000_000) == 3833333.33333333
    assert a_month(CITY, "b1", 140) == 140
    assert a_month(COAST, "income", 2_100_000) == 2_100_000
    values = np.array([100.0])
    assert as_lines_count(CITY, "b1", values) is values
    assert as_lines_count(COAST, "income", values) is values


def test_one_line_for_both_areas_stands_once() -> None:
    assert CITY.income.poor.shared
    assert CITY.income.poor.rural == CITY.income.poor.urban
    shown = render_show(CITY, "vi").splitlines()
    poor = [line for line in shown if line.startswith("income.poor")]
    assert poor == [
        "income.poor.both = ≤ 46.000.000 đồng/người/năm, số chỉ số thiếu hụt chưa có trong tay"
    ]
    assert "indicator_count = 10 chỉ số" in shown
    assert not load_edition("nd07-2021").income.poor.shared


def test_only_the_number_of_the_citys_indicators_is_known() -> None:
    assert (CITY.indicators, CITY.most_deprived) == ((), 10)
    assert load_edition("nd07-2021").most_deprived == 12
    assert load_edition("qd59-2015").most_deprived is None


def test_what_was_not_seen_is_absent_and_what_was_has_one_source() -> None:
    for edition, upto in ((CITY, {46_000_000}), (COAST, {2_100_000, 2_600_000})):
        poor = (*edition.income.poor.rural, *edition.income.poor.urban)
        assert {line.upto for line in poor} == upto
        assert {(line.mark.value, line.count_absent) for line in poor} == {("secondary", True)}
    assert [line.klass for line in absent_lines(COAST, "income", "rural")] == [
        "poor",
        "near_poor",
        "average_living",
    ]
    assert [line.klass for line in absent_lines(CITY, "income", "rural")] == [
        "poor",
        "average_living",
    ]


def in_city(records: list[dict[str, Any]], **more: Any) -> Any:
    return build(records, edition="tphcm-2021", **more)


def test_a_household_whose_class_an_absent_count_decides_is_undetermined_and_says_why() -> None:
    incomes = {"H1": 3_833_333, "H2": 3_833_334, "H3": 4_500_000, "H4": 4_500_001}
    review = in_city([household(code, None, 0, income=value) for code, value in incomes.items()])
    assert review.verdicts.klass.tolist() == ["undetermined", "near_poor", "near_poor", "not_poor"]
    fault = next(fault for fault in review.faults if fault.code == "RV-512")
    assert fault.household == "H1"
    assert fault.params["lines"] == ["income.poor.rural.at_least"]
    assert "income.poor.rural.at_least" in fault_message(fault, "vi")[0]
    assert [f.household for f in review.faults if f.code == "RV-512"] == ["H1"]
    said = reasons(review, rulings(review), "vi")
    assert said[0] == (
        "Chưa đủ thông tin: bộ tiêu chí Quyết định 995/QĐ-UBND của Ủy ban nhân dân "
        "Thành phố Hồ Chí Minh chưa có trị số cần dùng."
    )
    assert said[1] == (
        "Thu nhập = 46.000.008 ≤ 54.000.000 đồng/người/năm: hộ cận nghèo, "
        "dù thiếu hụt bao nhiêu chỉ số."
    )
    assert "54.000.012 > 54.000.000 đồng/người/năm" in said[3]
    assert review.verdicts.line.tolist() == [4_500_000] * 4
    assert review.verdicts.value.tolist() == list(incomes.values())


def test_only_who_asked_for_average_living_misses_its_line() -> None:
    asked = {"asked_average_living": True, "works_in_agriculture": True}
    records = [
        household("H1", None, 0, income=3_833_333),
        household("H2", None, 0, income=3_833_333, **asked),
        household("H3", None, 0, income=4_500_001, **asked),
    ]
    faults = [fault for fault in in_city(records).faults if fault.code == "RV-512"]
    poor, average = "income.poor.rural.at_least", "income.average_living.rural"
    assert [(fault.household, fault.params["lines"]) for fault in faults] == [
        ("H1", [poor]),
        ("H2", [poor, average]),
        ("H3", [poor, average]),
    ]


def test_one_line_for_both_areas_needs_no_area() -> None:
    review = in_city([household("H1", None, 0, income=4_000_000)], area=None)
    assert review.verdicts.klass.tolist() == ["near_poor"]


def test_the_sheet_of_income_reaches_the_line_exactly() -> None:
    """Three members with 138 million a year are exactly at 46 million, one đồng more is over it."""
    review = in_city([household(code, None, 0, size=3) for code in ("H1", "H2")])
    sheet = pd.DataFrame({"code": ["H1", "H2"], "wages_in": [138_000_000.0, 138_000_001.0]})
    table = review.survey.households
    income = type(table)("Thu nhập", sheet, table.rows)
    survey = replace(review.survey, income=income)
    assert judge(survey).verdicts.klass.tolist() == ["undetermined", "near_poor"]


def test_incomes_of_a_workbook_get_the_class_of_the_decision(tmp_path: Path) -> None:
    """A month as a figure, as text of two spellings, as a formula's twelfth; a year's wages."""
    months: dict[str, tuple[Any, Fraction]] = {
        "M1": (3_833_333, Fraction(3_833_333)),
        "M2": (3_833_334, Fraction(3_833_334)),
        "M3": (3_833_333.33, Fraction(383_333_333, 100)),
        "M4": (3_833_333.34, Fraction(383_333_334, 100)),
        "M5": ("3.833.333,33", Fraction(383_333_333, 100)),
        "M6": ("3.833.333,34", Fraction(383_333_334, 100)),
        "M7": (46_000_000 / 12, Fraction(46_000_000, 12)),
        "M8": ("4.500.000", Fraction(4_500_000)),
        "M9": (4_500_000.01, Fraction(450_000_001, 100)),
    }
    years = {
        f"Y{line}-{size}-{away}": (line * 1_000_000 * size + away, size)
        for line in (46, 54)
        for size in (1, 3, 7, 12)
        for away in (-1, 0, 1)
    }
    plain = {"Điểm B1": None}
    rows = [
        books.household(code, **plain, **{"Thu nhập bình quân (đồng/người/tháng)": value})
        for code, (value, _) in months.items()
    ]
    rows += [
        books.household(code, **plain, **{"Số nhân khẩu": n}) for code, (_, n) in years.items()
    ]
    wages = [
        {"Mã hộ": code, "Thu: tiền lương, tiền công": total} for code, (total, _) in years.items()
    ]
    file = books.write(tmp_path / "xa.xlsx", rows, income=wages)
    review = read_and_judged(file, edition=CITY)
    found = dict(zip(review.survey.households.frame["code"], review.verdicts.klass, strict=True))
    yearly = {code: month * 12 for code, (_, month) in months.items()}
    yearly |= {code: Fraction(total, size) for code, (total, size) in years.items()}
    wanted = {code: class_in_the_city(value) for code, value in yearly.items()}
    assert found == {c: "undetermined" if k == "absent" else k for c, k in wanted.items()}
    assert set(found.values()) == {"undetermined", "near_poor", "not_poor"}


def test_two_amounts_of_a_province_leave_everybody_open_until_the_rest_is_at_hand() -> None:
    incomes = (2_100_000, 2_100_001, 9_000_000)
    review = build(
        [household(f"H{i}", None, 3, income=v) for i, v in enumerate(incomes)],
        edition="quang-ninh-2023",
    )
    assert set(review.verdicts.klass) == {"undetermined"}
    assert review.verdicts.line.tolist() == [2_100_000] * 3


def refused(tmp_path: Path, old: str, new: str) -> tuple[str, str]:
    assert old in CITY_SOURCE
    file = tmp_path / "tinh.yaml"
    file.write_text(CITY_SOURCE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputProblem) as caught:
        load_edition(file)
    fault = caught.value.fault
    line = CITY_SOURCE.replace(old, new, 1).splitlines()[int(str(fault.params["line"])) - 1]
    return fault.code, line.strip()[:20]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("count_absent: true", "count_absent: true, at_least: 3", "RV-557", "- {upto: 46000000, c"),
        ("count_absent: true", "count_absent: true, at_most: 2", "RV-557", "- {upto: 46000000, c"),
        (
            "{citation: qd995",
            "{count_absent: true, citation: qd995",
            "RV-557",
            "- {count_absent: tru",
        ),
        ("above: 46000000", "above: 45999999", "RV-558", "- {above: 45999999, "),
        ("above: 46000000", "above: 46000001", "RV-559", "both:"),
        (
            "54000000, citation: qd995-2021, mark: secondary, unit: đồng/người/năm",
            "54000000, citation: qd995-2021, mark: secondary, unit: đồng/người/tháng",
            "RV-565",
            "- {above: 46000000, ",
        ),
        ("near_poor:\n    both:", "near_poor:\n    rural: []\n    both:", "RV-557", "near_poor:"),
        (
            "near_poor:\n    both:",
            "near_poor:\n    shared: true\n    both:",
            "RV-555",
            "shared: true",
        ),
        ("value: 10, ", "value: 10.5, ", "RV-557", "indicator_count: {va"),
        ("value: 10, ", "value: 0, ", "RV-557", "indicator_count: {va"),
    ],
)
def test_what_such_an_edition_may_not_say(
    tmp_path: Path, old: str, new: str, code: str, line: str
) -> None:
    assert refused(tmp_path, old, new) == (code, line)


def test_a_number_beside_a_list_of_indicators_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "tinh.yaml"
    more = "\nindicator_count: {value: 12, unit: chỉ số, citation: nd07-2021, mark: quoted}\n"
    file.write_text(load_edition("nd07-2021").path.read_text("utf-8") + more, encoding="utf-8")
    with pytest.raises(InputProblem) as caught:
        load_edition(file)
    assert caught.value.fault.code == "RV-557"
    assert caught.value.fault.params["key"] == "indicator_count.value"


def test_more_indicators_than_there_are_cannot_be_asked_for(tmp_path: Path) -> None:
    def city(count: int) -> str:
        line = f"{{above: 46000000, upto: 54000000, at_least: {count}, "
        other = line.replace("at_least: ", "at_most: ").replace(f": {count},", f": {count - 1},")
        rest = "citation: qd995-2021, mark: secondary, unit: đồng/người/năm}"
        both = f"{line}{rest}\n      - {other}{rest}"
        start = CITY_SOURCE.index("{above: 46000000")
        end = CITY_SOURCE.index("\n", start)
        return under_own_id(CITY_SOURCE[:start] + both + CITY_SOURCE[end:])

    file = tmp_path / "tinh.yaml"
    file.write_text(city(10), encoding="utf-8")
    assert load_edition(file).most_deprived == 10
    file.write_text(city(11), encoding="utf-8")
    with pytest.raises(InputProblem) as caught:
        load_edition(file)
    assert caught.value.fault.code == "RV-557"


@pytest.mark.parametrize(
    ("unit", "allowed"),
    [("đồng", [A_MONTH, A_YEAR]), (A_YEAR, [A_MONTH]), (f"{A_MONTH} ", [A_MONTH])],
)
def test_a_unit_of_income_decides_and_must_be_known(
    tmp_path: Path, unit: str, allowed: list[str]
) -> None:
    national = load_edition("nd07-2021").path.read_text("utf-8")
    file = tmp_path / "tinh.yaml"
    start = national.index("income:")
    head, body = national[:start], national[start:]
    count = -1 if unit == "đồng" else 1
    body = body.replace(f"unit: {A_MONTH}}}", f"unit: '{unit}'}}", count)
    if unit == A_YEAR:
        # The first unit that is known is the one that all must have.
        allowed = [A_YEAR]
    file.write_text(head + body, encoding="utf-8")
    with pytest.raises(InputProblem) as caught:
        load_edition(file)
    fault = caught.value.fault
    assert (fault.code, fault.params["allowed"]) == ("RV-565", allowed)


@pytest.mark.parametrize(
    ("income", "klass", "band"),
    [
        (3_833_333.33, "undetermined", None),
        (46_000_000 / 12, "undetermined", None),
        (3_833_333.34, "near_poor", "within"),
        (4_500_000, "near_poor", "within"),
        (4_500_000.01, "not_poor", "over"),
    ],
)
def test_an_income_over_the_line_of_the_poor_is_not_explained_as_within_it(
    income: float, klass: str, band: str | None
) -> None:
    found = explain(in_city([household("H1", None, 0, income=income)]), 0)
    assert (found.klass, found.band) == (klass, band)
    said = {
        None: ("Thu nhập: không vượt chuẩn nghèo.", "không vượt chuẩn nghèo"),
        "within": (
            "Thu nhập: trên chuẩn nghèo, chưa quá mức của hộ cận nghèo.",
            "trên chuẩn nghèo, chưa quá mức của hộ cận nghèo.",
        ),
        "over": ("Thu nhập: trên mức của hộ cận nghèo.", "trên mức của hộ cận nghèo."),
    }[band]
    page = family_page(found, "vi")
    assert page.income.endswith(said[0])
    assert said[1] in explanation_text(found, "vi")
    if band == "over":
        assert page.why == (
            "Theo quy định, hộ có thu nhập trên mức của hộ cận nghèo không thuộc hộ nghèo, "
            "hộ cận nghèo, dù còn thiếu hụt chỉ số nào.",
        )
    if band == "within":
        assert "xét tiếp" not in explanation_text(found, "vi")


@pytest.mark.parametrize(
    ("edition", "income"),
    [("nd07-2021", 1_500_000), ("nd07-2021", 1_500_001), ("quang-ninh-2023", 2_100_001)],
)
def test_where_no_band_lies_above_the_poor_there_is_none(edition: str, income: float) -> None:
    found = explain(build([household("H1", None, 3, income=income)], edition=edition), 0)
    assert found.band is None
    assert found.value == income


def test_without_an_area_or_a_value_no_band_is_named() -> None:
    assert explain(in_city([household("H1", None, 0)]), 0).band is None
    review = in_city([household("H1", None, 0, income=4_000_000)], area=None)
    assert explain(review, 0).band is None


@pytest.mark.parametrize(
    ("edition", "area", "line"),
    [
        ("nd07-2021", "rural", 1_500_000),
        ("nd07-2021", "urban", 2_000_000),
        ("nd07-2021", None, None),
        # The poor and the near-poor have two lines, or one of them has none.
        ("tphcm-2021", "urban", None),
        ("quang-ninh-2023", "rural", None),
    ],
)
def test_the_one_income_line_of_an_area_is_named_where_there_is_one(
    edition: str, area: str | None, line: float | None
) -> None:
    review = build([household("H1", None, 3, income=1_000_000)], edition=edition, area=area)
    assert explain(review, 0).income_line == line


def test_a_yearly_income_line_is_named_by_the_month(tmp_path: Path) -> None:
    national = under_own_id(load_edition("nd07-2021").path.read_text("utf-8"))
    file = tmp_path / "tinh.yaml"
    file.write_text(national.replace("đồng/người/tháng", "đồng/người/năm"), encoding="utf-8")
    review = build([household("H1", None, 3, income=100_000)], edition=str(file))
    assert explain(review, 0).income_line == 125_000
