"""Splitting the film's seconds over its scenes, so that they add up exactly and each can be shot."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

from reelwright.film.errors import WrongInput
from reelwright.providers.port import Durations, Sheet

_HALF = Fraction(1, 2)

Cost = Callable[[int, Fraction], float]
"""How ill it suits scene (from 0) to last so long."""


def choices(durations: Durations, most: Fraction) -> tuple[Fraction, ...]:
    """The seconds a scene may last, `most` at the longest; halves only, where the model's steps are finer."""
    if durations.values:
        return tuple(sorted({one for one in durations.values if 0 < one <= most}))
    step = durations.step
    if step < _HALF:
        step = Fraction(math.lcm(step.numerator, _HALF.numerator), math.gcd(step.denominator, 2))
    start = durations.least
    while start <= 0 or (start * 2).denominator != 1:
        start += durations.step
        if start > min(most, durations.most):
            start, step = durations.least or durations.step, durations.step
            break
    found: list[Fraction] = []
    while start <= min(most, durations.most):
        if durations.allows(start):
            found.append(start)
        start += step
    return tuple(found)


def split(total: int, scenes: int, sheet: Sheet, cost: Cost) -> tuple[Fraction, ...] | None:
    """Seconds for each scene that add up to `total` at the least cost; None when there are none."""
    offered = choices(sheet.durations, Fraction(total))
    best: dict[Fraction, tuple[float, tuple[Fraction, ...]]] = {Fraction(0): (0.0, ())}
    for scene in range(scenes):
        reached: dict[Fraction, tuple[float, tuple[Fraction, ...]]] = {}
        costs = [(one, cost(scene, one)) for one in offered]
        for so_far, (paid, parts) in best.items():
            for one, price in costs:
                after = so_far + one
                if after > total:
                    break
                if after not in reached or paid + price < reached[after][0]:
                    reached[after] = (paid + price, (*parts, one))
        best = reached
    found = best.get(Fraction(total))
    return found[1] if found else None


def by_weight(total: int, weights: Sequence[float]) -> Cost:
    """The cost of straying from seconds shared out by `weights`."""
    whole = sum(weights)
    ideals = [total * weight / whole for weight in weights]

    def cost(scene: int, seconds: Fraction) -> float:
        return (float(seconds) - ideals[scene]) ** 2

    return cost


def can_last(scenes: int, sheet: Sheet, around: int) -> list[int]:
    """The whole seconds nearest to `around`, at most two each way, that this many scenes can fill."""
    offered = choices(sheet.durations, sheet.durations.longest)
    reached = {Fraction(0)}
    for _ in range(scenes):
        reached = {so_far + one for so_far in reached for one in offered if so_far + one <= 600}
    whole = sorted(int(one) for one in reached if one.denominator == 1)
    below = [one for one in whole if one < around][-2:]
    return below + [one for one in whole if one > around][:2]


def does_not_fit(seconds: int, scenes: int | None, sheet: Sheet) -> WrongInput:
    """The error that says what could be asked for instead."""
    fits = can_last(scenes, sheet, seconds) if scenes else []
    many = f"{scenes} scene{'s' if scenes != 1 else ''}" if scenes else "No number of scenes"
    message = f"{many} of {sheet.model} cannot last {seconds} s together."
    if scenes is None:
        message = f"{many} of {sheet.model} lasts exactly {seconds} s."
    offer = " or ".join(f"{one} s" for one in fits)
    return WrongInput(
        message,
        code="seconds_do_not_fit",
        hint=f"Ask for {offer}, or for another number of scenes." if offer else "Ask for other seconds.",
        where="seconds",
    )
