"""What docs/register.md says of commands and settings is so in this program."""

import re

from typer.core import TyperGroup
from typer.main import get_group

from ravo.cli import app
from ravo.faults.taxonomy import kind_of
from ravo.files import REGISTER_NAME
from ravo.register.store import BUSY_SECONDS, address_of
from support.folders import ROOT

PAGE = (ROOT / "docs" / "register.md").read_text(encoding="utf-8")


def test_register_page_names_commands_that_there_are() -> None:
    register = get_group(app).commands["register"]
    assert isinstance(register, TyperGroup)
    named = set(re.findall(r"ravo register ([a-z-]+)", PAGE))
    assert {"add", "check", "undo", "merge", "bundle"} <= named <= set(register.commands)


def test_register_page_names_what_is_so() -> None:
    assert REGISTER_NAME in PAGE
    assert f"{BUSY_SECONDS:.0f} giây" in PAGE
    assert f"{BUSY_SECONDS:.0f} seconds" in PAGE
    assert all(kind_of(code) for code in re.findall(r"RV-\d+", PAGE))
    for address in re.findall(r"`(postgresql\S+)`", PAGE):
        assert address_of(address).path is None
