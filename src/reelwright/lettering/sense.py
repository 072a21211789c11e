"""Where words begin in scripts that put no spaces between them: Japanese, Chinese and Thai."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from itertools import accumulate
from typing import Any

_budoux: Any = import_module("budoux")

_THAI = re.compile("[\u0e00-\u0e7f]+")
_EAST_ASIAN = re.compile(
    "[\u2e80-\u2fdf\u3001-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff…—“”‘’]+"
)
_KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff]")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
_PARTICLES = frozenset("的了着著过過吗嗎呢吧啊们們")
"""Of Chinese: they belong to the word before them."""
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo", "yue")


def han_language(text: str, language: str) -> str:
    """The language by which ideographs in `text` are drawn and read: `ja`, `ko`, `zh-hans` or `zh-hant`.

    That of the film where it is one of these, else what the letters around them tell.
    """
    told = language.lower()
    if told.startswith(_TRADITIONAL):
        return "zh-hant"
    main = told.split("-")[0]
    if main in {"ja", "ko"}:
        return main
    if main != "zh" and _KANA.search(text):
        return "ja"
    return "ko" if main != "zh" and _HANGUL.search(text) else "zh-hans"


@lru_cache(maxsize=512)
def word_starts(text: str, language: str) -> frozenset[int]:
    """The places in `text` where a word or a phrase begins within a run of such a script.

    Learnt from texts, not from a dictionary: now and then a rare name is cut in two.
    """
    found = _starts(text, _THAI, "th")
    east = han_language(text, language)
    return frozenset(found if east == "ko" else found | _starts(text, _EAST_ASIAN, east))


def _starts(text: str, run: re.Pattern[str], language: str) -> set[int]:
    found: set[int] = set()
    for match in run.finditer(text):
        chunks: list[str] = _parser(language).parse(match.group())
        found |= {match.start() + end for end in accumulate(map(len, chunks[:-1]))}
    if language.startswith("zh"):
        return {place for place in found if text[place] not in _PARTICLES}
    return found


@cache
def _parser(language: str) -> Any:
    load = {
        "th": _budoux.load_default_thai_parser,
        "ja": _budoux.load_default_japanese_parser,
        "zh-hans": _budoux.load_default_simplified_chinese_parser,
        "zh-hant": _budoux.load_default_traditional_chinese_parser,
    }
    return load[language]()
