"""`reelwright rehearse` as a process of its own, on a free port, until it is told to end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import httpx

Json = dict[str, Any]
KEY = f"key_{'a' * 128}"


class RehearsalServer:
    """`with RehearsalServer(folder, "--pace", "0") as server:` then ask `server.url`.

    What the server knows lies in `folder`: another one started there goes on with it.
    """

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self._command = [
            *(sys.executable, "-m", "reelwright", "--data-dir", str(folder)),
            *("rehearse", "--port", "0", "--json", *options),
        ]
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout is not None
        said = ""
        for line in self._process.stdout:
            said += line
            try:
                self.url = cast("Json", json.loads(said))["url"]
            except ValueError:
                continue
            return
        raise AssertionError(f"the rehearsal ended with {self._gone()} before it was ready: {said}")

    def stop(self) -> int:
        """End it as Ctrl-C does; the answer is its exit code."""
        assert self._process is not None
        self._process.terminate()
        return self._gone()

    def kill(self) -> None:
        """End it as a power cut does."""
        assert self._process is not None
        self._process.kill()
        self._gone()

    def bill(self, account: str | None = None) -> Json:
        return self.ask("GET", "/rehearsal/bill", params={"account": account} if account else {})

    def requests(self, **wanted: str) -> list[Json]:
        """The log; `method=`, `path=` (its beginning) and `since=` leave others out."""
        return cast("list[Json]", self.ask("GET", "/rehearsal/requests", params=wanted)["requests"])

    def queue(self, fault: str, meets: str = "create", times: int = 1) -> None:
        """Let `fault` happen to the next request of that sort."""
        self.ask("POST", "/rehearsal/faults", json={"fault": fault, "meets": meets, "times": times})

    def ask(self, method: str, path: str, **more: Any) -> Json:
        """An admin call; AssertionError when it is refused."""
        # Without certificates, which nobody shows here and which take a while to load.
        answer = httpx.request(method, f"{self.url}{path}", timeout=30, trust_env=False, verify=False, **more)
        assert answer.status_code == 200, answer.text
        return cast("Json", answer.json())

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            self.stop()

    def _gone(self) -> int:
        assert self._process is not None
        code = self._process.wait(timeout=30)
        if self._process.stdout is not None:
            self._process.stdout.close()
        return code
