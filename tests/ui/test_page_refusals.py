"""What the page says where a request cannot be carried out, without a server."""

import asyncio
import errno
import json
from pathlib import Path
from typing import Any

import pytest

from ravo.ui import app as app_module
from ravo.ui.app import PageServer, make_app
from ravo.ui.clock import IdleClock
from ravo.ui.doors import Doors
from ravo.ui.runs import PageRuns
from support.local_page import upload

PORT = 4321


class Asked:
    """Asks an application one request at a time, as a browser that is in."""

    def __init__(self, folder: Path) -> None:
        self.doors = Doors(PORT)
        token = self.doors.new_address().partition("token=")[2]
        self.browser = self.doors.let_in(token)
        self.runs = PageRuns(folder)
        self.server = PageServer(self.doors, self.runs, IdleClock(), "vi", lambda: None)

    def post(self, path: str, pieces: list[dict[str, Any]], heads: dict[str, str]) -> list[Any]:
        """Send a request in pieces; return the messages of the answer."""
        own = {"Host": f"127.0.0.1:{PORT}", "Cookie": f"{self.doors.cookie}={self.browser}"}
        pairs = [(k.lower().encode(), v.encode()) for k, v in {**own, **heads}.items()]
        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": pairs,
            "http_version": "1.1",
            "scheme": "http",
        }
        sent: list[Any] = []
        left = iter(pieces)

        async def receive() -> Any:
            return next(left, {"type": "http.disconnect"})

        async def send(message: Any) -> None:
            sent.append(message)

        asyncio.run(make_app(self.server)(scope, receive, send))
        return sent


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


def test_a_full_disk_is_told_and_no_run_begins(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/x/Nguyễn Thị Lan.xlsx")

    monkeypatch.setattr(app_module, "save_files", full)
    heads, body = upload({"Nguyễn Thị Lan.xlsx": b"x"})
    start, answer = asked.post("/api/check", [{"type": "http.request", "body": body}], heads)
    assert start["status"] == 507
    assert json.loads(answer["body"])["message"].startswith("Máy đã hết chỗ trống")
    assert "Lan" not in answer["body"].decode()
    assert asked.runs.all() == []
    assert list(asked.runs.folder.iterdir()) == []


def test_a_tab_that_is_closed_while_it_sends_begins_no_run(asked: Asked) -> None:
    heads, body = upload({"xa.xlsx": b"x" * 5000})
    half = {"type": "http.request", "body": body[:2000], "more_body": True}
    asked.post("/cards/check", [half], heads)
    assert asked.runs.all() == []
    assert list(asked.runs.folder.iterdir()) == []


def test_a_card_without_its_file_says_what_is_missing(asked: Asked) -> None:
    heads, body = upload({}, "file")
    start, answer = asked.post("/cards/diff", [{"type": "http.request", "body": body}], heads)
    assert start["status"] == 422
    words = answer["body"].decode()
    assert "Còn thiếu: Năm trước: kết quả hoặc bảng khảo sát; Năm nay" in words
