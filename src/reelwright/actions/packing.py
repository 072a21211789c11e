"""Packing: a video's project folder, or several films, as the files of one parcel."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reelwright.actions.counter import Counter
from reelwright.actions.delivery import media_of
from reelwright.actions.names import file_name
from reelwright.actions.readme import readme
from reelwright.film.errors import NotFound, WrongInput
from reelwright.film.ids import VideoId
from reelwright.film.ledger import Call
from reelwright.film.take import Take
from reelwright.film.video import Film, Video
from reelwright.store import calls, ledger, takes, videos
from reelwright.store.spending import Tally
from reelwright.story.document import write_storyboard

MOST_FILMS = 100
"""Films in one parcel."""
_BESIDE_IT = {
    "poster": "poster.jpg",
    "captions": "captions.vtt",
    "subtitles": "captions.srt",
    "contact_sheet": "contact-sheet.jpg",
}
_ENDS = {"film": ".mp4", "captions": ".vtt", "subtitles": ".srt"}


@dataclass(frozen=True, slots=True)
class Item:
    """One file: by its place on the disk, or by what is in it."""

    name: str
    content: Path | bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files under one name. Every one of them was there when it was packed."""

    name: str
    items: tuple[Item, ...]


def project(counter: Counter, video: VideoId) -> Parcel:
    """The project folder of a video, with whatever of it there is; NotFound when there is no such video."""
    with counter.studio.database.read() as conn:
        found = videos.get(conn, video)
        shot = takes.every(conn, video)
        called = calls.of(conn, video)
        money = ledger.total(conn, video)
    name = _title(found)
    items = tuple(_items(counter, found, shot, called, money))
    return Parcel(name, tuple(Item(f"{name}/{one.name}", one.content) for one in items))


def films(counter: Counter, ids: Sequence[VideoId]) -> Parcel:
    """Several films with their captions; two of one title get different names.

    NotFound, with the id, for a video that is not there or has no film; WrongInput for none or too many.
    """
    wanted = list(dict.fromkeys(ids))
    if not 1 <= len(wanted) <= MOST_FILMS:
        raise WrongInput(
            f"A parcel holds 1 to {MOST_FILMS} films, not {len(wanted)}.", code="too_many_films", where="id"
        )
    with counter.studio.database.read() as conn:
        found = [videos.get(conn, one) for one in wanted]
    items: list[Item] = []
    taken: set[str] = set()
    for one in found:
        if one.film is None:
            raise NotFound(f"The film of {_title(one)} is not made yet.", code="not_made_yet", where=one.id)
        name = _another(_title(one), taken)
        items += _files(counter, one.film, {part: f"{name}{end}" for part, end in _ENDS.items()})
    return Parcel("Films" if len(found) > 1 else _title(found[0]), tuple(items))


def _items(
    counter: Counter, video: Video, shot: Sequence[Take], called: Sequence[Call], money: Tally
) -> Iterator[Item]:
    library = counter.studio.library
    made = video.film or video.preview
    clips = {
        take.id: f"clips/sc{take.scene:02d}-tk{take.number}.mp4"
        for take in shot
        if take.media is not None and library.has(take.media)
    }
    items: list[Item] = []
    if made is not None:
        first = "film.mp4" if video.film is not None else "preview.mp4"
        items += _files(counter, made, {"film": first, **_BESIDE_IT})
    if video.storyboard is not None:
        items.append(Item("storyboard.yaml", write_storyboard(video.storyboard, brief=video.brief).encode()))
    items.append(Item("brief.json", _json(video.brief.to_json())))
    items.append(Item("takes.json", _json([_take(take, clips.get(take.id)) for take in shot])))
    items.append(Item("costs.json", _json(_costs(shot, called, money))))
    for take in shot:
        if take.media is not None and take.id in clips:
            items.append(Item(clips[take.id], library.path(take.media)))
    yield Item("README.txt", readme(video, shot, [item.name for item in items]).encode())
    yield from items


def _files(counter: Counter, made: Film, names: dict[str, str]) -> list[Item]:
    kept, library = media_of(made), counter.studio.library
    return [Item(name, library.path(kept[part])) for part, name in names.items() if part in kept]


def _take(take: Take, file: str | None) -> dict[str, Any]:
    return {
        "scene": take.scene,
        "number": take.number,
        "circled": take.circled,
        "provider": take.provider,
        "model": take.model,
        "prompt": take.prompt,
        "seed": take.seed,
        "seconds": float(take.seconds),
        "state": take.state.value,
        "error": take.error,
        "costMicros": take.cost_micros,
        "file": file,
    }


def _costs(shot: Sequence[Take], called: Sequence[Call], money: Tally) -> dict[str, Any]:
    # A call keeps the number that its scene had then; its take has moved with the scene.
    scenes = {take.id: take.scene for take in shot}
    return {
        "currency": "USD",
        "spentMicros": money.known,
        "reservedMicros": money.reserved_micros,
        "lostMicros": money.lost_micros,
        "unpricedCalls": money.unpriced,
        "calls": [
            {
                "at": one.at.isoformat(),
                "purpose": one.purpose,
                "provider": one.provider,
                "model": one.model,
                "scene": one.scene if one.take is None else scenes.get(one.take, one.scene),
                "state": one.state.value,
                "costMicros": one.cost_micros,
                "currency": one.currency,
            }
            for one in called
        ],
    }


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _title(video: Video) -> str:
    return file_name(video.storyboard.title if video.storyboard else video.brief.prompt)


def _another(name: str, taken: set[str]) -> str:
    """The name, with a number where a file system that knows no capitals would take it for one of `taken`."""
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number})"
    taken.add(free.casefold())
    return free
