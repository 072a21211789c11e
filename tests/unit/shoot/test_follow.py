from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import cast

import pytest

from reelwright.film.errors import ProviderError, Retry, Trouble, TryAgain
from reelwright.providers.port import FreeProvider, JobPhase, JobRef, JobState, Provider
from reelwright.shoot.follow import LIMIT_S, follow

JOB = JobRef(provider="maker", model="one", id="1")
QUEUED = JobState(phase=JobPhase.QUEUED)
RUNNING = JobState(phase=JobPhase.RUNNING, progress=0.5)
THROTTLED = JobState(phase=JobPhase.THROTTLED)
DONE = JobState(phase=JobPhase.SUCCEEDED, progress=1, cost_micros=600_000)

Answer = JobState | Exception


def down(after_s: float | None = None) -> ProviderError:
    return ProviderError("Busy.", kind=Trouble.DOWN, retry=Retry.SAME_REQUEST, after_s=after_s)


class Scripted(FreeProvider):
    """Answers from a script, and keeps the time that passes in between."""

    def __init__(self, script: Iterable[Answer], pace: float = 1) -> None:
        self._script = iter(script)
        self.pace = pace
        self.now = 1000.0
        self.pauses: list[float] = []
        self.heard: list[JobPhase] = []

    async def status(self, job: JobRef) -> JobState:
        answer = next(self._script)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    async def note(self, state: JobState) -> None:
        self.heard.append(state.phase)

    async def followed(self, chance: float = 0, poll_seconds: float = 5) -> JobState:
        return await follow(
            cast("Provider", self),
            JOB,
            poll_seconds=poll_seconds,
            on_state=self.note,
            sleep=self.sleep,
            clock=lambda: self.now,
            chance=lambda: chance,
        )


async def test_it_asks_until_the_job_is_over_and_tells_of_every_answer() -> None:
    provider = Scripted([QUEUED, THROTTLED, RUNNING, DONE])
    assert await provider.followed() == DONE
    assert provider.pauses == [5, 5, 5]
    assert provider.heard == [JobPhase.QUEUED, JobPhase.THROTTLED, JobPhase.RUNNING, JobPhase.SUCCEEDED]


async def test_pauses_are_up_to_a_fifth_longer_and_never_shorter() -> None:
    assert [pause for chance in (0.0, 0.5, 0.999) for pause in await _pauses(chance)] == pytest.approx(
        [5, 5.5, 5.999], abs=0.001
    )


async def _pauses(chance: float) -> list[float]:
    provider = Scripted([RUNNING, DONE])
    await provider.followed(chance)
    return provider.pauses


async def test_a_passing_fault_only_lengthens_the_pause() -> None:
    script = [RUNNING, TryAgain("busy"), down(), down(after_s=17), RUNNING, DONE]
    provider = Scripted(script)
    assert await provider.followed() == DONE
    assert provider.pauses == [5, 10, 20, 40, 5]
    assert len(provider.heard) == 3


async def test_the_provider_may_ask_for_a_longer_pause_but_not_for_more_than_a_minute() -> None:
    provider = Scripted([down(after_s=17), down(after_s=900), down(), down(), DONE])
    await provider.followed()
    assert provider.pauses == [17, 60, 60, 60]


async def test_a_rehearsal_that_runs_faster_is_asked_more_often_but_not_without_a_breath() -> None:
    provider = Scripted([RUNNING, down(after_s=20), DONE], pace=0.05)
    await provider.followed()
    assert provider.pauses == pytest.approx([0.25, 1])
    instant = Scripted([RUNNING, RUNNING, DONE], pace=0)
    await instant.followed()
    assert instant.pauses == [0.02, 0.02]


@pytest.mark.parametrize(("pace", "limit_s", "said"), [(1, LIMIT_S, "30 minutes"), (0.01, 60, "a minute")])
async def test_a_job_that_never_ends_is_given_up(pace: float, limit_s: float, said: str) -> None:
    provider = Scripted(itertools.repeat(RUNNING), pace)
    state = await provider.followed()
    assert (state.phase, state.trouble, state.error_code) == (JobPhase.FAILED, Trouble.UNKNOWN, "unknown")
    assert state.error == f"It was not done after {said}."
    assert (state.cost_micros, state.sure) == (None, False)
    assert limit_s <= provider.now - 1000 <= limit_s + 5


async def test_faults_do_not_stretch_the_limit_but_time_in_the_providers_queue_does() -> None:
    deaf = Scripted(down() for _ in itertools.count())
    assert (await deaf.followed()).trouble is Trouble.UNKNOWN
    assert deaf.now - 1000 <= LIMIT_S + 60
    patient = Scripted([*[THROTTLED] * 1000, RUNNING, DONE])
    assert await patient.followed() == DONE


async def test_a_job_that_nobody_knows_any_more_has_failed_at_a_cost_nobody_knows() -> None:
    gone = ProviderError("Runway does not know this task.", kind=Trouble.GONE)
    state = await Scripted([RUNNING, gone]).followed()
    assert (state.phase, state.trouble, state.error) == (
        JobPhase.FAILED,
        Trouble.GONE,
        "Runway does not know this task.",
    )
    assert (state.cost_micros, state.sure) == (None, False)


async def test_what_will_not_pass_is_raised() -> None:
    with pytest.raises(ProviderError) as caught:
        await Scripted([RUNNING, ProviderError("The key is wrong.", kind=Trouble.AUTH)]).followed()
    assert caught.value.kind is Trouble.AUTH
