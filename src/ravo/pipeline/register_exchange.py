"""What goes out of a register and into it: other registers, answers, packets, tables, records."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ravo.faults import Fault
from ravo.files import checksum
from ravo.formats import format_by_ending
from ravo.messages import Lang
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_output, spare
from ravo.pipeline.register import author_of, register_address, there
from ravo.register.store import RegisterAddress, address_of, reading, writing

if TYPE_CHECKING:
    from ravo.register.doubtful_sheet import DoubtfulCounts
    from ravo.register.linked import LinkedAnswers
    from ravo.register.union import MergedRegisters

ExportFormat = Literal["xlsx", "parquet"]
EXPORTS: tuple[ExportFormat, ...] = ("xlsx", "parquet")


@dataclass(frozen=True)
class MergeRegisters:
    """Which registers are merged into which; `conflicts` is the workbook of contradictions."""

    others: Sequence[str]
    register: str | None
    lang: Lang
    conflicts: Path | None = None


def merge_into_register(request: MergeRegisters, listener: Listener) -> "MergedRegisters":
    """Merge other registers into one, all of them or none.

    Raises InputProblem (exit code 3) where another one is damaged or was altered.
    """
    from ravo.register.contradiction_sheet import write_contradictions
    from ravo.register.contradictions import contradicting_lists
    from ravo.register.union import TakenBatches, finished, take_in

    if request.conflicts is not None:
        checked_output(request.conflicts, "xlsx", "--conflicts")
    taken = TakenBatches()
    with ExitStack() as stack:
        connection = stack.enter_context(writing(register_address(request.register)))
        for written in request.others:
            address = address_of(written)
            with reading(address) as other:
                take_in(connection, other, address.shown, taken)
        merged = finished(connection, taken)
        lists = contradicting_lists(connection, merged.contradictions)
    if request.conflicts is not None:
        write_contradictions(lists, request.conflicts, request.lang)
        listener.written(request.conflicts)
    if merged.contradictions:
        listener.fault(Fault("RV-1241", params={"count": len(merged.contradictions)}))
    return merged


def write_doubtful_pairs(
    address: RegisterAddress, out: Path, lang: Lang, listener: Listener
) -> "DoubtfulCounts":
    """Write the doubtful pairs of a register to a workbook, to be answered."""
    from ravo.register.doubtful import doubtful_pairs
    from ravo.register.doubtful_sheet import write_doubtful

    checked_output(out, "xlsx")
    spare(out, listener)
    with reading(address) as connection:
        counts = write_doubtful(doubtful_pairs(connection), out, lang)
    listener.written(out)
    return counts


def link_in_register(register: str | None, answers: Path, by: str | None) -> "LinkedAnswers":
    """Record an officer's answers about doubtful pairs in a register.

    Raises UsageProblem (exit code 2) naming the cell of an answer that cannot be used.
    """
    from ravo.register.linked import link, read_answers

    files = ((answers.name, checksum(answers) or ""),)
    with writing(there(register)) as connection:
        given = read_answers(connection, answers)
        return link(connection, given, author_of(by), files)


def export_register(register: str | None, out: Path, lang: Lang, listener: Listener) -> None:
    """Write the tables of a register as a workbook or as Parquet files, by the ending of `out`.

    Raises UsageProblem (exit code 2) for another ending, or where a file cannot be written.
    """
    from ravo.register.compared import contradiction_faults
    from ravo.register.exported import export_tables

    kind = format_by_ending(out.suffix, EXPORTS, "xlsx")
    checked_output(out, kind)
    address = there(register)
    with reading(address) as connection:
        for fault in contradiction_faults(connection):
            listener.fault(fault)
        tables = export_tables(connection, lang)
        if kind == "xlsx":
            from ravo.register.export_workbook import write_workbook

            spare(out, listener)
            write_workbook(tables, out)
            listener.written(out)
        else:
            from ravo.register.export_parquet import write_parquet_files

            listener.written(*write_parquet_files(tables, out))
