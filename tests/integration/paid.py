"""A provider of cards that are paid for: a price, a balance, a bill, and failures as a test scripts them.

All it knows lies in a folder, so that processes one after another find the same account there, and a test
reads from outside what was really asked and charged:

    sent     a line of JSON for each submission: key, model, scene, micros, prompt, at
    credits  what the account was given, in micro-units; a great deal without it
    script   JSON: {"2": ["moderation", ""]} fails the first request of scene 2 and makes the second;
             {"standing": "auth"} is what asking for the account comes to
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Self

from tests.integration.runs.cards import CardProvider, sheet

from reelwright.film.errors import Accepted, ProviderError, Retry, Trouble
from reelwright.providers.port import (
    Durations,
    JobPhase,
    JobRef,
    JobState,
    ModelStanding,
    Quote,
    Sheet,
    ShotRequest,
    Standing,
    sheet_of,
)
from reelwright.providers.price import Billing, Price, PriceRule, PriceUnit

CENT = 10_000
PLENTY = 1000 * 100 * CENT
DAILY = 200
LOST = "lost"
"""In a script: the request was taken on and charged, and its answer lost."""
THROTTLED = "throttled"
"""In a script: the job waits a while for a place before it runs."""


def paid_sheet(model: str, cents: int, about: str) -> Sheet:
    return sheet("paid", animatic=False).but(
        model=model,
        about=about,
        durations=Durations(least=Fraction(1), most=Fraction(20), step=Fraction(1)),
        handle_step=None,
        price=Price(rules=(PriceRule(unit=PriceUnit.SECOND, micros=cents * CENT),)),
        billing=Billing(moderated=True, cancelled=True),
        concurrency=2,
    )


SHEETS = (
    paid_sheet("cards", 5, "Cards at 5 cents a second."),
    paid_sheet("cards_pro", 12, "Finer cards at 12 cents a second."),
)


class PaidCards(CardProvider):
    """Cards at a price a second, for an account that is a folder."""

    pace = 0.01
    silence_s = 0.05

    def __init__(self, folder: Path, *, name: str = "paid") -> None:
        super().__init__(name)
        self.sheets = tuple(one.but(provider=name) for one in SHEETS)
        self.account = "account-of-cards"
        self._folder = folder
        self._waited: Counter[str] = Counter()
        folder.mkdir(parents=True, exist_ok=True)

    def script(self, **steps: Sequence[str] | str) -> Self:
        """What happens to requests, by scene as `scene_2`, or to asking for the account, as `standing`."""
        plain = {name.removeprefix("scene_"): step for name, step in steps.items()}
        (self._folder / "script").write_text(json.dumps(plain))
        return self

    def give(self, micros: int) -> Self:
        """Let the account have been given so much in all."""
        (self._folder / "credits").write_text(str(micros))
        return self

    @property
    def sent(self) -> list[dict[str, Any]]:
        """Every submission that was made, oldest first."""
        try:
            return [json.loads(line) for line in (self._folder / "sent").read_text().splitlines()]
        except FileNotFoundError:
            return []

    @property
    def charged(self) -> int:
        return sum(line["micros"] for line in self.sent)

    @property
    def balance(self) -> int:
        try:
            return int((self._folder / "credits").read_text()) - self.charged
        except FileNotFoundError:
            return PLENTY - self.charged

    def quote(self, request: ShotRequest) -> Quote:
        price = self._price(request)
        return Quote(least_micros=price, most_micros=price)

    async def submit(self, request: ShotRequest, key: str) -> JobRef:
        step, price = self._next(request), self._price(request)
        if price > self.balance:
            raise ProviderError("There are not enough credits.", kind=Trouble.MONEY)
        charged = step in ("", Trouble.MODERATION.value, LOST, THROTTLED)
        self._write(key, request, price if charged else 0)
        if step == LOST:
            raise ProviderError("No answer came.", kind=Trouble.AMBIGUOUS, accepted=Accepted.UNKNOWN)
        return JobRef(
            provider=self.name,
            model=request.model,
            id=key,
            data={"request": request.to_json(), "step": step, "price": price},
        )

    async def status(self, job: JobRef) -> JobState:
        step, price = job.data["step"], job.data["price"]
        if step == THROTTLED and self._waited[job.id] < 3:
            self._waited[job.id] += 1
            return JobState(phase=JobPhase.THROTTLED)
        if step not in ("", THROTTLED):
            trouble = Trouble(step)
            return JobState(
                phase=JobPhase.FAILED,
                error="The card is torn.",
                error_code=trouble.value,
                trouble=trouble,
                retry=Retry.NEVER,
                cost_micros=price if trouble is Trouble.MODERATION else 0,
            )
        state = await super().status(job)
        return state.but(cost_micros=price) if state.phase.over else state

    async def cancel(self, job: JobRef) -> JobState:
        self.cancelled.append(job.id)
        return JobState(phase=JobPhase.CANCELLED, cost_micros=job.data["price"], sure=False)

    async def fetch(self, job: JobRef, dest: Path) -> None:
        request = ShotRequest.from_json(job.data["request"])
        # Each take another picture, and none that of the free provider.
        scene = request.scene.but(number=request.scene.number + 100 * request.take)
        await super().fetch(job.but(data={"request": request.but(scene=scene).to_json()}), dest)

    async def standing(self) -> Standing:
        trouble = self._script().get("standing")
        if trouble:
            kind = Trouble(trouble)
            raise ProviderError(_SAID.get(kind, "The account does not answer."), kind=kind)
        made = Counter(line["model"] for line in self.sent)
        return Standing(
            balance_micros=self.balance,
            models={
                one.model: ModelStanding(concurrency=2, daily_most=DAILY, daily_made=made[one.model])
                for one in self.sheets
            },
            at=datetime.now(UTC),
        )

    async def bill(self, day: date) -> Mapping[str, int]:
        charged: Counter[str] = Counter()
        for line in self.sent:
            if line["at"].startswith(day.isoformat()):
                charged[line["model"]] += line["micros"]
        return dict(charged)

    def _price(self, request: ShotRequest) -> int:
        price = sheet_of(self, request.model).price
        return price.micros(seconds=request.seconds, pixels=0, sound=False)

    def _script(self) -> dict[str, Any]:
        try:
            return json.loads((self._folder / "script").read_text())
        except FileNotFoundError:
            return {}

    def _next(self, request: ShotRequest) -> str:
        """What the script has for this request of its scene."""
        scene = request.scene.number
        before = sum(line["scene"] == scene for line in self.sent)
        steps = self._script().get(str(scene), [])
        return steps[before] if before < len(steps) else ""

    def _write(self, key: str, request: ShotRequest, micros: int) -> None:
        line = {
            "key": key,
            "model": request.model,
            "scene": request.scene.number,
            "micros": micros,
            "prompt": request.prompt,
            "at": datetime.now(UTC).isoformat(),
        }
        with (self._folder / "sent").open("a") as sent:
            sent.write(json.dumps(line) + "\n")


_SAID = {
    Trouble.AUTH: "The key is not taken.",
    Trouble.UNREACHABLE: "Nobody answers at 127.0.0.1.",
}
