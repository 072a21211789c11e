from __future__ import annotations

import io
import json
import os
import struct
import wave
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.integration.render.making import (
    SECOND,
    Sound,
    grey,
    render,
    seen,
    sound,
    timeline,
    tone,
)

from reelwright.film.errors import Cancelled, Unreadable
from reelwright.film.grammar import ClipSound, TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Clip, MusicBed, Timeline, Voice
from reelwright.media.source import Find, Source
from reelwright.render.mix import CLIP_DUCK_DB, SWELL_DB, Mix
from reelwright.render.peaks import peaks
from reelwright.render.soundtrack import record
from reelwright.render.tape import alongside, played

FRAME = SECOND // 24
BED = MusicBed(media=MediaId("music"), gain_db=-6, duck_db=-9)


def _check() -> None:
    """Nobody cancels."""


def _found(files: dict[str, Path]) -> Find:
    return lambda media: Source.at(files[media])


def _cut(frames: int, *voices: Voice, music: MusicBed | None = None) -> Timeline:
    return timeline({"clip": frames}, voices=voices, music=music)


def _heard_clip(media: str, frames: int, sound: ClipSound = ClipSound.KEEP, **more: Any) -> Clip:
    return Clip(scene=1, media=MediaId(media), frames=frames, sound=sound, **more)


def _clips(*clips: Clip, joins: list[tuple[TransitionKind, int]] | None = None, **more: Any) -> Timeline:
    plain = timeline({str(place): clip.frames for place, clip in enumerate(clips)}, joins, **more)
    return plain.but(clips=clips)


def _voice(start: int, frames: int, media: str = "voice", gain_db: float = 0) -> Voice:
    return Voice(scene=1, media=MediaId(media), start=start, frames=frames, gain_db=gain_db)


def _mixed(cut: Timeline, files: dict[str, Path]) -> Sound:
    mix = Mix(cut, _found(files), _check)
    whole = np.concatenate(list(mix.play()), axis=1)
    assert whole.shape == (2, mix.samples)
    return whole


def _noise(seconds: float, level: float = 0.2, seed: int = 1) -> Sound:
    samples = np.random.default_rng(seed).normal(0, level, (1, round(seconds * SECOND)))
    return samples.astype(np.float32)


def _spoken(seconds: float, level: float = 0.1) -> Sound:
    """Noise in syllables, as peaky as speech is."""
    swell = np.sin(np.arange(round(seconds * SECOND)) / SECOND * 2 * np.pi * 3) ** 2
    return (_noise(seconds, level) * swell).astype(np.float32)


def _rms(part: NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(np.square(part, dtype=np.float64))))


def _db(one: float, other: float) -> float:
    return float(20 * np.log10(one / other))


def _level(mixed: Sound, hertz: float, seconds: float) -> float:
    """Level in dB of one tone in a tenth of a second."""
    at = round(seconds * SECOND)
    part = mixed[0, at : at + SECOND // 10]
    turning = np.exp(-2j * np.pi * hertz * np.arange(part.size) / SECOND)
    return float(20 * np.log10(np.abs((part * turning).mean()) + 1e-9))


def _lag(heard: NDArray[np.float32], wanted: NDArray[np.float32]) -> int:
    """How many samples later than the start of `heard` the signal `wanted` begins."""
    size = heard.size + wanted.size
    product = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size))
    return int(np.argmax(np.fft.irfft(product, size)))


def _click(heard: NDArray[np.float32], at: int) -> float:
    """How much rougher (second difference) the 20 ms around a place are than what lies on either side."""
    bend = np.abs(np.diff(heard.astype(np.float64), 2))
    here = bend[max(0, at - 480) : at + 480].max()
    beside = np.concatenate([bend[max(0, at - 4800) : max(0, at - 960)], bend[at + 960 : at + 4800]])
    return float(here / beside.max())


def _tracked(
    path: Path,
    samples: Sound,
    *,
    frames: int = 24,
    rate: int = SECOND,
    layout: str = "stereo",
    codec: str = "aac",
    late: Fraction = Fraction(0),
    shown: list[av.VideoFrame] | None = None,
) -> Path:
    """A clip of grey pictures with a sound track that sets in `late`."""
    container: Any = av.open(str(path), "w")
    picture = container.add_stream("libx264", rate=24, options={"preset": "ultrafast"})
    picture.width, picture.height, picture.pix_fmt = 160, 90, "yuv420p"
    track = container.add_stream(codec, rate=rate, layout=layout)
    for number, frame in enumerate(shown or [grey(90) for _ in range(frames)]):
        frame.pts, frame.time_base = number, Fraction(1, 24)
        container.mux(picture.encode(frame))
    container.mux(picture.encode(None))
    form = track.format.name
    given: NDArray[Any] = samples
    if form != "fltp":
        given = np.round(samples * 32767).astype(np.int16).T.reshape(1, -1)
    heard = av.AudioFrame.from_ndarray(np.ascontiguousarray(given), format=form, layout=layout)
    heard.sample_rate, heard.pts, heard.time_base = rate, round(late * rate), Fraction(1, rate)
    container.mux(track.encode(heard))
    container.mux(track.encode(None))
    container.close()
    return path


class _File:
    """A recorded track, decoded again."""

    def __init__(self, cut: Timeline, files: dict[str, Path]) -> None:
        data = io.BytesIO()
        self.told: list[tuple[int, int]] = []
        self.recorded = record(
            cut, _found(files), data, tell=lambda done, to_do: self.told.append((done, to_do))
        )
        self.data = data.getvalue()
        with av.open(io.BytesIO(self.data), "r") as container:
            stream = container.streams.audio[0]
            assert stream.duration is not None
            assert stream.time_base is not None
            self.start, self.seconds = stream.start_time, stream.duration * stream.time_base
            self.kind = (stream.codec_context.name, stream.profile, stream.rate, stream.layout.name)
            pieces = [cast("Sound", frame.to_ndarray()) for frame in container.decode(stream)]
        self.sound = np.concatenate(pieces, axis=1)[:, : self.recorded.samples]


@pytest.mark.parametrize("start", [0, 7, 13])
def test_a_voice_lands_on_its_sample(start: int, tmp_path: Path) -> None:
    spoken = _noise(0.5)
    files = {"voice": sound(tmp_path / "voice.wav", spoken)}
    mixed = _mixed(_cut(48, _voice(start, 24)), files)
    at = start * FRAME
    assert _lag(mixed[0], spoken[0]) == at
    assert np.array_equal(mixed[0], mixed[1])
    # Beyond its 8 ms fades it is the voice and nothing but the voice.
    assert np.allclose(mixed[0, at + 500 : at + 20_000], spoken[0, 500:20_000], atol=1e-4)
    assert not mixed[0, at + 24_000 :].any()


@pytest.mark.parametrize(
    ("suffix", "rate"), [(".wav", 22_050), (".wav", 48_000), (".flac", 44_100), (".mp3", 44_100)]
)
@pytest.mark.parametrize("channels", [1, 2])
def test_any_rate_and_kind_of_file_keeps_its_pitch(
    suffix: str, rate: int, channels: int, tmp_path: Path
) -> None:
    path = sound(tmp_path / f"voice{suffix}", tone(1, 1000, rate=rate, channels=channels), rate)
    heard = np.concatenate(list(played(Source.at(path), "The voice")), axis=1)
    assert heard.shape[1] == pytest.approx(SECOND, abs=2 * 1152)
    middle = heard[0, 8000:32_000]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(middle.size)))
    assert np.argmax(spectrum) * SECOND / middle.size == pytest.approx(1000, abs=3)
    assert _rms(middle) == pytest.approx(0.3 / np.sqrt(2), rel=0.06)


def test_a_wav_that_is_cut_off_gives_what_there_is(tmp_path: Path) -> None:
    path = sound(tmp_path / "voice.wav", tone(1, 1000))
    path.write_bytes(path.read_bytes()[:60_001])
    heard = sum(piece.shape[1] for piece in played(Source.at(path), "The voice"))
    assert heard == pytest.approx(30_000, abs=2100)


def test_what_is_no_sound_is_named(tmp_path: Path) -> None:
    (tmp_path / "song.mp3").write_bytes(b"no song" * 900)
    with pytest.raises(Unreadable, match=r"The music \(song.mp3\) cannot be decoded"):
        Mix(_cut(24, music=BED), _found({"music": tmp_path / "song.mp3"}), _check)


def test_the_music_makes_room_for_a_voice(tmp_path: Path) -> None:
    files = {
        "music": sound(tmp_path / "music.wav", tone(4, 200, channels=2)),
        "voice": sound(tmp_path / "voice.wav", tone(0.8, 3000, 0.2)),
    }
    mixed = _mixed(_cut(96, _voice(36, 24), music=BED), files)
    before, under, after = (_level(mixed, 200, at) for at in (1.2, 1.8, 2.8))
    assert under - before == pytest.approx(-9, abs=0.2)
    assert after - before == pytest.approx(0, abs=0.2)
    # Coming down takes 150 ms and is over when the voice begins; going up takes longer.
    assert before > _level(mixed, 200, 1.38) > under
    assert before > _level(mixed, 200, 2.42) > under


def test_the_music_comes_forward_where_nobody_speaks_for_long(tmp_path: Path) -> None:
    files = {
        "music": sound(tmp_path / "music.wav", tone(12, 200, channels=2)),
        "voice": sound(tmp_path / "voice.wav", tone(1, 3000, 0.2)),
    }
    mixed = _mixed(_cut(288, _voice(0, 24), _voice(48, 24), _voice(240, 24), music=BED), files)
    short, long = _level(mixed, 200, 1.45), _level(mixed, 200, 6)
    assert long - short == pytest.approx(SWELL_DB, abs=0.7)
    assert _level(mixed, 200, 10.4) < short
    alone = _mixed(_cut(288, music=BED), files)
    assert _level(alone, 200, 6) == pytest.approx(short, abs=0.7)


@pytest.mark.parametrize("level", [0.02, 0.9])
def test_music_of_any_loudness_is_brought_to_one_level(level: float, tmp_path: Path) -> None:
    files = {"music": sound(tmp_path / "music.wav", tone(4, 997, level, channels=2))}
    mixed = _mixed(_cut(96, music=BED.but(gain_db=0)), files)
    assert _level(mixed, 997, 2) == pytest.approx(-20 - 6, abs=0.3)


def test_a_short_song_goes_round_without_a_click_or_a_hole(tmp_path: Path) -> None:
    beat = np.concatenate([np.zeros((2, 20_000), np.float32), tone(6, 200, channels=2)], axis=1)
    song = np.concatenate([beat, np.zeros((2, 30_000), np.float32)], axis=1)
    files = {"music": sound(tmp_path / "music.wav", song)}
    mixed = _mixed(_cut(24 * 20, music=BED.but(gain_db=0)), files)
    loud = [_rms(mixed[:, at : at + 2400]) for at in range(SECOND, 18 * SECOND, 2400)]
    assert min(loud) > 0.3 * max(loud)
    # A seam adds what sounds on both its sides: it bends no more than one tone on top of another.
    bend = np.abs(np.diff(mixed[0].astype(np.float64), 2))
    assert bend[SECOND : 18 * SECOND].max() < 2.1 * np.median(bend[SECOND : 2 * SECOND]) * np.pi / 2
    assert abs(mixed[0, 0]) < 0.01
    assert abs(mixed[0, -1]) < 0.01


def test_music_that_is_a_little_short_ends_by_itself(tmp_path: Path) -> None:
    files = {"music": sound(tmp_path / "music.wav", tone(11, 200, channels=2))}
    mixed = _mixed(_cut(24 * 12, music=BED), files)
    assert _rms(mixed[:, 9 * SECOND : 10 * SECOND]) > 0.01
    assert not mixed[:, 11 * SECOND :].any()


def test_of_a_long_song_only_what_is_needed_is_read(tmp_path: Path) -> None:
    song = tmp_path / "song.wav"
    with wave.open(str(song), "wb") as empty:
        empty.setnchannels(2)
        empty.setsampwidth(2)
        empty.setframerate(SECOND)
        empty.writeframes(np.full(4 * SECOND, 3000, "<i2").tobytes())
    size = 2 * 3600 * SECOND * 4
    data = bytearray(song.read_bytes()[:44])
    data[4:8], data[40:44] = (size + 36).to_bytes(4, "little"), size.to_bytes(4, "little")
    with song.open("r+b") as file:
        file.write(data)
        file.truncate(size + 44)
    asked = 0

    def count() -> None:
        nonlocal asked
        asked += 1

    mix = Mix(_cut(24, music=BED), _found({"music": song}), count)
    assert sum(piece.shape[1] for piece in mix.play()) == SECOND
    assert asked < 10


def test_the_film_fades_all_but_the_words(tmp_path: Path) -> None:
    files = {
        "voice": sound(tmp_path / "voice.wav", tone(2, 3000)),
        "music": sound(tmp_path / "music.wav", tone(2, 200, channels=2)),
        "clip": _tracked(tmp_path / "clip.mp4", tone(2, 900, channels=2), frames=48),
    }
    cut = _clips(_heard_clip("clip", 48), voices=(_voice(0, 48),), music=BED, fade_in=12, fade_out=12)
    mixed = _mixed(cut, files)
    for hertz in (200, 900):
        first, middle, last = (_level(mixed, hertz, at) for at in (0.0, 1.0, 1.9))
        assert first < middle - 15 > last
    first, middle, last = (_level(mixed, 3000, at) for at in (0.01, 1.0, 1.88))
    assert first == pytest.approx(middle, abs=0.5)
    assert last == pytest.approx(middle, abs=0.5)


def test_a_voice_sounds_no_longer_than_the_timeline_says(tmp_path: Path) -> None:
    files = {"voice": sound(tmp_path / "voice.wav", _noise(1))}
    whole = _mixed(_cut(48, _voice(12, 12)), files)
    assert _rms(whole[:, 30_000:40_000]) > 0.1
    assert not whole[:, SECOND:].any()


def test_a_clip_is_heard_from_where_it_is_seen(tmp_path: Path) -> None:
    noise = np.repeat(_noise(6), 2, axis=0)
    files = {"clip": _tracked(tmp_path / "clip.mp4", noise, frames=144, codec="pcm_s16le")}
    if not files["clip"].stat().st_size:
        pytest.fail("no clip")
    for begins in (Fraction(0), Fraction(1, 2), Fraction(7, 2)):
        clip = _heard_clip("clip", 24, source_start=begins)
        mixed = _mixed(_clips(Clip(scene=1, media=MediaId("x"), frames=24), clip), files)
        assert not mixed[:, : SECOND - 1].any()
        at = round(begins * SECOND)
        assert np.allclose(mixed[0, SECOND + 500 : -500], noise[0, at + 500 : at + SECOND - 500], atol=1e-3)


@pytest.mark.parametrize(("suffix", "codec"), [("mkv", "pcm_s16le"), ("mp4", "aac"), ("mkv", "libopus")])
@pytest.mark.parametrize("late", [Fraction(1, 4), Fraction(0)])
def test_a_clips_sound_keeps_step_with_its_picture(
    suffix: str, codec: str, late: Fraction, tmp_path: Path
) -> None:
    noise = np.repeat(_noise(0.5), 2, axis=0)
    clip = _tracked(tmp_path / f"clip.{suffix}", noise, codec=codec, late=late)
    heard = np.concatenate(list(alongside(Source.at(clip), "It", Fraction(0))), axis=1)
    assert _lag(heard[0], noise[0]) == pytest.approx(late * SECOND, abs=50)
    later = np.concatenate(list(alongside(Source.at(clip), "It", Fraction(1, 8))), axis=1)
    assert _lag(np.pad(later[0], (6000, 0)), noise[0]) == pytest.approx(late * SECOND, abs=50)


@pytest.mark.parametrize(("layout", "rate"), [("mono", 44_100), ("stereo", 32_000), ("5.1", 48_000)])
def test_a_clip_of_any_layout_and_rate_is_heard(layout: str, rate: int, tmp_path: Path) -> None:
    channels = {"mono": 1, "stereo": 2, "5.1": 6}[layout]
    track = tone(1, 1000, 0.2, rate=rate, channels=channels)
    files = {"clip": _tracked(tmp_path / "clip.mp4", track, rate=rate, layout=layout)}
    mixed = _mixed(_clips(_heard_clip("clip", 24)), files)
    assert _level(mixed, 1000, 0.4) > -24
    assert _level(mixed, 1000, 0.4) - _level(mixed, 1500, 0.4) > 30


def test_two_clips_cross_with_equal_power_and_cut_without_a_click(tmp_path: Path) -> None:
    files = {
        "a": _tracked(tmp_path / "a.mp4", tone(2.5, 300, 0.2, channels=2), frames=60),
        "b": _tracked(tmp_path / "b.mp4", tone(2.5, 410, 0.2, channels=2), frames=60),
    }
    first, second = _heard_clip("a", 36), _heard_clip("b", 36)
    file = _File(_clips(first, second, joins=[(TransitionKind.DISSOLVE, 12)]), files)
    crossed = file.sound
    assert max(_click(crossed[0], frame * FRAME) for frame in (24, 36)) < 1.6
    before, middle, after = (_rms(crossed[:, at : at + 4800]) for at in (30_000, 57_600, 90_000))
    assert _db(middle, before) == pytest.approx(0, abs=0.7)
    assert _db(after, before) == pytest.approx(0, abs=0.5)
    assert _level(crossed, 300, 1.2) == pytest.approx(_level(crossed, 410, 1.2), abs=1.5)
    cut = _File(_clips(first, second), files)
    assert _click(cut.sound[0], 36 * FRAME) < 1.6
    assert _rms(cut.sound[:, 36 * FRAME - 240 : 36 * FRAME + 480]) > 0.3 * _rms(cut.sound[:, 20_000:40_000])


def test_a_ducked_clip_makes_room_and_a_muted_one_is_not_heard(tmp_path: Path) -> None:
    files = {
        "clip": _tracked(tmp_path / "clip.mp4", tone(4, 500, 0.2, channels=2), frames=96),
        "voice": sound(tmp_path / "voice.wav", tone(1, 3000, 0.2)),
    }
    levels = {
        how: [_level(_mixed(_clips(_heard_clip("clip", 96, how), voices=(_voice(24, 24),)), files), 500, at)]
        for how in ClipSound
        for at in (1.5,)
    }
    kept, ducked, muted = (levels[how][0] for how in (ClipSound.KEEP, ClipSound.DUCK, ClipSound.MUTE))
    assert ducked - kept == pytest.approx(CLIP_DUCK_DB, abs=0.2)
    assert muted < -100
    louder = _mixed(_clips(_heard_clip("clip", 96, gain_db=6)), files)
    assert _level(louder, 500, 1.5) - kept == pytest.approx(6, abs=0.1)


def test_a_clip_without_sound_is_silent_and_says_so_only_where_it_was_asked_for(tmp_path: Path) -> None:
    files = {"clip": _tracked(tmp_path / "clip.mp4", tone(1, 500, channels=2))}
    bare: Any = av.open(str(tmp_path / "mute.mp4"), "w")
    with av.open(str(files["clip"])) as full, bare:
        source = full.streams.video[0]
        copied = bare.add_stream_from_template(source)
        for packet in full.demux(source):
            if packet.dts is not None:
                packet.stream = copied
                bare.mux(packet)
    files["mute"] = tmp_path / "mute.mp4"
    for how, notes in ((ClipSound.KEEP, ["clip_without_sound"]), (ClipSound.DUCK, [])):
        found = _File(_clips(_heard_clip("clip", 12), _heard_clip("mute", 12, how)), files).recorded
        assert [note.code for note in found.notes if note.code != "loudness_missed"] == notes


def test_a_clip_whose_sound_breaks_off_is_heard_up_to_there(tmp_path: Path) -> None:
    whole = _tracked(tmp_path / "whole.mkv", tone(4, 500, 0.2, channels=2), frames=96, codec="flac")
    data = bytearray(whole.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3000] = os.urandom(3000)
    (tmp_path / "clip.mkv").write_bytes(data)
    mix = Mix(_clips(_heard_clip("clip", 96)), _found({"clip": tmp_path / "clip.mkv"}), _check)
    mixed = np.concatenate(list(mix.play()), axis=1)
    assert mixed.shape == (2, 4 * SECOND)
    assert _level(mixed, 500, 0.5) > -25


@pytest.mark.parametrize(
    ("voice_db", "music_db", "song"), [(0, -14, 0.4), (-25, -30, 0.4), (12, 0, 0.4), (0, -10, 0.9)]
)
def test_the_film_is_as_loud_as_it_should_be(
    voice_db: float, music_db: float, song: float, tmp_path: Path
) -> None:
    files = {
        "music": sound(tmp_path / "music.wav", tone(2, 220, song, channels=2)),
        "voice": sound(tmp_path / "voice.wav", _spoken(3)),
    }
    made = _File(_cut(96, _voice(12, 80, gain_db=voice_db), music=BED.but(gain_db=music_db)), files)
    assert made.recorded.loudness is not None
    assert made.recorded.loudness.lufs == pytest.approx(-14, abs=0.5)
    assert made.recorded.loudness.peak_dbtp <= -1
    assert made.recorded.notes == ()


def test_a_film_of_few_words_is_as_loud_as_another(tmp_path: Path) -> None:
    files = {
        "music": sound(tmp_path / "music.wav", tone(20, 220, 0.3, channels=2)),
        "voice": sound(tmp_path / "voice.wav", _spoken(2)),
    }
    for cut in (_cut(480, _voice(48, 60), music=BED), _cut(480, _voice(48, 60), _voice(400, 60))):
        loudness = _File(cut, files).recorded.loudness
        assert loudness is not None
        assert loudness.lufs == pytest.approx(-14, abs=0.5)
        assert loudness.peak_dbtp <= -1


def test_peaks_that_the_encoder_brings_out_of_noise_are_taken_down_where_they_are(tmp_path: Path) -> None:
    """In this noise it lets one overshoot its ceiling by 1.5 dB."""
    swell = 1 + 2.2 * np.sin(np.arange(4 * SECOND) / 9000) ** 20
    noise = 0.05 * np.random.default_rng(4).standard_normal((2, 4 * SECOND)) * swell
    files = {"music": sound(tmp_path / "music.wav", noise.astype(np.float32))}
    recorded = _File(_clips(_heard_clip("music", 96)), files).recorded
    assert recorded.loudness is not None
    assert recorded.loudness.lufs == pytest.approx(-14, abs=0.1)
    assert recorded.loudness.peak_dbtp <= -1
    assert recorded.notes == ()


def _floats(path: Path, samples: Sound) -> Path:
    """A WAV of 32-bit floats, as they are."""
    data = samples.T.astype("<f4").tobytes()
    form = struct.pack("<HHIIHH", 3, len(samples), SECOND, 4 * len(samples) * SECOND, 4 * len(samples), 32)
    body = b"WAVEfmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(data)) + data
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    return path


def test_samples_that_are_no_numbers_are_silence(tmp_path: Path) -> None:
    broken = tone(4, 220, 0.3)
    broken[0, 9000:9100], broken[0, 20_000] = np.nan, np.inf
    files = {"music": _floats(tmp_path / "music.wav", broken)}
    mixed = _mixed(_cut(96, music=BED), files)
    assert np.isfinite(mixed).all()
    assert _level(mixed, 220, 1) == pytest.approx(_level(mixed, 220, 3), abs=0.5)


def test_what_cannot_be_made_loud_is_said(tmp_path: Path) -> None:
    files = {"clip": _tracked(tmp_path / "clip.mp4", tone(2, 500, 0.0015, channels=2), frames=48)}
    recorded = _File(_clips(_heard_clip("clip", 48)), files).recorded
    assert recorded.loudness is not None
    assert recorded.loudness.lufs == pytest.approx(-17, abs=1)
    (note,) = recorded.notes
    assert note.code == "loudness_missed"
    assert "instead of -14" in note.message


def test_a_film_without_sound_has_a_silent_track() -> None:
    made = _File(_cut(12), {})
    assert made.recorded.samples == SECOND // 2
    assert made.recorded.loudness is None
    assert np.abs(made.sound).max() < 1e-4


def test_the_track_is_the_films_length_to_the_sample_and_starts_with_it(tmp_path: Path) -> None:
    files = {"voice": sound(tmp_path / "voice.wav", _noise(0.4))}
    made = _File(_cut(37, _voice(5, 20)).but(rate={"num": 30_000, "den": 1001}), files)
    wanted = round(37 * SECOND * 1001 / 30_000)
    assert (made.start, made.seconds) == (0, Fraction(wanted, SECOND))
    assert made.kind == ("aac", "LC", SECOND, "stereo")
    assert made.told[-1] == (3 * wanted, 3 * wanted)
    assert made.told == sorted(made.told)


def test_what_is_seen_and_heard_at_once_is_so_in_the_film(tmp_path: Path) -> None:
    """A flash with a noise in the clip, and a voice on another frame, found again in the finished MP4."""
    flash, said = 31, 50
    beep = _noise(0.05, 0.5)
    track = np.zeros((2, 3 * SECOND), np.float32)
    track[:, flash * FRAME : flash * FRAME + beep.shape[1]] = beep
    shown = [grey(200 if number == flash else 60) for number in range(72)]
    files = {
        "clip": _tracked(tmp_path / "clip.mp4", track, frames=72, shown=shown),
        "voice": sound(tmp_path / "voice.wav", beep),
    }
    cut = _clips(_heard_clip("clip", 60), voices=(_voice(said, 4),))
    render(cut, lambda media: files[media], tmp_path / "film.mp4")
    film = seen(tmp_path / "film.mp4")
    assert int(np.argmax(film.levels)) == flash
    assert film.pts[flash] == Fraction(flash, 24)
    for frame in (flash, said):
        near = film.sound[0, (frame - 1) * FRAME : (frame + 2) * FRAME]
        assert _lag(near, beep[0]) == pytest.approx(FRAME, abs=2)


def test_sound_is_on_its_frame_after_ten_minutes(tmp_path: Path) -> None:
    """A short noise every minute or so, found again in the encoded file exactly where it was put."""
    beep = _noise(0.05, 0.4)
    files = {"beep": sound(tmp_path / "beep.wav", beep)}
    places = (3, 2881, 7203, 14_390)
    cut = _cut(14_400, *(_voice(place, 2, "beep") for place in places))
    made = _File(cut, files)
    for place in places:
        near = made.sound[0, place * FRAME - FRAME : place * FRAME + 2 * FRAME]
        assert _lag(near, beep[0]) == FRAME


def test_the_same_cut_gives_the_same_bytes_from_files_and_from_descriptors(tmp_path: Path) -> None:
    files = {
        "voice": sound(tmp_path / "voice.wav", _noise(1)),
        "music": sound(tmp_path / "music.mp3", tone(2, 220, 0.4, channels=2)),
        "clip": _tracked(tmp_path / "clip.mp4", tone(1, 500, 0.2, channels=2)),
    }
    cut = _clips(_heard_clip("clip", 24), voices=(_voice(2, 20),), music=BED)
    opened = {MediaId(name): os.open(path, os.O_RDONLY) for name, path in files.items()}
    out = io.BytesIO()
    record(cut, lambda media: Source(media, None, opened[media]), out)
    for descriptor in opened.values():
        os.close(descriptor)
    assert out.getvalue() == _File(cut, files).data


def test_recording_stops_when_it_is_told_to(tmp_path: Path) -> None:
    files = {"voice": sound(tmp_path / "voice.wav", _noise(1))}

    def stop() -> None:
        raise Cancelled("enough")

    out = io.BytesIO()
    with pytest.raises(Cancelled):
        record(_cut(48, _voice(0, 24)), _found(files), out, check=stop)
    assert not out.getvalue()


def test_the_waveform_shows_where_it_is_loud(tmp_path: Path) -> None:
    files = {"voice": sound(tmp_path / "voice.wav", tone(1, 300, 0.3))}
    (tmp_path / "film.m4a").write_bytes(_File(_cut(48, _voice(12, 24)), files).data)
    out = io.BytesIO()
    count = peaks(Source.at(tmp_path / "film.m4a"), out)
    found = json.loads(out.getvalue())
    head = {name: found[name] for name in ("version", "channels", "sample_rate", "bits", "length")}
    assert head == {"version": 2, "channels": 1, "sample_rate": SECOND, "bits": 8, "length": count}
    assert found["samples_per_pixel"] * count == pytest.approx(2 * SECOND, abs=2400)
    lows, highs = np.array(found["data"][::2]), np.array(found["data"][1::2])
    assert highs[:9].max() <= 1
    assert highs[12:28].min() > 30
    assert lows[12:28].max() < -30
