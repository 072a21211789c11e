"""The books held against each other: what the server charged, what the ledger says, and who asked for it."""

from __future__ import annotations

import hashlib
from collections import Counter as Count
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import av
import sqlalchemy as sa
from tests.chaos.films import MARK

from reelwright.film.errors import NotFound
from reelwright.film.ids import MediaId
from reelwright.film.ledger import Call, CallState
from reelwright.film.video import Video
from reelwright.store import calls, ledger, takes
from reelwright.store import media as media_table
from reelwright.store.tables import media, videos
from reelwright.studio import Studio

CREDIT_MICROS = 10_000
Json = dict[str, Any]


def credits_billed(bill: Json) -> dict[str, int]:
    """Credits that the server kept, by model; nothing where that is nothing."""
    found: Count[str] = Count()
    for task in bill["tasks"]:
        found[task["model"]] += task["chargedCredits"]
    return {model: credits for model, credits in found.items() if credits}


def every_call(studio: Studio) -> list[Call]:
    """All calls of all videos that were made to Runway."""
    with studio.database.read() as conn:
        ids = conn.execute(sa.select(videos.c.id)).scalars().all()
        return [call for one in ids for call in calls.of(conn, one) if call.provider == "runway"]


def credits_booked(found: Iterable[Call]) -> dict[str, int]:
    """Credits that the ledger counts as spent or lost, by model; nothing where that is nothing."""
    booked: Count[str] = Count()
    for call in found:
        if call.state in (CallState.SETTLED, CallState.LOST):
            assert call.cost_micros is not None, call.id
            whole, rest = divmod(call.cost_micros, CREDIT_MICROS)
            assert rest == 0, call.id
            booked[call.model] += whole
    return {model: credits for model, credits in booked.items() if credits}


def trouble_with_money(studio: Studio, bill: Json, asked: Mapping[str, int]) -> list[str]:
    """A sentence for whatever is wrong with the money; `asked`: by video, how often a person said `again`.

    The bill and the ledger are the same to the credit, the ledger adds up, and no request of a scene was
    charged twice: what is charged is counted by model, mark and seed on the server's own bill. Another take
    of the same scene, which only a person asks for, has another seed.
    """
    every = every_call(studio)
    billed, booked = credits_billed(bill), credits_booked(every)
    found = [
        f"{model}: {billed.get(model, 0)} credits were charged, {booked.get(model, 0)} are in the ledger."
        for model in sorted(billed.keys() | booked.keys())
        if billed.get(model, 0) != booked.get(model, 0)
    ]
    with studio.database.read() as conn:
        found += ledger.audit(conn)
    found += [f"{call.id} is {call.state.value} in the end." for call in every if _unfinished(call)]
    return found + _charged_twice(studio, every, bill, asked)


def _unfinished(call: Call) -> bool:
    return call.state in (CallState.HELD, CallState.SENDING, CallState.SUBMITTED)


def _charged_twice(studio: Studio, every: list[Call], bill: Json, asked: Mapping[str, int]) -> list[str]:
    seeds: dict[str, int] = {}
    names: dict[str, str] = {}
    with studio.database.read() as conn:
        for video in {call.video for call in every}:
            seeds |= {take.id: take.seed for take in takes.of(conn, video)}
            title = conn.execute(sa.select(videos.c.prompt).where(videos.c.id == video)).scalar_one()
            names[video] = str(title).removeprefix("Film ")
    orders: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    decided: dict[tuple[str, str, int], int] = {}
    for call in every:
        mark = f"{names[call.video]}_{call.scene or 'face'}"
        seed = seeds[call.take] if call.take is not None else 0
        orders[call.model, mark, seed].add(call.id.rpartition(".")[0])
        if call.take is None:
            # The same request of the same order, once more: only after a person said so.
            decided[call.model, mark, seed] = asked.get(call.video, 0)
    charged: Count[tuple[str, str, int]] = Count()
    for task in bill["tasks"]:
        if task["chargedCredits"]:
            mark = MARK.search(task["promptText"])
            assert mark is not None, task["promptText"]
            charged[task["model"], mark.group(1), task["seed"]] += 1
    return [
        f"{model} was charged {times} times for {mark} with seed {seed}, of which there was "
        f"{len(orders[model, mark, seed])} to be made."
        for (model, mark, seed), times in sorted(charged.items())
        if times > len(orders[model, mark, seed]) + decided.get((model, mark, seed), 0)
    ]


def trouble_with_media(studio: Studio, films: Iterable[Video]) -> list[str]:
    """A sentence for every file of the library that is not whole, and every film that does not play."""
    found: list[str] = []
    root = studio.library.root
    for file in sorted(root.rglob("*")):
        if file.is_dir() or (root / "tmp") in file.parents:
            continue
        if hashlib.sha256(file.read_bytes()).hexdigest() != file.name:
            found.append(f"{file.relative_to(root)} is not what its name says.")
    with studio.database.read() as conn:
        known = conn.execute(sa.select(media.c.id)).scalars().all()
        found += [
            f"The media {one} is on record and not there." for one in known if not studio.library.has(one)
        ]
        played: dict[MediaId, int] = {}
        for video in films:
            if video.film is None or video.timeline is None:
                found.append(f"{video.id} is finished and has no film.")
                continue
            if video.film.film not in played:
                try:
                    kept = media_table.get(conn, video.film.film)
                    played[video.film.film] = frames_of(studio.library.path(MediaId(kept.id)))
                except (NotFound, OSError, ValueError) as why:
                    found.append(f"The film of {video.id} does not play: {why}")
                    continue
            if not played[video.film.film] == video.film.frames == video.timeline.frames:
                found.append(
                    f"The film of {video.id} has {played[video.film.film]} frames, on record it has "
                    f"{video.film.frames}, in its timeline {video.timeline.frames}."
                )
    return found


def frames_of(film: Path) -> int:
    """How many pictures a film has, each decoded with every fault reported."""
    with av.open(film) as opened:
        stream = opened.streams.video[0]
        stream.codec_context.options = {"err_detect": "explode"}
        return sum(1 for _ in opened.decode(stream))


def left_in_tmp(studio: Studio) -> int:
    """Things that killed processes left where work is in progress; a studio sweeps them a day later."""
    return sum(1 for _ in (studio.library.root / "tmp").iterdir())
