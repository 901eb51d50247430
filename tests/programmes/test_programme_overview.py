"""Programmes in words: every condition with its source, figures, the office, what is absent."""

from ravo.programmes.loader import chosen_programmes, shipped_programmes
from ravo.programmes.overview import render_counts, render_programme, render_programme_list
from ravo.programmes.shipped import SHIPPED
from support.made_up_programmes import judged_one, made_book, made_facts, made_programme

PLAN = "Kế hoạch giảm nghèo năm 2024 của huyện Lấp Vò"


def test_the_list_has_a_line_for_each_programme() -> None:
    lines = render_programme_list(shipped_programmes(), "vi").splitlines()
    assert len(lines) == len(SHIPPED)
    assert lines[5] == ("da5-nha-o            hộ: Dự án 5: hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo")


def test_everything_of_a_programme_is_shown_with_citation_and_mark() -> None:
    (house,) = chosen_programmes(shipped_programmes(), ["da5-nha-o"])
    words = render_programme(house, "vi")
    for item in house.requirements:
        assert f"{item.id}: {item.sentence.vi} ({PLAN}, mục 2.4; theo một nguồn" in words
        assert item.expression in words
    assert "so_thang_tach_ho: 36 tháng" in words
    assert "chưa rõ ngày tròn ba năm" in words
    assert "được xem các cột: chu_ho, thon, so_khau" in words
    assert "chưa có trong tay. (" in words
    (work,) = chosen_programmes(shipped_programmes(), ["da4.3-viec-lam"])
    assert "First:" in render_programme(work, "en")


def test_a_group_stands_above_its_conditions_and_a_quota_is_named() -> None:
    programme = made_programme(quota="most: 30", conditions=["nen", ("mai", "nhom")])
    lines = render_programme(programme, "en").splitlines()
    assert lines.index("  a [nhom]") < lines.index("    c2: a (Decision 1; secondary)")
    assert "Quota of each commune: 30 (Decision 1; secondary)" in lines


def test_the_counts_of_a_programme_stand_in_a_line_and_its_remarks_below() -> None:
    (credit,) = chosen_programmes(shipped_programmes(), ["vay-von"])
    facts = made_facts(made_book([{"phan_loai": "poor"}, {"phan_loai": "not_poor"}]))
    lines = render_counts([judged_one(credit, facts)], "en").splitlines()
    assert lines[0].split() == ["eligible", "to", "ask", "not", "read"]
    assert lines[1].split() == ["vay-von", "1", "1", "0", "2", "households"]
    assert lines[-1].endswith("item II.1; absent)")
