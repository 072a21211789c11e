"""Is the clip what was asked for? Told from its probe, in a sentence."""

from __future__ import annotations

from reelwright.film.media import Media
from reelwright.providers.port import ShotRequest

_FRAMES_OFF = 2


def check(media: Media, request: ShotRequest) -> str | None:
    """What is wrong with a fetched clip; None when it is as asked, within two frames."""
    probe = media.probe
    if (probe.width, probe.height) != (request.width, request.height):
        return f"It is {probe.width}x{probe.height} instead of {request.width}x{request.height}."
    if probe.rate != request.rate:
        return (
            f"It runs at {probe.rate.fps if probe.rate else 'no known rate'} instead of {request.rate.fps}."
        )
    wanted = request.rate.frames(request.seconds)
    if probe.frames is None or abs(probe.frames - wanted) > _FRAMES_OFF:
        return f"It has {probe.frames} frames instead of {wanted}."
    return None
