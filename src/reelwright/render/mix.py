"""The mix: voices at their frames over the clips' own sound and a music bed, which make room for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from reelwright.film.errors import Unreadable
from reelwright.film.grammar import ClipSound
from reelwright.film.timeline import Clip, Timeline, Voice
from reelwright.film.video import Note
from reelwright.media.source import Find
from reelwright.render.bed import Bed
from reelwright.render.tape import (
    SAMPLE_RATE,
    Piece,
    Tape,
    alongside,
    at_most,
    has_sound,
    played,
    rounded,
    silence,
)

BLOCK = 2 * SAMPLE_RATE
"""Samples mixed at a time."""
STEP = SAMPLE_RATE // 1000
"""Levels that move are worked out so far apart, and drawn straight in between."""
JOIN_FADE = SAMPLE_RATE * 8 // 1000
"""At either end of every voice and of every clip's sound: 8 ms. At a cut the two clips overlap by as much."""
MUSIC_IN = SAMPLE_RATE * 4 // 10
MUSIC_OUT = SAMPLE_RATE * 18 // 10
"""Samples over which the bed comes in and goes out, at most a quarter of the film each."""
ATTACK = SAMPLE_RATE * 150 // 1000
RELEASE = SAMPLE_RATE * 400 // 1000
"""The bed is down when a voice begins, having taken the attack before it, and up again a release after."""
SWELL_DB = 7.0
"""The bed comes forward by so much where nobody speaks for long: a film whose music stays behind words that
are not there is felt as empty, and is too quiet as a whole."""
SWELL_AFTER = SAMPLE_RATE * 5 // 2
SWELL_RAMP = SAMPLE_RATE * 7 // 10
"""A pause from here on is long; the bed takes so long to come forward and to step back."""
CLIP_DUCK_DB = -12.0
"""A ducked clip under a voice: its noises are heard, its words are not mistaken for the narrator's."""
AUDIBLE = 0.003
"""A sample below this (-50 dBFS) is not speech yet or any more."""

Level = float | NDArray[np.float32]


@dataclass(slots=True)
class _Part:
    """A sound on the film's own samples, from `start` to `stop`, coming in and going out over a few."""

    start: int
    stop: int
    gain: float
    play: Callable[[], Iterator[Piece]]
    rise: int = 0
    fall: int = 0
    ducked: bool = False
    tape: Tape | None = field(default=None)


class Mix:
    """The film's sound before mastering: `samples` samples, the same each time it is played.

    Raises Unreadable for a voice or music that cannot be decoded; for a clip whose sound cannot be, there is
    a note. The voices and the music are listened to once when it is made, to know when the bed has to be low
    and how loud it is.
    """

    def __init__(self, timeline: Timeline, find: Find, check: Callable[[], None]) -> None:
        self._timeline = timeline
        self._find = find
        self._check = check
        self._notes: dict[str, Note] = {}
        self.samples = self.at_frame(timeline.frames)
        heard = [self._voice(voice) for voice in timeline.voices]
        self._voices = [part for part, _ in heard]
        self._spoken = _together([span for _, span in heard if span[1] > span[0]])
        self._clips = list(self._clip_parts())
        bed = timeline.music
        self._bed = Bed(find(bed.media), self.samples, check) if bed else None

    def at_frame(self, frame: int) -> int:
        """The sample nearest to the start of film frame `frame`."""
        return round(Fraction(frame * SAMPLE_RATE) / self._timeline.rate.fps)

    @property
    def silent(self) -> bool:
        return not self._voices and not self._clips and self._bed is None

    @property
    def notes(self) -> tuple[Note, ...]:
        """What could not be heard of the clips, as far as the mix has been played."""
        return tuple(self._notes.values())

    def play(self) -> Iterator[Piece]:
        """The mix in blocks of at most `BLOCK` samples."""
        music = Tape(self._bed.play()) if self._bed else None
        for part in (*self._clips, *self._voices):
            part.tape = None
        for at in range(0, self.samples, BLOCK):
            self._check()
            length = min(BLOCK, self.samples - at)
            depth = _moving(at, length, lambda where: _depth(where, self._spoken))
            block = self._music(music, at, length, depth)
            for part in self._clips:
                _add(part, block, at, depth)
            # The film's own fades take all with them but the words.
            block *= _moving(at, length, self._fade)
            for part in self._voices:
                _add(part, block, at, 0.0)
            yield block

    def _voice(self, voice: Voice) -> tuple[_Part, tuple[int, int]]:
        """The voice, and the samples of the film between which it is really heard."""
        source, name = self._find(voice.media), f"The voice of scene {voice.scene}"
        start = self.at_frame(voice.start)
        longest = min(self.at_frame(voice.start + voice.frames), self.samples) - start
        sounded, first, last = 0, -1, -1
        for piece in at_most(played(source, name), longest):
            self._check()
            loud = np.flatnonzero(np.abs(piece).max(axis=0) > AUDIBLE)
            if loud.size:
                first = sounded + int(loud[0]) if first < 0 else first
                last = sounded + int(loud[-1]) + 1
            sounded += piece.shape[1]

        def play() -> Iterator[Piece]:
            return rounded(at_most(played(source, name), sounded), JOIN_FADE)

        part = _Part(start, start + sounded, _amplitude(voice.gain_db), play)
        return part, (start + max(0, first), start + max(0, last))

    def _clip_parts(self) -> Iterator[_Part]:
        clips, joins = self._timeline.clips, self._timeline.joins
        for place, (clip, begins) in enumerate(zip(clips, self._timeline.starts(), strict=True)):
            if clip.sound is ClipSound.MUTE:
                continue
            if not has_sound(self._find(clip.media)):
                if clip.sound is ClipSound.KEEP:
                    self._note(
                        "clip_without_sound",
                        f"The clip of scene {clip.scene} brings no sound to be kept.",
                        clip.scene,
                    )
                continue
            start, stop = self.at_frame(begins), self.at_frame(begins + clip.frames)
            before = joins[place - 1].frames if place else 0
            after = joins[place].frames if place < len(joins) else 0
            fall = stop - self.at_frame(begins + clip.frames - after)
            # At a cut a clip sounds on for a moment while the next one comes in.
            stop = min(stop if after else stop + JOIN_FADE, self.samples)
            yield _Part(
                start,
                stop,
                _amplitude(clip.gain_db),
                self._playing(clip, stop - start),
                self.at_frame(begins + before) - start or JOIN_FADE,
                fall or JOIN_FADE,
                clip.sound is ClipSound.DUCK,
            )

    def _playing(self, clip: Clip, samples: int) -> Callable[[], Iterator[Piece]]:
        source = self._find(clip.media)

        def whole() -> Iterator[Piece]:
            try:
                yield from alongside(source, f"The sound of scene {clip.scene}", clip.source_start)
            except Unreadable as why:
                self._note(
                    "clip_sound_unreadable", f"{why.message} It is left out from there on.", clip.scene
                )

        return lambda: rounded(at_most(whole(), samples), JOIN_FADE)

    def _note(self, code: str, message: str, scene: int) -> None:
        self._notes.setdefault(message, Note(code=code, message=message, scene=scene))

    def _music(self, music: Tape | None, at: int, length: int, depth: Level) -> Piece:
        block = silence(length)
        bed = self._timeline.music
        if music is None or bed is None or self._bed is None:
            return block
        piece = music.read(length)
        here = piece.shape[1]
        swell = _moving(at, length, self._swell)
        level = _amplitude(bed.gain_db) * _raised(bed.duck_db, depth) * _raised(SWELL_DB, swell)
        block[:, :here] = piece * (level[:here] if isinstance(level, np.ndarray) else level)
        # Where the film itself fades, the bed goes with it and needs no ramp of its own.
        rise = 1 if self._timeline.fade_in else MUSIC_IN
        fall = 1 if self._timeline.fade_out else MUSIC_OUT
        block *= _moving(at, length, lambda where: _ramps(where, self.samples, rise, fall))
        return block

    def _swell(self, where: NDArray[np.float64]) -> NDArray[np.float64]:
        """1 in the middle of a long pause between, before or after the voices, 0 elsewhere."""
        if not self._spoken:
            return np.zeros_like(where)
        ends = [-SWELL_RAMP, *(last + RELEASE for _, last in self._spoken)]
        starts = [*(first - ATTACK for first, _ in self._spoken), self.samples + SWELL_RAMP]
        level = np.zeros_like(where)
        for end, start in zip(ends, starts, strict=True):
            if start - end >= SWELL_AFTER:
                ramps = np.minimum(where - end, start - where) / SWELL_RAMP
                level = np.maximum(level, _smooth(np.clip(ramps, 0, 1)))
        return level

    def _fade(self, where: NDArray[np.float64]) -> NDArray[np.float64]:
        """The film's own fades from and to silence."""
        rise = self.at_frame(self._timeline.fade_in)
        fall = self.at_frame(self._timeline.fade_out)
        return _ramps(where, self.samples, rise, fall, share=1)


def _add(part: _Part, block: Piece, at: int, depth: Level) -> None:
    """What of `part` sounds in the block that starts at film sample `at`, added to it."""
    length = block.shape[1]
    if part.start >= at + length or part.stop <= at:
        return
    if part.tape is None:
        part.tape = Tape(part.play())
    skipped = max(0, part.start - at)
    piece = part.tape.read(length - skipped)
    stop = skipped + piece.shape[1]
    level: Level = part.gain
    if part.ducked:
        level = level * _raised(CLIP_DUCK_DB, depth)
    if part.rise or part.fall:
        level = level * _moving(at, length, lambda where: _crossing(where, part))
    here = level[skipped:stop] if isinstance(level, np.ndarray) else level
    block[:, skipped:stop] += piece * np.asarray(here, np.float32)
    if part.stop <= at + length:
        # A long film has hundreds: what is over must hold neither samples nor files.
        part.tape = None


def _amplitude(decibels: float) -> float:
    return 10 ** (decibels / 20)


def _raised(decibels: float, share: Level) -> Level:
    """The factor for a share of so many decibels."""
    if isinstance(share, np.ndarray):
        return np.power(np.float32(10), np.float32(decibels / 20) * share)
    return _amplitude(decibels * share)


def _moving(at: int, length: int, level: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> Level:
    """What `level` says over a block of samples: one figure where it does not move."""
    where = np.arange(at, at + length + STEP, STEP, dtype=np.float64)
    found = level(where)
    if float(found.min()) == float(found.max()):
        return float(found[0])
    return np.interp(np.arange(at, at + length, dtype=np.float64), where, found).astype(np.float32)


def _crossing(where: NDArray[np.float64], part: _Part) -> NDArray[np.float64]:
    """A clip's way in and out: of equal power, so that two clips that cross are as loud as either."""
    coming = np.clip((where - part.start) / max(1, part.rise), 0, 1)
    going = np.clip((part.stop - where) / max(1, part.fall), 0, 1)
    return np.sin(coming * np.pi / 2) * np.sin(going * np.pi / 2)


def _ramps(
    where: NDArray[np.float64], samples: int, rise: int, fall: int, share: int = 4
) -> NDArray[np.float64]:
    """0 at both ends of `samples`, 1 in between; a ramp takes at most one part in `share` of them."""
    rise, fall = (max(1, min(length, samples // share)) for length in (rise, fall))
    level = np.clip(np.minimum((where + 1) / rise, (samples - where) / fall), 0, 1)
    return np.ones_like(where) if rise == fall == 1 else _smooth(level)


def _smooth(level: NDArray[np.float64]) -> NDArray[np.float64]:
    return level * level * (3 - 2 * level)


def _together(spoken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of speech, those together between which the bed would have no time to come up."""
    together: list[tuple[int, int]] = []
    for first, last in sorted(spoken):
        if together and first - together[-1][1] <= ATTACK + RELEASE:
            together[-1] = (together[-1][0], max(together[-1][1], last))
        else:
            together.append((first, last))
    return together


def _depth(where: NDArray[np.float64], spoken: list[tuple[int, int]]) -> NDArray[np.float64]:
    """0 where the bed is at its own level, 1 where it is all the way down."""
    if not spoken:
        return np.zeros_like(where)
    corners = [
        (float(at), depth)
        for first, last in spoken
        for at, depth in ((first - ATTACK, 0.0), (first, 1.0), (last, 1.0), (last + RELEASE, 0.0))
    ]
    places, depths = zip(*corners, strict=True)
    return _smooth(np.interp(where, places, depths))
