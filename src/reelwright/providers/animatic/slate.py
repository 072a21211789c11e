"""The slate: scene, take and camera in a corner, and the scene's words at the foot."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reelwright.film.grammar import Lens
from reelwright.lettering import Drawn, Weight, draw
from reelwright.providers.animatic.cel import Cel, Colour, Window
from reelwright.providers.animatic.curve import box
from reelwright.providers.animatic.shot import Frame, inked, lay_over
from reelwright.providers.port import ShotRequest

YELLOW: Colour = (0.949, 0.788, 0.298)
"""Chinagraph yellow, the one accent."""
WHITE: Colour = (0.93, 0.93, 0.93)
GREY: Colour = (0.72, 0.72, 0.72)
BLACK: Colour = (0.08, 0.08, 0.08)

_LENSES = {
    Lens.ULTRA_WIDE: "18 mm",
    Lens.WIDE: "28 mm",
    Lens.NORMAL: "50 mm",
    Lens.TELE: "100 mm",
    Lens.MACRO: "macro",
    Lens.ANAMORPHIC: "anamorphic",
}


def lettered(request: ShotRequest) -> list[Callable[[Frame, int], None]]:
    """What is written over the picture, as the request asks; nothing when it asks for none."""
    if not request.slate and not request.words:
        return []
    width, height = request.width, request.height
    half = width / height / 2
    cel = Cel(Window(-half, -0.5, half, 0.5, height))
    if request.slate:
        _slate(cel, request)
    if request.words:
        _words(cel, request)
    ink = inked(cel)
    if ink is None:
        return []
    x, y = round((ink.x0 + half) * height), round((ink.y0 + 0.5) * height)
    rect = (x, y, x + ink.y.shape[1], y + ink.y.shape[0])

    def write(frame: Frame, number: int) -> None:
        lay_over(frame, rect, ink.y, ink.clear, 1, "y")
        lay_over(frame, rect, ink.u, ink.half_clear, 2, "u")
        lay_over(frame, rect, ink.v, ink.half_clear, 2, "v")

    return [write]


def _slate(cel: Cel, request: ShotRequest) -> None:
    scene, camera = request.scene, request.scene.camera
    height = cel.window.height
    size = max(9, round(height * 0.034))
    small = max(8, round(size * 0.72))
    margin = round(height * 0.035)
    room = cel.window.width - 2 * margin - 4 * size
    head = draw(f"SC {scene.number:02d} · TK {request.take}", size=size, weight=Weight.BOLD)
    title = draw(
        f"{request.title} — {scene.title}" if request.title else scene.title, size=small, max_width=room
    )
    parts = [camera.size.value, camera.angle.value, camera.move.value]
    told = " · ".join(part.replace("_", " ") for part in parts)
    seconds = float(scene.seconds)
    about = draw(f"{told} · {_LENSES[camera.lens]} · {seconds:g} s", size=small, max_width=room)
    lines = [(head, WHITE), (title, WHITE), (about, GREY)]
    gap = round(size * 0.42)
    tall = sum(line.height for line, _ in lines) + gap * (len(lines) - 1)
    wide = max(line.width for line, _ in lines)
    pad = round(size * 0.6)
    _plate(cel, margin, margin, wide + 2 * pad + round(size * 0.5), tall + 2 * pad)
    scale, x0, y0 = cel.window.scale, cel.window.x0, cel.window.y0
    bar = box(
        x0 + margin / scale,
        y0 + margin / scale,
        x0 + (margin + max(2, size * 0.14)) / scale,
        y0 + (margin + tall + 2 * pad) / scale,
    )
    cel.fill(bar, YELLOW)
    y = margin + pad
    for line, colour in lines:
        _print(cel, line, margin + pad + round(size * 0.3), y, colour)
        y += line.height + gap


def _words(cel: Cel, request: ShotRequest) -> None:
    height, width = cel.window.height, cel.window.width
    size = max(10, round(height * (0.036 if width > height else 0.026)))
    text = draw(
        request.scene.description,
        size=size,
        max_width=round(width * 0.8),
        weight=Weight.REGULAR,
        align="center",
    )
    margin, pad = round(height * 0.045), round(size * 0.55)
    top = height - margin - text.height - 2 * pad
    left = (width - text.width) // 2 - pad
    _plate(cel, left, top, text.width + 2 * pad, text.height + 2 * pad)
    _print(cel, text, left + pad, top + pad, WHITE)


def _plate(cel: Cel, x: int, y: int, wide: int, tall: int) -> None:
    part = cel.pixels[max(0, y) : y + tall, max(0, x) : x + wide]
    part[...] = np.array([*BLACK, 1], np.float32) * np.float32(0.62)


def _print(cel: Cel, text: Drawn, x: int, y: int, colour: Colour) -> None:
    """Lay a drawn text with its corner at (x, y) pixels; what does not fit is cut."""
    part = cel.pixels[y : y + text.height, x : x + text.width]
    cover = text.alpha[: part.shape[0], : part.shape[1], None].astype(np.float32) / 255
    part[...] = part * (1 - cover) + np.array([*colour, 1], np.float32) * cover
