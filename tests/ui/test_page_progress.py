"""The progress of a run as the page hears of it: live, taken up again, stopped, left alone."""

import http.client
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ravo.messages import say
from ravo.ui import app as app_module
from ravo.ui.cards import card_of
from ravo.ui.doors import Doors
from ravo.ui.runs import PageRuns
from ravo.ui.server import ServerPlan, bound, serve
from support.local_page import upload
from support.page_browser import PATIENCE_MS, chromium

PATIENCE = 120.0


class Served:
    """A page in a thread of this process, whose check is a work that never ends by itself."""

    def __init__(self) -> None:
        self.ready = threading.Event()
        self.used: list[http.client.HTTPResponse | http.client.HTTPConnection] = []
        self.listening = bound(0)
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()
        assert self.ready.wait(PATIENCE)
        _, heads, _ = self.ask("GET", self.address())
        self.cookie = heads["set-cookie"].partition(";")[0]

    def _serve(self) -> None:
        serve(ServerPlan(0, "vi"), self.listening, self._begun)

    def _begun(self, doors: Doors) -> None:
        self.doors, self.cookie = doors, ""
        self.ready.set()

    def address(self) -> str:
        return self.doors.new_address().removeprefix(self.doors.origin)

    def open(
        self, method: str, path: str, heads: dict[str, str], body: bytes = b""
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.doors.port, timeout=PATIENCE)
        connection.request(method, path, body, {"Cookie": self.cookie, **heads})
        answer = connection.getresponse()
        self.used += [answer, connection]
        return answer

    def ask(
        self, method: str, path: str, heads: dict[str, str] | None = None, body: bytes = b""
    ) -> tuple[int, dict[str, str], bytes]:
        answer = self.open(method, path, heads or {}, body)
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()

    def begin(self) -> str:
        heads, body = upload({"xa.xlsx": b"x"})
        _, found, _ = self.ask("POST", "/cards/check", heads, body)
        return found["location"].rpartition("/")[2]

    def end(self) -> None:
        if self.thread.is_alive():
            self.ask("POST", "/end")
            self.thread.join(PATIENCE)
        for one in self.used:
            one.close()
        self.listening.close()
        assert not self.thread.is_alive()


@pytest.fixture
def slow_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    check = card_of("check")
    assert check is not None
    slow = replace(check, work="support.card_work:stepping")
    monkeypatch.setattr(app_module, "card_of", lambda id: slow if id == "check" else card_of(id))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    page = Served()
    yield page
    page.end()
    assert list(tmp_path.iterdir()) == []


def events(answer: http.client.HTTPResponse) -> Iterator[dict[str, str]]:
    """Yield the events of a stream as they come."""
    for line in answer:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def until(stream: Iterator[dict[str, str]], words: str) -> None:
    """Read a stream up to an event of these words."""
    assert any(words in event["words"] for event in stream), words


def test_progress_comes_while_the_work_goes_on_and_a_stop_ends_it(
    slow_page: Served, tmp_path: Path
) -> None:
    id = slow_page.begin()
    path = f"/api/runs/{id}/events"
    answer = slow_page.open("GET", path, {})
    assert answer.getheader("content-type", "").startswith("text/event-stream")
    stream = events(answer)
    until(stream, "Tệp 1/2: xa.xlsx")
    # A tab that is closed and opened again takes the progress up where it is by now.
    left = slow_page.open("GET", path, {})
    until(events(left), "Tệp 1/2: xa.xlsx")
    left.close()
    (folder,) = tmp_path.glob(f".ui-*/{id}/0/in")
    (folder / "go").touch()
    until(stream, "Tệp 2/2: ban.xlsx")
    until(events(slow_page.open("GET", path, {})), "Tệp 2/2: ban.xlsx")
    assert slow_page.ask("POST", f"/runs/{id}/stop")[0] == 303
    assert [event["state"] for event in stream][-1] == "stopped"
    assert [event["state"] for event in events(slow_page.open("GET", path, {}))] == ["stopped"] * 2
    assert "Đã dừng, chưa có kết quả." in slow_page.ask("GET", f"/runs/{id}")[2].decode()
    assert json.loads(slow_page.ask("GET", f"/api/runs/{id}/files")[2])["files"] == []


def test_a_page_that_ends_stops_its_work_and_the_browser_says_so(
    slow_page: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []
    whole = PageRuns.end

    def end(runs: PageRuns, seconds: float) -> None:
        whole(runs, seconds)
        ended.extend(run.state for run in runs.all())

    monkeypatch.setattr(PageRuns, "end", end)
    with chromium() as browser:
        page = browser.new_context().new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(slow_page.doors.origin + slow_page.address())
        page.goto(f"{slow_page.doors.origin}/cards/check")
        page.set_input_files("#file", {"name": "xa.xlsx", "mimeType": "", "buffer": b"x"})
        page.click("main button")
        expect(page.locator("[data-step]")).to_contain_text("1/2: xa.xlsx", timeout=PATIENCE_MS)
        slow_page.end()
        lost = page.locator("[data-step]", has_text=say("ui.lost", "vi"))
        lost.wait_for(timeout=PATIENCE_MS)
    assert ended == ["stopped"]
