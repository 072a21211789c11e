from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st

from reelwright.render.ear import measured, surveyed, true_peaks
from reelwright.render.mastering import CEILING_DBTP, MOST_GAIN_DB, mastered, settings
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


def _master(sound: Piece, target: float = -14.0) -> Piece:
    return np.concatenate(list(mastered([sound], settings(surveyed([sound]), target))), axis=1)


def test_a_full_sine_is_as_loud_as_the_standard_says() -> None:
    """BS.1770: 0 dBFS at 997 Hz in one channel is -3.01 LUFS, so -20 dBFS in both is -20.0."""
    sound = _tone(3, 997, 0.1)
    assert surveyed([sound]).lufs() == pytest.approx(-20.0, abs=0.02)
    assert measured([sound]).lufs == pytest.approx(-20.0, abs=0.05)


@pytest.mark.parametrize("seed", range(4))
def test_our_ear_hears_what_another_meter_hears(seed: int) -> None:
    """Against FFmpeg's own, on noise that swells and falls silent, in odd pieces."""
    dice = np.random.default_rng(seed)
    swell = np.repeat(dice.uniform(0, 0.3, 40) * (dice.uniform(size=40) > 0.4), SAMPLE_RATE // 5)
    sound = (dice.standard_normal((2, swell.size)) * swell * [[1], [0.6]]).astype(np.float32)
    heard = surveyed(_in_blocks(sound, [7, 100_000, 12_345]))
    assert heard.lufs() == pytest.approx(measured([sound]).lufs, abs=0.05)
    assert 20 * np.log10(heard.peak.max()) == pytest.approx(measured([sound]).peak_dbtp, abs=0.15)


def test_a_survey_says_where_something_is_heard() -> None:
    sound = np.concatenate([silence(4800), _tone(0.5, 400, 0.2), silence(9600)], axis=1)
    first, last = surveyed([sound]).audible(50)
    assert first == pytest.approx(4800, abs=48)
    assert last == pytest.approx(28_800, abs=48)


def test_silence_is_left_alone() -> None:
    assert not _master(silence(SAMPLE_RATE)).any()
    assert settings(surveyed([])).gain_db == 0


@pytest.mark.parametrize("level", [0.01, 0.05, 0.19, 0.9])
def test_any_sound_is_brought_to_the_same_loudness(level: float) -> None:
    assert measured([_master(_tone(3, 440, level))]).lufs == pytest.approx(-14, abs=0.1)


def test_what_is_loud_only_now_and_then_is_brought_there_too_and_held_under_the_ceiling() -> None:
    """The gain is found from the survey alone: what the limiter takes away is foreseen."""
    dice = np.random.default_rng(5)
    sound = (dice.standard_normal((2, 6 * SAMPLE_RATE)) * 0.02).astype(np.float32)
    for at in range(0, 6 * SAMPLE_RATE, SAMPLE_RATE // 2):
        sound[:, at : at + 9600] += _tone(0.2, 300, 0.5)
    out = measured([_master(sound)])
    assert out.lufs == pytest.approx(-14, abs=0.15)
    assert out.peak_dbtp <= CEILING_DBTP + 0.1


def test_noise_is_not_raised_without_end() -> None:
    found = settings(surveyed([_tone(2, 500, 0.0012)]))
    assert found.gain_db == MOST_GAIN_DB
    assert found.short_db == pytest.approx(5, abs=0.6)


def test_what_needs_no_limiting_comes_out_as_it_went_in() -> None:
    sound = _tone(0.7, 300, 0.1)
    found = settings(surveyed([sound]))
    out = np.concatenate(list(mastered(_in_blocks(sound, [1000, 24_000]), found)), axis=1)
    assert np.allclose(out, sound * 10 ** (found.gain_db / 20), atol=1e-6)


def test_peaks_between_samples_are_seen() -> None:
    """A sine at a quarter of the rate, 45 degrees off, peaks 3 dB over its samples."""
    sound = _tone(0.1, SAMPLE_RATE / 4, 0.9, np.pi / 4)
    assert np.abs(sound).max() == pytest.approx(0.9 / np.sqrt(2), abs=0.001)
    assert true_peaks(sound)[100:-100].max() == pytest.approx(0.9, rel=0.01)


@tries(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 1000),
    target=st.floats(-30, -8),
    sizes=st.lists(st.integers(1, 6000), min_size=1, max_size=6),
)
def test_no_peak_gets_past_the_limiter_however_the_sound_is_cut(
    seed: int, target: float, sizes: list[int]
) -> None:
    dice = np.random.default_rng(seed)
    sound = dice.normal(0, 0.1, (2, 12_000)).astype(np.float32)
    sound[:, dice.integers(0, 12_000, 3)] = 1
    found = settings(surveyed(_in_blocks(sound, sizes)), target)
    out = np.concatenate(list(mastered(_in_blocks(sound, sizes), found)), axis=1)
    assert out.shape == sound.shape
    assert 20 * np.log10(true_peaks(out).max()) <= CEILING_DBTP + 0.2
    whole = np.concatenate(list(mastered([sound], settings(surveyed([sound]), target))), axis=1)
    assert np.allclose(out, whole, atol=2e-3)


def test_the_limiter_lets_go_after_a_peak() -> None:
    sound = _tone(2, 300, 0.15)
    sound[:, 48_000:48_010] = 0.95
    found = settings(surveyed([sound]))
    out = np.concatenate(list(mastered([sound], found)), axis=1)
    plain = sound * np.float32(10 ** (found.gain_db / 20))
    assert np.abs(out[:, 48_000:48_010]).max() < 0.9 < np.abs(plain[:, 48_000:48_010]).max()
    assert np.allclose(out[:, :46_000], plain[:, :46_000], atol=1e-6)
    assert np.allclose(out[:, 51_000:], plain[:, 51_000:], atol=1e-6)
