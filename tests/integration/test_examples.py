from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import av

ROOT = Path(__file__).parents[2]


def test_a_film_from_python(tmp_path: Path) -> None:
    film = tmp_path / "kite.mp4"
    done = subprocess.run(
        [sys.executable, "examples/film_from_python.py", "A girl flies a kite over a field", str(film)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == str(film)
    with av.open(film) as opened:
        assert opened.streams.video[0].frames == 360
