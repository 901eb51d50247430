"""The generated pages are those that the program would write, and nothing is left out."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from ravo.cli import app
from ravo.contract.columns import contract
from ravo.criteria import shipped_editions
from ravo.faults.taxonomy import all_kinds

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_tool", ROOT / "tools" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(tool: ModuleType) -> dict[str, str]:
    made: dict[str, str] = tool.pages()
    return made


@pytest.mark.parametrize("name", ["commands.md", "faults.md", "editions.md", "columns.md"])
def test_a_generated_page_is_up_to_date(name: str, pages: dict[str, str]) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == pages[name].rstrip("\n") + "\n", "run: make docs"


def leaves(command: Any, path: str) -> list[tuple[str, Any]]:
    children = getattr(command, "commands", {})
    below = [leaf for name, child in children.items() for leaf in leaves(child, f"{path} {name}")]
    return [(path, command), *below]


def test_every_command_and_option_appears(pages: dict[str, str]) -> None:
    sections = pages["commands.md"].split("\n## ")
    for path, command in leaves(typer.main.get_command(app), "ravo"):
        section = next(part for part in sections if part.startswith(f"`{path}`\n"))
        for param in command.params:
            if param.param_type_name == "option":
                assert all(f"{name}" in section for name in param.opts), (path, param.opts)


def test_the_commands_of_the_program_are_these() -> None:
    paths = {path for path, _ in leaves(typer.main.get_command(app), "ravo")}
    wanted = {"template", "check", "score", "explain", "sample", "criteria"}
    wanted |= {f"criteria {word}" for word in ("list", "show", "coverage", "check", "export")}
    wanted |= {f"profile {word}" for word in ("list", "show", "guess", "check")}
    wanted |= {"b1 template", "b1 import", "b1 show", "corrections template", "diff", "report"}
    assert {f"ravo {word}" for word in wanted} <= paths


def test_every_fault_code_appears_once_as_a_heading(pages: dict[str, str]) -> None:
    for code in all_kinds():
        assert pages["faults.md"].count(f"\n### {code} ") == 1, code


def test_every_edition_appears_with_all_its_indicators_and_years(pages: dict[str, str]) -> None:
    sections = pages["editions.md"].split("\n## ")
    for edition in shipped_editions():
        section = next(part for part in sections if part.startswith(f"`{edition.id}`\n"))
        assert f"{edition.first_year}–{edition.last_year}" in section
        assert all(f"`{indicator.id}`" in section for indicator in edition.indicators)


def test_every_column_of_the_contract_appears_under_its_sheet(pages: dict[str, str]) -> None:
    sections = pages["columns.md"].split("\n## ")
    for column in contract():
        section = next(part for part in sections if part.startswith(f"{column.sheet}\n"))
        assert f"| `{column.id}` | `{column.name}` | {column.heading} |" in section


def test_a_bar_inside_a_cell_does_not_split_it(tool: ModuleType) -> None:
    assert tool.row(["vi|en", "x"]) == r"| vi\|en | x |"
