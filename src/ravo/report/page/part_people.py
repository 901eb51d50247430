"""Parts about the households: deprivations, causes, groups, movements."""

from collections.abc import Sequence

from ravo.changes.identity import FORM_OF, SIGNS
from ravo.criteria.terms import HouseholdClass
from ravo.messages import say
from ravo.report.page.axis import Axis, axis_of, percents
from ravo.report.page.bars import Bar, BarRow, Plot, chart_of
from ravo.report.page.model import CauseRow, Waterfall
from ravo.report.page.parts import PageBlock, PagePart, has_gaps, listing
from ravo.report.page.tables import PageTable, Reader, TableCell, TableLine


def profile(reader: Reader) -> PagePart:
    """Return the shares of the poor deprived in each indicator, with last year's."""
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
    phrases = [
        reader.say(
            "profile_item",
            name=_name(reader, n).split(". ", 1)[1],
            rate=reader.text(f"indicators.{n}.rate"),
        )
        for n in known
    ]
    return (reader.say("profile_lead", first=phrases[0], second=phrases[1], third=phrases[2]),)


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
    """Return the causes: as a Pareto chart where few dominate, else as bars of poor households."""
    rows = reader.figures.causes
    few = _few_weigh_most(rows)
    share = "mentioned" if few else "poor_rate"
    drawn = [
        _lanes(reader, reader.say(f"cause_{row.id}"), [(f"causes.{n}.{share}", "poor")])
        for n, row in enumerate(rows)
    ]
    trace = tuple(row.cumulative for row in rows) if few else ()
    words = "mentioned" if few else "poor"
    axis = percents(reader.say(f"axis_{words}"))
    plot = Plot(tuple(drawn), axis, reader.lang, 1, 24.0, trace=trace)
    chart = chart_of(plot, reader.say(f"causes_{words}"), reader.say("see_table"), "t-causes")
    key = [("poor", reader.say(f"key_{words}"))]
    key += [("trace", reader.say("key_line"))] if few else []
    key += [("nodata", reader.say("key_no_data"))] if has_gaps(drawn) else []
    block = PageBlock((chart,), _causes_table(reader, few=few), "beside")
    notes = (reader.say("causes_note"),) if few else ()
    lead = (reader.say("causes_lead"),)
    return PagePart("causes", reader.say("part_causes"), lead, (block,), notes, tuple(key))


def _few_weigh_most(rows: Sequence[CauseRow]) -> bool:
    """Return whether half of the causes have two thirds of all mentions."""
    known = [row.poor for row in rows if row.poor is not None]
    return sum(known[: len(known) // 2]) * 3 >= sum(known) * 2 > 0


def _causes_table(reader: Reader, *, few: bool) -> PageTable:
    columns = [("head_poor", "poor", reader.count), ("head_share", "poor_rate", reader.rate)]
    if few:
        columns += [
            ("head_mentioned", "mentioned", reader.rate),
            ("head_cumulative", "cumulative", reader.rate),
        ]
    columns += [
        ("head_near", "near_poor", reader.count),
        ("head_near_share", "near_poor_rate", reader.rate),
    ]
    heads = ("head_cause", *(head for head, _, _ in columns))
    lines = []
    for n, row in enumerate(reader.figures.causes):
        cells = (cell(f"causes.{n}.{name}") for _, name, cell in columns)
        lines.append(TableLine((TableCell(reader.say(f"cause_{row.id}")), *cells)))
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
    open_ = moved.poor.difference or moved.near_poor.difference
    signed = {
        name: reader.step(f"moves.{path}.difference").text
        for name, path in (("poor", "poor"), ("near", "near_poor"))
    }
    lead.append(reader.say("moves_open", **signed) if open_ else reader.say("moves_balanced"))
    blocks = tuple(_fall(reader, klass) for klass in FORM_OF)
    conditions = (("moves_note", open_), ("moves_again", not moved.earlier))
    notes = tuple(reader.say(words) for words, holds in conditions if holds)
    key = [
        ("sum", "key_start"),
        ("down", "key_down"),
        ("up", "key_up"),
        ("unexplained", "difference"),
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
    """Return the steps: start, decreases, increases, unexplained difference, end."""
    n, level, rows = flow.households, 0, []
    for column, (count, sign) in enumerate(zip(n[:-1], SIGNS[:-1], strict=True), start=1):
        look = "sum" if column == 1 else "down" if sign < 0 else "up"
        rows.append(_step(reader, klass, column, level, level + sign * count, look))
        level += sign * count
    left = reader.step(f"moves.{klass}.difference")
    words = reader.say("difference")
    title = f"{words}: {left.text}"
    bar = Bar(level, level + flow.difference, "unexplained", title, 0, left.text, left.of)
    rows.append(BarRow(words, (bar,)))
    rows.append(_step(reader, klass, len(SIGNS), 0, n[-1], "sum"))
    return rows


def _step(reader: Reader, klass: str, column: int, start: int, end: int, look: str) -> BarRow:
    """Return a bar from one number of households to another.

    `klass` and `column` name the movement; `start` and `end` are in households, `look` is the
    style.
    """
    name, shown = _movement(reader, klass, column), _shown(reader, klass, column, "households")
    bar = Bar(start, end, look, f"{name}: {shown.text}", 0, shown.text, shown.of)
    return BarRow(name, (bar,), (), strong=column in (1, len(SIGNS)))


def _shown(reader: Reader, klass: str, column: int, line: str) -> TableCell:
    """Return a column of the movement form as in the sum: decreases are below zero."""
    path = f"moves.{klass}.{line}.{column - 1}"
    if column in (1, len(SIGNS)):
        return reader.count(path)
    return reader.minus(path) if SIGNS[column - 1] < 0 else reader.step(path)


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
                _shown(reader, klass, column, "households"),
                _shown(reader, klass, column, "members"),
            ),
            strong=column in (1, len(SIGNS)),
        )
        for column, _ in enumerate(SIGNS, start=1)
    ]
    left = TableLine(
        (
            TableCell(reader.say("difference")),
            reader.step(at + "difference"),
            reader.step(at + "difference_members"),
        )
    )
    return PageTable(table, title, heads, (*lines[:-1], left, lines[-1]))
