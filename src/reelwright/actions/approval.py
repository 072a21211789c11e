"""Approval: a person's yes to a price, and to no more than that."""

from __future__ import annotations

from reelwright.film.errors import NeedsYou
from reelwright.film.money import Money
from reelwright.providers.port import Quote
from reelwright.runs.orders import told


class NeedsApproval(NeedsYou):
    """It costs something, and nobody has said yes to that: asked with the quote. Nothing is spent."""

    def __init__(self, message: str, quote: Quote, *, hint: str = "Ask again and approve it.") -> None:
        super().__init__(message, code="needs_approval", hint=hint)
        self.quote = quote


def dearer(quote: Quote, shown_micros: int) -> NeedsApproval:
    """What is said when the price has gone up since it was shown."""
    shown = Money(micros=shown_micros, currency=quote.currency)
    return NeedsApproval(
        f"This costs {told(quote)} by now, and not {shown} as was shown. Nothing was spent.",
        quote,
        hint="Look at the new price, and approve that.",
    )
