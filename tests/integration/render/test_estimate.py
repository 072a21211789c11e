from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import av
import numpy as np
import pytest
from tests.integration.render.making import HEIGHT, WIDTH, timeline

from reelwright.film.errors import Cancelled
from reelwright.film.time import FILM_RATE
from reelwright.render.estimate import (
    LEAST_SPREAD,
    MOST_SPREAD,
    Made,
    Sample,
    estimate,
    sampled,
    stretches_to_try,
)
from reelwright.render.profiles import STUDIO, Codec, profile

MADE = Made(1_000_000, STUDIO, WIDTH, HEIGHT)


def _frames(count: int = 12) -> list[av.VideoFrame]:
    """Grain that moves: no encoder keeps all of it."""
    noise = np.random.default_rng(1).integers(60, 190, (HEIGHT, WIDTH + count), np.uint8)
    pictures = np.full((count, HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    for number in range(count):
        pictures[number, :HEIGHT] = noise[:, number : number + WIDTH]
    return [av.VideoFrame.from_ndarray(picture, format="yuv420p") for picture in pictures]


@pytest.mark.parametrize("codec", list(Codec))
def test_a_better_recipe_is_larger_and_more_alike(codec: Codec) -> None:
    master, phone = (
        sampled(_frames(), profile(name, codec).recipe, MADE, FILM_RATE) for name in ("master", "phone")
    )
    assert master.size > phone.size > 0
    assert 1 > master.ssim > phone.ssim > 0.3
    assert master.made == phone.made


def test_the_same_recipe_is_the_same_size() -> None:
    sample = sampled(_frames(), STUDIO, MADE, FILM_RATE)
    assert sample.size == sample.made
    cut = timeline({"one": 480})
    told = estimate([sample] * 4, cut, STUDIO, MADE)
    assert told.size == pytest.approx(MADE.size, abs=2)
    assert told.spread == LEAST_SPREAD
    assert told.ssim == sample.ssim


def test_the_film_there_is_is_scaled_without_its_sound() -> None:
    cut = timeline({"one": 240})
    samples = [Sample(50, 100, 0.9), Sample(150, 100, 0.98)]
    recipe = replace(STUDIO, audio_bits=96_000)
    told = estimate(samples, cut, recipe, MADE)
    sound = STUDIO.audio_bits * cut.seconds / 8
    assert told.size == round(MADE.size - sound + sound / 2)
    assert told.ssim == pytest.approx(0.94)
    assert told.spread == MOST_SPREAD
    assert estimate(samples[:1], cut, recipe, MADE).spread == MOST_SPREAD


@pytest.mark.parametrize(
    ("frames", "expected"),
    [
        (480, ((54, 66), (174, 186), (294, 306), (414, 426))),
        (30, ((1, 13), (16, 28))),
        (12, ((0, 12),)),
        (5, ((0, 5),)),
    ],
)
def test_stretches_are_spread_over_the_film(frames: int, expected: tuple[tuple[int, int], ...]) -> None:
    assert stretches_to_try(timeline({"one": frames})) == expected


def test_the_frames_given_are_left_as_they_are() -> None:
    frames = _frames(3)
    for number, frame in enumerate(frames, 100):
        frame.pts, frame.time_base = number, Fraction(1, 90)
    sampled(frames, STUDIO, MADE, FILM_RATE)
    assert [(frame.pts, frame.time_base) for frame in frames] == [
        (n, Fraction(1, 90)) for n in (100, 101, 102)
    ]


def test_an_estimate_can_be_stopped() -> None:
    def stop() -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        sampled(_frames(2), STUDIO, MADE, FILM_RATE, stop)
