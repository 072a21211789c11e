"""A film from pieces in a real browser: it plays, it can be jumped about in, and its frames count right."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.chromium import reported
from tests.integration.render.making import counting, finder, render, sound, timeline, tone

from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Caption, Chapter, MusicBed
from reelwright.render.profiles import profile
from reelwright.render.recipe import Codec

FIRST, STEP = 30, 3
FRAMES = 96

PAGE = """<!doctype html><video id=v muted playsinline></video><canvas id=c width=8 height=8></canvas>
<script>
const tell = found => fetch('/report', {method: 'POST', body: JSON.stringify(found)});
const heard = (target, name) => new Promise((done, fail) => {
  target.addEventListener(name, done, {once: true});
  target.addEventListener('error', () => fail(new Error('the video cannot be played')), {once: true});
});
(async () => {
  const blob = await (await fetch('/film.mp4')).blob();
  const source = URL.createObjectURL(new Blob([blob], {type: 'video/mp4'}));
  const loaded = heard(v, 'loadeddata');
  v.src = source;
  await loaded;
  const pen = c.getContext('2d', {willReadFrequently: true});
  const level = () => { pen.drawImage(v, 0, 0, 8, 8); return pen.getImageData(4, 4, 1, 1).data[0]; };
  const seen = [];
  for (const frame of PLACES) {
    const there = heard(v, 'seeked');
    v.currentTime = (frame + 0.5) / 24;
    await there;
    await new Promise(done => v.requestVideoFrameCallback ? setTimeout(done, 30) : done());
    seen.push(level());
  }
  const back = heard(v, 'seeked');
  v.currentTime = 0;
  await back;
  const before = v.getVideoPlaybackQuality().totalVideoFrames;
  const over = heard(v, 'ended');
  await v.play();
  await over;
  const played = v.getVideoPlaybackQuality().totalVideoFrames - before;
  tell({width: v.videoWidth, height: v.videoHeight, seconds: v.duration, seen, played, end: v.currentTime});
})().catch(why => tell({error: String(why)}));
</script>"""
PLACES = (*range(FRAMES), 70, 12, 49, 0)
"""Each frame, and then some jumps."""


@pytest.mark.parametrize("codec", [Codec.H264, Codec.AV1])
def test_chromium_plays_seeks_and_counts(codec: Codec, tmp_path: Path) -> None:
    clips = {
        "a": counting(tmp_path / "a.mp4", 60, first=FIRST, step=1),
        "b": counting(tmp_path / "b.mp4", 60, first=FIRST + 100, step=1),
        "music": sound(tmp_path / "music.wav", tone(5, 220, channels=2)),
    }
    cut = timeline(
        {"a": 48, "b": 48},
        [(TransitionKind.CUT, 0)],
        music=MusicBed(media=MediaId("music")),
        captions=(Caption(text="Then.", start=30, frames=30),),
        chapters=(Chapter(title="One", start=0), Chapter(title="Two", start=48)),
        language="en",
    )
    film = tmp_path / "film.mp4"
    render(cut, finder(clips), film, profile=profile("studio", codec))
    page = PAGE.replace("PLACES", str(list(PLACES)))
    found = reported(page, {"film.mp4": film}, tmp_path / "profile")
    assert "error" not in found, found
    assert (found["width"], found["height"]) == (160, 90)
    assert found["seconds"] == pytest.approx(FRAMES / 24, abs=0.03)
    assert found["end"] == pytest.approx(FRAMES / 24, abs=0.06)
    # A loaded machine may leave a few out while it plays; each of them is looked at below.
    assert FRAMES * 3 / 4 <= found["played"] <= FRAMES + 2
    for place, level in zip(PLACES, found["seen"], strict=True):
        luma = FIRST + place if place < 48 else FIRST + 100 + place - 48
        assert level == pytest.approx((luma - 16) * 255 / 219, abs=2.5), place
