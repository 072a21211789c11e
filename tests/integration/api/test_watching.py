from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import Any

import pytest
from tests.integration.api.caller import Caller
from tests.integration.api.house import PATIENCE_S, House
from tests.integration.api.node import HOME, NODE, install

from reelwright.api.lookout import Lookout
from reelwright.film.video import Needs, VideoStatus

CHANGED: tuple[str, dict[str, Any]] = ("library_changed", {})
ELSEWHERE = """
import sys
from datetime import UTC, datetime
from reelwright.film.brief import Brief
from reelwright.film.ids import new_video_id
from reelwright.film.video import Video
from reelwright.store import videos
from reelwright.store.database import Database
now = datetime.now(UTC)
with Database(sys.argv[1]).write() as conn:
    videos.add(conn, Video(id=new_video_id(), brief=Brief(prompt="x"), created=now, updated=now))
"""


def call(house: House) -> Caller:
    return Caller(house.url, {"token": house.token})


def test_whoever_watches_hears_that_a_video_came_changed_went_and_came_back(house: House) -> None:
    with call(house) as caller:
        assert caller.ask("watch") == {"ok": True}
        here = f"/api/videos/{house.add()}"
        changes = (
            lambda: None,
            lambda: house.http.post(f"{here}/cancel").raise_for_status(),
            lambda: house.http.delete(here).raise_for_status(),
            lambda: house.http.post(f"{here}/restore").raise_for_status(),
        )
        for number, change in enumerate(changes, 1):
            change()
            caller.wait(lambda number=number: len(caller.heard) >= number)
            assert caller.heard == [CHANGED] * number


def test_a_change_by_another_process_is_heard_too(house: House) -> None:
    with call(house) as caller:
        caller.ask("watch")
        where = house.counter.studio.database.url.render_as_string(hide_password=False)
        subprocess.run([sys.executable, "-c", ELSEWHERE, where], check=True, timeout=PATIENCE_S)
        caller.wait(lambda: len(caller.heard) >= 1)
    assert caller.heard == [CHANGED]


def test_who_watches_no_longer_hears_no_more_and_who_never_did_hears_nothing(house: House) -> None:
    with call(house) as watching, call(house) as left, call(house) as other:
        for caller in (watching, left):
            assert caller.ask("watch", "whatever") == {"ok": True}
            assert caller.ask("watch") == {"ok": True}
        assert left.ask("unwatch") == left.ask("unwatch") == {"ok": True}
        house.add(status=VideoStatus.PROCESSING, needs=Needs.DECISION)
        watching.wait(lambda: len(watching.heard) >= 1)
        # What was on its way would come before this answer.
        assert left.ask("unwatch") == other.ask("unwatch") == {"ok": True}
        assert (watching.heard, left.heard, other.heard) == ([CHANGED], [], [])


def test_watching_goes_beside_hearing_videos(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    with call(house) as caller:
        caller.ask("watch")
        caller.ask("join", {"videoId": video})
        house.tell(video)
        caller.wait(lambda: len(caller.heard) >= 1)
        assert [name for name, _ in caller.heard] == ["video_scene_processing"]
        house.add()
        caller.wait(lambda: len(caller.heard) >= 2)
    assert caller.heard[1] == CHANGED


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_a_browsers_own_client_hears_it(house: House, transport: str) -> None:
    if (why_not := install()) is not None:
        pytest.skip(why_not)
    told = [NODE, HOME / "watch.mjs", house.url, house.token, transport, "2"]
    with subprocess.Popen(told, stdout=subprocess.PIPE, text=True) as node:
        assert node.stdout is not None
        assert json.loads(node.stdout.readline()) == {"ok": True}
        for _ in range(2):
            house.add()
            assert json.loads(node.stdout.readline()) == [{}]
        assert node.wait(PATIENCE_S) == 0


class Library:
    """How it stands is a number; `asked` counts the questions. It can be out of order."""

    def __init__(self) -> None:
        self.stand = 0
        self.asked = 0
        self.broken = False

    def __call__(self) -> object:
        self.asked += 1
        if self.broken:
            self.broken = False
            raise OSError("the disk is gone")
        return self.stand


async def test_nobody_is_asked_while_nobody_watches_and_trouble_ends_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    library = Library()
    lookout = Lookout(library, every_s=0)
    async with lookout.running():
        await asyncio.sleep(0)
        assert library.asked == 0
        first, second = await lookout.watch(), await lookout.watch()
        library.broken = True
        library.stand += 1
        assert await first.next()
        assert await second.next()
        assert "could not be looked at" in caplog.text
        library.stand += 1
        first.close()
        first.close()
        assert await second.next()
        second.close()
        # The question that is under way is the last one.
        third = await lookout.watch()
        third.close()
        library.stand += 1
        fourth = await lookout.watch()
        waiting = asyncio.create_task(fourth.next())
        lookout.hang_up()
        assert not await waiting
    assert not await fourth.next()
