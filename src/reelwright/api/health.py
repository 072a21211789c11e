"""Health: whether the process lives, and whether it can do its work. Open to everybody on this machine."""

from __future__ import annotations

import logging
from typing import Literal, cast

from fastapi import APIRouter, Request, Response

from reelwright.actions.readiness import readiness
from reelwright.api.given import At
from reelwright.film.value import Value

log = logging.getLogger(__name__)
router = APIRouter(tags=["health"])


class Alive(Value):
    status: Literal["ok"] = "ok"


class Ready(Value):
    """Whoever asks may be a stranger, so this says that there is trouble and the log says what it is."""

    ready: bool
    database: Literal["ok", "trouble"]
    library: Literal["ok", "trouble"]
    worker: Literal["up", "none"]
    """Whether this process makes films itself; another one may."""


@router.get("/healthz")
@router.head("/healthz", include_in_schema=False)
def healthz() -> Alive:
    """The process answers."""
    return Alive()


@router.get("/readyz", responses={503: {"model": Ready, "description": "Something is in the way"}})
@router.head("/readyz", include_in_schema=False)
def readyz(at: At, request: Request, response: Response) -> Ready:
    """The database can be read and the library's disk written to."""
    found = readiness(at)
    if not found.ready:
        log.warning("not ready: %s", found.database or found.library)
        response.status_code = 503
    return Ready(
        ready=found.ready,
        database="trouble" if found.database else "ok",
        library="trouble" if found.library else "ok",
        worker="up" if cast("bool", request.app.state.worker_up()) else "none",
    )
