"""The paid lines of one attempt at a film: looked for in the store, announced there, and kept when said."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import sqlalchemy as sa

from reelwright.film.errors import Cancelled, NeedsYou
from reelwright.film.ledger import Call
from reelwright.film.media import MediaKind
from reelwright.film.speech import Speech
from reelwright.film.video import Video
from reelwright.sound.port import Kept, Tariff
from reelwright.store import calls, ledger, lines
from reelwright.store import media as media_table
from reelwright.studio import Studio

PURPOSE = "voice"
"""Of these calls; their input tokens are characters."""

INTERRUPTED = "voice_interrupted"
"""A line was asked for when the work was cut off: what became of it is known to nobody."""

_LOST = "It was asked for, and the answer never came."


class PaidLines:
    """A `Lines` of the port. Every line that is asked for is a call of the video's: held, sent, and settled
    with the tariff's price when it was said.

    A call that was cut off (by a crash, or a lost answer) counts as lost, and its line is asked for again
    only in another attempt: that is, when a person wants it. `close` gives up what was not answered.
    """

    def __init__(self, studio: Studio, video: Video) -> None:
        self._studio = studio
        self._video = video
        self._asked: dict[str, Call] = {}

    def find(self, key: str) -> Kept | None:
        with self._studio.database.read() as conn:
            line = lines.get(conn, key)
        if line is None or line.media is None or line.speech is None:
            return None
        if not self._studio.library.has(line.media):
            return None
        return Kept(self._studio.library.path(line.media), line.speech)

    def asking(self, key: str, characters: int, tariff: Tariff) -> None:
        """NeedsYou also when a budget does not allow it: then it is not asked for."""
        with self._studio.database.write() as conn:
            cut_off = self._cut_off(conn, key)
            if not cut_off:
                self._asked[key] = self._sending(conn, key, characters, tariff)
        if cut_off:
            raise NeedsYou(
                "The line was being spoken when the work was interrupted, and may have been paid for.",
                code=INTERRUPTED,
                hint="It is not asked for again by itself. Retry the film to ask once more.",
            )

    def said(self, key: str, wav: Path, speech: Speech) -> Path:
        kept = self._studio.library.keep(wav, MediaKind.SOUND)
        call, now = self._asked.pop(key), self._studio.clock()
        with self._studio.database.write() as conn:
            # The price is the tariff's; what a vendor bills for a single line nobody says.
            ledger.settle(conn, call.id, call.held_micros, sure=False, now=now)
            calls.keep_media(conn, call.id, kept.id)
            media_table.add(conn, kept, now)
            lines.keep(conn, key, kept.id, speech, now)
        return self._studio.library.path(kept.id)

    def refused(self, key: str) -> None:
        with self._studio.database.write() as conn:
            ledger.void(conn, self._asked.pop(key).id, now=self._studio.clock())
            lines.forget(conn, key)

    def close(self) -> None:
        """Nothing comes any more of what was asked for and neither said nor refused."""
        while self._asked:
            _, call = self._asked.popitem()
            with self._studio.database.write() as conn:
                ledger.lose(conn, call.id, self._studio.clock(), _LOST)

    def _cut_off(self, conn: sa.Connection, key: str) -> bool:
        """Whether this attempt at the film has asked for the line before, and nothing came of it."""
        line = lines.get(conn, key)
        before = calls.find(conn, line.asked_by) if line is not None and line.media is None else None
        if before is None or before.video != self._video.id:
            return False
        ledger.lose(conn, before.id, self._studio.clock(), _LOST)
        return before.id.startswith(self._stem(key))

    def _sending(self, conn: sa.Connection, key: str, characters: int, tariff: Tariff) -> Call:
        now = self._studio.clock()
        names = (f"{self._stem(key)}{number}" for number in count(1))
        call = Call(
            id=next(name for name in names if calls.find(conn, name) is None),
            video=self._video.id,
            purpose=PURPOSE,
            provider=tariff.provider,
            model=tariff.model,
            request=key,
            held_micros=tariff.cost(characters),
            currency=tariff.currency,
            input_tokens=characters,
            at=now,
        )
        budget = self._video.brief.budget_micros
        ledger.hold(
            conn,
            [call],
            budget_micros=self._studio.budget_micros if budget is None else budget,
            budgets=self._studio.budgets,
            now=now,
        )
        if not ledger.sending(conn, call.id, None, now):
            raise Cancelled("The film is over, so nobody is asked to speak.")
        lines.ask(conn, key, call.id, now)
        return call

    def _stem(self, key: str) -> str:
        return f"{self._video.id}.{self._video.attempt}.{PURPOSE}.{key[:12]}."
