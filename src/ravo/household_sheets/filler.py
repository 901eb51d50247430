"""The process that opens and fills in an office's template of sheets: `python -m … FOLDER`.

The request is read from the folder; the answer and the document are written into it.
"""

import sys
from pathlib import Path

from ravo.household_sheets.document import check_fields, filled_sheets
from ravo.household_sheets.fields import tree
from ravo.word.filling_process import answer

if __name__ == "__main__":
    answer(Path(sys.argv[1]), tree(), filled_sheets, check_fields)
