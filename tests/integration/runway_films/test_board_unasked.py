"""Nothing is paid unasked when a storyboard is edited, and nothing that was sent is forgotten.

Nobody makes these films and nobody answers at the address: the ledger tells what would be sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from tests.integration.runway_films.conftest import board
from tests.integration.runway_films.test_unasked import CLIP, SECOND, asked, counter, taken

from reelwright.actions import videos as films
from reelwright.actions.board import edit, version
from reelwright.actions.board_prompts import StoryboardDraft
from reelwright.actions.counter import Counter
from reelwright.actions.takes import unpaid
from reelwright.film.ids import MediaId
from reelwright.film.ledger import CallState
from reelwright.film.media import Media, MediaKind
from reelwright.film.storyboard import Bible, Character, Continuity, Scene
from reelwright.film.take import TakeState
from reelwright.film.video import Video
from reelwright.runs.orders import call_of, part_order, place, plan_of, portrait_orders
from reelwright.store import calls, ledger, takes, videos
from reelwright.store import media as media_table

__all__ = ["counter"]

FACE = MediaId("f" * 64)


def scenes_of(video: Video) -> tuple[Scene, ...]:
    assert video.storyboard is not None
    return video.storyboard.scenes


def edited(
    counter: Counter, video: Video, scenes: Sequence[Scene], origins: Sequence[int | None], **more: Any
) -> Video:
    """Edit the storyboard of a video, once it was stopped."""
    now = films.view(counter, video.id).video
    assert now.storyboard is not None
    if not now.status.over:
        now = films.cancel(counter, video.id)
    numbered = [scene.but(number=number) for number, scene in enumerate(scenes, 1)]
    wished = scenes_board(now, numbered, **more)
    return edit(counter, video.id, wished, origins, basis=version(now) or "")


def scenes_board(video: Video, scenes: Sequence[Scene], **more: Any) -> StoryboardDraft:
    assert video.storyboard is not None
    return StoryboardDraft.from_json(video.storyboard.but(scenes=tuple(scenes), **more).to_json())


def still_due(counter: Counter, video: Video) -> int:
    with counter.studio.database.write() as conn:
        return unpaid(counter.studio, conn, video).most_micros


def test_an_approval_holds_for_what_it_was_given_for(counter: Counter) -> None:
    film = asked(counter)
    taken(counter, film, 1, state=TakeState.READY, media=CLIP, circled=True)
    taken(counter, film, 2, state=TakeState.READY, media=CLIP, circled=True)
    one, two = scenes_of(film)
    same = edited(counter, film, (two, one.but(prompt="A green boat.")), (2, 1))
    assert (same.brief.approved, still_due(counter, same)) == (True, 0)
    more = edited(counter, film, (two, one, one.but(prompt="A third boat.")), (1, 2, None))
    assert (more.brief.approved, still_due(counter, more)) == (False, 2 * SECOND)


def test_a_take_that_is_under_way_stays_with_its_scene(counter: Counter) -> None:
    studio, film = counter.studio, asked(counter)
    first = taken(counter, film, 1, state=TakeState.SHOOTING)
    waiting = taken(counter, film, 2)
    order = part_order(film, first, 1, plan_of(studio, film, first).parts[0], express=False)
    now = studio.clock()
    with studio.database.write() as conn:
        place(studio, conn, film, [first], 1)
        call = call_of(studio, order, 1)
        assert ledger.sending(conn, call.id, None, now, request=call.request)
        assert ledger.submitted(conn, call.id, {"provider": "runway", "model": "gen4.5", "id": "t"}, now)
        # As a film that failed while a job ran on at the provider.
        assert videos.save(conn, film.but(status="failed"))
    one, two = scenes_of(film)
    after = edited(
        counter, film, (two.but(prompt="A boat in the rain."), one.but(prompt="A boat at night.")), (2, 1)
    )
    found = {take.id: take for take in films.view(counter, film.id).takes}
    assert (found[first.id].scene, found[first.id].state) == (2, TakeState.SHOOTING)
    assert (found[waiting.id].scene, found[waiting.id].state) == (1, TakeState.CANCELLED)
    with studio.database.read() as conn:
        assert calls.get(conn, call.id).state is CallState.SUBMITTED
        assert ledger.audit(conn) == ()
    assert not after.brief.approved
    out = edited(counter, films.cancel(counter, film.id), (two.but(prompt="Rain."),), (1,))
    with studio.database.read() as conn:
        gone = takes.get(conn, first.id)
    assert (gone.scene, [scene.number for scene in out.removed]) == (101, [101])


def test_what_waits_and_would_be_asked_the_same_waits_on(counter: Counter) -> None:
    film = asked(counter, board("A red boat.", "A blue boat.", "A green boat."))
    with counter.studio.database.write() as conn:
        assert videos.save(conn, film.but(status="failed"))
    kept = [taken(counter, film, number) for number in (1, 2, 3)]
    one, two, three = scenes_of(film)
    edited(counter, film, (three, one, two.but(seconds=3)), (3, 1, 2))
    found = {take.id: (take.scene, take.state) for take in films.view(counter, film.id).takes}
    assert [found[take.id] for take in kept] == [
        (2, TakeState.PENDING),
        (3, TakeState.CANCELLED),
        (1, TakeState.PENDING),
    ]


@pytest.mark.parametrize(("look", "pictures"), [("in a red coat", 1), ("in a yellow coat", 0)])
def test_a_character_who_looks_otherwise_is_drawn_again(counter: Counter, look: str, pictures: int) -> None:
    studio = counter.studio
    mara = Character(id="mara", name="Mara", look="in a yellow coat")
    cast = Continuity(characters=("mara",))
    two = board("Mara leaves.", "Mara comes home.")
    two = two.but(
        bible=Bible(characters=(mara,)), scenes=tuple(scene.but(continuity=cast) for scene in two.scenes)
    )
    film = asked(counter, two)
    take = taken(counter, film, 1)
    (face,) = portrait_orders(film, take, plan_of(studio, film, take)).values()
    now = studio.clock()
    with studio.database.write() as conn:
        place(studio, conn, film, [take], 1)
        call = call_of(studio, face, 1)
        media_table.add(conn, Media(id=FACE, kind=MediaKind.PICTURE, mime="x/x", size=1), now)
        assert ledger.sending(conn, call.id, None, now, request=call.request)
        assert ledger.settle(conn, call.id, call.held_micros, now=now)
        calls.keep_media(conn, call.id, FACE)
    one, other = scenes_of(film)
    bible = Bible(characters=(mara.but(look=look),))
    after = edited(counter, film, (one.but(caption="Away."), other), (1, 2), bible=bible)
    with studio.database.write() as conn, conn.begin_nested() as nothing:
        wanted = [one for one in takes.of(conn, film.id) if one.scene == 1][-1]
        placed = place(studio, conn, after, [wanted], after.attempt, hold=False)
        nothing.rollback()
    faces = [one for one in placed.pictures if one.take is None]
    assert len(faces) == pictures
    assert [one.id for one in faces] == [f"{film.id}.face.mara.2"] * pictures
