"""Media: one picture, clip or sound, known by the hash of its bytes."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from reelwright.film.ids import MediaId
from reelwright.film.time import Rate, Seconds
from reelwright.film.value import Value


class MediaKind(StrEnum):
    PICTURE = "picture"
    CLIP = "clip"
    SOUND = "sound"
    TEXT = "text"
    """Captions and other text files that come with a film."""


class Probe(Value):
    """What the file really is, measured from it. None where the kind has no such thing."""

    container: str = ""
    codec: str = ""
    width: int | None = None
    height: int | None = None
    rate: Rate | None = None
    frames: int | None = None
    seconds: Seconds | None = None
    audio_codec: str | None = None
    sample_rate: int | None = None
    channels: int | None = None
    rotation: int | None = None
    """Degrees to turn the picture to the left before it is shown; `width` and `height` are before that."""
    pixel_format: str = ""
    """FFmpeg's name: yuv420p, yuv420p10le."""
    transfer: str = ""
    """`sdr`, or how HDR is coded: `pq`, `hlg`."""
    variable_rate: bool | None = None


class Media(Value):
    """A file that is kept: its id is the SHA-256 of its bytes."""

    id: MediaId
    kind: MediaKind
    mime: str
    size: int = Field(ge=0)
    """Bytes."""
    probe: Probe = Probe()
