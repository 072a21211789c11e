"""The clauses of a sentence: who does what to whom."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.film.grammar import PlaceKind
from reelwright.story.builtin.lexicon.small_words import SmallWords
from reelwright.story.builtin.lexicon.verbs import Deed, Verb, third_person
from reelwright.story.builtin.nouns_of import Found, is_verb, things_in
from reelwright.story.builtin.phrase import Phrase
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
    words: str
    words_plural: str
    pronoun_sex: str
    place: PlaceKind | None
    sentence: int = 0


def clauses_of(words: list[Word], language: str) -> list[Clause]:
    """The clauses of one sentence in order; a sentence without a verb gives one clause without one."""
    small = small_words(language)
    things = things_in(words, language)
    starts = _verb_places(words, language, small)
    if not starts:
        subjects = tuple(one.phrase for one in things if not one.place and not one.preposition)
        return [Clause(None, subjects, None, "", "", "", None)] if subjects else []
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
            near = len(since) <= 3 and all(
                word.key in ("to", "untuk", "how", "of") or word.noun for word in since
            )
            if first in _CATENATIVE and near:
                continue
            joint = next((place for place in range(at - 1, found[-1], -1) if words[place].key in _UNTIL), at)
            if joint < at and not any(word.noun or word.looks_like_a_name for word in words[joint:at]):
                # "cares for it until it can fly": who flies, only the whole says.
                continue
            announced = words[found[-1]].key in small.announcing
            if words[at - 1].key in ("who", "that", "which", "yang") and not announced:
                # "builds a clock that runs backwards": what is told of the clock belongs to the building.
                continue
            relative = any(word.key in small.relatives for word in words[: found[-1]][-2:])
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
    before = [one for one in things if begin <= one.start < at and not one.place]
    opening = words[begin:at]
    subjects = [one.phrase for one in before if not one.preposition]
    if any(word.key in ("to", "untuk", "agar", "supaya") for word in opening[-2:]):
        subjects = []
    pronouns = [small.pronouns[word.key] for word in opening if word.key in small.pronouns]
    verb = words[at].verb
    assert verb is not None
    # "while the first snow falls": what the weather does is light, not a deed of the hero's.
    of_the_weather = bool(begin) and not subjects and not pronouns and any(word.weather for word in opening)
    after = [one for one in things if at < one.start < end and not (one.place and one.preposition)]
    direct = [one for one in after if not one.preposition and one.start - at <= 2]
    led = [one for one in after if one.preposition in ("for", "with", "into", "at", "of", "after",
    "pada", "dengan",
                                                       "menjadi", "about", "dari", "to", "from")]  # fmt: skip
    if verb.deed is Deed.SEARCH:
        # Whoever searches the streets is not looking for streets.
        direct = [one for one in direct if not one.place]
    whole = direct or led
    places = [one.setting.kind for one in things if at < one.start < end and one.setting]
    tail = _text(words[at + 1 : end])
    head = words[at].text.casefold()
    if language == "en" and words[at].form in ("base", "gerund"):
        lemma = verb.en.split(" ")[0]
        rest = " ".join(words[at].text.split(" ")[1:])
        modal = next((word.key for word in opening[-2:] if word.key in small.modals), "")
        one_person = f"{modal} {lemma}" if modal else third_person(lemma)
        several = f"{modal} {lemma}" if modal else lemma
        single, plural = (" ".join(filter(None, (form, rest, tail))) for form in (one_person, several))
    elif language == "en" and words[at].form == "third":
        lemma = " ".join([verb.en.split(" ")[0], *words[at].text.split(" ")[1:]])
        single, plural = f"{head} {tail}".strip(), f"{lemma} {tail}".strip()
    else:
        single = plural = f"{head} {tail}".strip()
    return Clause(
        verb=None if of_the_weather else _told(verb, words[at + 1 : end]),
        subjects=tuple(subjects),
        object=whole[0].phrase if whole else None,
        words=single.rstrip(" ,;:-–—?!…"),
        words_plural=plural.rstrip(" ,;:-–—?!…"),
        pronoun_sex=next((sex for sex in pronouns if sex), ""),
        place=places[0] if places else None,
    )


def _told(verb: Verb, tail: list[Word]) -> Verb:
    """The verb, sorted anew where what follows makes another story of it."""
    keys = [word.key for word in tail[:3]]
    if "goodbye" in keys or ("ashes" in keys or "abu" in keys):
        return Verb(verb.en, verb.id, Deed.FAREWELL)
    if verb.deed is Deed.PLAY and _PERFORMED & {word.key for word in tail}:
        return Verb(verb.en, verb.id, Deed.WAIT)
    if verb.deed is Deed.TRAVEL and ("home" in keys or "pulang" in keys):
        return Verb(verb.en, verb.id, Deed.RETURN)
    if verb.deed in (Deed.TRAVEL, Deed.BE) and {"kite", "kites", "layang-layang"} & set(keys):
        return Verb(verb.en, verb.id, Deed.PLAY)
    return verb


def _text(words: list[Word]) -> str:
    """Words written out again, signs close to what they follow."""
    text = ""
    for word in words:
        gap = "" if word.is_sign and word.text not in '(“"-–—&' else " "
        text += f"{gap}{word.text}"
    return text.strip()
