"""`reelwright plan`: the storyboard alone, free and editable."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reelwright.cli.idea import read_idea
from reelwright.cli.make import Overwrite
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
from reelwright.cli.terminal import answer, err, say, seconds_of
from reelwright.cli.wish import Wish
from reelwright.film.grammar import Aspect, Spot, TitleStyle

if TYPE_CHECKING:
    from reelwright.story.lint import Finding
    from reelwright.story.port import Draft

StoryboardFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="YAML",
        help="The storyboard. Default: standard output.",
        rich_help_panel=FILES,
    ),
]


def plan(
    context: typer.Context,
    idea: Idea,
    output: StoryboardFile = None,
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
    """Write the storyboard of a film as YAML to edit, without making the film.

    `reelwright make storyboard.yaml` films exactly that. What a director would say about it goes to standard
    error. With a storyboard instead of a prompt, it is looked over and written anew.
    """
    from reelwright.cli.output import allow, check_folder, write_whole

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
    if output is not None:
        check_folder(output)
        allow([output], overwrite=overwrite, may_ask=not json)

    built = studio(context)
    from reelwright.actions.brief import check_brief, check_storyboard
    from reelwright.actions.footage import bring_footage, check_files
    from reelwright.story.document import write_storyboard
    from reelwright.story.port import Draft

    asked = wish.brief(what if isinstance(what, str) else "", built)
    if isinstance(what, str):
        brief = check_brief(asked, built)
    else:
        check_files(what.storyboard, what.folder)
        brief = check_storyboard(what.storyboard, asked, built)
    with counter(context, built) as opened:
        import asyncio

        from reelwright.actions import plan as planning

        if isinstance(what, str):
            draft = asyncio.run(planning.plan(opened, brief))
        else:
            draft = Draft(storyboard=bring_footage(opened, what.storyboard, what.folder), planner="yours")
        found = planning.findings(opened, draft.storyboard, brief)

    text = write_storyboard(draft.storyboard, brief=brief, notes=[note.message for note in draft.notes])
    if output is not None:
        write_whole(output, text)
    if json:
        answer(_json(draft, found, output))
    elif output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    _tell(draft, found, output, quiet=json)
    return 0


def _json(draft: Draft, found: tuple[Finding, ...], output: Path | None) -> dict[str, object]:
    return {
        "storyboard": draft.storyboard.to_json(),
        "planner": draft.planner,
        "file": str(output.absolute()) if output is not None else None,
        "findings": [finding.to_json() for finding in found],
        "notes": [note.to_json() for note in draft.notes],
        "usage": [usage.to_json() for usage in draft.usage],
    }


def _tell(draft: Draft, found: tuple[Finding, ...], output: Path | None, *, quiet: bool) -> None:
    if quiet:
        return
    board, console = draft.storyboard, err()
    if output is not None:
        count = len(board.scenes)
        scenes = "1 scene" if count == 1 else f"{count} scenes"
        say(console, (board.title, "head"), f", {scenes}, {seconds_of(float(board.seconds))}: {output}")
    for note in draft.notes:
        say(console, ("note: ", "ask"), note.message)
    for finding in found:
        say(
            console,
            (f"{finding.severity.value}: ", "bad" if finding.severity == "error" else "ask"),
            finding.message,
        )
    if output is not None:
        say(console, (f"`reelwright make {output}` films it.", "quiet"))
