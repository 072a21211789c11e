"""The command line over a studio where cards are shot: a free one draws the preview, a paid one the film.

Run as a program it is `reelwright` with the arguments it was given. The paid provider's account lies in the
folder `account` beside the data folder.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from tests.integration.paid import PaidCards
from tests.integration.runs.cards import CardProvider

from reelwright.cli.app import run
from reelwright.cli.session import Session
from reelwright.settings import Settings
from reelwright.studio import Studio, build


def of_cards(settings: Settings) -> Studio:
    paid = PaidCards(settings.data_dir.parent / "account")
    free = CardProvider("animatic", animatic=True)
    return replace(build(settings), providers={"animatic": free, "paid": paid})


def main() -> int:
    return run(Session(build=of_cards))


if __name__ == "__main__":
    sys.exit(main())
