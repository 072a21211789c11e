from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.integration.render.making import (
    SECOND,
    Sound,
    clip,
    counting,
    finder,
    grey,
    seen,
    sound,
    timeline,
    tone,
)

from reelwright.film.ids import MediaId
from reelwright.film.timeline import MusicBed, Timeline, Voice
from reelwright.render import render
from reelwright.render.mastering import loudness, true_peaks
from reelwright.render.mix import Mix
from reelwright.render.tape import played


def _check() -> None:
    """Nobody cancels."""


def _cut(frames: int, *voices: Voice, music: MusicBed | None = None) -> Timeline:
    return timeline({"clip": frames}, voices=voices, music=music)


def _voice(start: int, frames: int, media: str = "voice", gain_db: float = 0) -> Voice:
    return Voice(scene=1, media=MediaId(media), start=start, frames=frames, gain_db=gain_db)


def _mixed(cut: Timeline, files: dict[str, Path]) -> Sound:
    mix = Mix(cut, finder(files), _check)
    whole = np.concatenate(list(mix.play()), axis=1)
    assert whole.shape == (2, mix.samples)
    return whole


def _noise(seconds: float, level: float = 0.2, seed: int = 1) -> Sound:
    samples = np.random.default_rng(seed).normal(0, level, (1, round(seconds * SECOND)))
    return samples.astype(np.float32)


def _rms(part: NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(np.square(part, dtype=np.float64))))


def _lag(heard: NDArray[np.float32], wanted: NDArray[np.float32]) -> int:
    """How many samples later than the start of `heard` the signal `wanted` begins."""
    size = heard.size + wanted.size
    product = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size))
    return int(np.argmax(np.fft.irfft(product, size)))


@pytest.mark.parametrize("start", [0, 7, 13])
def test_a_voice_lands_on_its_sample(start: int, tmp_path: Path) -> None:
    spoken = _noise(0.5)
    files = {"voice": sound(tmp_path / "voice.wav", spoken)}
    mixed = _mixed(_cut(48, _voice(start, 24)), files)
    assert _lag(mixed[0], spoken[0]) == start * SECOND // 24
    assert np.array_equal(mixed[0], mixed[1])
    # Beyond its 8 ms fades it is the voice and nothing but the voice.
    at = start * SECOND // 24
    assert np.allclose(mixed[0, at + 500 : at + 20_000], spoken[0, 500:20_000], atol=1e-4)
    assert not mixed[0, at + 24_000 :].any()


def test_a_voice_is_where_it_should_be_in_the_film(tmp_path: Path) -> None:
    spoken = _noise(0.5)
    files = {
        "voice": sound(tmp_path / "voice.wav", spoken),
        "clip": counting(tmp_path / "clip.mp4", 48),
    }
    render(_cut(48, _voice(12, 24)), finder(files), tmp_path / "film.mp4")
    heard = seen(tmp_path / "film.mp4").sound
    assert abs(_lag(heard[0], spoken[0]) - SECOND // 2) <= 1


@pytest.mark.parametrize(("suffix", "rate"), [(".wav", 22_050), (".flac", 44_100), (".mp3", 44_100)])
def test_any_rate_and_kind_of_file_keeps_its_pitch(suffix: str, rate: int, tmp_path: Path) -> None:
    path = sound(tmp_path / f"voice{suffix}", tone(1, 1000, rate=rate, channels=1), rate)
    heard = np.concatenate(list(played(path, "The voice")), axis=1)
    assert heard.shape[1] == pytest.approx(SECOND, abs=2 * 1152)
    middle = heard[0, 8000:32_000]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(middle.size)))
    assert np.argmax(spectrum) * SECOND / middle.size == pytest.approx(1000, abs=3)
    assert _rms(middle) == pytest.approx(0.3 / np.sqrt(2), rel=0.06)


def test_the_music_makes_room_for_a_voice(tmp_path: Path) -> None:
    files = {
        "music": sound(tmp_path / "music.wav", tone(4, 200, channels=2)),
        "voice": sound(tmp_path / "voice.wav", tone(0.8, 3000, 0.2)),
    }
    bed = MusicBed(media=MediaId("music"), gain_db=-6, duck_db=-9)
    mixed = _mixed(_cut(96, _voice(36, 24), music=bed), files)

    def music_at(seconds: float) -> float:
        """Level of the bed's own 200 Hz over 100 ms."""
        at = round(seconds * SECOND)
        part = mixed[0, at : at + SECOND // 10]
        turning = np.exp(-2j * np.pi * 200 * np.arange(part.size) / SECOND)
        return float(20 * np.log10(np.abs((part * turning).mean())))

    before, under, after = music_at(1.2), music_at(1.8), music_at(2.8)
    assert under - before == pytest.approx(-9, abs=0.2)
    assert after - before == pytest.approx(0, abs=0.2)
    # Coming down takes 150 ms and is over when the voice begins; going up takes longer.
    assert before > music_at(1.38) > under
    assert before > music_at(2.42) > under


def test_a_short_bed_goes_round_without_a_click(tmp_path: Path) -> None:
    files = {"music": sound(tmp_path / "music.wav", tone(0.61, 200, channels=2))}
    bed = MusicBed(media=MediaId("music"), gain_db=0)
    mixed = _mixed(_cut(72, music=bed), files)
    assert _rms(mixed[:, SECOND : SECOND + 24_000]) > 0.15
    steepest = 0.3 * 2 * np.pi * 200 / SECOND
    assert np.abs(np.diff(mixed[0])).max() < 1.5 * steepest
    assert abs(mixed[0, 0]) < 0.01
    assert abs(mixed[0, -1]) < 0.01


def test_the_film_fades_its_sound_with_its_picture(tmp_path: Path) -> None:
    files = {"voice": sound(tmp_path / "voice.wav", _noise(2))}
    cut = _cut(48, _voice(0, 48)).but(fade_in=12, fade_out=12)
    mixed = _mixed(cut, files)
    levels = [_rms(mixed[:, at : at + 2000]) for at in (0, 12_000, 48_000, 84_000, 94_000)]
    assert levels[0] < 0.1 * levels[2] > levels[4]
    assert 0.3 < levels[1] / levels[2] < 0.8
    assert 0.3 < levels[3] / levels[2] < 0.8


def test_a_voice_sounds_no_longer_than_the_timeline_says(tmp_path: Path) -> None:
    files = {"voice": sound(tmp_path / "voice.wav", _noise(1))}
    mix = Mix(_cut(48, _voice(12, 12)), finder(files), _check)
    whole = np.concatenate(list(mix.play()), axis=1)
    assert _rms(whole[:, 30_000:40_000]) > 0.1
    assert not whole[:, SECOND:].any()


@pytest.mark.parametrize(("voice_db", "music_db"), [(0, -14), (-25, -30), (12, 0)])
def test_the_film_is_as_loud_as_it_should_be(voice_db: float, music_db: float, tmp_path: Path) -> None:
    swell = np.sin(np.arange(3 * SECOND) / SECOND * 2 * np.pi * 3) ** 2
    files = {
        "music": sound(tmp_path / "music.wav", tone(2, 220, 0.4, channels=2)),
        "voice": sound(tmp_path / "voice.wav", (_noise(3, 0.1) * swell).astype(np.float32)),
        "clip": clip(tmp_path / "clip.mp4", [grey(90)] * 96),
    }
    bed = MusicBed(media=MediaId("music"), gain_db=music_db)
    film = tmp_path / "film.mp4"
    render(_cut(96, _voice(12, 80, gain_db=voice_db), music=bed), finder(files), film)
    heard = seen(film).sound
    assert -16 <= loudness([heard]) <= -14
    assert 20 * np.log10(true_peaks(heard).max()) <= -1


def test_a_film_without_sound_has_a_silent_track(tmp_path: Path) -> None:
    files = {"clip": clip(tmp_path / "clip.mp4", [grey(90)] * 12)}
    render(_cut(12), finder(files), tmp_path / "film.mp4")
    played_back = seen(tmp_path / "film.mp4")
    assert played_back.sound_seconds == pytest.approx(Fraction(1, 2), abs=1024 / SECOND)
    assert np.abs(played_back.sound).max() < 1e-4
