"""The YAML document of a storyboard: how it reads to a person, and that nothing is lost on the way."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from reelwright.film.brief import Brief, Music
from reelwright.film.grammar import (
    Angle,
    Aspect,
    ClipSound,
    Figure,
    Fit,
    Hour,
    Mood,
    Move,
    PlaceKind,
    Size,
    TransitionKind,
)
from reelwright.film.ids import MediaId
from reelwright.film.storyboard import (
    Bible,
    Camera,
    Character,
    Continuity,
    Light,
    LowerThird,
    Place,
    Scene,
    Storyboard,
    Transition,
)
from reelwright.story.document import read_storyboard, write_storyboard

# Everything that strips to itself, with the characters that YAML minds most made common.
_AWKWARD = st.text(alphabet="ab :#-?!&*@%`'\"\\{}[],|>~=\n\t\r\x07\x85\u2028\ufeff\u00a0…é字😀", max_size=40)
_WORDY = st.lists(st.sampled_from(["null", "No", "1984", "12:30", "---", "...", "lighthouse", "-", "", "\n"]))
_ANY = st.one_of(st.text(max_size=40), _AWKWARD, _WORDY.map(" ".join), st.just("word " * 60))
text = _ANY.filter(lambda one: "\0" not in one).map(str.strip)
# The nouns strip Unicode white space only; Python also strips the separators U+001C to U+001F.
text = text.filter(lambda one: one == Light(source=one).source)
words = text.filter(bool)
slugs = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
seconds = st.one_of(
    st.integers(1, 600).map(Fraction),
    st.fractions(min_value=Fraction(1, 100), max_value=600, max_denominator=30030),
)


@st.composite
def transitions(draw: st.DrawFn) -> Transition:
    kind = draw(st.sampled_from(TransitionKind))
    if kind is TransitionKind.CUT:
        return Transition()
    pattern = draw(slugs) if kind is TransitionKind.CUSTOM else None
    length = draw(st.fractions(min_value=0, max_value=5, max_denominator=1000))
    return Transition(kind=kind, pattern=pattern, seconds=length)


cameras = st.builds(
    Camera, size=st.sampled_from(Size), angle=st.sampled_from(Angle), move=st.sampled_from(Move)
)
continuities = st.builds(
    Continuity,
    place=st.none() | slugs,
    characters=st.lists(slugs, max_size=9).map(tuple),
    wardrobe=text,
    props=st.lists(words, max_size=3).map(tuple),
    carry_from=st.none() | st.integers(1, 9),
)
bibles = st.builds(
    Bible,
    characters=st.lists(
        st.builds(Character, id=slugs, name=words, figure=st.sampled_from(Figure), look=text), max_size=2
    ).map(tuple),
    places=st.lists(
        st.builds(Place, id=slugs, name=words, kind=st.sampled_from(PlaceKind), look=text), max_size=2
    ).map(tuple),
    palette=st.lists(st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True), max_size=6).map(tuple),
    style=text,
    mood=st.sampled_from(Mood),
)


@st.composite
def storyboards(draw: st.DrawFn) -> Storyboard:
    scenes = tuple(
        Scene(
            number=number,
            title=draw(words),
            description=draw(words),
            camera=draw(cameras),
            light=Light(hour=draw(st.sampled_from(Hour)), source=draw(text)),
            prompt=draw(words),
            seconds=draw(seconds),
            narration=draw(text),
            caption=draw(text),
            transition=draw(transitions()),
            continuity=draw(continuities),
            footage=MediaId(draw(words)) if draw(st.booleans()) else None,
            fit=draw(st.sampled_from(Fit)),
            sound=draw(st.sampled_from(ClipSound)),
            lower_third=draw(st.none() | st.builds(LowerThird, text=words, subtitle=text)),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    )
    return Storyboard(
        title=draw(words),
        logline=draw(text),
        script=draw(text),
        language=draw(st.sampled_from(["en", "id", "no", "zh-Hant"])),
        bible=draw(bibles),
        scenes=scenes,
    )


@settings(max_examples=60, deadline=None)
@given(storyboard=storyboards(), note=text, prompt=text)
def test_what_is_written_is_read_back(storyboard: Storyboard, note: str, prompt: str) -> None:
    document = write_storyboard(storyboard, brief=Brief(prompt=prompt), notes=[note])
    assert read_storyboard(document, source="film.yaml") == storyboard


@settings(max_examples=20, deadline=None)
@given(storyboard=storyboards())
def test_another_yaml_reader_sees_the_same_words(storyboard: Storyboard) -> None:
    data = YAML(typ="safe", pure=True).load(write_storyboard(storyboard))  # pyright: ignore[reportUnknownMemberType]
    assert data["title"] == storyboard.title
    assert [scene["prompt"] for scene in data["scenes"]] == [scene.prompt for scene in storyboard.scenes]


SCRIPT = (
    "She climbs the tower as the wind turns, and counts the steps aloud, as ever for thirty years.\nLight."
)
KEEPER = Storyboard(
    title="The Keeper: a storm",
    logline="Nobody comes any more.",
    script=SCRIPT,
    bible=Bible(
        style="cinematic, film grain",
        palette=("#1B2A41",),
        characters=(Character(id="keeper", name="The keeper", figure=Figure.ELDER, look="yellow oilskin"),),
        places=(Place(id="tower", name="The tower", kind=PlaceKind.COAST),),
    ),
    scenes=(
        Scene(
            number=1,
            title="No",
            description="The keeper climbs.",
            camera=Camera(size=Size.WIDE, move=Move.DOLLY_IN),
            prompt="Wide shot of a keeper in a yellow oilskin, climbing the spiral stairs of a tower, "
            "alone with the storm.",
            seconds=Fraction(13, 2),
            narration='"Come in," she says.',
            transition=Transition(kind=TransitionKind.DISSOLVE, seconds=Fraction(1, 2)),
            continuity=Continuity(place="tower", characters=("keeper",)),
        ),
        Scene(number=2, title="1984", description="Light.", prompt="Light.", seconds=Fraction(6)),
    ),
)


def test_a_document_reads_well() -> None:
    document = write_storyboard(KEEPER, brief=Brief(prompt="A keeper\nand # a storm", aspect=Aspect.PORTRAIT))
    written = [line for line in document.splitlines() if not line.startswith("#")]
    assert (
        "\n".join(written).strip()
        == """\
title: "The Keeper: a storm"
logline: Nobody comes any more.
language: en

script: >-
  She climbs the tower as the wind turns, and counts the steps aloud, as ever for thirty
  years.

  Light.

bible:
  style: cinematic, film grain
  mood: calm
  palette: ["#1B2A41"]
  characters:
    - id: keeper
      name: The keeper
      figure: elder
      look: yellow oilskin
  places:
    - id: tower
      name: The tower
      kind: coast

scenes:
  - number: 1
    title: "No"
    description: The keeper climbs.
    camera: {size: wide, angle: eye, move: dolly_in, speed: normal, lens: normal}
    light: {hour: afternoon, weather: clear, quality: soft, key: high, warmth: neutral}
    prompt: >-
      Wide shot of a keeper in a yellow oilskin, climbing the spiral stairs of a tower, alone
      with the storm.
    seconds: 6.5
    narration: '"Come in," she says.'
    transition: dissolve
    continuity: {place: tower, characters: [keeper]}

  - number: 2
    title: "1984"
    description: Light.
    camera: {size: medium, angle: eye, move: static, speed: normal, lens: normal}
    light: {hour: afternoon, weather: clear, quality: soft, key: high, warmth: neutral}
    prompt: Light.
    seconds: 6
    transition: cut"""
    )
    assert document.startswith("# The idea: A keeper and # a storm\n")
    assert "#     reelwright make FILE --aspect 9:16\n" in document
    assert "#                   extreme_close_up, insert_macro\n" in document
    assert max(len(line) for line in document.splitlines()) <= 100


@pytest.mark.parametrize(
    ("brief", "options"),
    [
        (Brief(prompt="A keeper"), ""),
        (Brief(prompt="A keeper", music=Music(none=True), slate=True), " --music none --slate"),
        (
            Brief(prompt="A keeper", music=Music(mood=Mood.TENSE), budget_micros=2_500_000, captions=False),
            " --music tense --budget 2.5 --no-captions",
        ),
    ],
)
def test_a_document_says_how_to_film_it_as_it_was_asked_for(brief: Brief, options: str) -> None:
    assert f"#     reelwright make FILE{options}\n" in write_storyboard(KEEPER, brief=brief)


def test_camel_case_windows_lines_and_a_byte_order_mark_are_read() -> None:
    document = write_storyboard(KEEPER).replace("continuity: {", "continuity: {screenDirection: left, ")
    scene = read_storyboard("\ufeff" + document.replace("\n", "\r\n"), source="film.yaml").scenes[0]
    assert scene.continuity.screen_direction == "left"
    assert scene.prompt == KEEPER.scenes[0].prompt


def test_numbers_left_out_are_filled_in_and_plain_words_are_text() -> None:
    short = "title: 2001\nscenes:\n- {title: yes, description: 12:30, prompt: p, seconds: .5, narration: }\n"
    storyboard = read_storyboard(
        short + "- {title: b, description: c, prompt: d, seconds: '2'}\n", source="s"
    )
    assert [scene.number for scene in storyboard.scenes] == [1, 2]
    assert (storyboard.title, storyboard.scenes[0].title) == ("2001", "yes")
    assert storyboard.seconds == Fraction(5, 2)


def test_a_prompt_left_out_is_composed_from_the_scene_and_the_bible() -> None:
    lines = write_storyboard(KEEPER).splitlines()
    start = lines.index("    prompt: >-")
    scene = read_storyboard("\n".join(lines[:start] + lines[start + 3 :]), source="s").scenes[0]
    for said in ("The keeper climbs.", "yellow oilskin", "Wide shot", "pushes in", "The tower", "film grain"):
        assert said in scene.prompt


@pytest.mark.parametrize("alias", ["&a", "&b"])
def test_a_few_aliases_are_welcome(alias: str) -> None:
    name = alias[1:]
    document = f"""
title: t
scenes:
- {{title: a, description: b, prompt: c, seconds: 1, camera: {alias} {{move: roll}}}}
- {{title: a, description: b, prompt: c, seconds: 1, camera: *{name}}}
"""
    assert [one.camera.move for one in read_storyboard(document, source="s").scenes] == [Move.ROLL, Move.ROLL]
