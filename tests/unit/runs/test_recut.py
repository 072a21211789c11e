"""The notes of a film that is cut again."""

from __future__ import annotations

from datetime import UTC, datetime

from reelwright.film.brief import Brief
from reelwright.film.ids import new_video_id
from reelwright.film.video import Note, Video
from reelwright.runs.diary import recut


def test_a_new_cut_says_nothing_of_the_one_before() -> None:
    """What was said of the storyboard stays, and nothing is said twice."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    longer = Note(code="scene_extended", message="Scene 1 lasts 9 s.", scene=1)
    held = Note(code="frames_lost", message="12 frames are damaged.", scene=2)
    mute = Note(code="no_voice", message="Nobody speaks.", scene=None)
    drawn = Note(code="animatic_in_film", message="Scene 2 is an animatic.", scene=2)
    video = Video(id=new_video_id(), brief=Brief(prompt="A lamp."), created=now, updated=now)
    first = video.but(notes=recut(video, [longer, held, mute]))
    second = first.but(notes=recut(first, [drawn, drawn]))
    assert first.notes == (longer, held, mute)
    assert second.notes == (longer, drawn)
    assert recut(second, [drawn]) == second.notes
