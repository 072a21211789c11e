"""The reel: every frame of a take, drawn in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from reelwright.providers.animatic.camera import Path
from reelwright.providers.animatic.shot import Frame, Layer
from reelwright.providers.animatic.weather import Finish


def frames(
    layers: Sequence[Layer],
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
    plate, picture = Frame.blank(width, height), Frame.blank(width, height)
    moves = [[layer.matrix(path(t), t * seconds) for layer in layers] for t in (0.0, 0.31, 0.62, 1.0)]
    still = 0
    while still < len(layers) and all(np.allclose(one[still], moves[0][still], atol=1e-9) for one in moves):
        still += 1
    for layer, matrix in zip(layers[:still], moves[0][:still], strict=True):
        layer.draw(plate, matrix)
    for number in range(count):
        t = number / max(count - 1, 1)
        eye = path(t)
        picture.take(plate)
        for layer in layers[still:]:
            layer.draw(picture, layer.matrix(eye, t * seconds))
        for finish in finishes:
            finish(picture, number)
        yield picture
