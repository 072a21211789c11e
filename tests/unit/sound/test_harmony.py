"""Chords and voice leading."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reelwright.film.grammar import Mood
from reelwright.sound.form import CENTRE, HIGH, LOW
from reelwright.sound.harmony import Mode, chord, nearest, stepped, voiced
from reelwright.sound.palettes import PALETTES


@pytest.mark.parametrize(
    ("name", "mode", "tones"),
    [
        ("1", Mode.IONIAN, (0, 4, 7)),
        ("4:9", Mode.IONIAN, (5, 9, 0, 7)),
        ("5:sus4", Mode.IONIAN, (7, 0, 2)),
        ("6:7", Mode.IONIAN, (9, 0, 4, 7)),
        ("4:min", Mode.IONIAN, (5, 8, 0)),
        ("1", Mode.AEOLIAN, (0, 3, 7)),
        ("5:maj", Mode.AEOLIAN, (7, 11, 2)),
        ("2", Mode.LYDIAN, (2, 6, 9)),
        ("2", Mode.PHRYGIAN, (1, 5, 8)),
        ("7", Mode.MIXOLYDIAN, (10, 2, 5)),
    ],
)
def test_a_chord_has_the_tones_of_its_name(name: str, mode: Mode, tones: tuple[int, ...]) -> None:
    assert chord(name, 0, mode).tones == tones


def test_a_forced_third_changes_the_scale_over_it() -> None:
    dominant = chord("5:maj", 9, Mode.AEOLIAN)
    assert 8 in dominant.scale
    assert 7 not in dominant.scale


@pytest.mark.parametrize("mood", list(Mood))
def test_every_progression_is_led_smoothly(mood: Mood) -> None:
    palette = PALETTES[mood]
    for tonic in range(12):
        for names in (*palette.verses, *palette.bridges):
            chords = tuple(chord(name, tonic, palette.mode) for name in [*names.split() * 2, palette.last])
            voicings = voiced(chords, low=LOW, high=HIGH, centre=CENTRE)
            for one, voicing in zip(chords, voicings, strict=True):
                assert {pitch % 12 for pitch in voicing} == set(one.tones)
                assert LOW <= min(voicing) <= max(voicing) <= HIGH
            moves = [
                sum(abs(after - before) for before, after in zip(one, other, strict=True))
                for one, other in pairwise(voicings)
            ]
            assert max(moves) <= 15, (tonic, names, voicings)
            assert sum(moves) / len(moves) <= 8


@pytest.mark.parametrize("mood", list(Mood))
def test_progressions_are_four_bars_without_diminished_triads(mood: Mood) -> None:
    palette = PALETTES[mood]
    for names in (*palette.verses, *palette.bridges):
        assert len(names.split()) == 4
        for name in names.split():
            root, _, fifth = chord(name, 0, palette.mode).tones[:3]
            assert (fifth - root) % 12 == 7, name


def test_steps_and_neighbours_in_a_scale() -> None:
    scale = frozenset({0, 2, 4, 5, 7, 9, 11})
    assert stepped(60, 2, scale) == 64
    assert stepped(60, -1, scale) == 59
    assert stepped(64, 0, scale) == 64
    assert nearest(61, (0, 4)) == 60
    assert nearest(63, (0, 4)) == 64
