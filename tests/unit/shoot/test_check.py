from __future__ import annotations

from fractions import Fraction

import pytest
from tests.unit.shoot.sheets import BRIEF, CLIPS, PICTURES, board

from reelwright.film.grammar import Aspect, Figure, Move
from reelwright.film.ids import MediaId
from reelwright.film.media import Media, MediaKind, Probe
from reelwright.film.storyboard import Camera, Character, Continuity
from reelwright.providers.port import ShotRequest
from reelwright.shoot.check import faults_of
from reelwright.shoot.inspect import Inspection
from reelwright.shoot.plan import plan_shot

GOOD = Inspection(
    width=1280,
    height=720,
    frames=120,
    promised=120,
    faults=0,
    rate=Fraction(24),
    black=Fraction(0),
    still=Fraction(1, 24),
    still_from=Fraction(0),
    luma=Fraction(80),
)
CLIP = Media(id=MediaId("a" * 64), kind=MediaKind.CLIP, mime="video/mp4", size=1)


def request(move: Move = Move.PAN_LEFT, *figures: Figure) -> ShotRequest:
    cast = tuple(Character(id=one.value, name=one.value, figure=one) for one in figures)
    film = board(5, characters=cast)
    scene = film.scene(1).but(
        camera=Camera(move=move), continuity=Continuity(characters=tuple(one.id for one in cast))
    )
    return plan_shot(film.but(scenes=(scene,)), 1, BRIEF, CLIPS, None).parts[0]


@pytest.mark.parametrize(
    ("seen", "code", "said"),
    [
        ({"frames": 0, "promised": 0, "rate": None}, "truncated", "0 of its 0 frames"),
        ({"frames": 60}, "truncated", "The clip breaks off: 60 of its 120 frames are there."),
        ({"faults": 1}, "damaged", "The clip is damaged: it cannot be decoded in one place."),
        ({"faults": 3}, "damaged", "in 3 places"),
        ({"width": 640, "height": 360}, "wrong_size", "It is 640 × 360 pixels large instead of 1280 × 720."),
        ({"width": 720, "height": 1280}, "wrong_size", "720 × 1280"),
        ({"rate": Fraction(30)}, "wrong_rate", "The clip has 30 frames a second instead of 24."),
        ({"rate": Fraction(25)}, "wrong_rate", "25 frames a second"),
        ({"rate": None}, "wrong_rate", "no frames a second"),
        ({"frames": 117, "promised": 117}, "too_short", "The clip lasts 4.875 s instead of 5 s."),
        ({"frames": 145, "promised": 145}, "too_long", "The clip lasts 6.042 s instead of 5 s."),
        ({"black": Fraction(3, 4)}, "black", "nothing can be seen in 75 % of its frames"),
        ({"still": Fraction(5, 2), "still_from": Fraction(2)}, "frozen", "2.5 of its 5 s, from 2 s on"),
    ],
)
def test_what_is_wrong_with_a_clip_is_said_with_figures(
    seen: dict[str, object], code: str, said: str
) -> None:
    fault = faults_of(CLIP, GOOD.but(**seen), request())
    assert fault is not None
    assert fault.code == code
    assert said in fault.message
    assert fault.message.endswith(".")


@pytest.mark.parametrize(
    "seen",
    [
        {},
        {"frames": 118, "promised": 118},
        {"frames": 144, "promised": 144},
        {"promised": 0},
        {"promised": 122},
        {"rate": Fraction(24000, 1001)},
        {"black": Fraction(7, 10)},
        {"still": Fraction(12, 5)},
    ],
)
def test_what_is_near_enough_is_taken(seen: dict[str, object]) -> None:
    assert faults_of(CLIP, GOOD.but(**seen), request()) is None


@pytest.mark.parametrize("move", [Move.STATIC, Move.RACK_FOCUS, Move.WHIP_PAN])
def test_a_camera_at_rest_may_see_a_still_room_but_no_still_person(move: Move) -> None:
    def frozen(still: Fraction | int, *figures: Figure) -> bool:
        fault = faults_of(CLIP, GOOD.but(still=Fraction(still)), request(move, *figures))
        return fault is not None and fault.code == "frozen"

    whole = 5 - Fraction(1, 24)
    assert not frozen(whole)
    assert not frozen(whole, Figure.LIGHTHOUSE, Figure.ROBOT)
    assert not frozen(4, Figure.WOMAN)
    assert frozen(whole, Figure.WOMAN)
    assert frozen(whole, Figure.TREE, Figure.CAT)


def test_half_a_second_without_a_change_is_no_frozen_clip() -> None:
    short = GOOD.but(frames=20, promised=20, still=Fraction(1, 2))
    tiny = request().but(seconds=Fraction(5, 6))
    assert faults_of(CLIP, short, tiny) is None


def test_a_picture_needs_only_its_size() -> None:
    square = BRIEF.but(aspect=Aspect.SQUARE)
    still = plan_shot(board(5), 1, square, CLIPS, PICTURES).still
    assert still is not None
    picture = Media(
        id=MediaId("a" * 64),
        kind=MediaKind.PICTURE,
        mime="image/png",
        size=1,
        probe=Probe(width=1024, height=1024),
    )
    assert faults_of(picture, None, still) is None
    fault = faults_of(picture.but(probe=Probe(width=1024, height=1023)), None, still)
    assert fault is not None
    assert fault.code == "wrong_size"
    assert "1024 × 1023" in fault.message
