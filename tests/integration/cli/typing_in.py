"""Typing commands in: what a command line was told, and what it said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any


@dataclass(frozen=True, slots=True)
class Told:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.out)

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.err.splitlines()]


def environment(data: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Nothing of the machine's own settings, and a data folder of the test's."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(data.parent),
        "LANG": "C.UTF-8",
        "REELWRIGHT_DATA_DIR": str(data),
        **(more or {}),
    }


class Zygote:
    """Runs commands as forks of one process that has imported everything; see `zygote.py`."""

    def __init__(self, folder: Path, main: str = "reelwright.cli") -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("zygote.py")), main],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        )

    def __call__(
        self,
        *args: str,
        data: Path,
        cwd: Path | None = None,
        stdin: str = "",
        env: Mapping[str, str] | None = None,
    ) -> Told:
        streams = {name: self._folder / name for name in ("stdin", "stdout", "stderr")}
        for name, path in streams.items():
            path.write_text(stdin if name == "stdin" else "")
        request = {
            "args": args,
            "cwd": str(cwd or data.parent),
            "env": environment(data, env),
            **{name: str(path) for name, path in streams.items()},
        }
        code = self._ask(json.dumps(request))
        return Told(code, streams["stdout"].read_text(), streams["stderr"].read_text())

    def _ask(self, line: str) -> int:
        stdin, stdout = _pipe(self._process.stdin), _pipe(self._process.stdout)
        stdin.write(line.encode() + b"\n")
        stdin.flush()
        return int(stdout.readline())

    def close(self) -> None:
        _pipe(self._process.stdin).close()
        self._process.wait()
        _pipe(self._process.stdout).close()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def start(
    *args: str, data: Path, out: Path, err: Path, env: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """`python -m reelwright ARGS`, its output going to two files."""
    with out.open("wb") as stdout, err.open("wb") as stderr:
        return subprocess.Popen(
            [sys.executable, "-m", "reelwright", *args],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            cwd=data.parent,
            env=environment(data, env),
        )


def typed(*args: str, data: Path) -> Told:
    """`python -m reelwright ARGS`, from a bare start to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "reelwright", *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=data.parent,
        env=environment(data),
        check=False,
        text=True,
    )
    return Told(done.returncode, done.stdout, done.stderr)
