"""The step that drafts the storyboard, and the one that asks a person when it cannot be drafted."""

from __future__ import annotations

import asyncio

from reelwright.film.brief import Brief
from reelwright.film.errors import NeedsYou, ReelwrightError, Refused, TryAgain
from reelwright.film.event import EventKind
from reelwright.film.ids import VideoId
from reelwright.film.ledger import Call, CallState
from reelwright.film.video import Needs, Note
from reelwright.providers.port import Sheet
from reelwright.runs.asking import AGAIN
from reelwright.runs.diary import SCENES, tell, with_notes
from reelwright.runs.outcome import Outcome, done, failed, sentence_of
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.store import ledger, videos
from reelwright.story.language_usage import usage_of
from reelwright.story.port import Draft, Usage
from reelwright.studio import Studio

BUILTIN = "builtin"
"""What a person can decide, beside trying again, when the language model gives no storyboard."""
ASKED_ABOUT = (TryAgain, NeedsYou, Refused)
"""Not reached, out of credit, no usable answer: a person may want to try again, or go on without."""


async def built_in_instead(studio: Studio, brief: Brief, sheet: Sheet, why: ReelwrightError) -> Draft:
    """The built-in planner's storyboard, with a note that says why it is not the language model's."""
    message = f"The built-in planner wrote the storyboard, because {why.message}"
    made = await studio.builtin.draft(brief, sheet)
    return made.but(notes=(*made.notes, Note(code="builtin_planner", message=message)))


@step("draft", preemptible=True)
async def draft(video: str, attempt: int) -> Outcome:
    """Draft the storyboard, unless the video has one, and keep it with what it cost."""
    studio = stage()
    with studio.database.read() as conn:
        chosen = videos.get(conn, VideoId(video))
    if chosen.storyboard is not None:
        made = Draft(storyboard=chosen.storyboard, planner="yours")
    else:
        brief = chosen.brief
        sheet = studio.sheet(brief)
        try:
            made = await studio.planner(brief.planner).draft(brief, sheet)
        except asyncio.CancelledError as why:
            # What a model was paid for before it was stopped is on the bill all the same.
            _keep_usage(chosen.id, attempt, usage_of(why))
            raise
        except ReelwrightError as why:
            _keep_usage(chosen.id, attempt, usage_of(why))
            if not isinstance(why, ASKED_ABOUT):
                raise
            if not brief.allow_builtin_planner:
                question = f"{sentence_of(why)} Try again, or let the built-in planner write the storyboard?"
                return {
                    **failed(question, why.code),
                    "needs": Needs.DECISION.value,
                    "choices": [AGAIN, BUILTIN],
                }
            made = await built_in_instead(studio, brief, sheet, why)
    _keep_usage(chosen.id, attempt, made.usage)
    with studio.database.write() as conn:
        current = videos.get(conn, chosen.id, lock=True)
        kept = current.but(
            storyboard=made.storyboard,
            notes=with_notes(current, list(made.notes)),
            needs=Needs.NOTHING,
            ask=None,
            updated=studio.clock(),
        )
        # A run that was stopped just now never puts its storyboard in the place of an edited one.
        if current.attempt == attempt and videos.save(conn, kept):
            tell(
                conn,
                chosen.id,
                attempt,
                EventKind.STORYBOARD_CREATED,
                "storyboard",
                percent=SCENES,
                step="scenes",
                detail={
                    "title": made.storyboard.title,
                    "logline": made.storyboard.logline,
                    "planner": made.planner,
                    "scenes": [
                        {"number": scene.number, "title": scene.title, "seconds": float(scene.seconds)}
                        for scene in made.storyboard.scenes
                    ],
                },
            )
    return done()


def _keep_usage(video: VideoId, attempt: int, usage: tuple[Usage, ...]) -> None:
    studio = stage()
    now = studio.clock()
    with studio.database.write() as conn:
        for number, one in enumerate(usage):
            ledger.record(
                conn,
                Call(
                    id=f"{video}.{attempt}.{now.timestamp():.6f}.{number}",
                    video=video,
                    purpose="storyboard",
                    provider=one.provider,
                    model=one.model,
                    state=CallState.SETTLED,
                    cost_micros=one.cost_micros,
                    # Tokens by a list of prices: nobody says what a single call was billed.
                    sure=False,
                    currency=one.currency,
                    input_tokens=one.input_tokens,
                    output_tokens=one.output_tokens,
                    at=now,
                    sent=now,
                    over=now,
                ),
            )
