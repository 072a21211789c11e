"""The tone of an HDR picture, by its own arithmetic: what colour science asks of it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from reelwright.render.tone import (
    EDGE,
    Gamut,
    Tone,
    Transfer,
    hlg_nits,
    pq_nits,
    pq_signal,
    to_sdr,
    tone_table,
)

PQ = Tone(Transfer.PQ, Gamut.BT2020)
HLG = Tone(Transfer.HLG, Gamut.BT2020)
WIDE = Tone(Transfer.SDR, Gamut.BT2020)
signals = st.tuples(*[st.floats(0, 1)] * 3).map(np.array)


def _grey(nits: float, tone: Tone = PQ) -> NDArray[np.float64]:
    return to_sdr(pq_signal(np.full(3, nits)), tone)


@pytest.mark.parametrize(
    ("nits", "signal"), [(0, 0.0), (100, 0.5081), (203, 0.5807), (1000, 0.7518), (10_000, 1)]
)
def test_pq_is_that_of_the_standard(nits: float, signal: float) -> None:
    """SMPTE ST 2084; 203 nits are 58 % in ITU-R BT.2408, table 1."""
    assert float(pq_signal(np.array(nits))) == pytest.approx(signal, abs=1e-4)
    assert float(pq_nits(np.array(signal))) == pytest.approx(nits, abs=max(1, nits / 500))


def test_hlg_is_that_of_the_standard() -> None:
    """75 % is the white of a page, 38 % a grey card: ITU-R BT.2408, table 1."""
    assert hlg_nits(np.full(3, 0.75)) == pytest.approx(203, abs=1)
    assert hlg_nits(np.full(3, 0.38)) == pytest.approx(26, abs=1)
    assert hlg_nits(np.full(3, 1.0)) == pytest.approx(1000, abs=1)


def test_the_ordinary_part_of_a_picture_keeps_its_brightness() -> None:
    for nits in (0.5, 5, 26, 60, 90):
        assert _grey(nits) == pytest.approx((nits / 203) ** (1 / 2.4), abs=2e-3)


def test_white_leaves_room_and_the_brightest_is_white() -> None:
    assert 0.88 < _grey(203).mean() < 0.93
    assert _grey(203).mean() < _grey(400).mean() < _grey(700).mean() < _grey(1000).mean()
    assert _grey(1000) == pytest.approx(1, abs=1e-3)
    assert _grey(4000) == pytest.approx(1, abs=1e-3)
    brighter = Tone(Transfer.PQ, Gamut.BT2020, peak_nits=4000)
    assert _grey(1000, brighter).mean() < 0.99, "a brighter mastering leaves its highlights apart"


@given(signals, st.sampled_from([PQ, HLG, WIDE]))
@settings(max_examples=300, deadline=None)
def test_every_signal_has_a_colour_and_none_is_clipped(signal: NDArray[np.float64], tone: Tone) -> None:
    shown = to_sdr(signal, tone)
    assert shown.shape == (3,)
    assert np.isfinite(shown).all()
    assert shown.min() >= 0
    assert shown.max() <= 1


@given(st.floats(0, 1), st.sampled_from([PQ, HLG, WIDE]))
@settings(max_examples=200, deadline=None)
def test_greys_stay_grey(level: float, tone: Tone) -> None:
    assert np.ptp(to_sdr(np.full(3, level), tone)) < 1e-3


@pytest.mark.parametrize("hue", [(1, 0.02, 0.02), (0.02, 1, 0.02), (0.02, 0.02, 1), (1, 0.55, 0.05)])
def test_a_bright_lamp_washes_out_and_keeps_its_hue(hue: tuple[float, float, float]) -> None:
    dim, bright = (to_sdr(pq_signal(np.array(hue) * nits), PQ) for nits in (80.0, 900.0))
    assert np.argmax(bright) == np.argmax(dim) == np.argmax(hue)
    assert bright.min() > dim.min(), "not a flat patch of pure colour"
    assert bright.max() > dim.max()


def test_colours_outside_bt709_stay_apart() -> None:
    """Two greens that BT.709 has not: clipped they would be one."""
    outer = to_sdr(pq_signal(np.array([0, 100.0, 0])), PQ)
    inner = to_sdr(pq_signal(np.array([25, 100.0, 10])), PQ)
    assert np.abs(outer - inner).max() > 0.03


def test_the_table_holds_the_cube_in_its_order() -> None:
    """Red runs fastest, then green, then blue."""
    side = round(EDGE**1.5)
    table = tone_table(PQ)
    assert (table.width, table.height, table.format.name) == (side, side, "rgb48le")
    values = table.to_ndarray().reshape(-1, 3) / 65535
    for red, green, blue in [(0, 0, 0), (EDGE - 1, 3, 7), (5, EDGE - 1, 11), (20, 15, EDGE - 1)]:
        wanted = to_sdr(np.array([red, green, blue]) / (EDGE - 1), PQ)
        assert values[red + EDGE * (green + EDGE * blue)] == pytest.approx(wanted, abs=1e-4)
