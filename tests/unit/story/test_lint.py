"""The storyboard lint: each fault is found, named and told with what to do."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reelwright.film.brief import Brief
from reelwright.film.grammar import Angle, Aspect, Move, Size, TransitionKind
from reelwright.film.storyboard import (
    Bible,
    Camera,
    Character,
    Continuity,
    Place,
    Scene,
    Storyboard,
    Transition,
)
from reelwright.film.time import Rate
from reelwright.providers.port import Durations, PixelSize, PromptUnit, Sheet
from reelwright.story.lint import Severity, caption_lines, lint
from reelwright.story.moves import named_moves, without_moves
from reelwright.story.spoken import count_words, room

SHEET = Sheet(
    provider="test",
    model="test-model",
    about="For tests.",
    durations=Durations(least=Fraction(2), most=Fraction(10)),
    sizes={Aspect.LANDSCAPE: PixelSize(width=1280, height=720)},
    rates=(Rate(),),
    prompt_limit=200,
    prompt_unit=PromptUnit.UTF16,
    source="tests",
    checked="2026-11-22",
)
BRIEF = Brief(prompt="A keeper at sea", seconds=15)
BIBLE = Bible(
    characters=(Character(id="keeper", name="The keeper", look="navy coat, brass lantern"),),
    places=(Place(id="sea", name="The sea", look="long grey swells"),),
    style="soft film grain",
)
PROMPT = "A keeper, navy coat, brass lantern, at sea, long grey swells, soft film grain."


def scene(number: int, length: int, size: Size, **changes: object) -> Scene:
    words = "The keeper waits and counts the slow grey waves until the lamp goes out at last today now"
    fields: dict[str, object] = {
        "number": number,
        "title": f"Scene {number}",
        "description": "The keeper waits.",
        "camera": Camera(size=size, move=Move.DOLLY_IN),
        "prompt": PROMPT,
        "seconds": length,
        "narration": " ".join(words.split()[: length * 2 + 1]),
        "caption": f"Waiting {number}",
        "continuity": Continuity(place="sea", characters=("keeper",)),
        **changes,
    }
    return Scene.model_validate(fields)


def board(first: dict[str, object] | None = None, second: dict[str, object] | None = None) -> Storyboard:
    scenes = (scene(1, 7, Size.WIDE, **(first or {})), scene(2, 8, Size.CLOSE_UP, **(second or {})))
    return Storyboard(title="The keeper", bible=BIBLE, scenes=scenes)


def codes(storyboard: Storyboard, brief: Brief = BRIEF) -> list[str]:
    return [finding.code for finding in lint(storyboard, brief, SHEET)]


def test_a_sound_storyboard_has_no_findings() -> None:
    assert lint(board(), BRIEF, SHEET) == ()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"prompt": f"{PROMPT} {'x' * 200}"}, {}, ["prompt_too_long"]),
        ({"prompt": f"{PROMPT} The camera pans left."}, {}, ["second_move"]),
        ({"description": "Sang penjaga menunggu. Kamera menjauh."}, {}, ["second_move"]),
        ({"prompt": "A keeper at sea, soft film grain, long swells."}, {}, ["look_not_repeated"]),
        ({}, {"camera": Camera(size=Size.WIDE)}, ["jump_cut"]),
        ({}, {"camera": Camera(size=Size.WIDE, angle=Angle.LOW)}, []),
        ({"narration": "Too few words."}, {}, ["narration_too_slow"]),
        ({"narration": "word " * 30}, {}, ["narration_too_fast"]),
        ({"narration": ""}, {}, []),
        ({"caption": ""}, {}, ["no_caption"]),
        ({"caption": "much too long a caption " * 6}, {}, ["caption_too_long"]),
        ({}, {"transition": Transition(kind=TransitionKind.FADE, seconds=Fraction(1))}, ["last_transition"]),
        ({"continuity": Continuity(place="sea", characters=("keeper", "storm"))}, {}, ["unknown_character"]),
        ({"continuity": Continuity(place="moon", characters=("keeper",))}, {}, ["unknown_place"]),
    ],
)
def test_each_fault_is_found(
    first: dict[str, object], second: dict[str, object], expected: list[str]
) -> None:
    assert codes(board(first, second)) == expected


def test_seconds_are_held_to_the_brief_and_the_sheet() -> None:
    assert codes(board(), BRIEF.but(seconds=20)) == ["total_seconds"]
    long = Storyboard(title="x", bible=BIBLE, scenes=(scene(1, 15, Size.WIDE, narration=""),))
    findings = lint(long, BRIEF, SHEET)
    assert [(one.code, one.scene, one.severity) for one in findings] == [("scene_seconds", 1, Severity.ERROR)]
    assert "2 to 10 s in steps of 1 s" in findings[0].message


def test_footage_is_held_to_no_sheet_and_no_prompt() -> None:
    """Nobody shoots it: it may last as long as it likes, and its prompt is sent to nobody."""
    own = scene(1, 15, Size.WIDE, narration="", footage="f" * 64, prompt="x" * 400)
    assert lint(Storyboard(title="x", bible=BIBLE, scenes=(own,)), BRIEF, SHEET) == ()


def test_a_transition_is_shorter_than_its_scenes_and_leaves_room_to_shoot_it() -> None:
    slow = Transition(kind=TransitionKind.DISSOLVE, seconds=Fraction(5))
    short = board({"transition": slow, "seconds": 10, "narration": ""}, {"seconds": 5, "narration": ""})
    assert codes(short) == ["no_room_for_transition", "transition_too_long"]
    full = board({"transition": Transition(kind=TransitionKind.DISSOLVE, seconds=Fraction(1)), "seconds": 5,
                  "narration": ""}, {"seconds": 10, "narration": ""})  # fmt: skip
    assert codes(full) == ["no_room_for_transition"]


def test_nobody_is_in_the_bible_for_nothing() -> None:
    bible = BIBLE.but(characters=(*BIBLE.characters, Character(id="gull", name="A gull")))
    assert codes(board().but(bible=bible)) == ["unused_character"]


def test_the_prompt_is_counted_in_the_providers_unit() -> None:
    wide = board({"prompt": f"{PROMPT} {'🌊' * 61}"})
    assert codes(wide) == ["prompt_too_long"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The keeper's lamp, 112 steps up.", 6),
        ("Layang-layang itu terbang", 3),
        ("", 0),
        ("… 🚀 —", 0),
        ("灯台守は嵐と友達になる", 6),
        ("คนเฝ้าประภาคาร", 3),
        ("등대지기는 폭풍과 친구가 된다", 4),
    ],
)
def test_words_are_counted_as_spoken(text: str, words: int) -> None:
    assert count_words(text) == words


def test_room_for_words() -> None:
    assert room(Fraction(7)) == (14, 19)
    assert room(Fraction(5, 2)) == (5, 7)


@pytest.mark.parametrize(
    "innocent",
    [
        "She puts the pan on the stove",
        "Rolls of film",
        "He follows the river",
        "A crane on the dock",
        "Dia mengikuti jejak",
    ],
)
def test_story_verbs_are_not_camera_moves(innocent: str) -> None:
    assert named_moves(innocent) == ()


def test_moves_can_be_taken_out_of_words() -> None:
    assert without_moves("A cat, zoom in, the camera slowly pans left") == "A cat"
    assert Move.ZOOM_IN in named_moves("zoom in on a cat")[0].moves


def test_caption_lines_count_columns() -> None:
    assert caption_lines("short") == 1
    assert caption_lines("x" * 43) == 2
    assert caption_lines("嵐" * 22) == 2
