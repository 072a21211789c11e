"""The film that is measured, and its edits: 48 s, 1,152 frames, five clips, four dissolves, words, music."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from bench.footage import FPS, FRAMES, SETS, VERSION
from bench.scenery import HEIGHT, WIDTH

from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Caption, Clip, Join, MusicBed, Timeline, Title

OVERLAP = FPS // 2
SECONDS = (len(SETS) * FRAMES - (len(SETS) - 1) * OVERLAP) // FPS
MUSIC_DB = -10.0
SCENES = len(SETS)
SMALL = (320, 180)
_LINES = (
    "Every evening she climbs the hundred steps and lights the lamp.",
    "Nobody comes through the wood any more, except the one who must.",
    "In town they say the sea has forgotten how to sleep.",
    "He keeps the letter where the salt cannot reach it.",
    "And then the weather turned, as it had been promised.",
)


def clip_file(place: int) -> str:
    return f"clip{place}-{VERSION}.mp4"


def small_file(place: int) -> str:
    return f"small{place}-{VERSION}.mp4"


def finder(folder: Path) -> Callable[[MediaId], Path]:
    """Where media lie: `clip2`, `small2/17` (a copy by another name) or `music`; `retake` is a clip that was
    shot for another scene."""

    def find(media: MediaId) -> Path:
        if media == "music":
            return folder / "music.wav"
        if media == "retake":
            return folder / clip_file(0)
        name = media.split("/")[0]
        return folder / (small_file(int(name[5:])) if name.startswith("small") else clip_file(int(name[4:])))

    return find


def film() -> Timeline:
    """What every rival makes."""
    clips = tuple(Clip(scene=n + 1, media=MediaId(f"clip{n}"), frames=FRAMES) for n in range(SCENES))
    step = FRAMES - OVERLAP
    return Timeline(
        width=WIDTH,
        height=HEIGHT,
        clips=clips,
        joins=(Join(kind=TransitionKind.DISSOLVE, frames=OVERLAP),) * (SCENES - 1),
        titles=(Title(text="The Keeper and the Storm", subtitle="A friendship", start=0, frames=3 * FPS),),
        captions=tuple(
            Caption(text=line, start=n * step + 4 * FPS, frames=3 * FPS) for n, line in enumerate(_LINES)
        ),
        music=MusicBed(media=MediaId("music"), gain_db=MUSIC_DB),
    )


def _caption(before: Timeline) -> Timeline:
    changed = before.captions[2].but(text="In town they say the sea has learned to wait.")
    return before.but(captions=(*before.captions[:2], changed, *before.captions[3:]))


def _transition(before: Timeline) -> Timeline:
    changed = Join(kind=TransitionKind.WIPE_LEFT, frames=OVERLAP)
    return before.but(joins=(before.joins[0], changed, *before.joins[2:]))


def _scene(before: Timeline) -> Timeline:
    changed = before.clips[2].but(media=MediaId("retake"))
    return before.but(clips=(*before.clips[:2], changed, *before.clips[3:]))


def long_film(minutes: int, *, small: bool) -> Timeline:
    """The five clips again and again, each time as files of their own; dissolves, captions, one music bed."""
    width, height = SMALL if small else (WIDTH, HEIGHT)
    name = "small" if small else "clip"
    step = FRAMES - OVERLAP
    scenes = -(-(minutes * 60 * FPS) // step)
    clips = [
        Clip(scene=n + 1, media=MediaId(f"{name}{n % SCENES}/{n}"), frames=FRAMES) for n in range(scenes)
    ]
    last = minutes * 60 * FPS - (scenes - 1) * step
    clips[-1] = clips[-1].but(frames=max(last, OVERLAP))
    return Timeline(
        width=width,
        height=height,
        clips=tuple(clips),
        joins=(Join(kind=TransitionKind.DISSOLVE, frames=OVERLAP),) * (scenes - 1),
        captions=tuple(
            Caption(text=_LINES[n % SCENES], start=n * step + 4 * FPS, frames=3 * FPS)
            for n in range(scenes - 1)
        ),
        music=MusicBed(media=MediaId("music"), gain_db=MUSIC_DB),
    )


def _again(before: Timeline) -> Timeline:
    return before


EDITS: Mapping[str, Callable[[Timeline], Timeline]] = MappingProxyType(
    {"first": _again, "nothing": _again, "caption": _caption, "transition": _transition, "scene": _scene}
)
"""By name, what is done to the film before it is rendered again."""


def brief(timeline: Timeline) -> Timeline:
    """A second of it, small: what a process renders to be warm."""
    return timeline.but(
        width=SMALL[0],
        height=SMALL[1],
        clips=(timeline.clips[0].but(frames=FPS, source_start=Fraction(0)),),
        joins=(),
        titles=tuple(one.but(frames=FPS) for one in timeline.titles),
        captions=(),
    )
