"""The run of the sound: every scene's line spoken, and the music bed. A child of the film's run."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from dbos import DBOS

from reelwright.film.errors import Cancelled, ReelwrightError
from reelwright.film.ids import VideoId
from reelwright.film.media import Media, MediaKind
from reelwright.film.speech import Spoken
from reelwright.film.storyboard import Storyboard
from reelwright.film.video import Note, Video
from reelwright.runs.outcome import Outcome, done, telling
from reelwright.runs.stage import stage
from reelwright.runs.threads import in_thread
from reelwright.sound.music import compose
from reelwright.sound.plan import fitting_mood
from reelwright.store import media as media_table
from reelwright.store import videos
from reelwright.studio import Studio

_BREATH = Fraction(7, 10)
"""Seconds of a scene that a line leaves free: a little before it and a little after."""
_LAST_BREATH = Fraction(6, 5)
"""The same in the last scene, which fades away after its words."""


@DBOS.workflow(name="record_sound")
async def record_sound(video: str) -> Outcome:
    """Speak and compose; trouble with a voice or the music is a note, never a lost film."""
    spoken = await speak(video)
    music = await bed(video)
    notes = [*spoken.get("notes", []), *music.get("notes", [])]
    for part, outcome in (("voice", spoken), ("music", music)):
        if not outcome["ok"]:
            note = Note(code=f"no_{part}", message=f"The film has no {part}: {outcome['error']}")
            notes.append(note.to_json())
    return done(spoken=spoken.get("spoken", []), music=music.get("music"), notes=notes)


@DBOS.step(name="speak", preemptible=True)
@telling
async def speak(video: str) -> Outcome:
    """Speak each scene's narration; a line that cannot be spoken is left out, with a note."""
    studio = stage()
    with studio.database.read() as conn:
        chosen = videos.get(conn, VideoId(video))
    if not chosen.brief.wants_voice or chosen.storyboard is None:
        return done(spoken=[], notes=[])
    board = chosen.storyboard
    spoken, notes = await in_thread(lambda cancelled: _speak_all(studio, chosen, board, cancelled))
    return done(
        spoken=[line.to_json() for line in spoken],
        notes=[note.to_json() for note in notes],
    )


@DBOS.step(name="compose", preemptible=True)
@telling
async def bed(video: str) -> Outcome:
    """Compose the music bed, or take the user's own."""
    studio = stage()
    with studio.database.read() as conn:
        chosen = videos.get(conn, VideoId(video))
    wish = chosen.brief.music
    if wish.none or chosen.storyboard is None:
        return done(music=None)
    if wish.file is not None:
        return done(music=wish.file)
    board = chosen.storyboard
    mood = fitting_mood(board, wish)

    def work(cancelled: Callable[[], bool]) -> Media:
        with studio.library.scratch() as folder:
            wav = folder / "music.wav"
            compose(mood, seconds=board.seconds, seed=chosen.brief.seed, dest=wav, cancelled=cancelled)
            return _keep(studio, wav)

    return done(music=(await in_thread(work)).id)


def _speak_all(
    studio: Studio, video: Video, board: Storyboard, cancelled: Callable[[], bool]
) -> tuple[list[Spoken], list[Note]]:
    voice = studio.voices[video.brief.voice]
    spoken: list[Spoken] = []
    notes: list[Note] = []
    with studio.library.scratch() as folder:
        for scene in board.scenes:
            if not scene.narration:
                continue
            wav = folder / f"{scene.number}.wav"
            last = scene.number == len(board.scenes)
            room = max(scene.seconds - (_LAST_BREATH if last else _BREATH), Fraction(1))
            try:
                speech = voice.speak(
                    scene.narration, language=board.language, dest=wav, room=room, cancelled=cancelled
                )
            except Cancelled:
                raise
            except ReelwrightError as why:
                notes.append(Note(code="no_voice", message=why.message, scene=scene.number))
                continue
            spoken.append(Spoken(scene=scene.number, media=_keep(studio, wav).id, speech=speech))
    return spoken, notes


def _keep(studio: Studio, wav: Path) -> Media:
    media = studio.library.keep(wav, MediaKind.SOUND)
    with studio.database.write() as conn:
        media_table.add(conn, media, studio.clock())
    return media
