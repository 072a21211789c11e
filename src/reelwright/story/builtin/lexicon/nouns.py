"""Who and what a prompt can name, in English and Indonesian."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reelwright.film.grammar import Figure, PlaceKind
from reelwright.story.builtin.lexicon.living import ANIMALS, PEOPLE
from reelwright.story.builtin.lexicon.things import PROPS, THINGS_THAT_ACT


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing with a name in both languages. The first form is the one that is written."""

    en: str
    id: str
    figure: Figure
    sex: str
    """`f`, `m`, or empty where the word does not say."""
    home: PlaceKind | None
    acts: bool
    """It can carry a story; a prop cannot unless it is all there is."""


@dataclass(frozen=True, slots=True)
class NounForm:
    """A noun as it is met in a prompt."""

    noun: Noun
    plural: bool


_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "mouse": "mice",
    "wolf": "wolves", "thief": "thieves", "elf": "elves", "fish": "fish", "sheep": "sheep", "deer": "deer",
    "fisherman": "fishermen", "postman": "postmen", "snowman": "snowmen", "wife": "wives", "hero": "heroes",
    "goldfish": "goldfish", "ashes": "ashes", "people": "people", "lovers": "lovers",
    "spacecraft": "spacecraft",
    "coffee": "coffee", "tea": "tea", "bread": "bread", "rice": "rice", "honey": "honey", "music": "music",
    "money": "money", "darkness": "darkness", "death": "death", "time": "time", "gold": "gold",
    "fireflies": "fireflies", "samurai": "samurai", "batik": "batik",
}  # fmt: skip


def plural_of(noun: str) -> str:
    """The English plural of a noun; only the last word of a compound changes."""
    *front, last = noun.split(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = f"{last[:-1]}ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last = f"{last}es"
    else:
        last = f"{last}s"
    return " ".join([*front, last])


def _rows() -> list[tuple[list[str], list[str], Noun]]:
    rows: list[tuple[list[str], list[str], Noun]] = []
    for block, acts in ((PEOPLE, True), (ANIMALS, True), (THINGS_THAT_ACT, True), (PROPS, False)):
        for line in block.strip().splitlines():
            english, indonesian, figure, home = (cell.strip() for cell in line.split("|"))
            kind, _, sex = figure.partition(":")
            en_forms, id_forms = english.split(", "), indonesian.split(", ")
            place = PlaceKind(home) if home else None
            rows.append((en_forms, id_forms, Noun(en_forms[0], id_forms[0], Figure(kind), sex, place, acts)))
    return rows


@cache
def english_nouns() -> dict[str, NounForm]:
    """Every English form, singular and plural, to its noun. A synonym keeps its own word."""
    found: dict[str, NounForm] = {}
    for forms, _, noun in _rows():
        for form in forms:
            own = Noun(form, noun.id, noun.figure, noun.sex, noun.home, noun.acts)
            many = plural_of(form)
            found.setdefault(many, NounForm(own, plural=True))
            if many != form or form not in {"ashes", "people", "lovers", "fireflies"}:
                found[form] = NounForm(own, plural=False)
    return found


@cache
def indonesian_nouns() -> dict[str, NounForm]:
    """Every Indonesian form to its noun; a doubled noun is plural."""
    found: dict[str, NounForm] = {}
    for _, forms, noun in _rows():
        for form in forms:
            own = Noun(noun.en, form, noun.figure, noun.sex, noun.home, noun.acts)
            found.setdefault(form, NounForm(own, plural=form in {"anak-anak", "orang-orang", "ibu-ibu"}))
            if " " not in form and "-" not in form:
                found.setdefault(f"{form}-{form}", NounForm(own, plural=True))
    return found
