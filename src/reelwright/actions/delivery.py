"""Delivery: the files of a film handed out, and the film made anew for another use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from reelwright.actions.counter import Counter
from reelwright.film.errors import NotFound
from reelwright.film.ids import MediaId, VideoId
from reelwright.film.timeline import Timeline
from reelwright.film.video import Film, Video
from reelwright.render.estimate import Estimate, Made
from reelwright.render.film import Rendered
from reelwright.render.labels import tags_of
from reelwright.render.profiles import Profile
from reelwright.render.profiles import profile as profile_called
from reelwright.render.proof import Proofs
from reelwright.store import videos

PARTS = ("film", "poster", "captions", "subtitles", "sprite", "sprite_map", "contact_sheet", "peaks")
"""The files of a film; those after `captions` came later, so a film from before may lack them."""
BESIDE = {"poster": ".jpg", "captions": ".vtt", "subtitles": ".srt"}
"""What is put beside a film, by the end of its name."""
ALL_BESIDE = BESIDE | {
    "sprite": ".sprite.jpg",
    "sprite_map": ".sprite.vtt",
    "contact_sheet": ".contact-sheet.jpg",
    "peaks": ".peaks.json",
}


def film_path(counter: Counter, video: VideoId, part: str) -> tuple[Path, MediaId]:
    """The file of one of `PARTS`; until the film is there, its preview's.

    NotFound while there is neither, or when the film has no such file.
    """
    current = _video(counter, video)
    files = current.film or current.preview
    name = part.replace("_", " ")
    if files is None:
        raise NotFound(f"The {name} of this video is not made yet.", code="not_made_yet")
    media = media_of(files).get(part)
    if media is None:
        raise NotFound(
            f"This film has no {name}.",
            code="no_such_part",
            hint="It has no sound, or was made by a version that did not make this file.",
        )
    return counter.studio.library.path(media), media


def files_of(counter: Counter, video: VideoId) -> dict[str, Path]:
    """Every file of a film in the library, by the names of `PARTS`; NotFound while there is no film."""
    current = _video(counter, video)
    if current.film is None:
        raise NotFound("The film is not made yet.", code="not_made_yet")
    return {part: counter.studio.library.path(media) for part, media in media_of(current.film).items()}


def media_of(files: Film) -> dict[str, MediaId]:
    """The files that a film has, by the names of `PARTS`."""
    found: dict[str, MediaId | None] = {part: getattr(files, part) for part in PARTS}
    return {part: media for part, media in found.items() if media is not None}


def export(counter: Counter, video: VideoId, film: Path, *, everything: bool = False) -> dict[str, Path]:
    """Copy the film to `film`, its poster (.jpg) and captions (.vtt, .srt) beside it, or all that comes with
    it (`ALL_BESIDE`); says where each went.

    NotFound while there is no film, StorageTrouble when the folder cannot take them: the film stays in the
    library either way.
    """
    current = _video(counter, video)
    if current.film is None:
        raise NotFound("The film is not made yet.", code="not_made_yet")
    places = {"film": film} | _beside(counter, current.film, film, everything)
    counter.studio.library.export(current.film.film, film)
    return places


def deliver(
    counter: Counter,
    video: VideoId,
    film: Path,
    profile: Profile,
    *,
    everything: bool = False,
    progress: Callable[[int, int], None] = lambda done, to_do: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[dict[str, Path], Rendered]:
    """Make the film anew in `profile`, from the same cut, and put it at `film` with its poster and captions,
    or all that comes with it, beside it; says where each went, and what was written. The library and the
    video stay as they are.

    NotFound while there is no film, Cancelled, StorageTrouble, Unreadable.
    """
    current, timeline, made = _finished(counter, video)
    studio = counter.studio
    title = current.storyboard.title if current.storyboard else current.brief.prompt
    rendered = studio.renderer.render(
        timeline,
        studio.library.path,
        film,
        profile=profile,
        progress=progress,
        cancelled=cancelled,
        tags=tags_of(title, comment=f"reelwright {current.id}"),
    )
    return {"film": film} | _beside(counter, made, film, everything), rendered


def forecast(
    counter: Counter, video: VideoId, profile: Profile, cancelled: Callable[[], bool] = lambda: False
) -> Estimate:
    """How large the film would be in `profile`, and how like the one cut; a few seconds of work.

    NotFound while there is no film, Cancelled, StorageTrouble, Unreadable.
    """
    current, timeline, made = _finished(counter, video)
    studio = counter.studio
    there = Made(
        made.size, profile_called(current.brief.profile, current.brief.codec).recipe, made.width, made.height
    )
    with studio.library.scratch() as folder:
        proofs = Proofs(studio.lab, timeline, studio.library.path, folder)
        return proofs.estimate(profile, there, cancelled)


def _video(counter: Counter, video: VideoId) -> Video:
    with counter.studio.database.read() as conn:
        return videos.get(conn, video)


def _finished(counter: Counter, video: VideoId) -> tuple[Video, Timeline, Film]:
    current = _video(counter, video)
    if current.film is None or current.timeline is None:
        raise NotFound("The film is not made yet.", code="not_made_yet")
    return current, current.timeline, current.film


def _beside(counter: Counter, files: Film, film: Path, everything: bool) -> dict[str, Path]:
    """Copies what goes beside the film; says where each file went."""
    kept, library = media_of(files), counter.studio.library
    wanted = ALL_BESIDE if everything else BESIDE
    places = {part: film.with_suffix(suffix) for part, suffix in wanted.items() if part in kept}
    for part, place in places.items():
        if part != "sprite_map":
            library.export(kept[part], place)
            continue
        # It names the sprite, which is called after the film here.
        text = library.path(kept[part]).read_text(encoding="utf-8")
        with library.scratch() as folder:
            renamed = folder / "sprite.vtt"
            renamed.write_text(
                text.replace("sprite.jpg#", f"{quote(places['sprite'].name)}#"), encoding="utf-8", newline=""
            )
            library.put(renamed, place)
    return places
