"""Odd clips through the whole renderer: all of it works where no file and no library can be opened."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from tests.integration.render.filmed import film, numbered
from tests.integration.render.making import finder, grey, render, seen

from reelwright.film.grammar import Fit
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Clip, Join, Timeline

HDR: dict[str, Any] = {"colorspace": 9, "color_primaries": 9, "color_trc": 16, "color_range": 1}
FRAMES = 12


def test_every_codec_and_every_filter_works_in_the_lab(tmp_path: Path) -> None:
    bright = [grey(200)] * FRAMES
    quiet = {"x265-params": "log-level=none"}
    clips = {
        "hevc-hdr": film(
            tmp_path / "a.mkv", bright, codec="libx265", form="yuv420p10le", options=quiet, **HDR
        ),
        "av1": film(tmp_path / "b.mkv", bright, codec="libsvtav1", options={"preset": "12"}),
        "see-through": film(tmp_path / "c.webm", bright, codec="libvpx-vp9", form="yuva420p"),
        "prores": film(tmp_path / "d.mov", bright, codec="prores_ks", form="yuva444p10le"),
        "interlaced": film(tmp_path / "e.avi", bright, codec="mpeg4", options={"flags": "+ildct+ilme"}),
        "tall": film(tmp_path / "f.mp4", [grey(200, 50, 90)] * FRAMES),
        "sixty": film(tmp_path / "g.ts", [numbered(1)] * 30, rate=60),
    }
    cut = Timeline(
        width=160,
        height=90,
        clips=tuple(
            Clip(scene=number, media=MediaId(name), frames=FRAMES, fit=Fit.BLUR, source_start=Fraction(0))
            for number, name in enumerate(clips, 1)
        ),
        joins=(Join(),) * (len(clips) - 1),
    )
    made = render(cut, finder(clips), tmp_path / "film.mp4")
    assert made.notes == ()
    film_seen = seen(tmp_path / "film.mp4")
    assert len(film_seen.luma) == FRAMES * len(clips)
    middles = [float(np.mean(luma[30:60, 70:90])) for luma in film_seen.luma[FRAMES // 2 :: FRAMES]]
    hdr, *others, last = middles
    assert hdr > 230, "200 of 235 is far above diffuse white in PQ"
    assert all(abs(level - 200) < 4 for level in others)
    assert last < 60
