"""The faults that can be rehearsed: what each does, where it strikes, and how they are written and drawn."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from reelwright.film.errors import WrongInput


class Strikes(StrEnum):
    """Where a fault does its harm."""

    DOOR = "door"
    """Instead of an answer: nothing is done, and for a create nothing is charged."""
    ANSWER = "answer"
    """The work is done and the answer to it is spoilt. After a create: the task is there, and charged."""
    TASK = "task"
    """The life of a task goes wrong."""
    OUTPUT = "output"
    """What was made is bad."""
    FETCH = "fetch"
    """What was made is good, and hard to get."""


@dataclass(frozen=True, slots=True)
class Kind:
    strikes: Strikes
    about: str
    weight: int = 0
    """How often it is drawn, against the others, where faults come by rate; 0: never."""
    reads: int = 0
    """The same for requests that create nothing."""


KINDS: Final[Mapping[str, Kind]] = {
    "drop_before": Kind(Strikes.DOOR, "The connection is closed; nothing was done.", 6, 4),
    "http_401": Kind(Strikes.DOOR, "The key is refused."),
    "http_429": Kind(Strikes.DOOR, "The daily limit is reached.", 1),
    "no_credits": Kind(Strikes.DOOR, "There are not enough credits.", 1),
    "http_500": Kind(Strikes.DOOR, "500, and nothing was done.", 2, 2),
    "http_502": Kind(Strikes.DOOR, "502, and nothing was done.", 2, 4),
    "http_503": Kind(Strikes.DOOR, "503, and nothing was done.", 6, 6),
    "http_504": Kind(Strikes.DOOR, "504, and nothing was done.", 2, 4),
    "proxy_page": Kind(Strikes.DOOR, "200 with somebody else's HTML page; nothing was done.", 1, 2),
    "drop_after": Kind(Strikes.ANSWER, "The connection is closed after the work was done.", 6, 4),
    "late": Kind(Strikes.ANSWER, "The answer comes after 90 s (an argument: after so many real seconds).", 3),
    "gateway": Kind(Strikes.ANSWER, "The work is done, and the answer is a 504.", 3),
    "truncated": Kind(Strikes.ANSWER, "The answer breaks off in the middle.", 2, 3),
    "not_json": Kind(Strikes.ANSWER, "The answer is no JSON, and says it is.", 1, 2),
    "wrong_json": Kind(Strikes.ANSWER, "The answer is JSON of another form.", 1, 1),
    "html": Kind(Strikes.ANSWER, "The work is done, and the answer is an HTML page.", 1),
    "huge": Kind(Strikes.ANSWER, "The answer has 64 MB.", 1),
    "fail": Kind(Strikes.TASK, "FAILED; the argument is the failureCode, INTERNAL without one.", 6),
    "throttled": Kind(Strikes.TASK, "THROTTLED for 60 s (an argument: for so many real seconds).", 3),
    "stuck": Kind(Strikes.TASK, "RUNNING for good."),
    "cancelled": Kind(Strikes.TASK, "CANCELLED by the service, and given back.", 1),
    "vanish": Kind(Strikes.TASK, "The task is gone (404) once it runs; it stays charged."),
    "backwards": Kind(Strikes.TASK, "Progress goes backwards.", 3),
    "unknown_status": Kind(Strikes.TASK, "A status that is in no documentation, while it runs.", 2),
    "wrong_size": Kind(Strikes.OUTPUT, "The picture is half as wide and high.", 2),
    "too_short": Kind(Strikes.OUTPUT, "The clip is half as long.", 2),
    "black": Kind(Strikes.OUTPUT, "The clip is black.", 2),
    "frozen": Kind(Strikes.OUTPUT, "The clip stands still.", 2),
    "garbage": Kind(Strikes.OUTPUT, "The file is no media at all.", 2),
    "expired_url": Kind(Strikes.FETCH, "The first address has expired when it is given.", 3),
    "truncated_download": Kind(Strikes.FETCH, "The first download breaks off in the middle.", 4),
    "download_type": Kind(Strikes.FETCH, "The first download is an HTML page.", 2),
    "download_500": Kind(Strikes.FETCH, "The first download fails with a 500.", 2),
}

FAILURES: Final[Mapping[str, tuple[str, bool, int]]] = {
    "SAFETY.INPUT.TEXT": ("The text prompt was moderated.", True, 4),
    "SAFETY.INPUT.IMAGE": ("The input image was moderated.", True, 1),
    "SAFETY.INPUT.VIDEO": ("The input video was moderated.", True, 0),
    "SAFETY.INPUT.AUDIO": ("The input audio was moderated.", True, 0),
    "SAFETY.OUTPUT.VIDEO": ("The generated video was moderated.", True, 2),
    "SAFETY.OUTPUT.IMAGE": ("The generated image was moderated.", True, 0),
    "INPUT_PREPROCESSING.SAFETY.TEXT": ("The text prompt was rejected.", True, 1),
    "INPUT_PREPROCESSING.INTERNAL": ("The input could not be prepared.", False, 2),
    "INTERNAL.BAD_OUTPUT.CODE01": ("The generation did not meet our quality standards.", False, 4),
    "INTERNAL.BAD_OUTPUT.01": ("The generation did not meet our quality standards.", False, 0),
    "INTERNAL": ("An unexpected error occurred.", False, 4),
    "ASSET.INVALID": ("The input asset is not usable.", False, 0),
    "THIRD_PARTY.UNAVAILABLE": ("The model's vendor is unavailable.", False, 2),
    "NONE": ("An unexpected error occurred.", False, 1),
}
"""By failureCode: the text, whether it is charged, and its share among failures that come by rate.

`NONE` stands for a failure without a code."""

_TOKEN: Final = re.compile(r"\[\[fault:([a-z0-9_]+)(?::([A-Za-z0-9_.]+))?\]\]")
_WORD: Final = re.compile(r"([a-z0-9_]+)(?::([A-Za-z0-9_.]+))?")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault to happen: `late`, or with an argument `late:3`."""

    name: str
    argument: str = ""

    def __str__(self) -> str:
        return f"{self.name}:{self.argument}" if self.argument else self.name

    @property
    def kind(self) -> Kind:
        return KINDS[self.name]

    def number(self, otherwise: float) -> float:
        return float(self.argument) if self.argument else otherwise


def fault_of(text: str) -> Fault:
    """The fault that `text` names; WrongInput lists those there are."""
    found = _WORD.fullmatch(text.strip())
    name, argument = (found.group(1), found.group(2) or "") if found else ("", "")
    if name not in KINDS:
        raise WrongInput(
            f"There is no fault called {text[:60]!r}.",
            code="unknown_fault",
            hint=f"There are {', '.join(KINDS)}.",
            where="fault",
        )
    if name == "fail":
        argument = argument or "INTERNAL"
        if argument not in FAILURES:
            raise WrongInput(
                f"There is no failure code {argument!r}.",
                code="unknown_fault",
                hint=f"There are {', '.join(FAILURES)}.",
                where="fault",
            )
    elif argument and not re.fullmatch(r"\d{1,6}(\.\d{1,3})?", argument):
        raise WrongInput(
            f"{argument!r} is no number of seconds or times.", code="unknown_fault", where="fault"
        )
    return Fault(name, argument)


def faults_in(prompt: str) -> tuple[Fault, ...]:
    """The faults that a prompt asks for as `[[fault:NAME]]` or `[[fault:NAME:ARG]]`; unknown ones are not."""
    found: list[Fault] = []
    for name, argument in _TOKEN.findall(prompt):
        try:
            found.append(fault_of(f"{name}:{argument}" if argument else name))
        except WrongInput:
            continue
    return tuple(found)


def without_faults(prompt: str) -> str:
    return " ".join(_TOKEN.sub(" ", prompt).split())


def drawn_fault(rate: float, seed: int, number: int, *, creates: bool) -> Fault | None:
    """The fault, if any, of the `number`-th request of its sort: the same for the same seed."""
    dice = random.Random(f"{seed}/{'create' if creates else 'read'}/{number}")
    if dice.random() >= rate:
        return None
    names = list(KINDS)
    weights = [KINDS[name].weight if creates else KINDS[name].reads for name in names]
    name = dice.choices(names, weights)[0]
    if name == "fail":
        codes = list(FAILURES)
        return Fault(name, dice.choices(codes, [FAILURES[code][2] for code in codes])[0])
    return Fault(name)


def first(faults: Sequence[Fault], *strikes: Strikes) -> Fault | None:
    """The first of `faults` that strikes there."""
    return next((one for one in faults if one.kind.strikes in strikes), None)
