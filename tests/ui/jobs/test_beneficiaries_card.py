"""The card of who gets support: what is counted, asked about and taken, for which programmes."""

import zipfile
from pathlib import Path

import pytest

from ravo.programmes.loader import shipped_programmes
from ravo.ui.cards import CARDS
from ravo.ui.jobs.beneficiaries import beneficiaries
from support import books
from support.card_answers import Ask, words, written
from support.register_homes import add, home, made_list

OWN = """\
id: cua-tinh
title: {vi: "Hỗ trợ của tỉnh", en: "Help of the province"}
unit: household
documents: {qd1: {title: {vi: "Quyết định 1", en: "Decision 1"}}}
office: {name: {vi: "Sở Mẫu", en: "Office"}, mark: secondary, columns: [chu_ho]}
conditions:
  - id: ho-ngheo
    sentence: {vi: "hộ nghèo", en: "poor"}
    citation: qd1
    mark: secondary
    expression: phan_loai == "poor"
"""


@pytest.fixture
def survey_of_two_alone(tmp_path: Path) -> Path:
    """A commune with a poor household and one above the lines, of one member each."""
    alone = {"Số nhân khẩu": 1}
    rows = [
        books.household("H1", 3, **alone),
        books.household("H2", 0, **alone, **{"Điểm B1": 200}),
    ]
    return books.write(tmp_path / "xa.xlsx", rows, [books.member("H1"), books.member("H2")])


def test_each_programme_has_its_counts_and_each_office_its_file(
    ask_card: Ask, survey_of_two_alone: Path, tmp_path: Path
) -> None:
    done = ask_card(
        beneficiaries, {"file": (survey_of_two_alone,)}, on_day="15/1/2025", programmes="vay-von"
    )
    assert done.tone == "care"
    assert done.headline.vi == (
        "Ngày 15/01/2025: 1 chương trình; 1 lượt đủ điều kiện, 1 lượt cần hỏi thêm."
    )
    assert [words(row)[1:] for row in done.tables[0].rows] == [
        ["hộ", "1", "1", "0", "2"],
    ]
    assert "chưa có trong tay" in words(done.tables[1].rows[0])[1]
    assert "Chọn sổ theo dõi của các năm trước." in [line.vi for line in done.lines]
    names = [file.name for file in done.files]
    assert names[:2] == ["ai-duoc-ho-tro.zip", "tong-hop.xlsx"]
    assert [file.what.vi for file in done.files[2:]] == [
        "Gửi Ngân hàng Chính sách xã hội",
        "Bảng làm việc của Xã Mỹ An Hưng A",
    ]
    assert sorted(names) == [path.name for path in written(tmp_path)]
    archive = next(path for path in written(tmp_path) if path.suffix == ".zip")
    assert zipfile.ZipFile(archive).namelist() == names[1:]


def test_with_the_offices_register_it_is_known_who_did_not_escape(
    ask_card: Ask, survey_of_two_alone: Path, tmp_path: Path
) -> None:
    """What the office's own file has is listed beside what is chosen."""
    for period in ("2021", "2022", "2023"):
        homes = [home("H1"), home("H2", klass="not_poor")]
        add(str(tmp_path / "so.sqlite"), made_list(homes, period, "30172"))
    own = tmp_path / "tinh.yaml"
    own.write_text(OWN, encoding="utf-8")
    typed = {"on_day": "15/1/2025", "programmes": "vay-von", "past": "past_register"}
    done = ask_card(
        beneficiaries, {"file": (survey_of_two_alone,), "own_programmes": (own,)}, **typed
    )
    assert done.tone == "good"
    assert [words(row) for row in done.tables[0].rows] == [
        [
            "Tín dụng ưu đãi cho hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo",
            *("hộ", "1", "0", "1", "2"),
        ],
        ["Hỗ trợ của tỉnh", "hộ", "1", "0", "1", "2"],
    ]


def test_a_day_that_is_none_is_refused_before_anything_is_read(
    ask_card: Ask, tmp_path: Path
) -> None:
    refused = ask_card(beneficiaries, {"file": (tmp_path / "none.xlsx",)}, on_day="31/2/2025")
    assert (refused.tone, refused.same_file) == ("bad", True)
    assert "31/2/2025" in refused.headline.vi
    later = ask_card(beneficiaries, {"file": (tmp_path / "none.xlsx",)}, on_day="1/1/2031")
    assert (later.tone, later.same_file) == ("bad", True)


def test_the_programmes_to_choose_are_those_that_there_are() -> None:
    (field,) = (
        field
        for card in CARDS
        for field in card.fields
        if (card.id, field.name) == ("beneficiaries", "programmes")
    )
    assert list(field.options) == [programme.id for programme in shipped_programmes()]
