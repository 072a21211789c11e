from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.render.mastering import CEILING, levelled, loudness, mastered, true_peaks
from reelwright.render.tape import SAMPLE_RATE, Piece, silence


def _tone(seconds: float, hertz: float, level: float, phase: float = 0) -> Piece:
    at = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return np.tile((level * np.sin(2 * np.pi * hertz * at + phase)).astype(np.float32), (2, 1))


def _in_blocks(sound: Piece, sizes: list[int]) -> Iterator[Piece]:
    at = 0
    for size in sizes:
        yield sound[:, at : at + size]
        at += size
    yield sound[:, at:]


def test_a_full_sine_is_as_loud_as_the_standard_says() -> None:
    """BS.1770: 0 dBFS at 997 Hz in one channel is -3.01 LUFS, so -20 dBFS in both is -20.0."""
    assert loudness([_tone(3, 997, 0.1)]) == pytest.approx(-20.0, abs=0.05)


def test_silence_is_left_alone() -> None:
    assert levelled(lambda: [silence(SAMPLE_RATE)]) == 1
    assert levelled(lambda: []) == 1


@pytest.mark.parametrize("level", [0.01, 0.05, 0.9])
def test_any_sound_is_brought_to_the_same_loudness(level: float) -> None:
    sound = _tone(3, 440, level)
    out = list(mastered([sound], levelled(lambda: [sound])))
    assert -15.5 < loudness(out) < -14.5


def test_what_needs_no_limiting_comes_out_as_it_went_in() -> None:
    sound = _tone(0.7, 300, 0.4)
    out = np.concatenate(list(mastered(_in_blocks(sound, [1000, 24_000, 24_000]), 1.5)), axis=1)
    assert np.array_equal(out, sound * np.float32(1.5))


def test_peaks_between_samples_are_seen() -> None:
    """A sine at a quarter of the rate, 45 degrees off, peaks 3 dB over its samples."""
    sound = _tone(0.1, SAMPLE_RATE / 4, 0.9, np.pi / 4)
    assert np.abs(sound).max() == pytest.approx(0.9 / np.sqrt(2), abs=0.001)
    assert true_peaks(sound)[100:-100].max() == pytest.approx(0.9, rel=0.01)


@settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 1000),
    gain=st.floats(0.5, 12),
    sizes=st.lists(st.integers(1, 6000), min_size=1, max_size=6),
)
def test_no_peak_gets_past_the_limiter_however_the_sound_is_cut(
    seed: int, gain: float, sizes: list[int]
) -> None:
    dice = np.random.default_rng(seed)
    sound = dice.normal(0, 0.1, (2, 12_000)).astype(np.float32)
    sound[:, dice.integers(0, 12_000, 3)] = 1
    out = np.concatenate(list(mastered(_in_blocks(sound, sizes), gain)), axis=1)
    assert out.shape == sound.shape
    assert true_peaks(out).max() <= CEILING * 1.03
    whole = np.concatenate(list(mastered([sound], gain)), axis=1)
    assert np.allclose(out, whole, atol=2e-3)


def test_the_limiter_lets_go_after_a_peak() -> None:
    sound = _tone(1, 300, 0.3)
    sound[:, 24_000:24_010] = 2
    out = np.concatenate(list(mastered([sound], 1)), axis=1)
    assert np.array_equal(out[:, :22_000], sound[:, :22_000])
    assert np.allclose(out[:, 26_000:], sound[:, 26_000:])
