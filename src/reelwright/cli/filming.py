"""Filming in this process: an engine for one film, watched to its end, and the film handed over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.cli.delivery import deliver, not_made, paused
from reelwright.cli.pause import Pause, leave
from reelwright.cli.question import Answer, ask_here, tell_question
from reelwright.cli.screen import screen
from reelwright.cli.watch import Ending, watch
from reelwright.film.errors import Conflict
from reelwright.film.video import VideoStatus

if TYPE_CHECKING:
    from reelwright.actions.counter import Counter
    from reelwright.actions.videos import View
    from reelwright.film.video import Video
    from reelwright.runs.engine import Engine


def start_engine(counter: Counter, video: Video) -> Engine | None:
    """An engine for this film; None when another process makes it already."""
    from reelwright.runs.engine import Engine, film_executor

    engine = Engine(counter.studio, film_executor(video.id), takes_from_line=False)
    try:
        engine.start(f"The film {video.id}")
    except Conflict:
        return None
    return engine


def set_going(counter: Counter, engine: Engine, video: Video) -> None:
    """See to it that somebody makes this film: this engine, unless a living process does or soon will."""
    state = counter.desk.state(video.id, video.attempt)
    if state is None:
        engine.make(video.id, video.attempt)
    elif state != "ENQUEUED":
        engine.adopt(only=video.id)
        engine.look_after(only=video.id)
    elif not somebody_serves(counter):
        # Out of the line with it: this engine is the only one to run it.
        counter.desk.run_now(video.id, video.attempt)


def somebody_serves(counter: Counter) -> bool:
    """Whether a process makes the films in line, and goes on with those that others left."""
    from reelwright.runs.engine import STUDIO
    from reelwright.runs.lease import Lease

    lease = Lease(counter.studio.data_dir / "leases", STUDIO)
    if not lease.take():
        return True
    lease.release()
    return False


def see_through(
    counter: Counter, video: Video, engine: Engine | None, place: Path, *, pause: Pause, json: bool
) -> int:
    """Watch a film to its end and hand it over; the answer is the exit code.

    What it asks is answered here by whoever sits at the terminal, and the film goes on. A pause, or a
    question that is left open, ends this process at once, as the run is to stay as it stands on record.
    """
    from reelwright.actions import videos

    def tend() -> None:
        nonlocal engine
        # Whoever made the film while this process watched may be gone.
        engine = engine or start_engine(counter, video)
        if engine is not None:
            set_going(counter, engine, video)

    while True:
        since = video.last_seq
        ending = watch(counter, video.id, since=since, screen=screen(json=json), pause=pause, tend=tend)
        view = videos.view(counter, video.id)
        match ending:
            case Ending.PAUSED:
                leave(paused(view, goes_on=engine is None or somebody_serves(counter), json=json))
            case Ending.ASKS:
                answer = ask_here(counter, view, place, json=json)
                if answer is None:
                    leave(tell_question(counter, view, place, json=json))
                video = _answered(counter, view, answer, engine)
            case Ending.OVER:
                if engine is not None:
                    engine.stop()
                if view.video.status is VideoStatus.COMPLETED:
                    return deliver(counter, video.id, place, json=json)
                return not_made(view, json=json)


def _answered(counter: Counter, view: View, answer: Answer, engine: Engine | None) -> Video:
    """The film that goes on with an answer, in this process where it makes the film."""
    from reelwright.actions import decisions, videos

    video = view.video.id
    try:
        decided = decisions.decide(
            counter, video, answer.decision, budget_micros=answer.budget_micros, in_line=engine is None
        )
    except Conflict:
        # Somebody else was quicker.
        return videos.view(counter, video).video
    if engine is not None:
        engine.make(decided.id, decided.attempt)
    return decided
