"""The three planes of a picture as one array, and the arithmetic that is done on them.

A picture is I420: uint8, one flat array of `width * height * 3 // 2` bytes, luma first, then the two chroma
planes at half the size each way. Luma runs from 16 (black) to 235 (white), chroma rests at 128 (BT.709,
limited range), so nothing here ever goes through RGB.
"""

from __future__ import annotations

from typing import Any, NamedTuple, cast

import av
import cv2
import numpy as np
from numpy.typing import NDArray

BLACK = 16
WHITE = 235
GREY = 128

Picture = NDArray[np.uint8]
"""One flat I420 picture."""


class Planes(NamedTuple):
    """Views into a picture: writing to them writes to it."""

    luma: NDArray[np.uint8]
    blue: NDArray[np.uint8]
    red: NDArray[np.uint8]


def picture_of(frame: av.VideoFrame) -> Picture:
    """A copy of a yuv420p frame's planes."""
    array: NDArray[Any] = frame.to_ndarray()
    return array.reshape(-1)


def frame_of(picture: Picture, width: int, height: int) -> av.VideoFrame:
    """A yuv420p frame that holds a copy of `picture`."""
    return av.VideoFrame.from_ndarray(picture.reshape(height * 3 // 2, width), format="yuv420p")


def planes(picture: Picture, width: int, height: int) -> Planes:
    """The planes of `picture`: luma (height, width), chroma (height / 2, width / 2)."""
    size = width * height
    half = (height // 2, width // 2)
    return Planes(
        picture[:size].reshape(height, width),
        picture[size : size + size // 4].reshape(half),
        picture[size + size // 4 :].reshape(half),
    )


def blend(first: Picture, second: Picture, mix: float) -> Picture:
    """`first` at mix 0, `second` at mix 1, straight between them otherwise."""
    mixed = cast("Picture", cv2.addWeighted(first, 1 - mix, second, mix, 0))
    return mixed.reshape(-1)


def dim(picture: Picture, width: int, height: int, light: float, towards: int = BLACK) -> Picture:
    """`picture` at light 1, the plain grey level `towards` at light 0."""
    plain = np.full(width * height * 3 // 2, GREY, np.uint8)
    plain[: width * height] = towards
    return blend(plain, picture, light)
