"""The rules for the cells of a column: drop-down lists, limits, and a hint beside the cell."""

from datetime import date
from typing import Any

from ravo.blanks.instructions import hint_of
from ravo.blanks.village_sheet import village_rule
from ravo.contract.columns import FIGURE_TYPES, Column
from ravo.contract.headings import letters_of
from ravo.messages import say
from ravo.text import CITIZEN_DIGITS
from ravo.workbook.own_sheets import LISTS

MAX_LIST = 255
FIRST_DAY, LAST_DAY = date(2016, 1, 1), date(2031, 12, 31)


class ColumnRules:
    """Sets the rules of columns in one workbook.

    `last_year` is the last possible year of birth, 0 where it is not known; `villages` is True
    where the workbook has a sheet of villages.
    """

    def __init__(self, book: Any, *, last_year: int = 0, villages: bool = False) -> None:
        self.book, self.last_year, self.villages = book, last_year, villages
        self.long: dict[tuple[str, ...], str] = {}

    def put(self, sheet: Any, column: Column, first: int, last: int, place: int) -> None:
        """Set the rule of a column for the rows `first` to `last` of a sheet, at `place`."""
        title, words = column.form_heading[:32], column.words
        hint = {"input_title": title, "input_message": hint_of(column)[:MAX_LIST]}
        rule: dict[str, Any]
        if words:
            style = "stop" if column.type != "text" else "warning"
            rule = {
                "validate": "list",
                "source": self._source(words),
                "error_type": style,
                "error_title": say("blanks.bad_title", "vi"),
                "error_message": say("blanks.bad_choice", "vi"),
            }
        else:
            rule = self._limits(column)
        if column.name == "village" and self.villages:
            rule = village_rule()
        sheet.data_validation(first, place, last, place, {**rule, **hint})

    def _limits(self, column: Column) -> dict[str, Any]:
        """Return the rule for a column of figures, days or citizen numbers."""
        texts = {"error_title": say("blanks.bad_title", "vi")}
        if column.type in FIGURE_TYPES:
            kind = "integer" if column.type == "integer" else "decimal"
            high = column.high if column.high is not None else 1e12
            if column.name == "head_birth_year" and self.last_year:
                high = self.last_year
            return {
                "validate": kind,
                "criteria": "between",
                "minimum": 0 if column.has_never else int(column.low or 0),
                "maximum": int(high),
                "error_message": say("blanks.bad_number", "vi"),
                **texts,
            }
        if column.type == "date":
            return {
                "validate": "date",
                "criteria": "between",
                "minimum": FIRST_DAY,
                "maximum": LAST_DAY,
                "error_message": say("blanks.bad_date", "vi"),
                **texts,
            }
        if column.type == "citizen":
            return {
                "validate": "length",
                "criteria": "==",
                "value": CITIZEN_DIGITS,
                "error_type": "warning",
                "error_message": say("blanks.bad_citizen", "vi"),
                **texts,
            }
        return {"validate": "any"}

    def _source(self, words: tuple[str, ...]) -> list[str] | str:
        """Return the words of a drop-down list, or their range on a hidden sheet if too many."""
        if len(",".join(words)) <= MAX_LIST:
            return list(words)
        self.long.setdefault(words, letters_of(len(self.long)))
        letter = self.long[words]
        return f"='{LISTS}'!${letter}$1:${letter}${len(words)}"

    def write_lists(self) -> None:
        """Write the hidden sheet that holds lists too long for a validation rule."""
        if not self.long:
            return
        sheet = self.book.add_worksheet(LISTS)
        longest = max(map(len, self.long))
        for row in range(longest):
            for place, words in enumerate(self.long):
                if row < len(words):
                    sheet.write_string(row, place, words[row])
        sheet.hide()
