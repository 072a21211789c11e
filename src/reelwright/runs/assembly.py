"""The cut of a video as it stands: its storyboard, some shots and its sound become a timeline."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reelwright.cut.assemble import Cut, Shot, assemble
from reelwright.cut.patterns import patterns_of, read_patterns
from reelwright.film.ids import MediaId
from reelwright.film.media import Media, MediaKind
from reelwright.film.speech import Spoken
from reelwright.film.take import Take
from reelwright.film.video import Video
from reelwright.shoot.plan import film_rate
from reelwright.store import media as media_table
from reelwright.studio import Studio


def assembled(studio: Studio, video: Video, shots: Sequence[Shot], sound: Mapping[str, Any]) -> Cut:
    """The cut of these shots, as the video's brief asks for it; WrongInput as `assemble` says.

    `sound` holds the lines that are `spoken` and the id of the `music`, as far as there are any.
    """
    board, brief = video.storyboard, video.brief
    if board is None:
        raise RuntimeError("a cut without a storyboard")
    sheet = studio.sheet(brief)
    size = sheet.size(brief.aspect)
    return assemble(
        board,
        shots,
        rate=film_rate(sheet),
        width=size.width,
        height=size.height,
        spoken=[Spoken.from_json(line) for line in sound.get("spoken", [])],
        music=sound.get("music"),
        burn_captions=brief.captions,
        title_style=brief.title_style,
        logo=brief.logo,
        logo_spot=brief.logo_spot,
        patterns=read_patterns(studio.transitions, patterns_of(board), lambda file: _kept(studio, file)),
    )


def shot_of(take: Take, media: Media) -> Shot:
    """The take as the cut needs it, its length as measured."""
    return Shot(
        scene=take.scene,
        media=MediaId(media.id),
        seconds=media.probe.seconds or take.seconds,
        lead=take.lead,
        still=media.kind is MediaKind.PICTURE,
        has_sound=media.probe.audio_codec is not None,
    )


def _kept(studio: Studio, picture: Path) -> MediaId:
    """A copy of the user's picture in the library; the same picture is kept once."""
    with studio.library.scratch() as folder:
        copy = folder / picture.name
        shutil.copyfile(picture, copy)
        kept = studio.library.keep(copy, MediaKind.PICTURE)
    with studio.database.write() as conn:
        media_table.add(conn, kept, studio.clock())
    return MediaId(kept.id)
