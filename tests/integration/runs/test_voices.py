from __future__ import annotations

from collections.abc import Generator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from tests.integration.runs.cards import CardProvider
from tests.integration.runs.conftest import BRIEF, board
from tests.integration.runs.test_runs import finish
from tests.servers.voices import Fail, Line, Raw, Say, VoiceServer

from reelwright.actions import videos
from reelwright.actions.counter import Counter, open_counter
from reelwright.film.errors import Cancelled, NeedsYou, ReelwrightError
from reelwright.film.ids import new_video_id
from reelwright.film.ledger import CallState
from reelwright.film.video import Video
from reelwright.runs.engine import STUDIO, Engine
from reelwright.runs.paid_lines import INTERRUPTED, PaidLines
from reelwright.settings import Settings
from reelwright.sound.port import Tariff
from reelwright.store import calls, ledger
from reelwright.store import videos as video_table
from reelwright.studio import build

KEY = "sk-very-secret"
LINE = "A card is shown."
TEN_CENTS_A_THOUSAND = 100 * len(LINE)
"""Micros for the line."""


@contextmanager
def _hiring(folder: Path, server: VoiceServer, price: float | None = 0.1) -> Generator[Counter]:
    """A real studio with a hired voice, whose free provider shoots cards."""
    settings = Settings(
        data_dir=folder,
        voice_provider="elevenlabs",
        voice_url=server.url,
        voice_key=SecretStr(KEY),
        voice_names="nova, narrator=21m00",
        voice_usd_per_thousand=price,
    )
    studio = build(settings)
    cards = CardProvider("animatic", animatic=True)
    with open_counter(replace(studio, providers={"animatic": cards})) as counter:
        yield counter


def _video(counter: Counter) -> Video:
    now = counter.studio.clock()
    one = Video(
        id=new_video_id(), brief=BRIEF.but(voice="nova"), storyboard=board(), created=now, updated=now
    )
    with counter.studio.database.write() as conn:
        video_table.add(conn, one)
    return one


def _spent(counter: Counter, video: Video) -> ledger.Spent:
    with counter.studio.database.read() as conn:
        return ledger.spent(conn, video.id)


def test_a_second_film_of_the_same_words_asks_for_none_of_them(tmp_path: Path) -> None:
    with VoiceServer() as server, _hiring(tmp_path, server) as counter:
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            for asked, cost in ((1, TEN_CENTS_A_THOUSAND), (1, 0)):
                made = videos.generate(counter, BRIEF.but(voice="nova"), storyboard=board())
                finish(counter, made.id)
                video = videos.view(counter, made.id).video
                assert video.film is not None, video.error
                assert (
                    [voice.scene for voice in video.timeline.voices] == [1, 2, 3] if video.timeline else False
                )
                assert not [note for note in video.notes if "voice" in note.code]
                # All three scenes say the same line.
                assert len(server.asked) == asked
                assert (video.cost_micros, video.unpriced_calls) == (cost, 0)
        finally:
            engine.stop()


@pytest.mark.parametrize(
    ("line", "why", "lost"),
    [
        (
            Fail(401, {"detail": {"message": KEY}}),
            "The voice narrator (elevenlabs) does not accept its key",
            0,
        ),
        (
            Raw(b"<html>"),
            "The answer of the voice narrator (elevenlabs) cannot be used",
            TEN_CENTS_A_THOUSAND,
        ),
    ],
)
def test_a_voice_that_does_not_work_costs_a_sentence_and_one_question(
    line: Line, why: str, lost: int, tmp_path: Path
) -> None:
    with VoiceServer([line]) as server, _hiring(tmp_path, server) as counter:
        engine = Engine(counter.studio, STUDIO, takes_from_line=True)
        engine.start("serve")
        try:
            made = videos.generate(counter, BRIEF.but(voice="narrator"), storyboard=board())
            finish(counter, made.id)
        finally:
            engine.stop()
        video = videos.view(counter, made.id).video
    assert video.film is not None
    (note,) = (note for note in video.notes if note.code == "no_voice")
    assert note.message.startswith(f"Nobody speaks from scene 1 on: {why}")
    assert KEY not in note.message
    assert len(server.asked) == 1
    assert (video.cost_micros, video.unpriced_calls) == (lost, 0)


@pytest.mark.parametrize("price", [0.1, None])
@pytest.mark.parametrize(
    ("line", "state"),
    [(Say(), CallState.SETTLED), (Fail(500), CallState.LOST), (Fail(401), CallState.VOIDED)],
)
def test_a_line_is_held_and_then_spent_lost_or_given_back(
    line: Line, state: CallState, price: float | None, tmp_path: Path
) -> None:
    with VoiceServer([line]) as server, _hiring(tmp_path, server, price) as counter:
        video = _video(counter)
        expected = nullcontext() if state is CallState.SETTLED else pytest.raises(ReelwrightError)
        with closing(PaidLines(counter.studio, video)) as lines, expected:
            counter.studio.voices["nova"].speak(LINE, language="en", dest=tmp_path / "line.wav", lines=lines)
        with counter.studio.database.read() as conn:
            (call,) = calls.of(conn, video.id)
            assert ledger.audit(conn) == ()
        assert (call.state, call.held_micros) == (state, TEN_CENTS_A_THOUSAND if price else None)
        charged = int(state is not CallState.VOIDED)
        assert _spent(counter, video) == ((TEN_CENTS_A_THOUSAND * charged, 0) if price else (0, charged))


def test_a_line_that_no_budget_allows_is_not_asked_for(tmp_path: Path) -> None:
    with VoiceServer() as server, _hiring(tmp_path, server) as counter:
        video = _video(counter)
        poor = video.but(brief=video.brief.but(budget_micros=TEN_CENTS_A_THOUSAND - 1))
        with pytest.raises(NeedsYou) as caught, closing(PaidLines(counter.studio, poor)) as lines:
            counter.studio.voices["nova"].speak(LINE, language="en", dest=tmp_path / "line.wav", lines=lines)
        assert caught.value.code == "budget_too_small"
        assert not server.asked
        with counter.studio.database.read() as conn:
            assert calls.of(conn, video.id) == ()


def test_a_line_that_was_cut_off_is_asked_for_again_only_when_a_person_wants_it(tmp_path: Path) -> None:
    """The process dies between the question and the answer: here, that is a step that runs a second time."""
    tariff = Tariff(provider="elevenlabs", model="m", micros_per_thousand=100_000)
    with VoiceServer() as server, _hiring(tmp_path, server) as counter:
        video = _video(counter)
        PaidLines(counter.studio, video).asking("f" * 64, 20, tariff)
        with pytest.raises(NeedsYou) as caught:
            PaidLines(counter.studio, video).asking("f" * 64, 20, tariff)
        assert caught.value.code == INTERRUPTED
        assert _spent(counter, video) == (2000, 0)
        PaidLines(counter.studio, video.but(attempt=2)).asking("f" * 64, 20, tariff)
        with counter.studio.database.read() as conn:
            lost, asked = calls.of(conn, video.id)
            assert ledger.balances(conn).reserved == 2000
        assert (lost.state, asked.state) == (CallState.LOST, CallState.SENDING)
        assert PaidLines(counter.studio, video).find("f" * 64) is None


def test_a_cancelled_film_asks_for_nothing(tmp_path: Path) -> None:
    with VoiceServer() as server, _hiring(tmp_path, server, price=None) as counter:
        video = _video(counter)
        with pytest.raises(Cancelled):
            counter.studio.voices["nova"].speak(
                LINE,
                language="en",
                dest=tmp_path / "line.wav",
                lines=PaidLines(counter.studio, video),
                cancelled=lambda: True,
            )
        assert not server.asked
        assert _spent(counter, video) == (0, 0)
