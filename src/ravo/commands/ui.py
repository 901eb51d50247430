"""`ravo ui`: the local page, opened in the browser."""

import json
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ravo.commands.options import LangOpt, Quiet, option

if TYPE_CHECKING:
    from ravo.ui.doors import Doors
    from ravo.ui.opened_page import OpenedPage


def ui(
    *,
    port: Annotated[int, option("--port", metavar="N")] = 0,
    no_browser: Annotated[bool, option("--no-browser")] = False,
    print_url: Annotated[bool, option("--print-url")] = False,
    lang: LangOpt = None,
    quiet: Quiet = False,
) -> int:
    """Open the local page; return when it ends, or at once if a page is running already."""
    from ravo.console import lang as lang_of_run
    from ravo.faults.exit_codes import ExitCode
    from ravo.locks import locked
    from ravo.register.names import VARIABLE, seen_from_elsewhere
    from ravo.ui import opened_page

    def show(page: "OpenedPage") -> None:
        """Open the page in the browser, and print its address."""
        if print_url:
            sys.stdout.write(json.dumps({"url": page.url, "pid": page.pid}) + "\n")
            sys.stdout.flush()
        if not no_browser:
            _open(page.url)
        if not quiet:
            _print_address(page.url, shown=no_browser and not print_url)

    # The work of a card runs in another folder, from which a relative path would be wrong.
    register = seen_from_elsewhere(Path.cwd())
    if register is not None:
        os.environ[VARIABLE] = register
    # Files of the page must not be readable by other accounts on this machine.
    os.umask(0o077)
    with ExitStack() as starting:
        # If two are started at the same time, the second opens the page of the first.
        starting.enter_context(locked(opened_page.note_file()))
        running_page = opened_page.running(port)
        if running_page is not None:
            show(running_page)
            return ExitCode.DONE

        alone = opened_page.running(0) is None

        from ravo.ui.server import ServerPlan, bound, serve

        def ready(doors: "Doors") -> None:
            """Record the page that answers now, and show it."""
            if alone:
                opened_page.note(doors, os.getpid())
            starting.close()
            show(opened_page.OpenedPage(doors.new_address(), os.getpid()))

        try:
            serve(ServerPlan(port, lang_of_run()), bound(port), ready)
        finally:
            opened_page.forget(os.getpid())
    return ExitCode.DONE


def _open(url: str) -> None:
    """Open an address in the browser; without one the user can open it."""
    import webbrowser

    webbrowser.open(url)


def _print_address(url: str, *, shown: bool) -> None:
    from ravo.console import tell, words

    tell(words("ui_open_at", url=url) if shown else words("ui_open"))
