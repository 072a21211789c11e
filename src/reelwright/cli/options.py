"""The options that `make` and `plan` share, and the brief that they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from reelwright.film.errors import WrongInput
from reelwright.film.grammar import Aspect, Mood, Spot, Style, Template, TitleStyle

if TYPE_CHECKING:
    from reelwright.actions.counter import Counter
    from reelwright.film.brief import Brief, Music
    from reelwright.film.ids import MediaId
    from reelwright.film.media import MediaKind
    from reelwright.studio import Studio

_MOODS = tuple(mood.value for mood in Mood)
STORY, PICTURE, SOUND, MAKING, FILES = "Story", "Picture", "Sound", "Making", "Files"

Idea = Annotated[
    str,
    typer.Argument(
        metavar="PROMPT|FILE",
        help="What the film is about; or a storyboard, as a .yaml file; or - to read the prompt from "
        "standard input.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", metavar="", help="Answer with one JSON object.")]
Scenes = Annotated[
    int | None,
    typer.Option(
        "--scenes", metavar="N", help="How many scenes. Default: as the story needs.", rich_help_panel=STORY
    ),
]
Duration = Annotated[
    int | None,
    typer.Option("--duration", metavar="S", help="Length in seconds. Default: 30.", rich_help_panel=STORY),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="TAG",
        help="Of narration and captions: en, id, ... Default: the prompt's own.",
        rich_help_panel=STORY,
    ),
]
ChosenTemplate = Annotated[
    Template | None,
    typer.Option(
        "--template",
        metavar="NAME",
        help=f"Shape of the story: {', '.join(one.value for one in Template)}. Default: story.",
        rich_help_panel=STORY,
    ),
]
Niche = Annotated[
    str | None,
    typer.Option("--niche", metavar="TEXT", help="What channel or client it is for.", rich_help_panel=STORY),
]
Verbatim = Annotated[
    bool,
    typer.Option(
        "--verbatim", metavar="", help="Film exactly what I wrote, a sentence a scene.", rich_help_panel=STORY
    ),
]
Planner = Annotated[
    Literal["auto", "builtin", "language_model"] | None,
    typer.Option(
        "--planner",
        metavar="NAME",
        help="Who writes the storyboard: builtin, language_model, or auto, which is the language "
        "model if one is set up. Default: auto.",
        rich_help_panel=STORY,
    ),
]
AllowBuiltin = Annotated[
    bool,
    typer.Option(
        "--allow-builtin-planner",
        metavar="",
        help="Go on without the language model when it cannot be reached, instead of asking.",
        rich_help_panel=STORY,
    ),
]
ChosenAspect = Annotated[
    Aspect,
    typer.Option(
        "--aspect", metavar="W:H", help="Shape of the picture: 16:9, 9:16 or 1:1.", rich_help_panel=PICTURE
    ),
]
ChosenStyle = Annotated[
    Style | None,
    typer.Option(
        "--style",
        metavar="NAME",
        help=f"Look of the picture: {', '.join(one.value for one in Style)}. Default: cinematic.",
        rich_help_panel=PICTURE,
    ),
]
Captions = Annotated[
    bool,
    typer.Option(
        "--captions/--no-captions",
        metavar="",
        help="Captions in the picture; .vtt and .srt files lie beside the film either way.",
        rich_help_panel=PICTURE,
    ),
]
ChosenTitleStyle = Annotated[
    TitleStyle,
    typer.Option(
        "--title-style",
        metavar="NAME",
        help=f"Design of titles: {', '.join(one.value for one in TitleStyle)}.",
        rich_help_panel=PICTURE,
    ),
]
Logo = Annotated[
    Path | None,
    typer.Option(
        "--logo", metavar="FILE", help="A picture that stands over the whole film.", rich_help_panel=PICTURE
    ),
]
LogoSpot = Annotated[
    Spot,
    typer.Option(
        "--logo-spot",
        metavar="PLACE",
        help=f"Where it stands: {', '.join(one.value for one in Spot)}.",
        rich_help_panel=PICTURE,
    ),
]
ChosenProfile = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME",
        help="What the film is encoded for: studio, web-720p, web-1080p, phone, master. Default: studio.",
        rich_help_panel=FILES,
    ),
]
ChosenCodec = Annotated[
    Literal["h264", "hevc", "av1"] | None,
    typer.Option(
        "--codec",
        metavar="NAME",
        help="What the picture is compressed with: h264, hevc or av1. Default: h264.",
        rich_help_panel=FILES,
    ),
]
Slate = Annotated[
    bool,
    typer.Option(
        "--slate", metavar="", help="Label drawn scenes with scene, take and camera.", rich_help_panel=PICTURE
    ),
]
Voice = Annotated[
    str,
    typer.Option(
        "--voice",
        metavar="NAME",
        help="Who narrates: scratch, which is free and offline, none, or one that you hired with "
        "REELWRIGHT_VOICE_PROVIDER and REELWRIGHT_VOICE_NAMES.",
        rich_help_panel=SOUND,
    ),
]
ChosenMusic = Annotated[
    str | None,
    typer.Option(
        "--music",
        metavar="MOOD|FILE|none",
        help="A mood to compose for, a sound file of yours, or none. Default: to fit the story. "
        f"Moods: {', '.join(_MOODS)}.",
        rich_help_panel=SOUND,
    ),
]
Provider = Annotated[
    str | None,
    typer.Option(
        "--provider",
        metavar="NAME",
        help="Who shoots the scenes. Default: VIDEO_API_PROVIDER, else animatic, which is free.",
        rich_help_panel=MAKING,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="Which of the provider's models. Default: the cheapest that can shoot the film.",
        rich_help_panel=MAKING,
    ),
]
Budget = Annotated[
    str | None,
    typer.Option(
        "--budget",
        metavar="USD",
        help="Most that the film may cost: nothing is sent that could cost more. Default: "
        "REELWRIGHT_BUDGET_USD, else what you approve.",
        rich_help_panel=MAKING,
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        "--seed",
        metavar="N",
        min=0,
        max=4294967295,
        help="The same seed and prompt give the same film.",
        rich_help_panel=MAKING,
    ),
]
Yes = Annotated[
    bool,
    typer.Option(
        "--yes",
        metavar="",
        help="Spend without asking, up to the budget. Without it the preview is made first, and then asked.",
        rich_help_panel=MAKING,
    ),
]
Likeness = Annotated[
    bool,
    typer.Option(
        "--likeness/--no-likeness",
        metavar="",
        help="Keep characters the same with pictures of them, where the provider makes such.",
        rich_help_panel=MAKING,
    ),
]
Fresh = Annotated[
    bool,
    typer.Option(
        "--fresh",
        metavar="",
        help="Shoot every scene anew, also where the same was paid for before.",
        rich_help_panel=MAKING,
    ),
]


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed after `make` or `plan`; None where nothing was."""

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

    if wish.music is not None and wish.music != "none" and wish.music not in _MOODS:
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
    if wish in _MOODS:
        return Music(mood=Mood(wish))
    if wish != "none" and not Path(wish).is_file():
        raise WrongInput(
            f"--music {wish!r} is neither a sound file nor a mood.",
            code="unknown_music",
            hint=f"Moods: {', '.join(_MOODS)}; or none.",
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
