"""A prompt read as a scene, so that it can be drawn: who is there, where, in what light, and the camera."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, TypeVar

from reelwright.film.brief import Brief
from reelwright.film.grammar import Angle, Figure, Hour, Lens, Move, Size, Speed, Weather
from reelwright.film.storyboard import Bible, Camera, Continuity, Light, Scene
from reelwright.providers.animatic.provider import SHEET
from reelwright.story.builtin import BuiltinPlanner
from reelwright.story.builtin.lexicon.nouns import english_nouns
from reelwright.story.moves import named_moves

_Word = TypeVar("_Word")
_SIZES: Final = (
    (r"extreme(?:ly)?[- ](?:wide|long)|establishing shot|aerial|vista|panorama", Size.EXTREME_WIDE),
    (r"extreme(?:ly)?[- ]close", Size.EXTREME_CLOSE_UP),
    (r"macro", Size.INSERT_MACRO),
    (r"medium[- ]close", Size.MEDIUM_CLOSE),
    (r"medium[- ](?:full|wide|long)|cowboy shot|american shot", Size.MEDIUM_FULL),
    (r"close[- ]?up|\bclose shot|headshot", Size.CLOSE_UP),
    (r"full(?:[- ]body)? shot", Size.FULL),
    (r"(?:wide|long)[- ](?:angle )?(?:shot|view)|wide of\b", Size.WIDE),
    (r"(?:medium|mid|waist)[- ]?(?:shot|up)", Size.MEDIUM),
)
_ANGLES: Final = (
    (r"bird'?s[- ]eye|top[- ]down|overhead", Angle.BIRDS_EYE),
    (r"from straight above", Angle.EXTREME_HIGH),
    (r"from the ground|worm'?s[- ]eye|extreme(?:ly)? low", Angle.EXTREME_LOW),
    (r"low[- ]angle|from below|looking up at", Angle.LOW),
    (r"high[- ]angle|from above|looking down", Angle.HIGH),
    (r"dutch|tilted angle|canted", Angle.DUTCH),
)
_LENSES: Final = (
    (r"fish-?eye|ultra[- ]wide|1[468] ?mm|24 ?mm", Lens.ULTRA_WIDE),
    (r"telephoto|tele lens|85 ?mm|135 ?mm|200 ?mm", Lens.TELE),
    (r"macro", Lens.MACRO),
    (r"anamorphic", Lens.ANAMORPHIC),
)
_LENS_OF: Final = {
    Size.EXTREME_WIDE: Lens.ULTRA_WIDE,
    Size.WIDE: Lens.WIDE,
    Size.FULL: Lens.WIDE,
    Size.CLOSE_UP: Lens.TELE,
    Size.EXTREME_CLOSE_UP: Lens.TELE,
    Size.INSERT_MACRO: Lens.MACRO,
}
_LIT: Final = re.compile(rf"\b({'|'.join(hour.value for hour in Hour)}) light\b", re.IGNORECASE)
_WEATHERS: Final = (
    (r"storm|lightning", Weather.STORM),
    (r"\brain", Weather.RAIN),
    (r"\bsnow", Weather.SNOW),
    (r"\bfog|\bmist", Weather.FOG),
    (r"\bwind", Weather.WIND),
    (r"cloud|overcast", Weather.CLOUDY),
)
_ALIVE_WITHOUT_BODY: Final = re.compile(r"\b(?:ghost|spirit|spectre|phantom|wraith|soul)s?\b", re.IGNORECASE)
"""Only where the story is about one: clouds and suns of a light's description are not somebody."""
_LONGEST: Final = 4000
_SHOT: Final = re.compile(
    r"^[^:.]{0,160}\b(?:shot|close-?up|view|angle|frame|camera)\b[^:.]{0,120}:\s*"
    r"|^\s*(?:an?\s+|the\s+)?(?:[\w'-]+\s+){0,6}?(?:shot|close-?up|view)\s+of\b\s*",
    re.IGNORECASE,
)
"""How a prompt may begin: `Wide shot from a high angle, drone shot: ...`, `Close-up of ...`."""
_TAG: Final = re.compile(r"(?P<head>(?:^|[.:!?]\s+))?@(?P<tag>[a-z][a-z0-9_]*)(?P<own>(?=,))?", re.IGNORECASE)
_LONGEST_TAG: Final = 16
_PLAIN: Final = re.compile(r"\b(?:plain|seamless|blank|empty)\b[\w\s]{0,30}\bbackground\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")


async def scene_of(prompt: str, seconds: Fraction) -> tuple[Scene, Bible]:
    """The scene that `prompt` tells of, and who and what is in it. Any prompt gives one."""
    text = " ".join(_TAG.sub(_called, prompt).replace("@", "").split()) or "An empty stage"
    told = _SHOT.sub("", text, count=1) or text
    brief = Brief(prompt=told, scenes=1, seconds=max(1, round(seconds)))
    drawn = (await BuiltinPlanner().draft(brief, SHEET)).storyboard
    scene = drawn.scenes[0]
    plain = _PLAIN.search(told) is not None
    places = () if plain else drawn.bible.places
    alive = _ALIVE_WITHOUT_BODY.search(_SENTENCE.split(told)[0])
    cast = tuple(one for one in drawn.bible.characters if alive or one.figure is not Figure.SPIRIT)
    return (
        scene.but(
            # Rain that drives is no traffic: how it is lit says nothing about what is there.
            description=" ".join(one for one in _SENTENCE.split(told) if not _LIT.search(one))[:_LONGEST]
            or told,
            prompt=text[:_LONGEST],
            camera=_camera(text),
            light=Light(hour=Hour.NOON) if plain else _light(told, scene.light),
            narration="",
            caption="",
            continuity=Continuity(
                place=places[0].id if places else None,
                characters=tuple(one.id for one in cast),
                screen_direction=scene.continuity.screen_direction,
            ),
        ),
        drawn.bible.but(characters=cast, places=places),
    )


def _called(tag: re.Match[str]) -> str:
    """`@lighthouse_keepe` as people say it: `the lighthouse keeper`, where the tag had no room for more."""
    head, nouns = tag["head"] or "", english_nouns()
    *others, last = tag["tag"].split("_")
    if len(tag["tag"]) == _LONGEST_TAG:
        last = min((noun for noun in nouns if noun.startswith(last)), key=len, default=last)
    words = " ".join([*others, last]).strip()
    if last not in nouns:
        return f"{head}{words.title()}"
    opens = tag["head"] is not None and tag["own"] is not None
    return f"{head}{words.capitalize()}" if opens else f"{head}the {words}"


def _light(text: str, otherwise: Light) -> Light:
    """The light of a sentence of its own (`Driving rain; dusk light, ...`), where there is one."""
    for sentence in _SENTENCE.split(text):
        hour = _LIT.search(sentence)
        if hour is not None:
            weather = _first(sentence, _WEATHERS, Weather.CLEAR)
            return otherwise.but(hour=Hour(hour.group(1).lower()), weather=weather)
    return otherwise


def _camera(text: str) -> Camera:
    size = _first(text, _SIZES, Size.FULL)
    moves = named_moves(text)
    move = moves[0].moves[0] if moves else Move.DOLLY_IN
    slow = not moves or re.search(r"slow|gentl|soft|drift", text, re.IGNORECASE)
    fast = re.search(r"\b(?:fast|quick|rapid)", text, re.IGNORECASE)
    return Camera(
        size=size,
        angle=_first(text, _ANGLES, Angle.EYE),
        move=move,
        speed=Speed.SLOW if slow else Speed.FAST if fast else Speed.NORMAL,
        lens=_first(text, _LENSES, _LENS_OF.get(size, Lens.NORMAL)),
    )


def _first(text: str, words: tuple[tuple[str, _Word], ...], otherwise: _Word) -> _Word:
    return next((word for pattern, word in words if re.search(pattern, text, re.IGNORECASE)), otherwise)
