"""The master: the film's file while it is written, H.264 and AAC in MP4."""

from __future__ import annotations

import os
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.audio.stream import AudioStream
from av.video.frame import PictureType
from av.video.stream import VideoStream

from reelwright.render.ear import sound_frame
from reelwright.render.fit import BT709, LIMITED
from reelwright.render.screen import Screen
from reelwright.render.tape import SAMPLE_RATE, Piece

CRF = 20
PRESET = "veryfast"
X264 = "subme=1"
"""Motion is refined in one round, not two: a third less work, and a drawn film is no larger for it."""
AUDIO_BITS = 192_000
GOP_SECONDS = 2
"""A player can jump to every second second; each group of pictures stands on its own."""
MOST_THREADS = 8
"""Each of the encoder's threads holds pictures of its own."""


class Master:
    """Takes pictures and sound in order and writes them to `path`; `finish` makes it a film.

    `tags` are the MP4's own: title, artist, comment, description, copyright, date, genre. Others are dropped
    by the format. OSError when the disk does not take it.
    """

    def __init__(self, path: Path, screen: Screen, tags: Mapping[str, str]) -> None:
        # The wheel's types leave packets open; they only pass through here.
        container: Any = av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"})
        container.metadata.update(tags)
        self._frame_time = 1 / screen.rate.fps
        picture: VideoStream = container.add_stream(
            "libx264",
            rate=screen.rate.fps,
            options={"preset": PRESET, "crf": str(CRF), "profile": "high", "x264-params": X264},
        )
        picture.width, picture.height = screen.width, screen.height
        picture.pix_fmt = "yuv420p"
        picture.time_base = self._frame_time
        context = picture.codec_context
        context.gop_size = round(GOP_SECONDS * screen.rate.fps)
        context.colorspace = context.color_primaries = context.color_trc = BT709
        context.color_range = LIMITED
        picture.thread_count = min(MOST_THREADS, 1 + (os.cpu_count() or 1))
        sound: AudioStream = container.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
        sound.bit_rate = AUDIO_BITS
        sound.time_base = Fraction(1, SAMPLE_RATE)
        self._container = container
        self._picture: Any = picture
        self._sound: Any = sound
        self._frames = 0
        self._samples = 0

    def add_picture(self, frame: av.VideoFrame) -> None:
        """The next frame of the film, yuv420p at its size."""
        frame.pts = self._frames
        frame.time_base = self._frame_time
        # What the source's encoder chose for this frame is not for ours to repeat.
        frame.pict_type = PictureType.NONE
        self._frames += 1
        self._container.mux(self._picture.encode(frame))

    def add_sound(self, piece: Piece) -> None:
        """The next samples of the film."""
        frame = sound_frame(piece)
        frame.pts = self._samples
        frame.time_base = Fraction(1, SAMPLE_RATE)
        self._samples += piece.shape[1]
        self._container.mux(self._sound.encode(frame))

    def finish(self) -> None:
        """Writes what the encoders still hold, and the index at the front of the file."""
        self._container.mux(self._picture.encode(None))
        self._container.mux(self._sound.encode(None))
        self._container.close()

    def abandon(self) -> None:
        """Lets go of the file, whatever state it is in."""
        self._container.close()
