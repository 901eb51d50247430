"""Conditions as expressions: parsed once, evaluated over columns in three values.

An expression joins comparisons of facts with `and`, `or`, `not` and brackets: `khuyet_tat`, `tuoi <
16`, `phan_loai in ("poor", "near_poor")`. A figure may be the name of one of the programme's
values. `over(ngay_tach_ho, MONTHS, SAME_DAY)` is whether more than so many months have passed since
a day; with SAME_DAY 1 the day on which the months are complete counts too. `helped("da5-nha-o")` is
whether a register records help of a programme for the case.
"""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.criteria.truth import NO, UNKNOWN, YES, Tri, all_unknown, states_of
from ravo.programmes.facts import PEOPLE_COLUMN, PRESENT_COLUMN, REGISTER_COLUMN, ProgrammeFacts
from ravo.programmes.model import UnitOfCase
from ravo.programmes.vocabulary import FactName, vocabulary
from ravo.tomlfile import LARGEST

Mask = NDArray[np.uint64]
MOST_COLUMNS = 63
"""The most columns that the conditions of one programme may need: each is a bit of a mask."""
OVER, HELPED = "over", "helped"
MOST_MONTHS = 1200
"""The most months in `over`: a hundred years."""
LAST = "_den"
"""The ending of a column with the last possible day or the greatest possible figure."""
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
    ast.Eq: np.equal,
    ast.NotEq: np.not_equal,
}


class UnfitExpression(ValueError):
    """Raised for an invalid expression; `part` is the part that is wrong."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


@dataclass(frozen=True)
class WorkedOut:
    """The result of an expression: a state per case, and the bits of the columns that it lacks."""

    state: Tri
    lacks: Mask


def joined(parts: list[WorkedOut], *, every: bool) -> WorkedOut:
    """Return yes where `every` part (or any part) is yes; where unknown, what the parts lack."""
    least = np.min if every else np.max
    rank = np.array([0, 2, 1], dtype=np.int8)
    state = np.array([NO, UNKNOWN, YES], dtype=np.int8)[
        least(np.stack([rank[part.state] for part in parts]), axis=0)
    ]
    lacks = np.bitwise_or.reduce([part.lacks for part in parts])
    return WorkedOut(state, np.where(state == UNKNOWN, lacks, np.uint64(0)))


def turned(part: WorkedOut) -> WorkedOut:
    """Return the negation: no for yes and yes for no."""
    return WorkedOut(
        np.where(part.state == UNKNOWN, UNKNOWN, 1 - part.state).astype(np.int8), part.lacks
    )


@dataclass
class Evaluator:
    """Evaluates expressions over the cases of a unit; every comparison of facts once.

    `columns` are the columns that were lacking anywhere, in the order of their bits.
    """

    facts: ProgrammeFacts
    unit: UnitOfCase
    columns: list[str] = field(default_factory=list)
    known: dict[str, tuple[Tri, dict[str, NDArray[np.bool_]]]] = field(default_factory=dict)

    def states(self, expression: str, values: Mapping[str, float | None]) -> WorkedOut:
        """Return the result of an expression; `values` are the named figures of a programme."""
        return self._node(parsed(expression), values)

    def fresh(self) -> "Evaluator":
        """Return an evaluator for the next programme: with new bits, and the results so far."""
        return Evaluator(self.facts, self.unit, [], self.known)

    def present(self) -> WorkedOut:
        """Return yes for cases that live in the commune; unknown if only a register has them."""
        return self._open(
            self.facts.unconfirmed[self.facts.household_of(self.unit)], PRESENT_COLUMN
        )

    def listed_people(self) -> WorkedOut:
        """Return yes for people who are listed, unknown for blank rows; yes for all households."""
        nobody = self.facts.nobody_listed
        if self.unit == "household":
            nobody = np.zeros(self.facts.cases(self.unit), dtype=bool)
        return self._open(nobody, PEOPLE_COLUMN)

    def _open(self, open_ones: NDArray[np.bool_], column: str) -> WorkedOut:
        """Return yes for all cases but the open ones, which are unknown and lack the column."""
        if not open_ones.any():
            size = len(open_ones)
            return WorkedOut(np.full(size, YES, dtype=np.int8), np.zeros(size, dtype=np.uint64))
        bit = np.uint64(1 << self._bit(column))
        state = np.where(open_ones, UNKNOWN, YES).astype(np.int8)
        return WorkedOut(state, np.where(open_ones, bit, np.uint64(0)))

    def _node(self, node: ast.expr, values: Mapping[str, float | None]) -> WorkedOut:
        if isinstance(node, ast.BoolOp):
            parts = [self._node(item, values) for item in node.values]
            return joined(parts, every=isinstance(node.op, ast.And))
        if isinstance(node, ast.UnaryOp):
            return turned(self._node(node.operand, values))
        return self._atom(node, values)

    def _atom(self, node: ast.expr, values: Mapping[str, float | None]) -> WorkedOut:
        figures = [values[name] for name in _names(node) if name in values]
        key = f"{ast.unparse(node)} {figures}"
        if key not in self.known:
            self.known[key] = self._worked_out(node, values)
        state, lacking = self.known[key]
        lacks = np.zeros(len(state), dtype=np.uint64)
        for column, who in lacking.items():
            lacks[who] |= np.uint64(1 << self._bit(column))
        return WorkedOut(state, lacks)

    def _bit(self, column: str) -> int:
        if column not in self.columns:
            self.columns.append(column)
        return self.columns.index(column)

    def _worked_out(
        self, node: ast.expr, values: Mapping[str, float | None]
    ) -> tuple[Tri, dict[str, NDArray[np.bool_]]]:
        if helped := helped_by(node):
            return self._helped(helped)
        name = fact_in(node)
        state = self._spread(name, _atom_states(node, name, self._frame(name), self.facts, values))
        unknown = state == UNKNOWN
        if not unknown.any():
            return state, {}
        lacking = {
            column: self._spread(name, who) & unknown for column, who in self._lacking(name).items()
        }
        return state, {column: who for column, who in lacking.items() if who.any()}

    def _helped(self, programme: str) -> tuple[Tri, dict[str, NDArray[np.bool_]]]:
        yes = self.facts.helped(programme, self.unit)
        state = states_of(yes, yes | self.facts.registered)
        return state, {} if self.facts.registered else {REGISTER_COLUMN: ~yes}

    def _frame(self, name: FactName) -> pd.DataFrame:
        return self.facts.members if name.of_members else self.facts.households

    def _spread(self, name: FactName, column: NDArray[Any]) -> NDArray[Any]:
        """Return a column of facts with a value per case: people have that of their household."""
        if name.of_members or self.unit == "household":
            return column
        return np.asarray(column[self.facts.household_of(self.unit)])

    def _lacking(self, name: FactName) -> Mapping[str, NDArray[np.bool_]]:
        """Return the columns that a fact lacks where it is unknown."""
        size = len(self._frame(name))
        everybody = {column: np.ones(size, dtype=bool) for column in name.needs}
        return self.facts.lacking.get(name.id, everybody)


def _atom_states(
    node: ast.expr,
    name: FactName,
    frame: pd.DataFrame,
    facts: ProgrammeFacts,
    values: Mapping[str, float | None],
) -> Tri:
    if isinstance(node, ast.Call):
        return _passed(node, frame, facts.on, values)
    if name.id not in frame:
        return all_unknown(len(frame))
    if isinstance(node, ast.Name):
        return frame[name.id].to_numpy(dtype=np.int8)
    if not isinstance(node, ast.Compare):
        raise UnfitExpression(ast.unparse(node))
    operator, other = node.ops[0], node.comparators[0]
    if name.kind == "word":
        return _among(frame[name.id], operator, other)
    bound = _figure(other, values)
    if bound is None:
        return all_unknown(len(frame))
    least = frame[name.id].to_numpy(dtype=np.float64)
    greatest = frame.get(name.id + LAST, frame[name.id]).to_numpy(dtype=np.float64)
    return _compared(_COMPARISONS[type(operator)], least, greatest, bound)


def _compared(
    compare: Callable[[Any, Any], Any],
    least: NDArray[np.float64],
    greatest: NDArray[np.float64],
    bound: float,
) -> Tri:
    """Return whether figures satisfy a comparison: unknown where least and greatest disagree."""
    satisfied = np.asarray(compare(least, bound), dtype=bool)
    agrees = satisfied == np.asarray(compare(greatest, bound), dtype=bool)
    # Neither bound may equal the figure, and yet a value between them may.
    agrees &= ~((least < bound) & (bound < greatest))
    return states_of(satisfied, ~np.isnan(least) & agrees)


def _among(column: "pd.Series[str]", operator: ast.cmpop, other: ast.expr) -> Tri:
    codes, distinct = pd.factorize(column)
    among = set(_words(other))
    opposite = isinstance(operator, ast.NotEq | ast.NotIn)
    # A blank has the code -1, which selects the last entry.
    of_each = [int((word in among) != opposite) for word in distinct] + [UNKNOWN]
    return np.array(of_each, dtype=np.int8)[codes]


def _passed(
    node: ast.Call, frame: pd.DataFrame, on: date, values: Mapping[str, float | None]
) -> Tri:
    """Return whether more than a number of months have passed since a day.

    The frame has the first and the last possible day (`…_den`), which differ where only a month or
    a year is known.
    """
    name = fact_in(node).id
    months, same_day = (_figure(item, values) for item in node.args[1:])
    if months is None or same_day is None or name not in frame:
        return all_unknown(len(frame))
    first = frame[name].to_numpy(dtype="datetime64[D]")
    last = frame.get(name + LAST, frame[name]).to_numpy(dtype="datetime64[D]")
    today = np.datetime64(on, "D")
    full = [_months_later(days, int(months)) for days in (last, first)]
    certain, possible = (days <= today if same_day else days < today for days in full)
    states = np.where(certain, YES, np.where(possible, UNKNOWN, NO))
    return np.where(np.isnat(first), UNKNOWN, states).astype(np.int8)


def _months_later(days: NDArray[Any], months: int) -> NDArray[Any]:
    """Return the same days some months later; the month's last day where it has no such day."""
    month = days.astype("datetime64[M]")
    later = month + np.timedelta64(months, "M")
    longest = (later + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    same = later.astype("datetime64[D]") + (days - month.astype("datetime64[D]"))
    return np.asarray(np.minimum(same, longest))


def _figure(node: ast.expr, values: Mapping[str, float | None]) -> float | None:
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    raise UnfitExpression(ast.unparse(node))


def _words(node: ast.expr) -> tuple[str, ...]:
    items = node.elts if isinstance(node, ast.Tuple | ast.List) else [node]
    words = tuple(
        item.value
        for item in items
        if isinstance(item, ast.Constant) and isinstance(item.value, str)
    )
    if len(words) != len(items):
        raise UnfitExpression(ast.unparse(node))
    return words


def parsed(expression: str) -> ast.expr:
    """Return the syntax tree of an expression. Raises UnfitExpression for an invalid one."""
    try:
        return ast.parse(expression.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise UnfitExpression(expression) from None


def helped_by(node: ast.expr) -> str | None:
    """Return the programme whose recorded help a comparison is about; None for any other."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return None
    if node.func.id != HELPED or len(node.args) != 1 or node.keywords:
        return None
    argument = node.args[0]
    text = argument.value if isinstance(argument, ast.Constant) else None
    return text if isinstance(text, str) else None


def programmes_in(expression: str) -> list[str]:
    """Return the programmes whose recorded help an expression is about."""
    names = (helped_by(atom) for atom in atoms(parsed(expression)))
    return [name for name in names if name is not None]


def columns_needed(expression: str) -> set[str]:
    """Return the columns that an expression may lack; empty for an invalid one."""
    try:
        every = atoms(parsed(expression))
        needs = [(REGISTER_COLUMN,) if helped_by(atom) else fact_in(atom).needs for atom in every]
    except UnfitExpression:
        return set()
    return {column for columns in needs for column in columns}


def fact_in(node: ast.expr) -> FactName:
    """Return the fact that a comparison is about. Raises UnfitExpression for an unknown fact."""
    operand = node
    if isinstance(node, ast.Compare):
        operand = node.left
    elif isinstance(node, ast.Call) and node.args:
        operand = node.args[0]
    if not isinstance(operand, ast.Name) or operand.id not in vocabulary():
        raise UnfitExpression(ast.unparse(operand))
    return vocabulary()[operand.id]


def _names(node: ast.AST) -> list[str]:
    return [item.id for item in ast.walk(node) if isinstance(item, ast.Name)]


def atoms(node: ast.expr) -> list[ast.expr]:
    """Return the comparisons of facts in an expression."""
    if isinstance(node, ast.BoolOp):
        return [atom for item in node.values for atom in atoms(item)]
    if isinstance(node, ast.UnaryOp):
        return atoms(node.operand)
    return [node]


def refuse_unfit(expression: str, values: Mapping[str, float | None], unit: UnitOfCase) -> None:
    """Raise UnfitExpression for an expression that a programme of this unit must not have."""
    node = parsed(expression)
    for item in ast.walk(node):
        if isinstance(item, ast.UnaryOp) and not isinstance(item.op, ast.Not):
            raise UnfitExpression(ast.unparse(item))
    for atom in atoms(node):
        if helped_by(atom):
            continue
        name = fact_in(atom)
        if name.of_members and unit == "household":
            raise UnfitExpression(name.id)
        _refuse_unfit_atom(atom, name, values)


def _refuse_unfit_atom(atom: ast.expr, name: FactName, values: Mapping[str, float | None]) -> None:
    whole = ast.unparse(atom)
    if isinstance(atom, ast.Name):
        fits = name.kind == "answer"
    elif isinstance(atom, ast.Call):
        called = isinstance(atom.func, ast.Name) and atom.func.id == OVER
        fits = called and name.kind == "day" and len(atom.args) == 3 and not atom.keywords
        fits = fits and all(_is_figure(item, values) for item in atom.args[1:])
        fits = fits and _counts_months(*(_figure(item, values) for item in atom.args[1:]))
    elif isinstance(atom, ast.Compare) and len(atom.ops) == 1:
        fits = _compares(atom, name, values)
    else:
        fits = False
    if not fits:
        raise UnfitExpression(whole)


def _compares(atom: ast.Compare, name: FactName, values: Mapping[str, float | None]) -> bool:
    operator, other = atom.ops[0], atom.comparators[0]
    if name.kind == "figure":
        return type(operator) in _COMPARISONS and _is_figure(other, values)
    if name.kind != "word":
        return False
    if not isinstance(operator, ast.Eq | ast.NotEq | ast.In | ast.NotIn):
        return False
    words = _words(other)
    for word in words:
        if name.words and word not in name.words:
            raise UnfitExpression(f"{name.id}: {word}")
    return len(words) > 0


def _counts_months(months: float | None, same_day: float | None) -> bool:
    """Return whether figures are whole months, at most MOST_MONTHS, and 0 or 1; None is accepted.

    The second one is 1 where the day on which the months are complete counts too.
    """
    whole = months is None or (float(months).is_integer() and 0 <= months <= MOST_MONTHS)
    return whole and same_day in (None, 0, 1)


def _is_figure(node: ast.expr, values: Mapping[str, float | None]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in values
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
        return False
    return isinstance(node.value, int | float) and node.value <= LARGEST
