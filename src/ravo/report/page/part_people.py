"""Parts about the households: what they lack, causes, groups, movements."""

from ravo.changes.identity import FORM_OF, SIGNS
from ravo.criteria.terms import HouseholdClass
from ravo.messages import say
from ravo.report.page.axis import Axis, axis_of, percents
from ravo.report.page.bars import Bar, BarRow, Plot, chart_of
from ravo.report.page.model import Waterfall
from ravo.report.page.parts import PageBlock, PagePart, has_gaps, listing
from ravo.report.page.tables import PageTable, Reader, TableCell, TableLine
from ravo.text import format_number


def profile(reader: Reader) -> PagePart:
    """Return the shares of the poor deprived in each indicator, against last year's."""
    title, rows = reader.say("part_profile"), reader.figures.indicators
    if not rows:
        return PagePart("profile", title, (reader.say("no_indicators"),), ())
    order = sorted(range(len(rows)), key=lambda n: (rows[n].rate is None, -(rows[n].rate or 0.0)))
    last = reader.figures.last_year
    lanes = ("rate",) if last is None else ("rate", "last_rate")
    drawn = [
        _lanes(
            reader,
            _name(reader, n),
            [
                (f"indicators.{n}.{lane}", look)
                for lane, look in zip(lanes, ("poor", "past"), strict=False)
            ],
        )
        for n in order
    ]
    plot = Plot(tuple(drawn), percents(reader.say("axis_poor")), reader.lang, len(lanes), 13.0)
    chart = chart_of(plot, reader.say("profile_chart"), reader.say("see_table"), "t-profile")
    key = [("poor", reader.say("key_year", year=str(reader.figures.year)))]
    key += [("past", reader.say("key_year", year=str(last)))] if last is not None else []
    key += [("nodata", reader.say("key_no_data"))] if has_gaps(drawn) else []
    block = PageBlock((chart,), _profile_table(reader, order), "beside")
    return PagePart(
        "profile", title, _most(reader, order), (block,), (reader.say("profile_note"),), tuple(key)
    )


def _name(reader: Reader, place: int) -> str:
    row = reader.figures.indicators[place]
    return f"{row.number}. {row.label.en if reader.lang == 'en' else row.label.vi}"


def _most(reader: Reader, order: list[int]) -> tuple[str, ...]:
    known = [n for n in order if reader.figures.indicators[n].rate is not None][:3]
    if len(known) < 3:
        return ()
    said = [
        reader.say(
            "profile_item",
            name=_name(reader, n).split(". ", 1)[1],
            rate=reader.text(f"indicators.{n}.rate"),
        )
        for n in known
    ]
    return (reader.say("profile_lead", first=said[0], second=said[1], third=said[2]),)


def _lanes(reader: Reader, name: str, lanes: list[tuple[str, str]]) -> BarRow:
    """Return a row with one bar for each path of a percentage."""
    bars, missing = [], []
    for lane, (path, look) in enumerate(lanes):
        cell, value = reader.rate(path), reader.value(path)
        if value is None:
            missing.append((lane, cell.text))
        else:
            bars.append(Bar(0, value, look, f"{name}: {cell.text} %", lane, cell.text, path))
    return BarRow(name, tuple(bars), tuple(missing))


def _profile_table(reader: Reader, order: list[int]) -> PageTable:
    heads = [reader.say(name) for name in ("head_indicator", "households", "head_share")]
    last = reader.figures.last_year
    if last is not None:
        heads += [reader.say("head_last_share", year=str(last)), reader.say("change")]
    heads.append(reader.say("head_unknown"))
    lines = []
    for n in order:
        at = f"indicators.{n}."
        cells = [
            TableCell(_name(reader, n)),
            reader.count(at + "households"),
            reader.rate(at + "rate"),
        ]
        if last is not None:
            cells += [reader.rate(at + "last_rate"), reader.points(at + "change")]
        lines.append(TableLine((*cells, reader.count(at + "unknown"))))
    return PageTable("t-profile", reader.say("profile_chart"), tuple(heads), tuple(lines))


def causes(reader: Reader) -> PagePart:
    """Return the causes as a Pareto: shares of poor households, and what is named cumulatively."""
    rows = reader.figures.causes
    drawn = [
        _lanes(reader, reader.say(f"cause_{row.id}"), [(f"causes.{n}.poor_rate", "poor")])
        for n, row in enumerate(rows)
    ]
    plot = Plot(
        tuple(drawn),
        percents(reader.say("axis_causes")),
        reader.lang,
        1,
        24.0,
        trace=tuple(row.cumulative for row in rows),
    )
    chart = chart_of(plot, reader.say("causes_chart"), reader.say("see_table"), "t-causes")
    key = [("poor", reader.say("key_bar")), ("trace", reader.say("key_line"))]
    key += [("nodata", reader.say("key_no_data"))] if has_gaps(drawn) else []
    block = PageBlock((chart,), _causes_table(reader), "beside")
    return PagePart(
        "causes",
        reader.say("part_causes"),
        (reader.say("causes_lead"),),
        (block,),
        (reader.say("causes_note"),),
        tuple(key),
    )


def _causes_table(reader: Reader) -> PageTable:
    heads = (
        "head_cause",
        "head_poor",
        "head_share",
        "head_cumulative",
        "head_near",
        "head_near_share",
    )
    lines = []
    for n, row in enumerate(reader.figures.causes):
        at = f"causes.{n}."
        cells = [
            TableCell(reader.say(f"cause_{row.id}")),
            reader.count(at + "poor"),
            reader.rate(at + "poor_rate"),
        ]
        cells += [
            reader.rate(at + "cumulative"),
            reader.count(at + "near_poor"),
            reader.rate(at + "near_poor_rate"),
        ]
        lines.append(TableLine(tuple(cells)))
    return PageTable(
        "t-causes", reader.say("part_causes"), tuple(reader.say(h) for h in heads), tuple(lines)
    )


def groups(reader: Reader) -> PagePart:
    """Return the groups among the poor and the near-poor, the largest first."""
    rows = reader.figures.groups
    order = sorted(
        range(len(rows)), key=lambda n: (rows[n].poor_rate is None, -(rows[n].poor_rate or 0.0))
    )
    drawn = [
        _lanes(
            reader,
            say(f"results.group_{rows[n].id}", reader.lang),
            [(f"groups.{n}.poor_rate", "poor"), (f"groups.{n}.near_poor_rate", "near")],
        )
        for n in order
    ]
    plot = Plot(tuple(drawn), percents(reader.say("axis_class")), reader.lang, 2, 15.0)
    chart = chart_of(plot, reader.say("groups_chart"), reader.say("see_table"), "t-groups")
    heads = ("head_group", "head_poor", "head_share", "head_near", "head_near_share")
    lines = [_group_line(reader, n) for n in order]
    table = PageTable(
        "t-groups", reader.say("part_groups"), tuple(reader.say(h) for h in heads), tuple(lines)
    )
    key = [("poor", reader.say("head_poor")), ("near", reader.say("head_near"))]
    key += [("nodata", reader.say("key_no_data"))] if has_gaps(drawn) else []
    return PagePart(
        "groups",
        reader.say("part_groups"),
        (reader.say("groups_lead"),),
        (PageBlock((chart,), table, "beside"),),
        (),
        tuple(key),
    )


def _group_line(reader: Reader, place: int) -> TableLine:
    at = f"groups.{place}."
    name = say(f"results.group_{reader.figures.groups[place].id}", reader.lang)
    cells = [TableCell(name), reader.count(at + "poor"), reader.rate(at + "poor_rate")]
    return TableLine((*cells, reader.count(at + "near_poor"), reader.rate(at + "near_poor_rate")))


def moves(reader: Reader) -> PagePart:
    """Return the movements of the poor and the near-poor as two waterfalls."""
    title, moved = reader.say("part_moves"), reader.figures.moves
    if moved is None:
        return PagePart("moves", title, (reader.say("needs_previous"),), ())
    lead = []
    if moved.left_out:
        lead.append(
            reader.say(
                "moves_left_out", count=moved.communes, names=listing(reader, moved.left_out)
            )
        )
    open_ = moved.poor.unexplained or moved.near_poor.unexplained
    signed = {
        name: reader.points_whole(f"moves.{path}.unexplained")
        for name, path in (("poor", "poor"), ("near", "near_poor"))
    }
    lead.append(reader.say("moves_open", **signed) if open_ else reader.say("moves_balanced"))
    blocks = tuple(_fall(reader, klass) for klass in FORM_OF)
    said = (("moves_note", open_), ("moves_again", not moved.earlier))
    notes = tuple(reader.say(words) for words, holds in said if holds)
    key = [
        ("sum", "key_start"),
        ("down", "key_down"),
        ("up", "key_up"),
        ("unexplained", "unexplained_bar"),
    ]
    return PagePart(
        "moves",
        title,
        tuple(lead),
        blocks,
        notes,
        tuple((look, reader.say(words)) for look, words in key),
    )


def _fall(reader: Reader, klass: str) -> PageBlock:
    flow: Waterfall = reader.value(f"moves.{klass}")
    rows = _fall_rows(reader, klass, flow)
    axis: Axis = axis_of(
        [max(bar.start, bar.end) for row in rows for bar in row.bars],
        reader.say("axis_households"),
        whole=True,
    )
    title = reader.say("moves_poor" if klass == HouseholdClass.poor else "moves_near")
    table = f"t-moves-{klass.replace('_', '-')}"
    plot = Plot(tuple(rows), axis, reader.lang, 1, 22.0, steps=True)
    chart = chart_of(plot, title, reader.say("see_table"), table)
    return PageBlock((chart,), _moves_table(reader, klass, table, title), "half")


def _fall_rows(reader: Reader, klass: str, flow: Waterfall) -> list[BarRow]:
    """Return the steps: start, decreases, increases, what is unexplained, end."""
    n, level, rows = flow.households, 0, []
    for column, (count, sign) in enumerate(zip(n[:-1], SIGNS[:-1], strict=True), start=1):
        look = "sum" if column == 1 else "down" if sign < 0 else "up"
        shown = _signed(count, "" if column == 1 or not count else "-" if sign < 0 else "+", reader)
        rows.append(_step(reader, klass, column, level, level + sign * count, look, shown))
        level += sign * count
    left = reader.points_whole(f"moves.{klass}.unexplained")
    words = reader.say("unexplained_bar")
    bar = Bar(
        level,
        level - flow.unexplained,
        "unexplained",
        f"{words}: {left}",
        0,
        left,
        f"moves.{klass}.unexplained",
    )
    rows.append(BarRow(words, (bar,)))
    rows.append(
        _step(reader, klass, len(SIGNS), 0, n[-1], "sum", format_number(n[-1], reader.lang))
    )
    return rows


def _signed(count: int, sign: str, reader: Reader) -> str:
    return sign + format_number(count, reader.lang)


def _step(
    reader: Reader, klass: str, column: int, start: int, end: int, look: str, shown: str
) -> BarRow:
    name = _movement(reader, klass, column)
    path = f"moves.{klass}.households.{column - 1}"
    bar = Bar(start, end, look, f"{name}: {shown}", 0, shown, path)
    return BarRow(name, (bar,), (), strong=column in (1, len(SIGNS)))


def _movement(reader: Reader, klass: str, column: int) -> str:
    return say(f"changes.f{FORM_OF[klass]}_{column}", reader.lang)


def _moves_table(reader: Reader, klass: str, table: str, title: str) -> PageTable:
    heads = (reader.say("head_movement"), reader.say("households"), reader.say("members"))
    at = f"moves.{klass}."
    lines = [
        TableLine(
            (
                TableCell(
                    reader.say("numbered", number=column, words=_movement(reader, klass, column))
                ),
                reader.count(f"{at}households.{column - 1}"),
                reader.count(f"{at}members.{column - 1}"),
            ),
            strong=column in (1, len(SIGNS)),
        )
        for column, _ in enumerate(SIGNS, start=1)
    ]
    left = (
        TableCell(reader.say("unexplained")),
        reader.count(at + "unexplained"),
        reader.count(at + "unexplained_members"),
    )
    return PageTable(table, title, heads, (*lines, TableLine(left)))
