from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import av
from tests.integration.runs.conftest import BRIEF, board, small_studio
from tests.integration.runs.test_runs import finish, until

from reelwright.actions import videos
from reelwright.actions.counter import Counter, open_counter
from reelwright.film.event import EventKind
from reelwright.film.ids import VideoId
from reelwright.film.video import VideoStatus
from reelwright.runs.engine import STUDIO, Engine

ROOT = Path(__file__).parents[3]


def start(data_dir: Path, video: VideoId) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.integration.runs.maker", str(data_dir), video]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def kill(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def check(counter: Counter, video: VideoId) -> None:
    view = videos.view(counter, video)
    assert view.video.status is VideoStatus.COMPLETED, view.video.error
    told = videos.events_since(counter, video, 0)
    assert [event.seq for event in told] == list(range(1, len(told) + 1))
    kinds = [event.kind for event in told]
    for once in (EventKind.GENERATION_STARTED, EventKind.STORYBOARD_CREATED, EventKind.COMPLETED):
        assert kinds.count(once) == 1
    assert kinds.count(EventKind.SCENE_COMPLETED) == 3
    assert view.video.film is not None
    with av.open(counter.studio.library.path(view.video.film.film)) as film:
        assert sum(1 for _ in film.decode(video=0)) == 360
    assert len(view.takes) == 3


def test_a_film_killed_again_and_again_is_finished(tmp_path: Path) -> None:
    """Kills land after a number of events drawn by a fixed seed, so that they fall all over the run."""
    rng = random.Random(7)
    with open_counter(small_studio(tmp_path)) as counter:
        made = videos.generate(counter, BRIEF, storyboard=board(), in_line=False)
        for _ in range(5):
            process = start(tmp_path, made.id)
            seen = videos.view(counter, made.id).video.last_seq
            more = rng.choice([0, 1, 1, 2, 4])

            def enough(seen: int = seen + more, process: subprocess.Popen[bytes] = process) -> bool:
                return videos.view(counter, made.id).video.last_seq >= seen or process.poll() is not None

            until(enough)
            time.sleep(rng.random() * 0.5)
            kill(process)
        process = start(tmp_path, made.id)
        assert process.wait(timeout=60) == 0
        check(counter, made.id)
        # A take whose job was on record is never submitted again.
        submitted = (tmp_path / "submitted").read_text().split()
        assert set(submitted) == {f"{made.id}.{scene}.1" for scene in (1, 2, 3)}


def test_a_served_studio_goes_on_with_a_film_whose_process_died(tmp_path: Path) -> None:
    with open_counter(small_studio(tmp_path)) as counter:
        made = videos.generate(counter, BRIEF, storyboard=board(), in_line=False)
        process = start(tmp_path, made.id)
        until(lambda: videos.view(counter, made.id).video.last_seq >= 2)
        kill(process)
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            finish(counter, made.id)
        finally:
            engine.stop()
        check(counter, made.id)
