"""The darkroom: what a film is missing is made in the lab, and put on the shelf piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from reelwright.film.ids import MediaId
from reelwright.film.timeline import Timeline
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Task
from reelwright.render.develop import Negative, Roll, read_pieces
from reelwright.render.piece import Piece
from reelwright.render.planes import picture_of, planes
from reelwright.render.proof import Proofs
from reelwright.render.recipe import Recipe
from reelwright.render.screen import Screen
from reelwright.render.shelf import Tray
from reelwright.render.typeset import Typeset
from reelwright.render.words import Card, missing_note

DEVELOP = "reelwright.render.develop:develop"


def _never() -> bool:
    return False


@dataclass(slots=True)
class _Batch:
    """A roll of pieces under way."""

    keys: list[str]
    pieces: list[Piece]
    out: Path
    done: int = 0
    shelved: int = 0
    file: BinaryIO | None = field(default=None)


class Darkroom:
    """Develops pieces of one timeline. `find` says where a media file lies."""

    def __init__(
        self, lab: Lab, tray: Tray, timeline: Timeline, find: Callable[[MediaId], Path], recipe: Recipe
    ) -> None:
        self._lab = lab
        self._tray = tray
        self._timeline = timeline
        self._find = find
        self._recipe = recipe
        self._screen = Screen.of(timeline)
        self._proofs = Proofs(lab, timeline, find, tray.folder)
        self._drawn: dict[int, Typeset] = {}

    def develop(
        self,
        wanted: Mapping[str, Piece],
        others: Sequence[Task],
        tell: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> list[dict[str, Any]]:
        """Makes the `wanted` pieces, by their keys, and does the `others` beside them; returns their answers.

        `tell` hears how many frames are done. Each piece is on the shelf as soon as it is whole, so what ends
        this, a crash too, costs no more than the pieces under way. Raises what the lab raises: Unreadable,
        Cancelled, StorageTrouble.
        """
        batches: dict[Path, _Batch] = {}
        answers: dict[Path | None, dict[str, Any]] = {}

        def tasks() -> Iterator[Task]:
            yield from others
            for number, part in enumerate(_rolls(wanted, self._lab.workers)):
                out = self._tray.folder / f"roll-{number}"
                batch = _Batch([key for key, _ in part], [piece for _, piece in part], out)
                batches[out] = batch
                yield self._task(batch, cancelled)

        def heard(task: Task, done: int) -> None:
            batch = batches.get(task.out) if task.out else None
            if batch is not None:
                batch.done = done
                if done >= sum(piece.frames for piece in batch.pieces[: batch.shelved + 1]):
                    self._put_away(batch, files)
                tell(sum(one.done for one in batches.values()))

        # Not while a run goes on: looking is a run of its own, and may have to wait for this one's workers.
        for piece in wanted.values():
            for one in piece.words:
                self._draw(one.card, cancelled)
        with ExitStack() as files:
            for task, answer in self._lab.run(tasks(), tell=heard, cancelled=cancelled):
                batch = batches.get(task.out) if task.out else None
                if batch is None:
                    answers[task.out] = answer
                    continue
                batch.done = sum(piece.frames for piece in batch.pieces)
                self._put_away(batch, files)
                batch.out.unlink(missing_ok=True)
                tell(sum(one.done for one in batches.values()))
        return [answers[task.out] for task in others]

    def _put_away(self, batch: _Batch, files: ExitStack) -> None:
        """Onto the shelf with what the lab has written whole."""
        if batch.file is None:
            batch.file = files.enter_context(batch.out.open("rb"))
        for data in read_pieces(batch.file):
            self._tray.put(batch.keys[batch.shelved], data)
            batch.shelved += 1

    def _task(self, batch: _Batch, cancelled: Callable[[], bool]) -> Task:
        negatives = tuple(self.negative(piece, cancelled) for piece in batch.pieces)
        media = frozenset[MediaId]().union(*(piece.media() for piece in batch.pieces))
        return Task(
            work=DEVELOP,
            order=Roll(self._screen, self._recipe, negatives),
            media={one: self._find(one) for one in media},
            out=batch.out,
            what=_named(batch.pieces),
        )

    def negative(self, piece: Piece, cancelled: Callable[[], bool] = _never) -> Negative:
        """The piece as the lab needs it. Not while a run goes on, unless its words are drawn already."""
        drawn = [(self._draw(one.card, cancelled), one.opacity) for one in piece.words]
        notes = (missing_note(typeset) for typeset, _ in drawn)
        return Negative(
            frames=piece.frames,
            view=piece.view,
            other=piece.other,
            join=piece.join,
            into=piece.into,
            insets=piece.insets,
            words=tuple((typeset.overlay, opacity) for typeset, opacity in drawn),
            light=piece.light,
            missing=tuple(note.message for note in notes if note),
        )

    def _draw(self, card: Card, cancelled: Callable[[], bool]) -> Typeset:
        """Each card is drawn once, however many pieces it lies on."""
        known = id(card)
        if known not in self._drawn:
            luma = None
            if card.looks_at is not None:
                frame = self._proofs.frame(min(card.looks_at, self._timeline.frames - 1), cancelled)
                luma = planes(picture_of(frame), frame.width, frame.height).luma
            self._drawn[known] = card.draw(luma)
        return self._drawn[known]


def _rolls(wanted: Mapping[str, Piece], workers: int) -> Iterator[list[tuple[str, Piece]]]:
    """Pieces in rolls for one worker each: those of a clip together, as it is then read through once, and
    the rolls smaller towards the end, so that no worker is left with much when the others are done."""
    left = sum(piece.frames for piece in wanted.values())
    roll: list[tuple[str, Piece]] = []
    most = left / workers
    for key, piece in wanted.items():
        last = roll[-1][1] if roll else None
        full = last is not None and (
            sum(one.frames for _, one in roll) + piece.frames > most
            or not last.scenes & piece.scenes
            or last.stop != piece.start
        )
        if full:
            yield roll
            left -= sum(one.frames for _, one in roll)
            roll, most = [], left / workers
        roll.append((key, piece))
    if roll:
        yield roll


def _named(pieces: Sequence[Piece]) -> str:
    scenes = sorted(frozenset[int]().union(*(piece.scenes for piece in pieces)))
    clips = "clip" if len(scenes) == 1 else "clips"
    scene = "scene" if len(scenes) == 1 else "scenes"
    return f"The {clips} of {scene} {' and '.join(str(number) for number in scenes)}"
