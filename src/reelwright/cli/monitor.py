"""The monitor: what is known of a film while it is made, an event at a time. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from reelwright.film.event import Event, EventKind, Progress
from reelwright.film.money import Money
from reelwright.film.take import TakeState

if TYPE_CHECKING:
    from reelwright.actions.videos import View
    from reelwright.film.storyboard import Scene
    from reelwright.film.take import Take

WAITING, SHOOTING, READY, FAILED, IN_LINE = "waiting", "shooting", "ready", "failed", "in line"


@dataclass(frozen=True, slots=True)
class SceneLine:
    """A scene as far as it is. `seconds` is its own length."""

    number: int
    title: str
    seconds: float
    percent: int = 0
    state: str = WAITING
    provider: str = ""
    why: str = ""
    """Why it failed."""


@dataclass(frozen=True, slots=True)
class Monitor:
    """A film as far as it is. `cost` is all money moved so far whose amount is known."""

    video: str
    prompt: str
    title: str = ""
    scenes: tuple[SceneLine, ...] = ()
    progress: Progress = field(default_factory=Progress)
    unpriced: int = 0
    seconds: int = 0
    """Asked for."""

    @property
    def cost(self) -> Money:
        return Money(micros=self.progress.cost_micros, currency=self.progress.currency)

    @property
    def step(self) -> str:
        """What is being done, in words."""
        match self.progress.step:
            case "storyboard":
                return "Writing the storyboard"
            case "scenes":
                return "Shooting the scenes"
            case "film":
                return "Cutting the film"
            case "done":
                return "Done"
            case other:
                return other or "Getting ready"

    def after(self, event: Event) -> Monitor:
        """The same film after `event`."""
        detail = event.progress.detail
        told = replace(self, progress=event.progress, unpriced=int(detail.get("unpricedCalls", 0)))
        match event.kind:
            case EventKind.STORYBOARD_CREATED:
                return told._storyboarded(detail)
            case EventKind.SCENE_PROCESSING:
                state = IN_LINE if detail.get("phase") == "throttled" else SHOOTING
                return told._scene(event, state, event.progress.scene_percent or 0)
            case EventKind.SCENE_COMPLETED:
                return told._scene(event, READY, 100)
            case EventKind.SCENE_FAILED:
                return told._scene(event, FAILED, 0)
            case _:
                return told

    def _storyboarded(self, detail: Mapping[str, Any]) -> Monitor:
        known = {scene.number: scene for scene in self.scenes}
        scenes = tuple(
            known.get(line["number"], SceneLine(line["number"], str(line["title"]), float(line["seconds"])))
            for line in detail.get("scenes", ())
        )
        return replace(self, title=str(detail.get("title", self.title)), scenes=scenes)

    def _scene(self, event: Event, state: str, percent: int) -> Monitor:
        detail = event.progress.detail
        provider = str(detail.get("provider", ""))
        why = str(detail.get("error", "")) if state == FAILED else ""
        return replace(
            self,
            scenes=tuple(
                replace(scene, state=state, percent=percent, provider=provider or scene.provider, why=why)
                if scene.number == event.progress.scene
                else scene
                for scene in self.scenes
            ),
        )


def monitor_of(view: View) -> Monitor:
    """A film as it stands on record."""
    video = view.video
    board = video.storyboard
    mine = [take for take in view.takes if take.provider == video.brief.provider]
    newest = {take.scene: take for take in mine} | {take.scene: take for take in mine if take.circled}
    scenes = tuple(_scene_line(scene, newest.get(scene.number)) for scene in (board.scenes if board else ()))
    return Monitor(
        video=video.id,
        prompt=video.brief.prompt,
        title=board.title if board else "",
        scenes=scenes,
        progress=view.last.progress if view.last else Progress(),
        unpriced=video.unpriced_calls,
        seconds=video.brief.seconds,
    )


def _scene_line(scene: Scene, take: Take | None) -> SceneLine:
    ready = take is not None and take.circled
    failed = take is not None and not ready and take.state is TakeState.FAILED
    return SceneLine(
        number=scene.number,
        title=scene.title,
        seconds=float(scene.seconds),
        percent=100 if ready else 0,
        state=READY if ready else FAILED if failed else WAITING,
        provider=take.provider if take is not None and ready else "",
        why=(take.error or "") if take is not None and failed else "",
    )
