"""Music as sound: levels, ends, keys, and what tells the moods apart."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from tests.unit.sound.listening import Sound, centroid, db, heard, pitch_classes, rms_db

from reelwright.film.errors import Cancelled, StorageTrouble, WrongInput
from reelwright.film.grammar import Mood
from reelwright.film.ids import MediaId
from reelwright.film.timeline import MusicBed
from reelwright.sound.composer import composed
from reelwright.sound.harmony import Mode, chord
from reelwright.sound.instruments import ORCHESTRA, hertz
from reelwright.sound.music import compose
from reelwright.sound.palettes import PALETTES
from reelwright.sound.score import Timbre
from reelwright.sound.scratch import ScratchVoice

SECONDS = Fraction(77, 10)
SEED = 4
DRUMS = (Timbre.KICK, Timbre.TOM, Timbre.SHAKER, Timbre.TICK)


@pytest.fixture(scope="module")
def beds(tmp_path_factory: pytest.TempPathFactory) -> dict[Mood, Sound]:
    """A short bed of every mood."""
    folder = tmp_path_factory.mktemp("beds")
    for mood in Mood:
        compose(mood, seconds=SECONDS, seed=SEED, dest=folder / f"{mood}.wav")
    return {mood: heard(folder / f"{mood}.wav") for mood in Mood}


@pytest.mark.parametrize("mood", list(Mood))
def test_a_bed_is_clean(beds: dict[Mood, Sound], mood: Mood) -> None:
    sound = beds[mood]
    assert sound.shape == (round(SECONDS * 48_000), 2)
    assert np.abs(sound).max() < 10 ** (-1.4 / 20)
    assert abs(sound.mean()) < 1e-4
    assert np.abs(sound[0]).max() < 0.01
    assert np.abs(np.diff(sound, axis=0)).max() < 0.2
    assert -30 < rms_db(sound[48_000:-144_000]) < -17


@pytest.mark.parametrize("mood", list(Mood))
def test_a_bed_is_steady_and_ends_in_silence(beds: dict[Mood, Sound], mood: Mood) -> None:
    sound = beds[mood]
    body = sound[48_000:-144_000]
    levels = [rms_db(body[at : at + 48_000]) for at in range(0, len(body) - 48_000, 24_000)]
    assert max(levels) - min(levels) < 8
    assert rms_db(sound[-14_400:]) < rms_db(body) - 25
    assert db(float(np.abs(sound[-2400:]).max())) < -80


@pytest.mark.parametrize("mood", list(Mood))
def test_the_last_chord_rings_until_the_film_fades(beds: dict[Mood, Sound], mood: Mood) -> None:
    sound = beds[mood]
    before_the_fade = sound[-60_000:-48_000]
    ring = sound[-48_000:-36_000]
    assert rms_db(ring) > rms_db(before_the_fade) - 4


@pytest.mark.parametrize("mood", list(Mood))
def test_a_bed_is_in_its_key(beds: dict[Mood, Sound], mood: Mood) -> None:
    score = composed(mood, len(beds[mood]), SEED)
    mode = PALETTES[mood].mode
    scale = {(score.tonic + step) % 12 for step in mode.value}
    heard_in = pitch_classes(beds[mood][:-48_000])
    # Low notes are wider than a semitone to the transform, drums have no pitch: hence not all of it.
    assert sum(heard_in[list(scale)]) > 0.8


def test_the_last_chord_is_major_or_minor_as_its_mood(beds: dict[Mood, Sound]) -> None:
    for mood in Mood:
        score = composed(mood, len(beds[mood]), SEED)
        mode = PALETTES[mood].mode
        if "sus" in PALETTES[mood].last:
            continue
        ring = pitch_classes(beds[mood][score.ending + 4800 : score.ending + 52_800])
        third = chord("1", score.tonic, mode).tones[1]
        other = (third + (1 if mode.minor else -1)) % 12
        assert ring[third] > 2 * ring[other], mood


def test_moods_are_told_apart(beds: dict[Mood, Sound]) -> None:
    bright = {mood: centroid(sound) for mood, sound in beds.items()}
    assert min(bright[Mood.ENERGETIC], bright[Mood.JOYFUL], bright[Mood.PLAYFUL]) > 1.5 * max(
        bright[Mood.CALM], bright[Mood.MELANCHOLY], bright[Mood.TENSE]
    )
    struck = {mood: len(composed(mood, 30 * 48_000, SEED).notes) for mood in Mood}
    assert struck[Mood.ENERGETIC] > 2 * struck[Mood.CALM]
    assert struck[Mood.EPIC] > 2 * struck[Mood.MELANCHOLY]
    minor = {mood for mood in Mood if PALETTES[mood].mode.minor}
    assert minor == {Mood.MELANCHOLY, Mood.TENSE, Mood.EPIC, Mood.MYSTERIOUS, Mood.ENERGETIC}
    assert len({palette.mode for palette in PALETTES.values()}) == len(Mode)
    for one in Mood:
        for other in Mood:
            if one < other:
                assert np.corrcoef(beds[one][:, 0], beds[other][:, 0])[0, 1] < 0.5


def test_the_beat_can_be_heard(beds: dict[Mood, Sound]) -> None:
    sound = beds[Mood.ENERGETIC].mean(axis=1)
    score = composed(Mood.ENERGETIC, len(sound), SEED)
    frames = sound[: score.ending // 480 * 480].reshape(-1, 480)
    rise = np.maximum(np.diff(np.log((frames**2).mean(axis=1) + 1e-9)), 0)
    rise -= rise.mean()
    beat = score.beat / 480
    likeness = [float((rise[: -round(lag)] * rise[round(lag) :]).mean()) for lag in (beat, beat * 0.8)]
    assert likeness[0] > 2 * max(likeness[1], 0)


def test_a_bed_leaves_room_for_a_voice(beds: dict[Mood, Sound]) -> None:
    for mood, sound in beds.items():
        power = np.abs(np.fft.rfft(sound.mean(axis=1))) ** 2
        hz = np.fft.rfftfreq(len(sound), 1 / 48_000)
        speech = power[(hz > 1500) & (hz < 4000)].sum() / power.sum()
        assert speech < 0.06, mood


def test_a_bed_is_heard_in_the_pauses_of_a_voice_and_stays_out_of_its_way(
    beds: dict[Mood, Sound], tmp_path: Path
) -> None:
    ScratchVoice().speak("The storm leans in to listen.", language="en", dest=tmp_path / "line.wav")
    voice = rms_db(heard(tmp_path / "line.wav"))
    bed = MusicBed(media=MediaId("a" * 64))
    for mood, sound in beds.items():
        under = voice - rms_db(sound[48_000:-144_000]) - bed.gain_db
        assert 10 < under < 18, mood
        assert 18 < under - bed.duck_db < 25, mood


@pytest.mark.parametrize("timbre", [timbre for timbre in Timbre if timbre not in DRUMS])
def test_an_instrument_is_in_tune_and_does_not_click(timbre: Timbre) -> None:
    for pitch in (45, 62, 81):
        for held in (2400, 48_000, 300_000):
            sound = ORCHESTRA[timbre].sound(hertz(pitch), held)
            assert np.abs(sound[0]).max() < 0.01
            assert np.abs(sound[-1]).max() < 0.001
        sound = ORCHESTRA[timbre].sound(hertz(pitch), 48_000)
        mono = sound if sound.ndim == 1 else sound.mean(axis=1)
        spectrum = np.abs(np.fft.rfft(mono * np.hanning(len(mono)), 1 << 19))
        hz = np.fft.rfftfreq(1 << 19, 1 / 48_000)
        near = (hz > hertz(pitch) * 0.95) & (hz < hertz(pitch) * 1.05)
        cents = 1200 * np.log2(hz[near][spectrum[near].argmax()] / hertz(pitch))
        assert abs(cents) < 12


@pytest.mark.parametrize("timbre", DRUMS)
def test_a_drum_starts_and_ends_in_silence(timbre: Timbre) -> None:
    sound = ORCHESTRA[timbre].sound(100.0, 1000)
    assert np.abs(sound).max() > 0.3
    assert sound[0] == sound[-1] == 0


@pytest.mark.parametrize("seconds", [Fraction(1, 2), Fraction(3), Fraction(1001, 240)])
def test_short_films_are_exact_too(tmp_path: Path, seconds: Fraction) -> None:
    compose(Mood.TENDER, seconds=seconds, seed=0, dest=tmp_path / "bed.wav")
    sound = heard(tmp_path / "bed.wav")
    assert len(sound) == round(seconds * 48_000)
    assert rms_db(sound) > -50
    assert np.abs(sound[-1]).max() < 0.001


def test_the_same_music_is_the_same_file(tmp_path: Path) -> None:
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        compose(Mood.PLAYFUL, seconds=Fraction(4), seed=seed, dest=tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").read_bytes() != (tmp_path / "c").read_bytes()


def test_cancelling_leaves_what_was_there(tmp_path: Path) -> None:
    dest = tmp_path / "bed.wav"
    dest.write_bytes(b"before")
    asked: list[None] = []

    def after_a_while() -> bool:
        asked.append(None)
        return len(asked) > 40

    with pytest.raises(Cancelled):
        compose(Mood.EPIC, seconds=Fraction(20), seed=1, dest=dest, cancelled=after_a_while)
    assert [path.name for path in tmp_path.iterdir()] == ["bed.wav"]
    assert dest.read_bytes() == b"before"


def test_a_length_that_is_no_film_is_refused(tmp_path: Path) -> None:
    for seconds in (Fraction(0), Fraction(-3), Fraction(4000)):
        with pytest.raises(WrongInput, match="half a second to an hour"):
            compose(Mood.CALM, seconds=seconds, seed=1, dest=tmp_path / "bed.wav")


def test_a_folder_that_is_not_there_is_storage_trouble(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble):
        compose(Mood.CALM, seconds=Fraction(2), seed=1, dest=tmp_path / "nowhere" / "bed.wav")
