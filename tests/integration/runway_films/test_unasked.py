"""Nothing is paid unasked: what an action sets going, what a quote counts, and which clip is used again.

Nobody makes these films and nobody answers at the address: the ledger tells what would be sent.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from tests.integration.runs.conftest import small_studio
from tests.integration.runway_films.conftest import BRIEF, board

from reelwright.actions import takes as acts
from reelwright.actions import videos as films
from reelwright.actions.counter import Counter, open_counter
from reelwright.film.brief import Limits
from reelwright.film.ids import MediaId
from reelwright.film.media import Media, MediaKind
from reelwright.film.storyboard import Storyboard
from reelwright.film.video import Video
from reelwright.providers.runway.provider import RunwayProvider
from reelwright.runs.orders import Order, Placed, call_of, new_take, part_order, place, plan_of, still_order
from reelwright.shoot.plan import with_first
from reelwright.store import calls, ledger
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
