"""Cases of programmes: facts on both sides of every condition, with the expected standing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from ravo.contract.columns import YES_NO
from ravo.contract.days import short_day
from ravo.criteria import edition_for_year
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.faults import Fault, InputProblem
from ravo.frames import frame_of
from ravo.programmes.derived import FactColumns, ages, days_between, low_income
from ravo.programmes.expressions import LAST, Evaluator
from ravo.programmes.facts import HelpRecord, ProgrammeFacts
from ravo.programmes.findings import ProgrammeCase
from ravo.programmes.loader import faults_of_help, programmes_from, source_of
from ravo.programmes.model import Programme
from ravo.programmes.standings import judge_programmes
from ravo.programmes.vocabulary import FactName, vocabulary
from ravo.results.kept_facts import day_figure
from ravo.yamlfile import CODES, KeyRefusal, YamlTree, cases_path

DAYS = {"ngay_sinh": True, "ngay_tach_ho": False}
"""The facts that are days, and whether they are about people. A year or a month alone is
allowed."""
CaseValue = bool | int | float | str | date | None
WrittenStanding = Literal["eligible", "to_ask", "not_eligible"]
_ANSWERS = {YES_NO[0]: YES, YES_NO[1]: NO, True: YES, False: NO, None: UNKNOWN}


class _WrittenProgrammeCase(BaseModel):
    """A case as written in its file: facts by id, the standing, what decides or is lacking.

    `reasons` are the groups or conditions by which it is on the list. `helped` are programmes whose
    help a register records.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    day: date
    programme: str | None = None
    facts: dict[str, CaseValue]
    helped: tuple[str, ...] = ()
    standing: WrittenStanding
    failed: str | None = None
    missing: tuple[str, ...] | None = None
    reasons: tuple[str, ...] | None = None


class _ProgrammeCasesFile(BaseModel):
    """A file of cases of programmes."""

    model_config = ConfigDict(extra="forbid")

    cases: list[_WrittenProgrammeCase]
    path: Path
    checksum: str


@dataclass(frozen=True, slots=True)
class CheckedProgrammes:
    """The programmes of a file, and all faults of the file and its cases."""

    programmes: tuple[Programme, ...]
    faults: tuple[Fault, ...]


def checked_file(file: Path) -> CheckedProgrammes:
    """Return the programmes of a file with every fault; its cases are run if the file has none."""
    try:
        programmes, faults = programmes_from(file, source_of(file))
    except InputProblem as problem:
        return CheckedProgrammes((), (problem.fault,))
    faults = faults or tuple(faults_of_help(programmes))
    return CheckedProgrammes(programmes, faults or case_faults(programmes, file))


def case_faults(programmes: Sequence[Programme], file: Path) -> tuple[Fault, ...]:
    """Return the faults of the cases beside a file of programmes, or that there are no cases."""
    cases = cases_path(file)
    if not cases.is_file():
        return (Fault("RV-1313", params={"file": file.name, "cases": cases.name}),)
    try:
        tree = YamlTree(cases, cases.read_bytes(), CODES)
        tree.refuse_odd_keys()
        written = tree.model(_ProgrammeCasesFile, tree.value).cases
        tree.refuse(_unfit(written))
    except InputProblem as problem:
        return (problem.fault,)
    return tuple(_faults(programmes, written, cases.name))


def _faults(
    programmes: Sequence[Programme], written: Sequence[_WrittenProgrammeCase], file: str
) -> Iterator[Fault]:
    for programme in programmes:
        mine = [one for one in written if (one.programme or programmes[0].id) == programme.id]
        odd = [(one, name) for one in mine for name in one.facts if not _is_fact(name)]
        for one, name in odd:
            yield Fault("RV-1316", params={"cases": file, "name": one.name, "fact": name})
        if odd:
            continue
        tried: dict[str, set[int]] = {item.id: set() for item in programme.requirements}
        for on in dict.fromkeys(one.day for one in mine):
            some = [one for one in mine if one.day == on]
            facts = facts_of_cases(some, on)
            yield from _failing(programme, some, facts, file)
            _note_sides(programme, facts, tried)
        sides = [name for name, states in tried.items() if not {YES, NO} <= states]
        if sides:
            about = {"cases": file, "programme": programme.id, "conditions": sides}
            yield Fault("RV-1315", params=about)


def _unfit(written: Sequence[_WrittenProgrammeCase]) -> Iterator[KeyRefusal]:
    """Yield a refusal for each value that its fact cannot have; unknown facts are left out."""
    for place, one in enumerate(written):
        for name, value in one.facts.items():
            if value is not None and not _fits(name, value):
                yield CODES.invalid, ("cases", place, "facts", name), {}


def _fits(name: str, value: CaseValue) -> bool:
    """Return whether a fact can have a value."""
    if name in DAYS:
        return _day_word(value) is not None
    kind = vocabulary()[name].kind if name in vocabulary() else None
    if kind == "answer":
        return value in _ANSWERS
    return kind != "figure" or (isinstance(value, int | float) and not isinstance(value, bool))


def _is_fact(name: str) -> bool:
    return name in DAYS or name in vocabulary()


def _failing(
    programme: Programme,
    cases: Sequence[_WrittenProgrammeCase],
    facts: ProgrammeFacts,
    file: str,
) -> Iterator[Fault]:
    findings = next(judge_programmes([programme], facts))
    for place, one in enumerate(cases):
        case = findings.case(place)
        if not _agrees(one, case):
            params = {
                "cases": file,
                "name": one.name,
                "wanted": _in_words(one.standing, one.failed, one.missing),
                "found": _in_words(case.standing, case.failed, case.missing),
            }
            yield Fault("RV-1314", params=params)


def _agrees(one: _WrittenProgrammeCase, case: ProgrammeCase) -> bool:
    return (
        one.standing == case.standing
        and one.failed in (None, case.failed)
        and (one.missing is None or set(one.missing) == set(case.missing))
        and (one.reasons is None or set(one.reasons) == set(case.reasons))
    )


def _in_words(standing: str, failed: str | None, missing: Sequence[str] | None) -> str:
    more = failed or ", ".join(missing or ())
    return f"{standing} ({more})" if more else standing


def _note_sides(programme: Programme, facts: ProgrammeFacts, tried: Mapping[str, set[int]]) -> None:
    """Record in `tried` which states each condition has among the cases."""
    evaluator = Evaluator(facts, programme.unit)
    values = {name: item.value for name, item in programme.values.items()}
    for item in programme.requirements:
        tried[item.id].update(evaluator.states(item.expression, values).state.tolist())


def facts_of_cases(cases: Sequence[_WrittenProgrammeCase], on: date) -> ProgrammeFacts:
    """Return the cases as facts: a household with one member for each."""
    edition = edition_for_year(on.year)
    size = len(cases)
    columns: dict[bool, FactColumns] = {False: {}, True: {}}
    for name, of_members in DAYS.items():
        days = [day_figure(_day_word(one.facts.get(name))) for one in cases]
        first, last = days_between(np.array(days, dtype=np.float64))
        columns[of_members] |= {name: first, name + LAST: last}
    for name in dict.fromkeys(name for one in cases for name in one.facts if name not in DAYS):
        fact = vocabulary()[name]
        columns[fact.of_members][name] = _column(fact, [one.facts.get(name) for one in cases])
    homes, members = columns[False], columns[True]
    homes.setdefault("thu_nhap", np.full(size, np.nan))
    homes.setdefault("khu_vuc", np.full(size, None, dtype=object))
    low, aged = low_income(homes, on, edition), ages(members, on, edition)
    homes |= {"ma_ho": np.array([str(at) for at in range(size)], dtype=object), **low[0]}
    homes |= {"xa_so": np.zeros(size, dtype=np.int64)}
    members |= {"ho": np.arange(size), "dong": np.arange(size) + 1, **aged[0]}
    help: dict[tuple[str, int, int | None], tuple[HelpRecord, ...]] = {
        (name, at, None): (HelpRecord(None, None, "register"),)
        for at, one in enumerate(cases)
        for name in one.helped
    }
    return ProgrammeFacts(
        on,
        frame_of(homes),
        frame_of(members),
        lacking={**low[1], **aged[1]},
        help=help,
        registered=any(one.helped for one in cases),
    )


def _day_word(written: CaseValue) -> date | str | int | None:
    """Return a day, a month (`5/2024`) or a year of a case; None for anything else."""
    if isinstance(written, date):
        return written
    year, month = short_day(written) or (None, None)
    return year if month is None else f"{month}/{year}"


def _column(fact: FactName, values: Sequence[CaseValue]) -> NDArray[Any]:
    if fact.kind == "answer":
        return np.array([_ANSWERS.get(value, UNKNOWN) for value in values], dtype=np.int8)
    if fact.kind == "figure":
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    texts = np.empty(len(values), dtype=object)
    texts[:] = [None if value is None else str(value) for value in values]
    return texts
