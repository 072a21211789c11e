"""Laying a cel in strips shows what laying it whole would, and leaves alone what it does not cover."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from reelwright.providers.animatic.camera import Eye, Matrix, View
from reelwright.providers.animatic.cel import Cel
from reelwright.providers.animatic.curve import box
from reelwright.providers.animatic.flat import Flat
from reelwright.providers.animatic.multiplane import Multiplane, strips
from reelwright.providers.animatic.shot import Frame, Layer, Take, layers

WIDTH, HEIGHT = 640, 360
MAST = box(-0.05, -0.4, 0.0, 0.1)
HILL = box(-2.0, 0.1, 2.0, 0.6)


def a_layer() -> Layer:
    """A thin mast on a hill that fills the foot of the frame."""

    def paint(cel: Cel) -> None:
        cel.fill(MAST, (0.9, 0.2, 0.1))
        cel.fill(HILL, (0.1, 0.5, 0.2))

    take = Take([Flat(2.0, paint)], lambda t: Eye(), View(0.0, 0.3), WIDTH, HEIGHT, 1.0)
    return next(layers(take))


def behind() -> Frame:
    frame = Frame.blank(WIDTH, HEIGHT)
    frame.y[...] = np.arange(WIDTH, dtype=np.uint16)[None, :] % 200 + 20
    return frame


def whole(layer: Layer, matrix: Matrix) -> Frame:
    """The same in one piece."""
    frame = behind()
    edge = (0, 0, 0, 255)
    seen = cv2.warpAffine(layer.ink.packed, matrix[:2], (WIDTH, HEIGHT), borderValue=edge)
    y, _, _, clear = cv2.split(seen)
    frame.y[...] = cv2.add(cv2.multiply(frame.y, clear, scale=1 / 255), y)
    return frame


def test_a_thin_mast_costs_no_wide_strip() -> None:
    found = strips(a_layer().ink)
    assert len(found) == 2
    assert found[0].x1 - found[0].x0 < 40
    assert found[1].y0 == found[0].y1


@pytest.mark.parametrize(("scale", "dx", "dy"), [(1.0, 0.0, 0.0), (1.0, 7.4, -3.3), (1.07, -20.6, -9.2)])
def test_strips_show_what_the_whole_would(scale: float, dx: float, dy: float) -> None:
    layer, frame = a_layer(), behind()
    matrix = layer.matrix(Eye(), 0.0) + np.array([[scale - 1, 0, dx], [0, scale - 1, dy], [0, 0, 0]])
    Multiplane(WIDTH, HEIGHT).lay(frame, layer, matrix)
    off = np.abs(frame.y.astype(int) - whole(layer, matrix).y)
    # A cel that is scaled too is read between pixels twice.
    assert off[:, 8:-8].max() <= (6 if scale == 1 else 25)
    assert off[:, 8:-8].mean() < 0.2


def test_nothing_is_laid_below_the_limit() -> None:
    layer, frame = a_layer(), behind()
    Multiplane(WIDTH, HEIGHT).lay(frame, layer, layer.matrix(Eye(), 0.0), 100)
    assert np.array_equal(frame.y[100:], behind().y[100:])
    assert not np.array_equal(frame.y[:100], behind().y[:100])
