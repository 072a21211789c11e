"""How fast the animatic draws: a five-scene film at 1280 x 720, 24 fps, two workers side by side.

`python bench/animatic.py [--json]`. Prints times real time in all (encode included) and, from a second
run in one thread, which share of the processor's time goes to painting, to moving and laying the cels, and
to encoding. Wall time is only worth comparing on a machine that does nothing else; processor time per frame
holds on a busy one too.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import tempfile
import time
from fractions import Fraction
from pathlib import Path

from reelwright.film.storyboard import Bible, Camera, Continuity, Light, Scene
from reelwright.film.time import Rate
from reelwright.providers.animatic import AnimaticProvider
from reelwright.providers.animatic.clip import write_clip
from reelwright.providers.animatic.drawing import drawn
from reelwright.providers.port import ShotRequest

SECONDS = 6
BIBLE = Bible.model_validate(
    {
        "characters": [
            {"id": "mara", "name": "Mara", "figure": "woman", "look": "yellow raincoat"},
            {"id": "light", "name": "The light", "figure": "lighthouse"},
            {"id": "storm", "name": "The storm", "figure": "spirit", "look": "blue"},
            {"id": "boat", "name": "The boat", "figure": "boat", "look": "red"},
        ],
        "places": [
            {"id": "cliff", "name": "The cliff", "kind": "coast"},
            {"id": "sea", "name": "The sea", "kind": "sea"},
            {"id": "room", "name": "The lamp room", "kind": "room"},
        ],
        "palette": ["#27496d", "#f2a65a", "#f4e1c1"],
        "style": "cinematic",
    }
)
# Place, who, camera, light: a film as the planner makes them, with a move of each sort.
SCENES = (
    ("cliff", ("mara", "light"), {"size": "wide", "move": "dolly_in"}, {"hour": "golden"}),
    ("sea", ("boat",), {"size": "full", "move": "truck_right"}, {"hour": "dusk", "weather": "rain"}),
    ("room", ("mara",), {"size": "medium", "move": "static"}, {"hour": "night"}),
    ("cliff", ("mara", "storm"), {"size": "full", "move": "crane_up"}, {"hour": "night", "weather": "storm"}),
    ("cliff", ("mara",), {"size": "close_up", "move": "pan_right"}, {"hour": "dawn"}),
)


def requests() -> list[ShotRequest]:
    made: list[ShotRequest] = []
    for number, (place, cast, camera, light) in enumerate(SCENES, 1):
        scene = Scene(
            number=number,
            title=f"Scene {number}",
            description="The keeper looks out to sea.",
            camera=Camera.model_validate(camera),
            light=Light.model_validate(light),
            prompt="The keeper looks out to sea.",
            seconds=Fraction(SECONDS),
            continuity=Continuity(place=place, characters=cast),
        )
        made.append(
            ShotRequest(
                model="panels",
                prompt=scene.prompt,
                seed=number,
                seconds=scene.seconds,
                width=1280,
                height=720,
                rate=Rate(num=24),
                scene=scene,
                bible=BIBLE,
            )
        )
    return made


async def side_by_side(asked: list[ShotRequest], scratch: Path) -> tuple[float, float, int]:
    """Wall seconds, processor seconds and bytes for the whole film with two workers."""
    provider = AnimaticProvider(scratch, workers=2)
    wall, processor = time.perf_counter(), time.process_time()
    jobs = [await provider.submit(request, f"scene {number}") for number, request in enumerate(asked)]
    for job in jobs:
        while not (await provider.status(job)).phase.over:  # noqa: ASYNC110
            # The port is polled; there is nothing else to wait for.
            await asyncio.sleep(0.02)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    size = written(scratch)
    provider.close()
    return wall, processor, size


def written(folder: Path) -> int:
    """Bytes of the clips in `folder`, before the provider throws them away."""
    return sum(clip.stat().st_size for clip in folder.glob("*.mp4"))


def shares(asked: list[ShotRequest], scratch: Path) -> dict[str, float]:
    """Processor milliseconds a frame for each part, one scene after another in this thread."""
    spent = {"paint": 0.0, "move": 0.0, "encode": 0.0}
    count = 0
    for request in asked:
        start = time.process_time()
        drawing = drawn(request)
        painted = time.process_time()
        kept = [frame.copy() for frame in drawing.frames()]
        moved = time.process_time()
        write_clip(scratch / "one.mp4", iter(kept), width=1280, height=720, rate=request.rate)
        spent["paint"] += painted - start
        spent["move"] += moved - painted
        spent["encode"] += time.process_time() - moved
        count += len(kept)
    return {part: round(seconds / count * 1000, 2) for part, seconds in spent.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the figures alone, as JSON")
    wanted = parser.parse_args()
    asked = requests()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        drawn(asked[0])
        wall, processor, size = asyncio.run(side_by_side(asked, scratch / "clips"))
        parts = shares(asked, scratch)
    film = SECONDS * len(asked)
    figures = {
        "filmSeconds": film,
        "workers": 2,
        "cores": os.cpu_count(),
        "loadBefore": round(os.getloadavg()[0], 2),
        "wallSeconds": round(wall, 2),
        "timesRealTime": round(film / wall, 2),
        "processorMsPerFrame": round(processor / (film * 24) * 1000, 2),
        "timesRealTimeByProcessor": round(2 * film / processor, 2),
        "megabytes": round(size / 1e6, 2),
        "msPerFrame": parts,
    }
    if not wanted.json:
        clock, processor_time = figures["timesRealTime"], figures["timesRealTimeByProcessor"]
        print(f"{len(asked)} scenes, {film} s of film: {clock} x real time by the clock,")
        print(f"{processor_time} x by processor time on two cores. A frame takes")
        print(", ".join(f"{part} {spent} ms" for part, spent in parts.items()) + ".")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
