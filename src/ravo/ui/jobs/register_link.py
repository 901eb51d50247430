"""Doubtful pairs of the register: the sheet to fill in, and the answers read back."""

from pathlib import Path

from ravo.messages import Text, text
from ravo.pipeline.register import there
from ravo.pipeline.register_exchange import link_in_register, write_doubtful_pairs
from ravo.register.doubtful_sheet import DoubtfulCounts
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.jobs.register_add import CONFIRM
from ravo.ui.jobs.register_place import author, register_of, written_to
from ravo.ui.order import RunOrder


def register_link(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the number of recorded answers, and the sheet of the pairs without one."""
    answers = order.path("answers")
    if answers is None:
        return _blank(_doubtful(order, saying))
    done = link_in_register(register_of(order), answers, author(order))
    counts = _doubtful(order, saying)
    if done.batch is None:
        headline = text("ui.register_linked_nothing").filled(count=done.unchanged)
        lines = [_waiting(counts)] if counts.open else []
        return CardAnswer("good", headline, lines, files=_offered(counts))
    answer = CardAnswer(
        "care" if counts.open else "good",
        text("ui.register_linked").filled(count=done.recorded),
        [_waiting(counts) if counts.open else text("ui.register_linked_all")],
        files=_offered(counts),
        next_cards=("register", "register_undo"),
    )
    return written_to(order, answer)


def _doubtful(order: RunOrder, saying: Saying) -> DoubtfulCounts:
    """Write the sheet of the pairs without an answer, if there are any."""
    path: Path = order.out / CONFIRM
    counts = write_doubtful_pairs(there(register_of(order)), path, order.lang, saying)
    if not counts.open and not counts.answered:
        path.unlink()
    return counts


def _blank(counts: DoubtfulCounts) -> CardAnswer:
    if not counts.open:
        return CardAnswer("good", text("ui.register_no_pairs"), files=_offered(counts))
    lines = [text("ui.register_pairs_next")]
    headline = text("ui.register_pairs").filled(count=counts.open)
    files = _offered(counts)
    return CardAnswer("care", headline, lines, files=files, next_cards=("register_link",))


def _waiting(counts: DoubtfulCounts) -> Text:
    return text("ui.register_pairs_left").filled(count=counts.open)


def _offered(counts: DoubtfulCounts) -> list[OfferedFile]:
    if not counts.open and not counts.answered:
        return []
    return [OfferedFile(CONFIRM, text("ui.file_register_confirm"))]
