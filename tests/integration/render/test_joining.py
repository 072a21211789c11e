"""Films from pieces: nobody can see where they join, nor whether they were there already."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import av.logging
import numpy as np
import pytest
from tests.integration.render.making import HEIGHT, finder, lab, pictures, render, seen, timeline
from tests.integration.render.making import clip as clip_of

from reelwright.film.grammar import Move, TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Caption, Clip, Timeline, Title
from reelwright.render.encoder import encode
from reelwright.render.film import Renderer
from reelwright.render.kept import Remarks
from reelwright.render.piece import pieces
from reelwright.render.profiles import DEFAULT, PROFILES, profile
from reelwright.render.recipe import Recipe
from reelwright.render.screen import Screen
from reelwright.render.shelf import Shelf

GIGA = 10**9
ALIKE_DB = 45
"""Likeness (PSNR of the luma) of two encodings of one picture that nobody can tell apart."""


def drifting(path: Path, frames: int, seed: int) -> Path:
    """A clip of soft shapes and grain that drift, so that every frame differs from every other."""
    dice = np.random.default_rng(seed)
    down, across = np.mgrid[0:90, 0:160].astype(np.float32)
    grain = dice.normal(0, 3, (90, 160))

    def pictures() -> Iterator[av.VideoFrame]:
        for number in range(frames):
            picture = np.full((135, 160), 128, np.uint8)
            waves = 60 * np.sin(across / 13 + number / 5 + seed) * np.cos(down / 9 - number / 11)
            picture[:90] = np.clip(120 + waves + np.roll(grain, number, 1), 16, 235)
            yield av.VideoFrame.from_ndarray(picture, format="yuv420p")

    return clip_of(path, pictures())


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("media")
    return {name: drifting(folder / f"{name}.mp4", 130, seed) for seed, name in enumerate("abc")}


def cut() -> Timeline:
    return timeline(
        {"a": 70, "b": 70, "c": 70},
        [(TransitionKind.DISSOLVE, 12), (TransitionKind.PUSH_LEFT, 10)],
        titles=(Title(text="Storm", start=0, frames=40),),
        captions=(Caption(text="Then the wind knocked.", start=50, frames=30),),
        fade_out=8,
    )


def _nothing() -> Remarks:
    return Remarks({}, {}, ())


def one_pass(cut: Timeline, files: dict[str, Path], recipe: Recipe) -> list[Any]:
    """The luma of the same pictures through one encoder from the first frame to the last."""
    data = encode(pictures(cut, finder(files)), Screen.of(cut), recipe, _nothing)
    with av.open(BytesIO(data), "r") as container:
        return [_luma(frame) for frame in container.decode(video=0)]


def _luma(frame: av.VideoFrame) -> Any:
    planes: Any = frame.to_ndarray()
    return planes[:HEIGHT].astype(np.float32)


def likeness(first: Any, second: Any) -> float:
    apart: Any = (first - second) ** 2
    error = float(apart.mean())
    return 99.0 if error == 0 else 10 * float(np.log10(255**2 / error))


def test_nobody_sees_where_pieces_join(files: dict[str, Path], tmp_path: Path) -> None:
    """Against one pass: as like as two encodings of a picture are, no frame twice, none missing."""
    plain = cut().but(titles=(), captions=())
    # Fine enough that two encodings of grain are alike: what is left is what joining does.
    master = replace(profile("master"), recipe=replace(profile("master").recipe, crf=8))
    rendered = render(plain, finder(files), tmp_path / "film.mp4", profile=master)
    assert rendered.made == plain.frames
    film = [one.astype(np.float32) for one in seen(tmp_path / "film.mp4").luma]
    whole = one_pass(plain, files, master.recipe)
    assert len(film) == len(whole) == plain.frames
    alike = [likeness(*pair) for pair in zip(film, whole, strict=True)]
    joins = {*range(58, 70), *range(118, 128)}
    assert min(one for number, one in enumerate(alike) if number not in joins) > ALIKE_DB
    for number in range(1, len(film) - 1):
        # Every frame is most like its own of the other pass, and not like a neighbour.
        own = likeness(film[number], whole[number])
        assert own > likeness(film[number], whole[number - 1])
        assert own > likeness(film[number], whole[number + 1])


def test_the_film_says_each_frame_once_and_in_time(files: dict[str, Path], tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    render(cut(), finder(files), film)
    frame = Fraction(1, 24)
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        base = stream.time_base
        assert base is not None
        packets = [one for one in container.demux(stream) if one.size]
    shown = sorted(one.pts * base for one in packets if one.pts is not None)
    assert shown == [number * frame for number in range(cut().frames)]
    decoded = [one.dts * base for one in packets if one.dts is not None]
    assert all(after - before == frame for before, after in pairwise(decoded))
    assert all((one.dts or 0) <= (one.pts or 0) for one in packets)
    keys = [one.pts * base for one in packets if one.is_keyframe and one.pts is not None]
    assert {piece.start * frame for piece in pieces(cut())} <= set(keys)


def test_a_film_decodes_without_a_warning(files: dict[str, Path], tmp_path: Path) -> None:
    render(cut(), finder(files), tmp_path / "film.mp4")
    av.logging.set_level(av.logging.WARNING)
    try:
        with av.logging.Capture() as said:
            played = seen(tmp_path / "film.mp4")
    finally:
        av.logging.set_level(None)
    # FFmpeg says this of every MP4 with a cover, which has no time.
    assert [text for _, _, text in said if "timescale not set" not in text] == []
    assert len(played.luma) == cut().frames


def test_what_was_there_already_cannot_be_seen(files: dict[str, Path], tmp_path: Path) -> None:
    """Cold, from what another film left, from what was prepared, and with nothing to do: the same bytes."""
    cold = tmp_path / "cold.mp4"
    render(cut(), finder(files), cold)
    renderer = Renderer(lab(), Shelf(tmp_path / "shelf", GIGA))
    other = cut().but(captions=(Caption(text="Something else.", start=50, frames=30),))
    renderer.render(other, finder(files), tmp_path / "other.mp4")
    warm = renderer.render(cut(), finder(files), tmp_path / "warm.mp4")
    assert warm.made == 30
    again = renderer.render(cut(), finder(files), tmp_path / "again.mp4")
    assert again.made == 0
    assert cold.read_bytes() == (tmp_path / "warm.mp4").read_bytes() == (tmp_path / "again.mp4").read_bytes()


def test_scenes_are_prepared_while_others_are_still_shot(files: dict[str, Path], tmp_path: Path) -> None:
    """All that they decide is prepared; the last one costs itself and its join."""
    renderer = Renderer(lab(), Shelf(tmp_path / "shelf", GIGA))
    early = {name: path for name, path in files.items() if name != "c"}
    prepared = renderer.prepare(cut(), finder(early), {1, 2}, sound=True)
    whole = renderer.render(cut(), finder(files), tmp_path / "film.mp4")
    assert prepared + whole.made == cut().frames
    assert whole.made == 70
    render(cut(), finder(files), tmp_path / "cold.mp4")
    assert (tmp_path / "film.mp4").read_bytes() == (tmp_path / "cold.mp4").read_bytes()


def test_a_join_is_made_of_what_was_put_aside(files: dict[str, Path], tmp_path: Path) -> None:
    """Once a film is prepared, another transition needs none of its clips, and is the same."""
    renderer = Renderer(lab(), Shelf(tmp_path / "shelf", GIGA))
    renderer.prepare(cut(), finder(files), {1, 2, 3}, sound=True)
    renderer.render(cut(), finder(files), tmp_path / "film.mp4")
    joins = (cut().joins[0].but(kind=TransitionKind.WIPE_LEFT), cut().joins[1])
    changed = cut().but(joins=joins)
    gone = finder({name: tmp_path / "gone" for name in files})
    assert renderer.render(changed, gone, tmp_path / "changed.mp4").made == 12
    render(changed, finder(files), tmp_path / "cold.mp4")
    assert (tmp_path / "changed.mp4").read_bytes() == (tmp_path / "cold.mp4").read_bytes()


def test_two_renders_at_once_make_the_same_films(files: dict[str, Path], tmp_path: Path) -> None:
    renderer = Renderer(lab(), Shelf(tmp_path / "shelf", GIGA))
    names = ["first.mp4", "second.mp4"]
    threads = [
        threading.Thread(target=renderer.render, args=(cut(), finder(files), tmp_path / name))
        for name in names
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert (tmp_path / names[0]).read_bytes() == (tmp_path / names[1]).read_bytes()


def test_a_damaged_piece_is_made_anew(files: dict[str, Path], tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf", GIGA)
    renderer = Renderer(lab(), shelf)
    renderer.render(cut(), finder(files), tmp_path / "film.mp4")
    piece = pieces(cut())[2]
    place = shelf.place(piece.key(Screen.of(cut()), PROFILES[DEFAULT].recipe))
    place.write_bytes(place.read_bytes()[:-200])
    renderer.render(cut(), finder(files), tmp_path / "again.mp4")
    assert (tmp_path / "film.mp4").read_bytes() == (tmp_path / "again.mp4").read_bytes()


def test_a_process_killed_in_the_middle_of_a_piece(files: dict[str, Path], tmp_path: Path) -> None:
    """Its workers end with it, nothing torn is found, and the next render goes on from what was made."""
    code = f"""
        from pathlib import Path
        from tests.integration.render import test_joining as here
        files = {{name: Path(path) for name, path in { ({k: str(v) for k, v in files.items()})!r}.items()}}
        shelf = here.Shelf(Path({str(tmp_path / "shelf")!r}), here.GIGA)
        here.Renderer(here.lab(), shelf).render(
            here.cut(), here.finder(files), Path({str(tmp_path / "film.mp4")!r}),
            progress=lambda done, film: print(done, flush=True),
        )
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as child:
        assert child.stdout is not None
        while int(child.stdout.readline()) < 120:
            pass
        child.send_signal(signal.SIGKILL)
    assert not (tmp_path / "film.mp4").exists()
    renderer = Renderer(lab(), Shelf(tmp_path / "shelf", GIGA))
    after = renderer.render(cut(), finder(files), tmp_path / "film.mp4")
    assert after.made < cut().frames
    render(cut(), finder(files), tmp_path / "cold.mp4")
    assert (tmp_path / "film.mp4").read_bytes() == (tmp_path / "cold.mp4").read_bytes()


def test_a_still_needs_no_clip(tmp_path: Path) -> None:
    """A picture as a scene: it can be cut into pieces like any other."""
    from PIL import Image

    Image.linear_gradient("L").convert("RGB").resize((320, 180)).save(tmp_path / "still.png")
    still = Clip(scene=1, media=MediaId("still"), frames=60, move=Move.PAN_RIGHT)
    render(
        timeline({"still": 60}).but(clips=(still,)),
        finder({"still": tmp_path / "still.png"}),
        tmp_path / "f.mp4",
    )
    assert len(seen(tmp_path / "f.mp4").luma) == 60
