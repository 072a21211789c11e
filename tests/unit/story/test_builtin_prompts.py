"""What real prompts name survives into the storyboard, and no two of them make the same film."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise

import pytest

from reelwright.film.brief import Brief, Mode
from reelwright.film.errors import WrongInput
from reelwright.film.grammar import Aspect, Figure, Hour, Mood, PlaceKind, Template, TransitionKind, Weather
from reelwright.film.storyboard import Storyboard
from reelwright.film.time import Rate
from reelwright.film.video import Note
from reelwright.providers.port import Durations, PixelSize, Sheet
from reelwright.story.builtin import BuiltinPlanner
from reelwright.story.lint import lint


def sheet(durations: Durations) -> Sheet:
    return Sheet(
        provider="test",
        model="test-model",
        about="For tests.",
        durations=durations,
        handle_step=Fraction(1, 24),
        sizes={aspect: PixelSize(width=1280, height=720) for aspect in Aspect},
        rates=(Rate(),),
        prompt_limit=2000,
        source="tests",
        checked="2026-11-22",
    )


SHEET = sheet(Durations(least=Fraction(1), most=Fraction(60), step=Fraction(1, 2)))


def plan(prompt: str, **asked: object) -> tuple[Storyboard, tuple[Note, ...]]:
    brief = Brief.model_validate({"prompt": prompt, **asked})
    draft = asyncio.run(BuiltinPlanner().draft(brief, SHEET))
    if brief.mode is Mode.EXPAND:
        assert lint(draft.storyboard, brief, SHEET) == ()
    return draft.storyboard, draft.notes


@dataclass(frozen=True, slots=True)
class Named:
    """A prompt and what it names; `words` are in what is said or described."""

    prompt: str
    figures: tuple[Figure, ...] = ()
    place: PlaceKind | None = None
    hour: Hour | None = None
    weather: Weather | None = None
    words: tuple[str, ...] = ()
    language: str = "en"


F, P = Figure, PlaceKind
NAMED = (
    Named("A lighthouse keeper befriends a storm", (F.PERSON, F.SPIRIT), P.COAST, None, Weather.STORM,
          ("keeper", "storm")),
    Named("Seorang nelayan tua mencari cahaya di laut saat badai", (F.ELDER,), P.SEA, None, Weather.STORM,
          ("nelayan", "cahaya"), "id"),
    Named("A tiny robot learns to paint in an abandoned factory", (F.ROBOT,), P.WORKSHOP, None, None,
          ("tiny robot", "learns to paint", "abandoned factory")),
    Named("How coffee gets from the mountain to your cup", (F.THING,), P.MOUNTAIN, None, None, ("coffee",
    "cup")),
    Named("Kucing oranye mencuri ikan di pasar pagi", (F.CAT,), P.MARKET, Hour.MORNING, None,
          ("kucing", "ikan"), "id"),
    Named("Introducing AeroBottle, a water bottle that cools itself", (F.THING,), None, None, None,
          ("AeroBottle", "cools itself")),
    Named("Two sisters drive across the desert to scatter their father's ashes", (F.WOMAN,), P.DESERT,
    None, None,
          ("sisters", "scatter their father's ashes")),
    Named("dragon", (F.DRAGON,), None, None, None, ("dragon",)),
    Named("🚀🌕", (F.ROCKET, F.SPIRIT), P.SPACE, None, None, ("rocket",)),
    Named("asdf qwer", (), None, None, None, ("asdf qwer",)),
    Named("Anak perempuan menerbangkan layang-layang di sawah saat matahari terbenam", (F.CHILD,), P.FIELD,
          Hour.GOLDEN, Weather.WIND, ("layang-layang", "sawah"), "id"),
    Named("A noir detective follows a stranger through the rain and finds a letter from his dead wife",
          (F.MAN, F.PERSON), P.STREET, None, Weather.RAIN, ("detective", "stranger",
          "letter from his dead wife")),
    Named("Maya, a young astronaut, wakes up alone on Mars and decides to grow a garden", (F.PERSON,),
    P.DESERT,
          None, None, ("Maya", "Mars", "garden")),
    Named("A girl finds a map, follows it through the jungle and discovers a lost temple", (F.CHILD,),
    P.JUNGLE,
          None, None, ("map", "lost temple")),
    Named("A black cat and a lonely widow share a bowl of soup every evening", (F.CAT, F.WOMAN), None,
    Hour.DUSK,
          None, ("bowl of soup", "widow")),
    Named("Budi kehilangan sepedanya dan mencarinya ke seluruh kota", (F.PERSON,), P.CITY, None, None,
          ("Budi", "sepedanya"), "id"),
    Named("The last whale sings in an empty ocean", (F.WHALE,), P.SEA, None, None, ("last whale", "sings")),
    Named("An old man teaches his granddaughter to fish by the river at dawn", (F.ELDER,), P.RIVER, Hour.DAWN,
          None, ("granddaughter",)),
    Named("Bagaimana batik dibuat", (F.THING,), None, None, None, ("batik",), "id"),
    Named("Seorang ibu menunggu anaknya pulang di stasiun setiap sore", (F.WOMAN,), P.STREET, Hour.AFTERNOON,
          None, ("ibu", "menunggu anaknya"), "id"),
    Named("The wind steals a little boy's red balloon and carries it over the city", (F.SPIRIT,), P.CITY,
    None,
          Weather.WIND, ("red balloon",)),
    Named("Dua sahabat bersepeda ke pantai sebelum matahari terbit", (F.PERSON,), P.COAST, Hour.DAWN, None,
          ("sahabat", "bersepeda"), "id"),
    Named("City at night", (), P.CITY, Hour.NIGHT, None, ("city",)),
    Named("Jakarta di malam hari, hujan deras", (), P.CITY, Hour.NIGHT, Weather.RAIN, ("Jakarta",), "id"),
    Named("A baker yodels at the moon from her rooftop", (F.WOMAN,), P.CITY, None, None, ("baker", "yodels")),
    Named("A knight and a dragon cook soup in the castle kitchen on a snowy morning", (F.MAN, F.DRAGON),
    P.KITCHEN,
          Hour.MORNING, Weather.SNOW, ("knight", "dragon", "soup")),
)  # fmt: skip


@pytest.mark.parametrize("named", NAMED, ids=lambda named: named.prompt[:30])
def test_what_the_prompt_names_is_in_the_film(named: Named) -> None:
    storyboard, notes = plan(named.prompt)
    assert notes == ()
    assert storyboard.language == named.language
    figures = [one.figure for one in storyboard.bible.characters]
    assert all(figure in figures for figure in named.figures), figures
    if named.place:
        assert named.place in [place.kind for place in storyboard.bible.places]
    if named.hour:
        assert {scene.light.hour for scene in storyboard.scenes} == {named.hour}
    if named.weather:
        assert storyboard.scenes[0].light.weather is named.weather
    told = " ".join(
        f"{one.description} {one.narration} {' '.join(one.continuity.props)}" for one in storyboard.scenes
    )
    assert all(word.casefold() in told.casefold() for word in named.words), told
    assert all(scene.narration and scene.caption for scene in storyboard.scenes)


@pytest.mark.parametrize("named", NAMED, ids=lambda named: named.prompt[:30])
def test_no_sentence_is_spoken_twice_in_a_film(named: Named) -> None:
    for seconds, scenes in ((15, None), (60, 5), (60, 1)):
        storyboard, _ = plan(named.prompt, seconds=seconds, scenes=scenes)
        spoken = " ".join(scene.narration for scene in storyboard.scenes)
        sentences = [one.casefold() for one in re.split(r"(?<=[.!?])\s+", spoken) if len(one.split()) > 2]
        assert len(sentences) == len(set(sentences))
        captions = [scene.caption for scene in storyboard.scenes]
        assert len(captions) == len(set(captions))


def test_different_prompts_make_different_films() -> None:
    runs: list[set[tuple[str, ...]]] = []
    for named in NAMED:
        storyboard, _ = plan(named.prompt)
        words = re.findall(r"\w+", " ".join(one.narration for one in storyboard.scenes).casefold())
        runs.append({tuple(words[at : at + 5]) for at in range(len(words) - 4)})
    shares = [len(one & other) / min(len(one), len(other)) for one, other in combinations(runs, 2)]
    assert max(shares) < 0.6
    assert sum(shares) / len(shares) < 0.02


def test_another_seed_tells_it_differently() -> None:
    told = {plan("A lighthouse keeper befriends a storm", seed=seed)[0].script for seed in range(5)}
    assert len(told) == 5


def test_the_camera_follows_the_story() -> None:
    for named in NAMED:
        storyboard, _ = plan(named.prompt)
        cameras = [scene.camera for scene in storyboard.scenes]
        assert len({camera.size for camera in cameras}) >= 3
        assert len({camera.move for camera in cameras}) == len(cameras)
        for before, after in pairwise(cameras):
            assert (before.size, before.angle) != (after.size, after.angle)


def test_indonesian_from_an_english_prompt_and_back() -> None:
    storyboard, _ = plan("A lighthouse keeper befriends a storm", language="id")
    told = " ".join(scene.narration for scene in storyboard.scenes)
    assert storyboard.language == "id"
    assert "penjaga mercusuar" in told
    assert "keeper" not in told
    storyboard, _ = plan("Seorang gadis kecil menemukan peta tua di loteng", language="en-GB")
    assert storyboard.language == "en-GB"
    assert "old map" in " ".join(scene.narration for scene in storyboard.scenes)


def test_other_languages_keep_their_own_words_and_say_so() -> None:
    spanish = "El niño busca el mar y encuentra una carta vieja que su abuela escribió para él antes de morir"
    storyboard, notes = plan(spanish)
    assert [note.code for note in notes] == ["own_words"]
    assert storyboard.language == "es"
    spoken = " ".join(scene.narration for scene in storyboard.scenes if scene.narration)
    assert spoken
    assert spoken in spanish
    assert all(spanish in scene.prompt for scene in storyboard.scenes)
    storyboard, notes = plan("A boy finds a key", language="fr")
    assert storyboard.language == "en"
    assert [note.code for note in notes] == ["language_not_written"]
    storyboard, notes = plan("嵐と友達になる灯台守", language="en")
    assert [note.code for note in notes] == ["language_not_read"]


def test_a_paragraph_is_told_in_its_own_sentences_and_order() -> None:
    storyboard, _ = plan(
        "A knight refuses to fight the dragon. Instead, she brings it soup. The kingdom is furious. "
        "The dragon is delighted.",
        seconds=40,
    )
    told = " ".join(scene.narration for scene in storyboard.scenes)
    places = [
        told.index(part) for part in ("refuses to fight", "brings it soup", "is furious", "is delighted")
    ]
    assert places == sorted(places)
    assert storyboard.title == "The Knight and the Dragon"


def test_verbatim_keeps_the_users_words_and_order() -> None:
    lines = [
        "Maya opens the old blue door of the garden house.",
        "The whole garden is full of bright new snow.",
    ]
    storyboard, notes = plan(" ".join(lines), mode="verbatim", seconds=15, scenes=2)
    assert [scene.narration for scene in storyboard.scenes] == lines
    assert [scene.description for scene in storyboard.scenes] == lines
    assert storyboard.seconds == 15
    assert [note.code for note in notes] == ["narration_pace", "narration_pace"]
    longer = [f"{line[:-1]} and nobody in the house has ever seen it before today." for line in lines]
    storyboard, notes = plan(" ".join(longer), mode="verbatim", seconds=18)
    assert [scene.narration for scene in storyboard.scenes] == longer
    assert notes == ()


def test_seconds_that_do_not_fit_name_those_that_do() -> None:
    fixed = sheet(Durations(values=(Fraction(4), Fraction(6), Fraction(8))))
    brief = Brief(prompt="A storm", seconds=15, scenes=2)
    with pytest.raises(WrongInput) as caught:
        asyncio.run(BuiltinPlanner().draft(brief, fixed))
    assert caught.value.code == "seconds_do_not_fit"
    assert caught.value.where == "seconds"
    assert caught.value.hint == "Ask for 12 s or 14 s or 16 s, or for another number of scenes."
    draft = asyncio.run(BuiltinPlanner().draft(brief.but(seconds=30, scenes=None), fixed))
    assert draft.storyboard.seconds == 30
    assert all(scene.seconds in (4, 6, 8) for scene in draft.storyboard.scenes)


def test_tone_shows_in_mood_and_joins() -> None:
    assert plan("A house", niche="horror shorts")[0].bible.mood is Mood.TENSE
    storyboard, _ = plan("How bread rises", template=Template.EXPLAINER)
    kinds = {scene.transition.kind for scene in storyboard.scenes}
    assert kinds & {TransitionKind.SLIDE_LEFT, TransitionKind.WIPE_LEFT}
    assert storyboard.scenes[-1].transition.kind is TransitionKind.CUT


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("A runner races through the city, then a forest, fast and energetic", TransitionKind.WHIP),
        ("A keeper waits in his lighthouse from morning to night", TransitionKind.MATCH),
    ],
)
def test_what_passes_between_two_scenes_decides_how_they_join(prompt: str, kind: TransitionKind) -> None:
    storyboard, _ = plan(prompt, seconds=30, scenes=5)
    assert kind in {scene.transition.kind for scene in storyboard.scenes}


def test_a_move_that_the_prompt_names_is_the_cameras() -> None:
    storyboard, _ = plan("A cat sleeps on a roof, camera pans left")
    assert storyboard.scenes[0].camera.move.value == "pan_left"
    assert "pans left" not in storyboard.scenes[0].description
