"""The formats of what commands write: their names, their endings, a report's files.

Commands take them as options, pipelines write them, and folders recognise them. The module imports
nothing else of ravo, because every command loads it at its start.
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
"""The first bytes of a register's file, and of a bundle with a password."""
WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""The first bytes of workbooks: of a zip, and of the compound file of an old or locked one."""
BUNDLE_MEMBERS = ("manifest.json", "SHA256SUMS")
"""The names of two files that the zip of every bundle contains."""


def format_by_ending(ending: str, formats: Iterable[AnyFormat], otherwise: AnyFormat) -> AnyFormat:
    """Return which of the formats has files with an ending such as `.docx`, else `otherwise`."""
    fitting_formats = (kind for kind in formats if ending.lower() in FORMATS[kind].endings)
    return next(fitting_formats, otherwise)


NEAR_LIST, TODO_PAGE = "ho-sat-chuan.xlsx", "viec-can-lam.html"
"""The list of households near a line; the page of what the office has left to do."""
REPORT_FILES: dict[ReportFormat, tuple[str, ...]] = {
    "xlsx": ("bieu-mau.xlsx", NEAR_LIST),
    "html": ("bao-cao.html", TODO_PAGE),
    "docx": ("bao-cao.docx",),
    "json": ("report.json",),
}
"""The files in the folder of a report, by format; CSV adds a file for each form."""
EVERY_REPORT_FILE = tuple(name for names in REPORT_FILES.values() for name in names)
