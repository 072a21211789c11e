"""`reelwright serve` as a process of its own, which can be killed and started again on the same port."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import httpx
from tests.integration.cli.typing_in import start

Json = dict[str, Any]
PATIENCE_S = 60


class StudioServer:
    """`with StudioServer(folder) as studio:` then open `studio.link`, or ask `studio.ask(...)`."""

    def __init__(self, folder: Path, env: Mapping[str, str] | None = None) -> None:
        self.data = folder / "data"
        self._out, self._err = folder / "out", folder / "err"
        self._env = {"REELWRIGHT_WORKERS": "2", **(env or {})}
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.token = ""

    @property
    def link(self) -> str:
        return f"{self.url}/?token={self.token}"

    def allow(self, host: str) -> None:
        """Let browsers call it by this name as well, from its next start on."""
        self._env["REELWRIGHT_ALLOWED_HOSTS"] = host

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = start(
            "serve",
            "--port",
            str(self.port),
            "--json",
            data=self.data,
            out=self._out,
            err=self._err,
            env=self._env,
        )
        until = time.monotonic() + PATIENCE_S
        while True:
            assert self._process.poll() is None, self._err.read_text()
            assert time.monotonic() < until, "the studio did not open"
            try:
                self.token = cast("Json", json.loads(self._out.read_text()))["token"]
            except ValueError:
                # It prints that once it listens.
                time.sleep(0.02)
                continue
            return

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End it as a power cut does."""
        self._end(signal.SIGKILL)

    def ask(self, method: str, path: str, **more: Any) -> Any:
        """What the API answers; AssertionError when it refuses."""
        answer = httpx.request(
            method,
            f"{self.url}{path}",
            headers={"authorization": f"Bearer {self.token}"},
            timeout=PATIENCE_S,
            trust_env=False,
            verify=False,
            **more,
        )
        assert answer.status_code < 300, answer.text
        return answer.json() if answer.content else None

    def make(self, **brief: Any) -> str:
        """Ask for a film; its id."""
        return cast("Json", self.ask("POST", "/api/videos", json=brief))["id"]

    def wait(self, video: str, *statuses: str, needs: str | None = None) -> Json:
        """The video, once it is in one of these statuses or needs that; AssertionError when it never is."""
        until = time.monotonic() + 2 * PATIENCE_S
        while True:
            found = cast("Json", self.ask("GET", f"/api/videos/{video}"))
            if found["status"] in statuses or (needs is not None and found["needs"] == needs):
                return found
            assert found["status"] != "failed", found["error"]
            assert time.monotonic() < until, f"the video is not {' or '.join(statuses)}: {found}"
            time.sleep(0.2)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, why: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def _end(self, how: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(how)
        self._process.wait(PATIENCE_S)
