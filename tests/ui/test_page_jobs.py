"""The work of the cards without a server: what an officer gives, what comes back."""

import io
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.fault_words import without_commands
from ravo.faults.taxonomy import DATA, kind_of
from ravo.messages import LANGS
from ravo.messages.texts.ui import TEXTS
from ravo.ui.answer import read_answer
from ravo.ui.cards import card_of
from ravo.ui.confirmed_cells import WORK, confirmed_cells, confirming
from ravo.ui.jobs.worker import carry_out
from ravo.ui.order import IN, OUT, RunOrder
from support import books
from support.folders import TESTS
from support.made_up_score_table import write_made_up

BOOKS = TESTS / "workbooks"
Done = Callable[..., dict[str, Any]]


@pytest.fixture
def done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Done:
    """Return what does the work of a card on files and returns its answer."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def work(card: str, files: Mapping[str, Path], **values: str) -> dict[str, Any]:
        folder = tmp_path / f"run-{card}-{len(list(tmp_path.glob('run-*')))}"
        for inner in (IN, OUT):
            (folder / inner).mkdir(parents=True)
        for path in files.values():
            shutil.copy(path, folder / IN / path.name)
        names = {name: (path.name,) for name, path in files.items()}
        found = card_of(card)
        assert found is not None
        return carried_out(RunOrder(found.work, folder, names, values, "vi"))

    return work


def carried_out(order: RunOrder) -> dict[str, Any]:
    carry_out(order, io.StringIO())
    answer = read_answer(order.folder, "vi")
    assert answer is not None
    return {**answer, "order": order}


def test_a_score_table_that_fits_is_kept_and_scores_the_next_survey(
    done: Done, tmp_path: Path, kept_tables: Path
) -> None:
    table = write_made_up(tmp_path)
    named = {"typed_by": "Trần Thị Nhập", "checked_by": "Lê Văn Soát"}
    answer = done("b1", {"file": table}, year="2024", **named)
    assert (answer["tone"], answer["headline"]) == (
        "good",
        "Bảng điểm đã được giữ lại trên máy này.",
    )
    assert [one["name"] for one in answer["files"]] == ["bang-diem-b1.txt"]
    assert "Tàu, thuyền" in (answer["order"].out / "bang-diem-b1.txt").read_text(encoding="utf-8")
    assert len(list(kept_tables.rglob("*.json"))) == 1
    alone = done("b1", {"file": table}, year="2024", typed_by="Trần Thị Nhập")
    assert alone["tone"] == "good"
    last = books.write(tmp_path / "xa.xlsx", [books.household("H1")], info={"Năm rà soát": 2023})
    opened = done("next_year", {"last_year": last}, b1_questions="kept_points")["order"].out
    heads = next(openpyxl.load_workbook(opened / "bang-khao-sat-2024.xlsx")["Hộ"].values)
    assert any("Tàu, thuyền" in str(head) for head in heads)
    (tmp_path / "hong.xlsx").write_bytes(b"x")
    assert done("b1", {"file": tmp_path / "hong.xlsx"}, year="2024")["tone"] == "bad"


def test_a_file_of_another_layout_is_read_by_the_one_that_is_chosen(done: Done) -> None:
    file = {"file": BOOKS / "mis-clean.xlsx"}
    refused = done("check", file)
    assert refused["tone"] == "bad"
    (hint,) = [one["hint"] for one in refused["faults"] if one["code"] == "RV-429"]
    assert f"«{TEXTS['ui.choice_mis'].vi}» ở «{TEXTS['ui.field_layout'].vi}»" in hint
    place = {"province": "Tỉnh Đồng Tháp", "district": "Huyện Lấp Vò", "area": "rural"}
    read = done("check", file, layout="mis", year="2024", **place)
    assert not {"RV-406", "RV-429"} & {one["code"] for one in read["kinds"]}
    assert read["sums"][0]["count"] > 0


def test_a_file_of_corrections_is_applied(done: Done, tmp_path: Path) -> None:
    row = books.household("H1", 2, **{AREA: 1, "8. Diện tích nhà ở bình quân đầu người": None})
    survey = books.write(tmp_path / "xa.xlsx", [row])
    first = done("check", {"file": survey})
    assert [one["code"] for one in first["faults"]] == ["RV-230", "RV-511"]
    assert confirmed_cells(first["order"].folder, {"7"}) == []
    cells = confirmed_cells(first["order"].folder, {"0"})
    again = carried_out(confirming(first["order"], tmp_path / "run-x", "vi", cells, "Minh"))
    assert (again["tone"], again["order"].work) == ("good", WORK)
    kept = again["order"].out / "xa.sua-loi.xlsx"
    assert again["files"][-1]["name"] == kept.name
    assert done("check", {"file": survey, "corrections": kept})["tone"] == "good"
    found = done("explain", {"file": survey, "corrections": kept}, household="H1")
    assert found["tone"] == "good"


AREA = "Diện tích nhà ở (m2)"


def test_what_a_cell_may_not_be_confirmed_for_is_no_mark(done: Done, tmp_path: Path) -> None:
    survey = books.write(tmp_path / "xa.xlsx", [books.household("H1", **{"Điểm B1": "trăm"})])
    first = done("check", {"file": survey})
    assert [one["may_be_right"] for one in first["faults"]] == [False]
    assert confirmed_cells(first["order"].folder, {"0"}) == []


def test_a_workbook_with_a_password_is_answered_by_how_to_take_it_off(done: Done) -> None:
    answer = done("check", {"file": BOOKS / "formats" / "password-agile.xlsx"})
    assert answer["headline"] == "password-agile.xlsx có mật khẩu nên không đọc được."
    assert answer["lines"] == [
        "Mở tệp bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ), lưu rồi thả lại."
    ]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("xã An.xlsx", "xã An"),
        ("xã An.tra-lai.xlsx", "xã An"),
        ("xã An.tra-lai (2).xlsx", "xã An"),
        ("xã An.tra-lai.tra-lai(1).xlsx", "xã An"),
        ("tra-lai.xlsx", "tra-lai"),
    ],
)
def test_results_of_a_corrected_copy_are_named_like_those_of_the_workbook(
    name: str, stem: str, done: Done, tmp_path: Path
) -> None:
    rows = [books.household("H1"), books.household("H2", **{"Điểm B1": "trăm"})]
    answer = done("check", {"file": books.write(tmp_path / name, rows)})
    assert [one["name"] for one in answer["files"]] == [
        f"{stem}.tra-lai.xlsx",
        f"{stem}.ket-qua.xlsx",
    ]


def test_every_sum_is_that_of_its_parts(done: Done) -> None:
    answer = done("check", {"file": BOOKS / "slips-of-figures.xlsx"})
    assert [(one["name"], one["count"]) for one in answer["sums"]] == [
        ("Dòng trong bảng khảo sát", 4),
        ("Hộ đã xét", 3),
    ]
    for one in answer["sums"]:
        assert one["count"] == sum(count for _, count in one["parts"])
    assert answer["lines"][0] == "Còn 3 hộ chưa đủ thông tin để phân loại."
    assert sum(one["count"] for one in answer["kinds"]) == len(answer["faults"])


def test_blanks_of_every_kind_come_back(done: Done) -> None:
    for kind, name in (
        ("survey", "bang-khao-sat-2024.xlsx"),
        ("b1", "bang-diem-b1.xlsx"),
        ("corrections", "tep-sua-loi.xlsx"),
        ("settings", "cai-dat-bao-cao.xlsx"),
    ):
        assert [one["name"] for one in done("template", {}, kind=kind, year="2024")["files"]] == [
            name
        ]


COMMANDS = re.compile(
    r"--[a-z]|\bravo (?:score|check|diff|report|b1|batch|criteria|profile|corrections|template"
    r"|explain|sample|ui|register|merge|sheets|month|monthly|calendar|documents|beneficiaries"
    r"|programmes|complaints|analyse|supervise|export)\b|\b(?:TOML|JSON)\b|\.toml\b|RV-\d|\bpip\b",
    re.IGNORECASE,
)
NIGHTS = ("batch", "cluster", "edition", "edition_workbook", "exports")
"""Files of faults that only commands raise: nights, clusters, editions, tables for others."""
OF_OPTIONS = {
    *("RV-1011", "RV-1012", "RV-1055", "RV-1056", "RV-1057", "RV-1070", "RV-1077", "RV-1078"),
    *(
        "RV-1080",
        "RV-1091",
        "RV-154",
        "RV-1241",
        "RV-1242",
        "RV-1248",
    ),
    *("RV-1243", "RV-1246", "RV-1249", "RV-1253", "RV-1254", "RV-1422"),
    *("RV-1331", "RV-1368", "RV-1424", "RV-1251", "RV-1464", "RV-1465", "RV-1471"),
    *("RV-1412", "RV-1447", "RV-1558"),
    *("RV-155", "RV-160", "RV-458", "RV-464", "RV-469", "RV-502", "RV-516", "RV-636"),
}
"""Faults of options that no card has: outputs, editions, forms, folders, ports, samples, registers
merged or sent in a bundle, analyses, programmes of one family, template folders, supervision;
words that no command has."""


def test_no_sentence_of_the_page_names_a_command_an_option_or_a_code() -> None:
    named = set()
    for file in DATA.glob("*.toml"):
        codes = [] if file.stem in NIGHTS else entries(file)
        for code in codes:
            kind = kind_of(code)
            for words in (kind.message, kind.plain_hint or kind.hint):
                for lang, said in zip(LANGS, words, strict=True):
                    if COMMANDS.search(without_commands(said, lang)):
                        named.add(code)
    assert named == OF_OPTIONS


def entries(file: Path) -> list[str]:
    return re.findall(r'^\["(RV-\d+)"\]$', file.read_text(encoding="utf-8"), re.MULTILINE)


def test_what_an_advice_sends_to_is_on_the_page() -> None:
    """Each name between «…» in an advice is that of a card, a field, a choice or a mark."""
    there = {words for key, text in TEXTS.items() for words in text if key.startswith(SHOWN)}
    for file in DATA.glob("*.toml"):
        for code in entries(file):
            advice = kind_of(code).plain_hint
            for words in advice or ():
                for name in re.findall("«([^»{]+)»", words):
                    assert name in there, (code, name)


SHOWN = ("ui.card_", "ui.field_", "ui.choice_", "ui.right", "ui.short_", "ui.rare_register")
