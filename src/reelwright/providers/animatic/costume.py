"""What a character wears, read once from the words of the bible so that it is the same in every scene."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reelwright.film.grammar import Figure
from reelwright.film.storyboard import Character
from reelwright.providers.animatic.cel import Colour, mix
from reelwright.providers.animatic.noise import dice

COLOURS: dict[str, Colour] = {
    "red merah": (0.78, 0.20, 0.17),
    "crimson scarlet": (0.70, 0.12, 0.16),
    "orange jingga oranye": (0.90, 0.50, 0.16),
    "yellow kuning mustard ochre oker": (0.93, 0.74, 0.20),
    "gold golden emas": (0.86, 0.66, 0.26),
    "green hijau emerald jade": (0.28, 0.52, 0.30),
    "olive zaitun": (0.42, 0.44, 0.22),
    "teal turquoise toska": (0.16, 0.52, 0.54),
    "blue biru": (0.20, 0.38, 0.66),
    "navy dongker indigo nila": (0.12, 0.19, 0.36),
    "purple violet ungu": (0.46, 0.28, 0.58),
    "pink rose merah-muda": (0.90, 0.55, 0.62),
    "brown cokelat coklat tan": (0.46, 0.31, 0.20),
    "copper bronze tembaga brass": (0.72, 0.43, 0.25),
    "beige cream krem khaki sandy sand": (0.82, 0.74, 0.60),
    "white putih ivory snowy": (0.92, 0.91, 0.88),
    "grey gray abu silver perak steel slate": (0.55, 0.56, 0.58),
    "black hitam dark": (0.13, 0.13, 0.15),
    "rusty rust karat": (0.62, 0.36, 0.22),
}
_COLOUR_OF = {word: colour for words, colour in COLOURS.items() for word in words.split()}

_GARMENTS = {
    "coat": "coat raincoat overcoat parka mantel jubah-hujan trenchcoat jas-hujan oilskin slicker",
    "dress": "dress gown skirt gaun rok kebaya daster sari",
    "robe": "robe cloak cape tunic kimono jubah cassock habit",
    "jacket": "jacket sweater jumper shirt suit blazer vest hoodie jaket kemeja baju kaos uniform seragam "
    "cardigan apron celemek overalls",
}
_HATS = {
    "hat": "hat fedora topi sunhat caping",
    "cap": "cap peci kopiah songkok",
    "beanie": "beanie knit-cap kupluk",
    "hood": "hood hooded tudung kerudung hijab jilbab raincoat",
    "crown": "crown mahkota tiara",
    "helmet": "helmet helm astronaut spacesuit astronot",
}
_SKINS = ((0.90, 0.72, 0.60), (0.80, 0.60, 0.46), (0.68, 0.47, 0.34), (0.50, 0.34, 0.25), (0.37, 0.25, 0.19))
_HAIRS = ((0.12, 0.10, 0.10), (0.22, 0.15, 0.11), (0.38, 0.24, 0.14), (0.62, 0.44, 0.24), (0.50, 0.22, 0.12))
_CLOTHES = (
    (0.72, 0.28, 0.22),
    (0.85, 0.62, 0.24),
    (0.22, 0.42, 0.50),
    (0.30, 0.34, 0.52),
    (0.40, 0.48, 0.32),
    (0.56, 0.34, 0.44),
    (0.78, 0.70, 0.58),
)


_WOMEN = (
    "woman",
    "girl",
    "grandmother",
    "mother",
    "queen",
    "princess",
    "perempuan",
    "nenek",
    "ibu",
    "wanita",
)


@dataclass(frozen=True, slots=True)
class Costume:
    figure: Figure
    main: Colour
    """Coat, dress, fur, hull: what one remembers."""
    second: Colour
    skin: Colour
    hair: Colour
    garment: str
    hat: str
    long_hair: bool
    bun: bool
    beard: bool
    scarf: Colour | None
    glasses: bool
    backpack: bool
    cane: bool
    umbrella: bool
    named: bool
    """The look names a colour."""
    seed: str
    words: str
    """Name and look, in lower case, for what is drawn as what it is called."""


def colour_near(words: list[str], at: int) -> Colour | None:
    """The colour named closest to word `at`, within three words before it or two after."""
    for place in (at - 1, at + 1, at - 2, at + 2, at - 3):
        low, high = min(place, at), max(place, at)
        if low >= 0 and high < len(words) and "," not in words[low:high] and words[place] in _COLOUR_OF:
            return _COLOUR_OF[words[place]]
    return None


def _long_hair(words: list[str], hair_at: int | None, figure: Figure) -> bool:
    """Hair that falls: long or braided by name, else as most women and girls are drawn."""
    if any(word in words for word in ("braid", "braids", "braided", "kepang", "dikepang")):
        return True
    if hair_at is not None:
        near = words[max(0, hair_at - 3) : hair_at + 3]
        if "short" in near or "pendek" in near:
            return False
        if "long" in near or "panjang" in near:
            return True
    return figure is Figure.WOMAN or any(word in words for word in _WOMEN)


def costume(character: Character) -> Costume:
    # A comma is a word of its own, so that the colour of one thing is never given to the next.
    words = re.findall(r"[a-z]+|,", f"{character.look} , {character.name}".lower())
    # One of several (`id--2`) has the skin and hair of the first, and clothes of their own.
    kin, _, other = character.id.partition("--")
    rng = dice("costume", kin, character.figure)
    figure = character.figure

    def named(groups: dict[str, str]) -> tuple[str, int] | None:
        for at, word in enumerate(words):
            for group, names in groups.items():
                if word in names.split():
                    return group, at
        return None

    def has(*options: str) -> int | None:
        return next((at for at, word in enumerate(words) if word in options), None)

    first = next((_COLOUR_OF[word] for word in words if word in _COLOUR_OF), None)
    found = named(_GARMENTS)
    standard = {Figure.WOMAN: "dress", Figure.ELDER: "coat", Figure.CHILD: "jacket"}.get(figure, "jacket")
    garment = found[0] if found else standard
    main = (colour_near(words, found[1]) if found else None) or first
    if main is None:
        main = _CLOTHES[int(rng.integers(len(_CLOTHES)))]
    if other:
        main = _CLOTHES[(int(dice("costume", character.id).integers(len(_CLOTHES))))]
    hair_at = has("hair", "haired", "rambut", "berambut")
    hair = colour_near(words, hair_at) if hair_at is not None else None
    if hair is None:
        hair = (0.74, 0.73, 0.72) if figure is Figure.ELDER else _HAIRS[int(rng.integers(len(_HAIRS)))]
    if has("bald", "botak") is not None:
        hair = _SKINS[1]
    scarf_at = has("scarf", "syal", "shawl", "selendang")
    scarf = (colour_near(words, scarf_at) or (0.78, 0.24, 0.20)) if scarf_at is not None else None
    hat = named(_HATS)
    second = mix(main, (0.12, 0.13, 0.18), 0.62)
    return Costume(
        figure=figure,
        main=main,
        second=second,
        skin=_SKINS[int(rng.integers(len(_SKINS) - 1))],
        hair=hair,
        garment=garment,
        hat=hat[0] if hat else "",
        long_hair=_long_hair(words, hair_at, figure),
        bun=has("bun", "sanggul", "ponytail", "tied") is not None
        or (figure is Figure.ELDER and any(word in words for word in _WOMEN)),
        beard=has("beard", "bearded", "janggut", "berjanggut", "moustache", "kumis") is not None,
        scarf=scarf,
        glasses=has("glasses", "spectacles", "kacamata", "goggles") is not None,
        backpack=has("backpack", "rucksack", "ransel", "satchel") is not None,
        cane=has("cane", "stick", "tongkat", "staff") is not None,
        umbrella=has("umbrella", "payung") is not None,
        named=first is not None,
        seed=character.id,
        words=f"{character.name} {character.look}".lower(),
    )
