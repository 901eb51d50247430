"""The columns of an office's list: notes about a quota and earlier help, days, classes."""

from dataclasses import replace
from typing import Any

import numpy as np

from ravo.pipeline.household_supports import supports_of
from ravo.programmes.facts import BIRTH_WRITTEN, HelpRecord
from ravo.programmes.findings import ProgrammeFindings, Standing
from ravo.programmes.output.columns import ListedCases, column_words, question_words
from ravo.programmes.output.commune_book import CommuneLists, _listed
from ravo.programmes.output.lists import ProgrammeLists
from ravo.programmes.output.office_book import office_columns
from ravo.programmes.output.sentences import quota_lines, remark_lines
from support.made_up_programmes import ON, judged_one, made_book, made_facts, made_programme

POOR = {"phan_loai": "poor", "thon": "Ấp Một"}


def lists_of(findings: ProgrammeFindings) -> ProgrammeLists:
    return ProgrammeLists(ON, (findings,), (), register=True)


def rows(findings: ProgrammeFindings, standing: Standing) -> list[tuple[Any, ...]]:
    """Return the rows of a part of the office's list."""
    lists = lists_of(findings)
    columns = office_columns(lists, findings, lists.places(findings, standing), "vi")
    return [*zip(*(column.values for column in columns), strict=True)]


def test_the_cut_of_a_quota_and_its_ties_are_shown_and_no_row_order_decides() -> None:
    programme = made_programme(
        quota="most: 2", conditions=['phan_loai == "poor"'], priority=["th_11", "th_12"]
    )
    states = {"An": (1, 1), "Bình": (1, 0), "Cao": (1, 0), "Dũng": (0, 0)}
    homes = [
        {**POOR, "chu_ho": f"Lê {name}", "th_11": bool(one), "th_12": bool(other)}
        for name, (one, other) in states.items()
    ]
    tied = "ngang nhau ở chỗ hết hạn mức: chưa chọn"
    due = [
        (1, "Lê An", None),
        (2, "Lê Bình", tied),
        (3, "Lê Cao", tied),
        (4, "Lê Dũng", "ngoài hạn mức"),
    ]
    for some in (homes, homes[::-1]):
        findings = judged_one(programme, made_facts(made_book(some)))
        assert rows(findings, Standing.eligible) == due
    lines = list(remark_lines(programme, "vi", register=True))
    assert lines == ["Thứ tự trong danh sách: a; a.", "Hạn mức: 2 trong mỗi xã, theo thứ tự trên."]


def test_a_quota_is_counted_at_the_head_of_a_list_for_every_commune() -> None:
    parts: dict[str, Any] = {"conditions": ['phan_loai == "poor"'], "priority": ["th_11"]}
    homes = [
        {**POOR, "chu_ho": name, "th_11": first} for name, first in (("A", True), ("B", False))
    ]
    more = [{**POOR, "chu_ho": name, "th_11": True} for name in "CD"]
    facts = made_facts(made_book(homes), made_book(more, commune="Xã B"))
    one = judged_one(made_programme(quota="most: 1", **parts), facts)
    assert [*quota_lines(one, ["Xã A", "Xã B"], "vi")] == [
        "Xã A: trong hạn mức 1; ngang nhau ở chỗ hết hạn mức, chưa chọn 0; ngoài hạn mức 1.",
        "Xã B: trong hạn mức 0; ngang nhau ở chỗ hết hạn mức, chưa chọn 2; ngoài hạn mức 0.",
    ]
    (beyond,), (tied,) = supports_of([one], 1), supports_of([one], 2)
    assert beyond.quota.vi == "theo danh sách của xã thì ngoài hạn mức 1"
    assert "ngang với trường hợp khác" in tied.quota.vi
    whole = judged_one(made_programme(quota="most: 4, within: all", **parts), facts)
    assert [*quota_lines(whole, ["Xã A", "Xã B"], "vi")] == [
        "Theo hạn mức: trong hạn mức 4; ngang nhau ở chỗ hết hạn mức, chưa chọn 0; ngoài hạn mức 0."
    ]
    assert supports_of([whole], 0)[0].quota.vi.startswith("chung hạn mức 4 với các xã khác")
    own = CommuneLists(lists_of(one), "Xã A", "vi", {"thu": "Thử"})
    assert _listed(own) == {0: "Thử (trong hạn mức)", 1: "Thử (ngoài hạn mức)"}


def test_who_was_helped_before_is_shown_beside_its_own_programme_only() -> None:
    programme = made_programme(conditions=['phan_loai == "poor"'])
    facts = made_facts(made_book([{**POOR, "chu_ho": "Lê An"}, {**POOR, "chu_ho": "Lê Bình"}]))
    records = (HelpRecord(2021, 5e6, "register"), HelpRecord(None, None, "survey"))
    helped: dict[tuple[str, int, int | None], tuple[HelpRecord, ...]] = {
        ("thu", 1, None): records,
        ("khac", 0, None): records,
    }
    findings = judged_one(programme, replace(facts, help=helped))
    note = "đã được hỗ trợ năm 2021 (sổ theo dõi); đã được hỗ trợ năm … (phiếu khảo sát)"
    assert rows(findings, Standing.eligible) == [(1, "Lê An", None), (2, "Lê Bình", note)]


def test_what_is_to_be_asked_is_in_the_words_of_the_sheet() -> None:
    programme = made_programme(conditions=["th_07", "nen", "moi_thoat_ngheo"])
    findings = judged_one(programme, made_facts(made_book([{**POOR, "chu_ho": "Lê An"}])))
    assert rows(findings, Standing.to_ask) == [
        (
            1,
            "Lê An",
            "Cần hỏi: Chỉ số 7: Chất lượng nhà ở; Nền bền chắc; Hộ thoát nghèo, thoát cận nghèo "
            "ngày nào (sổ theo dõi các năm trước)",
        )
    ]
    assert question_words("ngay_sinh", "person", "vi") == "Ngày/năm sinh"
    assert column_words("ngay_tach_ho", "household", "vi") == "Ngày tách hộ"
    assert column_words("mang_thai", "person", "en") == "Pregnant"


def test_citizen_numbers_are_masked_and_days_are_as_far_as_they_are_known() -> None:
    home = {**POOR, "chu_ho": "Lê An", "cccd": "087070001234"}
    facts = made_facts(made_book([home], [(0, {"ho_ten": "Lê An", "dong": 2})] * 4))
    born = np.array([20081214, 20081200, 20080000, np.nan])
    facts = replace(facts, members=facts.members.assign(**{BIRTH_WRITTEN: born}))
    people = ListedCases(facts, "person", np.arange(4), "vi")
    assert people.column("ngay_sinh").values == ["14/12/2008", "12/2008", "2008", None]
    assert people.column("cccd").values == ["********1234"] * 4
    assert people.column("phan_loai").values == ["Hộ nghèo"] * 4
    assert people.column("bhyt").values == [None] * 4
