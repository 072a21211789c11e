"""Accounts at providers that are paid: looked at before anything is queued, at no cost."""

from __future__ import annotations

import asyncio

from reelwright.actions.brief import check_brief, check_storyboard
from reelwright.actions.counter import Counter
from reelwright.film.brief import Brief
from reelwright.film.errors import NotFound, ProviderError, Trouble, WrongSetting
from reelwright.film.storyboard import Storyboard
from reelwright.providers.port import Standing
from reelwright.studio import RUNWAY

_IN_THE_WAY = frozenset({Trouble.AUTH, Trouble.UNREACHABLE})
"""What a person has to mend; all else may have passed by the time that a scene is shot."""


def check_account(counter: Counter, brief: Brief, storyboard: Storyboard | None = None) -> None:
    """Ask the account that is to pay for this film how it stands, if it is a film that is paid for.

    WrongSetting `auth` when the key is not taken; ProviderError when nobody answers, or somebody who is not
    the provider; WrongInput when the film cannot be made as asked anyway.
    """
    studio = counter.studio
    asked = check_brief(brief, studio) if storyboard is None else check_storyboard(storyboard, brief, studio)
    if studio.sheet(asked).price.free:
        return
    try:
        asyncio.run(studio.provider(asked.provider).standing())
    except ProviderError as why:
        if why.kind not in _IN_THE_WAY:
            return
        if why.kind is Trouble.UNREACHABLE:
            raise
        raise WrongSetting(why.message, code=why.code, hint=why.hint, where="VIDEO_API_KEY") from why


def account(counter: Counter, provider: str) -> Standing:
    """How the account at a provider stands. NotFound when there is no such provider, or none that has an
    account; WrongSetting without a key; ProviderError when it does not say."""
    known = counter.studio.providers
    if provider in known:
        standing = asyncio.run(known[provider].standing())
        if standing is not None:
            return standing
        raise NotFound(f"{provider} is free and has no account.", code="no_account")
    if provider == RUNWAY:
        counter.studio.provider(provider)
    raise NotFound(
        f"There is no provider called {provider!r}; there is {', '.join(sorted(known))}.",
        code="provider_not_found",
    )


def try_account(counter: Counter, provider: str, key: str | None, url: str | None) -> Standing:
    """How the account stands that `key` at `url` opens; without a key, the studio's own. Nothing is set.

    Nothing is spent. NotFound without such a provider; WrongInput when key or address cannot be meant;
    ProviderError `auth` when the key is not taken, and whatever else is in the way.
    """
    if key is None:
        return account(counter, provider)
    if provider not in (*counter.studio.providers, RUNWAY):
        return account(counter, provider)
    if provider in counter.studio.providers and not counter.studio.providers[provider].account:
        return account(counter, provider)
    trial = counter.studio.trial(provider, key, url)
    try:
        standing = asyncio.run(trial.standing())
    finally:
        trial.close()
    assert standing is not None
    return standing
