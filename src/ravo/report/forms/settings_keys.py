"""The keys of a report's settings, one line each: their dotted names, kinds and limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from ravo.criteria.terms import INDICATORS
from ravo.messages import Text, text
from ravo.report.forms.settings import (
    MOST_RECHECK_DAYS,
    ReportSettings,
    YearTarget,
    peoples_to_name,
)

SettingKind = Literal["text", "date", "names", "number", "whole", "flag", "choice"]
YEAR = "NĂM"
"""The placeholder for a review year in the name of a key."""
SOURCE = f"target.{YEAR}.source"
KINDS: dict[type, SettingKind] = {
    bool: "flag",
    int: "whole",
    float: "number",
    str: "text",
    date: "date",
    tuple: "names",
}
LIMITS = {"near_line_indicators": INDICATORS, "recheck_days": MOST_RECHECK_DAYS}
"""The largest value of a whole number, where that is not 100."""


@dataclass(frozen=True, slots=True)
class SettingKey:
    """One key: its dotted name, the kind of its value, and the words that it accepts."""

    name: str
    kind: SettingKind
    words: tuple[str, ...] = ()

    @property
    def what(self) -> Text:
        """The description of the setting."""
        return text(f"settings.key_{self.name.replace(f'.{YEAR}', '').replace('.', '_')}")

    @property
    def allowed(self) -> Text:
        """The accepted values, in words."""
        if self.kind == "choice":
            words = [Text(f'"{w}" ({t.vi})', f'"{w}" ({t.en})') for w, t in self._words()]
            return text("settings.allowed_choice").filled(words=words)
        if self.name == "peoples":
            return text("settings.allowed_peoples").filled(names=peoples_to_name())
        most = LIMITS.get(self.name, 100)
        return text(f"settings.allowed_{self.kind}").filled(most=most)

    def _words(self) -> Iterator[tuple[str, Text]]:
        return ((word, text(f"settings.word_{word}")) for word in self.words)

    def example(self, year: int) -> str:
        """Return an example value for a review year as written in a TOML file."""
        if self.name == SOURCE and year in PROGRAMME:
            return PROGRAMME_SOURCE
        return EXAMPLES[self.name].replace(YEAR, str(year))


EXAMPLES = {
    "unit": '"Xã Thử"',
    "place": '"Xã Thử"',
    "prepared_by": '"Nguyễn Văn A"',
    "signed_by": '"Trần Thị B"',
    "signer_title": '"Chủ tịch"',
    "decision_number": '"125/QĐ-UBND"',
    "decision_date": f"{YEAR}-12-10",
    "basis": f'["Kế hoạch số 12/KH-UBND ngày 01 tháng 9 năm {YEAR} của Ủy ban nhân dân xã Thử"]',
    f"target.{YEAR}.least": "1.0",
    f"target.{YEAR}.most": "1.5",
    SOURCE: f'"Kế hoạch số 3/KH-UBND ngày 15 tháng 01 năm {YEAR} của Ủy ban nhân dân xã Thử"',
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
    "complaints_at": '"Bộ phận Một cửa, Ủy ban nhân dân xã Thử, điện thoại 0277 000 000"',
    "holidays": '"ngay-nghi.csv"',
    "recheck_days": "5",
    "map_file": '"ban-do.geojson"',
    "map_code": '"ma_xa"',
}
"""A value of each key, as TOML, with `YEAR` for the review year."""
EXAMPLE_YEAR = 2026
"""The review year of the examples in docs."""
PROGRAMME = range(2026, 2031)
"""The years of the programme from which the example target is taken."""
PROGRAMME_SOURCE = '"Nghị quyết số 257/2025/QH15 ngày 11/12/2025"'


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
    """Return the key for a dotted name with its year, as in a file; None for any other."""
    parts = name.split(".")
    if len(parts) == 3 and parts[0] == "target" and parts[1].isdecimal():
        parts[1] = YEAR
    return next((key for key in setting_keys() if key.name == ".".join(parts)), None)
