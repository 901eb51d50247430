"""The process that opens and fills in an office's template: `python -m …filler FOLDER`.

The folder holds the request, which names the template's file; the answer and the document are
written beside it.
"""

import sys
from pathlib import Path

from ravo.documents.templates import PAPERS
from ravo.json_text import json_value
from ravo.word.apart import REQUEST
from ravo.word.filling_process import answer

if __name__ == "__main__":
    place = Path(sys.argv[1])
    name = json_value((place / REQUEST).read_text(encoding="utf-8"))["name"]
    paper = next(item for item in PAPERS.values() if item.file == name)
    answer(place, paper.tree, paper.fill, paper.check)
