"""Every way to get a storyboard file wrong gets one clear sentence with its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.film.errors import WrongInput
from reelwright.story.document import read_storyboard
from reelwright.story.document_faults import MAPPINGS

GOOD = """\
title: The Keeper
bible:
  palette: ["#1B2A41"]
scenes:
  - number: 1
    title: Up
    description: She climbs.
    camera: {size: wide, move: dolly_in}
    prompt: A keeper climbs.
    seconds: 6
    transition: dissolve
  - number: 2
    title: Light
    description: It burns.
    prompt: A lamp burns.
    seconds: 6
"""


def fault(document: str) -> WrongInput:
    with pytest.raises(WrongInput) as caught:
        read_storyboard(document, source="film.yaml")
    assert caught.value.code == "bad_storyboard"
    assert "\n" not in caught.value.message
    return caught.value


def test_the_good_one_is_good() -> None:
    assert len(read_storyboard(GOOD, source="film.yaml").scenes) == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "dolly_in",
            "doly in",
            "8:32: scenes[0].camera.move (scene 1) is 'doly in'; expected one of static, pan_left",
        ),
        ("dolly_in", "doly in", "did you mean dolly_in?"),
        (
            "prompt: A k",
            "promt: A k",
            "9:5: scenes[0].promt (scene 1) is not a field that is known here; exp",
        ),
        ("prompt: A k", "promt: A k", "title, description, camera, light, prompt, seconds"),
        ("    title: Up\n", "", "5:5: scenes[0].title (scene 1) is missing; expected text."),
        ("title: Up", "title:", "6:5: scenes[0].title (scene 1) is empty; expected text."),
        ("title: Up", "title: ''", "6:12: scenes[0].title (scene 1) is empty; expected text."),
        ("title: Up", "title: [Up]", "6:12: scenes[0].title (scene 1) is a list; expected text."),
        ("title: Up", f"title: {'x' * 4001}", "is 4001 characters long; expected at most 4000 characters."),
        (
            "seconds: 6",
            "seconds: six",
            "10:14: scenes[0].seconds (scene 1) is 'six'; expected a number of sec",
        ),
        ("seconds: 6", "seconds: 0", "10:14: scenes[0].seconds (scene 1) is 0; expected more than 0."),
        ("seconds: 6", "seconds: 601", "expected at most 600."),
        ("seconds: 6", "seconds: 1e999999999", "is '1e999999999'; expected a number of seconds"),
        (
            "number: 2",
            "number: 3",
            "12:13: scenes[1].number (scene 2) is '3'; expected 2, as scenes are numb",
        ),
        ("number: 2", "number: two", "12:13: scenes[1].number (scene 2) is 'two'; expected a whole number."),
        ("number: 2", f"number: {'9' * 5000}", "expected a whole number."),
        ("dissolve", "disolve", "did you mean dissolve?"),
        (
            "dissolve",
            "{kind: cut, seconds: 1}",
            "(scene 1): a cut takes no time: leave seconds out, or choose",
        ),
        (
            "dissolve",
            "{kind: fade, seconds: 9}",
            "scenes[0].transition.seconds (scene 1) is 9; expected at most",
        ),
        ("dissolve", "{kind: fade, seconds: -1}", "expected at least 0."),
        ("dissolve", "custom", "(scene 1): a custom transition needs its pattern, such as {kind: custom, pa"),
        ("dissolve", "{kind: fade, pattern: ripple}", "(scene 1): a fade has no pattern: leave it out, or"),
        (
            "dissolve",
            "{kind: custom, pattern: My Ripple}",
            "'My Ripple'; expected the name of a transition of your own, such as ripple.",
        ),
        (
            "dissolve",
            "[fade]",
            "11:17: scenes[0].transition (scene 1) is a list; expected a mapping of fields.",
        ),
        ("{size: wide, move: dolly_in}", "wide", "is 'wide'; expected a mapping of fields."),
        ('["#1B2A41"]', "[blue]", "3:13: bible.palette[0] is 'blue'; expected a colour in quotation marks"),
        (
            '["#1B2A41"]',
            "\n  - #1B2A41",
            "4:4: bible.palette[0] is empty; expected a colour in quotation marks",
        ),
        (
            "title: The",
            "title: A\ntitle: The",
            "2:1: title is given twice, first on line 1; expected it once.",
        ),
        ("seconds: 6", "seconds: 6\n    seconds: 7", "11:5: scenes[0].seconds (scene 1) is given twice"),
        ("title: Up", "? [a]\n    : b\n    title: Up", "found a list as a field name; expected a word."),
        (
            "title: The",
            "title: !!python/object:os.system The",
            "1:8: found the tag '!!python/object:os.system'",
        ),
        ("title: The", "title: !x The", "1:8: found the tag '!x'; expected plain values, no tags."),
        ("title: The", "title: \x00 The", "1:8: found the control character U+0000; expected readable text"),
        ("    title: Up", "\ttitle: Up", "found a tab; expected spaces"),
        ("title: Up", "title: Up: down", "6:14: found a second ': ' on one line"),
        ("title: Up", "title: 'Up", "6:12: a quotation mark is opened here and never closed"),
        ("title: Up", "title: @Up", "6:12: a value cannot begin with @; expected it in quotation marks."),
        ("move: dolly_in}", "move: dolly_in", "8:13: a [ or { opens here; expected commas"),
        ("bible:", "bible", "2:1: found text without a colon; expected `field: value`."),
        ("    title: Up", "   title: Up", "does not line up"),
        ("title: Up", "title: *up", "6:12: *up names nothing; expected &up further up."),
        ("bible:", "---\nbible:", "2:1: a second document starts here"),
    ],
)
def test_one_sentence_says_where_what_and_what_was_expected(old: str, new: str, said: str) -> None:
    trouble = fault(GOOD.replace(old, new, 1))
    assert said in trouble.message
    assert trouble.message.startswith(f"{trouble.where}:")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("", "film.yaml:1:1: the file is empty; expected the fields of a storyboard"),
        ("# only a comment\n", "the file is empty"),
        ("- a\n- b\n", "film.yaml:1:1: the file is a list; expected the fields"),
        ("a film about a storm", "the file is text; expected the fields"),
        ("title: t\nscenes: []\n", "film.yaml:2:9: scenes is an empty list; expected at least one."),
        ("title: t\nscenes: soon\n", "scenes is 'soon'; expected a list."),
        ("title: t\n", "scenes is missing; expected a list of scenes."),
        ("[" * 5000, "this is nested too deep"),
        ("a: &a [*a]\n", "aliases are nested or too many"),
        ("a: &a x\nb: [" + "*a, " * 51 + "]\n", "aliases are nested or too many"),
        ("x" * 1_000_001, "the file is larger than 1 MB"),
        ("title: \ud800\n", "found the control character U+D800"),
    ],
)
def test_a_file_that_is_no_storyboard_at_all(document: str, said: str) -> None:
    assert said in fault(document).message


def test_aliases_that_would_grow_without_bound_are_refused_before_they_grow() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for before, after in zip("abcdef", "bcdefg", strict=True):
        bomb += f"{after}: &{after} [{', '.join([f'*{before}'] * 8)}]\n"
    assert "too much of it" in fault(bomb).message


def test_a_message_stays_a_sentence_however_long_the_words_of_the_file() -> None:
    for document in (
        GOOD + f"? {'x' * 90_000}\n: 1\n",
        f"title: *{'x' * 90_000}\n",
        f"title: !{'x' * 90_000} a\n",
    ):
        assert len(fault(document).message) < 300


def test_all_that_is_wrong_is_told_and_the_first_comes_first() -> None:
    document = (
        GOOD.replace("dolly_in", "roam").replace("number: 2", "number: 7").replace("title: Light", "x: y")
    )
    trouble = fault(document)
    assert trouble.where == "film.yaml:8"
    assert trouble.hint is not None
    told = [trouble.message, *trouble.hint.splitlines()[1:]]
    assert [one.split(":")[1] for one in told] == ["8", "12", "12", "13"]
    assert "scenes[1].title (scene 2) is missing" in trouble.hint
    assert "scenes[1].x (scene 2) is not a field" in trouble.hint


@settings(max_examples=150, deadline=None)
@given(
    start=st.integers(0, len(GOOD)),
    length=st.integers(0, 12),
    instead=st.text(alphabet="ab1:#-?!&*@%`'\"{}[],|>~=\n\t <", max_size=6),
)
def test_whatever_is_typed_into_a_file_it_is_read_or_refused_with_a_line(
    start: int, length: int, instead: str
) -> None:
    document = GOOD[:start] + instead + GOOD[start + length :]
    trouble: WrongInput | None = None
    try:
        read_storyboard(document, source="film.yaml")
    except WrongInput as raised:
        trouble = raised
    if trouble is not None:
        assert trouble.code == "bad_storyboard"
        assert trouble.where is not None
        assert 1 <= int(trouble.where.removeprefix("film.yaml:")) <= document.count("\n") + 2


def test_every_mapping_of_the_document_is_known() -> None:
    assert {value.__name__ for value in MAPPINGS.values()} == {
        "Storyboard", "Bible", "Character", "Place", "Scene", "Camera", "Light", "Transition", "Continuity",
        "LowerThird",
    }  # fmt: skip
