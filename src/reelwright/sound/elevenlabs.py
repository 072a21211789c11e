"""Voices of ElevenLabs, with the time of every character.

https://elevenlabs.io/docs/api-reference/text-to-speech/convert-with-timestamps
"""

from __future__ import annotations

import base64
import math
from urllib.parse import quote

from pydantic import BaseModel, Field, ValidationError, model_validator

from reelwright.sound.hired import Answer, Request
from reelwright.sound.timing import Spans

URL = "https://api.elevenlabs.io"
MODEL = "eleven_multilingual_v2"
_FORM = "mp3_44100_128"
"""The best that every plan includes."""
_TOLD_LANGUAGE = ("eleven_flash_v2_5", "eleven_turbo_v2_5", "eleven_v3")
"""Models that may be told the language; the others hear it in the text and refuse to be told."""


class _Alignment(BaseModel):
    characters: list[str]
    character_start_times_seconds: list[float]
    character_end_times_seconds: list[float]

    @model_validator(mode="after")
    def _even(self) -> _Alignment:
        times = (self.character_start_times_seconds, self.character_end_times_seconds)
        if any(len(one) != len(self.characters) for one in times):
            raise ValueError("there are not as many times as characters")
        if any(not math.isfinite(at) or not 0 <= at < 3600 for one in times for at in one):
            raise ValueError("a time is none")
        return self


class _Reply(BaseModel):
    audio_base64: str = Field(min_length=1)
    alignment: _Alignment | None = None


class ElevenLabs:
    """A `Vendor`."""

    vendor = "elevenlabs"

    def __init__(self, model: str = "") -> None:
        self.model = model or MODEL

    def request(self, text: str, language: str, voice: str, key: str) -> Request:
        body = {"text": text, "model_id": self.model}
        if self.model.startswith(_TOLD_LANGUAGE):
            body["language_code"] = language.split("-")[0].lower()
        path = f"/v1/text-to-speech/{quote(voice, safe='')}/with-timestamps?output_format={_FORM}"
        return Request(path, {"xi-api-key": key}, body)

    def read(self, data: bytes) -> Answer:
        try:
            reply = _Reply.model_validate_json(data)
            sound = base64.b64decode(reply.audio_base64, validate=True)
        except ValidationError as why:
            raise ValueError(str(why.errors()[0]["msg"])) from why
        marks = reply.alignment
        if marks is None:
            return Answer(sound)
        times = (marks.character_start_times_seconds, marks.character_end_times_seconds)
        return Answer(sound, Spans(marks.characters, *times))
