from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from tests.integration.api.caller import Caller
from tests.integration.api.house import PATIENCE_S, house_in

from reelwright.api.launch_token import TOKEN_FILE, read_token, write_token
from reelwright.api.security import Security, check_loopback, new_token
from reelwright.api.serve import listen
from reelwright.film.errors import Conflict, NotFound, StorageTrouble, WrongInput, WrongSetting
from reelwright.film.video import VideoStatus


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_streams_and_lets_the_program_put_things_away(
    tmp_path: Path, sign: signal.Signals
) -> None:
    program = [sys.executable, "-W", "error", str(Path(__file__).with_name("serving.py")), str(tmp_path)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        url = serving.stdout.readline().strip()
        assert url.startswith("http://127.0.0.1:")
        token = read_token(tmp_path / TOKEN_FILE)
        headers = {"authorization": f"Bearer {token}"}
        with httpx.Client(base_url=url, headers=headers, trust_env=False, timeout=PATIENCE_S) as http:
            video = http.post("/api/videos", json={"prompt": "x"}).raise_for_status().json()
            with (
                Caller(url, {"token": token}) as caller,
                http.stream("GET", video["urls"]["events"]) as answer,
            ):
                lines = answer.iter_lines()
                assert next(lines) == "retry: 2000"
                assert caller.ask("join", {"videoId": video["id"]})["ok"]
                serving.send_signal(sign)
                assert list(lines) == [""]
        out, err = serving.communicate(timeout=PATIENCE_S)
    assert (serving.returncode, out.split("\n")) == (0, ["put away", "ended", ""])
    assert token not in err
    assert "Traceback" not in err
    assert "graceful" not in err


def test_a_server_that_stops_waits_for_no_stream(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with house_in(tmp_path) as house:
        video = house.add(status=VideoStatus.PROCESSING)
        house.tell(video)
        silent = Caller(house.url, {"token": house.token})
        assert silent.ask("join", {"videoId": video})["ok"]
        with house.http.stream("GET", f"/api/videos/{video}/events") as answer:
            lines = answer.iter_lines()
            next(lines)
            house.server.should_exit = True
            assert "event: video_scene_processing" in list(lines)
    silent.close()
    assert "timeout graceful shutdown exceeded" not in caplog.text


def test_a_port_in_use_is_said_in_a_sentence() -> None:
    with listen("127.0.0.1", 0) as first, pytest.raises(Conflict) as refused:
        listen("127.0.0.1", first.getsockname()[1])
    assert refused.value.code == "port_in_use"
    assert refused.value.hint is not None


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_there_is_not_is_refused(port: int) -> None:
    with pytest.raises(WrongInput) as refused:
        listen("127.0.0.1", port)
    assert refused.value.code == "port_not_usable"


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "192.168.1.5", "example.com", "", "127.0.0.1.evil.example"]
)
def test_the_studio_listens_to_this_machine_alone(host: str) -> None:
    with pytest.raises(WrongInput) as refused:
        check_loopback(host)
    assert refused.value.code == "not_loopback"
    with pytest.raises(WrongInput):
        listen(host, 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.0.0.2"])
def test_every_name_of_this_machine_will_do(host: str) -> None:
    assert check_loopback(host) == host.strip("[]")


def test_the_token_is_kept_for_the_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / TOKEN_FILE
    before = os.umask(0)
    try:
        token = write_token(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_token(path) == token
    assert len(token) == 43
    assert write_token(path) != token
    assert [one.name for one in path.parent.iterdir()] == [TOKEN_FILE]


def test_a_token_is_read_only_where_nobody_else_can(tmp_path: Path) -> None:
    path = tmp_path / TOKEN_FILE
    with pytest.raises(NotFound):
        read_token(path)
    write_token(path)
    path.chmod(0o644)
    with pytest.raises(WrongSetting) as exposed:
        read_token(path)
    assert exposed.value.code == "token_exposed"
    with pytest.raises(StorageTrouble):
        write_token(tmp_path / TOKEN_FILE / "below")


def test_a_token_shows_in_no_record_of_the_security() -> None:
    token = new_token()
    assert token not in repr(Security(token))
    assert new_token() != token
