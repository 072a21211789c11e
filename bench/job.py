"""The rivals' job: the film that ours renders, with its words drawn to PNG beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import cv2
import numpy as np
from bench.cut import MUSIC_DB, OVERLAP, SECONDS, film, finder
from bench.footage import FPS, FRAMES
from bench.graph import Job, Words
from numpy.typing import NDArray

from reelwright.film.ids import MediaId
from reelwright.render.overlay import Overlay
from reelwright.render.planes import planes
from reelwright.render.words import cards


def job(folder: Path) -> Job:
    """The clips lie in `folder`, and the drawn words will; what that takes is not measured."""
    timeline, find = film(), finder(folder)
    drawn: list[Words] = []
    for number, card in enumerate(cards(timeline)):
        picture = folder / f"words{number}.png"
        x, y = _png(card.draw(None).overlay, picture, timeline.width, timeline.height)
        drawn.append(Words(str(picture), x, y, card.start, card.stop))
    return Job(
        clips=tuple(str(find(clip.media)) for clip in timeline.clips),
        frames=FRAMES,
        music=str(find(MediaId("music"))),
        words=tuple(drawn),
        overlap=OVERLAP,
        fps=FPS,
        seconds=SECONDS,
        music_db=MUSIC_DB,
    )


def _png(overlay: Overlay, path: Path, width: int, height: int) -> tuple[int, int]:
    """Writes it to `path` as red, green, blue and alpha; returns where on the screen its corner belongs.

    What it does to a black and to a white picture says what it hides and what it brings.
    """
    black, white = (_filled(level, width, height) for level in (16, 235))
    for picture in (black, white):
        overlay.lay_on(picture, width, height)
    first, second = planes(black, width, height), planes(white, width, height)
    cover = 1 - (second.luma.astype(np.float32) - first.luma) / 219
    share = np.maximum(cover, 1 / 219)
    luma = (first.luma - 16 * (1 - cover)) / share
    whole = cast("tuple[int, int]", cover.shape[::-1])
    blue, red = (
        (cv2.resize(one.astype(np.float32), whole) - 128 * (1 - cover)) / share - 128
        for one in (first.blue, first.red)
    )
    grey = (luma - 16) * 255 / 219
    # BT.709, limited range; OpenCV wants blue first.
    colours = (grey + 2.1124 * blue, grey - 0.2132 * blue - 0.5329 * red, grey + 1.7927 * red)
    picture = np.clip(np.rint(np.dstack([*colours, cover * 255])), 0, 255).astype(np.uint8)
    rows, columns = np.flatnonzero((cover > 0).any(axis=1)), np.flatnonzero((cover > 0).any(axis=0))
    left, top = int(columns[0]) // 2 * 2, int(rows[0]) // 2 * 2
    cv2.imwrite(str(path), picture[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1])
    return left, top


def _filled(level: int, width: int, height: int) -> NDArray[np.uint8]:
    picture = np.full(height * width * 3 // 2, 128, np.uint8)
    picture[: height * width] = level
    return picture
