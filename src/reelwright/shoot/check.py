"""Is it what was asked for? Told from what was measured, in a sentence."""

from __future__ import annotations

from fractions import Fraction

from reelwright.film.grammar import Figure, Move
from reelwright.film.media import Media
from reelwright.film.value import Value
from reelwright.providers.port import ShotRequest
from reelwright.shoot.inspect import Inspection

_FRAMES_OFF = 2
_LONGER = Fraction(1)
"""Seconds that a clip may last longer: models round up, and what is too much is a handle."""
_RATE_OFF = Fraction(1, 100)
"""23.976 frames a second are 24."""
_BLACK = Fraction(3, 4)
_FROZEN = Fraction(1, 2)
_FROZEN_SECONDS = Fraction(1)
_ALL = Fraction(9, 10)
_RESTING = frozenset([Move.STATIC, Move.WHIP_PAN, Move.RACK_FOCUS])
"""Moves in which the camera rests: for all of the clip, or before and after."""
_ALIVE = frozenset(
    (
        Figure.PERSON,
        Figure.WOMAN,
        Figure.MAN,
        Figure.CHILD,
        Figure.ELDER,
        Figure.CROWD,
        Figure.DOG,
        Figure.CAT,
        Figure.HORSE,
        Figure.BIRD,
        Figure.FISH,
        Figure.WHALE,
        Figure.INSECT,
        Figure.BEAST,
        Figure.DRAGON,
        Figure.SPIRIT,
    )
)
"""Who breathes, and so is never quite still."""


class Fault(Value):
    """Why a clip or a picture is not accepted."""

    code: str
    """`wrong_size`, `wrong_rate`, `too_short`, `too_long`, `truncated`, `damaged`, `black` or `frozen`."""
    message: str


def faults_of(media: Media, inspection: Inspection | None, request: ShotRequest) -> Fault | None:
    """The first thing that is wrong with what came of `request`; None when it is as asked.

    A clip is damaged when any of it cannot be decoded, and truncated when it holds fewer frames than it says.
    Its size has to be the one asked for, its rate too within 1 %; it may miss two frames, and last a second
    longer. It is black when three of four frames are, in each of which all but a thousandth of the pixels
    are below 8 % grey. It is frozen when nothing at all changes for half of it, and for a second, although
    the camera was to move. A camera at rest may see a still room for as long as it likes; where somebody
    alive is in it, all of the clip has to stand still. (Clips of the animatic, which has no grain, in every
    move: a camera that moves stands still for 0.2 s at the most, one at rest among people or animals for two
    thirds of the clip.) A picture (no `inspection`) needs only its size.
    """
    if inspection is None:
        return _size(media.probe.width or 0, media.probe.height or 0, request)
    return (
        _whole(inspection)
        or _size(inspection.width, inspection.height, request)
        or _time(inspection, request)
        or _seen(inspection, request)
    )


def _whole(found: Inspection) -> Fault | None:
    missing = found.promised - found.frames
    if found.frames == 0 or missing > _FRAMES_OFF:
        return Fault(
            code="truncated",
            message=f"The clip breaks off: {found.frames} of its {found.promised} frames are there.",
        )
    if found.faults:
        places = "one place" if found.faults == 1 else f"{found.faults} places"
        return Fault(code="damaged", message=f"The clip is damaged: it cannot be decoded in {places}.")
    return None


def _size(width: int, height: int, request: ShotRequest) -> Fault | None:
    if (width, height) == (request.width, request.height):
        return None
    return Fault(
        code="wrong_size",
        message=f"It is {width} × {height} pixels large instead of {request.width} × {request.height}.",
    )


def _time(found: Inspection, request: ShotRequest) -> Fault | None:
    asked = request.rate.fps
    if found.rate is None or abs(found.rate - asked) > _RATE_OFF * asked:
        rate = f"{float(found.rate):.4g}" if found.rate else "no"
        return Fault(
            code="wrong_rate",
            message=f"The clip has {rate} frames a second instead of {float(asked):.4g}.",
        )
    off = found.frames - request.rate.frames(request.seconds)
    if -_FRAMES_OFF <= off <= _LONGER * asked:
        return None
    return Fault(
        code="too_short" if off < 0 else "too_long",
        message=f"The clip lasts {float(found.seconds):.4g} s instead of {float(request.seconds):.4g} s.",
    )


def _seen(found: Inspection, request: ShotRequest) -> Fault | None:
    if found.black >= _BLACK:
        return Fault(
            code="black",
            message=f"The clip is black: nothing can be seen in {round(found.black * 100)} % of its frames.",
        )
    if found.still >= max(_FROZEN_SECONDS, _stiller(request) * found.seconds):
        return Fault(
            code="frozen",
            message=f"The clip is frozen: nothing moves for {float(found.still):.3g} of its "
            f"{float(found.seconds):.3g} s, from {float(found.still_from):.3g} s on.",
        )
    return None


def _stiller(request: ShotRequest) -> Fraction:
    """The share of a clip from which on it is frozen when nothing changes; more than all of it is never."""
    scene = request.scene
    if scene.camera.move not in _RESTING:
        return _FROZEN
    cast = (request.bible.character(slug) for slug in scene.continuity.characters)
    alive = any(one is not None and one.figure in _ALIVE for one in cast)
    return _ALL if alive else Fraction(2)
