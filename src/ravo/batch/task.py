"""The task of handling one workbook, and its outcome: plain values that can be sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ravo.corrections.model import Corrections
from ravo.messages import Lang
from ravo.places import WrittenPlace
from ravo.survey.options import ReadOptions

if TYPE_CHECKING:
    from ravo.batch.archive import WaitingVerdicts

TaskStatus = Literal["scored", "failed", "waiting"]
GiveBack = Literal["errors", "warnings", "never"]
JSON_SUFFIX = ".ket-qua.json"


@dataclass(frozen=True, slots=True)
class TaskOptions:
    """The options for every workbook of a run; files by their absolute path.

    The corrections of `reading` only name the file: the lines for a workbook are sent with its
    task.
    """

    lang: Lang = "vi"
    reading: ReadOptions = field(default_factory=ReadOptions)
    give_back: GiveBack = "errors"


@dataclass(frozen=True, slots=True)
class TaskTargets:
    """The files to write for one workbook, relative to the output folder, with `/` between."""

    results: str
    json: str
    returned: str


@dataclass(frozen=True, slots=True)
class Task:
    """One workbook to be handled.

    `path` is absolute and is the input's name in results; `name` is the same relative to the input
    folder, with `/` between parts. `sha256` is that of the planned bytes: other bytes are not
    scored. `key` is the checksum of everything on which the result depends, `ingredients` the part
    of it that is the same for every workbook. Files are written in a new folder inside `staging`,
    which is on the same disk as the outputs. `archive` is the folder of the archive of verdicts, if
    one is kept.
    """

    path: str
    name: str
    sha256: str
    key: str
    ingredients: str
    staging: str
    targets: TaskTargets
    options: TaskOptions
    corrections: Corrections | None = None
    archive: str | None = None


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A complete file that waits to be moved to `target`, a path relative to the output folder."""

    path: str
    target: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a workbook has no result.

    `message` is one line in the language of the run, without names or citizen numbers. A `passing`
    reason (time, memory, a crash, a full disk) may be gone the next time, so every run tries the
    workbook again.
    """

    code: str
    message: str
    passing: bool = False


@dataclass(frozen=True)
class TaskOutcome:
    """The outcome of one workbook.

    `counts` has the keys of the contract: read, scored, rejected, blank; `departed` is the number
    of rejected households that left the list. `unread` counts what was not read. `undetermined`
    households are among the scored ones. `staged` files are not yet in place: only the run that
    holds the lock moves them, and also the waiting `verdicts` for the archive. A failed workbook
    may have a staged JSON.
    """

    name: str
    sha256: str
    key: str
    status: TaskStatus
    verdict: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    undetermined: int = 0
    place: WrittenPlace = field(default_factory=WrittenPlace)
    staged: tuple[StagedFile, ...] = ()
    seconds: float = 0.0
    error: Failure | None = None
    notes: tuple[Failure, ...] = ()
    unread: Mapping[str, int] = field(default_factory=dict)
    departed: int = 0
    verdicts: "WaitingVerdicts | None" = None
