"""Communes of two years with members, drawn at random from a seed; every person is invented."""

import random
from pathlib import Path
from typing import Any

from support.books import household, member, write

COMMUNES = ("Xã Mỹ An Hưng A", "Xã Tân Mỹ")
FAMILIES, MIDDLES = ("Nguyễn", "Trần", "Lê", "Đỗ"), ("Văn", "Thị", "Hữu")
GIVEN = ("An", "Ánh", "Bình", "Đào", "Hạnh", "Lý", "Ý", "Zin")
VILLAGES = ("Ấp Đông", "Ấp An", "Ấp Ông Chưởng")
CLASSES = ((120, 4), (120, 1), (170, 0))
"""B1 and deprived indicators of a poor, a near-poor and another household."""
CLASS_WORDS = ("Hộ nghèo", "Hộ cận nghèo", "Hộ không nghèo")
YES_NO = ("Có", "Không", None)
Row = dict[str, Any]


def _name(draw: random.Random) -> str:
    return " ".join(draw.choice(words) for words in (FAMILIES, MIDDLES, GIVEN))


def _members(draw: random.Random, code: str, head: Row, year: int) -> list[Row]:
    same = ("Giới tính", "Dân tộc")
    people = [
        member(
            code,
            **{name: head[name] for name in same},
            **{"Họ và tên": head["Họ và tên chủ hộ"], "Ngày/năm sinh": str(head["Năm sinh"])},
        )
    ]
    for _ in range(head["Số nhân khẩu"] - 1):
        born = f"{draw.randint(1, 28)}/{draw.randint(1, 12)}/{year - draw.randint(0, 30)}"
        people.append(
            member(
                code,
                draw.choice(("Con", "Cháu", "Vợ/chồng")),
                **{"Họ và tên": _name(draw), "Ngày/năm sinh": born},
                **{"Giới tính": draw.choice(("Nam", "Nữ")), "Dân tộc": draw.choice(("Kinh", None))},
            )
        )
    for person in people:
        for heading in ("Có thẻ bảo hiểm y tế", "Suy dinh dưỡng", "Đang đi học đúng cấp"):
            person[heading] = draw.choice(YES_NO)
    return people


def _commune(draw: random.Random, number: int, year: int) -> tuple[list[Row], list[Row]]:
    homes, people = [], []
    for n in range(24):
        code, (b1, deprived) = f"{number}-{n:03}", draw.choice(CLASSES)
        home = household(
            code,
            deprived,
            **{
                "Họ và tên chủ hộ": _name(draw),
                "Số định danh cá nhân/CCCD": f"0870{draw.randint(40, 90)}{number}{n:03}{n % 7}1",
                "Giới tính": draw.choice(("Nam", "Nữ")),
                "Năm sinh": draw.randint(1940, 1990),
                "Dân tộc": draw.choice(("Kinh", "Khmer", "Hoa")),
                "Thôn/ấp/bản/tổ dân phố": draw.choice(VILLAGES),
                "Số nhân khẩu": draw.randint(1, 5),
                "Điểm B1": b1,
                "Phân loại đầu kỳ": draw.choice(CLASS_WORDS),
                "Hộ không có khả năng lao động": draw.choice(YES_NO),
                "Hộ có người có công với cách mạng": draw.choice(YES_NO),
                "Thiếu đất sản xuất": draw.choice(YES_NO),
                "Nhu cầu hỗ trợ y tế": draw.choice(YES_NO),
            },
        )
        homes.append(home)
        people += _members(draw, code, home, year)
    # Without a valid number of members a household is rejected; its members stay listed.
    homes[5]["Số nhân khẩu"] = "nhiều"
    return homes, people


def _next_year(
    draw: random.Random, homes: list[Row], people: list[Row]
) -> tuple[list[Row], list[Row]]:
    """Some households get another code, some another spelling, some another class; some leave."""
    codes, kept = {}, []
    for n, home in enumerate(homes):
        if n % 11 == 3:
            continue
        b1, deprived = draw.choice(CLASSES)
        answers = household("", deprived)
        home = {name: answers[name] if name[0].isdigit() else home[name] for name in home}
        home["Điểm B1"] = b1
        code = home["Mã hộ"]
        if n % 3 == 0:
            home["Mã hộ"] = f"M{code}"
            home["Phân loại đầu kỳ"] = None
        if n % 4 == 0:
            family, middle, given = home["Họ và tên chủ hộ"].split(" ")
            home["Họ và tên chủ hộ"] = f"{family} {middle}h {given}"
        codes[code] = home["Mã hộ"]
        kept.append(home)
    return kept, [{**p, "Mã hộ": codes[p["Mã hộ"]]} for p in people if p["Mã hộ"] in codes]


def write_communes(folder: Path, seed: int = 15) -> None:
    """Write two communes of 2023 and of 2024, in a folder for each year."""
    draw = random.Random(seed)
    for number, commune in enumerate(COMMUNES):
        homes, people = _commune(draw, number, 2023)
        for year in (2023, 2024):
            if year == 2024:
                homes, people = _next_year(draw, homes, people)
            path = folder / f"{year}" / f"xa-{number}.xlsx"
            path.parent.mkdir(parents=True, exist_ok=True)
            info = {"Năm rà soát": year, "Xã/phường/thị trấn": commune}
            write(path, homes, people, info=info)
