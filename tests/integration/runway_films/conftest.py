"""Films shot at a rehearsal of Runway: cards for panels, and an account of its own for each test."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from tests.integration.runs.conftest import small_studio
from tests.servers.rehearsal import RehearsalServer

from reelwright.actions import videos
from reelwright.actions.counter import Counter, open_counter
from reelwright.actions.videos import View
from reelwright.film.brief import Brief, Limits, Music
from reelwright.film.ids import VideoId
from reelwright.film.ledger import Balances
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.video import Needs, Video
from reelwright.providers.runway.provider import RunwayProvider
from reelwright.runs.engine import STUDIO, Engine
from reelwright.store import ledger
from reelwright.studio import Studio

PATIENCE_S = 120
_PATIENT_S = 3.0
"""An answer of the rehearsal that takes longer is lost."""
BRIEF = Brief(
    prompt="Boats",
    voice="none",
    music=Music(none=True),
    provider="runway",
    model="gen4.5",
    captions=False,
    approved=True,
)


def board(*prompts: str, seconds: int = 2, **last: Any) -> Storyboard:
    """A scene a prompt; `last` changes the last one."""
    count = len(prompts)
    return Storyboard(
        title="Boats",
        scenes=tuple(
            Scene(
                number=number,
                title=f"Boat {number}",
                description="A boat on the water.",
                prompt=prompt,
                seconds=Fraction(seconds),
            ).but(**(last if number == count else {}))
            for number, prompt in enumerate(prompts, 1)
        ),
    )


@dataclass
class Set:
    """A studio with an account of its own at the rehearsal."""

    counter: Counter
    server: RehearsalServer
    account: str
    key: str

    @property
    def studio(self) -> Studio:
        return self.counter.studio

    def film(self, storyboard: Storyboard, **changes: Any) -> View:
        """Ask for a film, and wait until it is over or asks something."""
        made = videos.generate(self.counter, BRIEF.but(**changes), storyboard=storyboard)
        return self.rest(made.id)

    def rest(self, video: VideoId | Video) -> View:
        """Wait until a video is over or asks something."""
        video = video.id if isinstance(video, Video) else video

        def at_rest() -> bool:
            seen = videos.view(self.counter, video).video
            return seen.status.over or seen.needs is not Needs.NOTHING

        until(at_rest)
        return videos.view(self.counter, video)

    def bill(self) -> dict[str, Any]:
        return self.server.bill(self.account)

    def charged(self) -> int:
        """Micro-units that the server says were charged."""
        return self.bill()["totalMicros"]

    def tasks(self, endpoint: str = "") -> list[dict[str, Any]]:
        return [one for one in self.bill()["tasks"] if one["endpoint"].endswith(endpoint)]

    def balances(self, video: VideoId | None = None) -> Balances:
        """How the ledger stands, once it was seen to add up."""
        with self.studio.database.read() as conn:
            assert ledger.audit(conn) == ()
            return ledger.balances(conn, video=video)

    def set_credits(self, credits: int) -> None:
        self.server.ask("POST", "/rehearsal/credits", json={"account": self.account, "set": credits})


def until(true: Callable[[], bool]) -> None:
    """Wait for something that another thread does; a test that waits in vain fails."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[RehearsalServer]:
    with RehearsalServer(tmp_path_factory.mktemp("rehearsal"), "--pace", "0", "--tier", "3") as running:
        yield running


def paid_studio(data_dir: Path, server: RehearsalServer, key: str) -> Studio:
    """A studio with a key; it makes films of a second and up."""
    studio = small_studio(data_dir)
    runway = RunwayProvider(SecretStr(key), url=server.url, find=studio.library.path, least_s=_PATIENT_S)
    return replace(
        studio,
        providers={**studio.providers, "runway": runway},
        limits=Limits(min_seconds=1, max_seconds=60),
    )


@pytest.fixture
def stage(tmp_path: Path, server: RehearsalServer) -> Generator[Set]:
    key = secrets.token_hex(24)
    studio = paid_studio(tmp_path, server, key)
    with open_counter(studio) as counter:
        engine = Engine(studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            yield Set(counter, server, account_of(studio, server), key)
        finally:
            engine.stop()


def account_of(studio: Studio, server: RehearsalServer) -> str:
    """The rehearsal's name for the studio's key: it asks for its standing, and is the newest that did."""
    before = {one["account"] for one in server.requests(path="/v1/organization")}
    asyncio.run(_ask(studio))
    (mine,) = {one["account"] for one in server.requests(path="/v1/organization")} - before
    return str(mine)


async def _ask(studio: Studio) -> None:
    await studio.provider("runway").standing()
