"""The check-up: each part of the studio, whether it works, and how to get what is missing."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reelwright import __version__
from reelwright.actions.checks import Check, State
from reelwright.actions.checkup_money import accounts, books, budgets, price_of
from reelwright.actions.figures import size_of
from reelwright.film.errors import ReelwrightError
from reelwright.studio import Studio

_ROOM = 2_000_000_000
"""Bytes that a working studio should have free: some hundred films."""
_SCRIPTS = {
    "Latin": "Ağé",
    "Cyrillic": "Жж",
    "Greek": "Ωω",
    "Arabic": "سلام",
    "Hebrew": "שלום",
    "Devanagari": "नमस्ते",
    "Thai": "สวัสดี",
    "Georgian": "გამ",
    "Armenian": "Բար",
    "Bengali": "বাংলা",
    "Tamil": "தமிழ்",
    "Chinese": "你好",
    "Japanese": "こんにちは",
    "Korean": "안녕",
    "emoji": "🎬",
}


def examine(studio: Studio, *, online: bool = False) -> Iterator[Check]:
    """Every check in turn; none raises, and none but an `online` one of the language model costs anything."""
    yield from machine()
    yield from _guarded("Hired voices", lambda: _hired(studio))
    yield from _guarded("Data folder", lambda: _data(studio))
    yield from _guarded("Database", lambda: _database(studio))
    yield from _guarded("Sandbox", lambda: _sandbox(studio))
    yield from _guarded("Providers", lambda: _providers(studio))
    yield from _guarded("Accounts", lambda: accounts(studio))
    yield from _guarded("Budgets", lambda: budgets(studio))
    yield from _guarded("Ledger", lambda: books(studio))
    yield from _guarded("Language model", lambda: _language(studio, online=online))


def machine() -> Iterator[Check]:
    """What can be looked at without a studio."""
    yield Check("Reelwright", State.OK, f"{__version__} on Python {platform.python_version()}, {_machine()}")
    yield from _guarded("FFmpeg", _ffmpeg)
    yield from _guarded("Fonts", _fonts)
    yield from _guarded("Voice", _voice)


def wrong(part: str, why: ReelwrightError) -> Check:
    """A part that cannot be used, for a reason that says what to do."""
    return Check(part, State.WRONG, why.message, why.hint)


def _guarded(part: str, look: Callable[[], Iterator[Check]]) -> Iterator[Check]:
    try:
        yield from look()
    except ReelwrightError as why:
        yield wrong(part, why)
    except Exception as why:
        yield Check(part, State.WRONG, f"It cannot be used: {type(why).__name__}: {why}")


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return f"{platform.system()} {platform.machine()}, {'1 core' if cores == 1 else f'{cores} cores'}"


def _ffmpeg() -> Iterator[Check]:
    import av
    from av._core import ffmpeg_version_info, library_meta  # pyright: ignore[reportPrivateImportUsage]
    from av.codec import codecs_available

    build: dict[str, Any] = dict(library_meta["libavcodec"])
    yield Check(
        "FFmpeg",
        State.OK,
        f"{ffmpeg_version_info} in PyAV {av.__version__}; the build says: {build['license']}",
        "See NOTICE for what its x264 means when you pass it on."
        if "--enable-libx264" in str(build["configuration"])
        else None,
    )
    lacking = [name for name in ("libx264", "aac") if not _encodes(name)]
    if lacking:
        yield Check(
            "Encoders",
            State.WRONG,
            f"This build cannot encode {' and '.join(lacking)}.",
            "Install PyAV from its wheel: pip install --force-reinstall av",
        )
    else:
        others = [name for name in ("libx265", "libsvtav1", "libvpx-vp9") if name in codecs_available]
        also = f"; also {', '.join(others)}" if others else ""
        yield Check("Encoders", State.OK, f"H.264 (libx264) and AAC{also}")


def _encodes(name: str) -> bool:
    from av.codec import Codec
    from av.codec.codec import UnknownCodecError

    try:
        Codec(name, "w")
    except UnknownCodecError:
        return False
    return True


def _fonts() -> Iterator[Check]:
    from reelwright.lettering import Weight, clusters
    from reelwright.lettering.typecase import machine_typecase

    case = machine_typecase()
    lacking = [
        script
        for script, sample in _SCRIPTS.items()
        if any(
            case.face_for(sample[start:end], Weight.REGULAR, False) is None for start, end in clusters(sample)
        )
    ]
    covered = [script for script in _SCRIPTS if script not in lacking]
    if "Latin" in lacking:
        yield Check("Fonts", State.WRONG, "There is no font for Latin letters.", "pip install pymupdf-fonts")
        return
    yield Check("Fonts", State.OK, f"Letters for {', '.join(covered)}")
    if lacking:
        yield Check(
            "More fonts",
            State.MISSING,
            f"No letters for {', '.join(lacking)}; captions in them get a stand-in and a note.",
            "Install a font that has them, such as Noto.",
        )


def _voice() -> Iterator[Check]:
    import tempfile

    from reelwright.sound.scratch import ScratchVoice
    from reelwright.sound.tongues import TAGS

    try:
        with tempfile.TemporaryDirectory(prefix="reelwright-") as folder:
            ScratchVoice().speak("One, two.", language="en", dest=Path(folder) / "line.wav")
    except ReelwrightError as why:
        yield Check("Voice", State.MISSING, f"{why.message} Films have no narration.", why.hint)
    else:
        tongues = len({tag.split("-")[0] for tag in TAGS})
        yield Check("Voice", State.OK, f"The scratch voice (espeak-ng) speaks {tongues} languages")


def _hired(studio: Studio) -> Iterator[Check]:
    hired = studio.outside.voices
    if hired is None:
        yield Check(
            "Hired voices",
            State.MISSING,
            "None is set up; the scratch voice narrates.",
            "Set REELWRIGHT_VOICE_PROVIDER, REELWRIGHT_VOICE_KEY and REELWRIGHT_VOICE_NAMES to hire one.",
        )
        return
    names = sorted(set(studio.voices) - {"scratch"})
    where = hired.provider + (f" at {hired.url}" if hired.url else "")
    if not names:
        yield Check(
            "Hired voices",
            State.MISSING,
            f"{where} is set up, and no voice of it is named.",
            "Set REELWRIGHT_VOICE_NAMES to the voices that --voice may ask for.",
        )
        return
    unkeyed = not hired.keyed and hired.url is None
    price = "" if hired.priced else "; nobody knows their price"
    yield Check(
        "Hired voices",
        State.MISSING if unkeyed else State.OK,
        f"--voice {', '.join(names)}: {where}{price}" + ("; there is no key" if unkeyed else ""),
        "Set REELWRIGHT_VOICE_KEY." if unkeyed else None,
    )


def _data(studio: Studio) -> Iterator[Check]:
    studio.library.prepare()
    free = studio.library.free_bytes()
    where = f"{studio.data_dir}, {size_of(free)} free"
    if free < _ROOM:
        yield Check("Data folder", State.MISSING, f"{where}: little room", "Free some space.")
    else:
        yield Check("Data folder", State.OK, where)


def _database(studio: Studio) -> Iterator[Check]:
    studio.database.upgrade()
    with studio.database.write():
        # A transaction that changes nothing: it fails where the database is locked or read-only.
        pass
    kind = "SQLite" if studio.database.is_sqlite else studio.database.url.get_backend_name()
    yield Check("Database", State.OK, f"{kind}, schema {studio.database.schema()}")


def _sandbox(studio: Studio) -> Iterator[Check]:
    found = studio.lab.sandbox
    if found.missing:
        yield Check(
            "Sandbox",
            State.MISSING,
            f"Media are read with less protection: {' '.join(found.missing)}",
            "See docs/reference/sandbox.md for what is refused where all of it is on.",
        )
        return
    yield Check("Sandbox", State.OK, "Media are read where no file and no socket can be opened")


def _providers(studio: Studio) -> Iterator[Check]:
    from reelwright.providers.port import clip_sheets, named, picture_sheet

    for name, provider in studio.providers.items():
        part = f"Provider {name}"
        clips = clip_sheets(provider)
        if name == studio.default_provider:
            own = None if studio.default_model is None else named(clips, studio.default_model)
            chosen = own.model if own is not None else "the cheapest model that can shoot the film"
            with_model = f", with {chosen}" if len(clips) > 1 else ""
            yield Check(part, State.OK, f"Used when none is named{with_model}")
        for sheet in clips:
            yield Check(part, State.OK, f"{sheet.model}, {price_of(sheet)}: {sheet.about}")
        picture = picture_sheet(provider)
        if picture is not None:
            yield Check(part, State.OK, f"For pictures {picture.model}, {price_of(picture)}: {picture.about}")
    # WrongSetting or WrongInput when that of the setting is not there.
    studio.provider(studio.default_provider)


def _language(studio: Studio, *, online: bool) -> Iterator[Check]:
    if studio.language is None:
        yield Check(
            "Language model",
            State.MISSING,
            "None is set up; the built-in planner writes the storyboards.",
            "Set REELWRIGHT_PLANNER_MODEL and REELWRIGHT_PLANNER_KEY to use one.",
        )
        return
    name = studio.language.name + (f" at {url}" if (url := studio.outside.language_url) else "")
    if not online:
        yield Check("Language model", State.OK, f"{name}; --online asks it something")
        return
    import asyncio

    from reelwright.film.brief import Brief

    # Asked the way a film asks; a few cents at most, which is why it is never done unasked.
    brief = Brief(prompt="A lamp is lit.", scenes=1, seconds=studio.limits.min_seconds)
    try:
        asyncio.run(studio.language.draft(brief, studio.sheet(brief)))
    except ReelwrightError as why:
        yield Check("Language model", State.MISSING, f"{name}: {why.message}", why.hint)
    else:
        yield Check("Language model", State.OK, f"{name} wrote a storyboard")
