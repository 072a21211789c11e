"""The voice that fills written lines in: names, pronouns and agreement for one telling of an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.film.grammar import Figure, PlaceKind
from reelwright.story.builtin.bank import Line
from reelwright.story.builtin.lexicon.where_and_when import plain_place
from reelwright.story.builtin.phrase import ANIMALS, Phrase
from reelwright.story.builtin.premise import Setting

_NOUN_AGREES = re.compile(r"\(([^()/]+)/([^()/]+)\)")
_PRONOUN_AGREES = re.compile(r"<([^<>/]+)/([^<>/]+)>")
_SLOT = re.compile(r"\{(\w+)\}")
_ONE_OBJECT_ACTS = re.compile(r"\{o\},? (?:\w+ )?(?:is|has|was|does|\w+[^s]s)\b")
_AIRLESS = frozenset([PlaceKind.SPACE, PlaceKind.UNDERWATER])
_NEEDS_AIR = re.compile(
    r"\b(?:birds?|wind|rain|road|grass|burung\w*|angin|hujan|jalan|rumput)\b", re.IGNORECASE
)
_HAS_ARMS = re.compile(
    r"\b(?:arms?|hair|fingertips?|rambut|ujung jari|tangan terangkat|tangan terentang|lengan)\b",
    re.IGNORECASE,
)
_HAS_A_FACE = re.compile(
    r"\b(?:one eye|eyes?|head bowed|laughing|grinning|face|satu mata|mata|tertawa|wajah\w*)\b", re.IGNORECASE
)
_IS_MADE = re.compile(
    r"reach\)? you|heat, pressure|hands will touch|checked|sampai kepadamu|panas, tekanan|"
    r"tangan akan menyentuh|diperiksa",
    re.IGNORECASE,
)
"""Said of what is made and handed on: coffee, batik. The sky is not, nor a cat."""
_IS_HEARD = re.compile(
    r"\b(?:sounds?|hum|voices?|says?|talks?|word|words|songs?|sings?|laugh\w*|radio|note|suara|dengung|"
    r"terdengar|kata|bicara|berbicara|mengatakan\w*|lagu\w*|tertawa|menyanyi|nada)\b",
    re.IGNORECASE,
)
_PRONOUNS = {"f": ("she", "her", "her"), "m": ("he", "him", "his"), "n": ("it", "it", "its")}


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is told of, in which language, with whom, and where."""

    language: str
    hero: Phrase
    other: Phrase | None
    setting: Setting
    quote: str
    hushed: bool = False
    """The story has no sound or no speech in it, so nothing may be said of any."""

    def fill(self, line: Line) -> str | None:
        """The line with every name in place; None when it needs something that this story lacks."""
        if line.people_only and not self.hero.human:
            return None
        if self.setting.kind in _AIRLESS and _NEEDS_AIR.search(line.text):
            return None
        if self.hushed and _IS_HEARD.search(line.text):
            return None
        if not (self.hero.human or self.hero.figure is Figure.ROBOT) and _HAS_ARMS.search(line.text):
            return None
        made = self.hero.figure is Figure.THING and not self.hero.scenery and self.hero.noun is not None
        if not made and _IS_MADE.search(line.text):
            return None
        alive = self.hero.human or self.hero.figure in ANIMALS | {Figure.ROBOT, Figure.SPIRIT}
        if not alive and _HAS_A_FACE.search(line.text):
            return None
        text = line.text
        if self.other is not None and self.other.plural and _ONE_OBJECT_ACTS.search(text):
            return None
        plural = self.hero.plural
        text = _NOUN_AGREES.sub(lambda match: match.group(2 if plural else 1), text)
        together = plural or self._pronouns[0] == "they"
        text = _PRONOUN_AGREES.sub(lambda match: match.group(2 if together else 1), text)
        slots = self._slots()
        needed = _SLOT.findall(text)
        if any(not slots.get(name) for name in needed):
            return None
        filled = _SLOT.sub(lambda match: slots[match.group(1)], text)
        return sentence_case(re.sub(r"s's\b", "s'", filled))

    def where(self) -> str:
        """`in the abandoned factory`, `di laut`; empty when the story has no place."""
        return where(self.setting, self.language)

    @property
    def pronoun(self) -> str:
        """He, she, it or they, in the voice's language."""
        if self.language == "en":
            return self._pronouns[0]
        return "mereka" if self.hero.plural else "ia"

    @property
    def _pronouns(self) -> tuple[str, str, str]:
        if self.hero.plural or not self.hero.known_sex:
            return ("they", "them", "their")
        return _PRONOUNS[self.hero.known_sex]

    def _slots(self) -> dict[str, str]:
        language, hero, other = self.language, self.hero, self.other
        if language == "en":
            subject, whom, whose = self._pronouns
        else:
            subject = self.pronoun
            whom, whose = "mereka" if hero.plural else "dia", " mereka" if hero.plural else "nya"
        return {
            "h": hero.short(language),
            "a": hero.indefinite(language),
            "p": subject,
            "P": subject.capitalize(),
            "m": whom,
            "s": whose,
            "o": other.short(language) if other else "",
            "oa": other.indefinite(language) if other else "",
            "w": self.where(),
            "q": self.quote,
        }


def flowing(sentences: Sequence[str], voice: Voice) -> str:
    """Sentences as one paragraph; one that opens with the hero's name right after another that does has the
    pronoun instead, where that leaves the verb as it is."""
    hero, language = voice.hero, voice.language
    names = [sentence_case(name) for name in (hero.short(language), hero.indefinite(language))]
    pronoun = voice.pronoun
    keeps = language == "id" or hero.plural or hero.known_sex
    said: list[str] = []
    for text in sentences:
        after_name = bool(said) and any(re.match(rf"{re.escape(name)}\b", said[-1]) for name in names)
        name = next((one for one in names if re.match(rf"{re.escape(one)}\s", text)), "")
        said.append(f"{pronoun.capitalize()}{text[len(name) :]}" if keeps and after_name and name else text)
    return " ".join(said)


def where(setting: Setting, language: str) -> str:
    """Where a setting is, with its preposition, in either language; empty for no place."""
    if setting.phrase and setting.language == language:
        return f"{setting.preposition} {setting.phrase}".strip()
    if setting.kind is PlaceKind.ABSTRACT:
        return ""
    plain = plain_place(setting.kind, language)
    bare = (plain.preposition, plain.word) in (("at", "sea"), ("in", "space"))
    article = "the " if language == "en" and not bare else ""
    return f"{plain.preposition} {article}{plain.word}"


def name_of_place(setting: Setting, language: str) -> str:
    """The place itself: `the abandoned factory`, `laut`; empty for no place."""
    if setting.phrase and setting.language == language:
        return setting.phrase
    if setting.kind is PlaceKind.ABSTRACT:
        return ""
    word = plain_place(setting.kind, language).word
    return word if language != "en" or word == "space" else f"the {word}"


def sentence_case(text: str) -> str:
    """Every sentence of the text begun with a capital."""
    return re.sub(
        r"(^[“\"(]?|[.!?]\s+[“\"(]?)(\w)",
        lambda match: match.group(1) + match.group(2).upper(),
        text,
    )
