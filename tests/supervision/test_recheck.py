"""The sample to visit again: its size, its seed, its strata, what came back."""

from datetime import date
from math import isnan

import pytest

from ravo.supervision.recheck import drawn, sample_size, seed_of, wrong_share


@pytest.mark.parametrize(("households", "size"), [(50, 39), (150, 46), (300, 54), (1000, 57)])
def test_the_published_sizes(households: int, size: int) -> None:
    assert sample_size(households, 0.05) == size


def test_the_published_interval() -> None:
    found = wrong_share(60, 6)
    assert (found.lower, found.upper) == pytest.approx((0.0466, 0.2015), abs=5e-5)
    assert isnan(wrong_share(0, 0).lower)


@pytest.mark.parametrize(("households", "tolerable"), [(0, 0.05), (10, 0), (10, 1.5)])
def test_no_sample_of_nobody(households: int, tolerable: float) -> None:
    with pytest.raises(ValueError, match="no sample"):
        sample_size(households, tolerable)


def test_the_seed_follows_from_the_commune_and_the_day() -> None:
    assert seed_of("30169", date(2024, 9, 1)) == seed_of("30169", date(2024, 9, 1))
    assert seed_of("30169", date(2024, 9, 1)) != seed_of("30169", date(2024, 9, 2))
    assert seed_of("30169", date(2024, 9, 1)) != seed_of("30172", date(2024, 9, 1))


def test_every_stratum_is_drawn_by_its_share() -> None:
    strata = ["a"] * 80 + ["b"] * 18 + ["c"] * 2
    keys = [f"H{n}" for n in range(100)]
    rows = drawn(strata, keys, 20, 7)
    names = [strata[row] for row in rows]
    assert [names.count(name) for name in "abc"] == [16, 3, 1]
    assert rows != drawn(strata, keys, 20, 8)
    assert len(set(rows)) == 20
    # Sorted otherwise, the same households are drawn.
    turned = drawn(strata[::-1], keys[::-1], 20, 7)
    assert {keys[row] for row in rows} == {keys[::-1][row] for row in turned}


@pytest.mark.parametrize("size", [1, 2, 3, 99, 100, 500])
def test_a_sample_of_any_size_has_that_size(size: int) -> None:
    strata = ["a"] * 80 + ["b"] * 18 + ["c"] * 2
    keys = [str(n) for n in range(100)]
    assert len(drawn(strata, keys, size, 1)) == min(size, 100)
