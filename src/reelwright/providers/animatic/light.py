"""The light of a scene: its hour, weather, warmth and key as the colours that everything is painted with."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from reelwright.film.grammar import Hour, Key, Quality, Warmth, Weather
from reelwright.film.storyboard import Light
from reelwright.providers.animatic.cel import Colour, mix
from reelwright.providers.animatic.treatment import Treatment, luminance, towards_palette


@dataclass(frozen=True, slots=True)
class Sky:
    """An hour's sky and what it lights with, before weather."""

    top: Colour
    middle: Colour
    low: Colour
    light: Colour
    shadow: Colour
    sun: float
    """Height of sun or moon above the horizon, in frame heights."""
    backlit: float
    """How much of what is near lies in shadow."""


_SKIES = {
    Hour.DAWN: Sky(
        (0.20, 0.27, 0.47),
        (0.72, 0.52, 0.60),
        (1.0, 0.76, 0.58),
        (0.98, 0.76, 0.66),
        (0.30, 0.28, 0.48),
        0.05,
        0.66,
    ),
    Hour.MORNING: Sky(
        (0.30, 0.55, 0.80),
        (0.58, 0.77, 0.88),
        (0.96, 0.92, 0.80),
        (1.05, 0.98, 0.86),
        (0.40, 0.46, 0.62),
        0.34,
        0.34,
    ),
    Hour.NOON: Sky(
        (0.13, 0.43, 0.76),
        (0.38, 0.67, 0.89),
        (0.80, 0.91, 0.95),
        (1.08, 1.06, 1.0),
        (0.42, 0.50, 0.62),
        0.52,
        0.24,
    ),
    Hour.AFTERNOON: Sky(
        (0.22, 0.48, 0.72),
        (0.53, 0.72, 0.82),
        (0.97, 0.88, 0.70),
        (1.05, 0.94, 0.78),
        (0.40, 0.42, 0.56),
        0.30,
        0.36,
    ),
    Hour.GOLDEN: Sky(
        (0.30, 0.33, 0.52),
        (0.90, 0.57, 0.39),
        (1.0, 0.80, 0.44),
        (1.02, 0.70, 0.38),
        (0.36, 0.22, 0.34),
        0.11,
        0.68,
    ),
    Hour.DUSK: Sky(
        (0.09, 0.10, 0.27),
        (0.40, 0.24, 0.45),
        (0.95, 0.46, 0.36),
        (0.88, 0.54, 0.52),
        (0.25, 0.20, 0.40),
        0.03,
        0.68,
    ),
    Hour.NIGHT: Sky(
        # Day for night, as cinema does it: a blue that can be read, the sky lighter than the land.
        (0.055, 0.095, 0.205),
        (0.135, 0.225, 0.395),
        (0.30, 0.43, 0.58),
        (0.66, 0.80, 1.04),
        (0.235, 0.295, 0.44),
        0.31,
        0.56,
    ),
}

_GREYNESS = {
    Weather.CLEAR: 0.0,
    Weather.CLOUDY: 0.45,
    Weather.RAIN: 0.66,
    Weather.STORM: 0.72,
    Weather.SNOW: 0.55,
    Weather.FOG: 0.62,
    Weather.WIND: 0.12,
}
_BRIGHTNESS = {Weather.RAIN: 0.76, Weather.STORM: 0.64, Weather.CLOUDY: 0.92, Weather.SNOW: 1.05}
_REACH = {Weather.FOG: 2.6, Weather.RAIN: 9.0, Weather.STORM: 11.0, Weather.SNOW: 7.0, Weather.CLOUDY: 18.0}


@dataclass(frozen=True, slots=True)
class Lighting:
    """Colours to paint with. All but `light` and `shadow` are graded and ready."""

    treatment: Treatment
    palette: tuple[Colour, ...]
    hour: Hour
    weather: Weather
    top: Colour
    middle: Colour
    low: Colour
    haze: Colour
    sun: Colour
    rim: Colour
    light: Colour
    shadow: Colour
    sun_height: float
    backlit: float
    reach: float
    """Depth at which the air hides two thirds of a colour."""
    soft: bool

    @property
    def night(self) -> bool:
        return self.hour is Hour.NIGHT

    @property
    def dim(self) -> bool:
        """Lamps are lit."""
        return self.hour in (Hour.NIGHT, Hour.DUSK) or self.weather is Weather.STORM

    @property
    def overcast(self) -> bool:
        return self.weather in (Weather.RAIN, Weather.STORM, Weather.SNOW, Weather.FOG, Weather.CLOUDY)

    def lit(self, material: Colour, depth: float = 1.0, shade: float = 0.0) -> Colour:
        """`material` in this light at `depth`; `shade` from -1 (turned to the light) to 1 (away)."""
        dark = min(1.0, max(0.0, self.backlit + 0.5 * shade))
        bright = (material[0] * self.light[0], material[1] * self.light[1], material[2] * self.light[2])
        shadowed = (material[0] * self.shadow[0], material[1] * self.shadow[1], material[2] * self.shadow[2])
        here = self.own(mix(bright, shadowed, dark))
        return mix(here, self.haze, self.air(depth))

    def own(self, colour: Colour) -> Colour:
        """`colour` leaning to the film's palette and graded, without light."""
        return self.treatment.grade(towards_palette(colour, self.palette, 0.22))

    def air(self, depth: float) -> float:
        """How much of what lies at `depth` the air hides."""
        return 0.93 * (1 - math.exp(-max(depth - 0.8, 0.0) / self.reach))


def indoors(light: Lighting) -> Lighting:
    """The same hour inside four walls: lamps when it is dim, and walls that throw light back."""
    if not light.dim:
        return replace(light, backlit=light.backlit * 0.75)
    lamp = (0.98, 0.76, 0.50)
    return replace(
        light,
        light=(lamp[0] * 0.86, lamp[1] * 0.86, lamp[2] * 0.86),
        shadow=(0.30, 0.21, 0.20),
        backlit=min(0.62, light.backlit * 0.6),
        rim=light.treatment.grade(mix(lamp, (1.0, 0.95, 0.85), 0.3)),
    )


def under_lamps(light: Lighting) -> Lighting:
    """Night in a town: street lamps warm whatever is near them."""
    lamp = (0.86, 0.66, 0.44)
    return replace(
        light,
        light=mix(light.light, lamp, 0.6),
        backlit=light.backlit * 0.72,
        rim=light.treatment.grade(mix(lamp, light.rim, 0.35)),
    )


def lighting(light: Light, treatment: Treatment, palette: tuple[Colour, ...]) -> Lighting:
    sky = _SKIES[light.hour]
    grey = _GREYNESS[light.weather] * (0.8 if light.hour in (Hour.GOLDEN, Hour.DUSK, Hour.DAWN) else 1.0)
    bright = _BRIGHTNESS.get(light.weather, 1.0)
    low_key = light.key is Key.LOW
    if light.hour is Hour.NIGHT:
        # Night is dark enough: what a storm takes from the day it cannot take again.
        bright = 1 - (1 - bright) * 0.35
    elif low_key:
        # Low key is contrast, not darkness: the shadows grow (`backlit`), the lights stay.
        bright *= 0.9
    warm = {Warmth.WARM: (1.06, 1.0, 0.88), Warmth.COOL: (0.88, 0.98, 1.08), Warmth.NEUTRAL: (1.0, 1.0, 1.0)}[
        light.warmth
    ]

    def air(colour: Colour, lean: float = 0.3) -> Colour:
        level = luminance(colour)
        cold = (level * 0.94, level * 1.0, level * 1.07)
        if light.weather is Weather.STORM:
            cold = (level * 0.88, level * 0.95, level * 1.1)
        changed = mix(colour, cold, grey)
        tinted = towards_palette(changed, palette, lean)
        scaled = (tinted[0] * warm[0] * bright, tinted[1] * warm[1] * bright, tinted[2] * warm[2] * bright)
        return treatment.grade(scaled)

    top, middle, low = air(sky.top), air(sky.middle), air(sky.low, 0.22)
    if light.weather is Weather.FOG:
        pale = mix(low, (0.86, 0.88, 0.9), 0.35 if light.hour is not Hour.NIGHT else 0.05)
        top, middle, low = mix(top, pale, 0.55), mix(middle, pale, 0.75), pale
    haze = mix(middle, low, 0.6 if light.hour is not Hour.NIGHT else 0.4)
    level = luminance(sky.light)
    cast = mix(sky.light, (level, level, level), grey * 0.8)
    lamp = (cast[0] * warm[0] * bright, cast[1] * warm[1] * bright, cast[2] * warm[2] * bright)
    warm_sun = (1.0, 0.97, 0.88) if light.hour is not Hour.NIGHT else (0.92, 0.95, 1.0)
    return Lighting(
        treatment=treatment,
        palette=palette,
        hour=light.hour,
        weather=light.weather,
        top=top,
        middle=middle,
        low=low,
        haze=haze,
        sun=treatment.grade(mix(warm_sun, sky.low, 0.25)),
        rim=treatment.grade(mix(lamp, (1.0, 0.98, 0.94), 0.35 if light.hour is not Hour.NIGHT else 0.3)),
        light=lamp,
        shadow=sky.shadow
        if not low_key or light.hour is Hour.NIGHT
        else mix(sky.shadow, (0.06, 0.07, 0.12), 0.25),
        sun_height=sky.sun,
        backlit=min(0.92, sky.backlit + (0.08 if low_key else 0.0)),
        reach=_REACH.get(light.weather, 26.0),
        soft=light.quality is Quality.SOFT,
    )
