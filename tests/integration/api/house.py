"""A studio that is being served on a real socket, and the hands to write into its log."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from reelwright.actions.counter import Counter, open_counter
from reelwright.api.app import create_app
from reelwright.api.examples import BRIEF, STORYBOARD
from reelwright.api.security import Security, new_token
from reelwright.api.serve import Server, listen
from reelwright.film.event import EventKind, Progress
from reelwright.film.ids import MediaId, VideoId, new_video_id
from reelwright.film.media import MediaKind
from reelwright.film.video import Film, Video, VideoStatus
from reelwright.settings import Settings
from reelwright.store import events, videos
from reelwright.studio import build

PATIENCE_S = 30
FURTHER_HOST = "studio.example"
FILM = bytes(range(256)) * 4
"""1,024 bytes that stand for a film; the API reads no further into it."""


@dataclass(frozen=True)
class House:
    """`http` holds the token; whoever does without makes a client of their own."""

    counter: Counter
    server: Server
    port: int
    token: str
    http: httpx.Client

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def bearer(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    def stranger(self) -> httpx.Client:
        """A client that was not let in."""
        return httpx.Client(base_url=self.url, trust_env=False, timeout=PATIENCE_S)

    def add(self, **changes: Any) -> VideoId:
        """A video in the store, with nothing that works on it."""
        now = self.counter.studio.clock()
        video = Video(id=new_video_id(), brief=BRIEF, created=now, updated=now).but(**changes)
        with self.counter.studio.database.write() as conn:
            videos.add(conn, video)
        return video.id

    def add_finished(
        self, title: str = STORYBOARD.title, film: bytes = FILM, *, bare: bool = False
    ) -> VideoId:
        """A video whose files are in the library; `bare` as older ones are, with the first three alone."""
        made = Film(
            film=self.keep(film),
            poster=self.keep(b"\xff\xd8 poster"),
            captions=self.keep(b"WEBVTT\n"),
            frames=360,
            width=1280,
            height=720,
            size=len(film),
        )
        if not bare:
            made = made.but(
                subtitles=self.keep(b"1\n00:00:00,000"),
                sprite=self.keep(b"\xff\xd8 sprite"),
                sprite_map=self.keep(b"WEBVTT\n\n00:00.000"),
                contact_sheet=self.keep(b"\xff\xd8 sheet"),
                peaks=self.keep(b'{"version":2}'),
            )
        return self.add(status=VideoStatus.COMPLETED, film=made, storyboard=STORYBOARD.but(title=title))

    def keep(self, data: bytes) -> MediaId:
        library = self.counter.studio.library
        with library.scratch() as folder:
            (folder / "file").write_bytes(data)
            return library.keep(folder / "file", MediaKind.TEXT).id

    def tell(
        self, video: VideoId, count: int = 1, kind: EventKind = EventKind.SCENE_PROCESSING, **detail: Any
    ) -> int:
        """Write `count` events into the log at once, as a run does; the number of the last one."""
        now = self.counter.studio.clock()
        with self.counter.studio.database.write() as conn:
            last = videos.heads(conn, [video])[video]
            for number in range(last + 1, last + count + 1):
                progress = Progress(percent=min(number - 1, 99), step="scenes", scene=1, detail=detail)
                assert events.append(conn, video, kind, f"1.{number}", progress, now) == number
        return last + count

    def raw(self, request: str, body: bytes = b"", stop: bytes | None = None) -> bytes:
        """What comes back for bytes that no decent client would send, up to `stop` or to the end."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_S) as line:
            line.sendall(request.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body)
            answer = b""
            while piece := line.recv(65536):
                answer += piece
                if stop is not None and stop in answer:
                    break
        return answer


@contextmanager
def served(counter: Counter, *, clock: Callable[[], float] = time.time, **hooks: Any) -> Generator[House]:
    """Serve a counter from a thread, on a free port of this machine, until the block ends. `clock` is the
    one by which cookies are dated."""
    token = new_token()
    security = Security(token, frozenset({FURTHER_HOST}), clock=clock)
    app = create_app(counter, security=security, **hooks)
    ready = threading.Event()
    with listen("127.0.0.1", 0) as listening:
        port = int(listening.getsockname()[1])
        server = Server(app, on_ready=ready.set)
        thread = threading.Thread(target=server.run, args=([listening],), name="server")
        thread.start()
        try:
            assert ready.wait(PATIENCE_S), "the server did not start"
            with httpx.Client(
                base_url=f"http://127.0.0.1:{port}",
                headers={"authorization": f"Bearer {token}"},
                trust_env=False,
                timeout=PATIENCE_S,
            ) as http:
                yield House(counter, server, port, token, http)
        finally:
            server.should_exit = True
            thread.join(PATIENCE_S)
            assert not thread.is_alive(), "the server did not stop"


@contextmanager
def house_in(folder: Path, **hooks: Any) -> Generator[House]:
    """A new studio in `folder`, served. Nothing makes films there."""
    with open_counter(build(Settings(data_dir=folder))) as counter, served(counter, **hooks) as house:
        yield house
