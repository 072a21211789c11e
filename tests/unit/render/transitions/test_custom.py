"""Custom transitions: what a formula or a luma picture says is what shows."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.unit.render.transitions.sample import FRAMES, HEIGHT, STRIPES, WIDTH, by_luma, plain, ramp

from reelwright.film.errors import Unreadable, WrongInput
from reelwright.film.formula import FUNCTIONS, read_formula
from reelwright.film.grammar import TransitionKind
from reelwright.film.timeline import Join, Pattern
from reelwright.media.source import Source
from reelwright.render.planes import planes
from reelwright.render.transitions import joined, luma_picture
from reelwright.render.transitions.formula import matte_of
from reelwright.render.transitions.matte import Matte

FIRST, SECOND = plain(16, 90), plain(216, 160)


def worked_out(text: str, at: float = 0.5, width: int = 16, height: int = 10) -> Matte:
    return matte_of(read_formula(text), at, width, height)


def one(text: str, at: float = 0.5) -> float:
    return float(worked_out(text, at)[0, 0])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("t", 0.5),
        ("0.1 + 0.2 * 2", 0.5),
        ("-(0.5 - 1)", 0.5),
        ("2 ** -1", 0.5),
        ("7.25 % 1", 0.25),
        ("-0.25 % 1", 0.75),
        ("1 / 4", 0.25),
        ("a / 3.2", 0.5),
        ("t < 1 and t > 0", 1),
        ("t < 0 or t == 0.5", 1),
        ("not t != 0.5", 1),
        ("t >= 0.5", 1),
        ("t <= 0.4", 0),
        ("0.3 if t else 0.9", 0.3),
        ("0.3 if t - 0.5 else 0.9", 0.9),
        ("min(0.2, t)", 0.2),
        ("max(0.2, t)", 0.5),
        ("abs(-t)", 0.5),
        ("sin(pi / 6)", 0.5),
        ("cos(pi / 3)", 0.5),
        ("tan(pi / 4) / 2", 0.5),
        ("atan2(1, 1) / pi", 0.25),
        ("sqrt(0.25)", 0.5),
        ("floor(1.9) / 2", 0.5),
        ("clamp(t, 0.6, 0.9)", 0.6),
        ("smoothstep(0, 1, t)", 0.5),
        ("smoothstep(0, 2, t)", 0.15625),
        ("smoothstep(0.5, 0.5, t)", 1),
        ("mix(0.2, 0.6, t)", 0.4),
        ("step(0.4, t)", 1),
        ("step(0.6, t)", 0),
        ("length(0.3, 0.4)", 0.5),
    ],
)
def test_works_out_what_stands_there(text: str, value: float) -> None:
    assert one(text) == pytest.approx(value, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "held"),
    [("1 / 0", 1), ("-1 / 0", 0), ("0 / 0", 0), ("sqrt(-1)", 0), ("9", 1), ("-9", 0), ("(x - 9) ** 0.5", 0)],
)
def test_what_has_no_value_is_held(text: str, held: float) -> None:
    assert one(text) == held


def test_places_are_counted_across_and_down() -> None:
    assert worked_out("x")[0] == pytest.approx((np.arange(16) + 0.5) / 16)
    assert worked_out("y")[:, 3] == pytest.approx((np.arange(10) + 0.5) / 10)
    assert worked_out("x + y", height=100).shape == (100, 16)


def test_noise_is_smooth_and_random_and_always_the_same() -> None:
    field = worked_out("noise(x * 8, y * 8)", width=128, height=128)
    assert np.array_equal(field, worked_out("noise(x * 8, y * 8)", width=128, height=128))
    assert field.std() > 0.1
    assert np.abs(np.diff(field, axis=0)).max() < 0.12
    assert np.abs(np.diff(field, axis=1)).max() < 0.12
    # The short way for rows and columns agrees with the long one, where both places depend on both.
    turned = worked_out("noise(x * 8 + 0 * y, y * 8 + 0 * x)", width=128, height=128)
    assert np.allclose(field, turned, atol=1e-5)


@settings(max_examples=60, deadline=None)
@given(
    function=st.sampled_from(sorted(FUNCTIONS)),
    values=st.lists(
        st.sampled_from(["x", "y", "t", "-x", "0", "1e6", "x / 0", "-1"]), min_size=3, max_size=3
    ),
    at=st.floats(0, 1),
)
def test_every_function_gives_a_matte(function: str, values: tuple[str, ...], at: float) -> None:
    matte = worked_out(f"{function}({', '.join(values[: FUNCTIONS[function]])})", at)
    assert matte.shape == (10, 16)
    assert matte.dtype == np.float32
    assert 0 <= matte.min() <= matte.max() <= 1


def test_a_formula_says_where_the_second_picture_shows() -> None:
    join = Join(kind=TransitionKind.CUSTOM, frames=FRAMES, pattern=Pattern(name="left", expression="x < t"))
    early = planes(joined(join, FIRST, SECOND, 0.25, WIDTH, HEIGHT), WIDTH, HEIGHT)
    assert set(early.luma[:, : WIDTH // 4 - 2].flat) == {216}
    assert set(early.luma[:, WIDTH // 4 + 2 :].flat) == {16}
    assert set(early.blue[:, : WIDTH // 8].flat) == {160}


def test_a_wrong_formula_in_a_timeline_is_refused_where_it_is_worked_out() -> None:
    join = Join(kind=TransitionKind.CUSTOM, frames=FRAMES, pattern=Pattern(name="bad", expression="x.real"))
    with pytest.raises(WrongInput, match="bad:1:1"):
        joined(join, FIRST, SECOND, 0.5, WIDTH, HEIGHT)


def test_a_luma_picture_shows_the_second_picture_where_it_is_dark_first() -> None:
    shares: list[float] = []
    for at in (0.25, 0.5, 0.75):
        middle = planes(joined(by_luma(), FIRST, SECOND, at, WIDTH, HEIGHT, ramp()), WIDTH, HEIGHT)
        assert (np.diff(middle.luma.astype(np.int64), axis=1) <= 0).all()
        shares.append(float((middle.luma > 116).mean()))
    assert shares == pytest.approx([0.2, 0.5, 0.8], abs=0.04)


def test_a_softer_edge_is_wider() -> None:
    def edge(softness: float) -> int:
        pattern = STRIPES.but(softness=softness)
        join = Join(kind=TransitionKind.CUSTOM, frames=FRAMES, pattern=pattern)
        row = planes(joined(join, FIRST, SECOND, 0.5, WIDTH, HEIGHT, ramp()), WIDTH, HEIGHT).luma[0]
        return int(((row > 16) & (row < 216)).sum())

    assert edge(0) < edge(0.2) < edge(0.5)
    assert edge(0.5) == pytest.approx(WIDTH / 2, abs=3)


def _file(tmp_path: Path, image: Image.Image, kind: str = "PNG") -> Source:
    path = tmp_path / f"luma.{kind.lower()}"
    image.save(path, kind)
    return Source.at(path)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_reads_a_luma_picture_at_the_screens_size(tmp_path: Path, kind: str, mode: str) -> None:
    image = Image.fromarray(np.tile(np.linspace(50, 200, 200).astype(np.uint8), (100, 1))).convert(mode)
    luma = luma_picture(_file(tmp_path, image, kind), 64, 36)
    assert luma.shape == (36, 64)
    assert luma.dtype == np.uint8
    assert (luma.min(), luma.max()) == (0, 255)
    assert (np.diff(luma[18].astype(np.int64)) >= -2).all()


def test_reads_sixteen_bits_of_grey(tmp_path: Path) -> None:
    deep = np.tile(np.linspace(0, 65535, 128).astype(np.uint16), (64, 1))
    luma = luma_picture(_file(tmp_path, Image.fromarray(deep)), 128, 64)
    assert luma[3] == pytest.approx(np.linspace(0, 255, 128), abs=2)


def test_a_circle_stays_round_on_a_screen_of_another_shape(tmp_path: Path) -> None:
    place = np.linspace(-1, 1, 200)
    disc = (np.hypot(place[None, :], place[:, None]) * 180).clip(0, 255).astype(np.uint8)
    luma = luma_picture(_file(tmp_path, Image.fromarray(disc)), 90, 160)
    down, across = np.nonzero(luma < 64)
    assert down.max() - down.min() == pytest.approx(across.max() - across.min(), abs=2)


def test_a_picture_that_is_none_is_named(tmp_path: Path) -> None:
    whole = io.BytesIO()
    Image.fromarray(ramp(200, 100)).save(whole, "PNG")
    broken = {
        "text.png": b"not a picture",
        "empty.png": b"",
        "torn.png": whole.getvalue()[: len(whole.getvalue()) // 2],
        "animation.gif": b"GIF89a" + bytes(40),
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Unreadable, match=f"{name} cannot be used: it is not a whole PNG or JPEG"):
            luma_picture(Source.at(tmp_path / name), 64, 36)
    with pytest.raises(Unreadable, match=r"gone\.png cannot be used"):
        luma_picture(Source.at(tmp_path / "gone.png"), 64, 36)
    flat = _file(tmp_path, Image.new("L", (64, 36), 90))
    assert {int(one) for one in np.unique(luma_picture(flat, 64, 36))} == {128}


def test_a_picture_that_is_too_large_is_not_decoded(tmp_path: Path) -> None:
    huge = Image.new("1", (9000, 6000))
    with pytest.raises(Unreadable, match="9000 x 6000 is more than 20 million pixels"):
        luma_picture(_file(tmp_path, huge), 64, 36)
