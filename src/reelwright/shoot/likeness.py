"""Pictures that a clip is made from: portraits of characters that stay the same, and stills of scenes."""

from __future__ import annotations

import re
from fractions import Fraction

from reelwright.film.brief import Brief
from reelwright.film.grammar import Angle, Aspect, Figure, Size
from reelwright.film.storyboard import Camera, Character, Scene, Storyboard
from reelwright.film.time import FILM_RATE
from reelwright.film.value import Value
from reelwright.providers.port import PixelSize, Sheet, ShotRequest
from reelwright.providers.prompt import within

_SHORTEST_TAG, _LONGEST_TAG = 3, 16
_ARTICLE = re.compile(r"^(?:the|an?|her|his|their|my|our)\s+", re.IGNORECASE)
_SHOT = re.compile(r"\b(?:shot|close-up|camera|angle|eye level|zoom|pan|focus|lens|view)\b", re.IGNORECASE)
_HEAD = re.compile(r"^[^:.!?]{3,100}:\s+")
"""A prompt's beginning that says how it is shot, which for a still is said without the camera's move."""
_UPRIGHT = frozenset(
    (
        Figure.PERSON,
        Figure.WOMAN,
        Figure.MAN,
        Figure.CHILD,
        Figure.ELDER,
        Figure.ROBOT,
        Figure.SPIRIT,
        Figure.ROCKET,
        Figure.TREE,
        Figure.LIGHTHOUSE,
    )
)
_SIZES = {
    Size.EXTREME_WIDE: "extreme wide shot",
    Size.WIDE: "wide shot",
    Size.FULL: "full shot",
    Size.MEDIUM_FULL: "medium full shot",
    Size.MEDIUM: "medium shot",
    Size.MEDIUM_CLOSE: "medium close-up",
    Size.CLOSE_UP: "close-up",
    Size.EXTREME_CLOSE_UP: "extreme close-up",
    Size.INSERT_MACRO: "macro shot",
}
_ANGLES = {
    Angle.EYE: "at eye level",
    Angle.LOW: "from a low angle",
    Angle.HIGH: "from a high angle",
    Angle.EXTREME_LOW: "from the ground",
    Angle.EXTREME_HIGH: "from straight above",
    Angle.BIRDS_EYE: "from a bird's eye view",
    Angle.DUTCH: "at a tilted angle",
}


class Portrait(Value):
    """A picture of a character, by which scenes keep them the same."""

    character: str
    tag: str
    """By which the prompt of a still names it: `@tag`."""
    request: ShotRequest


def recurring(storyboard: Storyboard, scene: Scene) -> tuple[Character, ...]:
    """Who is in `scene` and in another that is shot as well: those who have to stay the same.

    A crowd is nobody in particular.
    """
    shot = [one.continuity.characters for one in storyboard.scenes if one.footage is None]
    found = (storyboard.bible.character(slug) for slug in dict.fromkeys(scene.continuity.characters))
    return tuple(
        one
        for one in found
        if one is not None and one.figure is not Figure.CROWD and sum(one.id in cast for cast in shot) > 1
    )


def portrait(storyboard: Storyboard, character: Character, brief: Brief, picture: Sheet) -> Portrait:
    """The picture of `character` that all scenes of the film share, whichever of them asks for it."""
    name = _bare(character.name)
    stance = "from head to foot, standing" if character.figure in _UPRIGHT else "from end to end"
    size = _shape(character, brief, picture)
    return Portrait(
        character=character.id,
        tag=tags(storyboard)[character.id],
        request=ShotRequest(
            model=picture.model,
            prompt=_written(
                picture,
                f"{name}: {character.look or character.figure.value}",
                f"alone, {stance}, seen from the front, on a plain pale grey background in soft light",
                storyboard.bible.style,
            ),
            seed=brief.seed,
            seconds=Fraction(0),
            width=size.width,
            height=size.height,
            rate=FILM_RATE,
            scene=next(one for one in storyboard.scenes if character.id in one.continuity.characters),
            bible=storyboard.bible,
            title=storyboard.title,
        ),
    )


def tags(storyboard: Storyboard) -> dict[str, str]:
    """A tag for each character of the bible, by their ids; no two alike, however the ids begin."""
    found: dict[str, str] = {}
    for one in storyboard.bible.characters:
        plain = one.id.replace("-", "_")
        plain = plain if plain[0].isalpha() else f"c{plain}"
        tag = plain[:_LONGEST_TAG].ljust(_SHORTEST_TAG, "_")
        number = 1
        while tag in found.values():
            number += 1
            tag = f"{plain[: _LONGEST_TAG - 1 - len(str(number))]}_{number}"
        found[one.id] = tag
    return found


def still_prompt(prompt: str, scene: Scene, cast: tuple[tuple[Character, str], ...], picture: Sheet) -> str:
    """What is sent for a clip as one frozen frame of it, in which the `cast` are named by their tags.

    The camera's move is left out of a head such as `Wide shot at eye level, camera pans left:`, and each tag
    is in the prompt however much has to be left out of it.
    """
    head = _HEAD.match(prompt)
    action = prompt[head.end() :] if head and _SHOT.search(head.group()) else prompt
    for character, tag in sorted(cast, key=lambda one: -len(_bare(one[0].name))):
        action = _named(character).sub(f"@{tag}", action)
    first = f"one frozen frame of a film, {_framed(scene.camera)}"
    written = _written(picture, f"{first}: {action}")
    missing = [tag for _, tag in cast if f"@{tag}" not in written]
    if not missing:
        return written
    return _written(picture, f"{first}, with {' and '.join(f'@{tag}' for tag in missing)}: {action}")


def _written(picture: Sheet, *sentences: str) -> str:
    closed = (one.strip().rstrip(".") for one in sentences)
    return within(" ".join(f"{one[:1].upper()}{one[1:]}." for one in closed if one), picture.takes)


def _framed(camera: Camera) -> str:
    return f"{_SIZES[camera.size]} {_ANGLES[camera.angle]}"


def _bare(name: str) -> str:
    """A name without the small word before it: `grandmother` of `Her grandmother`."""
    return _ARTICLE.sub("", name, count=1) or name


def _named(character: Character) -> re.Pattern[str]:
    """Where a text names the character: a name as it is spelt, a word such as `a fox` in any case."""
    bare = _bare(character.name)
    loose = re.IGNORECASE if bare != character.name else re.NOFLAG
    return re.compile(rf"(?<![\w@])(?:(?:the|an?)\s+)?{re.escape(bare)}(?!\w)", loose)


def _shape(character: Character, brief: Brief, picture: Sheet) -> PixelSize:
    """Upright for who stands, square for what is as wide as it is high, else the film's own shape."""
    wished = Aspect.PORTRAIT if character.figure in _UPRIGHT else Aspect.SQUARE
    return picture.size(wished if wished in picture.sizes else brief.aspect)
