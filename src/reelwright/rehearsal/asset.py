"""The pictures that a request names: looked at before it is accepted, as the service does, and kept."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import io
import ipaddress
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx
from PIL import Image

from reelwright.rehearsal.books import Upload
from reelwright.rehearsal.recipe import KEPT

MOST_FETCHED: Final = 16 * 1024 * 1024
MOST_UPLOADED: Final = 200 * 1024 * 1024
UPLOAD_SCHEME: Final = "runway://upload/"
_UPLOAD_LIFE_MS: Final = 24 * 3600 * 1000
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_TYPES: Final = ("image/jpeg", "image/jpg", "image/png", "image/webp")
_PATIENCE_S: Final = 10


class BadAsset(Exception):
    """The picture cannot be used; the message says why."""


class Assets:
    """Pictures in `folder`, by their content. `strict` refuses addresses that the service would refuse."""

    def __init__(self, folder: Path, find: Callable[[str], Upload | None], *, strict: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._find = find
        self._strict = strict

    @property
    def folder(self) -> Path:
        return self._folder

    async def keep(self, address: str, account: str, now: int) -> str:
        """What stands for the picture in a task's body: its name here, or an address that is not fetched."""
        if address.startswith("data:"):
            return await asyncio.to_thread(self._keep, _decoded(address))
        if address.startswith("runway://"):
            return await asyncio.to_thread(self._keep, self._uploaded(address, account, now))
        if not self._fetched(address):
            return address
        return await asyncio.to_thread(self._keep, await _fetch(address))

    def store(self, data: bytes) -> str:
        """Keep what was uploaded, whatever it is."""
        name = hashlib.blake2b(data, digest_size=16).hexdigest()
        place = self._folder / name
        if not place.exists():
            part = place.with_suffix(".part")
            part.write_bytes(data)
            part.replace(place)
        return name

    def _keep(self, data: bytes) -> str:
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                picture.load()
        except Exception as why:
            raise BadAsset("Invalid image: expected a JPEG, PNG or WebP that can be decoded") from why
        return KEPT + self.store(data)

    def _uploaded(self, address: str, account: str, now: int) -> bytes:
        upload = self._find(address.removeprefix(UPLOAD_SCHEME))
        if upload is None or upload.account != account or upload.file is None:
            raise BadAsset("The upload was not found")
        if now - upload.created > _UPLOAD_LIFE_MS:
            raise BadAsset("The upload has expired")
        return (self._folder / upload.file).read_bytes()

    def _fetched(self, address: str) -> bool:
        """Only what lies on this machine is fetched: nothing here calls out."""
        parts = urlsplit(address)
        host = parts.hostname or ""
        try:
            is_ip, local = True, ipaddress.ip_address(host).is_loopback
        except ValueError:
            is_ip, local = False, host == "localhost"
        if local and not self._strict:
            return True
        if parts.scheme != "https":
            raise BadAsset("Invalid asset: only HTTPS URLs are supported")
        if is_ip or local or "." not in host:
            raise BadAsset("Invalid asset: the URL must have a host name")
        return False


def _decoded(address: str) -> bytes:
    head, comma, text = address.partition(",")
    kind, _, coding = head.removeprefix("data:").partition(";")
    if not comma or coding != "base64" or kind not in _TYPES:
        raise BadAsset("Invalid data URI: expected data:image/png;base64, or the same for jpeg or webp")
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as why:
        raise BadAsset("Invalid data URI: it is not base64") from why


async def _fetch(address: str) -> bytes:
    try:
        async with (
            httpx.AsyncClient(timeout=_PATIENCE_S, trust_env=False) as client,
            client.stream("GET", address) as answer,
        ):
            if answer.status_code != 200:
                raise BadAsset(f"The asset could not be fetched: HTTP {answer.status_code}")
            if answer.headers.get("content-type", "").partition(";")[0] not in _TYPES:
                raise BadAsset("The asset has an unsupported Content-Type")
            data = bytearray()
            async for piece in answer.aiter_bytes():
                data += piece
                if len(data) > MOST_FETCHED:
                    raise BadAsset("The asset is larger than 16 MB")
            return bytes(data)
    except httpx.HTTPError as why:
        raise BadAsset("The asset could not be fetched") from why
