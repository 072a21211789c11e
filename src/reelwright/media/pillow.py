"""Pillow, ready for where nothing may be opened, not even a module: all that it may want comes in here."""

from __future__ import annotations

import struct
from typing import Final

from PIL import Image, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

READERS: Final = (JpegImagePlugin, PngImagePlugin, WebPImagePlugin, TiffImagePlugin, MpoImagePlugin)
"""Pillow imports them when they are first asked for; the last two it needs for which way up a picture is, and
for what some phones write."""
FAULTS: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
"""What it raises for a picture that is not whole, or not one at all."""

Image.preinit()
