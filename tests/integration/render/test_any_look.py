"""Clips of any shape, turn, depth, light and transparency: what is seen is what was filmed."""

from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.integration.render.filmed import colours, film, numbered, numbers, rgb, shown
from tests.integration.render.making import HEIGHT, WIDTH

from reelwright.film.errors import Unreadable
from reelwright.film.grammar import Fit
from reelwright.film.time import Rate
from reelwright.render.tone import Gamut, Tone, Transfer, hlg_nits, peak_of, pq_signal, to_sdr

RED, GREEN, BLUE, GREY = (220, 40, 40), (40, 200, 60), (50, 60, 220), (128, 128, 128)
CORNERS = [[RED, GREEN], [BLUE, GREY]]
BT709: dict[str, Any] = {"colorspace": 1, "color_range": 1, "color_primaries": 1, "color_trc": 1}
X265 = {"x265-params": "log-level=none:lossless=1", "preset": "ultrafast"}
WHOLE = {"qp": "0"}
"""H.264 that loses nothing."""

Rgb = NDArray[np.float64]


def _tagged(frame: av.VideoFrame, form: str, matrix: int = 1, full: bool = False) -> av.VideoFrame:
    """An rgb24 frame as YUV of that kind, with its tags."""
    turned = frame.reformat(format=form, dst_colorspace=matrix, dst_color_range=2 if full else 1)
    turned.colorspace, turned.color_range = matrix, 2 if full else 1
    return turned


def _corners(frame: av.VideoFrame, margin: int = 8) -> list[tuple[int, ...]]:
    """The colours at the four corners of a picture, by row, from 0 to 255."""
    picture = rgb(frame) * 255
    rows = (picture[margin : margin * 2], picture[-2 * margin : -margin])
    found = [
        row[:, part].mean(axis=(0, 1))
        for row in rows
        for part in (slice(margin, margin * 2), slice(-2 * margin, -margin))
    ]
    return [tuple(round(float(one)) for one in colour) for colour in found]


def _near(found: list[tuple[int, ...]], wanted: list[tuple[int, int, int]], by: int = 4) -> bool:
    return bool(np.abs(np.array(found) - np.array(wanted)).max() <= by)


FLAT = [*CORNERS[0], *CORNERS[1]]


def _still(path: Path, frame: av.VideoFrame, **more: Any) -> Path:
    return film(path, [frame] * 2, **more)


@pytest.mark.parametrize(
    ("name", "codec", "form", "matrix", "full"),
    [
        ("8 bit 4:2:0", "libx264", "yuv420p", 1, False),
        ("8 bit 4:4:4", "libx264", "yuv444p", 1, False),
        ("10 bit 4:2:0", "libx265", "yuv420p10le", 1, False),
        ("10 bit 4:2:2", "prores_ks", "yuv422p10le", 1, False),
        ("10 bit 4:4:4", "libx264", "yuv444p10le", 1, False),
        ("12 bit 4:2:0", "libx265", "yuv420p12le", 1, False),
        ("12 bit 4:4:4", "libx265", "yuv444p12le", 1, False),
        ("12 bit RGB", "libx265", "gbrp12le", 0, True),
        ("BT.601", "libx264", "yuv420p", 6, False),
        ("BT.601 of PAL", "mpeg4", "yuv420p", 5, False),
        ("full range", "libx264", "yuv420p", 1, True),
        ("motion JPEG", "mjpeg", "yuvj420p", 5, True),
        ("RGB", "libx264rgb", "rgb24", 0, True),
        ("VP9", "libvpx-vp9", "yuv420p", 1, False),
    ],
)
def test_colours_come_through(
    name: str, codec: str, form: str, matrix: int, full: bool, tmp_path: Path
) -> None:
    source = colours(CORNERS, WIDTH, HEIGHT)
    frame = _tagged(source, form, matrix, full) if matrix else source
    options = {"libx265": X265, "mjpeg": {"q:v": "1"}, "mpeg4": {"q:v": "1"}}.get(codec, {})
    clip = _still(
        tmp_path / ("clip.mov" if codec == "prores_ks" else "clip.mkv"),
        frame,
        codec=codec,
        form=form,
        options=options,
        colorspace=matrix,
        color_range=2 if full else 1,
    )
    (seen,) = shown(clip, 1)
    assert (seen.format.name, seen.width, seen.height) == ("yuv420p", WIDTH, HEIGHT)
    assert _near(_corners(seen), FLAT), name


def test_a_clip_that_says_nothing_is_bt601_when_small_and_bt709_when_large(tmp_path: Path) -> None:
    small = _tagged(colours(CORNERS, 320, 180), "yuv420p", 6)
    large = _tagged(colours(CORNERS, 1280, 720), "yuv420p", 1)
    for name, frame in (("small.mkv", small), ("large.mkv", large)):
        clip = _still(tmp_path / name, frame, colorspace=2, color_range=0)
        assert _near(_corners(shown(clip, 1)[0]), FLAT), name


def test_a_clip_that_is_as_the_film_wants_it_is_not_touched(tmp_path: Path) -> None:
    """No filter and no copy: the decoder's own frame."""
    clip = film(tmp_path / "clip.mp4", [numbered(number) for number in range(3)], **BT709)
    frames = shown(clip, 3)
    assert [frame.pts for frame in frames] == [0, 512, 1024]


@pytest.mark.parametrize("size", [(97, 55), (161, 91), (33, 201)])
def test_odd_sizes_fill_the_screen(size: tuple[int, int], tmp_path: Path) -> None:
    picture = colours([[RED, GREEN]], *size)
    clip = _still(tmp_path / "clip.mkv", _tagged(picture, "yuv444p"), form="yuv444p", options=WHOLE, **BT709)
    (seen,) = shown(clip, 1)
    assert _near(_corners(seen), [RED, GREEN, RED, GREEN])


@pytest.mark.parametrize(("pixel", "kept"), [(Fraction(4, 3), 0.75), (Fraction(1, 2), 1.0)])
def test_pixels_that_are_not_square_are_stretched(pixel: Fraction, kept: float, tmp_path: Path) -> None:
    """A circle stays round: here a square in the middle of the picture."""
    high, wide = 90, round(160 / pixel)
    picture = np.full((high, wide, 3), 40, np.uint8)
    half = round(20 / pixel)
    picture[25:65, wide // 2 - half : wide // 2 + half] = 220
    frame = _tagged(av.VideoFrame.from_ndarray(picture, format="rgb24"), "yuv444p")
    clip = _still(
        tmp_path / "clip.mkv", frame, form="yuv444p", options=WHOLE, sample_aspect_ratio=pixel, **BT709
    )
    light = rgb(shown(clip, 1, fit=Fit.CONTAIN)[0]).mean(axis=-1) > 0.5
    assert abs(int(light.sum(axis=1).max()) - 40) <= 2
    assert abs(int(light.sum(axis=0).max()) - 40) <= 2
    assert kept <= 1


ONE = 1 << 16
TURNS = {
    "as it is": ((ONE, 0, 0, ONE), [RED, GREEN, BLUE, GREY]),
    "90": ((0, ONE, -ONE, 0), [BLUE, RED, GREY, GREEN]),
    "180": ((-ONE, 0, 0, -ONE), [GREY, BLUE, GREEN, RED]),
    "270": ((0, -ONE, ONE, 0), [GREEN, GREY, RED, BLUE]),
    "mirrored": ((-ONE, 0, 0, ONE), [GREEN, RED, GREY, BLUE]),
    "upside down": ((ONE, 0, 0, -ONE), [BLUE, GREY, RED, GREEN]),
    "mirrored, 90": ((0, ONE, ONE, 0), [RED, BLUE, GREEN, GREY]),
    "mirrored, 270": ((0, -ONE, -ONE, 0), [GREY, GREEN, BLUE, RED]),
    "leaning by 5 degrees": ((65287, 5712, -5712, 65287), [RED, GREEN, BLUE, GREY]),
}


@pytest.mark.parametrize("turn", list(TURNS))
def test_a_phone_held_any_way_gives_an_upright_picture(turn: str, tmp_path: Path) -> None:
    """The matrix is that of ISO 14496-12 in the track's header: (x, y) is shown at (ax + cy, bx + dy)."""
    matrix, wanted = TURNS[turn]
    clip = _still(tmp_path / "clip.mp4", _tagged(colours(CORNERS, 96, 96), "yuv420p"), **BT709)
    data = bytearray(clip.read_bytes())
    place = data.index(b"tkhd") + 4 + 4 + 20 + 8 + 8
    a, b, c, d = matrix
    data[place : place + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    clip.write_bytes(data)
    (seen,) = shown(clip, 1, size=(96, 96))
    assert _near(_corners(seen), wanted)


def test_a_turned_clip_is_cropped_in_its_upright_shape(tmp_path: Path) -> None:
    """A phone's 160x90, filmed upright, fills a 90x160 screen to its corners."""
    clip = _still(tmp_path / "clip.mp4", _tagged(colours(CORNERS, 160, 90), "yuv420p"), **BT709)
    data = bytearray(clip.read_bytes())
    place = data.index(b"tkhd") + 4 + 4 + 20 + 8 + 8
    data[place : place + 36] = struct.pack(">9i", 0, ONE, 0, -ONE, 0, 0, 0, 0, 1 << 30)
    clip.write_bytes(data)
    (seen,) = shown(clip, 1, size=(90, 160))
    assert _near(_corners(seen, 6), [BLUE, RED, GREY, GREEN])
    light = rgb(seen)
    assert abs(int((light[:80, :, 2] > light[:80, :, 0]).sum(axis=1)[10]) - 45) <= 2


def test_blur_shows_all_of_the_picture_before_a_dark_soft_copy_of_it(tmp_path: Path) -> None:
    tall = colours([[RED, BLUE]], 90, 160)
    clip = _still(tmp_path / "clip.mkv", _tagged(tall, "yuv444p"), form="yuv444p", options=WHOLE, **BT709)
    size = (320, 180)
    (seen,) = shown(clip, 1, size=size, fit=Fit.BLUR)
    picture = rgb(seen) * 255
    left, right = (size[0] - 102) // 2, (size[0] + 102) // 2
    inside = picture[90, [left + 20, right - 20]]
    assert _near([tuple(round(float(v)) for v in one) for one in inside], [RED, BLUE])
    beside = picture[90, 20]
    assert beside[0] > 2 * beside[2], "the copy behind has the picture's own colours"
    assert 0.3 * RED[0] < beside[0] < 0.75 * RED[0], "and it is darker"
    across = np.abs(np.diff(picture[90, : left - 4].mean(axis=-1)))
    assert across.max() < 6, "it has no edges"
    (framed,) = shown(clip, 1, size=size, fit=Fit.CONTAIN)
    assert rgb(framed)[90, 20].max() < 0.02
    assert np.abs(rgb(framed)[:, left + 6 : right - 6] - rgb(seen)[:, left + 6 : right - 6]).max() < 0.02


def test_a_sliver_of_a_picture_costs_no_more_than_any_other(tmp_path: Path) -> None:
    """2 x 400: scaled to fill the screen before it is cropped, it would be 36,000 lines high."""
    sliver = colours([[RED]], 2, 400)
    clip = _still(tmp_path / "clip.mkv", _tagged(sliver, "yuv444p"), form="yuv444p", options=WHOLE, **BT709)
    for fit in Fit:
        (seen,) = shown(clip, 1, fit=fit)
        assert _near([tuple(round(float(v)) for v in rgb(seen)[45, 79] * 255)], [RED], 40), fit


@pytest.mark.parametrize(
    ("name", "codec", "form"),
    [("clip.mov", "prores_ks", "yuva444p10le"), ("clip.webm", "libvpx-vp9", "yuva420p")],
)
def test_what_is_see_through_lies_on_black(name: str, codec: str, form: str, tmp_path: Path) -> None:
    picture = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    picture[:, : WIDTH // 2] = (*RED, 255)
    picture[:, WIDTH // 2 :] = (255, 255, 255, 128)
    picture[HEIGHT // 2 :, WIDTH // 2 :] = (255, 255, 255, 0)
    frame = av.VideoFrame.from_ndarray(picture, format="rgba")
    tags = {"colorspace": 6, "color_range": 1}
    clip = _still(tmp_path / name, frame, codec=codec, form=form, **tags)
    (seen,) = shown(clip, 1)
    assert _near(_corners(seen), [RED, (128, 128, 128), RED, (0, 0, 0)], 5)


LINES = 96


def _fields(number: int) -> av.VideoFrame:
    """A bar that moves between the two fields of a frame, as an interlaced camera sees it."""
    picture = np.full((LINES * 3 // 2, WIDTH), 128, np.uint8)
    picture[:LINES] = 40
    for field in (0, 1):
        at = 10 + 8 * (2 * number + field)
        picture[field:LINES:2, at : at + 12] = 210
    return av.VideoFrame.from_ndarray(picture, format="yuv420p")


def test_interlaced_fields_are_woven_into_whole_pictures(tmp_path: Path) -> None:
    options = {"flags": "+ildct+ilme", "g": "4"}
    clip = film(
        tmp_path / "clip.mkv", [_fields(number) for number in range(8)], rate=25, options=options, **BT709
    )
    with av.open(str(clip)) as container:
        combed = next(container.decode(video=0))
    assert combed.interlaced_frame
    lumas = [_luma(frame) for frame in shown(clip, 7, rate=Rate(num=25), size=(WIDTH, LINES))]
    for luma in lumas[1:-1]:
        assert _teeth(luma) < _teeth(_luma(combed)) / 3
    starts = [int(np.argmax(luma[LINES // 2] > 125)) for luma in lumas]
    assert all(abs(step - 16) <= 3 for step in np.diff(starts)), "a picture for each, in order"


def _luma(frame: av.VideoFrame) -> NDArray[np.int64]:
    return frame.to_ndarray()[: frame.height].astype(np.int64)


def _teeth(luma: NDArray[np.int64]) -> float:
    """How much a line differs from the next."""
    return float(np.abs(np.diff(luma, axis=0)).mean())


def _deep(signal: Rgb, form: str, matrix: tuple[float, float]) -> av.VideoFrame:
    """R'G'B' signals (height, width, 3) as YUV of 10 or 12 bits, limited range, by the definition."""
    red, blue = matrix
    bits = 12 if "12" in form else 10
    luma = red * signal[..., 0] + (1 - red - blue) * signal[..., 1] + blue * signal[..., 2]
    cb = (signal[..., 2] - luma) / (2 - 2 * blue)
    cr = (signal[..., 0] - luma) / (2 - 2 * red)
    unit = 1 << (bits - 8)
    planes = [np.round((16 + 219 * luma) * unit), *(np.round((128 + 224 * one) * unit) for one in (cb, cr))]
    height, width = luma.shape
    deep = np.stack(planes).astype(np.uint16)
    frame = av.VideoFrame(width, height, f"yuv444p{bits}le")
    for plane, values in zip(frame.planes, deep, strict=True):
        row = np.zeros((height, plane.line_size // 2), np.uint16)
        row[:, :width] = values
        plane.update(row.tobytes())
    return frame if frame.format.name == form else frame.reformat(format=form)


NITS = [0, 1, 10, 50, 100, 203, 400, 1000]
HUES = [
    (1, 0, 0),
    (0, 1, 0),
    (0, 0, 1),
    (1, 0.6, 0.1),
    (0.2, 0.7, 0.9),
    (0.9, 0.5, 0.4),
    (1, 1, 0),
    (0, 1, 1),
]
BT2020 = (0.2627, 0.0593)


def _chart(*rows: list[Rgb]) -> Rgb:
    """Rows of eight blocks of 20 x 30 pixels."""
    return np.concatenate(
        [np.concatenate([np.broadcast_to(one, (30, 20, 3)) for one in row], axis=1) for row in rows]
    )


def _blocks(picture: Rgb, rows: int) -> Rgb:
    """The middles of such blocks: (rows, 8, 3)."""
    return np.array(
        [
            [
                picture[30 * row + 8 : 30 * row + 22, 20 * at + 6 : 20 * at + 14].mean(axis=(0, 1))
                for at in range(8)
            ]
            for row in range(rows)
        ]
    )


@pytest.mark.parametrize(
    ("codec", "form"), [("libx265", "yuv420p10le"), ("libx264", "yuv422p10le"), ("libx265", "yuv444p12le")]
)
def test_hdr10_is_toned_as_computed(codec: str, form: str, tmp_path: Path) -> None:
    greys = [pq_signal(np.full(3, float(nits))) for nits in NITS]
    hues = [[pq_signal(np.array(hue) * nits) for hue in HUES] for nits in (100.0, 600.0)]
    signal = _chart(greys, *hues)
    clip = _still(
        tmp_path / "clip.mkv",
        _deep(signal, form, BT2020),
        codec=codec,
        form=form,
        options=X265 if codec == "libx265" else WHOLE,
        colorspace=9,
        color_primaries=9,
        color_trc=16,
        color_range=1,
    )
    got = _blocks(rgb(shown(clip, 1)[0]), 3)
    wanted = _blocks(to_sdr(signal, Tone(Transfer.PQ, Gamut.BT2020)), 3)
    assert np.abs(got - wanted).max() < 0.02
    grey = got[0]
    assert np.ptp(grey, axis=-1).max() < 0.012, "greys have no colour"
    levels = grey.mean(axis=-1)
    assert all(np.diff(levels) > 0)
    assert levels[0] == pytest.approx(0, abs=0.01)
    assert 0.86 < levels[5] < 0.94, "diffuse white is bright, with room above it"
    assert levels[7] == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(("light", "peak"), [("max-cll=1234,400", 1300), ("max-cll=0,0", 4000)])
def test_the_brightest_is_what_the_clip_says(light: str, peak: int, tmp_path: Path) -> None:
    """Its own brightest pixel, or else what it was mastered on: here 4,000 nits."""
    mastered = "master-display=G(8500,39850)B(6550,2300)R(35400,14600)WP(15635,16450)L(40000000,50)"
    clip = _still(
        tmp_path / "clip.mkv",
        _deep(np.full((90, 160, 3), 0.5), "yuv420p10le", BT2020),
        codec="libx265",
        form="yuv420p10le",
        options={"x265-params": f"log-level=none:{mastered}:{light}", "preset": "ultrafast"},
        colorspace=9,
        color_primaries=9,
        color_trc=16,
    )
    with av.open(str(clip)) as container:
        assert peak_of(next(container.decode(video=0))) == peak


def test_hlg_is_toned_as_computed(tmp_path: Path) -> None:
    signals = [np.full(3, level) for level in (0, 0.1, 0.25, 0.38, 0.5, 0.75, 0.9, 1)]
    hues = [np.array(hue) * 0.75 for hue in HUES]
    signal = _chart(signals, hues, hues)
    clip = _still(
        tmp_path / "clip.mkv",
        _deep(signal, "yuv420p10le", BT2020),
        codec="libx265",
        form="yuv420p10le",
        options=X265,
        colorspace=9,
        color_primaries=9,
        color_trc=18,
        color_range=1,
    )
    got = _blocks(rgb(shown(clip, 1)[0]), 3)
    wanted = _blocks(to_sdr(signal, Tone(Transfer.HLG, Gamut.BT2020)), 3)
    assert np.abs(got - wanted).max() < 0.02
    # 75 % is diffuse white in HLG as 203 nits are in PQ (ITU-R BT.2408, table 1).
    assert hlg_nits(np.full(3, 0.75))[0] == pytest.approx(203, abs=1)
    assert got[0, 5].mean() == pytest.approx(0.903, abs=0.01)


@pytest.mark.parametrize(("primaries", "gamut"), [(9, Gamut.BT2020), (12, Gamut.P3)])
def test_wide_colours_without_hdr_keep_their_light(primaries: int, gamut: Gamut, tmp_path: Path) -> None:
    signal = _chart(
        [np.full(3, level) for level in np.linspace(0, 1, 8)], [np.array(hue) * 0.9 for hue in HUES]
    )
    matrix, luma = (9, BT2020) if primaries == 9 else (1, (0.2126, 0.0722))
    clip = _still(
        tmp_path / "clip.mkv",
        _deep(signal, "yuv444p10le", luma),
        form="yuv444p10le",
        options=WHOLE,
        colorspace=matrix,
        color_primaries=primaries,
        color_trc=1,
        color_range=1,
    )
    got = _blocks(rgb(shown(clip, 1, size=(160, 60))[0]), 2)
    wanted = _blocks(to_sdr(signal, Tone(Transfer.SDR, gamut)), 2)
    assert np.abs(got - wanted).max() < 0.02
    assert got[0].mean(axis=-1) == pytest.approx(np.linspace(0, 1, 8), abs=0.01)


def test_hdr_is_toned_behind_a_framed_picture_too(tmp_path: Path) -> None:
    """Tone table, blurred copy and overlay in one chain, frame after frame."""
    signal = np.broadcast_to(pq_signal(np.full(3, 203.0)), (90, 50, 3))
    frame = _deep(signal, "yuv444p10le", BT2020)
    clip = film(
        tmp_path / "clip.mkv",
        [frame] * 4,
        form="yuv444p10le",
        options=WHOLE,
        colorspace=9,
        color_primaries=9,
        color_trc=16,
        color_range=1,
    )
    for seen in shown(clip, 4, fit=Fit.BLUR):
        picture = rgb(seen)
        assert picture[45, 80].mean() == pytest.approx(0.903, abs=0.015)
        assert 0.35 < picture[45, 10].mean() < 0.65


def test_a_clip_whose_size_changes_on_the_way_goes_on(tmp_path: Path) -> None:
    """As a stream recorded from a phone that was turned."""
    first = film(tmp_path / "a.ts", [numbered(number) for number in range(24)], options={"bf": "0"})
    second = film(
        tmp_path / "b.ts", [numbered(number, 240, 136) for number in range(24, 48)], options={"bf": "0"}
    )
    both = tmp_path / "both.ts"
    both.write_bytes(first.read_bytes() + second.read_bytes())
    assert numbers(both, 48) == list(range(48))


def test_a_codec_that_is_not_on_the_list_is_refused(tmp_path: Path) -> None:
    clip = _still(tmp_path / "clip.mkv", numbered(1), codec="msmpeg4")
    with pytest.raises(Unreadable) as caught:
        shown(clip, 1)
    assert "msmpeg4" in caught.value.message
