"""The work of a card done directly: on the office's register and on files that are given."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ravo.messages import Text
from ravo.ui.answer import CardAnswer
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.order import RunOrder

Work = Callable[[RunOrder, Saying], CardAnswer]
Ask = Callable[..., CardAnswer]
OFFICE = "so.sqlite"
"""The office's register, in the folder of a test."""


def asking(folder: Path) -> Ask:
    """Return what has a card's work done on files that are given and on what was typed."""

    def answer(
        work: Work, files: Mapping[str, Sequence[Path]] | None = None, /, **values: str
    ) -> CardAnswer:
        item = folder / f"item-{len(list(folder.glob('item-*')))}"
        (item / "out").mkdir(parents=True)
        given = {name: tuple(map(str, paths)) for name, paths in (files or {}).items()}
        order = RunOrder("", item, given, values, "vi", str(folder / OFFICE))
        return work(order, Saying(lambda _: None))

    return answer


def written(folder: Path) -> list[Path]:
    """Return the files that the last work wrote."""
    last = max(folder.glob("item-*"), key=lambda path: int(path.name.partition("-")[2]))
    return sorted(path for path in (last / "out").iterdir() if not path.name.startswith("."))


def words(row: Sequence[str | Text]) -> list[str]:
    """Return the cells of a row in Vietnamese."""
    return [cell.vi if isinstance(cell, Text) else cell for cell in row]
