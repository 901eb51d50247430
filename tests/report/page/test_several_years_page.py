"""The part of the summary page about several years: its figures, its words, its absence."""

from dataclasses import replace

import pytest

from ravo.report.figures.several_years import SeveralYears, YearCounts, YearsOnList
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
