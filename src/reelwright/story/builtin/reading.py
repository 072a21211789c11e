"""Reading a prompt: from the user's words to a premise."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from reelwright.film.brief import Brief
from reelwright.film.grammar import Figure, PlaceKind, Template, Weather
from reelwright.story.builtin.clauses import Clause, clauses_of
from reelwright.story.builtin.happening import STANDS, events_of
from reelwright.story.builtin.lexicon.nouns import Noun, english_nouns
from reelwright.story.builtin.lexicon.small_words import ENGLISH
from reelwright.story.builtin.lexicon.verbs import Deed
from reelwright.story.builtin.lexicon.where_and_when import hour_words, weather_words
from reelwright.story.builtin.nouns_of import OWNER, Found, places_in, things_in
from reelwright.story.builtin.phrase import Phrase, same
from reelwright.story.builtin.premise import Event, Form, Premise, Setting
from reelwright.story.builtin.said import Said
from reelwright.story.builtin.tongue import language_of
from reelwright.story.builtin.wording import (
    TIE,
    plain,
    put_back,
    sentences_of,
    told_by,
    with_speech_set_aside,
)
from reelwright.story.builtin.words import Word, words_of

_Kind = TypeVar("_Kind")
_CAST = 4
_ONLY_MENTIONED = frozenset(
    [
        "of",
        "from",
        "about",
        "like",
        "as",
        "without",
        "dari",
        "tentang",
        "seperti",
        "tanpa",
        "bagi",
        "kepada",
        OWNER,
    ]
)
"""Prepositions before whoever is spoken of and need not be there."""
_ASKS = re.compile(
    r"^(?:the\s+|sebuah\s+)?(?:history|sejarah|life cycle)\b|\bexplained\b"
    r"|^(?:explain\s+)?(?:how|why|what)\b|^(?:jelaskan\s+)?(?:bagaimana|mengapa|kenapa|apa itu)\b|^explain\b"
    r"|^jelaskan\b|^cara\s",
    re.IGNORECASE,
)
_BRANDED = re.compile(r"^[A-Z]\w*[a-z][A-Z]\w+\b[^.!?]*[:—–-]\s")
"""`NeuroFit smartwatch: knows when you need rest`: a made-up name and what it does."""
_FOR_LEARNERS = re.compile(
    r"\b(?:video|film)\b.*\bfor (?:kids|children|beginners|students)\s*$|\b(?:explainer|penjelasan)\b"
    r"|\b(?:untuk|bagi) (?:pemula|pelajar|sekolah \w+)\s*$",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"^(?:introducing|presenting|announcing|memperkenalkan|perkenalkan|kenalkan|inilah)\b"
    r"|\b(?:ads?|advert(?:isement)?|commercial|peluncuran produk|product (?:ad|video|launch)|iklan|"
    r"grand opening|diskon|discount|promo"
    r"(?:si)?)\b",
    re.IGNORECASE,
)


def read(brief: Brief) -> Premise:
    """What the brief's prompt says; never empty-handed: an unknown word is kept and carries the story."""
    text = plain(brief.prompt)
    language = language_of(text) if any(sign.isalpha() for sign in text) else _asked(brief)
    aside, kept = with_speech_set_aside(told_by(text))
    sentences = tuple(sentences_of(aside))
    read_as = language if language in ("en", "id") else "en"
    clauses: list[Clause] = []
    words: list[list[Word]] = []
    if language in ("en", "id"):
        for number, sentence in enumerate(sentences):
            found = words_of(sentence, read_as)
            words.append(found)
            said = [replace(clause, sentence=number) for clause in clauses_of(found, read_as)]
            if len(sentences) > 1 and not any(clause.verb for clause in said):
                # A sentence without a deed ("The kingdom is furious") is still part of the story.
                subjects = tuple(one for clause in said for one in clause.subjects)
                said = [Clause(STANDS, subjects, None, Said(), "", "", None, number)]
            clauses += said
    things = [thing for found in words for thing in things_in(found, read_as)]
    settings = _settings(words, read_as)
    premise = _premise(brief, text, aside, sentences, language, clauses, things, settings)
    return premise if aside == put_back(aside, kept) else _restored(premise, kept)


def _restored(premise: Premise, kept: dict[str, str]) -> Premise:
    """The premise with the names and speeches that were set aside while it was read."""

    def phrase(one: Phrase) -> Phrase:
        return replace(one, text=put_back(one.text, kept), name=put_back(one.name, kept))

    def said(one: Said) -> Said:
        texts = (one.one, one.several, one.base, one.doing)
        first, several, base, doing = (put_back(text, kept) for text in texts)
        return Said(first, several, base, doing, one.never)

    return replace(
        premise,
        text=put_back(premise.text, kept),
        sentences=tuple(put_back(one, kept) for one in premise.sentences),
        cast=tuple(phrase(one) for one in premise.cast),
        props=tuple(phrase(one) for one in premise.props),
        settings=tuple(replace(one, phrase=put_back(one.phrase, kept)) for one in premise.settings),
        events=tuple(
            replace(
                one,
                subject=phrase(one.subject) if one.subject else None,
                object=phrase(one.object) if one.object else None,
                beside=phrase(one.beside) if one.beside else None,
                said=said(one.said),
                told=put_back(one.told, kept),
            )
            for one in premise.events
        ),
    )


def _asked(brief: Brief) -> str:
    asked = (brief.language or "en").casefold().split("-")[0]
    return asked if asked in ("en", "id") else "en"


def _settings(sentences: list[list[Word]], language: str) -> list[Setting]:
    found: list[Setting] = []
    for words in sentences:
        for setting in places_in(words, language):
            if all(setting.kind is not other.kind for other in found):
                found.append(setting)
    return found


def _premise(
    brief: Brief,
    text: str,
    told: str,
    sentences: tuple[str, ...],
    language: str,
    clauses: list[Clause],
    things: list[Found],
    settings: list[Setting],
) -> Premise:
    read_as = language if language in ("en", "id") else "en"
    form = _form(brief, text, told)
    cast, props = _cast(things, clauses, form, language, told)
    if form is Form.OFFER and cast[0].name and any(cast[0].name in one.phrase for one in settings):
        cast = (replace(cast[0], scenery=True), *cast[1:])
    shops = (PlaceKind.KITCHEN, PlaceKind.MARKET)
    nameless = not cast[0].name and cast[0].noun is None
    if form is Form.OFFER and nameless and settings and settings[0].kind in shops:
        cast = (Phrase("", "", None, plural=False, language="xx"),)
    asked_of = form is Form.EXPLANATION and settings and not (cast[0].noun and cast[0].noun.acts)
    asked_of = asked_of and _first_named(told, settings[0].phrase) < _first_named(told, cast[0].text)
    lacking = settings and not any(clause.verb for clause in clauses) and _is_mentioned(cast[0], things)
    if asked_of or lacking:
        cast = (Phrase("", "", None, plural=False, language="xx"),)
    if cast[0].language == "xx" and language in ("en", "id"):
        cast = _somebody_or_somewhere(form, cast, clauses, settings, language)
    events = events_of(clauses, cast, form, told, sentences, f"{brief.niche or ''} {brief.prompt}", language)
    if not settings:
        settings = _implied(cast) or _where_it_is_done(events, cast, form)
        if form is Form.OFFER and not settings:
            settings = [Setting(kind, "", "", "", generic=True) for kind in (PlaceKind.ROOM, PlaceKind.CITY)]
    skies = _named(told, weather_words(read_as))
    if not settings and skies and skies[0] in _UNDER_THE_SKY:
        settings = [Setting(_UNDER_THE_SKY[skies[0]], "", "", "", generic=True)]
    if form is Form.EXPLANATION:
        homes = [phrase.noun.home for phrase in props if phrase.noun and phrase.noun.home]
        settings += [
            Setting(home, "", "", "", generic=True)
            for home in homes
            if all(home is not other.kind for other in settings)
        ]
    return Premise(
        language=language,
        text=told or text,
        sentences=sentences,
        form=form,
        cast=cast,
        props=props,
        settings=tuple(settings[:3]),
        hours=_named(told, hour_words(read_as)),
        weathers=skies,
        events=events,
    )


def _first_named(text: str, words: str) -> int:
    place = text.casefold().find(words.casefold().removeprefix("the "))
    return place if place >= 0 else len(text)


def _is_mentioned(hero: Phrase, things: list[Found]) -> bool:
    """Whether the words only say what the hero is to something else: the sound of `a city without sound`."""
    return any(
        one.phrase == hero and one.preposition in ("without", "tanpa", "like", "seperti") for one in things
    )


def _named(text: str, known: dict[str, _Kind]) -> tuple[_Kind, ...]:
    """What the words of `text` name, in its order; a longer word hides the shorter ones inside it."""
    found: list[tuple[int, _Kind]] = []
    left = text.casefold()
    for word in sorted(known, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", left):
            found.append((match.start(), known[word]))
        left = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda match: "_" * len(match.group()), left)
    return tuple(dict.fromkeys(kind for _, kind in sorted(found, key=lambda pair: pair[0])))


def _form(brief: Brief, text: str, told: str) -> Form:
    if brief.template is Template.PRODUCT or _OFFERS.search(text) or _BRANDED.search(text):
        return Form.OFFER
    if brief.template is Template.EXPLAINER or _ASKS.search(told) or _FOR_LEARNERS.search(text):
        return Form.EXPLANATION
    return Form.TALE


def _cast(
    things: list[Found], clauses: list[Clause], form: Form, language: str, text: str
) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """Whoever acts, those who are subjects first; then the things. With nobody named, a thing is the hero."""
    subjects = [phrase for clause in clauses for phrase in clause.subjects]
    phrases: list[Phrase] = []
    mentioned = [found.phrase for found in things if found.preposition in _ONLY_MENTIONED]
    for phrase in [*subjects, *(found.phrase for found in things if not found.place)]:
        counted = phrase.noun is None and phrase.text[:1].isdigit()
        told = (
            any(sign.isalpha() for sign in phrase.text)
            and not counted
            and not (phrase.text.casefold() in _NO_HERO or (phrase.noun and phrase.noun.en in _NO_THING))
        )
        if not told:
            continue
        known = next((place for place, other in enumerate(phrases) if same(phrase, other)), None)
        if known is None:
            phrases.append(phrase)
        elif len(phrase.text) > len(phrases[known].text) and not phrases[known].name:
            phrases[known] = phrase
    actors = [
        phrase
        for phrase in phrases
        if (phrase.name or (phrase.noun and phrase.noun.acts))
        and (
            any(same(phrase, one) for one in subjects) or not any(same(phrase, other) for other in mentioned)
        )
    ]
    actors = actors or [phrase for phrase in phrases if phrase.name or (phrase.noun and phrase.noun.acts)]
    if not any(one.human for one in actors) and any(clause.pronoun_sex in ("f", "m") for clause in clauses):
        # "My grandmother's kitchen, she bakes": whose it is was spoken of, and now acts.
        owners = [one.phrase for one in things if one.preposition == OWNER]
        actors = [*owners, *(one for one in actors if one not in owners)]
    others = [phrase for phrase in phrases if phrase not in actors]
    tied = next((word for word in text.split() if TIE in word), "").strip(",.;:!?")
    if form is Form.OFFER and tied:
        own = next((one.noun for one in phrases if TIE in one.text and one.noun), None)
        return (Phrase(tied, "", own or _THING, plural=False, language=language, name=tied, sex="n"),), ()
    if form is Form.OFFER:
        named = [phrase for phrase in phrases if phrase.name]
        product = named or others or actors
        if product:
            hero = replace(product[0], noun=product[0].noun or _THING, sex="n")
            rest = [phrase for phrase in phrases if phrase is not product[0]]
            users = [one for one in actors if one in rest and one.noun and one.human][:2]
            return (hero, *users), tuple(one for one in rest if one not in users)[:_CAST]
    subjects = [one for one in subjects if one.text.casefold() not in _NO_HERO]
    if form is Form.EXPLANATION and subjects:
        rest = [phrase for phrase in phrases if not same(phrase, subjects[0])]
        return (subjects[0],), tuple(rest[:_CAST])
    if actors:
        hero = actors[0]
        told = _told_sex(clauses, text)
        if told and not hero.plural and not hero.known_sex:
            actors[0] = replace(hero, sex=told)
        return tuple(actors[:_CAST]), tuple(others[:_CAST])
    if others:
        known = [one for one in others if one.noun] or [one for one in subjects if one in others] or others
        rest = [one for one in others if one is not known[0]]
        return (known[0],), tuple(rest[:_CAST])
    words = text.split()
    label = " ".join(words[:4]) if language in ("en", "id") else " ".join(words[:3])[:24]
    return (Phrase(label.strip(" ,.;:!?") or "…", "", None, plural=False, language="xx"),), ()


_NO_THING = frozenset(["home", "way", "time", "name"])
_NO_HERO = frozenset(
    ["cara", "history", "sejarah", "day", "process", "proses", "story", "asal-usul", "life cycle"]
)
"""Words that say what of something is told; the film is about the something."""


def _somebody_or_somewhere(
    form: Form, cast: tuple[Phrase, ...], clauses: list[Clause], settings: list[Setting], language: str
) -> tuple[Phrase, ...]:
    """A hero for a prompt that names none: a stranger for what is done, the place for where it is."""
    if any(clause.verb for clause in clauses) and not (form is Form.EXPLANATION and settings):
        noun = english_nouns()["stranger"].noun
        return (Phrase(noun.en if language == "en" else noun.id, "a", noun, plural=False, language=language),)
    if settings:
        words = settings[0].phrase.removeprefix("the ").split(" at ")[0]
        noun = Noun(words, words, Figure.THING, "n", settings[0].kind, acts=False)
        given = "" if words[:1].isupper() else "the"
        if words.split(" ")[0] in ENGLISH.possessives:
            given, _, words = words.partition(" ")
        return (Phrase(words, given, noun, plural=False, language=language, name="" if given else words,
                       sex="n", scenery=True),)  # fmt: skip
    return cast


_UNDER_THE_SKY = {
    Weather.RAIN: PlaceKind.STREET, Weather.SNOW: PlaceKind.SNOWFIELD, Weather.WIND: PlaceKind.FIELD,
    Weather.STORM: PlaceKind.COAST, Weather.FOG: PlaceKind.FOREST,
}  # fmt: skip
"""Where one stands in weather when the prompt says no more."""
_THING = Noun("thing", "barang", Figure.THING, "", None, acts=False)


def _told_sex(clauses: list[Clause], text: str) -> str:
    told = next((clause.pronoun_sex for clause in clauses if clause.pronoun_sex in ("f", "m")), "")
    owner = re.search(r"\b(his|her)\b", text.casefold())
    return told or ({"his": "m", "her": "f"}[owner.group()] if owner else "")


def _implied(cast: tuple[Phrase, ...]) -> list[Setting]:
    homes = [phrase.noun.home for phrase in cast if phrase.noun and phrase.noun.home]
    return [Setting(homes[0], "", "", "", generic=True)] if homes else []


def _where_it_is_done(events: tuple[Event, ...], cast: tuple[Phrase, ...], form: Form) -> list[Setting]:
    """A place for a tale of somebody that names none: where such a thing is done."""
    if form is not Form.TALE or not (cast[0].name or (cast[0].noun and cast[0].noun.acts)):
        return []
    verb = events[0].verb.en.split(" ")[0]
    kind = next((kind for kind, verbs in _DONE_IN.items() if verb in verbs), None)
    kind = kind or (_SUITS.get(events[0].deed) if events[0].verb.en or cast[0].human else None)
    return [Setting(kind, "", "", "", generic=True)] if kind else []


_DONE_IN: dict[PlaceKind, tuple[str, ...]] = {
    PlaceKind.KITCHEN: ("cook", "bake", "brew", "roast", "eat", "drink", "prepare", "grind"),
    PlaceKind.ROOM: (
        "write",
        "read",
        "knit",
        "sleep",
        "hack",
        "wake",
        "listen",
        "sew",
        "fold",
        "open",
        "say",
        "speak",
    ),
    PlaceKind.MARKET: ("sell", "serve", "trade", "buy", "peddle", "steal", "share"),
    PlaceKind.HALL: ("sing", "dance", "perform", "compose"),
    PlaceKind.SEA: ("sail", "row", "swim", "dive", "catch"),
    PlaceKind.SKY: ("fly", "float"),
    PlaceKind.COAST: ("surf",),
}
_SUITS = {
    Deed.MAKE: PlaceKind.WORKSHOP, Deed.SEARCH: PlaceKind.STREET, Deed.DISCOVER: PlaceKind.ROOM,
    Deed.RETURN: PlaceKind.VILLAGE, Deed.FIGHT: PlaceKind.FIELD, Deed.TRAVEL: PlaceKind.ROAD,
    Deed.WAIT: PlaceKind.ROOM, Deed.FLEE: PlaceKind.STREET, Deed.RESCUE: PlaceKind.RIVER,
    Deed.LOVE: PlaceKind.GARDEN, Deed.LOSE: PlaceKind.STREET, Deed.FAREWELL: PlaceKind.COAST,
    Deed.CELEBRATE: PlaceKind.VILLAGE, Deed.GROW: PlaceKind.GARDEN, Deed.PLAY: PlaceKind.FIELD,
    Deed.WATCH: PlaceKind.GARDEN, Deed.HAUNT: PlaceKind.ROOM, Deed.TEACH: PlaceKind.HALL,
    Deed.KEEP: PlaceKind.GARDEN, Deed.WORK: PlaceKind.STREET, Deed.BEFRIEND: PlaceKind.VILLAGE,
    Deed.BE: PlaceKind.ROOM, Deed.LEARN: PlaceKind.STREET,
}  # fmt: skip
