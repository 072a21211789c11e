"""A formula is read by a strict list; what is not on it is refused in one sentence that says where."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.film.errors import WrongInput
from reelwright.film.formula import FUNCTIONS, Apply, Name, Number, names_in, read_formula


def refused(text: str) -> str:
    with pytest.raises(WrongInput) as caught:
        read_formula(text, source="ripple.txt")
    assert caught.value.code == "bad_formula"
    assert caught.value.hint
    assert "\n" not in caught.value.message
    return caught.value.message


def test_reads_what_it_knows() -> None:
    read = read_formula("1 if x < -t and not y else max(a, 2 ** 0.5)")
    assert read == Apply(
        "if",
        (
            Apply(
                "and",
                (
                    Apply("<", (Name("x"), Apply("negative", (Name("t"),)))),
                    Apply("not", (Name("y"),)),
                ),
            ),
            Number(1),
            Apply("max", (Name("a"), Apply("**", (Number(2), Number(0.5))))),
        ),
    )


def test_says_what_it_depends_on() -> None:
    assert names_in(read_formula("min(1, x) if t < 0.5 else -y * 2")) == {"x", "t", "y"}
    assert names_in(read_formula("1 + 2")) == frozenset()


def test_may_run_over_several_lines() -> None:
    assert read_formula("  x\n  + y\n") == Apply("+", (Name("x"), Name("y")))


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "__import__",
        "x.__class__",
        "x.real",
        "().__class__.__bases__",
        "[x for x in y]",
        "{x: y}",
        "lambda: x",
        "x[0]",
        "f'{x}'",
        "'x' * 1000",
        "eval(x)",
        "exec(x)",
        "open(x)",
        "print(x)",
        "max(x, *y)",
        "max(*x)",
        "max(x, y, key=t)",
        "clamp(value=x)",
        "max(x)(y)",
        "(x := y)",
        "yield x",
        "await x",
        "x, y",
        "x; y",
        "x = y",
        "x == y == t",
        "x is y",
        "x in y",
        "x | y",
        "x // y",
        "x << 8",
        "x @ y",
        "~x",
        "True",
        "None",
        "...",
        "1j",
        "1e400",
        "99999999999999999999",
        "0x1f",
        "1_000",
        "9**9**9",
        "2**(2**x)",
        "x**99",
        "x**-99",
        "1if x else 2",
        "x # y",
        "x\\\n+y",
        "max",
        "z",
        "π",
        "\x00",
        "",
        "  \n ",
        "(" * 250 + "x" + ")" * 250,
        "-" * 499 + "x",
        "not " * 120 + "x",
        "x" * 501,
    ],
)
def test_refuses_all_else(text: str) -> None:
    assert refused(text).startswith("ripple.txt:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x + z", "ripple.txt:1:5: `z` is not known."),
        ("x +\n  cosh(t)", "ripple.txt:2:3: there is no function `cosh`."),
        ("x +\n\n clamp(t)", "ripple.txt:3:2: `clamp` takes 3 and got 1."),
        ("x +", "ripple.txt:1:4: it ends too early."),
        ("x * 'y'", 'ripple.txt:1:5: "\'" has no place in it.'),
        ("9**9**9", "ripple.txt:1:4: an exponent has a power of its own."),
        ("x ** 40", "ripple.txt:1:6: an exponent is larger than 16."),
        ("2if x else 1", "ripple.txt:1:1: a number runs into a word."),
        ("x.real", "ripple.txt:1:1: this has no place in it."),
        ("0 < x < 1", "only two things can be compared at a time"),
        ("x" * 501, "ripple.txt:1:501: it is longer than 500 characters."),
        ("not " * 120 + "x", "it is nested more than 100 deep."),
        ("+".join(["x*x*x"] * 70), "it has more than 200 parts."),
        ("x y", "ripple.txt:1:3: it cannot be read from here on."),
        ("", "ripple.txt:1:1: it is empty."),
    ],
)
def test_says_what_is_wrong_and_where(text: str, said: str) -> None:
    assert said in refused(text)


PIECES = [
    *("x", "y", "t", "a", "pi", "1", ".5", "1e3", "(", ")", ",", " ", "+", "-", "*", "/", "%", "**", "<"),
    *("==", "and", "or", "not", "if", "else", "=", ".", "_", "\n", "é", "lambda", "for"),
    *FUNCTIONS,
]


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_anything_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(WrongInput):
        read_formula(text)
