"""Writes docs/huong-dan.html, the officers' guide as one file to send: python tools/guide.py.

The text is docs/huong-dan.md; its pictures are put into the page, which so needs no other file.
`page()` returns the page, and a test compares it with the file. markdown-it-py comes with rich.
"""

import base64
import re
from pathlib import Path

from markdown_it import MarkdownIt

DOCS = Path(__file__).resolve().parent.parent / "docs"
TEXT, PAGE = DOCS / "huong-dan.md", DOCS / "huong-dan.html"
PICTURE = re.compile(r'src="([\w-]+\.png)"')
COMMANDS = re.compile(r"(?<=<pre><code>).+?(?=</code></pre>)", re.DOTALL)
STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 16px; max-width: 900px; color: #1b2533; background: #fff;
  font: 16px/1.45 "Segoe UI", "Noto Sans", Arial, sans-serif; }
h1 { font-size: 1.5em; line-height: 1.2; margin: 0 0 .4em; color: #1d3a6d; }
h2 { font-size: 1.15em; margin: 1em 0 .35em; padding-top: .35em; color: #1d3a6d;
  border-top: 1px solid #c9d3e2; clear: both; }
h3 { font-size: 1em; margin: .7em 0 .3em; color: #1d3a6d; }
p { margin: .45em 0; }
img { display: block; width: 100%; height: auto; border: 1px solid #c9d3e2; }
code { font: .88em Consolas, "DejaVu Sans Mono", monospace; background: #eef2f8;
  white-space: nowrap; }
pre { margin: .5em 0; padding: .4em .6em; background: #eef2f8; border-left: 3px solid #1d3a6d;
  font-size: .92em; white-space: pre-wrap; }
pre code { background: none; white-space: inherit; }
pre span { white-space: nowrap; }
table { border-collapse: collapse; width: 100%; margin: .5em 0; font-size: .95em; }
th, td { border: 1px solid #c9d3e2; padding: .2em .5em; text-align: left; vertical-align: top; }
pre, table { clear: both; }
@media (min-width: 700px), print {
  p:has(> img) { float: right; width: 46%; margin: .2em 0 .5em 1em; }
  p:has(> img[alt^="Giấy"]) { width: 34%; }
}
@page { size: A4; margin: 12mm 14mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.1pt; line-height: 1.32; }
  h2, h3 { break-after: avoid; }
  h2:nth-of-type(13) { break-before: page; }
  pre, table, img { break-inside: avoid; }
  pre { font-size: .84em; }
}
""".strip()


def _inlined(found: re.Match[str]) -> str:
    data = base64.b64encode((DOCS / found[1]).read_bytes()).decode("ascii")
    return f'src="data:image/png;base64,{data}"'


def _unbroken(found: re.Match[str]) -> str:
    """A command may be broken between its words and after a folder, never at a hyphen."""
    words = re.sub(r"[^\s\\]+\\?", r"<span>\g<0></span>", found[0])
    return words.replace("\\</span><span>", "\\</span><wbr><span>")


def page() -> str:
    """Return the guide as one HTML file."""
    text = TEXT.read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ")
    body = MarkdownIt("commonmark").enable("table").render(text)
    body = PICTURE.sub(_inlined, COMMANDS.sub(_unbroken, body))
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}\n</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
