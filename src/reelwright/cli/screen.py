"""How a film in the making looks: drawn in place on a terminal, a line an event elsewhere, or JSON lines."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Any, Protocol, Self

from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from reelwright.cli.monitor import FAILED, IN_LINE, READY, SHOOTING, Monitor
from reelwright.cli.terminal import animated, clean, err, json_line, say, seconds_of, words
from reelwright.film.event import Event, EventKind

_BAR = 24
_TITLE = 34
_REDRAWN = 8
"""Times a second."""


class Screen(Protocol):
    """Shows a film while it is made."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def show(self, monitor: Monitor, event: Event | None) -> None:
        """Show how things stand after `event`; None at the start."""
        ...


def screen(*, json: bool) -> Screen:
    """The screen that fits standard error."""
    if json:
        return JsonScreen()
    return LiveScreen() if animated() else LineScreen()


class _Quiet:
    """A screen that needs neither setting up nor putting away."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class JsonScreen(_Quiet):
    """Every event as a line of JSON on standard error."""

    def show(self, monitor: Monitor, event: Event | None) -> None:
        if event is not None:
            json_line(event_json(event))


class LineScreen(_Quiet):
    """A line for each event, for logs and pipes."""

    def show(self, monitor: Monitor, event: Event | None) -> None:
        if event is None:
            say(err(), "Making ", monitor.title or monitor.prompt)
        else:
            say(err(), f"{event.progress.percent:3d} %  {line_of(monitor, event)}")


class LiveScreen:
    """The film drawn in place: a line a scene, the whole below, redrawn a few times a second."""

    def __init__(self) -> None:
        self._picture = _Picture()
        self._live = Live(
            self._picture,
            console=err(),
            refresh_per_second=_REDRAWN,
            transient=True,
            vertical_overflow="crop",
        )

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()

    def show(self, monitor: Monitor, event: Event | None) -> None:
        self._picture.monitor = monitor
        self._picture.since = time.monotonic()


class _Picture:
    """Renders what the monitor says at the moment of drawing, so that the seconds left run down."""

    def __init__(self) -> None:
        self.monitor: Monitor | None = None
        self.since = 0.0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if self.monitor is not None:
            yield Padding(drawn(self.monitor, time.monotonic() - self.since), (1, 2))


def drawn(monitor: Monitor, elapsed: float) -> Table:
    """The film as far as it is; `elapsed` seconds have gone by since the newest event."""
    whole = Table.grid(padding=0)
    if monitor.title:
        whole.add_row(Text(clean(monitor.title), style="head", overflow="ellipsis", no_wrap=True))
        whole.add_row(Text(_count(monitor), style="quiet"))
    else:
        whole.add_row(Text(clean(monitor.prompt), style="head", overflow="ellipsis", no_wrap=True))
        whole.add_row("")
    whole.add_row("")
    whole.add_row(_bars(monitor))
    whole.add_row("")
    for scene in monitor.scenes:
        if scene.why:
            whole.add_row(words((f"Scene {scene.number} failed. ", "bad"), scene.why))
            whole.add_row("")
    whole.add_row(
        Text(", ".join(filter(None, (_left(monitor, elapsed), f"{money(monitor)} so far"))), style="quiet")
    )
    return whole


def money(monitor: Monitor) -> str:
    """Money moved so far; what nobody knows the price of is counted, never guessed."""
    if not monitor.unpriced:
        return str(monitor.cost)
    calls = "1 call" if monitor.unpriced == 1 else f"{monitor.unpriced} calls"
    return f"{monitor.cost} and {calls} of unknown price"


def line_of(monitor: Monitor, event: Event) -> str:
    """The event in a few words."""
    detail = event.progress.detail
    scene = f"Scene {event.progress.scene} of {len(monitor.scenes)}"
    match event.kind:
        case EventKind.GENERATION_STARTED:
            said = "Started"
        case EventKind.STORYBOARD_CREATED:
            said = f"Storyboard: {monitor.title}, {_count(monitor)}"
        case EventKind.PREVIEW_READY:
            some = any(one.state == READY for one in monitor.scenes)
            said = "The film so far can be watched" if some else "The animatic can be watched"
        case EventKind.SCENE_PROCESSING if detail.get("phase") == "throttled":
            said = f"{scene}: in line at {detail.get('provider', 'its provider')}"
        case EventKind.SCENE_PROCESSING:
            said = f"{scene}: {event.progress.scene_percent or 0} %"
        case EventKind.SCENE_COMPLETED:
            said = f"{scene}: ready" + (", paid for before" if detail.get("reused") else "")
        case EventKind.SCENE_FAILED:
            said = f"{scene}: failed, {detail.get('error', 'no reason given')}"
        case EventKind.COMBINING_SCENES:
            said = f"Cutting: frame {detail.get('framesDone', 0)} of {detail.get('frames', '?')}"
        case EventKind.NEEDS_YOU:
            said = "Needs you"
        case EventKind.COMPLETED:
            said = "Done"
        case EventKind.FAILED:
            said = "Failed"
        case EventKind.CANCELLED:
            said = "Cancelled"
    left = event.progress.seconds_left
    tail = f", about {left} s left" if left and not event.kind.final else ""
    return f"{said}{tail}, {money(monitor)}"


def event_json(event: Event) -> dict[str, Any]:
    """The event as programs read it: its kind beside what the API sends of it."""
    from reelwright.api.payload import payload

    return {"event": event.kind.value, **payload(event)}


def _bars(monitor: Monitor) -> Table:
    """A bar a scene, and one for the whole under them."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="quiet")
    table.add_column(max_width=_TITLE, overflow="ellipsis", no_wrap=True)
    table.add_column(justify="right", style="quiet")
    table.add_column(width=_BAR)
    table.add_column()
    for scene in monitor.scenes:
        match scene.state:
            case "ready":
                state = Text(READY)
            case "failed":
                state = Text(FAILED, style="bad")
            case "shooting":
                state = Text(f"{scene.percent} %")
            case "in line":
                state = Text(f"in line at {clean(scene.provider)}", style="ask")
            case other:
                state = Text(other, style="quiet")
        table.add_row(
            str(scene.number),
            Text(clean(scene.title), style="" if scene.state in (SHOOTING, IN_LINE, READY) else "quiet"),
            seconds_of(scene.seconds),
            _bar(scene.percent),
            state,
        )
    if monitor.scenes:
        table.add_row()
    percent = monitor.progress.percent
    table.add_row("", Text(monitor.step), "", _bar(percent), Text(f"{percent} %"))
    return table


def _bar(percent: int) -> ProgressBar:
    return ProgressBar(total=100, completed=percent, width=_BAR)


def _count(monitor: Monitor) -> str:
    count = len(monitor.scenes)
    length = seconds_of(sum(scene.seconds for scene in monitor.scenes))
    return f"{count} {'scene' if count == 1 else 'scenes'}, {length}"


def _left(monitor: Monitor, elapsed: float) -> str:
    left = monitor.progress.seconds_left
    if left is None:
        return ""
    return f"about {max(1, round(left - elapsed))} s left"
