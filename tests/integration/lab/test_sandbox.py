"""What a worker that a file has taken over can still do: nothing but compute."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import textwrap
from collections.abc import Generator
from pathlib import Path
from typing import Any

import av
import pytest
from tests.integration.lab.making import TRICKS, task
from tests.integration.lab.tricks import ATTEMPTS

from reelwright.film.errors import ReelwrightError, Unreadable
from reelwright.film.ids import MediaId
from reelwright.film.media import MediaKind
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.sandbox import Sandbox
from reelwright.media.library import MediaLibrary

LIST = MediaId("list")
LANDLOCK_CREATE_RULESET = 444
_open: Any = av.open


@pytest.fixture
def listener() -> Generator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def footage(path: Path, form: str = "mpegts") -> Path:
    with _open(path, "w", format=form) as container:
        stream = container.add_stream("libx264", 24)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(3):
            container.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        container.mux(stream.encode(None))
    return path


def playlists(other: Path, port: int) -> dict[str, str]:
    """Files that name another file and an address, by FFmpeg's name for their format."""
    url = f"http://127.0.0.1:{port}/secret.ts"
    return {
        "hls": f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1,\nfile://{other}\n#EXTINF:1,\n{url}\n#EXT-X-ENDLIST\n",
        "concat": f"ffconcat version 1.0\nfile '{other}'\nfile '{url}'\n",
        "dash": f"""<?xml version="1.0"?>
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S"><Period>
            <AdaptationSet contentType="video"><Representation id="0" codecs="avc1" width="64" height="64">
            <BaseURL>{url}</BaseURL></Representation></AdaptationSet></Period></MPD>""",
        "sdp": f"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video {port} RTP/AVP 96\n",
        "ffmetadata": f";FFMETADATA1\ntitle={url}\n",
    }


def test_the_whole_sandbox_is_there_on_linux(lab: Lab) -> None:
    found = lab.sandbox
    assert found == Sandbox(found.files, "seccomp", 1 << 30, ())
    assert found.files.startswith("landlock ")
    assert found.files.endswith(" + seccomp")


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_it_is_refused_to(lab: Lab, attempt: str) -> None:
    answer = lab.one(task("attempt", attempt))
    assert "not permitted" in answer["refused"] or "not allowed" in answer["refused"]
    assert not Path("/tmp/reelwright-was-here").exists()


def test_no_key_of_the_program_is_in_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIDEO_API_KEY", "key_of_gold")
    with Lab(["tests.integration.lab.tricks"], workers=1) as lab:
        names = lab.one(task("environment"))["names"]
    assert "VIDEO_API_KEY" not in names
    assert "PATH" in names


@pytest.mark.parametrize("form", list(playlists(Path("x"), 1)))
@pytest.mark.parametrize("name", ["list.mp4", "list.m3u8"])
def test_a_playlist_opens_nothing(
    lab: Lab, listener: socket.socket, tmp_path: Path, form: str, name: str
) -> None:
    other = footage(tmp_path / "secret.ts")
    foreign = tmp_path / name
    foreign.write_text(playlists(other, listener.getsockname()[1])[form])
    library = MediaLibrary(tmp_path / "media", lab)
    library.prepare()
    with pytest.raises(Unreadable, match=f"{name} is not a clip that can be read: it is a text file"):
        library.keep(foreign, MediaKind.CLIP)
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize("form", ["hls", "concat", "dash", "sdp"])
def test_a_playlist_opens_nothing_even_if_ffmpeg_follows_it(
    lab: Lab, listener: socket.socket, tmp_path: Path, form: str
) -> None:
    other = footage(tmp_path / "secret.ts")
    foreign = tmp_path / "list.mp4"
    foreign.write_text(playlists(other, listener.getsockname()[1])[form])
    with pytest.raises(ReelwrightError):
        lab.one(task("playlist", form, media={LIST: foreign}))
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_the_playlists_are_good_ones(tmp_path: Path) -> None:
    """Outside the lab and without its lists, FFmpeg reads the other file."""
    other = footage(tmp_path / "secret.ts")
    foreign = tmp_path / "list.mp4"
    foreign.write_text(f"ffconcat version 1.0\nfile '{other}'\n")
    with _open(foreign, format="concat", options={"safe": "0"}) as container:
        assert sum(1 for _ in container.decode(video=0)) == 3


def test_without_seccomp_there_is_a_warning_and_files_are_still_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As where libseccomp is not installed."""
    (tmp_path / "pyseccomp.py").write_text("raise RuntimeError('Unable to find libseccomp')")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with Lab([TRICKS], workers=1) as lab:
        assert lab.sandbox.sockets == ""
        assert lab.sandbox.files.startswith("landlock ")
        assert "Unable to find libseccomp" in lab.sandbox.missing[0]
        answers = {
            each: lab.one(task("attempt", each)) for each in ("read a file", "write a file", "list a folder")
        }
    assert all("Permission denied" in answer["refused"] for answer in answers.values())
    assert "less protection" in caplog.text


def test_without_landlock_there_is_a_warning_and_files_are_still_refused(tmp_path: Path) -> None:
    """As on an older kernel."""
    script = f"""
        import errno, json, pyseccomp
        from reelwright.media.lab.lab import Lab
        from reelwright.media.lab.task import Task
        kernel = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
        kernel.add_rule(pyseccomp.ERRNO(errno.ENOSYS), {LANDLOCK_CREATE_RULESET})
        kernel.load()
        with Lab(["{TRICKS}"], workers=1) as lab:
            answer = lab.one(Task("{TRICKS}:attempt", "read a file"))
            print(json.dumps([lab.sandbox.files, lab.sandbox.missing, answer]))
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], env=environment, capture_output=True, check=True
    )
    files, missing, answer = json.loads(done.stdout)
    assert files == "seccomp"
    assert missing == ["Landlock is not there (Function not implemented)."]
    assert "Operation not permitted" in answer["refused"]
    assert b"less protection" in done.stderr
