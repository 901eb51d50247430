"""Where an output may be written: its ending, and `-` for the terminal."""

from dataclasses import dataclass
from pathlib import Path

from ravo.faults import usage
from ravo.files import real_target

STDOUT = Path("-")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of output: the endings that its files take, and whether it can be printed."""

    endings: tuple[str, ...]
    is_text: bool = False


FORMATS = {
    "xlsx": Format((".xlsx",)),
    "parquet": Format((".parquet",)),
    "json": Format((".json", ".jsonl", ".ndjson"), is_text=True),
    "csv": Format((".csv",), is_text=True),
    "text": Format((".txt",), is_text=True),
    "html": Format((".html", ".htm"), is_text=True),
    "yaml": Format((".yaml", ".yml"), is_text=True),
    "toml": Format((".toml",)),
}


def checked_output(
    path: Path, format: str, option: str = "-o", *, prints: bool = True
) -> Path | None:
    """Return the file that an option names; None where it says `-` and the format is text.

    Raises UsageProblem (exit code 2) for an ending of another format, for what is no regular
    file, and for `-` where the format cannot be printed or `prints` is not set.
    """
    kind = FORMATS[format]
    told: dict[str, object] = {"format": format, "endings": kind.endings}
    if path == STDOUT:
        if kind.is_text and prints:
            return None
        raise usage("RV-1012", option=option, **told)
    if path.suffix.lower() not in kind.endings:
        raise usage("RV-1011", path=str(path), **told)
    real_target(path)
    return path


def checked_folder(path: Path, option: str = "-o") -> Path:
    """Return the folder that an option names, there already or not.

    Raises UsageProblem (exit code 2) for `-` and for anything that is no folder.
    """
    if path == STDOUT:
        raise usage("RV-1053", option=option)
    if path.exists() and not path.is_dir():
        raise usage("RV-151", path=str(path))
    return path
