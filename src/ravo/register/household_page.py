"""One household's years as a page: a picture of its classes, its periods, what happened."""

from ravo.messages import Lang
from ravo.register.history import HouseholdHistory
from ravo.register.life import HouseholdLife
from ravo.register.life_picture import pictures_of
from ravo.register.shown import (
    PEOPLE,
    YEARS,
    happened_in,
    life_sentences,
    open_complaint_words,
    period_word,
    person_cells,
    place_of,
    word,
    year_cells,
)


def household_html(history: HouseholdHistory, life: HouseholdLife, lang: Lang) -> str:
    """Return the page of a household for an officer; citizen numbers are masked."""
    from ravo.page_templates import render

    last = history.last
    years = {name: place for place, name in enumerate(YEARS) if name != "how"}
    return render(
        "ho-qua-cac-nam.html.j2",
        lang=lang,
        notice=_notice(history, lang),
        title=word("page_title", lang, head=last.head_name),
        where=word("page_where", lang, code=last.code, place=place_of(last, ", ")),
        sentences=[
            *(open_complaint_words(item, lang) for item in history.complaints),
            *life_sentences(life, lang),
        ],
        pictures=pictures_of(history, lang),
        picture_title=word("page_picture", lang),
        heads=[word(f"head_{name}", lang) for name in years],
        years=[
            [cells[place] for place in years.values()]
            for cells in (year_cells(entry, lang) for entry in history.entries)
        ],
        years_title=word("page_years", lang),
        people_heads=[word(f"head_{name}", lang) for name in PEOPLE],
        people=[person_cells(person, history.people_period, lang) for person in history.people],
        people_title=word("people", lang, period=period_word(history.people_period)),
        happened=happened_in(life, lang),
        happened_title=word("page_happened", lang),
        note=word("page_note", lang, uid=history.uid),
    )


def _notice(history: HouseholdHistory, lang: Lang) -> str:
    """Return the notice that data of any of its lists is invented; empty for real data."""
    from ravo.survey.sample_notice import notice_for

    return notice_for({"": True}, lang) if any(one.invented for one in history.entries) else ""
