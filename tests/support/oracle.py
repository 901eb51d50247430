"""A second scorer for nd07-2021 in plain Python, written from the law and the contract alone.

A household is a dictionary under the contract's ids: `diem_b1`, `thu_nhap`, `khu_vuc`, `so_khau`,
`th_01` … `th_12`, the facts, `lam_nong_nghiep`, `de_nghi_mstb`, `members` (dictionaries under the
ids of `Thành viên`, `ngay_sinh` a date) and `thu_nhap_sheet` (a dictionary under the ids of
`Thu nhập`, or None). Yes and no are the words Có and Không; a blank is None or an absent key.
It shares no code, no library and no data file with the program that it checks.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Fact = bool | None
Record = Mapping[str, Any]

CLEAN_WATER = {
    "Nước máy",
    "Giếng khoan",
    "Giếng đào được bảo vệ",
    "Nước khe/mó được bảo vệ",
    "Nước mưa",
    "Nước đóng chai/bình",
}
HYGIENIC = {"Tự hoại/bán tự hoại", "Thấm dội nước", "Cải tiến có ống thông hơi", "Hai ngăn"}
UNSTABLE_WORK = {"Làm thuê không hợp đồng", "Không tìm được việc"}
DEGREES = [
    "Chưa có",
    "Tiểu học",
    "THCS",
    "THPT",
    "Sơ cấp/chứng chỉ nghề",
    "Trung cấp",
    "Cao đẳng trở lên",
]
AREAS = {"Nông thôn": "rural", "Thành thị": "urban"}
B1_LINE = {"rural": 140, "urban": 175}
INCOME_LINE = {"rural": 1_500_000, "urban": 2_000_000}
AVERAGE_LINE = {"rural": 2_250_000, "urban": 3_000_000}
LEAST_DEPRIVED = 3
USUAL = {
    "diem_b1": (20, 400),
    "thu_nhap": (100_000, 30_000_000),
    "dien_tich": (4, 500),
    "so_khau": (0, 12),
}
"""What is usual on the form; nothing beyond it decides before somebody has confirmed it."""
FIRST_BIRTH = date(1920, 1, 1)


@dataclass(frozen=True)
class Finding:
    """What the oracle says of one household; indicator numbers, points or đồng."""

    klass: str
    deprived: frozenset[int]
    unknown: frozenset[int]
    evidence: str | None
    value: float | None
    line: float | None


def yes(word: object) -> Fact:
    """Return an answer as true, false or unknown."""
    return {"Có": True, "Không": False}.get(word) if isinstance(word, str) else None


def negated(fact: Fact) -> Fact:
    """Return the contrary; the contrary of unknown is unknown."""
    return None if fact is None else not fact


def all_of(*facts: Fact) -> Fact:
    """Return Kleene's conjunction."""
    if any(fact is False for fact in facts):
        return False
    return None if any(fact is None for fact in facts) else True


def any_of(facts: Iterable[Fact]) -> Fact:
    """Return Kleene's disjunction."""
    seen = list(facts)
    if any(fact is True for fact in seen):
        return True
    return None if any(fact is None for fact in seen) else False


def months_old(birth: date | None, day: date) -> int | None:
    """Return the completed months of age on `day`."""
    if birth is None:
        return None
    return (day.year - birth.year) * 12 + day.month - birth.month - (day.day < birth.day)


def aged(months: int | None, start: int, end: int) -> Fact:
    """Tell whether an age lies in [start, end) years."""
    return None if months is None else start * 12 <= months < end * 12


def retirement_months(sex: str, year: int) -> int:
    """Return the retirement age in months (Nghị định 135/2020/NĐ-CP, as the law's notes state)."""
    if sex == "Nam":
        return min(60 * 12 + 3 + 3 * (year - 2021), 62 * 12)
    return min(55 * 12 + 4 + 4 * (year - 2021), 60 * 12)


def of_working_age(months: int | None, sex: str | None, year: int) -> Fact:
    """Tell whether a member is from 15 to the retirement age of the review year."""
    if months is None:
        return None
    sexes = [sex] if sex else ["Nam", "Nữ"]
    readings = {15 * 12 <= months < retirement_months(each, year) for each in sexes}
    return readings.pop() if len(readings) == 1 else None


def below_degree(degree: str | None, needed: str) -> Fact:
    """Tell whether a degree is lower than the one needed."""
    return None if degree is None else DEGREES.index(degree) < DEGREES.index(needed)


def lacks_work(member: Record, months: int | None, year: int) -> Fact:
    """Indicator 1 for one member."""
    status = member.get("viec_lam")
    unstable = None if status is None else status in UNSTABLE_WORK
    return all_of(unstable, of_working_age(months, member.get("gioi_tinh"), year))


def depends(member: Record, months: int | None) -> Fact:
    """Indicator 2: whether one member is a dependant."""
    old = None if months is None else months >= 60 * 12
    frail = any_of([old, yes(member.get("khuyet_tat"))])
    child = None if months is None else months < 16 * 12
    return any_of([child, all_of(yes(member.get("tro_cap")), frail)])


def stunted(member: Record, months: int | None) -> Fact:
    """Indicator 3 for one member."""
    child = None if months is None else months < 16 * 12
    return all_of(child, yes(member.get("suy_dinh_duong")))


def uninsured(member: Record, months: int | None) -> Fact:
    """Indicator 4 for one member."""
    return all_of(None if months is None else months >= 72, negated(yes(member.get("bhyt"))))


def unschooled_adult(member: Record, months: int | None) -> Fact:
    """Indicator 5 for one member; 16 to 30 are completed years."""
    idle = negated(yes(member.get("dang_hoc")))
    degree = member.get("bang_cap")
    young = all_of(aged(months, 16, 18), idle, below_degree(degree, "THCS"))
    grown = all_of(aged(months, 18, 31), idle, below_degree(degree, "THPT"))
    return any_of([young, grown])


def unschooled_child(member: Record, months: int | None) -> Fact:
    """Indicator 6 for one member."""
    return all_of(aged(months, 3, 16), negated(yes(member.get("dang_hoc"))))


def at_least(facts: list[Fact], least: int) -> Fact:
    """Tell whether at least `least` facts are true, by what is certain and what is possible."""
    if sum(fact is True for fact in facts) >= least:
        return True
    return False if sum(fact is not False for fact in facts) < least else None


def member_fact(number: int, household: Record, year: int, day: date) -> Fact:
    """Return indicators 1 to 6 from the members; a household without rows says nothing."""
    members = household.get("members") or []
    if not members:
        return None
    aged_members = [(member, months_old(member.get("ngay_sinh"), day)) for member in members]
    if number == 1:
        return any_of(lacks_work(member, months, year) for member, months in aged_members)
    if number == 2:
        dependants = [depends(member, months) for member, months in aged_members]
        return at_least(dependants, len(members) // 2 + 1)
    rule: dict[int, Callable[[Record, int | None], Fact]] = {
        3: stunted,
        4: uninsured,
        5: unschooled_adult,
        6: unschooled_child,
    }
    return any_of(rule[number](member, months) for member, months in aged_members)


def one_of(word: object, good: set[str]) -> Fact:
    """Tell whether a choice is not among the good ones."""
    return None if word is None else word not in good


def household_fact(number: int, household: Record) -> Fact:
    """Return indicators 7 to 12 from the household's own facts."""
    if number == 7:
        return at_least([negated(yes(household.get(part))) for part in ("tuong", "cot", "mai")], 2)
    if number == 8:
        floor, size = household.get("dien_tich"), household.get("so_khau")
        return None if floor is None or not size else floor < 8 * size
    if number == 9:
        return one_of(household.get("nguon_nuoc"), CLEAN_WATER)
    if number == 10:
        return one_of(household.get("nha_tieu"), HYGIENIC)
    return negated(yes(household.get("su_dung_internet" if number == 11 else "phuong_tien_tt")))


def indicator(number: int, household: Record, year: int, day: date) -> Fact:
    """Return one indicator: the form's own answer, else the facts, else unknown."""
    answer = yes(household.get(f"th_{number:02d}"))
    if answer is not None:
        return answer
    if number <= 6:
        return member_fact(number, household, year, day)
    return household_fact(number, household)


def shown(value: float) -> float:
    """Return a number with the fifteen digits that a spreadsheet shows and compares."""
    return float(f"{float(value):.15g}")


def measured_income(household: Record) -> float | None:
    """Return đồng per member and month: the total, else the sheet `Thu nhập`, else None."""
    if household.get("thu_nhap") is not None:
        return shown(household["thu_nhap"])
    sheet, size = household.get("thu_nhap_sheet") or {}, household.get("so_khau")
    earned = [v for k, v in sheet.items() if k.startswith("thu_") and v is not None]
    spent = [v for k, v in sheet.items() if k.startswith("chi_") and v is not None]
    if not size or not (earned or spent):
        return None
    return shown(float(sum(earned) - sum(spent)) / float(size) / 12)


def poverty_class(household: Record, income: float | None, area: str, deprived: int) -> str:
    """Return the class by B1, else by income, for one reading of area and deprivations."""
    points = None if household.get("diem_b1") is None else shown(household["diem_b1"])
    value, lines = (income, INCOME_LINE) if points is None else (points, B1_LINE)
    if value is None:
        return "undetermined"
    if value > lines[area]:
        return "not_poor"
    return "poor" if deprived >= LEAST_DEPRIVED else "near_poor"


def reading(household: Record, income: float | None, area: str, deprived: int) -> str:
    """Return the class for one reading, average living included (asked for, measured, farming)."""
    plain = poverty_class(household, income, area, deprived)
    if plain != "not_poor" or yes(household.get("de_nghi_mstb")) is not True or income is None:
        return plain
    if not INCOME_LINE[area] < income <= AVERAGE_LINE[area]:
        return plain
    farming = yes(household.get("lam_nong_nghiep"))
    if farming is None:
        return "undetermined"
    return "average_living" if farming else "not_poor"


def evidence_of(
    household: Record, income: float | None, area: str | None
) -> tuple[str | None, float | None, float | None]:
    """Return what decided: kind, value, line (None where the area is not known)."""
    if household.get("diem_b1") is not None:
        return "b1", float(household["diem_b1"]), B1_LINE[area] if area else None
    if income is not None:
        return "income", income, INCOME_LINE[area] if area else None
    return None, None, None


def without_doubts(household: Record) -> dict[str, Any]:
    """Return a household without the values that no class may rest on, nor what stands in.

    Income does not stand in for an odd B1, nor the sheet `Thu nhập` for an odd income.
    """
    given = {name: household.get(name) for name in USUAL}
    odd = {n for n, v in given.items() if v is not None and not USUAL[n][0] <= v <= USUAL[n][1]}
    found = {**household, **dict.fromkeys(odd)}
    if "diem_b1" in odd:
        found["thu_nhap"] = None
    if odd & {"diem_b1", "thu_nhap"}:
        found["thu_nhap_sheet"] = None
    found["members"] = [
        {**member, "ngay_sinh": None} if _too_old(member) else member
        for member in household.get("members") or []
    ]
    return found


def _too_old(member: Record) -> bool:
    birth = member.get("ngay_sinh")
    return birth is not None and birth < FIRST_BIRTH


def judge_household(household: Record, year: int, day: date | None = None) -> Finding:
    """Class one household reviewed in `year`; ages are counted on `day` (14/12 by default)."""
    review_day = day or date(year, 12, 14)
    household = without_doubts(household)
    facts = {n: indicator(n, household, year, review_day) for n in range(1, 13)}
    certain = frozenset(n for n, fact in facts.items() if fact is True)
    unknown = frozenset(n for n, fact in facts.items() if fact is None)
    income = measured_income(household)
    area = AREAS.get(household.get("khu_vuc") or "")
    classes = {
        reading(household, income, each, count)
        for each in ([area] if area else ["rural", "urban"])
        for count in (len(certain), len(certain) + len(unknown))
    }
    klass = classes.pop() if len(classes) == 1 else "undetermined"
    return Finding(klass, certain, unknown, *evidence_of(household, income, area))
