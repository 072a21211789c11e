"""Words and insets on a finished film: through the lab, where there are no fonts and no files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from tests.integration.render import making
from tests.integration.render.making import finder, grey, render, timeline

from reelwright.film.errors import Unreadable
from reelwright.film.grammar import Spot, TitleStyle
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Caption, Inset, Timeline, Title


def _cut(**more: Any) -> Timeline:
    return timeline({"clip": 24}, None, width=320, height=180, **more)


def _film(folder: Path, cut: Timeline, **files: Path) -> list[NDArray[np.uint8]]:
    clip = making.clip(folder / "clip.mp4", [grey(120, 320, 180) for _ in range(24)])
    dest = folder / "film.mp4"
    render(cut, finder({"clip": clip, **files}), dest)
    with av.open(str(dest)) as container:
        frames: Iterator[Any] = container.decode(video=0)
        return [frame.to_ndarray() for frame in frames]


def test_captions_of_any_script_and_emoji_in_colour_reach_the_film(tmp_path: Path) -> None:
    cut = _cut(
        captions=(
            Caption(text="灯台守と嵐 🍓🍓🍓", start=0, frames=12),
            Caption(text="مرحبا", start=12, frames=12),
        ),
        language="ja",
    )
    frames = _film(tmp_path, cut)
    assert len(frames) == 24
    japanese, arabic = frames[6], frames[18]
    for frame in (japanese, arabic):
        luma = frame[:180]
        assert luma[140:166].max() > 190
        assert abs(int(luma[60, 160]) - 120) < 4
    # I420: luma, then blue, then red, each half as wide.
    red = [frame[180:].reshape(-1)[90 * 160 :] for frame in (japanese, arabic)]
    assert red[0].max() > 160
    assert red[1].max() < 136


def test_a_logo_and_a_lower_third_reach_the_film(tmp_path: Path) -> None:
    logo = tmp_path / "logo.webp"
    Image.new("RGBA", (300, 300), (0, 0, 255, 255)).save(logo, lossless=True)
    cut = _cut(
        titles=(
            Title(
                text="Agnes Holm",
                subtitle="Keeper",
                start=0,
                frames=24,
                style=TitleStyle.CARD,
                lower_third=True,
            ),
        ),
        insets=(Inset(media=MediaId("logo"), spot=Spot.TOP_RIGHT, frames=24, size=0.2),),
    )
    frame = _film(tmp_path, cut, logo=logo)[12]
    blue = frame[180:].reshape(-1)[: 90 * 160].reshape(90, 160)
    rows, columns = np.nonzero(blue > 200)
    # 36 pixels wide, in the safe area's upper right corner.
    assert (columns.min(), columns.max()) == pytest.approx(((320 - 22 - 36) // 2, (320 - 22) // 2 - 1), abs=1)
    assert rows.max() - rows.min() + 1 == pytest.approx(18, abs=1)
    assert frame[120:166, 22:120].max() > 190


@pytest.mark.parametrize("data", [b"no picture", b""])
def test_a_logo_that_cannot_be_read_is_named_and_no_film_is_left(tmp_path: Path, data: bytes) -> None:
    logo = tmp_path / "our logo.png"
    logo.write_bytes(data)
    cut = _cut(insets=(Inset(media=MediaId("logo"), frames=24),))
    with pytest.raises(Unreadable, match=r"The logo \(our logo\.png\) is not a picture") as caught:
        _film(tmp_path, cut, logo=logo)
    assert caught.value.hint
    assert not (tmp_path / "film.mp4").exists()
