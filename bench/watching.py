"""How soon there is something to see: from `reelwright make` to the first whole animatic, and how fast it is
drawn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.meter import Watch, end, measured

PROMPT = "A lighthouse keeper befriends a storm"
_WATCHABLE = {"video_preview_ready", "video_completed"}


@dataclass(frozen=True, slots=True)
class Watchable:
    """From a prompt, in a process started for it and with no work of before to build on."""

    story: float
    """Seconds to the storyboard."""
    preview: float
    """Seconds to the first whole film that can be played."""
    done: float
    film_seconds: float
    peak_mb: float


def watchable(scratch: Path) -> Watchable:
    """Makes a film of the default length from PROMPT, with the free animatic."""
    data = scratch / "watchable"
    command = [
        sys.executable,
        "-m",
        "reelwright",
        "make",
        PROMPT,
        "-o",
        str(scratch / "made.mp4"),
        "--json",
        "--yes",
    ]
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "REELWRIGHT_DATA_DIR": str(data)},
    )
    watch = Watch(process.pid)
    heard: dict[str, float] = {}
    try:
        for line in process.stderr or ():
            if line.startswith("{"):
                event = str(json.loads(line).get("event"))
                heard.setdefault("watchable" if event in _WATCHABLE else event, time.perf_counter() - begun)
        answer: dict[str, Any] = json.loads(process.stdout.read() if process.stdout else "{}")
        process.wait()
        done = time.perf_counter() - begun
        peak = watch.close()[1]
    finally:
        end(process)
    return Watchable(
        story=heard["video_storyboard_created"],
        preview=heard["watchable"],
        done=done,
        film_seconds=float(answer["seconds"]),
        peak_mb=peak,
    )


def drawn() -> dict[str, Any]:
    """What `bench.animatic` measures."""
    told = measured([sys.executable, "-m", "bench.animatic", "--json"])
    return json.loads(told.answer.strip().splitlines()[-1])
