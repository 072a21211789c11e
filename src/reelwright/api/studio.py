"""The studio over HTTP: what it is set up with, and whether all of it works."""

from __future__ import annotations

from fastapi import APIRouter

import reelwright
from reelwright.actions.about import about
from reelwright.actions.checks import State
from reelwright.actions.checkup import examine
from reelwright.api.given import At
from reelwright.api.problems import problem_docs
from reelwright.film.brief import Limits
from reelwright.film.value import Value

router = APIRouter(prefix="/api/studio", tags=["studio"], responses=problem_docs(401, 403, 421, 503))


class VoiceView(Value):
    name: str
    hired: bool
    """It is somebody else's, and may cost something; the scratch voice is the studio's own."""


class PlannerView(Value):
    """Who writes storyboards unless a brief asks otherwise."""

    builtin: bool
    name: str
    """`builtin`, or `provider:model`."""


class BudgetsView(Value):
    """The most that may be spent, in micro-units of US dollars; null is no limit."""

    video_micros: int | None
    """By a video that names no budget of its own."""
    day_micros: int | None
    month_micros: int | None


class StorageView(Value):
    folder: str
    used_bytes: int
    """By what is in the library."""
    free_bytes: int
    cache_bytes: int
    """By pieces of films, kept so that an edit costs only what it changes."""
    cache_limit_bytes: int


class StudioView(Value):
    """What somebody who asks for a film can choose from, and how full the studio is."""

    version: str
    limits: Limits
    default_provider: str
    default_model: str | None
    """Null: the cheapest model that can shoot the film."""
    voices: tuple[VoiceView, ...]
    planner: PlannerView
    budgets: BudgetsView
    storage: StorageView
    patterns: tuple[str, ...]
    """Names of the user's own transitions."""
    scratch_languages: tuple[str, ...]
    """What the scratch voice speaks, as BCP 47 tags."""


class CheckView(Value):
    """One part of the studio: how it is, in a sentence, and what to do about it."""

    part: str
    state: State
    """`ok`; `missing`: films are made without it; `wrong`: none can be made until it is put right."""
    found: str
    hint: str | None


class ChecksView(Value):
    ok: bool
    """Films can be made."""
    checks: tuple[CheckView, ...]


@router.get("")
def get_studio(at: At) -> StudioView:
    """What the studio is set up with. Quick; nobody outside is asked."""
    found = about(at)
    return StudioView(
        version=reelwright.__version__,
        limits=found.limits,
        default_provider=found.provider,
        default_model=found.model,
        voices=tuple(VoiceView(name=name, hired=hired) for name, hired in found.voices),
        planner=PlannerView(builtin=found.builtin, name=found.planner),
        budgets=BudgetsView(
            video_micros=found.budget_micros,
            day_micros=found.budgets.day_micros,
            month_micros=found.budgets.month_micros,
        ),
        storage=StorageView(
            folder=str(found.storage.folder),
            used_bytes=found.storage.used,
            free_bytes=found.storage.free,
            cache_bytes=found.storage.cache,
            cache_limit_bytes=found.storage.cache_limit,
        ),
        patterns=found.patterns,
        scratch_languages=found.scratch_languages,
    )


@router.get("/checks")
def get_checks(at: At) -> ChecksView:
    """What `reelwright doctor` says: each part, whether it works, and how to get what is missing.

    It takes seconds, as accounts at providers are asked how they stand. Nothing of it costs anything.
    """
    found = tuple(
        CheckView(part=one.part, state=one.state, found=one.found, hint=one.hint)
        for one in examine(at.studio)
    )
    return ChecksView(ok=all(one.state is not State.WRONG for one in found), checks=found)
