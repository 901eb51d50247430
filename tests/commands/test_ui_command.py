"""`ravo ui`: what it prints, what it opens, and that a second start serves nothing."""

import json
import os
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ravo.cli import app
from ravo.commands.desktop import words_of
from ravo.console import run
from ravo.ui import opened_page, server
from ravo.ui.doors import Doors
from ravo.ui.opened_page import OpenedPage

Begun = list[tuple[int, str]]


@pytest.fixture
def begun_servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begun]:
    """Have servers say that they are ready and end; return the port and language of each."""
    found: Begun = []

    def serve(plan: server.ServerPlan, listening: object, ready: Callable[[Doors], None]) -> None:
        found.append((plan.port, plan.lang))
        ready(Doors(4321))
        if os.name == "posix":  # a file of Windows has the rights of its folder
            assert opened_page.note_file().stat().st_mode & 0o077 == 0

    before = os.umask(0)
    os.umask(before)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(opened_page, "note_file", lambda: tmp_path / "ui.json")
    monkeypatch.setattr(server, "serve", serve)
    monkeypatch.setattr(server, "bound", lambda port: None)
    yield found
    os.umask(before)


@pytest.mark.parametrize(
    ("typed", "own", "words"),
    [([], True, ["ui"]), ([], False, []), (["xa.xlsx"], True, ["xa.xlsx"])],
)
def test_a_double_click_without_files_opens_the_page(
    typed: list[str], own: bool, words: list[str]
) -> None:
    assert words_of(typed, lambda: own) == words


def test_one_line_of_json_gives_address_and_process(
    begun_servers: Begun, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(app, ["ui", "--port", "4321", "--no-browser", "--print-url", "--lang", "en"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert list(found) == ["url", "pid"]
    assert found["url"].startswith("http://127.0.0.1:4321/?token=")
    assert found["pid"] == os.getpid()
    assert begun_servers == [(4321, "en")]
    assert not opened_page.note_file().exists()


def test_the_browser_opens_unless_it_is_not_to(
    begun_servers: Begun, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert run(app, ["ui", "--no-browser"]) == 0
    assert opened == []
    assert "http://127.0.0.1:4321/?token=" in capsys.readouterr().err
    assert run(app, ["ui"]) == 0
    assert opened[0].startswith("http://127.0.0.1:4321/?token=")
    assert capsys.readouterr().out == ""


def test_where_a_page_runs_it_is_opened_and_none_is_served(
    begun_servers: Begun, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = OpenedPage("http://127.0.0.1:9/?token=x", 77)
    monkeypatch.setattr(opened_page, "running", lambda port: page)
    assert run(app, ["ui", "--no-browser", "--print-url", "--quiet"]) == 0
    assert json.loads(capsys.readouterr().out) == {"url": page.url, "pid": 77}
    assert begun_servers == []
