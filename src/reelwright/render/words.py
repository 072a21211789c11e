"""The words on the picture: which titles and captions stand on the film, from when to when."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.film.time import Rate
from reelwright.film.timeline import Caption, Timeline, Title
from reelwright.film.video import Note
from reelwright.lettering import Weight, fonts
from reelwright.render.insets import inset_box
from reelwright.render.page import Box, Page
from reelwright.render.thirds import set_lower_third
from reelwright.render.titles import in_a_corner, set_title
from reelwright.render.transitions.pace import ease
from reelwright.render.typeset import Typeset, caption_cards, set_caption

TITLE_FADE = 0.6
CAPTION_FADE = 0.125
"""Seconds, in and out."""
_DRAWING = 3
"""Of all that draws words: a higher number makes every card anew."""


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """Words from film frame `start` to `stop` (not included), `fade` frames of it fading at either end."""

    start: int
    stop: int
    fade: int
    key: str
    """All that decides how it is drawn, fonts included; not when it is shown, nor what lies under it."""
    looks_at: int | None
    """The film frame whose luma, without words and fades, decides its place; None where nothing does."""
    set: Callable[[NDArray[np.uint8] | None], Typeset]

    def opacity(self, number: int) -> float:
        """On film frame `number`; 0 where it is not shown."""
        shown, left = number - self.start + 1, self.stop - number
        return ease(min(shown, left) / (self.fade + 1)) if shown > 0 and left > 0 else 0.0

    def draw(self, luma: NDArray[np.uint8] | None = None) -> Typeset:
        """It, drawn: where `luma` (of the frame it looks at) has least to see, or else in its usual place."""
        return self.set(luma)


def cards(timeline: Timeline) -> tuple[Card, ...]:
    """Titles, lower thirds and, where they are burnt in, captions, in the order they are laid on."""
    page = Page(timeline.width, timeline.height, timeline.rtl, timeline.language)
    captions = timeline.captions if timeline.burn_captions else ()
    dealt = [_title(page, one, timeline) for one in timeline.titles]
    return (*dealt, *(card for one in captions for card in _caption(page, one, timeline.rate)))


def missing_note(words: Typeset) -> Note | None:
    """What to say of letters that no font has; None when every one could be drawn."""
    if not words.missing:
        return None
    return Note(
        code="missing_glyph",
        message=f"No font here has {' '.join(words.missing)} in “{' '.join(words.text.split())}”.",
    )


def _title(page: Page, title: Title, timeline: Timeline) -> Card:
    fade = min(round(TITLE_FADE * timeline.rate.fps), title.frames // 3)
    stop = title.start + title.frames
    captions = timeline.captions if timeline.burn_captions else ()
    raised = any(one.start < stop and title.start < one.start + one.frames for one in captions)
    insets = [one for one in timeline.insets if one.start < stop and title.start < one.start + one.frames]
    around = tuple(inset_box(page, one) for one in insets)

    def typeset(luma: NDArray[np.uint8] | None) -> Typeset:
        if title.lower_third:
            return set_lower_third(
                page, title.text, title.subtitle, title.style, raised=raised, around=around
            )
        return set_title(page, title.text, title.subtitle, title.style, raised=raised, upper=upper, luma=luma)

    upper = _free_corner(page, around, raised)
    middle = min(title.start + title.frames // 2, timeline.frames - 1)
    seen = None if title.lower_third or (upper is not None and in_a_corner(title.style)) else middle
    told = (title.text, title.subtitle, title.style, title.lower_third, raised)
    places = [(box.left, box.top, box.right, box.bottom) for box in around]
    return Card(title.start, stop, fade, _key(page, "title", *told, places=places), seen, typeset)


def _free_corner(page: Page, around: tuple[Box, ...], raised: bool) -> bool | None:
    """Whether a title has to stand in the upper corner (True) or the lower one, for an inset in the other.

    None where both are free, or neither is.
    """
    left, right = (page.width // 2, page.width) if page.rtl else (0, page.width // 2)
    high, low = page.title_ceiling + 3 * page.title_size, page.title_floor(raised) - 3 * page.title_size
    above = any(box.meets(Box(left, 0, right, high)) for box in around)
    below = any(box.meets(Box(left, low, right, page.height)) for box in around)
    return None if above == below else below


def _caption(page: Page, caption: Caption, rate: Rate) -> Iterator[Card]:
    fade = min(round(CAPTION_FADE * rate.fps), caption.frames // 4)
    at = caption.start
    for text, frames in caption_cards(page, caption.text, caption.frames, rate):

        def typeset(_: NDArray[np.uint8] | None, text: str = text) -> Typeset:
            return set_caption(page, text)

        yield Card(at, at + frames, fade, _key(page, "caption", text), None, typeset)
        at += frames


def _key(page: Page, *told: str | bool, places: Sequence[tuple[int, ...]] = ()) -> str:
    texts = " ".join(one for one in told if isinstance(one, str))
    faces = [fonts(texts, weight, colour=True, language=page.language) for weight in Weight]
    said = json.dumps([_DRAWING, page.width, page.height, page.rtl, page.language, told, places, faces])
    return hashlib.sha256(said.encode()).hexdigest()
