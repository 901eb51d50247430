"""What an office would write itself for the same job: pandas, openpyxl, a loop over households.

python benchmarks/office_script.py IN.xlsx OUT.xlsx. It reads the contract workbook, looks for
the commonest mistakes, derives the twelve indicators where an answer is blank, compares answers
with facts, classes every household with a reason, and writes results, summary and faults. It
knows one edition and one spelling of every heading; a household with a cell of another kind than it
expects is a mistake, without saying which cell.
"""

import sys
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

Row = dict[str, Any]
LINES = {"Nông thôn": (140, 1_500_000, 2_250_000), "Thành thị": (175, 2_000_000, 3_000_000)}
INCOME = "Thu nhập bình quân (đồng/người/tháng)"
UPPER = ("THPT", "Sơ cấp/chứng chỉ nghề", "Trung cấp", "Cao đẳng trở lên")
NEEDED = ("Họ và tên chủ hộ", "Giới tính", "Năm sinh", "Dân tộc", "Thôn/ấp/bản/tổ dân phố")
YES_NO = {"Có", "Không", None}


def read_sheet(path: Path, sheet: str) -> list[Row]:
    """Return a sheet's records; a blank cell is None."""
    frame = pd.read_excel(path, sheet_name=sheet, engine="openpyxl", dtype=object)
    return frame.astype(object).where(frame.notna(), None).to_dict("records")  # type: ignore[return-value]


def age_of(member: Row, day: datetime) -> float:
    """Return the age in years and months as a fraction on `day`."""
    born = member["Ngày/năm sinh"]
    if isinstance(born, str):
        born = datetime.strptime(born, "%d/%m/%Y")  # noqa: DTZ007  (a date has no zone)
    months = (day.year - born.year) * 12 + day.month - born.month - (born.day > day.day)
    return float(months) / 12


def member_flags(member: Row, day: datetime) -> tuple[bool, ...]:
    """Return the six conditions on members, in the order of the indicators."""
    age = age_of(member, day)
    until = 61 if member["Giới tính"] == "Nam" else 56 + 4 / 12
    jobless = member["Tình trạng việc làm"] in ("Không tìm được việc", "Làm thuê không hợp đồng")
    helped = member["Hưởng trợ cấp xã hội hằng tháng"] == "Có"
    degree = member["Bằng cấp cao nhất"]
    short = degree not in UPPER if age >= 18 else degree not in ("THCS", *UPPER)
    learns = member["Đang đi học đúng cấp"] == "Có"
    return (
        jobless and 15 <= age < until,
        age < 16 or (helped and (age >= 60 or member["Khuyết tật"] == "Có")),
        age < 16 and member["Suy dinh dưỡng"] == "Có",
        age >= 6 and member["Có thẻ bảo hiểm y tế"] != "Có",
        16 <= age < 31 and not learns and short,
        3 <= age < 16 and not learns,
    )


def facts_of(home: Row, members: list[Row], day: datetime) -> list[bool | None]:
    """Return the twelve indicators by the facts; None where a fact is missing."""
    flags = [member_flags(member, day) for member in members]
    facts: list[bool | None] = [any(column) for column in zip(*flags, strict=True)] or [None] * 6
    if flags:
        facts[1] = sum(flag[1] for flag in flags) > len(flags) / 2
    parts = [home["Tường bền chắc"], home["Cột bền chắc"], home["Mái bền chắc"]]
    area, water, toilet = (
        home[name] for name in ("Diện tích nhà ở (m2)", "Nguồn nước chính", "Loại nhà tiêu")
    )
    facts.append(None if None in parts else parts.count("Không") >= 2)
    facts.append(None if area is None else area / home["Số nhân khẩu"] < 8)
    facts.append(None if water is None else water == "Nguồn khác")
    facts.append(None if toilet is None else toilet in ("Loại khác", "Không có"))
    for name in ("Có thành viên dùng internet", "Có phương tiện nghe nhìn/thông tin"):
        facts.append(None if home[name] is None else home[name] == "Không")
    return facts


def income_of(home: Row, sheet: Row | None) -> float | None:
    """Return the measured income, on the form or from the sheet Thu nhập."""
    if home[INCOME] is not None:
        return float(home[INCOME])
    if sheet is None:
        return None
    gains = sum(value or 0 for name, value in sheet.items() if name.startswith("Thu:"))
    costs = sum(value or 0 for name, value in sheet.items() if name.startswith("Chi:"))
    return float((gains - costs) / home["Số nhân khẩu"] / 12)


def classify(home: Row, income: float | None, least: int, most: int) -> tuple[str, str]:
    """Return the class and the reason in one sentence."""
    points, money, average = LINES[home["Khu vực"] or "Nông thôn"]
    by_points = home["Điểm B1"] is not None
    value, line = (home["Điểm B1"], points) if by_points else (income, money)
    if value is None:
        return "Chưa đủ thông tin", "Thiếu điểm B1 và thu nhập."
    if value <= line:
        if (least >= 3) != (most >= 3):
            return (
                "Chưa đủ thông tin",
                f"{value} <= {line}, thiếu hụt từ {least} đến {most} chỉ số.",
            )
        klass = "Hộ nghèo" if least >= 3 else "Hộ cận nghèo"
        return klass, f"{value} <= {line} và thiếu hụt {least} chỉ số: {klass}."
    asked = home["Đề nghị xác định mức sống trung bình"] == "Có"
    farms = home["Làm nông, lâm, ngư, diêm nghiệp"] == "Có"
    if asked and farms and income is not None and money < income <= average:
        return "Hộ có mức sống trung bình", f"{money} < {income} <= {average}."
    return "Hộ không nghèo", f"{value} > {line}: không nghèo."


def mistakes(homes: list[Row], families: dict[str, list[Row]], answers: list[str]) -> list[Row]:
    """Return the commonest mistakes, with the row on the sheet Hộ."""
    codes = Counter(home["Mã hộ"] for home in homes)
    numbers = Counter(home["Số định danh cá nhân/CCCD"] for home in homes)
    found: list[Row] = []
    for row, home in enumerate(homes, start=2):
        code, members = home["Mã hộ"], families.get(home["Mã hộ"], [])
        wrong = [f"Thiếu {name}" for name in NEEDED if home[name] is None]
        wrong += [f"{name}: không phải Có/Không" for name in answers if home[name] not in YES_NO]
        if codes[code] > 1:
            wrong.append("Trùng mã hộ")
        if home["Số định danh cá nhân/CCCD"] and numbers[home["Số định danh cá nhân/CCCD"]] > 1:
            wrong.append("Trùng số định danh")
        if members and len(members) != home["Số nhân khẩu"]:
            wrong.append("Số nhân khẩu không khớp")
        if members and sum(m["Quan hệ với chủ hộ"] == "Chủ hộ" for m in members) != 1:
            wrong.append("Không đúng một chủ hộ")
        found += [{"Mã hộ": code, "Dòng": row, "Lỗi": text} for text in wrong]
    return found


def judged(
    home: Row, members: list[Row], sheet: Row | None, answers: list[str], day: datetime
) -> tuple[Row, list[str]]:
    """Return a household's row of results, and where its answers contradict its facts."""
    facts = facts_of(home, members, day)
    states, against = [], []
    for name, fact in zip(answers, facts, strict=True):
        answer = None if home[name] is None else home[name] == "Có"
        if answer is not None and fact is not None and answer != fact:
            against.append(f"{name}: câu trả lời trái với dữ kiện")
        states.append(fact if answer is None else answer)
    least, blank = states.count(True), states.count(None)
    income = income_of(home, sheet)
    klass, reason = classify(home, income, least, least + blank)
    shown = {name: home[name] for name in home if name not in answers}
    flags = {
        name: {True: "Có", False: "Không", None: "chưa rõ"}[s]
        for name, s in zip(answers, states, strict=True)
    }
    more = {"B2": None if blank else least * 10, "Phân loại": klass, "Lý do": reason}
    return {**shown, **flags, **more}, against


def main(source: Path, target: Path) -> None:
    """Read, check, judge and write."""
    day = datetime(2024, 12, 14)  # noqa: DTZ001  (a date has no zone)
    homes = read_sheet(source, "Hộ")
    families: dict[str, list[Row]] = defaultdict(list)
    for member in read_sheet(source, "Thành viên"):
        families[member["Mã hộ"]].append(member)
    incomes = {row["Mã hộ"]: row for row in read_sheet(source, "Thu nhập")}
    answers = [name for name in homes[0] if name.split(".")[0].isdigit()]
    faults = mistakes(homes, families, answers)
    results = []
    for row, home in enumerate(homes, start=2):
        code = home["Mã hộ"]
        try:
            result, against = judged(home, families.get(code, []), incomes.get(code), answers, day)
        except (TypeError, ValueError):
            faults.append({"Mã hộ": code, "Dòng": row, "Lỗi": "Có ô không tính được"})
            continue
        results.append(result)
        faults += [{"Mã hộ": code, "Dòng": row, "Lỗi": text} for text in against]
    classes = Counter(result["Phân loại"] for result in results)
    with pd.ExcelWriter(target, engine="openpyxl") as book:
        pd.DataFrame(results).to_excel(book, sheet_name="Kết quả", index=False)
        pd.DataFrame(classes.items(), columns=["Loại hộ", "Số hộ"]).to_excel(
            book, sheet_name="Tổng hợp", index=False
        )
        pd.DataFrame(faults).to_excel(book, sheet_name="Lỗi", index=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
