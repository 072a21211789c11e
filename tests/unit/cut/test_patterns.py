"""The user's own transitions: read from their folder, laid into the cut, or refused in one sentence."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.unit.cut.sample import board, codes, media, scene, with_handles

from reelwright.cut.assemble import assemble
from reelwright.cut.patterns import pattern_names, patterns_of, read_patterns
from reelwright.film.errors import WrongInput
from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.storyboard import Scene, Transition
from reelwright.film.time import FILM_RATE
from reelwright.film.timeline import Join, Pattern

RIPPLE = Pattern(name="ripple", expression="x < t")


def keep(path: Path) -> MediaId:
    return media(path.suffix[1] + "1")


def custom(number: int, name: str, seconds: float = 1) -> Scene:
    transition = Transition(kind=TransitionKind.CUSTOM, pattern=name, seconds=Fraction(seconds))
    return scene(number).but(transition=transition)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "ripple.txt": "# From the left.\n  # As a test.\nx <\n  t\n",
        "ink.png": "a picture",
        "smoke.jpg": "a picture",
        "smoke.txt": "# soft\n0.35\n",
        "Not A Name.txt": "x",
        "readme.md": "x",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_lists_what_there_is(folder: Path) -> None:
    assert pattern_names(folder) == ("ink", "ripple", "smoke")
    assert pattern_names(folder / "nowhere") == ()


def test_reads_formulas_and_luma_pictures(folder: Path) -> None:
    assert read_patterns(folder, {"ripple", "ink", "smoke"}, keep) == {
        "ink": Pattern(name="ink", media=media("p1")),
        "ripple": Pattern(name="ripple", expression="x < t"),
        "smoke": Pattern(name="smoke", media=media("j1"), softness=0.35),
    }


def test_reads_no_more_than_is_asked_for(folder: Path) -> None:
    (folder / "broken.txt").write_text("x.real")
    assert set(read_patterns(folder, ["ripple"], keep)) == {"ripple"}
    assert read_patterns(folder / "nowhere", [], keep) == {}


def refused(folder: Path, name: str) -> WrongInput:
    with pytest.raises(WrongInput) as caught:
        read_patterns(folder, [name], keep)
    assert "\n" not in caught.value.message
    assert caught.value.hint
    return caught.value


def test_an_unknown_name_lists_those_that_there_are(folder: Path) -> None:
    error = refused(folder, "ripples")
    assert error.code == "unknown_transition"
    assert error.message == (
        "There is no transition of your own called ripples; there are ink, ripple, smoke."
    )
    assert "there is none in" in refused(folder / "nowhere", "ripple").message


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bad.txt", b"# A comment.\nx + cosh(t)", "bad.txt:2:5: there is no function `cosh`."),
        ("bad.txt", b"x < 0.5", "bad.txt:1:1: it does not depend on t, so nothing would ever change."),
        ("bad.txt", b"", "bad.txt:1:1: it is empty."),
        ("bad.txt", b"\xff\xfe\x00", "bad.txt cannot be read as text."),
        ("bad.txt", b"#" * 9000, "bad.txt is larger than 8192 bytes."),
        ("ink.txt", b"x < t", "ink.txt:1:1: beside a picture it holds the softness of its edge"),
        ("ink.txt", b"1.5", "ink.txt:1:1: beside a picture it holds the softness of its edge"),
        ("ink.jpg", b"x", "The transition ink has more than one picture: ink.png, ink.jpg."),
    ],
)
def test_says_what_is_wrong_with_a_file(folder: Path, name: str, content: bytes, said: str) -> None:
    (folder / name).write_bytes(content)
    assert refused(folder, Path(name).stem).message.startswith(said)


def test_a_storyboard_knows_which_it_asks_for() -> None:
    assert patterns_of(board(custom(1, "ripple"), custom(2, "ink"), custom(3, "unused"))) == {"ripple", "ink"}
    assert patterns_of(board(scene(1, overlap=1), scene(2))) == frozenset()


def test_lays_a_pattern_and_shortens_it_like_any_other() -> None:
    storyboard = board(custom(1, "ripple"), scene(2))
    made = assemble(
        storyboard, with_handles(storyboard), rate=FILM_RATE, width=64, height=36, patterns={"ripple": RIPPLE}
    )
    assert made.notes == ()
    assert made.timeline.joins == (Join(kind=TransitionKind.CUSTOM, frames=24, pattern=RIPPLE),)
    tight = [shot.but(seconds=Fraction(25, 4)) for shot in with_handles(storyboard)]
    made = assemble(storyboard, tight, rate=FILM_RATE, width=64, height=36, patterns={"ripple": RIPPLE})
    assert made.timeline.joins[0].frames == 12
    assert codes(made) == ["transition_shortened"]
    assert made.notes[0].message.startswith("The ripple from scene 1 to scene 2 lasts 0.5 s instead of 1 s")


def test_a_pattern_that_was_not_read_is_refused() -> None:
    storyboard = board(custom(1, "ripple"), scene(2))
    with pytest.raises(WrongInput, match="Scene 1 ends in a transition of your own called ripple") as caught:
        assemble(storyboard, with_handles(storyboard), rate=FILM_RATE, width=64, height=36)
    assert caught.value.code == "unknown_transition"
