"""What the API answers about videos. Nouns of the film go out as they are, these views around them."""

from __future__ import annotations

from datetime import datetime

from pydantic import field_validator

from reelwright.actions.board import editable, version
from reelwright.actions.delivery import media_of
from reelwright.actions.questions import Question, question
from reelwright.actions.videos import View
from reelwright.film.brief import Brief
from reelwright.film.errors import WrongInput
from reelwright.film.ids import VideoId
from reelwright.film.storyboard import Scene, Storyboard
from reelwright.film.take import Take, TakeState
from reelwright.film.value import Value
from reelwright.film.video import Film, Needs, Note, VideoStatus

_FILES = {
    "film": "film.mp4",
    "poster": "poster.jpg",
    "captions": "captions.vtt",
    "subtitles": "captions.srt",
    "sprite": "sprite.jpg",
    "sprite_map": "sprite.vtt",
    "contact_sheet": "contact-sheet.jpg",
    "peaks": "peaks.json",
}


class VideoRequest(Brief):
    """A brief, and the storyboard to film exactly if there is one; its prompt may then be left out."""

    prompt: str = ""
    storyboard: Storyboard | None = None

    @field_validator("prompt", "provider", "model", "language", "voice", "profile")
    @classmethod
    def _can_be_written(cls, value: str | None) -> str | None:
        if value is not None and value.encode("utf-8", "replace") != value.encode("utf-8", "surrogatepass"):
            raise ValueError("holds half of a character (a lone surrogate)")
        return value

    def brief(self, default_provider: str) -> Brief:
        """The brief alone, for the studio's own provider when it names none. WrongInput without an idea."""
        if self.storyboard is None and "prompt" not in self.model_fields_set:
            raise WrongInput("There is no prompt and no storyboard.", code="prompt_missing", where="prompt")
        asked = {name: getattr(self, name) for name in Brief.model_fields}
        if "provider" not in self.model_fields_set:
            asked["provider"] = default_provider
        return Brief.model_validate(asked)


class Urls(Value):
    """Where a video's parts are. `film`, `poster` and `captions` are there once film or preview is; what
    comes with them may be missing, and is not named in a list."""

    video: str
    status: str
    events: str
    film: str | None = None
    poster: str | None = None
    captions: str | None = None
    download: str | None = None
    """The film as a file to keep."""
    subtitles: str | None = None
    """The captions as SubRip."""
    sprite: str | None = None
    """Small pictures of the whole film in one."""
    sprite_map: str | None = None
    """WebVTT: which part of the sprite belongs to which seconds."""
    contact_sheet: str | None = None
    peaks: str | None = None
    """The waveform."""


class AskedQuote(Value):
    """What going on costs, at least and at most, in micro-units."""

    least_micros: int
    most_micros: int
    currency: str


class VideoView(Value):
    """A video as it stands, as of event `last_seq`."""

    id: VideoId
    status: VideoStatus
    needs: Needs
    ask: str | None
    choices: tuple[str, ...]
    """What may be answered to it: `approve` takes one of them as the decision."""
    quote: AskedQuote | None
    """What going on costs, while it asks about money."""
    percent: int
    attempt: int
    brief: Brief
    storyboard: Storyboard | None
    storyboard_version: str | None
    """The basis of an edit; another one once the storyboard has changed."""
    editable: bool
    """Whether the storyboard may be edited now: not while the video is being made."""
    removed: tuple[Scene, ...]
    """Scenes that were taken out of the storyboard, by numbers above 100; an edit can take them up again."""
    takes: tuple[Take, ...]
    """Of the scenes of the storyboard."""
    notes: tuple[Note, ...]
    preview: Film | None
    film: Film | None
    error: str | None
    error_code: str | None
    cost_micros: int
    held_micros: int
    """Held for calls that are not over."""
    currency: str
    unpriced_calls: int
    """Calls whose price nobody knows; they are in no total."""
    last_seq: int
    urls: Urls
    created: datetime
    updated: datetime


class SceneProgress(Value):
    number: int
    title: str
    seconds: float
    percent: int
    state: TakeState
    """Of the newest take; `pending` while there is none."""


class StatusView(Value):
    """How far a video is, as of event `last_seq`."""

    id: VideoId
    status: VideoStatus
    needs: Needs
    ask: str | None
    percent: int
    step: str
    """`storyboard`, `scenes`, `film` or `done`; empty before it begins."""
    seconds_left: int | None
    scenes: tuple[SceneProgress, ...]
    cost_micros: int
    currency: str
    last_seq: int


def urls(video: VideoId, files: Film | None) -> Urls:
    """The addresses. Those of files name what they hold, so that a browser may keep it for good."""
    bare = _bare_urls(video, made=files is not None)
    if files is None:
        return bare
    named = {part: f"{bare.video}/{_FILES[part]}?v={media}" for part, media in media_of(files).items()}
    return bare.but(**named)


def _bare_urls(video: VideoId, *, made: bool) -> Urls:
    here = f"/api/videos/{video}"
    return Urls(
        video=here,
        status=f"{here}/status",
        events=f"{here}/events",
        film=f"{here}/film.mp4" if made else None,
        poster=f"{here}/poster.jpg" if made else None,
        captions=f"{here}/captions.vtt" if made else None,
        download=f"{here}/film.mp4?download=1" if made else None,
    )


def video_view(view: View) -> VideoView:
    video, asked = view.video, question(view)
    return VideoView(
        id=video.id,
        status=video.status,
        needs=video.needs,
        ask=video.ask,
        choices=asked.choices if asked else (),
        quote=_quote(asked),
        percent=view.percent,
        attempt=video.attempt,
        brief=video.brief,
        storyboard=video.storyboard,
        storyboard_version=version(video),
        editable=editable(video),
        removed=video.removed,
        takes=view.takes,
        notes=video.notes,
        preview=video.preview,
        film=video.film,
        error=video.error,
        error_code=video.error_code,
        cost_micros=video.cost_micros,
        held_micros=view.held_micros,
        currency=_currency(view),
        unpriced_calls=video.unpriced_calls,
        last_seq=video.last_seq,
        urls=urls(video.id, video.film or video.preview),
        created=video.created,
        updated=video.updated,
    )


def status_view(view: View) -> StatusView:
    video, last = view.video, view.last
    newest = {take.scene: take for take in sorted(view.takes, key=lambda take: take.number)}
    scenes = video.storyboard.scenes if video.storyboard else ()
    return StatusView(
        id=video.id,
        status=video.status,
        needs=video.needs,
        ask=video.ask,
        percent=view.percent,
        step=last.progress.step if last else "",
        seconds_left=last.progress.seconds_left if last else None,
        scenes=tuple(
            SceneProgress(
                number=scene.number,
                title=scene.title,
                seconds=float(scene.seconds),
                percent=_percent(newest.get(scene.number)),
                state=newest[scene.number].state if scene.number in newest else TakeState.PENDING,
            )
            for scene in scenes
        ),
        cost_micros=video.cost_micros,
        currency=_currency(view),
        last_seq=video.last_seq,
    )


def _quote(asked: Question | None) -> AskedQuote | None:
    if asked is None or asked.quote is None:
        return None
    quote = asked.quote
    return AskedQuote(least_micros=quote.least_micros, most_micros=quote.most_micros, currency=quote.currency)


def _percent(take: Take | None) -> int:
    if take is None:
        return 0
    return 100 if take.state is TakeState.READY else round(100 * take.progress)


def _currency(view: View) -> str:
    return view.last.progress.currency if view.last else "USD"
