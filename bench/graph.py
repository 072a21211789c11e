"""The film as one filter graph, as an expert writes it: only the overlaps are blended, the rest is cut and
joined, and words are laid on while they are seen. Kept as a list, so that two builds can run the same."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """A picture with alpha, its place, and the frames it is seen on."""

    picture: str
    x: int
    y: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Job:
    """What a rival is asked for."""

    clips: tuple[str, ...]
    frames: int
    """Of each clip."""
    music: str
    words: tuple[Words, ...]
    overlap: int
    fps: int
    seconds: int
    music_db: float

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Job:
        said: dict[str, Any] = json.loads(text)
        words = tuple(Words(**one) for one in said.pop("words"))
        return cls(clips=tuple(said.pop("clips")), words=words, **said)


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter with the labels that go in and come out."""

    name: str
    options: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]

    def __str__(self) -> str:
        into = "".join(f"[{label}]" for label in self.inputs)
        out = "".join(f"[{label}]" for label in self.outputs)
        return f"{into}{self.name}={self.options}{out}" if self.options else f"{into}{self.name}{out}"


def filters(work: Job) -> list[Filter]:
    """From `0:v`, `1:v`, ... (the clips), the music and then the words, to `picture` and `sound`."""
    made: list[Filter] = []
    parts: list[str] = []
    last = len(work.clips) - 1

    def trimmed(source: str, begin: int, stop: int, label: str) -> str:
        made.append(Filter("trim", f"start_frame={begin}:end_frame={stop}", (source,), (f"{label}.t",)))
        made.append(Filter("setpts", "PTS-STARTPTS", (f"{label}.t",), (label,)))
        return label

    for number in range(last + 1):
        names = [
            part for part, there in (("head", number > 0), ("body", True), ("tail", number < last)) if there
        ]
        labels = [f"{part}{number}" for part in names]
        made.append(Filter("split", str(len(labels)), (f"{number}:v",), tuple(f"{one}.s" for one in labels)))
        begin = work.overlap if number > 0 else 0
        stop = work.frames - work.overlap if number < last else work.frames
        spans = {"head": (0, begin), "body": (begin, stop), "tail": (stop, work.frames)}
        for part, label in zip(names, labels, strict=True):
            trimmed(f"{label}.s", *spans[part], label)
        if number:
            fade = f"transition=fade:duration={work.overlap / work.fps}:offset=0"
            made.append(Filter("xfade", fade, (f"tail{number - 1}", f"head{number}"), (f"fade{number}",)))
            parts.append(f"fade{number}")
        parts.append(f"body{number}")
    made.append(Filter("concat", f"n={len(parts)}:v=1:a=0", tuple(parts), ("cut",)))
    shown = "cut"
    for number, words in enumerate(work.words):
        options = f"x={words.x}:y={words.y}:enable='between(n,{words.start},{words.stop - 1})'"
        source = f"{len(work.clips) + 1 + number}:v"
        made.append(Filter("overlay", options, (shown, source), (f"worded{number}",)))
        shown = f"worded{number}"
    made.append(Filter("format", "yuv420p", (shown,), ("picture",)))
    music = f"{len(work.clips)}:a"
    made.append(Filter("volume", f"{work.music_db}dB", (music,), ("quiet",)))
    made.append(Filter("atrim", f"end={work.seconds}", ("quiet",), ("ended",)))
    wanted = "sample_fmts=fltp:channel_layouts=stereo:sample_rates=48000"
    made.append(Filter("aformat", wanted, ("ended",), ("sound",)))
    return made
