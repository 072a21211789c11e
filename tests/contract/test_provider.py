"""What every provider promises, asked of each provider that can be asked here for nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from reelwright.film.errors import Conflict, NotFound, Retry, StorageTrouble, WrongInput
from reelwright.film.grammar import Aspect
from reelwright.film.storyboard import Bible, Camera, Character, Continuity, Place, Scene
from reelwright.film.time import Rate
from reelwright.providers.animatic import AnimaticProvider
from reelwright.providers.port import JobPhase, JobRef, JobState, Provider, ShotRequest, sheet_of


@dataclass
class Bench:
    """A provider, and how to start another that knows nothing of the first."""

    provider: Provider
    another: Callable[[], Provider]
    scratch: Path


@pytest.fixture(params=["animatic"])
async def bench(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Bench]:
    assert request.param == "animatic"
    scratch = tmp_path / "scratch"
    opened: list[AnimaticProvider] = []

    def another() -> Provider:
        opened.append(AnimaticProvider(scratch, workers=2))
        return opened[-1]

    yield Bench(another(), another, scratch)
    for one in opened:
        one.close()


def a_request(provider: Provider, *, seconds: Fraction = Fraction(1), move: str = "dolly_in") -> ShotRequest:
    sheet = provider.sheets[0]
    bible = Bible(
        characters=(Character(id="mara", name="Mara", look="yellow raincoat"),),
        places=(Place(id="pier", name="The pier", kind="sea"),),  # pyright: ignore[reportArgumentType]
        style="cinematic",
    )
    scene = Scene(
        number=1,
        title="The pier",
        description="Mara looks out to sea.",
        camera=Camera.model_validate({"size": "wide", "move": move}),
        prompt="Mara looks out to sea.",
        seconds=Fraction(1),
        continuity=Continuity(place="pier", characters=("mara",)),
    )
    return ShotRequest(
        model=sheet.model,
        prompt=scene.prompt,
        seed=11,
        seconds=seconds,
        width=320,
        height=180,
        rate=Rate(num=24),
        scene=scene,
        bible=bible,
    )


async def over(provider: Provider, job: JobRef) -> JobState:
    """Ask as often as the sheet says until the job is over."""
    while True:
        state = await provider.status(job)
        if state.phase.over:
            return state
        await asyncio.sleep(provider.sheets[0].poll_seconds)


def pictures(clip: Path) -> tuple[list[np.ndarray], Fraction]:
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        rate = stream.average_rate
        assert rate is not None
        return [frame.to_ndarray(format="gray") for frame in container.decode(stream)], Fraction(rate)


def test_each_sheet_is_whole(bench: Bench) -> None:
    assert bench.provider.sheets
    for sheet in bench.provider.sheets:
        assert sheet.provider == bench.provider.name
        assert sheet_of(bench.provider, sheet.model) is sheet
        assert sheet.durations.shortest > 0
        assert sheet.durations.allows(sheet.durations.shortest)
        assert sheet.durations.allows(sheet.durations.longest)
        assert set(sheet.sizes) == set(Aspect)
        assert sheet.rates
        assert sheet.prompt_limit > 0
    assert sheet_of(bench.provider, None) is bench.provider.sheets[0]


async def test_a_take_has_the_frames_size_and_rate_that_were_asked_for(bench: Bench, tmp_path: Path) -> None:
    request = a_request(bench.provider, seconds=Fraction(31, 24))
    job = await bench.provider.submit(request, "take-1")
    state = await over(bench.provider, job)
    assert (state.phase, state.progress, state.error) == (JobPhase.SUCCEEDED, 1.0, None)
    assert state.cost_micros == bench.provider.quote(request).most_micros
    clip = tmp_path / "out" / "clip.mp4"
    await bench.provider.fetch(job, clip)
    frames, rate = pictures(clip)
    assert len(frames) == 31
    assert rate == 24
    assert frames[0].shape == (180, 320)
    assert [one.name for one in clip.parent.iterdir()] == ["clip.mp4"]


async def test_the_same_key_is_the_same_job(bench: Bench) -> None:
    request = a_request(bench.provider)
    first = await bench.provider.submit(request, "take-1")
    again = await bench.provider.submit(request, "take-1")
    other = await bench.provider.submit(request, "take-2")
    assert first == again
    assert other.id != first.id
    for job in (first, other):
        await bench.provider.cancel(job)


async def test_a_job_ref_outlives_the_process_that_made_it(bench: Bench, tmp_path: Path) -> None:
    job = await bench.provider.submit(a_request(bench.provider), "take-1")
    await bench.provider.cancel(job)
    kept = JobRef.from_json(job.to_json())
    second = bench.another()
    assert (await over(second, kept)).phase is JobPhase.SUCCEEDED
    await second.fetch(kept, tmp_path / "clip.mp4")
    assert len(pictures(tmp_path / "clip.mp4")[0]) == 24


async def test_a_cancelled_job_stops_and_leaves_nothing(bench: Bench, tmp_path: Path) -> None:
    job = await bench.provider.submit(a_request(bench.provider, seconds=Fraction(60)), "take-1")
    await bench.provider.cancel(job)
    assert (await over(bench.provider, job)).phase is JobPhase.CANCELLED
    with pytest.raises(Conflict):
        await bench.provider.fetch(job, tmp_path / "clip.mp4")
    assert not (tmp_path / "clip.mp4").exists()
    assert not bench.scratch.exists() or not list(bench.scratch.iterdir())


async def test_a_closed_provider_leaves_nothing_behind(bench: Bench, tmp_path: Path) -> None:
    job = await bench.provider.submit(a_request(bench.provider), "take")
    assert (await over(bench.provider, job)).phase is JobPhase.SUCCEEDED
    await bench.provider.fetch(job, tmp_path / "clip.mp4")
    bench.provider.close()
    assert list(bench.scratch.iterdir()) == []
    assert (await over(bench.another(), job)).phase is JobPhase.SUCCEEDED


async def test_cancelling_what_is_over_or_unknown_does_nothing(bench: Bench, tmp_path: Path) -> None:
    job = await bench.provider.submit(a_request(bench.provider), "take-1")
    await over(bench.provider, job)
    await bench.provider.cancel(job)
    assert (await bench.provider.status(job)).phase is JobPhase.SUCCEEDED
    await bench.provider.fetch(job, tmp_path / "clip.mp4")
    await bench.provider.cancel(job.but(id="unknown"))


async def test_a_job_of_somebody_else_is_not_found(bench: Bench) -> None:
    job = await bench.provider.submit(a_request(bench.provider), "take-1")
    await bench.provider.cancel(job)
    with pytest.raises(NotFound):
        await bench.provider.status(job.but(id="unknown", data={}))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"seconds": 0}, "seconds_not_offered"),
        ({"seconds": -1}, "seconds_not_offered"),
        ({"seconds": 600}, "seconds_not_offered"),
        ({"seconds": "1/1000"}, "seconds_not_offered"),
        ({"model": "nothing like it"}, "unknown_model"),
        ({"width": 321}, "size_not_offered"),
        ({"height": 100_000}, "size_not_offered"),
    ],
)
async def test_what_cannot_be_shot_is_said_before_anything_starts(
    bench: Bench, changes: dict[str, object], code: str
) -> None:
    request = a_request(bench.provider).but(**changes)
    with pytest.raises(WrongInput) as caught:
        await bench.provider.submit(request, "take-1")
    assert caught.value.code == code
    assert caught.value.message.endswith(".")
    with pytest.raises(WrongInput):
        bench.provider.quote(request)


async def test_the_same_request_gives_the_same_picture(bench: Bench, tmp_path: Path) -> None:
    for name in ("one", "two"):
        job = await bench.provider.submit(a_request(bench.provider), name)
        await over(bench.provider, job)
        await bench.provider.fetch(job, tmp_path / name)
    for first, second in zip(pictures(tmp_path / "one")[0], pictures(tmp_path / "two")[0], strict=True):
        assert np.abs(first.astype(int) - second).mean() < 1


async def test_a_clip_is_written_whole_or_not_at_all(bench: Bench, tmp_path: Path) -> None:
    job = await bench.provider.submit(a_request(bench.provider), "take-1")
    await over(bench.provider, job)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageTrouble):
        await bench.provider.fetch(job, tmp_path / "file" / "clip.mp4")


async def test_a_disk_that_cannot_be_written_fails_the_take_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "scratch").write_text("a file where a folder should be")
    provider = AnimaticProvider(tmp_path / "scratch")
    job = await provider.submit(a_request(provider), "take-1")
    state = await over(provider, job)
    provider.close()
    assert state.phase is JobPhase.FAILED
    assert state.error is not None
    assert state.error.startswith("The animatic could not be written")
    assert state.retry is Retry.SAME_REQUEST
