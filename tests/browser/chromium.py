"""Chromium, opened on a page of a test's own that reports what it saw."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
)


def reported(page: str, files: dict[str, Path], profile: Path, seconds: float = 90) -> dict[str, Any]:
    """What the page says: the object that its script posts to `/report`. `files` are served beside it."""
    program = next((path for path in map(shutil.which, NAMES) if path), None)
    if program is None:
        pytest.fail("Chromium is not installed; requirements/setup dev installs it.")
    said: Queue[dict[str, Any]] = Queue()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Page, page, files, said))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    with subprocess.Popen(
        [program, *FLAGS, f"--user-data-dir={profile}", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as browser:
        try:
            return said.get(timeout=seconds)
        except Empty:
            pytest.fail(f"Chromium said nothing within {seconds:g} seconds")
        finally:
            browser.kill()
            server.shutdown()
            server.server_close()


class _Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, page: str, files: dict[str, Path], said: Queue[dict[str, Any]], *more: Any) -> None:
        self._page = page
        self._files = files
        self._said = said
        super().__init__(*more)

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        if not name:
            return self._answer("text/html", self._page.encode())
        if name not in self._files:
            return self.send_error(404)
        return self._answer("video/mp4", self._files[name].read_bytes())

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer("text/plain", b"")
        self._said.put(json.loads(data))

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads it."""

    def _answer(self, kind: str, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
