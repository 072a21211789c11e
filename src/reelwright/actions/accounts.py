"""Accounts at providers that are paid: looked at before anything is queued, at no cost."""

from __future__ import annotations

import asyncio

from reelwright.actions.brief import check_brief, check_storyboard
from reelwright.actions.counter import Counter
from reelwright.film.brief import Brief
from reelwright.film.errors import NotFound, ProviderError, Trouble, WrongInput, WrongSetting
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
    """How the account stands that `key` opens, at `url` or at the vendor's own address; without a key, the
    studio's own account. Nothing is spent, set or kept.

    NotFound without such a provider; WrongInput when key or address cannot be meant, and (`auth`) when the
    key is not taken; ProviderError for whatever else is in the way.
    """
    known = counter.studio.providers
    if key is None and url is not None:
        # The studio's own key goes to where it is set up to go, and nowhere else.
        raise WrongInput("An address is tried with a key.", code="key_missing", where="key")
    if key is None or (provider != RUNWAY and not (provider in known and known[provider].account)):
        return account(counter, provider)
    try:
        trial = counter.studio.trial(provider, key, url)
    except WrongSetting as why:
        where = "url" if why.code == "wrong_url" else "key"
        raise WrongInput(why.message, code=why.code, hint=why.hint, where=where) from None
    try:
        standing = asyncio.run(trial.standing())
    except ProviderError as why:
        if why.kind is not Trouble.AUTH:
            raise
        raise WrongInput(why.message, code=why.code, hint=why.hint, where="key") from None
    finally:
        trial.close()
    if standing is None:
        raise NotFound(f"{provider} has no account.", code="no_account")
    return standing
