"""The templates of papers that an office can edit, with a list of the fields of each."""

from collections.abc import Iterator
from pathlib import Path

from ravo.documents.templates import PAPERS
from ravo.messages import Lang, say
from ravo.page_templates import templates_dir
from ravo.word.field_list import fields_document, write_new

LIST = "cac-truong-van-ban.docx"
NOTES = ("list_figure", "list_lines", "list_body")
COLUMNS, WIDTHS = ("paper", "name", "what", "example"), (42, 44, 54, 40)
EXAMPLES = {
    "field": "{{ don_vi.ten }}",
    "loop": "{%tr for d in ngheo.dong %}",
    "line": "{{ d.chu_ho }}",
    "end": "{%tr endfor %}",
}
"""How to write fields and lists, as shown in the list of fields."""


def export_paper_templates(folder: Path, lang: Lang = "vi") -> tuple[Path, ...]:
    """Write the templates of all papers and the list of their fields; return their paths.

    Raises UsageProblem (exit code 2): RV-1365 where one of the files exists, so that an office's
    own work is never overwritten; other codes where the folder cannot be written.
    """
    names = [paper.file for paper in PAPERS.values()]
    parts = {name: (templates_dir() / name).read_bytes() for name in names}
    parts[LIST] = list_of_paper_fields(lang)
    return write_new(folder, parts, "RV-1365")


def list_of_paper_fields(lang: Lang = "vi") -> bytes:
    """Return the list of fields as a Word document: how to use them, then those of each paper."""
    return fields_document(
        say("papers.list_title", lang),
        [say(f"papers.{key}", lang, **EXAMPLES) for key in NOTES],
        [say(f"papers.list_{name}", lang) for name in COLUMNS],
        _rows(lang),
        WIDTHS,
    )


def _rows(lang: Lang) -> Iterator[list[str]]:
    """Yield the fields: first those common to all papers, then each paper's own."""
    papers = list(PAPERS.values())
    common = [field for field in papers[0].fields if all(field in p.fields for p in papers)]
    for field in common:
        yield [say("papers.list_all", lang), field.name, field.what.say(lang), field.example]
    for paper in papers:
        for field in paper.fields:
            if field not in common:
                yield [paper.file, field.name, field.what.say(lang), field.example]
