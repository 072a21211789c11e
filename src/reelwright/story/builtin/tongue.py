"""Which language a prompt is written in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from reelwright.story.builtin.lexicon.nouns import english_nouns, indonesian_nouns
from reelwright.story.builtin.lexicon.small_words import ENGLISH, INDONESIAN
from reelwright.story.builtin.lexicon.verbs import english_forms, indonesian_verbs, looks_indonesian_verb
from reelwright.story.builtin.lexicon.where_and_when import place_names

_SCRIPTS = (
    ("ja", "HIRAGANA"), ("ja", "KATAKANA"), ("zh", "CJK"), ("ko", "HANGUL"), ("ar", "ARABIC"), ("he",
    "HEBREW"),
    ("ru", "CYRILLIC"), ("th", "THAI"), ("hi", "DEVANAGARI"), ("el", "GREEK"), ("ta", "TAMIL"), ("bn",
    "BENGALI"),
    ("ka", "GEORGIAN"), ("hy", "ARMENIAN"), ("km", "KHMER"), ("my", "MYANMAR"), ("lo", "LAO"), ("am",
    "ETHIOPIC"),
)  # fmt: skip
_OTHERS = {
    "es": "el la los las un una unos que de del y en con su por para al se busca es está mar "
    "perdido niño niña",
    "fr": "le la les un une des et du de dans qui que au aux avec sur son sa ses est pour à une "
    "vieille petit",
    "de": "der die das ein eine einen und im am mit von zu den dem auf ist nach sein seine ihre für über",
    "pt": "o a os as um uma e do da dos das em no na com que por para seu sua se ao é não menino menina",
    "it": "il lo la gli un una e di del della che nel nella con per suo sua al è i le una vecchio",
    "nl": "de het een en van in op met zijn haar naar voor is die dat te aan een oude",
    "tr": "bir ve bu için ile da de çok gibi kadar",
    "vi": "một và của trong là có những người với cho",
    "pl": "i w na z do się jest o po za od",
}
_STOPS_EN = (
    ENGLISH.determiners
    | ENGLISH.possessives
    | ENGLISH.prepositions
    | ENGLISH.conjunctions
    | ENGLISH.asking
    | ENGLISH.announcing
    | ENGLISH.auxiliaries
)
_STOPS_ID = (
    INDONESIAN.determiners | INDONESIAN.prepositions | INDONESIAN.conjunctions | INDONESIAN.relatives
    | INDONESIAN.auxiliaries | INDONESIAN.modals | INDONESIAN.pronouns.keys() | INDONESIAN.adverbs
    | INDONESIAN.asking | INDONESIAN.announcing | INDONESIAN.naming
)  # fmt: skip


def language_of(text: str) -> str:
    """`en`, `id`, or the likeliest other tag; words that no list knows count as English."""
    scripts = Counter(_script(sign) for sign in text if sign.isalpha())
    scripts.pop("", None)
    letters = sum(1 for sign in text if sign.isalpha())
    if scripts and sum(scripts.values()) * 2 > letters:
        # Japanese mixes kana with the signs of Chinese; any kana at all tells it apart.
        return "ja" if scripts["ja"] else scripts.most_common(1)[0][0]
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold())
    scores = {"en": _english(words), "id": _indonesian(words)}
    if max(scores.values()) < 0.5 * len(words):
        for tag, stops in _OTHERS.items():
            known = set(stops.split())
            scores[tag] = sum(word in known for word in words) + 0.5 * sum(
                any(sign in "áéíóúñãõçèêàùäöüßığşżłąęđơư" for sign in word) for word in words
            )
    best = max(scores, key=lambda tag: scores[tag])
    if scores[best] > 0:
        return best
    # Several words of which none is known are another language; one or two may be a name, or nothing at all.
    return "und" if len(words) > _FEW and not is_gibberish(text) else "en"


_FEW = 3
_UNSAYABLE = re.compile(
    r"^[^aeiouyáéíóúàèùâêîôûäöüãõåæøı]+$|[bcdfghjklmnpqrstvwxz]{5}|q(?!u)|[jqv]$|(.)\1\1|^(?:sdf|xc|zx|df|jk|hj|kj|lk)|sdf|jkl|fgh|cvb"
)


def is_gibberish(text: str) -> bool:
    """Whether most of the words are keys struck at random: letters in an order that no language says."""
    words = [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if word.isascii()]
    struck = sum(1 for word in words if len(word) > 2 and _UNSAYABLE.search(word))
    return (bool(words) and struck * 2 >= len(words)) or not any(sign.isalpha() for sign in text)


def _script(sign: str) -> str:
    name = unicodedata.name(sign, "")
    return next((tag for tag, script in _SCRIPTS if name.startswith(script)), "")


def _english(words: list[str]) -> float:
    nouns, forms, places = english_nouns(), english_forms(), place_names("en")
    return sum(
        1.0 if word in _STOPS_EN else 1.0 if word in nouns or word in forms or word in places else 0.0
        for word in words
    )


def _indonesian(words: list[str]) -> float:
    nouns, forms, places = indonesian_nouns(), indonesian_verbs(), place_names("id")
    return sum(
        1.1
        if word in _STOPS_ID
        else 1.0
        if word in nouns or word in forms or word in places
        else 0.8
        if looks_indonesian_verb(word)
        else 0.0
        for word in words
    )
