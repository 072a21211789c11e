"""Where the film goes: looked at before anything is made."""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path

from reelwright.cli.terminal import asking, err, words
from reelwright.film.errors import WrongInput

USUAL = Path("film.mp4")


def film_place(wish: Path | None, *, overwrite: bool, may_ask: bool, everything: bool = False) -> Path:
    """Where to put the film; its poster and captions, or all that comes with it, go beside it.

    WrongInput when it is no .mp4, when the folder is not there or cannot be written, and when a file would
    be overwritten that neither `overwrite` nor, on a terminal, the person allows.
    """
    from reelwright.actions.delivery import ALL_BESIDE, BESIDE

    place = (wish or USUAL).expanduser()
    if place.is_dir():
        place = place / USUAL
    if place.suffix.lower() != ".mp4":
        raise WrongInput(
            f"The film is an MP4 file, so {str(place)!r} has to end in .mp4.",
            code="not_mp4",
            hint=f"For example -o {place.stem or 'film'}.mp4",
            where="output",
        )
    check_folder(place)
    beside = (ALL_BESIDE if everything else BESIDE).values()
    files = [place, *(place.with_suffix(suffix) for suffix in beside)]
    allow(files, overwrite=overwrite, may_ask=may_ask)
    return place


def check_folder(place: Path) -> None:
    """WrongInput unless files can be written beside `place`."""
    folder = place.parent
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        raise WrongInput(
            f"The output folder {folder} {what}.",
            code="no_such_folder",
            hint="Make it first, or choose another with -o.",
            where="output",
        )
    try:
        # Asked of the file system itself: permission bits say nothing about read-only disks or root.
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as why:
        raise WrongInput(
            f"The output folder {folder.absolute()} cannot be written to ({why.strerror or why}).",
            code="not_writable",
            hint="Choose another with -o.",
            where="output",
        ) from None


def write_whole(place: Path, text: str) -> None:
    """Write `text` to `place`, whole or not at all; StorageTrouble when the folder cannot take it."""
    from reelwright.media.library import storage_trouble

    partial = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    with storage_trouble(place.absolute().parent):
        try:
            partial.write_text(text, encoding="utf-8")
            partial.replace(place)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise


def allow(files: list[Path], *, overwrite: bool, may_ask: bool) -> None:
    """WrongInput when one of `files` is there and may not be overwritten."""
    for file in files:
        if file.is_dir():
            raise WrongInput(f"{file} is a folder.", code="output_is_folder", where="output")
    there = [str(file) for file in files if file.exists()]
    if not there or overwrite:
        return
    names = there[0] if len(there) == 1 else f"{', '.join(there[:-1])} and {there[-1]}"
    verb, them = ("exists", "it") if len(there) == 1 else ("exist", "them")
    if may_ask and asking():
        err().print(words(f"{names} {verb} already. Overwrite {them}? ", ("[y/N] ", "quiet")), end="")
        if input().strip().lower() in ("y", "yes"):
            return
    raise WrongInput(
        f"{names} {verb} already; --overwrite replaces {them}.",
        code="output_exists",
        hint="Or choose another name with -o.",
        where="output",
    )
