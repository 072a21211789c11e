"""What Runway's models can do and cost, as data. Light: whoever only reads the sheets loads no SDK.

Durations, sizes and prompt limits: the request types of the `runwayml` package 5.24.0. Prices, limits of a
first-tier account, what is billed and how long addresses live: docs.dev.runwayml.com, November 2026.
"""

from __future__ import annotations

from fractions import Fraction

from reelwright.film.grammar import Aspect
from reelwright.film.time import Rate
from reelwright.providers.port import (
    Cancelling,
    Durations,
    Makes,
    Mode,
    PixelSize,
    PromptUnit,
    Sheet,
)
from reelwright.providers.price import Billing, Price, PriceRule, PriceUnit

NAME = "runway"
CREDIT_MICROS = 10_000
"""One credit is a cent."""

BILLING = Billing(failed=False, moderated=True, cancelled=True)

_WIDE = {
    Aspect.LANDSCAPE: PixelSize(width=1280, height=720),
    Aspect.PORTRAIT: PixelSize(width=720, height=1280),
}
_TWO_TO_TEN = Durations(least=Fraction(2), most=Fraction(10), step=Fraction(1))
_FOUR_SIX_EIGHT = Durations(values=(Fraction(4), Fraction(6), Fraction(8)))


def _sheet(
    model: str,
    about: str,
    *,
    sizes: dict[Aspect, PixelSize],
    durations: Durations,
    modes: tuple[Mode, ...],
    price: tuple[PriceRule, ...],
    concurrency: int,
    makes: Makes = Makes.CLIP,
    text_aspects: tuple[Aspect, ...] | None = None,
    references: int = 0,
    native_audio: bool = False,
    replaces: tuple[str, ...] = (),
) -> Sheet:
    """A sheet, with what all of Runway's models have in common filled in."""
    return Sheet(
        provider=NAME,
        model=model,
        about=about,
        makes=makes,
        durations=durations,
        modes=modes,
        sizes=sizes,
        text_aspects=text_aspects,
        references=references,
        rates=(Rate(num=24),),
        prompt_limit=1000,
        prompt_unit=PromptUnit.UTF16,
        native_audio=native_audio,
        price=Price(rules=price),
        billing=BILLING,
        cancelling=Cancelling.ANY,
        concurrency=concurrency,
        link_hours=24,
        poll_seconds=5,
        replaces=replaces,
        source="https://docs.dev.runwayml.com/guides/pricing and the types of runwayml 5.24.0",
        checked="2026-11",
    )


def _a_second(credits: int, *, sound: bool | None = None) -> PriceRule:
    return PriceRule(unit=PriceUnit.SECOND, micros=credits * CREDIT_MICROS, sound=sound)


GEN4_TURBO = _sheet(
    "gen4_turbo",
    "Brings a picture to life for 5 credits a second; it needs a first frame, words alone are not enough.",
    sizes={**_WIDE, Aspect.SQUARE: PixelSize(width=960, height=960)},
    durations=_TWO_TO_TEN,
    modes=(Mode.FIRST_FRAME,),
    price=(_a_second(5),),
    concurrency=2,
    replaces=(
        "gen3",
        "gen-3",
        "gen 3",
        "gen3a",
        "gen3_alpha",
        "gen-3 alpha",
        "gen-3 alpha turbo",
        "gen3_alpha_turbo",
        "gen3a_turbo",
        "runway gen3",
        "runway gen-3",
        "runway gen-3 alpha",
        "runway-gen3",
        "runway-gen-3",
    ),
)
GEN4_5 = _sheet(
    "gen4.5",
    "Runway's best own model, from words or from a first frame, for 12 credits a second; no sound.",
    sizes={**_WIDE, Aspect.SQUARE: PixelSize(width=960, height=960)},
    durations=_TWO_TO_TEN,
    modes=(Mode.TEXT, Mode.FIRST_FRAME),
    text_aspects=(Aspect.LANDSCAPE, Aspect.PORTRAIT),
    price=(_a_second(12),),
    concurrency=2,
)
VEO_3_1 = _sheet(
    "veo3.1",
    "Google's Veo through Runway: 4, 6 or 8 seconds, 20 credits each, or 40 with sound of its own.",
    sizes=_WIDE,
    durations=_FOUR_SIX_EIGHT,
    modes=(Mode.TEXT, Mode.FIRST_FRAME),
    price=(_a_second(40, sound=True), _a_second(20, sound=False)),
    concurrency=1,
    native_audio=True,
    replaces=("veo3", "veo 3", "veo-3"),
)
VEO_3_1_FAST = _sheet(
    "veo3.1_fast",
    "The quick Veo through Runway: 4, 6 or 8 seconds, 10 credits each, or 15 with sound of its own.",
    sizes=_WIDE,
    durations=_FOUR_SIX_EIGHT,
    modes=(Mode.TEXT, Mode.FIRST_FRAME),
    price=(_a_second(15, sound=True), _a_second(10, sound=False)),
    concurrency=1,
    native_audio=True,
)
GEN4_IMAGE = _sheet(
    "gen4_image",
    "Draws first frames from words, and from up to three pictures of those who stay the same.",
    makes=Makes.PICTURE,
    sizes={**_WIDE, Aspect.SQUARE: PixelSize(width=720, height=720)},
    durations=Durations(values=(Fraction(0),)),
    modes=(Mode.TEXT, Mode.REFERENCES),
    references=3,
    price=(
        PriceRule(unit=PriceUnit.PICTURE, micros=8 * CREDIT_MICROS, pixels_over=1280 * 720),
        PriceRule(unit=PriceUnit.PICTURE, micros=5 * CREDIT_MICROS),
    ),
    concurrency=2,
)

SHEETS = (GEN4_TURBO, GEN4_5, VEO_3_1, VEO_3_1_FAST, GEN4_IMAGE)
"""The default first."""
