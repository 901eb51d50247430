"""The files of faults, as a translator edits them: what is missing or amiss is told here."""

import json
import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from ravo.faults import ExitCode, Fault
from ravo.faults.fault import rejects_workbook
from ravo.faults.kind import FaultKind
from ravo.faults.taxonomy import DATA, all_kinds, kind_of

SOURCE = DATA.parents[1]
FILES = sorted(DATA.glob("*.toml"))
MODEL = TypeAdapter(FaultKind)
TEXTS = ("title", "message", "hint", "example")
CODE = re.compile(r"RV-([1-6])\d{2,3}")
LINE = re.compile(
    r"""# .+|categories = \[.+\]||\["RV-\d+"\]"""
    r"""|[a-z_]+ = \S.*|(?:title|message|hint|plain_hint|example)\.(?:vi|en) = (".+"|'.+')"""
)


def raw(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def entries(path: Path) -> dict[str, dict[str, Any]]:
    return {key: said for key, said in raw(path).items() if key != "categories"}


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def checked(code: str, said: dict[str, Any]) -> FaultKind:
    """Return an entry with the types of all its values checked, which no run takes the time for."""
    return MODEL.validate_json(json.dumps({"code": code, **said}), strict=True)


def every_file(test: Any) -> Any:
    return pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)(test)


@pytest.fixture
def said() -> dict[str, Any]:
    return entries(DATA / "cell.toml")["RV-201"]


@every_file
def test_a_file_says_which_categories_its_codes_are_of(path: Path) -> None:
    assert raw(path)["categories"] == sorted({int(code[3]) for code in entries(path)})


@every_file
def test_a_code_is_written_as_codes_are(path: Path) -> None:
    assert entries(path)
    assert [code for code in entries(path) if not CODE.fullmatch(code)] == []


@every_file
def test_every_sentence_is_on_one_line(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []


@every_file
def test_every_text_is_there_in_both_languages(path: Path) -> None:
    for code, said in entries(path).items():
        for name in (*TEXTS, *({"plain_hint"} & said.keys())):
            assert set(said[name]) == {"vi", "en"}, (code, name)
            assert all(words.strip() == words != "" for words in said[name].values()), (code, name)


@every_file
def test_both_languages_name_the_same_fields(path: Path) -> None:
    for code, said in entries(path).items():
        for name in ("message", "hint", "plain_hint"):
            words = said.get(name, {"vi": "", "en": ""})
            assert fields(words["vi"]) == fields(words["en"]), (code, name)


@every_file
def test_what_follows_from_the_rest_is_not_said(path: Path) -> None:
    for code, said in entries(path).items():
        for name, value in said.items():
            assert value != FaultKind._field_defaults.get(name, ...), (code, name)
        plain = checked(code, {k: v for k, v in said.items() if k in ("severity", *TEXTS)})
        assert said.get("bearing") != plain.bears, code
        assert said.get("may_be_confirmed") != plain.confirmable, code


@every_file
def test_an_entry_read_alone_is_what_its_file_says(path: Path) -> None:
    for code, said in entries(path).items():
        assert kind_of(code) == checked(code, said)


def test_a_code_is_in_one_file() -> None:
    codes = [code for path in FILES for code in entries(path)]
    assert len(codes) == len(set(codes)) == len(all_kinds())
    assert list(all_kinds()) == sorted(codes)


def test_every_code_is_used_and_every_code_used_is_there() -> None:
    modules = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    assert {code for said in modules for code in re.findall(r"RV-\d+", said)} == set(all_kinds())


def test_no_module_lists_codes_by_what_they_mean() -> None:
    several = re.compile(r"""[({\[]\s*"RV-\d+",\s*"RV-\d+\"""")
    assert [p for p in SOURCE.rglob("*.py") if several.search(p.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("severity", "fatal"),
        ("unread", "rows"),
        ("bearing", "sometimes"),
        ("passing", "yes"),
        ("rejects_workbook_in", ["cells"]),
        ("exit_code", 5),
        ("titel", {"vi": "a", "en": "a"}),
        ("title", {"vi": "a"}),
        ("title", {"vi": "a", "en": "a", "fr": "a"}),
        ("title", "a"),
        ("title", {"vi": "a", "en": 1}),
    ],
)
def test_a_mistake_in_an_entry_is_refused(said: dict[str, Any], name: str, value: object) -> None:
    with pytest.raises(ValidationError, match=name):
        checked("RV-201", {**said, name: value})


def test_an_entry_that_lacks_a_text_is_refused(said: dict[str, Any]) -> None:
    del said["hint"]
    with pytest.raises(ValidationError, match="hint"):
        checked("RV-201", said)


def test_an_entry_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        kind_of("RV-201").severity = "warning"  # type: ignore[misc]


def test_an_unknown_code_is_a_bug() -> None:
    with pytest.raises(KeyError):
        _ = Fault("RV-999").severity


# what a code means elsewhere


def test_doubtful_letters_reject_the_workbook_in_its_information_alone() -> None:
    assert rejects_workbook([Fault("RV-242")], "info")
    assert not rejects_workbook([Fault("RV-242")], "records")


def test_a_column_that_stands_twice_rejects_the_workbook_in_its_records_alone() -> None:
    assert rejects_workbook([Fault("RV-201"), Fault("RV-408")], "records")
    assert not rejects_workbook([Fault("RV-408")], "info")


def test_a_fault_that_no_class_depends_on_rejects_no_workbook() -> None:
    assert not rejects_workbook([Fault("RV-408", decides=False)], "records")


def test_only_errors_reject_workbooks() -> None:
    kinds = [kind for kind in all_kinds().values() if kind.rejects_workbook_in]
    assert {kind.severity for kind in kinds} == {"error"}


def test_warnings_about_values_can_be_confirmed_and_what_is_lacking_cannot() -> None:
    assert kind_of("RV-230").confirmable
    assert not kind_of("RV-511").confirmable
    assert not kind_of("RV-440").confirmable, "it is about the corrections file"


def test_rows_of_no_household_are_not_all_done() -> None:
    assert kind_of("RV-403").exit_code is ExitCode.NOT_ALL
