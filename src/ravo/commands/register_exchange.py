"""`ravo register merge|…`: what goes out of a register and into it."""

from pathlib import Path
from typing import Annotated

import typer

from ravo.commands.options import LangOpt, Quiet, option
from ravo.commands.register import FormatOpt, RegisterOpt, print_json


def register_merge(
    *,
    others: Annotated[
        list[str],
        typer.Argument(metavar="OTHER...", help="cli.arg.registers", show_default=False),
    ],
    register: RegisterOpt = None,
    conflicts: Annotated[Path | None, option("--conflicts", metavar="FILE")] = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Merge other registers into this one."""
    from ravo.commands.terminal import terminal
    from ravo.console import tell
    from ravo.faults.exit_codes import ExitCode
    from ravo.messages import say
    from ravo.pipeline.register_exchange import MergeRegisters, merge_into_register

    listener = terminal(quiet=quiet)
    request = MergeRegisters(others, register, listener.lang, conflicts)
    merged = merge_into_register(request, listener)
    counts = {
        name: getattr(merged, name) for name in ("batches", "unchanged", "lists", "households")
    }
    if format == "json":
        places = [
            {"commune": item.unit.name, "unit": item.unit.key, "period": item.period}
            for item in merged.contradictions
        ]
        print_json({**counts, "contradictions": places})
    elif not quiet:
        key = "register.merged" if merged.batches else "register.merged_nothing"
        tell(say(key, listener.lang, **counts))
    return ExitCode.NOT_ALL if merged.contradictions else ExitCode.DONE
