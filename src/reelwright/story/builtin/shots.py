"""The camera of each scene, by its beat: no two neighbours alike."""

from __future__ import annotations

import random
from collections.abc import Sequence

from reelwright.film.grammar import Angle, Lens, Mood, Move, PlaceKind, Size, Speed, Template
from reelwright.film.storyboard import Camera
from reelwright.story.builtin.bank import Beat
from reelwright.story.builtin.lexicon.verbs import Deed
from reelwright.story.builtin.premise import Form

_S, _A, _M = Size, Angle, Move
_Setup = tuple[Size, Angle, tuple[Move, ...]]
_SETUPS: dict[Beat, tuple[_Setup, ...]] = {
    Beat.OPENING: (
        (_S.EXTREME_WIDE, _A.HIGH, (_M.CRANE_DOWN, _M.DRONE)),
        (_S.EXTREME_WIDE, _A.EYE, (_M.PAN_RIGHT, _M.DOLLY_IN)),
        (_S.WIDE, _A.LOW, (_M.TILT_UP, _M.PEDESTAL_UP)),
        (_S.WIDE, _A.BIRDS_EYE, (_M.DRONE, _M.CRANE_DOWN)),
        (_S.WIDE, _A.EYE, (_M.TRUCK_LEFT, _M.PAN_LEFT)),
        (_S.FULL, _A.EYE, (_M.PAN_LEFT, _M.TRUCK_RIGHT)),
    ),
    Beat.NEARING: (
        (_S.MEDIUM_FULL, _A.EYE, (_M.FOLLOW, _M.TRUCK_RIGHT)),
        (_S.FULL, _A.LOW, (_M.TRUCK_RIGHT, _M.FOLLOW)),
        (_S.MEDIUM, _A.HIGH, (_M.ARC_LEFT, _M.PEDESTAL_DOWN)),
        (_S.MEDIUM, _A.EYE, (_M.DOLLY_IN, _M.ARC_RIGHT)),
        (_S.MEDIUM_FULL, _A.LOW, (_M.PEDESTAL_UP, _M.ARC_LEFT)),
        (_S.FULL, _A.HIGH, (_M.TRUCK_LEFT, _M.CRANE_DOWN)),
        (_S.MEDIUM_CLOSE, _A.EYE, (_M.HANDHELD, _M.FOLLOW)),
    ),
    Beat.TURN: (
        (_S.CLOSE_UP, _A.EYE, (_M.DOLLY_IN, _M.STATIC)),
        (_S.MEDIUM_CLOSE, _A.LOW, (_M.ARC_RIGHT, _M.DOLLY_IN)),
        (_S.EXTREME_CLOSE_UP, _A.EYE, (_M.STATIC, _M.RACK_FOCUS)),
        (_S.CLOSE_UP, _A.HIGH, (_M.PEDESTAL_DOWN, _M.ZOOM_IN)),
        (_S.CLOSE_UP, _A.LOW, (_M.ARC_LEFT, _M.DOLLY_IN)),
        (_S.MEDIUM_CLOSE, _A.EYE, (_M.RACK_FOCUS, _M.STATIC)),
    ),
    Beat.AFTER: (
        (_S.MEDIUM, _A.EYE, (_M.ARC_LEFT, _M.TRUCK_LEFT)),
        (_S.MEDIUM_FULL, _A.HIGH, (_M.PEDESTAL_UP, _M.PAN_LEFT)),
        (_S.FULL, _A.EYE, (_M.TRUCK_LEFT, _M.PAN_RIGHT)),
        (_S.MEDIUM, _A.LOW, (_M.FOLLOW, _M.ARC_RIGHT)),
    ),
    Beat.ENDING: (
        (_S.EXTREME_WIDE, _A.HIGH, (_M.CRANE_UP, _M.DOLLY_OUT)),
        (_S.WIDE, _A.EYE, (_M.DOLLY_OUT, _M.STATIC)),
        (_S.FULL, _A.LOW, (_M.TILT_UP, _M.CRANE_UP)),
        (_S.WIDE, _A.HIGH, (_M.DOLLY_OUT, _M.CRANE_UP)),
        (_S.EXTREME_WIDE, _A.EYE, (_M.STATIC, _M.DOLLY_OUT)),
        (_S.MEDIUM_FULL, _A.EYE, (_M.ZOOM_OUT, _M.DOLLY_OUT)),
    ),
}
_INTIMATE: dict[Beat, tuple[_Setup, ...]] = {
    Beat.OPENING: (
        (_S.CLOSE_UP, _A.EYE, (_M.DOLLY_OUT, _M.RACK_FOCUS)),
        (_S.INSERT_MACRO, _A.HIGH, (_M.PEDESTAL_UP, _M.TRUCK_RIGHT)),
        (_S.MEDIUM, _A.EYE, (_M.TRUCK_LEFT, _M.ARC_RIGHT)),
    ),
    Beat.NEARING: (
        (_S.WIDE, _A.EYE, (_M.STATIC, _M.PAN_RIGHT)),
        (_S.FULL, _A.HIGH, (_M.TRUCK_RIGHT, _M.ARC_LEFT)),
        (_S.MEDIUM_FULL, _A.LOW, (_M.FOLLOW, _M.ARC_LEFT)),
    ),
}
"""Work of the hands, teaching, love and waiting may begin near and only then show where we are."""
_RESTLESS: dict[Beat, tuple[_Setup, ...]] = {
    Beat.OPENING: (
        (_S.MEDIUM_FULL, _A.EYE, (_M.FOLLOW, _M.WHIP_PAN)),
        (_S.FULL, _A.LOW, (_M.TRUCK_RIGHT, _M.PAN_RIGHT)),
    ),
    Beat.NEARING: (
        (_S.WIDE, _A.HIGH, (_M.DRONE, _M.PAN_LEFT)),
        (_S.MEDIUM_CLOSE, _A.LOW, (_M.HANDHELD, _M.TRUCK_LEFT)),
        (_S.EXTREME_WIDE, _A.EYE, (_M.PAN_LEFT, _M.TRUCK_LEFT)),
    ),
}
"""A chase, a theft, a rescue or a game begins in the middle of it."""
_NEAR_DEEDS = frozenset(
    [Deed.MAKE, Deed.TEACH, Deed.LOVE, Deed.WAIT, Deed.WORK, Deed.KEEP, Deed.LEARN, Deed.LOSE, Deed.HOST]
)
_QUICK_DEEDS = frozenset([Deed.FLEE, Deed.STEAL, Deed.RESCUE, Deed.PLAY, Deed.CELEBRATE, Deed.FIGHT])
_OFFER: dict[Beat, _Setup] = {
    Beat.NEARING: (_S.MEDIUM_CLOSE, _A.EYE, (_M.ARC_RIGHT,)),
    Beat.TURN: (_S.INSERT_MACRO, _A.EYE, (_M.RACK_FOCUS, _M.DOLLY_IN)),
    Beat.ENDING: (_S.MEDIUM, _A.LOW, (_M.DOLLY_OUT,)),
}
_UNEASY: _Setup = (_S.CLOSE_UP, _A.DUTCH, (_M.HANDHELD, _M.DOLLY_ZOOM))
_WHOLE: _Setup = (_S.FULL, _A.EYE, (_M.DOLLY_IN,))
_INDOORS = frozenset(
    [PlaceKind.ROOM, PlaceKind.KITCHEN, PlaceKind.WORKSHOP, PlaceKind.HALL, PlaceKind.UNDERWATER]
)
_FLIGHTS = {_M.DRONE: _M.DOLLY_IN, _M.CRANE_DOWN: _M.PEDESTAL_DOWN, _M.CRANE_UP: _M.PEDESTAL_UP}
_LENSES = {
    _S.EXTREME_WIDE: Lens.ULTRA_WIDE, _S.WIDE: Lens.WIDE, _S.FULL: Lens.WIDE, _S.MEDIUM_FULL: Lens.NORMAL,
    _S.MEDIUM: Lens.NORMAL, _S.MEDIUM_CLOSE: Lens.NORMAL, _S.CLOSE_UP: Lens.TELE,
    _S.EXTREME_CLOSE_UP: Lens.TELE, _S.INSERT_MACRO: Lens.MACRO,
}  # fmt: skip
_QUICK = frozenset([Mood.ENERGETIC, Mood.PLAYFUL, Mood.TENSE])


def cameras(
    beats: Sequence[Beat],
    places: Sequence[PlaceKind],
    form: Form,
    template: Template,
    mood: Mood,
    deed: Deed,
    asked: Move | None,
    rng: random.Random,
) -> tuple[Camera, ...]:
    """A camera for each beat; `asked` is the move that the prompt names itself, given to the first scene."""
    chosen: list[Camera] = []
    kind = _INTIMATE if deed in _NEAR_DEEDS else _RESTLESS if deed in _QUICK_DEEDS else {}
    # Not every such film: the seed decides whether this one opens in its own way.
    own = kind if len(beats) > 2 and rng.random() < 0.65 else {}
    for index, (beat, place) in enumerate(zip(beats, places, strict=True)):
        setups = list(own.get(beat, ()) or _SETUPS[beat])
        rng.shuffle(setups)
        setups += _SETUPS[beat] if beat in own else ()
        if form is Form.OFFER and beat in _OFFER:
            setups.insert(0, _OFFER[beat])
        if mood in (Mood.TENSE, Mood.MYSTERIOUS) and beat is Beat.TURN and rng.random() < 0.6:
            setups.insert(0, _UNEASY)
        if len(beats) == 1:
            setups.insert(0, _WHOLE)
        last = chosen[-1] if chosen else None
        apart = [one for one in setups if last is None or (one[0] != last.size and one[1] != last.angle)]
        sizes = {one.size for one in chosen}
        # A size already seen comes again only where the beat has no other.
        apart = [one for one in apart if one[0] not in sizes] or apart
        cut = [one for one in setups if last is None or (one[0], one[1]) != (last.size, last.angle)]
        size, angle, moves = (apart or cut)[0]
        if place in _INDOORS:
            moves = tuple(_FLIGHTS.get(move, move) for move in moves)
            angle = _A.HIGH if angle is _A.BIRDS_EYE and last is None else angle
            # Four walls leave no room for the widest views.
            narrower = _S.WIDE if size is _S.EXTREME_WIDE else size
            size = narrower if last is None or (narrower, angle) != (last.size, last.angle) else size
        used = {one.move for one in chosen}
        move = next((one for one in moves if one not in used), moves[-1])
        if index == 0 and asked is not None:
            move = asked
        chosen.append(
            Camera(size=size, angle=angle, move=move, speed=_speed(beat, template, mood, move),
                   lens=_LENSES[size])
        )  # fmt: skip
    return tuple(chosen)


def _speed(beat: Beat, template: Template, mood: Mood, move: Move) -> Speed:
    if move is Move.STATIC:
        return Speed.NORMAL
    if template is Template.TRAILER and beat in (Beat.NEARING, Beat.AFTER):
        return Speed.FAST
    if mood in _QUICK and beat in (Beat.NEARING, Beat.AFTER):
        return Speed.FAST if mood is Mood.ENERGETIC else Speed.NORMAL
    return Speed.SLOW if beat in (Beat.OPENING, Beat.TURN, Beat.ENDING) else Speed.NORMAL


_SIZE_WORDS = {
    _S.EXTREME_WIDE: ("Extreme wide shot", "Bidikan sangat lebar"), _S.WIDE: ("Wide shot", "Bidikan lebar"),
    _S.FULL: ("Full shot", "Bidikan seluruh badan"), _S.MEDIUM_FULL: ("Medium full shot",
    "Bidikan tiga perempat"),
    _S.MEDIUM: ("Medium shot", "Bidikan sedang"), _S.MEDIUM_CLOSE: ("Medium close-up", "Bidikan agak dekat"),
    _S.CLOSE_UP: ("Close-up", "Bidikan dekat"), _S.EXTREME_CLOSE_UP: ("Extreme close-up",
    "Bidikan sangat dekat"),
    _S.INSERT_MACRO: ("Macro shot", "Bidikan makro"),
}  # fmt: skip
_ANGLE_WORDS = {
    _A.EYE: ("at eye level", "setinggi mata"), _A.LOW: ("from a low angle", "dari sudut rendah"),
    _A.HIGH: ("from a high angle", "dari sudut tinggi"), _A.EXTREME_LOW: ("from the ground", "dari tanah"),
    _A.EXTREME_HIGH: ("from straight above", "tepat dari atas"),
    _A.BIRDS_EYE: ("from a bird's eye view", "dari ketinggian burung"),
    _A.DUTCH: ("at a tilted angle", "dengan bingkai miring"),
}  # fmt: skip
_MOVE_WORDS = {
    _M.STATIC: "static camera", _M.PAN_LEFT: "camera pans left", _M.PAN_RIGHT: "camera pans right",
    _M.TILT_UP: "camera tilts up", _M.TILT_DOWN: "camera tilts down", _M.DOLLY_IN: "camera pushes in",
    _M.DOLLY_OUT: "camera pulls back", _M.TRUCK_LEFT: "camera trucks left",
    _M.TRUCK_RIGHT: "camera trucks right",
    _M.PEDESTAL_UP: "camera rises", _M.PEDESTAL_DOWN: "camera sinks", _M.CRANE_UP: "camera cranes up",
    _M.CRANE_DOWN: "camera cranes down", _M.ARC_LEFT: "camera arcs left", _M.ARC_RIGHT: "camera arcs right",
    _M.ROLL: "camera rolls", _M.ZOOM_IN: "zoom in", _M.ZOOM_OUT: "zoom out", _M.DOLLY_ZOOM: "dolly zoom",
    _M.FOLLOW: "tracking shot", _M.HANDHELD: "handheld camera", _M.WHIP_PAN: "whip pan",
    _M.RACK_FOCUS: "rack focus", _M.DRONE: "drone shot",
}  # fmt: skip


def said(camera: Camera) -> str:
    """The camera as a prompt begins with it: size, angle and the one move."""
    pace = {Speed.SLOW: "slow", Speed.FAST: "fast", Speed.NORMAL: ""}[camera.speed]
    move = _MOVE_WORDS[camera.move]
    paced = f"{pace} {move}" if pace and not move.startswith("camera") else move
    if pace and move.startswith("camera"):
        paced = f"{move} {'slowly' if pace == 'slow' else 'fast'}"
    return f"{_SIZE_WORDS[camera.size][0]} {_ANGLE_WORDS[camera.angle][0]}, {paced}"


def framed(camera: Camera, language: str) -> str:
    """Size and angle in the film's language, for a description."""
    column = 1 if language == "id" else 0
    return f"{_SIZE_WORDS[camera.size][column]} {_ANGLE_WORDS[camera.angle][column]}"
