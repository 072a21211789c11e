"""A clause's own words, in the forms in which a sentence can take them up."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.story.builtin.lexicon.small_words import SmallWords
from reelwright.story.builtin.lexicon.verbs import gerund, third_person
from reelwright.story.builtin.words import Word

_NEVER = frozenset(
    [
        "not",
        "never",
        "n't",
        "cannot",
        "can't",
        "won't",
        "don't",
        "doesn't",
        "didn't",
        "tidak",
        "tak",
        "belum",
        "bukan",
    ]
)
_POINTING = frozenset(["ada", "itu", "ini", "pun", "juga"])
_SEVERAL = {"is": "are", "was": "were", "has": "have", "does": "do", "am": "are", "been": "been"}
_ONE = {"are": "is", "were": "was", "have": "has", "do": "does"}


@dataclass(frozen=True, slots=True)
class Said:
    """From the verb on; all empty for what is not a deed."""

    one: str = ""
    """After one subject: `teaches his village to swim`."""
    several: str = ""
    base: str = ""
    """After `to` or `mulai`: `teach his village to swim`."""
    doing: str = ""
    """English's -ing form, Indonesian's plain one."""
    never: bool = False
    """It says what is not done."""


def said_of(words: list[Word], since: int, at: int, end: int, small: SmallWords, language: str) -> Said:
    """The verb at `at` with what helps it from `since` on and what follows it up to `end`."""
    word, tail = words[at], text_of(words[at + 1 : end])
    helpers = [
        one.key
        for one in words[since:at]
        if one.key in small.auxiliaries | small.modals | small.adverbs | _NEVER and one.key not in _POINTING
    ]
    never = any(one in _NEVER for one in helpers)
    if language != "en":
        kept = [one for one in helpers if one in small.modals or one in _NEVER or one in small.adverbs]
        text = _end(" ".join([*kept, word.text.casefold(), tail]))
        return Said(text, text, text, text, never)
    assert word.verb is not None
    lemma = word.verb.en.split(" ")[0]
    rest = " ".join([*word.text.split(" ")[1:], tail]).strip()
    helps = next((one for one in helpers if one in small.auxiliaries), "")
    modal = next((one for one in helpers if one in small.modals and one not in ("never", "always")), "")
    by_the_way = [one for one in helpers if one not in (helps, modal) and one not in small.auxiliaries]
    before = " ".join(by_the_way)
    if modal:
        text = _join(modal, before, lemma, rest)
        doing = _join("unable to" if "not" in modal or "can't" in modal else before, lemma, rest)
        plain = doing if never else _join(before, gerund(lemma), rest)
        return Said(text, text, _join(before, lemma, rest), plain, never)
    if helps and word.form == "past" and helps not in ("has", "have", "had"):
        done = _join(before, word.text.casefold().split(" ")[0], rest)
        several = _SEVERAL.get(helps, helps)
        return Said(_join(_ONE.get(helps, helps), done), _join(several, done), _join("be", done),
                    _join("being", done), never)  # fmt: skip
    if helps in ("do", "does", "did"):
        forms = (_ONE.get(helps, helps), _SEVERAL.get(helps, helps))
        one, many = (_join(form, before, lemma, rest) for form in forms)
        return Said(one, many, _join(before, lemma, rest), _join(before, gerund(lemma), rest), never)
    if word.form == "past" and not helps:
        finite = several = word.text.casefold().split(" ")[0]
    else:
        finite, several = third_person(lemma), lemma
    return Said(
        _join(before, finite, rest),
        _join(before, several, rest),
        _join(before, lemma, rest),
        _join(before, gerund(lemma), rest),
        never,
    )


def text_of(words: list[Word]) -> str:
    """Words written out again, signs close to what they follow."""
    text = ""
    for word in words:
        gap = "" if word.is_sign and word.text not in '(“"-–—&' else " "
        text += f"{gap}{word.text}"
    return text.strip()


def _join(*parts: str) -> str:
    return _end(" ".join(part for part in parts if part))


def _end(text: str) -> str:
    return text.strip().rstrip(" ,;:-–—?!…")
