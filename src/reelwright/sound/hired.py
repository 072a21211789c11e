"""Voices that are paid for, over the network: one request a line, never repeated unasked, every line kept."""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol, cast

import httpx

from reelwright.film.errors import (
    Cancelled,
    NeedsYou,
    ReelwrightError,
    Refused,
    StorageTrouble,
    TryAgain,
    Unreadable,
    WrongSetting,
)
from reelwright.film.speech import Speech
from reelwright.sound.booth import Heard
from reelwright.sound.line import Line, read_line
from reelwright.sound.port import UNKEPT, Lines, Tariff, never
from reelwright.sound.timing import Spans, quickened, words_from
from reelwright.sound.wav import SAMPLE_RATE

QUICKEST = Fraction(23, 20)
"""How much faster a recorded voice is played to fit its room. Asking for a quicker reading would be paid for
again."""
MOST_BYTES = 48 << 20
"""Of an answer: ten minutes of speech in any form are less."""
_LISTEN_S = 0.05
_GRACE_S = 3.0
"""So long an answer that is under way, and paid for, is still waited for when the film is cancelled."""
_SHAPE = 1
"""Goes up when what is kept of a line changes."""

Convert = Callable[[Path, Path, Fraction], Heard]
"""Recording, WAV to write, tempo: `booth.to_speech_wav`, wherever it runs."""


@dataclass(frozen=True, slots=True)
class Request:
    """One call: what is posted to which path."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """A recording in any form, and when the characters of the text sound, if the vendor says so."""

    sound: bytes
    spans: Spans | None = None


class Vendor(Protocol):
    """What is different from one vendor to the next."""

    @property
    def vendor(self) -> str: ...

    @property
    def model(self) -> str: ...

    def request(self, text: str, language: str, voice: str, key: str) -> Request: ...

    def read(self, data: bytes) -> Answer:
        """ValueError when the answer is not in the vendor's form."""
        ...


@dataclass(frozen=True, slots=True)
class Contract:
    """How the vendor is reached and what it costs."""

    url: str
    key: str
    timeout_s: float = 60
    micros_per_thousand: int | None = None

    def __repr__(self) -> str:
        return f"Contract({self.url!r})"


class HiredVoice:
    """A `VoiceActor`: the vendor's `voice`, known to users as `name`."""

    def __init__(self, name: str, voice: str, vendor: Vendor, contract: Contract, convert: Convert) -> None:
        self.name = name
        self.tariff: Tariff | None = Tariff(
            provider=vendor.vendor, model=vendor.model, micros_per_thousand=contract.micros_per_thousand
        )
        self._tariff = self.tariff
        self._voice = voice
        self._vendor = vendor
        self._contract = contract
        self._convert = convert

    def speak(
        self,
        text: str,
        *,
        language: str,
        dest: Path,
        room: Fraction | None = None,
        lines: Lines = UNKEPT,
        cancelled: Callable[[], bool] = never,
    ) -> Speech:
        """As `VoiceActor.speak` promises. The line is read at its natural pace and kept so; to fit its room
        it is played up to `QUICKEST` faster."""
        line = read_line(text)
        request = self._vendor.request(line.text, language, self._voice, self._contract.key)
        key = self._key(request)
        kept = lines.find(key)
        if kept is not None:
            wav, speech = kept.wav, kept.speech
        else:
            if cancelled():
                raise Cancelled("The voice was stopped.")
            wav, speech = self._spoken(line, request, key, dest, lines, cancelled)
        if room is not None and 0 < room < speech.seconds:
            tempo = min(QUICKEST, speech.seconds / room * Fraction(101, 100))
            return quickened(speech, self._convert(wav, dest, tempo), tempo)
        if wav != dest:
            _copy(wav, dest)
        return speech

    def _spoken(
        self,
        line: Line,
        request: Request,
        key: str,
        dest: Path,
        lines: Lines,
        cancelled: Callable[[], bool],
    ) -> tuple[Path, Speech]:
        """Asks the vendor, once, and keeps what it said before anything else is done with it."""
        lines.asking(key, len(line.text), self._tariff)
        try:
            data = asyncio.run(self._ask(request, cancelled))
        except ReelwrightError as why:
            if why.code in _NOT_SPOKEN:
                lines.refused(key)
            raise
        try:
            answer = self._vendor.read(data)
        except ValueError as why:
            raise self._useless(f"it is not in the form that was agreed ({why})") from why
        recording, wav = dest.with_suffix(".said"), dest.with_suffix(".line.wav")
        try:
            try:
                recording.write_bytes(answer.sound)
            except OSError as why:
                raise _not_written(recording, why) from why
            heard = self._convert(recording, wav, Fraction(1))
            words, estimated = words_from(line, answer.spans, heard)
            speech = Speech(seconds=Fraction(heard.samples, SAMPLE_RATE), words=words, estimated=estimated)
            return lines.said(key, wav, speech), speech
        except BaseException:
            wav.unlink(missing_ok=True)
            raise
        finally:
            recording.unlink(missing_ok=True)

    def _key(self, request: Request) -> str:
        """Of all that decides how the line sounds: the secret part of the request is no part of it."""
        said = [_SHAPE, self._vendor.vendor, self._contract.url, request.path, request.body]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    async def _ask(self, request: Request, cancelled: Callable[[], bool]) -> bytes:
        """The answer's bytes. One request, whatever happens."""
        posting = asyncio.ensure_future(self._post(request))
        patience = _GRACE_S
        while not posting.done():
            await asyncio.wait({posting}, timeout=_LISTEN_S)
            if cancelled():
                patience -= _LISTEN_S
            if patience <= 0 and not posting.done():
                posting.cancel()
                await asyncio.wait({posting})
                raise Cancelled("The voice was stopped while it spoke.")
        return posting.result()

    async def _post(self, request: Request) -> bytes:
        limits = httpx.Timeout(self._contract.timeout_s, connect=min(10.0, self._contract.timeout_s))
        url = self._contract.url.rstrip("/") + request.path
        try:
            async with asyncio.timeout(self._contract.timeout_s), httpx.AsyncClient(timeout=limits) as client:
                posted = client.stream("POST", url, headers=dict(request.headers), json=dict(request.body))
                async with posted as response:
                    data = bytearray()
                    async for chunk in response.aiter_bytes():
                        data += chunk
                        if len(data) > MOST_BYTES:
                            raise self._useless(f"it is longer than {MOST_BYTES >> 20} MB")
                    if not response.is_success:
                        raise self._no(response, bytes(data))
                    return bytes(data)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol, httpx.InvalidURL) as why:
            raise TryAgain(
                f"{self._who} cannot be reached at {self._contract.url}.",
                code="voice_unreachable",
                hint="Check the network and REELWRIGHT_VOICE_URL, or make the film with --voice scratch.",
            ) from why
        except (httpx.HTTPError, TimeoutError) as why:
            ended = isinstance(why, httpx.TimeoutException | TimeoutError)
            raise self._unknown("did not answer in time" if ended else "hung up in the middle") from why

    @property
    def _who(self) -> str:
        return f"The voice {self.name} ({self._vendor.vendor})"

    def _no(self, response: httpx.Response, data: bytes) -> ReelwrightError:
        """What a status other than 2xx means."""
        status, (code, words) = response.status_code, _reason(data, self._contract.key)
        said = f": {words}" if words else ""
        if status >= 500:
            return self._unknown(f"failed with status {status}")
        if status == 402 or "quota" in code or "credit" in code:
            return NeedsYou(
                f"{self._who} has no credit left{said}.",
                code="voice_credit",
                hint="Top up the account and retry the film.",
            )
        if status in (401, 403):
            return WrongSetting(
                f"{self._who} does not accept its key{said}.",
                code="voice_key",
                hint="Set REELWRIGHT_VOICE_KEY to a key that may speak.",
            )
        if status == 404:
            return WrongSetting(
                f"{self._who} is not known there, or its model {self._vendor.model} is not{said}.",
                code="voice_unknown_name",
                hint="Check REELWRIGHT_VOICE_NAMES, REELWRIGHT_VOICE_MODEL and REELWRIGHT_VOICE_URL.",
            )
        if status == 429:
            after = response.headers.get("retry-after", "")
            return TryAgain(
                f"{self._who} is asked too much at the moment{said}.",
                code="voice_throttled",
                after_s=float(after) if after.isdigit() else None,
                hint="Retry the film in a minute: what was spoken so far is kept.",
            )
        return Refused(
            f"{self._who} refused the line with status {status}{said}.",
            code="voice_refused",
            hint="Change the wording of the line, or choose another voice.",
        )

    def _unknown(self, how: str) -> NeedsYou:
        return NeedsYou(
            f"{self._who} {how}: the line may have been spoken and paid for.",
            code="voice_unknown",
            hint="It is not asked for again by itself. Retry the film to ask once more.",
        )

    def _useless(self, why: str) -> Unreadable:
        return Unreadable(
            f"The answer of {self._who[0].lower()}{self._who[1:]} cannot be used: {why}.",
            code="voice_unreadable",
            hint="Check REELWRIGHT_VOICE_URL, or make the film with --voice scratch.",
        )


_NOT_SPOKEN = frozenset(
    {
        "voice_unreachable",
        "voice_credit",
        "voice_key",
        "voice_unknown_name",
        "voice_throttled",
        "voice_refused",
    }
)
"""Of these it is certain that nothing was spoken, and nothing paid."""


def _reason(data: bytes, key: str) -> tuple[str, str]:
    """A vendor's own code and sentence, in any of the forms they come in, without the key."""
    try:
        found = cast("object", json.loads(data))
    except ValueError:
        return "", ""
    for name in ("detail", "error"):
        if isinstance(found, dict):
            fields = cast("dict[str, object]", found)
            found = fields.get(name, fields)
    fields = cast("dict[str, object]", found if isinstance(found, dict) else {"message": found})
    code = str(fields.get("code") or fields.get("status") or fields.get("type") or "")
    message = fields.get("message")
    words = " ".join(message.split()) if isinstance(message, str) else ""
    if key:
        words = words.replace(key, "…")
    return code, words[:200].rstrip(".")


def _copy(wav: Path, dest: Path) -> None:
    try:
        shutil.copyfile(wav, dest)
    except OSError as why:
        raise _not_written(dest, why) from why


def _not_written(dest: Path, why: OSError) -> StorageTrouble:
    return StorageTrouble(
        f"The sound file {dest.name} could not be written: {why.strerror or why}.",
        code="sound_not_written",
        hint="Free some disk space or choose a folder that can be written to, then try again.",
        where=str(dest),
    )
