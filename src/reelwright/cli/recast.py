"""A film for another use: made anew in another profile, or only told what that would come to."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.live import Live
from rich.table import Table
from rich.text import Text

from reelwright.actions.figures import size_of
from reelwright.cli.delivery import final, loudness_of, tell_beside, tell_notes
from reelwright.cli.terminal import (
    animated,
    answer,
    err,
    fact,
    json_line,
    out,
    say,
    seconds_of,
    show,
    words,
)
from reelwright.cli.trouble import DONE

if TYPE_CHECKING:
    from reelwright.actions.counter import Counter
    from reelwright.film.ids import VideoId
    from reelwright.film.video import Video
    from reelwright.render.profiles import Profile

_TOLD_EVERY_S = 0.5


def recast(
    counter: Counter, video: VideoId, place: Path, profile: Profile, *, everything: bool = False, json: bool
) -> int:
    """Make a finished film anew in `profile` at `place`, and tell about it; the answer is the exit code."""
    from reelwright.actions import delivery, videos

    with _progress(json=json) as progress:
        places, made = delivery.deliver(
            counter, video, place, profile, everything=everything, progress=progress
        )
    view = videos.view(counter, video)
    if json:
        loudness = made.loudness.to_json() if made.loudness else None
        measured = {
            "frames": made.frames,
            "width": made.width,
            "height": made.height,
            "profile": profile.name,
            "loudness": loudness,
            "codec": profile.recipe.codec.value,
            "bytes": made.size,
        }
        answer(final(view, places) | measured)
        return DONE
    console = out()
    console.print()
    say(console, (view.video.storyboard.title if view.video.storyboard else view.video.brief.prompt, "head"))
    console.print()
    size = f"{made.width}\u00d7{made.height}"
    about = f"{profile.name}, {profile.recipe.codec.value}, {seconds_of(float(made.seconds))}, {size}"
    fact(console, "Film", str(places["film"]), f"{about}, {size_of(made.size)}")
    tell_beside(places)
    if made.loudness is not None:
        fact(console, "Sound", loudness_of(made.loudness))
    tell_notes(view)
    console.print()
    return DONE


def tell_estimates(counter: Counter, video: Video, profiles: Sequence[Profile], *, json: bool) -> int:
    """Tell what a finished film would come to in each of `profiles`; the answer is the exit code."""
    from reelwright.actions.delivery import forecast
    from reelwright.render.profiles import fitted

    timeline = video.timeline
    rows: list[dict[str, Any]] = []
    for profile in profiles:
        found = forecast(counter, video.id, profile)
        cut = fitted(timeline, profile) if timeline else None
        rows.append(
            {
                "profile": profile.name,
                "codec": profile.recipe.codec.value,
                "width": cut.width if cut else None,
                "height": cut.height if cut else None,
                "bytes": found.size,
                "spread": found.spread,
                "ssim": round(found.ssim, 4),
                "about": profile.about,
            }
        )
    if json:
        answer({"videoId": video.id, "estimates": rows})
        return DONE
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
    for head in ("Profile", "Codec", "Size", "About", "SSIM", ""):
        table.add_column(head, no_wrap=True, justify="right" if head in ("About", "SSIM") else "left")
    for row in rows:
        table.add_row(
            row["profile"],
            row["codec"],
            f"{row['width']}\u00d7{row['height']}",
            f"{size_of(row['bytes'])} \u00b1 {row['spread']:.0%}",
            f"{row['ssim']:.3f}",
            Text(row["about"], style="quiet"),
        )
    show(table)
    return DONE


@contextmanager
def _progress(*, json: bool) -> Generator[Callable[[int, int], None]]:
    """Where progress is shown: JSON lines, a line drawn in place on a terminal, or nowhere."""
    begun = told = time.monotonic()
    live = Live(console=err(), transient=True) if animated() and not json else None

    def tell(done: int, to_do: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told < _TOLD_EVERY_S and done < to_do:
            return
        told = now
        left = round((now - begun) * (to_do - done) / done) if done else None
        if json:
            json_line({"event": "rendering", "framesDone": done, "frames": to_do, "secondsLeft": left})
        elif live is not None:
            tail = f"  {left} s left" if left is not None else ""
            live.update(words("Rendering ", f"{100 * done // max(to_do, 1)} %", (tail, "quiet")))

    if live is None:
        yield tell
        return
    with live:
        yield tell
