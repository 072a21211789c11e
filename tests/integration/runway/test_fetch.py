"""What was made comes here whole or not at all, from an address that is fit to be used."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from tests.integration.runway.studio import CLIP, JOB, KEY, a_provider, a_task, self_signed
from tests.servers.runway_wire import Drop, Line, Raw, Reply, Sent, Wire

from reelwright.film.errors import ProviderError, Retry, StorageTrouble, Trouble
from reelwright.providers.runway.provider import RunwayProvider

MP4 = Reply(200, CLIP, kind="video/mp4")
CHUNKED = b"HTTP/1.1 200 X\r\nContent-Type: video/mp4\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf.\r\n"


def made(wire: Wire, *urls: str) -> None:
    """Each time the task is asked for, it names the next address."""
    wire.on("GET", "/v1/tasks/", *(a_task("SUCCEEDED", output=[url]) for url in urls))


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_an_address_that_has_expired_is_replaced_by_a_fresh_one(
    wire: Wire, provider: RunwayProvider, tmp_path: Path, status: int
) -> None:
    made(wire, f"{wire.url}/old.mp4", f"{wire.url}/fresh.mp4")
    wire.on("GET", "/old", Reply(status, b"<Error>AccessDenied</Error>", kind="application/xml"))
    wire.on("GET", "/fresh", MP4)
    await provider.fetch(JOB, tmp_path / "out" / "clip.mp4")
    assert (tmp_path / "out" / "clip.mp4").read_bytes() == CLIP
    assert len(wire.asked("GET", "/v1/tasks/")) == 2


async def test_addresses_that_always_expire_are_asked_for_twice(
    wire: Wire, provider: RunwayProvider, tmp_path: Path
) -> None:
    made(wire, f"{wire.url}/old.mp4")
    wire.on("GET", "/old", Reply(403))
    with pytest.raises(ProviderError) as caught:
        await provider.fetch(JOB, tmp_path / "out" / "clip.mp4")
    assert (caught.value.kind, caught.value.retry) == (Trouble.DOWN, Retry.SAME_REQUEST)
    assert len(wire.asked("GET", "/v1/tasks/")) == 2


@pytest.mark.parametrize(
    ("answer", "words", "retry"),
    [
        (Reply(200, CLIP, kind="video/mp4", length=len(CLIP) + 1), "broke off", Retry.SAME_REQUEST),
        (Raw(CHUNKED), "broke off", Retry.SAME_REQUEST),
        (Drop(), "broke off", Retry.SAME_REQUEST),
        (Reply(200, b"", kind="video/mp4"), "is empty", Retry.SAME_REQUEST),
        (Reply(200, b"<html>", kind="text/html"), "is text/html, not video/*", Retry.SAME_REQUEST),
        (Reply(200, CLIP, kind="image/png"), "is image/png, not video/*", Retry.SAME_REQUEST),
        (
            Reply(200, CLIP, {"Content-Encoding": "gzip"}, "video/mp4"),
            "comes packed",
            Retry.SAME_REQUEST,
        ),
        (Reply(200, b"", kind="video/mp4", length=(2 << 30) + 1), "is larger than", Retry.NEVER),
        (Reply(500, b"", kind="text/plain"), "status 500", Retry.SAME_REQUEST),
        (Reply(206, CLIP, kind="video/mp4"), "status 206", Retry.SAME_REQUEST),
    ],
)
async def test_half_a_clip_or_none_leaves_no_file(
    wire: Wire, provider: RunwayProvider, tmp_path: Path, answer: Line, words: str, retry: Retry
) -> None:
    made(wire, f"{wire.url}/clip.mp4")
    wire.on("GET", "/clip", answer)
    dest = tmp_path / "out" / "clip.mp4"
    with pytest.raises(ProviderError) as caught:
        await provider.fetch(JOB, dest)
    assert words in caught.value.message
    assert (caught.value.kind, caught.value.retry) == (Trouble.DOWN, retry)
    assert list(dest.parent.iterdir()) == []


async def test_an_earlier_file_stays_until_a_whole_one_takes_its_place(
    wire: Wire, provider: RunwayProvider, tmp_path: Path
) -> None:
    made(wire, f"{wire.url}/clip.mp4")
    wire.on("GET", "/clip", Reply(200, CLIP, kind="video/mp4", length=len(CLIP) + 1), MP4)
    dest = tmp_path / "clip.mp4"
    dest.write_bytes(b"before")
    with pytest.raises(ProviderError):
        await provider.fetch(JOB, dest)
    assert dest.read_bytes() == b"before"
    await provider.fetch(JOB, dest)
    assert dest.read_bytes() == CLIP


@pytest.mark.parametrize(
    "url",
    [
        "https://93.184.216.34/x.mp4",
        "https://10.0.0.1/x.mp4",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x.mp4",
        "http://name:word@127.0.0.1/x.mp4",
        "//127.0.0.1/x.mp4",
        "http://",
        "http://[::1/x",
        "x",
        "",
    ],
)
async def test_a_rehearsal_names_only_addresses_of_this_machine(
    wire: Wire, provider: RunwayProvider, tmp_path: Path, url: str
) -> None:
    made(wire, url)
    with pytest.raises(ProviderError) as caught:
        await provider.fetch(JOB, tmp_path / "clip.mp4")
    assert "An address that Runway named" in caught.value.message
    assert not (tmp_path / "clip.mp4").exists()


async def test_a_redirect_is_checked_like_the_first_address(
    wire: Wire, provider: RunwayProvider, tmp_path: Path
) -> None:
    made(wire, f"http://localhost:{wire.port}/here")
    wire.on("GET", "/here", Reply(302, b"", {"Location": "/there?_jwt=x"}))
    wire.on("GET", "/there", MP4)
    await provider.fetch(JOB, tmp_path / "clip.mp4")
    assert (tmp_path / "clip.mp4").read_bytes() == CLIP
    assert wire.sent[-1].headers["host"] == f"localhost:{wire.port}"

    for away in ("https://10.0.0.1/x", "http://169.254.169.254/"):
        wire.on("GET", "/here", Reply(302, b"", {"Location": away}))
        with pytest.raises(ProviderError) as caught:
            await provider.fetch(JOB, tmp_path / "clip.mp4")
        assert "not to this machine" in caught.value.message

    wire.on("GET", "/here", Reply(302, b"", {"Location": "/here"}))
    with pytest.raises(ProviderError) as caught:
        await provider.fetch(JOB, tmp_path / "clip.mp4")
    assert "in circles" in caught.value.message


async def test_a_picture_is_fetched_as_a_picture(
    wire: Wire, provider: RunwayProvider, tmp_path: Path
) -> None:
    made(wire, f"{wire.url}/still")
    wire.on("GET", "/still", Reply(200, b"png", kind="image/png"), MP4)
    still = JOB.but(model="gen4_image")
    await provider.fetch(still, tmp_path / "still.png")
    assert (tmp_path / "still.png").read_bytes() == b"png"
    with pytest.raises(ProviderError):
        await provider.fetch(still, tmp_path / "still.png")


async def test_a_disk_that_keeps_nothing_is_said_so(
    wire: Wire, provider: RunwayProvider, tmp_path: Path
) -> None:
    made(wire, f"{wire.url}/clip.mp4")
    wire.on("GET", "/clip", MP4)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageTrouble):
        await provider.fetch(JOB, tmp_path / "file" / "clip.mp4")


async def test_a_download_that_is_called_off_leaves_no_file(
    wire: Wire, provider: RunwayProvider, tmp_path: Path
) -> None:
    asked, over = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def silent(sent: Sent) -> Line:
        loop.call_soon_threadsafe(asked.set)
        over.wait(30)
        return MP4

    made(wire, f"{wire.url}/clip.mp4")
    wire.on("GET", "/clip", silent)
    fetching = asyncio.create_task(provider.fetch(JOB, tmp_path / "out" / "clip.mp4"))
    await asked.wait()
    fetching.cancel()
    with pytest.raises(asyncio.CancelledError):
        await fetching
    over.set()
    assert list((tmp_path / "out").iterdir()) == []


async def test_the_certificate_of_the_name_is_asked_of_the_address_that_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Wire(self_signed(tmp_path)) as wire:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
        url = f"https://localhost:{wire.port}"
        provider = a_provider(url, tmp_path)
        wire.on("GET", "/clip", MP4)
        made(wire, f"{url}/clip.mp4", f"https://127.0.0.1:{wire.port}/clip.mp4")
        await provider.fetch(JOB, tmp_path / "clip.mp4")
        assert (tmp_path / "clip.mp4").read_bytes() == CLIP
        with pytest.raises(ProviderError) as caught:
            await provider.fetch(JOB, tmp_path / "clip.mp4")
        assert "is not trusted" in caught.value.message


async def test_the_key_goes_to_the_api_alone(wire: Wire, provider: RunwayProvider, tmp_path: Path) -> None:
    made(wire, f"{wire.url}/clip.mp4")
    wire.on("GET", "/clip", MP4)
    await provider.fetch(JOB, tmp_path / "clip.mp4")
    task, clip = wire.sent
    assert KEY in task.headers["authorization"]
    assert KEY not in str(clip)
