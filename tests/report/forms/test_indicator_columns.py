"""Forms 4 to 7 have a column for each indicator of the edition, however many it has."""

from dataclasses import replace

import pytest

from ravo.messages import Text
from ravo.report.figures.model import District, IndicatorName
from ravo.report.forms.facts import form_facts
from ravo.report.forms.settings import ReportSettings
from ravo.report.forms.tables import columns_of


def with_indicators(district: District, count: int) -> District:
    """Return the district as if its edition had other indicators."""
    names = (IndicatorName(f"i{n}", n, Text(f"Chỉ số {n}", f"Indicator {n}")) for n in range(1, 99))
    return replace(district, indicators=tuple(next(names) for _ in range(count)))


@pytest.mark.parametrize("form", ["4", "5", "6", "7"])
@pytest.mark.parametrize("count", [1, 10, 12, 13])
def test_there_is_a_column_for_each_indicator(pair: District, form: str, count: int) -> None:
    columns = columns_of(form_facts()[form], with_indicators(pair, count), ReportSettings(), ())
    found = [column for column in columns if column.is_indicator]
    assert [column.code for column in found] == [str(n) for n in range(1, count + 1)]
    assert [column.figure.rsplit(".", 1)[1] for column in found] == [c.code for c in found]
    assert [column.heading[-1] for column in found] == [
        f"{n}. Chỉ số {n}" for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("form", ["4", "6"])
@pytest.mark.parametrize("count", [1, 10, 13])
def test_all_deprivations_are_the_sum_of_these_columns(
    pair: District, form: str, count: int
) -> None:
    columns = columns_of(form_facts()[form], with_indicators(pair, count), ReportSettings(), ())
    (total,) = [column for column in columns if column.code == "tong_thieu_hut"]
    assert total.formula == "+".join(str(n) for n in range(1, count + 1))


def test_without_an_edition_the_forms_keep_their_own_columns(pair: District) -> None:
    facts = form_facts()["4"]
    columns = columns_of(facts, with_indicators(pair, 0), ReportSettings(), ())
    assert columns == facts.columns
