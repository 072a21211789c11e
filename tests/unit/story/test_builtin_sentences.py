"""How the built-in planner reads sentences: who does what survives, whatever way the prompt says it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from fractions import Fraction

import pytest

from reelwright.film.brief import Brief
from reelwright.film.grammar import Aspect, Figure, Hour, PlaceKind
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.time import Rate
from reelwright.film.video import Note
from reelwright.providers.port import Durations, PixelSize, Sheet
from reelwright.story.builtin import BuiltinPlanner
from reelwright.story.lint import lint

SHEET = Sheet(
    provider="test",
    model="test-model",
    about="For tests.",
    durations=Durations(least=Fraction(1), most=Fraction(60), step=Fraction(1, 2)),
    handle_step=Fraction(1, 24),
    sizes={aspect: PixelSize(width=1280, height=720) for aspect in Aspect},
    rates=(Rate(),),
    prompt_limit=2000,
    source="tests",
    checked="2026-11-22",
)


def plan(prompt: str, **asked: object) -> tuple[Storyboard, tuple[Note, ...]]:
    brief = Brief.model_validate({"prompt": prompt, **asked})
    draft = asyncio.run(BuiltinPlanner().draft(brief, SHEET))
    assert lint(draft.storyboard, brief, SHEET) == ()
    return draft.storyboard, draft.notes


def spoken(storyboard: Storyboard) -> str:
    return " ".join(scene.narration for scene in storyboard.scenes)


@dataclass(frozen=True, slots=True)
class Told:
    """A prompt, what its film says and in which order, who is in it, and what it must never say."""

    prompt: str
    said: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    place: PlaceKind | None = None
    never: tuple[str, ...] = ()


F, P = Figure, PlaceKind
TOLD = (
    Told("My grandmother's kitchen on a Sunday morning, she bakes bread and the whole street wakes up",
         ("My grandmother bakes bread", "The whole street wakes up"), (F.ELDER,), P.KITCHEN,
         ("Bread bakes",)),
    Told("Dapur nenekku di pagi hari, ia memanggang roti", ("Nenekku memanggang roti",), (F.ELDER,),
         P.KITCHEN, ("seorang dapur", "dapur nenekku itu")),
    Told("Kisah seorang guru desa yang mengajar di bawah pohon beringin",
         ("Seorang guru desa mengajar di bawah pohon beringin",), (F.PERSON,), P.VILLAGE,
         ("dan seorang guru", "Kisah")),
    Told("When the bridge collapses, a boy teaches his village to swim",
         ("The bridge collapses", "A boy teaches his village to swim"), (F.CHILD,), P.VILLAGE,
         ("boy collapses",)),
    Told("Maya and her brother Arif sail across the lake to find their missing father",
         ("Maya and her brother Arif sail across the lake", "They find their missing father"), (F.MAN,),
         P.RIVER),
    Told("A widow repairs her late husband's watch", ("A widow repairs her late husband's watch",),
         (F.WOMAN,)),
    Told("A city without sound", ("A city without sound",), (), P.CITY, ("sound's hour",)),
    Told("A girl who never speaks", ("A girl never speaks",), (F.CHILD,), None,
         ("A girl speaks", "kind word", "nevers")),
    Told("Three astronauts land on an ice moon and plant a tree",
         ("Three astronauts land on an ice moon", "plant a tree"), (F.PERSON,), P.SPACE),
    Told("A village is saved by a goat", ("A village is saved by a goat",), (F.BEAST,), P.VILLAGE,
         ("goat saved by",)),
    Told("Sebuah desa diselamatkan oleh seekor kambing", ("Sebuah desa diselamatkan oleh seekor kambing",),
         (F.BEAST,), P.VILLAGE, ("kambing diselamatkan",)),
    Told('"Don\'t open the door," says the old man, but the girl opens it',
         ("The old man says “Don't open the door”", "The girl opens it"), (F.ELDER, F.CHILD), None,
         ("Don't opens",)),
    Told("cinematic 4k drone video of a samurai walking through a bamboo forest, ultra realistic",
         ("A samurai walks through a bamboo forest",), (F.MAN,), P.FOREST, ("4k", "drone", "realistic")),
    Told("In the year 2190, a robot gardener keeps the last rose alive on a space station",
         ("a robot gardener keeps the last rose alive",), (F.ROBOT,), P.SPACE),
    Told("Lelaki tua itu duduk di dermaga dan menunggu kapal yang tidak pernah datang",
         ("duduk di dermaga", "menunggu kapal yang tidak pernah datang"), (F.ELDER,), P.COAST,
         ("tua itu tidak pernah datang",)),
    Told("Penari Bali menari di tengah hujan, penonton pergi satu per satu, tetapi ia tidak berhenti",
         ("Penari Bali menari di tengah hujan", "Penonton pergi satu per satu", "tidak berhenti"),
         (F.WOMAN,)),
    Told("Gajah dan semut berlomba lari di hutan", ("Gajah dan semut berlomba lari di hutan",),
         (F.BEAST, F.INSECT), P.FOREST),
    Told("Why is the sky blue?", ("Why is the sky blue?", "the sky"), (), P.SKY,
         ("stranger", "sky blue every")),
    Told("Buatkan video tentang cara membuat batik", ("Inilah cara membuat batik", "batik"), (F.THING,)),
    Told("NeuroFit smartwatch: knows when you need rest", ("knows when you need rest",), (F.THING,)),
    Told("Wireless earbuds ad: 40 hours of battery", ("40 hours of battery",), (F.THING,), None,
         ("the thing",)),
    Told("A soldier comes home and his dog does not recognize him",
         ("A soldier comes home", "His dog does not recognize him"), (F.MAN, F.DOG)),
    Told("An android who cannot dream falls asleep in a field of sheep",
         ("An android cannot dream", "falls asleep in a field of sheep"), (F.ROBOT,), P.FIELD),
    Told("Create a 30 second ad for my bakery 'Roti Senja'", ("Roti Senja",), (), P.KITCHEN,
         ("goes where you go",)),
)  # fmt: skip


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.prompt[:30])
def test_who_does_what_is_said_as_the_prompt_has_it(told: Told) -> None:
    storyboard, notes = plan(told.prompt)
    words = spoken(storyboard)
    places = [words.casefold().find(part.casefold()) for part in told.said]
    assert -1 not in places, words
    assert places == sorted(places)
    figures = [one.figure for one in storyboard.bible.characters]
    assert all(figure in figures for figure in told.figures), figures
    if told.place:
        assert told.place in [place.kind for place in storyboard.bible.places]
    everything = f"{storyboard.title} {words} {' '.join(one.description for one in storyboard.scenes)}"
    assert not [part for part in told.never if part.casefold() in everything.casefold()]
    assert notes == ()


def test_the_hour_turns_with_the_prompt() -> None:
    storyboard, _ = plan("At dawn a fisherman leaves; by night he returns with a mermaid")
    hours = [scene.light.hour for scene in storyboard.scenes]
    assert (hours[0], hours[-1]) == (Hour.DAWN, Hour.NIGHT)


def test_each_of_five_events_has_a_scene_of_its_own() -> None:
    events = (
        "A clockmaker finds a strange key in an old clock. She opens a door behind the wall. "
        "Inside, a garden grows in the dark. A fox leads her to a sleeping giant. "
        "She winds the giant's heart and he wakes up."
    )
    storyboard, _ = plan(events)
    for sentence, scene in zip(re.split(r"(?<=\.) ", events), storyboard.scenes, strict=True):
        assert sentence in scene.narration
        assert sentence in scene.description


@pytest.mark.parametrize(
    ("prompt", "named"),
    [
        ("Two rival street food vendors are forced to share one cart", "share one cart"),
        ("Seorang kakek memperbaiki radio tua di loteng", "radio tua"),
        ("A widow repairs her late husband's watch", "her late husband's watch"),
        ("Nenekku memasak rendang setiap Lebaran", "rendang"),
        ("A goat rescues a village", "a village"),
    ],
)
def test_every_scene_shows_the_deed_with_what_it_names(prompt: str, named: str) -> None:
    storyboard, _ = plan(prompt)
    shown = [scene.description.casefold() for scene in storyboard.scenes]
    assert all(named in text for text in shown), shown


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    "prompt",
    [
        "El niño busca el mar y encuentra una carta vieja",
        "Une vieille femme danse sous la pluie à Paris",
        "嵐と友達になる灯台守",
        "شتاء في المدينة القديمة",
        "En gammal man går längs stranden och letar efter sin hund",
    ],
)
def test_a_language_that_is_not_read_is_no_riddle(prompt: str, language: str) -> None:
    storyboard, notes = plan(prompt, language=language)
    assert [note.code for note in notes] == ["language_not_read"]
    assert prompt[:8] in storyboard.scenes[0].caption
    told = f"{storyboard.logline} {spoken(storyboard)}"
    assert not re.search(
        r"nobody|inscription|translate|code|hello|\bcat\b|tak ada yang tahu|sandi|terbaca",
        told,
        re.IGNORECASE,
    )


@pytest.mark.parametrize("prompt", ["asdf qwer zxcv", "xkcd qqq zzzt"])
def test_keys_struck_at_random_are_a_riddle(prompt: str) -> None:
    assert "nobody can read" in plan(prompt)[0].logline


@pytest.mark.parametrize("prompt", ["nostalgia", "kintsugi", "Zorblax"])
def test_an_unknown_word_is_what_the_film_is_about(prompt: str) -> None:
    storyboard, _ = plan(prompt)
    assert "nobody can read" not in storyboard.logline
    assert prompt.casefold() in spoken(storyboard).casefold()


@pytest.mark.parametrize(
    "prompt",
    [
        "Introducing AeroBottle, a water bottle that cools itself",
        "Product launch: Loma, the lamp that follows the sun",
        "Iklan kopi susu Gula Aren",
    ],
)
def test_what_is_sold_is_told_without_the_view(prompt: str) -> None:
    for seed in range(4):
        words = spoken(plan(prompt, seed=seed)[0])
        assert not re.search(r"towers|siren|traffic|clock|menara|sirene|lalu lintas", words, re.IGNORECASE)


def test_the_feature_is_said_in_every_film_of_a_product() -> None:
    for seconds in (15, 30, 60):
        storyboard, _ = plan("Introducing AeroBottle, a water bottle that cools itself", seconds=seconds)
        assert "AeroBottle cools itself" in spoken(storyboard)


def test_films_are_not_all_shot_alike() -> None:
    ladders = [tuple(scene.camera.size for scene in plan(told.prompt)[0].scenes) for told in TOLD]
    assert len(set(ladders)) > len(ladders) / 2


def test_scenes_have_titles_of_their_own() -> None:
    def technical(scene: Scene) -> bool:
        return ":" in scene.title or len(scene.title) > 40

    for told in TOLD:
        scenes = plan(told.prompt, seconds=60, scenes=5)[0].scenes
        assert len({scene.title for scene in scenes}) == len(scenes)
        assert not [scene.title for scene in scenes if technical(scene)]
