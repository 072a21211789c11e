"""Developing pieces in the lab: from the media they are made of to encoded pictures, ready to join."""

from __future__ import annotations

import errno
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

import av

from reelwright.film.errors import StorageTrouble
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Clip, Join
from reelwright.media.lab.task import Desk
from reelwright.render.encoder import encode
from reelwright.render.footage import Footage, film_source
from reelwright.render.insets import inset_overlay
from reelwright.render.kept import Remarks
from reelwright.render.overlay import Overlay
from reelwright.render.piece import Inlaid, View
from reelwright.render.planes import dim, frame_of, picture_of
from reelwright.render.recipe import Recipe
from reelwright.render.screen import Screen
from reelwright.render.transitions import joined, luma_picture, moment

LENGTH = struct.Struct(">Q")
"""Before each piece in what `develop` writes: its bytes."""


@dataclass(frozen=True, slots=True)
class Negative:
    """A piece as the lab gets it: with its words drawn, as nothing can be lettered there."""

    frames: int
    view: View
    other: View | None
    join: Join | None
    into: int
    insets: tuple[Inlaid, ...]
    words: tuple[tuple[Overlay, tuple[float, ...]], ...]
    light: tuple[float, ...]
    missing: tuple[str, ...]
    """Notes about the words."""
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Roll:
    """Pieces to develop one after the other."""

    screen: Screen
    negatives: tuple[Negative, ...]


def develop(order: Roll, desk: Desk) -> dict[str, Any]:
    """Writes the pieces to `desk.out`, each with its length before it, whole before the next is begun.

    Raises Unreadable for a clip or picture that cannot be decoded, StorageTrouble when the disk is full.
    """
    done = 0
    with Bench(order.screen, desk) as bench:
        for negative in order.negatives:
            shown = _told(bench.frames(negative), done, desk)
            data = encode(shown, order.screen, negative.recipe, partial(bench.remarks, negative))
            _write(desk.out, data)
            done += negative.frames
            desk.tell(done)
    return {}


@dataclass(slots=True)
class _Threaded:
    """A clip on the bench: its frame that comes next, and what was known of it when the piece began."""

    clip: Clip
    at: int
    reel: Footage
    held: int = 0
    lost: int = 0


class Bench:
    """Where pieces are put together. Clips stay open from piece to piece as long as they go on."""

    def __init__(self, screen: Screen, desk: Desk) -> None:
        self._screen = screen
        self._desk = desk
        self._open: list[_Threaded] = []
        self._insets: dict[str, Overlay] = {}

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._open:
            one.reel.close()

    def frames(self, negative: Negative) -> Iterator[av.VideoFrame]:
        """The piece's frames: yuv420p at the screen's size. The same object may come twice running."""
        self._thread(negative)
        for number, frame in enumerate(self._bare(negative)):
            yield self._dressed(frame, negative, number)

    def remarks(self, negative: Negative) -> Remarks:
        """What a viewer has a right to know of the piece that was just made."""
        held = {place: one.reel.held - one.held for place, one in enumerate(self._open)}
        lost = {place: one.reel.lost - one.lost for place, one in enumerate(self._open)}
        return Remarks(_more(held), _more(lost), negative.missing)

    def _thread(self, negative: Negative) -> None:
        """Has the piece's clips on the bench, in their order, and no others."""
        before, self._open = self._open, []
        for view in (negative.view, negative.other):
            if view is None:
                continue
            going_on = next((one for one in before if one.clip == view.clip and one.at == view.offset), None)
            if going_on is None:
                source = self._desk.source(view.clip.media)
                reel = film_source(source, view.clip, self._screen, self._check, view.offset)
                going_on = _Threaded(view.clip, view.offset, reel)
            else:
                before.remove(going_on)
            going_on.held, going_on.lost = going_on.reel.held, going_on.reel.lost
            self._open.append(going_on)
        for one in before:
            one.reel.close()

    def _check(self) -> None:
        """A task is stopped from outside: nothing to ask here."""

    def _take(self, place: int) -> av.VideoFrame:
        self._open[place].at += 1
        return self._open[place].reel.take()

    def _bare(self, negative: Negative) -> Iterator[av.VideoFrame]:
        if negative.join is None or negative.other is None:
            for _ in range(negative.frames):
                yield self._take(0)
            return
        width, height = self._screen.width, self._screen.height
        pattern = negative.join.pattern
        luma = (
            luma_picture(self._desk.source(pattern.media), width, height)
            if pattern and pattern.media
            else None
        )
        for into in range(negative.into, negative.into + negative.frames):
            first, second = picture_of(self._take(0)), picture_of(self._take(1))
            at = moment(into, negative.join.frames)
            yield frame_of(joined(negative.join, first, second, at, width, height, luma), width, height)

    def _dressed(self, frame: av.VideoFrame, negative: Negative, number: int) -> av.VideoFrame:
        """The frame with what stands on it, and the film's own fades over all."""
        if not (negative.insets or negative.words or negative.light):
            return frame
        width, height = self._screen.width, self._screen.height
        picture = picture_of(frame)
        for inlaid in negative.insets:
            self._inset(inlaid).lay_on(picture, width, height, inlaid.opacity[number])
        for overlay, opacity in negative.words:
            overlay.lay_on(picture, width, height, opacity[number])
        if negative.light and negative.light[number] < 1:
            picture = dim(picture, width, height, negative.light[number])
        return frame_of(picture, width, height)

    def _inset(self, inlaid: Inlaid) -> Overlay:
        inset = inlaid.inset
        known = f"{inset.media} {inset.spot} {inset.size}"
        if known not in self._insets:
            source = self._desk.source(MediaId(inset.media))
            self._insets[known] = inset_overlay(source, inset, self._screen.width, self._screen.height)
        return self._insets[known]


def _more(counted: dict[int, int]) -> dict[int, int]:
    """Those that are more than none."""
    return {place: frames for place, frames in counted.items() if frames}


def _told(frames: Iterator[av.VideoFrame], before: int, desk: Desk) -> Iterator[av.VideoFrame]:
    for number, frame in enumerate(frames):
        # What is told counts whole pieces as done once they are written, so the last frame waits for that.
        desk.tell(before + number)
        yield frame


def _write(out: BinaryIO, data: bytes) -> None:
    try:
        out.write(LENGTH.pack(len(data)))
        out.write(data)
        out.flush()
    except OSError as why:
        if why.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise StorageTrouble(
            "The disk is full: the film's pieces could not be kept.",
            code="disk_full",
            hint="Free some space and try again; what was made is kept.",
        ) from why


def read_pieces(data: BytesIO | BinaryIO) -> Iterator[bytes]:
    """The pieces that `develop` has written whole so far, from where `data` stands."""
    while True:
        begun = data.tell()
        head = data.read(LENGTH.size)
        body = data.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else b""
        if len(head) < LENGTH.size or len(body) < LENGTH.unpack(head)[0]:
            data.seek(begun)
            return
        yield body
