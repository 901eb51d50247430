"""Years of help with a house that cannot be: nobody is left off a list for one."""

from typing import Any

import pytest

from ravo.contract.columns import columns_of
from ravo.contract.values import read_value
from ravo.programmes.findings import Standing
from support.made_up_programmes import judged_one, made_book, made_facts, made_programme

COLUMN = next(one for one in columns_of("households") if one.id == "nam_ho_tro_nha_o")


@pytest.mark.parametrize(
    ("year", "standing"),
    [
        (None, Standing.to_ask),
        (0, Standing.eligible),
        (1, Standing.to_ask),
        (19, Standing.to_ask),
        (1944, Standing.to_ask),
        (1945, Standing.not_eligible),
        (2025, Standing.not_eligible),
        (2026, Standing.to_ask),
        (2028, Standing.to_ask),
    ],
)
def test_a_year_that_cannot_be_is_asked_about(year: float | None, standing: Standing) -> None:
    programme = made_programme(conditions=["so_khau > 0"], exclusions=["nam_ho_tro_nha_o > 0"])
    homes: list[dict[str, Any]] = [
        {"so_khau": 2, "nam_ho_tro_nha_o": year},
        {"so_khau": 2, "nam_ho_tro_nha_o": 0},
    ]
    case = judged_one(programme, made_facts(made_book(homes))).case(0)
    assert case.standing == standing
    assert case.missing == (("nam_ho_tro_nha_o",) if standing is Standing.to_ask else ())


@pytest.mark.parametrize(
    ("year", "code"), [(0, None), (1, "RV-209"), (1945, None), (2031, "RV-209")]
)
def test_the_survey_refuses_such_a_year_but_takes_never(year: int, code: str | None) -> None:
    assert read_value(year, COLUMN).code == code
