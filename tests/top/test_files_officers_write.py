"""Files that officers write, the lock on a file that is kept, and frames that keep their text."""

from pathlib import Path

import numpy as np
import pytest

from ravo.faults import InputProblem, UsageProblem
from ravo.frames import frame_of, words_of
from ravo.locks import locked
from ravo.messages import Text
from ravo.page_templates import render, templates_dir
from ravo.tomlfile import DEEPEST, LARGEST, MOST_BYTES, BadToml, odd_key, read_toml
from ravo.yamlfile import Codes, YamlTree, text_of

CODES = Codes("RV-001", "RV-002", "RV-003", "RV-004", "RV-005", "RV-006")


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"a": {"b": LARGEST}}, None),
        ({"a": {"b": LARGEST + 1}}, "a.b"),
        ({"a": {"b": -LARGEST - 1}}, "a.b"),
        ({"a": [1, float("nan")]}, "a.1"),
        ({"a": [1, float("inf")]}, "a.1"),
        ({"a": "b\0c"}, "a"),
        ({"a\0b": 1}, "a␀b"),
        ({"a": "b", "c": True}, None),
    ],
)
def test_the_first_value_that_no_setting_can_have_is_named(
    values: dict[str, object], key: str | None
) -> None:
    assert odd_key(values) == key


def test_what_lies_too_deep_is_named() -> None:
    def nested(depth: int) -> dict[str, object]:
        return {"a": nested(depth - 1)} if depth else {"a": 1}

    assert odd_key(nested(DEEPEST)) is None
    assert odd_key(nested(DEEPEST + 1)) is not None


def test_toml_is_read_up_to_its_size_and_refused_beyond_it(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"a = 1\n#".ljust(MOST_BYTES, b" "))
    assert read_toml(path) == {"a": 1}
    path.write_bytes(b"a = 1\n#".ljust(MOST_BYTES + 1, b" "))
    with pytest.raises(BadToml, match="MiB"):
        read_toml(path)


@pytest.mark.parametrize(
    "data", [b"a = \xff", b"a =", b"a = " + b"[" * 5000, b"a = " + b"9" * 5000]
)
def test_what_is_no_toml_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.toml").write_bytes(data)
    with pytest.raises(BadToml):
        read_toml(tmp_path / "a.toml")


def test_toml_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfa = 'x'")
    assert read_toml(tmp_path / "a.toml") == {"a": "x"}


def test_a_value_of_yaml_is_found_with_its_line(tmp_path: Path) -> None:
    tree = YamlTree(tmp_path / "a.yaml", b"a: 1\nb:\n  - {c: 01}\n", CODES, as_text=True)
    assert tree.value == {"a": "1", "b": [{"c": "01"}]}
    assert [tree.line(where) for where in (("a",), ("b", 0, "c"))] == [1, 3]


@pytest.mark.parametrize(
    ("source", "code", "line"), [("a: 1\na: 2\n", "RV-002", 2), ("a: [1\n", "RV-001", 2)]
)
def test_broken_yaml_is_refused_with_its_line(
    tmp_path: Path, source: str, code: str, line: int
) -> None:
    with pytest.raises(InputProblem) as problem:
        YamlTree(tmp_path / "a.yaml", source.encode(), CODES)
    assert problem.value.fault.code == code
    assert problem.value.fault.params["line"] == str(line)


@pytest.mark.parametrize("figure", [".nan", ".inf", "-.inf", "1.0e+400", "9" * 400, f"-{10**16}"])
def test_a_figure_of_yaml_that_no_file_can_have_is_refused_with_its_place(
    tmp_path: Path, figure: str
) -> None:
    tree = YamlTree(tmp_path / "a.yaml", f"a: {LARGEST}\nb: '{figure}'\n".encode(), CODES)
    assert tree.value == {"a": LARGEST, "b": figure}
    with pytest.raises(InputProblem) as problem:
        YamlTree(tmp_path / "a.yaml", f"a: 1\nb: [{figure}]\n".encode(), CODES)
    params = problem.value.fault.params
    assert (problem.value.fault.code, params["line"], params["key"]) == ("RV-006", "2", "b.0")


@pytest.mark.parametrize("words", [{"vi": None, "en": "x"}, {"vi": "x", "en": [1]}, {"vi": "x"}])
def test_words_are_text_in_both_languages(words: dict[str, object]) -> None:
    assert text_of({"vi": "x", "en": "y"}) == Text("x", "y")
    assert text_of(words) == words


def test_a_lock_keeps_others_out_and_is_given_back(user_home: Path) -> None:
    kept = user_home / "kept.json"
    with locked(kept), pytest.raises(UsageProblem) as problem, locked(kept, 0.01):
        pass
    assert problem.value.fault.code == "RV-1016"
    with locked(kept, 0.01), locked(user_home / "other.json", 0.01):
        assert not kept.exists()


def test_text_of_a_frame_stays_objects_and_blanks_stay_none() -> None:
    given = np.array(["a", None, "b"], dtype=object)
    frame = frame_of({"words": given, "figures": np.array([1.0, np.nan, 2.0])})
    assert frame["words"].dtype == object
    assert frame["words"].tolist() == ["a", None, "b"]
    assert frame["figures"].dtype == np.float64


def test_words_that_come_again_are_held_once() -> None:
    many = np.array(["".join(("Ấp ", "Một")), None, "".join(("Ấp ", "Một"))], dtype=object)
    found = words_of(many)
    assert found.tolist() == ["Ấp Một", None, "Ấp Một"]
    assert found[0] is found[2]


def test_templates_lie_where_pages_are_made_of_them_and_values_are_escaped() -> None:
    names = {path.name for path in templates_dir().glob("*.j2")}
    assert {"explain.html.j2", "changes.html.j2"} <= names
    with pytest.raises(Exception, match="undefined"):
        render("explain.html.j2")
