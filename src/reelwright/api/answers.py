"""What the routes answer, as examples for the OpenAPI document: made by the routes' own code from nouns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction
from typing import Final

from reelwright.actions.checks import State
from reelwright.actions.gallery import Page, Row
from reelwright.actions.videos import View
from reelwright.api.costs import CostsView, DayCost, ModelCost, VideoCost
from reelwright.api.examples import BRIEF, STORYBOARD
from reelwright.api.gallery import page_view
from reelwright.api.health import Alive, Ready
from reelwright.api.planning import ModelQuote, Plan, QuoteView, SceneQuote
from reelwright.api.providers import AccountView, ProvidersView, ProviderView
from reelwright.api.setup import SettingsView, SettingView
from reelwright.api.shapes import status_view, video_view
from reelwright.api.studio import (
    BudgetsView,
    ChecksView,
    CheckView,
    PlannerView,
    StorageView,
    StudioView,
    VoiceView,
)
from reelwright.film.brief import Limits
from reelwright.film.event import Event, EventKind, Progress
from reelwright.film.grammar import Aspect
from reelwright.film.ids import MediaId, VideoId, take_id
from reelwright.film.take import Take, TakeState
from reelwright.film.time import FILM_RATE
from reelwright.film.value import Value
from reelwright.film.video import Film, Loudness, Needs, Video, VideoStatus
from reelwright.providers.port import Durations, ModelStanding, PixelSize, Sheet
from reelwright.store.gallery import Summary

_ID: Final = VideoId("0198c3f2-7c1e-7d4a-9c50-3f1d2a6b7e90")
_AT: Final = datetime(2026, 11, 22, 12, tzinfo=UTC)
_FILM: Final = Film(
    film=MediaId("9f" * 32),
    poster=MediaId("3b" * 32),
    captions=MediaId("c4" * 32),
    frames=360,
    width=1280,
    height=720,
    size=3_417_006,
    subtitles=MediaId("5d" * 32),
    sprite=MediaId("70" * 32),
    sprite_map=MediaId("e8" * 32),
    contact_sheet=MediaId("2c" * 32),
    peaks=MediaId("b6" * 32),
    loudness=Loudness(lufs=-14.1, peak_dbtp=-1.2),
)
_SHEET: Final = Sheet(
    provider="animatic",
    model="panel",
    about="Draws the scene with a moving camera, free and at once.",
    durations=Durations(least=Fraction(1), most=Fraction(60), step=Fraction(1, 2)),
    sizes={Aspect.LANDSCAPE: PixelSize(width=1280, height=720)},
    rates=(FILM_RATE,),
    prompt_limit=4000,
    animatic=True,
    source="src/reelwright/providers/animatic",
    checked="2026-11-22",
)


def _take(scene: int, state: TakeState, progress: float) -> Take:
    return Take(
        id=take_id(_ID, scene, 1),
        video=_ID,
        scene=scene,
        number=1,
        provider=_SHEET.provider,
        model=_SHEET.model,
        prompt=STORYBOARD.scene(scene).prompt,
        seed=0,
        seconds=STORYBOARD.scene(scene).seconds,
        lead=Fraction(0),
        state=state,
        progress=progress,
        cost_micros=0,
        media=MediaId("a1" * 32) if state is TakeState.READY else None,
        circled=state is TakeState.READY,
    )


def _view(status: VideoStatus, percent: int, seq: int) -> View:
    kind = EventKind.COMPLETED if status.over else EventKind.SCENE_PROCESSING
    done = status is VideoStatus.COMPLETED
    video = Video(
        id=_ID,
        brief=BRIEF,
        status=status,
        storyboard=STORYBOARD if seq else None,
        film=_FILM if done else None,
        last_seq=seq,
        created=_AT,
        updated=_AT,
    )
    if not seq:
        return View(video, (), None)
    progress = Progress(percent=percent, step="done" if done else "scenes", seconds_left=0 if done else 6)
    second = _take(2, TakeState.READY if done else TakeState.SHOOTING, 1 if done else 0.4)
    return View(
        video,
        (_take(1, TakeState.READY, 1), second),
        Event(video=_ID, seq=seq, kind=kind, at=_AT, progress=progress),
    )


_WAITING: Final = video_view(_view(VideoStatus.PENDING, 0, 0))
_LINE: Final = Row(
    Summary(
        id=_ID,
        title=STORYBOARD.title,
        prompt=BRIEF.prompt,
        status=VideoStatus.COMPLETED,
        needs=Needs.NOTHING,
        percent=100,
        seconds=BRIEF.seconds,
        aspect=BRIEF.aspect.value,
        niche=BRIEF.niche,
        scenes=len(STORYBOARD.scenes),
        film=_FILM,
        preview=None,
        error=None,
        last_seq=20,
        created=_AT,
        updated=_AT,
        sorted_by=_AT,
    ),
    step="done",
    seconds_left=0,
    cost_micros=0,
    currency="USD",
)
_COUNTS: Final = {status: int(status is VideoStatus.COMPLETED) for status in VideoStatus}
_ACCOUNT: Final = AccountView(
    provider="runway",
    balance_micros=12_300_000,
    currency="USD",
    models={"gen4_turbo": ModelStanding(concurrency=2, daily_most=50, daily_made=3)},
    at=_AT,
)
_SETTINGS: Final = SettingsView(
    settings=(
        SettingView(
            name="videoApiKey",
            variable="VIDEO_API_KEY",
            is_set=True,
            value=None,
            secret=True,
            origin="environment",
            overruled=False,
        ),
        SettingView(
            name="dailyBudgetUsd",
            variable="REELWRIGHT_DAILY_BUDGET_USD",
            is_set=True,
            value="20",
            secret=False,
            origin="page",
            overruled=False,
        ),
    ),
    restart_needed=False,
)
ANSWERS: Final[Mapping[str, Value]] = {
    "createVideo": _WAITING,
    "retryVideo": _WAITING.but(attempt=2),
    "approveVideo": _WAITING.but(status=VideoStatus.PROCESSING),
    "cancelVideo": _WAITING.but(status=VideoStatus.CANCELLED, last_seq=1),
    "restoreVideo": video_view(_view(VideoStatus.COMPLETED, 100, 20)),
    "getVideo": video_view(_view(VideoStatus.COMPLETED, 100, 20)),
    "getStatus": status_view(_view(VideoStatus.PROCESSING, 34, 9)),
    "listVideos": page_view(Page((_LINE,), None, _COUNTS, asking=0)),
    "plan": Plan(storyboard=STORYBOARD, planner="builtin", notes=(), findings=(), usage=()),
    "quote": QuoteView(
        provider="runway",
        model="gen4_turbo",
        currency="USD",
        least_micros=900_000,
        most_micros=900_000,
        known=True,
        scenes=(
            SceneQuote(number=1, least_micros=500_000, most_micros=500_000, known=True),
            SceneQuote(number=2, least_micros=400_000, most_micros=400_000, known=True),
        ),
        reused=(),
        models=(
            ModelQuote(model="gen4_turbo", least_micros=900_000, most_micros=900_000, known=True),
            ModelQuote(model="gen4.5", least_micros=1_920_000, most_micros=1_920_000, known=True),
        ),
        sketched=True,
    ),
    "getAccount": _ACCOUNT,
    "tryProvider": _ACCOUNT,
    "editStoryboard": _WAITING.but(attempt=2, last_seq=20),
    "retakeScene": _WAITING.but(attempt=2, last_seq=20),
    "circleTake": _WAITING.but(attempt=2, last_seq=20),
    "listProviders": ProvidersView(
        providers=(ProviderView(name=_SHEET.provider, default=True, sheets=(_SHEET,)),)
    ),
    "getCosts": CostsView(
        currency="USD",
        spent_micros=12_500,
        reserved_micros=0,
        lost_micros=0,
        available_micros=None,
        unpriced_calls=0,
        by_video=(
            VideoCost(
                video_id=_ID,
                title=STORYBOARD.title,
                spent_micros=12_500,
                reserved_micros=0,
                lost_micros=0,
                unpriced_calls=0,
            ),
        ),
        by_day=(DayCost(day=_AT.date(), spent_micros=12_500, lost_micros=0, unpriced_calls=0),),
        by_model=(
            ModelCost(
                provider="openai",
                model="gpt-5",
                spent_micros=12_500,
                lost_micros=0,
                unpriced_calls=0,
                calls=1,
            ),
        ),
        unexplained_micros=0,
        unexplained=(),
    ),
    "getStudio": StudioView(
        version="0.1.0",
        limits=Limits(),
        default_provider="animatic",
        default_model=None,
        voices=(VoiceView(name="scratch", hired=False), VoiceView(name="narrator", hired=True)),
        planner=PlannerView(builtin=True, name="builtin"),
        budgets=BudgetsView(video_micros=None, day_micros=20_000_000, month_micros=None),
        storage=StorageView(
            folder="/home/ada/.local/share/reelwright",
            used_bytes=3_417_006,
            free_bytes=250_000_000_000,
            cache_bytes=41_000_000,
            cache_limit_bytes=10_000_000_000,
        ),
        patterns=("ripple",),
        scratch_languages=("en", "id"),
    ),
    "getSettings": _SETTINGS,
    "changeSettings": _SETTINGS.but(restart_needed=True),
    "getChecks": ChecksView(
        ok=True,
        checks=(
            CheckView(part="Encoders", state=State.OK, found="H.264 (libx264) and AAC", hint=None),
            CheckView(
                part="Language model",
                state=State.MISSING,
                found="None is set up; the built-in planner writes the storyboards.",
                hint="Set REELWRIGHT_PLANNER_MODEL and REELWRIGHT_PLANNER_KEY to use one.",
            ),
        ),
    ),
    "healthz": Alive(),
    "readyz": Ready(ready=True, database="ok", library="ok", worker="up"),
}
"""By operation id."""
