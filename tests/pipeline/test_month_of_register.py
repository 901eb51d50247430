"""A register opens a month's requests: as the list would, with who died or left since."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.faults import Fault
from ravo.pipeline.blanks import TemplateRequest, write_next_survey
from ravo.pipeline.listener import Silence
from ravo.pipeline.monthly import MonthlyOutcome, MonthlyRequest, apply_month
from ravo.pipeline.reviews import review_workbook
from ravo.register.added import Author, add_lists
from ravo.register.lists import list_of
from ravo.register.recorded import CheckedRecords, record
from ravo.register.store import address_of, writing
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from support import books
from support.results_files import read_results_file

AUTHOR = Author("Lan", "2026-03-01T00:00:00+00:00", "0.2")
COMMUNE = {"Mã xã": "30178", "Xã/phường/thị trấn": "Xã Mỹ An Hưng", "Huyện/quận/thị xã": None}
HEADS = {"H1": "Lê Văn An", "H2": "Võ Thị Bé", "H3": "Phan Văn Cư"}
GONE = "Lý do biến động"


@dataclass(frozen=True)
class Office:
    """The survey of 2025, and the register that has it with what was recorded since."""

    folder: Path
    survey: Path
    register: Path


class Heard(Silence):
    """Keeps the faults that it hears."""

    def __init__(self) -> None:
        object.__setattr__(self, "faults", [])

    faults: list[Fault]

    def fault(self, fault: Fault) -> None:
        self.faults.append(fault)

    def counts(self, *codes: str) -> list[tuple[str, object]]:
        found = [(fault.code, fault.params.get("count")) for fault in self.faults]
        return sorted(one for one in found if one[0] in codes)


@pytest.fixture(scope="module")
def office_with_events(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """In March a son of H1 died and H3 left as a whole; in April H2 left."""
    folder = tmp_path_factory.mktemp("thang")
    members = [books.member(code, "Chủ hộ", **{"Họ và tên": name}) for code, name in HEADS.items()]
    members += [books.member(code, "Con", **{"Họ và tên": f"Lê Mai {code}"}) for code in HEADS]
    survey = books.write(
        folder / "xa.xlsx",
        [books.household(code, 3, **{"Họ và tên chủ hộ": name}) for code, name in HEADS.items()],
        members,
        info={**books.INFO, **COMMUNE, "Năm rà soát": 2025, "Kỳ rà soát": "Định kỳ"},
    )
    review = review_workbook(survey, load_settings(ReadOptions())).review
    assert review is not None
    register = folder / "so.sqlite"
    events = [
        ("death", "2026-03-31", "H1", "Lê Mai H1"),
        ("out", "2026-03-05", "H3", None),
        ("out", "2026-04-01", "H2", None),
    ]
    with writing(address_of(register)) as connection:
        add_lists(connection, [list_of(review)], AUTHOR)
        rows = tuple(
            (kind, on, "2025", "30178@2025", *who, '{"text":"cả hộ đi"}')
            for kind, on, *who in events
        )
        record(connection, CheckedRecords(rows, (), ()), AUTHOR)
    return Office(folder, survey, register)


def opened(office: Office, source: Path, month: str, heard: Heard | None = None) -> Path:
    """Return the requests of a month, opened with a list or a register."""
    out = office.folder / f"{source.stem}-{month}.xlsx"
    write_next_survey(TemplateRequest(out, None, month=month), [source], heard or Heard())
    return out


def reasons(path: Path, sheet: str) -> dict[str, object]:
    """Return the reason of change of each row that has one, by its second column."""
    head, *rows = openpyxl.load_workbook(path)[sheet].values
    at = list(head).index(GONE)
    return {str(row[1]): row[at] for row in rows if row[at]}


def applied(office: Office, state: Path, requests: Path) -> MonthlyOutcome:
    out = office.folder / "2026"
    return apply_month(MonthlyRequest(state, requests, out, ReadOptions(), "vi"), Heard())


def codes(path: Path) -> Sequence[Any]:
    return read_results_file(path).households["code"].tolist()


def test_each_month_has_who_died_or_left_by_its_end(office_with_events: Office) -> None:
    """As from the list itself but for these; the month's own review takes them off the list."""
    heard = Heard()
    march = opened(office_with_events, office_with_events.register, "2026-03", heard)
    assert heard.counts("RV-1534", "RV-1417", "RV-1268") == [
        ("RV-1268", None),
        ("RV-1417", 1),
        ("RV-1534", 1),
    ]
    plain = opened(office_with_events, office_with_events.survey, "2026-03")
    for sheet, expected in (
        ("Hộ", {"Phan Văn Cư": "Chuyển đi"}),
        ("Thành viên", {"Lê Mai H1": "Chết"}),
    ):
        assert reasons(march, sheet) == expected
        first, second = (
            [
                [cell for cell in row if cell not in ("Chuyển đi", "Chết")]
                for row in book[sheet].values
            ]
            for book in map(openpyxl.load_workbook, (march, plain))
        )
        blank = [[cell for cell in row if cell is not None] for row in first]
        assert blank == [[cell for cell in row if cell is not None] for row in second]
    assert reasons(opened(office_with_events, office_with_events.register, "2026-02"), "Hộ") == {}
    done = applied(office_with_events, office_with_events.survey, march)
    after, _ = done.files
    assert codes(after) == ["H1", "H2"]
    sizes = read_results_file(after).households["size"].tolist()
    assert sizes == [1, 2]
    with writing(address_of(office_with_events.register)) as connection:
        add_lists(connection, [list_of(read_results_file(after))], AUTHOR)
    april = opened(office_with_events, office_with_events.register, "2026-04")
    assert reasons(april, "Hộ") == {"Võ Thị Bé": "Chuyển đi"}
    assert reasons(april, "Thành viên") == {}
    assert codes(applied(office_with_events, after, april).files[0]) == ["H1"]
