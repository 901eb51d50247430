"""The task of handling one workbook, and its outcome: plain values that travel."""

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

    The corrections of `reading` only name the file: the lines for a workbook travel with its task.
    """

    lang: Lang = "vi"
    reading: ReadOptions = field(default_factory=ReadOptions)
    give_back: GiveBack = "errors"


@dataclass(frozen=True, slots=True)
class TaskTargets:
    """The files written from one workbook, relative to the output folder, with `/` between."""

    results: str
    json: str
    returned: str


@dataclass(frozen=True, slots=True)
class Task:
    """One workbook to be handled.

    `path` is absolute and is what results call the input; `name` is the same relative to the
    input folder, with `/` between parts. `sha256` is that of the bytes that were planned: other
    bytes are not scored. `key` names everything that the result depends on, `ingredients` that
    part of it that is the same for every workbook. Files are made in a folder of their own
    inside `staging`, which lies on the same disk as the outputs. `archive` is the folder of the
    archive of verdicts, where one is kept.
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
    """A whole file that waits to be moved to `target`, a path relative to the output folder."""

    path: str
    target: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a workbook has no result.

    `message` is one line in the language of the run, without names or citizen numbers. A
    `passing` reason (time, memory, a crash, a full disk) may be gone the next time, so the
    workbook is tried again by every run.
    """

    code: str
    message: str
    passing: bool = False


@dataclass(frozen=True)
class TaskOutcome:
    """One workbook handled.

    `counts` has the keys of the contract: read, scored, rejected, blank; of the rejected households
    `departed` left the list. `unread` has how much of what was not read. `undetermined` households
    are among the scored ones. `staged` files are not yet in place: only the run that holds the lock
    moves them, and the `verdicts` that wait for the archive. A failed workbook may have a staged
    JSON.
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
