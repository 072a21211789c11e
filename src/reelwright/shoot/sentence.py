"""Why a take failed, as one is told who paid for it: what happened, what it cost, what to do."""

from __future__ import annotations

from typing import assert_never

from reelwright.film.errors import Trouble
from reelwright.film.money import Money


def failure_sentence(
    trouble: Trouble,
    provider: str,
    model: str,
    why: str,
    cost_micros: int | None,
    held: int | None,
    currency: str = "USD",
) -> str:
    """What happened, what it cost and what to do, in a few short sentences.

    `why` is what happened as a sentence, where somebody knows more than the kind of trouble; it may be empty.
    `cost_micros` is None while nobody knows it, and then `held` is what stays set aside for it.
    """
    name = f"{provider[:1].upper()}{provider[1:]}"
    what = why.strip() or _happened(trouble, name, f"{name} {model}".strip())
    told = what[:1].upper() + what[1:]
    told = told if told.endswith((".", "!", "?", "…")) else f"{told}."
    return f"{told} {_cost(cost_micros, held, currency)} {_do(trouble)}"


def _happened(trouble: Trouble, provider: str, who: str) -> str:
    match trouble:
        case Trouble.AUTH:
            return f"{provider} did not accept the key"
        case Trouble.MONEY:
            return f"The account at {provider} has too few credits left for this take"
        case Trouble.INPUT:
            return f"{who} could not use what it was given"
        case Trouble.MODERATION:
            return f"The content filter of {provider} stopped this take"
        case Trouble.THROTTLED:
            return f"{who} is busy with other work of this account"
        case Trouble.QUOTA:
            return f"{who} has made as many takes as this account may have in a day"
        case Trouble.DOWN:
            return f"{who} is out of order at the moment"
        case Trouble.BAD_OUTPUT:
            return f"{who} made a clip that is not good enough to keep"
        case Trouble.AMBIGUOUS:
            return f"The take was sent to {provider} and its answer was lost"
        case Trouble.GONE:
            return f"{provider} does not know this take any more"
        case Trouble.UNREACHABLE:
            return f"{provider} could not be reached"
        case Trouble.STOPPED:
            return "The take was stopped"
        case Trouble.UNKNOWN:
            return f"{who} did not finish this take"
        case _:
            assert_never(trouble)


def _cost(cost_micros: int | None, held: int | None, currency: str) -> str:
    if cost_micros is not None and cost_micros > 0:
        return f"{Money(micros=cost_micros, currency=currency)} was charged."
    if cost_micros is not None:
        return "Nothing was charged."
    if held:
        return (
            f"Whether it was charged is not known yet: up to {Money(micros=held, currency=currency)} "
            "stays set aside for it."
        )
    return "Whether it was charged is not known yet."


def _do(trouble: Trouble) -> str:
    match trouble:
        case Trouble.AUTH:
            return "Set a key that works (VIDEO_API_KEY), then try again."
        case Trouble.MONEY:
            return "Add credits there, then go on: what is finished is kept."
        case Trouble.INPUT:
            return "Change the prompt or the picture that the scene starts from, then try again."
        case Trouble.MODERATION:
            return "Reword the prompt, leaving out what could be read in another way, then try again."
        case Trouble.THROTTLED:
            return "Wait for the takes that are under way, then try again."
        case Trouble.QUOTA:
            return "Wait until tomorrow, or choose another model."
        case Trouble.DOWN:
            return "Try again in a few minutes, or choose another model."
        case Trouble.BAD_OUTPUT:
            return "Try again; if it happens twice, change the prompt or choose another model."
        case Trouble.AMBIGUOUS:
            return "Look at the account before it is sent again: a second one could be charged as well."
        case Trouble.GONE:
            return "Look at the account, then shoot the scene again if you want to."
        case Trouble.UNREACHABLE:
            return "Check the connection and the address (VIDEO_API_URL), then try again."
        case Trouble.STOPPED:
            return "Shoot the scene again whenever you like."
        case Trouble.UNKNOWN:
            return "Try again later, or choose another model."
        case _:
            assert_never(trouble)
