"""Is this brief one that can be filmed? Asked before anything is kept, drawn or paid."""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil
from pathlib import Path

from reelwright.cut.patterns import read_patterns
from reelwright.film.brief import Brief, Limits
from reelwright.film.errors import Unreadable, WrongInput
from reelwright.film.ids import MediaId
from reelwright.film.media import MediaKind
from reelwright.film.money import Money
from reelwright.film.storyboard import Storyboard
from reelwright.film.video import Note
from reelwright.providers.port import Mode, picture_sheet
from reelwright.render.profiles import profile
from reelwright.render.transitions.luma import MOST_PIXELS
from reelwright.shoot.choose import choose
from reelwright.shoot.plan import plan_shot
from reelwright.shoot.quote import quote_film
from reelwright.studio import Studio

_LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")
"""As a storyboard takes it: the part of BCP 47 that voices and captions tell apart."""


def check_brief(brief: Brief, studio: Studio) -> Brief:
    """The brief with its prompt trimmed; WrongInput says the first thing that is wrong with it and where."""
    limits = studio.limits
    prompt = _trimmed(brief.prompt, studio)
    if not prompt:
        raise WrongInput("The prompt is empty: say in a sentence what the film is about.", where="prompt")
    if brief.scenes is not None and not limits.min_scenes <= brief.scenes <= limits.max_scenes:
        raise WrongInput(
            f"A film has {limits.min_scenes} to {limits.max_scenes} scenes, not {brief.scenes}.",
            code="scenes_out_of_range",
            where="scenes",
        )
    _check_seconds(Fraction(brief.seconds), limits)
    if brief.language is not None and not _LANGUAGE.match(brief.language):
        raise WrongInput(
            f"{brief.language!r} is not a language tag such as en, id or pt-BR.",
            code="unknown_language",
            where="language",
        )
    brief = with_model(brief.but(prompt=prompt), studio)
    sheet = studio.sheet(brief)
    if brief.scenes is not None:
        longest = limits.max_seconds if Mode.FIRST_FRAME in sheet.modes else sheet.durations.longest
        least, most = brief.scenes * sheet.durations.shortest, brief.scenes * longest
        if not least <= brief.seconds <= most:
            raise WrongInput(
                f"{brief.scenes} scenes of {sheet.provider} {sheet.model} last {float(least):g} to "
                f"{float(most):g} s together, not {brief.seconds} s.",
                code="seconds_do_not_fit",
                where="seconds",
            )
    _check_voice(brief, studio)
    profile(brief.profile, brief.codec)
    studio.planner(brief.planner)
    # Of what is filmed later no more is known than its length: less than that no storyboard can cost.
    size = sheet.size(brief.aspect)
    pixels = size.width * size.height
    check_budget(
        brief,
        studio,
        sheet.price.micros(seconds=Fraction(brief.seconds), pixels=pixels, sound=False),
        "at least ",
    )
    return brief


def check_storyboard(
    storyboard: Storyboard, brief: Brief, studio: Studio, *, before: Storyboard | None = None
) -> Brief:
    """The brief of a film that is made from a storyboard as it stands; WrongInput when it cannot be shot.

    An edit of the one `before` it may be as long as that one, whatever the limits are now: its lines may have
    lengthened it. What more it costs is asked when it is due, as much of it may be paid for already.
    """
    limits = studio.limits
    if before is not None:
        limits = limits.but(
            max_scenes=max(limits.max_scenes, len(before.scenes)),
            max_seconds=max(limits.max_seconds, ceil(before.seconds)),
        )
    count = len(storyboard.scenes)
    if count > limits.max_scenes:
        raise WrongInput(
            f"The storyboard has {count} scenes; {limits.max_scenes} at most.",
            code="scenes_out_of_range",
            where="scenes",
        )
    _check_seconds(storyboard.seconds, limits)
    fitting = with_model(
        brief.but(
            prompt=_trimmed(brief.prompt, studio) or storyboard.logline or storyboard.title,
            scenes=count,
            seconds=int(storyboard.seconds),
            language=storyboard.language,
        ),
        studio,
        storyboard,
    )
    sheet, picture = studio.sheet(fitting), picture_sheet(studio.provider(fitting.provider))
    plans = [
        plan_shot(storyboard, scene.number, fitting, sheet, picture)
        for scene in storyboard.scenes
        if scene.footage is None
    ]
    if before is None:
        check_budget(fitting, studio, quote_film(plans, sheet, picture).most_micros, "")
    _check_patterns(storyboard, studio)
    _check_voice(fitting, studio)
    profile(brief.profile, brief.codec)
    return fitting


def with_model(brief: Brief, studio: Studio, storyboard: Storyboard | None = None) -> Brief:
    """The brief with its provider, and the model that shoots it: its own, or the cheapest that can.

    WrongInput when there is no such provider or model, or none that can shoot the film.
    """
    provider = studio.provider(brief.provider)
    asked = brief.but(provider=provider.name, model=studio.model(brief))
    if provider.sheets[0].animatic:
        studio.sheet(asked)
        return asked
    return asked.but(model=choose(provider.sheets, picture_sheet(provider), asked, storyboard).model)


def model_notes(asked: Brief, checked: Brief, studio: Studio) -> tuple[Note, ...]:
    """Says which model shoots where the one that was asked for is gone."""
    wanted = studio.model(asked)
    if wanted is None or checked.model is None or wanted == checked.model:
        return ()
    message = f"{checked.provider.capitalize()} has retired {wanted}; {checked.model} shoots instead."
    return (Note(code="model_replaced", message=message),)


def check_budget(brief: Brief, studio: Studio, micros: int, about: str) -> None:
    """WrongInput, with the quote, when the film's budget is less than it costs."""
    budget = studio.budget_micros if brief.budget_micros is None else brief.budget_micros
    if budget is not None and budget < micros:
        raise WrongInput(
            f"Filming this with {brief.provider} {brief.model} costs {about}{Money(micros=micros)}, and the "
            f"budget is {Money(micros=budget)}.",
            code="budget_too_small",
            hint="Raise the budget, or choose fewer seconds or a cheaper model.",
            where="budget",
        )


def _check_patterns(storyboard: Storyboard, studio: Studio) -> None:
    """WrongInput, with the scene, for a transition of the user's own that is not there or cannot be used."""

    def look(picture: Path) -> MediaId:
        # It is taken in when it is needed; whether it can be is found out now.
        seen = studio.library.measure(picture, MediaKind.PICTURE)
        if (seen.width or 0) * (seen.height or 0) > MOST_PIXELS:
            raise Unreadable(
                f"{picture.name} has {seen.width} \u00d7 {seen.height} pixels; a luma picture may have "
                f"{MOST_PIXELS // 1_000_000} million.",
                hint="Use a smaller one.",
            )
        return MediaId("0" * 64)

    for scene in storyboard.scenes[:-1]:
        name = scene.transition.pattern
        if name is None:
            continue
        try:
            read_patterns(studio.transitions, [name], look)
        except (WrongInput, Unreadable) as why:
            raise WrongInput(
                f"The transition out of scene {scene.number} cannot be used: {why.message}",
                code=why.code if isinstance(why, WrongInput) else "bad_transition",
                hint=why.hint,
                where=f"scenes[{scene.number}].transition",
            ) from why


def _trimmed(prompt: str, studio: Studio) -> str:
    """The prompt as it can be kept and sent; WrongInput when it is too long."""
    # A lone surrogate, as a broken terminal hands it over, can be neither kept nor sent.
    prompt = prompt.encode("utf-8", "replace").decode("utf-8").replace("\x00", "").strip()
    if len(prompt) > studio.limits.max_prompt:
        raise WrongInput(
            f"The prompt has {len(prompt)} characters; {studio.limits.max_prompt} at most.",
            code="prompt_too_long",
            where="prompt",
        )
    return prompt


def _check_voice(brief: Brief, studio: Studio) -> None:
    if brief.wants_voice and brief.voice not in studio.voices:
        known = ", ".join(["none", *sorted(studio.voices)])
        raise WrongInput(
            f"There is no voice called {brief.voice!r}; there is {known}.",
            code="unknown_voice",
            where="voice",
        )


def _check_seconds(seconds: Fraction, limits: Limits) -> None:
    if not limits.min_seconds <= seconds <= limits.max_seconds:
        raise WrongInput(
            f"A film lasts {limits.min_seconds} to {limits.max_seconds} s, not {float(seconds):g} s.",
            code="seconds_out_of_range",
            where="seconds",
        )
