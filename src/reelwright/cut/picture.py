"""The picture of the cut: takes trimmed to their scenes and joined, never longer than the takes allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from pydantic import Field

from reelwright.cut.patterns import NONE, Patterns
from reelwright.film.errors import WrongInput
from reelwright.film.grammar import ClipSound, Move, Speed
from reelwright.film.ids import MediaId
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.time import Rate, Seconds
from reelwright.film.timeline import Clip, Join
from reelwright.film.value import Value
from reelwright.film.video import Note


class Shot(Value):
    """The take that a scene is cut from, or the footage that is used instead."""

    scene: int = Field(ge=1)
    media: MediaId
    seconds: Seconds = Field(gt=0)
    """Measured length of the media; a still picture is as long as its scene needs."""
    lead: Seconds = Field(default=Fraction(0), ge=0)
    """Handle before the scene's own first frame."""
    still: bool = False
    """It is a picture that does not move, so the scene's camera moves over it."""
    has_sound: bool = False
    """It brings sound along."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Clips and joins, with `bounds`: the film frames at which scenes begin and, last, where the film ends.

    A transition is centred on the bound between its two scenes.
    """

    clips: tuple[Clip, ...]
    joins: tuple[Join, ...]
    bounds: tuple[int, ...]
    notes: tuple[Note, ...]


def scene_bounds(storyboard: Storyboard, rate: Rate) -> tuple[int, ...]:
    """Where each scene begins, and where the last ends, in frames.

    Rounding the running total keeps the film at `rate.frames(storyboard.seconds)` however the scenes round;
    a scene too short to have a frame of its own is given one.
    """
    bounds = [0]
    total = Fraction(0)
    for scene in storyboard.scenes:
        total += scene.seconds
        bounds.append(max(rate.frames(total), bounds[-1] + 1))
    return tuple(bounds)


def lay_picture(
    storyboard: Storyboard, shots: Sequence[Shot], rate: Rate, patterns: Patterns = NONE
) -> Picture:
    """The takes, one for each scene and in order, as clips and joins.

    Each side of a transition lends half of it. Where a take is too short to lend, the transition becomes
    shorter, in the end a cut; where it is too short even for its own scene, so does the film. WrongInput for
    a transition of the user's own that is not among `patterns`.
    """
    planned = [after - before for before, after in pairwise(scene_bounds(storyboard, rate))]
    # A still is as long as it has to be, for its scene and for as much again of transitions.
    has = [
        2 * wanted if shot.still else _frames_in(shot.seconds, rate)
        for wanted, shot in zip(planned, shots, strict=True)
    ]
    lengths = [min(wanted, there) for wanted, there in zip(planned, has, strict=True)]
    # A clip holds both its transitions side by side, so they cannot take more than the scene's own length.
    spare = [min(there - length, length) for there, length in zip(has, lengths, strict=True)]
    halves = _lent([_exact_half(storyboard, scene.number, rate) for scene in storyboard.scenes], spare)
    clips = [
        _clip(scene, shot, rate.seconds(before), before + length + after, rate)
        for scene, shot, length, before, after in zip(
            storyboard.scenes, shots, lengths, [0, *halves], halves, strict=False
        )
    ]
    joins = [
        _join(scene, half, patterns) for scene, half in zip(storyboard.scenes[:-1], halves, strict=False)
    ]
    bounds = [0]
    for length in lengths:
        bounds.append(bounds[-1] + length)
    notes = [
        *_short_scenes(planned, lengths, rate),
        *_short_joins(storyboard, joins, rate),
        *_silent_clips(storyboard, shots),
    ]
    return Picture(tuple(clips), tuple(joins), tuple(bounds), tuple(notes))


def _frames_in(seconds: Fraction, rate: Rate) -> int:
    """Frames that a take of `seconds` has a picture for: those that begin before its end."""
    return -(-(seconds * rate.fps) // 1)


def _exact_half(storyboard: Storyboard, number: int, rate: Rate) -> Fraction:
    """Frames, and parts of one, that each side of the transition out of a scene is asked for."""
    return storyboard.overlap_after(number) / 2 * rate.fps


def _lent(exact: list[Fraction], spare: list[int]) -> list[int]:
    """Halves of the transitions after each scene in frames, so that no scene lends more than it can spare.

    They are rounded to the nearest, and where that is more than there is, first of all down again: takes that
    carry their handles always have that much.
    """
    least = [int(one) for one in exact]
    halves = [max(1, int(one + Fraction(1, 2))) if one else 0 for one in exact]
    for scene, room in enumerate(spare):
        sides = [scene - 1, scene] if scene else [scene]
        excess = sum(halves[side] for side in sides) - room
        for side in sides:
            if excess > 0 and halves[side] > least[side]:
                halves[side] -= 1
                excess -= 1
        # Then the longer of the two gives way, frame by frame; of equals, the one that comes later.
        while excess > 0:
            longest = max(reversed(sides), key=lambda side: halves[side])
            halves[longest] -= 1
            excess -= 1
    return halves


def _clip(scene: Scene, shot: Shot, before: Fraction, frames: int, rate: Rate) -> Clip:
    """The stretch of a take that begins `before` seconds ahead of its scene.

    A take without that much at one end is used from a little further on or back.
    """
    start = max(Fraction(0), min(shot.lead - before, shot.seconds - rate.seconds(frames)))
    return Clip(
        scene=shot.scene,
        media=shot.media,
        source_start=start,
        frames=frames,
        fit=scene.fit,
        sound=scene.sound if shot.has_sound else ClipSound.MUTE,
        move=scene.camera.move if shot.still else Move.STATIC,
        speed=scene.camera.speed if shot.still else Speed.NORMAL,
    )


def _join(scene: Scene, half: int, patterns: Patterns) -> Join:
    """The transition out of a scene, for which each side lends `half` frames."""
    kind, name = scene.transition.kind, scene.transition.pattern
    if name is not None and name not in patterns:
        raise WrongInput(
            f"Scene {scene.number} ends in a transition of your own called {name}, and there is none.",
            code="unknown_transition",
            hint=f"Put {name}.txt or {name}.png into the folder of transitions, or choose another one.",
        )
    if not half:
        return Join()
    return Join(kind=kind, frames=2 * half, pattern=patterns[name] if name is not None else None)


def _short_scenes(planned: list[int], lengths: list[int], rate: Rate) -> list[Note]:
    return [
        Note(
            code="scene_shortened",
            message=f"Scene {number} lasts {_spell(length, rate)} s instead of {_spell(wanted, rate)} s: "
            "its take is shorter, and the film with it.",
            scene=number,
        )
        for number, (wanted, length) in enumerate(zip(planned, lengths, strict=True), start=1)
        if length < wanted
    ]


def _short_joins(storyboard: Storyboard, joins: list[Join], rate: Rate) -> list[Note]:
    notes: list[Note] = []
    for scene, join in zip(storyboard.scenes, joins, strict=False):
        # Whole frames on each side are what was asked for; the part of a frame above them is rounding.
        asked = 2 * int(_exact_half(storyboard, scene.number, rate))
        if join.frames >= asked:
            continue
        name = (scene.transition.pattern or scene.transition.kind.value).replace("_", " ")
        became = f"lasts {_spell(join.frames, rate)} s" if join.frames else "became a cut"
        notes.append(
            Note(
                code="transition_shortened",
                message=f"The {name} from scene {scene.number} to scene {scene.number + 1} {became} instead "
                f"of {_spell(asked, rate)} s: there is not enough picture around it.",
                scene=scene.number,
            )
        )
    return notes


def _silent_clips(storyboard: Storyboard, shots: Sequence[Shot]) -> list[Note]:
    """Of the scenes that are to be heard and cannot. To duck is the default, so it asks for nothing."""
    return [
        Note(
            code="clip_without_sound",
            message=f"Scene {scene.number} is to keep the sound of its clip, which has none.",
            scene=scene.number,
        )
        for scene, shot in zip(storyboard.scenes, shots, strict=True)
        if scene.sound is ClipSound.KEEP and not shot.has_sound
    ]


def _spell(frames: int, rate: Rate) -> str:
    return f"{float(rate.seconds(frames)):.2f}".rstrip("0").rstrip(".")
