"""The work of the separate process that opens and fills in an office's template.

The request is read from a folder; the answer and the document are written into it.
"""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ravo.faults import RavoError
from ravo.json_text import json_value
from ravo.word.apart import ANSWER, DOCUMENT, MIB, REQUEST
from ravo.word.fields import Tree, Values
from ravo.word.template import Template, open_file

MOST_WRITTEN = 256 * MIB


def answer(
    folder: Path,
    tree: Mapping[str, Tree],
    fill: Callable[[Template, Values], bytes],
    check: Callable[[Template], None] | None = None,
) -> None:
    """Carry out the request in `folder`, and write the outcome there.

    `tree` are the fields of such a template, and `fill` returns the filled-in document; `check`
    raises InputProblem for anything else that such a template may not have.
    """
    request: Mapping[str, Any] = json_value((folder / REQUEST).read_text(encoding="utf-8"))
    _limit(request["mib"] * MIB, request["seconds"])
    reply: dict[str, Any] = {"code": None, "params": {}, "links": []}
    try:
        template = open_file(Path(request["path"]), request["name"], tree)
        reply["links"] = template.links
        if check is not None:
            check(template)
        if request["values"] is not None:
            (folder / DOCUMENT).write_bytes(fill(template, request["values"]))
    except RavoError as problem:
        reply |= {"code": problem.fault.code, "params": dict(problem.fault.params)}
    except RecursionError as error:
        params = {"path": request["name"], "problem": type(error).__name__}
        reply |= {"code": "RV-468", "params": params}
    (folder / ANSWER).write_text(json.dumps(reply), encoding="utf-8")


def _limit(memory: int, seconds: float) -> None:
    """Make the system end this process at a limit of additional memory, in bytes, or of seconds.

    Windows has no such limits: there the process that started this one watches it.
    """
    if sys.platform == "win32":
        return
    import resource

    import psutil

    most = psutil.Process().memory_info().vms + memory
    for kind, limit in (
        (resource.RLIMIT_AS, most),
        (resource.RLIMIT_CPU, int(seconds) + 1),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        lowest = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (lowest, lowest))
