"""The leaders' page speaks Vietnamese: no codes, ids, files, commands, English words."""

import re
from dataclasses import replace

import pytest

from ravo.messages import Text, say
from ravo.report.figures.model import District, Village
from ravo.report.figures.several_years import SeveralYears, YearCounts, YearsOnList
from ravo.report.page.page import district_page
from support.html_reading import read_page
from support.page_districts import commune, district, place, two_years, with_last
from support.plain_words import odd_words
from support.report_settings import with_target

LAW = Text("Nghị định 07/2021/NĐ-CP", "Decree 07/2021/NĐ-CP")
VILLAGES = (
    Village("Ấp Một", 6, 4, 1, 2, 0, (3, 6, 0)),
    Village("Ấp Hai", 4, 16, 0, 2, 0, (2, 4, 0)),
)
CASES = {
    "two years": two_years(),
    "one year": district(commune(1), commune(2, 0, 0), law=LAW),
    "missing": district(commune(1), commune(2, 5, 5, None), missing=(place(8),)),
    "one commune": district(commune(1, villages=VILLAGES), level="commune", name="Xã Thử"),
    "several years": replace(
        two_years(),
        several=SeveralYears(
            (YearCounts(2023, 2, 25, 20, 800), YearCounts(2024, 1, 9, 6, None)),
            (YearsOnList(1, 5), YearsOnList(3, 10)),
            4,
        ),
    ),
    "other ground": with_last(
        district(commune(1), commune(2)), district(commune(1), commune(3), year=2022)
    ),
}


def texts(html: str) -> str:
    """Return all that a page says: its texts, titles, descriptions and labels."""
    bare = re.sub(r"<style>.*?</style>", " ", html, flags=re.S)
    labels = [node.attrs.get("aria-label", "") for node in read_page(html)]
    return " ".join([re.sub(r"<[^>]+>", " ", bare), *labels])


@pytest.mark.parametrize("name", CASES)
def test_a_leader_meets_no_code_id_command_or_english(name: str) -> None:
    what: District = CASES[name]
    said = texts(district_page(what, with_target(), "vi"))
    assert len(said) > 3000
    assert odd_words(said) == []


def test_a_page_of_invented_communes_names_them() -> None:
    notice = say("sample.notice", "vi")
    real = district(commune(1), commune(2))
    assert notice not in texts(district_page(real, with_target(), "vi"))
    mixed = district(commune(1), commune(2, synthetic=True))
    assert f"{notice}: Xã Thử 2" in texts(district_page(mixed, with_target(), "vi"))


@pytest.mark.parametrize(
    "said",
    [
        "RV-460 Xã Tân Mỹ",
        "chọn bằng --opening",
        "ghi ở bieu-mau.xlsx",
        "Lập bằng ravo",
        "Bộ tiêu chí nd07-2021",
        "hộ 30169-0064",
        "khóa page",
        "Cumulative share",
        "Pareto",
    ],
)
def test_what_has_no_place_there_is_noticed(said: str) -> None:
    assert odd_words(said)
