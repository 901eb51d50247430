"""The process that opens and fills in an office's template: `python -m …filler FOLDER`.

The folder holds the request; the answer and the document are written beside it.
"""

import sys
from pathlib import Path

from ravo.report.document.fields import tree
from ravo.word.filled_template import filled
from ravo.word.filling_process import answer

if __name__ == "__main__":
    answer(Path(sys.argv[1]), tree(), filled)
