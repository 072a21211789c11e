"""Voices, captions, the title: in their scenes, within the film, readable."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.cut.sample import board, codes, cut, line, media, scene, with_handles

from reelwright.cut.assemble import assemble, runs_to_the_left
from reelwright.cut.cues import columns
from reelwright.cut.phrasing import phrases, weight
from reelwright.film.errors import WrongInput
from reelwright.film.speech import Speech, Spoken
from reelwright.film.storyboard import Storyboard
from reelwright.film.time import FILM_RATE
from reelwright.film.timeline import Caption
from reelwright.lettering import draw

NARRATION = "Every night the old keeper lights the lamp, and every night the storm comes back."


def test_a_voice_begins_a_breath_after_its_scene() -> None:
    made = cut(board(scene(1, overlap=1), scene(2)), spoken=(line(1, 3), line(2, 4)))
    assert [(voice.scene, voice.start, voice.frames) for voice in made.timeline.voices] == [
        (1, 7, 72),
        (2, 144 + 7, 96),
    ]
    assert made.notes == ()


@pytest.mark.parametrize(
    ("seconds", "next_speaks", "start", "frames", "noted"),
    [
        (5.9, True, 2, 142, False),  # without the breath it fits
        (6.8, False, 0, 164, False),  # it runs on where nobody speaks
        (6.8, True, 0, 144, True),
        (9, False, 0, 168, True),
    ],
)
def test_a_long_line_gives_way(
    seconds: float, next_speaks: bool, start: int, frames: int, noted: bool
) -> None:
    spoken = (line(1, seconds), *([line(2, 2)] if next_speaks else []))
    made = cut(board(scene(1), scene(2)), spoken=spoken)
    voice = made.timeline.voices[0]
    assert (voice.start, voice.frames) == (start, frames)
    assert ("voice_cut" in codes(made)) == noted


def test_the_last_line_ends_with_the_film() -> None:
    made = cut(board(scene(1, 4)), spoken=(line(1, 9),))
    assert made.timeline.voices[0].start + made.timeline.voices[0].frames == made.timeline.frames


def test_a_line_of_no_length_is_no_voice() -> None:
    assert cut(board(scene(1)), spoken=(line(1, 0),)).timeline.voices == ()


def test_captions_follow_the_words_that_are_heard() -> None:
    spoken = line(1, 6.5, NARRATION, pause=0.5)
    made = cut(board(scene(1, 7, narration=NARRATION)), spoken=(spoken,))
    first, second = made.timeline.captions
    assert first.text.replace("\n", " ") == "Every night the old keeper lights the lamp,"
    # 15 words in 6 s after half a second; the second caption begins with the ninth word.
    assert first.start == 7 + 12
    assert second.start == 7 + round((0.5 + 8 * 0.4) * 24)
    assert second.text.endswith("the storm comes back.")


def test_captions_follow_a_voice_that_counts_words_otherwise() -> None:
    text = "In 1999 the lamp went out, and nobody came to light it again."
    spoken = Spoken(
        scene=1,
        media=media("b"),
        speech=line(
            1, 5, "In nineteen ninety nine the lamp went out and nobody came to light it again"
        ).speech,
    )
    made = cut(board(scene(1, narration=text)), spoken=(spoken,), width=720, height=1280)
    starts = [caption.start for caption in made.timeline.captions]
    assert len(starts) >= 2
    assert starts == sorted(starts)
    assert 7 + 30 < starts[1] < 7 + 84


def test_captions_without_a_voice_are_spread_over_the_scene() -> None:
    made = cut(board(scene(1, 2), scene(2, 6, narration=NARRATION)))
    first, second = made.timeline.captions
    assert first.start == 48
    assert first.start + first.frames == second.start
    assert second.start + second.frames == made.timeline.frames


def test_a_scene_that_says_nothing_shows_its_caption() -> None:
    made = cut(board(scene(1, narration="Spoken.", caption="Shown."), scene(2, caption="Only shown.")))
    assert [caption.text for caption in made.timeline.captions] == ["Spoken.", "Only shown."]


def test_a_short_caption_stays_long_enough_to_read() -> None:
    made = cut(board(scene(1, narration="Stay.")), spoken=(line(1, 0.4, "Stay."),))
    assert made.timeline.captions[0].frames >= 24


def test_a_caption_does_not_come_before_the_picture_it_belongs_to() -> None:
    words = "The lamp goes out before the storm does."
    silent = cut(board(scene(1, 4), scene(2, 1, caption=words)))
    assert [caption.start for caption in silent.timeline.captions] == [96]
    heard = cut(board(scene(1, 4), scene(2, 1, narration=words)), spoken=(line(2, 0.8, words),))
    assert [caption.start for caption in heard.timeline.captions] == [96]


def test_words_that_do_not_fit_the_time_are_left_out_and_said_to_be() -> None:
    made = cut(board(scene(1, 1, narration=NARRATION * 6)))
    assert "captions_left_out" in codes(made)
    assert "captions_hurried" in codes(made)
    assert len(made.timeline.captions) == 1


def test_words_that_nobody_can_see_are_no_caption() -> None:
    made = cut(board(scene(1, caption="\u200b\u200d"), scene(2, narration="\x07 \x00")))
    assert made.timeline.captions == ()
    assert cut(board(scene(1, narration="On\x07e\u200b."))).timeline.captions[0].text == "One\u200b."


TEXTS = st.one_of(
    st.text(max_size=150), st.text("abc de,. —灯塔ไกล مصباح", max_size=250), st.just(NARRATION), st.just("")
)


@st.composite
def spoken_boards(draw: st.DrawFn) -> tuple[Storyboard, tuple[Spoken, ...]]:
    scenes = [
        scene(number, draw(st.integers(1, 24)) / 4, narration=draw(TEXTS), caption=draw(TEXTS), overlap=0.25)
        for number in range(1, draw(st.integers(1, 4)) + 1)
    ]
    heard = tuple(
        line(one.number, draw(st.integers(0, 40)) / 5, one.narration if draw(st.booleans()) else "a b c")
        for one in scenes
        if draw(st.booleans())
    )
    return board(*scenes), heard


def overlaps(captions: tuple[Caption, ...]) -> bool:
    return any(one.start + one.frames > after.start for one, after in pairwise(captions))


@given(spoken_boards())
@settings(max_examples=200, deadline=None)
def test_captions_and_voices_stay_in_the_film_one_at_a_time(
    given_: tuple[Storyboard, tuple[Spoken, ...]],
) -> None:
    storyboard, spoken = given_
    made = cut(storyboard, spoken=spoken)
    timeline = made.timeline
    assert not overlaps(timeline.captions)
    for caption in timeline.captions:
        assert caption.start >= 0
        assert caption.start + caption.frames <= timeline.frames
        lines = caption.text.split("\n")
        assert len(lines) <= 2
        assert all(0 < weight(one) <= 42 for one in lines)
    voices = timeline.voices
    assert all(one.start + one.frames <= after.start for one, after in pairwise(voices))
    assert all(voice.start + voice.frames <= timeline.frames for voice in voices)
    hurried = {note.scene for note in made.notes if note.code == "captions_hurried"}
    if not hurried:
        assert all(weight(one.text) <= 21 * timeline.rate.seconds(one.frames) for one in timeline.captions)


@given(TEXTS, st.sampled_from([24, 28, 32, 42]), st.sampled_from(["en", "ja", "zh-Hant", "th", "hi", "xx"]))
@settings(max_examples=150, deadline=None)
def test_phrases_keep_every_word_in_order(text: str, line_columns: int, language: str) -> None:
    found = phrases(text, line_columns, language)
    assert all(len(one.lines) <= 2 for one in found)
    assert all(0 < weight(part) <= line_columns for one in found for part in one.lines)
    kept = "".join("".join(one.lines) for one in found)
    seen = "".join(one for one in text if not one.isspace() and unicodedata.category(one) != "Cc")
    assert "".join(kept.split()) == (seen if weight(seen) else "")
    assert [one.start for one in found] == [0, *(one.end for one in found)][: len(found)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            NARRATION,
            [
                ("Every night the old", "keeper lights the lamp,"),
                ("and every night the storm comes back.",),
            ],
        ),
        (
            "id",
            "Setiap malam penjaga mercusuar menyalakan lampu, dan badai datang untuk melihatnya berputar.",
            [
                ("Setiap malam penjaga", "mercusuar menyalakan lampu,"),
                ("dan badai datang", "untuk melihatnya berputar."),
            ],
        ),
        ("en", "Stay.", [("Stay.",)]),
        (
            "en",
            "Mr. Holm, who has kept the light for forty years, never once let it go out.",
            [("Mr. Holm, who has kept the light", "for forty years, never once let it go out.")],
        ),
        (
            "de",
            "Jede Nacht steigt er die Stufen hinauf, um die Lampe über dem Meer anzuzünden.",
            [("Jede Nacht steigt er die Stufen hinauf,", "um die Lampe über dem Meer anzuzünden.")],
        ),
        (
            "th",
            "ทุกคืนเขาปีนบันไดหนึ่งร้อยสิบสองขั้นเพื่อจุดตะเกียงเหนือทะเล",
            [("ทุกคืนเขาปีนบันไดหนึ่งร้อยสิบสองขั้น", "เพื่อจุดตะเกียงเหนือทะเล")],
        ),
        (
            "ja",
            "嵐が来ても、灯台守は決してその場を離れませんでした。",
            [("嵐が来ても、", "灯台守は決してその場を離れませんでした。")],
        ),
        (
            "zh",
            "暴风雨来临的那一夜，守灯人打开了门。从此以后，他们成了朋友。",
            [("暴风雨来临的那一夜，守灯人打开了门。", "从此以后，他们成了朋友。")],
        ),
    ],
)
def test_phrases_end_where_the_sentence_pauses(
    language: str, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert [one.lines for one in phrases(text, 42, language)] == expected


def test_a_postposition_stays_with_its_word() -> None:
    text = "वह हर रात समुद्र के ऊपर दीपक जलाने के लिए एक सौ बारह सीढ़ियाँ चढ़ता है।"
    for size in (28, 42):
        lines = [part for one in phrases(text, size, "hi") for part in one.lines]
        assert not any(part.split(" ")[0] in {"के", "लिए", "ऊपर", "है।"} for part in lines)


def test_an_emoji_stays_with_its_sentence() -> None:
    for size in (20, 28, 42):
        lines = [part for one in phrases("The storm comes home. 🌊 They talk.", size) for part in one.lines]
        assert not any(part.startswith("🌊") for part in lines)


def test_a_line_does_not_end_with_an_article() -> None:
    for size in (20, 24, 28, 32, 42):
        for one in phrases("The keeper of the light gives the storm a lamp and the sea an answer.", size):
            assert not any(part.rsplit(" ")[-1].lower() in {"the", "a", "an"} for part in one.lines)


def test_narrow_pictures_have_shorter_lines() -> None:
    shapes = [(1280, 720), (720, 720), (720, 1280)]
    assert [columns(*shape) for shape in shapes] == [42, 32, 28]
    assert [columns(*shape, "zh-Hant") for shape in shapes] == [32, 28, 24]
    made = cut(board(scene(1, narration=NARRATION)), width=720, height=1280)
    assert max(len(part) for one in made.timeline.captions for part in one.text.split("\n")) <= 28


def test_a_tall_picture_holds_a_sentence_of_fifty_letters_in_one_caption() -> None:
    words = "Rahasia terbaik bersembunyi di tempat membosankan."
    made = cut(board(scene(1, narration=words), language="id"), width=720, height=1280)
    assert [one.text for one in made.timeline.captions] == [
        "Rahasia terbaik bersembunyi\ndi tempat membosankan."
    ]


@given(
    st.sampled_from(["en", "id", "ar", "th", "ja", "zh"]),
    st.integers(1, 4),
    st.sampled_from([(1280, 720), (720, 720), (720, 1280)]),
)
@settings(max_examples=40, deadline=None)
def test_captions_can_be_read_where_there_is_time(
    language: str, sentences: int, shape: tuple[int, int]
) -> None:
    said = {
        "en": "Every night he climbs the hundred and twelve steps, and lights the lamp above the sea. ",
        "id": "Setiap malam ia menaiki seratus dua belas anak tangga, lalu menyalakan lampu di atas laut. ",
        "ar": "في كل ليلة يصعد مئة واثنتي عشرة درجة ليضيء المصباح فوق البحر. ",
        "th": "ทุกคืนเขาปีนบันไดหนึ่งร้อยสิบสองขั้นเพื่อจุดตะเกียงเหนือทะเล ",
        "ja": "毎晩、彼は海の上のランプを灯すために百十二段の階段を登ります。",
        "zh": "每天晚上，他都要爬上一百一十二级台阶，点亮大海之上的灯。",
    }[language]
    text = (said * sentences).strip()
    seconds = Fraction(weight(text), 16) + sentences
    storyboard = board(scene(1, seconds, narration=text), language=language)
    captions = cut(storyboard, width=shape[0], height=shape[1]).timeline.captions
    line = columns(*shape, language)
    for caption in captions:
        lines = caption.text.replace("\u200f", "").split("\n")
        assert len(lines) <= 2
        assert all(weight(one) <= line for one in lines)
        assert weight(caption.text) <= 17 * Fraction(caption.frames + 1, 24)
        # A line that is lost beside a long one is only left where the sentence itself is short.
        assert len(lines) == 1 or min(map(weight, lines)) >= 6
    shown = "".join("".join(one.text for one in captions).replace("\u200f", "").split())
    assert shown == "".join(text.split())


def test_the_title_stands_over_the_beginning() -> None:
    made = cut(board(scene(1), scene(2), title="The\nLamp"))
    (title,) = made.timeline.titles
    assert (title.text, title.subtitle, title.start, title.frames) == ("The Lamp", "", 0, 72)
    assert (made.timeline.fade_in, made.timeline.fade_out) == (12, 24)


@pytest.mark.parametrize(
    ("seconds", "frames"),
    [
        (4.0, 24),  # long silent when the film ends
        (5.2, 18),  # half a second from the end: a third of the fade lies over the last word
        (6.0, 12),  # to the very end
    ],
)
def test_the_film_does_not_fade_away_under_its_last_words(seconds: float, frames: int) -> None:
    spoken = line(1, seconds, NARRATION)
    assert cut(board(scene(1)), spoken=(spoken,)).timeline.fade_out == frames
    unmarked = Spoken(scene=1, media=media("b"), speech=Speech(seconds=Fraction(str(seconds))))
    assert cut(board(scene(1), scene(2, 1)), spoken=(unmarked,)).timeline.fade_out == 24
    trailing = Spoken(
        scene=1, media=media("b"), speech=Speech(seconds=Fraction(6), words=line(1, 4, "Gone.").speech.words)
    )
    assert cut(board(scene(1)), spoken=(trailing,)).timeline.fade_out == 24


@pytest.mark.parametrize(
    ("seconds", "pause", "frames"),
    [
        (4, 0.5, 12),  # the first word is after the fade
        (4, 0, 10),  # a breath after the film begins: a third of the fade lies over the first word
        (6, 0, 4),  # at once
    ],
)
def test_the_film_does_not_fade_in_over_its_first_words(seconds: float, pause: float, frames: int) -> None:
    spoken = line(1, seconds, NARRATION, pause=pause)
    assert cut(board(scene(1)), spoken=(spoken,)).timeline.fade_in == frames


def test_the_title_does_not_outlast_the_first_scene() -> None:
    made = cut(board(scene(1, 2), scene(2)))
    assert made.timeline.titles[0].frames == 48


def test_a_film_can_go_without_title_captions_and_music() -> None:
    storyboard = board(scene(1, 1, narration="Words."))
    made = assemble(
        storyboard,
        with_handles(storyboard),
        rate=FILM_RATE,
        width=640,
        height=360,
        burn_captions=False,
        title=False,
    ).timeline
    assert made.titles == ()
    assert made.music is None
    assert not made.burn_captions
    assert [caption.text for caption in made.captions] == ["Words."]  # for the file beside the film
    assert made.fade_in + made.fade_out <= made.frames // 2


def test_music_lies_under_the_film() -> None:
    storyboard = board(scene(1))
    made = assemble(
        storyboard, with_handles(storyboard), rate=FILM_RATE, width=640, height=360, music=media("c")
    )
    assert made.timeline.music is not None
    assert media("c") in made.timeline.media()


@pytest.mark.parametrize(
    ("language", "rtl"),
    [("en", False), ("ar", True), ("he-IL", True), ("fa", True), ("az-Arab", True), ("ur-Latn", False)],
)
def test_knows_which_languages_run_to_the_left(language: str, rtl: bool) -> None:
    assert runs_to_the_left(language) == rtl
    assert cut(board(scene(1), language=language)).timeline.rtl == rtl


def test_a_line_that_begins_with_a_foreign_word_keeps_the_direction_of_the_film() -> None:
    words = scene(1, narration="Reelwright يصنع فيلما")
    made = cut(board(words, language="ar", title="Reelwright والعاصفة")).timeline
    assert made.captions[0].text == "\u200fReelwright يصنع فيلما"
    assert made.titles[0].text == "\u200fReelwright والعاصفة"
    left = draw("Reelwright يصنع فيلما", size=40).alpha
    assert not np.array_equal(draw(made.captions[0].text, size=40).alpha, left)
    assert draw(made.captions[0].text, size=40).missing == ()
    plain = cut(board(scene(1, narration="Reelwright."), language="ar", title="فيلم")).timeline
    assert (plain.captions[0].text, plain.titles[0].text) == ("Reelwright.", "فيلم")
    assert cut(board(words)).timeline.captions[0].text == "Reelwright يصنع فيلما"


@pytest.mark.parametrize(
    ("spoken", "code"),
    [((line(2, 1),), "line_without_scene"), ((line(1, 1), line(1, 2)), "line_given_twice")],
)
def test_refuses_lines_that_do_not_match_the_scenes(spoken: tuple[Spoken, ...], code: str) -> None:
    with pytest.raises(WrongInput) as caught:
        cut(board(scene(1)), spoken=spoken)
    assert caught.value.code == code


def test_a_line_without_word_times_spreads_its_captions_over_its_sound() -> None:
    spoken = Spoken(scene=1, media=media("b"), speech=Speech(seconds=Fraction(6)))
    made = cut(board(scene(1, 8, narration=NARRATION)), spoken=(spoken,))
    assert made.timeline.captions[0].start == 7
    assert 7 + 72 < made.timeline.captions[-1].start < 7 + 96
