"""The light of each scene: the hour and weather that the prompt names, or a day that suits the story."""

from __future__ import annotations

import random
import re

from reelwright.film.grammar import Hour, Key, Mood, PlaceKind, Quality, Style, Warmth, Weather
from reelwright.film.storyboard import Light
from reelwright.story.builtin.lexicon.verbs import Deed
from reelwright.story.builtin.premise import Form, Premise

_DAYS: dict[str, tuple[tuple[Hour, ...], ...]] = {
    "dark": (
        (Hour.DUSK, Hour.NIGHT, Hour.NIGHT, Hour.NIGHT),
        (Hour.NIGHT, Hour.NIGHT, Hour.NIGHT, Hour.DAWN),
    ),
    "hope": (
        (Hour.DUSK, Hour.NIGHT, Hour.NIGHT, Hour.DAWN),
        (Hour.NIGHT, Hour.NIGHT, Hour.DAWN, Hour.MORNING),
    ),
    "day": (
        (Hour.MORNING, Hour.AFTERNOON, Hour.AFTERNOON, Hour.GOLDEN),
        (Hour.DAWN, Hour.MORNING, Hour.AFTERNOON, Hour.GOLDEN),
        (Hour.AFTERNOON, Hour.AFTERNOON, Hour.GOLDEN, Hour.DUSK),
    ),
    "bright": ((Hour.MORNING,), (Hour.AFTERNOON,)),
}
_DARK = frozenset([Mood.TENSE, Mood.MYSTERIOUS])
_STAYS_WILD = frozenset([Deed.FIGHT, Deed.HAUNT, Deed.FLEE, Deed.LOSE])
_SOURCES = {
    Hour.DAWN: "the first light on the horizon",
    Hour.MORNING: "clear morning sun from one side",
    Hour.NOON: "the high sun straight above",
    Hour.AFTERNOON: "long afternoon sun from one side",
    Hour.GOLDEN: "the last sun, low and golden",
    Hour.DUSK: "the blue afterglow and the first lamps",
    Hour.NIGHT: "moonlight and one warm lamp",
}
_INDOORS = frozenset([PlaceKind.ROOM, PlaceKind.KITCHEN, PlaceKind.WORKSHOP, PlaceKind.HALL])
_WARM = frozenset([Hour.DAWN, Hour.GOLDEN])
_COOL = frozenset([Hour.DUSK, Hour.NIGHT])


def hours(premise: Premise, mood: Mood, scenes: int, style: Style, rng: random.Random) -> tuple[Hour, ...]:
    """The hour of each scene."""
    if len(premise.hours) == 1:
        return premise.hours * scenes
    if premise.hours:
        return tuple(premise.hours[index * len(premise.hours) // scenes] for index in range(scenes))
    if premise.form is Form.OFFER or (premise.form is Form.EXPLANATION and style is Style.MINIMAL):
        day = rng.choice(_DAYS["bright"])
    elif style is Style.NOIR or mood in _DARK:
        day = rng.choice(_DAYS["dark"])
    elif Weather.STORM in premise.weathers:
        day = rng.choice(_DAYS["hope"])
    else:
        day = rng.choice(_DAYS["day"])
    return (*(day[index * len(day) // scenes] for index in range(scenes - 1)), day[-1])


def weathers(premise: Premise, deed: Deed, mood: Mood, scenes: int, style: Style) -> tuple[Weather, ...]:
    """The weather of each scene; a storm gathers, breaks and clears where the story lets it."""
    named = premise.weathers
    if len(named) > 1:
        return tuple(named[index * len(named) // scenes] for index in range(scenes))
    if named:
        if named[0] is Weather.STORM and deed not in _STAYS_WILD and scenes >= 3:
            return (*([Weather.STORM] * (scenes - 1)), Weather.CLOUDY)
        return named * scenes
    if style is Style.NOIR:
        return (Weather.RAIN,) * scenes
    if mood is Mood.MYSTERIOUS or deed is Deed.HAUNT:
        return (Weather.FOG,) * scenes
    return (Weather.CLEAR,) * scenes


def light_of(hour: Hour, weather: Weather, place: PlaceKind, style: Style, text: str) -> Light:
    """Light for one scene; a lamp that the prompt names is where it comes from."""
    grey = weather in (Weather.CLOUDY, Weather.FOG, Weather.SNOW, Weather.RAIN)
    dark = hour is Hour.NIGHT or weather is Weather.STORM or style is Style.NOIR
    source = _SOURCES[hour]
    if place is PlaceKind.SPACE:
        source = "hard sunlight and the glow of a planet"
    elif place in (PlaceKind.COAST,) and re.search(r"lighthouse|mercusuar", text, re.IGNORECASE):
        source = f"{source}, and the turning lamp of the lighthouse"
    elif weather is Weather.STORM:
        source = "flashes of lightning through heavy cloud"
    elif place in _INDOORS:
        source = "a warm hanging lamp" if hour in _COOL else "daylight through one window"
    return Light(
        hour=hour,
        weather=weather,
        quality=Quality.HARD if style is Style.NOIR or (hour is Hour.NOON and not grey) else Quality.SOFT,
        key=Key.LOW if dark or hour is Hour.DUSK else Key.HIGH,
        warmth=Warmth.WARM if hour in _WARM and not grey else Warmth.COOL if dark or hour in _COOL or grey
        else Warmth.NEUTRAL,
        source=source,
    )  # fmt: skip
