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
from reelwright.render.kept import Kept, OddPiece
from reelwright.render.piece import Piece
from reelwright.render.planes import picture_of, planes
from reelwright.render.proof import Proofs
from reelwright.render.recipe import Recipe
from reelwright.render.screen import Screen
from reelwright.render.shelf import Tray
from reelwright.render.trim import LOSSLESS, Trim, from_trims, trims
from reelwright.render.typeset import Typeset
from reelwright.render.words import Card, missing_note

DEVELOP = "reelwright.render.develop:develop"


_LOOKING = 0.3
"""What a frame costs that is only decoded on the way, beside one that is made."""
_WORTH = 0.97
"""A roll is cut where everything is then done in this share of the time."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class _Item:
    """A piece to develop and keep. `place` is the same piece where it is made of the clips themselves."""

    key: str
    piece: Piece
    recipe: Recipe
    place: Piece | None = None

    def of(self, other: _Item) -> bool:
        """Whether both are of the same clip, a join being of its first one."""
        return self.piece.view.clip.scene == other.piece.view.clip.scene


@dataclass(slots=True)
class _Batch:
    """A roll of pieces under way."""

    items: list[_Item]
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
        self._trims: set[MediaId] = set()

    def develop(
        self,
        wanted: Mapping[str, Piece],
        aside: Sequence[Trim],
        others: Sequence[Task],
        tell: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> list[dict[str, Any]]:
        """Makes the `wanted` pieces, by their keys, and puts trims `aside`; does the `others` meanwhile, and
        returns their answers.

        `tell` hears how many frames are done. Each piece is on the shelf as soon as it is whole, so what ends
        this, a crash too, costs no more than the pieces under way. Raises what the lab raises: Unreadable,
        Cancelled, StorageTrouble.
        """
        batches: dict[Path, _Batch] = {}
        answers: dict[Path | None, dict[str, Any]] = {}

        items = self._in_order(wanted, aside)

        def tasks() -> Iterator[Task]:
            yield from others
            for number, part in enumerate(_rolls(items, self._lab.workers)):
                batch = _Batch(part, out := self._tray.folder / f"roll-{number}")
                batches[out] = batch
                yield self._task(batch, cancelled)

        def heard(task: Task, done: int) -> None:
            batch = batches.get(task.out) if task.out else None
            if batch is not None:
                batch.done = done
                if done >= sum(item.piece.frames for item in batch.items[: batch.shelved + 1]):
                    self._put_away(batch, files)
                tell(sum(one.done for one in batches.values()))

        # Not while a run goes on: looking is a run of its own, and may have to wait for this one's workers.
        for item in items:
            for one in item.piece.words:
                self._draw(one.card, cancelled)
        with ExitStack() as files:
            for task, answer in self._lab.run(tasks(), tell=heard, cancelled=cancelled):
                batch = batches.get(task.out) if task.out else None
                if batch is None:
                    answers[task.out] = answer
                    continue
                batch.done = sum(item.piece.frames for item in batch.items)
                self._put_away(batch, files)
                batch.out.unlink(missing_ok=True)
                tell(sum(one.done for one in batches.values()))
        return [answers[task.out] for task in others]

    def _put_away(self, batch: _Batch, files: ExitStack) -> None:
        """Onto the shelf with what the lab has written whole."""
        if batch.file is None:
            batch.file = files.enter_context(batch.out.open("rb"))
        for data in read_pieces(batch.file):
            self._tray.put(batch.items[batch.shelved].key, data)
            batch.shelved += 1

    def _task(self, batch: _Batch, cancelled: Callable[[], bool]) -> Task:
        pieces = [item.piece for item in batch.items]
        negatives = tuple(self.negative(item.piece, cancelled, item.recipe) for item in batch.items)
        media = frozenset[MediaId]().union(*(piece.media() for piece in pieces))
        return Task(
            work=DEVELOP,
            order=Roll(self._screen, negatives),
            media={one: self._where(one) for one in media},
            out=batch.out,
            what=_named(pieces),
        )

    def _where(self, media: MediaId) -> Path:
        """Where a file lies that pieces are made of: in the library, or among the trims."""
        return self._tray.path(media) if media in self._trims else self._find(media)

    def _in_order(self, wanted: Mapping[str, Piece], aside: Sequence[Trim]) -> list[_Item]:
        """By clips and their frames, so that a worker reads each clip once from its beginning to its end."""
        found = [_Item(one.key, one.piece, LOSSLESS) for one in aside]
        joined = frozenset[int]().union(*(piece.scenes for piece in wanted.values() if piece.join))
        near = (one for one in trims(self._timeline) if one.piece.scenes & joined)
        have = tuple(one for one in near if self._is_whole(one.key))
        self._trims = {MediaId(one.key) for one in have}
        for key, piece in wanted.items():
            found.append(_Item(key, from_trims(piece, self._timeline, have), self._recipe, piece))
        places = {clip.scene: place for place, clip in enumerate(self._timeline.clips)}

        def place(item: _Item) -> tuple[int, int]:
            view = (item.place or item.piece).view
            return places[view.clip.scene], view.offset

        return sorted(found, key=place)

    def _is_whole(self, key: str) -> bool:
        """Whether the trim is on the shelf, and nobody has to be told anything of it."""
        if not self._tray.take(key):
            return False
        try:
            remarks = Kept(self._tray.path(key)).remarks
        except OddPiece:
            return False
        return not remarks.held and not remarks.lost

    def negative(
        self, piece: Piece, cancelled: Callable[[], bool] = _never, recipe: Recipe | None = None
    ) -> Negative:
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
            recipe=recipe or self._recipe,
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


def _rolls(items: Sequence[_Item], workers: int) -> list[list[_Item]]:
    """Items in rolls for one worker each, so that all workers are done at about the same time.

    A roll is a clip, which is then read through once. What is left over for one worker at the end is cut in
    two where it helps, although the second half has to be looked for in its clip.
    """
    rolls: list[list[_Item]] = []
    for item in items:
        if rolls and rolls[-1][-1].of(item):
            rolls[-1].append(item)
        else:
            rolls.append([item])
    while (better := _cut_the_last(rolls, workers)) is not None:
        rolls = better
    return rolls


def _cut_the_last(rolls: list[list[_Item]], workers: int) -> list[list[_Item]] | None:
    """The rolls with the one that is done last cut in two; None where that would not be done sooner."""
    whole, last = _lasting(rolls, workers)
    roll = rolls[last] if rolls else []
    cuts = ([*rolls[:last], roll[:at], roll[at:], *rolls[last + 1 :]] for at in range(1, len(roll)))
    best = min(cuts, key=lambda cut: _lasting(cut, workers)[0], default=None)
    worth = best is not None and _lasting(best, workers)[0] < whole * _WORTH
    return best if worth else None


def _lasting(rolls: list[list[_Item]], workers: int) -> tuple[float, int]:
    """When all is done, counted in frames, and which roll is done last; each goes to who is free first."""
    free = [0.0] * workers
    ended, last = 0.0, 0
    for place, roll in enumerate(rolls):
        worker = free.index(min(free))
        view = (roll[0].place or roll[0].piece).view
        free[worker] += sum(item.piece.frames for item in roll) + _LOOKING * view.offset
        if free[worker] > ended:
            ended, last = free[worker], place
    return ended, last


def _named(pieces: Sequence[Piece]) -> str:
    scenes = sorted(frozenset[int]().union(*(piece.scenes for piece in pieces)))
    clips = "clip" if len(scenes) == 1 else "clips"
    scene = "scene" if len(scenes) == 1 else "scenes"
    return f"The {clips} of {scene} {' and '.join(str(number) for number in scenes)}"
