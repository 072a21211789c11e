"""A provider that shoots plain coloured cards in no time, and fails, stalls or counts as a test asks."""

from __future__ import annotations

import asyncio
from fractions import Fraction
from pathlib import Path
from threading import Event
from typing import Any

import av
import numpy as np

from reelwright.film.errors import Conflict
from reelwright.film.grammar import Aspect
from reelwright.film.time import Rate
from reelwright.providers.port import (
    Durations,
    FreeProvider,
    JobPhase,
    JobRef,
    JobState,
    PixelSize,
    Quote,
    Sheet,
    ShotRequest,
)
from reelwright.providers.price import Price

SIZE = PixelSize(width=192, height=108)


def sheet(name: str, *, animatic: bool) -> Sheet:
    return Sheet(
        provider=name,
        model="cards",
        about="Plain cards.",
        durations=Durations(least=Fraction(1), most=Fraction(60), step=Fraction(1, 2)),
        handle_step=Fraction(1, 24),
        sizes={Aspect.LANDSCAPE: SIZE, Aspect.PORTRAIT: SIZE, Aspect.SQUARE: SIZE},
        rates=(Rate(num=24),),
        prompt_limit=2000,
        price=Price(),
        poll_seconds=0.02,
        animatic=animatic,
        source="tests",
        checked="2026-11-22",
    )


class CardProvider(FreeProvider):
    """Cards by scene number. `log` gets a line for each submit, so that a test can count over a crash."""

    def __init__(
        self,
        name: str,
        *,
        animatic: bool = False,
        fails: frozenset[int] = frozenset(),
        log: Path | None = None,
    ) -> None:
        self.name = name
        self.sheets = (sheet(name, animatic=animatic),)
        self.stalled = Event()
        self.release = Event()
        self.release.set()
        self.cancelled: list[str] = []
        # As with every provider that works in this process, a job is forgotten when the process dies.
        self._begun: set[str] = set()
        self._ended: set[str] = set()
        self._fails = fails
        self._log = log

    def quote(self, request: ShotRequest) -> Quote:
        return Quote(least_micros=0, most_micros=0)

    async def submit(self, request: ShotRequest, key: str) -> JobRef:
        if self._log is not None:
            with self._log.open("a") as log:
                log.write(f"{key}\n")
        return JobRef(provider=self.name, model="cards", id=key, data={"request": request.to_json()})

    async def status(self, job: JobRef) -> JobState:
        request = ShotRequest.from_json(job.data["request"])
        if request.scene.number in self._fails:
            return JobState(phase=JobPhase.FAILED, error="The card is torn.", error_code="torn")
        if not self.release.is_set():
            self.stalled.set()
            return JobState(phase=JobPhase.RUNNING, progress=0.5)
        if job.id not in self._begun:
            self._begun.add(job.id)
            return JobState(phase=JobPhase.RUNNING)
        self._ended.add(job.id)
        return JobState(phase=JobPhase.SUCCEEDED, progress=1, cost_micros=0)

    async def cancel(self, job: JobRef) -> JobState:
        self.cancelled.append(job.id)
        return JobState(phase=JobPhase.CANCELLED, cost_micros=0)

    async def fetch(self, job: JobRef, dest: Path) -> None:
        if job.id not in self._ended:
            raise Conflict("The card is not ready.")
        await asyncio.to_thread(_draw, ShotRequest.from_json(job.data["request"]), dest)

    def close(self) -> None:
        self.release.set()


def _draw(request: ShotRequest, dest: Path) -> None:
    with av.open(dest, "w", format="mp4") as opened:
        out: Any = opened  # PyAV's own types are unfinished here.
        stream = out.add_stream("libx264", rate=request.rate.fps, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = request.width, request.height, "yuv420p"
        rng = np.random.default_rng(request.scene.number)
        card = rng.integers(40, 220, (request.height // 12, request.width // 12, 3), dtype=np.uint8)
        picture = card.repeat(12, 0).repeat(12, 1)
        for number in range(request.rate.frames(request.seconds)):
            frame = av.VideoFrame.from_ndarray(np.roll(picture, number, axis=1), format="rgb24")
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
