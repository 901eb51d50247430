"""The years up to the first list: what a year says agrees with what the year before has."""

from functools import cache

import pandas as pd

from ravo.places.units import commune
from ravo.sample import Sample
from ravo.sample.years import survey_frames

CODE, HOUSEHOLDS, SEED = "30172", 240, 2024
LISTED = ("Hộ nghèo", "Hộ cận nghèo")


@cache
def years() -> dict[int, Sample]:
    unit = commune(CODE, 2024)
    made = survey_frames(unit, 2024, HOUSEHOLDS, SEED, first_year=2021)
    return {year: Sample(unit, *frames) for year, frames in made.items()}


def homes(year: int) -> pd.DataFrame:
    return years()[year].households.set_index("code")


def people(year: int) -> pd.DataFrame:
    """Return the members with a citizen number, by it."""
    rows = years()[year].members.dropna(subset="citizen_id").set_index("citizen_id")
    assert rows.index.is_unique, "one person in two households"
    return rows


def test_the_years_from_the_first_list_on_do_not_depend_on_the_one_before() -> None:
    alone = survey_frames(commune(CODE, 2024), 2024, HOUSEHOLDS, SEED)
    assert list(alone) == [2023, 2024]
    assert list(years()) == [2021, 2022, 2023, 2024]
    for year, (info, *tables) in alone.items():
        assert info == years()[year].info
        for table, other in zip(tables, years()[year][2:5], strict=True):
            pd.testing.assert_frame_equal(table, other)


def test_a_citizen_number_is_one_person_through_all_years() -> None:
    named = [people(year)[["name", "birth", "sex"]].reset_index() for year in years()]
    once = pd.concat(named).drop_duplicates()
    assert once["citizen_id"].is_unique
    assert len(people(2021).index.difference(people(2022).index)) > 10
    assert len(people(2021).index.intersection(people(2024).index)) > 300


def test_nobody_is_there_before_being_born() -> None:
    for year in (2021, 2022):
        births = years()[year].members["birth"]
        assert births.map(lambda day: day.year).max() == year


def test_who_is_gone_or_came_is_so_in_the_year_before_too() -> None:
    old, new = homes(2021), homes(2022)
    left = new[new["size"].isna()]
    assert set(left["change_reason"]) <= {"Chuyển đi", "Chết"}
    assert len(left) >= 2
    assert left.index.isin(old.index).all()
    assert left["opening_class"].isin(LISTED).all()
    came = new[new["change_reason"].isin(["Chuyển đến", "Tách hộ"])]
    assert len(came) >= 4
    assert came["opening_class"].isna().all()
    assert not came.index.isin(old.index).any()


def test_who_lives_apart_or_moved_in_was_with_the_household_of_origin_or_alone() -> None:
    old, new = homes(2021), homes(2022)
    split, grown = (new[new["change_reason"] == reason] for reason in ("Tách hộ", "Nhập hộ"))
    before, after = people(2021)["code"], people(2022)["code"]
    assert len(split)
    assert len(grown)
    for code, row in split.iterrows():
        assert before[row["head_citizen_id"]] == row["origin_code"]
        assert row["origin_code"] in new.index, code
        assert row["separated_on"].endswith("/2022")
    for code, row in grown.iterrows():
        guest = old.loc[row["origin_code"]]
        assert guest["size"] == 1
        assert after[guest["head_citizen_id"]] == code
        assert row["origin_code"] not in new.index


def test_other_households_keep_their_head_or_the_partner_follows_one_who_died() -> None:
    old, new = homes(2021), homes(2022)
    both = old.index.intersection(new.index)
    heads = old.loc[both, "head_citizen_id"], new.loc[both, "head_citizen_id"]
    changed = both[heads[0].ne(heads[1])]
    assert 0 < len(changed) < 10
    relations = people(2021)["relation"]
    dead, heirs = old.loc[changed, "head_citizen_id"], new.loc[changed, "head_citizen_id"]
    assert not dead.isin(people(2022).index).any()
    assert (relations[list(heirs)] == "Vợ/chồng").all()


def test_a_few_households_have_another_code_with_the_same_head() -> None:
    old, new = homes(2021), homes(2022)
    alone = old.index.difference(new.index)
    heads = old.loc[alone].reset_index().dropna(subset="head_citizen_id")
    again = heads.merge(new.reset_index(), on="head_citizen_id", suffixes=("", "_new"))
    assert 1 <= len(again) <= 8
    assert again["code"].str.startswith(f"{CODE}-C").all()


def test_households_leave_the_list_fall_again_and_stay_on_it() -> None:
    opened = [homes(year)["opening_class"] for year in (2022, 2023, 2024)]
    table = pd.concat(opened, axis=1, join="inner").dropna()
    runs = table.agg("|".join, axis=1).value_counts()
    poor, above = "Hộ nghèo", "Hộ không nghèo"
    assert runs[f"{poor}|{poor}|{poor}"] > 30
    assert runs[f"{poor}|{above}|{poor}"] >= 1


def test_the_list_of_2021_opens_with_some_of_the_standard_before_it() -> None:
    rows = homes(2021)
    listed = rows["opening_class"].isin(LISTED)
    assert 0.3 < listed.mean() < 0.7
    assert (rows["review_reason"] == "Trong danh sách").equals(listed)
    assert rows.loc[listed, "decision_date"].map(lambda day: day.year).eq(2020).all()
    assert rows.loc[~listed, "decision_date"].isna().all()
