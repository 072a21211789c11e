"""The composer: a mood, a length and a seed become a score."""

from __future__ import annotations

import random
from collections.abc import Collection

from reelwright.film.grammar import Mood
from reelwright.sound.form import Form, Measure, laid_out
from reelwright.sound.harmony import nearest, stepped
from reelwright.sound.palettes import PALETTES, Palette, Part
from reelwright.sound.score import Bar, Note, Role, Score, Timbre
from reelwright.sound.wav import SAMPLE_RATE

_JITTER = SAMPLE_RATE * 5 // 1000
"""Players are not machines: up to 5 ms off the beat, drums excepted."""
_BASS_LOW, _PIZZICATO_LOW = 33, 36
"""Roots lie within the octave from here: below every voicing, where a plucked string still speaks."""
_PHRASE_RESTS = 3
"""Of four phrases of melody the fourth is silent, in beds long enough to have one."""
_REACH = 7
"""Semitones that a tune may leap: a fifth."""
_CONTOURS = (
    (0, 1, 2, 1),
    (0, 2, 1, 0),
    (0, -1, 0, 2),
    (2, 1, 0, -1),
    (0, 1, -1, 0),
    (0, 3, 2, 1),
    (0, -2, -1, 0),
)
"""Shapes of motifs in scale steps from their first note; longer motifs go on with the next shape."""


def composed(mood: Mood, size: int, seed: int) -> Score:
    """The score of `size` samples. The same arguments give the same notes."""
    palette = PALETTES[mood]
    choice = random.Random(f"{mood.value}:{seed}")
    form = laid_out(palette, size, choice)
    motif = _Motif(palette, choice)
    notes: list[Note] = []
    for part in palette.parts:
        if part.role is Role.MELODY:
            notes.extend(_sung(part, form, palette, motif))
        else:
            for measure in form.measures:
                if measure.fullness >= part.enters:
                    notes.extend(_played(part, measure, form, palette))
        if any(measure.fullness >= part.enters for measure in form.measures):
            notes.extend(_closing(part, form, palette))
    hand = random.Random(f"{mood.value}:{seed}:hand")
    notes = [_human(note, hand, form) for note in notes]
    notes.sort(key=lambda note: (note.start, note.timbre, note.pitch))
    bars = tuple(
        Bar(
            form.sample(measure.first_beat),
            form.sample(measure.first_beat + measure.beats) - form.sample(measure.first_beat),
            measure.chord.name,
            measure.voicing,
            measure.fullness,
        )
        for measure in form.measures
    )
    return Score(tuple(notes), bars, form.beat, form.tonic, form.ending, size)


class _Motif:
    """The tune of a bed: one rhythm and one shape that come back in every phrase, and a varied answer."""

    def __init__(self, palette: Palette, choice: random.Random) -> None:
        self.call = choice.choice(palette.rhythms)
        self.reply = choice.choice(palette.rhythms)
        shapes = choice.sample(_CONTOURS, 2)
        self.shape = shapes[0] + shapes[1]
        self.lift = choice.choice((0, 1, 2))


def _played(part: Part, measure: Measure, form: Form, palette: Palette) -> list[Note]:
    if part.role is Role.CHORDS:
        return _held(part, measure, form)
    return _patterned(part, measure, form, palette)


def _held(part: Part, measure: Measure, form: Form) -> list[Note]:
    start = form.sample(measure.first_beat)
    size = form.sample(measure.first_beat + measure.beats) - start
    loudness = _linear(part.level_db) * (0.8 + 0.2 * measure.fullness)
    return [
        _note(part, start, size, pitch + 12 * part.octave, loudness, (place - 1.5) * 0.3)
        for place, pitch in enumerate(measure.voicing)
    ]


def _patterned(part: Part, measure: Measure, form: Form, palette: Palette) -> list[Note]:
    pattern = part.pattern
    step = palette.beats / len(pattern)
    bar = measure.first_beat - measure.skip
    notes: list[Note] = []
    for place, sign in enumerate(pattern):
        if sign in "-." or place * step < measure.skip:
            continue
        held = 1
        while place + held < len(pattern) and pattern[place + held] == "-":
            held += 1
        start = form.sample(bar + place * step)
        size = form.sample(bar + (place + held) * step) - start
        accent = 1.0 if place == 0 else 0.88 if (place * step) % 1 == 0 else 0.78
        loudness = _linear(part.level_db) * accent * (0.85 + 0.15 * measure.fullness)
        pitch = _pitch(part, sign, measure)
        if part.role is Role.DRUM:
            loudness *= int(sign) / 9
        notes.append(_note(part, start, size, pitch, loudness, part.pan))
    return notes


def _pitch(part: Part, sign: str, measure: Measure) -> int:
    if part.role is Role.DRUM:
        return 40
    if part.role is Role.BASS:
        low = _PIZZICATO_LOW if part.timbre is Timbre.PIZZICATO else _BASS_LOW
        root = low + (measure.chord.root - low) % 12
        above = {"r": 0, "o": 12, "f": (measure.chord.tones[2] - measure.chord.root) % 12}[sign]
        return root + above
    voice = int(sign)
    return measure.voicing[voice % 4] + 12 * (voice // 4 + part.octave)


def _sung(part: Part, form: Form, palette: Palette, motif: _Motif) -> list[Note]:
    """The tune: bars 1-2 of a phrase call, 3-4 answer, and it rests on tones of the chord.

    Each bar starts from a chord tone between where the tune is and where it belongs, so that the motif moves
    with the harmony and leaps stay within a fifth.
    """
    notes: list[Note] = []
    before = palette.centre
    for measure in form.measures:
        resting = measure.phrase % 4 == _PHRASE_RESTS and measure.phrase < form.last.phrase - 1
        if measure.fullness < part.enters or measure.skip or resting:
            continue
        answering, second = measure.place >= 2, measure.place % 2 == 1
        rhythm = motif.reply if answering else motif.call
        half = len(rhythm) // 2
        eighths = rhythm[half:] if second else rhythm[:half]
        index = rhythm[:half].count("x") if second else 0
        aim = (2 * palette.centre + before) // 3 + (motif.lift if answering else 0)
        anchor = nearest(aim, measure.chord.tones)
        for place in (place for place, sign in enumerate(eighths) if sign == "x"):
            held = len(eighths[place + 1 :]) - len(eighths[place + 1 :].lstrip("-")) + 1
            beat, length = place * palette.beats / half, held * palette.beats / half
            pitch = stepped(anchor, motif.shape[index % len(motif.shape)], measure.chord.scale)
            index += 1
            stands = held >= 3 or beat % 2 == 0
            pitch = _within_reach(pitch, before, measure.chord.tones if stands else measure.chord.scale)
            before = pitch
            start = form.sample(measure.first_beat + beat)
            size = form.sample(measure.first_beat + beat + length) - start
            loudness = _linear(part.level_db) * (1.0 if beat == 0 else 0.85)
            notes.append(_note(part, start, size, pitch + 12 * part.octave, loudness, part.pan))
    return notes


def _within_reach(pitch: int, before: int, classes: Collection[int]) -> int:
    """The pitch of `classes` nearest to `pitch` that a singer reaches from `before` without a leap."""
    near = nearest(pitch, classes)
    if abs(near - before) <= _REACH:
        return near
    return nearest(before + (4 if near > before else -4), classes)


def _closing(part: Part, form: Form, palette: Palette) -> list[Note]:
    """What `part` plays on the last chord, held to the end of the film."""
    last, start, size = form.last, form.ending, form.size - form.ending
    loudness = _linear(part.level_db)
    match part.role:
        case Role.CHORDS:
            return [
                _note(part, start, size, pitch + 12 * part.octave, loudness, (place - 1.5) * 0.3)
                for place, pitch in enumerate(last.voicing)
            ]
        case Role.ARPEGGIO:
            roll = SAMPLE_RATE * 45 // 1000
            return [
                _note(
                    part,
                    start + place * roll,
                    size - place * roll,
                    pitch + 12 * part.octave,
                    loudness,
                    part.pan,
                )
                for place, pitch in enumerate(last.voicing)
                if place * roll < size
            ]
        case Role.BASS:
            return [_note(part, start, size, _pitch(part, "r", last), loudness, part.pan)]
        case Role.MELODY:
            pitch = nearest(palette.centre, (last.chord.root,)) + 12 * part.octave
            return [_note(part, start, size, pitch, loudness * 0.9, part.pan)]
        case Role.DRUM:
            once = part.timbre in (Timbre.KICK, Timbre.TOM)
            return [_note(part, start, size, 40, loudness, part.pan)] if once else []


def _human(note: Note, hand: random.Random, form: Form) -> Note:
    """The note as a hand plays it: a little early or late, a little louder or softer."""
    shift, touch = hand.randint(-_JITTER, _JITTER), hand.uniform(0.92, 1.08)
    start = note.start
    if note.role is not Role.DRUM and 0 < start < form.ending:
        start = max(0, start + shift)
    return Note(start, note.size, note.pitch, note.loudness * touch, note.pan, note.timbre, note.role)


def _note(part: Part, start: int, size: int, pitch: int, loudness: float, pan: float) -> Note:
    return Note(start, max(1, size), pitch, loudness, pan, part.timbre, part.role)


def _linear(db: float) -> float:
    return 10 ** (db / 20)
