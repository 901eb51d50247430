"""`ravo register check`: the register compared with its own hashes; its batches."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from ravo.commands.options import LangOpt, Quiet, RegisterOpt
from ravo.commands.register import FormatOpt, print_json

if TYPE_CHECKING:
    from ravo.faults import Fault
    from ravo.messages import Lang
    from ravo.register.checked import CheckedBatch, CheckedRegister

GAP = "  "


def register_check(
    *,
    register: RegisterOpt = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Check the register."""
    from ravo.commands.terminal import terminal
    from ravo.console import tell
    from ravo.faults.exit_codes import ExitCode
    from ravo.messages import say
    from ravo.pipeline.register import check_register

    listener = terminal(quiet=quiet)
    checked_register = check_register(register, listener)
    if format == "json":
        print_json(_as_json(checked_register, listener.lang))
    else:
        if not quiet:
            sys.stdout.write(_table(checked_register.batches, listener.lang))
        for fault in checked_register.breaches:
            listener.fault(fault)
        key = "broken" if checked_register.breaches else "sound"
        if checked_register.breaches or not quiet:
            count = len(checked_register.breaches or checked_register.batches)
            tell(say(f"register.check.{key}", listener.lang, count=count))
    return ExitCode.NOT_ALL if checked_register.breaches else ExitCode.DONE


def _as_json(checked: "CheckedRegister", lang: "Lang") -> dict[str, Any]:
    return {
        "batches": [
            {
                "number": item.batch.number,
                "batch": item.batch.id,
                "kind": item.batch.header.kind,
                "at": item.batch.header.at,
                "by": item.batch.header.by,
                "ravo": item.batch.header.ravo,
                "files": [
                    {"name": name, "sha256": sha256} for name, sha256 in item.batch.header.files
                ],
                "counts": item.counts,
                "lists": [{"commune": name, "period": period} for name, period in item.lists],
            }
            for item in checked.batches
        ],
        "breaches": [_breach(fault, lang) for fault in checked.breaches],
    }


def _breach(fault: "Fault", lang: "Lang") -> dict[str, Any]:
    from ravo.fault_words import fault_message

    return {
        "code": fault.code,
        "message": fault_message(fault, lang)[0],
        "household": fault.household,
        **{name: _plain(value) for name, value in fault.params.items()},
    }


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [*map(_plain, value)]
    return value.isoformat() if isinstance(value, date) else value


def _table(batches: "tuple[CheckedBatch, ...]", lang: "Lang") -> str:
    """Return the batches as lines of text, each column as wide as its widest cell."""
    from ravo.messages import say
    from ravo.printable import printable

    names = ("number", "id", "kind", "at", "by", "files", "lists")
    rows = [[say(f"register.check.{name}", lang) for name in names] + [""]]
    rows += [_cells(item, lang) for item in batches]
    rows = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines)


def _lists(item: "CheckedBatch", lang: "Lang") -> str:
    """Return the periods and communes of a batch's lists; of many communes only the number."""
    from ravo.messages import say

    periods = ", ".join(sorted({period for _, period in item.lists}))
    communes = list(dict.fromkeys(name for name, _ in item.lists))
    if len(communes) > 1:
        return say("register.check.communes", lang, periods=periods, count=len(communes))
    return f"{periods} {communes[0]}" if communes else ""


def _cells(item: "CheckedBatch", lang: "Lang") -> list[str]:
    from ravo.messages import say
    from ravo.register.moments import moment

    header = item.batch.header
    return [
        str(item.batch.number),
        item.batch.short,
        say(f"register.check.{header.kind}", lang),
        moment(header.at),
        header.by,
        str(len(header.files)),
        _lists(item, lang),
        "" if item.counts else say("register.check.taken_back", lang),
    ]
