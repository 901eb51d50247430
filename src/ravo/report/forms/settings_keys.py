"""The keys of a report's settings, one line each: their dotted names, kinds and limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from ravo.messages import Text, text
from ravo.report.forms.settings import ReportSettings, YearTarget, peoples_to_name

Kind = Literal["text", "date", "names", "number", "whole", "flag", "choice"]
YEAR = "NĂM"
"""What stands for a review year in the name of a key."""
KINDS: dict[type, Kind] = {
    bool: "flag",
    int: "whole",
    float: "number",
    str: "text",
    date: "date",
    tuple: "names",
}
LIMITS = {"near_line_indicators": 12}
"""The most that a whole number may be, where that is not 100."""


@dataclass(frozen=True, slots=True)
class SettingKey:
    """One key: its dotted name, the kind of its value, and the words that it takes."""

    name: str
    kind: Kind
    words: tuple[str, ...] = ()

    @property
    def what(self) -> Text:
        """What the setting is."""
        return text(f"settings.key_{self.name.replace(f'.{YEAR}', '').replace('.', '_')}")

    @property
    def allowed(self) -> Text:
        """What its value may be, in words."""
        if self.kind == "choice":
            return text("settings.allowed_choice").filled(words=[f'"{w}"' for w in self.words])
        if self.name == "peoples":
            return text("settings.allowed_peoples").filled(names=peoples_to_name())
        most = LIMITS.get(self.name, 100)
        return text(f"settings.allowed_{self.kind}").filled(most=most)

    @property
    def example(self) -> str:
        """A value as it may be written in a file."""
        return EXAMPLES[self.name]

    @property
    def typed(self) -> str:
        """The example as an officer types it into a cell."""
        match self.kind:
            case "flag":
                return "có" if self.example == "true" else "không"
            case "names":
                return self.example.strip("[]").replace('", "', "; ").strip('"')
            case "date":
                return "/".join(reversed(self.example.split("-")))
            case "number":
                return self.example.replace(".", ",")
        return self.example.strip('"')


EXAMPLES = {
    "unit": '"Xã Thử"',
    "place": '"Xã Thử"',
    "prepared_by": '"Nguyễn Văn A"',
    "signed_by": '"Trần Thị B"',
    "signer_title": '"Chủ tịch"',
    "decision_number": '"125/QĐ-UBND"',
    "decision_date": "2026-12-10",
    "basis": '["Kế hoạch số 12/KH-UBND ngày 01 tháng 9 năm 2026 của Ủy ban nhân dân xã Thử"]',
    f"target.{YEAR}.least": "1.0",
    f"target.{YEAR}.most": "1.5",
    f"target.{YEAR}.source": '"Nghị quyết số 257/2025/QH15 ngày 11/12/2025"',
    f"target.{YEAR}.rate": '"multidimensional"',
    "blocks": '"area"',
    "peoples": '["Khơ-me", "Hoa"]',
    "local_ethnic": "true",
    "causes.land": '"Không có đất sản xuất"',
    "causes.capital": '"Không có vốn sản xuất, kinh doanh"',
    "causes.labour": '"Không có lao động"',
    "causes.tools": '"Không có công cụ, phương tiện sản xuất"',
    "causes.knowledge": '"Không có kiến thức về sản xuất"',
    "causes.skills": '"Không có kỹ năng lao động, sản xuất"',
    "causes.illness": '"Có người ốm đau, bệnh nặng, tai nạn"',
    "causes.other": '"Nguyên nhân khác"',
    "list_missing": "false",
    "near_line_points": "3",
    "near_line_indicators": "1",
}
"""A value of each key, as TOML; the years of the examples are `EXAMPLE_YEAR`."""
EXAMPLE_YEAR = 2026


@cache
def setting_keys() -> tuple[SettingKey, ...]:
    """Return the keys in the order of the settings."""
    return tuple(_keys(ReportSettings, ""))


def _keys(model: type[BaseModel], above: str) -> Iterator[SettingKey]:
    for name, field in model.model_fields.items():
        kind = _plain(field.annotation)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _keys(kind, f"{above}{name}.")
        elif get_origin(kind) is dict:
            yield from _keys(YearTarget, f"{above}{name}.{YEAR}.")
        elif get_origin(kind) is Literal:
            yield SettingKey(above + name, "choice", get_args(kind))
        else:
            yield SettingKey(above + name, KINDS[get_origin(kind) or kind])


def _plain(annotation: Any) -> Any:
    """Return the type of a value, without None and without the notes on its limits."""
    if hasattr(annotation, "__metadata__"):
        return _plain(annotation.__origin__)
    parts = [part for part in get_args(annotation) if part is not type(None)]
    optional = len(parts) < len(get_args(annotation)) and get_origin(annotation) is not tuple
    return _plain(parts[0]) if optional else annotation


def key_named(name: str) -> SettingKey | None:
    """Return the key of a dotted name as a file has it, with its year; None for any other."""
    parts = name.split(".")
    if len(parts) == 3 and parts[0] == "target" and parts[1].isdecimal():
        parts[1] = YEAR
    return next((key for key in setting_keys() if key.name == ".".join(parts)), None)
