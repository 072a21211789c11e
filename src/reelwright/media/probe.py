"""What a media file really is, measured from the file."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import av.error
from PIL import Image, UnidentifiedImageError

from reelwright.film.errors import Unreadable
from reelwright.film.media import MediaKind, Probe
from reelwright.film.time import Rate

_FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,wav,flac,mp3,ogg,aac"
# A playlist or a concat script would make FFmpeg open other files; these two lists stop that.
_OPTIONS = {"protocol_whitelist": "file", "format_whitelist": _FORMATS}
_PICTURES = ("JPEG", "PNG", "WEBP")


def probe(path: Path, kind: MediaKind) -> Probe:
    """Container, codec, size, rate, frames and seconds of the file; Unreadable when it is not a `kind`."""
    try:
        if kind is MediaKind.TEXT:
            return Probe(container="text")
        if kind is MediaKind.PICTURE:
            return _picture(path)
        return _streams(path, kind)
    except (
        av.error.FFmpegError,
        UnidentifiedImageError,
        OSError,
        ValueError,
        Image.DecompressionBombError,
    ) as why:
        raise Unreadable(f"{path.name} is not a {kind.value} that can be read: {why}.") from why


def _picture(path: Path) -> Probe:
    with Image.open(path, formats=_PICTURES) as picture:
        picture.verify()
        return Probe(container=(picture.format or "").lower(), width=picture.width, height=picture.height)


def _streams(path: Path, kind: MediaKind) -> Probe:
    with av.open(path, mode="r", options=_OPTIONS) as container:
        picture = next(iter(container.streams.video), None)
        sound = next(iter(container.streams.audio), None)
        wanted = picture if kind is MediaKind.CLIP else sound
        if wanted is None:
            raise Unreadable(f"{path.name} has no {'picture' if kind is MediaKind.CLIP else 'sound'} in it.")
        frames = 0
        end = Fraction(0)
        for packet in container.demux(wanted):
            if packet.pts is None:
                continue
            frames += 1
            base = packet.time_base or Fraction(1)
            end = max(end, (packet.pts + (packet.duration or 0)) * base)
        if frames == 0:
            raise Unreadable(f"{path.name} is empty.")
        start = (wanted.start_time or 0) * (wanted.time_base or Fraction(1))
        rate: Rate | None = None
        if picture is not None and picture.average_rate:
            rate = Rate(num=picture.average_rate.numerator, den=picture.average_rate.denominator)
        return Probe(
            container=container.format.name,
            codec=wanted.codec_context.name,
            width=picture.width if picture else None,
            height=picture.height if picture else None,
            rate=rate,
            frames=frames if kind is MediaKind.CLIP else None,
            seconds=end - start,
            audio_codec=sound.codec_context.name if sound else None,
            sample_rate=sound.sample_rate if sound else None,
            channels=sound.channels if sound else None,
        )
