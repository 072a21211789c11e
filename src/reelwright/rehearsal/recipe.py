"""A recipe: all that decides what a file looks like or sounds like. The same recipe is the same file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from fractions import Fraction

from reelwright.film.time import parse_seconds
from reelwright.rehearsal.fault import Strikes, without_faults
from reelwright.rehearsal.issue import Json
from reelwright.rehearsal.model import Makes, images_of
from reelwright.rehearsal.task import Task

_VERSION = 1
"""Changes when the same recipe comes out otherwise."""
_EFFECT_S = 4
KEPT = "kept:"
"""How a picture that lies in the folder of inputs is named in a task's body."""


@dataclass(frozen=True, slots=True)
class Recipe:
    makes: Makes
    prompt: str
    seed: int
    width: int = 0
    height: int = 0
    seconds: Fraction = Fraction(0)
    first: str | None = None
    """Name, in the folder of inputs, of the picture that a clip starts from."""
    last: str | None = None
    sound: bool = False
    voice: str = ""
    flaw: str = ""
    """What is wrong with it on purpose: a fault that strikes the output."""

    @property
    def name(self) -> str:
        said: Json = {name: str(getattr(self, name)) for name in self.__slots__}
        words = json.dumps([_VERSION, said], sort_keys=True).encode()
        return f"{hashlib.blake2b(words, digest_size=16).hexdigest()}.{ending(self.makes)}"


def recipe_of(task: Task) -> Recipe:
    model, body = task.made_by, task.body
    kept = {
        role: address.removeprefix(KEPT) for _, role, address in images_of(body) if address.startswith(KEPT)
    }
    width, height = model.size_of(body)
    flaw = task.fault(Strikes.OUTPUT)
    seconds = parse_seconds(model.seconds_of(body))
    if model.makes is Makes.EFFECT:
        seconds = parse_seconds(body.get("duration", _EFFECT_S))
    return Recipe(
        makes=model.makes,
        prompt=without_faults(task.prompt),
        seed=task.seed,
        width=width,
        height=height,
        seconds=seconds,
        first=kept.get("first"),
        last=kept.get("last"),
        sound=model.with_sound(body),
        voice=body["voice"]["presetId"] if model.makes is Makes.SPEECH else "",
        flaw=flaw.name if flaw else "",
    )


def ending(makes: Makes) -> str:
    match makes:
        case Makes.CLIP:
            return "mp4"
        case Makes.PICTURE:
            return "png"
        case _:
            return "mp3"


def media_type(name: str) -> str:
    """Of a file that a recipe names."""
    return {"mp4": "video/mp4", "png": "image/png", "mp3": "audio/mpeg"}[name.rpartition(".")[2]]
