"""The dead of a register and programmes: on no list from their day on, and named by household."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from ravo.criteria.truth import UNKNOWN, YES
from ravo.documents.holders import PaperPerson
from ravo.faults import Fault
from ravo.pipeline.beneficiaries import Beneficiaries, BeneficiariesRequest, beneficiaries_of
from ravo.pipeline.deaths_of_facts import with_deaths_of_escaped
from ravo.pipeline.documents_deaths import report_dead
from ravo.pipeline.household_supports import SupportsWanted, with_supports
from ravo.pipeline.listener import SILENCE, Silence
from ravo.pipeline.programme_facts import facts_of_escaped, joined_facts, programme_edition
from ravo.pipeline.supervised_deaths import deaths_in
from ravo.programmes.derived import living_sizes
from ravo.programmes.facts import DEATH_COLUMN, HEAD_DEATH_COLUMN, PEOPLE_COLUMN
from ravo.programmes.findings import Standing
from ravo.programmes.machine import beneficiaries_json
from ravo.programmes.output.commune_book import write_commune_book
from ravo.programmes.output.lists import ProgrammeLists
from ravo.programmes.output.office_book import failing, office_columns
from ravo.programmes.output.paper import PaperUnit
from ravo.register.lists import list_of
from ravo.register.parts import active_parts
from ravo.register.programme_pasts import EscapedHousehold, RegisteredPerson
from ravo.register.recorded import CheckedRecords, record
from ravo.register.store import address_of, reading
from ravo.results.explanation import explanation_text
from ravo.results.explanation_family import family_text
from ravo.review.explainer import explain
from ravo.typed_columns import NO_DAY
from support.books import household, member, write
from support.paper_homes import commune_papers, paper_home
from support.register_lists import add, author, within
from support.reviews import review

INFO = {
    "Năm rà soát": 2024,
    "Tỉnh/thành phố": "Tỉnh Đồng Tháp",
    "Huyện/quận/thị xã": "Lấp Vò",
    "Xã/phường/thị trấn": "Xã Bình Thành",
    "Ngày rà soát": "14/12/2024",
}
DAY = date(2025, 2, 10)
PEOPLE = {"H1": ("Lê Na", "Lê Mai"), "H2": ("Võ Cao",), "H3": ("Bùi Ba", "Bùi Tư", "Bùi Năm")}


class Kept(Silence):
    """Keeps the faults that it hears of."""

    faults: list[Fault] = []  # noqa: RUF012  a frozen listener: emptied by each test

    def fault(self, fault: Fault) -> None:
        """Keep a fault."""
        self.faults.append(fault)


def death(
    unit: str,
    code: str,
    name: str,
    day: str | None = "2025-02-10",
    about: str = "{}",
    period: str = "2024",
) -> tuple[object, ...]:
    return ("death", day, period, unit, code, name, about)


def written(folder: Path, year: int) -> Path:
    """Return a survey of the households of PEOPLE, all born in 1980."""
    homes = [household(code, 3, **{"Số nhân khẩu": len(names)}) for code, names in PEOPLE.items()]
    homes = [{**one, "Họ và tên chủ hộ": PEOPLE[one["Mã hộ"]][0]} for one in homes]
    people = [
        member(code, "Con" if at else "Chủ hộ", **{"Họ và tên": name, "Ngày/năm sinh": "1980"})
        for code, names in PEOPLE.items()
        for at, name in enumerate(names)
    ]
    info = {**INFO, "Năm rà soát": year, "Ngày rà soát": f"14/12/{year}"}
    return write(folder / f"{year}.xlsx", homes, people, info=info)


@pytest.fixture(scope="module")
def deaths_survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("a"), 2024)


def registered(survey: Path, year: int) -> str:
    """Return a register with a list of PEOPLE: a member, the only one, a head died, each on DAY."""
    path = str(survey.with_name(f"{year}.sqlite"))
    add(path, list_of(review(survey if year == 2024 else written(survey.parent, year))))
    with reading(address_of(path)) as connection:
        unit = active_parts(connection).parts[0].unit.key
    dead = (("H1", "Lê Mai"), ("H2", "Võ Cao"), ("H3", "Bùi Ba"))
    events = tuple(death(unit, code, name, period=str(year)) for code, name in dead)
    month = death(unit, "H3", "Bùi Tư", None, '{"month": "2025-03"}', str(year))
    within(path, record, CheckedRecords((*events, month), (), ()), author(9))
    return path


@pytest.fixture(scope="module")
def deaths_register(deaths_survey: Path) -> str:
    """The register has the list of the survey itself."""
    return registered(deaths_survey, 2024)


def listed(survey: Path, register: str | None, on: date, *programmes: str) -> Beneficiaries:
    Kept.faults.clear()
    return beneficiaries_of(
        BeneficiariesRequest([survey], on, programmes, register=register), Kept()
    )


def counts(found: Beneficiaries) -> list[tuple[int, int]]:
    assert all(one.counts.reconciled for one in found.findings)
    return [(one.counts.listed, one.counts.not_listed) for one in found.findings]


def named() -> dict[str, tuple[object, object]]:
    codes = ("RV-1496", "RV-1497", "RV-1498")
    found = [one for one in Kept.faults if one.code in codes]
    return {one.code: (one.params["count"], one.params["codes"]) for one in found}


def test_the_dead_are_listed_until_the_day_and_never_after(
    deaths_survey: Path, deaths_register: str
) -> None:
    """Of a month its last day counts; a household with a dead head stays."""
    everybody = listed(deaths_survey, None, DAY, "bhyt", "vay-von")
    assert counts(everybody) == [(6, 0), (3, 0)]
    assert counts(
        listed(deaths_survey, deaths_register, date(2025, 2, 9), "bhyt", "vay-von")
    ) == counts(everybody)
    assert named() == {}
    assert counts(listed(deaths_survey, deaths_register, DAY, "bhyt", "vay-von")) == [
        (3, 3),
        (2, 1),
    ]
    assert named() == {
        "RV-1496": (3, "H1, H2, H3"),
        "RV-1497": (1, "H2"),
        "RV-1498": (1, "H3"),
    }
    assert counts(listed(deaths_survey, deaths_register, date(2025, 3, 30), "bhyt")) == [(3, 3)]
    assert counts(listed(deaths_survey, deaths_register, date(2025, 3, 31), "bhyt")) == [(2, 4)]


def test_the_dead_of_an_earlier_list_are_found_by_their_household(deaths_survey: Path) -> None:
    """A register that lacks the list of the survey has the deaths at the one before."""
    earlier = registered(deaths_survey, 2023)
    assert counts(listed(deaths_survey, earlier, date(2025, 2, 9), "bhyt")) == [(6, 0)]
    assert counts(listed(deaths_survey, earlier, DAY, "bhyt", "vay-von")) == [(3, 3), (2, 1)]
    assert named()["RV-1496"] == (3, "H1, H2, H3")
    (gap,) = {one.params["years"] for one in Kept.faults if one.code == "RV-1309"}
    assert "2022" in str(gap)


def test_the_dead_of_households_that_only_the_register_has() -> None:
    people = [RegisteredPerson("Lê Na", "Chủ hộ", None, None, DAY) for _ in range(2)]
    alive = RegisteredPerson("Lê Bo", "Con", None, None)
    homes = [
        EscapedHousehold(code, "Lê Na", None, "Xã", "not_poor", None, float(len(some)), some)
        for code, some in (("A", (people[0],)), ("B", (people[1], alive)), ("C", (alive,)))
    ]
    books = with_deaths_of_escaped(facts_of_escaped(homes), homes)
    facts = joined_facts(books, DAY, programme_edition(DAY))
    assert np.isnat(facts.death_days("household")).tolist() == [False, True, True]
    assert np.isnat(facts.death_days("person")).tolist() == [False, False, True, True]
    assert facts.without_head.tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("day", "sizes"),
    [
        (date(2025, 2, 9), [2, 1, 3]),
        (DAY, [1, 2]),
        (date(2025, 3, 30), [1, 2]),
        (date(2025, 3, 31), [1, 1]),
    ],
)
def test_sizes_on_a_list_are_the_living_on_the_day(
    deaths_survey: Path, deaths_register: str, day: date, sizes: list[int]
) -> None:
    """The household with nobody alive is no row from its day on."""
    found = listed(deaths_survey, deaths_register, day, "vay-von")
    lists = ProgrammeLists(found.on, found.findings, found.infos, register=True)
    places = np.sort(found.findings[0].places(Standing.eligible))
    columns = office_columns(lists, found.findings[0], places, "vi")
    assert next(one.values for one in columns if one.id == "so_khau") == sizes


def test_sizes_that_leave_out_the_dead_already_stay() -> None:
    """Households of three listed, of whom one is dead but in the last; then of a head alone."""
    owner = np.repeat([0, 1, 2, 3, 4], 3)
    dead = np.array([place % 3 == 0 and place < 12 for place in range(15)])
    days = np.where(dead, np.datetime64(DAY), NO_DAY)
    members = {"ho": np.append(owner, 5), DEATH_COLUMN: np.append(days, NO_DAY)}
    members[PEOPLE_COLUMN] = np.append(np.full(15, YES, dtype=np.int8), np.int8(UNKNOWN))
    heads = np.full(6, NO_DAY, dtype="datetime64[D]")
    heads[[0, 5]] = DAY
    homes = {"so_khau": np.array([3.0, 2.0, 4.0, np.nan, 3.0, 4.0]), HEAD_DEATH_COLUMN: heads}
    living = living_sizes(homes, members, DAY)
    assert np.array_equal(living, [2, 2, 3, np.nan, 3, 3], equal_nan=True)
    before = living_sizes(homes, members, date(2025, 2, 9))
    assert np.array_equal(before, homes["so_khau"], equal_nan=True)


def test_lists_say_why_and_machines_read_the_day(
    deaths_survey: Path, deaths_register: str, tmp_path: Path
) -> None:
    found = listed(deaths_survey, deaths_register, DAY, "bhyt", "vay-von")
    assert failing(found.findings[0], "vi") == [("đã chết theo sổ theo dõi", 3)]
    words = "".join(beneficiaries_json(found.on, found.findings))
    assert words.count('"failed": null, "dead_by": "2025-02-10"') == 4
    lists = ProgrammeLists(found.on, found.findings, found.infos, register=True)
    path = tmp_path / "xa.xlsx"
    write_commune_book(lists, found.communes[0], PaperUnit("Xã", "Xã"), path, "vi")
    book = openpyxl.load_workbook(path)
    shown = " ".join(str(value) for sheet in book for row in sheet.values for value in row)
    assert "– đã chết theo sổ theo dõi: 3 người" in shown
    assert "Lê Mai (tính đến ngày 10/02/2025)" in shown
    assert "– không còn ai sống theo sổ theo dõi: 1 hộ" in shown
    alone = [row for row in book.worksheets[-1].values if row[4] == "tính đến ngày 10/02/2025"]
    assert len(alone) == 1


def test_an_explanation_has_who_is_dead(deaths_survey: Path, deaths_register: str) -> None:
    item = review(deaths_survey)
    every = [explain(item, 0), explain(item, 1)]
    one, alone = with_supports(every, item, [0, 1], SupportsWanted(DAY), deaths_register, SILENCE)
    words = " ".join(explanation_text(one, "vi").split())
    assert (
        "Lê Mai: không thuộc diện: theo sổ theo dõi thì đến ngày 10/02/2025 người này đã chết"
    ) in words
    assert "đến ngày 10/02/2025 hộ không còn ai sống" in " ".join(family_text(alone, "vi").split())
    assert "thuộc diện xét" not in family_text(alone, "vi").replace("Chưa thuộc", "")


@pytest.mark.parametrize(("day", "count"), [(date(2025, 2, 9), 0), (DAY, 3)])
def test_certificates_that_name_the_dead_are_named(
    deaths_survey: Path, deaths_register: str, day: date, count: int
) -> None:
    homes = [
        paper_home(place, "poor", code=code, head=PaperPerson(names[0]), members=())
        for place, (code, names) in enumerate(PEOPLE.items())
    ]
    homes[0] = replace(homes[0], members=tuple(map(PaperPerson, PEOPLE["H1"])))
    Kept.faults.clear()
    report_dead(deaths_register, [commune_papers(homes)], [review(deaths_survey)], day, Kept())
    told = [(one.code, one.params["heads"], one.params["others"]) for one in Kept.faults]
    assert told == ([("RV-1499", "H2, H3", "H1")] if count else [])


def test_supervision_has_the_dead_of_the_day_by_the_rows_of_the_workbook(
    deaths_survey: Path, deaths_register: str
) -> None:
    item = review(deaths_survey)

    def dead(on: date) -> tuple[list[float], list[bool], list[bool]]:
        with deaths_in(deaths_register, on) as deaths_of:
            found = deaths_of(item, len(PEOPLE))
        return found.dead.tolist(), found.nobody.tolist(), found.headless.tolist()

    nothing = [False, False, False]
    assert dead(date(2025, 2, 9)) == ([0, 0, 0], nothing, nothing)
    assert dead(DAY) == ([1, 1, 1], [False, True, False], [False, False, True])
    assert dead(date(2025, 3, 31))[0] == [1, 1, 2]
