"""Giving scenes the time that their lines need, before they are shot."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from reelwright.film.ids import VideoId
from reelwright.film.speech import Spoken
from reelwright.film.video import Video
from reelwright.providers.port import Sheet
from reelwright.runs.diary import with_notes
from reelwright.runs.outcome import Outcome, done
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.sound.fit import fit_scenes
from reelwright.store import media as media_table
from reelwright.store import videos
from reelwright.studio import Studio

_MOST_LONGER = Fraction(5, 4)
"""A film grows by a quarter at most, or to the longest that the studio makes."""


@step("fit_scenes")
async def fit(video: str, attempt: int, spoken: list[Any]) -> Outcome:
    """Lengthen the scenes whose lines need it, as far as provider and film allow, and say so."""
    studio = stage()
    with studio.database.write() as conn:
        chosen = videos.get(conn, VideoId(video), lock=True)
        if chosen.attempt != attempt:
            # Stopped, and made again from another storyboard maybe, which has lines of its own.
            return done()
        board = chosen.storyboard
        if board is None:
            raise RuntimeError("lines without a storyboard")
        footage = {
            scene.number: media_table.get(conn, scene.footage).probe.seconds
            for scene in board.scenes
            if scene.footage is not None
        }
        sheet = studio.sheet(chosen.brief)

        def longest(number: int) -> Fraction:
            if number in footage:
                return footage[number] or _longest_of(studio, chosen)
            return _shot_longest(sheet, board.handles(number))

        fitted, notes = fit_scenes(
            board,
            [Spoken.from_json(line) for line in spoken],
            longest,
            most=_longest_of(studio, chosen),
        )
        if notes:
            noted = with_notes(chosen, list(notes))
            videos.save(conn, chosen.but(storyboard=fitted, notes=noted, updated=studio.clock()))
    return done()


def _longest_of(studio: Studio, video: Video) -> Fraction:
    """How long the whole film may become."""
    asked = video.storyboard.seconds if video.storyboard else Fraction(video.brief.seconds)
    return max(Fraction(studio.limits.max_seconds), asked * _MOST_LONGER)


def _shot_longest(sheet: Sheet, handles: tuple[Fraction, Fraction]) -> Fraction:
    """The longest scene that the model can shoot with these handles around it."""
    room = Fraction(0) if sheet.handle_step is not None else sum(handles, Fraction(0))
    return max(Fraction(0), sheet.durations.longest - room)
