"""Counts to publish: places, small villages, no row of a household, tables that agree."""

import numpy as np
import pytest

from ravo.exports.codes import COMMUNE, POOLED, VILLAGE
from ravo.exports.counts import (
    STATES,
    class_counts,
    indicator_counts,
    public_tables,
    village_rows,
)
from support.count_attack import ranges
from support.exported_lists import home, listed

CHANCE = np.random.default_rng(20)
KLASSES = ("poor", "near_poor", "average_living", "not_poor", "undetermined")


def many(counts: dict[str, int]) -> list[dict[str, object]]:
    return [home(village) for village, count in counts.items() for _ in range(count)]


def test_small_villages_are_one_row_that_is_not_small() -> None:
    rows = village_rows(listed(many({"Ấp C": 9, "Ấp A": 2, "Ấp B": 6, "Ấp D": 7})), 5)
    places = [place for place, _ in rows]
    # 2 of Ấp A are too few: the next smallest village goes with it.
    assert [(one.level, one.village, one.total) for one in places] == [
        (VILLAGE, "Ấp C", 9),
        (VILLAGE, "Ấp D", 7),
        (POOLED, None, 8),
    ]
    assert sum(int(flags.sum()) for _, flags in rows) == 24


@pytest.mark.parametrize(("other", "expected"), [(4, 0), (5, 2)])
def test_a_single_row_is_none(other: int, expected: int) -> None:
    assert len(village_rows(listed(many({"Ấp A": 9, "Ấp B": other})), 5)) == expected


def test_a_small_commune_shows_not_even_its_total() -> None:
    counted = class_counts(listed(many({"Ấp A": 4})), (), 5)
    assert [one.total for one in counted.places] == [None]
    assert counted.counts == ((None,) * 5,)
    assert class_counts(listed(many({"Ấp A": 5})), (), 5).counts == ((5, 0, 0, 0, 0),)


def test_counts_are_those_of_the_households_or_left_out() -> None:
    homes = [
        home(
            f"Ấp {CHANCE.integers(6)}",
            CHANCE.choice(KLASSES[:4], p=[0.5, 0.3, 0.15, 0.05]),
            str(CHANCE.choice(["10", "00", "?0"], p=[0.1, 0.85, 0.05])),
        )
        for _ in range(160)
    ]
    commune = listed(homes)
    villages = village_rows(commune, 5)
    assert len(villages) == 6
    tables = {
        "class": (class_counts(commune, villages, 5), "klass", KLASSES),
        "answer": (indicator_counts(commune, 0, villages, 5), "answers", ("1", "0", "?")),
    }
    for counted, name, words in tables.values():
        assert counted.places[0].level == COMMUNE
        assert counted.places[0].total == 160
        assert 0 < counted.hidden < 7 * len(words)
        for place, line in zip(counted.places, counted.counts, strict=True):
            mine = [one for one in homes if place.village in (None, one["village"])]
            for word, count in zip(words, line, strict=True):
                true = sum(one[name][0] == word or one[name] == word for one in mine)
                assert count in (None, true)
                assert not 0 < (count or 0) < 5
        public = [*counted.counts[1:], counted.counts[0]]
        totals = [place.total or 0 for place in counted.places[1:]]
        assert min(ranges(public, totals)) >= 5 - 1e-6


def test_no_table_to_publish_has_a_row_of_a_household() -> None:
    commune = listed([home(f"Ấp {n % 3}", answers="1?") for n in range(40)])
    tables, hidden = public_tables([commune], 5)
    assert [table.model.name for table in tables] == [
        "phan_loai",
        "nhan",
        "don_vi",
        "dem_phan_loai",
        "dem_chi_so",
    ]
    ids = {id for table in tables for id in table.model.ids}
    assert ids.isdisjoint({"khoa", "ma_ho", "chu_ho", "so_ho_tu_choi", "tep_sha256"})
    pieces = [rows for table in tables[3:] for rows in table.pieces()]
    assert hidden == sum(sum(rows["giau"]) for rows in pieces) == 0
    assert sum(len(rows["so_ho"]) for rows in pieces) == 4 * 5 + 2 * 4 * len(STATES)


def test_a_number_typed_as_a_village_is_nowhere() -> None:
    homes = [home("087070001234") for _ in range(9)] + [home("Ấp A") for _ in range(9)]
    places = [place for place, _ in village_rows(listed(homes), 5)]
    assert [one.village for one in places] == [None, "Ấp A"]
