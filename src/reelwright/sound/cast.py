"""The cast: the voices that an operator has hired, by the names that users know them by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from pydantic import ValidationError

from reelwright.film.errors import Unreadable, WrongSetting
from reelwright.film.ids import MediaId
from reelwright.media.lab.lab import Lab
from reelwright.media.lab.task import Task
from reelwright.sound import elevenlabs, openai_speech
from reelwright.sound.booth import Heard, Take
from reelwright.sound.hired import Contract, Convert, HiredVoice, Vendor
from reelwright.sound.port import VoiceActor

_TAKEN = ("none", "scratch")
_NAME = re.compile(r"[\w.-]{1,40}")
_RECORDING = MediaId("recording")


def converting(lab: Lab) -> Convert:
    """`booth.to_speech_wav` in the lab: what a voice answers is a file from the network."""

    def convert(recording: Path, wav: Path, tempo: Fraction) -> Heard:
        answer = lab.one(
            Task(
                work="reelwright.sound.booth:to_speech_wav",
                order=Take(_RECORDING, tempo),
                media={_RECORDING: recording},
                out=wav,
                what="What the voice answered",
            )
        )
        try:
            return Heard.from_json(answer)
        except ValidationError as why:
            raise Unreadable("What the voice answered could not be measured.") from why

    return convert


def hired(
    provider: str, names: str, model: str, contract: Contract, convert: Convert
) -> Mapping[str, VoiceActor]:
    """The voices of one vendor. `names` is a comma-separated list of the vendor's own names or ids for them,
    each with a name for users before it where that is another: `nova, narrator=21m00Tcm4TlvDq8ikWAM`.

    WrongSetting when the vendor is not known, or a name is no name or given twice.
    """
    vendor = _vendor(provider, model)
    voices: dict[str, VoiceActor] = {}
    for entry in filter(None, (one.strip() for one in names.split(","))):
        before, _, after = entry.rpartition("=")
        voice = after.strip()
        name = before.strip() or voice
        if not _NAME.fullmatch(name) or not voice or name in _TAKEN or name in voices:
            raise WrongSetting(
                f"{entry!r} in REELWRIGHT_VOICE_NAMES cannot be the name of a voice.",
                code="voice_name",
                hint="Give a comma-separated list such as nova, narrator=21m00Tcm4TlvDq8ikWAM.",
                where="REELWRIGHT_VOICE_NAMES",
            )
        voices[name] = HiredVoice(name, voice, vendor, contract, convert)
    return voices


def address(provider: str) -> str:
    """Where the vendor itself is reached."""
    return openai_speech.URL if provider == openai_speech.OpenAISpeech.vendor else elevenlabs.URL


def _vendor(provider: str, model: str) -> Vendor:
    if provider == openai_speech.OpenAISpeech.vendor:
        return openai_speech.OpenAISpeech(model)
    if provider == elevenlabs.ElevenLabs.vendor:
        return elevenlabs.ElevenLabs(model)
    raise WrongSetting(
        f"There is no voice provider called {provider!r}; there is elevenlabs, openai.",
        where="REELWRIGHT_VOICE_PROVIDER",
    )
