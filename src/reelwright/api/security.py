"""Who may talk to the studio: which host names, which origins, and who holds the launch token."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from reelwright.api.page import is_of_page
from reelwright.api.problems import HttpRefusal
from reelwright.api.visit import Visit
from reelwright.film.errors import WrongInput

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = frozenset({"/healthz", "/readyz"})
"""What anybody on this machine may read beside the page, which holds nothing: whether the studio runs."""
KNOWN_S: Final = 30 * 24 * 3600
"""Seconds for which a browser is known after it was let in, or last opened the page."""
_FRESH_S: Final = 24 * 3600
"""A cookie that is older is renewed."""
_DEFAULT_PORTS = {"http": "80", "https": "443"}


def new_token() -> str:
    """A launch token: 256 random bits."""
    return secrets.token_urlsafe(32)


def is_loopback(name: str) -> bool:
    """`name` is this machine, called by an address or a name that nobody else can claim."""
    bare = name.removeprefix("[").removesuffix("]").lower()
    try:
        return bare == "localhost" or ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def check_loopback(host: str) -> str:
    """`host`, if it is this machine alone; WrongInput otherwise."""
    if not is_loopback(host):
        raise WrongInput(
            f"The studio listens on this machine only, not on {host!r}.",
            code="not_loopback",
            hint="Use 127.0.0.1; to reach it from elsewhere, tunnel: ssh -L 8000:127.0.0.1:8000.",
            where="host",
        )
    return host.removeprefix("[").removesuffix("]")


@dataclass(frozen=True, slots=True)
class Security:
    """What a request is held against. `hosts` are further host names, as an operator set them.

    A further name without a port is good with none and with the studio's own; with a port, only so. `secret`
    outlives a launch, so that a browser that was let in stays so when the studio is started anew; without
    one the token takes its place.
    """

    token: str = field(repr=False)
    hosts: frozenset[str] = frozenset()
    secret: str = field(default="", repr=False)
    clock: Callable[[], float] = time.time
    """Seconds since 1970."""

    def check(self, visit: Visit) -> None:
        """HttpRefusal unless this request may be answered. The body is not looked at."""
        self._check_host(visit)
        self._check_sender(visit)
        if not visit.is_socket and not _is_open(visit) and not self.knows(visit):
            raise token_needed()

    def knows(self, visit: Visit) -> bool:
        """The request carries the launch token, in the header or as the cookie."""
        return self.has_bearer(visit) or self._cookie_age(visit) is not None

    def is_due(self, visit: Visit) -> bool:
        """The visit's cookie is good, and old enough to be renewed."""
        age = self._cookie_age(visit)
        return age is not None and age > _FRESH_S

    def has_bearer(self, visit: Visit) -> bool:
        scheme, _, given = (visit.header("authorization") or "").partition(" ")
        return scheme.lower() == "bearer" and self.is_token(given.strip())

    def is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())

    def cookie(self, visit: Visit) -> str:
        """A new cookie, as `Set-Cookie` says it.

        It holds when it was given, and the seal of that; not the token: browsers send a cookie to every port
        of a host. Whoever takes it from there may use it for as long as the browser may.
        """
        given = str(int(self.clock()))
        name = self.cookie_name(visit)
        return f"{name}={given}.{self._seal(given)}; Path=/; Max-Age={KNOWN_S}; HttpOnly; SameSite=Strict"

    def _cookie_age(self, visit: Visit) -> float | None:
        """Seconds since the newest good cookie of this visit was given; None without one."""
        given = (one.partition(".")[::2] for one in visit.cookies(self.cookie_name(visit)))
        ages = [
            self.clock() - int(when)
            for when, seal in given
            if hmac.compare_digest(seal.encode(), self._seal(when).encode())
        ]
        # A clock that was set back makes no cookie good for longer either.
        return min((age for age in ages if abs(age) <= KNOWN_S), default=None)

    def _seal(self, given: str) -> str:
        return hmac.new(
            (self.secret or self.token).encode(), f"cookie {given}".encode(), hashlib.sha256
        ).hexdigest()

    def cookie_name(self, visit: Visit) -> str:
        """One name a port, so that two studios on one machine do not sign each other out."""
        return f"reelwright_{visit.port}"

    def allows_host(self, authority: str, port: int) -> bool:
        """`authority` (a Host header, or an origin without its scheme) is one of the studio's names."""
        name, said = _split(authority.lower())
        if is_loopback(name):
            return said == str(port) or (not said and port == 80)
        further = {host.strip().lower() for host in self.hosts}
        return authority.lower() in further or (name in further and said == str(port))

    def allows_origin(self, origin: str, port: int) -> bool:
        """`origin` is a page of the studio's own."""
        scheme, separator, authority = origin.partition("://")
        if not separator or scheme not in _DEFAULT_PORTS:
            return False
        if self.allows_host(authority, port):
            return True
        # A browser leaves out the port of an origin where it is the scheme's own.
        return not _split(authority)[1] and self.allows_host(f"{authority}:{_DEFAULT_PORTS[scheme]}", port)

    def _check_host(self, visit: Visit) -> None:
        hosts = visit.headers("host")
        if len(hosts) != 1 or not self.allows_host(hosts[0], visit.port):
            raise HttpRefusal(
                421,
                "The studio does not answer to this host name.",
                code="host_not_allowed",
                hint="Use the address that `reelwright serve` printed, or add the name to "
                "REELWRIGHT_ALLOWED_HOSTS.",
            )

    def _check_sender(self, visit: Visit) -> None:
        origins, site = visit.headers("origin"), visit.header("sec-fetch-site")
        if any(not self.allows_origin(origin, visit.port) for origin in origins):
            raise _foreign()
        if site is not None and site not in ("same-origin", "none") and not _opens_the_page(visit):
            raise _foreign()
        if visit.is_socket or visit.method in SAFE_METHODS or origins or site is not None:
            return
        # No browser sent this. A script may, if it proves that it was let in by more than a cookie.
        if not self.has_bearer(visit):
            raise token_needed()


def token_needed() -> HttpRefusal:
    return HttpRefusal(
        401,
        "The studio does not know you.",
        code="token_needed",
        hint="Open the address that `reelwright serve` printed, or send the contents of `launch-token` in "
        "the data folder as `Authorization: Bearer ...`.",
        headers={"www-authenticate": 'Bearer realm="reelwright"'},
    )


def _foreign() -> HttpRefusal:
    return HttpRefusal(
        403,
        "Another site sent this request.",
        code="origin_not_allowed",
        hint="Only the studio's own page may use its API from a browser.",
    )


def _is_open(visit: Visit) -> bool:
    return visit.path in OPEN_PATHS or (visit.method in SAFE_METHODS and is_of_page(visit.path))


def _opens_the_page(visit: Visit) -> bool:
    """A link on another site that leads to the studio's page is harmless."""
    leads = visit.method in SAFE_METHODS and is_of_page(visit.path)
    return leads and visit.header("sec-fetch-mode") == "navigate"


def _split(authority: str) -> tuple[str, str]:
    """Host and port, the port empty where there is none; an IPv6 address stays in its brackets."""
    name, separator, port = authority.rpartition(":")
    return (authority, "") if not separator or port.endswith("]") else (name, port)
