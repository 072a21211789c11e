"""The free take: every scene drawn as moving paper-cut panels."""

from reelwright.providers.animatic.provider import AnimaticProvider

__all__ = ["AnimaticProvider"]
