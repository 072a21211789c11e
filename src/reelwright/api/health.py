"""Health: whether the process lives, and whether it can do its work. Open to everybody on this machine."""

from __future__ import annotations

import logging
from typing import Literal, cast

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from reelwright.actions.readiness import readiness
from reelwright.api.given import At
from reelwright.film.value import Value

log = logging.getLogger(__name__)
router = APIRouter(tags=["health"])
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Reelwright</title>
<h1>Reelwright is running</h1>
<p>This is the HTTP API of a film studio on your own machine. The web page comes in a later version.</p>
<p>The API is described at <a href="/api/openapi.json">/api/openapi.json</a>. It answers to whoever opened the
address that <code>reelwright serve</code> printed, and to programs that send the contents of
<code>launch-token</code> in the data folder as <code>Authorization: Bearer</code>.</p>
<p>To make a film without it: <code>reelwright make "A lighthouse keeper befriends a storm"</code>.</p>
</html>
"""


class Alive(Value):
    status: Literal["ok"] = "ok"


class Ready(Value):
    """Whoever asks may be a stranger, so this says that there is trouble and the log says what it is."""

    ready: bool
    database: Literal["ok", "trouble"]
    library: Literal["ok", "trouble"]
    worker: Literal["up", "none"]
    """Whether this process makes films itself; another one may."""


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
@router.head("/", include_in_schema=False)
def front_page() -> HTMLResponse:
    """What this is and how to get in."""
    return HTMLResponse(PAGE)


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
