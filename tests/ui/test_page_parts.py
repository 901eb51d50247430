"""Parts of the page by themselves: names, addresses, tokens, the clock, answers, words."""

import json
import os
import socket
import threading
from pathlib import Path

import pytest
from starlette.datastructures import FormData, UploadFile

from ravo.faults import RavoError
from ravo.messages import Text
from ravo.messages.texts.ui import TEXTS
from ravo.pipeline import chosen_households
from ravo.ui import opened_page
from ravo.ui.answer import CardAnswer, CountedSum, OfferedFile, read_answer
from ravo.ui.cards import CARDS, CHOICES, PARTS, card_of
from ravo.ui.clock import IdleClock
from ravo.ui.doors import Doors
from ravo.ui.gate import is_own_path
from ravo.ui.order import RunOrder
from ravo.ui.pages import with_style
from ravo.ui.server import ServerPlan, bound, serve
from ravo.ui.uploads import NAME_BYTES, given, safe_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("xã Mỹ An.xlsx", "xã Mỹ An.xlsx"),
        ("xa\u0303.xlsx", "xã.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Lan\\xa (1).xlsx", "xa (1).xlsx"),
        ("..", "_"),
        ("", "_"),
        ("a\x00b\nc.xlsx", None),
        ('x<>:"|?*.xlsx', "x_______.xlsx"),
        (".ravo-hidden.xlsx", "ravo-hidden.xlsx"),
    ],
)
def test_a_name_of_an_upload_is_a_name_and_no_path(given: str, kept: str | None) -> None:
    found = safe_name(given)
    assert kept is None or found == kept
    assert "/" not in found
    assert "\x00" not in found
    assert "\n" not in found


def test_a_name_too_long_for_a_disk_is_cut_before_its_ending() -> None:
    found = safe_name("ă" * 240 + ".xlsx")
    assert found.endswith("ă.xlsx")
    assert NAME_BYTES - 2 < len(found.encode()) <= NAME_BYTES


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/", True),
        ("/runs/abc?kind=RV-203", True),
        ("//evil.example/", False),
        ("/\\evil.example", False),
        ("https://evil.example/", False),
        ("runs", False),
    ],
)
def test_the_language_leads_back_to_this_page_alone(path: str, own: bool) -> None:
    assert is_own_path(path) is own


def test_a_token_opens_the_page_once() -> None:
    doors = Doors(1234)
    token = doors.new_address().partition("token=")[2]
    assert doors.let_in("x" + token) is None
    browser = doors.let_in(token)
    assert browser is not None
    assert doors.let_in(token) is None
    assert doors.browser_of(browser) == browser
    assert doors.browser_of(browser[:-1]) is None
    assert doors.browser_of("") is None
    assert doors.is_key(doors.key)
    assert not doors.is_key("")


def test_thirty_minutes_without_use_end_the_page_but_work_is_use() -> None:
    now = [100.0]
    clock = IdleClock(now=lambda: now[0])
    assert clock.left(busy=False) == 30 * 60
    now[0] += 30 * 60 - 1
    assert clock.left(busy=False) == 1
    assert clock.left(busy=True) == 30 * 60
    now[0] += 30 * 60
    assert clock.left(busy=False) == 0


def test_a_page_that_nobody_uses_ends_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    seen: list[tuple[int, int]] = []

    def ready(doors: Doors) -> None:
        (folder,) = tmp_path.iterdir()
        seen.append((doors.port, folder.stat().st_mode & 0o777))

    listening = bound(0)
    port = listening.getsockname()[1]
    thread = threading.Thread(target=serve, args=(ServerPlan(0, "vi", 0.0), listening, ready))
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    # A folder of Windows has the rights of the one around it.
    assert seen == [(port, 0o700 if os.name == "posix" else 0o777)]
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_another_program_has_is_refused() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(RavoError) as refused:
            bound(other.getsockname()[1])
    assert refused.value.fault.code == "RV-1080"
    with pytest.raises(RavoError):
        bound(70_000)


def test_a_note_of_a_page_that_is_gone_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened_page, "note_file", lambda: tmp_path / "ui.json")
    assert opened_page.running(0) is None
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    opened_page.note(Doors(port), 77)
    assert opened_page.running(0) is None
    assert opened_page.running(port) is None
    opened_page.forget(78)
    assert (tmp_path / "ui.json").exists()
    opened_page.forget(77)
    assert not (tmp_path / "ui.json").exists()


@pytest.mark.parametrize("port", [True, 10**9, -1, 1e999])
def test_a_note_with_an_impossible_port_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, port: float
) -> None:
    note = tmp_path / "ui.json"
    monkeypatch.setattr(opened_page, "note_file", lambda: note)
    note.write_text(json.dumps({"port": port, "pid": 1, "key": "k"}), encoding="utf-8")
    assert opened_page.running(0) is None


@pytest.mark.parametrize("answer", [b"RFB 003.008\n", b"HTTP/1.0 200 OK\r\n\r\n[1]"])
def test_another_program_on_the_port_of_a_page_that_is_gone_is_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setattr(opened_page, "note_file", lambda: tmp_path / "ui.json")
    with socket.create_server(("127.0.0.1", 0)) as other:

        def respond() -> None:
            caller, _ = other.accept()
            with caller:
                caller.recv(4096)
                caller.sendall(answer)

        program = threading.Thread(target=respond)
        program.start()
        opened_page.note(Doors(other.getsockname()[1]), 77)
        assert opened_page.running(0) is None
        program.join()


def test_an_answer_is_kept_in_both_languages(tmp_path: Path) -> None:
    answer = CardAnswer(
        "care",
        Text("Hộ {words}", "Household {words}").filled(words="{x}"),
        sums=[CountedSum(Text("Hộ", "Households"), 3, [(Text("Nghèo", "Poor"), 3)])],
        files=[OfferedFile("a.xlsx", Text("Kết quả", "Results"))],
    )
    answer.write(tmp_path)
    for lang, words in (("vi", "Hộ {x}"), ("en", "Household {x}")):
        found = read_answer(tmp_path, lang)  # type: ignore[arg-type]
        assert found is not None
        assert found["headline"] == words
    assert read_answer(tmp_path / "none", "vi") is None


def test_every_card_and_everything_that_it_asks_has_words() -> None:
    wanted = {f"ui.{part}_{card.id}" for card in CARDS for part in ("card", "about", "do")}
    wanted |= {f"ui.part_{part}" for part in PARTS}
    for card in CARDS:
        wanted |= {f"ui.field_{asked.name}" for asked in card.fields}
        wanted |= {f"ui.note_{asked.note}" for asked in card.fields if asked.note}
        if any(asked.rare for asked in card.fields):
            wanted |= {f"ui.rare_{card.id}", f"ui.rare_about_{card.id}"}
        wanted |= {f"ui.choice_{value}" for asked in card.fields for value in asked.options}
    assert wanted - TEXTS.keys() == set()


def test_families_are_chosen_by_the_classes_that_there_are() -> None:
    assert CHOICES == chosen_households.CHOICES


def test_a_field_that_is_emptied_is_not_one_that_was_not_shown() -> None:
    card = card_of("families")
    assert card is not None
    form = FormData([("village", " "), ("class", "poor"), ("format", "xlsx"), ("other", "x")])
    assert given(form, card).values == {"village": "", "class": "poor", "format": ""}


def test_any_number_of_choices_is_ticked_and_none_is_not_as_before() -> None:
    card = card_of("beneficiaries")
    assert card is not None
    ticks: list[tuple[str, str | UploadFile]] = [
        ("programmes", word) for word in ("", "vay-von", "khac", "bhyt")
    ]
    assert given(FormData(ticks), card).values == {"programmes": "bhyt,vay-von"}
    assert given(FormData(ticks[:1]), card).values == {"programmes": ""}
    assert given(FormData(), card).values == {}
    order = RunOrder("", Path(), {}, {"programmes": "bhyt,vay-von"}, "vi")
    assert order.ticked("programmes") == ("bhyt", "vay-von")
    assert RunOrder("", Path(), {}, {"programmes": ""}, "vi").ticked("programmes") == ()


def test_only_the_style_of_a_page_of_ravos_own_is_let_in() -> None:
    assert with_style("<p>no style</p>") == ""
    # By `printf 'p {}' | openssl dgst -sha256 -binary | base64`.
    assert with_style("<style>p {}</style>") == f" 'sha256-{DIGEST}'"


DIGEST = "SNJDlN1Iy2mnt7DOjQIyDb2LQE6O5PQiSZomcdzawQ4="
