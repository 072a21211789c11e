"""Providers over HTTP: what each model can do, as its sheet says."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import Field, SecretStr

from reelwright.actions.accounts import account, try_account
from reelwright.api.examples import TRIALS
from reelwright.api.given import At
from reelwright.api.problems import problem_docs
from reelwright.film.value import Value
from reelwright.providers.port import ModelStanding, Sheet, Standing

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


class Trial(Value):
    """A key to be tried, and where; nothing of it is kept or said back."""

    key: SecretStr | None = Field(default=None, min_length=1, max_length=500)
    """Without one: the studio's own."""
    url: str | None = Field(default=None, max_length=2000, pattern=r"^https?://")
    """Where the provider is, for a rehearsal or a proxy; without one, the vendor's own address."""


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
    return _view(name, account(at, name))


@router.post("/providers/{name}/try", responses=problem_docs(402, 404, 413, 415, 422, 501, 502, 503))
def try_provider(at: At, name: str, trial: Annotated[Trial, Body(openapi_examples=TRIALS)]) -> AccountView:
    """Whether a key is taken, and how its account stands. It spends nothing, and nothing is kept of it.

    Without a key it is the one that the studio is set up with. A key that is not taken is a problem `auth`.
    """
    key = trial.key.get_secret_value() if trial.key is not None else None
    return _view(name, try_account(at, name, key, trial.url))


def _view(name: str, standing: Standing) -> AccountView:
    return AccountView(
        provider=name,
        balance_micros=standing.balance_micros,
        currency=standing.currency,
        models=dict(standing.models),
        at=standing.at,
    )
