"""Profiles from YAML: unknown or duplicate keys, ids and words are refused with their line."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from ravo.faults import unreadable, usage
from ravo.profiles.model import Profile
from ravo.profiles.validation import unsound
from ravo.yamlfile import Codes, YamlTree

SHIPPED = ("mis",)
CODES = Codes(
    broken="RV-163",
    twice="RV-164",
    repeated="RV-168",
    unknown="RV-165",
    missing="RV-166",
    invalid="RV-167",
)


def _parse(file: Path, source: bytes) -> Profile:
    tree = YamlTree(file, source, CODES, as_text=True)
    tree.refuse_odd_keys()
    profile = tree.model(Profile, tree.value)
    tree.refuse(unsound(profile))
    return profile


@cache
def _shipped(name: str) -> Profile:
    file = files("ravo.profiles").joinpath("data", f"{name}.yaml")
    return _parse(Path(str(file)), file.read_bytes())


def shipped_profiles() -> tuple[Profile, ...]:
    """Return the profiles that ravo contains."""
    return tuple(map(_shipped, SHIPPED))


def profile_source(ref: str | Path) -> str:
    """Return the text of a valid profile file; raises the errors of `load_profile`."""
    return (load_profile(ref).path or Path(ref)).read_text(encoding="utf-8-sig")


def load_profile(ref: str | Path) -> Profile:
    """Return a profile by its name, or from a YAML file.

    Raises UsageProblem (exit code 2) for a name that does not exist, InputProblem (exit code 3)
    with file and line for a file that is no valid profile.
    """
    if isinstance(ref, str) and ref in SHIPPED:
        return _shipped(ref)
    file = Path(ref)
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise usage("RV-161", profile=str(ref), profiles=SHIPPED)
    try:
        source = file.read_bytes()
    except OSError:
        raise unreadable("RV-162", file=str(ref)) from None
    return _parse(file, source)
