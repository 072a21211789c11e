from __future__ import annotations

import threading
import traceback
import wave
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pytest
from tests.servers.voices import (
    LETTER_S,
    Endless,
    Fail,
    Hang,
    HangUp,
    Line,
    Raw,
    Say,
    VoiceServer,
    spoken,
)
from tests.unit.sound.listening import heard, rms_db

from reelwright.film.errors import (
    Cancelled,
    NeedsYou,
    NotFound,
    ReelwrightError,
    Refused,
    TryAgain,
    Unreadable,
    WrongInput,
    WrongSetting,
)
from reelwright.film.ids import MediaId
from reelwright.film.speech import Speech
from reelwright.media.source import Source
from reelwright.sound.booth import Heard, Take, to_speech_wav
from reelwright.sound.cast import hired
from reelwright.sound.hired import QUICKEST, Contract
from reelwright.sound.port import Kept, Tariff, VoiceActor

KEY = "sk-very-secret"
TEXT = "The keeper lights the lamp, and the storm stands still."
SECONDS = len(TEXT) * LETTER_S
MEDIA = MediaId("recording")


@dataclass(slots=True)
class _Desk:
    """A lab's desk, here on the table."""

    recording: Path
    out: BinaryIO

    def source(self, media: MediaId) -> Source:
        if media != MEDIA:
            raise NotFound("no such medium")
        return Source.at(self.recording)

    def tell(self, done: int) -> None:
        pass


def _convert(recording: Path, wav: Path, tempo: Fraction) -> Heard:
    with wav.open("wb") as out:
        return Heard.from_json(to_speech_wav(Take(MEDIA, tempo), _Desk(recording, out)))


@dataclass(slots=True)
class _Shelf:
    """Lines, kept in a dictionary."""

    folder: Path
    kept: dict[str, Kept] = field(default_factory=dict[str, Kept])
    open: list[tuple[str, int, int | None]] = field(default_factory=list[tuple[str, int, int | None]])
    gone: list[str] = field(default_factory=list[str])

    def find(self, key: str) -> Kept | None:
        return self.kept.get(key)

    def asking(self, key: str, characters: int, tariff: Tariff) -> None:
        self.open.append((tariff.provider, characters, tariff.cost(characters)))

    def said(self, key: str, wav: Path, speech: Speech) -> Path:
        place = self.folder / f"{key[:8]}.wav"
        wav.rename(place)
        self.kept[key] = Kept(place, speech)
        return place

    def refused(self, key: str) -> None:
        self.gone.append(key)


def _voice(
    server: VoiceServer | str, vendor: str = "elevenlabs", names: str = "nova", **contract: Any
) -> VoiceActor:
    url = server if isinstance(server, str) else server.url
    found = hired(vendor, names, "", Contract(url=url, key=KEY, **contract), _convert)
    return next(iter(found.values()))


def _wav_seconds(path: Path) -> Fraction:
    with wave.open(str(path)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 48_000)
        return Fraction(sound.getnframes(), 48_000)


def test_elevenlabs_is_asked_in_its_own_form_and_tells_the_time_of_every_word(tmp_path: Path) -> None:
    with VoiceServer() as server:
        voice = _voice(server, names="narrator=21m00/T", micros_per_thousand=300_000)
        speech = voice.speak(TEXT, language="en-GB", dest=tmp_path / "line.wav")
    (asked,) = server.asked
    assert asked.path == "/v1/text-to-speech/21m00%2FT/with-timestamps?output_format=mp3_44100_128"
    assert asked.headers["xi-api-key"] == KEY
    assert asked.body == {"text": TEXT, "model_id": "eleven_multilingual_v2"}
    assert voice.name == "narrator"
    assert voice.tariff is not None
    assert voice.tariff.cost(1001) == 300_300
    assert _wav_seconds(tmp_path / "line.wav") == speech.seconds
    assert float(speech.seconds) == pytest.approx(SECONDS, abs=0.25)
    assert not speech.estimated
    assert " ".join(word.text for word in speech.words) == TEXT
    # The silence before the first word is cut off, and the marks with it.
    at = TEXT.index("storm") * LETTER_S
    (storm,) = (word for word in speech.words if word.text == "storm")
    assert float(storm.start) == pytest.approx(at + 0.02, abs=0.02)
    assert float(storm.end) == pytest.approx(at + 5 * LETTER_S + 0.02, abs=0.02)
    sounds = heard(tmp_path / "line.wav")
    inside = sounds[round(float(storm.start) * 48_000) : round(float(storm.end) * 48_000)]
    before = sounds[round((at - LETTER_S + 0.04) * 48_000) : round((at + 0.01) * 48_000)]
    assert rms_db(inside) > rms_db(before) + 30
    assert rms_db(inside) == pytest.approx(-16, abs=2)


def test_openai_is_asked_in_its_own_form_and_its_words_are_estimated(tmp_path: Path) -> None:
    with VoiceServer() as server:
        speech = _voice(server, "openai").speak(TEXT, language="en", dest=tmp_path / "line.wav")
    (asked,) = server.asked
    assert asked.path == "/v1/audio/speech"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    wanted = {"model": "gpt-4o-mini-tts", "input": TEXT, "voice": "nova", "response_format": "wav"}
    assert asked.body == wanted
    assert speech.estimated
    assert [word.text for word in speech.words] == TEXT.split()
    assert speech.words[0].start < Fraction(1, 20)
    assert speech.words[-1].end > speech.seconds - Fraction(1, 4)
    place = 0
    for word in speech.words:
        assert float(word.start) == pytest.approx(place * LETTER_S, abs=0.35)
        place += len(word.text) + 1


def test_marks_of_another_text_are_not_believed(tmp_path: Path) -> None:
    for line in (Say(marks=False), Say(other="Something else")):
        with VoiceServer([line]) as server:
            speech = _voice(server).speak(TEXT, language="en", dest=tmp_path / "line.wav")
        assert speech.estimated
        assert len(speech.words) == len(TEXT.split())


def test_markup_is_not_paid_for(tmp_path: Path) -> None:
    shelf = _Shelf(tmp_path)
    with VoiceServer() as server:
        _voice(server).speak("**Go** <b>on</b> 🌊", language="en", dest=tmp_path / "line.wav", lines=shelf)
        with pytest.raises(WrongInput):
            _voice(server).speak("🌊", language="en", dest=tmp_path / "line.wav", lines=shelf)
    assert [asked.text for asked in server.asked] == ["Go on"]
    assert shelf.open == [("elevenlabs", 5, None)]


def test_the_same_words_are_asked_for_once(tmp_path: Path) -> None:
    shelf = _Shelf(tmp_path)
    with VoiceServer() as server:
        voice = _voice(server)
        first = voice.speak(TEXT, language="en", dest=tmp_path / "one.wav", lines=shelf)
        again = voice.speak(TEXT, language="en", dest=tmp_path / "two.wav", lines=shelf)
        assert first == again
        assert (tmp_path / "one.wav").read_bytes() == (tmp_path / "two.wav").read_bytes()
        assert len(server.asked) == 1
        voice.speak(TEXT + " Now.", language="en", dest=tmp_path / "two.wav", lines=shelf)
        _voice(server, names="echo").speak(TEXT, language="en", dest=tmp_path / "two.wav", lines=shelf)
        assert len(server.asked) == 3
    assert all(KEY not in key for key in shelf.kept)


def test_a_line_is_played_a_little_faster_to_fit_and_that_costs_nothing(tmp_path: Path) -> None:
    shelf = _Shelf(tmp_path)
    with VoiceServer() as server:
        voice = _voice(server)
        plain = voice.speak(TEXT, language="en", dest=tmp_path / "line.wav", lines=shelf)
        room = plain.seconds * Fraction(93, 100)
        fitted = voice.speak(TEXT, language="en", dest=tmp_path / "quick.wav", room=room, lines=shelf)
        squeezed = voice.speak(TEXT, language="en", dest=tmp_path / "most.wav", room=Fraction(1), lines=shelf)
        wide = voice.speak(TEXT, language="en", dest=tmp_path / "wide.wav", room=Fraction(60), lines=shelf)
        assert len(server.asked) == 1
    assert fitted.seconds <= room
    assert _wav_seconds(tmp_path / "quick.wav") == fitted.seconds
    assert float(squeezed.seconds) == pytest.approx(float(plain.seconds / QUICKEST), rel=0.05)
    assert wide == plain
    ratio = float(fitted.seconds / plain.seconds)
    for quick, slow in zip(fitted.words, plain.words, strict=True):
        assert float(quick.start) == pytest.approx(float(slow.start) * ratio, abs=0.06)
    sound = heard(tmp_path / "quick.wav")[:, 0]
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.size)))
    low = spectrum[: round(600 * sound.size / 48_000)]
    assert np.argmax(low) * 48_000 / sound.size == pytest.approx(200, abs=20)


def _detail(status: str, message: str = "") -> dict[str, Any]:
    return {"detail": {"status": status, "message": message}}


@pytest.mark.parametrize(
    ("line", "kind", "code", "free"),
    [
        (Fail(401, _detail("invalid_api_key", f"bad {KEY}")), WrongSetting, "voice_key", True),
        (Fail(401, _detail("quota_exceeded", "out")), NeedsYou, "voice_credit", True),
        (Fail(429, {"error": {"code": "insufficient_quota"}}), NeedsYou, "voice_credit", True),
        (Fail(402), NeedsYou, "voice_credit", True),
        (Fail(404, {"detail": "voice_not_found"}), WrongSetting, "voice_unknown_name", True),
        (Fail(429, _detail("busy"), {"Retry-After": "7"}), TryAgain, "voice_throttled", True),
        (Fail(400, {"error": {"message": f"no {KEY} here"}}), Refused, "voice_refused", True),
        (Fail(307, "", {"Location": "http://127.0.0.1:9/"}), Refused, "voice_refused", True),
        (Fail(500, f"stack trace {KEY}"), NeedsYou, "voice_unknown", False),
        (HangUp(), NeedsYou, "voice_unknown", False),
        (Hang(), NeedsYou, "voice_unknown", False),
        (Raw(b"<html>"), Unreadable, "voice_unreadable", False),
        (Raw(b'{"audio_base64": "bm8gc291bmQgYXQgYWxs"}'), Unreadable, "voice_unreadable", False),
        (Raw(b'{"audio_base64": "!!"}'), Unreadable, "voice_unreadable", False),
        (Endless(), Unreadable, "voice_unreadable", False),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence_and_never_asked_again(
    line: Line, kind: type[ReelwrightError], code: str, free: bool, tmp_path: Path
) -> None:
    shelf = _Shelf(tmp_path)
    with VoiceServer([line]) as server:
        with pytest.raises(kind) as caught:
            _voice(server, timeout_s=0.5 if isinstance(line, Hang) else 30).speak(
                TEXT, language="en", dest=tmp_path / "line.wav", lines=shelf
            )
        assert len(server.asked) == 1
    assert caught.value.code == code
    assert caught.value.hint
    assert "nova" in caught.value.message or "voice answered" in caught.value.message
    assert KEY not in "".join(traceback.format_exception(caught.value))
    assert bool(shelf.gone) == free
    assert not shelf.kept
    assert list(tmp_path.iterdir()) == []
    if isinstance(caught.value, TryAgain):
        assert caught.value.after_s == 7


def test_a_server_that_is_not_there_was_not_paid(tmp_path: Path) -> None:
    with VoiceServer() as server:
        url = server.url
    shelf = _Shelf(tmp_path)
    with pytest.raises(TryAgain) as caught:
        _voice(url).speak(TEXT, language="en", dest=tmp_path / "line.wav", lines=shelf)
    assert caught.value.code == "voice_unreachable"
    assert len(shelf.gone) == 1


def test_a_recording_that_is_silent_is_refused(tmp_path: Path) -> None:
    with (
        VoiceServer([Raw(spoken("..."))]) as server,
        pytest.raises(Unreadable, match="silent"),
    ):
        _voice(server, "openai").speak(TEXT, language="en", dest=tmp_path / "line.wav")


def _cancelling(server: VoiceServer) -> Callable[[], bool]:
    return server.first_asked.is_set


def test_a_voice_is_stopped(tmp_path: Path) -> None:
    shelf = _Shelf(tmp_path)
    with VoiceServer() as server, pytest.raises(Cancelled):
        _voice(server).speak(
            TEXT, language="en", dest=tmp_path / "line.wav", lines=shelf, cancelled=lambda: True
        )
    assert not server.asked
    assert not shelf.open


def test_an_answer_under_way_is_kept_though_the_film_is_cancelled(tmp_path: Path) -> None:
    shelf = _Shelf(tmp_path)
    with VoiceServer() as server:
        _voice(server).speak(
            TEXT, language="en", dest=tmp_path / "line.wav", lines=shelf, cancelled=_cancelling(server)
        )
    assert len(shelf.kept) == 1


def test_lines_are_spoken_side_by_side(tmp_path: Path) -> None:
    with VoiceServer() as server:
        voice = _voice(server, "openai")

        def speak(place: int) -> None:
            voice.speak("Go on now.", language="en", dest=tmp_path / f"{place}.wav")

        work = [threading.Thread(target=speak, args=(place,)) for place in range(3)]
        for one in work:
            one.start()
        for one in work:
            one.join()
    assert len({(tmp_path / f"{place}.wav").read_bytes() for place in range(3)}) == 1


@pytest.mark.parametrize("names", ["scratch", "a, a", "none=x", "x=", "two words"])
def test_a_name_that_cannot_be_one_is_refused(names: str) -> None:
    with pytest.raises(WrongSetting):
        hired("openai", names, "", Contract(url="http://x", key=""), _convert)
    assert KEY not in repr(Contract(url="http://x", key=KEY))
