"""The processes that stay up: who may run beside whom, and how they end."""

from __future__ import annotations

import json
import re
import signal
import socket
import stat
import subprocess
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from tests.integration.cli.typing_in import Zygote, start


@dataclass(frozen=True, slots=True)
class Served:
    data: Path
    port: int
    process: subprocess.Popen[bytes]
    out: Path
    err: Path

    @property
    def address(self) -> str:
        """What was printed; waits until the studio is open."""
        while not (found := re.search(r"http://\S+", self.out.read_text())):
            assert self.process.poll() is None, self.err.read_text()
        return found[0]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    folder = tmp_path_factory.mktemp("served")
    data, port, out, err = folder / "data", free_port(), folder / "out", folder / "err"
    process = start("serve", "--port", str(port), data=data, out=out, err=err)
    yield Served(data, port, process, out, err)
    if process.poll() is None:
        process.kill()
        process.wait()


def test_the_address_lets_you_in(served: Served) -> None:
    found = re.fullmatch(rf"http://127\.0\.0\.1:{served.port}/\?token=(\S{{40,}})", served.address)
    assert found is not None
    kept = served.data / "launch-token"
    assert kept.read_text().strip() == found[1]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    api = f"http://127.0.0.1:{served.port}/api/videos"
    with httpx.Client(trust_env=False) as client:
        assert client.get(api).status_code == 401
        assert client.get(api, headers={"authorization": f"Bearer {found[1]}"}).status_code == 200


def test_a_second_studio_on_one_data_folder_is_refused(served: Served, quick: Zygote) -> None:
    assert served.address
    told = quick("serve", "--port", str(free_port()), data=served.data)
    assert told.code == 1
    assert f"`reelwright serve` is already running on {served.data}" in told.err
    assert quick("worker", data=served.data).code == 1


def test_a_port_in_use_is_told(served: Served, quick: Zygote, tmp_path: Path) -> None:
    assert served.address
    told = quick("serve", "--port", str(served.port), data=tmp_path / "data")
    assert told.code == 1
    assert f"Port {served.port} is in use" in told.err
    assert not (tmp_path / "data" / "launch-token").exists()


def test_lists_can_be_read_while_it_serves(served: Served, quick: Zygote) -> None:
    assert served.address
    assert quick("videos", "list", "--json", data=served.data).json["videos"] == []


def test_it_ends_when_told(served: Served) -> None:
    assert served.address
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait() == 0
    assert "Traceback" not in served.err.read_text()


def test_a_worker_ends_when_told(tmp_path: Path) -> None:
    out, err = tmp_path / "out", tmp_path / "err"
    worker = start("worker", data=tmp_path / "data", out=out, err=err)
    while "Making the films in line" not in err.read_text():
        assert worker.poll() is None, err.read_text()
    worker.send_signal(signal.SIGINT)
    assert worker.wait() == 0
    assert "Traceback" not in err.read_text()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("serve", "--no-worker", "--port"), {"url", "token", "worker"}),
        (("worker",), {"worker"}),
    ],
)
def test_programs_are_told_in_json_when_it_is_up(
    tmp_path: Path, command: tuple[str, ...], said: set[str]
) -> None:
    out, err = tmp_path / "out", tmp_path / "err"
    port = [str(free_port())] if command[-1] == "--port" else []
    up = start(*command, *port, "--json", data=tmp_path / "data", out=out, err=err)
    try:
        while not out.read_text().rstrip().endswith("}"):
            assert up.poll() is None, err.read_text()
        told = json.loads(out.read_text())
        assert set(told) == said
        assert told["worker"] is (command[0] == "worker")
    finally:
        up.send_signal(signal.SIGTERM)
        assert up.wait() == 0
