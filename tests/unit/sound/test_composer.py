"""The score: does it end where the film ends, and is it music?"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from reelwright.film.grammar import Mood
from reelwright.sound.composer import composed
from reelwright.sound.harmony import chord
from reelwright.sound.palettes import PALETTES
from reelwright.sound.score import Note, Role, Score

SECOND = 48_000


def tune(score: Score) -> list[Note]:
    return [note for note in score.notes if note.role is Role.MELODY and note.start < score.ending]


@pytest.mark.parametrize("mood", list(Mood))
@pytest.mark.parametrize("seconds", [1, 3, 15, 30, 61])
def test_bars_fill_the_time_before_the_last_chord(mood: Mood, seconds: int) -> None:
    score = composed(mood, seconds * SECOND, 5)
    assert score.bars[0].start == 0
    for bar, after in pairwise(score.bars):
        assert bar.start + bar.size == after.start
    assert abs(score.bars[-1].start + score.bars[-1].size - score.ending) <= 1
    assert score.size == seconds * SECOND
    assert all(0 <= note.start < score.size for note in score.notes)
    assert [note.start for note in score.notes] == sorted(note.start for note in score.notes)
    if seconds >= 15:
        assert 60 * SECOND / score.beat == pytest.approx(PALETTES[mood].tempo, rel=0.06)


@pytest.mark.parametrize("mood", list(Mood))
def test_the_last_chord_is_home(mood: Mood) -> None:
    for seed in range(4):
        score = composed(mood, 20 * SECOND, seed)
        home = chord(PALETTES[mood].last, score.tonic, PALETTES[mood].mode)
        last = [note for note in score.notes if note.start >= score.ending and note.role is not Role.DRUM]
        assert {note.pitch % 12 for note in last} == set(home.tones)
        lowest = min(last, key=lambda note: note.pitch)
        bassed = any(part.role is Role.BASS for part in PALETTES[mood].parts)
        assert not bassed or lowest.pitch % 12 == score.tonic
        assert all(note.start + note.size <= score.size for note in last)


@pytest.mark.parametrize("mood", list(Mood))
def test_strong_beats_are_consonant(mood: Mood) -> None:
    palette = PALETTES[mood]
    for seed in range(4):
        score = composed(mood, 40 * SECOND, seed)
        for bar in score.bars:
            tones = chord(bar.chord, score.tonic, palette.mode).tones
            for note in score.notes:
                if note.role is Role.DRUM or abs(note.start - bar.start) > 300:
                    continue
                assert note.pitch % 12 in tones, (bar, note)


@pytest.mark.parametrize("mood", list(Mood))
def test_the_tune_is_singable_and_comes_back(mood: Mood) -> None:
    rhythms: list[int] = []
    for seed in range(4):
        score = composed(mood, 60 * SECOND, seed)
        notes = tune(score)
        timbres = Counter(note.timbre for note in notes)
        lead = timbres.most_common(1)[0][0]
        pitches = [note.pitch for note in notes if note.timbre is lead]
        assert len(pitches) >= 5
        assert 55 <= min(pitches) <= max(pitches) <= 96
        leaps = [abs(after - before) for before, after in pairwise(pitches)]
        assert max(leaps) <= 12
        assert sum(leaps) / len(leaps) <= 4.5
        # The same rhythm in more than one bar: a motif.
        bars = Counter(
            tuple(
                round((note.start - bar.start) / score.beat * 2)
                for note in notes
                if note.timbre is lead and bar.start - 300 <= note.start < bar.start + bar.size - 300
            )
            for bar in score.bars
        )
        rhythms.append(max(count for rhythm, count in bars.items() if rhythm))
    assert min(rhythms) >= 2


def test_it_builds() -> None:
    score = composed(Mood.EPIC, 40 * SECOND, 1)
    first = [note for note in score.notes if note.start < score.ending // 4]
    third = [note for note in score.notes if score.ending // 2 <= note.start < score.ending * 3 // 4]
    assert len({note.timbre for note in third}) > len({note.timbre for note in first})


def test_a_long_bed_returns_home_and_goes_elsewhere() -> None:
    score = composed(Mood.CALM, 180 * SECOND, 2)
    names = [bar.chord for bar in score.bars]
    assert len(set(names)) >= 4
    assert max(bar.fullness for bar in score.bars) - min(bar.fullness for bar in score.bars) > 0.4


def test_seeds_and_only_seeds_change_the_music() -> None:
    scores = [composed(Mood.WONDER, 30 * SECOND, seed) for seed in range(6)]
    assert composed(Mood.WONDER, 30 * SECOND, 3) == scores[3]
    assert len({score.notes for score in scores}) == 6
    assert len({score.tonic for score in scores}) > 1
    assert len({tuple(bar.chord for bar in score.bars) for score in scores}) > 1
