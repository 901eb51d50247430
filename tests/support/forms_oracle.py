"""The forms worked out a second time, in plain Python: verdicts as JSON, cells as the commune wrote
them. Nothing here reads a table of ravo's report."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import python_calamine

Cells = dict[str, Any]
Values = dict[str, int | float | None]
LINES = ("households", "members")
CAUSES = (
    "Thiếu đất sản xuất",
    "Thiếu vốn",
    "Thiếu lao động",
    "Thiếu công cụ/phương tiện sản xuất",
    "Thiếu kiến thức sản xuất",
    "Thiếu kỹ năng lao động",
    "Ốm đau, bệnh nặng, tai nạn",
    "Nguyên nhân khác",
)
NO_LABOUR, MERIT = "Hộ không có khả năng lao động", "Hộ có người có công với cách mạng"


def rows_of(path: Path, sheet: str) -> list[Cells]:
    rows = python_calamine.load_workbook(str(path)).get_sheet_by_name(sheet).to_python()
    top = next(n for n, row in enumerate(rows) if "Mã hộ" in row)
    heads = [str(cell) for cell in rows[top]]
    found = [dict(zip(heads, row, strict=False)) for row in rows[top + 1 :]]
    return [row for row in found if row["Mã hộ"] != ""]


def totals_of(path: Path) -> Cells:
    rows = python_calamine.load_workbook(str(path)).get_sheet_by_name("Thông tin").to_python()
    return {str(row[0]): row[1] for row in rows if len(row) > 1}


class CommuneCounts:
    """One commune: its verdicts joined to its own cells by the household's code."""

    def __init__(self, scored: Mapping[str, Any], path: Path) -> None:
        self.info = totals_of(path)
        cells = {str(row["Mã hộ"]): row for row in rows_of(path, "Hộ")}
        self.homes = [{**cells[home["ma_ho"]], "verdict": home} for home in scored["households"]]
        self.people = rows_of(path, "Thành viên")

    def of(self, klass: str) -> list[Cells]:
        return [home for home in self.homes if home["verdict"]["class"] == klass]

    def form1(self) -> Values:
        found: Values = {
            "1": int(self.info["Tổng số hộ dân cư"]),
            "2": int(self.info["Tổng số nhân khẩu"]),
        }
        for n, klass in enumerate(("poor", "near_poor", "average_living")):
            found[str(3 + 2 * n)] = len(self.of(klass))
            found[str(9 + 2 * n)] = weigh(self.of(klass), "members")
        return found

    def deprivations(self, klass: str) -> Values:
        lists = [home["verdict"]["deprived"] for home in self.of(klass)]
        found: Values = {str(n): sum(n in item for item in lists) for n in range(1, 13)}
        return {"tong_ho": len(lists), "tong_thieu_hut": sum(map(len, lists)), **found}

    def form8(self, line: str) -> Values:
        found: Values = {}
        for start, klass in ((1, "poor"), (6, "near_poor")):
            homes = self.of(klass)
            minority = [h for h in homes if h["Dân tộc"] != "Kinh"]
            weak = [h for h in homes if h[NO_LABOUR] == "Có"]
            merit = [h for h in homes if h[MERIT] == "Có"]
            none = [h for h in homes if h not in minority and h not in weak and h not in merit]
            for n, some in enumerate((homes, minority, weak, merit, none)):
                found[str(start + n)] = weigh(some, line)
        return found

    def peoples(self, klass: str) -> Counter[str]:
        return Counter(home["Dân tộc"] for home in self.of(klass))

    def causes(self, classes: Sequence[str]) -> Values:
        homes = [home for klass in classes for home in self.of(klass)]
        found: Values = {}
        for n, cause in enumerate(CAUSES, 1):
            told = any(home[cause] != "" for home in self.homes)
            found[str(n)] = sum(home[cause] == "Có" for home in homes) if told else None
        return found

    def form12(self, klass: str) -> Values:
        homes = self.of(klass)
        kinh = [h for h in homes if h["Dân tộc"] == "Kinh"]
        minority = [h for h in homes if h["Dân tộc"] != "Kinh"]
        every, people = int(self.info["Tổng số hộ dân cư"]), int(self.info["Tổng số nhân khẩu"])
        few = int(self.info["Tổng số hộ dân tộc thiểu số"])
        few_people = int(self.info["Tổng số nhân khẩu dân tộc thiểu số"])
        return {
            "1": every,
            "2": every - few,
            "3": few,
            "5": people,
            "6": people - few_people,
            "7": few_people,
            "9": len(homes),
            "10": len(kinh),
            "11": len(minority),
            "13": sum(h[MERIT] == "Có" for h in homes),
            "14": sum(h[NO_LABOUR] == "Có" for h in homes),
            "15": sum(h["Giới tính"] == "Nữ" for h in homes),
            "16": weigh(homes, "members"),
            "17": weigh(kinh, "members"),
            "18": weigh(minority, "members"),
        }

    def children(self, klass: str, year: int) -> tuple[int, int, int, int]:
        """Return children under 16 on 14/12, uninsured, malnourished, from 3 on out of school."""
        codes = {str(home["Mã hộ"]) for home in self.of(klass)}
        counts = [0, 0, 0, 0]
        for person in self.people:
            age = years_old(str(person["Ngày/năm sinh"]), year)
            if str(person["Mã hộ"]) not in codes or age >= 16:
                continue
            counts[0] += 1
            counts[1] += person["Có thẻ bảo hiểm y tế"] == "Không"
            counts[2] += person["Suy dinh dưỡng"] == "Có"
            counts[3] += age >= 3 and person["Đang đi học đúng cấp"] == "Không"
        return counts[0], counts[1], counts[2], counts[3]


def weigh(homes: Iterable[Cells], line: str) -> int:
    return sum(1 if line == "households" else int(home["Số nhân khẩu"]) for home in homes)


def years_old(born: str, year: int) -> int:
    parts = [int(float(part)) for part in born.split(" ")[0].replace("-", "/").split("/")]
    if len(parts) == 3 and parts[0] > 31:
        parts.reverse()
    day, month, born_in = ([1, 1, *parts])[-3:] if len(parts) < 3 else parts
    if len(parts) == 2:
        day, month = 1, parts[0]
    return year - born_in - ((month, day) > (12, 14))


def add(tables: Sequence[Values]) -> Values:
    """Return the sums by column; blank where one of them is not known."""
    sums: Values = {}
    for code in tables[0]:
        column = [table[code] for table in tables]
        known = [value for value in column if value is not None]
        sums[code] = sum(known) if len(known) == len(column) else None
    return sums


def rate(part: int | float | None, whole: int | float | None) -> float | None:
    """Return a percentage with two decimals, halves up, by whole numbers only."""
    if part is None or not whole:
        return None
    hundredths = (int(part) * 100000 // int(whole) + 5) // 10
    return hundredths / 100
