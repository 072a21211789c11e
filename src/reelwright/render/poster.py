"""The poster: the one frame that stands for the film."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import cv2
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from reelwright.film.errors import Unreadable
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Timeline
from reelwright.render.fit import BT709
from reelwright.render.picture import PictureTrack
from reelwright.render.planes import BLACK, WHITE
from reelwright.render.stretch import stretches
from reelwright.render.whole import whole_or_nothing

CANDIDATES = 16
JPEG_QUALITY = 90
LOOK_WIDTH = 320
"""Candidates are judged at this width: sharpness is of shapes, not of grain."""


def poster(film: Path, dest: Path, timeline: Timeline, find: Callable[[MediaId], Path]) -> None:
    """Writes the best-looking frame of `film`, made of `timeline`, to `dest` as a JPEG, without its words.

    Frames outside joins, fades and titles come first, those without a caption before those with one. `find`
    says where a media file lies. Raises Unreadable when the film or the clip cannot be read, StorageTrouble
    when the poster cannot be written.
    """
    best: tuple[float, int] | None = None
    for number, frame in _looked_at(film, _candidates(timeline), timeline):
        worth = _worth(frame) - (0.5 if _captioned(timeline, number) else 0)
        if best is None or worth > best[0]:
            best = (worth, number)
    if best is None:
        raise _unreadable(film, "it holds no picture")
    picture = (
        PictureTrack(timeline, find, lambda: None)
        .clean(best[1])
        .to_ndarray(format="bgr24", src_colorspace=BT709)
    )
    coded, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    if not coded:
        raise _unreadable(film, "no frame of it could be kept as a picture")
    with whole_or_nothing(dest, "poster") as draft:
        draft.write_bytes(data.tobytes())


def _candidates(timeline: Timeline) -> list[int]:
    """Film frames to judge, spread over the film: the purest kind there is."""
    alone = [
        number
        for stretch in stretches(timeline)
        if stretch.join is None
        for number in range(stretch.start, stretch.stop)
    ]
    lit = [one for one in alone if timeline.fade_in <= one < timeline.frames - timeline.fade_out]
    untitled = [one for one in lit if not _titled(timeline, one)]
    pure = untitled or lit or alone or list(range(timeline.frames))
    count = min(CANDIDATES, len(pure))
    # The middles of equal parts: neither the first frame after a join nor the last before one.
    return [pure[(2 * part + 1) * len(pure) // (2 * count)] for part in range(count)]


def _titled(timeline: Timeline, number: int) -> bool:
    return any(title.start <= number < title.start + title.frames for title in timeline.titles)


def _captioned(timeline: Timeline, number: int) -> bool:
    return timeline.burn_captions and any(
        caption.start <= number < caption.start + caption.frames for caption in timeline.captions
    )


def _looked_at(film: Path, numbers: list[int], timeline: Timeline) -> Iterator[tuple[int, av.VideoFrame]]:
    try:
        with av.open(str(film), mode="r") as container:
            if not container.streams.video:
                raise _unreadable(film, "it holds no picture")
            stream = container.streams.video[0]
            base = stream.time_base or Fraction(1, 1000)
            for number in numbers:
                wanted = round(timeline.rate.seconds(number) / base)
                container.seek(wanted, stream=stream)
                for frame in container.decode(stream):
                    if frame.pts is not None and frame.pts >= wanted:
                        yield number, frame
                        break
    except (FFmpegError, OSError) as error:
        raise _unreadable(film, str(error)) from error


def _worth(frame: av.VideoFrame) -> float:
    """Higher for contrast, sharp shapes and colour; lower towards black and towards white."""
    height = max(2, 2 * round(LOOK_WIDTH * frame.height / frame.width / 2))
    small = frame.reformat(width=LOOK_WIDTH, height=height, format="yuv420p")
    luma = cast("NDArray[np.uint8]", small.to_ndarray())[:height]
    chroma = cast("NDArray[np.uint8]", small.to_ndarray())[height:]
    edges: NDArray[Any] = cv2.Laplacian(luma, cv2.CV_32F)
    middle = (BLACK + WHITE) / 2
    off = abs(float(luma.mean()) - middle) / middle
    sharp = float(np.log1p(edges.var()))
    return float(luma.std()) / 50 + sharp / 8 + float(chroma.std()) / 30 - 1.5 * off


def _unreadable(film: Path, why: str) -> Unreadable:
    return Unreadable(
        f"The film {film.name} cannot be read: {why}.",
        code="film_unreadable",
        hint="Ask for the film again.",
        where=str(film),
    )
