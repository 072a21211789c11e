"""Blocking: how large the subject is in the frame, and who stands where."""

from __future__ import annotations

import re
from dataclasses import replace

from reelwright.film.grammar import Angle, Figure, Move, ScreenDirection, Size
from reelwright.film.storyboard import Character, Scene
from reelwright.providers.animatic.actor import FLYING, LANDMARKS, NATURAL, PEOPLE, UPRIGHT, VEHICLES, Actor
from reelwright.providers.animatic.camera import View
from reelwright.providers.animatic.costume import costume
from reelwright.providers.animatic.noise import dice
from reelwright.providers.animatic.pose import POSES, Pose, pose_of

WHOLE = (Size.EXTREME_WIDE, Size.WIDE, Size.FULL)
"""Sizes that show a body from head to foot."""
CLOSE = (Size.MEDIUM_CLOSE, Size.CLOSE_UP, Size.EXTREME_CLOSE_UP, Size.INSERT_MACRO)

FRAMING = {
    Size.EXTREME_WIDE: (0.17, 0.02),
    Size.WIDE: (0.32, -0.06),
    Size.FULL: (0.68, -0.42),
    Size.MEDIUM_FULL: (0.98, -0.40),
    Size.MEDIUM: (1.42, -0.38),
    Size.MEDIUM_CLOSE: (2.15, -0.38),
    Size.CLOSE_UP: (3.5, -0.42),
    Size.EXTREME_CLOSE_UP: (6.4, -0.58),
    Size.INSERT_MACRO: (4.2, -1.5),
}
"""Height of the subject's body and where its crown is, in frame heights (y down from the centre)."""

SQUASH = {Angle.HIGH: 0.95, Angle.EXTREME_HIGH: 0.82}
"""How much shorter a body looks from above."""

_MEETING = (
    r"\b(befriend\w*|meet\w*|face to face|facing|talk\w*|speak\w*|towards?|reach\w*|together|friends?|hug\w*"
    r"|embrac\w*|greet\w*|argu\w*|confront\w*|finds?|comfort\w*|bertemu|berteman|bersahabat|menghadap\w*"
    r"|berhadapan|bersama|berbicara|bicara|memeluk|menemui|menyapa|berdamai)\b"
)
_NEAR = {"kneel": "look_down", "sit": "stand", "row": "hold", "lie": "look_up", "climb": "look_up"}
_PAIR = r"\b(two|both|twins?|couple|pair|dua|kembar|sepasang|sisters|brothers|friends|lovers)\b"
_TROOP = r"\b(three|triplets|tiga)\b"


def told(scene: Scene, place: str) -> str:
    """What the scene's description says before it comes to the look of `place`, which is no one's doing."""
    text = scene.description
    at = text.rfind(f"{place}:") if place else -1
    return text[:at] if at > 0 else text


def company(cast: list[Character]) -> list[Character]:
    """`cast` with those who are several (two sisters) as that many, each a character of their own."""
    made: list[Character] = []
    for one in cast:
        made.append(one)
        if one.figure not in PEOPLE:
            continue
        many = 3 if re.search(_TROOP, one.name.lower()) else 2 if re.search(_PAIR, one.name.lower()) else 1
        made += [one.but(id=f"{one.id[:36]}--{index}") for index in range(2, many + 1)]
    return made


def fit(cast: list[Character], size: Size, half: float, room: float) -> tuple[float, float]:
    """Body height and crown for `cast`: it fills the frame as `size` asks, yet nothing that counts is cut.

    `room` is the lowest y that a whole body may reach.
    """
    body, crown = FRAMING[size]
    if not cast:
        # With nobody to come close to, a close shot is of the place: nearer, not lost in its blur.
        return (1 + (body - 1) * 0.2, crown) if body > 1 else (body, crown)
    lead = cast[0]
    natural = NATURAL[lead.figure]
    # In an upright frame a face is as near as its width allows.
    body = min(body, half * (17.0 if size is Size.EXTREME_CLOSE_UP else 10.0))
    if lead.figure in (*UPRIGHT, Figure.CROWD):
        if size in WHOLE:
            body = min(body, (room + 0.44) / max(natural, 0.9))
        elif lead.figure is Figure.CHILD:
            body /= 0.82
        people = [one for one in cast if one.figure in UPRIGHT]
        if len(people) > 1 and size not in WHOLE:
            # Two heads side by side: as near as both fit.
            body = min(body, half * (4.0 if len(people) == 2 else 2.6))
            crown = max(crown, -0.40)
    else:
        body, crown = _fit_other(lead.figure, size, half)
        taller = [NATURAL[one.figure] for one in cast[1:] if one.figure in UPRIGHT]
        if taller and body * max(taller) > 0.72:
            body = 0.72 / max(taller)
            crown = 0.30 - body * natural
    tall = body * natural
    if size in WHOLE:
        crown = max(min(crown, room - tall), -0.47)
    return body, crown


def _fit_other(figure: Figure, size: Size, half: float) -> tuple[float, float]:
    natural = NATURAL[figure]
    if size is Size.EXTREME_WIDE:
        tall = min(0.36, max(0.09, 0.13 * natural))
        return tall / natural, 0.25 - tall
    if size is Size.WIDE:
        tall = min(0.48, max(0.17, 0.30 * natural))
    else:
        tall = {Size.FULL: 0.56, Size.MEDIUM_FULL: 0.64, Size.MEDIUM: 0.72}.get(size, 0.84)
    across = {
        Figure.CAR: 2.6,
        Figure.TRAIN: 2.4,
        Figure.WHALE: 2.6,
        Figure.FISH: 2.2,
        Figure.DRAGON: 2.0,
        Figure.AIRCRAFT: 2.7,
        Figure.BOAT: 1.2,
        Figure.DOG: 1.5,
        Figure.HORSE: 1.3,
        Figure.BEAST: 1.6,
        Figure.CAT: 0.9,
        Figure.ROCKET: 0.4,
    }.get(figure, 1.0)
    tall = min(tall, half * 2 * 0.92 / across)
    return tall / natural, 0.24 - tall if size in WHOLE else min(-tall * 0.55, 0.26 - tall)


def block(
    scene: Scene,
    cast: list[Character],
    words: str,
    angle: Angle,
    half: float,
    body: float,
    view: View,
    room: float,
) -> tuple[Actor, ...]:
    """Who stands where: by thirds, with room to look into, those who meet turned to each other."""
    direction, size = scene.continuity.screen_direction, scene.camera.size
    close = size in CLOSE
    pose = pose_of(words)
    if scene.camera.move is Move.FOLLOW and pose == POSES["stand"]:
        # Whoever is followed goes somewhere.
        pose = POSES["walk"]
    rng = dice(scene.number, scene.title, "block")
    facing = {ScreenDirection.LEFT: -1.0, ScreenDirection.RIGHT: 1.0}.get(
        direction or ScreenDirection.TOWARDS, 1.0 if rng.random() < 0.5 else -1.0
    )
    cast = [one for one in cast if one.figure not in LANDMARKS][:4] + [
        one for one in cast if one.figure in LANDMARKS
    ][:1]
    set_back = [one for one in cast[1:] if one.figure in (*LANDMARKS, *VEHICLES)]
    near = [one for one in cast if one not in set_back]
    meeting = len(near) > 1 and direction is not ScreenDirection.AWAY
    meeting = meeting and (not pose.moving or re.search(_MEETING, words.lower()) is not None)
    if meeting and pose.moving:
        pose = POSES["stand"]
    view_from = _seen_from(direction, pose, size)
    if meeting:
        view_from = "side"
    actors: list[Actor] = []
    for character in near:
        index = len(actors)
        x, depth, face = _spot(index, len(near), half, facing, close=close)
        if len(near) == 1 and direction is ScreenDirection.AWAY and close:
            x = 0.0
        if len(near) > 1 and not meeting:
            face = facing
        actor = Actor(
            character.figure,
            costume(character),
            _own(pose, character.figure, index, size),
            x,
            view.horizon + view.ground / depth,
            body * NATURAL[character.figure] / depth * SQUASH.get(angle, 1.0),
            depth,
            face,
            view_from,
            main=index == 0,
        )
        actors.append(actor if index == 0 else _beside(actor, actors[0], size, body, room))
    for character in set_back:
        actors.append(_behind(character, facing, half, body, view, actors[0]))
    return tuple(actors)


def _seen_from(direction: ScreenDirection | None, pose: Pose, size: Size) -> str:
    seen = "side"
    if direction is ScreenDirection.TOWARDS or (
        direction is None and pose.moving == 0 and size is not Size.WIDE
    ):
        seen = "front"
    elif direction is ScreenDirection.AWAY:
        seen = "back"
    if seen == "front" and pose.name in ("sit", "row", "kneel", "lie", "run", "climb"):
        seen = "side"
    return seen


def _spot(index: int, count: int, half: float, facing: float, *, close: bool) -> tuple[float, float, float]:
    """x, depth and facing; the lead looks along `facing`, the others back at it."""
    if count == 1:
        return -facing * half * (0.18 if close else 0.34), 1.0, facing
    order = index - (count - 1) / 2
    spread = half * {2: 0.92, 3: 0.58}.get(count, 0.44)
    return facing * order * spread, 1.0 + 0.1 * index, facing if index == 0 else -facing


def _own(pose: Pose, figure: Figure, index: int, size: Size) -> Pose:
    """The pose of one actor: others share what is done together, and near the lens nobody sinks away."""
    shared = ("walk", "run", "sit", "dance", "lie", "row", "kneel", "climb", "cheer")
    if figure not in UPRIGHT or (index > 0 and pose.name not in shared):
        return POSES["stand"]
    if size in CLOSE and pose.name in ("reach", "point"):
        # An arm held out level would cross the faces.
        return POSES["offer"]
    if size not in (*WHOLE, Size.MEDIUM_FULL):
        return POSES[_NEAR.get(pose.name, pose.name)]
    return pose


def _beside(actor: Actor, lead: Actor, size: Size, body: float, room: float) -> Actor:
    """A companion, near enough to the lead's height to share the frame with it."""
    figure = actor.figure
    if figure is Figure.SPIRIT:
        # What has no body towers behind, its heart at the height of a face.
        tall = min(max(actor.height * 1.25, 0.30), 0.98)
        top = max(-0.47, min(lead.y - lead.height, 0.2) - tall * 0.28)
        return replace(actor, depth=1.5, height=tall, y=top + tall)
    if figure in FLYING:
        tall = min(actor.height, 0.5)
        rise = {Figure.BIRD: 1.25, Figure.DRAGON: 0.5, Figure.INSECT: 1.0}.get(figure, 0.25) * body
        return replace(actor, height=tall, y=max(min(actor.y - rise, room), -0.40 + tall))
    if size in WHOLE:
        return actor
    crown, lead_crown = actor.y - actor.height, lead.y - lead.height
    if figure in UPRIGHT:
        # Out of sight below the frame nobody sees who stands on a box.
        return replace(actor, y=actor.y + min(max(crown, lead_crown - 0.06), lead_crown + 0.14) - crown)
    tall = min(actor.height, 0.55)
    return replace(actor, height=tall, y=min(actor.y, 0.30 + tall * 0.3))


def _behind(character: Character, facing: float, half: float, body: float, view: View, lead: Actor) -> Actor:
    """What is larger than people stands behind them, whole, on the side that they look to."""
    figure = character.figure
    tall = 0.62 if figure in LANDMARKS else 0.36
    depth = max(1.8, body * NATURAL[figure] / tall)
    height = body * NATURAL[figure] / depth
    y = view.horizon + view.ground / depth
    if figure in (Figure.AIRCRAFT, Figure.ROCKET):
        y = max(min(y, 0.1) - 0.22, -0.44 + height)
    # However low the camera looks, its top stays in the picture.
    y = max(y, height - 0.46)
    return Actor(
        figure, costume(character), POSES["stand"], facing * half * 0.42, y, height, depth, -facing, "side"
    )
