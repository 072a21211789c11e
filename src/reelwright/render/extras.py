"""What comes with a film beside the film: its contact sheet and the sprite of a time line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np

from reelwright.film.timeline import Timeline
from reelwright.render.contact_sheet import Grid, Scene, contact_sheet, timecode
from reelwright.render.fit import BT709
from reelwright.render.keyframes import key_frames, unreadable
from reelwright.render.sprite import Bgr, Thumb, sprite, thumb_size
from reelwright.render.whole import whole_or_nothing

SHEET_QUALITY, SPRITE_QUALITY = 90, 78
MOST_SCENES = 60
"""On a contact sheet."""


@dataclass(frozen=True, slots=True)
class Extras:
    """The files."""

    sprite: Path
    sprite_map: Path
    """WebVTT."""
    contact_sheet: Path


def _nobody() -> None:
    """Nobody asks to stop."""


def extras(
    film: Path,
    folder: Path,
    timeline: Timeline,
    title: str,
    titles: Mapping[int, str],
    check: Callable[[], None] = _nobody,
) -> Extras:
    """Writes sprite.jpg, sprite.vtt and contact-sheet.jpg of `film`, made of `timeline`, into `folder`: one
    look at its key frames is enough.

    `title` is the film's, `titles` the scenes' by their numbers. `check` is called before each frame and may
    raise. Raises Unreadable and StorageTrouble.
    """
    grid = Grid.of(timeline.width, timeline.height, len(timeline.clips))
    looked = [(number, _small(frame, grid)) for number, frame in key_frames(film, timeline, check)]
    if not looked:
        raise unreadable(film, "it holds no picture")
    thumbs = [Thumb(number, _thumb(picture, timeline)) for number, picture in looked]
    strip = sprite(thumbs, timeline.frames, timeline.rate)
    sprite_file = keep_jpeg(strip.picture, folder / "sprite.jpg", "sprite", SPRITE_QUALITY)
    sprite_map = folder / "sprite.vtt"
    with whole_or_nothing(sprite_map, "sprite") as draft:
        draft.write_text(strip.map, encoding="utf-8")
    check()
    page = contact_sheet(
        grid, title, about(timeline), _scenes(looked, timeline, titles, grid), timeline.rate, rtl=timeline.rtl
    )
    sheet = keep_jpeg(page, folder / "contact-sheet.jpg", "contact_sheet", SHEET_QUALITY)
    return Extras(sprite_file, sprite_map, sheet)


def about(timeline: Timeline) -> str:
    """The film in figures, without a word of any language."""
    fps = f"{float(timeline.rate.fps):.5g} fps"
    return f"{timecode(timeline.seconds)} · {timeline.width} × {timeline.height} · {fps}"


def keep_jpeg(picture: Bgr, dest: Path, what: str, quality: int) -> Path:
    """Writes `picture`; StorageTrouble when the folder cannot take it."""
    coded, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not coded:
        raise unreadable(dest, "no picture of it could be written")
    with whole_or_nothing(dest, what) as draft:
        draft.write_bytes(data.tobytes())
    return dest


def _small(frame: av.VideoFrame, grid: Grid) -> Bgr:
    picture = frame.reformat(
        width=grid.width,
        height=grid.height,
        format="bgr24",
        src_colorspace=BT709,
        interpolation="AREA",
    )
    return np.asarray(picture.to_ndarray(), np.uint8)


def _thumb(picture: Bgr, timeline: Timeline) -> Bgr:
    size = thumb_size(timeline.width, timeline.height)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _scenes(
    looked: list[tuple[int, Bgr]], timeline: Timeline, titles: Mapping[int, str], grid: Grid
) -> list[Scene]:
    """The scenes with their pictures, in order; of very many, some spread over the film."""
    starts = timeline.starts()
    joins = [0, *(join.frames for join in timeline.joins), 0]
    count = len(timeline.clips)
    shown = sorted({part * count // min(count, MOST_SCENES) for part in range(min(count, MOST_SCENES))})
    return [
        Scene(
            timeline.clips[place].scene,
            titles.get(timeline.clips[place].scene, ""),
            starts[place],
            _of_scene(
                looked,
                starts[place] + joins[place],
                starts[place] + timeline.clips[place].frames - joins[place + 1],
                grid.per_scene,
            ),
        )
        for place in shown
    ]


def _of_scene(
    looked: list[tuple[int, Bgr]], begins: int, ends: int, most: int
) -> tuple[tuple[int, Bgr], ...]:
    """The pictures of film frames `begins` to `ends`, `most` of them spread over it; the nearest one when
    none of them is a key frame."""
    clear = [one for one in looked if begins <= one[0] < ends]
    if not clear:
        middle = (begins + ends) // 2
        return (min(looked, key=lambda one: abs(one[0] - middle)),)
    count = min(most, len(clear))
    return tuple(clear[(2 * part + 1) * len(clear) // (2 * count)] for part in range(count))
