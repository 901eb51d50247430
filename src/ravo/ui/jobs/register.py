"""The register of households: one household with its years, or the movements of a period."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from ravo.fault_words import plain_message
from ravo.faults import Fault
from ravo.messages import Lang, Text, text
from ravo.pipeline.register_queries import find_in_register, life_in_register, write_household_page
from ravo.pipeline.register_views import people_in_register
from ravo.register.history import HouseholdHistory
from ravo.register.life import HouseholdLife
from ravo.register.life_picture import pictures_of
from ravo.register.people_over_years import PersonStay
from ravo.register.periods import is_period, period_of_month
from ravo.register.search import HouseholdMatch
from ravo.register.shown import deaths_sentence, life_sentences, period_word
from ravo.ui.answer import CardAnswer, FoundHousehold, OfferedFile
from ravo.ui.jobs.household_choices import LISTED
from ravo.ui.jobs.page_listener import Saying, sentence, shown_fault
from ravo.ui.jobs.register_household import household_tables, open_ends_of
from ravo.ui.jobs.register_place import register_of
from ravo.ui.order import RunOrder

OF_KIND = 3
"""The most messages of one kind that are shown."""
DOUBTFUL = "RV-4084"
"""The fault of pairs of a register that are to be confirmed."""
HOUSEHOLD, MOVEMENTS, BOOK = "ho-qua-cac-nam.html", "bien-dong.html", "bien-dong.xlsx"


def register(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the household that matches with its years, or the movements of a period."""
    register = register_of(order)
    words, written = order.value("household"), order.value("period")
    period = None if written is None else period_of_month(written)
    if period is not None and not is_period(period):
        headline = text("ui.register_no_period").filled(value=written)
        return CardAnswer("bad", headline, [text("ui.note_period")], same_file=True)
    if words and period:
        answer = _household(order, register, words, saying)
        about = text("ui.register_one_at_a_time").filled(period=period_word(period))
        return replace(answer, lines=[*answer.lines, about])
    if words:
        return _household(order, register, words, saying)
    if period:
        return _movements(order, register, period, saying)
    return CardAnswer("bad", text("ui.register_nothing"), same_file=True)


def _household(order: RunOrder, register: str | None, words: str, saying: Saying) -> CardAnswer:
    done = find_in_register(register, words, listener=saying)
    if done.history is None:
        headline = text("ui.household_several").filled(count=len(done.matches), words=words)
        more = (
            [text("ui.household_more").filled(count=LISTED)] if len(done.matches) > LISTED else []
        )
        codes = Counter(match.code for match in done.matches)
        households = [
            _listed(match, alone=codes[match.code] == 1) for match in done.matches[:LISTED]
        ]
        return CardAnswer("care", headline, more, households=households, same_file=True)
    life = life_in_register(done.history)
    write_household_page(done.history, life, order.out / HOUSEHOLD, order.lang)
    people = people_in_register(register, done.history.uid)
    return _shown(done.history, life, people, order.lang)


def _listed(match: HouseholdMatch, *, alone: bool) -> FoundHousehold:
    """Return a household to choose: by its code, or by its uid where the code is not unique."""
    place = ", ".join(word for word in (match.village, match.commune) if word)
    code = match.code if alone and match.code else match.uid
    return FoundHousehold(code, match.head_name or "", place, match.birth_year)


def _shown(
    history: HouseholdHistory, life: HouseholdLife, people: Sequence[PersonStay], lang: Lang
) -> CardAnswer:
    last = history.last
    headline = text("ui.register_household").filled(head=last.head_name, code=last.code)
    lines = _each(partial(life_sentences, life))
    open_ends = open_ends_of(history, life)
    files = [OfferedFile(HOUSEHOLD, text("ui.file_register_household"))]
    of_household = {
        "rec_period": period_word(last.period),
        "rec_commune": last.commune_code or last.commune or "",
        "rec_code": last.code or "",
        "code_listed": last.code or "",
        "commune": last.commune_code or last.commune or "",
    }
    return CardAnswer(
        "care" if open_ends else "good",
        headline,
        [*lines, *open_ends],
        files=files,
        pictures=pictures_of(history, lang),
        tables=list(household_tables(history, life, people)),
        next_cards=("register_record", "register_support", "complaints_add"),
        carries=of_household,
    )


def _each(words: Callable[[Lang], Iterator[str]]) -> list[Text]:
    """Return sentences, of which each language has the same number."""
    count = len(list(words("vi")))
    return [sentence(partial(_nth, words, place)) for place in range(count)]


def _nth(words: Callable[[Lang], Iterator[str]], place: int, lang: Lang) -> str:
    return list(words(lang))[place]


def _movements(order: RunOrder, register: str | None, period: str, saying: Saying) -> CardAnswer:
    from ravo.changes.output.page import changes_html
    from ravo.changes.output.words import sentence_of
    from ravo.changes.output.workbook import write_changes
    from ravo.faults.taxonomy import kind_of
    from ravo.files import write_whole_text
    from ravo.pipeline.register import deaths_in_register, movements_in_register

    changes = movements_in_register(register, period, saying)
    deaths = deaths_in_register(register, period)
    died = [sentence(partial(deaths_sentence, deaths))] if deaths.people else []
    apart = [fault for fault in changes.faults if kind_of(fault.code).before_figures]
    others = [fault for fault in changes.faults if fault not in apart]
    # The page counts doubtful pairs itself, and offers the answer to them.
    hints = [plain_message(one, order.lang)[1] for one in changes.faults if one.code == DOUBTFUL]
    page = changes_html(changes, order.lang, [one.say(order.lang) for one in died], hints)
    write_whole_text(order.out / MOVEMENTS, page)
    write_changes(changes, order.out / BOOK, order.lang, audience="plain")
    saying.written(order.out / MOVEMENTS, order.out / BOOK)
    files = [
        OfferedFile(MOVEMENTS, text("ui.file_changes_page")),
        OfferedFile(BOOK, text("ui.file_changes")),
    ]
    headline = sentence(partial(sentence_of, changes))
    lines = [*died, *(sentence(partial(_message, fault)) for fault in apart), *_by_kind(others)]
    care = changes.breaches or changes.faults
    next_cards = ("register_link",) if hints else ()
    return CardAnswer(
        "care" if care else "good", headline, lines, files=files, next_cards=next_cards
    )


def _by_kind(faults: Sequence[Fault]) -> Iterator[Text]:
    """Yield the messages of each kind, only a few of many, followed by the advice once."""
    for code in dict.fromkeys(fault.code for fault in faults):
        mine = [shown_fault(fault) for fault in faults if fault.code == code]
        yield from (one.message for one in mine[:OF_KIND])
        if further := len(mine) - OF_KIND if len(mine) > OF_KIND else 0:
            yield text("ui.more_of_kind").filled(count=further)
        yield from dict.fromkeys(one.hint for one in mine[:OF_KIND])


def _message(fault: Fault, lang: Lang) -> str:
    return " ".join(plain_message(fault, lang))
