"""Handing over: the film beside its poster and captions, and what there is to say about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reelwright.actions.figures import size_of
from reelwright.cli.terminal import answer, err, fact, out, say, seconds_of
from reelwright.cli.trouble import DONE, FAILED, STOPPED, as_json, complain
from reelwright.film.errors import ReelwrightError

if TYPE_CHECKING:
    from reelwright.actions.counter import Counter
    from reelwright.actions.videos import View
    from reelwright.film.ids import VideoId
    from reelwright.film.video import Loudness


_LABELS = {"sprite_map": "Seek map", "contact_sheet": "Contacts", "peaks": "Waveform"}


def deliver(counter: Counter, video: VideoId, place: Path, *, everything: bool = False, json: bool) -> int:
    """Export a finished film to `place` and tell about it; the answer is the exit code.

    When the folder cannot take it, the film stays in the library, and the way to export it is told.
    """
    from reelwright.actions import delivery, videos

    view = videos.view(counter, video)
    try:
        places = delivery.export(counter, video, place, everything=everything)
    except ReelwrightError as why:
        message = f"The film is made, but not exported: {why.message}"
        kept = delivery.film_path(counter, video, "film")[0]
        hint = f"It is in the library, {kept}\n`reelwright videos export {video} -o ANOTHER.mp4` exports it."
        if json:
            answer(final(view, {}) | {"error": as_json(why.code, message, hint, str(place))})
        else:
            complain(message, hint)
        return FAILED
    if json:
        answer(final(view, places))
    else:
        summary(counter, view, places)
    return DONE


def final(view: View, places: dict[str, Path]) -> dict[str, Any]:
    """The object that `--json` ends with. Figures of the film are measured from the file itself."""
    from reelwright.render.profiles import DEFAULT

    video = view.video
    film, timeline, board = video.film, video.timeline, video.storyboard
    circled = {take.scene: take for take in view.takes if take.circled}
    newest = {take.scene: take for take in view.takes} | circled
    rate = timeline.rate if timeline else None
    return {
        "videoId": video.id,
        "status": video.status.value,
        "needs": video.needs.value,
        "film": _path(places, "film"),
        "poster": _path(places, "poster"),
        "captions": _path(places, "captions"),
        "seconds": float(rate.seconds(film.frames)) if film and rate else None,
        "frames": film.frames if film else None,
        "width": film.width if film else None,
        "height": film.height if film else None,
        "fps": _number(float(rate.fps)) if film and rate else None,
        "costMicros": video.cost_micros,
        "currency": "USD",
        "scenes": [
            {
                "number": scene.number,
                "title": scene.title,
                "seconds": _number(float(scene.seconds)),
                "provider": newest[scene.number].provider if scene.number in newest else None,
                "takeId": newest[scene.number].id if scene.number in newest else None,
                "state": newest[scene.number].state.value if scene.number in newest else "pending",
            }
            for scene in (board.scenes if board else ())
        ],
        "notes": [note.to_json() for note in video.notes],
        "profile": video.brief.profile or DEFAULT,
        "loudness": film.loudness.to_json() if film and film.loudness else None,
        "files": {_json_name(part): str(place.absolute()) for part, place in places.items()},
    }


def summary(counter: Counter, view: View, places: dict[str, Path]) -> None:
    """Tell what was made, where it is and what it cost."""
    from reelwright.actions.delivery import film_path

    video = view.video
    film, timeline = video.film, video.timeline
    console = out()
    if film is None or timeline is None:
        return
    console.print()
    say(console, (video.storyboard.title if video.storyboard else video.brief.prompt, "head"))
    rate = timeline.rate
    measured = (
        f"{seconds_of(float(rate.seconds(film.frames)))}, {film.width}\u00d7{film.height}, "
        f"{float(rate.fps):g} fps, {size_of(film.size)}"
    )
    console.print()
    fact(console, "Film", str(places["film"]), measured)
    tell_beside(places)
    if film.loudness is not None:
        fact(console, "Sound", loudness_of(film.loudness))
    fact(console, "Library", str(film_path(counter, video.id, "film")[0]))
    fact(console, "Cost", cost_of(view))
    fact(console, "Video", video.id)
    tell_notes(view)
    console.print()


def tell_beside(places: dict[str, Path]) -> None:
    """Where the files beside the film are."""
    console = out()
    for part, place in places.items():
        if part == "captions":
            fact(console, "Captions", str(place), ".srt beside it" if "subtitles" in places else "")
        elif part not in ("film", "subtitles"):
            fact(console, label_of(part), str(place))


def label_of(part: str) -> str:
    """The name of one of a film's files, for a person: short enough for its column."""
    return _LABELS.get(part, part.capitalize())


def _json_name(part: str) -> str:
    first, *rest = part.split("_")
    return first + "".join(word.capitalize() for word in rest)


def loudness_of(loudness: Loudness) -> str:
    """How loud the film is, as measured on the file itself."""
    return f"{loudness.lufs:.1f} LUFS, true peak {loudness.peak_dbtp:.1f} dBTP"


def cost_of(view: View) -> str:
    """What the film cost, from the record of its calls, and what is held for those that are not over."""
    from reelwright.film.money import Money

    spent = str(Money(micros=view.video.cost_micros))
    if view.held_micros:
        spent = f"{spent}, and {Money(micros=view.held_micros)} held"
    unpriced = view.video.unpriced_calls
    if not unpriced:
        return spent
    return f"{spent} and {unpriced} {'call' if unpriced == 1 else 'calls'} of unknown price"


def tell_notes(view: View) -> None:
    """What a viewer has a right to know: every fallback, every change."""
    if not view.video.notes:
        return
    console = out()
    console.print()
    for note in view.video.notes:
        where = f"Scene {note.scene}: " if note.scene and f"cene {note.scene}" not in note.message else ""
        fact(console, "Note", f"{where}{note.message}")


def not_made(view: View, *, json: bool) -> int:
    """Tell why a film that is over was not made."""
    video = view.video
    if video.status.value == "cancelled":
        code, message = "cancelled", "The film was cancelled."
    else:
        code, message = video.error_code or "failed", video.error or "The film failed, and nobody said why."
    hint = f"`reelwright resume {video.id}` tries again and keeps the scenes that are ready."
    if json:
        answer(final(view, {}) | {"error": as_json(code, message, hint)})
    else:
        complain(message, hint)
    return FAILED


def paused(view: View, *, goes_on: bool, json: bool) -> int:
    """Tell how to go on, or that another process does (`goes_on`) and only the watching has stopped."""
    from reelwright.film.money import Money

    said = "Another process goes on with the film." if goes_on else "Paused."
    if view.held_micros and not goes_on:
        held = Money(micros=view.held_micros)
        said = f"Paused. What was sent is still being made; {held} is held for it and for what follows."
    verb = "watches it" if goes_on else "goes on"
    hint = f"`reelwright resume {view.video.id}` {verb}."
    if json:
        answer(final(view, {}) | {"error": as_json("paused", said, hint)})
    else:
        say(err(), f"{said} {hint}")
    return STOPPED


def _path(places: dict[str, Path], part: str) -> str | None:
    return str(places[part].absolute()) if part in places else None


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() else value
