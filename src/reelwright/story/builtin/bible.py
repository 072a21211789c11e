"""The bible's people and places, with the short names by which scenes refer to them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.film.storyboard import Character, Place
from reelwright.story.builtin.arc import Part
from reelwright.story.builtin.look import look_of, look_of_place
from reelwright.story.builtin.phrase import Phrase, same
from reelwright.story.builtin.premise import Premise, Setting
from reelwright.story.builtin.voice import name_of_place


@dataclass(frozen=True, slots=True)
class Cast:
    """Characters by the phrase that names them, places by their setting."""

    characters: tuple[Character, ...]
    places: tuple[Place, ...]
    by_phrase: tuple[tuple[Phrase, Character], ...]
    by_setting: dict[tuple[str, str], Place]

    def character(self, phrase: Phrase) -> Character | None:
        return next((one for known, one in self.by_phrase if same(known, phrase)), None)

    def place(self, setting: Setting) -> Place | None:
        return self.by_setting.get((setting.kind.value, setting.phrase))


def cast_of(premise: Premise, rng: random.Random) -> Cast:
    """Everyone and everywhere that the premise names."""
    taken: set[str] = set()
    people: list[tuple[Phrase, Character]] = []
    for number, phrase in enumerate(premise.cast):
        if phrase.scenery or (phrase.language == "xx" and premise.language not in ("en", "id")):
            continue
        slug = slug_of(phrase.name or phrase.bare("en"), f"character-{number + 1}", taken)
        name = phrase.name or phrase.indefinite(
            premise.language if premise.language in ("en", "id") else "en"
        )
        character = Character(
            id=slug, name=(name[:1].upper() + name[1:])[:80], figure=phrase.figure, look=look_of(phrase, rng)
        )
        people.append((phrase, character))
    places: dict[tuple[str, str], Place] = {}
    for number, setting in enumerate(premise.settings):
        language = setting.language or "en"
        name = name_of_place(setting, language) or setting.kind.value
        slug = slug_of(name.removeprefix("the "), f"place-{number + 1}", taken)
        places[setting.kind.value, setting.phrase] = Place(
            id=slug, name=name[:1].upper() + name[1:], kind=setting.kind, look=look_of_place(setting)
        )
    if not places:
        setting = Setting(_NOWHERE, "", "", "", generic=True)
        place = Place(id=slug_of("nowhere", "place-1", taken), name="Open space", look=look_of_place(setting))
        places[setting.kind.value, setting.phrase] = place
    return Cast(tuple(one for _, one in people), tuple(places.values()), tuple(people), places)


_NOWHERE = Place(id="nowhere", name="nowhere").kind


def slug_of(name: str, fallback: str, taken: set[str]) -> str:
    """A short ASCII name not yet in `taken`, which it joins."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30].strip("-") or fallback
    found, number = slug, 2
    while found in taken:
        found, number = f"{slug}-{number}", number + 1
    taken.add(found)
    return found


def where_is(character: Character, parts: Sequence[Part], premise: Premise) -> int:
    """The scene whose words name a character who is not yet in any; the last when none does."""
    name = character.name.casefold()
    phrase = next(
        (one for one in premise.cast if one.name == character.name or name.endswith(one.text.casefold())),
        premise.hero,
    )
    for index, part in enumerate(parts):
        if any(phrase.text.casefold() in f"{event.told} {event.said.one}".casefold() for event in part.told):
            return index
    return len(parts) - 1
