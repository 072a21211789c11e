"""The web page: its built files, held in memory and sent as the browser takes them best.

It holds no data of the studio, so whoever reaches this port may read it; what it shows comes from the API,
which lets in none but those who are known.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, cast

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from reelwright.api.ranges import holds

BUILT: Final = Path(__file__).parents[1] / "page"
"""Where the build puts the page."""
ENCODINGS: Final = {"br": ".br", "gzip": ".gz"}
"""Content codings and the ends of the files that hold them, best first; the build writes them."""
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
"""Scripts come from here alone. Styles may stand in the page: what opens over it locks its scrolling so."""
_FOR_GOOD: Final = "public, max-age=31536000, immutable"
_ASK_FIRST: Final = "no-cache"
_NOT_BUILT: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Reelwright</title>
<h1>Reelwright is running</h1>
<p>The web studio is not built in this checkout: <code>make studio</code> builds it and opens the studio. The
released package carries it.</p>
<p>The HTTP API is described at <a href="/api/openapi.json">/api/openapi.json</a>. It answers to who opened
the address that <code>reelwright serve</code> printed, and to programs that send the contents of
<code>launch-token</code> in the data folder as <code>Authorization: Bearer</code>.</p>
<p>To make a film without it: <code>reelwright make "A lighthouse keeper befriends a storm"</code>.</p>
</html>
"""


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file of the page: `bodies` by content coding, where `identity` is the file itself."""

    mime: str
    etag: str
    cache: str
    bodies: Mapping[str, bytes]

    def answer(self, request: Request, status: int = 200) -> Response:
        headers = {"etag": self.etag, "cache-control": self.cache, "vary": "accept-encoding"}
        if self.mime.startswith("text/html"):
            headers["content-security-policy"] = POLICY
        if status == 200 and holds(request.headers.get("if-none-match"), self.etag):
            return Response(None, 304, headers)
        coding = next(
            (one for one in _taken(request.headers.get("accept-encoding", "")) if one in self.bodies), None
        )
        if coding is not None:
            headers["content-encoding"] = coding
        return Response(self.bodies[coding or "identity"], status, headers, self.mime)


class Page:
    """The built page; without one, a page that says how to get it."""

    def __init__(self, folder: Path = BUILT) -> None:
        self._files = {} if not (folder / "index.html").is_file() else dict(_read(folder))
        self._front = self._files.get("index.html") or _file(
            "text/html; charset=utf-8", _ASK_FIRST, {"identity": _NOT_BUILT.encode()}
        )

    @property
    def built(self) -> bool:
        return "index.html" in self._files

    def file(self, path: str) -> PageFile | None:
        """The file at `path`, which has no slash in front; None when there is none."""
        return self._files.get(path)

    @property
    def front(self) -> PageFile:
        """What every address of the page begins with; the page itself reads the address."""
        return self._front


router = APIRouter(include_in_schema=False)


@router.get("/{path:path}")
@router.head("/{path:path}")
def page(path: str, request: Request) -> Response:
    """A file of the page, or the page at whatever address of its own."""
    pages = cast("Page", request.app.state.page)
    if (found := pages.file(path)) is not None:
        return found.answer(request)
    if not leads_to_page(f"/{path}"):
        raise HTTPException(404)
    return pages.front.answer(request)


def leads_to_page(path: str) -> bool:
    """`path` is one that a person may open in a browser: the page, as far as the server can know."""
    # Two slashes in front would make of it the name of another host.
    own = is_of_page(path) and not f"{path}/".startswith(("/assets/", "/healthz/", "/readyz/"))
    return own and "." not in path and not path.startswith("//")


def is_of_page(path: str) -> bool:
    """`path` is the page's or one of its files', in which there is nothing of the studio's."""
    return not f"{path}/".startswith(("/api/", "/socket.io/", "/metrics/"))


def _read(folder: Path) -> Iterator[tuple[str, PageFile]]:
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or file.suffix in ENCODINGS.values() or file.suffix == ".py":
            continue
        bodies = {"identity": file.read_bytes()}
        for coding, ending in ENCODINGS.items():
            packed = file.with_name(file.name + ending)
            if packed.is_file():
                bodies[coding] = packed.read_bytes()
        name = file.relative_to(folder).as_posix()
        mime = mimetypes.guess_type(name)[0] or _MIMES.get(file.suffix, "application/octet-stream")
        if mime.startswith("text/") or mime == "application/json":
            mime = f"{mime}; charset=utf-8"
        cache = _FOR_GOOD if PurePosixPath(name).parts[0] == "assets" else _ASK_FIRST
        yield name, _file(mime, cache, bodies)


_MIMES: Final = {
    ".woff2": "font/woff2",
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
}


def _file(mime: str, cache: str, bodies: dict[str, bytes]) -> PageFile:
    return PageFile(mime, f'"{hashlib.sha256(bodies["identity"]).hexdigest()[:32]}"', cache, bodies)


def _taken(accepts: str) -> Iterator[str]:
    """Of the codings that we have, those that the browser takes, best first."""
    offered = {
        name.strip().lower(): weight.replace(" ", "")
        for name, _, weight in (one.partition(";") for one in accepts.split(","))
    }
    return (coding for coding in ENCODINGS if coding in offered and offered[coding] not in ("q=0", "q=0.0"))
