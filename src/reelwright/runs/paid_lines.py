"""The paid lines of one attempt at a film: looked for in the store, announced there, and kept when said."""

from __future__ import annotations

from pathlib import Path

from reelwright.film.errors import NeedsYou
from reelwright.film.media import MediaKind
from reelwright.film.speech import Speech
from reelwright.film.video import Video
from reelwright.sound.port import Kept, Tariff
from reelwright.store import calls, lines
from reelwright.store import media as media_table
from reelwright.studio import Studio

PURPOSE = "voice"
"""Of these calls; their input tokens are characters."""

INTERRUPTED = "voice_interrupted"
"""A line was asked for when the work was cut off: what became of it is known to nobody."""


class PaidLines:
    """A `Lines` of the port. Every line that is asked for is a call of the video's, priced when it was said.

    A call that was cut off (by a crash, or a lost answer) keeps an unknown price, and its line is asked for
    again only in another attempt: that is, when a person wants it.
    """

    def __init__(self, studio: Studio, video: Video) -> None:
        self._studio = studio
        self._video = video
        self._costs: dict[str, int | None] = {}

    def find(self, key: str) -> Kept | None:
        with self._studio.database.read() as conn:
            line = lines.get(conn, key)
        if line is None or line.media is None or line.speech is None:
            return None
        if not self._studio.library.has(line.media):
            return None
        return Kept(self._studio.library.path(line.media), line.speech)

    def asking(self, key: str, characters: int, tariff: Tariff) -> None:
        call, now = self._call(key), self._studio.clock()
        with self._studio.database.write() as conn:
            before = lines.get(conn, key)
            if before is not None and before.media is None and before.asked_by == call:
                raise NeedsYou(
                    "The line was being spoken when the work was interrupted, and may have been paid for.",
                    code=INTERRUPTED,
                    hint="It is not asked for again by itself. Retry the film to ask once more.",
                )
            lines.ask(conn, key, call, now)
            calls.add(
                conn,
                call=call,
                video=self._video.id,
                purpose=PURPOSE,
                provider=tariff.provider,
                model=tariff.model,
                input_tokens=characters,
                output_tokens=0,
                cost_micros=None,
                currency=tariff.currency,
                now=now,
            )
        self._costs[key] = tariff.cost(characters)

    def said(self, key: str, wav: Path, speech: Speech) -> Path:
        kept = self._studio.library.keep(wav, MediaKind.SOUND)
        now = self._studio.clock()
        with self._studio.database.write() as conn:
            media_table.add(conn, kept, now)
            lines.keep(conn, key, kept.id, speech, now)
            calls.settle(conn, self._call(key), self._costs[key])
        return self._studio.library.path(kept.id)

    def refused(self, key: str) -> None:
        with self._studio.database.write() as conn:
            lines.forget(conn, key)
            calls.settle(conn, self._call(key), 0)

    def _call(self, key: str) -> str:
        return f"{self._video.id}.{self._video.attempt}.{PURPOSE}.{key[:12]}"
