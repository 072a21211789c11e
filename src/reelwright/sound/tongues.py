"""The languages that the scratch voice speaks, and which of its voices speaks each."""

from __future__ import annotations

from difflib import get_close_matches

from reelwright.film.errors import WrongInput

_NAMES = (
    "af am an ar as az ba be bg bn bpy bs ca cmn cs cv cy da de el en-029 en-gb-scotland en-us eo es "
    "es-419 et eu fa fi fr fr-be fr-ch ga gd gn grc gu hak haw he hi hr ht hu hy hyw ia id io is it ka kk "
    "kl kn ko kok ku ky la lb lt ltg lv mi mk ml mr ms mt my nb ne nl nog om or pa pap pl pt pt-br qu quc "
    "ro ru sd si sk sl smj sq sr sv sw ta te th ti tk tn tr tt ug uk ur uz vi vi-vn-x-central "
    "vi-vn-x-south yue "
)
_OWN_NAME = frozenset(_NAMES.split())
"""Tags that espeak-ng knows by the same name. Left out: invented languages, those whose dictionary is not in
the wheel (fo, kaa), and Japanese, because the library names each kanji instead of reading it."""

_OTHER_NAME = {
    "en": "en-us",
    "en-gb": "en-gb-x-rp",
    "en-au": "en-gb-x-rp",
    "en-ie": "en-gb-x-rp",
    "en-in": "en-gb-x-rp",
    "en-nz": "en-gb-x-rp",
    "en-za": "en-gb-x-rp",
    "es-ar": "es-419",
    "es-cl": "es-419",
    "es-co": "es-419",
    "es-mx": "es-419",
    "es-pe": "es-419",
    "es-us": "es-419",
    "in": "id",
    "iw": "he",
    "nn": "nb",
    "no": "nb",
    "sh": "hr",
    "zh": "cmn",
    "zh-hk": "yue",
    "zh-mo": "yue",
}
_FAMILIAR = ("en", "id", "es", "fr", "de", "pt", "it", "nl", "ar", "hi", "zh", "ru", "tr")
_NEIGHBOURS = {
    "jv": "id",
    "su": "id",
    "min": "id",
    "ban": "id",
    "ja": "en",
    "fil": "id",
    "tl": "id",
    "fo": "is",
}
"""What a listener of a language that is not spoken most likely follows."""

TAGS = tuple(sorted(_OWN_NAME | _OTHER_NAME.keys()))
"""Every tag that is spoken as it stands; a longer tag falls back to the start of it."""


def tongue(language: str) -> str:
    """The espeak-ng voice for a BCP 47 tag: `pt-BR` has its own, `de-AT` is read as `de`.

    WrongInput, with the nearest languages there are, when none speaks it.
    """
    parts = language.strip().lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        tag = "-".join(parts[:length])
        if tag in _OTHER_NAME:
            return _OTHER_NAME[tag]
        if tag in _OWN_NAME:
            return tag
    near = _near(parts[0])
    raise WrongInput(
        f"The scratch voice does not speak {language.strip()!r}; "
        f"it speaks {', '.join(near)} and {len(TAGS) - len(near)} more.",
        code="language_not_spoken",
        hint=f"Choose a language it speaks, such as {near[0]}, or make the film with --voice none.",
        where="language",
    )


def _near(base: str) -> list[str]:
    close = [_NEIGHBOURS[base]] if base in _NEIGHBOURS else []
    close += get_close_matches(base, TAGS, n=3, cutoff=0.6)
    return list(dict.fromkeys([*close, *_FAMILIAR]))[:8]
