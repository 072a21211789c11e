"""What kind of thing a file is by its first bytes, whatever it is called."""

from __future__ import annotations

from reelwright.media.source import Source


def is_still(source: Source) -> bool:
    """Whether the file is a PNG, JPEG or WebP picture; False when it cannot be read."""
    try:
        with source.open() as data:
            head = data.read(16)
    except OSError:
        return False
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    return webp or head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))
