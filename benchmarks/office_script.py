"""What an office would write itself: pandas, openpyxl and a function applied row by row.

python benchmarks/office_script.py IN.xlsx OUT.xlsx. It trusts every cell and checks nothing.
"""

import sys
from pathlib import Path
from typing import Any

import pandas as pd

LINES = {"Nông thôn": (140, 1_500_000, 2_250_000), "Thành thị": (175, 2_000_000, 3_000_000)}


def read_sheet(path: Path, sheet: str, key: str) -> pd.DataFrame:
    """Return a sheet below the row that holds the column `key`."""
    raw = pd.read_excel(path, sheet_name=sheet, header=None, engine="openpyxl", dtype=object)
    at = next(i for i in range(len(raw)) if key in raw.iloc[i].tolist())
    frame = raw.iloc[at + 1 :].dropna(how="all")
    frame.columns = raw.iloc[at].tolist()
    return frame


def members_without_insurance(members: pd.DataFrame) -> dict[str, int]:
    """Return how many members of each household have no insurance card."""
    counts: dict[str, int] = {}
    for _, member in members.iterrows():
        if member["Có thẻ bảo hiểm y tế"] == "Không":
            counts[member["Mã hộ"]] = counts.get(member["Mã hộ"], 0) + 1
    return counts


def deprivations(household: Any, uninsured: dict[str, int], answers: list[str]) -> int:
    """Return how many indicators are lacking; a blank insurance answer is taken from members."""
    count = 0
    for place, heading in enumerate(answers):
        answer = household[heading]
        if pd.isna(answer) and place == 3:
            answer = "Có" if uninsured.get(household["Mã hộ"]) else "Không"
        count += answer == "Có"
    return count


def classify(household: Any) -> str:
    """Return the class of one row."""
    points, income, average = LINES[household["Khu vực"]]
    earned = household["Thu nhập bình quân (đồng/người/tháng)"]
    by_points = pd.notna(household["Điểm B1"])
    under = household["Điểm B1"] <= points if by_points else earned <= income
    if under:
        return "Hộ nghèo" if household["B2"] >= 30 else "Hộ cận nghèo"
    asked = household["Đề nghị xác định mức sống trung bình"] == "Có"
    farming = household["Làm nông, lâm, ngư, diêm nghiệp"] == "Có"
    if asked and farming and pd.notna(earned) and income < earned <= average:
        return "Hộ có mức sống trung bình"
    return "Hộ không nghèo"


def main(source: Path, target: Path) -> None:
    """Read, classify and write."""
    households = read_sheet(source, "Hộ", "Mã hộ")
    uninsured = members_without_insurance(read_sheet(source, "Thành viên", "Mã hộ"))
    headings = [str(name) for name in households.columns]
    answers = [name for name in headings if name.split(".")[0].isdigit()]
    households["Khu vực"] = households["Khu vực"].fillna("Nông thôn")
    households["B2"] = households.apply(deprivations, axis=1, args=(uninsured, answers)) * 10
    households["Kết quả"] = households.apply(classify, axis=1)
    summary = households["Kết quả"].value_counts().rename_axis("Loại hộ").reset_index(name="Số hộ")
    with pd.ExcelWriter(target, engine="openpyxl") as book:
        households.to_excel(book, sheet_name="Kết quả", index=False)
        summary.to_excel(book, sheet_name="Tổng hợp", index=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
