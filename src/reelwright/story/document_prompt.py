"""The prompt of a scene, composed from what the scene and the bible say."""

from __future__ import annotations

from typing import Final

from reelwright.film.grammar import Angle, Key, Lens, Move, Quality, Size, Speed, Weather
from reelwright.film.storyboard import Bible, Camera, Light, Scene

MOST: Final = 4000

_MOVES: Final = {
    Move.STATIC: "the camera holds still",
    Move.DOLLY_IN: "the camera pushes in",
    Move.DOLLY_OUT: "the camera pulls back",
    Move.FOLLOW: "the camera follows the subject",
    Move.HANDHELD: "handheld camera",
    Move.DOLLY_ZOOM: "dolly zoom",
    Move.RACK_FOCUS: "the focus racks from foreground to background",
    Move.DRONE: "the camera flies over the scene",
    Move.ROLL: "the camera rolls",
    Move.WHIP_PAN: "the camera whip pans",
}
_VERBS: Final = {"arc": "arcs", "zoom": "zooms", "pan": "pans", "tilt": "tilts", "truck": "trucks"}


def compose_prompt(scene: Scene, bible: Bible, limit: int = MOST) -> str:
    """What a provider is sent for `scene`: shot and move, action, then all that must stay the same.

    The order is what the prompt guides of video models agree on, and what matters least stands last, so
    whole sentences are left off the end until the prompt has at most `limit` characters.
    """
    sentences = [f"{_shot(scene.camera)}: {scene.description}", _move(scene.camera)]
    for slug in scene.continuity.characters:
        if (character := bible.character(slug)) is not None:
            sentences.append(_named(character.name, character.look))
    if (place := bible.place(scene.continuity.place or "")) is not None:
        sentences.append(_named(place.name, place.look))
    sentences += [scene.continuity.wardrobe, ", ".join(scene.continuity.props), _light(scene.light)]
    sentences += [bible.style, f"palette {', '.join(bible.palette)}" if bible.palette else ""]
    prompt = ""
    for sentence in (_sentence(one) for one in sentences if one):
        longer = f"{prompt} {sentence}".strip()
        if len(longer) > limit:
            break
        prompt = longer
    return prompt or scene.description[:limit].strip()


def _shot(camera: Camera) -> str:
    size = {Size.CLOSE_UP: "close-up", Size.EXTREME_CLOSE_UP: "extreme close-up", Size.INSERT_MACRO: "macro"}
    angle = {
        Angle.EYE: "at eye level",
        Angle.DUTCH: "with a Dutch tilt",
        Angle.BIRDS_EYE: "from a bird's eye",
    }
    words = size.get(camera.size, f"{_plain(camera.size)} shot")
    where = angle.get(camera.angle, f"from a {_plain(camera.angle)} angle")
    lens = "" if camera.lens is Lens.NORMAL else f", {_plain(camera.lens)} lens"
    return f"{words} {where}{lens}"


def _move(camera: Camera) -> str:
    verb, _, way = camera.move.value.partition("_")
    words = _MOVES.get(camera.move, f"the camera {_VERBS.get(verb, 'moves on a ' + verb)} {way}")
    slow = camera.speed is Speed.NORMAL or camera.move is Move.STATIC
    return words if slow else f"{words}, {'slowly' if camera.speed is Speed.SLOW else 'fast'}"


def _light(light: Light) -> str:
    quality = "hard" if light.quality is Quality.HARD else "soft"
    sky = "" if light.weather is Weather.CLEAR else f", {_plain(light.weather)}"
    low = ", low key" if light.key is Key.LOW else ""
    source = f" from {light.source}" if light.source else ""
    return f"{_plain(light.hour)} light{sky}, {quality} and {_plain(light.warmth)}{low}{source}"


def _named(name: str, look: str) -> str:
    return f"{name}: {look}" if look else name


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _sentence(text: str) -> str:
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
