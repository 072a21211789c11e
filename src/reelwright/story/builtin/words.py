"""A prompt as words: each with everything that the lexicons know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reelwright.film.grammar import Hour, Weather
from reelwright.story.builtin.lexicon.nouns import NounForm, english_nouns, indonesian_nouns
from reelwright.story.builtin.lexicon.small_words import (
    ADJECTIVES_TO_ENGLISH,
    ENGLISH,
    INDONESIAN,
    SmallWords,
    is_known_name,
)
from reelwright.story.builtin.lexicon.verbs import (
    Deed,
    Verb,
    english_forms,
    english_verbs,
    indonesian_verbs,
    looks_indonesian_verb,
)
from reelwright.story.builtin.lexicon.where_and_when import (
    PlaceName,
    hour_words,
    place_names,
    weather_words,
)

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*['’]?|[^\w\s]|_", re.UNICODE)
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several that mean one thing ("lighthouse keeper"), as the prompt writes it."""

    text: str
    noun: NounForm | None = None
    place: PlaceName | None = None
    hour: Hour | None = None
    weather: Weather | None = None
    verb: Verb | None = None
    """What it would be if it is a verb here; whether it is one, the words around it tell."""
    form: str = ""
    """Of an English verb: `base`, `third`, `gerund` or `past`."""
    particle: bool = False
    """`verb` includes words after its first ("search for")."""

    @property
    def key(self) -> str:
        return self.text.casefold()

    @property
    def is_sign(self) -> bool:
        return not self.text[0].isalnum()

    @property
    def known(self) -> bool:
        return bool(self.noun or self.place or self.hour or self.weather or self.verb)

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def looks_like_a_name(self) -> bool:
        return self.capital and (is_known_name(self.text) or not self.known)


def small_words(language: str) -> SmallWords:
    """The function words to read `language` with; English for all that is not Indonesian."""
    return INDONESIAN if language == "id" else ENGLISH


def words_of(sentence: str, language: str) -> list[Word]:
    """The words and signs of a sentence; the longest known run of words is taken as one."""
    tokens = _TOKEN.findall(sentence)
    found: list[Word] = []
    at = 0
    while at < len(tokens):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            word = _look_up(tokens[at : at + size], language)
            if word is not None:
                found.append(word)
                at += size
                break
        else:
            found.append(Word(tokens[at]))
            at += 1
    return found if language == "id" else [_guessed(found, at) for at in range(len(found))]


def _guessed(words: list[Word], at: int) -> Word:
    """An unknown English word that stands where a verb does, taken for one: `a baker yodels at the moon`."""
    word, small = words[at], ENGLISH
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if word.key in small.auxiliaries:
        return word
    if word.known or before is None or not word.key.endswith("s") or word.key.endswith(("ss", "'s", "’s")):
        return word
    named = (before.noun is not None and not before.noun.plural) or before.looks_like_a_name
    opening = small.determiners | small.possessives | small.prepositions | small.adverbs | {"and"}
    opens = after is None or after.is_sign or after.key in opening or after.key in small.pronouns
    if not (named and opens) or word.capital:
        return word
    lemma = word.key[:-1]
    return Word(word.text, verb=Verb(lemma, lemma, Deed.BE), form="third")


def _look_up(tokens: list[str], language: str) -> Word | None:
    text = " ".join(tokens)
    key = text.casefold().replace("’", "'")
    nouns = indonesian_nouns() if language == "id" else english_nouns()
    reading = "id" if language == "id" else "en"
    verb, form, particle = _verb(key, language)
    noun = nouns.get(key)
    if noun is None and language == "id" and " " not in key:
        # "nenekku", "anaknya": whose it is stands at the end.
        noun = next(
            (nouns.get(key.removesuffix(end)) for end in ("ku", "mu", "nya") if key.endswith(end)), None
        )
    word = Word(
        text,
        noun=noun,
        place=place_names(reading).get(key),
        hour=hour_words(reading).get(key),
        weather=weather_words(reading).get(key),
        verb=verb,
        form=form,
        particle=particle,
    )
    if key in small_words(language).prepositions and len(tokens) == 1:
        return None
    return word if word.known else None


def _verb(key: str, language: str) -> tuple[Verb | None, str, bool]:
    if language == "id":
        known = indonesian_verbs()
        known_otherwise = key in indonesian_nouns() or key in ADJECTIVES_TO_ENGLISH
        verb = known.get(key) or known.get(key.removesuffix("nya"))
        if verb is None and " " not in key and looks_indonesian_verb(key) and not known_otherwise:
            verb = Verb(key, key, Deed.BE)
        return verb, "base", " " in key
    first, _, rest = key.partition(" ")
    lemma, form = english_forms().get(first, ("", ""))
    if not lemma:
        return None, "", False
    verb = english_verbs().get(f"{lemma} {rest}".strip())
    return verb, form, bool(rest)
