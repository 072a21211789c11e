"""Render: a timeline becomes a film. The only room that encodes films."""

from __future__ import annotations

from reelwright.render.film import Rendered, Renderer

__all__ = ["Rendered", "Renderer"]
