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
from ravo.formats import UnitLevel
from ravo.messages import Lang
from ravo.messages.texts.calendar import TEXTS
from ravo.review_dates.calendar import calendar_of
from ravo.review_dates.loader import dates_from, shipped_dates, tasks_of_year
from ravo.review_dates.model import LEVELS

MONTHLY = [f"{month:02}-15 monthly_review" for month in range(1, 13)]
REPORTS = [f"{month:02}-05 monthly_report" for month in range(2, 10)]
ONCE = [
    "06-09 half_year_report",
    "09-01 periodic_review",
    "11-09 yearly_report",
    "11-14 preliminary_result",
    "12-19 official_result",
]
APPROVAL = "01-01 result_approval"
BEFORE = ("half_year_report", "yearly_report", "preliminary_result", "official_result")
FIRST = """\
BEGIN:VCALENDAR\r
PRODID:-//ravo//review dates//VI\r
VERSION:2.0\r
CALSCALE:GREGORIAN\r
METHOD:PUBLISH\r
X-WR-CALNAME:Lịch rà soát hộ nghèo năm 2024\r
BEGIN:VEVENT\r
UID:2024-01-15-monthly_review@qd24-2021.ravo\r
DTSTAMP:20261129T000000Z\r
DTSTART;VALUE=DATE:20240115\r
DTEND;VALUE=DATE:20240116\r
SUMMARY:Bắt đầu rà soát thường xuyên của tháng (từ ngày 1\r
 5)\r
DESCRIPTION:Từ ngày 15 hằng tháng\\, Ủy ban nhân dân cấp xã r\r
 à soát các hộ có giấy đề nghị.\\nNguồn: Quyết định số\r
  24/2021/QĐ-TTg ngày 16/7/2021 của Thủ tướng Chính phủ. Đã \r
 đối chiếu: có từ hai tài liệu trở lên chép đúng nguyên v\r
 ăn.\r
TRANSP:TRANSPARENT\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
DESCRIPTION:Bắt đầu rà soát thường xuyên của tháng (từ ng\r
 ày 15)\r
TRIGGER:-P2DT16H\r
END:VALARM\r
END:VEVENT\r
"""


def written(year: int, lang: Lang = "vi", levels: tuple[UnitLevel, ...] = LEVELS) -> bytes:
    dates = shipped_dates()
    return calendar_of(dates, tasks_of_year(dates, year, levels), year, lang)


def events(calendar: bytes) -> list[Component]:
    return list(Calendar.from_ical(calendar).walk("VEVENT"))


def days(calendar: bytes) -> list[str]:
    """Return month, day and name of each event, from the UID and DTSTART of the file."""
    found = []
    for event in events(calendar):
        first = event.decoded("dtstart")
        stated = date.fromisoformat(str(event["uid"])[:10])
        # What is due before a day is on the day in front of it.
        due = str(event["uid"])[11:].split("@")[0] in BEFORE
        assert first == stated - timedelta(days=due)
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
    approved = [APPROVAL] if year == 2026 else []
    assert sorted(days(written(year))) == sorted([*MONTHLY, *REPORTS, *ONCE, *approved])


def test_a_stretch_ends_on_its_last_day_and_a_day_is_whole() -> None:
    for event in events(written(2024)):
        first, behind = event.decoded("dtstart"), event.decoded("dtend")
        last = behind - timedelta(days=1)
        stretch = first == date(2024, 9, 1)
        assert last == (date(2024, 12, 14) if stretch else first)
        assert type(first) is type(behind) is date
        assert event.decoded("dtstamp") == datetime(2026, 11, 29, tzinfo=UTC)
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
    commune, district, province = (days(written(2024, levels=(level,))) for level in LEVELS)
    assert not {"11-14 preliminary_result", "12-19 official_result"} & set(commune)
    assert not {"06-09 half_year_report", "01-15 monthly_review"} & set(province)
    assert set(commune) | set(province) == set(days(written(2024)))
    assert sorted(district) == sorted([*REPORTS, *ONCE[:3]])


def test_the_district_has_dates_until_there_is_none() -> None:
    both = days(written(2025, levels=("district",)))
    assert sorted(both) == [*(day for day in REPORTS if day < "06-06"), ONCE[0]]
    with pytest.raises(UsageProblem) as problem:
        written(2026, levels=("district",))
    assert problem.value.fault.code == "RV-1172"


def test_a_deadline_before_a_day_is_on_the_last_day_in_time() -> None:
    """The act says "before 15/11": who sends it on 15/11 is late."""
    for name, day, due in (
        ("preliminary_result", "11-14", "15/11"),
        ("official_result", "12-19", "20/12"),
        ("yearly_report", "11-09", "10/11"),
        ("half_year_report", "06-09", "10/6"),
    ):
        (event,) = (e for e in events(written(2024)) if name in str(e["uid"]))
        assert f"{event.decoded('dtstart'):%m-%d}" == day
        assert f"trước {due}" in str(event["summary"])
        last = f"{int(day[3:]):02d}/{int(day[:2])}"
        assert f"trước ngày {due}: ngày {last} là ngày cuối còn kịp" in spoken(2024, day)
    assert "ngày cuối" not in spoken(2024, "02-05")


def test_a_month_without_a_report_says_so() -> None:
    silent = [m for m in range(1, 13) if "Không có báo cáo" in spoken(2024, f"{m:02}-15")]
    assert silent == [9, 10, 11, 12]
    assert "Không có báo cáo ngày 05/1 cho đợt này: chỉ các tháng 2 đến 9" in spoken(2024, "12-15")


def test_what_is_known_of_one_year_is_in_that_year_alone() -> None:
    words = spoken(2026, "09-01")
    assert "Năm 2026 vẫn rà soát theo chuẩn của Nghị định 07/2021/NĐ-CP" in words
    assert "Nghị định số 351/2025/NĐ-CP ngày 30/12/2025 của Chính phủ. Chưa đối chiếu" in words
    assert "351/2025" not in spoken(2025, "09-01")
    (approval,) = (e for e in events(written(2026)) if "approval" in str(e["uid"]))
    assert approval.decoded("dtend") == date(2026, 2, 1)
    assert "Lạng Sơn" in str(approval["description"])


@pytest.mark.parametrize(
    ("year", "day", "district"),
    [
        (2024, "07-05", True),
        (2025, "06-05", True),
        (2025, "07-05", False),
        (2025, "06-09", True),
        (2025, "11-09", False),
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


@pytest.mark.parametrize("day", ["06-09", "11-09"])
def test_the_dates_of_one_district_are_called_its_own(day: str) -> None:
    for year in (2024, 2026):
        words = spoken(year, day)
        assert "huyện Lấp Vò" in words
        assert "theo kế hoạch của" in words
        assert "Mới thấy trong một tài liệu" in words
        assert "24/2021" not in words
    assert "Từ 01/7/2025 không còn cấp huyện" in spoken(2026, day)


def test_a_day_on_a_weekend_stays_and_says_so() -> None:
    for year, weekday, words in ((2021, 6, "Chủ nhật"), (2026, 5, "Thứ Bảy")):
        assert date(year, 12, 19).weekday() == weekday
        assert f"rơi vào {words}" in spoken(year, "12-19")
    assert "rơi vào" not in spoken(2024, "12-19")


def test_the_file_is_the_same_bytes_and_folded_at_75() -> None:
    calendar = written(2024)
    assert calendar == written(2024)
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
        old = () if one.only_two_tier else (f"{one.id}_district",)
        for key in (one.id, *old, f"{one.id}_two_tier"):
            assert all(TEXTS[f"calendar.{key}"]), key
    assert "Source: Decision 24/2021/QĐ-TTg" in spoken(2026, "12-19", "en")
    for note in shipped_dates().notes:
        assert all(TEXTS[f"calendar.{note.id}"]), note


def changed(**values: Any) -> bytes:
    """Return the shipped file with values of its first date replaced; None takes one away."""
    tree = yaml.safe_load(shipped_dates().path.read_bytes())
    first = {**tree["dates"][0], **values}
    tree["notes"] = []
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
        ({"before": True}, "RV-557"),
        ({"reported_by": "nothing"}, "RV-557"),
    ],
)
def test_a_date_without_source_or_sense_is_refused(values: dict[str, Any], code: str) -> None:
    assert dates_from(Path("d.yaml"), changed()).dates[0].until_day == 14
    with pytest.raises(InputProblem) as problem:
        dates_from(Path("d.yaml"), changed(**values))
    assert problem.value.fault.code == code
