"""Runway: paid takes over its API. Loads the SDK, so it is imported only where a key is set up."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from reelwright.film.errors import Conflict, NotFound, ProviderError, Retry, Trouble
from reelwright.film.ids import MediaId
from reelwright.providers.port import (
    JobPhase,
    JobRef,
    JobState,
    Makes,
    ModelStanding,
    Quote,
    Sheet,
    ShotRequest,
    Standing,
    sheet_of,
)
from reelwright.providers.runway.answers import (
    Answer,
    Created,
    CreditUsage,
    Organization,
    Task,
    micros,
)
from reelwright.providers.runway.download import Expired, download
from reelwright.providers.runway.failures import explained
from reelwright.providers.runway.line import START_S, Ask, RunwayLine
from reelwright.providers.runway.order import ordered
from reelwright.providers.runway.outside import Outside
from reelwright.providers.runway.pictures import put
from reelwright.providers.runway.refusals import RIGHT_URL, Purpose, unreadable
from reelwright.providers.runway.secrecy import said
from reelwright.providers.runway.sheets import BILLING, NAME, SHEETS

SILENCE = 1.5
"""By how much longer than the answer is waited for a request may still be on its way to being accepted."""

_TASK_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PHASES = {
    "PENDING": JobPhase.QUEUED,
    "THROTTLED": JobPhase.THROTTLED,
    "RUNNING": JobPhase.RUNNING,
    "SUCCEEDED": JobPhase.SUCCEEDED,
    "FAILED": JobPhase.FAILED,
    "CANCELLED": JobPhase.CANCELLED,
}


class RunwayProvider:
    """Takes and pictures from Runway, paid with `key`. `find` gives the file of a picture by its id."""

    def __init__(
        self,
        key: SecretStr | str,
        *,
        url: str = RIGHT_URL,
        find: Callable[[MediaId], Path],
        least_s: float = 10,
    ) -> None:
        """`least_s`: no wait for an answer is shortened below this by the pace of a rehearsal.

        WrongSetting when the key or the address cannot be meant.
        """
        self._line = RunwayLine(key, url, least_s)
        self._outside = Outside(local=self._line.local, tls=self._line.tls)
        self._find = find
        fingerprint = f"{self._line.url}{self._line.key.get_secret_value()}"
        self._account = hashlib.sha256(fingerprint.encode()).hexdigest()[:16]

    @property
    def name(self) -> str:
        return NAME

    @property
    def account(self) -> str:
        return self._account

    @property
    def maker(self) -> str:
        return f"{NAME} at {self._line.url}" if self._line.local else NAME

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return SHEETS

    @property
    def pace(self) -> float:
        return self._line.pace

    @property
    def silence_s(self) -> float:
        return self._line.patience(START_S) * SILENCE

    def quote(self, request: ShotRequest) -> Quote:
        sheet = sheet_of(self, request.model)
        order = ordered(sheet, request)
        return Quote(least_micros=order.price_micros, most_micros=order.price_micros)

    async def submit(self, request: ShotRequest, key: str) -> JobRef:
        """Upload what goes along, then one POST. Runway knows no keys: the same `key` is another job."""
        sheet = sheet_of(self, request.model)
        order = ordered(sheet, request)
        first = None if request.first is None else await self._put(request.first)
        references = [(one.tag, await self._put(one.media)) for one in request.references]
        created = await self._line.once(
            Ask("POST", order.path, order.body(first, references), purpose=Purpose.START), Created
        )
        if not _TASK_ID.fullmatch(created.id):
            raise unreadable(self._line.host, Purpose.START)
        told = None if created.estimated_cost is None else created.estimated_cost.micros
        return JobRef(
            provider=NAME,
            model=sheet.model,
            id=created.id,
            data={"estimated_micros": order.price_micros if told is None else told},
        )

    async def status(self, job: JobRef) -> JobState:
        return self._state(job, await self._task(job))

    async def cancel(self, job: JobRef) -> JobState:
        """Delete the task unless it is over: a finished take that was paid for is kept.

        What a cancelled one costs follows from how it stood just before (`sure=False`): Runway says of a
        deleted task nothing any more, and does not promise that it had not begun in between.
        """
        try:
            state = await self.status(job)
        except ProviderError as trouble:
            if trouble.kind is not Trouble.GONE:
                raise
            state = JobState(phase=JobPhase.RUNNING)
        else:
            if state.phase.over:
                return state
            await self._delete(job)
        begun = state.phase is JobPhase.RUNNING
        return JobState(
            phase=JobPhase.CANCELLED,
            progress=state.progress,
            cost_micros=_estimate(job) if begun else 0,
            sure=False,
        )

    async def fetch(self, job: JobRef, dest: Path) -> None:
        """Write the clip or picture to `dest`. Conflict while there is none."""
        makes = next((one.makes for one in SHEETS if one.model == job.model), Makes.CLIP)
        for _ in range(2):
            task = await self._task(job)
            if task.status != "SUCCEEDED":
                raise Conflict(
                    f"The take is {self._state(job, task).phase.value}, so there is nothing to fetch.",
                    code="take_not_ready",
                    hint="Ask for its status until it has succeeded.",
                )
            if not task.output:
                break
            try:
                return await download(self._line, self._outside, task.output[0], dest, makes)
            except Expired:
                continue
        raise ProviderError(
            "Runway gives no address at which the take can be fetched.",
            kind=Trouble.DOWN,
            retry=Retry.SAME_REQUEST,
        )

    async def standing(self) -> Standing:
        told = await self._line.patiently(Ask("GET", "/v1/organization"), Organization)
        limits, used = told.tier.models, told.usage.models
        models: dict[str, ModelStanding] = {}
        for model in {*limits, *used, *(sheet.model for sheet in SHEETS)}:
            limit, made = limits.get(model), used.get(model)
            models[model] = ModelStanding(
                concurrency=limit.max_concurrent_generations if limit else None,
                daily_most=limit.max_daily_generations if limit else None,
                # A model that nothing was made with yet need not be listed.
                daily_made=made.daily_generations if made else 0,
            )
        return Standing(balance_micros=micros(told.credit_balance), models=models, at=datetime.now(UTC))

    async def bill(self, day: date) -> Mapping[str, int]:
        span = {"startDate": day.isoformat(), "beforeDate": (day + timedelta(days=1)).isoformat()}
        told = await self._line.patiently(Ask("POST", "/v1/organization/usage", span), CreditUsage)
        charged: dict[str, int] = defaultdict(int)
        for result in told.results:
            if result.date == day:
                for used in result.used_credits:
                    charged[used.model] += micros(used.amount)
        return dict(charged)

    def close(self) -> None:
        """Nothing is kept open between two requests."""

    async def _put(self, picture: MediaId) -> str:
        return await put(self._line, self._outside, self._find(picture))

    async def _task(self, job: JobRef) -> Task:
        task = await self._line.patiently(Ask("GET", _path(job), purpose=Purpose.TASK), Task)
        if task.id.lower() != job.id.lower():
            raise unreadable(self._line.host, Purpose.TASK)
        return task

    async def _delete(self, job: JobRef) -> None:
        try:
            await self._line.patiently(Ask("DELETE", _path(job), purpose=Purpose.TASK), Answer)
        except ProviderError as trouble:
            if trouble.kind is not Trouble.GONE:
                raise

    def _state(self, job: JobRef, task: Task) -> JobState:
        # A word not known here is one for a task that is not over, as far as anybody can tell.
        phase = _PHASES.get(task.status, JobPhase.RUNNING)
        progress = 1.0 if phase is JobPhase.SUCCEEDED else min(max(task.progress or 0.0, 0.0), 1.0)
        if not phase.over:
            return JobState(phase=phase, progress=progress)
        failure = explained(task.failure_code, task.failure) if phase is JobPhase.FAILED else None
        told = None if task.cost is None else task.cost.micros
        charged = (
            phase is JobPhase.SUCCEEDED
            or (phase is JobPhase.CANCELLED and BILLING.cancelled)
            or (failure is not None and failure.trouble is Trouble.MODERATION and BILLING.moderated)
        )
        by_rule = _estimate(job) if charged else 0
        state = JobState(
            phase=phase,
            progress=progress,
            cost_micros=by_rule if told is None else told,
            sure=told is not None,
        )
        if failure is None:
            return state
        return state.but(
            error=failure.sentence,
            error_code=failure.trouble.value,
            trouble=failure.trouble,
            retry=failure.retry,
            after_s=failure.after_s,
            provider_code=said(task.failure_code, 80) if task.failure_code else None,
        )


def _path(job: JobRef) -> str:
    """Where the task is; NotFound for an id that no task has, which must not get into an address."""
    if not _TASK_ID.fullmatch(job.id):
        raise NotFound("This job is none of Runway's: its id is not a task's.", code="unknown_job")
    return f"/v1/tasks/{job.id}"


def _estimate(job: JobRef) -> int | None:
    estimated = job.data.get("estimated_micros")
    return estimated if isinstance(estimated, int) else None
