"""How long the clips of a scene are: one clip with handles, or parts that go on from each other."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reelwright.film.time import Rate
from reelwright.providers.port import Durations, Mode, Sheet


@dataclass(frozen=True, slots=True)
class Lengths:
    parts: tuple[Fraction, ...]
    """Seconds of each clip. Every part after the first begins with the last frame of the one before it."""
    lead: Fraction
    """Seconds of handle before the scene's own first frame."""


def lengths(sheet: Sheet, own: Fraction, before: Fraction, after: Fraction, rate: Rate) -> Lengths | None:
    """The fewest and shortest clips that hold a scene of `own` seconds and its handles.

    Where the longest clips have no room for the whole handles they get what there is; the cut shortens its
    transitions. None when the model can neither shoot so long nor go on from a picture.
    """
    durations = sheet.durations
    if sheet.handle_step is not None:
        return _with_handles(durations, sheet.handle_step, own, before, after)
    whole = durations.at_least(own + before + after)
    if whole is not None:
        return Lengths((whole,), before)
    frame, longest = rate.seconds(1), _longest(durations)
    if longest >= own:
        return Lengths((longest,), _lead(longest - own, before, after, rate))
    if Mode.FIRST_FRAME not in sheet.modes or longest <= frame:
        return None
    count = -((own - frame) // (frame - longest))
    shared = (count - 1) * frame
    parts = _parts(durations, count, min(own + before + after + shared, count * longest))
    return Lengths(parts, _lead(sum(parts) - shared - own, before, after, rate))


def _with_handles(
    durations: Durations, step: Fraction, own: Fraction, before: Fraction, after: Fraction
) -> Lengths | None:
    if not durations.allows(own):
        longer = durations.at_least(own)
        return None if longer is None else Lengths((longer,), Fraction(0))
    lead = _up(before, step)
    return Lengths((own + lead + _up(after, step),), lead)


def _lead(spare: Fraction, before: Fraction, after: Fraction, rate: Rate) -> Fraction:
    """The handle before the scene: all of it, or its share of what can be spared, in whole frames."""
    if spare >= before + after:
        return before
    return rate.seconds(int(before * spare / (before + after) * rate.fps))


def _parts(durations: Durations, count: int, seconds: Fraction) -> tuple[Fraction, ...]:
    """`count` durations of at least `seconds` together: the least that will do, and then the most alike."""
    if not durations.values:
        steps = max(0, -((count * durations.least - seconds) // durations.step))
        each, more = divmod(steps, count)
        return tuple(durations.least + (each + (part < more)) * durations.step for part in range(count))
    # Of parts with the same sum, those with the least sum of squares are the most alike.
    sums: dict[Fraction, tuple[Fraction, tuple[Fraction, ...]]] = {Fraction(0): (Fraction(0), ())}
    for _ in range(count):
        longer: dict[Fraction, tuple[Fraction, tuple[Fraction, ...]]] = {}
        for so_far, (squares, parts) in sums.items():
            for one in durations.values:
                found = (squares + one * one, (*parts, one))
                if so_far + one not in longer or found[0] < longer[so_far + one][0]:
                    longer[so_far + one] = found
        sums = longer
    chosen = sums[min(one for one in sums if one >= seconds)][1]
    return tuple(sorted(chosen, reverse=True))


def _longest(durations: Durations) -> Fraction:
    if durations.values:
        return max(durations.values)
    return durations.least + (durations.most - durations.least) // durations.step * durations.step


def _up(value: Fraction, step: Fraction) -> Fraction:
    return -(-value // step) * step
