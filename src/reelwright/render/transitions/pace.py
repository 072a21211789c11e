"""When a transition is how far: its moments, and the curves by which it gathers speed and comes to rest."""

from __future__ import annotations


def moment(into: int, frames: int) -> float:
    """How far frame `into` (from 0) of a join of `frames` frames is: even steps, neither end included."""
    return (into + 1) / (frames + 1)


def ease(at: float) -> float:
    """From 0 to 1 with no speed at either end (3t^2 - 2t^3)."""
    at = min(max(at, 0.0), 1.0)
    return at * at * (3 - 2 * at)


def between(at: float, start: float, stop: float) -> float:
    """0 until `start`, 1 from `stop` on, eased in between."""
    return ease((at - start) / (stop - start))


def swing(at: float) -> float:
    """From 0 to 1 like a camera thrown round: at rest, very fast midway, at rest (6t^5 - 15t^4 + 10t^3)."""
    at = min(max(at, 0.0), 1.0)
    return at * at * at * (at * (6 * at - 15) + 10)


def rush(at: float) -> float:
    """How fast `swing` is at a moment, as a share of its fastest, which is midway."""
    at = min(max(at, 0.0), 1.0)
    return 16 * at * at * (1 - at) * (1 - at)
