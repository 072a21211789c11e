"""The release: a film rendered, with everything that comes with it, in the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reelwright.cut.captions import srt, webvtt
from reelwright.film.errors import Cancelled
from reelwright.film.media import Media, MediaKind
from reelwright.film.timeline import Timeline
from reelwright.film.video import Film, Note, Video
from reelwright.media.source import Source
from reelwright.render.extras import extras
from reelwright.render.labels import tags_of
from reelwright.render.peaks import peaks
from reelwright.render.profiles import fitted, profile
from reelwright.studio import Studio

_KINDS = {
    ".mp4": MediaKind.CLIP,
    ".jpg": MediaKind.PICTURE,
    ".vtt": MediaKind.TEXT,
    ".srt": MediaKind.TEXT,
    ".json": MediaKind.TEXT,
}


def released(
    studio: Studio,
    video: Video,
    timeline: Timeline,
    preview: bool,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[Film, list[Note], list[Media]]:
    """The film of `timeline` in the profile that the brief asks for, its files kept, and what to say of it.

    A preview has no more than it takes to watch it. Blocks; raises as `Renderer.render` does.
    """
    library, board = studio.library, video.storyboard
    title = board.title if board else ""

    def check() -> None:
        if cancelled():
            raise Cancelled("The film was cancelled while it was being put together.")

    with library.scratch() as folder:
        film = folder / "film.mp4"
        chosen = profile(video.brief.profile, video.brief.codec)
        made = studio.renderer.render(
            timeline,
            library.path,
            film,
            profile=chosen,
            progress=progress,
            cancelled=cancelled,
            tags=tags_of(title, comment=f"reelwright {video.id}"),
        )
        files = {"film": film, "poster": folder / "poster.jpg"}
        files["poster"].write_bytes(made.poster)
        files["captions"] = _written(folder / "captions.vtt", webvtt(timeline))
        if not preview:
            if timeline.captions:
                # SubRip has no header: where nothing is said there would be an empty file.
                files["subtitles"] = _written(folder / "captions.srt", srt(timeline))
            names = {scene.number: scene.title for scene in board.scenes} if board else {}
            beside = extras(film, folder, fitted(timeline, chosen), title, names, check)
            files |= {"sprite": beside.sprite, "sprite_map": beside.sprite_map}
            files["contact_sheet"] = beside.contact_sheet
            if made.loudness is not None:
                files["peaks"] = folder / "peaks.json"
                with files["peaks"].open("wb") as out:
                    peaks(Source.at(film), out)
        check()
        kept = {part: library.keep(file, _KINDS[file.suffix]) for part, file in files.items()}
    return (
        Film(
            **{part: media.id for part, media in kept.items()},
            frames=kept["film"].probe.frames or made.frames,
            width=made.width,
            height=made.height,
            size=kept["film"].size,
            loudness=made.loudness,
        ),
        list(made.notes),
        list(kept.values()),
    )


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8", newline="")
    return file
