"""Captions as files: WebVTT (W3C) for browsers, SubRip for other players and editing programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from reelwright.film.timeline import Timeline

_MARKUP = re.compile(r"<(?=[/a-zA-Z])|\{(?=[\\a-zA-Z])")
_JOINER = "\u2060"
_LEFTWARDS, _END = "\u202b", "\u202c"


def webvtt(timeline: Timeline) -> str:
    """The captions as a WebVTT file, numbered, times to the millisecond; valid even without any."""
    cues = [
        f"{number}\n{_clock(start)} --> {_clock(end)}\n{_escaped(text)}\n"
        for number, start, end, text in _cues(timeline)
    ]
    return "\n".join(["WEBVTT\n", *cues])


def srt(timeline: Timeline) -> str:
    """The captions as a SubRip file, for UTF-8: numbered, commas in its times, lines that end in CR and LF.

    What players would take for markup is seen as it is written. Lines that run to the left say so, for
    players that do not find out.
    """
    cues = [
        f"{number}\n{_clock(start, ',')} --> {_clock(end, ',')}\n{_plain(text, timeline.rtl)}\n"
        for number, start, end, text in _cues(timeline)
    ]
    return "\n".join(cues).replace("\n", "\r\n")


def _cues(timeline: Timeline) -> Iterator[tuple[int, int, int, str]]:
    """Number, start and end in milliseconds, and the text, of every caption that has any."""
    number = 0
    for caption in timeline.captions:
        text = _unbroken(caption.text)
        if not text:
            continue
        number += 1
        start = _milliseconds(timeline.rate.seconds(caption.start))
        end = _milliseconds(timeline.rate.seconds(caption.start + caption.frames))
        yield number, start, max(end, start + 1), text


def _milliseconds(seconds: Fraction) -> int:
    """The nearest whole millisecond; halves go up, as frames do."""
    return int(seconds * 1000 + Fraction(1, 2))


def _clock(milliseconds: int, point: str = ".") -> str:
    seconds, part = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{point}{part:03d}"


def _unbroken(text: str) -> str:
    """`text` without empty lines, which would end the cue, and without characters no file may hold."""
    lines = (line.strip() for line in text.replace("\x00", "").splitlines())
    kept = "\n".join(line for line in lines if line)
    return kept.encode("utf-8", "replace").decode("utf-8")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(text: str, rtl: bool) -> str:
    """`text` with an unseen mark behind every sign that would open a tag."""
    lines = _MARKUP.sub(lambda sign: sign.group() + _JOINER, text.replace("-->", "→")).split("\n")
    return "\n".join(f"{_LEFTWARDS}{line}{_END}" if rtl else line for line in lines)
