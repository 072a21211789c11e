"""Treatments: what a style does to every colour, edge and texture of the drawing."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.film.grammar import Style
from reelwright.providers.animatic.cel import Colour, mix


@dataclass(frozen=True, slots=True)
class Treatment:
    """A style as figures. 1 leaves saturation and contrast as they are, 0 leaves the rest out."""

    style: Style
    saturation: float = 1.0
    contrast: float = 1.0
    lift: float = 0.0
    """How far black is raised."""
    tint: Colour = (1.0, 1.0, 1.0)
    shadows: Colour = (1.0, 1.0, 1.0)
    """Multiplies dark colours, as `tint` multiplies all."""
    paper: float = 0.0
    """Strength of paper texture."""
    grain: float = 0.0
    """Strength of moving film grain, in 8-bit steps."""
    vignette: float = 0.35
    texture: float = 1.0
    """How much surface detail is drawn."""
    rim: float = 1.0

    def grade(self, colour: Colour) -> Colour:
        """`colour` as this style shows it."""
        grey = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
        dark = max(0.0, 1 - grey * 1.8)
        graded: list[float] = []
        for value, tint, shadow in zip(colour, self.tint, self.shadows, strict=True):
            value = grey + (value - grey) * self.saturation
            if value > 0.45:
                value = 0.45 + (value - 0.45) * self.contrast
            else:
                # A toe, as film has: however hard the contrast, shadows keep what is in them.
                value = 0.45 * (max(value, 0.0) / 0.45) ** (1 + (self.contrast - 1) * 0.8)
            value *= tint * (1 + (shadow - 1) * dark)
            graded.append(min(1.0, max(0.0, self.lift + value * (1 - self.lift))))
        return (graded[0], graded[1], graded[2])


_TREATMENTS = (
    Treatment(
        Style.CINEMATIC, saturation=1.05, contrast=1.06, tint=(1.02, 1.0, 0.98), shadows=(0.86, 1.0, 1.1)
    ),
    Treatment(Style.DOCUMENTARY, saturation=0.82, contrast=0.98, vignette=0.15, rim=0.6),
    Treatment(
        Style.NOIR,
        saturation=0.05,
        contrast=1.42,
        tint=(0.98, 1.0, 1.03),
        vignette=0.8,
        grain=2.2,
        rim=1.5,
        texture=0.8,
    ),
    Treatment(
        Style.WATERCOLOR,
        saturation=0.92,
        contrast=0.8,
        lift=0.16,
        tint=(1.02, 1.01, 0.97),
        paper=1.0,
        vignette=0.0,
        rim=0.5,
    ),
    Treatment(Style.ANIME, saturation=1.38, contrast=1.1, vignette=0.0, texture=0.55, rim=1.2),
    Treatment(
        Style.VINTAGE,
        saturation=0.6,
        contrast=0.86,
        lift=0.09,
        tint=(1.06, 0.99, 0.82),
        vignette=0.7,
        grain=2.4,
        rim=0.8,
    ),
    Treatment(Style.MINIMAL, saturation=0.85, contrast=0.92, lift=0.05, vignette=0.0, texture=0.0, rim=0.5),
    Treatment(
        Style.FANTASY,
        saturation=1.25,
        contrast=1.04,
        tint=(1.02, 0.97, 1.05),
        shadows=(0.95, 0.9, 1.2),
        rim=1.4,
    ),
)

_WORDS = {
    Style.NOIR: ("noir", "black and white", "monochrome", "hitam putih"),
    Style.WATERCOLOR: ("watercolor", "watercolour", "cat air"),
    Style.ANIME: ("anime", "manga", "cel-shaded"),
    Style.VINTAGE: ("vintage", "retro", "super 8", "sepia"),
    Style.MINIMAL: ("minimal", "minimalis"),
    Style.FANTASY: ("fantasy", "fantasi"),
    Style.DOCUMENTARY: ("documentary", "dokumenter"),
}


def treatment_of(style: str) -> Treatment:
    """The treatment whose style is named first in the words of a bible's `style`; cinematic when none is."""
    text = style.lower()
    places = {
        name: min((at for word in words if (at := text.find(word)) >= 0), default=-1)
        for name, words in _WORDS.items()
    }
    named = {name: at for name, at in places.items() if at >= 0}
    chosen = min(named, key=named.__getitem__) if named else Style.CINEMATIC
    return next(one for one in _TREATMENTS if one.style is chosen)


def luminance(colour: Colour) -> float:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def towards_palette(colour: Colour, palette: tuple[Colour, ...], amount: float) -> Colour:
    """`colour` leaning towards the palette's nearest in brightness, its own brightness kept."""
    if not palette:
        return colour
    own = luminance(colour)
    near = min(palette, key=lambda one: abs(luminance(one) - own))
    share = (own + 0.04) / (luminance(near) + 0.04)
    kept = (min(near[0] * share, 1.0), min(near[1] * share, 1.0), min(near[2] * share, 1.0))
    return mix(colour, kept, amount)
