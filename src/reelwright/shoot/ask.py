"""What to ask a provider for: a scene with its handles, in a shape that its sheet allows."""

from __future__ import annotations

from fractions import Fraction

from reelwright.film.brief import Brief
from reelwright.film.errors import WrongInput
from reelwright.film.storyboard import Storyboard
from reelwright.providers.port import Sheet, ShotRequest
from reelwright.shoot.plan import film_rate

__all__ = ["film_rate", "shot_request"]


def shot_request(
    storyboard: Storyboard, number: int, brief: Brief, sheet: Sheet, *, take: int = 1, seed: int | None = None
) -> ShotRequest:
    """The request for a take of scene `number`; WrongInput when the model cannot shoot such a scene.

    The seconds are the scene's own and, as far as the model can, the handles that its transitions need.
    """
    scene = storyboard.scene(number)
    before, after = storyboard.handles(number)
    seconds, lead = _with_handles(sheet, scene.seconds, before, after)
    if seconds is None:
        raise WrongInput(
            f"Scene {number} is {float(scene.seconds):g} s long; {sheet.provider} {sheet.model} shoots "
            f"{float(sheet.durations.shortest):g} to {float(sheet.durations.longest):g} s.",
            code="scene_too_long",
            where=f"scenes[{number}].seconds",
        )
    length = sheet.prompt_length(scene.prompt)
    if length > sheet.prompt_limit:
        raise WrongInput(
            f"The prompt of scene {number} has {length} {sheet.prompt_unit.value}; "
            f"{sheet.provider} {sheet.model} takes {sheet.prompt_limit} at most.",
            code="prompt_too_long",
            where=f"scenes[{number}].prompt",
        )
    size = sheet.size(brief.aspect)
    return ShotRequest(
        model=sheet.model,
        prompt=scene.prompt,
        seed=(brief.seed if seed is None else seed) % (1 << 32),
        seconds=seconds,
        lead=lead,
        width=size.width,
        height=size.height,
        rate=film_rate(sheet),
        scene=scene,
        bible=storyboard.bible,
        title=storyboard.title,
        take=take,
        slate=brief.slate,
    )


def _with_handles(
    sheet: Sheet, own: Fraction, before: Fraction, after: Fraction
) -> tuple[Fraction | None, Fraction]:
    if sheet.handle_step is not None:
        if not sheet.durations.allows(own):
            longer = sheet.durations.at_least(own)
            return longer, Fraction(0)
        lead = _up(before, sheet.handle_step)
        return own + lead + _up(after, sheet.handle_step), lead
    seconds = sheet.durations.at_least(own + before + after)
    if seconds is not None:
        return seconds, before
    # No room for the whole handles: take what the longest clip gives, the cut shortens its transitions.
    seconds = sheet.durations.at_least(own)
    if seconds is None:
        return None, Fraction(0)
    return seconds, min(before, (seconds - own) / 2)


def _up(value: Fraction, step: Fraction) -> Fraction:
    return -(-value // step) * step
