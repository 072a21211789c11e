"""The words on the picture: which titles and captions stand on a film frame, and how opaque they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.film.time import Rate
from reelwright.film.timeline import Caption, Timeline, Title
from reelwright.film.video import Note
from reelwright.render.joins import ease
from reelwright.render.overlay import Overlay
from reelwright.render.typeset import Page, Typeset, caption_cards, quieter_above, set_caption, set_title

TITLE_FADE = 0.6
CAPTION_FADE = 0.125
"""Seconds, in and out."""


@dataclass(frozen=True, slots=True)
class _Card:
    """Words from film frame `start` to `stop` (not included), `fade` frames of it fading at either end."""

    start: int
    stop: int
    fade: int
    set: Callable[[], Typeset]

    def opacity(self, number: int) -> float:
        shown, left = number - self.start + 1, self.stop - number
        return ease(min(shown, left) / (self.fade + 1))


class Words:
    """Draws each title and caption once, when it first comes on, and forgets it when it has gone.

    `notes` grows with the letters that no font on this machine has.
    """

    def __init__(self, timeline: Timeline, look: Callable[[int], NDArray[np.uint8]] | None = None) -> None:
        """`look` shows a film frame's luma without words: a title covers as little of it as it can."""
        self._look = look
        self._page = Page(timeline.width, timeline.height, timeline.rtl)
        self._cards = tuple(self._deal(timeline))
        self._drawn: dict[int, Overlay] = {}
        self._missing: dict[int, Note] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(note for _, note in sorted(self._missing.items()))

    def at(self, number: int) -> list[tuple[Overlay, float]]:
        """What to lay on film frame `number`, in order, with the opacity of each."""
        on = [place for place, card in enumerate(self._cards) if card.start <= number < card.stop]
        for gone in self._drawn.keys() - on:
            del self._drawn[gone]
        return [(self._overlay(place), self._cards[place].opacity(number)) for place in on]

    def _overlay(self, place: int) -> Overlay:
        if place not in self._drawn:
            words = self._cards[place].set()
            self._drawn[place] = words.overlay
            if words.missing:
                self._missing[place] = Note(
                    code="missing_glyph",
                    message=f"No font here has {' '.join(words.missing)} in “{_one_line(words.text)}”.",
                )
        return self._drawn[place]

    def _deal(self, timeline: Timeline) -> Iterator[_Card]:
        captions = timeline.captions if timeline.burn_captions else ()
        for title in timeline.titles:
            yield self._title(title, timeline.rate, _any_during(captions, title))
        for caption in captions:
            yield from self._caption(caption, timeline.rate)

    def _title(self, title: Title, rate: Rate, raised: bool) -> _Card:
        fade = min(round(TITLE_FADE * rate.fps), title.frames // 3)

        def typeset() -> Typeset:
            luma = self._look(title.start + title.frames // 2) if self._look else None
            above = luma is not None and quieter_above(self._page, luma, raised=raised)
            return set_title(self._page, title.text, title.subtitle, raised=raised, above=above)

        return _Card(title.start, title.start + title.frames, fade, typeset)

    def _caption(self, caption: Caption, rate: Rate) -> Iterator[_Card]:
        fade = min(round(CAPTION_FADE * rate.fps), caption.frames // 4)
        at = caption.start
        for text, frames in caption_cards(self._page, caption.text, caption.frames, rate):

            def typeset(text: str = text) -> Typeset:
                return set_caption(self._page, text)

            yield _Card(at, at + frames, fade, typeset)
            at += frames


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _any_during(captions: tuple[Caption, ...], title: Title) -> bool:
    return any(
        caption.start < title.start + title.frames and title.start < caption.start + caption.frames
        for caption in captions
    )
