"""Proofs: frames of a film made in the lab only to be looked at, without its words and fades."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import av
import numpy as np

from reelwright.film.ids import MediaId
from reelwright.film.timeline import Timeline
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Desk, Task
from reelwright.render.develop import Bench, Negative
from reelwright.render.estimate import Estimate, Made, Sample, estimate, sampled, stretches_to_try
from reelwright.render.piece import View
from reelwright.render.planes import frame_of, picture_of
from reelwright.render.profiles import Profile, fitted
from reelwright.render.recipe import Recipe
from reelwright.render.screen import Screen
from reelwright.render.stretch import stretches
from reelwright.render.trim import LOSSLESS

PROOF, TRIAL = "reelwright.render.proof:proof", "reelwright.render.proof:trial"


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Run:
    """Frames that follow each other, as the lab needs them."""

    screen: Screen
    negatives: tuple[Negative, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A run to encode, by the recipe asked about and by that of the film there is."""

    run: Run
    recipe: Recipe
    made: Made


class Proofs:
    """Makes proofs of one timeline with the workers of a lab that knows this module.

    `find` says where a media file lies, `folder` is for what is under way. Everything raises what the lab
    raises: Unreadable, Cancelled, StorageTrouble.
    """

    def __init__(self, lab: Lab, timeline: Timeline, find: Callable[[MediaId], Path], folder: Path) -> None:
        self._lab = lab
        self._timeline = timeline
        self._find = find
        self._folder = folder

    def frame(self, number: int, cancelled: Callable[[], bool] = _never) -> av.VideoFrame:
        """Film frame `number`: yuv420p at the timeline's size."""
        out = self._folder / f"proof-{number}"
        self._lab.one(self._task(PROOF, _run(self._timeline, number, number + 1), out), cancelled=cancelled)
        picture = np.fromfile(out, np.uint8)
        out.unlink()
        return frame_of(picture, self._timeline.width, self._timeline.height)

    def estimate(self, profile: Profile, made: Made, cancelled: Callable[[], bool] = _never) -> Estimate:
        """What the film would come to in `profile`, by four short stretches of it."""
        cut = fitted(self._timeline, profile)
        trials = [
            Trial(_run(cut, first, stop), profile.recipe, made) for first, stop in stretches_to_try(cut)
        ]
        tasks = [
            self._task(TRIAL, trial, self._folder / f"trial-{number}") for number, trial in enumerate(trials)
        ]
        samples = [_sample(answer) for _, answer in self._lab.run(tasks, cancelled=cancelled)]
        for task in tasks:
            if task.out is not None:
                task.out.unlink(missing_ok=True)
        return estimate(samples, cut, profile.recipe, made)

    def _task(self, work: str, order: Run | Trial, out: Path) -> Task:
        run = order.run if isinstance(order, Trial) else order
        media = frozenset(one for negative in run.negatives for one in _media(negative))
        return Task(work=work, order=order, media={one: self._find(one) for one in media}, out=out)


def proof(order: Run, desk: Desk) -> dict[str, Any]:
    """Work for the lab: writes the first frame's planes to `desk.out`."""
    with Bench(order.screen, desk) as bench:
        desk.out.write(picture_of(next(_frames(bench, order.negatives))).tobytes())
    desk.out.flush()
    return {}


def trial(order: Trial, desk: Desk) -> dict[str, Any]:
    """Work for the lab: answers a `Sample`."""
    done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        desk.tell(done)

    with Bench(order.run.screen, desk) as bench:
        frames = _frames(bench, order.run.negatives)
        found = sampled(frames, order.recipe, order.made, order.run.screen.rate, tell)
    return {"size": found.size, "made": found.made, "ssim": found.ssim}


def _frames(bench: Bench, negatives: Sequence[Negative]) -> Iterator[av.VideoFrame]:
    return chain.from_iterable(bench.frames(negative) for negative in negatives)


def _run(timeline: Timeline, first: int, stop: int) -> Run:
    clips = timeline.clips
    negatives = (
        Negative(
            frames=part.frames,
            view=View(clips[part.clip], part.offset),
            other=View(clips[part.clip + 1], part.into) if part.join else None,
            join=part.join,
            into=part.into,
            insets=(),
            words=(),
            light=(),
            missing=(),
            recipe=LOSSLESS,
        )
        for part in stretches(timeline, first, stop)
    )
    return Run(Screen.of(timeline), tuple(negatives))


def _media(negative: Negative) -> Iterator[MediaId]:
    for view in (negative.view, negative.other):
        if view is not None:
            yield view.clip.media
    if negative.join and negative.join.pattern and negative.join.pattern.media:
        yield negative.join.pattern.media


def _sample(answer: dict[str, Any]) -> Sample:
    """What the lab found, which may be anything: a figure that makes no sense is left out of account."""
    size, made, ssim = (float(answer.get(name, 0)) for name in ("size", "made", "ssim"))
    return Sample(max(1, int(size)), max(1, int(made)), min(max(ssim, 0.0), 1.0))
