"""A count takes its word in the singular or the plural, in both languages' notation."""

import pytest

from ravo.messages import Text, say

TEXT = Text("{count} hộ", "{count:household is|households are} poor")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 household is poor"),
        (0, "0 households are poor"),
        (2, "2 households are poor"),
        (21, "21 households are poor"),
        (1.5, "1.5 households are poor"),
        (1001, "1,001 households are poor"),
        ("1", "1 household is poor"),
    ],
)
def test_one_is_one(count: object, said: str) -> None:
    assert TEXT.say("en", count=count) == said
    assert TEXT.say("vi", count=1) == "1 hộ"


def test_shared_sentences_follow() -> None:
    assert say("cli.unread_sheets", "en", count=1) == "1 sheet"
    assert (
        say("batch.more_doubled", "en", count=1) == "1 commune with several workbooks, in no report"
    )
