"""`ravo corrections`: an empty file of corrections."""

from ravo.commands.options import LangOpt, OutFile, Quiet, command, group

corrections_app = group("corrections")


@command(corrections_app, "template", "corrections_template")
def corrections_template(out: OutFile, lang: LangOpt = None, quiet: Quiet = False) -> None:
    """Write an empty file of corrections."""
    from ravo.commands.terminal import terminal
    from ravo.pipeline.blanks import write_corrections_template

    listener = terminal(quiet=quiet)
    write_corrections_template(out, listener.lang, listener)
