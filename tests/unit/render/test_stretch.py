from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reelwright.film.grammar import TransitionKind
from reelwright.film.ids import MediaId
from reelwright.film.timeline import Clip, Join, Timeline
from reelwright.render.stretch import stretches


@st.composite
def cuts(draw: st.DrawFn) -> Timeline:
    overlaps = draw(st.lists(st.integers(0, 9), max_size=5))
    around = [sum(pair) for pair in zip([0, *overlaps], [*overlaps, 0], strict=True)]
    lengths = [max(1, least + draw(st.integers(0, 20))) for least in around]
    return Timeline(
        width=16,
        height=16,
        clips=tuple(
            Clip(scene=place, media=MediaId(str(place)), frames=frames)
            for place, frames in enumerate(lengths, 1)
        ),
        joins=tuple(
            Join(kind=TransitionKind.WIPE_UP if frames else TransitionKind.CUT, frames=frames)
            for frames in overlaps
        ),
    )


@given(cut=cuts())
def test_stretches_cover_the_film_once_in_order(cut: Timeline) -> None:
    parts = stretches(cut)
    assert parts[0].start == 0
    assert parts[-1].stop == cut.frames
    assert all(before.stop == after.start for before, after in pairwise(parts))
    assert all(part.frames > 0 for part in parts)


@given(cut=cuts())
def test_every_frame_of_every_clip_is_used_where_the_timeline_says(cut: Timeline) -> None:
    used: dict[int, list[int]] = {place: [] for place in range(len(cut.clips))}
    for part in stretches(cut):
        for step in range(part.frames):
            used[part.clip].append(part.offset + step)
            assert part.start + step == cut.starts()[part.clip] + part.offset + step
            if part.join:
                used[part.clip + 1].append(part.into + step)
                assert part.start + step == cut.starts()[part.clip + 1] + part.into + step
    assert used == {place: list(range(clip.frames)) for place, clip in enumerate(cut.clips)}


@given(cut=cuts(), data=st.data())
def test_a_part_of_the_film_is_the_same_as_in_the_whole(cut: Timeline, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, cut.frames))
    stop = data.draw(st.integers(start, cut.frames))

    def seen(first: int, last: int) -> list[tuple[int, int, int]]:
        return [
            (part.clip, part.offset + step, part.into + step if part.join else -1)
            for part in stretches(cut, first, last)
            for step in range(part.frames)
        ]

    assert seen(start, stop) == seen(0, cut.frames)[start:stop]
