"""The server of the page: its port, its folder, and its end."""

import asyncio
import logging
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from ravo.faults import usage
from ravo.files import sweep, unfinished_name
from ravo.messages import Lang
from ravo.ui.app import PageServer, make_app
from ravo.ui.clock import IDLE_SECONDS, IdleClock
from ravo.ui.doors import Doors
from ravo.ui.runs import PageRuns

HOST = "127.0.0.1"
END_SECONDS = 25.0
"""Seconds for a run to remove unfinished files when the page ends."""
LOOK_SECONDS = 5.0


@dataclass(frozen=True)
class ServerPlan:
    """The options of the server: port (0: any free one), language, time until it ends when idle."""

    port: int
    lang: Lang
    idle_seconds: float = IDLE_SECONDS


def bound(port: int) -> socket.socket:
    """Return a socket on this machine's own address.

    Raises UsageProblem (exit code 2) where the port cannot be used.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        # Otherwise a program of another account could take over the same port.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise usage("RV-1080", port=str(port)) from error
    return listening


def serve(plan: ServerPlan, listening: socket.socket, ready: Callable[[Doors], None]) -> None:
    """Serve the page until it is ended or idle for too long; none of its files stay on the disk.

    `ready` is called with the doors once the page answers.
    """
    outer = Path(tempfile.gettempdir())
    sweep(outer)
    folder = Path(tempfile.mkdtemp(prefix=unfinished_name("ui"), dir=outer))
    before, tempfile.tempdir = tempfile.tempdir, os.fspath(folder)
    # Messages of libraries about a failure may contain uploaded data.
    logging.disable(logging.CRITICAL)
    try:
        runs = PageRuns(folder)
        asyncio.run(_served(plan, listening, runs, ready))
        runs.end(END_SECONDS)
    finally:
        logging.disable(logging.NOTSET)
        tempfile.tempdir = before
        shutil.rmtree(folder, ignore_errors=True)


async def _served(
    plan: ServerPlan, listening: socket.socket, runs: PageRuns, ready: Callable[[Doors], None]
) -> None:
    doors = Doors(listening.getsockname()[1])
    page = PageServer(doors, runs, IdleClock(plan.idle_seconds), plan.lang, lambda: None)
    config = uvicorn.Config(
        make_app(page),
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=1 << 16,
    )
    server = _Announcing(config, page, lambda: ready(doors))
    page.end = server.end
    watch = asyncio.create_task(_ended_when_idle(server, page))
    with suppress(KeyboardInterrupt):
        await server.serve([listening])
    watch.cancel()


class _Announcing(uvicorn.Server):
    """A server that reports when it answers, and closes its streams before it ends."""

    def __init__(self, config: uvicorn.Config, page: PageServer, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.page, self.ready = page, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, then report it."""
        await super().startup(sockets)
        self.ready()

    def end(self) -> None:
        """End the server once the answers in progress are sent."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close the streams that would keep a browser waiting, then the server."""
        self.page.ending.set()
        for run in self.page.runs.all():
            run.stop()
            for hear in tuple(run.listeners):
                hear()
        await super().shutdown(sockets)


async def _ended_when_idle(server: _Announcing, page: PageServer) -> None:
    """End the server when the page was not used for long enough."""
    while (left := page.clock.left(busy=page.runs.busy)) > 0:
        await asyncio.sleep(min(left, LOOK_SECONDS))
    server.end()
