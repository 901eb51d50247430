"""Invented people: their names, births and numbers."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from ravo.sample.chance import any_of, any_weighted, happens

SURNAMES = {
    "Nguyễn": 30,
    "Trần": 12,
    "Lê": 10,
    "Phạm": 7,
    "Huỳnh": 6,
    "Võ": 5,
    "Phan": 5,
    "Đặng": 4,
    "Bùi": 3,
    "Hồ": 3,
    "Dương": 2,
    "Lý": 1,
    "Trương": 2,
}
"""Family names with their frequency in percent."""
MIDDLES = {
    "Nam": ("Văn", "Hữu", "Minh", "Thanh", "Quốc", "Tấn", "Hoàng", "Công"),
    "Nữ": ("Thị", "Ngọc", "Kim", "Mỹ", "Thị Thu", "Bích", "Thị Kim", "Thị Ngọc"),
}
_MEN = (
    "Hòa Phúc Tâm Lợi Thành Đức Khải Sơn Tùng Nghĩa Út Bảy Dũng Hải Lâm Phong Thắng Vinh Tài Nhân"
)
_WOMEN = (
    "Lan Hường Thủy Diễm Nguyệt Phượng Tuyết Hạnh Liễu Sáu Yến Hoa Mai Đào Trinh Thảo Ngân Loan"
)
GIVEN = {"Nam": tuple(_MEN.split()), "Nữ": tuple(_WOMEN.split())}
SLOTS = 13
SERIALS = 100_000
SCATTER = 61_487
"""A factor coprime to SERIALS, so that scattered serials stay different."""
MARK, EARLIER_MARK = 9, 8
"""The first digit of a serial: of people on the first list or later, and of those only in the
year before."""
DISABLED = 0.02
ADULT = 15


@dataclass(frozen=True)
class SamplePerson:
    """One invented member of a household.

    `luck` (0 to 1) determines the random facts, equally in every year.
    """

    name: str
    relation: str
    sex: str
    birth: date
    citizen_id: str | None
    luck: float = 0.0
    insured: bool = True
    work: str = "Có việc làm"
    stable_livelihood: bool | None = None
    attends_school: bool = False
    school_level: str | None = None
    highest_degree: str = "THCS"
    malnourished: bool = False
    disabled: bool = False
    social_allowance: bool = False
    maternity: bool = False
    pregnant: bool | None = False
    nursing: bool | None = False

    def age(self, day: date) -> int:
        """Return the age in completed years on `day`."""
        return (
            day.year - self.birth.year - ((day.month, day.day) < (self.birth.month, self.birth.day))
        )


@dataclass
class Citizens:
    """The numbers of one commune's people: all different, and none of a real person.

    Communes of a district, whose codes are three apart, never have equal numbers.
    """

    slot: int
    mark: int = MARK
    given: int = 0

    @classmethod
    def of(cls, code: str, mark: int = MARK) -> "Citizens":
        """Return the numbers of the commune with an official code; each `mark` has its own."""
        return cls(int(code) // 3 % SLOTS, mark)

    def next(self, birth: date, sex: str) -> str:
        """Return an invented number of the usual parts: province, century and sex, year, serial."""
        self.given += 1
        serial = (self.given * SLOTS + self.slot) * SCATTER % SERIALS
        century = 2 * (birth.year >= 2000) + (sex == "Nữ")
        return f"087{century}{birth.year % 100:02d}{self.mark}{serial:05d}"


def any_name(rng: np.random.Generator, sex: str, surname: str | None = None) -> str:
    """Return an invented name."""
    family = surname or any_weighted(rng, SURNAMES)
    return f"{family} {any_of(rng, MIDDLES[sex])} {any_of(rng, GIVEN[sex])}"


@dataclass(frozen=True)
class Births:
    """Invents people with the draws and the citizen numbers of a commune."""

    rng: np.random.Generator
    citizens: Citizens

    def person(
        self,
        year: int,
        age: int,
        relation: str,
        sex: str | None = None,
        surname: str | None = None,
    ) -> SamplePerson:
        """Return an invented person of about `age` at the review of `year`.

        `relation` is the one to the head; `sex` and `surname` are drawn where they are None.
        """
        rng = self.rng
        sex = sex or any_of(rng, ("Nam", "Nữ"))
        birth = date(year - age, int(rng.integers(1, 12)), int(rng.integers(1, 28)))
        name = any_name(rng, sex, surname)
        luck = float(rng.random())
        number = self.citizens.next(birth, sex)
        return SamplePerson(
            name,
            relation,
            sex,
            birth,
            number if age >= ADULT or luck > 0.5 else None,
            luck=luck,
            disabled=happens(rng, DISABLED),
        )
