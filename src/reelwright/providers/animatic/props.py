"""Props and landmarks: the things that a scene's words name, besides its cast."""

from __future__ import annotations

import re

from reelwright.film.storyboard import Bible, Place, Scene

LANDMARKS = ("lighthouse", "windmill", "castle", "bridge")
"""Stand in the middle ground."""

# The order is that of importance: a scene shows one landmark and two props at most.
_WORDS = {
    "lighthouse": r"lighthouse|mercusuar",
    "windmill": r"windmills?|kincir",
    "castle": r"castle|fortress|kastil|istana",
    "bridge": r"bridge|jembatan",
    "kite": r"kites?|layang|layangan|layang-layang",
    "easel": r"paints?|painting|painter|easel|canvas|melukis|lukisan|pelukis|kanvas",
    "umbrella": r"umbrellas?|payung",
    "lantern": r"lanterns?|(?:brass|oil) lamp|lentera|lampion|pelita",
    "balloon": r"balloons?|balon",
    "bicycle": r"bicycle|bike|cycl(?:es|ing|ist)|sepeda|bersepeda",
    "car": r"driv(?:e|es|ing)|car|mengemudi\w*|mobil",
    "boat": r"boat|perahu|sampan|kapal",
    "urn": r"ashes|urn|abu jenazah|guci",
    "flower": r"flowers?|bunga|rose|mawar|bouquet",
    "letter": r"letters?|envelope|surat",
    "book": r"books?|diary|buku",
    "fish": r"fish|ikan",
    "bottle": r"bottle|botol",
    "spring": r"hidden spring|mata air",
}


def props_of(scene: Scene, bible: Bible, place: Place | None) -> tuple[str, ...]:
    """The names of what is drawn: from the scene's props and words, its place, and what its cast owns."""
    cast = [one for slug in scene.continuity.characters if (one := bible.character(slug))]
    here = f"{scene.description} {' '.join(scene.continuity.props)}".lower()
    owned = " ".join(f"{one.name} {one.look}" for one in cast).lower()
    around = f"{scene.light.source} {place.name} {place.look}".lower() if place else ""
    played = {str(one.figure) for one in cast}
    found = [
        name
        for name, words in _WORDS.items()
        if name not in played
        and re.search(
            rf"\b(?:{words})\b", f"{here} {owned} {around}" if name in LANDMARKS else f"{here} {owned}"
        )
    ]
    marks = [name for name in found if name in LANDMARKS][:1]
    return (*marks, *[name for name in found if name not in LANDMARKS][:2])
