"""Nothing is paid unasked: what an action sets going, what a quote counts, and which clip is used again.

Nobody makes these films and nobody answers at the address: the ledger tells what would be sent.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from tests.integration.runs.conftest import small_studio
from tests.integration.runway_films.conftest import BRIEF, board

from reelwright.actions import decisions
from reelwright.actions import takes as acts
from reelwright.actions import videos as films
from reelwright.actions.approval import NeedsApproval
from reelwright.actions.counter import Counter, open_counter
from reelwright.film.brief import Limits
from reelwright.film.errors import Trouble
from reelwright.film.ids import MediaId
from reelwright.film.media import Media, MediaKind
from reelwright.film.storyboard import Storyboard
from reelwright.film.take import Take, TakeState
from reelwright.film.video import Needs, Video, VideoStatus
from reelwright.providers.runway.provider import RunwayProvider
from reelwright.runs.asking import ask
from reelwright.runs.doubt import AMBIGUOUS
from reelwright.runs.moderation import too_many
from reelwright.runs.order_takes import order_takes
from reelwright.runs.orders import Order, Placed, call_of, new_take, part_order, place, plan_of, still_order
from reelwright.runs.outcome import Outcome
from reelwright.runs.stage import set_stage
from reelwright.shoot.plan import with_first
from reelwright.store import calls, ledger, takes, videos
from reelwright.store import media as media_table
from reelwright.studio import Studio

TWO = board("A red boat leaves.", "A blue boat comes home.")
SECOND = 120_000
STILL, CLIP = MediaId("5" * 64), MediaId("c" * 64)


@pytest.fixture
def counter(tmp_path: Path) -> Generator[Counter]:
    small = small_studio(tmp_path)
    runway = RunwayProvider(SecretStr("key"), url="http://127.0.0.1:9", find=small.library.path)
    limits = Limits(min_seconds=1, max_seconds=60)
    with open_counter(replace(small, providers={**small.providers, "runway": runway}, limits=limits)) as one:
        yield one


def asked(counter: Counter, storyboard: Storyboard = TWO, **changes: Any) -> Video:
    return films.generate(counter, BRIEF.but(**changes), storyboard=storyboard)


def ordered(counter: Counter, video: Video) -> Placed:
    """What the first scene of a film would order now; nothing of it is kept."""
    with counter.studio.database.write() as conn, conn.begin_nested() as nothing:
        take = new_take(counter.studio, conn, video, 1)
        placed = place(counter.studio, conn, video, [take], 1, hold=False)
        nothing.rollback()
    return placed


def paid(studio: Studio, video: Video, *, still: bool) -> None:
    """Have the first scene of a film made, as a run does: held first, its pictures known when it is sent."""
    with studio.database.write() as conn:
        take = new_take(studio, conn, video, 1)
        place(studio, conn, video, [take], 1)
        plan = plan_of(studio, video, take)
        part = with_first(plan.parts[0], STILL) if still else plan.parts[0]
        orders = [(part_order(video, take, 1, part, express=False), CLIP)]
        if plan.still is not None:
            orders.insert(0, (still_order(video, take, plan.still, express=False), STILL))
        for order, media in orders:
            _made(studio, conn, order, media)


def _made(studio: Studio, conn: Any, order: Order, media: MediaId) -> None:
    call, now = call_of(studio, order, 1), studio.clock()
    kind = MediaKind.PICTURE if media == STILL else MediaKind.CLIP
    media_table.add(conn, Media(id=media, kind=kind, mime="x/x", size=1), now)
    assert ledger.sending(conn, call.id, None, now, request=call.request)
    assert ledger.settle(conn, call.id, call.held_micros, now=now)
    calls.keep_media(conn, call.id, media)


def test_a_clip_made_from_a_picture_is_used_again_with_the_same_picture(counter: Counter) -> None:
    first = asked(counter, model="gen4_turbo")
    quoted = ordered(counter, first).quote.most_micros
    assert quoted == 2 * 50_000 + 50_000
    paid(counter.studio, first, still=True)
    again = ordered(counter, asked(counter, model="gen4_turbo"))
    assert (len(again.reused), again.quote.most_micros) == (1, 0)
    anew = ordered(counter, asked(counter, model="gen4_turbo", fresh=True))
    assert (len(anew.reused), anew.quote.most_micros) == (0, quoted)


def test_a_clip_made_from_a_picture_is_not_one_made_from_words_alone(counter: Counter) -> None:
    paid(counter.studio, asked(counter), still=True)
    again = ordered(counter, asked(counter))
    assert (len(again.reused), again.quote.most_micros) == (0, 2 * SECOND)


def test_what_a_rehearsal_drew_is_not_used_for_a_film_that_is_really_shot(counter: Counter) -> None:
    paid(counter.studio, asked(counter), still=False)
    film = asked(counter)
    assert len(ordered(counter, film).reused) == 1
    real = RunwayProvider(SecretStr("key"), find=counter.studio.library.path)
    studio = replace(counter.studio, providers={**counter.studio.providers, "runway": real})
    assert ordered(replace(counter, studio=studio), film).reused == ()


def taken(counter: Counter, video: Video, scene: int, **stands: Any) -> Take:
    """Set down another take of a scene, as it stands in the end."""
    with counter.studio.database.write() as conn:
        if stands.get("media"):
            kept = Media(id=stands["media"], kind=MediaKind.CLIP, mime="x/x", size=1)
            media_table.add(conn, kept, counter.studio.clock())
        take = new_take(counter.studio, conn, video, scene).but(**stands)
        takes.save(conn, take)
    return take


def to_shoot(counter: Counter, video: Video) -> list[int]:
    """Scenes whose newest take waits to be shot."""
    newest = {one.scene: one for one in films.view(counter, video.id).takes}
    return [scene for scene, one in newest.items() if one.state is TakeState.PENDING]


def test_shooting_a_scene_of_a_film_that_was_never_approved_quotes_all_that_it_sets_going(
    counter: Counter,
) -> None:
    film = asked(counter, approved=False)
    films.cancel(counter, film.id)
    with pytest.raises(NeedsApproval, match=r"1 again, and one that was not shot yet, .* 0\.48 USD") as asks:
        acts.retake(counter, film.id, 1)
    assert asks.value.quote.most_micros == 4 * SECOND
    assert films.view(counter, film.id).takes == ()


def test_circling_a_take_sets_nothing_going_that_costs_something(counter: Counter) -> None:
    film = asked(counter)
    kept = taken(counter, film, 1, state=TakeState.READY, media=CLIP)
    films.cancel(counter, film.id)
    still = acts.circle(counter, film.id, kept.id)
    assert (still.status, still.attempt) == (VideoStatus.CANCELLED, film.attempt)
    assert [one.circled for one in films.view(counter, film.id).takes] == [True]
    taken(counter, film, 2, state=TakeState.FAILED)
    assert acts.circle(counter, film.id, kept.id).status is VideoStatus.PENDING


def test_a_run_that_was_stopped_asks_and_orders_nothing_of_the_next_one(counter: Counter) -> None:
    film = asked(counter, approved=True)
    films.cancel(counter, film.id)
    films.retry(counter, film.id)
    question = {"ok": False, "error": "Shoot?", "code": "needs_approval", "needs": "approval"}

    def as_it_stands() -> tuple[Needs, int, int, int]:
        view = films.view(counter, film.id)
        return view.video.needs, view.held_micros, len(view.takes), view.video.last_seq

    async def late() -> Outcome:
        return await order_takes(film.id, film.attempt)

    async def running() -> Outcome:
        return await order_takes(film.id, film.attempt + 1)

    async def asking() -> Outcome:
        return await ask(film.id, film.attempt, question, "scenes")

    set_stage(counter.studio)
    try:
        stands = as_it_stands()
        assert asyncio.run(late())["code"] == "made_again"
        assert as_it_stands() == stands
        assert len(asyncio.run(running())["takes"]) == 2
        stands = as_it_stands()
        assert stands[:3] == (Needs.NOTHING, 4 * SECOND, 2)
        assert asyncio.run(asking())["ok"]
        assert as_it_stands() == stands
    finally:
        set_stage(None)


def test_a_decision_is_about_the_scenes_in_doubt_alone(counter: Counter) -> None:
    film = asked(counter, board("One.", "Two.", "Three.", "Four."))
    taken(counter, film, 1, state=TakeState.FAILED, error_code=AMBIGUOUS)
    taken(counter, film, 2, state=TakeState.FAILED, error_code=Trouble.MODERATION.value)
    taken(counter, film, 3, state=TakeState.FAILED, error_code=AMBIGUOUS)
    taken(counter, film, 4, state=TakeState.READY, media=CLIP)
    # A portrait that was lost and drawn anew, long ago; and a scene that was to stay a panel.
    call, now = call_of(counter.studio, _portrait(counter.studio, film), 1), counter.studio.clock()
    with counter.studio.database.write() as conn:
        ledger.record(conn, call.but(state="lost", cost_micros=50_000, over=now))
        videos.save(conn, film.but(needs=Needs.DECISION, ask="?", drawn=(3,)))
    decisions.decide(counter, film.id, "again")
    assert to_shoot(counter, film) == [1]


def _portrait(studio: Studio, film: Video) -> Order:
    with studio.database.write() as conn, conn.begin_nested() as nothing:
        take = new_take(studio, conn, film, 1)
        order = part_order(film, take, 1, plan_of(studio, film, take).parts[0], express=False)
        nothing.rollback()
    return order.but(key=f"{film.id}.face.mara", scene=None, take=None)


def test_a_clip_that_a_person_circled_although_it_failed_is_not_shot_again(counter: Counter) -> None:
    film = asked(counter)
    kept = taken(counter, film, 1, state=TakeState.FAILED, media=CLIP)
    taken(counter, film, 2, state=TakeState.FAILED)
    films.cancel(counter, film.id)
    acts.circle(counter, film.id, kept.id)
    films.cancel(counter, film.id)
    films.retry(counter, film.id)
    assert to_shoot(counter, film) == [2]


def test_refusals_by_moderation_count_until_their_scene_is_tried_with_other_words(counter: Counter) -> None:
    studio, film = counter.studio, asked(counter, board("One.", "Two.", "Three."))
    for scene in (1, 2, 3):
        take = taken(counter, film, scene, state=TakeState.FAILED, error_code=Trouble.MODERATION.value)
        order = part_order(film, take, 1, plan_of(studio, film, take).parts[0], express=False)
        with studio.database.write() as conn:
            call = call_of(studio, order, 1)
            over = {"state": "settled", "trouble": Trouble.MODERATION, "cost_micros": 0, "over": call.at}
            ledger.record(conn, call.but(**over))
    assert too_many(studio, order) is not None
    taken(counter, film, 3, prompt="Other words.")
    assert too_many(studio, order) is None
