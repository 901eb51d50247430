"""Random households for the comparison with the oracle; values on the lines come up often."""

import random
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

Household = dict[str, Any]

YES_NO = ("Có", "Không")
ODD = 0.06
"""How often a figure lies on or beyond an end of what is usual."""
ODD_POINTS = (0, 14, 19.5, 20, 400, 400.5, 405, 950)
ODD_INCOMES = (0, 1_400, 99_999, 100_000, 30_000_000, 30_000_001, 400_000_000)
ODD_FLOORS = (0, 1, 3.99, 4, 500, 500.5, 900)
ODD_SIZES = (12, 13, 15, 40)
POINTS = (60, 139, 139.5, 140, 140.5, 141, 174, 174.5, 175, 175.5, 176, 220)
LINES = (1_500_000, 2_000_000, 2_250_000, 3_000_000)
INCOMES = (900_000, 5_000_000, *(line + step for line in LINES for step in (-1, 0, 1)))
AREA_PER_HEAD = (0, 5, 7.99, 8.0, 8.01, 20)
WATER = (
    "Nước máy",
    "Giếng khoan",
    "Giếng đào được bảo vệ",
    "Nước khe/mó được bảo vệ",
    "Nước mưa",
    "Nước đóng chai/bình",
    "Nguồn khác",
)
TOILETS = (
    "Tự hoại/bán tự hoại",
    "Thấm dội nước",
    "Cải tiến có ống thông hơi",
    "Hai ngăn",
    "Loại khác",
    "Không có",
)
WORK = (
    "Có việc làm",
    "Làm thuê không hợp đồng",
    "Không tìm được việc",
    "Không có khả năng lao động",
    "Đang đi học",
    "Không có nhu cầu",
)
DEGREES = (
    "Chưa có",
    "Tiểu học",
    "THCS",
    "THPT",
    "Sơ cấp/chứng chỉ nghề",
    "Trung cấp",
    "Cao đẳng trở lên",
)
EARNED = (
    "thu_trong_trot",
    "thu_chan_nuoi",
    "thu_dich_vu_nn",
    "thu_lam_nghiep",
    "thu_thuy_san",
    "thu_diem_nghiep",
    "thu_phi_nn",
    "thu_tien_luong",
    "thu_khac",
)
SPENT = (
    "chi_trong_trot",
    "chi_chan_nuoi",
    "chi_dich_vu_nn",
    "chi_lam_nghiep",
    "chi_thuy_san",
    "chi_diem_nghiep",
    "chi_phi_nn",
)
AGE_LIMITS = (3, 6, 12, 15, 16, 18, 30, 31, 60)


def blank_or(rng: random.Random, value: Any, blanks: float) -> Any:
    """Return `value`, or None as often as `blanks` says."""
    return None if rng.random() < blanks else value


def or_odd(rng: random.Random, values: Sequence[Any], odd: Sequence[Any]) -> Any:
    """Return one of `values`, now and then one at the ends of what is usual."""
    return rng.choice(odd if rng.random() < ODD else values)


def birth_at(rng: random.Random, months: int, day: date) -> date:
    """Return a birth date `months` before `day`: exactly, a day too late, or some days earlier."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = monthrange(year, month + 1)[1]
    wanted = day.day + rng.choice((0, 0, 1, -1, -5))
    return date(year, month + 1, min(max(wanted, 1), last))


def member_months(rng: random.Random, year: int) -> int:
    """Return an age in months, often exactly on or next to a limit of an indicator."""
    men, women = 60 * 12 + 3 + 3 * (year - 2021), 55 * 12 + 4 + 4 * (year - 2021)
    if rng.random() < 0.5:
        limit = rng.choice((*(12 * years for years in AGE_LIMITS), men, women))
        return limit + rng.choice((-1, 0, 0, 1))
    return rng.randrange(0, 90 * 12)


def random_member(rng: random.Random, year: int, day: date, blanks: float) -> dict[str, Any]:
    """Return one member under the contract's ids."""
    birth = birth_at(rng, member_months(rng, year), day)
    if rng.random() < ODD / 4:
        birth = rng.choice((date(1919, 12, 31), date(1920, 1, 1), date(1905, 6, 1)))
    good = rng.random() < 0.7
    return {
        "gioi_tinh": blank_or(rng, rng.choice(("Nam", "Nữ")), blanks / 4),
        "ngay_sinh": blank_or(rng, birth, blanks / 2),
        "bhyt": blank_or(rng, "Có" if good else "Không", blanks),
        "viec_lam": blank_or(rng, WORK[0] if good else rng.choice(WORK), blanks),
        "dang_hoc": blank_or(rng, rng.choice(YES_NO), blanks),
        "bang_cap": blank_or(rng, rng.choice(DEGREES), blanks),
        "suy_dinh_duong": blank_or(rng, "Không" if good else "Có", blanks),
        "khuyet_tat": blank_or(rng, "Có" if rng.random() < 0.2 else "Không", blanks),
        "tro_cap": blank_or(rng, rng.choice(YES_NO), blanks),
    }


def random_income_sheet(rng: random.Random, size: int) -> dict[str, float] | None:
    """Return a row of `Thu nhập` whose result often lies on a line, or None."""
    if rng.random() < 0.4:
        return None
    row: dict[str, float] = {"tro_cap_nsnn": rng.choice((0, 6_000_000))}
    if rng.random() < 0.1:
        return row
    total = rng.choice(INCOMES) * size * 12
    spent = rng.choice((0, 1_000_000, 12_345_678))
    row[rng.choice(SPENT)] = spent
    first, second = rng.sample(EARNED, 2)
    row[first] = total // 3
    row[second] = total + spent - total // 3
    return row


def random_household(rng: random.Random, year: int, day: date) -> Household:
    """Return one household; some are complete, some nearly blank, some have no member rows."""
    blanks = rng.choice((0.0, 0.05, 0.3, 0.8))
    size = or_odd(rng, tuple(range(1, 9)), ODD_SIZES)
    floors = tuple(round(each * size, 2) for each in AREA_PER_HEAD)
    rows = size if rng.random() < 0.7 else 0
    household: Household = {
        "so_khau": size,
        "khu_vuc": blank_or(rng, rng.choice(("Nông thôn", "Thành thị")), 0.3),
        "diem_b1": blank_or(rng, or_odd(rng, POINTS, ODD_POINTS), 0.5),
        "thu_nhap": blank_or(rng, or_odd(rng, INCOMES, ODD_INCOMES), 0.6),
        "thu_nhap_sheet": random_income_sheet(rng, size),
        "lam_nong_nghiep": blank_or(rng, rng.choice(YES_NO), blanks),
        "de_nghi_mstb": blank_or(rng, rng.choice(YES_NO), 0.2),
        "tuong": blank_or(rng, rng.choice(YES_NO), blanks),
        "cot": blank_or(rng, rng.choice(YES_NO), blanks),
        "mai": blank_or(rng, rng.choice(YES_NO), blanks),
        "dien_tich": blank_or(rng, or_odd(rng, floors, ODD_FLOORS), blanks),
        "nguon_nuoc": blank_or(rng, rng.choice(WATER), blanks),
        "nha_tieu": blank_or(rng, rng.choice(TOILETS), blanks),
        "su_dung_internet": blank_or(rng, rng.choice(YES_NO), blanks),
        "phuong_tien_tt": blank_or(rng, rng.choice(YES_NO), blanks),
        "members": [random_member(rng, year, day, blanks) for _ in range(rows)],
    }
    silent = rng.choice((0.1, 0.5, 0.9))
    for number in range(1, 13):
        answer = "Có" if rng.random() < 0.25 else "Không"
        household[f"th_{number:02d}"] = blank_or(rng, answer, silent)
    return household
