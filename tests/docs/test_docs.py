"""The generated pages are those that the program would write, and nothing is left out."""

import re
import tomllib
from types import ModuleType
from typing import Any

import pytest
import typer

from ravo.cli import app
from ravo.contract.columns import columns_of, contract
from ravo.criteria import load_edition, shipped_editions
from ravo.faults.taxonomy import all_kinds
from support import programs
from support.folders import ROOT

HOUSEHOLDS = columns_of("households", load_edition("nd07-2021").indicators)


@pytest.fixture(scope="module")
def docs_tool() -> ModuleType:
    return programs.tool("docs")


@pytest.fixture(scope="module")
def pages(docs_tool: ModuleType) -> dict[str, str]:
    made: dict[str, str] = docs_tool.pages()
    return made


@pytest.mark.parametrize(
    "name",
    ["commands.md", "faults.md", "editions.md", "columns.md", "settings.md", "export-columns.md"],
)
def test_a_generated_page_is_up_to_date(name: str, pages: dict[str, str]) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == pages[name].rstrip("\n") + "\n", "run: make docs"


def leaves(command: Any, path: str) -> list[tuple[str, Any]]:
    children = getattr(command, "commands", {})
    later = {name: command.get_command(None, name) for name in getattr(command, "later", ())}
    every = {**children, **later}.items()
    below = [leaf for name, child in every for leaf in leaves(child, f"{path} {name}")]
    return [(path, command), *below]


def sections(page: str) -> dict[str, str]:
    """Return the parts of a page by their headings, without the backticks around them."""
    _, *parts = page.split("\n## ")
    found = dict(part.split("\n", 1) for part in parts)
    assert len(found) == len(parts)
    return {heading.strip("`"): words for heading, words in found.items()}


def first_cells(section: str) -> list[str]:
    """Return what the first column of a part's tables names."""
    return re.findall(r"^\| `((?:[^`\\]|\\.)+)` \|", section, re.MULTILINE)


def shown_options(command: Any, path: str) -> set[tuple[str, ...]]:
    """Return the names by which each option of a command can be given, hidden ones left out."""
    context = command.make_context(path, [], resilient_parsing=True)
    return {
        (*param.opts, *param.secondary_opts)
        for param in command.get_params(context)
        if param.param_type_name == "option" and not getattr(param, "hidden", False)
    }


def test_the_page_has_the_commands_and_options_of_the_program_and_no_others(
    pages: dict[str, str],
) -> None:
    commands = dict(leaves(typer.main.get_command(app), "ravo"))
    found = sections(pages["commands.md"])
    assert list(found) == list(commands)
    for path, command in commands.items():
        names = [cell for cell in first_cells(found[path]) if cell.startswith("-")]
        told = {tuple(name.split(" ")[0] for name in cell.split(", ")) for cell in names}
        assert len(told) == len(names)
        assert told == shown_options(command, path), path


def named_in_table(readme: str) -> list[str]:
    """Return the commands that the table of a README names; `a b`, `c` stands for a b and a c."""
    found = []
    for cell in re.findall(r"^\| (`ravo .*?) \| ", readme, re.MULTILINE):
        first, *rest = re.findall(r"`([^`]+)`", cell)
        words = [word for word in first.split() if word == word.lower()]
        found += [" ".join(words), *(" ".join([*words[:-1], last]) for last in rest)]
    return found


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_table_of_a_readme_names_every_command_once_and_no_other(name: str) -> None:
    own = dict(leaves(typer.main.get_command(app), "ravo"))
    wanted = [path for path, command in own.items() if not getattr(command, "commands", None)]
    found = named_in_table((ROOT / name).read_text(encoding="utf-8"))
    assert {*found} ^ {*wanted} == set(), f"correct the table of commands of {name}"
    assert len(found) == len(wanted)


def test_the_page_has_every_fault_code_once_and_no_other(pages: dict[str, str]) -> None:
    told = re.findall(r"^### (\S+) ", pages["faults.md"], re.MULTILINE)
    assert sorted(told) == sorted(all_kinds())


def test_the_page_has_every_edition_with_its_indicators_and_years_and_no_others(
    pages: dict[str, str],
) -> None:
    found = sections(pages["editions.md"])
    assert list(found) == [edition.id for edition in shipped_editions()]
    for edition in shipped_editions():
        section = found[edition.id]
        assert f"{edition.first_year}–{edition.last_year}" in section
        told = re.findall(r"^\| \d+ \| `(\w+)` \|", section, re.MULTILINE)
        assert told == [indicator.id for indicator in edition.indicators]


def test_the_page_has_every_column_of_the_contract_under_its_sheet_and_no_other(
    pages: dict[str, str],
) -> None:
    found = sections(pages["columns.md"])
    answers = [column for column in HOUSEHOLDS if column not in contract()]
    wanted: dict[str, set[tuple[str, ...]]] = {}
    for column in (*contract(), *answers):
        told = (column.id, column.name, column.heading)
        wanted.setdefault(column.sheet, set()).add(told)
    line = re.compile(r"^\| `(\w+)` \| `(\w+)` \| ([^|]*) \|", re.MULTILINE)
    lines = {sheet: line.findall(section) for sheet, section in found.items()}
    assert {sheet: set(rows) for sheet, rows in lines.items()} == wanted
    assert all(len(rows) == len(set(rows)) for rows in lines.values())


def test_a_bar_inside_a_cell_does_not_split_it(docs_tool: ModuleType) -> None:
    assert docs_tool.row(["vi|en", "x"]) == r"| vi\|en | x |"


def test_every_module_that_mutants_are_made_of_has_a_row_or_is_named_as_having_none() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    places = [ROOT.glob(glob) for glob in settings["tool"]["mutmut"]["only_mutate"]]
    files = {path for found in places for path in found if path.stem != "__init__"}
    wanted = {".".join(path.relative_to(ROOT / "src/ravo").with_suffix("").parts) for path in files}
    page = (ROOT / "docs" / "mutants.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w.]+)` \|(?: [\d–]+ \|){4}$", page, re.MULTILINE)
    without = page[page.index("have no row: ") :].partition("\n\n")[0]
    assert sorted([*rows, *re.findall(r"`(\w+\.\w+)`", without)]) == sorted(wanted)


def test_the_sums_of_the_mutants_are_those_of_the_rows() -> None:
    page = " ".join((ROOT / "docs" / "mutants.md").read_text(encoding="utf-8").split())
    rows = re.findall(r"\| `([\w.]+)` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|", page)
    assert all(int(tried) == int(killed) + int(alive) for *_, tried, killed, alive in rows)

    def sums(start: str) -> tuple[int, int, str]:
        """Return what was tried and killed of the modules with a start, and the share."""
        some = [row for row in rows if row[0].startswith(start)]
        tried, killed = (sum(int(row[at]) for row in some) for at in (2, 3))
        return tried, killed, f"{100 * killed / tried:.1f}%"

    whole = re.search(r"(\d+) were tried on .*?; (\d+) died, ([\d.]+%)", page)
    changes = re.search(r"Of `changes` alone (\d+) of (\d+) died \(([\d.]+%)\)", page)
    assert whole
    assert changes
    assert (int(whole[1]), int(whole[2]), whole[3]) == sums("")
    assert (int(changes[2]), int(changes[1]), changes[3]) == sums("changes.")


def test_every_record_of_a_decision_has_the_same_headings() -> None:
    folder = ROOT / "docs" / "decisions"
    wanted = ["To be decided", "Chosen", "Tried and measured", "What would change the choice"]
    for path in folder.glob("*.md"):
        if path.name != "README.md":
            found = re.findall(r"^#+ (.+)", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert found[1:] == wanted, path.name
