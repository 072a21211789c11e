"""The board: a video's storyboard edited after it exists, and the film made of it anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.actions.board_prompts import StoryboardDraft, written
from reelwright.actions.board_takes import let_follow
from reelwright.actions.brief import check_storyboard
from reelwright.actions.counter import Counter
from reelwright.actions.footage import check_footage
from reelwright.actions.takes import at_rest, check_at_rest, next_attempt, unpaid
from reelwright.film.errors import Conflict
from reelwright.film.ids import VideoId
from reelwright.film.moves import Moves, moves
from reelwright.film.storyboard import MOST_SCENES, Storyboard
from reelwright.film.video import Note, Video
from reelwright.runs.orders import free_holds
from reelwright.store import videos
from reelwright.studio import Studio


@dataclass(frozen=True, slots=True)
class _Edit:
    """What an edit of a video's storyboard comes to."""

    before: Storyboard
    after: Storyboard
    went: Moves
    worded: tuple[int, ...]

    @property
    def changes_nothing(self) -> bool:
        return self.after == self.before and all(old == new for old, new in self.went.numbers.items())


def version(video: Video) -> str | None:
    """Names the storyboard as it stands: whatever changes it changes its name. None while there is none."""
    if video.storyboard is None:
        return None
    kept = [video.storyboard.to_json(), [scene.to_json() for scene in video.removed]]
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:16]


def editable(video: Video) -> bool:
    """Whether the storyboard may be edited now: it is there, and no film is being made of it."""
    return video.storyboard is not None and at_rest(video)


def edit(
    counter: Counter,
    video: VideoId,
    storyboard: StoryboardDraft,
    origins: Sequence[int | None],
    *,
    basis: str,
    in_line: bool = True,
) -> Video:
    """Put `storyboard` in the place of the video's own, and make the film of it.

    Its scene `i + 1` was scene `origins[i]` before, or one that was removed, or is new (None). Takes go with
    their scenes; scenes that are left out are kept as `Video.removed`, with theirs. What is free is drawn
    anew where it changed. What was paid for stays, and nothing more is paid for before it is approved. An
    edit that changes nothing starts nothing.

    Conflict while the video is being made, or when its `version` is not `basis` any more; WrongInput for a
    storyboard that cannot be filmed.
    """
    studio = counter.studio
    with studio.database.read() as conn:
        seen = videos.get(conn, video)
    wished = _wished(studio, seen, storyboard, origins, basis)
    # Before the transaction: pictures of the user's own transitions are looked at, which takes a while.
    brief = check_storyboard(wished.after, seen.brief, studio, before=wished.before)
    with studio.database.write() as conn:
        current = videos.get(conn, video, lock=True)
        wished = _wished(studio, current, storyboard, origins, basis)
        if current.brief != seen.brief:
            raise _edited_elsewhere()
        if wished.changes_nothing:
            return current
        check_footage(conn, wished.after)
        again = next_attempt(counter, current).but(
            brief=brief,
            storyboard=wished.after,
            removed=wished.went.removed,
            drawn=wished.went.of(current.drawn),
            worded=wished.worded,
            notes=_still_true(current.notes, wished),
        )
        let_follow(studio, conn, current, again, wished.went)
        free_holds(conn, video, "The storyboard was edited.", studio)
        if unpaid(studio, conn, again).most_micros:
            again = again.but(brief=brief.but(approved=False))
        videos.save(conn, again, reopen=True)
        if in_line:
            counter.desk.enqueue(conn, again.id, again.attempt)
    return again


def _wished(
    studio: Studio, video: Video, storyboard: StoryboardDraft, origins: Sequence[int | None], basis: str
) -> _Edit:
    check_at_rest(video, "its storyboard can be edited")
    before = video.storyboard
    if before is None:
        raise Conflict("The video has no storyboard yet.", code="no_storyboard")
    if version(video) != basis:
        raise _edited_elsewhere()
    went = moves(before, video.removed, storyboard.scenes, origins)
    after, worded = written(video, storyboard, origins, studio.sheet(video.brief))
    left = (number for number in went.of(video.worded) if number > MOST_SCENES)
    return _Edit(before, after, went, (*worded, *left))


def _edited_elsewhere() -> Conflict:
    return Conflict(
        "The storyboard has been changed since it was read.",
        code="edited_elsewhere",
        hint="Read the video again, and make the change in its storyboard as it is now.",
        where="basis",
    )


def _still_true(notes: Sequence[Note], edit: _Edit) -> tuple[Note, ...]:
    """The notes without those on scenes that have changed or have another number."""
    same = {
        old
        for old, new in edit.went.numbers.items()
        if old == new <= len(edit.after.scenes) and edit.before.scene(old) == edit.after.scene(new)
    }
    return tuple(note for note in notes if note.scene is None or note.scene in same)
