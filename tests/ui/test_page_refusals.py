"""What the page says where a request cannot be carried out, without a server."""

import asyncio
import errno
import json
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from ravo.messages import Text
from ravo.ui import app as app_module
from ravo.ui.answer import CardAnswer, FaultCount, ShownFault
from ravo.ui.app import PageServer, make_app
from ravo.ui.clock import IdleClock
from ravo.ui.doors import Doors
from ravo.ui.order import IN, OUT, RunOrder
from ravo.ui.runs import PageRun, PageRuns
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

    def get(self, path: str) -> str:
        """Return the page of an address."""
        _, answer = self.ask("GET", path, [{"type": "http.request"}], {})
        return str(answer["body"].decode())

    def post(self, path: str, pieces: list[dict[str, Any]], heads: dict[str, str]) -> list[Any]:
        """Send a form in pieces; return the messages of the answer."""
        return self.ask("POST", path, pieces, heads)

    def ask(
        self, method: str, path: str, pieces: list[dict[str, Any]], heads: dict[str, str]
    ) -> list[Any]:
        """Send a request in pieces; return the messages of the answer."""
        path, _, query = path.partition("?")
        own = {"Host": f"127.0.0.1:{PORT}", "Cookie": f"{self.doors.cookie}={self.browser}"}
        pairs = [(k.lower().encode(), v.encode()) for k, v in {**own, **heads}.items()]
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
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
def asked_server(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


def test_a_full_disk_is_told_and_no_run_begins(
    asked_server: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/x/Nguyễn Thị Lan.xlsx")

    monkeypatch.setattr(app_module, "save_files", full)
    heads, body = upload({"Nguyễn Thị Lan.xlsx": b"x"})
    start, answer = asked_server.post("/api/check", [{"type": "http.request", "body": body}], heads)
    assert start["status"] == 507
    assert json.loads(answer["body"])["message"].startswith("Máy đã hết chỗ trống")
    assert "Lan" not in answer["body"].decode()
    assert asked_server.runs.all() == []
    assert list(asked_server.runs.folder.iterdir()) == []


def test_a_tab_that_is_closed_while_it_sends_begins_no_run(asked_server: Asked) -> None:
    heads, body = upload({"xa.xlsx": b"x" * 5000})
    half = {"type": "http.request", "body": body[:2000], "more_body": True}
    asked_server.post("/cards/check", [half], heads)
    assert asked_server.runs.all() == []
    assert list(asked_server.runs.folder.iterdir()) == []


def test_a_card_without_its_file_says_what_is_missing(asked_server: Asked) -> None:
    heads, body = upload({}, "file")
    start, answer = asked_server.post(
        "/cards/diff", [{"type": "http.request", "body": body}], heads
    )
    assert start["status"] == 422
    words = answer["body"].decode()
    assert "Còn thiếu: Năm trước: kết quả hoặc bảng khảo sát; Năm nay" in words


def test_cells_are_confirmed_of_an_own_check_with_a_mark_and_a_name(
    asked_server: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = asked_server.runs.new_folder()
    doubted = ShownFault("RV-230", "warning", "Hộ", "U2", "H1", WORDS, WORDS, "Cột", True)
    for inner in (IN, OUT):
        (folder / "0" / inner).mkdir(parents=True)
    (folder / "0" / IN / "xa.xlsx").write_bytes(b"x")
    kinds = [FaultCount("RV-230", "warning", WORDS, 1)]
    CardAnswer("care", WORDS, kinds=kinds, faults=[doubted]).write(folder / "0")
    order = RunOrder("none:none", folder / "0", {"file": ("xa.xlsx",)}, {"year": "2024"}, "vi")
    run = PageRun("r", asked_server.doors.user, "check", [order], ["xa.xlsx"], folder, "vi", "done")
    asked_server.runs.runs["r"] = run
    heads = {"Content-Type": "application/x-www-form-urlencoded"}
    for body in (b"right=0", b"right_by=Lan", b"right=7&right_by=Lan"):
        pieces = [{"type": "http.request", "body": body}]
        start, answer = asked_server.post("/runs/r/items/0/right", pieces, heads)
        assert start["status"] == 422
        assert "Đánh dấu ít nhất một ô" in answer["body"].decode()
    marked = [{"type": "http.request", "body": b"right=0&right_by=Lan"}]
    assert asked_server.post("/runs/r/items/1/right", marked, heads)[0]["status"] == 404
    assert asked_server.post("/runs/other/items/0/right", marked, heads)[0]["status"] == 404
    begun: list[PageRun] = []
    monkeypatch.setattr(asked_server.runs, "start", begun.append)
    assert asked_server.post("/runs/r/items/0/right", marked, heads)[0]["status"] == 303
    (item,) = begun[0].orders
    assert item.values["year"] == "2024"
    assert item.values["right_by"] == "Lan"
    assert json.loads(item.values["right"]) == [
        {"household": "H1", "sheet": "Hộ", "cell": "U2", "column": "Cột"}
    ]
    assert item.files == {
        "file": ("xa.xlsx",),
        "corrections": ("xa.sua-loi.xlsx",),
        "earlier": (),
    }


def test_the_events_of_a_run_that_has_ended_wait_for_nothing(
    asked_server: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = PageRun(
        "r", asked_server.doors.user, "check", [], ["xa"], asked_server.runs.folder, "vi", "done"
    )
    asked_server.runs.runs["r"] = run

    async def waiting(*_: object) -> None:
        raise AssertionError("nothing changes any more")

    monkeypatch.setattr(PageRun, "next_change", waiting)
    request = Request({"type": "http", "path_params": {"run": "r"}, "headers": []})

    async def events() -> list[Any]:
        answer: Any = await app_module._events(
            asked_server.server, request, asked_server.doors.user
        )
        return [line async for line in answer.body_iterator]

    states = [json.loads(line.removeprefix("data: "))["state"] for line in asyncio.run(events())]
    assert states == ["done", "done"]


def test_what_is_dropped_again_is_read_as_before(
    asked_server: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = asked_server.runs.new_folder()
    for inner in (IN, OUT):
        (folder / "0" / inner).mkdir(parents=True)
    for name in ("xa.xlsx", "sua.xlsx"):
        (folder / "0" / IN / name).write_bytes(b"x")
    files = {"file": ("xa.xlsx",), "corrections": ("sua.xlsx",)}
    values = {"layout": "mis", "year": "2023"}
    order = RunOrder("none:none", folder / "0", files, values, "vi")
    run = PageRun("r", asked_server.doors.user, "check", [order], ["xa.xlsx"], folder, "vi", "done")
    asked_server.runs.runs["r"] = run
    begun: list[PageRun] = []
    monkeypatch.setattr(asked_server.runs, "start", begun.append)
    heads, body = upload({"moi.xlsx": b"y"})
    body = with_typed(body, {"from": "r", "year": "2024"})
    start, *_ = asked_server.post("/cards/check", [{"type": "http.request", "body": body}], heads)
    assert start["status"] == 303
    (item,) = begun[0].orders
    assert item.files == {"file": ("moi.xlsx",), "corrections": ("sua.xlsx",)}
    assert (item.folder / IN / "moi.xlsx").read_bytes() == b"y"
    assert {name: item.values[name] for name in values} == {"layout": "mis", "year": "2024"}


def with_typed(body: bytes, values: dict[str, str]) -> bytes:
    """Return a form with what was typed into it as well."""
    end = b"--ravo-tests--\r\n"
    part = '--ravo-tests\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    typed = "".join(part.format(name, value) for name, value in values.items())
    return body.removesuffix(end) + typed.encode() + end


def test_what_was_typed_is_put_right_for_the_same_file(
    asked_server: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A field that is emptied is empty in the next try, and not as it was."""
    folder = asked_server.runs.new_folder()
    (folder / "0" / IN).mkdir(parents=True)
    (folder / "0" / IN / "xa.xlsx").write_bytes(b"x")
    values = {"village": "Ấp 99", "class": "poor", "name": "t", "year": "2024"}
    order = RunOrder("none:none", folder / "0", {"file": ("xa.xlsx",)}, values, "vi")
    run = PageRun(
        "r", asked_server.doors.user, "families", [order], ["xa.xlsx"], folder, "vi", "done"
    )
    asked_server.runs.runs["r"] = run
    form = asked_server.get("/cards/families?from=r&again=r")
    assert "Dùng tệp vừa gửi: xa.xlsx" in form
    assert 'value="Ấp 99"' in form
    assert '<option value="poor" selected>' in form
    assert 'id="file"' not in form
    begun: list[PageRun] = []
    monkeypatch.setattr(asked_server.runs, "start", begun.append)
    heads, body = upload({})
    typed = {"village": "", "class": "everybody", "format": "docx"}
    body = with_typed(body, {"from": "r", **typed})
    start, *_ = asked_server.post(
        "/cards/families", [{"type": "http.request", "body": body}], heads
    )
    assert start["status"] == 303
    (item,) = begun[0].orders
    assert item.files == {"file": ("xa.xlsx",)}
    assert (item.folder / IN / "xa.xlsx").read_bytes() == b"x"
    assert item.values == {**values, **typed}


def test_what_was_confirmed_once_is_not_confirmed_of_other_files(
    asked_server: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = asked_server.runs.new_folder()
    (folder / "0" / IN).mkdir(parents=True)
    (folder / "0" / IN / "so.sqlite").write_bytes(b"x")
    values = {"replace": "yes", "by": "Lan"}
    order = RunOrder("none:none", folder / "0", {"register": ("so.sqlite",)}, values, "vi")
    run = PageRun("r", asked_server.doors.user, "register_add", [order], [""], folder, "vi", "done")
    asked_server.runs.runs["r"] = run
    begun: list[PageRun] = []
    monkeypatch.setattr(asked_server.runs, "start", begun.append)
    heads, body = upload({"moi.xlsx": b"y"})
    body = with_typed(body, {"from": "r"})
    start, *_ = asked_server.post(
        "/cards/register_add", [{"type": "http.request", "body": body}], heads
    )
    assert start["status"] == 303
    (item,) = begun[0].orders
    assert item.files == {"file": ("moi.xlsx",), "register": ("so.sqlite",)}
    assert item.values == {"by": "Lan"}
    assert item.office.endswith("so-theo-doi.sqlite")


WORDS = Text("lời", "words")
