"""The prompt of a scene, composed from what the scene and the bible say."""

from __future__ import annotations

from typing import Final

from reelwright.film.grammar import Key, Lens, Quality, Weather
from reelwright.film.storyboard import Bible, Camera, Light, Scene
from reelwright.providers.port import Sheet
from reelwright.providers.prompt import within
from reelwright.story.builtin.shots import framed, said

_MOST: Final = 4000
"""What a scene's prompt may hold at all."""
_USUAL_LIMIT: Final = 1000
"""UTF-16 units that Runway takes (promptText in its API reference); the shortest limit in common use."""


def compose_prompt(scene: Scene, bible: Bible, sheet: Sheet | None = None) -> str:
    """What a provider is sent for `scene`: shot, move and action, then all that must stay the same.

    The order is what the prompt guides of video models agree on. A sentence with which the prompt would
    exceed the limit of `sheet` is left out; of an action that exceeds it alone, what comes last. Without a
    sheet the limit is 1,000 UTF-16 units.
    """
    sentences: list[str] = []
    for slug in scene.continuity.characters:
        if (character := bible.character(slug)) is not None:
            sentences.append(_named(character.name, character.look))
    if (place := bible.place(scene.continuity.place or "")) is not None:
        sentences.append(_named(place.name, place.look))
    sentences += [scene.continuity.wardrobe, ", ".join(scene.continuity.props), _light(scene.light)]
    sentences += [bible.style, f"palette {', '.join(bible.palette)}" if bible.palette else ""]
    prompt = _sentence(f"{_shot(scene.camera)}: {_action(scene)}")

    def fits(text: str) -> bool:
        return _fits(text, sheet)

    if not fits(prompt):
        return within(scene.description, fits)
    for sentence in (_sentence(one) for one in sentences if one):
        if fits(f"{prompt} {sentence}"):
            prompt = f"{prompt} {sentence}"
    return prompt


def _fits(prompt: str, sheet: Sheet | None) -> bool:
    if sheet is None:
        return len(prompt.encode("utf-16-le")) // 2 <= _USUAL_LIMIT
    return len(prompt) <= _MOST and sheet.takes(prompt)


def _shot(camera: Camera) -> str:
    lens = "" if camera.lens is Lens.NORMAL else f", {_plain(camera.lens)} lens"
    return f"{said(camera)}{lens}"


def _action(scene: Scene) -> str:
    """The description without the framing that it may begin with, as the shot has said that already."""
    action = scene.description
    for language in ("en", "id"):
        action = action.removeprefix(f"{framed(scene.camera, language)}. ")
    return action


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
