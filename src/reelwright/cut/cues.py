"""When captions are shown: with the words that are heard, else spread over their scene."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate

from reelwright.cut.phrasing import CHARACTERS_A_SECOND, Phrase, phrases, weight
from reelwright.film.speech import Speech, Spoken
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.time import Rate
from reelwright.film.timeline import Caption, Voice
from reelwright.film.video import Note

_LEAST = Fraction(1)
"""Seconds that a caption stays, where there is room."""
_SHORTEST = Fraction(2, 3)
"""Seconds below which a caption is not worth showing: the last ones are left out instead."""
_LINGER = Fraction(2, 5)
"""Seconds that a caption stays after its last word, within its scene."""
_HURRIED = 21
"""Characters a second above which the user is told: the quickest that subtitling guides allow is 20."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """A phrase with the frames at which its words begin and end, and (`begin`, `edge`) its scene does."""

    scene: int
    phrase: Phrase
    start: int
    end: int
    begin: int
    edge: int


def columns(width: int, height: int, language: str = "en") -> int:
    """Columns that a caption's line holds in a picture of that shape: about two thirds of its width.

    Ideographs are two columns wide, and 16 of them are a line (Netflix, for Chinese and Korean).
    """
    wide = language.lower().split("-")[0] in {"zh", "yue", "ja", "ko"}
    if 3 * width >= 4 * height:
        return 32 if wide else 42
    if width >= height:
        return 28 if wide else 32
    return 24 if wide else 28


def lay_captions(
    storyboard: Storyboard,
    bounds: Sequence[int],
    rate: Rate,
    line: int,
    spoken: Mapping[int, Spoken],
    voices: Sequence[Voice],
) -> tuple[tuple[Caption, ...], tuple[Note, ...]]:
    """What is said in each scene, or else its caption, as captions of two lines of `line` characters.

    They never overlap and stay within the film. Notes say where words are left out or pass too quickly.
    """
    sounding = {voice.scene: voice for voice in voices}
    cues: list[_Cue] = []
    notes: list[Note] = []
    for scene in storyboard.scenes:
        begin, end = bounds[scene.number - 1], bounds[scene.number]
        found = phrases(_words_of(scene), line, storyboard.language)
        voice = sounding.get(scene.number)
        if voice is not None:
            cues += _heard(found, scene.number, voice, spoken[scene.number].speech, begin, end, rate)
            continue
        shown = found[: max(1, (end - begin) // max(1, rate.frames(_SHORTEST)))]
        if len(shown) < len(found):
            notes.append(
                Note(
                    code="captions_left_out",
                    message=f"Scene {scene.number} has more words than can be read in its time: "
                    f"{len(shown)} of {len(found)} captions are shown.",
                    scene=scene.number,
                )
            )
        cues += _spread(shown, scene.number, begin, end)
    captions = _timed(cues, bounds[-1], rate)
    return tuple(caption for _, caption in captions), (*notes, *_hurried(captions, rate))


def _words_of(scene: Scene) -> str:
    return scene.narration or scene.caption


def _spread(found: Sequence[Phrase], scene: int, begin: int, end: int) -> list[_Cue]:
    """Phrases one after the other, each for its share of the time."""
    whole = found[-1].end if found else 0
    share = Fraction(end - begin, max(1, whole))
    return [
        _Cue(scene, one, begin + round(one.start * share), begin + round(one.end * share), begin, end)
        for one in found
    ]


def _heard(
    found: Sequence[Phrase], scene: int, voice: Voice, speech: Speech, begin: int, edge: int, rate: Rate
) -> list[_Cue]:
    """Phrases at the times of their words, as far as the voice is heard."""
    ends_at = voice.start + voice.frames
    if not speech.words:
        whole = min(voice.frames, rate.frames(speech.seconds))
        spread = _spread(found, scene, voice.start, voice.start + whole)
        return [replace(cue, begin=begin) for cue in spread]
    sizes = [max(1, weight(word.text)) for word in speech.words]
    # The voice may count words otherwise than the text does ("12" is "twelve"), so the two are laid over
    # each other by their length; where they agree this is exact.
    scale = Fraction(found[-1].end if found else 0, sum(sizes))
    after = [size * scale for size in accumulate(sizes)]
    before = [Fraction(0), *after[:-1]]
    starts = list(accumulate((word.start for word in speech.words), max))
    ends = list(accumulate((word.end for word in speech.words), max))
    cues = [
        _Cue(
            scene,
            one,
            voice.start + rate.frames(_between(Fraction(one.start), before, starts)),
            min(ends_at, voice.start + rate.frames(_between(Fraction(one.end), after, ends))),
            begin,
            max(edge, ends_at),
        )
        for one in found
    ]
    return [cue for cue in cues if cue.start < ends_at]


def _between(at: Fraction, places: Sequence[Fraction], times: Sequence[Fraction]) -> Fraction:
    """The time at `at`, in proportion between the two `places` around it."""
    right = bisect_right(places, at)
    if right == 0 or right == len(places):
        return times[max(0, right - 1)]
    span = places[right] - places[right - 1]
    part = (at - places[right - 1]) / span if span else Fraction(0)
    return times[right - 1] + part * (times[right] - times[right - 1])


def _timed(cues: Sequence[_Cue], film: int, rate: Rate) -> list[tuple[int, Caption]]:
    """Captions with their scenes, each kept on screen long enough to read where the next one lets it."""
    cues = _in_turn(cues, film)
    found: list[tuple[int, Caption]] = []
    free = 0
    for place, cue in enumerate(cues):
        limit = cues[place + 1].start if place + 1 < len(cues) else film
        needed = max(rate.frames(_LEAST), -(-(cue.phrase.weight * rate.fps) // CHARACTERS_A_SECOND))
        relaxed = min(cue.end + rate.frames(_LINGER), cue.edge)
        end = min(limit, max(relaxed, cue.end, cue.start + needed))
        # No room behind: come on a little before the words, but not before the picture they belong to.
        earliest = max(free, cue.begin, cue.start - rate.frames(_LINGER))
        start = max(earliest, min(cue.start, end - needed))
        found.append((cue.scene, Caption(text=cue.phrase.text, start=start, frames=end - start)))
        free = end
    return found


def _in_turn(cues: Sequence[_Cue], film: int) -> list[_Cue]:
    """Cues that each begin after the one before and within the film; one that cannot is left out."""
    found: list[_Cue] = []
    for cue in cues:
        start = max(cue.start, found[-1].start + 1 if found else 0)
        if start < film:
            found.append(replace(cue, start=start, end=max(cue.end, start + 1)))
    return found


def _hurried(captions: Sequence[tuple[int, Caption]], rate: Rate) -> list[Note]:
    hurried = {scene for scene, one in captions if weight(one.text) > _HURRIED * rate.seconds(one.frames)}
    return [
        Note(
            code="captions_hurried",
            message=f"The captions of scene {scene} pass faster than most people read.",
            scene=scene,
        )
        for scene in sorted(hurried)
    ]
