"""The prompt's text made ready to be read: markup, orders to the film-maker and talk of the film off."""

from __future__ import annotations

import re
import unicodedata

from reelwright.story.builtin.lexicon.small_words import EMOJI
from reelwright.story.moves import without_moves

_A = r"(?:(?:an?|the|sebuah|satu|suatu)\s+)?"
_KIND = (
    r"(?:film|movie|video|clip|short|reel|story|tale|trailer|teaser|ad|advert|advertisement|commercial|animation|"
    r"documentary|footage|time-?lapse|campaign|music video|iklan|cerita|kisah|dongeng|animasi|"
    r"dokumenter|klip|kampanye)s?"
)
_ADJECTIVES = r"(?:(?!(?:of|about|tentang)\b)[\w-]+\s+){0,4}?"
_ORDER = re.compile(
    rf"^(?:please\s+|tolong\s+|can you\s+|i want\s+(?:you to\s+)?|i need\s+|saya ingin\s+)?"
    rf"(?:make|create|generate|produce|write|film|show|give|buat|buatkan|buatlah|bikin|bikinkan)\s+(?:me\s+|saya\s+)?"
    rf"{_A}{_ADJECTIVES}{_KIND}\b[\s:]*(?:singkat|pendek|animasi|promosi)?\s*"
    rf"(?:about|of|for|on|in which|where|that shows|tentang|untuk|mengenai|dimana|di mana)?\s*:?\s*",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"^{_A}{_ADJECTIVES}{_KIND}\s*\b(?:about|of|for|on|tentang|untuk|mengenai)\b\s*|^{_A}{_KIND}\s*:\s*"
    r"|^(?:grand opening|pembukaan)\s+(?:of\s+)?"
    r"|^(?:horror|horor|thriller|comedy|komedi|drama|romance|sci-?fi|fantasy|fantasi|noir)\s*:\s*"
    r"|^(?:title|prompt|judul|scene|product launch|peluncuran produk)\s*:\s*"
    rf"|^(?:kisah|cerita|dongeng|kampanye|iklan|dokumenter|promo(?:si)?)\s+(?:tentang\s+)?(?=\S)"
    rf"|^{_A}(?:story|tale|legend)\s+of\s+",
    re.IGNORECASE,
)
_MADE_HOW = re.compile(
    r"(?:^|,\s*|\s+)(?:in\s+)?(?:slow[- ]motion|time-?lapse|hyper-?lapse|gerak lambat|"
    r"ultra[- ]?(?:realistic|hd)|"
    r"hyper-?realistic|photo-?realistic|highly detailed|award[- ]winning|shot on \w+|(?:4|8)k|uhd|hdr|1080p|"
    r"(?:cinematic|sinematik)(?=\s*(?:,|$|4k|8k|video|film|shot|drone|lighting))|unreal engine|octane render|"
    r"(?:16:9|9:16)|trending on \w+)(?=$|[\s,.!])",
    re.IGNORECASE,
)
_SHORT_OF_IT = re.compile(
    r"\s+(?:commercial|ad|advert|promo|trailer|teaser|video|short film)\b(?=\s*(?:[,:]|$))", re.IGNORECASE
)
_LENGTH = re.compile(
    r",?\s*\b(?:in|dalam|for|selama)\s+(?:\d+|sixty|thirty|enam puluh|tiga puluh)\s*-?"
    r"(?:seconds?|secs?|detik|minutes?|menit)\b"
    r"|\b\d+[- ]?(?:seconds?|secs?|detik)\s+(?=ad|video|film|iklan)",
    re.IGNORECASE,
)
_WATCHERS = re.compile(
    r",?\s+(?:for|to|untuk|bagi|kepada)\s+(?:kids|children|beginners|students|anak-anak|"
    r"anak muda(?: \w+)?|pemula|"
    r"sekolah dasar|an?\s+\d+[- ]year[- ]old\b.*)\s*$",
    re.IGNORECASE,
)
"""Who the film is for is not who is in it."""
_TEACHES = re.compile(r"(?:explain|jelaskan|how|why|what|bagaimana|mengapa|cara)\b", re.IGNORECASE)
_SPEECH = re.compile(r"[“\"]([^”\"]{3,120}?)[,.]?[”\"]")
_NAME_IN_QUOTES = re.compile(r"(?<!\w)[‘'“\"]((?:[A-Z][\w-]*)(?:\s+[A-Z&][\w-]*){0,3})[’'”\"](?!\w)")
_SAYS = re.compile(
    r"^(?P<words>spoken\d)\s*,?\s+(?P<verb>says|said|asks|whispers|shouts|tells|kata|ujar|tanya)\s+(?P<who>[^,.;]+)",
)
TIE = "\u02bc"
"""Stands for the space inside a name that the prompt gives in quotation marks, while the prompt is read."""


def told_by(text: str) -> str:
    """What is to be filmed, without the order to film it, its length, its viewers or its technique."""
    left = text
    for pattern in (_LENGTH, _ORDER, _ABOUT, _MADE_HOW, _ABOUT, _WATCHERS, _SHORT_OF_IT):
        if pattern is _WATCHERS and left == text and not _TEACHES.match(text):
            # In a tale, whoever is given something is in it.
            continue
        shorter = pattern.sub("", left).strip(" ,;:-")
        left = shorter if any(sign.isalpha() for sign in shorter) else left
    left = left.strip()
    # Nothing but a move of the camera: then the camera is what it is about.
    return without_moves(left) or without_moves(text) or "Camera"


def with_speech_set_aside(text: str) -> tuple[str, dict[str, str]]:
    """The text with names in quotation marks tied together and each thing said put in one word.

    Also gives that word and what stands for it. `"Run," says Ana` becomes `Ana says spoken0`.
    """
    tied = _NAME_IN_QUOTES.sub(lambda match: match.group(1).replace(" ", TIE), text)
    kept: dict[str, str] = {TIE: " "}

    def aside(match: re.Match[str]) -> str:
        word = f"spoken{len(kept) - 1}"
        kept[word] = f"“{match.group(1).strip()}”"
        return word

    left = _SPEECH.sub(aside, tied)
    left = _SAYS.sub(lambda match: f"{match['who']} {match['verb']} {match['words']}", left)
    return left[:1].upper() + left[1:] if left[:1].islower() and text[:1] in '“"' else left, kept


def put_back(text: str, kept: dict[str, str]) -> str:
    """The text with what was set aside in its place again."""
    for word, said in reversed(kept.items()):
        text = text.replace(word, said)
    return text


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
