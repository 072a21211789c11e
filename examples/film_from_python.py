"""Make a film from Python: `python examples/film_from_python.py "A girl flies a kite" kite.mp4`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from reelwright.actions import delivery, videos
from reelwright.actions.counter import open_counter
from reelwright.film.brief import Brief
from reelwright.runs.engine import Engine, film_executor
from reelwright.studio import build, read_settings


def main(prompt: str, film: Path, data_dir: Path) -> None:
    studio = build(read_settings(data_dir=data_dir))
    with open_counter(studio) as counter:
        video = videos.generate(counter, Brief(prompt=prompt, scenes=1, seconds=15), in_line=False)
        engine = Engine(studio, film_executor(video.id), takes_from_line=False)
        engine.start("This film")
        engine.make(video.id, video.attempt)
        seen = 0
        while not videos.view(counter, video.id).video.status.over:
            for event in videos.events_since(counter, video.id, seen):
                seen = event.seq
                print(f"{event.progress.percent:3d} %  {event.kind}")
            time.sleep(0.2)
        print(delivery.export(counter, video.id, film)["film"])
        engine.stop()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(sys.argv[1], Path(sys.argv[2]), Path(folder))
