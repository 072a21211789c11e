"""Delivery profiles: what a film is encoded to, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from reelwright.film.errors import WrongInput
from reelwright.film.timeline import Timeline
from reelwright.render.recipe import Codec, Recipe, built

__all__ = ["DEFAULT", "PROFILES", "STUDIO", "Codec", "Profile", "Recipe", "fitted", "profile"]

DEFAULT = "studio"
STUDIO = Recipe(Codec.H264, 21, "ultrafast", "cabac=1:deblock=0,0:subme=1:scenecut=0", reorders=False)
"""Quick, as it is done again after every edit: against the usual choice, `veryfast` at 20, a third of the
work, with the same size and quality for filmed clips, and a third larger for drawn ones."""

# Looking ahead less far than the presets do halves the memory of an encoder and costs 2 % of size.
_X264, _X265, _SVT = "rc-lookahead=12:ref=2", "rc-lookahead=8:bframes=3:ref=2", "hierarchical-levels=3"


def _recipes(h264: int, hevc: int, av1: int, audio_bits: int) -> Mapping[Codec, Recipe]:
    """A recipe a codec, from their constant rate factors."""
    return MappingProxyType(
        {
            Codec.H264: Recipe(Codec.H264, h264, "medium", _X264, audio_bits=audio_bits),
            Codec.HEVC: Recipe(Codec.HEVC, hevc, "fast", _X265, audio_bits=audio_bits),
            Codec.AV1: Recipe(Codec.AV1, av1, "8", _SVT, audio_bits=audio_bits),
        }
    )


@dataclass(frozen=True, slots=True)
class Profile:
    """A way to deliver a film."""

    name: str
    about: str
    """In a sentence, for whoever chooses."""
    lines: int | None
    """Pixels of the picture's shorter side; None leaves the size that the film was cut at."""
    recipe: Recipe


_WEB = _recipes(22, 22, 24, 160_000)
_PHONE = _recipes(25, 26, 32, 128_000)
_MASTER = _recipes(12, 13, 12, 320_000)
_QUICK = {**_recipes(20, 22, 24, 192_000), Codec.H264: STUDIO}
_BY_CODEC: Mapping[str, Mapping[Codec, Recipe]] = MappingProxyType(
    {DEFAULT: _QUICK, "web-720p": _WEB, "web-1080p": _WEB, "phone": _PHONE, "master": _MASTER}
)
PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        one.name: one
        for one in (
            Profile(DEFAULT, "The film as the studio makes it: its own size, quick to edit.", None, STUDIO),
            Profile("web-720p", "For a web page: 720 lines, a quarter smaller.", 720, _WEB[Codec.H264]),
            Profile("web-1080p", "For a video platform: 1080 lines.", 1080, _WEB[Codec.H264]),
            Profile("phone", "For a phone or a chat: 540 lines, small.", 540, _PHONE[Codec.H264]),
            Profile(
                "master",
                "To keep and to edit further: its own size, no loss that can be seen.",
                None,
                _MASTER[Codec.H264],
            ),
        )
    }
)


def profile(name: str, codec: str | None = None) -> Profile:
    """The profile called `name` (empty: the studio's own), in `codec` where one is asked for.

    WrongInput names the profiles or the codecs there are, or those that this build of FFmpeg has.
    """
    found = PROFILES.get(name or DEFAULT)
    if found is None:
        raise WrongInput(
            f"There is no profile called {name!r}; there is {', '.join(PROFILES)}.",
            code="unknown_profile",
            where="profile",
        )
    wanted = _codec(codec) if codec else found.recipe.codec
    if wanted is found.recipe.codec:
        return found
    if not built(wanted):
        known = ", ".join(one.value for one in Codec if built(one))
        raise WrongInput(
            f"FFmpeg is built without {wanted.value} here; it has {known}.",
            code="codec_not_built",
            hint="Leave the codec out, or install the PyAV wheel of this platform.",
            where="codec",
        )
    return replace(found, recipe=_BY_CODEC[found.name][wanted])


def _codec(name: str) -> Codec:
    if name not in list(Codec):
        raise WrongInput(
            f"There is no codec called {name!r}; there is {', '.join(Codec)}.",
            code="unknown_codec",
            where="codec",
        )
    return Codec(name)


def fitted(timeline: Timeline, profile: Profile) -> Timeline:
    """The same cut at the profile's size: its shape kept, both sides even."""
    if profile.lines is None or profile.lines == min(timeline.width, timeline.height):
        return timeline
    share = profile.lines / min(timeline.width, timeline.height)
    return timeline.but(width=_even(timeline.width * share), height=_even(timeline.height * share))


def _even(exact: float) -> int:
    return max(16, 2 * round(exact / 2))
