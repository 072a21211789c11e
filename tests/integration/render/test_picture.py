from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.integration.render.making import (
    HEIGHT,
    WIDTH,
    clip,
    counting,
    finder,
    grey,
    pictures,
    render,
    timeline,
)

from reelwright.film.grammar import Fit, TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Caption, Clip, Timeline, Title


def _luma(frame: av.VideoFrame) -> NDArray[np.uint8]:
    return cast("NDArray[np.uint8]", frame.to_ndarray())[: frame.height]


def _levels(cut: Timeline, files: dict[str, Path], start: int = 0, stop: int | None = None) -> list[float]:
    return [float(_luma(frame).mean()) for frame in pictures(cut, finder(files), start, stop)]


def _numbers(levels: list[float]) -> list[int]:
    """Which frame of a counting clip each level is."""
    return [round((level - 40) / 3) for level in levels]


def _one(frames: int, start: Fraction = Fraction(0), fit: Fit = Fit.COVER) -> Timeline:
    alone = Clip(scene=1, media=MediaId("clip"), frames=frames, source_start=start, fit=fit)
    return Timeline(width=WIDTH, height=HEIGHT, clips=(alone,))


def test_frames_come_one_by_one_from_where_the_trim_says(tmp_path: Path) -> None:
    files = {"clip": counting(tmp_path / "clip.mp4", 40)}
    assert _numbers(_levels(_one(12), files)) == list(range(12))
    assert _numbers(_levels(_one(12, Fraction(20, 24)), files)) == list(range(20, 32))


def test_a_trim_deep_in_a_long_clip_is_exact(tmp_path: Path) -> None:
    levels = [40 + 3 * (number % 60) for number in range(120)]
    files = {"clip": clip(tmp_path / "clip.mp4", [grey(level) for level in levels])}
    assert _numbers(_levels(_one(5, Fraction(100, 24)), files)) == [40, 41, 42, 43, 44]


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (12, [0, 0, 1, 1, 2, 2, 3, 3]),
        (48, [0, 2, 4, 6, 8, 10, 12, 14]),
        (30, [0, 1, 3, 4, 5, 6, 8, 9]),
        (Fraction(24_000, 1001), [0, 1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_other_rates_keep_their_speed(rate: int | Fraction, expected: list[int], tmp_path: Path) -> None:
    files = {"clip": counting(tmp_path / "clip.mp4", 30, rate)}
    assert _numbers(_levels(_one(8), files)) == expected


def test_a_short_clip_holds_its_last_frame_and_says_so(tmp_path: Path) -> None:
    files = {"clip": counting(tmp_path / "clip.mp4", 10)}
    assert _numbers(_levels(_one(14), files)) == [*range(10), 9, 9, 9, 9]
    (note,) = render(_one(14), finder(files), tmp_path / "film.mp4").notes
    assert (note.code, note.scene) == ("clip_short", 1)
    assert "4 frames" in note.message


def test_a_still_is_held_for_its_frames_without_a_word(tmp_path: Path) -> None:
    still = tmp_path / "still.png"
    assert cv2.imwrite(str(still), np.full((HEIGHT, WIDTH, 3), 255, np.uint8))
    levels = _levels(_one(7), {"clip": still})
    assert [round(level) for level in levels] == [235] * 7
    assert render(_one(7), finder({"clip": still}), tmp_path / "film.mp4").notes == ()


def _halves(width: int, height: int) -> av.VideoFrame:
    """Bright on the left, dark on the right."""
    picture = np.full((height * 3 // 2, width), 128, np.uint8)
    picture[:height, : width // 2] = 200
    picture[:height, width // 2 :] = 60
    return av.VideoFrame.from_ndarray(picture, format="yuv420p")


def test_another_shape_is_cropped_or_framed(tmp_path: Path) -> None:
    files = {"clip": clip(tmp_path / "clip.mp4", [_halves(120, 120)] * 3)}
    (cover,) = (_luma(one) for one in pictures(_one(1), finder(files)))
    assert cover.shape == (HEIGHT, WIDTH)
    assert cover[:, :70].mean() == pytest.approx(200, abs=2)
    assert cover[:, 90:].mean() == pytest.approx(60, abs=2)
    framed = _one(1, fit=Fit.CONTAIN)
    (contain,) = (_luma(one) for one in pictures(framed, finder(files)))
    assert contain[:, :30].mean() == pytest.approx(16, abs=1)
    assert contain[:, 40:75].mean() == pytest.approx(200, abs=2)
    assert contain[:, 130:].mean() == pytest.approx(16, abs=1)


@pytest.mark.parametrize(("turn", "bright"), [(90, "top"), (180, "right"), (270, "bottom")])
def test_a_clip_filmed_sideways_stands_upright(turn: int, bright: str, tmp_path: Path) -> None:
    """`turn` is clockwise, as a phone writes it into the track's matrix."""
    path = clip(tmp_path / "clip.mp4", [_halves(160, 160)] * 2)
    one = 1 << 16
    matrix = {90: (0, one, -one, 0), 180: (-one, 0, 0, -one), 270: (0, -one, one, 0)}[turn]
    data = bytearray(path.read_bytes())
    place = data.index(b"tkhd") + 4 + 4 + 20 + 8 + 8
    a, b, c, d = matrix
    data[place : place + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    path.write_bytes(data)
    (luma,) = (_luma(frame) for frame in pictures(_one(1), finder({"clip": path})))
    sides = {
        "top": luma[:30].mean(),
        "bottom": luma[-30:].mean(),
        "left": luma[:, :40].mean(),
        "right": luma[:, -40:].mean(),
    }
    assert sides[bright] == pytest.approx(200, abs=3)


def test_a_full_range_picture_keeps_its_greys(tmp_path: Path) -> None:
    still = tmp_path / "still.jpg"
    assert cv2.imwrite(str(still), np.full((HEIGHT, WIDTH, 3), 128, np.uint8))
    levels = _levels(_one(1), {"clip": still})
    assert levels == [pytest.approx(16 + 128 * 219 / 255, abs=1)]


def test_any_stretch_can_be_made_on_its_own(tmp_path: Path) -> None:
    files = {
        "first": counting(tmp_path / "first.mp4", 20),
        "second": counting(tmp_path / "second.mp4", 24, first=140, step=4),
        "third": clip(tmp_path / "third.mp4", [grey(90)] * 12),
    }
    cut = timeline(
        {"first": 20, "second": 24, "third": 12},
        [(TransitionKind.DISSOLVE, 6), (TransitionKind.WIPE_UP, 4)],
        fade_in=3,
        fade_out=3,
        titles=(Title(text="Storm", start=2, frames=12),),
        captions=(Caption(text="Then the wind knocked.", start=16, frames=20),),
    )
    whole = [_luma(one).copy() for one in pictures(cut, finder(files))]
    assert len(whole) == cut.frames
    for start, stop in [(0, 14), (14, 20), (16, 18), (20, 31), (30, 40), (cut.frames - 2, cut.frames)]:
        part = [_luma(one).copy() for one in pictures(cut, finder(files), start, stop)]
        assert len(part) == stop - start
        for alone, together in zip(part, whole[start:stop], strict=True):
            assert np.array_equal(alone, together)


def test_the_same_frame_shown_twice_is_dressed_once(tmp_path: Path) -> None:
    """A held frame comes as one object; words must not pile up on it."""
    still = tmp_path / "still.png"
    assert cv2.imwrite(str(still), np.full((HEIGHT, WIDTH, 3), 200, np.uint8))
    cut = _one(20).but(captions=(Caption(text="Still here", start=0, frames=20),))
    frames = [_luma(one).copy() for one in pictures(cut, finder({"clip": still}))]
    assert np.array_equal(frames[8], frames[12])
    assert not np.array_equal(frames[8], frames[0])
