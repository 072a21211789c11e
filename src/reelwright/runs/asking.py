"""Asking a person: the run ends here and holds no place in the line; the answer starts the next attempt."""

from __future__ import annotations

from reelwright.film.event import EventKind
from reelwright.film.ids import VideoId
from reelwright.film.video import Needs
from reelwright.runs.diary import tell
from reelwright.runs.orders import free_holds
from reelwright.runs.outcome import Outcome, done
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.store import videos

AGAIN, APPROVE, PANEL = "again", "approve", "panel"
"""Answers: ask once more; spend the money; leave the scene an animatic."""
_USUAL = {Needs.APPROVAL: [APPROVE], Needs.MONEY: [AGAIN], Needs.DECISION: [AGAIN, PANEL]}
"""What may be answered where the question does not say."""


@step("ask")
async def ask(video: str, attempt: int, question: Outcome, step_name: str) -> Outcome:
    """Keep what the video needs, and the question; what it holds for calls not sent is given back."""
    studio = stage()
    needs = Needs(question["needs"])
    with studio.database.write() as conn:
        current = videos.get(conn, VideoId(video), lock=True)
        if current.attempt != attempt:
            # Stopped, and made again: what that holds is not this run's to give back.
            return done()
        asking = current.but(needs=needs, ask=question["error"], updated=studio.clock())
        if videos.save(conn, asking):
            free_holds(conn, current.id, "The video waits for a person.", studio)
            tell(
                conn,
                current.id,
                attempt,
                EventKind.NEEDS_YOU,
                "ask",
                percent=0,
                step=step_name,
                detail={
                    "needs": needs.value,
                    "ask": question["error"],
                    "code": question["code"],
                    "choices": question.get("choices", _USUAL.get(needs, [])),
                    **{key: question[key] for key in ("leastMicros", "mostMicros") if key in question},
                },
            )
    return done()
