"""A strip: the pictures in a file as they were filmed, each with its own time, without the broken ones."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

import av
import av.container
from av.error import FFmpegError
from av.packet import Packet
from av.video.stream import VideoStream

from reelwright.film.errors import Unreadable
from reelwright.film.timeline import Clip
from reelwright.media.source import CODECS, Source, reason
from reelwright.render.fields import woven

_RUN_UPS = (Fraction(1), Fraction(6))
"""Seconds before the wanted moment to seek to: one, so that a coarse index never overshoots, or more where a
file's index is worse than that. Then it is read from its beginning."""
_BACK = Fraction(1, 4)
"""Seconds: time that jumps back by more begins anew, by less it stands still."""
_FULLY = Fraction(1, 2)
"""Seconds before the wanted moment from which every picture is decoded."""
_WITH_ALPHA = {"vp8": "libvpx", "vp9": "libvpx-vp9"}
"""FFmpeg's own decoders leave out what is see-through in a WebM."""
_JUDGED = 48
"""Pictures after which too many lost ones are the end of it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded frame, shown from `seconds` after the first picture of its file for `lasts` seconds."""

    seconds: Fraction
    lasts: Fraction
    frame: av.VideoFrame


class Strip:
    """Reads the pictures of one file, in one thread and one at a time. Close it when done.

    A picture that cannot be decoded is left out and counted in `lost`; Unreadable when that is more than
    one of three, when there is none at all, or when the file is no film.
    """

    def __init__(self, source: Source, clip: Clip, check: Callable[[], None]) -> None:
        self.lost = 0
        self._source = source
        self._clip = clip
        self._check = check
        self._given = 0
        self._from = Fraction(0)
        self._skips = False
        self._container, self._stream = self._open()

    @property
    def pixel(self) -> Fraction:
        """Width of a pixel over its height."""
        shape = self._stream.sample_aspect_ratio
        # Nobody films with such pixels: a wrong flag.
        return shape if shape and Fraction(1, 8) <= shape <= 8 else Fraction(1)

    def close(self) -> None:
        self._container.close()

    def pictures(self, wanted: Fraction) -> Generator[Picture]:
        """The pictures by their time, from one that is on screen at `wanted` seconds or before."""
        self._from = wanted
        try:
            yield from self._sought(wanted)
        except (FFmpegError, OSError) as error:
            raise self.unreadable(reason(error)) from error
        if self._given == 0:
            raise self.unreadable("it holds no picture")
        self._judge()

    def unreadable(self, why: str) -> Unreadable:
        scene = self._clip.scene
        return Unreadable(
            f"The clip of scene {scene} ({self._source.name}) cannot be decoded: {why}.",
            code="clip_unreadable",
            hint=f"Shoot scene {scene} again, or choose another take for it.",
            where=self._clip.media,
        )

    def _sought(self, wanted: Fraction) -> Generator[Picture]:
        """Quickly first; where that may have left out the very picture that was wanted, with all of them."""
        for self._skips in (True, False) if wanted > _FULLY else (False,):
            timed = self._timed_from(wanted)
            shown: Picture | None = None
            coming: Picture | None = None
            for coming in timed:
                if coming.seconds > wanted:
                    break
                shown, coming = coming, None
            if self._skips and (shown is None or shown.seconds < wanted - _FULLY):
                timed.close()
                self._rewind()
                continue
            yield from (one for one in (shown, coming) if one is not None)
            yield from timed
            return

    def _timed_from(self, wanted: Fraction) -> Generator[Picture]:
        """The pictures from one that is on screen at `wanted` seconds or before."""
        sought = False
        for run_up in _RUN_UPS:
            if wanted <= 2 * run_up or not self._seek(wanted - run_up):
                break
            sought = True
            timed = self._timed()
            first = next(timed, None)
            if first is not None and first.frame.pts is not None and first.seconds <= wanted:
                yield first
                yield from timed
                return
            timed.close()
        if sought:
            self._rewind()
        yield from self._timed()

    def _rewind(self) -> None:
        """Opens the file anew, as if nothing had been read of it."""
        self._container.close()
        self._container, self._stream = self._open()
        self._given = self.lost = 0

    def _seek(self, seconds: Fraction) -> bool:
        start, base = self._start(), self._stream.time_base
        if start is None or base is None:
            return False
        try:
            self._container.seek(int((start + seconds) / base), stream=self._stream)
        except FFmpegError:
            return False
        return True

    def _start(self) -> Fraction | None:
        """Seconds at which the file says that its picture begins; None when it does not know."""
        start, base = self._stream.start_time, self._stream.time_base
        # An AVI has no times: those of B-frames are FFmpeg's guess, and its first picture is not at 0.
        if start is None or base is None or self._container.format.name == "avi":
            return None
        return start * base

    def _timed(self) -> Generator[Picture]:
        """Times that never go back: what jumps back is laid on after what came before it."""
        origin = self._start()
        usual = 1 / (self._stream.average_rate or Fraction(24))
        at: Fraction | None = None
        end, shift = Fraction(0), Fraction(0)
        for frame in woven(self._decoded()):
            tick = frame.time_base or Fraction(0)
            lasts = frame.duration * tick or usual
            if frame.pts is None:
                seconds = end
            else:
                own = frame.pts * tick
                origin = own if origin is None else origin
                seconds = own - origin + shift
            if at is not None and seconds < at:
                if seconds < at - _BACK:
                    shift += end - seconds
                    seconds = end
                else:
                    seconds = at
            at, end = seconds, seconds + lasts
            yield Picture(seconds, lasts, frame)

    def _decoded(self) -> Generator[av.VideoFrame]:
        """What can be decoded; what cannot is missed by the time it was to be shown at."""
        decoder = self._decoder()
        due: set[int] = set()
        for packet in self._packets():
            self._check()
            if packet is not None and packet.pts is not None and not packet.is_discard:
                due.add(packet.pts)
            self._hurry(decoder, packet)
            for frame in self._decode(decoder, packet):
                if frame.is_corrupt:
                    continue
                if frame.pts in due:
                    late = {one for one in due if one <= frame.pts}
                    self._miss(late - {frame.pts})
                    due -= late
                self._given += 1
                yield frame
        self._miss(due)

    def _hurry(self, decoder: Any, packet: Packet[VideoStream] | None) -> None:
        """Leaves out, well before the moment that is wanted, the pictures that no other one needs."""
        base, start = self._stream.time_base, self._start()
        early = False
        if self._skips and packet is not None and packet.pts is not None and base and start is not None:
            early = packet.pts * base - start < self._from - _FULLY
        decoder.skip_frame = "NONREF" if early else "DEFAULT"

    def _packets(self) -> Generator[Packet[VideoStream] | None]:
        """What is in the file, as far as it can be read, then None to have the decoder's last pictures."""
        demuxed = self._container.demux(self._stream)
        while True:
            try:
                packet = next(demuxed, None)
            except FFmpegError:
                # Cut off in the middle: what came until here counts.
                packet = None
            if packet is None or packet.size == 0:
                yield None
                return
            yield packet

    def _decoder(self) -> Any:
        """What decodes the stream, in one thread, as workers run side by side."""
        decoder = self._stream.codec_context
        if self._stream.metadata.get("alpha_mode") == "1" and decoder.name in _WITH_ALPHA:
            decoder = av.CodecContext.create(_WITH_ALPHA[decoder.name], "r")
        decoder.thread_count = 1
        return decoder

    def _decode(self, decoder: Any, packet: Packet[VideoStream] | None) -> list[av.VideoFrame]:
        try:
            frames = cast("list[av.VideoFrame]", decoder.decode(packet))
        except FFmpegError:
            return []
        if packet is None and self._stream.time_base is not None:
            for frame in frames:
                frame.time_base = self._stream.time_base
        return frames

    def _miss(self, times: set[int]) -> None:
        base = self._stream.time_base or Fraction(1)
        first = (self._start() or 0) + self._from
        self.lost += sum(one * base >= first for one in times)
        if self._given + self.lost >= _JUDGED:
            self._judge()

    def _judge(self) -> None:
        if 2 * self.lost > self._given:
            raise self.unreadable(f"{self.lost} of {self.lost + self._given} pictures are damaged")

    def _open(self) -> tuple[av.container.InputContainer, VideoStream]:
        try:
            container = self._source.container()
        except (FFmpegError, OSError) as error:
            raise self.unreadable(reason(error)) from error
        # The picture on a song's sleeve is a stream too.
        stream = next(iter(container.streams.video), None)
        if stream is None:
            container.close()
            raise self.unreadable("it holds no picture")
        codec = stream.codec_context.codec.canonical_name
        if codec not in CODECS:
            container.close()
            raise self.unreadable(f"its picture is coded as {codec}, which is not read here")
        return container, stream
