"""A timeline becomes a film: what it is missing is made, and all of it joined."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import av
from av.error import FFmpegError

from reelwright.film.errors import Cancelled
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Timeline
from reelwright.film.video import Loudness, Note
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Task
from reelwright.media.storage import storage_trouble
from reelwright.render.darkroom import Darkroom
from reelwright.render.kept import OddPiece, Remarks
from reelwright.render.keyframes import spoilt
from reelwright.render.master import Joined, Labels, Master
from reelwright.render.piece import Piece, pieces
from reelwright.render.poster import choose, jpeg
from reelwright.render.profiles import DEFAULT, PROFILES, Profile, fitted
from reelwright.render.proof import Proofs
from reelwright.render.recipe import Recipe
from reelwright.render.screen import Screen
from reelwright.render.shelf import Shelf, Tray
from reelwright.render.soundtrack import Recorded, sound_key, sound_media
from reelwright.render.trim import trims
from reelwright.render.whole import whole_or_nothing

SOUND = "reelwright.render.soundtrack:recorded"
PRELOAD = ("reelwright.render.develop", "reelwright.render.proof", "reelwright.render.soundtrack")
"""What the lab has to know to render."""
NO_TAGS: Mapping[str, str] = MappingProxyType({})
_CANDIDATES = 8
"""Frames that are looked at for the poster."""
_ATTEMPTS = 2
"""A piece that turns out damaged is made anew this often."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was written, and what a viewer has a right to know about it."""

    frames: int
    seconds: Fraction
    width: int
    height: int
    size: int
    """Bytes."""
    made: int
    """Frames that were encoded for it; the others were on the shelf."""
    poster: bytes = field(repr=False)
    """A JPEG of its best-looking frame, without the words on it; the film's own cover too."""
    loudness: Loudness | None
    """Measured on the finished sound; None for a silent film."""
    notes: tuple[Note, ...]


def _nobody(done: int, to_do: int) -> None:
    """Progress that nobody asked for."""


def _never() -> bool:
    return False


class Renderer:
    """Renders with the workers of a lab and the pieces of a shelf. Safe to use from several threads."""

    def __init__(self, lab: Lab, shelf: Shelf) -> None:
        self._lab = lab
        self._shelf = shelf

    def render(
        self,
        timeline: Timeline,
        find: Callable[[MediaId], Path],
        dest: Path,
        *,
        profile: Profile = PROFILES[DEFAULT],
        progress: Callable[[int, int], None] = _nobody,
        cancelled: Callable[[], bool] = _never,
        tags: Mapping[str, str] = NO_TAGS,
    ) -> Rendered:
        """Writes the film of `timeline` to `dest`: exactly its frames, and one sound track as long.

        Only what the shelf does not have is encoded, and whether it had it cannot be seen: the film is the
        same to the byte. Blocks; call it in a worker thread. `find` says where a media file lies. `progress`
        hears frames done and frames in all, also at the end. Once `cancelled` says so, work stops within
        half a second. `dest` appears whole or not at all.

        Raises Cancelled, Unreadable (a clip, picture, voice or music that cannot be decoded) and
        StorageTrouble (the disk is full, or may not be written to).
        """
        cut = fitted(timeline, profile)
        with self._shelf.tray() as tray, whole_or_nothing(dest, "film") as draft:
            job = _Job(self._lab, tray, cut, find, profile.recipe, cancelled)
            made = job.make(job.pieces, progress, sound=True)
            poster = job.poster()
            notes = job.join(draft, Labels(tags, poster), progress)
            size = draft.stat().st_size
            sound = job.recorded()
        self._shelf.trim()
        return Rendered(
            frames=cut.frames,
            seconds=cut.seconds,
            width=cut.width,
            height=cut.height,
            size=size,
            made=made,
            poster=poster,
            loudness=sound.loudness,
            notes=(*notes, *sound.notes),
        )

    def prepare(
        self,
        timeline: Timeline,
        find: Callable[[MediaId], Path],
        scenes: Collection[int],
        *,
        sound: bool = False,
        profile: Profile = PROFILES[DEFAULT],
        cancelled: Callable[[], bool] = _never,
    ) -> int:
        """Puts on the shelf what can be made of these scenes alone, before the others are there, and the
        sound where that is known already.

        Returns the frames that were encoded; raises as `render` does.
        """
        cut = fitted(timeline, profile)
        with self._shelf.tray() as tray:
            job = _Job(self._lab, tray, cut, find, profile.recipe, cancelled)
            ready = [piece for piece in job.pieces if _can_be_made(piece, job.pieces, cut, set(scenes))]
            return job.make(ready, _nobody, sound=sound, aside=set(scenes))


class _Job:
    """One render under way."""

    def __init__(
        self,
        lab: Lab,
        tray: Tray,
        timeline: Timeline,
        find: Callable[[MediaId], Path],
        recipe: Recipe,
        cancelled: Callable[[], bool],
    ) -> None:
        self._lab = lab
        self._tray = tray
        self._timeline = timeline
        self._find = find
        self._recipe = recipe
        self._cancelled = cancelled
        screen = Screen.of(timeline)
        self.pieces = pieces(timeline)
        self._keys = {piece.start: piece.key(screen, recipe) for piece in self.pieces}
        """By the film frame at which a piece begins."""
        self._sound = _hash(f"sound {sound_key(timeline, recipe.audio_bits)}")

    def make(
        self,
        wanted: Sequence[Piece],
        progress: Callable[[int, int], None],
        *,
        sound: bool,
        aside: Collection[int] = (),
    ) -> int:
        """Makes those pieces that are not on the shelf, and the sound; returns the frames it made.

        Of the scenes in `aside` it keeps what joins need of them, for the joins that cannot be made yet and
        for those that will be changed.
        """
        self._check()
        missing: dict[str, Piece] = {}
        for piece in wanted:
            key = self._keys[piece.start]
            if key not in missing and not self._tray.take(key):
                missing[key] = piece
        there = sum(piece.frames for piece in wanted if self._keys[piece.start] not in missing)
        film = sum(piece.frames for piece in wanted)
        others = [self._sound_task()] if sound and not self._take_sound() else []
        to_do = sum(piece.frames for piece in missing.values())
        ends = [
            one
            for one in (trims(self._timeline) if aside else ())
            if one.piece.scenes <= set(aside) and not self._tray.take(one.key)
        ]
        if missing or others or ends:
            room = Darkroom(self._lab, self._tray, self._timeline, self._find, self._recipe)
            answers = room.develop(
                missing, ends, others, lambda done: progress(min(film, there + done), film), self._cancelled
            )
            for answer in answers:
                self._keep_sound(answer)
        return to_do

    def poster(self) -> bytes:
        """The best-looking of the frames with which some pieces begin, without words, as a JPEG.

        It is kept like a piece, by the pieces that it was chosen among: most edits leave it as it is.
        """
        among = self._candidates()
        key = _hash(" ".join(["poster", *(self._keys[piece.start] for piece in among)]))
        if not self._tray.take(key):
            best = choose(self._beginnings(among), self._timeline)
            if best is None:
                raise RuntimeError("a film without a frame")
            frame = best.frame
            if best.worded:
                proofs = Proofs(self._lab, self._timeline, self._find, self._tray.folder)
                frame = proofs.frame(best.number, self._cancelled)
            self._tray.put(key, jpeg(frame))
        return self._tray.path(key).read_bytes()

    def _candidates(self) -> Sequence[Piece]:
        """Pieces outside joins and fades, and without words where there are some, spread over the film."""
        own = [piece for piece in self.pieces if not spoilt(self._timeline, piece.start)]
        bare = [piece for piece in own if not piece.words]
        pool = bare or own or self.pieces
        count = min(_CANDIDATES, len(pool))
        return [pool[(2 * part + 1) * len(pool) // (2 * count)] for part in range(count)]

    def _beginnings(self, among: Sequence[Piece]) -> Iterator[tuple[int, av.VideoFrame]]:
        for piece in among:
            self._check()
            path = self._tray.path(self._keys[piece.start])
            with suppress(FFmpegError), av.open(str(path)) as opened:
                yield piece.start, next(opened.decode(video=0))

    def join(self, draft: Path, labels: Labels, progress: Callable[[int, int], None]) -> tuple[Note, ...]:
        """Writes the film from its pieces; returns what they have to say."""
        remarks: Mapping[int, Remarks] = {}
        for left in reversed(range(_ATTEMPTS)):
            self._check()
            master = Master(draft, self._timeline, self._recipe, labels)
            joined = (
                Joined(self._tray.path(self._keys[piece.start]), piece.start, piece.frames)
                for piece in self.pieces
            )
            try:
                remarks = master.write(joined, self._tray.path(self._sound))
                break
            except OddPiece as why:
                with suppress(FFmpegError, OSError):
                    master.abandon()
                if not left:
                    raise
                self._throw_away(why.path)
                self.make(self.pieces, progress, sound=True)
            except BaseException:
                with suppress(FFmpegError, OSError):
                    master.abandon()
                raise
        progress(self._timeline.frames, self._timeline.frames)
        return self._notes(remarks)

    def recorded(self) -> Recorded:
        """What was measured of the sound when it was made."""
        return Recorded.from_json(json.loads(self._tray.path(_report(self._sound)).read_text()))

    def _sound_task(self) -> Task:
        return Task(
            work=SOUND,
            order=(self._timeline, self._recipe.audio_bits),
            media={one: self._find(one) for one in sound_media(self._timeline)},
            out=self._tray.folder / "sound",
            what="The sound of the film",
        )

    def _take_sound(self) -> bool:
        return self._tray.take(self._sound) and self._tray.take(_report(self._sound))

    def _keep_sound(self, answer: Mapping[str, Any]) -> None:
        with storage_trouble(self._tray.folder):
            _flush(self._tray.folder / "sound")
        self._tray.settle(self._sound, self._tray.folder / "sound")
        report = Recorded.from_json(dict(answer))
        self._tray.put(_report(self._sound), json.dumps(report.to_json()).encode())

    def _throw_away(self, path: Path) -> None:
        """A damaged piece, here and on the shelf."""
        path.unlink(missing_ok=True)
        self._tray.shelf.place(path.name).unlink(missing_ok=True)

    def _notes(self, remarks: Mapping[int, Remarks]) -> tuple[Note, ...]:
        """What the pieces have to say, put together by scene."""
        counted: dict[tuple[str, int], int] = {}
        missing: dict[str, int] = {}
        for piece in self.pieces:
            said = remarks[piece.start]
            scenes = [view.clip.scene for view in (piece.view, piece.other) if view]
            for code, places in (("held", said.held), ("lost", said.lost)):
                for place, frames in places.items():
                    known = (code, scenes[place])
                    counted[known] = counted.get(known, 0) + frames
            missing = {**dict.fromkeys(said.missing, piece.view.clip.scene), **missing}
        glyphs = [
            Note(code="missing_glyph", message=message, scene=scene) for message, scene in missing.items()
        ]
        return (*glyphs, *(_note(code, scene, n) for (code, scene), n in sorted(counted.items())))

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled("The film was cancelled while it was being put together.")


def _note(code: str, scene: int, frames: int) -> Note:
    if code == "held":
        message = f"The clip of scene {scene} is {frames} frames too short; its last frame is held."
        return Note(code="clip_short", message=message, scene=scene)
    message = f"{frames} frames of the clip of scene {scene} are damaged; the ones before them are held."
    return Note(code="frames_lost", message=message, scene=scene)


def _report(sound: str) -> str:
    """Where what was measured of a sound is kept."""
    return _hash(f"report {sound}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _can_be_made(piece: Piece, film: Sequence[Piece], timeline: Timeline, scenes: set[int]) -> bool:
    """Whether all that is seen on it, and all by which its words are placed, is of these scenes."""
    looks = [one.card.looks_at for one in piece.words if one.card.looks_at is not None]
    frames = [min(number, timeline.frames - 1) for number in looks]
    others = [one for one in film for number in frames if one.start <= number < one.stop]
    return all(one.scenes <= scenes for one in [piece, *others])


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
