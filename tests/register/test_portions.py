"""Values of a query, in portions."""

import pytest

from ravo.register.portions import AT_ONCE, portions


@pytest.mark.parametrize("count", [0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
def test_every_value_is_in_one_portion_and_none_is_too_large(count: int) -> None:
    parts = list(portions(range(count)))
    assert [value for part in parts for value in part] == list(range(count))
    assert all(0 < len(part) <= AT_ONCE for part in parts)
    assert len(parts) == -(-count // AT_ONCE)


def test_a_query_may_take_more_at_once() -> None:
    assert [list(part) for part in portions("abcde", 2)] == [["a", "b"], ["c", "d"], ["e"]]
