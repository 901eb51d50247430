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


@pytest.mark.parametrize(
    ("counts", "size", "parts"),
    [
        # 1.75, 2.45 and 2.8 of each: what is left over goes to the largest remainders.
        ((5, 7, 8), 7, [2, 2, 3]),
        # Every stratum is met, and the first of the largest gives up for it.
        ((10, 10, 1, 1), 5, [1, 2, 1, 1]),
        # Of equal remainders the first by name.
        ((3, 3, 4), 5, [2, 1, 2]),
        # Fewer than there are strata: not each is met.
        ((1, 1, 8), 2, [0, 0, 2]),
    ],
)
def test_what_is_left_of_a_share_goes_by_remainder_then_by_name(
    counts: tuple[int, ...], size: int, parts: list[int]
) -> None:
    strata = [name for name, count in zip("abcd", counts, strict=False) for _ in range(count)]
    rows = drawn(strata, [str(n) for n in range(len(strata))], size, 3)
    names = [strata[row] for row in rows]
    assert [names.count(name) for name in "abcd"[: len(counts)]] == parts
