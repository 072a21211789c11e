from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reelwright.film.speech import Speech, Word
from reelwright.sound.booth import Heard
from reelwright.sound.line import read_line
from reelwright.sound.timing import Spans, quickened, words_from

SECOND = 48_000


def _heard(seconds: float, lead: float = 0.0, first: float = 0.02) -> Heard:
    samples = round(seconds * SECOND)
    return Heard(samples=samples, first=round(first * SECOND), last=samples - 4800, lead=lead)


def test_marks_may_be_of_more_than_one_character() -> None:
    spans = Spans(["Si", "ng", " ", "on", "."], [0.5, 0.7, 0.9, 1.0, 1.3], [0.7, 0.9, 1.0, 1.3, 1.4])
    words, estimated = words_from(read_line("Sing on."), spans, _heard(1.5, lead=0.5))
    assert not estimated
    assert words == (
        Word(text="Sing", start=Fraction(0), end=Fraction(2, 5)),
        Word(text="on.", start=Fraction(1, 2), end=Fraction(9, 10)),
    )


def test_a_pause_is_expected_where_a_sentence_ends() -> None:
    words, estimated = words_from(read_line("Gone at last. Back at noon."), None, _heard(4))
    assert estimated
    gaps = [after.start - before.end for before, after in pairwise(words)]
    assert gaps[2] > Fraction(1, 2)
    assert max(gaps[:2] + gaps[3:]) == 0


times = st.lists(st.floats(0, 100), min_size=27, max_size=27)


@given(
    starts=times, ends=times, seconds=st.floats(0.2, 60), lead=st.floats(0, 60), tempo=st.integers(100, 115)
)
def test_whatever_a_voice_says_words_come_in_order_and_within_the_line(
    starts: list[float], ends: list[float], seconds: float, lead: float, tempo: int
) -> None:
    text = "Gone at last. Back at noon."
    heard = _heard(seconds, lead)
    words, _ = words_from(read_line(text), Spans(list(text), starts, ends), heard)
    whole = Speech(seconds=Fraction(heard.samples, SECOND), words=words)
    quick = quickened(whole, _heard(seconds * 100 / tempo), Fraction(tempo, 100))
    for speech in (whole, quick):
        assert " ".join(word.text for word in speech.words) == text
        edges = [at for word in speech.words for at in (word.start, word.end)]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= speech.seconds
