"""Faults, the errors made of them, and what the faults of a workbook leave unread or unclassed."""

import pickle

import pytest

from ravo.faults import InputProblem, UsageProblem, unreadable, usage
from ravo.faults.errors import RavoError
from ravo.faults.exit_codes import ExitCode
from ravo.faults.fault import Fault, rejects_workbook
from ravo.faults.kind import FaultKind
from ravo.faults.taxonomy import all_kinds, kind_of
from ravo.faults.unread import Unread, unread_of, unread_words


def test_every_kind_is_found_by_its_code_and_no_other_is() -> None:
    kinds = all_kinds()
    assert list(kinds) == sorted(kinds)
    assert all(
        isinstance(kind, FaultKind) and kind_of(code) == kind for code, kind in kinds.items()
    )
    with pytest.raises(KeyError):
        kind_of("RV-000")


def test_a_fault_is_as_severe_as_its_kind_unless_nothing_depends_on_it() -> None:
    error = next(code for code, kind in all_kinds().items() if kind.severity == "error")
    warning = next(code for code, kind in all_kinds().items() if kind.severity == "warning")
    assert (Fault(error).severity, Fault(warning).severity) == ("error", "warning")
    assert Fault(error, decides=False).severity == "warning"
    assert Fault(error).category == int(error[3])


def test_an_error_leaves_a_workbook_unclassed_only_in_the_parts_of_its_kind() -> None:
    code, kind = next((c, k) for c, k in all_kinds().items() if k.rejects_workbook_in)
    inside = kind.rejects_workbook_in[0]
    harmless = next(c for c, k in all_kinds().items() if not k.rejects_workbook_in)
    assert rejects_workbook([Fault(harmless), Fault(code)], inside)
    assert not rejects_workbook([Fault(harmless)], inside)
    assert not rejects_workbook([Fault(code, decides=False)], inside)
    assert not rejects_workbook([], inside)


def test_errors_have_the_documented_exit_codes_and_travel_between_processes() -> None:
    for problem, kind, code in (
        (usage("RV-190", option="-o"), UsageProblem, ExitCode.WRONG_USE),
        (unreadable("RV-109", path="x"), InputProblem, ExitCode.UNREADABLE),
    ):
        again = pickle.loads(pickle.dumps(problem))
        assert isinstance(again, kind)
        assert isinstance(again, RavoError)
        assert (again.fault, again.exit_code) == (problem.fault, code)


def test_what_was_left_unread_is_counted_by_kind() -> None:
    one = {
        kind: next(code for code, found in all_kinds().items() if found.unread == kind)
        for kind in ("columns", "sheets", "keys", "files")
    }
    faults = [
        Fault(one["columns"], params={"count": 2}),
        Fault(one["columns"]),
        Fault(one["sheets"], params={"count": 9}),
        Fault(one["files"], params={"count": 3}),
        Fault(next(code for code, kind in all_kinds().items() if kind.unread is None)),
    ]
    found = unread_of(faults)
    assert found == Unread(columns=3, sheets=1, keys=0, files=3)
    assert found + Unread(keys=1) == Unread(3, 1, 1, 3)
    assert bool(found)
    assert not Unread()


def test_one_and_several_left_unread_are_worded_and_nothing_is_not() -> None:
    words = unread_words(Unread(columns=1, files=2), "en")
    assert "1 column" in words
    assert "columns" not in words
    assert "2 files" in words
    assert unread_words(Unread(), "en") == ""
