"""The plan of a take: every clip and picture that is to be asked for, before any of it is."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from reelwright.film.brief import Brief
from reelwright.film.errors import WrongInput
from reelwright.film.ids import MediaId
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.time import FILM_RATE, Rate, Seconds
from reelwright.film.value import Value
from reelwright.film.video import Note
from reelwright.providers.port import Mode, PromptUnit, Reference, Sheet, ShotRequest
from reelwright.shoot.lengths import Lengths, lengths
from reelwright.shoot.likeness import Portrait, portrait, recurring, still_prompt

_SEEDS = 1 << 32


class Continues(Value):
    """Where a take's first frame comes from, when it goes on from another scene."""

    scene: int
    at: Seconds
    """The frame's time in that scene's own time; past its take's end, the last frame is meant."""


class ShotPlan(Value):
    """All that one take asks for, in the order in which it is needed: portraits, still, parts.

    Pictures are named once they exist: `with_references` for the still, `with_first` for each part. Every
    part after the first starts from the last frame of the one before, and loses that frame when they are
    joined.
    """

    parts: tuple[ShotRequest, ...]
    still: ShotRequest | None = None
    """The picture that the first part starts from."""
    portraits: tuple[Portrait, ...] = ()
    """What the still refers to."""
    continues: Continues | None = None
    """Where the first part starts from instead."""
    notes: tuple[Note, ...] = ()
    """What the film will have to do without."""

    @property
    def seconds(self) -> Fraction:
        """Of the whole take, handles included, once its parts are joined."""
        seams = (len(self.parts) - 1) * self.parts[0].rate.seconds(1)
        return sum((part.seconds for part in self.parts), Fraction(0)) - seams

    @property
    def lead(self) -> Fraction:
        """Seconds of handle before the scene's own first frame."""
        return self.parts[0].lead


def plan_shot(
    storyboard: Storyboard,
    number: int,
    brief: Brief,
    sheet: Sheet,
    picture: Sheet | None,
    *,
    take: int = 1,
    seed: int | None = None,
    prompt: str | None = None,
) -> ShotPlan:
    """How scene `number` is shot with the model of `sheet`, and with that of `picture` where one is needed.

    `prompt` is sent instead of the scene's own. Takes have seeds of their own: the brief's and up, unless
    one is given. WrongInput when the model, or the two together, cannot shoot such a scene.
    """
    scene = storyboard.scene(number)
    words = scene.prompt if prompt is None else prompt.strip()
    rate = film_rate(sheet)
    length = _length(storyboard, scene, sheet, rate)
    _check_prompt(words, scene, sheet)
    size = sheet.size(brief.aspect)
    first = ShotRequest(
        model=sheet.model,
        prompt=words,
        seed=(brief.seed + take - 1 if seed is None else seed) % _SEEDS,
        seconds=length.parts[0],
        lead=length.lead,
        width=size.width,
        height=size.height,
        rate=rate,
        scene=scene,
        bible=storyboard.bible,
        title=storyboard.title,
        take=take,
        slate=brief.slate,
    )
    others = (first.but(seconds=one, lead=Fraction(0)) for one in length.parts[1:])
    plan = ShotPlan(parts=(first, *others))
    if scene.continuity.carry_from is not None and not sheet.animatic:
        before = _before(storyboard, scene)
        if Mode.FIRST_FRAME in sheet.modes:
            return plan.but(continues=_continues(before, scene, length.lead))
        plan = plan.but(notes=(_not_continued(before, scene, sheet),))
    return _with_pictures(plan, storyboard, brief, sheet, picture)


def with_first(request: ShotRequest, media: MediaId) -> ShotRequest:
    """The request, to start from a picture."""
    return request.but(first=media)


def with_references(request: ShotRequest, pictures: Mapping[str, MediaId]) -> ShotRequest:
    """The request, with a picture for each tag that its prompt names."""
    return request.but(references=tuple(Reference(tag=tag, media=one) for tag, one in pictures.items()))


def film_rate(sheet: Sheet) -> Rate:
    """Cinema's rate where the model has it, else the model's first."""
    return FILM_RATE if FILM_RATE in sheet.rates else sheet.rates[0]


def _length(storyboard: Storyboard, scene: Scene, sheet: Sheet, rate: Rate) -> Lengths:
    before, after = storyboard.handles(scene.number)
    found = lengths(sheet, scene.seconds, before, after, rate)
    if found is None:
        raise WrongInput(
            f"Scene {scene.number} is {float(scene.seconds):g} s long; {sheet.provider} {sheet.model} shoots "
            f"{float(sheet.durations.shortest):g} to {float(sheet.durations.longest):g} s.",
            code="scene_too_long",
            hint="Make the scene shorter, or choose a model that can start from a picture: it shoots long "
            "scenes in parts.",
            where=f"scenes[{scene.number}].seconds",
        )
    return found


def _check_prompt(words: str, scene: Scene, sheet: Sheet) -> None:
    where = f"scenes[{scene.number}].prompt"
    if not words:
        raise WrongInput(f"The prompt of scene {scene.number} is empty.", code="prompt_empty", where=where)
    length = sheet.prompt_length(words)
    if length > sheet.prompt_limit:
        counted = " in UTF-16" if sheet.prompt_unit is PromptUnit.UTF16 else ""
        raise WrongInput(
            f"The prompt of scene {scene.number} has {length} characters{counted}; "
            f"{sheet.provider} {sheet.model} takes {sheet.prompt_limit} at most.",
            code="prompt_too_long",
            hint=f"Shorten it by {length - sheet.prompt_limit}.",
            where=where,
        )


def _before(storyboard: Storyboard, scene: Scene) -> Scene:
    """The scene that `scene` goes on from; WrongInput when it does not come before it."""
    number = scene.continuity.carry_from or 0
    if not 1 <= number < scene.number:
        raise WrongInput(
            f"Scene {scene.number} is to go on from scene {number}, which does not come before it.",
            code="carry_from_later",
            hint="Name an earlier scene, or leave carry_from out.",
            where=f"scenes[{scene.number}].continuity.carry_from",
        )
    return storyboard.scene(number)


def _continues(before: Scene, scene: Scene, lead: Fraction) -> Continues:
    """From the moment at which `scene` comes on, so that what both show while one gives way is the same."""
    overlap = lead if scene.number == before.number + 1 else 0
    return Continues(scene=before.number, at=max(Fraction(0), before.seconds - overlap))


def _not_continued(before: Scene, scene: Scene, sheet: Sheet) -> Note:
    return Note(
        code="not_continued",
        message=f"Scene {scene.number} does not go on from the last frame of scene {before.number}: "
        f"{sheet.provider} {sheet.model} cannot start from a picture.",
        scene=scene.number,
    )


def _with_pictures(
    plan: ShotPlan, storyboard: Storyboard, brief: Brief, sheet: Sheet, picture: Sheet | None
) -> ShotPlan:
    """The plan with a still to start from, where the model needs one or it keeps characters the same."""
    scene = plan.parts[0].scene
    must = not sheet.from_words(brief.aspect)
    if picture is None:
        if must:
            raise WrongInput(
                f"{sheet.provider} {sheet.model} shoots {brief.aspect.value} from a picture only, and there "
                "is no model that makes one.",
                code="needs_picture",
                hint="Choose another model or another shape.",
                where="model",
            )
        return plan
    cast = recurring(storyboard, scene) if brief.likeness and Mode.REFERENCES in picture.modes else ()
    if not must and not (cast and Mode.FIRST_FRAME in sheet.modes and brief.aspect in picture.sizes):
        return plan
    kept, left = cast[: picture.references], cast[picture.references :]
    portraits = tuple(portrait(storyboard, one, brief, picture) for one in kept)
    tagged = tuple((one, each.tag) for one, each in zip(kept, portraits, strict=True))
    size = picture.size(brief.aspect)
    first = plan.parts[0]
    return plan.but(
        still=first.but(
            model=picture.model,
            prompt=still_prompt(first.prompt, scene, tagged, picture),
            seconds=0,
            lead=0,
            width=size.width,
            height=size.height,
            slate=False,
        ),
        portraits=portraits,
        notes=(*plan.notes, *(_not_kept(one.name, scene, picture) for one in left)),
    )


def _not_kept(name: str, scene: Scene, picture: Sheet) -> Note:
    return Note(
        code="likeness_not_kept",
        message=f"{name} may look different in scene {scene.number}: {picture.model} can keep no more than "
        f"{picture.references} the same.",
        scene=scene.number,
    )
