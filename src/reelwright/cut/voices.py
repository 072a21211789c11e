"""The spoken lines of the cut: each in its own scene, and never two at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from reelwright.film.speech import Spoken
from reelwright.film.time import Rate
from reelwright.film.timeline import Voice
from reelwright.film.video import Note

_BREATH = Fraction(3, 10)
"""Seconds of picture before a line begins."""
_SPILL = Fraction(1)
"""Seconds that a line may run on into a scene without one."""


def lay_voices(
    spoken: Mapping[int, Spoken], bounds: Sequence[int], rate: Rate
) -> tuple[tuple[Voice, ...], tuple[Note, ...]]:
    """Lines by scene number, as voices between the scenes' `bounds`.

    A line too long for its scene begins without a breath, then runs on a little where nobody speaks next,
    and is cut short only after that, with a note.
    """
    voices: list[Voice] = []
    notes: list[Note] = []
    for number in sorted(spoken):
        line = spoken[number]
        needed = -(-(line.speech.seconds * rate.fps) // 1)
        if needed <= 0:
            continue
        begin, end = bounds[number - 1], bounds[number]
        start = max(begin, min(begin + rate.frames(_BREATH), end - needed))
        last = end
        if number + 1 < len(bounds) and number + 1 not in spoken:
            last = min(end + rate.frames(_SPILL), bounds[number + 1])
        frames = min(needed, last - start)
        voices.append(Voice(scene=number, media=line.media, start=start, frames=frames))
        if frames < needed:
            notes.append(_cut_short(line, rate.seconds(frames)))
    return tuple(voices), tuple(notes)


def _cut_short(line: Spoken, room: Fraction) -> Note:
    return Note(
        code="voice_cut",
        message=f"The line of scene {line.scene} takes {float(line.speech.seconds):.1f} s and has "
        f"{float(room):.1f} s: its end is not heard.",
        scene=line.scene,
    )
