"""The dates of a review's year: what the file of a calendar has, before and after 1/7/2025."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar, Component

from ravo.criteria import load_edition
from ravo.faults import InputProblem, UsageProblem
from ravo.formats import OfficeLevel
from ravo.messages import Lang
from ravo.messages.texts.calendar import TEXTS
from ravo.review_dates.calendar import calendar_of
from ravo.review_dates.loader import dates_from, shipped_dates, tasks_of_year
from ravo.review_dates.model import LEVELS

MONTHLY = [f"{month:02}-15 monthly_review" for month in range(1, 13)]
REPORTS = [f"{month:02}-05 monthly_report" for month in range(2, 10)]
ONCE = [
    "06-10 half_year_report",
    "09-01 periodic_review",
    "11-10 yearly_report",
    "11-15 preliminary_result",
    "12-20 official_result",
]
FIRST = """\
BEGIN:VCALENDAR\r
PRODID:-//ravo//review dates//VI\r
VERSION:2.0\r
CALSCALE:GREGORIAN\r
METHOD:PUBLISH\r
X-WR-CALNAME:Lịch rà soát hộ nghèo năm 2026\r
BEGIN:VEVENT\r
UID:2026-01-15-monthly_review@qd24-2021.ravo\r
DTSTAMP:20261124T000000Z\r
DTSTART;VALUE=DATE:20260115\r
DTEND;VALUE=DATE:20260116\r
SUMMARY:Bắt đầu rà soát thường xuyên của tháng (từ ngày 1\r
 5)\r
DESCRIPTION:Từ ngày 15 hằng tháng\\, Ủy ban nhân dân cấp xã r\r
 à soát các hộ có giấy đề nghị.\\nNguồn: Quyết định số\r
  24/2021/QĐ-TTg ngày 16/7/2021 của Thủ tướng Chính phủ (từ h\r
 ai nguồn trích nguyên văn trở lên).\r
TRANSP:TRANSPARENT\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
DESCRIPTION:Bắt đầu rà soát thường xuyên của tháng (từ ng\r
 ày 15)\r
TRIGGER:-P2DT16H\r
END:VALARM\r
END:VEVENT\r
"""


def written(year: int, lang: Lang = "vi", levels: tuple[OfficeLevel, ...] = LEVELS) -> bytes:
    dates = shipped_dates()
    return calendar_of(dates, tasks_of_year(dates, year, levels), year, lang)


def events(calendar: bytes) -> list[Component]:
    return list(Calendar.from_ical(calendar).walk("VEVENT"))


def days(calendar: bytes) -> list[str]:
    """Return month, day and name of each event, from the UID and DTSTART of the file."""
    found = []
    for event in events(calendar):
        first = event.decoded("dtstart")
        assert str(event["uid"]).startswith(first.isoformat())
        found.append(f"{first:%m-%d} " + str(event["uid"]).split("@")[0][11:])
    return found


def spoken(year: int, day: str, lang: Lang = "vi") -> str:
    (event,) = (e for e in events(written(year, lang)) if f"{e.decoded('dtstart'):%m-%d}" == day)
    return str(event["description"])


def unfolded(calendar: bytes) -> Iterator[tuple[str, str]]:
    """Yield the properties of a file by the rules of RFC 5545 alone: lines, folds, escapes."""
    for line in calendar.decode().replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        for escaped, plain in (("\\n", "\n"), ("\\,", ","), ("\\;", ";"), ("\\\\", "\\")):
            value = value.replace(escaped, plain)
        yield name, value


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_date_is_in_the_file(year: int) -> None:
    assert sorted(days(written(year))) == sorted([*MONTHLY, *REPORTS, *ONCE])


def test_a_stretch_ends_on_its_last_day_and_a_day_is_whole() -> None:
    for event in events(written(2024)):
        first, behind = event.decoded("dtstart"), event.decoded("dtend")
        last = behind - timedelta(days=1)
        stretch = first == date(2024, 9, 1)
        assert last == (date(2024, 12, 14) if stretch else first)
        assert type(first) is type(behind) is date
        assert event.decoded("dtstamp") == datetime(2026, 11, 24, tzinfo=UTC)
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") < timedelta(0)
        assert alarm["action"] == "DISPLAY"


def test_the_decree_begins_in_september_2021_and_ends_with_2026() -> None:
    assert min(days(written(2021))) == "09-01 periodic_review"
    assert len(days(written(2021))) == 4 + 1 + 1 + 1 + 2
    for year in (2020, 2027):
        with pytest.raises(UsageProblem) as problem:
            written(year)
        assert problem.value.fault.code == "RV-1170"
        assert problem.value.fault.params["years"] == "2021–2026"
    edition, dates = load_edition("nd07-2021"), shipped_dates()
    assert (edition.applies_from, edition.applies_to) == (dates.applies_from, dates.applies_to)


def test_each_level_has_its_dates() -> None:
    commune, province = (days(written(2026, levels=(level,))) for level in LEVELS)
    assert not {"11-15 preliminary_result", "12-20 official_result"} & set(commune)
    assert not {"06-10 half_year_report", "01-15 monthly_review"} & set(province)
    assert set(commune) | set(province) == set(days(written(2026)))


@pytest.mark.parametrize(
    ("year", "day", "district"),
    [
        (2024, "07-05", True),
        (2025, "06-05", True),
        (2025, "07-05", False),
        (2025, "06-10", True),
        (2025, "11-10", False),
        (2025, "09-01", False),
        (2024, "09-01", True),
        (2026, "02-05", False),
    ],
)
def test_reports_go_to_the_district_until_there_is_none(
    year: int, day: str, district: bool
) -> None:
    words = spoken(year, day)
    first = words.splitlines()[0]
    assert ("cấp huyện" in first) is district
    assert "cấp tỉnh" in first or district
    assert ("xã Ea Ly" in words) is not district
    assert ("district" in spoken(year, day, "en").splitlines()[0]) is district


@pytest.mark.parametrize("day", ["06-10", "11-10"])
def test_the_dates_of_one_district_are_called_its_own(day: str) -> None:
    for year in (2024, 2026):
        words = spoken(year, day)
        assert "huyện Lấp Vò" in words
        assert "theo kế hoạch của" in words
        assert "(theo một nguồn)" in words
        assert "24/2021" not in words
    assert "Từ 01/7/2025 không còn cấp huyện" in spoken(2026, day)


def test_a_day_on_a_weekend_stays_and_says_so() -> None:
    for year, weekday, words in ((2026, 6, "Chủ nhật"), (2025, 5, "Thứ Bảy")):
        assert date(year, 12, 20).weekday() == weekday
        assert f"rơi vào {words}" in spoken(year, "12-20")
    assert "rơi vào" not in spoken(2024, "12-20")


def test_the_file_is_the_same_bytes_and_folded_at_75() -> None:
    calendar = written(2026)
    assert calendar == written(2026)
    assert calendar.decode().startswith(FIRST)
    lines = calendar.split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()


def test_another_reading_of_the_file_has_the_same_words() -> None:
    calendar = written(2025)
    plain = [value for name, value in unfolded(calendar) if name == "DESCRIPTION"]
    theirs = []
    for event in events(calendar):
        theirs += [str(event["description"]), str(event.walk("VALARM")[0]["description"])]
    assert plain == theirs
    uids = [value for name, value in unfolded(calendar) if name == "UID"]
    assert len(set(uids)) == len(uids) == 25


def test_every_date_has_its_words_in_both_languages() -> None:
    for one in shipped_dates().dates:
        for key in (one.id, f"{one.id}_district", f"{one.id}_two_tier"):
            assert all(TEXTS[f"calendar.{key}"]), key
    assert "Source: Decision 24/2021/QĐ-TTg" in spoken(2026, "12-20", "en")


def changed(**values: Any) -> bytes:
    """Return the shipped file with values of its first date replaced; None takes one away."""
    tree = yaml.safe_load(shipped_dates().path.read_bytes())
    first = {**tree["dates"][0], **values}
    tree["dates"] = [{name: value for name, value in first.items() if value is not None}]
    return yaml.safe_dump(tree, allow_unicode=True).encode()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"mark": None}, "RV-556"),
        ({"citation": None}, "RV-556"),
        ({"mark": "absent"}, "RV-557"),
        ({"citation": "qd99-2021"}, "RV-557"),
        ({"until_day": None}, "RV-557"),
        ({"until_month": 8}, "RV-557"),
        ({"until_month": 9, "until_day": 1}, "RV-557"),
        ({"day": 31}, "RV-557"),
        ({"months": [13]}, "RV-557"),
        ({"months": []}, "RV-557"),
        ({"weekday": 1}, "RV-555"),
    ],
)
def test_a_date_without_source_or_sense_is_refused(values: dict[str, Any], code: str) -> None:
    assert dates_from(Path("d.yaml"), changed()).dates[0].until_day == 14
    with pytest.raises(InputProblem) as problem:
        dates_from(Path("d.yaml"), changed(**values))
    assert problem.value.fault.code == code
