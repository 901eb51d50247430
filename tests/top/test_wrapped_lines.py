"""Lines on a screen: cut between words, never inside one; whole where nobody watches."""

import io

import pytest

from ravo.printable import width_of, wrapped


def test_a_line_is_cut_between_words_and_set_in() -> None:
    assert wrapped("  một hai ba bốn", 11, "  ") == "  một hai\n    ba bốn"
    assert wrapped("một hai", 7) == "một hai"
    assert wrapped("một hai ba", None) == "một hai ba"


def test_a_path_that_is_too_long_stays_whole() -> None:
    path = "/thu-muc/" + "a" * 30
    assert wrapped(f"Đã ghi: {path}", 20) == f"Đã ghi:\n{path}"


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_width_is_that_of_the_screen_and_there_is_none_in_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert width_of(_Screen()) == 72
    stream = io.StringIO()
    assert width_of(stream) is None
    stream.close()
    assert width_of(stream) is None
