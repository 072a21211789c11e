"""Voices of OpenAI, and of every server that speaks like it; without word times, so they are estimated.

https://platform.openai.com/docs/api-reference/audio/createSpeech
"""

from __future__ import annotations

from reelwright.sound.hired import Answer, Request

URL = "https://api.openai.com"
MODEL = "gpt-4o-mini-tts"


class OpenAISpeech:
    """A `Vendor`."""

    vendor = "openai"

    def __init__(self, model: str = "") -> None:
        self.model = model or MODEL

    def request(self, text: str, language: str, voice: str, key: str) -> Request:
        """The model hears the language in the text: there is no field for it."""
        body = {"model": self.model, "input": text, "voice": voice, "response_format": "wav"}
        # A server of one's own may want no key.
        return Request("/v1/audio/speech", {"Authorization": f"Bearer {key}"} if key else {}, body)

    def read(self, data: bytes) -> Answer:
        if not data:
            raise ValueError("it is empty")
        return Answer(data)
