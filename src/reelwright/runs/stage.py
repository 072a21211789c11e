"""The studio that this process runs films in. The engine calls functions by name, so it stands here."""

from __future__ import annotations

from reelwright.studio import Studio

_studio: Studio | None = None


def set_stage(studio: Studio | None) -> None:
    global _studio
    _studio = studio


def stage() -> Studio:
    """The studio of this process; RuntimeError before an engine was started."""
    if _studio is None:
        raise RuntimeError("no engine was started in this process")
    return _studio
