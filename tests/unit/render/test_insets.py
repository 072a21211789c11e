"""Pictures of the user's own over the film."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from reelwright.film.errors import Unreadable
from reelwright.film.grammar import Spot
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Inset
from reelwright.media.source import Source
from reelwright.render.insets import MOST_PIXELS, inset_box, inset_overlay
from reelwright.render.page import Page
from reelwright.render.planes import Picture, planes
from reelwright.render.typeset import set_caption

SHAPES = [(640, 360), (360, 640), (400, 400)]


def inset(spot: Spot = Spot.TOP_RIGHT, size: float = 0.12) -> Inset:
    return Inset(media=MediaId("logo"), spot=spot, size=size, frames=10)


def written(folder: Path, name: str, picture: Image.Image, **options: object) -> Source:
    path = folder / name
    picture.save(path, **options)  # pyright: ignore[reportArgumentType]
    return Source.at(path)


def grey(width: int, height: int, luma: int = 128) -> Picture:
    picture = np.full(width * height * 3 // 2, 128, np.uint8)
    picture[: width * height] = luma
    return picture


@pytest.fixture
def red(tmp_path: Path) -> Source:
    """A red square in a clear ground, twice as wide as it is high."""
    picture = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    picture.paste((255, 0, 0, 255), (100, 50, 300, 150))
    return written(tmp_path, "logo.png", picture)


@pytest.mark.parametrize(("width", "height"), SHAPES)
@pytest.mark.parametrize("spot", Spot)
def test_an_inset_stands_in_the_safe_area_and_off_the_captions(
    red: Source, spot: Spot, width: int, height: int
) -> None:
    overlay = inset_overlay(red, inset(spot), width, height)
    rows, columns = overlay.cover.shape
    assert overlay.x >= 0.05 * width
    assert overlay.x + columns <= 0.95 * width
    assert overlay.y >= 0.05 * height
    assert overlay.y + rows <= 0.93 * height
    caption = set_caption(Page(width, height), "mmmmmmmmmmmmmmmm " * 4).overlay
    bottom, right = caption.y + caption.cover.shape[0], caption.x + caption.cover.shape[1]
    apart = overlay.x + columns <= caption.x or overlay.x >= right or overlay.y + rows <= caption.y
    assert apart or overlay.y >= bottom
    page, box = Page(width, height), inset_box(Page(width, height), inset(spot))
    assert box.right - box.left == round(0.12 * page.unit)


def test_an_inset_keeps_its_colour_its_shape_and_what_is_clear(red: Source) -> None:
    picture = grey(640, 360)
    overlay = inset_overlay(red, inset(size=0.4), 640, 360)
    # The clear ground around is not sent along; the square is half as wide as the picture.
    assert overlay.cover.shape == pytest.approx((36, 72), abs=2)
    overlay.lay_on(picture, 640, 360)
    luma, blue, chroma_red = planes(picture, 640, 360)
    middle = (overlay.y + 18, overlay.x + 36)
    # Red in BT.709, limited range.
    assert luma[middle] == pytest.approx(63, abs=1)
    assert blue[middle[0] // 2, middle[1] // 2] == pytest.approx(102, abs=1)
    assert chroma_red[middle[0] // 2, middle[1] // 2] == pytest.approx(240, abs=1)
    assert (luma[:, : overlay.x] == 128).all()


def test_edges_are_not_darkened_by_what_is_hidden(tmp_path: Path) -> None:
    # White letters on a ground that is black where it is clear, as many programs write them.
    pixels = np.zeros((300, 300, 4), np.uint8)
    pixels[::2, :, :] = 255
    overlay = inset_overlay(
        written(tmp_path, "lines.png", Image.fromarray(pixels)), inset(size=0.3), 320, 180
    )
    picture = grey(320, 180, 235)
    overlay.lay_on(picture, 320, 180)
    assert planes(picture, 320, 180).luma.min() >= 233


def test_half_opacity_is_left_to_the_film(red: Source) -> None:
    faint = inset(size=0.4).but(opacity=0.3)
    assert inset_overlay(red, faint, 640, 360).cover.max() == 255


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_reads_the_usual_formats_from_a_descriptor(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "logo"
    Image.new("RGB", (90, 60), (0, 0, 255)).save(path, format=kind)
    handle = os.open(path, os.O_RDONLY)
    try:
        overlay = inset_overlay(Source("logo", descriptor=handle), inset(), 320, 180)
    finally:
        os.close(handle)
    assert overlay.blue.max() > 220


def test_a_phone_picture_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    source = written(tmp_path, "turned.jpg", Image.new("RGB", (120, 60), "white"), exif=exif.tobytes())
    rows, columns = inset_overlay(source, inset(size=0.5), 320, 180).cover.shape
    assert rows > 1.8 * columns


_WITHOUT_FILES = """
import os, sys
from reelwright.film.timeline import Inset
from reelwright.media.source import Source
from reelwright.render.insets import inset_overlay

def refuse(event, arguments):
    if event in {"open", "import", "socket.connect", "subprocess.Popen"}:
        raise PermissionError(f"{event} {arguments}")

handle = os.open(sys.argv[1], os.O_RDONLY)
sys.addaudithook(refuse)
overlay = inset_overlay(Source("logo", descriptor=handle), Inset(media="m", frames=9), 320, 180)
os.write(1, str(overlay.cover.shape).encode())
"""


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_reads_where_no_file_may_be_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "logo"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (120, 60), "white").save(path, format=kind, exif=exif.tobytes())
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_FILES, str(path)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("(24, 12)", "")


def _bad() -> Iterator[bytes]:
    yield b""
    yield b"not a picture"
    whole = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(whole, format="PNG")
    yield whole.getvalue()[:300]
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    yield svg


@pytest.mark.parametrize("data", list(_bad()), ids=["empty", "text", "cut short", "svg"])
def test_what_is_no_picture_is_named(data: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(data)
        file.flush()
        with pytest.raises(Unreadable) as caught:
            inset_overlay(Source("our logo", path=Path(file.name)), inset(), 320, 180)
    assert caught.value.code == "unreadable_picture"
    assert "logo" in caught.value.message


@pytest.mark.parametrize("side", [7_000, 20_000])
def test_a_picture_of_far_too_many_pixels_is_refused_before_it_is_decoded(tmp_path: Path, side: int) -> None:
    assert side * side > MOST_PIXELS
    source = written(tmp_path, "huge.png", Image.new("1", (side, side)))
    with pytest.raises(Unreadable, match="pixels, which is too many") as caught:
        inset_overlay(source, inset(), 320, 180)
    assert caught.value.code == "picture_too_large"
