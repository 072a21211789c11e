"""The animatic: a provider whose takes are drawn here, at once and for nothing."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import cv2
from av.error import FFmpegError
from pydantic import ValidationError

from reelwright.film.errors import (
    Cancelled,
    Conflict,
    NotFound,
    Retry,
    StorageTrouble,
    Unreadable,
    WrongInput,
)
from reelwright.film.grammar import Aspect
from reelwright.film.time import Rate
from reelwright.providers.animatic.clip import write_clip
from reelwright.providers.animatic.drawing import drawn
from reelwright.providers.animatic.shot import Frame
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
    sheet_of,
)
from reelwright.providers.price import Price

NAME = "animatic"
MODEL = "panels"

SHEET = Sheet(
    provider=NAME,
    model=MODEL,
    about="Draws the scene as moving paper-cut panels on this machine, within seconds and at no cost.",
    durations=Durations(least=Fraction(1), most=Fraction(60), step=Fraction(1, 2)),
    handle_step=Fraction(1, 48),
    sizes={
        Aspect.LANDSCAPE: PixelSize(width=1280, height=720),
        Aspect.PORTRAIT: PixelSize(width=720, height=1280),
        Aspect.SQUARE: PixelSize(width=960, height=960),
    },
    rates=(Rate(num=24), Rate(num=25), Rate(num=30)),
    prompt_limit=20_000,
    seed=True,
    price=Price(),
    concurrency=4,
    poll_seconds=0.15,
    animatic=True,
    source="src/reelwright/providers/animatic",
    checked="2026-11-22",
)

_LONGEST = SHEET.durations.longest + 10
"""Seconds a take may have in all: the longest scene and a whole transition on either side."""
_KEPT = 32
"""Fetched clips that stay in the scratch folder."""
_PAINTING = 0.1
"""The share of a take's progress that painting stands for; the rest is frames."""


@dataclass(slots=True)
class _Job:
    request: ShotRequest
    clip: Path
    stop: threading.Event = field(default_factory=threading.Event)
    progress: float = 0.0
    work: Future[None] | None = None


class AnimaticProvider(FreeProvider):
    """Draws takes in `workers` threads, keeping finished clips in `scratch` until they are fetched.

    A job that this process does not know is simply drawn again from its JobRef, which holds the request.
    """

    def __init__(self, scratch: Path, *, workers: int = 2) -> None:
        # The takes are side by side already; OpenCV's own threads would only get in their way.
        cv2.setNumThreads(1)
        self._scratch = scratch
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="animatic")
        self._jobs: dict[str, _Job] = {}
        self._fetched: dict[str, None] = {}
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return NAME

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return (SHEET,)

    def quote(self, request: ShotRequest) -> Quote:
        self._check(request)
        return Quote(least_micros=0, most_micros=0)

    async def submit(self, request: ShotRequest, key: str) -> JobRef:
        """Start drawing `request`. The same key again is the same job, whatever is asked with it."""
        self._check(request)
        job_id = hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
        with self._lock:
            job = self._jobs.get(job_id)
            if job is None:
                job = self._start(job_id, request)
        return JobRef(provider=NAME, model=MODEL, id=job_id, data={"request": job.request.to_json()})

    async def status(self, job: JobRef) -> JobState:
        known = self._find(job)
        work = known.work
        if work is None or not work.done():
            waiting = work is not None and not work.running()
            return JobState(
                phase=JobPhase.QUEUED if waiting else JobPhase.RUNNING, progress=min(known.progress, 1.0)
            )
        if known.stop.is_set() or work.cancelled():
            return JobState(phase=JobPhase.CANCELLED, progress=min(known.progress, 1.0), cost_micros=0)
        fault = work.exception()
        if fault is None:
            return JobState(phase=JobPhase.SUCCEEDED, progress=1.0, cost_micros=0)
        sentence, code, again = _explained(fault)
        return JobState(
            phase=JobPhase.FAILED,
            progress=min(known.progress, 1.0),
            error=sentence,
            error_code=code,
            retry=Retry.SAME_REQUEST if again else Retry.NEVER,
            cost_micros=0,
        )

    async def cancel(self, job: JobRef) -> JobState:
        """Stop drawing; what was drawn is thrown away. A job that is over or unknown stays as it is."""
        with self._lock:
            known = self._jobs.get(job.id)
        if known is None:
            return JobState(phase=JobPhase.CANCELLED, cost_micros=0)
        if known.work is not None and not known.work.done():
            known.stop.set()
            known.work.cancel()
            return JobState(phase=JobPhase.CANCELLED, progress=min(known.progress, 1.0), cost_micros=0)
        return await self.status(job)

    async def fetch(self, job: JobRef, dest: Path) -> None:
        """Copy the clip to `dest`, whole or not at all.

        Conflict while it is being drawn or was not finished, StorageTrouble when `dest` cannot be written.
        """
        state = await self.status(job)
        if state.phase is not JobPhase.SUCCEEDED:
            raise Conflict(
                f"The take is {state.phase.value}, so there is no clip to fetch.",
                code="take_not_ready",
                hint="Ask for its status until it has succeeded.",
            )
        await asyncio.to_thread(_copy, self._find(job).clip, dest)
        self._forget_oldest(job.id)

    def close(self) -> None:
        """Stop every job, wait for the threads, and leave no clip behind: a JobRef can be drawn again."""
        with self._lock:
            jobs = list(self._jobs.values())
            self._jobs.clear()
            self._fetched.clear()
        for job in jobs:
            job.stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        for job in jobs:
            with contextlib.suppress(OSError):
                job.clip.unlink(missing_ok=True)

    def _forget_oldest(self, job_id: str) -> None:
        """Keep the last clips that were fetched, in case one is asked for again, and drop older ones."""
        with self._lock:
            self._fetched.pop(job_id, None)
            self._fetched[job_id] = None
            while len(self._fetched) > _KEPT:
                oldest = next(iter(self._fetched))
                del self._fetched[oldest]
                job = self._jobs.pop(oldest, None)
                if job is not None:
                    with contextlib.suppress(OSError):
                        job.clip.unlink(missing_ok=True)

    def _check(self, request: ShotRequest) -> None:
        sheet_of(self, request.model)
        if not 0 < request.seconds <= _LONGEST:
            raise WrongInput(
                f"The animatic can draw up to {_LONGEST} seconds, not {request.seconds}.",
                code="seconds_not_offered",
                where="seconds",
                hint="Ask for a scene of 1 to 60 seconds.",
            )
        if request.rate.frames(request.seconds) < 1:
            raise WrongInput(
                "The take is shorter than one frame.", code="seconds_not_offered", where="seconds"
            )
        if min(request.width, request.height) < 64 or max(request.width, request.height) > 4096:
            raise WrongInput(
                f"The animatic can draw 64 to 4096 pixels a side, not {request.width}x{request.height}.",
                code="size_not_offered",
                where="size",
            )
        if request.width % 2 or request.height % 2:
            raise WrongInput(
                f"The animatic needs even sizes, not {request.width}x{request.height}.",
                code="size_not_offered",
                where="size",
            )

    def _find(self, ref: JobRef) -> _Job:
        """The job of `ref`, started again when this process has never seen it or its clip is gone."""
        with self._lock:
            job = self._jobs.get(ref.id)
            lost = job is not None and job.work is not None and job.work.done() and not job.clip.exists()
            if job is not None and not (
                lost and not job.stop.is_set() and job.work and not job.work.exception()
            ):
                return job
            try:
                request = ShotRequest.from_json(ref.data["request"])
            except (KeyError, ValidationError) as fault:
                raise NotFound(
                    "This job is none of the animatic's: its request cannot be read.", code="unknown_job"
                ) from fault
            return self._start(ref.id, request)

    def _start(self, job_id: str, request: ShotRequest) -> _Job:
        job = _Job(request, self._scratch / f"{job_id}.mp4")
        self._jobs[job_id] = job
        job.work = self._pool.submit(self._draw, job)
        return job

    def _draw(self, job: _Job) -> None:
        """Paint and encode, then put the clip in place in one step."""

        def pause() -> None:
            if job.stop.is_set():
                raise Cancelled("The take was cancelled.")

        def counted(frames: Iterator[Frame], count: int) -> Iterator[Frame]:
            for number, frame in enumerate(frames, 1):
                pause()
                job.progress = _PAINTING + (1 - _PAINTING) * number / count
                yield frame

        request = job.request
        part = job.clip.with_suffix(".part")
        try:
            pause()
            self._scratch.mkdir(parents=True, exist_ok=True)
            drawing = drawn(request, pause=pause)
            job.progress = _PAINTING
            write_clip(
                part,
                counted(drawing.frames(), drawing.count),
                width=request.width,
                height=request.height,
                rate=request.rate,
            )
            pause()
            part.replace(job.clip)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _copy(clip: Path, dest: Path) -> None:
    part = dest.with_name(f".{dest.name}.{os.getpid()}.part")
    try:
        dest.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(clip, part)
        part.replace(dest)
    except OSError as fault:
        raise StorageTrouble(
            f"The clip cannot be written to {dest}: {fault.strerror or fault}.",
            hint="Free some space or choose another folder, then fetch again.",
        ) from fault
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _explained(fault: BaseException) -> tuple[str, str, bool]:
    """A sentence, a code, and whether the same request may work if sent again."""
    if isinstance(fault, OSError):
        return (
            f"The animatic could not be written: {fault.strerror or fault}.",
            StorageTrouble.default_code,
            True,
        )
    if isinstance(fault, FFmpegError):
        return f"The animatic could not be encoded: {fault}.", Unreadable.default_code, True
    return f"The animatic could not be drawn: {fault}.", "drawing_failed", False
