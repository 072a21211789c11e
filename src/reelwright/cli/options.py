"""The options that `make` and `plan` share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from reelwright.film.grammar import Aspect, Mood, Spot, Style, Template, TitleStyle

MOODS = tuple(mood.value for mood in Mood)
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
        f"Moods: {', '.join(MOODS)}.",
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
