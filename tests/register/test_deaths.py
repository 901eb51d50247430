"""Who died: by lists, by records, by both; the person behind it, in any order of adding."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import select, text

from ravo.fault_words import fault_message
from ravo.faults import InputProblem
from ravo.messages import text as words
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register import check_register, deaths_in_register
from ravo.pipeline.register_queries import find_in_register, life_in_register
from ravo.pipeline.registered_lists import carried_reason_faults
from ravo.register.added import add_lists
from ravo.register.carried_reasons import CarriedUntil, with_recorded_reasons
from ravo.register.checked_deaths import DAYS_DIFFER, LISTED_AFTER, OF_NOBODY, death_faults
from ravo.register.counted_deaths import DeathCounts, deaths_counted
from ravo.register.dead_people import match_deaths_again
from ravo.register.deaths import DeathSource, KnownDeath, days_of_list, known_death
from ravo.register.exported import export_tables
from ravo.register.last_lists import WantedCommune, last_lists
from ravo.register.lists import COLUMNS, StoredList, list_of
from ravo.register.lists import PEOPLE as PEOPLE_COLUMNS
from ravo.register.machine import history_json
from ravo.register.newly_escaped import newly_escaped
from ravo.register.parts import active_parts
from ravo.register.past import SoughtHousehold, history_before, with_history
from ravo.register.people_over_years import people_over_years
from ravo.register.recorded import CheckedRecords, RecordedCounts, record
from ravo.register.shown import household_text, life_text
from ravo.register.store import address_of, reading, writing
from ravo.register.tables import DEATH, EVENT, PERSON, SCHEMA
from ravo.register.undone import undo
from ravo.results.explanation import explanation_text
from ravo.review.explainer import explain
from ravo.review.explanation import PastDeath
from ravo.review.verdicts import judge
from ravo.survey.departures import with_departures
from support.register_lists import add, author, dump, home, within
from support.register_unions import merge
from support.registers import ON_FILES, BegunRegister, FreshRegister
from support.small_reviews import build

CLOSING = date(2024, 12, 14)
PEOPLE = (("Lê Na", 1970, "Chủ hộ"), ("Lê Mai", 1945, "Mẹ"), ("Lê Bo", 1995, "Con"))
DIED = {"Lê Mai": "Chết"}


def listed(
    year: int, reasons: dict[str, str] | None = None, code: str = "A1", **info: Any
) -> StoredList:
    """Return a year's list with the household of PEOPLE, whose rows have `reasons`."""
    return _listed(year, tuple((reasons or {}).items()), code, tuple(info.items()))


@cache
def _listed(
    year: int, reasons: tuple[tuple[str, str], ...], code: str, info: tuple[tuple[str, Any], ...]
) -> StoredList:
    people = [
        {
            "code": code,
            "name": name,
            "relation": relation,
            "birth": pd.Timestamp(born, 5, 1),
            "change_reason": dict(reasons).get(name),
        }
        for name, born, relation in PEOPLE
    ]
    place = {"commune": "Bình Thành", "district": "Lấp Vò", "province": "Đồng Tháp"}
    about = {"year": year, "review_date": date(year, 12, 14), **place, **dict(info)}
    homes = [home(code, head_name="Lê Na", head_birth_year=1970, size=3), home("A2")]
    return list_of(judge(with_departures(build(homes, members=people, **about).survey)))


def without_mai(year: int) -> StoredList:
    """Return the list of a year that does not have the one who died, and names no death."""
    stored = listed(year)
    members = tuple(tuple(one for one in rows if one[0] != "Lê Mai") for rows in stored.members)
    return replace(stored, members=members)


def recorded(path: str, day: str, at: int = 9, period: str = "2023") -> RecordedCounts:
    """Record the death of Lê Mai on a day."""
    with reading(address_of(path)) as connection:
        unit = active_parts(connection).parts[0].unit.key
    event = ("death", day, period, unit, "A1", "Lê Mai", "{}")
    counts: RecordedCounts = within(path, record, CheckedRecords((event,), (), ()), author(at))
    return counts


def uids_of_dead(path: str) -> list[str]:
    with reading(address_of(path)) as connection:
        query = select(PERSON.c.uid).join(DEATH, DEATH.c.person == PERSON.c.id)
        return sorted(connection.execute(query).scalars())


def shown(path: str) -> tuple[str, str]:
    """Return what `show` and `history` print, on one line each."""
    history = find_in_register(path, "A1").history
    assert history is not None
    life = life_text(history, life_in_register(history), "vi")
    return " ".join(household_text(history, "vi").split()), " ".join(life.split())


def died_in(path: str, period: str) -> int:
    """Return how many people died in a period in all communes of a register."""
    with reading(address_of(path)) as connection:
        return deaths_counted(connection, period).people


def years_of_deaths(path: str) -> list[str]:
    years = ("2022", "2023", "2024", "2025", "2026")
    with reading(address_of(path)) as connection:
        return [year for year in years if deaths_counted(connection, year).people]


def codes_of(path: str) -> list[str]:
    return [fault.code for fault in check_register(path, SILENCE).breaches]


def first_year(path: str) -> None:
    add(path, listed(2023))


def with_death(path: str) -> None:
    add(path, listed(2023), listed(2024, DIED))


def whole_with_death(path: str) -> None:
    with_death(path)
    assert codes_of(path) == []


def three_years(path: str) -> None:
    """The review of 2024 was closed on 10/1/2025."""
    add(path, listed(2023), listed(2024, review_date=date(2025, 1, 10)), listed(2025))


def gone_by_record(path: str) -> None:
    add(path, changed(listed(2022), citizen_id=NUMBER))
    add(path, without_mai(2023), day=2)
    recorded(path, "2023-03-05", at=3, period="2022")


def gone_by_list(path: str) -> None:
    add(path, changed(listed(2022), citizen_id=NUMBER))
    add(path, listed(2023, DIED), day=2)


def test_a_list_names_who_died_in_any_order(register: str, fresh_register: FreshRegister) -> None:
    """The person is that of the list before; adding it later, merging and undoing agree."""
    first, second = listed(2023), listed(2024, DIED)
    assert [(row[4], row[5]) for row in second.deaths] == [("A1", "Lê Mai")]
    add(register, first)
    before = dump(register)
    add(register, second, day=2)
    after = dump(register)
    (uid,) = uids_of_dead(register)
    assert uid.endswith("/2023/A1/2")
    other = fresh_register()
    add(other, second)
    assert uids_of_dead(other) == []
    add(other, first, day=2)
    assert dump(other) == after
    assert codes_of(other) == []
    third = fresh_register()
    merge(third, other)
    assert dump(third) == after
    within(register, undo, "2", author(3))
    assert dump(register) == before
    within(register, undo, "3", author(4))
    assert dump(register) == after


def test_the_dead_are_shown_once_and_are_nowhere_after(begun: BegunRegister) -> None:
    register = begun(with_death)
    household, life = shown(register)
    assert household.count("Lê Mai (1945) mất (theo danh sách kỳ 2024).") == 1
    assert "Lê Mai (1945) mất (theo danh sách kỳ 2024)" in life
    history = find_in_register(register, "A1", "2023").history
    assert history is not None
    assert [person.died is not None for person in history.people] == [False, True, False]
    (death,) = history_json(history)["deaths"]
    assert death == {
        "name": "Lê Mai",
        "birth_year": 1945,
        "on": None,
        "period": "2024",
        "differing": [],
    }
    with reading(address_of(register)) as connection:
        stays = people_over_years(connection, history.uid)
        people = export_tables(connection, "vi")[1]
        at = [column.id for column in people.columns].index("qua_doi")
        told = [row[at] for row in people.rows if row[at]]
    assert [(one.periods, one.died and one.died.period) for one in stays if one.gone] == [
        (("2023",), "2024")
    ]
    assert told == ["kỳ 2024"]


def test_a_list_and_a_record_are_one_death(
    begun: BegunRegister, fresh_register: FreshRegister
) -> None:
    """The day that was recorded is the closer one; years added later change nothing."""
    register = begun(with_death)
    plain = dump(register)
    with reading(address_of(register)) as connection:
        escaped = newly_escaped(connection, date(2025, 6, 1), None)
    batch = recorded(register, "2024-03-05").batches[0]
    with reading(address_of(register)) as connection:
        assert newly_escaped(connection, date(2025, 6, 1), None) == escaped
    both = dump(register)
    assert len(set(uids_of_dead(register))) == 1
    assert "Lê Mai (1945) mất ngày 05/03/2024." in shown(register)[0]
    assert shown(register)[0].count("05/03/2024") == 1
    assert deaths_in_register(register, "2024") == DeathCounts(1, 1, 0, 0)
    assert died_in(register, "2024-03") == 1
    assert died_in(register, "2025") == 0
    other = fresh_register()
    add(other, listed(2023))
    recorded(other, "2024-03-05", at=2)
    add(other, listed(2024, DIED), day=3)
    assert dump(other) == both
    assert codes_of(other) == []
    within(register, undo, batch.short, author(10))
    assert dump(register) == plain


@pytest.mark.parametrize(("day", "differs"), [("2024-12-14", False), ("2024-12-15", True)])
@ON_FILES
def test_a_day_after_the_list_that_names_the_death_is_no_fit(
    begun: BegunRegister, day: str, *, differs: bool
) -> None:
    """Who is dead by the list of 14/12 did not die on the 15th: both are named, no day is."""
    register = begun(with_death)
    recorded(register, day)
    assert codes_of(register) == [DAYS_DIFFER] * differs
    household, _ = shown(register)
    assert ("các nguồn ghi khác nhau: 2024, 15/12/2024" in household) is differs
    assert ("mất ngày 14/12/2024" in household) is not differs


def test_two_records_with_other_days_name_both(begun: BegunRegister) -> None:
    register = begun(first_year)
    recorded(register, "2024-03-05")
    recorded(register, "2024-03-06", at=10)
    checked = check_register(register, SILENCE)
    (fault,) = checked.breaches
    assert [one.lists for one in checked.batches] == [(("Bình Thành", "2023"),)] * 3
    assert (fault.code, fault.household, fault.params["place"]) == (DAYS_DIFFER, "A1", 2)
    words = " ".join(fault_message(fault, "vi"))
    assert "05/03/2024, 06/03/2024 (lần lượt ở đợt 2, 3 của sổ)" in words
    assert "Lê Mai" not in words


@pytest.mark.parametrize(("day", "wrong"), [("2024-12-14", False), ("2024-12-13", True)])
@ON_FILES
def test_the_dead_on_a_later_list_are_named_by_cell(
    begun: BegunRegister, day: str, *, wrong: bool
) -> None:
    """A list of 14/12 may have who died on that day, not who died the day before."""
    register = begun(first_year)
    recorded(register, day)
    with writing(address_of(register)) as connection:
        added = add_lists(connection, [listed(2024)], author(11))
    assert [fault.code for fault in added.faults] == [LISTED_AFTER] * wrong
    with reading(address_of(register)) as connection:
        faults = death_faults(connection)
        assert [fault.household for fault in faults] == ["A1"] * wrong
        assert death_faults(connection, {"2023"}) == []
    assert codes_of(register) == [LISTED_AFTER] * wrong
    for fault in faults:
        words = " ".join(fault_message(fault, "vi"))
        assert str(fault.params["cell"]) in words
        assert "13/12/2024" in words
        assert "Lê Mai" not in words


@pytest.mark.parametrize(("day", "year"), [("2024-12-14", "2024"), ("2024-12-15", "2025")])
@ON_FILES
def test_a_recorded_death_is_of_the_year_whose_review_follows(
    register: str, day: str, year: str
) -> None:
    add(register, listed(2023), without_mai(2024))
    recorded(register, day)
    assert years_of_deaths(register) == [year]


@pytest.mark.parametrize("period", ["2023", "2024", "2025"])
@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2023-12-14", "2023"),
        ("2023-12-15", "2024"),
        ("2025-01-10", "2024"),
        ("2025-01-11", "2025"),
    ],
)
@ON_FILES
def test_a_day_decides_whichever_period_was_typed(
    begun: BegunRegister, period: str, day: str, year: str
) -> None:
    register = begun(three_years)
    recorded(register, day, period=period)
    assert years_of_deaths(register) == [year]


@ON_FILES
def test_a_replaced_list_names_nobody_any_more(begun: BegunRegister) -> None:
    register = begun(first_year)
    add(register, listed(2024, DIED), day=2)
    add(register, without_mai(2024), day=3, replace=True)
    assert uids_of_dead(register) == []
    assert not [line for line in dump(register) if b'"death"' in line]
    assert died_in(register, "2024") == 0
    within(register, undo, "3", author(4))
    assert len(uids_of_dead(register)) == 1
    assert codes_of(register) == []


def test_a_register_of_the_version_before_is_read_and_brought_up_to_date(
    begun: BegunRegister,
) -> None:
    """Deaths that were recorded then get their person when somebody writes."""
    register = begun(first_year)
    recorded(register, "2024-03-05")
    now, printed = dump(register), shown(register)
    with writing(address_of(register)) as connection:
        connection.execute(text("DROP TABLE death"))
        connection.execute(SCHEMA.update().values(version=2))
    assert shown(register) == printed
    with reading(address_of(register)) as connection:
        assert deaths_counted(connection, "2024") == DeathCounts(1, 1, 0, 0)
    assert codes_of(register) == []
    assert [line for line in now if line not in dump(register)] == [
        line for line in now if b'"table":"death"' in line
    ]
    add(register, listed(2023), day=12)
    assert dump(register) == now


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("UPDATE event SET member = 'Lê Na'", "RV-1220"),
        ("DELETE FROM event", "RV-1220"),
        ("UPDATE death SET person = person + 1", "RV-1222"),
        ("DELETE FROM death", "RV-1222"),
    ],
)
@ON_FILES
def test_a_death_that_was_altered_is_a_breach(begun: BegunRegister, words: str, code: str) -> None:
    register = begun(whole_with_death)
    with writing(address_of(register)) as connection:
        connection.execute(text(words))
    assert codes_of(register)[:1] == [code]


@ON_FILES
def test_a_month_is_closer_than_its_year(register: str, fresh_register: FreshRegister) -> None:
    """Lists of later months name the death again, and the year's list too: it is one."""
    first, last = listed(2023), listed(2024, DIED)
    (about,) = last.deaths
    facts = '{"birth_year":1945,"list":1,"month":"2024-03"}'
    months = [
        replace(
            without_mai(2024),
            period=period,
            deaths=((*about[:2], period, *about[3:6], facts),),
        )
        for period in ("2024-03", "2024-04")
    ]
    add(register, first, last, *months)
    assert codes_of(register) == []
    assert "Lê Mai (1945) mất trong tháng 3/2024." in shown(register)[0]
    counted = {at: deaths_in_register(register, at).people for at in ("2024-03", "2024-04")}
    assert counted == {"2024-03": 1, "2024-04": 0}
    other = fresh_register()
    add(other, last, months[1])
    add(other, months[0], first, day=2)
    assert dump(other) == dump(register)


@ON_FILES
def test_twins_of_one_name_are_nobody(register: str) -> None:
    """Two people of a household fit a record without a year of birth: no person is guessed."""
    stored = listed(2023)
    twin = tuple("Lê Mai" if value == "Lê Bo" else value for value in stored.members[0][2])
    members = ((*stored.members[0][:2], twin), *stored.members[1:])
    add(register, replace(stored, members=members))
    recorded(register, "2024-03-05")
    assert uids_of_dead(register) == []
    assert "có người qua đời (Lê Mai)" in shown(register)[0]
    with writing(address_of(register)) as connection:
        match_deaths_again(connection, active_parts(connection), {"2023"})
    assert uids_of_dead(register) == []


def test_the_next_survey_carries_the_reason(begun: BegunRegister) -> None:
    register = begun(first_year)
    with reading(address_of(register)) as connection:
        (part,) = active_parts(connection).parts
        ((_, plain),) = last_lists(connection, WantedCommune(), 2024).lists
        assert plain.members is not None
        assert "change_reason" not in plain.members
    recorded(register, "2024-03-05")
    with reading(address_of(register)) as connection:
        ((_, carried),) = last_lists(connection, WantedCommune(), 2024).lists
        assert carried.members is not None
        reasons = carried.members[["name", "change_reason"]].to_numpy().tolist()
        again = with_recorded_reasons(connection, part, plain, CarriedUntil(2024))
    assert reasons == [["Lê Na", None], ["Lê Mai", "Chết"], ["Lê Bo", None]]
    assert again.members is not None
    assert again.members.equals(carried.members)
    assert list(carried_reason_faults("x", plain)) == []
    every = carried.members.assign(change_reason="Chết")
    head = every.assign(change_reason=pd.Series(["Chết", None, None], dtype=object))
    named = []
    for people in (carried.members, head, every):
        (fault,) = carried_reason_faults("x", replace(carried, members=people))
        named.append([fault.params[name] for name in ("count", "heads", "nobody")])
    none = words("cli.carried_none")
    assert named == [[1, none, none], [1, "A1", none], [3, none, "A1"]]


def test_an_explanation_has_who_died_before_its_review(begun: BegunRegister) -> None:
    """Those of the list that is explained are not before it."""
    register = begun(with_death)
    recorded(register, "2024-03-05")
    review = build([home("A1", head_name="Lê Na")], year=2025, commune="Bình Thành")
    sought = SoughtHousehold("A1", "Lê Na", None, ("Bình Thành",), 2024)
    with reading(address_of(register)) as connection:
        history = history_before(connection, sought)
        one = explain(review, 0)
        before = with_history(one, history, "2024")
        after = with_history(one, history, "2025")
    assert before.past_deaths == ()
    assert after.past_deaths == (PastDeath("Lê Mai", "2024", "2024-03-05"),)
    assert "Lê Mai (05/03/2024)" in explanation_text(after, "vi")
    assert with_history(one, None, "2025") == one


def source(first: str, last: str, written: str | None, period: str = "2024") -> DeathSource:
    ends = date.fromisoformat(first), date.fromisoformat(last)
    return DeathSource(period, written, *ends, False)


@ON_FILES
def test_a_household_that_died_out_in_a_month_has_its_last_class(register: str) -> None:
    """The month's list has the household without a class, and names its head without a birth."""
    alone = [
        {"code": "A1", "name": "Lê Na", "relation": "Chủ hộ", "birth": pd.Timestamp(1970, 5, 1)}
    ]
    place: dict[str, Any] = {
        "commune": "Bình Thành",
        "district": "Lấp Vò",
        "province": "Đồng Tháp",
    }
    homes = [home("A1", "near_poor", head_name="Lê Na", head_birth_year=1970), home("A2")]
    before = list_of(judge(build(homes, members=alone, year=2025, **place).survey))
    at = {name: COLUMNS.index(name) for name in ("klass", "departed", "change_reason")}
    gone = list(before.households[0])
    gone[at["klass"]], gone[at["departed"]], gone[at["change_reason"]] = None, 1, "Chết"
    facts = '{"list":1,"month":"2026-03"}'
    month = replace(
        before,
        period="2026-03",
        households=(tuple(gone), *before.households[1:]),
        deaths=(("death", None, "2026-03", before.unit.key, "A1", "Lê Na", facts),),
    )
    add(register, before, month)
    assert deaths_in_register(register, "2026-03") == DeathCounts(1, 0, 1, 0)
    household, _ = shown(register)
    assert "Lê Na (1970) mất trong tháng 3/2026." in household
    assert "Nhân khẩu theo danh sách kỳ 3/2026" not in household


@ON_FILES
def test_the_dead_of_a_commune_without_a_list_are_not_those_of_the_forms(register: str) -> None:
    add(register, listed(2023), listed(2024), listed(2023, commune="Tân Mỹ"))
    with reading(address_of(register)) as connection:
        units = {part.unit.name: part.unit.key for part in active_parts(connection).parts}
    for at, unit in enumerate(units.values()):
        event = ("death", "2024-03-05", "2023", unit, "A1", "Lê Mai", "{}")
        within(register, record, CheckedRecords((event,), (), ()), author(9 + at))
    assert deaths_in_register(register, "2024").people == 1
    with reading(address_of(register)) as connection:
        assert deaths_counted(connection, "2024").people == 2


@pytest.mark.parametrize("turned", [False, True])
def test_the_closest_source_counts_while_all_agree(*, turned: bool) -> None:
    month = source("2024-03-01", "2024-03-31", "2024-03")
    for day, fits in (("2024-03-01", True), ("2024-03-31", True), ("2024-04-01", False)):
        sources = [month, source(day, day, day, "2023")]
        found = known_death(sources[::-1] if turned else sources)
        last = date.fromisoformat(day)
        if fits:
            assert found == KnownDeath("2023", day, last)
        else:
            assert found == KnownDeath("2023", None, last, ("2024-03", day))


def test_lists_without_a_day_are_of_some_day_of_their_review() -> None:
    assert days_of_list("2024", CLOSING) == (CLOSING, CLOSING)
    assert days_of_list("2024", None) == (date(2024, 9, 1), CLOSING)
    assert days_of_list("2024-02", None) == (date(2024, 2, 1), date(2024, 2, 29))


def changed(stored: StoredList, **cells: Any) -> StoredList:
    """Return a list in which the row of Lê Mai has other cells."""
    rows = [
        tuple({**dict(zip(PEOPLE_COLUMNS, one, strict=True)), **cells}.values())
        if one[0] == "Lê Mai"
        else one
        for one in stored.members[0]
    ]
    return replace(stored, members=(tuple(rows), *stored.members[1:]))


NUMBER = "087145002222"


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({}, True),
        ({"citizen_id": "087145003333"}, True),
        ({"name": "Lê Thị Mài", "birth_year": 1946, "citizen_id": NUMBER}, True),
        ({"name": "Lê Thị Mài"}, False),
        ({"birth_year": 1946}, False),
        ({"birth_year": None, "citizen_id": NUMBER[-4:]}, False),
    ],
)
@pytest.mark.parametrize("by_list", [False, True])
@ON_FILES
def test_who_comes_back_after_a_list_without_them_is_named(
    begun: BegunRegister, cells: dict[str, Any], *, named: bool, by_list: bool
) -> None:
    """The person is somebody new to the register; the number or name with year says who it is."""
    register = begun(gone_by_list if by_list else gone_by_record)
    later = changed(listed(2024), **cells)
    with writing(address_of(register)) as connection:
        added = add_lists(connection, [later], author(11))
        every = death_faults(connection)
    assert [fault.code for fault in added.faults] == [LISTED_AFTER] * named
    assert [fault.code for fault in every] == [LISTED_AFTER] * named
    if not cells:
        # The whole check, which works all identities out again, for each way to leave.
        assert codes_of(register) == [LISTED_AFTER] * named


@ON_FILES
def test_another_one_of_that_name_is_not_who_died(register: str) -> None:
    """Who was on a list of another household beside the dead, and joins this one, is not named."""
    first, gone = listed(2022), without_mai(2023)
    niece = tuple(changed(first, citizen_id=NUMBER).members[0][1])
    add(register, replace(first, members=(first.members[0], (niece,))))
    recorded(register, "2023-03-05", at=2, period="2022")
    add(register, replace(gone, members=(gone.members[0], (niece,))), day=3)
    last = without_mai(2024)
    add(register, replace(last, members=((*last.members[0], niece), ())), day=4)
    assert codes_of(register) == []


@pytest.mark.parametrize("before", [False, True])
@ON_FILES
def test_a_death_that_fits_nobody_is_named(register: str, *, before: bool) -> None:
    """Where no list before has people of the household there is nothing to correct."""
    if before:
        add(register, changed(listed(2023), name="Lê Thị Mai"))
    with writing(address_of(register)) as connection:
        added = add_lists(connection, [listed(2024, DIED)], author(11))
    faults = [*added.faults, *check_register(register, SILENCE).breaches]
    assert [fault.code for fault in faults] == [OF_NOBODY, OF_NOBODY] * before
    for fault in faults:
        words = " ".join(fault_message(fault, "vi"))
        assert "hộ A1 (ô A2)" in words
        assert "đợt 2 " in words
        assert "Mai" not in words


@ON_FILES
def test_a_death_of_nobody_has_the_class_of_the_household_that_it_names(
    register: str, fresh_register: FreshRegister
) -> None:
    """The list before may have heads alone, or none may be there: its own list says the class."""
    first = replace(listed(2023), members=((), ()))
    at = COLUMNS.index("klass")
    near = (*first.households[0][:at], "near_poor", *first.households[0][at + 1 :])
    last = listed(2024, DIED)
    assert {last.households[0][at], first.households[0][at]} == {"poor"}
    add(register, last)
    assert within(register, deaths_counted, "2024") == DeathCounts(1, 1, 0, 0)
    other = fresh_register()
    add(other, replace(first, households=(near, first.households[1])), last)
    assert deaths_in_register(other, "2024") == DeathCounts(1, 0, 1, 0)
    assert codes_of(other) == []


@ON_FILES
def test_a_day_that_is_none_sends_to_the_check(begun: BegunRegister) -> None:
    register = begun(first_year)
    recorded(register, "2024-03-05")
    with writing(address_of(register)) as connection:
        connection.execute(EVENT.update().values(on="2024-02-31"))
    for read in (shown, lambda path: deaths_in_register(path, "2024")):
        with pytest.raises(InputProblem, match="RV-1446"):
            read(register)
    assert codes_of(register) == ["RV-1221"]
