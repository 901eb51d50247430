"""The formats of what commands write: their names, their endings, a report's files.

Commands name them on their command line, pipelines write them, folders know them again. It imports
nothing, because every command that starts reads it.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeVar

AnyFormat = TypeVar("AnyFormat", bound=str)

ScoreFormat = Literal["xlsx", "json", "csv", "parquet"]
CheckFormat = Literal["text", "json", "csv"]
ExplainFormat = Literal["text", "json", "html", "docx"]
DiffFormat = Literal["text", "json"]
AnalysisFormat = Literal["text", "json", "xlsx"]
SuperviseFormat = Literal["text", "json"]
ReportFormat = Literal["xlsx", "html", "docx", "json", "csv"]
NewlyEscapedFormat = Literal["text", "json", "xlsx"]
ReportKind = Literal["year", "half-year"]
UnitLevel = Literal["commune", "district", "province"]
"""The levels of places with an office, whose dates a calendar has, whose report is written."""


class Format(NamedTuple):
    """A kind of output: the endings that its files take, and whether it can be printed."""

    endings: tuple[str, ...]
    is_text: bool = False


FORMATS = {
    "xlsx": Format((".xlsx",)),
    "parquet": Format((".parquet",)),
    "json": Format((".json", ".jsonl", ".ndjson"), is_text=True),
    "csv": Format((".csv",), is_text=True),
    "text": Format((".txt",), is_text=True),
    "html": Format((".html", ".htm"), is_text=True),
    "docx": Format((".docx",)),
    "pdf": Format((".pdf",)),
    "ics": Format((".ics",)),
    "yaml": Format((".yaml", ".yml"), is_text=True),
    "toml": Format((".toml",)),
    "bundle": Format((".ravo", ".zip")),
}


REGISTER_START, SEALED_START = b"SQLite format 3\0", b"RAVOGOI1"
"""How the file of a register and a bundle with a password begin, whatever their names."""
WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How workbooks begin: a zip, or the compound file of an old or a locked one."""
BUNDLE_MEMBERS = ("manifest.json", "SHA256SUMS")
"""What the zip of every bundle has in it."""


def format_by_ending(ending: str, formats: Iterable[AnyFormat], otherwise: AnyFormat) -> AnyFormat:
    """Return which of the formats has files with an ending such as `.docx`, else `otherwise`."""
    found = (kind for kind in formats if ending.lower() in FORMATS[kind].endings)
    return next(found, otherwise)


NEAR_LIST, TODO_PAGE = "ho-sat-chuan.xlsx", "viec-can-lam.html"
"""The list of households near a line; the page of what the office has left to do."""
REPORT_FILES: dict[ReportFormat, tuple[str, ...]] = {
    "xlsx": ("bieu-mau.xlsx", NEAR_LIST),
    "html": ("bao-cao.html", TODO_PAGE),
    "docx": ("bao-cao.docx",),
    "json": ("report.json",),
}
"""The files of a report by format, in its folder; of CSV there is one a form."""
EVERY_REPORT_FILE = tuple(name for names in REPORT_FILES.values() for name in names)
