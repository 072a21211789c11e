"""The master: the film's file, joined from encoded pieces and one encoded sound track."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import av
from av.error import FFmpegError

from reelwright.film.timeline import Timeline
from reelwright.render.encoder import FAITHFUL
from reelwright.render.kept import Kept, OddPiece, Remarks
from reelwright.render.labels import add_cover, chapters_of, iso639
from reelwright.render.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Labels:
    """What the file says about itself."""

    tags: Mapping[str, str] = field(default_factory=dict[str, str])
    """The MP4's own: title, artist, comment, description, copyright, date, genre. Others are dropped."""
    cover: bytes | None = None
    """A JPEG."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A piece on its place: the file and the film frames that it holds."""

    path: Path
    start: int
    frames: int


class Master:
    """Writes a film by copying packets: nothing is encoded here.

    OddPiece for a piece that does not fit the first one; OSError when the disk does not take the film.
    """

    def __init__(self, path: Path, timeline: Timeline, recipe: Recipe, labels: Labels) -> None:
        self._timeline = timeline
        self._recipe = recipe
        self._labels = labels
        self._frame = 1 / timeline.rate.fps
        # The wheel's types leave packets open; they only pass through here.
        self._container: Any = av.open(
            str(path), "w", format="mp4", options=FAITHFUL | {"movflags": "+faststart"}
        )
        self._container.metadata.update(labels.tags)

    def write(self, pieces: Iterator[Joined], sound: Path) -> Mapping[int, Remarks]:
        """The whole film: its pieces in order, its sound beside them, the index at the front of the file.

        Returns what the pieces have to say, by the film frames at which they begin.
        """
        first = next(pieces)
        said: dict[int, Remarks] = {}
        try:
            with av.open(str(first.path)) as opened:
                template: Any = opened.streams.video[0]
                picture: Any = self._container.add_stream_from_template(template, opaque=True)
        except (FFmpegError, IndexError) as why:
            raise OddPiece(first.path, str(why)) from why
        picture.time_base = self._frame
        # The template's is forgotten on the way, and MP4's own choice for HEVC is one that Safari refuses.
        picture.codec_context.codec_tag = self._recipe.tag
        with av.open(str(sound)) as track:
            copied: Any = self._container.add_stream_from_template(track.streams.audio[0], opaque=True)
            if self._timeline.language:
                copied.metadata["language"] = iso639(self._timeline.language)
            if self._timeline.chapters:
                self._container.set_chapters(chapters_of(self._timeline))
            if self._labels.cover:
                add_cover(self._container, self._labels.cover)
            heard = (_on(packet, copied) for packet in track.demux(audio=0) if packet.size)
            self._join(_chain(first, pieces), picture, said, heard)
        self._container.close()
        return said

    def abandon(self) -> None:
        """Lets go of the file, whatever state it is in."""
        self._container.close()

    def _join(
        self, pieces: Iterator[Joined], picture: Any, said: dict[int, Remarks], heard: Iterator[Any]
    ) -> None:
        pending = next(heard, None)
        head: str | None = None
        for piece in pieces:
            kept = Kept(piece.path)
            head = kept.head if head is None else head
            if kept.head != head:
                raise OddPiece(piece.path, "its parameters are others")
            said[piece.start] = kept.remarks
            for packet in self._packets(piece, kept):
                packet.stream = picture
                self._container.mux(packet)
            edge = (piece.start + piece.frames) * self._frame
            while pending is not None and pending.pts * pending.time_base < edge:
                self._container.mux(pending)
                pending = next(heard, None)
        while pending is not None:
            self._container.mux(pending)
            pending = next(heard, None)

    def _packets(self, piece: Joined, kept: Kept) -> Iterator[Any]:
        """The piece's packets at the film's own times.

        They are counted, not read: every piece has the delay of the recipe between decoding and showing, and
        so the decoding times of the whole film rise by one frame from packet to packet.
        """
        for count, (data, place, key) in enumerate(kept.packets(piece.frames)):
            packet: Any = av.Packet(data)
            packet.time_base = self._frame
            packet.pts = piece.start + place
            packet.dts = piece.start + count - self._recipe.delay
            packet.duration = 1
            packet.is_keyframe = key
            yield packet


def _on(packet: Any, stream: Any) -> Any:
    packet.stream = stream
    return packet


def _chain(first: Joined, rest: Iterator[Joined]) -> Iterator[Joined]:
    yield first
    yield from rest
