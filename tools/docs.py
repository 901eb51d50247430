"""Writes the generated pages of docs/ from the program itself: python tools/docs.py.

`pages()` returns the text of every page by file name; a test compares them with the files, so
that a new command, fault, edition or column cannot be forgotten.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from ravo.cli import app
from ravo.contract.columns import SHEETS, Column, Decides, columns_of
from ravo.criteria import ClassLine, Edition, shipped_editions
from ravo.criteria.model import MEASURES, Cited, Indicator, Value
from ravo.criteria.terms import AREAS
from ravo.exports.codes import code_list
from ravo.exports.fields import ExportField, ExportTableModel, every_table
from ravo.faults.kind import Bearing
from ravo.faults.taxonomy import FaultKind, all_kinds
from ravo.messages import Text, text
from ravo.report.forms.settings_keys import EXAMPLE_YEAR, setting_keys
from ravo.report.forms.settings_words import line_name

DOCS = Path(__file__).resolve().parent.parent / "docs"
MADE = "<!-- make docs -->"
CATEGORIES = {
    1: Text("Tệp", "File"),
    2: Text("Ô", "Cell"),
    3: Text("Hộ", "Household"),
    4: Text("Bảng khảo sát", "Workbook"),
    5: Text("Quy tắc", "Rules"),
    6: Text("Lịch sử", "History"),
}
SEVERITIES = {"error": Text("lỗi", "error"), "warning": Text("cảnh báo", "warning")}
BEARINGS: dict[Bearing, Text] = {
    "rejects": Text(
        "Từ chối hộ, tệp hoặc lệnh liên quan", "Rejects the household, file or command concerned"
    ),
    "column": Text(
        "Từ chối khi loại hộ phụ thuộc vào cột này; nếu không thì là cảnh báo, ô coi như thiếu",
        "Rejects where a class depends on the column; elsewhere a warning, "
        "and the cell counts as missing",
    ),
    "opens": Text(
        "Hộ chưa được xếp loại khi loại phụ thuộc vào đó",
        "Leaves the class open where it depends on this",
    ),
    "never": Text("Không đổi loại hộ, không từ chối", "Changes no class and rejects nothing"),
}
MOST_CODES = 8
"""Codes of a column that its row lists; of more the first and the last."""
DECIDES: dict[Decides, Text] = {
    "class": Text("có", "yes"),
    "sum": Text("qua tổng tính được", "by a sum worked out"),
    "no": Text("không", "no"),
}
MEASURE_NAMES = {
    "income": Text("Thu nhập bình quân", "Income per member"),
    "b1": Text("Điểm B1", "B1 points"),
}
AREA_NAMES = {"rural": Text("nông thôn", "rural"), "urban": Text("thành thị", "urban")}


def both(words: Text) -> str:
    """Return the two languages on one line."""
    return words.vi if words.vi == words.en else f"{words.vi} / {words.en}"


def row(cells: Iterable[object]) -> str:
    """Return one line of a Markdown table; bars inside cells are escaped."""
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def table(heads: Iterable[object], rows: Iterable[Iterable[object]]) -> list[str]:
    """Return a Markdown table and the blank line after it."""
    heads = list(heads)
    return [row(heads), row("---" for _ in heads), *map(row, rows), ""]


def _name(param: Any) -> str:
    if param.param_type_name == "argument":
        return str(param.metavar or param.name)
    names = ", ".join([*param.opts, *param.secondary_opts])
    return f"{names} {param.metavar}" if param.metavar else names


def _param_rows(command: Any, context: Any) -> Iterator[list[str]]:
    for param in command.get_params(context):
        if not getattr(param, "hidden", False):
            words = text("cli.help" if param.name == "help" else param.help)
            needed = both(text("cli.required")) if param.required else ""
            yield [f"`{_name(param)}`", words.vi, words.en, needed]


def _walk(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from _walk(child, f"{path} {name}")
    for name in getattr(command, "later", ()):
        yield from _walk(command.get_command(None, name), f"{path} {name}")


def commands_page() -> str:
    """Return docs/commands.md: every command and option in both languages."""
    lines = [MADE, "# Lệnh / Commands", ""]
    for path, command in _walk(typer.main.get_command(app), "ravo"):
        context = command.make_context(path, [], resilient_parsing=True)
        words = text(command.help)
        lines += [f"## `{path}`", "", words.vi, "", words.en, ""]
        lines += table(("", "Tiếng Việt", "English", ""), _param_rows(command, context))
    return "\n".join(lines)


def _many(words: str) -> str:
    """Return a sentence in which every count is read as of several."""
    return re.sub(r"\{(\w+):[^{|}]+\|([^{|}]+)\}", r"{\1} \2", words)


def _fault(kind: FaultKind) -> list[str]:
    pairs = (
        (Text("Loại hộ", "Class"), BEARINGS[kind.bears]),
        (Text("Nội dung", "Message"), kind.message),
        (Text("Cách xử lý", "What to do"), kind.hint),
        (Text("Ví dụ", "Example"), kind.example),
    )
    rows = ([both(label), words.vi, _many(words.en)] for label, words in pairs)
    title = f"### {kind.code} · {both(SEVERITIES[kind.severity])} · {both(kind.title)}"
    return [title, "", *table(("", "Tiếng Việt", "English"), rows)]


def faults_page() -> str:
    """Return docs/faults.md: every fault code with its words."""
    lines = [MADE, "# Mã lỗi / Fault codes", ""]
    for category, name in CATEGORIES.items():
        kinds = [kind for kind in all_kinds().values() if kind.category == category]
        if kinds:
            lines += [f"## {category}. {both(name)}", ""]
            lines += [line for kind in kinds for line in _fault(kind)]
    return "\n".join(lines)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:,.15g}".replace(",", " ")


def _source(cited: Cited | Indicator) -> list[str]:
    return [str(cited.citation), cited.mark.value]


def _line_row(measure: str, area: str, line: ClassLine) -> list[str]:
    deprived = f"{line.at_least}–{'' if line.at_most is None else line.at_most}"
    bounds = [_figure(line.above), _figure(line.upto), line.unit, deprived]
    names = [both(MEASURE_NAMES[measure]), both(AREA_NAMES[area]), f"`{line.klass}`"]
    return [*names, *bounds, *_source(line)]


def _lines_table(edition: Edition) -> list[str]:
    heads = (
        "Căn cứ / Measure",
        "Khu vực / Area",
        "Loại / Class",
        "Trên / Above",
        "Đến hết / Up to",
        "Đơn vị / Unit",
        "Số chỉ số thiếu hụt / Deprived",
        "Điều khoản / Citation",
        "Dấu / Mark",
    )
    rows = [
        _line_row(measure, area, line)
        for measure in MEASURES
        for area in AREAS
        for line in edition.find_lines(measure, area)
    ]
    return table(heads, rows)


def _cutoffs(indicator: Indicator) -> str:
    return "; ".join(f"{name} {_figure(v.value)} {v.unit}" for name, v in indicator.cutoffs.items())


def _indicators_table(edition: Edition) -> list[str]:
    rows = [
        [
            item.number,
            f"`{item.id}`",
            both(item.label),
            item.deprived_when.vi,
            item.deprived_when.en,
            _cutoffs(item),
            *_source(item),
        ]
        for item in edition.indicators
    ]
    heads = (
        "",
        "Id",
        "Chỉ số / Indicator",
        "Thiếu hụt khi",
        "Deprived when",
        "Mức / Cut-offs",
        "Điều khoản / Citation",
        "Dấu / Mark",
    )
    return table(heads, rows) if rows else []


def _other_values(edition: Edition) -> Iterator[tuple[str, Value]]:
    yield "deprivation_points", edition.deprivation_points
    for sex, years in edition.retirement.items():
        for year, value in years.items():
            yield f"retirement.{sex}.{year}", value
    for group, values in edition.values.items():
        for name, value in values.items():
            yield f"{group}.{name}", value


def _values_table(edition: Edition) -> list[str]:
    rows = (
        [f"`{path}`", _figure(value.value), value.unit, *_source(value)]
        for path, value in _other_values(edition)
    )
    heads = ("Trị số / Value", "", "Đơn vị / Unit", "Điều khoản / Citation", "Dấu / Mark")
    return table(heads, rows)


def _coverage_table(edition: Edition) -> list[str]:
    rows = [[str(c.citation), c.state, c.note.vi, c.note.en] for c in edition.coverage]
    heads = ("Điều khoản / Article", "Mã hóa / Encoded", "Ghi chú", "Note")
    return table(heads, rows) if rows else []


def editions_page() -> str:
    """Return docs/editions.md: every value of every shipped edition with citation and mark."""
    lines = [MADE, "# Bộ tiêu chí / Editions of the criteria", ""]
    for edition in shipped_editions():
        lines += [f"## `{edition.id}`", "", edition.title.vi, "", edition.title.en, ""]
        lines += [
            f"{edition.years} · {edition.scope} · `src/ravo/criteria/data/{edition.path.name}`",
            "",
        ]
        lines += [*_lines_table(edition), *_indicators_table(edition)]
        lines += [*_values_table(edition), *_coverage_table(edition)]
    return "\n".join(lines)


def _limits(column: Column) -> str:
    hard = _range(column.low, column.high)
    soft = _range(column.soft_low, column.soft_high)
    return f"{hard}; thường gặp / usual {soft}" if soft else hard


def _range(low: float | None, high: float | None) -> str:
    return "" if low is None and high is None else f"{_figure(low)}…{_figure(high)}"


def _column_row(column: Column) -> list[str]:
    needed = both(text("cli.required")) if column.required else ""
    names = [f"`{column.id}`", f"`{column.name}`", column.heading, column.type, needed]
    words = [*column.vocabulary, *(f"{other} = {word}" for other, word in column.read_as)]
    return [*names, both(DECIDES[column.decides]), " · ".join(words), _limits(column)]


ABOUT_DECIDING = (
    "Cột quyết định loại hộ: ô không đọc được hoặc ngoài giới hạn thì hộ bị từ chối; "
    "ô ngoài khoảng "
    "thường gặp thì hộ chưa được xếp loại khi loại phụ thuộc vào ô đó, cho đến khi ô được sửa hoặc "
    "được xác nhận “đúng như vậy” trong tệp sửa. Cột qua tổng tính được (trang Thu nhập): ngoài "
    "khoảng thường gặp chỉ cảnh báo. Cột không quyết định: chỉ cảnh báo, ô coi như thiếu. "
    "Ngày chốt "
    "số liệu không dùng được thì tuổi tính đến 14/12 của năm rà soát, có cảnh báo.",
    "",
    "A column that decides: a cell that cannot be read or is beyond its limits rejects the "
    "household; "
    "one beyond the usual range leaves the class open where it depends on the cell, "
    "until it is corrected "
    "or confirmed “as is” in a file of corrections. "
    "By a sum worked out (sheet Thu nhập): beyond the "
    "usual range it is only warned about. A column that does not decide: "
    "a warning, and the cell counts "
    "as missing. Where the closing day cannot be used, ages are counted on 14/12 of the review "
    "year, "
    "and a warning says so.",
)


def columns_page() -> str:
    """Return docs/columns.md: the contract of the survey workbook for nd07-2021."""
    edition = next(item for item in shipped_editions() if item.id == "nd07-2021")
    lines = [MADE, "# Các cột của bảng khảo sát / Columns of the survey workbook", ""]
    lines += ["Các cột th_NN theo / Columns th_NN follow `nd07-2021`.", ""]
    lines += [*ABOUT_DECIDING, ""]
    heads = (
        "Id",
        "Name",
        "Tiêu đề / Heading",
        "Kiểu / Type",
        "",
        "Quyết định loại hộ / Decides the class",
        "Từ / Words",
        "Giới hạn / Limits",
    )
    for name, sheet in SHEETS.items():
        rows = map(_column_row, columns_of(name, edition.indicators))
        lines += [f"## {sheet}", "", *table(heads, rows)]
    return "\n".join(lines)


def settings_page() -> str:
    """Return docs/settings.md: every key of a report's settings."""
    lines = [MADE, "# Cài đặt của báo cáo / Settings of a report", ""]
    lines += [
        "`ravo report --init report.toml` hoặc / or `--init settings.xlsx`; dùng bằng / used by "
        "`ravo report … --settings FILE`.",
        "",
        both(text("settings.docs_target")),
        "",
        both(text("settings.docs_sheet")),
        "",
        both(text("settings.docs_near")),
        "",
    ]
    heads = (
        "Khóa / Key",
        "Mục trong Excel",
        "Là gì",
        "What it is",
        "Cách điền",
        "Takes",
        "Ví dụ / Example",
    )
    rows = (
        (
            f"`{key.name}`",
            line_name(key.name).vi,
            key.what.vi,
            key.what.en,
            key.allowed.say("vi"),
            key.allowed.say("en"),
            f"`{key.example(EXAMPLE_YEAR)}`",
        )
        for key in setting_keys()
    )
    return "\n".join([*lines, *table(heads, rows)])


def _export_row(field: ExportField, model: ExportTableModel) -> list[str]:
    codes = [one.code for one in code_list(field.codes)] if field.codes else []
    few = codes if len(codes) <= MOST_CODES else [codes[0], "…", codes[-1]]
    shown = "" if not codes else f"`{'` `'.join(few)}`"
    if field.flag:
        shown = "`1` `0`"
    key = both(Text("khóa", "key")) if field.id in model.key else ""
    return [f"`{field.id}`", field.kind, key, field.label.vi, field.label.en, shown]


def export_columns_page() -> str:
    """Return docs/export-columns.md: every table and column of `ravo export`."""
    lines = [MADE, "# Các bảng của ravo export / Tables of ravo export", ""]
    lines += [
        "Nhãn của mã: bảng `phan_loai` và `nhan` / Labels of codes: the tables `phan_loai` and "
        "`nhan`. `ma_ho`, `chu_ho`: chỉ với / only with `--with-names`. `dem_phan_loai`, "
        "`dem_chi_so`: chỉ với / only with `--public`; `don_vi` khi đó không có các cột từ / has "
        "then no columns from `so_dong_doc` on.",
        "",
    ]
    heads = ("Cột / Column", "Kiểu / Type", "", "Tiếng Việt", "English", "Mã / Codes")
    for model in every_table():
        rows = (_export_row(field, model) for field in model.fields)
        lines += [f"## `{model.name}`", "", both(model.title), "", *table(heads, rows)]
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """Return every generated page by file name."""
    return {
        "commands.md": commands_page(),
        "faults.md": faults_page(),
        "editions.md": editions_page(),
        "columns.md": columns_page(),
        "settings.md": settings_page(),
        "export-columns.md": export_columns_page(),
    }


def main() -> None:
    """Write every page."""
    DOCS.mkdir(exist_ok=True)
    for name, content in pages().items():
        (DOCS / name).write_text(content.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
