"""Providers over HTTP: what each model can do, as its sheet says."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter

from reelwright.actions.accounts import account
from reelwright.api.given import At
from reelwright.api.problems import problem_docs
from reelwright.film.value import Value
from reelwright.providers.port import ModelStanding, Sheet

router = APIRouter(prefix="/api", tags=["providers"], responses=problem_docs(401, 403, 421))


class ProviderView(Value):
    name: str
    default: bool
    """It shoots what a brief gives to nobody else."""
    sheets: tuple[Sheet, ...]
    """One a model; the first is the default."""


class ProvidersView(Value):
    providers: tuple[ProviderView, ...]


class AccountView(Value):
    """How the account that pays stands at its provider; null where nobody says, or there is no limit."""

    provider: str
    balance_micros: int | None
    currency: str
    models: dict[str, ModelStanding]
    at: datetime


@router.get("/providers")
def list_providers(at: At) -> ProvidersView:
    """Every provider that is set up, with the capability sheets of its models."""
    studio = at.studio
    return ProvidersView(
        providers=tuple(
            ProviderView(name=name, default=name == studio.default_provider, sheets=provider.sheets)
            for name, provider in sorted(studio.providers.items())
        )
    )


@router.get("/providers/{name}/account", responses=problem_docs(402, 404, 422, 501, 502, 503))
def get_account(at: At, name: str) -> AccountView:
    """What is left in the account, and how much it may have made at once and today. Asking is free."""
    standing = account(at, name)
    return AccountView(
        provider=name,
        balance_micros=standing.balance_micros,
        currency=standing.currency,
        models=dict(standing.models),
        at=standing.at,
    )
