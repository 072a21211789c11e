"""What the person who rehearses may ask for: the bill, the log, money, pace and faults."""

from __future__ import annotations

from typing import Any, cast

from starlette.responses import JSONResponse, Response

from reelwright.film.errors import WrongInput
from reelwright.rehearsal.bill import bill, logged
from reelwright.rehearsal.desk import Desk, Refusal
from reelwright.rehearsal.fault import KINDS, fault_of
from reelwright.rehearsal.issue import Json
from reelwright.rehearsal.trouble import MEETS, Trouble
from reelwright.rehearsal.visit import Visit

FASTEST, SLOWEST = 0.0, 100.0


class Admin:
    def __init__(self, desk: Desk, trouble: Trouble) -> None:
        self._desk = desk
        self._trouble = trouble

    async def bill(self, visit: Visit) -> Response:
        self._desk.advance()
        account = visit.request.query_params.get("account")
        return JSONResponse(bill(self._desk.books, self._desk.clock(), account))

    async def requests(self, visit: Visit) -> Response:
        """The log, in order; `since` leaves out what came before, `method` and `path` all that differ."""
        wanted = visit.request.query_params
        since = int(wanted["since"]) if wanted.get("since", "").isdecimal() else 0
        found = [
            logged(one)
            for one in self._desk.books.asked(since)
            if wanted.get("method", one.method) == one.method and one.path.startswith(wanted.get("path", ""))
        ]
        return JSONResponse({"requests": found})

    async def faults(self, visit: Visit) -> Response:
        """GET: what there is and what waits. POST: queue one, or set the rate. DELETE: none any more."""
        books = self._desk.books
        if visit.request.method == "DELETE":
            books.clear_queue()
            self._trouble.rate = 0.0
        elif visit.request.method == "POST":
            given = await _body(visit)
            if "rate" in given:
                self._trouble.rate = _number(given, "rate", 0, 1)
                self._trouble.seed = int(_number(given, "seed", 0, 2**53)) if "seed" in given else 0
            if "fault" in given:
                meets = given.get("meets", "create")
                if meets not in MEETS:
                    raise _wrong(f"meets must be one of {', '.join(MEETS)}")
                times = int(_number(given, "times", 1, 10_000)) if "times" in given else 1
                try:
                    books.queue(fault_of(str(given["fault"])), str(meets), times)
                except WrongInput as why:
                    raise _wrong(f"{why.message} {why.hint or ''}") from None
        return JSONResponse(
            {
                "rate": self._trouble.rate,
                "seed": self._trouble.seed,
                "queued": books.queued(),
                "kinds": {
                    name: {"strikes": kind.strikes, "about": kind.about} for name, kind in KINDS.items()
                },
            }
        )

    async def credits(self, visit: Visit) -> Response:
        """`add` to the balance, or `set` it; of `account`, or of every account there is."""
        given = await _body(visit)
        books = self._desk.books
        with books.writing():
            for name, balance in books.accounts().items():
                if given.get("account", name) != name:
                    continue
                if "set" in given:
                    balance = int(_number(given, "set", 0, 1e12))
                if "add" in given:
                    balance += int(_number(given, "add", -1e12, 1e12))
                books.set_balance(name, balance)
        if "set" in given and "account" not in given:
            self._desk.credits = int(given["set"])
        return JSONResponse({"balances": books.accounts()})

    async def pace(self, visit: Visit) -> Response:
        if visit.request.method == "POST":
            self._desk.set_pace(_number(await _body(visit), "pace", FASTEST, SLOWEST))
        return JSONResponse({"pace": self._desk.pace})

    async def reset(self, visit: Visit) -> Response:
        """Forget every account, task, fault and request; what was drawn stays, as it costs nothing."""
        self._desk.books.reset()
        return JSONResponse({"reset": True})


async def _body(visit: Visit) -> Json:
    body = await visit.json()
    if not isinstance(body, dict):
        raise _wrong("the body must be a JSON object")
    return cast("Json", body)


def _number(given: Json, name: str, least: float, most: float) -> float:
    value: Any = given.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise _wrong(f"{name} must be a number from {least:g} to {most:g}")
    return value


def _wrong(what: str) -> Refusal:
    return Refusal(400, {"error": what})
