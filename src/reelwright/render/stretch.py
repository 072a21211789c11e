"""A film as stretches: where one clip is on screen alone, and where two overlap in a join."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.film.timeline import Join, Timeline


@dataclass(frozen=True, slots=True)
class Stretch:
    """Film frames `start` to `stop` (not included), made of clip `clip` from its own frame `offset` on.

    With a `join`, clip `clip + 1` is on screen too, from its frame `into` on, `into` frames into the join.
    """

    start: int
    stop: int
    clip: int
    offset: int
    join: Join | None = None
    into: int = 0

    @property
    def frames(self) -> int:
        return self.stop - self.start

    def within(self, start: int, stop: int) -> Stretch | None:
        """The part of it that lies in film frames `start` to `stop`; None when there is none."""
        first, last = max(self.start, start), min(self.stop, stop)
        if first >= last:
            return None
        skipped = first - self.start
        into = self.into + skipped if self.join else 0
        return Stretch(first, last, self.clip, self.offset + skipped, self.join, into)


def stretches(timeline: Timeline, start: int = 0, stop: int | None = None) -> tuple[Stretch, ...]:
    """Film frames `start` to `stop` (the whole film by default) in order, without gap or overlap."""
    whole: list[Stretch] = []
    joins = [*timeline.joins, Join()]
    before = 0
    at = 0
    for place, (clip, join) in enumerate(zip(timeline.clips, joins, strict=True)):
        alone = clip.frames - before - join.frames
        whole.append(Stretch(at, at + alone, place, before))
        at += alone
        if join.frames:
            whole.append(Stretch(at, at + join.frames, place, before + alone, join))
            at += join.frames
        before = join.frames
    end = timeline.frames if stop is None else stop
    parts = (stretch.within(start, end) for stretch in whole)
    return tuple(part for part in parts if part is not None)
