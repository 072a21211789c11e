"""A film is made, heard to its end by the public Socket.IO client in Node, and fetched."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import av
import pytest
from tests.integration.api.house import House, served
from tests.integration.api.node import HOME, NODE, install

from reelwright.actions.counter import open_counter
from reelwright.runs.engine import STUDIO, Engine
from reelwright.settings import Settings
from reelwright.studio import build

PATIENCE_S = 120
SECONDS = 4


@dataclass(frozen=True)
class Heard:
    joins: list[dict[str, Any]]
    events: list[dict[str, Any]]

    @property
    def seqs(self) -> list[int]:
        return [one["data"]["seq"] for one in self.events]


class Ear(subprocess.Popen[str]):
    """A Node process that hears one video."""

    def __init__(self, house: House, video: str, *how: str, token: str | None = None) -> None:
        told = [NODE, HOME / "hear.mjs", house.url, token or house.token, video, *how]
        super().__init__(told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def heard(self) -> Heard:
        out, err = self.communicate(timeout=PATIENCE_S)
        assert out, err
        said = json.loads(out)
        return Heard(said["joins"], said["heard"])


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Generator[House]:
    """A served studio that makes films: the free provider, the built-in planner, short limits."""
    if (why_not := install()) is not None:
        pytest.skip(why_not)
    settings = Settings(data_dir=tmp_path_factory.mktemp("studio"), min_seconds=SECONDS)
    with open_counter(build(settings)) as counter:
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        with served(
            counter,
            on_start=lambda: engine.start("reelwright serve"),
            on_stop=engine.stop,
            worker_up=lambda: True,
        ) as house:
            yield house


def test_node_hears_every_event_of_a_film_in_order(studio: House) -> None:
    asked = {"prompt": "A lighthouse keeper befriends a storm", "scenes": 2, "seconds": SECONDS}
    video = studio.http.post("/api/videos", json=asked).raise_for_status().json()
    ears = [Ear(studio, video["id"], *how) for how in (["websocket"], ["polling"], ["websocket", "5"])]
    by_socket, by_polling, broken = (ear.heard() for ear in ears)

    full = studio.http.get(video["urls"]["video"]).json()
    assert full["status"] == "completed", full["error"]
    every = list(range(1, full["lastSeq"] + 1))
    assert by_socket.seqs == by_polling.seqs == broken.seqs == every
    assert by_socket.events == by_polling.events == broken.events
    assert len(broken.joins) == 2
    assert all(join["ok"] for join in [*by_socket.joins, *by_polling.joins, *broken.joins])

    names = [one["event"] for one in by_socket.events]
    assert names[:2] == ["video_generation_started", "video_storyboard_created"]
    assert names[-1] == "video_completed"
    assert names.count("video_scene_completed") == 2
    assert {"video_scene_processing", "video_combining_scenes"} < set(names)
    percents = [one["data"]["percent"] for one in by_socket.events]
    assert percents == sorted(percents)
    assert {one["data"]["videoId"] for one in by_socket.events} == {video["id"]}
    assert all(one["data"]["costMicros"] == 0 for one in by_socket.events)

    status = studio.http.get(video["urls"]["status"]).json()
    assert [(one["percent"], one["state"]) for one in status["scenes"]] == [(100, "ready")] * 2
    film = studio.http.get(full["urls"]["film"])
    with av.open(io.BytesIO(film.content)) as opened:
        reel: Any = opened  # PyAV's own types are unfinished here.
        # Its scenes are given the time that their lines need, a quarter more at most.
        assert sum(1 for _ in reel.decode(video=0)) == full["film"]["frames"]
        assert SECONDS * 24 <= full["film"]["frames"] <= SECONDS * 30
    assert studio.http.get(full["urls"]["poster"]).content.startswith(b"\xff\xd8\xff")
    assert studio.http.get(full["urls"]["captions"]).text.startswith("WEBVTT")
    assert studio.http.get("/readyz").json()["worker"] == "up"


def test_node_is_told_why_it_is_not_let_in(studio: House) -> None:
    refused = Ear(studio, "x", "websocket", token="wrong").heard()
    assert refused.events == []
    assert refused.joins[0]["problem"]["code"] == "token_needed"
    lost = Ear(studio, "x", "polling").heard()
    assert lost.joins[0]["error"]["code"] == "video_not_found"


def test_the_lock_names_no_package_host() -> None:
    lock = json.loads((HOME / "package-lock.json").read_text())
    packages = [one for name, one in lock["packages"].items() if name]
    assert packages
    assert all("resolved" not in one and one["integrity"].startswith("sha512-") for one in packages)
    assert "://" not in (HOME / ".npmrc").read_text()
