"""How a storyboard looks as YAML: long text folded, small maps on one line, the rest one field a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from shlex import quote
from typing import Final

from reelwright.film.brief import Brief, Music
from reelwright.film.grammar import (
    Angle,
    ClipSound,
    Figure,
    Fit,
    Hour,
    Key,
    Lens,
    Mood,
    Move,
    PlaceKind,
    Quality,
    ScreenDirection,
    Size,
    Speed,
    TransitionKind,
    Warmth,
    Weather,
)
from reelwright.film.storyboard import (
    DEFAULT_OVERLAP,
    Bible,
    Camera,
    Continuity,
    Light,
    LowerThird,
    Scene,
    Storyboard,
    Transition,
)
from reelwright.film.time import seconds_to_json

WIDTH: Final = 96
"""Columns that a line tries to keep to."""

_WORDS: Final[dict[str, type[StrEnum]]] = {
    "size": Size,
    "angle": Angle,
    "move": Move,
    "speed": Speed,
    "lens": Lens,
    "hour": Hour,
    "weather": Weather,
    "quality": Quality,
    "key": Key,
    "warmth": Warmth,
    "transition": TransitionKind,
    "screen_direction": ScreenDirection,
    "mood": Mood,
    "figure": Figure,
    "kind": PlaceKind,
    "fit": Fit,
    "sound": ClipSound,
}

Item = str | int | Fraction | StrEnum


def header(brief: Brief | None, notes: Sequence[str]) -> list[str]:
    """The comment above a storyboard."""
    lines: list[str] = []
    if brief is not None:
        lines += [*_comment("", f"The idea: {brief.prompt}"), "#"]
    film = " ".join(["reelwright make FILE", *_options(brief)])
    lines += [
        "# Change anything you like; this films exactly what stands here:",
        "#",
        f"#     {film}",
        "#",
        "# The seconds of the scenes add up to the film. A scene's prompt is what the provider is sent:",
        "# after changing the scene, change it too, or delete it and it is composed from the description,",
        "# the camera, the light and the bible. Words to choose from are at the end of the file.",
    ]
    for note in notes:
        lines += ["#", *_comment("", f"Note: {note}")]
    return lines


def glossary() -> list[str]:
    """The comment below a storyboard: every word that the film grammar knows."""
    lines = ["# Words to choose from:"]
    for name, words in _WORDS.items():
        lines += _comment(f"{name + ':':<18}", ", ".join(words))
    return lines


def _options(brief: Brief | None) -> list[str]:
    """What the brief asks that the storyboard does not hold, where it is not the default."""
    if brief is None:
        return []
    usual = Brief(prompt="")
    given = {
        "--aspect": (brief.aspect.value, usual.aspect.value),
        "--provider": (brief.provider, usual.provider),
        "--model": (brief.model or "", usual.model or ""),
        "--voice": (brief.voice, usual.voice),
        "--music": (_music(brief.music), ""),
        "--budget": (_dollars(brief.budget_micros), ""),
        "--seed": (str(brief.seed), str(usual.seed)),
    }
    options = [
        f"{name} {quote(_one_line(value))}" for name, (value, default) in given.items() if value != default
    ]
    flags = {"--no-captions": not brief.captions, "--slate": brief.slate}
    return [*options, *(flag for flag, raised in flags.items() if raised)]


def _music(music: Music) -> str:
    """What was asked for, as an option; a file is known by its hash only, so it has to be given again."""
    return "none" if music.none else music.mood or ""


def _dollars(micros: int | None) -> str:
    return "" if micros is None else str(seconds_to_json(Fraction(micros, 1_000_000)))


def _comment(label: str, text: str) -> list[str]:
    first, *rest = _wrap(_one_line(text), WIDTH - 2 - len(label)) or [""]
    return [f"# {label}{first}".rstrip(), *(f"# {' ' * len(label)}{line}" for line in rest)]


def _one_line(text: str) -> str:
    """Text that cannot leave its comment: whatever breaks a line or cannot be seen becomes a space."""
    return " ".join("".join(one if _visible(one) else " " for one in text).split())


def lines_of(storyboard: Storyboard) -> list[str]:
    """The document line by line, without its header."""
    lines = [*_field("title", storyboard.title)]
    lines += _text("logline", storyboard.logline)
    lines += _field("language", storyboard.language)
    if storyboard.script:
        lines += ["", *_text("script", storyboard.script)]
    lines += ["", "bible:", *_indent(_bible(storyboard.bible)), "", "scenes:"]
    for scene in storyboard.scenes:
        lines += [*_item(_scene(scene)), ""]
    return lines[:-1]


def _bible(bible: Bible) -> list[str]:
    lines = _text("style", bible.style) + _field("mood", bible.mood)
    if bible.palette:
        lines += _field("palette", bible.palette)
    if bible.characters:
        lines.append("characters:")
    for one in bible.characters:
        lines += _item(_card(one.id, one.name, "figure", one.figure, one.look))
    if bible.places:
        lines.append("places:")
    for one in bible.places:
        lines += _item(_card(one.id, one.name, "kind", one.kind, one.look))
    return lines


def _card(slug: str, name: str, what: str, kind: StrEnum, look: str) -> list[str]:
    return [*_field("id", slug), *_field("name", name), *_field(what, kind), *_text("look", look)]


def _scene(scene: Scene) -> list[str]:
    return [
        *_field("number", scene.number),
        *_field("title", scene.title),
        *_field("description", scene.description),
        *_small("camera", _camera(scene.camera)),
        *_small("light", _light(scene.light)),
        *_field("prompt", scene.prompt),
        *_field("seconds", scene.seconds),
        *_text("narration", scene.narration),
        *_text("caption", scene.caption),
        *_transition(scene.transition),
        *_small("continuity", _continuity(scene.continuity)),
        *_footage(scene),
        *_small("lower_third", _lower_third(scene.lower_third)),
    ]


def _camera(camera: Camera) -> dict[str, Item | Sequence[Item]]:
    return {
        "size": camera.size,
        "angle": camera.angle,
        "move": camera.move,
        "speed": camera.speed,
        "lens": camera.lens,
    }


def _light(light: Light) -> dict[str, Item | Sequence[Item]]:
    fields: dict[str, Item | Sequence[Item]] = {
        "hour": light.hour,
        "weather": light.weather,
        "quality": light.quality,
        "key": light.key,
        "warmth": light.warmth,
    }
    return {**fields, "source": light.source} if light.source else fields


def _transition(transition: Transition) -> list[str]:
    usual = Fraction(0) if transition.kind is TransitionKind.CUT else DEFAULT_OVERLAP
    fields: dict[str, Item | Sequence[Item]] = {"kind": transition.kind}
    if transition.pattern is not None:
        fields["pattern"] = transition.pattern
    if transition.seconds != usual:
        fields["seconds"] = transition.seconds
    return _small("transition", fields) if len(fields) > 1 else _field("transition", transition.kind)


def _continuity(continuity: Continuity) -> dict[str, Item | Sequence[Item]]:
    fields: dict[str, Item | Sequence[Item] | None] = {
        "place": continuity.place,
        "characters": continuity.characters,
        "wardrobe": continuity.wardrobe,
        "props": continuity.props,
        "screen_direction": continuity.screen_direction,
        "carry_from": continuity.carry_from,
    }
    return {name: value for name, value in fields.items() if value}


def _footage(scene: Scene) -> list[str]:
    """The user's own clip, and how a clip is fitted and heard where that is not as usual."""
    usual = Scene.model_fields
    fit = _field("fit", scene.fit) if scene.fit != usual["fit"].default else []
    sound = _field("sound", scene.sound) if scene.sound != usual["sound"].default else []
    return [*_text("footage", scene.footage or ""), *fit, *sound]


def _lower_third(words: LowerThird | None) -> dict[str, Item | Sequence[Item]]:
    if words is None:
        return {}
    fields: dict[str, Item | Sequence[Item]] = {"text": words.text}
    return {**fields, "subtitle": words.subtitle} if words.subtitle else fields


def _small(name: str, fields: Mapping[str, Item | Sequence[Item]]) -> list[str]:
    """A mapping on one line where it fits, else a field a line; nothing when there is nothing in it."""
    if not fields:
        return []
    inside = ", ".join(f"{key}: {_flow(value)}" for key, value in fields.items())
    line = f"{name}: {{{inside}}}"
    if len(line) <= WIDTH:
        return [line]
    return [f"{name}:", *_indent(line for key, value in fields.items() for line in _field(key, value))]


def _flow(value: Item | Sequence[Item]) -> str:
    if isinstance(value, str | int | Fraction):
        return _scalar(value)
    return f"[{', '.join(_scalar(one) for one in value)}]"


def _text(name: str, text: str) -> list[str]:
    return _field(name, text) if text else []


def _field(name: str, value: Item | Sequence[Item]) -> list[str]:
    line = f"{name}: {_scalar(value, among=False) if isinstance(value, str) else _flow(value)}"
    if isinstance(value, str) and ("\n" in value or len(line) > WIDTH - 4) and _folds(value):
        return [f"{name}: >-", *_indent(_fold(value))]
    if not isinstance(value, str | int | Fraction) and len(line) > WIDTH:
        return [f"{name}:", *_indent(f"- {_scalar(one)}" for one in value)]
    return [line]


def _indent(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]


def _item(lines: list[str]) -> list[str]:
    first, *rest = lines
    return [f"  - {first}", *_indent(_indent(rest))]


def _folds(text: str) -> bool:
    """Whether a folded block says exactly this text: it has no invisible or indented parts."""
    visible = all(_visible(one) or one == "\n" for one in text)
    return visible and not re.search(r"^[ \n]|\n |[ \n]$| \n", text)


def _fold(text: str) -> list[str]:
    """The lines of a folded block: n line ends of the text are n + 1 in the block."""
    lines: list[str] = []
    for index, paragraph in enumerate(text.split("\n")):
        if index:
            lines.append("")
        lines += _wrap(paragraph, WIDTH - 8)
    return lines


def _wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` where single spaces allow; joined by spaces they are the text again."""
    lines: list[str] = []
    for word in re.split(r"(?<! ) (?! )", text) if text else []:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


_PLAIN = re.compile(r"[^\W\d_](?:[\w.,'’“”…!?&()%+/;–—-]|[ ](?=\S))*")
_TAKEN: Final = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_ESCAPES: Final = {"\n": r"\n", "\t": r"\t", '"': r"\"", "\\": r"\\"}


def _scalar(value: Item, *, among: bool = True) -> str:
    """One value on one line, in quotation marks unless every YAML reader takes it for what it is bare.

    `among` others in brackets, a comma would end it.
    """
    if isinstance(value, Fraction):
        return str(seconds_to_json(value))
    if isinstance(value, int | StrEnum):
        return str(value)
    if _PLAIN.fullmatch(value) and not (among and "," in value) and value.lower() not in _TAKEN:
        return value
    if '"' in value and "'" not in value and all(_visible(one) for one in value):
        return f"'{value}'"
    return f'"{"".join(_escaped(one) for one in value)}"'


_SHAPING: Final = "\u00a0\u202f\u3000\u200c\u200d\u200e\u200f"
"""Spaces and joiners that emoji and many scripts are written with."""


def _visible(character: str) -> bool:
    return character.isprintable() or character in _SHAPING


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _visible(character):
        return character
    point = ord(character)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
