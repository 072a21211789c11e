"""A still: a user's picture as the film needs it, frame after frame, with a camera that moves over it."""

from __future__ import annotations

from typing import Protocol

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.film.grammar import Fit, Move
from reelwright.film.timeline import Clip
from reelwright.film.video import Note
from reelwright.media.source import Source
from reelwright.render.photo import Box, Photo, Rgb
from reelwright.render.planes import BLACK, GREY, Picture, Planes, blend, frame_of, planes
from reelwright.render.rostrum import Matrix, Rostrum, Stand, rostrum
from reelwright.render.screen import Screen

Plane = NDArray[np.uint8]
Field = NDArray[np.float32]

_FINER = 2
"""The picture is kept so many times finer than it is seen: read between so fine pixels, a slow move neither
steps nor shimmers, as it would between pixels of the screen's own size."""
_SOFTEST = 0.022
"""Screen heights by which the softest focus blurs."""
_STOPS = (0.0, 0.1, 0.28, 0.58, 1.0)
"""Shares of it that are made; what lies between two is mixed from them."""
_YUV = (
    np.array([[46.559, 156.629, 15.812], [-25.664, -86.336, 112.0], [112.0, -101.730, -10.270]], np.float64)
    / 255
)
"""BT.709, limited range, without its offsets."""
_OFFSETS = np.array([[BLACK], [GREY], [GREY]], np.float64)
_INVERSE = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP


class Still:
    """Gives the frames of `clip` over a picture in order, from its frame `first` on.

    A frame depends on its number alone. After the last one the camera rests. Unreadable when the file holds
    no picture that is read here.
    """

    held = 0
    lost = 0
    notes: tuple[Note, ...] = ()

    def __init__(self, source: Source, clip: Clip, screen: Screen, first: int = 0) -> None:
        self._clip = clip
        self._size = screen.width, screen.height
        self._at = first
        self._seen: tuple[Stand, av.VideoFrame] | None = None
        photo = Photo(source, clip)
        try:
            self._way = rostrum(
                clip.move,
                clip.speed,
                clip.frames / float(screen.rate.fps),
                photo.width / photo.height,
                screen.width / screen.height,
                clip.fit,
                clip.media,
            )
            made = _Lying if self._way.fixed else _Under
            self._sheet: _Sheet = made(photo, self._way, self._size, clip.fit)
        finally:
            photo.close()

    def take(self) -> av.VideoFrame:
        """The next frame; the same object again while nothing moves, so change a copy."""
        last = max(self._clip.frames - 1, 1)
        t = min(self._at / last, 1.0)
        self._at += 1
        stand = self._way.path(t)
        if self._seen is not None and self._seen[0] == stand:
            return self._seen[1]
        picture = self._sheet.seen(stand)
        if self._clip.move is Move.WHIP_PAN:
            ahead, behind = self._way.path(min(1.0, t + 0.5 / last)), self._way.path(max(0.0, t - 0.5 / last))
            picture = self._smeared(picture, self._way.travel(behind, ahead))
        frame = frame_of(picture, *self._size)
        frame.colorspace, frame.color_range = 1, 1
        self._seen = stand, frame
        return frame

    def close(self) -> None:
        self._seen = None

    def _smeared(self, picture: Picture, travel: float) -> Picture:
        """Blurred along a turn by `travel` screen heights in the time of a frame, the shutter open for
        six tenths of it."""
        width, height = self._size
        wide = min(travel * height * 0.6, width / 3)
        if wide > 3:
            for plane, by in zip(planes(picture, width, height), (1, 2, 2), strict=True):
                cv2.blur(plane, (int(wide / by) | 1, 1), dst=plane)
        return picture


class _Sheet(Protocol):
    """The picture on the rostrum's table."""

    def seen(self, stand: Stand) -> Picture:
        """It as the camera at `stand` sees it; the caller may change what it gets."""
        ...


class _Lying:
    """A picture that the camera only focuses on."""

    def __init__(self, photo: Photo, way: Rostrum, size: tuple[int, int], fit: Fit) -> None:
        width, height = size
        self._size = size
        if way.whole:
            inner = _even(way.wide * height), _even(way.high * height)
            inner = min(inner[0], width), min(inner[1], height)
            laid = _developed(photo.seen((0, 0, 1, 1), *inner))
            sharp = _ground(photo, way, size, fit)
            left, top = (width - inner[0]) // 4 * 2, (height - inner[1]) // 4 * 2
            for under, over, by in zip(planes(sharp, *size), laid, (1, 2, 2), strict=True):
                rows, columns = over.shape
                under[top // by : top // by + rows, left // by : left // by + columns] = over
        else:
            sharp = _flat(_developed(photo.seen(_share(way.window(), way), width, height)))
        blurs = any(way.path(at).blur for at in (0.0, 0.5, 1.0))
        self._stops = [_soft(sharp, size, stop) for stop in (_STOPS if blurs else _STOPS[:1])]

    def seen(self, stand: Stand) -> Picture:
        at = float(np.interp(stand.blur, _STOPS, range(len(_STOPS))))
        low = int(at)
        if low == at:
            return self._stops[low].copy()
        return blend(self._stops[low], self._stops[low + 1], at - low)


class _Under:
    """A picture under a camera that moves."""

    def __init__(self, photo: Photo, way: Rostrum, size: tuple[int, int], fit: Fit) -> None:
        self._way = way
        self._size = size
        left, top, right, bottom = window = way.bounds() if way.whole else way.window()
        fine = way.scale() * size[1]
        wide, high = _even((right - left) * fine), _even((bottom - top) * fine)
        developed = _developed(photo.seen(_share(window, way), wide, high))
        self._fine = Planes(*(_finer(plane) for plane in developed))
        across, down = wide * _FINER / (right - left), high * _FINER / (bottom - top)
        self._onto = [
            np.array(
                [
                    [across / by, 0, -left * across / by - 0.5],
                    [0, down / by, -top * down / by - 0.5],
                    [0, 0, 1],
                ]
            )
            for by in (1, 2, 2)
        ]
        self._ground = _ground(photo, way, size, fit) if way.whole else None
        self._grids: list[tuple[Field, Field, Field, Field]] | None = None

    def seen(self, stand: Stand) -> Picture:
        width, height = self._size
        made = np.empty(width * height * 3 // 2, np.uint8) if self._ground is None else self._ground.copy()
        out = planes(made, width, height)
        if stand.bulge:
            self._bulged(out, stand)
        elif self._ground is None:
            back = np.linalg.inv(self._way.matrix(stand))
            for plane, fine, onto, by in zip(out, self._fine, self._onto, (1, 2, 2), strict=True):
                _warped(fine, onto @ back @ _units(width // by, height // by), plane)
        else:
            self._laid(out, stand)
        return made

    def _bulged(self, out: Planes, stand: Stand) -> None:
        """Through a lens that draws the rim smaller the further out it is."""
        if self._grids is None:
            back = np.linalg.inv(self._way.matrix(Stand()))
            self._grids = [
                _grid(np.asarray(onto @ back, np.float64), plane.shape[1], plane.shape[0])
                for onto, plane in zip(self._onto[:2], out[:2], strict=True)
            ]
        for plane, fine, (x, y, dx, dy) in zip(
            out, self._fine, (self._grids[0], self._grids[1], self._grids[1]), strict=True
        ):
            at = cv2.scaleAdd(dx, stand.bulge, x), cv2.scaleAdd(dy, stand.bulge, y)
            cv2.remap(fine, *at, cv2.INTER_LINEAR, dst=plane, borderMode=cv2.BORDER_REPLICATE)

    def _laid(self, out: Planes, stand: Stand) -> None:
        """All of the picture, with smooth edges, over the ground."""
        width, height = self._size
        matrix = self._way.matrix(stand)
        spots = matrix @ self._way.corners()
        spots = (spots[:2] / spots[2]).T * height + (width / 2, height / 2)
        x0, y0 = (max(0, int(value) // 2 * 2 - 2) for value in spots.min(0))
        x1, y1 = (
            min(most, int(value) // 2 * 2 + 4) for value, most in zip(spots.max(0), self._size, strict=True)
        )
        cover = np.zeros((y1 - y0, x1 - x0), np.uint8)
        # Half a pixel in: the line that smooths the edge goes as far out again.
        ring = np.asarray(np.round((spots - (x0 + 0.5, y0 + 0.5)) * 256), np.int32)
        cv2.fillConvexPoly(cover, ring, 255, cv2.LINE_AA, 8)
        half = cv2.resize(cover, (cover.shape[1] // 2, cover.shape[0] // 2), interpolation=cv2.INTER_AREA)
        back = np.linalg.inv(matrix)
        for plane, fine, onto, by in zip(out, self._fine, self._onto, (1, 2, 2), strict=True):
            part = plane[y0 // by : y1 // by, x0 // by : x1 // by]
            shown = np.asarray(cover if by == 1 else half, np.uint8)
            corner = np.array([[1, 0, x0 / by], [0, 1, y0 / by], [0, 0, 1]], np.float64)
            over = np.empty_like(shown)
            _warped(fine, onto @ back @ _units(width // by, height // by) @ corner, over)
            under = cv2.multiply(part, cv2.bitwise_not(shown), scale=1 / 255)
            part[:] = cv2.add(under, cv2.multiply(over, shown, scale=1 / 255))


def _warped(fine: Plane, matrix: Matrix, out: Plane) -> None:
    """Fill `out`, whose pixels are at `matrix` times themselves in `fine`."""
    size = out.shape[1], out.shape[0]
    matrix = matrix / matrix[2, 2]
    if np.abs(matrix[2, :2]).max() * max(size) < 1e-9:
        cv2.warpAffine(fine, matrix[:2], size, dst=out, flags=_INVERSE, borderMode=cv2.BORDER_REPLICATE)
    else:
        cv2.warpPerspective(fine, matrix, size, dst=out, flags=_INVERSE, borderMode=cv2.BORDER_REPLICATE)


def _units(width: int, height: int) -> Matrix:
    """From the pixels of a plane to screen heights from the middle."""
    return np.array(
        [[1 / height, 0, (0.5 - width / 2) / height], [0, 1 / height, 0.5 / height - 0.5], [0, 0, 1]],
        np.float64,
    )


def _grid(matrix: Matrix, width: int, height: int) -> tuple[Field, Field, Field, Field]:
    """Where each pixel of a plane is read, x and y, and where it goes for each unit of bulge."""
    x = ((np.arange(width) + 0.5 - width / 2) / height)[None, :]
    y = ((np.arange(height) + 0.5) / height - 0.5)[:, None]
    out = x * x + y * y
    at_x, at_y = matrix[0, 0] * x + matrix[0, 2] + 0 * y, matrix[1, 1] * y + matrix[1, 2] + 0 * x
    ways = at_x, at_y, matrix[0, 0] * x * out, matrix[1, 1] * y * out
    return (
        ways[0].astype(np.float32),
        ways[1].astype(np.float32),
        ways[2].astype(np.float32),
        ways[3].astype(np.float32),
    )


def _share(window: tuple[float, float, float, float], way: Rostrum) -> Box:
    """A part of the picture as it comes, as shares of the photo."""
    x0, y0, x1, y1 = window
    edges = x0 / way.wide + 0.5, y0 / way.high + 0.5, x1 / way.wide + 0.5, y1 / way.high + 0.5
    return (max(0.0, edges[0]), max(0.0, edges[1]), min(1.0, edges[2]), min(1.0, edges[3]))


def _developed(rgb: Rgb) -> Planes:
    """Its planes in BT.709, limited range; the sizes are even."""
    yuv = np.asarray(cv2.transform(rgb, np.hstack([_YUV, _OFFSETS])), np.uint8)
    half = rgb.shape[1] // 2, rgb.shape[0] // 2
    luma, blue, red = (cv2.extractChannel(yuv, channel) for channel in range(3))
    small = [cv2.resize(plane, half, interpolation=cv2.INTER_AREA) for plane in (blue, red)]
    return Planes(*(np.asarray(plane, np.uint8) for plane in (luma, *small)))


def _finer(plane: Plane) -> Plane:
    return np.asarray(cv2.resize(plane, None, fx=_FINER, fy=_FINER, interpolation=cv2.INTER_CUBIC), np.uint8)


def _flat(parts: Planes) -> Picture:
    return np.concatenate([plane.reshape(-1) for plane in parts])


def _soft(picture: Picture, size: tuple[int, int], stop: float) -> Picture:
    """`picture` out of focus by the share `stop` of the most."""
    if not stop:
        return picture
    made = picture.copy()
    for plane, by in zip(planes(made, *size), (1, 2, 2), strict=True):
        cv2.GaussianBlur(plane, (0, 0), stop * _SOFTEST * size[1] / by, dst=plane)
    return made


def _ground(photo: Photo, way: Rostrum, size: tuple[int, int], fit: Fit) -> Picture:
    """What is seen beside a picture that is shown whole: black, or itself, large, dark and out of focus."""
    width, height = size
    if fit is not Fit.BLUR:
        black = np.full(width * height * 3 // 2, GREY, np.uint8)
        black[: width * height] = BLACK
        return black
    full = max(2 * way.half / way.wide, 1 / way.high)
    x, y = way.half / full, 0.5 / full
    small = max(8, _even(width / 8)), max(8, _even(height / 8))
    rgb = photo.seen(_share((-x, -y, x, y), way), *small)
    rgb = cv2.GaussianBlur(rgb, (0, 0), 0.045 * small[1], borderType=cv2.BORDER_REPLICATE)
    large = cv2.resize(np.asarray(rgb, np.uint8), size, interpolation=cv2.INTER_CUBIC)
    return _flat(_developed(np.asarray(cv2.convertScaleAbs(large, alpha=0.55), np.uint8)))


def _even(exact: float) -> int:
    return max(2, 2 * round(exact / 2))
