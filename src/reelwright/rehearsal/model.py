"""The models on offer: which fields each takes at which endpoint, what it makes and what that costs.

The tables are those of the published API (state: November 2026); prices are in credits of a US cent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, cast

from reelwright.rehearsal.field import (
    Choice,
    Field,
    Flag,
    Keyframes,
    Number,
    Record,
    Text,
    Whole,
    check_fields,
    references,
)
from reelwright.rehearsal.issue import Issues, Json, no_such_model, unknown_keys, wrong_type


class Makes(StrEnum):
    CLIP = "clip"
    PICTURE = "picture"
    SPEECH = "speech"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True)
class Model:
    name: str
    endpoint: str
    makes: Makes
    fields: Mapping[str, Field]
    required: frozenset[str]
    credits: Callable[[Json], int]
    """What a request costs at most."""
    seconds: int = 0
    """Of a clip, where the request does not say."""
    closed: bool = False
    """Fields that it does not know are refused."""

    def check(self, body: Json) -> Issues:
        issues = check_fields(body, self.fields, self.required, ())
        extra = [key for key in body if key not in self.fields and key != "model"]
        return [*issues, unknown_keys((), extra)] if extra and self.closed else issues

    def seconds_of(self, body: Json) -> float:
        """Seconds of the clip that is asked for; 0 for what is no clip."""
        return float(body.get("duration", self.seconds)) if self.makes is Makes.CLIP else 0.0

    def size_of(self, body: Json) -> tuple[int, int]:
        """Width and height in pixels; zeros for a sound."""
        width, _, height = str(body.get("ratio", "0:0")).partition(":")
        return int(width), int(height)

    def with_sound(self, body: Json) -> bool:
        """Veo sounds unless told not to, and that is what it is quoted at."""
        return "audio" in self.fields and body.get("audio", True) is True


def _choice(*lines: str) -> Choice:
    return Choice(tuple(" ".join(lines).split()))


_PROMPT: Final = Text(1000)
_SEED: Final = Whole(0, 4_294_967_295)
_MODERATION: Final = Record({"publicFigureThreshold": Choice(("auto", "low"))})
_WIDE_AND_TALL: Final = ("1280:720", "720:1280")
_GEN4: Final = Choice((*_WIDE_AND_TALL, "1104:832", "960:960", "832:1104", "1584:672"))
_VEO: Final = Choice((*_WIDE_AND_TALL, "1080:1920", "1920:1080"))
_PICTURES: Final = _choice(
    "1024:1024 1080:1080 1168:880 1360:768 1440:1080 1080:1440 1808:768 1920:1080 1080:1920 2112:912",
    "1280:720 720:1280 720:720 960:720 720:960 1680:720",
)
_FORMATS: Final = _choice(
    "mp4 prores png_sequence hdr10 hlg sdr_rec709_10bit hdr_pq_12bit_master hdr_prores hdr_png_sequence",
    "hdr_exr_sequence hdr_exr_acescg_sequence_1_3 hdr_exr_acescg_sequence_2_0",
)
_PRORES: Final = Choice(("422", "4444", "422 Proxy", "422 LT", "422 HQ", "4444 XQ"))
_VOICES: Final = _choice(
    "Maya Arjun Serene Bernard Billy Mark Clint Mabel Chad Leslie Eleanor Elias Elliot Grungle Brodie",
    "Sandra Kirk Kylie Lara Lisa Malachi Marlene Martin Miriam Monster Paula Pip Rusty Ragnar Xylar",
    "Maggie Jack Katie Noah James Rina Ella Mariah Frank Claudia Niki Vincent Kendrick Myrna Tom Wanda",
    "Benjamin Kiana Rachel",
)
_VOICE: Final = Record(
    {"type": Choice(("runway-preset",)), "presetId": _VOICES}, frozenset({"type", "presetId"})
)
_LETTERS_A_CREDIT: Final = 50
_LONG_EFFECT_S: Final = 15


def _a_second(quiet: int, sounding: int | None = None, *, seconds: int = 0) -> Callable[[Json], int]:
    """So many credits a second; `sounding` with the model's own sound, which is on unless switched off."""

    def price(body: Json) -> int:
        each = sounding if sounding is not None and body.get("audio", True) is True else quiet
        return each * int(body.get("duration", seconds))

    return price


def _gen4_image(body: Json) -> int:
    """5 credits for a picture of the 720p class, 8 for a larger one."""
    return 5 if min(int(side) for side in str(body["ratio"]).split(":")) <= 720 else 8


def _speech(body: Json) -> int:
    return max(1, -(-len(str(body["promptText"])) // _LETTERS_A_CREDIT))


def _effect(body: Json) -> int:
    """One credit or two: two for the long ones, and where the length is left open."""
    return 1 if body.get("duration", _LONG_EFFECT_S) < _LONG_EFFECT_S else 2


def _clip(
    name: str,
    fields: Mapping[str, Field],
    required: str,
    credits: Callable[[Json], int],
    *,
    seconds: int = 0,
    closed: bool = False,
) -> Model:
    endpoint = "image_to_video" if "promptImage" in fields else "text_to_video"
    return Model(name, endpoint, Makes.CLIP, fields, frozenset(required.split()), credits, seconds, closed)


_GEN45: Final[Mapping[str, Field]] = {
    "promptText": _PROMPT,
    "duration": Whole(2, 10),
    "seed": _SEED,
    "contentModeration": _MODERATION,
    "outputFormat": _FORMATS,
    "proresProfile": _PRORES,
}
_VEO31: Final[Mapping[str, Field]] = {
    "promptText": _PROMPT,
    "ratio": _VEO,
    "duration": Choice((4, 6, 8)),
    "seed": _SEED,
    "audio": Flag(),
    "negativePrompt": _PROMPT,
}
_FIRST_LAST: Final = Keyframes(("first", "last"))
_STILL: Final[Mapping[str, Field]] = {
    "promptText": _PROMPT,
    "ratio": _PICTURES,
    "seed": _SEED,
    "contentModeration": _MODERATION,
}

MODELS: Final[Mapping[tuple[str, str], Model]] = {
    (one.endpoint, one.name): one
    for one in (
        _clip(
            "gen4.5", {**_GEN45, "ratio": Choice(_WIDE_AND_TALL)}, "promptText ratio duration", _a_second(12)
        ),
        _clip(
            "gen4.5",
            {**_GEN45, "ratio": _GEN4, "promptImage": Keyframes()},
            "promptText promptImage ratio duration",
            _a_second(12),
        ),
        _clip(
            "gen4_turbo",
            {
                "promptText": _PROMPT,
                "promptImage": Keyframes(),
                "ratio": _GEN4,
                "duration": Whole(2, 10),
                "seed": _SEED,
                "contentModeration": _MODERATION,
            },
            "promptImage ratio",
            _a_second(5, seconds=10),
            seconds=10,
        ),
        *(
            _clip(
                name,
                {**_VEO31, **({"promptImage": _FIRST_LAST} if pictured else {})},
                "promptImage ratio" if pictured else "promptText ratio",
                _a_second(quiet, sounding, seconds=8),
                seconds=8,
                closed=True,
            )
            for name, quiet, sounding in (("veo3.1", 20, 40), ("veo3.1_fast", 10, 15))
            for pictured in (False, True)
        ),
        Model(
            "gen4_image",
            "text_to_image",
            Makes.PICTURE,
            {**_STILL, "referenceImages": references(0)},
            frozenset({"promptText", "ratio"}),
            _gen4_image,
        ),
        Model(
            "gen4_image_turbo",
            "text_to_image",
            Makes.PICTURE,
            {**_STILL, "referenceImages": references(1)},
            frozenset({"promptText", "ratio", "referenceImages"}),
            lambda body: 2,
        ),
        Model(
            "eleven_multilingual_v2",
            "text_to_speech",
            Makes.SPEECH,
            {"promptText": _PROMPT, "voice": _VOICE},
            frozenset({"promptText", "voice"}),
            _speech,
        ),
        Model(
            "eleven_text_to_sound_v2",
            "sound_effect",
            Makes.EFFECT,
            {"promptText": Text(3000), "duration": Number(0.5, 30), "loop": Flag()},
            frozenset({"promptText"}),
            _effect,
        ),
    )
}
ENDPOINTS: Final = tuple(sorted({endpoint for endpoint, _ in MODELS}))
NAMES: Final = tuple(dict.fromkeys(name for _, name in MODELS))


def model_of(endpoint: str, body: Any) -> tuple[Model | None, Issues]:
    """The model that `body` asks for, or what is wrong with it: unknown and retired models are one."""
    if not isinstance(body, dict):
        return None, [wrong_type((), "object", "array" if isinstance(body, list) else "undefined")]
    given = cast("Json", body)
    if "model" not in given:
        return None, [wrong_type(("model",), "string", "undefined")]
    model = MODELS.get((endpoint, given["model"])) if isinstance(given["model"], str) else None
    if model is None:
        return None, [no_such_model()]
    return model, model.check(given)


def images_of(body: Json) -> list[tuple[tuple[str | int, ...], str, str]]:
    """Every picture of a checked body: where it stands, `first`, `last` or `reference`, and its address."""
    found: list[tuple[tuple[str | int, ...], str, str]] = []
    given = body.get("promptImage")
    if isinstance(given, str):
        found.append((("promptImage",), "first", given))
    elif isinstance(given, list):
        for at, one in enumerate(cast("list[Json]", given)):
            found.append((("promptImage", at, "uri"), one["position"], one["uri"]))
    for at, one in enumerate(cast("list[Json]", body.get("referenceImages", []))):
        found.append((("referenceImages", at, "uri"), "reference", one["uri"]))
    return found
