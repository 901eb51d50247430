"""The page as the listener of a run: its reports become sentences of the answer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ravo.fault_words import plain_message
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.faults.unread import Unread, unread_parts
from ravo.messages import LANGS, Lang, Text, text
from ravo.pipeline.listener import SILENCE, Step, TakenWords
from ravo.ui.answer import CardAnswer, ShownFault


def sentence(words: Callable[[Lang], str]) -> Text:
    """Return a text with a function's words in each language; braces are kept."""
    return _kept(words(lang) for lang in LANGS)


def _kept(sentences: Iterable[str]) -> Text:
    """Return the words of each language as a text without fields."""
    vi, en = (words.replace("{", "{{").replace("}", "}}") for words in sentences)
    return Text(vi, en)


def shown_fault(fault: Fault) -> ShownFault:
    """Return a fault in the form of the page."""
    messages = [plain_message(fault, lang) for lang in LANGS]
    message, hint = (_kept(pair) for pair in zip(*messages, strict=True))
    place = (fault.sheet, fault.cell, fault.household)
    kind = kind_of(fault.code)
    # An error without effect on the class is shown as a warning, but its value is not used.
    doubts = kind.severity == "warning" and kind.confirmable and not kind.note
    may_be_right = doubts and all((*place, fault.column))
    return ShownFault(fault.code, fault.rank, *place, message, hint, fault.column, may_be_right)


def unread_lines(unread: Unread) -> list[Text]:
    """Return a sentence on what of a workbook was left unread; empty where all was read."""
    if not unread:
        return []
    return [text("ui.unread").filled(parts=sentence(partial(unread_parts, unread)))]


def refused(fault: Fault) -> CardAnswer:
    """Return the answer where nothing could be done: the fault and its advice."""
    shown = shown_fault(fault)
    return CardAnswer("bad", shown.message, [shown.hint])


@dataclass
class Saying:
    """A listener that sends progress to the server at once and collects the rest for the answer."""

    tell: Callable[[str], None]
    faults: list[Fault] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)

    def prepare(self) -> None:
        """Do nothing: the process is ready."""

    def fault(self, fault: Fault) -> None:
        """Collect a fault for the answer."""
        self.faults.append(fault)

    def often(self, code: str, count: int, where: Text) -> None:
        """Collect the number of faults of a frequent kind."""
        words = {"title": kind_of(code).title, "count": count, "where": where}
        self.notes.append(text("forms.fault_counted").filled(**words))

    def passed_over(self, faults: Sequence[Fault]) -> None:
        """Collect the faults about what was passed over."""
        self.faults += faults

    def taken(self, path: Path, taken: Sequence[TakenWords]) -> None:
        """Collect the values taken from the name of a file."""
        pairs = [
            text(f"cli.taken_{name}").filled(value=value, source=source)
            for name, value, source in taken
        ]
        for pair in pairs:
            self.notes.append(text("ui.taken").filled(path=path.name, pair=pair))

    def written(self, *paths: Path) -> None:
        """Report written files to the server."""
        for path in paths:
            self.tell(f"written {path.name}")

    def watched(self, paths: Sequence[Path]) -> Iterator[Path]:
        """Yield the paths, reporting to the server which of them is being processed."""
        for place, path in enumerate(paths, start=1):
            self.tell(f"{place}/{len(paths)} {path.name}")
            yield path

    @contextmanager
    def stepping(self, count: int) -> Iterator[Step]:
        """Yield a function that does nothing: the server shows the workbooks and written files."""
        with SILENCE.stepping(count) as step:
            yield step

    def failed(self, error: Exception) -> int:
        """Raise the error again: the process beside the server reports it."""
        raise error

    def added_to(self, answer: CardAnswer) -> CardAnswer:
        """Return an answer with the collected reports added."""
        heard = []
        for fault in self.faults:
            shown = shown_fault(fault)
            heard += [shown.message, shown.hint]
        return replace(answer, notes=[*answer.notes, *self.notes, *heard])


def fault_lines(saying: Saying) -> list[Text]:
    """Return the sentences above the rest of an answer: the collected faults, once each."""
    faults, saying.faults = saying.faults, []
    shown = [shown_fault(fault) for fault in faults]
    return list(dict.fromkeys(words for one in shown for words in (one.message, one.hint)))
