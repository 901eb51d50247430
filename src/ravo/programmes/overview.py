"""The programmes in words: as a list, or one with every condition, citation and mark."""

from collections.abc import Iterator, Sequence

from ravo.messages import Lang, say
from ravo.programmes.findings import ProgrammeFindings
from ravo.programmes.model import CitedWords, Condition, Programme
from ravo.text import format_number

ID_WIDTH = 20
FIGURE_WIDTH = 12


def render_programme_list(programmes: Sequence[Programme], lang: Lang) -> str:
    """Return the programmes, a line each."""
    lines = [
        f"{item.id:<{ID_WIDTH}} {say(f'programmes.unit_{item.unit}', lang)}: {item.title.say(lang)}"
        for item in programmes
    ]
    return "\n".join(lines) + "\n"


def render_programme(programme: Programme, lang: Lang) -> str:
    """Return all statements of a programme, each with its citation and mark."""
    return "\n".join(_lines(programme, lang)) + "\n"


def _lines(programme: Programme, lang: Lang) -> Iterator[str]:
    yield f"{programme.id}: {programme.title.say(lang)}"
    yield say(f"programmes.lists_{programme.unit}", lang)
    yield ""
    yield say("programmes.conditions", lang)
    for name in dict.fromkeys(item.group for item in programme.conditions):
        if name is not None:
            yield f"  {programme.groups[name].say(lang)} [{name}]"
        for item in programme.conditions:
            if item.group == name:
                yield from _condition(programme, item, lang)
    for key in ("exclusions", "priority"):
        items: tuple[Condition, ...] = getattr(programme, key)
        if items:
            yield say(f"programmes.{key}", lang)
        for item in items:
            yield from _condition(programme, item, lang)
    yield from _figures(programme, lang)
    yield from _office(programme, lang)
    if programme.remarks:
        yield say("programmes.remarks", lang)
    for remark in programme.remarks:
        yield f"    {remark.sentence.say(lang)} {_source(programme, remark, lang)}"


def _condition(programme: Programme, item: Condition, lang: Lang) -> Iterator[str]:
    yield f"    {item.id}: {item.sentence.say(lang)} {_source(programme, item, lang)}"
    yield f"        {item.expression}"
    if item.note is not None:
        yield f"        {item.note.say(lang)}"


def _figures(programme: Programme, lang: Lang) -> Iterator[str]:
    if programme.values:
        yield say("programmes.values", lang)
    for name, item in programme.values.items():
        known = say("criteria.absent", lang)
        if item.value is not None:
            known = f"{format_number(item.value, lang)} {item.unit}".rstrip()
        yield f"    {name}: {known} {_source(programme, item, lang)}"
        if item.note is not None:
            yield f"        {item.note.say(lang)}"
    if programme.quota is not None:
        quota = programme.quota
        words = say(f"programmes.quota_{quota.within}", lang, count=quota.most)
        yield f"{words} {_source(programme, quota, lang)}"


def _office(programme: Programme, lang: Lang) -> Iterator[str]:
    office = programme.office
    columns = ", ".join(office.columns)
    yield say("programmes.office", lang, office=office.name, columns=columns)
    mark = say(f"criteria.mark_{office.mark}", lang)
    note = f" {office.note.say(lang)}" if office.note else ""
    yield f"    [{mark}]{note}"


def _source(programme: Programme, item: CitedWords, lang: Lang) -> str:
    mark = say(f"criteria.mark_{item.mark}", lang)
    return f"({programme.cited(item.citation, lang)}; {mark})"


def render_counts(findings: Sequence[ProgrammeFindings], lang: Lang) -> str:
    """Return the counts of programmes, and the rules outside the data of each."""
    heads = [say(f"programmes.count_{name}", lang) for name in ("listed", "to_ask", "not", "read")]
    lines = [" " * ID_WIDTH + "".join(f"{head:>{FIGURE_WIDTH + 2}}" for head in heads)]
    for one in findings:
        counts = one.counts
        figures = (counts.listed, counts.to_ask, counts.not_listed, counts.read)
        cells = "".join(f"{format_number(item, lang):>{FIGURE_WIDTH + 2}}" for item in figures)
        unit = say(f"programmes.unit_{one.programme.unit}", lang)
        lines.append(f"{one.programme.id:<{ID_WIDTH}}{cells}  {unit}")
    for one in findings:
        lines += ["", f"{one.programme.id}: {one.programme.title.say(lang)}"]
        lines += [
            f"    {remark.sentence.say(lang)} {_source(one.programme, remark, lang)}"
            for remark in one.programme.remarks
        ]
    return "\n".join(lines) + "\n"
