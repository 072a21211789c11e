"""The wish: what was typed after `make` or `plan`, and the brief that it adds up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.cli.options import MOODS
from reelwright.film.errors import WrongInput
from reelwright.film.grammar import Aspect, Mood, Spot, Style, Template, TitleStyle

if TYPE_CHECKING:
    from reelwright.actions.counter import Counter
    from reelwright.film.brief import Brief, Music
    from reelwright.film.ids import MediaId
    from reelwright.film.media import MediaKind
    from reelwright.studio import Studio


@dataclass(frozen=True, slots=True)
class Wish:
    """Every option; None where nothing was typed."""

    scenes: int | None
    duration: int | None
    aspect: Aspect
    niche: str | None
    style: Style | None
    template: Template | None
    language: str | None
    provider: str | None
    model: str | None
    voice: str
    music: str | None
    captions: bool
    slate: bool
    verbatim: bool
    planner: str | None
    allow_builtin: bool
    budget: str | None
    approved: bool
    likeness: bool
    fresh: bool
    seed: int
    title_style: TitleStyle
    logo: Path | None
    logo_spot: Spot
    profile: str
    codec: str | None

    def check_for_storyboard(self, name: str) -> None:
        """WrongInput when an option was given that a storyboard file decides by itself."""
        given: Mapping[str, bool] = {
            "--scenes": self.scenes is not None,
            "--duration": self.duration is not None,
            "--language": self.language is not None,
            "--niche": self.niche is not None,
            "--style": self.style is not None,
            "--template": self.template is not None,
            "--planner": self.planner is not None,
            "--verbatim": self.verbatim,
        }
        wrong = next((option for option, is_given in given.items() if is_given), None)
        if wrong is not None:
            raise WrongInput(
                f"{wrong} does not go with a storyboard: {name} is filmed as it is written.",
                code="not_with_storyboard",
                hint=f"Edit the file, or leave {wrong} out.",
                where=wrong.lstrip("-"),
            )

    def brief(self, prompt: str, studio: Studio) -> Brief:
        """The brief, but for the music and logo files, which have to be kept first; WrongInput says what is
        wrong."""
        from pydantic import ValidationError

        from reelwright.film.brief import Brief, Mode, PlannerChoice

        budget = budget_micros(self.budget)
        if self.logo is not None and not self.logo.is_file():
            raise WrongInput(
                f"--logo {str(self.logo)!r} is not a file.",
                code="no_such_logo",
                hint="Give a picture: PNG, JPEG or WebP.",
                where="logo",
            )
        try:
            return Brief(
                prompt=prompt,
                niche=self.niche,
                scenes=self.scenes,
                seconds=30 if self.duration is None else self.duration,
                aspect=self.aspect,
                style=self.style or Style.CINEMATIC,
                template=self.template or Template.STORY,
                mode=Mode.VERBATIM if self.verbatim else Mode.EXPAND,
                language=self.language,
                voice=self.voice,
                music=_music(self.music),
                captions=self.captions,
                title_style=self.title_style,
                logo_spot=self.logo_spot,
                profile=self.profile,
                codec=self.codec or "",
                slate=self.slate,
                provider=self.provider or studio.default_provider,
                model=self.model,
                planner=PlannerChoice(self.planner or "auto"),
                allow_builtin_planner=self.allow_builtin,
                budget_micros=budget,
                approved=self.approved,
                likeness=self.likeness,
                fresh=self.fresh,
                seed=self.seed,
            )
        except ValidationError as trouble:
            first = trouble.errors()[0]
            where = str(first["loc"][0]) if first["loc"] else "brief"
            raise WrongInput(f"--{where} is wrong: {first['msg']}.", where=where) from None


def with_files(brief: Brief, wish: Wish, counter: Counter) -> Brief:
    """The brief with the user's own music and logo in it, where they were asked for; WrongInput when one is
    no sound or no picture that can be used."""
    from reelwright.film.brief import Music
    from reelwright.film.media import MediaKind

    if wish.music is not None and wish.music != "none" and wish.music not in MOODS:
        song = _brought(counter, "music", Path(wish.music), MediaKind.SOUND)
        brief = brief.but(music=Music(file=song))
    if wish.logo is not None:
        brief = brief.but(logo=_brought(counter, "logo", wish.logo, MediaKind.PICTURE))
    return brief


def _brought(counter: Counter, option: str, file: Path, kind: MediaKind) -> MediaId:
    from reelwright.actions.intake import bring_in
    from reelwright.film.errors import Unreadable

    try:
        return bring_in(counter, file, kind)
    except Unreadable as why:
        raise WrongInput(
            f"--{option} cannot be used: {why.message}", code=f"bad_{option}", hint=why.hint, where=option
        ) from why


def _music(wish: str | None) -> Music:
    from reelwright.film.brief import Music

    if wish is None:
        return Music()
    if wish in MOODS:
        return Music(mood=Mood(wish))
    if wish != "none" and not Path(wish).is_file():
        raise WrongInput(
            f"--music {wish!r} is neither a sound file nor a mood.",
            code="unknown_music",
            hint=f"Moods: {', '.join(MOODS)}; or none.",
            where="music",
        )
    return Music(none=wish == "none")


def budget_micros(amount: str | None) -> int | None:
    """What was typed after --budget, in micro-units; WrongInput when it is no amount."""
    from reelwright.film.money import usd

    if amount is None:
        return None
    try:
        micros = usd(amount.strip().removeprefix("$")).micros
    except ValueError:
        micros = -1
    if micros < 0:
        raise WrongInput(
            f"--budget {amount!r} is not an amount in dollars, such as 2.50.",
            code="bad_budget",
            where="budget",
        )
    return micros
