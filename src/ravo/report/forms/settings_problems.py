"""Problems of a file of settings, in the words of that kind of file."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ravo.messages import Text, spoken, text
from ravo.quotes import heading_words
from ravo.report.forms.settings_keys import YEAR, SettingKey, key_named, setting_keys
from ravo.report.forms.settings_words import cell_allowed, line_name, line_names

SHOWN = 60
NEAREST = 3
"""The most known keys that are suggested for an unknown one."""


@dataclass(frozen=True)
class SettingsSource:
    """A TOML file of settings: it has dotted keys, and no cells."""

    cells: Mapping[str, str] = field(default_factory=dict)
    blank = "report.toml"
    """The name of the file that `--init` writes."""
    unknown = "settings.problem_unknown"

    def name(self, name: str) -> Text:
        """Return a dotted key as the file writes it."""
        return Text(name, name)

    def known(self, year: str) -> list[Text]:
        """Return every key as the file writes it, those of the target for a year."""
        return [self.name(key.name.replace(YEAR, year)) for key in setting_keys()]

    def allowed(self, key: SettingKey) -> Text:
        """Return the values that a key accepts in this file."""
        return key.allowed

    def value(self, value: object) -> str:
        """Return a value as it is typed in this file, shortened."""
        return heading_words(str(value)[:SHOWN])

    def at(self, name: str) -> Text | str:
        """Return the cell of a key, or of the first key below it; empty for a TOML file."""
        below = (cell for key, cell in self.cells.items() if f"{key}.".startswith(f"{name}."))
        cell = next(below, None)
        return text("settings.at_cell").filled(cell=cell) if cell else ""


@dataclass(frozen=True)
class SheetSource(SettingsSource):
    """The sheet `Cài đặt`: lines in the officer's words; `cells` has the cell of each key."""

    blank = "settings.xlsx"
    unknown = "settings.problem_unknown_line"

    def name(self, name: str) -> Text:
        """Return the name of a dotted key on the sheet."""
        return line_name(name)

    def known(self, year: str) -> list[Text]:
        """Return the names of all lines, those of the target for a year."""
        return line_names(year)

    def allowed(self, key: SettingKey) -> Text:
        """Return the values that a cell accepts."""
        return cell_allowed(key)

    def value(self, value: object) -> str:
        """Return a value as a cell shows it, shortened."""
        return super().value(spoken(value, "vi") if isinstance(value, date) else value)


def setting_problems(errors: Sequence[Any], source: SettingsSource) -> Iterator[Text]:
    """Yield the problems that pydantic reports, in words."""
    bad = {other["loc"][:2] for other in errors if other["loc"][-1] == "[key]"}
    for item in errors:
        # Problems below an invalid year only follow from it.
        if item["loc"][-1] == "[key]" or item["loc"][:2] not in bad:
            yield _problem(item, source)


def _problem(item: Any, source: SettingsSource) -> Text:
    """Return one problem with its key, its place and the accepted values."""
    parts = [str(part) for part in item["loc"] if part != "[key]"]
    while len(parts) > 1 and parts[-1].isdecimal() and parts[0] != "target":
        parts.pop()
    name, kind = ".".join(parts), item["type"]
    key = key_named(name)
    shown = {"key": _quoted(source.name(name)), "where": source.at(name)}
    if item["loc"][-1] == "[key]":
        return text("settings.problem_year").filled(**shown)
    if kind == "extra_forbidden":
        year = parts[1] if len(parts) > 1 and parts[0] == "target" else YEAR
        return text(source.unknown).filled(nearest=_nearest(name, year, source), **shown)
    if key is None and kind == "value_error":
        return text("settings.problem_order").filled(**shown)
    if key is None:
        below = [known.name for known in setting_keys() if known.name.startswith(f"{parts[0]}.")]
        names = [source.name(known) for known in below]
        return text("settings.problem_group").filled(names=names, **shown)
    allowed = source.allowed(key)
    if kind in ("missing", "missing_argument"):
        return text("settings.problem_missing").filled(allowed=allowed, **shown)
    value = source.value(item["input"])
    return text("settings.problem_value").filled(value=value, allowed=allowed, **shown)


def _quoted(name: Text) -> Text:
    return Text(*(heading_words(words) for words in name))


def _nearest(name: str, year: str, source: SettingsSource) -> list[Text]:
    """Return the names in the file that are most like an unknown one, in either language."""
    known = {words: item for item in source.known(year) for words in item}
    alike = difflib.get_close_matches(name, known, 2 * NEAREST, 0)
    return [*dict.fromkeys(known[words] for words in alike)][:NEAREST]
