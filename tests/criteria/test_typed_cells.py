"""What a cell of an edition's workbook may hold, in words."""

from ravo.criteria.typed_cells import wanted


def test_the_words_of_a_cell_are_listed_apart() -> None:
    assert tuple(wanted("yes")) == ("một trong: Có, Không", "one of: Yes, No")
