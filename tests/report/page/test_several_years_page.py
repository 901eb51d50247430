"""The part of the summary page about several years: its figures, its words, its absence."""

from dataclasses import replace

import pytest

from ravo.report.figures.several_years import MissingLists, SeveralYears, YearCounts, YearsOnList
from ravo.report.page.figures import page_values
from ravo.report.page.page import district_page
from support.page_districts import two_years
from support.report_settings import with_target

SEVERAL = SeveralYears(
    (
        YearCounts(2022, 2, 30, 20, 1000),
        YearCounts(2023, 2, 25, 20, 800),
        YearCounts(2024, 1, 9, 6, None),
    ),
    (YearsOnList(1, 5), YearsOnList(3, 10)),
    4,
)


def test_rates_are_of_the_residents_of_their_year_and_unknown_without_them() -> None:
    values = page_values(replace(two_years(), several=SEVERAL), with_target())["years"]
    assert [row["poor_rate"] for row in values["rows"]] == [3.0, 3.13, None]
    assert [row["listed_rate"] for row in values["rows"]] == [5.0, 5.63, None]
    assert [(row["years"], row["rate"]) for row in values["on_list"]] == [(1, 33.33), (3, 66.67)]
    assert values["again"] == 4


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_prints_every_figure_under_its_path(lang: str) -> None:
    page = district_page(replace(two_years(), several=SEVERAL), with_target(), lang)  # type: ignore[arg-type]
    for path in ("years.rows.0.poor_rate", "years.rows.2.residents", "years.on_list.1.households"):
        assert f'data-of="{path}"' in page
    if lang == "vi":
        part = page.partition("Nhiều năm</h2>")[2].partition("</section>")[0]
        assert "4 hộ trong danh sách năm nay đã từng ra khỏi danh sách" in part


@pytest.mark.parametrize("several", [None, SeveralYears(SEVERAL.years[:1], (), 0)])
def test_without_several_years_there_is_no_such_part(several: SeveralYears | None) -> None:
    district = replace(two_years(), several=several)
    assert page_values(district, with_target())["years"] is None
    assert "Nhiều năm" not in district_page(district, with_target(), "vi")


def test_years_that_lack_communes_are_named_and_not_compared() -> None:
    """What is missing stands in the part itself; a year without a commune is of other people."""
    whole = replace(SEVERAL, years=SEVERAL.years[:2])
    said = {}
    for name, missing in {
        "none": (),
        "between": (MissingLists(2021, ("Xã Thử 1", "Xã Thử 2"), whole=True),),
        "first": (MissingLists(2022, ("Xã Thử 2",), whole=False),),
    }.items():
        district = replace(two_years(), several=replace(whole, missing=missing))
        page = district_page(district, with_target(), "vi")
        said[name] = page.partition("Nhiều năm</h2>")[2].partition("</section>")[0]
    assert "Tỷ lệ hộ nghèo: năm 2022 là 3,00 %, năm 2023 là 3,13 %." in said["none"]
    assert "Tỷ lệ hộ cận nghèo: năm 2022 là 2,00 %, năm 2023 là 2,50 %." in said["none"]
    assert "chưa có số liệu" not in said["none"]
    assert "Năm 2021 chưa có số liệu của xã nào trong sổ theo dõi." in said["between"]
    assert "Tỷ lệ hộ nghèo: năm 2022" in said["between"]
    assert "Năm 2022 chưa có số liệu của Xã Thử 2 trong sổ theo dõi" in said["first"]
    assert "Không so năm 2023 với năm 2022" in said["first"]
    assert "Tỷ lệ hộ nghèo: năm" not in said["first"]
