"""`RUN.toml`: all settings of a nightly run, checked before anything is touched."""

import difflib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    create_model,
)

from ravo.batch.task import GiveBack
from ravo.faults import InputProblem, unreadable
from ravo.files import NAME_MOST, name_length
from ravo.register.names import is_server_address
from ravo.survey.options import ReadOptions
from ravo.tomlfile import BadToml, odd_key, read_toml

ConfigText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
ReportLevel = Literal["district", "province"]
YEAR = 31_536_000
"""Seconds of a year: a longer time limit is a mistake."""
MOST_MIB = 1 << 24
EVERY = "**/*"
"""The pattern of every file in the folder of workbooks and its subfolders."""


def _located(value: Any) -> Any:
    if isinstance(value, str) and any(name_length(part) > NAME_MOST for part in Path(value).parts):
        raise ValueError("no file has so long a name")
    return Path(value) if isinstance(value, str) and value.strip() else value


def _both_levels() -> list[ReportLevel]:
    return ["district", "province"]


ConfigPath = Annotated[Path, BeforeValidator(_located)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _ReviewKeys(_Part):
    """The options for reading and judging workbooks: those of `ravo score`."""

    def options(self) -> ReadOptions:
        """Return the options for reading from the file and the command line."""
        values = {field.name: getattr(self, field.name) for field in fields(ReadOptions)}
        return ReadOptions(**{**values, "ignored": tuple(values["ignored"])})


REVIEW_TYPES: Mapping[Any, Any] = {
    str | None: ConfigText | None,
    int | None: Annotated[int, Field(ge=1900, le=2200)] | None,
    Path | None: ConfigPath | None,
    tuple[str, ...]: list[str],
}
"""The check for a key of the run file, by the type of its option."""


def _review_keys() -> dict[str, Any]:
    """Return the keys of `[review]` with their checks and defaults: those of `ReadOptions`."""
    types = get_type_hints(ReadOptions)
    checks = {name: REVIEW_TYPES.get(kind, kind) for name, kind in types.items()}
    return {
        field.name: (checks[field.name], [] if field.name == "ignored" else field.default)
        for field in fields(ReadOptions)
    }


if TYPE_CHECKING:
    ReviewPart = _ReviewKeys
else:
    ReviewPart = create_model("ReviewPart", __base__=_ReviewKeys, **_review_keys())


class ReportPart(_Part):
    """The reports to write after the workbooks; `memory_mib` 0 sets no limit."""

    make: bool = True
    levels: list[ReportLevel] = Field(default_factory=_both_levels)
    settings: ConfigPath | None = None
    formats: ConfigText | None = None
    seconds: int = Field(default=3600, ge=1, le=YEAR)
    memory_mib: int = Field(default=0, ge=0, le=MOST_MIB)


class DiffPart(_Part):
    """Whether this year is compared with the folder of the year before, if there is one."""

    make: bool = True


class LimitsPart(_Part):
    """Limits for one workbook: seconds, MiB of memory; `jobs` 0 uses all cores."""

    jobs: int = Field(default=0, ge=0, le=512)
    seconds: int = Field(default=600, ge=1, le=YEAR)
    memory_mib: int = Field(default=2048, ge=256, le=MOST_MIB)
    settle_seconds: float = Field(default=5.0, ge=0, le=3600, strict=False)
    wait_seconds: float = Field(default=0.0, ge=0, le=YEAR, strict=False)


class LogPart(_Part):
    """The log of JSON lines: its file, the size at which it is rotated, the number kept."""

    file: ConfigPath | None = None
    size_mib: int = Field(default=10, ge=1, le=10_000)
    count: int = Field(default=5, ge=1, le=1000)


class NotifyPart(_Part):
    """A program that receives the summary on its standard input, started without a shell."""

    command: list[str] = Field(default_factory=list)
    seconds: int = Field(default=60, ge=1, le=YEAR)


class RunConfig(_Part):
    """The settings of one run. Relative paths start from the folder of the file."""

    input: ConfigPath
    output: ConfigPath
    pattern: ConfigText = EVERY
    previous: ConfigPath | None = None
    give_back: GiveBack = "errors"
    archive: ConfigPath | None = None
    household_register: ConfigText | None = None
    dask: ConfigText | None = None
    strict: bool = False
    review: ReviewPart = Field(default_factory=ReviewPart)
    report: ReportPart = Field(default_factory=ReportPart)
    diff: DiffPart = Field(default_factory=DiffPart)
    limits: LimitsPart = Field(default_factory=LimitsPart)
    log: LogPart = Field(default_factory=LogPart)
    notify: NotifyPart = Field(default_factory=NotifyPart)


def read_config(path: Path) -> RunConfig:
    """Return the settings in a run file, with absolute paths.

    Raises InputProblem (exit code 3) naming the unusable key, and the nearest valid one.
    """
    try:
        written = read_toml(path)
    except FileNotFoundError:
        raise unreadable("RV-101", path=str(path)) from None
    except (OSError, BadToml) as error:
        where = str(error) if isinstance(error, BadToml) else type(error).__name__
        raise unreadable("RV-123", path=path.name, problem=where) from None
    if (key := odd_key(written)) is not None:
        raise unreadable("RV-125", path=path.name, key=key)
    try:
        config = RunConfig.model_validate(written)
    except ValidationError as error:
        raise _refused(path, error) from None
    return located(config, path.parent)


def _refused(path: Path, error: ValidationError) -> InputProblem:
    """Return the fault of the first refused key; for an unknown one with the nearest valid one."""
    first = error.errors()[0]
    loc = [str(part) for part in first["loc"]]
    key = ".".join(loc)
    if first["type"] != "extra_forbidden":
        code = "RV-126" if first["type"] == "missing" else "RV-125"
        return unreadable(code, path=path.name, key=key)
    known = list(keys_of(RunConfig))
    near = difflib.get_close_matches(key, known, 1) or difflib.get_close_matches(
        loc[-1], [item.rpartition(".")[2] for item in known], 1
    )
    full = [item for item in known if near and item.endswith(near[0])]
    return unreadable("RV-124", path=path.name, key=key, near=full[:1] or known)


def keys_of(model: type[BaseModel], before: str = "") -> list[str]:
    """Return the dotted keys of a model and of the parts inside it."""
    keys: list[str] = []
    for name, field in model.model_fields.items():
        part = field.annotation
        if isinstance(part, type) and issubclass(part, BaseModel):
            keys += keys_of(part, f"{before}{name}.")
        else:
            keys.append(before + name)
    return keys


def located(config: RunConfig, base: Path) -> RunConfig:
    """Return the run with absolute paths; relative ones start from the folder `base`."""
    values: dict[str, Any] = {}
    for name in type(config).model_fields:
        values[name] = _absolute(getattr(config, name), base)
    review = values["review"]
    refs = {name: _file_ref(getattr(review, name), base) for name in ("edition", "profile")}
    values["household_register"] = _register_at(config.household_register, base)
    values["review"] = review.model_copy(update=refs)
    return config.model_copy(update=values)


def _absolute(value: Any, base: Path) -> Any:
    if isinstance(value, Path):
        return (base / value.expanduser()).absolute()
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return value.model_copy(
            update={name: _absolute(getattr(value, name), base) for name in fields}
        )
    return value


def _register_at(register: str | None, base: Path) -> str | None:
    """Return the register of a run: a file's absolute path, or a server's unchanged address."""
    if register is None or is_server_address(register):
        return register
    return str(_absolute(Path(register), base))


def _file_ref(ref: str | None, base: Path) -> str | None:
    """Return a YAML file's absolute path, or the unchanged name of something shipped."""
    if ref is None or Path(ref).suffix.lower() not in (".yaml", ".yml"):
        return ref
    return str((base / ref).absolute())
