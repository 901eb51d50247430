"""The workbook for typing in a score table: sheets, headings, and the limits of each cell."""

from dataclasses import dataclass

from ravo.contract.columns import Column, ColumnType
from ravo.places.regions import COLUMNS, REGIONS, URBAN
from ravo.score_table.model import COUNTING_WORDS, EFFECT_WORDS
from ravo.workbook.own_sheets import POINTS_HEADINGS

RURAL_PREFIX = "Nông thôn: "
MOST_ITEMS = 99
POINTS_LIMITS = (0.0, 200.0)
"""The limits of the points of one answer or one unit; the highest line is at 175 points."""
MOST_UNITS = 1000.0


def _column(
    id: str,
    heading: str,
    type: ColumnType,
    *,
    required: bool = True,
    words: tuple[str, ...] = (),
    limits: tuple[float | None, float | None] = (None, None),
) -> Column:
    """Return a column of the workbook of a score table.

    `id`, `heading`, `type` and `required` are as in a survey's columns, `words` those to choose
    from, `limits` the lowest and highest value.
    """
    # Columns of the contract's type, for their limits and words; they are in no survey.
    return Column("info", id, id, heading, type, required, words, *limits)


def points_heading(column: int) -> str:
    """Return the heading of a points column by its place in `COLUMNS`."""
    return URBAN if column == 0 else RURAL_PREFIX + REGIONS[column - 1]


def points_id(column: int) -> str:
    """Return the id of a points column by its place in `COLUMNS`."""
    return f"points_{column}"


POINTS_COLUMNS: tuple[Column, ...] = (
    _column("number", POINTS_HEADINGS[0], "integer", limits=(1, MOST_ITEMS)),
    _column("item", POINTS_HEADINGS[1], "text"),
    _column("counting", POINTS_HEADINGS[2], "choice", words=tuple(COUNTING_WORDS)),
    _column("answer", POINTS_HEADINGS[3], "text"),
    _column("cap", "Số lượng tối đa", "number", required=False, limits=(None, MOST_UNITS)),
    *(
        _column(points_id(at), points_heading(at), "number", limits=POINTS_LIMITS)
        for at in range(len(COLUMNS))
    ),
)
SOURCE_KEYS: tuple[Column, ...] = (
    _column("document", "Văn bản", "text"),
    _column("annex", "Phụ lục", "text"),
    _column("gazette", "Số công báo", "text"),
    _column("date", "Ngày", "date"),
    _column("typed_by", "Người nhập", "name", required=False),
    _column("checked_by", "Người kiểm tra", "name", required=False),
)
EXCEPTION_COLUMNS: tuple[Column, ...] = (
    _column("name", "Ngoại lệ", "text"),
    _column("on", "Áp dụng", "yes_no"),
    _column("items", "Các mục", "text", required=False),
    _column("effect", "Cách áp dụng", "choice", required=False, words=tuple(EFFECT_WORDS)),
    _column(
        "column",
        "Cột dùng thay",
        "choice",
        required=False,
        words=tuple(points_heading(at) for at in range(len(COLUMNS))),
    ),
)


@dataclass(frozen=True)
class UsualException:
    """A kind of exception that the annex may allow; the blank has it switched off."""

    name: str
    effect: str


USUAL_EXCEPTIONS = tuple(
    UsualException(name, effect)
    for name, effect in zip(
        (
            "Hộ không tính điểm một số mục",
            "Hộ ở phường, thị trấn được dùng mục đất và chăn nuôi của cột nông thôn",
            "Hộ ở gần sông nước được dùng điểm tàu, thuyền của vùng khác",
        ),
        EFFECT_WORDS,
        strict=True,
    )
)
SPARE_EXCEPTIONS = 5
