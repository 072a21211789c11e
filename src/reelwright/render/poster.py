"""The poster: the one frame that stands for the film."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.film.timeline import Timeline
from reelwright.render.fit import BT709
from reelwright.render.keyframes import spoilt

JPEG_QUALITY = 88
LOOK_WIDTH = 320
"""Candidates are judged at this width: sharpness is of shapes, not of grain."""
DARK, BRIGHT = 55, 190
"""Mean luma between which a picture is neither too dark nor too bright."""
SPOILT, TITLED, CAPTIONED = 8.0, 3.0, 0.3
"""What a frame in a join or a fade, under a title, under a caption is worth less. A good frame is worth 2."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """The frame that was chosen."""

    number: int
    frame: av.VideoFrame
    worded: bool
    """A title or a caption stands on it."""


def choose(candidates: Iterable[tuple[int, av.VideoFrame]], timeline: Timeline) -> Choice | None:
    """The best-looking of `candidates`, numbered frames of the film of `timeline`; None of none.

    Frames outside joins, fades and titles come first, those without a caption before those with one.
    """
    best: tuple[float, Choice] | None = None
    for number, frame in candidates:
        titled, captioned = _titled(timeline, number), _captioned(timeline, number)
        worth = _worth(frame) - SPOILT * spoilt(timeline, number) - TITLED * titled - CAPTIONED * captioned
        if best is None or worth > best[0]:
            best = (worth, Choice(number, frame, titled or captioned))
    return best[1] if best else None


def jpeg(frame: av.VideoFrame) -> bytes:
    """`frame` (BT.709) as a JPEG."""
    coded, data = cv2.imencode(
        ".jpg",
        frame.to_ndarray(format="bgr24", src_colorspace=BT709),
        [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY],
    )
    if not coded:
        raise ValueError("the frame cannot be written as a JPEG")
    return data.tobytes()


def _titled(timeline: Timeline, number: int) -> bool:
    return any(title.start <= number < title.start + title.frames for title in timeline.titles)


def _captioned(timeline: Timeline, number: int) -> bool:
    return timeline.burn_captions and any(
        caption.start <= number < caption.start + caption.frames for caption in timeline.captions
    )


def _worth(frame: av.VideoFrame) -> float:
    """Higher for a subject that stands out, sharp shapes, contrast and colour; lower towards black and white.

    A subject stands out where the middle of the picture, seen without detail and without its general light,
    is uneven.
    """
    height = max(2, 2 * round(LOOK_WIDTH * frame.height / frame.width / 2))
    small = frame.reformat(width=LOOK_WIDTH, height=height, format="yuv420p")
    planes = cast("NDArray[np.uint8]", small.to_ndarray())
    luma, chroma = planes[:height].astype(np.float32), planes[height:]
    edges: NDArray[Any] = cv2.Laplacian(luma, cv2.CV_32F)
    light = float(luma.mean())
    out_of_range = max(0.0, DARK - light) + max(0.0, light - BRIGHT)
    return (
        _subject(luma) / 14
        + float(np.log1p(edges.var())) / 8
        + float(chroma.std()) / 30
        + float(luma.std()) / 80
        - out_of_range / 27
    )


def _subject(luma: NDArray[np.float32]) -> float:
    """How uneven `luma` is at the size of figures, in grey levels; the middle counts most."""
    rows, columns = luma.shape
    fine, coarse = (max(rows, columns) / parts for parts in (48, 16))
    shapes = np.asarray(cv2.GaussianBlur(luma, (0, 0), fine) - cv2.GaussianBlur(luma, (0, 0), coarse))
    down, across = np.linspace(-1, 1, rows)[:, None], np.linspace(-1, 1, columns)[None, :]
    middle = np.exp(-(down**2 + across**2) / 0.6)
    return float(np.sqrt((shapes**2 * middle).sum() / middle.sum()))
