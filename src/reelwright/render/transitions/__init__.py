"""How one picture gives way to the next: `joined` for every kind of transition."""

from __future__ import annotations

from reelwright.render.transitions.joined import joined
from reelwright.render.transitions.luma import luma_picture
from reelwright.render.transitions.pace import ease, moment

__all__ = ["ease", "joined", "luma_picture", "moment"]
