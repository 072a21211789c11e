"""Ease: how a camera move gathers speed and comes to rest."""

from __future__ import annotations

import math


def eased(t: float, ramp: float = 0.22) -> float:
    """0..1 to 0..1; over `ramp` at either end the speed grows and falls as a raised cosine."""
    t = min(1.0, max(0.0, t))
    full = 1 - ramp

    def rise(part: float) -> float:
        return (part - math.sin(math.pi * part / ramp) * ramp / math.pi) / 2

    if t < ramp:
        return rise(t) / full
    if t > 1 - ramp:
        return 1 - rise(1 - t) / full
    return (t - ramp / 2) / full
