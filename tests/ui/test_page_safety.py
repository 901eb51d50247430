"""The page over raw HTTP: only this browser of this machine comes in, whatever is sent."""

import io
import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from ravo.cli import app
from ravo.console import run
from support import books
from support.local_page import (
    WORKS_HERE,
    LocalPage,
    command,
    env,
    limited_to,
    local_page,
    offline_env,
    upload,
)

CSP = "default-src 'self'; script-src 'self'; style-src 'self'; "
EVERY = [
    ("GET", "/"),
    ("GET", "/cards/check"),
    ("POST", "/cards/check"),
    ("GET", "/runs/x"),
    ("POST", "/runs/x/stop"),
    ("GET", "/runs/x/files/0/y"),
    ("GET", "/runs/x/view/0/y"),
    ("POST", "/api/check"),
    ("GET", "/api/runs"),
    ("GET", "/api/runs/x/files"),
    ("GET", "/api/runs/x/events"),
    ("POST", "/end"),
    ("POST", "/again"),
]


@pytest.fixture(scope="module")
def entered_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalPage]:
    with local_page(tmp_path_factory.mktemp("home"), WORKS_HERE) as served:
        served.enter()
        yield served


@pytest.fixture(scope="module")
def survey_with_a_fault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("survey") / "xa-2024.xlsx"
    rows = [books.household("H1", 4), books.household("H2", 2, **{"Điểm B1": "trăm"})]
    return books.write(path, rows)


def checked(page: LocalPage, name: str, data: bytes) -> tuple[int, dict[str, str], bytes]:
    heads, body = upload({name: data})
    return page.ask("POST", "/api/check", heads, body)


@pytest.fixture(scope="module")
def answered(
    entered_page: LocalPage, survey_with_a_fault: Path
) -> tuple[int, dict[str, str], bytes]:
    """The answer to the survey, which tests look at in several ways."""
    return checked(entered_page, survey_with_a_fault.name, survey_with_a_fault.read_bytes())


@pytest.mark.parametrize(("method", "path"), EVERY)
def test_nobody_comes_in_without_the_cookie(
    entered_page: LocalPage, method: str, path: str
) -> None:
    for cookie in ("", f"ravo-{entered_page.port}=guess"):
        status, heads, body = entered_page.ask(method, path, {"Cookie": cookie}, cookie=False)
        assert status == 403
        assert "set-cookie" not in heads
        assert "Trang này chỉ mở được" in body.decode()


def test_a_token_works_once_and_a_wrong_one_never(entered_page: LocalPage) -> None:
    used = entered_page.url.removeprefix(entered_page.origin)
    for path in (used, "/?token=", "/?token=guess"):
        status, heads, _ = entered_page.ask("GET", path, cookie=False)
        assert (status, "set-cookie" in heads) == (403, False)
    fresh = entered_page.new_url().removeprefix(entered_page.origin)
    status, heads, _ = entered_page.ask("GET", fresh, cookie=False)
    assert (status, heads["location"]) == (303, "/")
    name, *marks = (part.strip().lower() for part in heads["set-cookie"].split(";"))
    assert name.startswith(f"ravo-{entered_page.port}=")
    assert {"httponly", "samesite=strict", "path=/"} <= set(marks)


@pytest.mark.parametrize(
    "heads",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_host_or_site_is_refused_even_with_the_cookie(
    entered_page: LocalPage, heads: dict[str, str]
) -> None:
    for method, path in (("GET", "/"), ("POST", "/api/check"), ("GET", "/static/ui.js")):
        assert entered_page.ask(method, path, heads)[0] == 403


def test_the_page_itself_may_ask(entered_page: LocalPage) -> None:
    heads = {"Origin": entered_page.origin, "Sec-Fetch-Site": "same-origin"}
    assert entered_page.ask("GET", "/", heads)[0] == 200
    host = f"localhost:{entered_page.port}"
    assert entered_page.ask("GET", "/", {"Host": host, "Origin": f"http://{host}"})[0] == 200
    assert entered_page.ask("GET", "/", {"Host": host, "Origin": entered_page.origin})[0] == 403


def test_every_answer_lets_nothing_from_outside_in(entered_page: LocalPage) -> None:
    asked = [
        entered_page.ask("GET", path, {"Origin": entered_page.origin})
        for path in ("/", "/cards/check", "/static/ui.js", "/static/ui.css", "/runs/none")
    ]
    asked.append(entered_page.ask("GET", "/", cookie=False))
    for _, heads, body in asked:
        assert heads["content-security-policy"].startswith(CSP)
        assert "unsafe" not in heads["content-security-policy"]
        assert heads["x-content-type-options"] == "nosniff"
        assert heads["cache-control"] == "no-store"
        assert not [name for name in heads if name.startswith("access-control")]
        assert "server" not in heads
        assert b"http://" not in body.replace(b'"http://www.w3.org/2000/svg"', b"")
        assert b"https://" not in body


def test_the_check_is_the_object_of_the_command(
    entered_page: LocalPage,
    survey_with_a_fault: Path,
    answered: tuple[int, dict[str, str], bytes],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(survey_with_a_fault.parent)
    run(app, ["check", "--format", "json", "--quiet", survey_with_a_fault.name])
    expected = capsys.readouterr().out
    status, heads, body = answered
    assert (status, heads["content-type"]) == (200, "application/json")
    assert body.decode() == expected
    assert json.loads(expected)["counts"]["rejected"] == 1
    _, _, listed = entered_page.ask("GET", f"/api/runs/{heads['x-ravo-run']}/files")
    files = json.loads(listed)["files"]
    assert [one["name"] for one in files] == ["xa-2024.ket-qua.xlsx", "xa-2024.tra-lai.xlsx"]
    for one in files:
        status, heads, data = entered_page.ask("GET", one["url"])
        assert (status, len(data), data[:2]) == (200, one["bytes"], b"PK")
        assert heads["content-disposition"].startswith("attachment")


def test_no_file_of_another_run_is_reached_and_none_without_a_token(
    entered_page: LocalPage, survey_with_a_fault: Path, answered: tuple[int, dict[str, str], bytes]
) -> None:
    mine = answered[1]["x-ravo-run"]
    _, heads, _ = checked(entered_page, survey_with_a_fault.name, survey_with_a_fault.read_bytes())
    other = heads["x-ravo-run"]
    name = "xa-2024.ket-qua.xlsx"
    assert entered_page.ask("GET", f"/runs/{mine}/files/0/{name}")[0] == 200
    for path in (
        f"/runs/{mine}/files/0/..%2f..%2f..%2f{other}%2f0%2fout%2f{name}",
        f"/runs/{mine}/files/0/../../../{other}/0/out/{name}",
        f"/runs/{mine}/files/0/%2e%2e",
        f"/runs/{mine}/files/1/{name}",
        f"/runs/{mine}/files/0/xa-2024.xlsx",
        f"/runs/{mine}/files/0/check.json",
        f"/runs/{mine}/view/0/{name}",
        "/static/..%2fbao-cao.html.j2",
        "/static/base.html.j2",
    ):
        assert entered_page.ask("GET", path)[0] == 404, path
    someone = LocalPage(
        entered_page.process, entered_page.new_url(), entered_page.pid, entered_page.home
    )
    someone.enter()
    assert someone.cookie != entered_page.cookie
    # The key of another token is the user's alone: after the browser was closed, the work is there.
    runs = json.loads(someone.ask("GET", "/api/runs")[2])["runs"]
    assert {mine, other} <= {run["run"] for run in runs}
    assert someone.ask("GET", f"/runs/{mine}/files/0/{name}")[0] == 200
    someone.cookie = someone.cookie.partition("=")[0] + "=guessed"
    for path in (f"/runs/{mine}", f"/runs/{mine}/files/0/{name}", f"/api/runs/{mine}/files"):
        assert someone.ask("GET", path)[0] == 403
    assert someone.ask("POST", f"/runs/{mine}/stop")[0] == 403


@pytest.mark.parametrize(
    ("name", "data"),
    [("anh.jpg", b"\xff\xd8\xff"), ("xa.xlsx", b"PK\x03\x04 not a zip"), ("~$xa.xlsx", b"\x05Lan")],
)
def test_what_is_no_workbook_is_told_in_a_sentence(
    entered_page: LocalPage, name: str, data: bytes
) -> None:
    status, heads, body = checked(entered_page, name, data)
    found = json.loads(body)
    assert (status, found["verdict"]) == (200, "rejected")
    assert found["faults"][0]["hint"]
    _, _, shown = entered_page.ask("GET", heads["location"])
    assert found["faults"][0]["message"] in shown.decode().replace("&#39;", "'")
    assert (
        json.loads(entered_page.ask("GET", f"/api/runs/{heads['x-ravo-run']}/files")[2])["files"]
        == []
    )


def test_ten_files_at_once_are_answered_one_by_one(
    entered_page: LocalPage, survey_with_a_fault: Path
) -> None:
    """A survey, what is none, and an archive that would burst: none costs another."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (60 << 20))
    files = {f"anh-{number}.jpg": b"\xff\xd8\xff" for number in range(8)}
    files |= {
        "bom.xlsx": bomb.getvalue(),
        survey_with_a_fault.name: survey_with_a_fault.read_bytes(),
    }
    heads, body = upload(files)
    status, found, _ = entered_page.ask("POST", "/cards/check", heads, body)
    assert status == 303
    shown = settled(entered_page, found["location"])
    assert [shown.count(f"<h2>{name}</h2>") for name in files] == [1] * 10
    assert shown.count("không phải bảng tính") == 8
    assert "quá lớn hoặc bất thường" in shown
    run = found["location"].rpartition("/")[2]
    files_of = json.loads(entered_page.ask("GET", f"/api/runs/{run}/files")[2])["files"]
    assert [one["name"] for one in files_of] == ["xa-2024.ket-qua.xlsx", "xa-2024.tra-lai.xlsx"]


def settled(page: LocalPage, location: str) -> str:
    """Return the page of a run at its end, which its events tell."""
    page.ask("GET", f"/api{location}/events")
    return page.ask("GET", location)[2].decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no file's size")
def test_a_full_disk_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, survey_with_a_fault: Path
) -> None:
    data = survey_with_a_fault.read_bytes()
    with local_page(tmp_path, first=limited_to(len(data) + 1)) as served:
        served.enter()
        status, heads, body = checked(served, survey_with_a_fault.name, data)
        shown = settled(served, heads["location"])
        assert 'class="tone bad"' in shown
        assert "đĩa" in shown or "hết chỗ" in shown
        run = heads["x-ravo-run"]
        assert json.loads(served.ask("GET", f"/api/runs/{run}/files")[2])["files"] == []
        (item,) = tmp_path.glob(f".ui-*/{run}/0")
        assert list((item / "out").iterdir()) == []
        status, _, body = checked(served, "to.xlsx", data + b"0" * len(data))
        assert (status, "Máy đã hết chỗ" in body.decode()) == (507, True)
        assert [path.name for path in item.parent.parent.iterdir() if path.is_dir()] == [run]
        assert served.ask("GET", "/")[0] == 200


def test_more_than_100_mb_is_refused_announced_or_not(entered_page: LocalPage) -> None:
    heads, body = upload({"xa.xlsx": b"x"})
    before, after = body.split(b"x\r\n--ravo")
    piece = b"0" * (1 << 20)
    whole = before + piece * 102 + b"\r\n--ravo" + after
    status, _, said = entered_page.ask("POST", "/api/check", heads, whole)
    assert (status, "100 MB" in said.decode()) == (413, True)
    chunked = {**heads, "Transfer-Encoding": "chunked"}
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in (before, *[piece] * 102))
    status, _, said = entered_page.ask("POST", "/api/check", chunked, pieces + b"0\r\n\r\n")
    assert (status, "100 MB" in said.decode()) == (413, True)
    assert list(entered_page.home.glob(".ui-*/tmp*")) == []


@pytest.mark.parametrize(
    ("heads", "body"),
    [
        ({}, b""),
        ({"Content-Type": "multipart/form-data; boundary=x"}, b"--y\r\nbroken"),
        ({"Content-Type": "multipart/form-data"}, b"x"),
        (upload({"a.xlsx": b"1", "b.xlsx": b"2"})),
        (upload({"a.xlsx": b"1"}, name="other")),
    ],
)
def test_a_form_that_is_broken_is_told_so(
    entered_page: LocalPage, heads: dict[str, str], body: bytes
) -> None:
    status, _, said = entered_page.ask("POST", "/api/check", heads, body)
    assert status == 400
    assert json.loads(said)["message"] == "Không nhận được tệp nào."


def test_it_listens_to_this_machine_alone_in_a_closed_folder(entered_page: LocalPage) -> None:
    process = psutil.Process(entered_page.pid)
    listening = [one.laddr for one in process.net_connections() if one.status == "LISTEN"]
    assert [(at.ip, at.port) for at in listening] == [("127.0.0.1", entered_page.port)]
    if os.name == "nt":
        return  # a file of Windows has the rights of its folder
    (folder,) = entered_page.home.glob(".ui-*")
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    note = entered_page.home / "state" / "ravo" / "ui.json"
    assert stat.S_IMODE(note.stat().st_mode) == 0o600


def test_a_second_start_opens_the_first(entered_page: LocalPage) -> None:
    done = subprocess.run(
        command(), env=env(entered_page.home), capture_output=True, encoding="utf-8"
    )
    found = json.loads(done.stdout)
    assert (done.returncode, found["pid"], entered_page.process.poll()) == (
        0,
        entered_page.pid,
        None,
    )
    assert found["url"].startswith(entered_page.origin + "/?token=")


def test_a_process_that_reaches_for_another_machine_ends(tmp_path: Path) -> None:
    """What stands for a machine without a network in the tests of the page does its work."""
    for host, code in (("192.0.2.1", 97), ("127.0.0.1", 0)):
        reach = f"import socket; socket.socket().connect_ex(({host!r}, 9))"
        done = subprocess.run([sys.executable, "-c", reach], env=offline_env(tmp_path))
        assert done.returncode == code
    assert (tmp_path / "outside.txt").read_text() == "socket.connect 192.0.2.1\n"


def test_a_failure_prints_nothing_and_a_killed_page_leaves_nothing(
    tmp_path: Path, survey_with_a_fault: Path, answered: tuple[int, dict[str, str], bytes]
) -> None:
    """The process beside the page answers as work in the page's own does."""
    with local_page(tmp_path) as served:
        served.enter()
        checked(served, "Nguyễn Thị Lan.xlsx", b"PK")
        assert (
            checked(served, survey_with_a_fault.name, survey_with_a_fault.read_bytes())[2]
            == answered[2]
        )
        (left,) = tmp_path.glob(".ui-*")
        served.process.kill()
        _, printed = served.process.communicate()
        assert printed == ""
    with local_page(tmp_path) as served:
        assert not left.exists()
        served.enter()
        assert served.ask("POST", "/end")[0] == 200
        served.process.wait(60)
        assert served.process.returncode == 0
    assert list(tmp_path.glob(".*")) == []
    assert [path.name for path in (tmp_path / "state" / "ravo").iterdir()] == ["locks"]
