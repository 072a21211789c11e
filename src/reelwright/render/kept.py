"""A piece as it is kept: an MP4 of its own, with a list of its packets behind it.

Players skip the list (it is a `free` box). With it a film of a thousand pieces is joined without having
FFmpeg open each of them, which takes it ten times as long as copying what is in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, cast


class OddPiece(Exception):
    """A piece that does not go with the others: it is damaged, or of another encoder."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"the piece {path.name} cannot be joined: {why}")
        self.path = path


class Packet(NamedTuple):
    """An encoded picture."""

    data: bytes
    place: int
    """Of the picture among those that are shown, from 0."""
    key: bool


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the lab had to say about a piece: frames by place (0 its clip, 1 the clip it is joined with)."""

    held: Mapping[int, int]
    """Frames for which a clip's last picture was held."""
    lost: Mapping[int, int]
    """Frames that were damaged."""
    missing: tuple[str, ...]
    """Letters that no font has, in sentences."""

    def to_json(self) -> dict[str, Any]:
        return {"held": [*self.held.items()], "lost": [*self.lost.items()], "missing": self.missing}


def listed(mp4: bytes, places: Sequence[tuple[int, bool]], remarks: Remarks) -> bytes:
    """The MP4, whose pictures lie one behind the other as `places` says (which one, and is it a key frame),
    with the list behind it."""
    sizes = _sizes(mp4)
    if len(sizes) != len(places):
        raise ValueError(f"{len(sizes)} pictures were written of {len(places)}")
    said = {
        "at": mp4.index(b"mdat") + 4,
        "head": hashlib.sha256(_parameters(mp4)).hexdigest(),
        "packets": [[size, place, int(key)] for size, (place, key) in zip(sizes, places, strict=True)],
        "remarks": remarks.to_json(),
    }
    text = json.dumps(said, separators=(",", ":")).encode()
    box = b"free" + text + len(text).to_bytes(8)
    return mp4 + (len(box) + 4).to_bytes(4) + box


class Kept:
    """A piece that is read back. OddPiece when it is not what `listed` wrote."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._data = path.read_bytes()
        try:
            length = int.from_bytes(self._data[-8:])
            said: dict[str, Any] = json.loads(self._data[-8 - length : -8])
            self.head = str(said["head"])
            """The same for all pieces that can be joined."""
            self._at = int(said["at"])
            self._packets = cast("list[tuple[int, int, int]]", said["packets"])
            self._remarks: dict[str, Any] = said["remarks"]
        except (ValueError, KeyError, TypeError) as why:
            raise OddPiece(path, "it is torn") from why

    def packets(self, frames: int) -> Iterator[Packet]:
        """All of them, in decoding order; OddPiece when they are not `frames` pictures."""
        if sorted(place for _, place, _ in self._packets) != list(range(frames)):
            raise OddPiece(self._path, f"it does not hold its {frames} frames")
        at = self._at
        for size, place, key in self._packets:
            yield Packet(self._data[at : at + size], place, bool(key))
            at += size

    @property
    def remarks(self) -> Remarks:
        said = self._remarks
        return Remarks(dict(said["held"]), dict(said["lost"]), tuple(said["missing"]))


def _sizes(mp4: bytes) -> list[int]:
    """Bytes of each sample of the only track (ISO 14496-12, 8.7.3)."""
    box = _box(mp4, b"stsz")
    alike, count = int.from_bytes(box[12:16]), int.from_bytes(box[16:20])
    if alike:
        return [alike] * count
    return [int.from_bytes(box[at : at + 4]) for at in range(20, 20 + 4 * count, 4)]


def _parameters(mp4: bytes) -> bytes:
    """What a decoder has to know before the first picture, as the sample entry holds it."""
    found = next(name for name in (b"avcC", b"hvcC", b"av1C") if name in mp4[mp4.rindex(b"moov") :])
    return _box(mp4, found)


def _box(mp4: bytes, name: bytes) -> bytes:
    """The box `name` of the index, which our MP4s have behind their pictures."""
    at = mp4.index(name, mp4.rindex(b"moov")) - 4
    return mp4[at : at + int.from_bytes(mp4[at : at + 4])]
