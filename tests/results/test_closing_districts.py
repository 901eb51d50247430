"""The closing table counts a commune in its district, however the district is spelt."""

import io
from pathlib import Path

from ravo.results.summary import Summary, summarise
from ravo.results.terminal import print_closing
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from support import books

COMMUNE, DISTRICT, PROVINCE = "Xã/phường/thị trấn", "Huyện/quận/thị xã", "Tỉnh/thành phố"


def summary(tmp_path: Path, commune: str, district: str, province: str, **more: str) -> Summary:
    info = {COMMUNE: commune, DISTRICT: district, PROVINCE: province, **more}
    path = books.write(tmp_path / "a.xlsx", [books.household()], info=info)
    return summarise(judge(read_survey(path)))


def totals(*summaries: Summary) -> list[str]:
    stream = io.StringIO()
    print_closing(summaries, "vi", stream)
    lines = [" ".join(line.split()[:5]) for line in stream.getvalue().splitlines()]
    return [line for line in lines if line.startswith("Cộng")]


def test_three_spellings_are_one_district(tmp_path: Path) -> None:
    province = "Tỉnh Đồng Tháp"
    found = [
        summary(tmp_path, "Xã Mỹ An Hưng A", "Huyện Lấp Vò", province),
        summary(tmp_path, "Xã Mỹ An Hưng B", "Huyện Lắp Vò", province),
        summary(tmp_path, "Xã Bình Thành", "Huyen Lap Vo", province),
        summary(tmp_path, "Xã Tân Mỹ", "Huyện Lai Vung", province, **{"Mã xã": "30175"}),
    ]
    assert totals(*found) == ["Cộng Huyện Lấp Vò 4"]


def test_two_districts_of_one_name_are_two(tmp_path: Path) -> None:
    found = [
        summary(tmp_path, "Xã An Phú Thuận", "Huyện Châu Thành", "Tỉnh Đồng Tháp"),
        summary(tmp_path, "Xã Cần Đăng", "Huyện Châu Thành", "Tỉnh An Giang"),
    ]
    assert totals(*found) == ["Cộng 2 2 0 0"]
