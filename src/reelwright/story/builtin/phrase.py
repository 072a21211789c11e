"""A noun phrase from a prompt, ready to be written in either language."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.film.grammar import Figure
from reelwright.story.builtin.lexicon.nouns import Noun, english_nouns, plural_of
from reelwright.story.builtin.lexicon.small_words import (
    ADJECTIVES_TO_ENGLISH,
    ADJECTIVES_TO_INDONESIAN,
    ENGLISH,
    sex_of_name,
)

PEOPLE = frozenset(
    {Figure.PERSON, Figure.WOMAN, Figure.MAN, Figure.CHILD, Figure.ELDER, Figure.CROWD},
)
ANIMALS = frozenset(
    {Figure.DOG, Figure.CAT, Figure.HORSE, Figure.BIRD, Figure.FISH, Figure.WHALE, Figure.INSECT,
    Figure.BEAST,
     Figure.DRAGON},
)  # fmt: skip
_UNCOUNTED = frozenset(
    [
        "coffee",
        "tea",
        "bread",
        "rice",
        "honey",
        "chocolate",
        "light",
        "treasure",
        "gold",
        "music",
        "money",
        "time",
        "darkness",
        "death",
        "soup",
        "ramen",
        "noodle",
        "batik",
        "home",
        "truth",
        "love",
        "hope",
        "friendship",
        "freedom",
        "loneliness",
        "peace",
        "fear",
        "happiness",
        "courage",
        "fire",
        "batik",
        "wayang",
        "gamelan",
        "ashes",
        "rendang",
        "internet",
    ]
)
_NOT_SANG = frozenset(
    [
        "anak",
        "orang",
        "kakek",
        "nenek",
        "ibu",
        "ayah",
        "bapak",
        "gadis",
        "bocah",
        "bayi",
        "wanita",
        "perempuan",
        "pria",
        "lelaki",
    ]
)
_NUMBERS_ID = {
    "two": "dua",
    "three": "tiga",
    "four": "empat",
    "five": "lima",
    "six": "enam",
    "seven": "tujuh",
}
_NUMBERS_EN = {indonesian: english for english, indonesian in _NUMBERS_ID.items()}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a noun phrase without its determiner, and what is known about them."""

    text: str
    determiner: str
    noun: Noun | None
    plural: bool
    language: str
    """Of `text`: `en`, `id`, or another tag when nobody knows how to inflect it."""
    name: str = ""
    """A proper name: Maya, AeroBottle."""
    sex: str = ""
    scenery: bool = False
    """It is the place itself: told of as the hero, drawn as the background."""

    @property
    def figure(self) -> Figure:
        """What the animatic can draw it as; a bare name is a person, an unknown word a thing."""
        if self.noun is None:
            return Figure.PERSON if self.name else Figure.THING
        known = self.noun.figure
        if known in (Figure.PERSON, Figure.MAN, Figure.WOMAN):
            words = set(self.text.casefold().split())
            if words & {"old", "tua", "elderly", "aging", "ageing", "retired"}:
                return Figure.ELDER
            if known is Figure.PERSON:
                return {"f": Figure.WOMAN, "m": Figure.MAN}.get(self.sex, known)
        return known

    @property
    def human(self) -> bool:
        return self.figure in PEOPLE

    @property
    def known_sex(self) -> str:
        """`f`, `m`, `n`, or empty for a person of whom nobody said."""
        if self.sex:
            return self.sex
        if self.name and sex_of_name(self.name):
            return sex_of_name(self.name)
        if self.noun and self.noun.sex:
            return self.noun.sex
        if self.human:
            return {Figure.MAN: "m", Figure.WOMAN: "f"}.get(self.figure, "")
        return "n"

    def bare(self, language: str) -> str:
        """The words without a determiner, translated as far as they are known."""
        if self.language == language or self.noun is None:
            return self.text
        if self.language not in ("en", "id"):
            return self.text
        words = self.text.casefold().split()
        known = ADJECTIVES_TO_ENGLISH if language == "en" else ADJECTIVES_TO_INDONESIAN
        said = [known[word] for word in words if word in known]
        if language == "en":
            noun = plural_of(self.noun.en) if self.plural else self.noun.en
            return " ".join([*said, noun])
        many = self.plural and not self.determiner and " " not in self.noun.id and "-" not in self.noun.id
        return " ".join([f"{self.noun.id}-{self.noun.id}" if many else self.noun.id, *said])

    def indefinite(self, language: str) -> str:
        """As it is met for the first time: `a lighthouse keeper`, `seorang nelayan tua`."""
        if self.name:
            return self.name
        text = self.bare(language)
        if language == "en":
            if self._owned:
                return f"{self.determiner} {text}"
            if self.plural:
                number = _NUMBERS_EN.get(self.determiner, self.determiner)
                return f"{number} {text}" if number in ENGLISH.numbers else text
            if self.determiner in ("the", "this", "that", "these", "those"):
                return f"{self.determiner} {text}"
            if self._uncounted or self.noun is None:
                return text if not self.determiner else f"{_article(text)} {text}"
            return f"{'the' if self._sole else _article(text)} {text}"
        if self.scenery:
            return text
        number = _NUMBERS_ID.get(self.determiner, self.determiner)
        if number in _NUMBERS_EN or number in ("beberapa", "banyak", "para"):
            return f"{number} {text}"
        if self.plural or self.noun is None or self._owned or not self._measure:
            return text
        return f"{self._measure} {text}"

    def definite(self, language: str) -> str:
        """As it is spoken of again: `the lighthouse keeper`, `nelayan tua itu`."""
        if self.name:
            return self.name
        text = self.bare(language)
        if language == "en":
            if self._owned:
                return f"{self.determiner} {text}"
            if (self._uncounted or self.noun is None) and not self.determiner:
                return text
            return f"the {text}"
        if self.noun is None or self.scenery or self._owned or text.endswith("nya") or not self._measure:
            return text
        number = _NUMBERS_ID.get(self.determiner, self.determiner)
        return f"{number} {text} itu" if number in _NUMBERS_EN else f"{text} itu"

    def short(self, language: str) -> str:
        """The shortest that still says who: `the keeper`, `sang nelayan`, `Maya`."""
        if self.name or self.noun is None or self._owned:
            return self.definite(language)
        if language == "en":
            if self._uncounted and not self.determiner:
                return self.bare("en")
            noun = self.noun.en
            unlisted = noun not in english_nouns()
            whole = unlisted or not self.noun.acts
            last = (
                noun if whole or noun in ("private eye", "mouse deer", "santa claus") else noun.split(" ")[-1]
            )
            return f"the {plural_of(last) if self.plural else last}"
        if (not self._measure and self.figure is not Figure.CROWD) or not self.noun.acts:
            return self.bare("id")
        if self.plural:
            number = {"two": "kedua", "dua": "kedua"}.get(self.determiner, "para" if self.human else "")
            return f"{number} {self.noun.id}".strip()
        plain = self.noun.id.split(" ")[0] in _NOT_SANG
        plain = plain or self.figure is Figure.CROWD
        return f"sang {self.noun.id}" if self.human and not plain else f"{self.noun.id} itu"

    @property
    def _owned(self) -> bool:
        if self.language == "id" and self.noun is not None:
            first = self.text.casefold().split(" ")[0]
            return first.endswith(("ku", "mu", "nya")) and first != self.noun.id.split(" ")[0]
        return self.determiner in ENGLISH.possessives or self.determiner.endswith(("'s", "’s"))

    @property
    def _sole(self) -> bool:
        return (
            self.noun is not None and self.noun.en in ("moon", "sun", "ocean", "wind") and not self.determiner
        )

    @property
    def _uncounted(self) -> bool:
        return self.noun is not None and (self.noun.en in _UNCOUNTED or self.noun.en == "climate change")

    @property
    def _measure(self) -> str:
        """The Indonesian measure word; empty for what is not counted (a storm, light, time)."""
        if self.figure is Figure.CROWD:
            return ""
        if self.human or (self.figure is Figure.ROBOT and self.name):
            return "seorang"
        if self.figure in ANIMALS:
            return "seekor"
        if self.figure is Figure.SPIRIT and self.noun is not None:
            return "sesosok" if self.noun.en in ("ghost", "spirit", "fairy", "alien", "angel") else ""
        return "" if self._uncounted else "sebuah"


def same(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases of one prompt mean the same: `a hungry stray dog` and later `the dog`."""
    if one.name or other.name:
        return one.name == other.name
    if one.noun and other.noun:
        first, second = f" {one.noun.en}", f" {other.noun.en}"
        kin = first.endswith(second) or second.endswith(first)
        again = {one.determiner, other.determiner} & {"the", "this", "that", "itu", ""}
        return kin and (bool(again) or one.determiner == other.determiner)
    return one.text.casefold() == other.text.casefold()


_AN = ("a", "e", "i", "o", "u", "hour", "honest", "heir")
_A = ("uni", "use", "one", "euro", "eu")


def _article(text: str) -> str:
    low = text.casefold()
    return "an" if low.startswith(_AN) and not low.startswith(_A) else "a"
