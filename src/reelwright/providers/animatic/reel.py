"""The reel: every frame of a take, drawn in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from reelwright.providers.animatic.camera import Path
from reelwright.providers.animatic.multiplane import Multiplane
from reelwright.providers.animatic.shot import Frame, Layer
from reelwright.providers.animatic.weather import Finish


def frames(
    stops: Sequence[Sequence[Layer]],
    path: Path,
    finishes: Sequence[Finish],
    *,
    width: int,
    height: int,
    seconds: float,
    count: int,
) -> Iterator[Frame]:
    """`count` frames over `seconds`. The same buffers come back each time: use a frame before the next.

    What has not moved since the frame before is not drawn again.
    """
    if len(stops) > 1:
        yield from _racked(stops, path, finishes, width, height, count)
        return
    layers = stops[0]
    plane = Multiplane(width, height)
    plate, picture = Frame.blank(width, height), Frame.blank(width, height)
    moves = [[layer.matrix(path(t), t * seconds) for layer in layers] for t in (0.0, 0.31, 0.62, 1.0)]
    still = 0
    while still < len(layers) and not layers[still].turning:
        if not all(np.allclose(one[still], moves[0][still], atol=1e-9) for one in moves):
            break
        still += 1
    for layer, matrix in zip(layers[:still], moves[0][:still], strict=True):
        plane.lay(plate, layer, matrix)
    for number in range(count):
        t = number / max(count - 1, 1)
        eye = path(t)
        picture.take(plate)
        seen = [layer.at(t * seconds) for layer in layers[still:]]
        matrices = [layer.matrix(eye, t * seconds) for layer in seen]
        limit, limits = height, list[int]()
        for layer, matrix in zip(seen[::-1], matrices[::-1], strict=True):
            limits.append(limit)
            limit = min(limit, layer.hides_from(matrix))
        for layer, matrix, low in zip(seen, matrices, limits[::-1], strict=True):
            plane.lay(picture, layer, matrix, low)
        for finish in finishes:
            finish(picture, number)
        yield picture


def _racked(
    stops: Sequence[Sequence[Layer]],
    path: Path,
    finishes: Sequence[Finish],
    width: int,
    height: int,
    count: int,
) -> Iterator[Frame]:
    """The camera stands still while focus goes from the first of `stops` to the last."""
    plane = Multiplane(width, height)
    plates: list[Frame] = []
    for stop in stops:
        plate = Frame.blank(width, height)
        for layer in stop:
            plane.lay(plate, layer, layer.matrix(path(0.0), 0.0))
        plates.append(plate)
    picture = Frame.blank(width, height)
    for number in range(count):
        at = path(number / max(count - 1, 1)).focus * (len(plates) - 1)
        low = min(int(at), len(plates) - 2)
        part = at - low
        for name in ("y", "u", "v"):
            near, far = getattr(plates[low], name), getattr(plates[low + 1], name)
            cv2.addWeighted(near, 1 - part, far, part, 0, dst=getattr(picture, name))
        for finish in finishes:
            finish(picture, number)
        yield picture
