"""Footage: clips and pictures of the user's own that a storyboard uses instead of takes."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from reelwright.actions.counter import Counter
from reelwright.actions.intake import bring_in
from reelwright.film.errors import NotFound, Unreadable, WrongInput
from reelwright.film.ids import MediaId
from reelwright.film.media import MediaKind
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.media.kind import is_still
from reelwright.media.library import is_id
from reelwright.media.source import Source
from reelwright.store import media as media_table

_STILLS = (".png", ".jpg", ".jpeg", ".webp")
"""What is called this is meant as a picture, whatever is in it."""


def check_files(storyboard: Storyboard, folder: Path) -> None:
    """WrongInput for footage that is neither an id nor a file, its path taken from `folder` on."""
    for scene in storyboard.scenes:
        if scene.footage is None or is_id(scene.footage):
            continue
        file = folder / scene.footage
        if not file.is_file():
            what = "is not a file" if file.exists() else "does not exist"
            raise WrongInput(
                f"The footage of scene {scene.number}, {scene.footage}, {what}.",
                code="no_such_footage",
                hint=f"Its path is taken from {folder.absolute()}.",
                where=_field(scene),
            )


def bring_footage(counter: Counter, storyboard: Storyboard, folder: Path) -> Storyboard:
    """The storyboard with its footage in the library, and ids where there were paths.

    A path is taken from `folder` on. WrongInput, with the scene, when a file is neither a clip nor a picture
    or an id is that of neither; StorageTrouble when it cannot be read or kept.
    """
    check_files(storyboard, folder)
    kept: dict[str, MediaId] = {}
    for scene in storyboard.scenes:
        if scene.footage is not None and not is_id(scene.footage) and scene.footage not in kept:
            kept[scene.footage] = _brought(counter, scene, folder / scene.footage)
    scenes = [
        scene.but(footage=kept.get(scene.footage, scene.footage)) if scene.footage else scene
        for scene in storyboard.scenes
    ]
    return storyboard.but(scenes=tuple(scenes))


def check_footage(conn: Connection, storyboard: Storyboard) -> None:
    """WrongInput for footage that is no clip or picture in the library; a path never is."""
    for scene in storyboard.scenes:
        if scene.footage is None:
            continue
        try:
            kind = media_table.get(conn, scene.footage).kind if is_id(scene.footage) else None
        except NotFound:
            kind = None
        if kind not in (MediaKind.CLIP, MediaKind.PICTURE):
            raise WrongInput(
                f"The footage of scene {scene.number} is no clip or picture in the library.",
                code="unknown_footage",
                hint="Leave `footage` out, or let `reelwright plan` bring the file in and write its id.",
                where=_field(scene),
            )


def _brought(counter: Counter, scene: Scene, file: Path) -> MediaId:
    named = file.suffix.lower() in _STILLS
    kind = MediaKind.PICTURE if named or is_still(Source.at(file)) else MediaKind.CLIP
    try:
        return bring_in(counter, file, kind)
    except Unreadable as why:
        raise WrongInput(
            f"The footage of scene {scene.number} cannot be used: {why.message}",
            code="bad_footage",
            hint=why.hint,
            where=_field(scene),
        ) from why


def _field(scene: Scene) -> str:
    return f"scenes[{scene.number}].footage"
