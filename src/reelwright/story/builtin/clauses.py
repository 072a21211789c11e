"""The clauses of a sentence: who does what to whom."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.film.grammar import PlaceKind
from reelwright.story.builtin.lexicon.small_words import SmallWords
from reelwright.story.builtin.lexicon.verbs import Deed, Verb, gerund, third_person
from reelwright.story.builtin.nouns_of import Found, is_verb, things_in
from reelwright.story.builtin.phrase import ANIMALS, Phrase
from reelwright.story.builtin.said import Said, said_of, text_of
from reelwright.story.builtin.words import Word, small_words

_CATENATIVE = frozenset(
    [
        "learn",
        "refuse",
        "promise",
        "begin",
        "start",
        "stop",
        "need",
        "agree",
        "continue",
        "teach",
        "force",
        "forced",
        "paksa",
        "dipaksa",
        "menolak",
        "mulai",
        "berjanji",
        "mengajari",
        "try",
        "want",
        "decide",
        "practice",
        "practise",
        "dream",
        "attempt",
        "hope",
        "help",
        "belajar",
        "mencoba",
        "ingin",
        "memutuskan",
        "berusaha",
        "berlatih",
        "bermimpi",
        "membantu",
    ]
)
"""Verbs whose next verb belongs to them: `learns to paint` is one deed."""
_WITHIN = frozenset(["to", "untuk", "how", "of", "a", "an", "the"])
"""Words that may stand between such a verb and its next."""
_KNOWN = frozenset(["when", "where", "how", "why", "what", "that", "kapan", "bagaimana", "bahwa", "mengapa"])
_PERFORMED = frozenset(
    ["piano", "violin", "guitar", "song", "music", "theater", "theatre", "biola", "gitar", "lagu"]
)
"""What is played, and where, by one who is not at play."""
_UNTIL = frozenset(["until", "sampai", "hingga", "agar", "supaya"])
_OPENS_A_CLAUSE = frozenset(["to", "untuk", "yang", "who", "that", "which"])


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its subject and object; the words are the prompt's own from the verb on."""

    verb: Verb | None
    subjects: tuple[Phrase, ...]
    object: Phrase | None
    said: Said
    pronoun: str
    """The pronoun that stands for the subject, in lower case; empty when there is none."""
    pronoun_sex: str
    place: PlaceKind | None
    sentence: int = 0
    told: str = ""
    """As the prompt writes it, subject and all, where that is a sentence by itself."""
    of_scenery: bool = False
    """Its subject is a place: `the whole street wakes up`."""


def clauses_of(words: list[Word], language: str) -> list[Clause]:
    """The clauses of one sentence in order; a sentence without a verb gives one clause without one."""
    small = small_words(language)
    things = things_in(words, language)
    starts = _verb_places(words, language, small)
    if not starts:
        subjects = tuple(one.phrase for one in things if not one.place and not one.preposition)
        return [Clause(None, subjects, None, Said(), "", "", None)] if subjects else []
    clauses: list[Clause] = []
    begin = 0
    for index, at in enumerate(starts):
        following = starts[index + 1] if index + 1 < len(starts) else len(words)
        end = _clause_end(words, at, following, small) if index + 1 < len(starts) else len(words)
        clauses.append(_clause(words, begin, at, end, things, small, language))
        begin = end
    return clauses


def _verb_places(words: list[Word], language: str, small: SmallWords) -> list[int]:
    """Where each clause's verb stands: a verb begins a clause only after a joining word or sign."""
    found: list[int] = []
    for at in range(len(words)):
        if not is_verb(words, at, language):
            continue
        if found:
            since = words[found[-1] + 1 : at]
            joins = any(
                word.is_sign or word.key in small.conjunctions or word.key in _OPENS_A_CLAUSE
                for word in since
            )
            last = words[found[-1]].verb
            first = last.en.split(" ")[0] if last and language == "en" else last.id if last else ""
            near = 0 < len(since) <= 4 and all(
                word.key in _WITHIN or word.key in small.possessives or word.noun or word.place
                for word in since
            )
            if first in _CATENATIVE and near:
                continue
            joint = next((place for place in range(at - 1, found[-1], -1) if words[place].key in _UNTIL), at)
            if joint < at and not any(word.noun or word.looks_like_a_name for word in words[joint:at]):
                # "cares for it until it can fly": who flies, only the whole says.
                continue
            if since and since[0].key in _KNOWN:
                # "knows when you need rest": what is known is no deed of its own.
                continue
            announced = words[found[-1]].key in small.announcing
            before = at - 1
            while (
                before > found[-1] and words[before].key in small.modals | small.adverbs | small.auxiliaries
            ):
                before -= 1
            if words[before].key in ("who", "that", "which", "yang") and not announced:
                # "builds a clock that runs backwards": what is told of the clock belongs to the building.
                continue
            relative = any(word.key in small.relatives for word in words[: found[-1]][-3:])
            if not joins and not (relative and words[at].form == "third"):
                continue
        found.append(at)
    return found


def _clause_end(words: list[Word], at: int, following: int, small: SmallWords) -> int:
    """Where the clause of the verb at `at` ends: at the last joining word before the next verb."""
    for place in range(following - 1, at, -1):
        word = words[place]
        if word.is_sign or word.key in small.conjunctions or word.key in _OPENS_A_CLAUSE:
            # ", and" and "and then": step back over all of the joining.
            while place - 1 > at and (words[place - 1].is_sign or words[place - 1].key in small.conjunctions):
                place -= 1
            return place
    return following


def _clause(
    words: list[Word], begin: int, at: int, end: int, things: list[Found], small: SmallWords, language: str
) -> Clause:
    named = [one for one in things if begin <= one.start < at and not one.preposition]
    before = [one for one in named if not one.place]
    opening = words[begin:at]
    subjects = [one.phrase for one in before]
    purpose = any(word.key in ("to", "untuk", "agar", "supaya") for word in opening[-2:])
    if purpose:
        subjects = []
    pronouns = [word.key for word in opening if word.key in small.pronouns]
    verb = words[at].verb
    assert verb is not None
    # "while the first snow falls": what the weather does is light, not a deed of the hero's.
    of_the_weather = bool(begin) and not subjects and not pronouns and any(word.weather for word in opening)
    after = [one for one in things if at < one.start < end and not (one.place and one.preposition)]
    direct = [one for one in after if not one.preposition and one.start - at <= 2]
    led = [one for one in after if one.preposition in _LEADS_TO]
    if verb.deed is Deed.SEARCH:
        # Whoever searches the streets is not looking for streets.
        direct = [one for one in direct if not one.place]
    whole = direct or led
    places = [one.setting.kind for one in things if at < one.start < end and one.setting]
    since = max((one.stop for one in named), default=begin)
    said = said_of(words, max(begin, since), at, end, small, language)
    doer = next((one for one in things if at < one.start < end and one.preposition in ("by", "oleh")), None)
    told = "" if purpose else _sentence(words, begin, at, end, named, small, language)
    if doer is not None and told and named and _is_passive(words, at, small, language):
        # "A village is saved by a goat": the goat saves a village.
        done_to = named[-1]
        patient = text_of(words[done_to.start : done_to.stop])
        opens = words[done_to.start]
        kept = opens.looks_like_a_name and opens.key not in small.determiners
        patient = patient if kept else patient[:1].lower() + patient[1:]
        active = f"{third_person(verb.en)} {patient}" if language == "en" else f"{verb.id} {patient}"
        plain = f"{verb.en if language == 'en' else verb.id} {patient}"
        doing = f"{gerund(verb.en)} {patient}" if language == "en" else plain
        return Clause(
            verb, (doer.phrase,), done_to.phrase, Said(active, plain, plain, doing), "", "",
            done_to.setting.kind if done_to.setting else None, told=told,
        )  # fmt: skip
    return Clause(
        verb=None if of_the_weather else _sorted(verb, words[at + 1 : end]),
        subjects=tuple(dict.fromkeys(subjects)),
        object=whole[0].phrase if whole else None,
        said=said,
        pronoun=pronouns[-1] if pronouns and not purpose else "",
        pronoun_sex=next((small.pronouns[word] for word in pronouns if small.pronouns[word]), ""),
        place=places[0] if places else None,
        told=told,
        of_scenery=bool(named) and named[-1].place and not pronouns and not purpose,
    )


_LEADS_TO = frozenset(
    ["for", "with", "into", "at", "of", "after", "pada", "dengan", "menjadi", "about", "dari", "to", "from"]
)


def _is_passive(words: list[Word], at: int, small: SmallWords, language: str) -> bool:
    if language == "id":
        return words[at].key.startswith("di")
    return words[at].form == "past" and any(
        word.key in small.auxiliaries for word in words[max(0, at - 3) : at]
    )


def _sentence(
    words: list[Word], begin: int, at: int, end: int, named: list[Found], small: SmallWords, language: str
) -> str:
    """The clause as it is written, from its subject on, with what says when before it."""
    pronoun = next(
        (place for place in range(at - 1, begin - 1, -1) if words[place].key in small.pronouns), -1
    )
    subject = max(named[-1].start if named else -1, pronoun)
    if subject < 0 or (named and pronoun < 0 and _of_something(words, named, small)):
        return ""
    start = subject if pronoun >= 0 and subject == pronoun else _first_of(named, words, begin)
    between = words[max(start, subject) : at]
    if any(word.key in small.relatives or word.is_sign for word in between):
        return ""
    if language == "en":
        helped = any(word.key in small.auxiliaries or word.key in small.modals for word in between)
        form = words[at].form
        many = named[-1].phrase.plural or len(named) > 1 if named and pronoun < 0 else False
        many = many or (pronoun >= 0 and words[pronoun].key in ("they", "we", "i", "you"))
        if form == "gerund" and not helped:
            return ""
        if form == "base" and not (helped or many):
            return ""
    first = start
    lead = begin
    while lead < start and (words[lead].is_sign or words[lead].key in small.conjunctions):
        lead += 1
    if lead < start and _says_when(words[lead], small):
        first = lead
    return text_of(words[first:end]).rstrip(" ,;:-–—?!…")


def _says_when(word: Word, small: SmallWords) -> bool:
    """Whether what stands before a subject belongs to the sentence: `at dawn`, `inside`."""
    opens = word.key in ("suatu", "sejak", "one", "every", "setiap")
    return opens or word.hour is not None or word.key in small.prepositions or word.key in small.adverbs


def _first_of(named: list[Found], words: list[Word], begin: int) -> int:
    """Where the subject starts: `a knight and a dragon` are one."""
    start = named[-1].start
    for one in reversed(named[:-1]):
        between = words[one.stop : start]
        if between and all(word.key in ("and", "dan", ",", "&") for word in between):
            start = one.start
    return max(start, begin)


def _of_something(words: list[Word], named: list[Found], small: SmallWords) -> bool:
    """Whether the last thing named before the verb is no subject after all: `the key to a door`."""
    start = named[-1].start
    return start > 0 and words[start - 1].key in small.prepositions


def _sorted(verb: Verb, tail: list[Word]) -> Verb:
    """The verb, sorted anew where what follows makes another story of it."""
    keys = [word.key for word in tail[:3]]
    if "goodbye" in keys or ("ashes" in keys or "abu" in keys):
        return Verb(verb.en, verb.id, Deed.FAREWELL)
    if verb.deed is Deed.PLAY and _PERFORMED & {word.key for word in tail}:
        return Verb(verb.en, verb.id, Deed.WAIT)
    if verb.en == "train" and any(word.noun and word.noun.noun.acts for word in tail[:4]):
        return Verb(verb.en, verb.id, Deed.TEACH)
    if verb.en == "catch" and any(word.noun and word.noun.noun.figure in ANIMALS for word in tail[:4]):
        return Verb(verb.en, verb.id, Deed.FIGHT)
    if verb.deed is Deed.TRAVEL and ("home" in keys or "pulang" in keys):
        return Verb(verb.en, verb.id, Deed.RETURN)
    if verb.deed in (Deed.TRAVEL, Deed.BE) and {"kite", "kites", "layang-layang"} & set(keys):
        return Verb(verb.en, verb.id, Deed.PLAY)
    return verb
