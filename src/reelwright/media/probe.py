"""What a media file really is, measured from the file. In the lab, where foreign files are concerned."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.error import FFmpegError
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from reelwright.film.errors import Unreadable
from reelwright.film.ids import MediaId
from reelwright.film.media import MediaKind, Probe
from reelwright.film.time import Rate
from reelwright.media.lab.task import Desk
from reelwright.media.source import CODECS, Source, reason

PROBE = "reelwright.media.probe:probe_source"
FOREIGN = MediaId("foreign")
"""A file that is not kept yet, so that it has no hash."""

_MIB = 1 << 20
_MOST_BYTES = {
    MediaKind.PICTURE: 64 * _MIB,
    MediaKind.CLIP: 4096 * _MIB,
    MediaKind.SOUND: 1024 * _MIB,
    MediaKind.TEXT: 64 * _MIB,
}
_MOST_SECONDS = {MediaKind.CLIP: 2 * 3600, MediaKind.SOUND: 3 * 3600}
_MOST_PIXELS = {MediaKind.PICTURE: 50_000_000, MediaKind.CLIP: 8192 * 4320}
# A picture is what its first bytes say, and no other reader than its own gets to see it.
_PICTURES = {b"\x89PNG": PngImageFile, b"\xff\xd8\xff": JpegImageFile, b"RIFF": WebPImageFile}
_TRANSFERS = {16: "pq", 18: "hlg"}
"""Of ITU-T H.273, table 3: the two of HDR."""


def probe(path: Path, kind: MediaKind) -> Probe:
    """`measure`, of a file by its path and in this process."""
    return measure(Source.at(path), kind)


def probe_source(order: MediaKind, desk: Desk) -> dict[str, Any]:
    """`measure`, as work for the lab, of the medium FOREIGN."""
    return measure(desk.source(FOREIGN), order, desk.tell).to_json()


def _nobody(done: int) -> None:
    """Progress that nobody asked for."""


def measure(source: Source, kind: MediaKind, tell: Callable[[int], None] = _nobody) -> Probe:
    """Container, codec, size, rate, frames and seconds of the file.

    Unreadable when it is not a `kind`, when it is more than can be taken, and when nothing in it can be
    decoded. `tell` hears of the packets read.
    """
    try:
        size = source.size()
        if size == 0:
            raise Unreadable(f"{source.name} is empty.")
        if size > _MOST_BYTES[kind]:
            raise _too_much(source, kind, f"{size // _MIB:,} MiB", f"{_MOST_BYTES[kind] // _MIB:,} MiB")
        match kind:
            case MediaKind.TEXT:
                return Probe(container="text")
            case MediaKind.PICTURE:
                return _picture(source)
            case MediaKind.CLIP | MediaKind.SOUND:
                return _streams(source, kind, tell)
    except (FFmpegError, OSError) as why:
        raise _unreadable(source, kind, reason(why)) from why


def _picture(source: Source) -> Probe:
    with source.open() as data:
        head = data.read(4)
        reader = next((reader for start, reader in _PICTURES.items() if head.startswith(start)), None)
        if reader is None:
            raise _unreadable(source, MediaKind.PICTURE, "it is no PNG, JPEG or WebP picture")
        data.seek(0)
        try:
            with warnings.catch_warnings(action="error"), reader(data) as picture:
                _check_pixels(source, MediaKind.PICTURE, picture.width, picture.height)
                picture.load()
                return Probe(
                    container=(picture.format or "").lower(), width=picture.width, height=picture.height
                )
        except (Unreadable, MemoryError):
            raise
        except Exception as why:
            # Pillow's readers raise whatever a broken picture led them to, SyntaxError and KeyError included.
            raise _unreadable(source, MediaKind.PICTURE, str(why) or "it is broken") from why


def _streams(source: Source, kind: MediaKind, tell: Callable[[int], None]) -> Probe:
    with source.open() as data:
        if _is_text(data.read(512)):
            raise _unreadable(source, kind, "it is a text file")
    with source.container() as container:
        picture = next(iter(container.streams.video), None) if kind is MediaKind.CLIP else None
        sound = next(iter(container.streams.audio), None)
        wanted = picture if kind is MediaKind.CLIP else sound
        if wanted is None:
            missing = "picture" if kind is MediaKind.CLIP else "sound"
            raise Unreadable(f"{source.name} has no {missing} in it.", code="media_unreadable")
        for stream in filter(None, (picture, sound)):
            _check_codec(source, stream)
        if picture is not None:
            _check_pixels(source, kind, picture.width, picture.height)
        seconds, shown, frame = _watched(source, kind, wanted, container.demux(wanted), tell)
        moving = isinstance(frame, VideoFrame)
        rate = picture.average_rate if picture is not None else None
        return Probe(
            container=container.format.name,
            codec=_codec(wanted),
            width=picture.width if picture else None,
            height=picture.height if picture else None,
            rate=Rate(num=rate.numerator, den=rate.denominator) if rate else None,
            frames=len(shown) if moving else None,
            seconds=seconds,
            audio_codec=_codec(sound) if sound else None,
            sample_rate=sound.sample_rate if sound else None,
            channels=sound.channels if sound else None,
            rotation=frame.rotation % 360 if moving else None,
            pixel_format=frame.format.name if moving else "",
            transfer=_TRANSFERS.get(int(frame.color_trc), "sdr") if moving else "",
            variable_rate=_uneven(shown) if moving else None,
        )


def _watched(
    source: Source,
    kind: MediaKind,
    stream: VideoStream | AudioStream,
    packets: Iterable[Packet[Any]],
    tell: Callable[[int], None],
) -> tuple[Fraction, list[int], VideoFrame | AudioFrame]:
    """How long the stream is, the time stamp of each frame in it, and the first frame that can be decoded."""
    base = stream.time_base or Fraction(1)
    start = stream.start_time or 0
    end = start
    stamps: list[int] = []
    frame: VideoFrame | AudioFrame | None = None
    for number, packet in enumerate(packets, 1):
        if frame is None:
            # Footage may begin with pictures that refer to others before them.
            with suppress(FFmpegError):
                frame = next(iter(cast("list[VideoFrame | AudioFrame]", packet.decode())), None)
        if packet.pts is None:
            continue
        stamps.append(packet.pts)
        end = max(end, packet.pts + (packet.duration or 0))
        if (end - start) * base > _MOST_SECONDS[kind]:
            limit = timedelta(seconds=_MOST_SECONDS[kind])
            raise _too_much(source, kind, f"more than {limit} h", f"{limit} h")
        tell(number)
    if not stamps:
        raise Unreadable(f"{source.name} is empty.", code="media_unreadable")
    if frame is None:
        raise _unreadable(source, kind, "nothing in it can be decoded")
    return (end - start) * base, sorted(stamps), frame


def _uneven(stamps: list[int]) -> bool:
    """Whether some frames stay much longer than others; the steps of a coarse clock do not count."""
    gaps = [later - earlier for earlier, later in itertools.pairwise(stamps)]
    return bool(gaps) and max(gaps) - min(gaps) > max(2, sum(gaps) / len(gaps) / 4)


def _codec(stream: VideoStream | AudioStream) -> str:
    known = cast("object", stream.codec_context) is not None
    return stream.codec_context.codec.canonical_name if known else "something unknown"


def _check_codec(source: Source, stream: VideoStream | AudioStream) -> None:
    codec = _codec(stream)
    if codec not in CODECS:
        raise Unreadable(
            f"The {'picture' if stream.type == 'video' else 'sound'} of {source.name} is coded as {codec}, "
            "which is not read here.",
            code="media_unreadable",
            hint="Convert it to MP4 (H.264 and AAC) first.",
        )


def _check_pixels(source: Source, kind: MediaKind, width: int, height: int) -> None:
    if width * height > _MOST_PIXELS[kind]:
        raise _too_much(
            source, kind, f"{width} × {height} pixels", f"{_MOST_PIXELS[kind] / 1e6:.0f} million pixels"
        )


def _is_text(head: bytes) -> bool:
    """A playlist or a script, perhaps, that names other files."""
    try:
        head.decode()
    except UnicodeDecodeError as why:
        # The cut may have gone through a letter.
        if why.start < len(head) - 3:
            return False
    return not any(byte < 32 and byte not in b"\t\n\f\r" for byte in head)


def _unreadable(source: Source, kind: MediaKind, why: str) -> Unreadable:
    return Unreadable(
        f"{source.name} is not a {kind.value} that can be read: {why}.",
        code="media_unreadable",
        hint="Use another file, or convert this one first.",
    )


def _too_much(source: Source, kind: MediaKind, found: str, most: str) -> Unreadable:
    return Unreadable(
        f"{source.name} has {found}; a {kind.value} may have {most}.",
        code="media_too_large",
        hint="Use a smaller or shorter one.",
    )
