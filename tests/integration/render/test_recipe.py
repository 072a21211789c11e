from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from reelwright.film.time import Rate
from reelwright.render.profiles import PROFILES, STUDIO, profile
from reelwright.render.recipe import Codec, Recipe, encoder

WIDTH, HEIGHT = 160, 90
RATE = Rate(num=24)
Picture = NDArray[np.uint8]
Packet = Any
"""The wheel leaves the type of a packet open."""
LENGTHS = (30, 1, 2, 26, 3)
"""Of the pieces; the short ones are where encoders lose their count."""


def _picture(number: int) -> Picture:
    """A soft pattern that moves from frame to frame, and jumps between pieces."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    picture = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    wave = np.sin((columns + 2 * number) / 9) + np.cos((rows - number) / 7 + number // 30)
    picture[:HEIGHT] = np.rint(126 + 45 * wave).astype(np.uint8)
    return picture


def _encoded(recipe: Recipe, first: int, count: int) -> tuple[bytes | None, list[Packet]]:
    context: Any = encoder(recipe, WIDTH, HEIGHT, RATE)
    packets: list[Packet] = []
    for number in range(count):
        frame = av.VideoFrame.from_ndarray(_picture(first + number), format="yuv420p")
        frame.pts, frame.time_base = number, Fraction(1, 24)
        packets += context.encode(frame)
    packets += context.encode(None)
    return context.extradata, packets


def _pieces(recipe: Recipe) -> Iterator[tuple[int, bytes | None, list[Packet]]]:
    first = 0
    for count in LENGTHS:
        yield first, *_encoded(recipe, first, count)
        first += count


def _likeness(frame: av.VideoFrame, number: int) -> float:
    """Of its luma, as PSNR in dB."""
    seen: Any = frame.to_ndarray()
    return float(cv2.PSNR(np.ascontiguousarray(seen[:HEIGHT]), _picture(number)[:HEIGHT]))


@pytest.mark.parametrize("codec", list(Codec))
@pytest.mark.parametrize("name", ["studio", "web-720p", "master"])
def test_pieces_encoded_apart_are_one_film(name: str, codec: Codec, tmp_path: Path) -> None:
    recipe = profile(name, codec).recipe
    path = tmp_path / "film.mp4"
    container: Any = av.open(str(path), "w", format="mp4")
    stream = container.add_stream(recipe.encoder, rate=24, options=recipe.options())
    stream.width, stream.height, stream.time_base = WIDTH, HEIGHT, Fraction(1, 24)
    stream.codec_context.gop_size = recipe.gop(RATE)
    stream.codec_context.codec_tag = recipe.tag
    known: set[bytes | None] = set()
    for first, parameters, packets in _pieces(recipe):
        known.add(parameters)
        for place, packet in enumerate(packets):
            packet.pts += first
            packet.dts = first + place - recipe.delay
            assert packet.dts <= packet.pts
            packet.time_base, packet.stream = Fraction(1, 24), stream
            container.mux(packet)
        assert packets[0].is_keyframe
    container.close()
    assert len(known) == 1
    with av.open(str(path)) as film:
        picture = film.streams.video[0]
        assert picture.codec_context.codec_tag == recipe.tag
        assert picture.time_base is not None
        seen = list(film.decode(picture))
    assert [frame.pts * picture.time_base * 24 for frame in seen if frame.pts is not None] == list(
        range(sum(LENGTHS))
    )
    assert min(_likeness(frame, number) for number, frame in enumerate(seen)) > 32


@pytest.mark.parametrize("codec", list(Codec))
@pytest.mark.parametrize("name", list(PROFILES))
def test_a_piece_is_the_same_bytes_every_time(name: str, codec: Codec) -> None:
    recipe = profile(name, codec).recipe
    once, again = ([bytes(packet) for packet in _encoded(recipe, 0, 8)[1]] for _ in range(2))
    assert once == again


def test_a_long_piece_can_be_entered_every_two_seconds() -> None:
    packets = _encoded(STUDIO, 0, 100)[1]
    keys = [int(packet.pts) for packet in packets if packet.is_keyframe]
    assert keys[0] == 0
    assert all(after - before <= 48 for before, after in pairwise([*keys, 100]))
