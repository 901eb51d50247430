"""Answers by their letters: what the sheet of B1 item by item says of a household."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.contract.models import read_column
from ravo.results.b1_table import _item_words
from ravo.results.b1_words import letter
from ravo.score_table.answers import score_table_columns
from ravo.score_table.model import Answer, Item, ScoreTable, ScoreTableSource
from ravo.score_table.points import score_points
from ravo.typed_columns import TypedColumns


def test_a_later_letter_is_never_one_of_the_first() -> None:
    letters = [letter(place) for place in range(60)]
    assert letters[:2] + letters[25:28] == ["a", "b", "z", "a2", "b2"]
    assert len(set(letters)) == 60


ANY_STATES = st.lists(
    st.tuples(
        st.sampled_from(["7 người trở lên", "4 đến 6 người", None]),
        st.sampled_from(["Có", "Không", None]),
        st.sampled_from([None, 0, 1, 2.5, 7]),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(ANY_STATES)
def test_households_put_into_words_together_read_as_each_alone(
    states: list[tuple[str | None, str | None, float | None]],
) -> None:
    grid = ScoreTable(
        (
            Item(
                1,
                "Số người",
                "choose_one",
                tuple(
                    Answer(words, (points,) * 7)
                    for words, points in (("7 người trở lên", 0.0), ("4 đến 6 người", 20.0))
                ),
            ),
            Item(2, "Đồ dùng", "add", (Answer("Ti vi", (7.0,) * 7),)),
            Item(3, "Đất", "per_unit", (Answer("m2", (2.0,) * 7, 6.0),)),
        ),
        (),
        ScoreTableSource("KHÔNG CÓ THẬT", "", "", date(2021, 7, 18)),
    )
    columns = score_table_columns(grid)
    given = TypedColumns(
        {
            column.name: read_column(column, list(cells)).values
            for column, cells in zip(columns, zip(*states, strict=True), strict=True)
        }
    )
    scored = score_points(grid, given, 1, 1)

    def said(rows: list[int]) -> list[list[str]]:
        return [
            _item_words(item, given.at(rows), scored.low[rows, at], scored.high[rows, at], "vi")
            for at, item in enumerate(grid.items)
        ]

    together = said(list(range(len(states))))
    alone = [said([row]) for row in range(len(states))]
    assert [list(each) for each in zip(*together, strict=True)] == [
        [words for (words,) in each] for each in alone
    ]
