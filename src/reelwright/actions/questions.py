"""Questions: what a video asks of a person, what may be answered, and what that would cost."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.actions.decisions import choices
from reelwright.actions.videos import View
from reelwright.film.event import EventKind
from reelwright.film.video import Needs
from reelwright.providers.port import Quote


@dataclass(frozen=True, slots=True)
class Question:
    """What a video waits for. `quote` is what going on costs, where it is known; `code` says why it asks."""

    needs: Needs
    ask: str
    code: str
    choices: tuple[str, ...]
    quote: Quote | None


def question(view: View) -> Question | None:
    """What the video asks now; None while it asks nothing."""
    video, last = view.video, view.last
    if video.needs is Needs.NOTHING:
        return None
    detail = last.progress.detail if last is not None and last.kind is EventKind.NEEDS_YOU else {}
    least, most = detail.get("leastMicros"), detail.get("mostMicros")
    return Question(
        needs=video.needs,
        ask=video.ask or "This film needs a decision.",
        code=str(detail.get("code", "needs_you")),
        choices=choices(video),
        quote=None if least is None or most is None else Quote(least_micros=least, most_micros=most),
    )
