"""What Runway's failure codes mean: what happened in a sentence, and what may help.

Source: docs.dev.runwayml.com, errors/task-failures; delays are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.film.errors import Retry, Trouble
from reelwright.providers.runway.secrecy import said


@dataclass(frozen=True, slots=True)
class Failure:
    sentence: str
    trouble: Trouble
    retry: Retry
    after_s: float | None = None


_THINGS = {
    "TEXT": "the prompt",
    "IMAGE": "a picture that was given",
    "VIDEO": "a clip that was given",
    "AUDIO": "a sound that was given",
}
_INTERNAL = Failure(
    "Runway had trouble of its own while making it.", Trouble.DOWN, Retry.SAME_REQUEST, after_s=30
)
_EXACT = {
    "INPUT_PREPROCESSING.SAFETY.TEXT": Failure(
        "Runway's moderation refused the prompt.", Trouble.MODERATION, Retry.AFTER_CHANGE
    ),
    "INPUT_PREPROCESSING.INTERNAL": Failure(
        "Runway could not prepare what was given to it.", Trouble.DOWN, Retry.SAME_REQUEST, after_s=60
    ),
    "INTERNAL": _INTERNAL,
    "ASSET.INVALID": Failure(
        "Runway cannot use a picture that was given: its size, shape or format.",
        Trouble.INPUT,
        Retry.AFTER_CHANGE,
    ),
    "THIRD_PARTY.UNAVAILABLE": Failure(
        "The company behind this model did not answer Runway.",
        Trouble.DOWN,
        Retry.SAME_REQUEST,
        after_s=120,
    ),
}


def explained(code: str | None, words: str | None) -> Failure:
    """The failure that `code` names; for one not known here, Runway's own `words`."""
    if not code:
        return _INTERNAL
    if code in _EXACT:
        return _EXACT[code]
    parts = code.split(".")
    if parts[:2] == ["SAFETY", "INPUT"]:
        thing = _THINGS.get(parts[2] if len(parts) > 2 else "", "what was given")
        return Failure(f"Runway's moderation refused {thing}.", Trouble.MODERATION, Retry.AFTER_CHANGE)
    if parts[0] == "SAFETY":
        return Failure("Runway's moderation held back what was made.", Trouble.MODERATION, Retry.AFTER_CHANGE)
    if parts[:2] == ["INTERNAL", "BAD_OUTPUT"]:
        return Failure(
            "Runway made it and threw it away as not good enough; writing or logos in the picture, or"
            " several people, are the usual cause.",
            Trouble.BAD_OUTPUT,
            Retry.SAME_REQUEST,
        )
    return Failure(
        f"Runway gave up: {said(words or '') or 'no reason was given'} ({said(code, 60)}).",
        Trouble.UNKNOWN,
        Retry.NEVER,
    )
