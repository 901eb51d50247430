"""`ravo register merge|link|record|bundle`: exchange with other registers, sheets and bundles."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ravo.commands.options import LangOpt, Quiet, RegisterOpt, command, group, option
from ravo.commands.register import ByOpt, FormatOpt, RegisterFormat, print_json
from ravo.commands.together import takes
from ravo.commands.typed_sheets import TypedSheetOptions

if TYPE_CHECKING:
    from ravo.register.batches import ChainedBatch
    from ravo.register.union import MergedRegisters

bundle_app = group("bundle")
PasswordFileOpt = Annotated[
    Path | None, option("--password-file", metavar="FILE", key="bundle_password_file")
]
SignFileOpt = Annotated[Path | None, option("--sign-file", metavar="FILE")]
ConflictsOpt = Annotated[Path | None, option("--conflicts", metavar="FILE")]


def register_merge(
    *,
    others: Annotated[
        list[str],
        typer.Argument(metavar="OTHER...", help="cli.arg.registers", show_default=False),
    ],
    register: RegisterOpt = None,
    conflicts: ConflictsOpt = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Merge other registers into this one."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.register_exchange import MergeRegisters, merge_into_register

    listener = terminal(quiet=quiet)
    request = MergeRegisters(others, register, listener.lang, conflicts)
    return close_merged(merge_into_register(request, listener), format, {}, quiet=quiet)


@command(bundle_app, "make", "bundle_make")
def bundle_make(
    *,
    results: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[RESULTS...]", help="cli.arg.bundle_results", show_default=False),
    ] = None,
    out: Annotated[Path, option("-o", metavar="FILE", key="bundle_out")],
    register: RegisterOpt = None,
    communes: Annotated[
        list[str] | None, option("--commune", metavar="CODE|NAME", key="bundle_commune")
    ] = None,
    periods: Annotated[list[str] | None, option("--period", metavar="2024|2026-03")] = None,
    with_others: Annotated[bool, option("--with-others")] = False,
    by: ByOpt = None,
    password_file: PasswordFileOpt = None,
    sign_file: SignFileOpt = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Put results and a part of the register into one file to be sent."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.register_exchange import BundleRequest, bundle_of_register

    request = BundleRequest(
        out,
        results or (),
        register,
        communes or (),
        periods or (),
        by=by,
        password_file=password_file,
        sign_file=sign_file,
        with_others=with_others,
    )
    bundle = bundle_of_register(request, terminal(quiet=quiet))
    counts = {"batches": bundle.batches, "lists": bundle.lists, "results": bundle.results}
    close("bundle_made", counts, format, quiet=quiet)


@command(bundle_app, "open", "bundle_open")
def bundle_open(
    *,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="cli.arg.bundle")],
    folder: Annotated[Path | None, option("-o", metavar="DIR", key="bundle_folder")] = None,
    register: RegisterOpt = None,
    conflicts: ConflictsOpt = None,
    password_file: PasswordFileOpt = None,
    sign_file: SignFileOpt = None,
    format: FormatOpt = "text",
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Check a bundle and add its contents to the register."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.register_exchange import OpenRequest, open_bundle

    listener = terminal(quiet=quiet)
    request = OpenRequest(
        path,
        register,
        listener.lang,
        folder=folder,
        conflicts=conflicts,
        password_file=password_file,
        sign_file=sign_file,
    )
    contents = open_bundle(request, listener)
    about = {"results": len(contents.results), "manifest": dict(contents.manifest)}
    return close_merged(contents.merged, format, about, quiet=quiet)


def close_merged(
    merged: "MergedRegisters", format: RegisterFormat, about: Mapping[str, Any], *, quiet: bool
) -> int:
    """Print what was added to the register; return 1 where lists contradict each other."""
    from ravo.faults.exit_codes import ExitCode

    counts = {
        name: getattr(merged, name) for name in ("batches", "unchanged", "lists", "households")
    }
    if format == "json":
        places = [
            {"commune": item.unit.name, "unit": item.unit.key, "period": item.period}
            for item in merged.contradictions
        ]
        print_json({**counts, "contradictions": places, **about})
    else:
        close("merged" if merged.batches else "merged_nothing", counts, format, quiet=quiet)
    return ExitCode.NOT_ALL if merged.contradictions else ExitCode.DONE


@takes(TypedSheetOptions)
def register_link(
    *,
    answers: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="cli.arg.answers", show_default=False)
    ] = None,
    options: TypedSheetOptions,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Record the answers about doubtful pairs, or write the sheet to fill in."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.register import there
    from ravo.pipeline.register_exchange import link_in_register, write_doubtful_pairs

    listener = terminal(quiet=quiet)
    blank = options.blank_for(answers)
    if blank is not None:
        pairs = write_doubtful_pairs(there(options.register), blank, listener.lang, listener)
        counts = {"open": pairs.open, "answered": pairs.answered}
        close("doubtful_written", counts, options.format, quiet=quiet)
    elif answers is not None:
        linked = link_in_register(options.register, answers, options.by, options.passwords)
        counts = {"recorded": linked.recorded, "unchanged": linked.unchanged}
        close_with_batch("linked", linked.batch, counts, options.format, quiet=quiet)


@takes(TypedSheetOptions)
def register_record(
    *,
    typed: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="cli.arg.recorded", show_default=False)
    ] = None,
    options: TypedSheetOptions,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> None:
    """Record events and supports of households, or write the sheets for typing them in."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.register_exchange import record_in_register, write_record_sheets

    listener = terminal(quiet=quiet)
    blank = options.blank_for(typed)
    if blank is not None:
        write_record_sheets(blank, listener.lang, listener)
    elif typed is not None:
        recorded = record_in_register(
            options.register, typed, options.by, listener, options.passwords
        )
        counts = {name: getattr(recorded, name) for name in ("events", "supports", "unchanged")}
        if options.format == "json":
            print_json({"batches": [batch.id for batch in recorded.batches], **counts})
        else:
            key = "recorded" if recorded.batches else "recorded_nothing"
            names = ", ".join(batch.short for batch in recorded.batches)
            close(key, {"batches": names, **counts}, options.format, quiet=quiet)


def close_with_batch(
    key: str,
    batch: "ChainedBatch | None",
    counts: Mapping[str, int],
    format: RegisterFormat,
    *,
    quiet: bool,
) -> None:
    """Print the counts of a batch, or that nothing was new."""
    if format == "json":
        print_json({"batch": batch.id if batch else None, **counts})
    elif batch is None:
        close(f"{key}_nothing", counts, format, quiet=quiet)
    else:
        close(key, {"batch": batch.short, **counts}, format, quiet=quiet)


def close(key: str, counts: Mapping[str, object], format: RegisterFormat, *, quiet: bool) -> None:
    """Print counts: as JSON on stdout, or as a sentence on stderr."""
    from ravo.console import lang, tell
    from ravo.messages import say

    if format == "json":
        print_json(dict(counts))
    elif not quiet:
        tell(say(f"register.{key}", lang(), **counts))
