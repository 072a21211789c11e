"""The scratch voice: real lines through the real library."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import espeakng_loader
import numpy as np
import pytest
from tests.unit.sound.listening import heard, rms_db

from reelwright.film.errors import Cancelled, StorageTrouble, WrongInput
from reelwright.film.speech import Speech
from reelwright.sound.port import VoiceActor
from reelwright.sound.scratch import ScratchVoice
from reelwright.sound.tongues import TAGS
from reelwright.story.spoken import MOST_PACE, count_words

ENGLISH = "Every night the keeper lights the lamp, and the storm leans in to listen to her stories."
INDONESIAN = "Setiap malam penjaga menyalakan lampu, dan badai mendekat untuk mendengarkan ceritanya."


@pytest.fixture
def voice() -> VoiceActor:
    return ScratchVoice()


def test_a_line_has_its_words_in_order_within_its_time(voice: VoiceActor, tmp_path: Path) -> None:
    speech = voice.speak(ENGLISH, language="en", dest=tmp_path / "line.wav")
    sound = heard(tmp_path / "line.wav")
    assert sound.shape[1] == 1
    assert speech.seconds == Fraction(len(sound), 48_000)
    assert [word.text for word in speech.words] == ENGLISH.split()
    assert_in_order(speech)
    assert 2 <= len(speech.words) / speech.seconds <= 4


def test_words_sound_when_they_are_said_to(voice: VoiceActor, tmp_path: Path) -> None:
    speech = voice.speak("Lamp. Storm.", language="en", dest=tmp_path / "line.wav")
    sound = heard(tmp_path / "line.wav")
    lamp, storm = speech.words
    between = sound[int(lamp.end * 48_000) + 4800 : int(storm.start * 48_000) - 960]
    first = sound[int(lamp.start * 48_000) : int(lamp.end * 48_000)]
    second = sound[int(storm.start * 48_000) : int(storm.end * 48_000)]
    assert len(between) > 0
    assert min(rms_db(first), rms_db(second)) > rms_db(between) + 20


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In 1969, 3.5% of the well-known “ships” didn't — of course — return!", "en-GB"),
        (INDONESIAN, "id-ID"),
        ("Le gardien du phare, dit-on, s'est lié d'amitié avec une tempête !", "fr"),
        ("يصادق حارس المنارة عاصفة.", "ar"),
        ("एक रखवाला तूफान से दोस्ती करता है।", "hi"),
        ("www.example.org/a_b?c=1 A.I. U.S.A. x² + y³ = 10,000,000 €", "en"),
        ("The 🌊 sea; the <i>sea</i>...\n\nThe open sea?", "en"),
        (("wave after wave " * 20).strip(), "en"),
    ],
)
def test_every_word_is_there_whatever_the_line(
    voice: VoiceActor, tmp_path: Path, text: str, language: str
) -> None:
    speech = voice.speak(text, language=language, dest=tmp_path / "line.wav")
    assert_in_order(speech)
    plain = text.replace("🌊 ", "").replace("<i>", "").replace("</i>", "")
    assert " ".join(word.text for word in speech.words) == " ".join(plain.split())


def test_chinese_is_parted_into_words(voice: VoiceActor, tmp_path: Path) -> None:
    text = "灯塔看守人与风暴成为朋友。"
    speech = voice.speak(text, language="zh-CN", dest=tmp_path / "line.wav")
    assert len(speech.words) >= 5
    assert "".join(word.text for word in speech.words) == text
    assert_in_order(speech)


def test_the_pace_is_raised_into_the_room(voice: VoiceActor, tmp_path: Path) -> None:
    natural = voice.speak(ENGLISH, language="en", dest=tmp_path / "natural.wav").seconds
    room = natural * Fraction(88, 100)
    fitted = voice.speak(ENGLISH, language="en", dest=tmp_path / "fitted.wav", room=room)
    assert room * Fraction(9, 10) < fitted.seconds <= room
    assert [word.text for word in fitted.words] == ENGLISH.split()


def test_as_many_words_as_a_scene_may_have_fit_it_even_in_short_sentences(
    voice: VoiceActor, tmp_path: Path
) -> None:
    text = (
        "A robot learns to paint. Nobody ever thought to teach it. Everything slips, spills, bends or falls "
        "over. Failing, it finds, is mostly repetition. Then, between two mistakes, something goes right. "
        "Nobody taught it that. After that, there is no stopping it."
    )
    seconds = count_words(text) / MOST_PACE
    assert seconds == 15
    room = seconds - Fraction(3, 10)
    assert voice.speak(text, language="en", dest=tmp_path / "line.wav", room=room).seconds <= room


def test_a_line_too_long_for_its_room_is_kept_whole(voice: VoiceActor, tmp_path: Path) -> None:
    natural = voice.speak(ENGLISH, language="en", dest=tmp_path / "natural.wav").seconds
    hurried = voice.speak(ENGLISH, language="en", dest=tmp_path / "hurried.wav", room=natural / 3)
    assert natural / 3 < hurried.seconds
    assert natural * Fraction(7, 10) < hurried.seconds < natural * Fraction(9, 10)
    assert len(hurried.words) == len(ENGLISH.split())


def test_a_line_with_room_to_spare_is_not_slowed(voice: VoiceActor, tmp_path: Path) -> None:
    natural = voice.speak("A storm.", language="en", dest=tmp_path / "a.wav")
    assert voice.speak("A storm.", language="en", dest=tmp_path / "b.wav", room=Fraction(30)) == natural


def test_languages_sound_different(voice: VoiceActor, tmp_path: Path) -> None:
    english = voice.speak(INDONESIAN, language="en", dest=tmp_path / "en.wav")
    indonesian = voice.speak(INDONESIAN, language="id", dest=tmp_path / "id.wav")
    assert english.seconds != indonesian.seconds
    assert (tmp_path / "en.wav").read_bytes() != (tmp_path / "id.wav").read_bytes()


def test_lines_are_equally_loud_and_end_quietly(voice: VoiceActor, tmp_path: Path) -> None:
    levels: list[float] = []
    for language, text in (
        ("en", ENGLISH),
        ("id", INDONESIAN),
        ("en", "Shh."),
        ("de", "Ein Sturm zieht auf."),
    ):
        voice.speak(text, language=language, dest=tmp_path / "line.wav")
        sound = heard(tmp_path / "line.wav")
        frames = sound[: len(sound) // 480 * 480].reshape(-1, 480)
        loud = (frames**2).mean(axis=1)
        levels.append(float(10 * np.log10(loud[loud > loud.max() / 100].mean())))
        assert np.abs(sound).max() < 10 ** (-2.9 / 20)
        assert np.abs(sound[[0, -1]]).max() < 0.001
        assert abs(sound.mean()) < 0.001
    assert max(levels) - min(levels) < 2.5


def test_the_same_line_is_the_same_file_whatever_was_said_before(voice: VoiceActor, tmp_path: Path) -> None:
    voice.speak(ENGLISH, language="en", dest=tmp_path / "first.wav")
    voice.speak(INDONESIAN, language="id", dest=tmp_path / "other.wav")
    voice.speak(ENGLISH, language="en", dest=tmp_path / "second.wav")
    assert (tmp_path / "first.wav").read_bytes() == (tmp_path / "second.wav").read_bytes()


def test_several_threads_speak_at_once(voice: VoiceActor, tmp_path: Path) -> None:
    lines = [(f"Line {number} of the film.", ("en", "id", "de")[number % 3]) for number in range(12)]

    def speak(number: int) -> Speech:
        text, language = lines[number]
        return voice.speak(text, language=language, dest=tmp_path / f"{number}.wav")

    with ThreadPoolExecutor(4) as stage:
        together = list(stage.map(speak, range(12)))
    assert together == [speak(number) for number in range(12)]
    assert len(list(tmp_path.iterdir())) == 12


def test_lines_leave_nothing_open(voice: VoiceActor, tmp_path: Path) -> None:
    def kept() -> tuple[int, int]:
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()

    if not Path("/proc/self/fd").exists():
        pytest.skip("what a process has open can be read on Linux only")
    voice.speak("One.", language="en", dest=tmp_path / "line.wav")
    before = kept()
    for number in range(5):
        voice.speak(f"Line {number}.", language="fr", dest=tmp_path / "line.wav")
    assert kept() == before


@pytest.mark.parametrize("language", ["xx", "tlh", "ja", "", "123"])
def test_a_language_it_cannot_speak_is_refused_with_others_near(
    voice: VoiceActor, tmp_path: Path, language: str
) -> None:
    with pytest.raises(WrongInput, match="it speaks") as told:
        voice.speak("Hello.", language=language, dest=tmp_path / "line.wav")
    assert told.value.code == "language_not_spoken"
    assert list(tmp_path.iterdir()) == []


def test_a_near_language_is_named_first(voice: VoiceActor, tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match="it speaks id, "):
        voice.speak("Sugeng enjing.", language="jv", dest=tmp_path / "line.wav")


def test_languages_offered_are_spoken(voice: VoiceActor, tmp_path: Path) -> None:
    for tag in TAGS[::8]:
        speech = voice.speak("Anna 7", language=tag, dest=tmp_path / "line.wav")
        assert len(speech.words) == 2, tag


@pytest.mark.parametrize("times", [0, 1, 2])
def test_cancelling_leaves_no_file(voice: VoiceActor, tmp_path: Path, times: int) -> None:
    asked: list[None] = []

    def after_a_while() -> bool:
        asked.append(None)
        return len(asked) > times

    with pytest.raises(Cancelled):
        voice.speak(
            ENGLISH * 5,
            language="en",
            dest=tmp_path / "line.wav",
            room=Fraction(1),
            cancelled=after_a_while,
        )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_storage_trouble(voice: VoiceActor, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match=r"line\.wav could not be written"):
        voice.speak("Hello.", language="en", dest=tmp_path / "nowhere" / "line.wav")


def assert_in_order(speech: Speech) -> None:
    at = Fraction(0)
    for word in speech.words:
        assert at <= word.start < word.end, word
        at = word.end
    assert at <= speech.seconds


def test_an_installation_far_down_the_disk_speaks_too(tmp_path: Path) -> None:
    """The library has room for some 160 bytes of path to its data; a virtual environment may lie deeper."""
    installed = Path(espeakng_loader.__file__).parent
    deep = tmp_path.joinpath(*["a-rather-long-folder-name"] * 8)
    package = deep / "espeakng_loader"
    package.mkdir(parents=True)
    for entry in installed.iterdir():
        if entry.suffix == ".py":
            shutil.copy(entry, package)
        elif entry.name != "__pycache__":
            (package / entry.name).symlink_to(entry)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "from reelwright.sound.scratch import ScratchVoice\n"
        "from importlib.util import find_spec\n"
        "assert find_spec('espeakng_loader').origin.startswith(sys.argv[1])\n"
        "speech = ScratchVoice().speak('A storm.', language='en', dest=Path(sys.argv[2]))\n"
        "assert len(speech.words) == 2\n"
    )
    command = [sys.executable, "-c", script, str(deep), str(tmp_path / "line.wav")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(heard(tmp_path / "line.wav")) > 20_000
