"""`reelwright make`: from idea to film, in this process."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reelwright.cli.idea import read_idea
from reelwright.cli.options import (
    FILES,
    AllowBuiltin,
    Budget,
    Captions,
    ChosenAspect,
    ChosenCodec,
    ChosenMusic,
    ChosenProfile,
    ChosenStyle,
    ChosenTemplate,
    ChosenTitleStyle,
    Duration,
    Fresh,
    Idea,
    Json,
    Language,
    Likeness,
    Logo,
    LogoSpot,
    Model,
    Niche,
    Planner,
    Provider,
    Scenes,
    Seed,
    Slate,
    Verbatim,
    Voice,
    Yes,
)
from reelwright.cli.session import counter, studio
from reelwright.cli.wish import Wish, with_files
from reelwright.film.grammar import Aspect, Spot, TitleStyle

Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILM",
        help="The film. Its poster (.jpg) and captions (.vtt, .srt) go beside it. Default: film.mp4.",
        rich_help_panel=FILES,
    ),
]
Overwrite = Annotated[
    bool, typer.Option("--overwrite", metavar="", help="Replace files that are there.", rich_help_panel=FILES)
]


def make(
    context: typer.Context,
    idea: Idea,
    output: Output = None,
    overwrite: Overwrite = False,
    profile: ChosenProfile = "",
    codec: ChosenCodec = None,
    scenes: Scenes = None,
    duration: Duration = None,
    language: Language = None,
    template: ChosenTemplate = None,
    niche: Niche = None,
    verbatim: Verbatim = False,
    planner: Planner = None,
    allow_builtin_planner: AllowBuiltin = False,
    aspect: ChosenAspect = Aspect.LANDSCAPE,
    style: ChosenStyle = None,
    captions: Captions = True,
    title_style: ChosenTitleStyle = TitleStyle.CLASSIC,
    logo: Logo = None,
    logo_spot: LogoSpot = Spot.TOP_RIGHT,
    slate: Slate = False,
    voice: Voice = "scratch",
    music: ChosenMusic = None,
    provider: Provider = None,
    model: Model = None,
    budget: Budget = None,
    seed: Seed = 0,
    likeness: Likeness = True,
    fresh: Fresh = False,
    yes: Yes = False,
    json: Json = False,
) -> int:
    """Make a film from an idea, or from a storyboard.

    The film is watched while it is made: each scene, percent, seconds left and money so far. Ctrl-C pauses
    it; `reelwright resume ID` goes on. With a provider that is paid, the preview comes first and costs
    nothing; then you are asked, and nothing is sent before that. Who cannot be asked gets exit code 3, and
    goes on with `reelwright resume ID --approve`.

    With --json the progress goes to standard error as JSON lines, and standard output is one JSON object.
    """
    from reelwright.cli.output import film_place

    wish = Wish(
        scenes=scenes,
        duration=duration,
        aspect=aspect,
        niche=niche,
        style=style,
        template=template,
        language=language,
        provider=provider,
        model=model,
        voice=voice,
        music=music,
        captions=captions,
        slate=slate,
        verbatim=verbatim,
        planner=planner,
        allow_builtin=allow_builtin_planner,
        budget=budget,
        approved=yes,
        likeness=likeness,
        fresh=fresh,
        seed=seed,
        title_style=title_style,
        logo=logo,
        logo_spot=logo_spot,
        profile=profile,
        codec=codec,
    )
    what = read_idea(idea)
    if not isinstance(what, str):
        wish.check_for_storyboard(what.name)
    place = film_place(output, overwrite=overwrite, may_ask=not json)

    built = studio(context)
    from reelwright.actions.brief import check_brief, check_storyboard
    from reelwright.actions.footage import bring_footage, check_files

    # Everything is checked before anything is opened, kept or drawn.
    if isinstance(what, str):
        board, brief = None, wish.brief(what, built)
        check_brief(brief, built)
    else:
        board, brief = what.storyboard, wish.brief("", built)
        check_files(board, what.folder)
        check_storyboard(board, brief, built)

    from reelwright.actions import videos
    from reelwright.actions.accounts import check_account
    from reelwright.cli.filming import see_through, start_engine
    from reelwright.cli.pause import pausing

    with counter(context, built) as opened:
        brief = with_files(brief, wish, opened)
        if board is not None and not isinstance(what, str):
            board = bring_footage(opened, board, what.folder)
        check_account(opened, brief, board)
        video = videos.generate(opened, brief, storyboard=board, in_line=False)
        with pausing() as pause:
            engine = start_engine(opened, video)
            if engine is not None:
                engine.make(video.id, video.attempt)
            return see_through(opened, video, engine, place, pause=pause, json=json)
