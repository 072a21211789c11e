"""Names of things. An id is opaque: nothing outside this file takes one apart."""

from __future__ import annotations

import os
import time
import uuid
from typing import NewType

VideoId = NewType("VideoId", str)
"""UUIDv7 of a video."""
TakeId = NewType("TakeId", str)
"""`{video}.{scene}.{number}`: also the key under which the take is submitted, so a repeat is seen."""
MediaId = NewType("MediaId", str)
"""SHA-256 of the bytes, in hex."""


def new_video_id() -> VideoId:
    """A fresh UUIDv7 (RFC 9562, section 5.7): ids sort by the time they were made."""
    milliseconds = time.time_ns() // 1_000_000
    tail = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & ((1 << 48) - 1)) << 80 | tail
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return VideoId(str(uuid.UUID(int=value)))


def take_id(video: VideoId, scene: int, number: int) -> TakeId:
    """The id of take `number` (from 1) of scene `scene` (from 1)."""
    return TakeId(f"{video}.{scene}.{number}")
