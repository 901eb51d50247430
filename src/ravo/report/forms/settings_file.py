"""A file of settings, read: TOML, or the sheet `Cài đặt` of a workbook; all problems at once."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from xlsxwriter.utility import xl_rowcol_to_cell

from ravo.contract.days import day_of
from ravo.contract.models import is_blank
from ravo.faults import RavoError, unreadable
from ravo.messages import Text, text
from ravo.quotes import heading_words
from ravo.report.forms.settings import ReportSettings
from ravo.report.forms.settings_keys import SettingKey, key_named
from ravo.report.forms.settings_problems import SettingsSource, SheetSource, setting_problems
from ravo.report.forms.settings_words import (
    HEADS,
    dotted_name,
    head_words,
    is_an_example,
    line_name,
    word_of,
)
from ravo.text import match_key, tidy
from ravo.tomlfile import BadToml, odd_key, read_toml
from ravo.workbook.book import open_book
from ravo.xlsx.sheet_names import SETTINGS

BOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_LINE = re.compile(r"at line (\d+)")
_DECIMAL = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")


def read_settings(path: Path | None) -> ReportSettings:
    """Return the settings of a file; the defaults without one.

    Raises InputProblem (exit code 3) naming everything that is unusable: RV-188 for a file that
    cannot be read, RV-189 for keys and values, RV-1060 for a workbook without the sheet.
    """
    if path is None:
        return ReportSettings()
    problems: list[Text] = []
    if path.suffix.lower() in BOOKS:
        values, cells = _of_book(path, problems)
        source: SettingsSource = SheetSource(cells)
    else:
        values, source = _of_toml(path), SettingsSource()
    settings = _checked(values, source, problems)
    if settings is None or problems:
        raise _refused(path, problems, source)
    return settings


def _checked(
    values: dict[str, Any], source: SettingsSource, problems: list[Text]
) -> ReportSettings | None:
    """Return the settings of some values; None after adding every problem to `problems`."""
    try:
        return ReportSettings(**values)
    except ValidationError as error:
        problems += setting_problems(error.errors(), source)
        return None


def _refused(path: Path, problems: list[Text], source: SettingsSource) -> Exception:
    return unreadable("RV-189", path=path.name, keys=problems, blank=source.blank)


def _of_toml(path: Path) -> dict[str, Any]:
    try:
        values = read_toml(path)
    except OSError as error:
        raise unreadable("RV-188", path=path.name, problem=type(error).__name__) from error
    except BadToml as error:
        line = _LINE.search(str(error))
        where = text("settings.line").filled(line=int(line[1])) if line else type(error).__name__
        raise unreadable("RV-188", path=path.name, problem=where) from error
    if (key := odd_key(values)) is not None:
        odd = text("settings.problem_odd").filled(key=heading_words(key))
        raise _refused(path, [odd], SettingsSource())
    return values


def _of_book(path: Path, problems: list[Text]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values of the sheet `Cài đặt` in the structure of a TOML file, and their cells."""
    book = open_book(path)
    names = [name for name in book.names if match_key(name) == match_key(SETTINGS)]
    if not names:
        raise unreadable("RV-1060", path=path.name, sheet=SETTINGS, sheets=book.names)
    problems += [
        text("settings.problem_sheet").filled(sheet=heading_words(name))
        for name in book.names
        if name != names[0] and match_key(name).startswith(match_key(SETTINGS))
    ]
    sheet = book.read(names[0])
    heads = _heads(sheet.rows)
    if heads is None:
        raise unreadable("RV-1060", path=path.name, sheet=SETTINGS, sheets=book.names)
    problems += [
        text("settings.problem_error").filled(cell=xl_rowcol_to_cell(bad.row - 1, bad.column))
        for bad in sheet.bad
    ]
    problems += _outside(sheet.rows, heads)
    values: dict[str, Any] = {}
    cells: dict[str, str] = {}
    for name, raw, cell in _lines(sheet.rows, heads):
        key = key_named(name)
        if not name:
            problems.append(text("settings.problem_nameless").filled(cell=cell))
        elif name in cells:
            where = text("settings.at_cell").filled(cell=cell)
            twice = text("settings.problem_twice")
            problems.append(twice.filled(key=line_name(name), where=where))
        else:
            cells[name] = cell
            _put(values, name.split("."), raw if key is None else _value(raw, key))
    return values, cells


def _heads(rows: list[list[Any]]) -> tuple[int, int, int] | None:
    """Return the row of the headings, the column of the keys and that of the values."""
    wanted = [head_words(name) for name in ("key", "value")]
    for at, row in enumerate(rows):
        words = [match_key(cell) if isinstance(cell, str) else "" for cell in row]
        places = [next((n for n, w in enumerate(words) if w in names), None) for names in wanted]
        if places[0] is not None and places[1] is not None:
            return at, places[0], places[1]
    return None


def _outside(rows: list[list[Any]], heads: tuple[int, int, int]) -> Iterator[Text]:
    """Yield a problem for each cell outside the columns of the sheet, and each changed example."""
    first, key, value = heads
    known = {word: name for name in HEADS for word in head_words(name)}
    heads_of = (match_key(word) if isinstance(word, str) else "" for word in rows[first])
    columns = [known.get(word) for word in heads_of]
    for at, row in enumerate(rows[first + 1 :], first + 1):
        line = key_named(_name(row[key]))
        for place, raw in enumerate(row):
            column = columns[place] if place < len(columns) else None
            second = column == "value" and place != value
            if is_blank(raw) or (column is not None and column != "example" and not second):
                continue
            if column == "example" and (line is None or is_an_example(str(raw), line)):
                continue
            cell = xl_rowcol_to_cell(at, place)
            yield text("settings.problem_outside").filled(cell=cell)


def _lines(rows: list[list[Any]], heads: tuple[int, int, int]) -> Iterator[tuple[str, Any, str]]:
    """Yield the key, the value and the cell of each line with a value."""
    first, key, value = heads
    for at, row in enumerate(rows[first + 1 :], first + 1):
        raw = row[value]
        if is_blank(raw):
            continue
        yield _name(row[key]), raw, xl_rowcol_to_cell(at, value)


def _name(raw: Any) -> str:
    """Return the dotted key of a line; the words as written where they are no known name."""
    return "" if raw is None else dotted_name(tidy(str(raw)))


def _put(values: dict[str, Any], parts: list[str], value: Any) -> None:
    """Set a value under its dotted key; under the undivided name where a part has a value."""
    group = values
    for part in parts[:-1]:
        below = group.setdefault(part, {})
        if not isinstance(below, dict):
            values[".".join(parts)] = value
            return
        group = below
    group[parts[-1]] = value


def _value(raw: Any, key: SettingKey) -> Any:
    """Return a cell as the value of its key; unchanged where it is invalid, to be refused later."""
    match key.kind:
        case "date":
            day = day_of(raw).value
            return day if isinstance(day, date) and not isinstance(day, datetime) else raw
        case "names":
            return [tidy(part) for part in re.split(r"[;\n]", str(raw)) if tidy(part)]
        case "flag" | "choice":
            return word_of(raw, key)
        case "number" | "whole":
            return _number(raw, whole=key.kind == "whole")
    return _shown(raw) if isinstance(raw, int | float) else tidy(str(raw))


def _number(raw: Any, *, whole: bool) -> Any:
    """Return a number; text with at most two decimals only, as 1.000 has two readings."""
    if isinstance(raw, str) and _DECIMAL.fullmatch(tidy(raw)):
        raw = float(tidy(raw).replace(",", "."))
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return raw
    return int(raw) if whole and float(raw).is_integer() else raw


def _shown(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else str(number)


def chosen_map(given: Path | None, settings: ReportSettings, path: Path | None) -> Path | None:
    """Return the map file of an option, else the one that settings name in the folder of `path`."""
    if given is not None or settings.map_file is None:
        return given
    return (path.parent if path else Path()) / settings.map_file


def map_of(settings: Path) -> Path | None:
    """Return the map file that a file of settings names; None where there is none usable."""
    try:
        return chosen_map(None, read_settings(settings), settings)
    except RavoError:
        return None
