"""A formula of the user's own: one small expression, read by a strict list of what may stand in it.

Nothing is ever run as Python. What is read is a tree of three kinds of node, for others to work out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NoReturn

from reelwright.film.errors import WrongInput

MOST_CHARACTERS: Final = 500
MOST_NODES: Final = 200
MOST_DEEP: Final = 100
"""Operators and functions within each other."""
MOST_NUMBER: Final = 1_000_000
MOST_POWER: Final = 16
"""The largest number that may stand as an exponent, and its negative the smallest."""

NAMES: Final = ("x", "y", "t", "a", "pi")
"""Place across and down and moment, each from 0 to 1; the screen's width by its height; the number pi."""

FUNCTIONS: Final[Mapping[str, int]] = {
    "abs": 1,
    "atan2": 2,
    "clamp": 3,
    "cos": 1,
    "floor": 1,
    "length": 2,
    "max": 2,
    "min": 2,
    "mix": 3,
    "noise": 2,
    "sin": 1,
    "smoothstep": 3,
    "sqrt": 1,
    "step": 2,
    "tan": 1,
}
"""Every function and how many values it takes."""

_OPERATORS: Final[Mapping[type[ast.AST], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.Mod: "%",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.And: "and",
    ast.Or: "or",
    ast.Not: "not",
    ast.USub: "negative",
    ast.UAdd: "positive",
}
_TOO_DEEP: Final = f"it is nested more than {MOST_DEEP} deep"
_WRITTEN_WITH: Final = re.compile(r"[a-z0-9_ .,+\-*/%()<>=!\s]*")
_RUNS_ON: Final = re.compile(r"[0-9]\.?(?!e[+-]?[0-9])[a-z_]")
_HINT: Final = (
    f"A formula is made of numbers, {', '.join(NAMES)}, + - * / ** %, comparisons, and, or, not, "
    f"`A if B else C`, and the functions {', '.join(FUNCTIONS)}."
)


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """One of `NAMES`."""

    name: str


@dataclass(frozen=True, slots=True)
class Apply:
    """An operator, or one of `FUNCTIONS`, or `if` (condition, then, otherwise), with the values it takes."""

    what: str
    values: tuple[Node, ...]


Node = Number | Name | Apply


def read_formula(text: str, *, source: str = "the formula") -> Node:
    """The formula in `text`; line ends are spaces in it.

    WrongInput (`bad_formula`) says in one sentence what is wrong and where: `source`, line and column.
    """
    return _Reader(text, source).read()


def names_in(formula: Node) -> frozenset[str]:
    """What the formula depends on, of `NAMES`."""
    match formula:
        case Number():
            return frozenset()
        case Name(name=name):
            return frozenset({name})
        case Apply(values=values):
            return frozenset[str]().union(*(names_in(one) for one in values))


class _Reader:
    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._source = source
        self._start = 0
        self._nodes = 0

    def read(self) -> Node:
        text = self._text
        if not text.strip():
            self._refuse("it is empty", 0)
        if len(text) > MOST_CHARACTERS:
            self._refuse(f"it is longer than {MOST_CHARACTERS} characters", MOST_CHARACTERS)
        if (written := _WRITTEN_WITH.match(text)) is not None and written.end() < len(text):
            self._refuse(f"{text[written.end()]!r} has no place in it", written.end())
        if (number := _RUNS_ON.search(text)) is not None:
            self._refuse("a number runs into a word", number.start())
        flat = re.sub(r"\s", " ", text)
        self._start = len(flat) - len(flat.lstrip())
        try:
            tree = ast.parse(flat.strip(), mode="eval").body
        except SyntaxError as trouble:
            # There is no place for what is missing at the end.
            if trouble.offset:
                self._refuse("it cannot be read from here on", self._start + trouble.offset - 1)
            self._refuse("it ends too early", len(text.rstrip()))
        except (RecursionError, MemoryError, ValueError):
            self._refuse(_TOO_DEEP, self._start)
        return self._node(tree, 0)

    def _node(self, node: ast.expr, deep: int) -> Node:
        at = self._start + node.col_offset
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._refuse(f"it has more than {MOST_NODES} parts", at)
        if deep > MOST_DEEP:
            self._refuse(_TOO_DEEP, at)
        match node:
            case ast.Constant(value=bool() | None):
                self._refuse(f"`{node.value}` has no place in it", at)
            case ast.Constant(value=int(value) | float(value)):
                if not abs(value) <= MOST_NUMBER:
                    self._refuse(f"a number is larger than {MOST_NUMBER:,}", at)
                return Number(float(value))
            case ast.Name(id=name):
                if name not in NAMES:
                    self._refuse(f"`{name}` is not known", at)
                return Name(name)
            case ast.UnaryOp(op=op, operand=operand) if type(op) in _OPERATORS:
                return self._apply(op, (operand,), deep)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
                if isinstance(op, ast.Pow):
                    self._check_power(right)
                return self._apply(op, (left, right), deep)
            case ast.BoolOp(op=op, values=values):
                return self._apply(op, tuple(values), deep)
            case ast.Compare(left=left, ops=ops, comparators=others) if all(
                type(one) in _OPERATORS for one in ops
            ):
                if len(ops) > 1:
                    self._refuse("only two things can be compared at a time; join comparisons with `and`", at)
                return self._apply(ops[0], (left, others[0]), deep)
            case ast.IfExp(test=test, body=body, orelse=otherwise):
                return Apply("if", tuple(self._node(one, deep + 1) for one in (test, body, otherwise)))
            case ast.Call(func=ast.Name(id=name), args=values, keywords=[]):
                if name not in FUNCTIONS:
                    self._refuse(f"there is no function `{name}`", at)
                if len(values) != FUNCTIONS[name]:
                    self._refuse(f"`{name}` takes {FUNCTIONS[name]} and got {len(values)}", at)
                return Apply(name, tuple(self._node(one, deep + 1) for one in values))
            case _:
                self._refuse("this has no place in it", at)

    def _apply(self, operator: ast.AST, values: tuple[ast.expr, ...], deep: int) -> Apply:
        return Apply(_OPERATORS[type(operator)], tuple(self._node(one, deep + 1) for one in values))

    def _check_power(self, exponent: ast.expr) -> None:
        for part in ast.walk(exponent):
            if isinstance(part, ast.Pow):
                self._refuse("an exponent has a power of its own", self._start + exponent.col_offset)
            match part:
                case ast.Constant(value=int(value) | float(value)) if abs(value) > MOST_POWER:
                    self._refuse(f"an exponent is larger than {MOST_POWER}", self._start + part.col_offset)
                case _:
                    pass

    def _refuse(self, what: str, at: int) -> NoReturn:
        before = self._text[:at]
        line, column = before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
        raise WrongInput(
            f"{self._source}:{line}:{column}: {what}.",
            code="bad_formula",
            hint=_HINT,
            where=f"{self._source}:{line}",
        )
