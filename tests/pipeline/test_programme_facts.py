"""The facts of programmes out of surveys and results: everybody is read, nothing is guessed."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ravo.criteria import edition_for_year
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.faults import Fault, UsageProblem
from ravo.pipeline.programme_facts import facts_of_book, joined_facts, programme_edition
from ravo.programmes.facts import HelpRecord, ProgrammeFacts
from ravo.programmes.findings import ProgrammeCase, ProgrammeFindings, Standing
from ravo.programmes.loader import chosen_programmes, shipped_programmes
from ravo.programmes.standings import judge_programmes
from ravo.register.programme_pasts import RecordedHelp
from ravo.results.kept_facts import facts_of
from ravo.results.results import Results
from ravo.review.review import Review
from support import books
from support.reviews import review as reviewed
from support.small_reviews import build, household

ON = date(2025, 1, 15)


def member(code: str, **more: Any) -> dict[str, Any]:
    born = pd.Timestamp("1990-01-01")
    return {"code": code, "name": "Lê A", "sex": "Nam", "birth": born, "work": "Có việc làm"} | more


def facts(*items: Review | Results, escaped: Any = None) -> ProgrammeFacts:
    books = [facts_of_book(item, escaped) for item in items]
    return joined_facts(books, ON, edition_for_year(ON.year), shipped_programmes())


def judged(found: ProgrammeFacts, programme: str) -> ProgrammeFindings:
    return next(judge_programmes(chosen_programmes(shipped_programmes(), [programme]), found))


def cases(findings: ProgrammeFindings) -> dict[str, ProgrammeCase]:
    codes = findings.facts.households["ma_ho"].tolist()
    every = [case for standing in Standing for case in findings.rows(standing)]
    return {codes[case.household]: case for case in every}


def as_results(review: Review) -> Results:
    """Return what is read back of the results of a review whose households all have a class."""
    frame = review.survey.households.frame
    columns: dict[str, Any] = {
        name: frame[name] for name in ("code", "head_name", "village", "size", "b1")
    }
    columns |= {"income": review.verdicts.income, "area": review.verdicts.area}
    indicators = review.edition.indicators if review.edition else ()
    columns |= {
        f"deprived_{item.id}": review.verdicts.deprived[:, at] for at, item in enumerate(indicators)
    }
    return Results(
        source=review.survey.source,
        info=review.survey.info,
        edition_id="nd07-2021",
        edition_sha256=None,
        survey_sha256="",
        verdict="accepted",
        counts=review.counts,
        households=pd.DataFrame({**columns, "klass": review.verdicts.klass}),
        rows=np.arange(len(frame)),
        letters={},
        rejected=(),
        kept=facts_of(review),
    )


def test_a_household_that_lists_nobody_has_one_case_to_ask_about() -> None:
    homes = [household("A1", 120, 3), household("A2", 120, 3)]
    review = build(homes, members=[member("A1"), member("A1", work="Đang đi học")])
    findings = judged(facts(review), "da2-sinh-ke")
    assert findings.counts.read == 3
    assert findings.facts.without_members == 1
    assert findings.facts.members["dong"].tolist() == [2, 3, 0]
    nobody = findings.case(2)
    assert nobody.standing is Standing.to_ask
    assert set(nobody.missing) == {"ngay_sinh", "gioi_tinh", "viec_lam", "khuyet_tat", "thanh_vien"}
    # Everybody of a poor household is on this list, but nobody without a name.
    assert judged(facts(review), "bhyt").case(2).missing == ("thanh_vien",)


def test_a_household_without_a_class_names_what_its_class_lacks() -> None:
    unknown = {f"answer_{name}": None for name in ("water", "sanitation")}
    homes = [
        household("open", 120, 2, **unknown),
        household("none", None, 3),
        household("bad", 120, 3),
        household("poor", 120, 3),
    ]
    fault = Fault("RV-201", household="bad", sheet="Hộ", cell="G4", column="Số nhân khẩu")
    review = build(homes, rejected=[2], faults=[fault])
    headings = {"size": "Số nhân khẩu"}
    object.__setattr__(review.survey.households, "headings", headings)
    found = cases(judged(facts(review), "vay-von"))
    assert set(found["open"].missing) == {"th_09", "th_10", "so_theo_doi"}
    assert set(found["none"].missing) == {"diem_b1", "thu_nhap", "so_theo_doi"}
    assert set(found["bad"].missing) == {"so_khau", "so_theo_doi"}
    assert found["poor"].standing is Standing.eligible


def test_newly_escaped_households_are_known_by_a_register_alone() -> None:
    review = build([household("up", 150, 3), household("poor", 120, 3), household("no", 150, 3)])
    without = cases(judged(facts(review), "vay-von"))
    assert (without["up"].standing, without["up"].missing) == (Standing.to_ask, ("so_theo_doi",))
    assert facts(review).households["moi_thoat_ngheo"].tolist() == [UNKNOWN, NO, UNKNOWN]
    escaped = np.array([YES, UNKNOWN, NO], dtype=np.int8)
    known = facts(review, escaped=escaped).households["moi_thoat_ngheo"].tolist()
    assert known == [YES, NO, NO]
    found = cases(judged(facts(review, escaped=escaped), "vay-von"))
    assert [found[code].standing for code in ("up", "poor", "no")] == [
        Standing.eligible,
        Standing.eligible,
        Standing.not_eligible,
    ]


HOUSE = {
    "wall_durable": False,
    "pillar_durable": True,
    "roof_durable": True,
    "floor_durable": True,
    "separated_on": pd.Timestamp("2010-01-01"),
    "housing_support_year": 0,
}


def test_results_have_the_same_lists_as_their_survey() -> None:
    homes = [
        household("A1", 120, 3, **HOUSE),
        household("A2", 120, 2, **HOUSE, income=2_000_000.0),
        household("A3", 150, 2, **{**HOUSE, "housing_support_year": 2019}),
        household("A4", 120, 3, **{**HOUSE, "separated_on": pd.Timestamp("2022-01-15")}),
    ]
    people = [
        member("A1", disabled=True, stable_livelihood=False, insured=True),
        member("A2", birth=pd.Timestamp("2009-01-16"), attends_school=True),
        member("A3", work=None, sex="Nữ", pregnant=True, nursing=False),
        member("A4", birth=pd.NaT),
    ]
    review = build(homes, members=people)
    mine, theirs = facts(review), facts(as_results(review))
    assert mine.members["dong"].tolist() == theirs.members["dong"].tolist() == [2, 3, 4, 5]
    seen = set()
    for programme in shipped_programmes():
        ours = judged(mine, programme.id)
        others = judged(theirs, programme.id)
        assert [ours.case(at) for at in range(4)] == [others.case(at) for at in range(4)]
        seen |= set(ours.standing.tolist())
    assert seen == {0, 1, 2}


def test_help_with_a_house_in_the_survey_is_shown() -> None:
    review = build([household("A1", 120, 3, **{**HOUSE, "housing_support_year": 2019})])
    (case,) = cases(judged(facts(review), "da5-nha-o")).values()
    assert (case.standing, case.failed) == (Standing.not_eligible, "da-duoc-ho-tro-nha-o")
    assert [(one.year, one.source) for one in case.helped] == [(2019, "survey")]


def test_help_of_one_of_two_namesakes_counts_for_their_household() -> None:
    people = [member("A1", name=name) for name in ("Lê Văn Tám", "Lê Văn Tám", "Lê Thị Tư")]
    book = facts_of_book(build([household("A1", 120, 3, **HOUSE)], members=people))
    programme, help = shipped_programmes()[0], HelpRecord(2023, None, "register")
    names = ("Lê Văn Tám", "lê thị tư", "Võ Văn Khác")
    recorded = tuple(RecordedHelp(programme.id, name, help) for name in names)
    read = joined_facts(
        [replace(book, help={0: recorded})], ON, edition_for_year(ON.year), shipped_programmes()
    )
    assert read.help == {(programme.id, 0, None): (help, help), (programme.id, 0, 2): (help,)}


def test_a_year_or_a_month_alone_is_any_day_of_it() -> None:
    review = build([household("A1", 120, 3, **HOUSE)] * 1)
    short = np.array([2022], dtype=object)
    days = {"separated_on": np.array(["2022-01-01"], dtype="datetime64[s]")}
    table = replace(review.survey.households.with_columns(days), short_days={"separated_on": short})
    review = replace(review, survey=replace(review.survey, households=table))
    (case,) = cases(judged(facts(review), "da5-nha-o")).values()
    assert (case.standing, case.missing) == (Standing.to_ask, ("ngay_tach_ho",))


def test_ceilings_are_not_at_hand_before_2025() -> None:
    review = build([household("A1", 150, 3, income=1.0)])
    books = [facts_of_book(review)]
    before = joined_facts(books, date(2024, 12, 31), edition_for_year(2024))
    assert before.households["thu_nhap_thap"].tolist() == [UNKNOWN]
    after = joined_facts(books, date(2025, 1, 1), edition_for_year(2025))
    assert after.households["thu_nhap_thap"].tolist() == [YES]


def test_a_year_of_no_edition_stops_by_name() -> None:
    with pytest.raises(UsageProblem) as problem:
        programme_edition(date(2099, 1, 1))
    assert problem.value.fault.params["year"] == "2099"


def test_a_birth_of_a_year_alone_is_settled_only_where_every_day_of_it_agrees(
    tmp_path: Path,
) -> None:
    births = ["15/12/2009", "2009", "01/2009", "02/2009", "2008", "2010"]
    people = [books.member("H1", "Con", **{"Ngày/năm sinh": born}) for born in births]
    path = books.write(tmp_path / "a.xlsx", [books.household("H1", 4)], people)
    members = facts(reviewed(path)).members
    under = [(members[name] < 16).tolist() for name in ("tuoi", "tuoi_den")]
    assert [*zip(*under, strict=True)] == [
        (True, True),
        (True, False),
        (True, False),
        (True, True),
        (False, False),
        (True, True),
    ]
