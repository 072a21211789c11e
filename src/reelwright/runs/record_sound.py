"""The sound of a film: every scene's line spoken before it is shot, and music as long as the cut."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from dbos import DBOS

from reelwright.film.errors import Cancelled, NeedsYou, ReelwrightError, TryAgain, WrongSetting
from reelwright.film.ids import VideoId
from reelwright.film.media import Media, MediaKind
from reelwright.film.speech import Spoken
from reelwright.film.storyboard import Storyboard
from reelwright.film.video import Note, Video
from reelwright.runs.ahead import prepare_sound
from reelwright.runs.outcome import Outcome, done, sentence_of
from reelwright.runs.paid_lines import INTERRUPTED, PaidLines
from reelwright.runs.stage import stage
from reelwright.runs.step import step
from reelwright.runs.threads import in_thread
from reelwright.sound.fit import room
from reelwright.sound.music import compose
from reelwright.sound.plan import fitting_mood
from reelwright.store import media as media_table
from reelwright.store import videos
from reelwright.studio import Studio

_BROKEN = frozenset({"voice_unavailable", "voice_unreadable"})


@DBOS.workflow(name="record_voices")
async def record_voices(video: str) -> Outcome:
    """`spoken` and `notes`: what the voices said; trouble with them is a note."""
    return await _voices(video)


@DBOS.workflow(name="record_music")
async def record_music(video: str, spoken: list[Any]) -> Outcome:
    """`music`, None where there is none, and `notes`; trouble with it is a note.

    The whole sound is made ready with it, while the scenes are being shot.
    """
    outcome = await _music(video)
    await prepare_sound(video, spoken, outcome["music"])
    return outcome


async def _voices(video: str) -> Outcome:
    outcome = await speak(video)
    if outcome["ok"]:
        return outcome
    return done(spoken=[], notes=[_lost("voice", outcome["error"])])


async def _music(video: str) -> Outcome:
    outcome = await score(video)
    if outcome["ok"]:
        return done(music=outcome["music"], notes=[])
    return done(music=None, notes=[_lost("music", outcome["error"])])


@step("speak", preemptible=True)
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


@step("compose", preemptible=True)
async def score(video: str) -> Outcome:
    """Compose music as long as the storyboard now is, or take the user's own: `music` is its id, or None."""
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
    with closing(PaidLines(studio, video)) as kept, studio.library.scratch() as folder:
        for scene in board.scenes:
            if not scene.narration:
                continue
            wav = folder / f"{scene.number}.wav"
            try:
                speech = voice.speak(
                    scene.narration,
                    language=board.language,
                    dest=wav,
                    room=room(board, scene.number),
                    lines=kept,
                    cancelled=cancelled,
                )
            except Cancelled:
                raise
            except ReelwrightError as why:
                if _hopeless(why):
                    message = f"Nobody speaks from scene {scene.number} on: {sentence_of(why)}"
                    notes.append(Note(code="no_voice", message=message, scene=scene.number))
                    break
                notes.append(Note(code="no_voice", message=sentence_of(why), scene=scene.number))
                continue
            spoken.append(Spoken(scene=scene.number, media=_keep(studio, wav).id, speech=speech))
    return spoken, notes


def _hopeless(why: ReelwrightError) -> bool:
    """What stands in the way of one line of a voice, and would of the next: each may be paid for."""
    if why.code == INTERRUPTED:
        return False
    return isinstance(why, NeedsYou | TryAgain | WrongSetting) or why.code in _BROKEN


def _keep(studio: Studio, wav: Path) -> Media:
    media = studio.library.keep(wav, MediaKind.SOUND)
    with studio.database.write() as conn:
        media_table.add(conn, media, studio.clock())
    return media


def _lost(part: str, why: str) -> dict[str, object]:
    return Note(code=f"no_{part}", message=f"The film has no {part}: {why}").to_json()
