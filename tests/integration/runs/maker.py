"""A process that makes one film of cards and ends, as `reelwright make` does: `maker.py DATA_DIR VIDEO`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.integration.runs.conftest import small_studio

from reelwright.actions import videos
from reelwright.actions.counter import open_counter
from reelwright.film.ids import VideoId
from reelwright.runs.engine import Engine, film_executor


def main(data_dir: Path, video: VideoId) -> None:
    with open_counter(small_studio(data_dir, log=data_dir / "submitted")) as counter:
        engine = Engine(counter.studio, film_executor(video), takes_from_line=False)
        engine.start("make")
        engine.make(video, 1)
        while not videos.view(counter, video).video.status.over:
            time.sleep(0.02)
        engine.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), VideoId(sys.argv[2]))
