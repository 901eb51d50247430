"""An edition from a file: what it may hold, what it inherits, and what its values say."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from ravo.criteria import load_edition
from ravo.criteria.loader import SHIPPED
from ravo.criteria.model import Citation, ClassLine, Edition, Indicator, Mark, Measure, Value
from ravo.faults import InputProblem, UsageProblem
from ravo.messages import Text
from support.local_editions import under_own_id

NATIONAL = load_edition("nd07-2021")
PROVINCE = under_own_id(load_edition("dong-nai-2022").path.read_text("utf-8"))
SOURCE = NATIONAL.path.read_text("utf-8")


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "tinh.yaml"
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def refused(file: Path) -> tuple[str, dict[str, Any]]:
    with pytest.raises(InputProblem) as caught:
        load_edition(file)
    return caught.value.fault.code, dict(caught.value.fault.params)


@pytest.mark.parametrize("key", ["path", "checksum"])
def test_what_the_program_fills_in_may_not_be_written(tmp_path: Path, key: str) -> None:
    code, params = refused(written(tmp_path, SOURCE + f"{key}: x\n"))
    assert (code, params["key"]) == ("RV-555", key)
    assert params["line"] == str(len(SOURCE.splitlines()) + 1)


@pytest.mark.parametrize("text", ["- one\n- two\n", "\n\njust words\n"])
def test_a_file_that_holds_no_keys_is_broken_at_its_first_line(tmp_path: Path, text: str) -> None:
    code, params = refused(written(tmp_path, text))
    assert (code, params["line"]) == ("RV-553", "1")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = tmp_path / "khong-co.yaml"
    assert refused(file) == ("RV-552", {"file": str(file)})


@pytest.mark.parametrize("name", ["nd99", "x.txt", "nd07-2021 "])
def test_an_id_that_does_not_exist_names_those_that_do(name: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        load_edition(name)
    fault = caught.value.fault
    assert (fault.code, dict(fault.params)) == ("RV-551", {"edition": name, "editions": SHIPPED})


@pytest.mark.parametrize("end", [".yml", ".YAML"])
def test_the_end_of_a_files_name_may_be_written_otherwise(tmp_path: Path, end: str) -> None:
    file = tmp_path / f"tinh{end}"
    file.write_text(SOURCE, encoding="utf-8")
    assert load_edition(file).id == "nd07-2021"


def test_a_file_is_known_by_its_path_and_the_checksum_of_its_bytes(tmp_path: Path) -> None:
    file = written(tmp_path, SOURCE)
    edition = load_edition(file)
    assert edition.path == file
    assert edition.checksum == hashlib.sha256(file.read_bytes()).hexdigest()


def test_what_a_file_extends_must_be_an_edition_that_is_shipped(tmp_path: Path) -> None:
    code, params = refused(written(tmp_path, SOURCE + "extends: nd99\n"))
    assert (code, params["key"], params["editions"]) == ("RV-561", "nd99", SHIPPED)


def test_a_province_inherits_what_it_leaves_open_and_keeps_what_it_says(tmp_path: Path) -> None:
    local = load_edition("dong-nai-2022")
    assert (local.checksum, local.path.name) != (NATIONAL.checksum, NATIONAL.path.name)
    assert (local.last_year, local.applies_to) == (NATIONAL.last_year, NATIONAL.applies_to)
    assert set(NATIONAL.documents) < set(local.documents)
    own = load_edition(written(tmp_path, PROVINCE.rstrip() + "\nlast_year: 2025\n"))
    assert (own.last_year, own.indicators) == (2025, NATIONAL.indicators)


def test_a_document_of_the_provinces_own_goes_before_the_national_one(tmp_path: Path) -> None:
    own = PROVINCE.replace(
        "documents:\n",
        "documents:\n  tt07-2021: {title: {vi: Riêng, en: Own}, published: 2022-01-01}\n",
    )
    assert own != PROVINCE
    edition = load_edition(written(tmp_path, own))
    assert edition.documents["tt07-2021"].title == Text("Riêng", "Own")
    assert edition.documents["nd07-2021"] == NATIONAL.documents["nd07-2021"]


# what values say of themselves


@pytest.mark.parametrize(
    ("words", "parts", "english"),
    [
        ("nd07-2021", ("nd07-2021", None, None, None, None), "nd07-2021"),
        (
            "nd07-2021 Điều 3 khoản 2 điểm a",
            ("nd07-2021", None, "3", "2", "a"),
            "nd07-2021 Article 3 clause 2 point a",
        ),
        ("tt07 Phụ lục II Điều 1", ("tt07", "II", "1", None, None), "tt07 Annex II Article 1"),
    ],
)
def test_a_citation_is_read_and_said_in_both_languages(
    words: str, parts: tuple[str | None, ...], english: str
) -> None:
    found = Citation.model_validate(f" {words} ")
    assert (found.document, found.annex, found.article, found.clause, found.point) == parts
    assert (str(found), found.say("vi"), found.say("en")) == (words, words, english)


@pytest.mark.parametrize("words", ["", "nd07 khoản 2 Điều 3", "nd07 Chương 3"])
def test_a_citation_in_another_order_is_none(words: str) -> None:
    with pytest.raises(ValidationError):
        Citation.model_validate(words)


def value(mark: str, figure: float | None) -> Value:
    return Value.model_validate({"citation": "nd07-2021", "mark": mark, "value": figure})


def line(**more: Any) -> ClassLine:
    base = {"citation": "nd07-2021", "mark": "quoted", "klass": "poor", "upto": 140}
    return ClassLine.model_validate({**base, **more})


def test_a_value_is_missing_exactly_where_it_is_marked_absent() -> None:
    assert value("quoted", 1).value == 1
    assert value("absent", None).value is None
    for mark, figure in (("quoted", None), ("absent", 1.0)):
        with pytest.raises(ValidationError):
            value(mark, figure)
        with pytest.raises(ValidationError):
            line(mark=mark, upto=figure)


@pytest.mark.parametrize(("above", "fits"), [(None, True), (139, True), (140, False), (141, False)])
def test_a_line_begins_below_its_end(above: float | None, fits: bool) -> None:
    if fits:
        assert line(above=above).above == above
    else:
        with pytest.raises(ValidationError):
            line(above=above)


@pytest.mark.parametrize(
    ("more", "figure", "deprived", "inside"),
    [
        ({}, 140, 0, True),
        ({}, 140.5, 0, False),
        ({"above": 100}, 100, 0, False),
        ({"above": 100}, 100.5, 0, True),
        ({"at_least": 3}, 1, 3, True),
        ({"at_least": 3}, 1, 2, False),
        ({"at_most": 2}, 1, 2, True),
        ({"at_most": 2}, 1, 3, False),
        ({"at_most": 0}, 1, 0, True),
        ({"mark": "absent", "upto": None}, 1, 0, False),
    ],
)
def test_what_lies_inside_a_line(
    more: dict[str, Any], figure: float, deprived: int, inside: bool
) -> None:
    assert line(**more).holds(figure, deprived) is inside


def test_lines_take_their_class_from_their_key_and_come_poor_first() -> None:
    found = NATIONAL.find_lines("income", "rural")
    assert [item.klass for item in found] == ["poor", "near_poor", "average_living"]
    assert NATIONAL.find_lines("b1", "urban")[0].upto == 175
    with pytest.raises(ValidationError):
        Measure.model_validate({"poor": {"rural": "x"}})
    with pytest.raises(ValidationError):
        Measure.model_validate({"poor": "x"})


def test_words_are_in_both_languages_or_none() -> None:
    base = {
        "id": "x",
        "service": {"vi": "a", "en": "b"},
        "deprived_when": {"vi": "a", "en": "b"},
        "citation": "nd07",
        "mark": "quoted",
    }
    found = Indicator.model_validate({**base, "label": {"vi": "Nước", "en": "Water"}})
    assert found.label == Text("Nước", "Water")
    assert isinstance(found.label, Text)
    for words in ({"vi": "a"}, {"vi": "a", "en": "b", "fr": "c"}):
        with pytest.raises(ValidationError):
            Indicator.model_validate({**base, "label": words})


def test_indicators_are_numbered_in_the_order_of_the_file() -> None:
    assert [item.number for item in NATIONAL.indicators] == list(range(1, 13))


def test_an_edition_covers_its_first_and_last_year() -> None:
    assert [NATIONAL.covers(year) for year in (2020, 2021, 2026, 2027)] == [
        False,
        True,
        True,
        False,
    ]
    assert NATIONAL.years == "2021–2026"


def test_an_edition_may_be_in_force_until_the_end_of_the_century(tmp_path: Path) -> None:
    long = PROVINCE.rstrip() + "\nlast_year: 2100\n"
    assert load_edition(written(tmp_path, long)).years == "2022–2100"


@pytest.mark.parametrize(
    ("more", "dates"),
    [
        ({}, (date(2021, 1, 27), NATIONAL.applies_from, NATIONAL.applies_to, NATIONAL.checked_on)),
        (
            {"published": date(2020, 1, 1), "checked_on": date(2026, 1, 2)},
            (date(2020, 1, 1), NATIONAL.applies_from, NATIONAL.applies_to, date(2026, 1, 2)),
        ),
        (
            {"applies_from": None, "applies_to": None},
            (date(2021, 1, 27), None, None, NATIONAL.checked_on),
        ),
        (
            {"applies_from": date(2022, 2, 2), "applies_to": date(2023, 3, 3)},
            (date(2021, 1, 27), date(2022, 2, 2), date(2023, 3, 3), NATIONAL.checked_on),
        ),
        (
            {"citation": "khac"},
            (None, NATIONAL.applies_from, NATIONAL.applies_to, NATIONAL.checked_on),
        ),
    ],
)
def test_a_value_has_its_own_dates_else_those_of_document_and_edition(
    more: dict[str, Any], dates: tuple[date | None, ...]
) -> None:
    base = {"citation": "nd07-2021", "mark": Mark.quoted, "value": 1}
    assert NATIONAL.dated(Value.model_validate({**base, **more})) == dates


def test_points_of_an_indicator_are_whole() -> None:
    points: Edition = NATIONAL
    assert points.points_per_indicator == 10
    assert isinstance(points.points_per_indicator, int)
