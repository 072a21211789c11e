"""A user's picture comes upright, in its colours, fills the screen, and is the same whoever asks for it."""

from __future__ import annotations

import io
import sys
import zlib
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from reelwright.film.errors import Unreadable
from reelwright.film.grammar import Fit, Move
from reelwright.film.time import Rate
from reelwright.film.timeline import Clip
from reelwright.media.source import Source
from reelwright.render.planes import planes
from reelwright.render.screen import Screen
from reelwright.render.still import Still

SCREEN = Screen(160, 90, Rate(num=24))
RED, GREEN, BLUE, WHITE = (230, 20, 20), (20, 220, 20), (20, 20, 230), (240, 240, 240)
MOVING = [move for move in Move if move not in (Move.STATIC, Move.RACK_FOCUS)]


def a_clip(**changes: Any) -> Clip:
    return Clip.model_validate({"scene": 3, "media": "a" * 64, "frames": 24, **changes})


def kept(folder: Path, image: Image.Image, name: str = "cat.png", **how: Any) -> Source:
    image.save(folder / name, **how)
    return Source.at(folder / name)


def plain(width: int, height: int, colour: tuple[int, ...] = WHITE, mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (width, height), colour)


def quarters(width: int, height: int) -> Image.Image:
    """Red, green, blue and white, from the top left along the lines."""
    image = plain(width, height, WHITE)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image


def frames(source: Source, clip: Clip, first: int = 0, screen: Screen = SCREEN) -> list[NDArray[np.uint8]]:
    """All planes of every frame from `first` on, one flat array each."""
    still = Still(source, clip, screen, first)
    taken = [np.asarray(still.take().to_ndarray(), np.uint8).reshape(-1) for _ in range(clip.frames - first)]
    still.close()
    return taken


def colours(source: Source, clip: Clip, *spots: tuple[int, int]) -> list[tuple[int, ...]]:
    """Red, green and blue of the first frame at `spots`."""
    still = Still(source, clip, SCREEN)
    yuv = np.asarray(still.take().to_ndarray(), np.float64).reshape(-1)
    luma, blue, red = planes(yuv.astype(np.uint8), SCREEN.width, SCREEN.height)
    found: list[tuple[int, ...]] = []
    for x, y in spots:
        bright = (float(luma[y, x]) - 16) / 219
        u, v = (float(blue[y // 2, x // 2]) - 128) / 224, (float(red[y // 2, x // 2]) - 128) / 224
        # BT.709 backwards.
        r, b = bright + 1.5748 * v, bright + 1.8556 * u
        g = (bright - 0.2126 * r - 0.0722 * b) / 0.7152
        found.append(tuple(round(255 * value) for value in (r, g, b)))
    return found


def assert_near(found: tuple[int, ...], wanted: tuple[int, ...], by: int = 6) -> None:
    assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) <= by, f"{found}, not {wanted}"


CORNERS = ((20, 15), (140, 15), (20, 75), (140, 75))


@pytest.mark.parametrize(
    ("name", "how"), [("a.png", {}), ("a.jpg", {"quality": 95}), ("a.webp", {"quality": 95})]
)
def test_every_kind_of_picture_comes_in_its_colours(tmp_path: Path, name: str, how: dict[str, Any]) -> None:
    source = kept(tmp_path, quarters(320, 180), name, **how)
    for found, wanted in zip(colours(source, a_clip(), *CORNERS), (RED, GREEN, BLUE, WHITE), strict=True):
        assert_near(found, wanted)


@pytest.mark.parametrize(
    ("value", "turn"),
    [
        (2, Image.Transpose.FLIP_LEFT_RIGHT),
        (3, Image.Transpose.ROTATE_180),
        (4, Image.Transpose.FLIP_TOP_BOTTOM),
        (5, Image.Transpose.TRANSPOSE),
        (6, Image.Transpose.ROTATE_90),
        (7, Image.Transpose.TRANSVERSE),
        (8, Image.Transpose.ROTATE_270),
    ],
)
def test_a_camera_that_was_held_otherwise_is_put_right(
    tmp_path: Path, value: int, turn: Image.Transpose
) -> None:
    exif = Image.Exif()
    exif[0x0112] = value
    source = kept(tmp_path, quarters(320, 180).transpose(turn), "a.jpg", quality=95, exif=exif)
    for found, wanted in zip(colours(source, a_clip(), *CORNERS), (RED, GREEN, BLUE, WHITE), strict=True):
        assert_near(found, wanted, 10)


def test_what_is_see_through_lies_on_black(tmp_path: Path) -> None:
    image = plain(320, 180, (255, 255, 255, 255), "RGBA")
    image.paste((255, 255, 255, 0), (0, 0, 160, 90))
    image.paste((255, 255, 255, 128), (160, 0, 320, 90))
    clear, half, full, _ = colours(kept(tmp_path, image), a_clip(), *CORNERS)
    assert_near(clear, (0, 0, 0))
    assert_near(half, (128, 128, 128))
    assert_near(full, (255, 255, 255))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_every_sort_of_pixels_is_read(tmp_path: Path, mode: str) -> None:
    if mode == "I;16":
        image = Image.fromarray(np.full((180, 320), 200 * 257, np.uint16))
    else:
        image = plain(320, 180, (200, 200, 200)).convert(mode)
    source = kept(tmp_path, image, "a.jpg" if mode == "CMYK" else "a.png")
    average = float(frames(source, a_clip(frames=1))[0][: 160 * 90].mean())
    assert abs((average - 16) / 219 * 255 - 200) < 4


def test_a_colour_profile_counts(tmp_path: Path) -> None:
    lab: Any = ImageCms
    profile = lab.ImageCmsProfile(lab.createProfile("sRGB")).tobytes()
    # The profile's red and blue exchange their names, and so what they stand for.
    swapped = profile.replace(b"rXYZ", b"qXYZ").replace(b"bXYZ", b"rXYZ").replace(b"qXYZ", b"bXYZ")
    found = colours(kept(tmp_path, plain(320, 180, RED), icc_profile=swapped), a_clip(), (80, 45))[0]
    assert_near(found, BLUE, 30)
    broken = kept(tmp_path, plain(320, 180, RED), icc_profile=b"no profile at all" * 20)
    assert_near(colours(broken, a_clip(), (80, 45))[0], RED)


@pytest.mark.parametrize("shape", [(320, 180), (200, 356), (700, 160)])
@pytest.mark.parametrize("move", list(Move))
def test_nothing_beside_the_picture_is_ever_seen(tmp_path: Path, move: Move, shape: tuple[int, int]) -> None:
    """A picture whose rim is white a twentieth deep: were there anything beyond, it would not be white."""
    wide, high = shape
    inner = plain(wide, high, (120, 120, 120))
    source = kept(tmp_path, inner)
    for picture in frames(source, a_clip(move=move, speed="fast", frames=9)):
        luma = planes(picture, 160, 90).luma
        assert abs(int(luma.min()) - 119) <= 2
        assert abs(int(luma.max()) - 119) <= 2


@pytest.mark.parametrize("move", list(Move))
def test_a_whole_picture_stays_whole(tmp_path: Path, move: Move) -> None:
    image = plain(180, 320, (255, 255, 255))
    for x, y in ((0, 0), (166, 0), (0, 306), (166, 306)):
        image.paste((255, 0, 0), (x, y, x + 14, y + 14))
    source = kept(tmp_path, image)
    for picture in frames(source, a_clip(move=move, fit="contain", speed="fast", frames=7))[-1:]:
        red = planes(picture, 160, 90).red
        corners = cv2.connectedComponents((red > 175).astype(np.uint8))[0] - 1
        assert corners == 4


def test_a_tall_picture_is_cropped_to_its_upper_part(tmp_path: Path) -> None:
    image = plain(160, 284, (0, 0, 0))
    rows = np.asarray(image).copy()
    rows[:] = np.linspace(0, 255, 284).astype(np.uint8)[:, None, None]
    picture = frames(kept(tmp_path, Image.fromarray(rows)), a_clip(frames=1))[0]
    middle = (float(planes(picture, 160, 90).luma[45].mean()) - 16) / 219
    assert 0.35 < middle < 0.42


@pytest.mark.parametrize("fit", list(Fit))
@pytest.mark.parametrize(
    "move", [Move.DOLLY_IN, Move.HANDHELD, Move.WHIP_PAN, Move.RACK_FOCUS, Move.DOLLY_ZOOM]
)
def test_a_piece_made_on_its_own_is_the_same(tmp_path: Path, move: Move, fit: Fit) -> None:
    rng = np.random.default_rng(1)
    source = kept(tmp_path, Image.fromarray(rng.integers(0, 255, (60, 45, 3), np.uint8).astype(np.uint8)))
    clip = a_clip(move=move, fit=fit, frames=16)
    whole, tail = frames(source, clip), frames(source, clip, 11)
    for one, other in zip(whole[11:], tail, strict=True):
        assert np.array_equal(one, other)


def test_after_its_last_frame_the_camera_rests(tmp_path: Path) -> None:
    still = Still(kept(tmp_path, quarters(320, 180)), a_clip(move="dolly_in", frames=4), SCREEN, 3)
    last = still.take()
    assert still.take() is last
    assert still.held == 0
    assert (last.format.name, last.width, last.height) == ("yuv420p", 160, 90)


def test_a_still_shot_is_as_sharp_as_the_picture(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    grey = cv2.GaussianBlur(rng.integers(0, 255, (90, 160)).astype(np.uint8), (0, 0), 0.8)
    source = kept(tmp_path, Image.fromarray(np.asarray(grey, np.uint8)))
    luma = planes(frames(source, a_clip(frames=1))[0], 160, 90).luma.astype(float)
    assert np.abs((luma - 16) / 219 * 255 - grey).max() <= 1.5


def test_nothing_is_opened_once_a_picture_is_being_read(tmp_path: Path) -> None:
    """Where pictures are read nothing may be opened, modules included: reading one brings none in."""
    exif = Image.Exif()
    exif[0x0112] = 6
    source = kept(tmp_path, quarters(320, 180).convert("P"), "a.png", exif=exif)
    jpeg = kept(tmp_path, quarters(320, 180), "a.jpg", exif=exif)
    webp = kept(tmp_path, quarters(320, 180), "a.webp", exif=exif)
    before = set(sys.modules)
    for one in (source, jpeg, webp):
        frames(one, a_clip(frames=2, move="dolly_in", fit="blur"))
    assert set(sys.modules) == before


def bad(folder: Path, kind: str) -> Source:
    good = io.BytesIO()
    quarters(320, 180).save(good, "PNG")
    data = {
        "empty": b"",
        "words": b"this is not a picture" * 40,
        "cut off": good.getvalue()[:300],
        "damaged": good.getvalue()[:60] + bytes(200) + good.getvalue()[260:],
    }
    if kind == "gif":
        quarters(320, 180).save(folder / "x.png", "GIF")
    elif kind == "gone":
        return Source.at(folder / "x.png")
    else:
        (folder / "x.png").write_bytes(data[kind])
    return Source.at(folder / "x.png")


@pytest.mark.parametrize("kind", ["empty", "words", "cut off", "damaged", "gif", "gone"])
def test_what_cannot_be_read_is_named(tmp_path: Path, kind: str) -> None:
    with pytest.raises(Unreadable, match=r"The picture of scene 3 \(x.png\) cannot be decoded"):
        Still(bad(tmp_path, kind), a_clip(move="pan_left"), SCREEN)


@pytest.mark.parametrize("size", [(7100, 7100), (10_000, 10_000), (20_000, 20_000)])
def test_a_huge_picture_is_refused_before_it_is_decoded(tmp_path: Path, size: tuple[int, int]) -> None:
    small = io.BytesIO()
    plain(8, 8).save(small, "PNG")
    head = bytearray(small.getvalue())
    head[16:24] = size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big")
    head[29:33] = zlib.crc32(bytes(head[12:29])).to_bytes(4, "big")
    (tmp_path / "huge.png").write_bytes(head)
    with pytest.raises(Unreadable, match="larger than 50 million pixels") as refusal:
        Still(Source.at(tmp_path / "huge.png"), a_clip(), SCREEN)
    assert refusal.value.code == "picture_too_large"
