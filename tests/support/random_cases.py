"""Random households with people of whom much is not known: for the program, and as plain values."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.pipeline.programme_facts import BookFacts
from support.programme_oracle import AT_WORK, ON

CLASSES = ("poor", "near_poor", "average_living", "not_poor")
HOME_ANSWERS = {
    "floor": "nen",
    "pillar": "cot",
    "wall": "tuong",
    "roof": "mai",
    "telecoms": "th_11",
    "means": "th_12",
    "escaped": "moi_thoat_ngheo",
}
ANSWERS = {
    "disabled": "khuyet_tat",
    "livelihood": "sinh_ke",
    "pregnant": "mang_thai",
    "nursing": "cho_con_bu",
    "school": "dang_hoc",
    "insured": "bhyt",
}
UNKNOWN_SHARE = 0.2
Drawn = dict[str, Any]


def random_homes(count: int, seed: int) -> list[Drawn]:
    """Return households as plain values, each with its people."""
    chance = random.Random(seed)
    return [_home(chance) for _ in range(count)]


def _maybe(chance: random.Random, value: Any) -> Any:
    return None if chance.random() < UNKNOWN_SHARE else value


def _home(chance: random.Random) -> Drawn:
    home = {name: _maybe(chance, chance.random() < 0.6) for name in HOME_ANSWERS}
    home["class"] = _maybe(chance, chance.choice(CLASSES))
    if home["class"] in CLASSES[:2]:
        home["escaped"] = False
    home["area"] = _maybe(chance, chance.choice(("rural", "urban")))
    limits = (2_250_000, 2_250_001, 3_000_000, 3_000_001, 1_000_000, 9_000_000)
    home["income"] = _maybe(chance, chance.choice(limits))
    home["helped"] = _maybe(chance, chance.choice((0, 0, 2019)))
    home["separated"] = _maybe(chance, _separated(chance))
    home["people"] = [_person(chance) for _ in range(chance.randint(1, 5))]
    return home


def _separated(chance: random.Random) -> list[date]:
    """Return a day near the three years, or the ends of a year of which no day is known."""
    if chance.random() < 0.2:
        year = chance.randint(2020, 2023)
        return [date(year, 1, 1), date(year, 12, 31)]
    return [date(2022, 1, 15) + timedelta(days=chance.randint(-40, 40))]


def _person(chance: random.Random) -> Drawn:
    one = {name: _maybe(chance, chance.random() < 0.4) for name in ANSWERS}
    years = chance.choice((5, 15, 16, 56, 61, chance.randint(0, 90)))
    born = date(ON.year - years, ON.month, ON.day) - timedelta(days=chance.randint(-2, 2))
    if years in (56, 61):
        born -= timedelta(days=chance.randint(60, 280))
    one["born"] = _maybe(chance, min(born, ON))
    one["sex"] = _maybe(chance, chance.choice(("Nam", "Nữ")))
    words = (*sorted(AT_WORK), "Đang đi học", "Không có khả năng lao động")
    one["work"] = _maybe(chance, chance.choice(words))
    return one


def as_book(homes: Sequence[Drawn]) -> BookFacts:
    """Return drawn households as the facts of a workbook."""
    people = [(at, one) for at, home in enumerate(homes) for one in home["people"]]
    ends = [home["separated"] or [None] for home in homes]
    households = {
        "ma_ho": _texts([f"H{at:06}" for at in range(len(homes))]),
        "phan_loai": _texts([home["class"] for home in homes]),
        "khu_vuc": _texts([home["area"] for home in homes]),
        "thu_nhap": _figures([home["income"] for home in homes]),
        "nam_ho_tro_nha_o": _figures([home["helped"] for home in homes]),
        "ngay_tach_ho": _days([days[0] for days in ends]),
        "ngay_tach_ho_den": _days([days[-1] for days in ends]),
        "lop": np.full(len(homes), -1, dtype=np.int32),
    }
    households |= {
        id: _answers([home[name] for home in homes]) for name, id in HOME_ANSWERS.items()
    }
    born = _days([one["born"] for _, one in people])
    members = {
        "ho": np.array([at for at, _ in people], dtype=np.int64),
        "dong": np.arange(len(people), dtype=np.int64) + 2,
        "gioi_tinh": _texts([one["sex"] for _, one in people]),
        "viec_lam": _texts([one["work"] for _, one in people]),
        "ngay_sinh": born,
        "ngay_sinh_den": born,
    }
    members |= {id: _answers([one[name] for _, one in people]) for name, id in ANSWERS.items()}
    return BookFacts("Xã A", households, members, ())


def _texts(values: Sequence[str | None]) -> NDArray[np.object_]:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def _figures(values: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _days(values: Sequence[date | None]) -> NDArray[Any]:
    return np.array(values, dtype="datetime64[D]")


def _answers(values: Sequence[bool | None]) -> NDArray[np.int8]:
    return np.array([-1 if value is None else int(value) for value in values], dtype=np.int8)
