"""What `criteria show`, `criteria list` and the legal officer's workbook hold, to the letter."""

from pathlib import Path

import pytest

from ravo.criteria import load_edition
from ravo.criteria.overview import (
    ValueRow,
    render_coverage,
    render_list,
    render_show,
    rows_of,
)
from ravo.messages import Lang, say, spoken
from support.local_editions import under_own_id

NATIONAL, COMING = load_edition("nd07-2021"), load_edition("nd351-2025")
HISTORY = load_edition("qd59-2015")


def row_at(path: str, name: str = "nd07-2021") -> ValueRow:
    return next(row for row in rows_of(load_edition(name)) if row.path == path)


def both(path: str, name: str = "nd07-2021") -> list[tuple[str, str]]:
    row = row_at(path, name)
    return [(row.label.say(lang), row.with_unit.say(lang)) for lang in ("vi", "en")]


ABSENT = ("chưa có trong tay", "not at hand")


@pytest.mark.parametrize(
    ("path", "edition", "vi", "en"),
    [
        (
            "income.average_living.rural",
            "nd07-2021",
            ("Mức sống trung bình", "> 1.500.000 đồng/người/tháng, ≤ 2.250.000 đồng/người/tháng"),
            (
                "Average living standard",
                "> 1,500,000 đồng/người/tháng, ≤ 2,250,000 đồng/người/tháng",
            ),
        ),
        (
            "b1.near_poor.urban",
            "nd07-2021",
            ("Hộ cận nghèo", "≤ 175 điểm, tối đa 2 chỉ số thiếu hụt"),
            ("Near-poor", "≤ 175 điểm, at most 2 deprived indicators"),
        ),
        (
            "income.poor.rural",
            "qd59-2015",
            ("Hộ nghèo", "≤ 700.000 đồng/người/tháng"),
            ("Poor", "≤ 700,000 đồng/người/tháng"),
        ),
        (
            "b1.poor.rural",
            "nd351-2025",
            ("Hộ nghèo", f"{ABSENT[0]} (điểm)"),
            ("Poor", f"{ABSENT[1]} (điểm)"),
        ),
        (
            "indicators.employment.working_age",
            "nd07-2021",
            ("Việc làm", "15 tuổi"),
            ("Employment", "15 tuổi"),
        ),
        (
            "indicators.water.cutoffs",
            "nd351-2025",
            ("Nguồn nước sinh hoạt", ABSENT[0]),
            ("Water source", ABSENT[1]),
        ),
        (
            "indicators",
            "qd59-2015",
            (say("criteria.indicators", "vi"), f"{ABSENT[0]} (điểm B2/chỉ số)"),
            (say("criteria.indicators", "en"), f"{ABSENT[1]} (điểm B2/chỉ số)"),
        ),
        (
            "deprivation_points",
            "nd07-2021",
            ("Điểm B2 của một chỉ số thiếu hụt", "10 điểm B2/chỉ số"),
            ("B2 points of one deprived indicator", "10 điểm B2/chỉ số"),
        ),
        (
            "retirement.men.2024",
            "nd07-2021",
            (say("criteria.men", "vi"), "732 tháng tuổi"),
            (say("criteria.men", "en"), "732 tháng tuổi"),
        ),
        (
            "retirement.women.2021",
            "nd07-2021",
            (say("criteria.women", "vi"), "664 tháng tuổi"),
            (say("criteria.women", "en"), "664 tháng tuổi"),
        ),
        (
            "low_income_worker.rural",
            "nd07-2021",
            (say("criteria.low_income_worker", "vi"), "2.250.000 đồng/người/tháng"),
            (say("criteria.low_income_worker", "en"), "2,250,000 đồng/người/tháng"),
        ),
    ],
)
def test_a_value_stands_in_both_languages_with_its_unit(
    path: str, edition: str, vi: tuple[str, str], en: tuple[str, str]
) -> None:
    assert both(path, edition) == [vi, en]


def test_a_group_of_values_that_only_one_province_has_keeps_its_own_name(tmp_path: Path) -> None:
    own = (
        "values:\n  local_support:\n"
        "    rural: {value: 5, unit: đồng, citation: dong-nai-2022, mark: unverified}\n"
    )
    province = under_own_id(load_edition("dong-nai-2022").path.read_text("utf-8"))
    (tmp_path / "tinh.yaml").write_text(province + own, encoding="utf-8")
    rows = rows_of(load_edition(tmp_path / "tinh.yaml"))
    (row,) = [row for row in rows if row.path == "local_support.rural"]
    assert tuple(row.label) == ("local_support", "local_support")


def test_an_indicator_that_cannot_be_derived_has_a_row_that_says_so_and_others_none() -> None:
    paths = [row.path for row in rows_of(COMING)]
    assert [path for path in paths if path.endswith(".cutoffs")] == [
        f"indicators.{item.id}.cutoffs" for item in COMING.indicators
    ]
    assert row_at("indicators.water.cutoffs", "nd351-2025").mark == "absent"
    assert not any(row.path.endswith(".cutoffs") for row in rows_of(NATIONAL))
    assert "indicators" not in [row.path for row in rows_of(NATIONAL)]


def test_the_order_of_values_is_that_of_the_law() -> None:
    groups = [row.path.split(".")[0] for row in rows_of(NATIONAL)]
    assert list(dict.fromkeys(groups))[:5] == [
        "income",
        "b1",
        "indicators",
        "deprivation_points",
        "retirement",
    ]
    assert [row.path for row in rows_of(HISTORY)][:4] == [
        "income.poor.rural",
        "income.poor.rural",
        "income.near_poor.rural",
        "income.average_living.rural",
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_names_the_edition_then_every_value_then_what_is_absent(lang: Lang) -> None:
    lines = render_show(NATIONAL, lang).splitlines()
    assert lines[0] == f"nd07-2021: {NATIONAL.title.say(lang)}"
    assert lines[1:3] == [say("criteria.years", lang, years="2021–2026"), ""]
    assert lines[-2] == ""
    row = row_at("retirement.men.2024")
    at = lines.index(f"{row.path} = {row.with_unit.say(lang)}")
    unknown = say("criteria.unknown", lang)
    dates = say(
        "criteria.dates",
        lang,
        published=unknown,
        start="01/01/2024",
        end="31/12/2024",
        checked=row.checked_on,
    )
    mark = say("criteria.mark_unverified", lang)
    assert lines[at + 1] == f"    {row.citation.say(lang)} · {mark} · {dates}"


def test_an_edition_that_lacks_nothing_says_so() -> None:
    whole = NATIONAL.model_copy(update={"values": {}})
    last = render_show(whole, "en").splitlines()[-1]
    assert last == say("criteria.missing", "en", paths=say("criteria.nothing", "en"))


def test_a_note_stands_under_its_value_and_only_there() -> None:
    lines = render_show(NATIONAL, "en").splitlines()
    for row in rows_of(NATIONAL):
        after = lines[lines.index(f"{row.path} = {row.with_unit.say('en')}") + 2]
        assert (after == f"    {spoken(row.note, 'en')}") == (row.note is not None)


def test_the_list_has_a_line_for_each_edition_with_years_scope_and_title() -> None:
    lines = render_list("en").splitlines()
    assert [line.split()[0] for line in lines] == [
        "qd59-2015",
        "nd07-2021",
        "nd351-2025",
        "tphcm-2021",
        "dong-nai-2022",
        "quang-ninh-2023",
    ]
    assert lines[1] == f"nd07-2021       2021–2026  national   {NATIONAL.title.say('en')}"


def test_the_coverage_names_each_article_and_how_far_it_goes() -> None:
    lines = render_coverage(NATIONAL, "en").splitlines()
    assert lines[0] == f"nd07-2021: {NATIONAL.title.say('en')}"
    assert lines[2] == (
        "  full       nd07-2021 Article 3 clause 2: Poor, near-poor and average-living lines."
    )
    assert len(lines) == len(NATIONAL.coverage) + 1
