from __future__ import annotations

import av
import cv2
import numpy as np
import pytest
from tests.integration.render.making import HEIGHT, WIDTH, grey, timeline

from reelwright.film.grammar import TransitionKind
from reelwright.film.timeline import Caption, Timeline, Title
from reelwright.render.poster import choose, jpeg


def _picture(luma: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> av.VideoFrame:
    picture = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    picture[:HEIGHT] = luma
    return av.VideoFrame.from_ndarray(picture, format="yuv420p")


def _figure(ground: int, figure: int, soft: float = 0.1) -> av.VideoFrame:
    """Somebody in the middle of a plain ground, out of focus when `soft`."""
    luma = np.full((HEIGHT, WIDTH), ground, np.uint8)
    cv2.ellipse(luma, (WIDTH // 2, HEIGHT // 2), (18, 34), 0, 0, 360, figure, -1)
    return _picture(np.asarray(cv2.GaussianBlur(luma, (0, 0), soft), np.uint8))


def _cut(**more: object) -> Timeline:
    """Two scenes of 40 and 44 frames with a dissolve over frames 36 to 39; 80 in all."""
    joins = [(TransitionKind.DISSOLVE, 4)]
    return timeline({"one": 40, "two": 44}, joins, **{"fade_in": 6, "fade_out": 8, **more})


def _chosen(frames: dict[int, av.VideoFrame], cut: Timeline) -> tuple[int, bool]:
    best = choose(iter(frames.items()), cut)
    assert best is not None
    assert best.frame is frames[best.number]
    return best.number, best.worded


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (_figure(80, 170), grey(16)),
        (_figure(80, 170), grey(235)),
        (_figure(80, 170), grey(120)),
        (_figure(80, 170), _figure(80, 90)),
        (_figure(80, 170), _figure(80, 170, soft=8)),
        (_figure(60, 150), _figure(17, 30)),
        (_figure(120, 60), _figure(234, 200)),
    ],
    ids=["black", "white", "flat", "faint", "blurred", "too dark", "too bright"],
)
def test_the_poster_is_a_frame_worth_looking_at(better: av.VideoFrame, worse: av.VideoFrame) -> None:
    assert _chosen({10: better, 20: worse}, _cut()) == (10, False)
    assert _chosen({10: worse, 20: better}, _cut()) == (20, False)


@pytest.mark.parametrize("number", [0, 5, 36, 39, 72, 79])
def test_the_poster_is_not_of_a_join_or_a_fade(number: int) -> None:
    assert _chosen({20: grey(100), number: _figure(80, 170)}, _cut()) == (20, False)


def test_the_poster_keeps_away_from_titles_and_where_it_can_from_captions() -> None:
    fine, plain = _figure(80, 170), grey(110)
    title, caption = Title(text="Storm", start=8, frames=12), Caption(text="Here", start=8, frames=12)
    assert _chosen({10: fine, 50: plain}, _cut(titles=(title,))) == (50, False)
    assert _chosen({10: fine, 50: fine}, _cut(captions=(caption,))) == (50, False)
    assert _chosen({10: fine, 50: plain}, _cut(captions=(caption,))) == (10, True)
    beside = _cut(captions=(caption,), burn_captions=False)
    assert _chosen({10: fine, 50: plain}, beside) == (10, False)


def test_a_film_of_nothing_but_fades_has_a_poster_too() -> None:
    cut = timeline({"one": 1}, fade_in=1, fade_out=1, titles=(Title(text="Storm", start=0, frames=1),))
    assert _chosen({0: grey(16)}, cut) == (0, True)
    assert choose(iter(()), cut) is None


def test_a_poster_is_a_jpeg_of_the_films_size_and_light() -> None:
    data = jpeg(grey(120))
    assert data.startswith(b"\xff\xd8\xff")
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    assert picture.shape == (HEIGHT, WIDTH, 3)
    # BT.709 limited 120 is full-range 121.
    assert picture.mean() == pytest.approx(121, abs=2)
