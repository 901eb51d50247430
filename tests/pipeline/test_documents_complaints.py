"""Complaints beside papers: those open on their day, accepted ones that changed nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from ravo.faults import Fault
from ravo.pipeline.documents_complaints import report_complaints
from ravo.pipeline.documents_register import on_day_of_papers
from ravo.pipeline.listener import Silence
from ravo.register.recorded_complaints import (
    TypedComplaint,
    TypedHousehold,
    TypedResult,
    close_complaint,
    record_complaint,
)
from support.paper_homes import PLACE, commune_papers, paper_home
from support.register_lists import add, author, home, made_list, within

TODAY = date(2026, 1, 31)
RECEIVED, DUE, CLOSED = date(2026, 1, 12), date(2026, 1, 15), date(2026, 1, 14)


class Kept(Silence):
    """Keeps the faults that it hears of."""

    faults: list[Fault] = []  # noqa: RUF012  a frozen listener: emptied by each test

    def fault(self, fault: Fault) -> None:
        """Keep a fault."""
        self.faults.append(fault)


def complain(path: str, code: str, day: int, result: str | None = None) -> None:
    typed = TypedComplaint(TypedHousehold(code), "class", "Lê Thị Thử", RECEIVED)
    done = within(path, record_complaint, typed, 3, DUE, author(day))
    if result is not None:
        closed = TypedResult(result, CLOSED, text="Đã xem")  # type: ignore[arg-type]
        within(path, close_complaint, done.complaint.id, closed, TODAY, author(day))


def reported(path: str, on: date, **classes: str) -> list[tuple[str, object, object]]:
    """Return what is reported beside papers of a day: code, number, what else counts."""
    homes = [paper_home(place, one, code=code) for place, (code, one) in enumerate(classes.items())]
    papers = commune_papers(homes, place=replace(PLACE, code="30193", commune="Xã Bình Thành"))
    listener = Kept()
    listener.faults.clear()
    report_complaints(path, [papers], on, listener)
    return [
        (fault.code, fault.params["count"], fault.params.get("overdue", fault.params.get("codes")))
        for fault in listener.faults
    ]


def test_open_and_overdue_complaints_are_reported_and_accepted_ones_without_effect(
    tmp_path: Path,
) -> None:
    path = str(tmp_path / "so.sqlite")
    add(path, made_list(2024, [home("A1"), home("A2"), home("A3"), home("A4")]))
    for day, (code, result) in enumerate(
        [("A1", None), ("A2", "accepted"), ("A3", "rejected"), ("A4", "accepted")], start=12
    ):
        complain(path, code, day, result)
    # A list that is brought after the complaint has the class that settles it.
    now = [home("A1"), home("A2"), home("A3"), home("A4", "not_poor")]
    add(path, made_list(2024, now), day=20, replace=True)
    classes = {"A1": "poor", "A2": "poor", "A3": "poor", "A4": "not_poor"}
    same = ("RV-1441", 1, "A2")
    assert reported(path, DUE, **classes) == [("RV-1440", 1, 0), same]
    assert reported(path, date(2026, 1, 16), **classes) == [("RV-1440", 1, 1), same]
    # The day before the results all four were open; papers of the old results repeat the class.
    assert reported(path, date(2026, 1, 13), **classes) == [("RV-1440", 4, 0)]
    old = reported(path, DUE, **{**classes, "A4": "poor"})
    assert [item[:2] for item in old] == [("RV-1440", 1), ("RV-1441", 2)]
    settled = {**classes, "A2": "near_poor"}
    assert reported(path, DUE, **settled) == [("RV-1440", 1, 0)]
    report_complaints(None, [], None, Kept())


def test_complaints_of_another_commune_are_not_reported(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    add(path, made_list(2024, [home("A1")], commune="Bình Thành Trung"))
    complain(path, "A1", 12)
    assert reported(path, DUE, A1="poor") == []


def test_papers_without_a_day_are_of_today(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    add(path, made_list(2024, [home("A1")]))
    with on_day_of_papers(path, DUE) as (_, day):
        assert day == DUE
    before = date.today()
    with on_day_of_papers(path, None) as (_, day):
        assert before <= day <= date.today()
