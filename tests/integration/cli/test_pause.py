"""A film that is paused, killed and resumed loses nothing and shoots nothing twice."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.integration.cli.typing_in import start, typed

BOARD = """\
title: Two rooms
scenes:
  - {title: One, description: A room., seconds: 7, narration: One room.}
  - {title: Two, description: A road., seconds: 8, narration: And a road., camera: {size: wide}}
"""


def rows(data: Path, query: str) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(f"file:{data / 'studio.db'}?mode=ro", uri=True, timeout=30)
    try:
        return connection.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []
    finally:
        connection.close()


def ready(data: Path) -> list[tuple[str, ...]]:
    """Takes that are in the library, with their files."""
    if not (data / "studio.db").exists():
        return []
    return rows(data, "SELECT id, media_id FROM takes WHERE state = 'ready' ORDER BY id")


def stop_when(process: subprocess.Popen[bytes], so_far: Callable[[], bool], how: signal.Signals) -> int:
    """Send a signal as soon as the film is so far."""
    while not so_far():
        # Gives the film the processor until the next look.
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
        assert process.returncode is None, "the film ended before it could be stopped"
    process.send_signal(how)
    return process.wait()


def test_ctrl_c_then_kill_then_resume(tmp_path: Path) -> None:
    data, film = tmp_path / "data", tmp_path / "film.mp4"
    (tmp_path / "board.yaml").write_text(BOARD)
    out, err = tmp_path / "out", tmp_path / "err"
    making = start("make", "board.yaml", "-o", str(film), data=data, out=out, err=err)
    shooting = lambda: "Scene 1 of 2: " in err.read_text()  # noqa: E731
    assert stop_when(making, shooting, signal.SIGINT) == 130
    video = rows(data, "SELECT id FROM videos")[0][0]
    assert f"Paused. `reelwright resume {video}` goes on." in err.read_text()
    assert rows(data, f"SELECT status FROM workflow_status WHERE workflow_uuid = '{video}.1'") == [
        ("PENDING",)
    ]
    assert rows(data, "SELECT status FROM videos") == [("processing",)]

    going_on = start("resume", video[:10], "-o", str(film), data=data, out=out, err=err)
    assert stop_when(going_on, lambda: bool(ready(data)), signal.SIGKILL) == -signal.SIGKILL
    collected = ready(data)
    assert not film.exists()

    told = typed("resume", video, "-o", str(film), "--json", data=data)
    assert told.code == 0
    assert told.json["frames"] == 360
    assert film.exists()
    # One take a scene, and those that were in the library before the kill are the ones in the film.
    assert [take for take, _ in ready(data)] == [f"{video}.1.1", f"{video}.2.1"]
    assert set(collected) <= set(ready(data))
    again = [event for event in told.events if event["event"] == "video_scene_processing"]
    assert {event["take"] for event in again}.isdisjoint(take for take, _ in collected)
