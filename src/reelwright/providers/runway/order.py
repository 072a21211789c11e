"""A shot request as Runway's API wants it, checked against the sheet before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reelwright.film.errors import WrongInput
from reelwright.film.grammar import Aspect
from reelwright.providers.port import Makes, Mode, Sheet, ShotRequest


@dataclass(frozen=True, slots=True)
class Order:
    """Where to send it, what it costs, and its body once the pictures that go along have addresses."""

    sheet: Sheet
    request: ShotRequest
    path: str
    price_micros: int

    def body(self, first: str | None, references: Sequence[tuple[str, str]]) -> dict[str, object]:
        """The JSON body. `first` and the (tag, address) `references` are addresses that Runway can read."""
        request = self.request
        body: dict[str, object] = {
            "model": self.sheet.model,
            "promptText": request.prompt,
            "ratio": f"{request.width}:{request.height}",
            "seed": request.seed,
        }
        if self.sheet.makes is Makes.CLIP:
            body["duration"] = int(request.seconds)
        if first is not None:
            body["promptImage"] = [{"uri": first, "position": "first"}]
        if references:
            body["referenceImages"] = [{"uri": uri, "tag": tag} for tag, uri in references]
        if self.sheet.native_audio:
            # Said either way: sound doubles the price, so it is never left to a default.
            body["audio"] = request.sound
        return body


def ordered(sheet: Sheet, request: ShotRequest) -> Order:
    """The order for `request`; WrongInput says what of it the sheet does not offer."""
    aspect = _aspect(sheet, request)
    _check_seconds(sheet, request.seconds)
    _check_prompt(sheet, request.prompt)
    if request.first is None and not sheet.from_words(aspect):
        raise _wrong(sheet, f"cannot shoot {aspect.value} from words alone; it needs a first frame", "first")
    if request.first is not None and Mode.FIRST_FRAME not in sheet.modes:
        raise _wrong(sheet, "cannot start from a picture", "first")
    if len(request.references) > sheet.references:
        raise _wrong(
            sheet, f"takes {sheet.references} reference pictures, not {len(request.references)}", "references"
        )
    if request.sound and not sheet.native_audio:
        raise _wrong(sheet, "makes no sound", "sound")
    if sheet.makes is Makes.PICTURE:
        path = "/v1/text_to_image"
    else:
        path = "/v1/text_to_video" if request.first is None else "/v1/image_to_video"
    price = sheet.price.micros(
        seconds=request.seconds, pixels=request.width * request.height, sound=request.sound
    )
    return Order(sheet, request, path, price)


def _aspect(sheet: Sheet, request: ShotRequest) -> Aspect:
    for aspect, size in sheet.sizes.items():
        if (size.width, size.height) == (request.width, request.height):
            return aspect
    offered = ", ".join(f"{size.width}x{size.height}" for size in sheet.sizes.values())
    raise _wrong(sheet, f"makes {offered}, not {request.width}x{request.height}", "size")


def _check_seconds(sheet: Sheet, seconds: Fraction) -> None:
    durations = sheet.durations
    if durations.allows(seconds):
        return
    if durations.values:
        offered = ", ".join(map(str, durations.values))
    else:
        offered = f"{durations.least} to {durations.most} in steps of {durations.step}"
    raise _wrong(sheet, f"shoots {offered} seconds, not {seconds}", "seconds")


def _check_prompt(sheet: Sheet, prompt: str) -> None:
    if not prompt.strip():
        raise _wrong(sheet, "needs a prompt", "prompt")
    length = sheet.prompt_length(prompt)
    if length > sheet.prompt_limit:
        raise WrongInput(
            f"The prompt has {length} characters as {sheet.provider} counts them; {sheet.model} takes"
            f" {sheet.prompt_limit}.",
            code="prompt_too_long",
            hint=f"Take {length - sheet.prompt_limit} out.",
            where="prompt",
        )


def _wrong(sheet: Sheet, what: str, where: str) -> WrongInput:
    return WrongInput(f"{sheet.provider} {sheet.model} {what}.", code=f"{where}_not_offered", where=where)
