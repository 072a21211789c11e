"""Reading a prompt: from the user's words to a premise."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TypeVar

from reelwright.film.brief import Brief
from reelwright.film.grammar import Figure, PlaceKind, Template, Weather
from reelwright.story.builtin.clauses import Clause, clauses_of
from reelwright.story.builtin.lexicon.nouns import Noun, english_nouns
from reelwright.story.builtin.lexicon.small_words import EMOJI, ENGLISH
from reelwright.story.builtin.lexicon.verbs import Deed, Verb
from reelwright.story.builtin.lexicon.where_and_when import hour_words, weather_words
from reelwright.story.builtin.nouns_of import Found, places_in, things_in
from reelwright.story.builtin.phrase import Phrase, same
from reelwright.story.builtin.premise import Event, Form, Premise, Setting
from reelwright.story.builtin.tongue import language_of
from reelwright.story.builtin.words import Word, words_of
from reelwright.story.moves import without_moves

_Kind = TypeVar("_Kind")
_CAST = 4
_ONLY_MENTIONED = frozenset(
    ["of", "from", "about", "like", "as", "without", "dari", "tentang", "seperti", "tanpa", "bagi", "kepada"]
)
"""Prepositions before whoever is spoken of and need not be there."""
_ASKS = re.compile(
    r"^(?:explain\s+)?(?:how|why|what)\b|^(?:jelaskan\s+)?(?:bagaimana|mengapa|kenapa|apa itu)\b|^explain\b"
    r"|^jelaskan\b|^cara\s",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"^(?:introducing|presenting|announcing|memperkenalkan|perkenalkan|kenalkan|inilah)\b"
    r"|\b(?:advert(?:isement)?|commercial|product (?:ad|video|launch)|iklan|promo(?:si)?)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:please\s+)?(?:make|create|generate|write|film|buat(?:kan|lah)?|tolong buat(?:kan)?)\s+(?:me\s+)?"
    r"(?:an?\s+|the\s+|sebuah\s+)?(?:[\w-]+\s+){0,2}?(?:film|movie|video|short|story|ad|advert|advertisement|"
    r"commercial|trailer|animation|iklan|cerita|animasi)\s*(?:about|of|for|on|in which|where|tentang|untuk|"
    r"mengenai)?\s*:?\s*",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^(?:trailer|teaser|film|video|story|title|prompt|iklan|cerita|judul)\s*:\s*|^(?:an?\s+)?(?:[\w-]+\s+){0,2}?(?:film|movie|story|tale|video|ad|commercial|trailer|iklan|cerita|kisah)\s+"
    r"(?:about|of|for|tentang|untuk|mengenai)\s+",
    re.IGNORECASE,
)


def read(brief: Brief) -> Premise:
    """What the brief's prompt says; never empty-handed: an unknown word is kept and carries the story."""
    text = plain(brief.prompt)
    language = language_of(text) if any(sign.isalpha() for sign in text) else _asked(brief)
    told = without_moves(_ABOUT.sub("", _LEAD_IN.sub("", text))) or text
    sentences = tuple(sentences_of(told))
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
                said = [Clause(_STANDS, subjects, None, "", "", "", None, number)]
            clauses += said
    things = [thing for found in words for thing in things_in(found, read_as)]
    settings = _settings(words, read_as)
    return _premise(brief, text, told, sentences, language, clauses, things, settings)


def plain(prompt: str) -> str:
    """The prompt on one line: emoji named where they are known, control signs and markup dropped."""
    text = unicodedata.normalize("NFC", prompt)
    if not any(sign.isalpha() for sign in text):
        # Beside words a picture sign only repeats them; alone, it is all there is to go by.
        for sign, name in sorted(EMOJI.items(), key=lambda pair: -len(pair[0])):
            text = text.replace(sign, f"{name}, ")
    kept = "".join(
        sign if (sign.isprintable() and unicodedata.category(sign) not in ("So", "Sk", "Mn", "Me"))
        or (unicodedata.category(sign) in ("Mn", "Mc") and not "\ufe00" <= sign <= "\ufe0f")
        else " " if sign not in "\r\n" else "\n"
        for sign in text
    )  # fmt: skip
    kept = re.sub(r"[#*_`<>|~^\\{}\[\]]+", " ", kept)
    lines = [" ".join(line.split()) for line in kept.splitlines()]
    joined = ""
    for line in filter(None, lines):
        stop = "" if not joined or joined[-1] in ".!?:;,…。！？" else "."
        joined = f"{joined}{stop} {line}".strip()
    letters = [sign for sign in joined if sign.isalpha()]
    if len(letters) > 12 and sum(sign.isupper() for sign in letters) > 0.8 * len(letters):
        joined = joined[:1] + joined[1:].lower()
    return joined.strip(" ,;:")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without the mark that ends each; at least one for any letters at all."""
    parts = re.split(r"(?<=[.!?…])\s+(?=[\"“'(]?[^\W_])|(?<=[。！？])|[\r\n]+", text)
    found = [part.strip().strip(".。…").strip() for part in parts]
    return [part for part in found if any(sign.isalnum() for sign in part)]


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
    form = _form(brief, told)
    cast, props = _cast(things, clauses, form, language, told)
    if cast[0].language == "xx" and language in ("en", "id"):
        cast = _somebody_or_somewhere(cast, clauses, settings, language)
    events = _events(clauses, cast, form, f"{brief.niche or ''} {told}", somewhere=bool(settings))
    if not settings:
        settings = _implied(cast)
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


def _named(text: str, known: dict[str, _Kind]) -> tuple[_Kind, ...]:
    """What the words of `text` name, in its order; a longer word hides the shorter ones inside it."""
    found: list[tuple[int, _Kind]] = []
    left = text.casefold()
    for word in sorted(known, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", left):
            found.append((match.start(), known[word]))
        left = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda match: "_" * len(match.group()), left)
    return tuple(dict.fromkeys(kind for _, kind in sorted(found, key=lambda pair: pair[0])))


def _form(brief: Brief, text: str) -> Form:
    if brief.template is Template.PRODUCT or _OFFERS.search(text):
        return Form.OFFER
    if brief.template is Template.EXPLAINER or _ASKS.search(text):
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
        told = any(sign.isalpha() for sign in phrase.text) and not (
            phrase.noun and phrase.noun.en in _NO_THING
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
    others = [phrase for phrase in phrases if phrase not in actors]
    if form is Form.OFFER:
        named = [phrase for phrase in phrases if phrase.name]
        product = named or others or actors
        if product:
            hero = replace(product[0], noun=product[0].noun or _THING, sex="n")
            rest = [phrase for phrase in phrases if phrase is not product[0]]
            return (hero,), tuple(rest[:_CAST])
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


def _somebody_or_somewhere(
    cast: tuple[Phrase, ...], clauses: list[Clause], settings: list[Setting], language: str
) -> tuple[Phrase, ...]:
    """A hero for a prompt that names none: a stranger for what is done, the place for where it is."""
    if any(clause.verb for clause in clauses):
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


_STANDS = Verb("be", "ada", Deed.BE)
_UNDER_THE_SKY = {
    Weather.RAIN: PlaceKind.STREET, Weather.SNOW: PlaceKind.SNOWFIELD, Weather.WIND: PlaceKind.FIELD,
    Weather.STORM: PlaceKind.COAST, Weather.FOG: PlaceKind.FOREST,
}  # fmt: skip
"""Where one stands in weather when the prompt says no more."""
_ANNOUNCING = frozenset(
    ["introduce", "present", "meet", "discover", "advertise", "promote", "sell", "make", "create"]
)
_THING = Noun("thing", "barang", Figure.THING, "", None, acts=False)


def _told_sex(clauses: list[Clause], text: str) -> str:
    told = next((clause.pronoun_sex for clause in clauses if clause.pronoun_sex in ("f", "m")), "")
    owner = re.search(r"\b(his|her)\b", text.casefold())
    return told or ({"his": "m", "her": "f"}[owner.group()] if owner else "")


def _events(
    clauses: list[Clause], cast: tuple[Phrase, ...], form: Form, text: str, *, somewhere: bool
) -> tuple[Event, ...]:
    hero = cast[0]
    events = [
        Event(
            verb=clause.verb,
            deed=clause.verb.deed,
            subject=next((one for one in clause.subjects), None),
            object=clause.object,
            words=clause.words,
            words_plural=clause.words_plural,
            place=clause.place,
            beside=clause.subjects[1] if len(clause.subjects) > 1 else None,
            sentence=clause.sentence,
        )
        for clause in clauses
        if clause.verb is not None
    ]
    if form is Form.OFFER:
        told = [one for one in events if one.verb.en not in _ANNOUNCING]
        return tuple(replace(one, deed=Deed.SELL) for one in told[:2]) or (_bare(Deed.SELL),)
    if form is Form.EXPLANATION:
        return tuple(replace(one, deed=Deed.EXPLAIN) for one in events) or (_bare(Deed.EXPLAIN),)
    if events:
        return _haunted(events, text)
    if hero.language == "xx" or not (hero.noun or hero.name or somewhere):
        return (_bare(Deed.RIDDLE),)
    if _HORROR.search(text):
        return (_bare(Deed.HAUNT),)
    if hero.figure in _TELLING_FIGURES:
        return (_bare(_TELLING_FIGURES[hero.figure]),)
    return (_bare(Deed.BEFRIEND if len(cast) > 1 else Deed.BE),)


_TELLING_FIGURES = {
    Figure.BOAT: Deed.TRAVEL, Figure.CAR: Deed.TRAVEL, Figure.TRAIN: Deed.TRAVEL,
    Figure.AIRCRAFT: Deed.TRAVEL,
    Figure.ROCKET: Deed.TRAVEL, Figure.TREE: Deed.GROW, Figure.CHILD: Deed.PLAY, Figure.ELDER: Deed.WAIT,
    Figure.ROBOT: Deed.LEARN, Figure.LIGHTHOUSE: Deed.WAIT,
}  # fmt: skip
"""The story of somebody of whom the prompt says nothing else."""
_HORROR = re.compile(
    r"\b(?:horror|horor|haunted|whisper\w*|bisik\w*|angker|seram|scary|creepy|possessed|cursed|mencekam)\b",
    re.IGNORECASE,
)
_LONELY = re.compile(r"\b(?:lonely|last|empty|alone|terakhir|sendirian|kesepian|sunyi)\b", re.IGNORECASE)
_MAY_BE_HAUNTED = frozenset(
    [Deed.FAREWELL, Deed.RETURN, Deed.DISCOVER, Deed.BE, Deed.WATCH, Deed.WAIT, Deed.TRAVEL, Deed.SEARCH]
)


def _haunted(events: list[Event], text: str) -> tuple[Event, ...]:
    """The events; in a tale of horror, what was found or heard has found us."""
    if not _HORROR.search(text):
        if _LONELY.search(text):
            # Somebody who sings or dances all alone is not at a party.
            return tuple(
                replace(one, deed=Deed.WAIT) if one.deed is Deed.CELEBRATE else one for one in events
            )
        return tuple(events)
    return tuple(replace(one, deed=Deed.HAUNT) if one.deed in _MAY_BE_HAUNTED else one for one in events)


def _bare(deed: Deed) -> Event:
    return Event(Verb("", "", deed), deed, None, None, "", "")


def _implied(cast: tuple[Phrase, ...]) -> list[Setting]:
    homes = [phrase.noun.home for phrase in cast if phrase.noun and phrase.noun.home]
    return [Setting(homes[0], "", "", "", generic=True)] if homes else []
