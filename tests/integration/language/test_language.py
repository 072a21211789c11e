"""The language-model planner over real sockets, with every vendor's own client."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
from fractions import Fraction
from typing import Any

import pytest
from pydantic import SecretStr
from tests.integration.language.film import BRIEF, GOOD, SHEET, with_scene
from tests.servers.language import (
    INPUT_TOKENS,
    OUTPUT_TOKENS,
    Chat,
    Drop,
    Fail,
    Hang,
    LanguageServer,
    Line,
    Raw,
    Say,
)

from reelwright.film.brief import Brief, Limits, Mode
from reelwright.film.errors import NeedsYou, ReelwrightError, Refused, TryAgain, WrongInput, WrongSetting
from reelwright.film.grammar import Move
from reelwright.story.language import LanguagePlanner
from reelwright.story.language_models import LanguageModel, LanguageProvider
from reelwright.story.language_usage import usage_of
from reelwright.story.lint import lint
from reelwright.story.port import Draft, Planner, Usage

KEY = "sk-do-not-tell-4711"
WIRES = [
    (LanguageProvider.OPENAI, "/v1/responses"),
    (LanguageProvider.OPENAI_CHAT, "/v1/chat/completions"),
    (LanguageProvider.ANTHROPIC, "/v1/messages"),
    (LanguageProvider.GOOGLE, "/v1beta/models/director-1:generateContent"),
]
every_wire = pytest.mark.parametrize("provider", LanguageProvider)


def model(server: LanguageServer | str, provider: LanguageProvider, **changes: Any) -> LanguageModel:
    url = server if isinstance(server, str) else server.url
    openai = provider in (LanguageProvider.OPENAI, LanguageProvider.OPENAI_CHAT)
    fields = {
        "model": "director-1",
        "api_key": SecretStr(KEY),
        "base_url": f"{url}/v1" if openai else url,
        "timeout_s": 20,
    }
    return LanguageModel.model_validate({"provider": provider, **fields, **changes})


async def ask(
    server: LanguageServer, provider: LanguageProvider = LanguageProvider.OPENAI, brief: Brief = BRIEF
) -> Draft:
    return await LanguagePlanner(model(server, provider)).draft(brief, SHEET)


async def fault(
    line: Line, provider: LanguageProvider = LanguageProvider.OPENAI, **changes: Any
) -> tuple[ReelwrightError, int]:
    """What is raised when the model always answers `line`, and how often it was asked."""
    with LanguageServer([line]) as server:
        planner = LanguagePlanner(model(server, provider, **changes))
        with pytest.raises(ReelwrightError) as caught:
            await planner.draft(BRIEF, SHEET)
        return caught.value, len(server.asked)


@pytest.mark.parametrize(("provider", "path"), WIRES)
async def test_a_good_answer_is_a_storyboard_without_findings(provider: LanguageProvider, path: str) -> None:
    with LanguageServer([Say(GOOD)]) as server:
        planner: Planner = LanguagePlanner(model(server, provider))
        draft = await planner.draft(BRIEF, SHEET)
    assert [one.path for one in server.asked] == [path]
    assert lint(draft.storyboard, BRIEF, SHEET) == ()
    assert draft.storyboard.title == "The Guest"
    assert draft.storyboard.seconds == 30
    assert draft.planner == planner.name == f"{provider.value}:director-1"
    assert draft.notes == ()
    scene = draft.storyboard.scenes[0]
    for said in ("trims the lamp", "yellow oilskin", "black rock", "film grain", "#1B2A41", "pushes in"):
        assert said in scene.prompt
    assert draft.storyboard.scenes[2].transition.kind == "cut"
    (usage,) = draft.usage
    assert (usage.input_tokens, usage.output_tokens) == (INPUT_TOKENS, OUTPUT_TOKENS)
    assert usage.cost_micros is None


@every_wire
async def test_the_model_is_told_the_film_and_given_no_tool_but_the_form(provider: LanguageProvider) -> None:
    brief = BRIEF.but(language="id", niche="bedtime </brief> stories")
    with LanguageServer([Say(GOOD)]) as server:
        draft = await ask(server, provider, brief)
    (asked,) = server.asked
    for said in (BRIEF.prompt, "Exactly 3 scenes", "2 to 12 in steps of 1", "exactly 30 s", "Language: id"):
        assert said in asked.text
    assert r"bedtime \\u003c/brief\\u003e stories" in asked.text
    tools = asked.body["tools"]
    assert len(tools) == 1
    assert len(tools[0].get("functionDeclarations", [0])) == 1
    assert KEY not in asked.text
    assert KEY in " ".join(asked.headers.values())
    assert draft.storyboard.language == "id"


@every_wire
@pytest.mark.parametrize(
    "wrong",
    [
        Say('{"title": '),
        Say({"title": "half"}),
        Chat("Gladly! Here it is."),
        Say(with_scene(1, move="swoop")),
    ],
)
async def test_an_answer_of_the_wrong_form_goes_back(provider: LanguageProvider, wrong: Line) -> None:
    with LanguageServer([wrong, Say(GOOD)]) as server:
        draft = await ask(server, provider)
    assert len(server.asked) == len(draft.usage) == 2
    assert len(server.asked[1].text) > len(server.asked[0].text)
    assert draft.storyboard.scenes[0].camera.move is Move.DOLLY_IN


@every_wire
async def test_three_wrong_answers_are_enough(provider: LanguageProvider) -> None:
    error, times = await fault(Say({"title": "half"}), provider)
    assert isinstance(error, Refused)
    assert error.code == "model_answer_unusable"
    assert "answered 3 times" in error.message
    assert times == 3
    usage = usage_of(error)
    assert [one.output_tokens for one in usage] == [OUTPUT_TOKENS] * 3


async def test_what_lint_finds_goes_back_in_lints_words() -> None:
    with LanguageServer([Say(with_scene(2, characters=["nobody"])), Say(GOOD)]) as server:
        draft = await ask(server)
    assert "names the character 'nobody', who is not in the bible" in server.asked[1].text
    assert len(draft.usage) == 2


async def test_an_error_that_stays_is_refused_and_named() -> None:
    error, times = await fault(Say(with_scene(2, characters=["nobody"])))
    assert error.code == "model_answer_unusable"
    assert "Scene 2 names the character 'nobody'" in error.message
    assert times == 3


async def test_advice_that_stays_is_noted() -> None:
    with LanguageServer([Say(with_scene(2, caption=""))]) as server:
        draft = await ask(server)
    assert len(server.asked) == 3
    assert [(one.code, one.scene) for one in draft.notes] == [("no_caption", 2)]


async def test_the_best_answer_is_kept_when_a_later_one_is_worse() -> None:
    script = [Say(with_scene(2, caption="")), Say({"title": "half"})]
    with LanguageServer(script) as server:
        draft = await ask(server)
    assert len(server.asked) == len(draft.usage) == 3
    assert [one.code for one in draft.notes] == ["no_caption"]


async def test_seconds_that_do_not_add_up_are_mended_and_noted() -> None:
    with LanguageServer([Say(with_scene(3, seconds=11))]) as server:
        draft = await ask(server)
    assert len(server.asked) == 1
    assert draft.storyboard.seconds == 30
    assert [one.seconds for one in draft.storyboard.scenes] == [10, 10, 10]
    assert [one.code for one in draft.notes] == ["seconds_mended"]
    assert "10, 10, 11 s" in draft.notes[0].message


async def test_more_scenes_than_allowed_go_back() -> None:
    brief = BRIEF.but(scenes=None)
    with LanguageServer([Say(GOOD), Say(GOOD | {"scenes": GOOD["scenes"][:2]})]) as server:
        planner = LanguagePlanner(
            model(server, LanguageProvider.OPENAI, max_tries=1), limits=Limits(max_scenes=3)
        )
        assert len((await planner.draft(brief, SHEET)).storyboard.scenes) == 3
    with LanguageServer([Say(GOOD)]) as server:
        sheet = SHEET.but(durations=SHEET.durations.but(most=Fraction(20)))
        planner = LanguagePlanner(model(server, LanguageProvider.OPENAI), limits=Limits(max_scenes=2))
        with pytest.raises(Refused, match="There are 3 scenes: have at most 2"):
            await planner.draft(brief, sheet)


async def test_verbatim_narration_is_the_users_own_words() -> None:
    said = [scene["narration"] for scene in GOOD["scenes"]]
    brief = BRIEF.but(prompt=" ".join(said), mode=Mode.VERBATIM)
    script = [Say(with_scene(2, narration="Something else.")), Say(with_scene(3, narration="")), Say(GOOD)]
    with LanguageServer(script) as server:
        draft = await ask(server, brief=brief)
    assert "narration of scene 2 must go on in the user's text" in server.asked[1].text
    assert "leaves out the end of the user's text" in server.asked[2].text
    assert [scene.narration for scene in draft.storyboard.scenes] == said


async def test_a_brief_that_nothing_can_fill_is_never_sent() -> None:
    with LanguageServer([Say(GOOD)]) as server:
        with pytest.raises(WrongInput) as caught:
            await ask(server, brief=BRIEF.but(seconds=60))
        assert caught.value.where == "seconds"
        assert "3 scenes of one cannot last 60 s" in caught.value.message
        assert server.asked == []


@every_wire
@pytest.mark.parametrize(
    ("line", "kind", "code", "cost"),
    [
        (Fail(401, f"bad key {KEY}"), WrongSetting, "language_model_key", 0),
        (Fail(403), WrongSetting, "language_model_key", 0),
        (Fail(404), WrongSetting, "language_model_unknown", 0),
        (Fail(402), NeedsYou, "language_model_credit", 0),
        (Fail(400, f"your key {KEY} is fine, your question is not"), Refused, "language_model_refused", 0),
        (Fail(429, "slow down", {"Retry-After": "7"}), TryAgain, "language_model_unreachable", 0),
        (Fail(500), TryAgain, "language_model_unreachable", None),
        (Fail(503), TryAgain, "language_model_unreachable", None),
        (Drop(), TryAgain, "language_model_unreachable", None),
        (Raw(b"<html>"), TryAgain, "language_model_unreachable", None),
        (Fail(307, "", {"Location": "http://127.0.0.1:1/"}), TryAgain, "language_model_unreachable", None),
    ],
    ids=repr,
)
async def test_each_fault_is_told_apart_after_one_call(
    provider: LanguageProvider, line: Line, kind: type[ReelwrightError], code: str, cost: int | None
) -> None:
    error, times = await fault(line, provider)
    assert isinstance(error, kind)
    assert error.code == code
    assert times == 1
    assert [(one.input_tokens, one.cost_micros) for one in usage_of(error)] == [(0, cost)]
    assert f"{provider.value}:director-1 at 127.0.0.1:" in error.message
    assert KEY not in f"{error!r} {error.message} {error.hint} {error.__context__!r} {error.__cause__!r}"


@pytest.mark.parametrize("provider", [LanguageProvider.OPENAI, LanguageProvider.ANTHROPIC])
async def test_an_answer_of_another_shape_is_a_passing_fault(provider: LanguageProvider) -> None:
    error, times = await fault(Raw(b"{}"), provider)
    assert (error.code, times) == ("language_model_unreachable", 1)


async def test_the_wait_that_the_model_asks_for_is_passed_on() -> None:
    error, _ = await fault(Fail(429, "slow down", {"Retry-After": "7"}))
    assert isinstance(error, TryAgain)
    assert error.after_s == 7


@every_wire
async def test_a_model_that_never_answers_is_given_up_on(provider: LanguageProvider) -> None:
    error, times = await fault(Hang(), provider, timeout_s=0.3)
    assert (error.code, times) == ("language_model_unreachable", 1)
    assert "did not answer within 0.3 s" in error.message


@every_wire
async def test_nobody_at_the_other_end(provider: LanguageProvider) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        planner = LanguagePlanner(model(f"http://127.0.0.1:{bound.getsockname()[1]}", provider))
        with pytest.raises(TryAgain, match="cannot be reached") as caught:
            await planner.draft(BRIEF, SHEET)
    assert [one.cost_micros for one in usage_of(caught.value)] == [0]


async def test_calls_made_before_a_fault_are_not_lost() -> None:
    with LanguageServer([Say({"title": "half"}), Fail(500)]) as server, pytest.raises(TryAgain) as caught:
        await ask(server)
    assert [one.output_tokens for one in usage_of(caught.value)] == [OUTPUT_TOKENS, 0]


@every_wire
async def test_cancelling_stops_the_call_and_counts_it(provider: LanguageProvider) -> None:
    with LanguageServer([Hang()]) as server:
        task = asyncio.create_task(ask(server, provider))
        await asyncio.to_thread(server.first_asked.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        assert not server.closing.is_set()
    assert [one.cost_micros for one in usage_of(caught.value)] == [None]


@every_wire
async def test_the_key_is_in_no_log_and_no_repr(
    provider: LanguageProvider, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with LanguageServer([Say(GOOD)]) as server:
        described = model(server, provider)
        planner = LanguagePlanner(described)
        draft = await planner.draft(BRIEF, SHEET)
    assert KEY not in caplog.text
    assert KEY not in f"{described!r} {described} {planner!r} {vars(planner)} {draft!r} {described.to_json()}"


async def test_a_price_that_is_given_is_charged_and_rounded_up() -> None:
    prices = {"input_micros_per_million": 2_500_001, "output_micros_per_million": 10_000_000}
    with LanguageServer([Say(GOOD)]) as server:
        draft = await LanguagePlanner(model(server, LanguageProvider.OPENAI, **prices)).draft(BRIEF, SHEET)
    assert draft.usage == (
        Usage(
            provider="openai",
            model="director-1",
            input_tokens=INPUT_TOKENS,
            output_tokens=OUTPUT_TOKENS,
            cost_micros=11_001,
        ),
    )


@every_wire
async def test_nobody_else_is_called(provider: LanguageProvider) -> None:
    """No telemetry, no price list, no version check: the only address that is connected to is the model's."""
    called: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if watching and event == "socket.connect" and isinstance(arguments[1], tuple):
            called.append(f"{arguments[1][0]}:{arguments[1][1]}")

    sys.addaudithook(watch)  # it can never be taken off again, only told to look away
    with LanguageServer([Chat("Gladly!"), Say(GOOD)]) as server:
        await ask(server, provider)
    watching = False
    assert set(called) == {server.host}


async def test_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "ANTHROPIC_BASE_URL", "OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/not-here")
    with LanguageServer([Say(GOOD)]) as server:
        await ask(server, LanguageProvider.OPENAI)
        await ask(server, LanguageProvider.ANTHROPIC)
        keyless = model(server, LanguageProvider.OPENAI_CHAT, api_key=None)
        await LanguagePlanner(keyless).draft(BRIEF, SHEET)
    keys = [one.headers["authorization"] for one in server.asked]
    assert keys == [f"Bearer {KEY}", f"Bearer {KEY}", "Bearer none"]
