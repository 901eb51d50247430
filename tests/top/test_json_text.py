"""JSON that ravo reads back or is given: text that is none has one error, however it is none."""

import json
from pathlib import Path

import pytest

from ravo.files import object_in
from ravo.json_text import json_object, json_value

NO_JSON: list[str | bytes] = [
    "",
    "{",
    "[" * 100_000,
    '{"a": ' * 100_000 + "1" + "}" * 100_000,
    '{"a": ' + "9" * 5_000 + "}",
    b"\xff\xfe{}"[:3],
]


@pytest.mark.parametrize("words", NO_JSON, ids=range(len(NO_JSON)))
def test_what_is_no_json_is_one_error(words: str | bytes) -> None:
    with pytest.raises(json.JSONDecodeError):
        json_value(words)
    assert json_object(words) == {}


def test_a_value_and_an_object_are_read() -> None:
    assert json_value('[1, "Ấp 2"]') == [1, "Ấp 2"]
    assert json_object(b'{"a": null}') == {"a": None}
    assert json_object("[1]") == {}


def test_a_file_without_an_object_gives_none(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert object_in(path) == {}
    for words in NO_JSON:
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
        assert object_in(path) == {}
    path.write_text('{"a": 1}', encoding="utf-8")
    assert object_in(path) == {"a": 1}
