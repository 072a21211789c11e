from __future__ import annotations

import re

import pytest

from reelwright.film.errors import Trouble
from reelwright.shoot.sentence import failure_sentence

DO = {
    Trouble.AUTH: "Set a key that works",
    Trouble.MONEY: "Add credits",
    Trouble.INPUT: "Change the prompt or the picture",
    Trouble.MODERATION: "Reword the prompt",
    Trouble.THROTTLED: "Wait for the takes",
    Trouble.QUOTA: "Wait until tomorrow",
    Trouble.DOWN: "Try again in a few minutes",
    Trouble.BAD_OUTPUT: "Try again",
    Trouble.AMBIGUOUS: "Look at the account",
    Trouble.GONE: "Look at the account",
    Trouble.UNREACHABLE: "Check the connection",
    Trouble.STOPPED: "Shoot the scene again whenever you like",
    Trouble.UNKNOWN: "Try again later",
}


@pytest.mark.parametrize("trouble", Trouble)
@pytest.mark.parametrize("why", ["", "Runway's moderation refused the prompt."])
@pytest.mark.parametrize(
    ("cost", "held", "costs"),
    [
        (0, 600_000, "Nothing was charged."),
        (600_000, None, "0.60 USD was charged."),
        (
            None,
            600_000,
            "Whether it was charged is not known yet: up to 0.60 USD stays set aside for it.",
        ),
        (None, None, "Whether it was charged is not known yet."),
    ],
)
def test_every_failure_says_what_happened_what_it_cost_and_what_to_do(
    trouble: Trouble, why: str, cost: int | None, held: int | None, costs: str
) -> None:
    said = failure_sentence(trouble, "runway", "gen4.5", why, cost, held)
    what, _, do = said.partition(f" {costs} ")
    assert what
    assert do.startswith(DO[trouble])
    assert what == why or not why
    for sentence in (what, do):
        assert re.fullmatch(r"[A-Z].*[.]", sentence), sentence
    assert ".." not in said.replace("gen4.5", "")


@pytest.mark.parametrize(
    ("trouble", "why", "said"),
    [
        (
            Trouble.MODERATION,
            "Runway's moderation refused the prompt.",
            "Runway's moderation refused the prompt. 0.60 USD was charged. Reword the prompt, leaving out "
            "what could be read in another way, then try again.",
        ),
        (
            Trouble.DOWN,
            "",
            "Runway gen4.5 is out of order at the moment. 0.60 USD was charged. Try again in a few minutes, "
            "or choose another model.",
        ),
        (
            Trouble.UNKNOWN,
            "it was not done after 30 minutes",
            "It was not done after 30 minutes. 0.60 USD was charged. Try again later, or choose another "
            "model.",
        ),
    ],
)
def test_the_sentences_read_as_told_to_who_paid(trouble: Trouble, why: str, said: str) -> None:
    assert failure_sentence(trouble, "runway", "gen4.5", why, 600_000, 0) == said
