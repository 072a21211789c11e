"""Paid takes end to end: what is sent, what it costs, what is kept, and what is asked."""

from __future__ import annotations

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.integration.runway_films.conftest import BRIEF, Set, board, until

from reelwright.actions import decisions, takes, videos
from reelwright.film.errors import Conflict, NeedsYou, WrongInput
from reelwright.film.event import EventKind
from reelwright.film.ids import MediaId
from reelwright.film.storyboard import Continuity
from reelwright.film.take import TakeState
from reelwright.film.video import Needs, VideoStatus
from reelwright.runs.orders import new_take

TWO = board("A red boat leaves.", "A blue boat comes home.")
SECOND = 120_000
"""Micro-units a second of gen4.5: 12 credits."""


def test_a_film_is_sent_once_and_costs_what_the_provider_says(stage: Set) -> None:
    view = stage.film(TWO)
    assert view.video.status is VideoStatus.COMPLETED, view.video.error
    assert [take.provider for take in view.takes if take.circled] == ["runway", "runway"]
    # Side by side, so that either may be sent first.
    sent = [task["promptText"] for task in stage.tasks()]
    assert sorted(sent) == sorted(scene.prompt for scene in TWO.scenes)
    assert view.video.cost_micros == stage.charged() == 2 * 2 * SECOND
    assert [take.cost_micros for take in view.takes if take.circled] == [2 * SECOND, 2 * SECOND]
    assert stage.balances(view.video.id).reserved == 0
    assert view.video.notes == ()
    assert view.video.film is not None
    with av.open(stage.studio.library.path(view.video.film.film)) as film:
        assert sum(1 for _ in film.decode(video=0)) == 4 * 24
        assert film.streams.video[0].width == 1280


def test_the_same_is_not_paid_twice_unless_it_is_asked_for_anew(stage: Set) -> None:
    stage.film(TWO)
    again = stage.film(TWO)
    assert again.video.status is VideoStatus.COMPLETED
    assert [note.code for note in again.video.notes] == ["take_reused", "take_reused"]
    assert again.video.cost_micros == 0
    assert len(stage.tasks()) == 2
    anew = stage.film(TWO, fresh=True)
    assert anew.video.notes == ()
    assert len(stage.tasks()) == 4
    assert stage.charged() == stage.balances().spent


def test_the_price_says_what_of_it_is_for_pictures(stage: Set) -> None:
    asked = stage.film(TWO, approved=False, model="gen4_turbo")
    assert asked.video.ask == (
        "Shoot 2 scenes with runway gen4_turbo for 0.30 USD (0.10 USD of it for 2 pictures to start from)?"
    )


def test_nothing_is_sent_before_it_is_approved(stage: Set) -> None:
    view = stage.film(TWO, approved=False)
    assert (view.video.status, view.video.needs) == (VideoStatus.PROCESSING, Needs.APPROVAL)
    assert view.video.ask == "Shoot 2 scenes with runway gen4.5 for 0.48 USD?"
    assert view.video.preview is not None, "the animatic can be watched before anything is paid"
    assert stage.tasks() == []
    assert stage.balances().reserved == 0
    decided = decisions.decide(stage.counter, view.video.id, "approve")
    done = stage.rest(decided)
    assert (done.video.status, done.video.cost_micros) == (VideoStatus.COMPLETED, 4 * SECOND)


def test_the_question_says_that_the_account_cannot_pay_for_all(stage: Set) -> None:
    stage.set_credits(30)
    view = stage.film(TWO, approved=False)
    assert (view.video.ask or "").startswith(
        "Shoot 2 scenes with runway gen4.5 for 0.48 USD? The account has 0.30"
    )
    videos.cancel(stage.counter, view.video.id)


def test_a_budget_that_is_too_small_is_refused_with_the_quote(stage: Set) -> None:
    with pytest.raises(WrongInput, match=r"costs 0\.48 USD, and the budget is 0\.30 USD"):
        videos.generate(stage.counter, BRIEF.but(budget_micros=300_000), storyboard=TWO)
    assert stage.tasks() == []


def test_a_scene_that_moderation_stops_stays_a_panel_and_is_shot_again_with_other_words(stage: Set) -> None:
    told = board("A red boat leaves.", "[[fault:fail:SAFETY.INPUT.TEXT]] A blue boat.")
    view = stage.film(told)
    assert view.video.status is VideoStatus.COMPLETED
    (failed,) = [take for take in view.takes if take.state is TakeState.FAILED]
    assert (failed.scene, failed.error_code, failed.cost_micros) == (2, "moderation", 2 * SECOND)
    assert "0.24 USD" in (failed.error or "")
    assert [note.code for note in view.video.notes] == ["animatic_in_film"]
    with pytest.raises(Conflict):
        # The same words would be refused, and charged, again.
        videos.retry(stage.counter, view.video.id)
    with pytest.raises(NeedsYou, match=r"costs 0\.24 USD"):
        takes.retake(stage.counter, view.video.id, 2, prompt="A blue boat comes home.")
    assert len(stage.tasks()) == 2
    again = takes.retake(stage.counter, view.video.id, 2, prompt="A blue boat comes home.", approved=True)
    done = stage.rest(again)
    assert done.video.status is VideoStatus.COMPLETED
    assert done.video.notes == ()
    assert len([take for take in done.takes if take.scene == 2]) == 3, "nothing is overwritten"
    assert done.video.cost_micros == stage.charged() == 3 * 2 * SECOND


def test_another_take_is_circled_and_the_film_cut_again_at_no_cost(stage: Set) -> None:
    view = stage.film(TWO)
    first = next(take for take in view.takes if take.scene == 1 and take.circled)
    done = stage.rest(takes.retake(stage.counter, view.video.id, 1, approved=True))
    second = next(take for take in done.takes if take.scene == 1 and take.circled)
    assert second.seed != first.seed
    assert done.video.film != view.video.film
    spent = stage.charged()
    back = stage.rest(takes.circle(stage.counter, view.video.id, first.id))
    assert back.video.film is not None
    assert view.video.film is not None
    assert back.video.film.film == view.video.film.film, "the same cut is the same film"
    assert stage.charged() == spent == stage.balances().spent

    panel = next(take for take in done.takes if take.scene == 1 and take.provider == "animatic")
    drawn = stage.rest(takes.circle(stage.counter, view.video.id, panel.id))
    assert [note.message for note in drawn.video.notes] == [
        "Scene 1 is an animatic: its panel was chosen before what was shot"
    ]


def test_what_fails_for_nothing_is_tried_once_more(stage: Set) -> None:
    stage.server.queue("fail:INTERNAL.BAD_OUTPUT.CODE01")
    view = stage.film(board("A red boat leaves."))
    assert view.video.status is VideoStatus.COMPLETED
    assert view.video.notes == ()
    assert [task["chargedCredits"] for task in stage.tasks()] == [0, 24]
    assert view.video.cost_micros == stage.charged() == 2 * SECOND


def test_a_clip_that_is_not_as_asked_is_told_of_and_kept(stage: Set) -> None:
    view = stage.film(board("A red boat leaves.", "[[fault:too_short]] A blue boat.", seconds=3))
    (bad,) = [take for take in view.takes if take.state is TakeState.FAILED]
    assert bad.error_code == "bad_output"
    assert "It cost 0.36 USD" in (bad.error or "")
    assert bad.media is not None
    assert len(stage.tasks()) == 2, "what was charged is not sent again by itself"
    used = stage.rest(takes.circle(stage.counter, view.video.id, bad.id))
    assert used.video.status is VideoStatus.COMPLETED
    assert {take.provider for take in used.takes if take.circled} == {"runway"}


def test_out_of_credits_waits_for_money_and_goes_on_when_there_is_some(stage: Set) -> None:
    stage.set_credits(30)
    view = stage.film(TWO)
    assert view.video.needs is Needs.MONEY
    assert "credits" in (view.video.ask or "")
    assert stage.balances(view.video.id).reserved == 0
    assert len(stage.tasks()) == 1, "what the account could pay was shot"
    stage.set_credits(500)
    done = stage.rest(decisions.decide(stage.counter, view.video.id, "again"))
    assert done.video.status is VideoStatus.COMPLETED
    assert len(stage.tasks()) == 2
    assert done.video.cost_micros == stage.charged() == 4 * SECOND


def test_a_request_that_never_arrived_is_sent_again_and_one_whose_answer_was_lost_is_not(stage: Set) -> None:
    stage.server.queue("drop_before")
    fine = stage.film(board("A red boat leaves."))
    assert fine.video.status is VideoStatus.COMPLETED
    assert len(stage.tasks()) == 1

    stage.server.queue("drop_after")
    view = stage.film(board("A green boat waits."))
    assert view.video.needs is Needs.DECISION
    assert "may have cost up to 0.24 USD" in (view.video.ask or "")
    assert len(stage.tasks()) == 2
    assert stage.balances(view.video.id).lost == 2 * SECOND
    done = stage.rest(decisions.decide(stage.counter, view.video.id, "again"))
    assert done.video.status is VideoStatus.COMPLETED
    assert len(stage.tasks()) == 3
    stands = stage.balances()
    assert stands.spent + stands.lost == stage.charged()


def test_a_scene_in_doubt_may_stay_a_panel(stage: Set) -> None:
    stage.server.queue("drop_after")
    view = stage.film(TWO)
    assert view.video.needs is Needs.DECISION
    done = stage.rest(decisions.decide(stage.counter, view.video.id, "panel"))
    assert done.video.status is VideoStatus.COMPLETED
    assert [note.code for note in done.video.notes] == ["animatic_in_film"]
    assert len(stage.tasks()) == 2


def test_a_scene_goes_on_from_the_last_frame_of_another(stage: Set) -> None:
    view = stage.film(
        board("A red boat leaves.", "It sails on.", continuity=Continuity(carry_from=1)), likeness=False
    )
    assert view.video.status is VideoStatus.COMPLETED, view.video.error
    assert [task["endpoint"] for task in stage.tasks()] == ["text_to_video", "image_to_video"]
    clips = [take.media for take in view.takes if take.circled and take.media]
    last, first = (_frames(stage, clips[0])[-1], _frames(stage, clips[1])[0])
    assert abs(last - first).mean() < 12, "the picture goes on where it was"


def test_a_long_scene_is_shot_in_parts(stage: Set) -> None:
    view = stage.film(board("A red boat crosses the bay.", seconds=13))
    assert view.video.status is VideoStatus.COMPLETED, view.video.error
    assert [task["endpoint"] for task in stage.tasks()] == ["text_to_video", "image_to_video"]
    (take,) = [take for take in view.takes if take.circled]
    assert take.media is not None
    assert len(_frames(stage, take.media)) >= 13 * 24
    assert view.video.cost_micros == stage.charged()
    assert take.cost_micros == view.video.cost_micros


def test_a_character_is_drawn_once_and_every_scene_starts_from_a_picture_with_them(stage: Set) -> None:
    mara = {"id": "mara", "name": "Mara", "look": "yellow raincoat"}
    both = Continuity(characters=("mara",))
    told = board("Mara leaves.", "Mara comes home.")
    told = told.but(
        bible=told.bible.but(characters=[mara]),
        scenes=tuple(scene.but(continuity=both) for scene in told.scenes),
    )
    view = stage.film(told)
    assert view.video.status is VideoStatus.COMPLETED, view.video.error
    assert len(stage.tasks("text_to_image")) == 3
    assert len(stage.tasks("image_to_video")) == 2
    assert view.video.cost_micros == stage.charged() == 4 * SECOND + 3 * 50_000


def test_cancelling_stops_the_tasks_and_the_ledger_balances(stage: Set) -> None:
    made = videos.generate(
        stage.counter, BRIEF, storyboard=board("[[fault:stuck]] A red boat.", "[[fault:stuck]] A blue boat.")
    )
    until(lambda: len([task for task in stage.tasks() if task["status"] == "RUNNING"]) == 2)
    stopped = videos.cancel(stage.counter, made.id)
    assert stopped.status is VideoStatus.CANCELLED
    # The answer to the last of them may still have been on its way.
    until(lambda: all(task["deleted"] for task in stage.tasks()))
    until(lambda: stage.balances(made.id).reserved == 0)
    assert stage.balances(made.id).spent == stage.charged()
    last = videos.events_since(stage.counter, made.id, 0)[-1]
    assert last.kind is EventKind.CANCELLED
    seen = videos.view(stage.counter, made.id)
    (was,) = [take for take in seen.takes if take.scene == 1 and take.provider == "runway"]
    with stage.studio.database.write() as conn:
        again = new_take(stage.studio, conn, seen.video, 1)
    assert again.seed == was.seed, "what was paid for the stopped take is used again"


def test_too_many_refusals_by_moderation_stop_the_video(stage: Set) -> None:
    view = stage.film(board(*(f"[[fault:fail:SAFETY.INPUT.TEXT]] Boat {n}." for n in range(1, 6))))
    sent = len(stage.tasks())
    assert 3 <= sent < 5 or view.video.status is VideoStatus.FAILED
    stopped = [take for take in view.takes if take.error_code == "moderation_stop"]
    assert len(stopped) == 5 - sent
    assert stage.balances(view.video.id).reserved == 0


def _frames(stage: Set, clip: MediaId) -> list[NDArray[np.int16]]:
    with av.open(stage.studio.library.path(clip)) as opened:
        return [frame.to_ndarray(format="gray").astype(np.int16) for frame in opened.decode(video=0)]
