"""Providers over HTTP: what each model can do, as its sheet says."""

from __future__ import annotations

from fastapi import APIRouter

from reelwright.api.given import At
from reelwright.api.problems import problem_docs
from reelwright.film.value import Value
from reelwright.providers.port import Sheet

router = APIRouter(prefix="/api", tags=["providers"], responses=problem_docs(401, 403, 421))


class ProviderView(Value):
    name: str
    default: bool
    """It shoots what a brief gives to nobody else."""
    sheets: tuple[Sheet, ...]
    """One a model; the first is the default."""


class ProvidersView(Value):
    providers: tuple[ProviderView, ...]


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
