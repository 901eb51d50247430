"""The register of households over the years: years added, undone, checked, compared, dumped."""

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ravo import __version__
from ravo.faults import UsageProblem, unreadable, usage
from ravo.files import checksum, is_file, whole_file
from ravo.messages import Lang
from ravo.pipeline.listener import SILENCE, Listener
from ravo.pipeline.outputs import spare
from ravo.register.store import (
    RegisterAddress,
    closed_as_register,
    missing_register,
    open_to_others,
    reading,
    register_address,
    writing,
)
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings

if TYPE_CHECKING:
    from ravo.changes.comparison import Changes
    from ravo.register.added import AddedLists, Author
    from ravo.register.batches import ChainedBatch
    from ravo.register.checked import CheckedRegister
    from ravo.register.counted_deaths import DeathCounts
    from ravo.register.lists import StoredList
    from ravo.results.results import Results
    from ravo.review.review import Review


def author_of(name: str | None) -> "Author":
    """Return the author of a batch: the given name, else that of the account."""
    from ravo.register.added import Author

    now = datetime.now(UTC).isoformat(timespec="microseconds")
    return Author(name or getpass.getuser(), now, __version__)


@dataclass(frozen=True)
class AddRequest:
    """Which workbooks are added to which register, and the options for reading them.

    `decision_number` and `decision_date` are of the decision that recognised their classes, where
    the workbooks do not give it for each household. `losing` lets lists without members replace
    lists that have members.
    """

    paths: Sequence[Path]
    register: str | None
    reading: ReadOptions
    by: str | None = None
    replace: bool = False
    losing: bool = False
    recursive: bool = False
    decision_number: str | None = None
    decision_date: date | None = None


def add_to_register(request: AddRequest, listener: Listener) -> "AddedLists":
    """Add surveys or results of any years to a register.

    Raises UsageProblem (exit code 2) where a commune's year has other contents already.
    """
    # The imports for reading workbooks take a second, which other commands are spared.
    from ravo.pipeline.years import gathered_years, read_books
    from ravo.register.added import DecisionPaper, add_lists
    from ravo.register.lists import list_of

    today = datetime.now().astimezone().date()
    if request.decision_date is not None and request.decision_date > today:
        raise usage("RV-1450", day=request.decision_date)
    settings = load_settings(request.reading)
    gathered = gathered_years(request.paths, recursive=request.recursive)
    listener.passed_over(gathered.faults)
    files = tuple((book.name, checksum(book) or "") for book in gathered.books)
    day = request.decision_date.isoformat() if request.decision_date else None
    address = register_address(request.register, request.paths)

    def brought(item: "Review | Results") -> "StoredList":
        """Return a workbook in the form that the register keeps."""
        refuse_requests(item)
        return _fitting(list_of(item), request.decision_date)

    with writing(address) as connection:
        added = add_lists(
            connection,
            # Only one workbook at a time is in memory: each is written before the next is read. The
            # variable of a loop would keep the previous one alive.
            map(brought, read_books(gathered.books, settings, listener, ahead=1)),
            author_of(request.by),
            files=files,
            replace=request.replace,
            losing=request.losing,
            decision=DecisionPaper(request.decision_number, day),
        )
    for fault in added.faults:
        listener.fault(fault)
    return added


def refuse_requests(item: "Review | Results") -> None:
    """Raise UsageProblem for a workbook of the monthly review that is no list after a month."""
    from ravo.results.results import Results
    from ravo.survey.survey import MONTHLY

    month = item.list_month if isinstance(item, Results) else None
    if item.info.period == MONTHLY and month is None:
        source = item.source if isinstance(item, Results) else item.survey.source
        raise usage("RV-1494", path=Path(source.path).name)


def _fitting(stored: "StoredList", decided: date | None) -> "StoredList":
    """Return the list. Raises UsageProblem where the decision cannot be of its review."""
    from ravo.register.law_days import first_day_of_decision, last_day_of_decision
    from ravo.register.recognition import is_of_review

    if decided is not None and not is_of_review(stored.period, decided):
        about = {"path": stored.file, "period": stored.period, "day": decided}
        first, last = first_day_of_decision(stored.period), last_day_of_decision(stored.period)
        raise usage("RV-1274", first=first, last=last, **about)
    return stored


def undo_in_register(
    register: str | None, batch: str, by: str | None, listener: Listener = SILENCE
) -> "ChainedBatch":
    """Take back a batch of a register, and report the complaints that it leaves incomplete.

    Raises UsageProblem (exit code 2) where that is not possible.
    """
    from ravo.register.left_behind import left_behind
    from ravo.register.undone import undo

    with writing(there(register)) as connection:
        before = left_behind(connection)
        done = undo(connection, batch, author_of(by))
        faults = [fault for fault in left_behind(connection) if fault not in before]
    for fault in faults:
        listener.fault(fault)
    return done


def check_register(register: str | None, listener: Listener) -> "CheckedRegister":
    """Compare a register with its own hashes.

    Raises InputProblem (exit code 3) where the database itself finds its file damaged.
    """
    from ravo.register.checked import checked, is_whole
    from ravo.register.days_ahead import registered_days_ahead
    from ravo.register.odd_decisions import odd_decisions

    address = register_address(register)
    with reading(address) as connection:
        if not is_whole(connection):
            raise unreadable("RV-1202", path=address.shown)
        if (fault := open_to_others(address)) is not None:
            listener.fault(fault)
        checked_register = checked(connection)
        for note in checked_register.notes:
            listener.fault(note)
        if not checked_register.breaches:
            for odd in (*registered_days_ahead(connection), *odd_decisions(connection)):
                listener.fault(odd)
        return checked_register


def movements_in_register(register: str | None, period: str, listener: Listener) -> "Changes":
    """Return what changed in a year (`2024`) or month (`2026-03`) of a register.

    Lists that contradict each other are reported. Raises UsageProblem (exit code 2) where the
    register lacks the period, has only such lists of it (RV-1340), or has none before it.
    """
    from ravo.register.compared import contradiction_faults, movements

    with reading(register_address(register)) as connection:
        torn = contradiction_faults(connection)
        for fault in torn:
            listener.fault(fault)
        try:
            return movements(connection, period)
        except UsageProblem as problem:
            if problem.fault.code == "RV-1213" and period in {one.params["period"] for one in torn}:
                raise usage("RV-1340", period=period) from None
            raise


def write_movements(
    changes: "Changes", register: str | None, out: Path, lang: Lang, listener: Listener
) -> None:
    """Write the movements of a register as a workbook with forms 2 and 3 to sign.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    from ravo.changes.output.workbook import write_changes

    spare(out, listener)
    with closed_as_register(register_address(register)):
        write_changes(changes, out, lang)
    listener.written(out)


def deaths_in_register(register: str | None, period: str) -> "DeathCounts":
    """Return how many people died in a year (`2024`) or month (`2026-03`) of a register.

    Only communes whose movements are counted are included. Raises UsageProblem (exit code 2) where
    the register has no list before the period.
    """
    from ravo.register.compared import units_compared
    from ravo.register.counted_deaths import deaths_counted

    with reading(register_address(register)) as connection:
        return deaths_counted(connection, period, units_compared(connection, period))


def dump_register(register: str | None, out: Path, listener: Listener) -> None:
    """Write the canonical dump of a register to a file."""
    from ravo.register.dump import canonical_lines

    address = register_address(register)
    with (
        reading(address) as connection,
        closed_as_register(address),
        whole_file(out) as scratch,
        scratch.open("wb") as file,
    ):
        file.writelines(line + b"\n" for line in canonical_lines(connection))
    listener.written(out)


def there(register: str | None) -> RegisterAddress:
    """Return the address of a register that must exist."""
    address = register_address(register)
    if address.path is not None and not is_file(address.path):
        raise missing_register(address, usage)
    return address
