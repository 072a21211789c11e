"""The noun phrases of a sentence: who and what it names, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reelwright.film.grammar import Figure, PlaceKind
from reelwright.story.builtin.lexicon.nouns import Noun, english_nouns
from reelwright.story.builtin.lexicon.small_words import ADJECTIVES_TO_INDONESIAN, SmallWords, is_known_name
from reelwright.story.builtin.phrase import Phrase
from reelwright.story.builtin.premise import Setting
from reelwright.story.builtin.words import Word, small_words

_SPOKEN = re.compile(r"spoken\d$")
"""Stands for what somebody says."""
_NOT_IN_A_PHRASE = frozenset(["very", "not", "only"])
_OF_THE_FILM = frozenset(
    ["noir", "cinematic", "epic", "horror", "animated", "3d", "anime", "documentary", "sinematik"]
)
"""Adjectives that say what the film looks like, not who is in it."""
_WHAT_FOR = frozenset(["for", "about", "demi", "untuk", "tentang"])
"""A place after these is what something is for, not where it is."""
_BEFORE_WEATHER = frozenset(
    [
        "saat",
        "ketika",
        "during",
        "through",
        "in",
        "amid",
        "under",
        "after",
        "before",
        "di",
        "dalam",
        "sesudah",
        "sebelum",
    ]
)


OWNER = "'s"
"""Stands as the preposition of whoever owns something: the grandmother of `my grandmother's kitchen`."""


@dataclass(frozen=True, slots=True)
class Found:
    """A noun phrase, from word `start` to before `stop`, and what stands before it."""

    phrase: Phrase
    start: int
    stop: int
    preposition: str
    place: bool
    """It says where, not who or what."""
    setting: Setting | None


def things_in(words: list[Word], language: str) -> list[Found]:
    """Every noun phrase of the words, in order; verbs, as `is_verb` tells them, break phrases."""
    small = small_words(language)
    found: list[Found] = []
    at = 0
    while at < len(words):
        stop = at
        while stop < len(words) and _inside(words, stop, at, language):
            stop += 1
        if stop == at:
            at += 1
            continue
        one = _phrase(words, at, stop, small, language)
        owner = _owner(words, at, stop, small, language)
        if owner is not None:
            found.append(owner)
        if one is not None:
            found.append(one)
        at = stop
    return _joined(found, words, language)


def places_in(words: list[Word], language: str) -> list[Setting]:
    """Where the sentence is set: what follows "in", "at" or "di", else any place that it names."""
    found = [one.setting for one in things_in(words, language) if one.place and one.setting]
    if found:
        return found
    return [
        Setting(
            word.place.kind, _where("", word.text, language, word, [word]), word.place.preposition, language
        )
        for at, word in enumerate(words)
        if word.place and not word.noun and not word.verb and not (at and words[at - 1].key in _WHAT_FOR)
    ]


def is_verb(words: list[Word], at: int, language: str) -> bool:
    """Whether word `at` is used as a verb here."""
    word, small = words[at], small_words(language)
    if word.verb is None or word.key in small.naming:
        return False
    before = words[at - 1] if at else None
    while before is not None and before.key in small.adverbs and words.index(before) > 0:
        before = words[words.index(before) - 1]
    if language == "id":
        if at and word.capital and word.verb.en == word.verb.id:
            # Diponegoro is a name, however much it looks like a passive.
            return False
        return _is_indonesian_verb(word, before, small)
    return _is_english_verb(words, at, before, small)


def _is_indonesian_verb(word: Word, before: Word | None, small: SmallWords) -> bool:
    if word.noun or word.place:
        return False
    return before is None or before.key not in (small.determiners - {"semua", "setiap", "para"})


def _is_english_verb(words: list[Word], at: int, before: Word | None, small: SmallWords) -> bool:
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    noun_too = word.noun is not None or word.place is not None or word.weather is not None
    opens = after is not None and (
        after.key in small.determiners or after.key in small.possessives or after.key in small.numbers
        or after.key in small.pronouns or after.key in small.prepositions or after.key in small.adverbs
        or after.key in small.asking
    )  # fmt: skip
    if before is None:
        return word.form in ("base", "gerund") and not noun_too and after is not None and not after.is_sign
    if before.key == "to" or before.key in small.modals:
        return word.form == "base"
    if before.key in ("do", "does", "did", "don't", "doesn't", "didn't"):
        return word.form == "base"
    if before.key in small.auxiliaries:
        return word.form in ("gerund", "past") and not noun_too
    if _relative(words, at - 1, small) and word.form in ("third", "past"):
        return True
    if before.key in small.determiners | small.possessives | small.numbers or before.key.endswith(
        ("'s", "’s")
    ):
        return False
    if before.key in small.prepositions:
        return False
    if before.key in small.pronouns or before.key in small.relatives:
        return True
    if before.is_sign or before.key in small.conjunctions or before.key in small.asking:
        return word.form in ("third", "past", "gerund", "base") and (
            not noun_too or (opens and not word.noun)
        )
    if before.verb is not None and not (before.noun or before.looks_like_a_name):
        return False
    if word.form == "base":
        plural = before.noun is not None and before.noun.plural
        together = before.noun is not None and any(one.key == "and" for one in words[:at])
        follows = opens or after is None or (together and after.noun is not None)
        return not noun_too or ((plural or together or before.key.endswith("s")) and follows)
    if word.noun and word.form == "past" and not (before.noun or before.looks_like_a_name):
        # The last rose is no rising.
        return False
    if noun_too and word.form == "third":
        return opens or after is None or bool(after.noun or after.capital)
    return True


def _relative(words: list[Word], at: int, small: SmallWords) -> bool:
    """Whether word `at` joins a clause to what it is about; "that" does only after a noun, before a verb."""
    key = words[at].key
    if key != "that":
        return key in small.relatives
    after = words[at + 1] if at + 1 < len(words) else None
    return at > 0 and after is not None and after.form in ("third", "past") and after.verb is not None


def _inside(words: list[Word], at: int, start: int, language: str) -> bool:
    """Whether word `at` belongs to a phrase that began at `start`."""
    word, small = words[at], small_words(language)
    key = word.key
    if _SPOKEN.match(key):
        return False
    if word.is_sign or key in small.conjunctions or _relative(words, at, small) or key in small.pronouns:
        return False
    if key in small.prepositions or key in small.auxiliaries or key in small.modals or key in small.asking:
        return False
    if (key in small.adverbs and word.noun is None) or key in small.naming or key in _NOT_IN_A_PHRASE:
        return False
    if key in small.announcing and at == 0:
        return False
    if is_verb(words, at, language):
        return False
    opens = key in small.determiners or key in small.possessives or key in small.numbers
    if opens and at > start:
        return False
    if word.hour and not word.noun and language == "id" and at > start:
        return False
    return not (
        at > start
        and words[at - 1].looks_like_a_name
        and is_known_name(words[at - 1].text)
        and word.noun is not None
        and language == "en"
    )


def _owner(words: list[Word], start: int, stop: int, small: SmallWords, language: str) -> Found | None:
    """Whose the thing is, where that is somebody: `my grandmother's kitchen`, `dapur nenek`."""
    if language == "id":
        head = next((at for at in range(start, stop) if words[at].place and not words[at].noun), None)
        at = next((at for at in range(start, stop) if (noun := words[at].noun) and noun.noun.acts), None)
        if head is None or at is None or at != head + 1:
            return None
        return Found(_make(words[at:stop], "", [words[at]], language), at, stop, OWNER, False, None)
    for at in range(start, stop):
        word = words[at]
        bare = re.sub(r"(?:'s|’s)$", "", word.text)
        if bare == word.text or at + 1 >= stop:
            continue
        first = start
        determiner = ""
        if words[start].key in small.determiners | small.possessives | small.numbers:
            determiner, first = words[start].key, start + 1
        form = english_nouns().get(bare.casefold())
        if form is None and not is_known_name(bare):
            return None
        if form is not None and not form.noun.acts:
            return None
        run = [*words[first:at], Word(bare, noun=form)]
        return Found(
            _make(run, determiner, [run[-1]] if form else [], language), start, at + 1, OWNER, False, None
        )
    return None


def _phrase(words: list[Word], start: int, stop: int, small: SmallWords, language: str) -> Found | None:
    determiner = ""
    first = start
    opening = words[start].key
    if opening in small.determiners or opening in small.possessives or opening in small.numbers:
        determiner, first = opening, start + 1
    while first < stop and words[first].key in small.numbers | small.determiners:
        first += 1
    run = [word for word in words[first:stop] if word.key not in _OF_THE_FILM] or words[first:stop]
    while language == "en" and len(run) > 1 and run[-1].key in ADJECTIVES_TO_INDONESIAN and not run[-1].noun:
        run = run[:-1]
    if not run:
        return None
    before = words[start - 1].key if start else ""
    preposition = before if before in small.prepositions else ""
    only_time = all(word.hour or (word.weather and not word.noun) for word in run)
    by_weather = run[-1 if language == "en" else 0].weather and before in _BEFORE_WEATHER
    if only_time or by_weather:
        return None
    place = next((word for word in _head_first(run, language) if word.place), None)
    nouns = [word for word in _head_first(run, language) if word.noun]
    if len(nouns) > 1 and nouns[0].key == "home":
        nouns = nouns[1:]
    unknown = place is None and not nouns and not determiner
    unknown = unknown and all(word.looks_like_a_name and not is_known_name(word.text) for word in run)
    if unknown and preposition in ("on", "ke", "dari", "from", "at"):
        # Where from and where to, or a day of the year: nobody who acts.
        return None
    if unknown and preposition in ("in", "di"):
        # Somewhere with a name that no list has: Kyoto, Wakatobi.
        setting = Setting(PlaceKind.CITY, " ".join(word.text for word in run), preposition, language)
        return Found(_make(run, "", [], language), start, stop, preposition, True, setting)
    looked_at = preposition == "at" and place is not None and place.noun is not None
    if (
        place is not None
        and not looked_at
        and preposition in small.locatives
        and (not nouns or nouns[0] is place or run[0] is place)
    ):
        text = " ".join(word.text for word in run)
        assert place.place is not None
        text = (
            text
            if run[0].looks_like_a_name or run[0].key in _NAMED_PLACES or (run[0].capital and run[-1].capital)
            else text[:1].lower() + text[1:]
        )
        where = _where(determiner, text, language, place, run)
        setting = Setting(place.place.kind, where, _how(preposition, place.place.preposition), language)
        return Found(_make(run, determiner, nouns, language), start, stop, preposition, True, setting)
    if place is not None and place.weather and not nouns:
        return None
    led = language == "id" and run[0] is place and not run[0].noun
    if place is not None and (not nouns or led) and preposition not in _WHAT_FOR:
        text = " ".join(word.text for word in run)
        assert place.place is not None
        text = text if run[0].key in _NAMED_PLACES else text[:1].lower() + text[1:]
        where = _where(determiner, text, language, place, run)
        setting = Setting(place.place.kind, where, place.place.preposition, language)
        return Found(_make(run, determiner, nouns, language), start, stop, preposition, True, setting)
    return Found(_make(run, determiner, nouns, language), start, stop, preposition, False, None)


def _head_first(run: list[Word], language: str) -> list[Word]:
    """The head of an English phrase is its last noun, of an Indonesian one its first."""
    return list(reversed(run)) if language == "en" else run


def _how(said: str, usual: str) -> str:
    """The preposition that says where one is: `through the jungle` is `in the jungle` once there."""
    keep = {
        "in",
        "on",
        "at",
        "under",
        "beneath",
        "near",
        "beside",
        "above",
        "beyond",
        "behind",
        "inside",
        "di",
    }
    return said if said in keep else usual


def _where(determiner: str, text: str, language: str, place: Word, run: list[Word]) -> str:
    if language == "id":
        return text
    named = place.key in _NAMED_PLACES or run[0].text == "home"
    if named:
        return text if len(run) > 1 or place.key == "home" else text.title()
    if determiner in ("my", "your", "his", "her", "its", "our", "their"):
        return f"{determiner} {text}"
    return f"the {text}"


_NAMED_PLACES = frozenset([
    "tokyo", "paris", "london", "jakarta", "surabaya", "bandung", "antarctica", "mars", "home",
    "school", "space", "orbit", "downtown", "new york", "outer space",
])  # fmt: skip


def _make(run: list[Word], determiner: str, nouns: list[Word], language: str) -> Phrase:
    text = " ".join(word.text for word in run)
    head = nouns[0] if nouns else None
    if head is not None and head.key in ("santa", "santa claus") and not determiner and head.noun:
        return Phrase(text, "", head.noun.noun, plural=False, language=language, name=text)
    if head is None or head.noun is None:
        named = all(word.looks_like_a_name for word in run)
        if named and not determiner:
            return Phrase(text, "", None, plural=False, language=language, name=text)
        return Phrase(text, determiner, None, plural=False, language=language)
    if language == "en" and head is not run[-1] and determiner and not run[-1].capital:
        # "coffee maker" is no coffee: what it is, its last words say, even when no list has them.
        own = " ".join(word.key for word in run[-2:])
        return Phrase(text, determiner, Noun(own, own, Figure.THING, "", None, acts=False), False, language)
    if head is not run[0] and run[0].looks_like_a_name and is_known_name(run[0].text) and not determiner:
        text = run[0].text
        return Phrase(text, "", head.noun.noun, plural=False, language=language, name=text)
    lowered = " ".join(
        word.text
        if word.looks_like_a_name
        or (word.capital and ((at and language == "id") or word.key in _NAMED_PLACES))
        else word.text[:1].lower() + word.text[1:]
        for at, word in enumerate(run)
    )
    many = determiner in ("two", "three", "four", "five", "six", "seven", "many", "several", "dua",
    "tiga", "empat",
                          "lima", "banyak", "beberapa", "para", "kedua", "both")  # fmt: skip
    return Phrase(lowered, determiner, head.noun.noun, plural=head.noun.plural or many, language=language)


def _joined(found: list[Found], words: list[Word], language: str) -> list[Found]:
    """A name and the words that say who it is are one: `Maya, a young pilot`, `a boy named Tom`."""
    small = small_words(language)
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        between = [word.key for word in words[last.stop : one.start]] if last else []
        if last and not last.place and not one.place:
            apposed = between == [","] and last.phrase.name and not one.phrase.name and one.phrase.determiner
            if apposed and one.phrase.noun:
                joined[-1] = _merge(last, one, last.phrase.name, one.phrase)
                continue
            named = any(key in small.naming for key in between) and len(between) <= 2
            backwards = between == [","] and one.phrase.name and last.phrase.noun and not last.phrase.name
            if (named or backwards) and (one.phrase.name or named):
                joined[-1] = _merge(last, one, one.phrase.name or one.phrase.text, last.phrase)
                continue
        joined.append(one)
    return joined


def _merge(last: Found, one: Found, name: str, described: Phrase) -> Found:
    phrase = Phrase(
        described.text, described.determiner, described.noun, described.plural, described.language, name=name
    )
    return Found(phrase, last.start, one.stop, last.preposition, place=False, setting=None)
