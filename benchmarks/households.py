"""A large synthetic survey workbook: complete rows, three members a household, facts that agree.

python benchmarks/households.py OUT.xlsx HOUSEHOLDS
"""

import random
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from ravo.blanks.survey import SurveyFrames, write_survey
from ravo.contract.columns import ANSWER, Column, columns_of
from ravo.criteria import Edition, load_edition
from ravo.score_table.answers import with_score_table
from ravo.score_table.model import ScoreTable

YEAR = 2024
NOTICE = "Dữ liệu tổng hợp, không có thật"
SHARES = (0.2, 0.2, 0.15, 0.3, 0.2, 0.15, 0.2, 0.3, 0.1, 0.35, 0.25, 0.2)
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi")
GIVEN = ("An", "Bình", "Cường", "Dung", "Hạnh", "Khánh", "Lan", "Minh", "Phúc", "Thảo")
CAUSES_AND_NEEDS = ("cause_", "need_")
Record = dict[str, Any]


def _name(rng: random.Random, sex: str) -> str:
    middle = "Văn" if sex == "Nam" else "Thị"
    return f"{rng.choice(SURNAMES)} {middle} {rng.choice(GIVEN)}"


def _citizen(number: int, sex: str, birth: date) -> str:
    century = 2 * (birth.year // 100 - 19) + (sex == "Nữ")
    return f"087{century}{birth.year % 100:02d}{number % 1_000_000:06d}"


def _person(rng: random.Random, code: str, relation: str, sex: str, age: int) -> Record:
    adult = age >= 16
    return {
        "code": code,
        "name": _name(rng, sex),
        "relation": relation,
        "sex": sex,
        "birth": pd.Timestamp(YEAR - age, rng.randint(1, 11), rng.randint(1, 28)),
        "ethnicity": "Kinh",
        "insured": True,
        "work": "Có việc làm" if adult else "Đang đi học",
        "attends_school": not adult,
        "highest_degree": "THPT" if adult else "Chưa có",
        "malnourished": False,
        "disabled": False,
        "social_allowance": False,
        "maternity": False,
    }


def _members(rng: random.Random, code: str, flags: list[bool]) -> list[Record]:
    """Return three members in whom the facts of indicators 1 to 6 are what `flags` says."""
    sex = rng.choice(("Nam", "Nữ"))
    head = _person(rng, code, "Chủ hộ", sex, rng.randint(35, 50))
    other = _person(rng, code, "Con", rng.choice(("Nam", "Nữ")), 12 if flags[1] else 25)
    child = _person(rng, code, "Con", rng.choice(("Nam", "Nữ")), rng.randint(7, 11))
    if flags[0]:
        head["work"] = "Làm thuê không hợp đồng"
    head["insured"] = not flags[3]
    child["malnourished"] = flags[2]
    child["attends_school"] = not flags[5]
    if flags[4] and not flags[1]:
        other["highest_degree"] = "Tiểu học"
    return [head, other, child]


def _facts(rng: random.Random, flags: list[bool]) -> Record:
    """Return the household's own facts of indicators 7 to 12."""
    return {
        "wall_durable": not flags[6],
        "pillar_durable": not flags[6],
        "roof_durable": True,
        "floor_area": 3.0 * (6 if flags[7] else rng.randint(9, 30)),
        "water_source": "Nguồn khác" if flags[8] else "Nước máy",
        "toilet": "Không có" if flags[9] else "Hai ngăn",
        "internet_use": not flags[10],
        "information_means": not flags[11],
    }


def _household(
    rng: random.Random, code: str, head: Record, flags: list[bool], columns: list[Column]
) -> Record:
    record: Record = {
        column.name: rng.random() < 0.3
        for column in columns
        if column.name.startswith(CAUSES_AND_NEEDS)
    }
    income = float(rng.choice((900, 1_400, 1_500, 1_900, 2_200, 3_500)) * 1000)
    by_points = rng.random() < 0.7
    record |= {
        "code": code,
        "head_name": head["name"],
        "head_citizen_id": head["citizen_id"],
        "head_sex": head["sex"],
        "head_birth_year": head["birth"].year,
        "ethnicity": "Kinh",
        "village": f"Ấp {rng.randint(1, 12)}",
        "size": 3,
        "opening_class": "Hộ nghèo",
        "review_reason": "Trong danh sách",
        "b1": rng.randint(80, 240) if by_points else None,
        "income": None if by_points else income,
        "works_in_agriculture": rng.random() < 0.6,
        "asked_average_living": rng.random() < 0.2,
        "no_labour_capacity": False,
        "merit": False,
        "reviewer": _name(rng, "Nam"),
        "visit_date": pd.Timestamp(YEAR, 10, rng.randint(1, 28)),
        "note": "Đã đối chiếu với trưởng ấp",
    } | _facts(rng, flags)
    return record


def _answers(rng: random.Random, edition: Edition, flags: list[bool]) -> Record:
    """Return the form's answers; one in fifty is blank, so that the facts decide."""
    return {
        ANSWER + item.id: None if rng.random() < 0.02 else flag
        for item, flag in zip(edition.indicators, flags, strict=True)
    }


def _flags(rng: random.Random) -> list[bool]:
    flags = [rng.random() < share for share in SHARES]
    flags[4] = flags[4] and not flags[1]
    return flags


def _frame(records: list[Record], columns: list[Column]) -> pd.DataFrame:
    frame = pd.DataFrame(records, columns=[column.name for column in columns])
    answers = {c.name: "boolean" for c in columns if c.type == "yes_no"}
    figures = {c.name: "float64" for c in columns if c.type in ("integer", "number", "money")}
    return frame.astype(answers | figures)


def write_workbook(
    path: Path,
    households: int,
    seed: int = 2024,
    *,
    b1: Callable[[random.Random], Record] | None = None,
    grid: ScoreTable | None = None,
    first: int = 0,
) -> None:
    """Write a survey workbook with `households` rows and three times as many members.

    `first` is the number of the first household, from which its code is made.

    `b1` draws a household's B1, and its answers where the workbook has the columns of `grid`.
    """
    rng, edition = random.Random(seed), load_edition("nd07-2021")
    points = random.Random(seed)
    columns = list(with_score_table(columns_of("households", edition.indicators), grid))
    rows: list[Record] = []
    people: list[Record] = []
    for number in range(first, first + households):
        code, flags = f"30172{number:06d}", _flags(rng)
        members = _members(rng, code, flags)
        for place, member in enumerate(members):
            birth = member["birth"]
            member["citizen_id"] = _citizen(number * 3 + place, member["sex"], birth)
        people += members
        row = _household(rng, code, members[0], flags, columns)
        row |= _answers(rng, edition, flags)
        rows.append(row | b1(points) if b1 is not None else row)
    info = {
        "year": YEAR,
        "province": "Đồng Tháp",
        "district": "Huyện Lấp Vò",
        "commune": "Xã Mỹ An Hưng A",
        "commune_code": "30172",
        "area": "Nông thôn",
        "total_households": households * 2,
        "total_members": households * 7,
        "review_date": pd.Timestamp(YEAR, 12, 14),
    }
    write_survey(
        path,
        edition,
        SurveyFrames(info, _frame(rows, columns), _frame(people, list(columns_of("members")))),
        notice=NOTICE,
        grid=grid,
    )


if __name__ == "__main__":
    write_workbook(Path(sys.argv[1]), int(sys.argv[2]))
