"""The way to addresses that Runway names: where a finished clip lies, where a picture is put.

An address in an answer is somebody else's word. It is looked up, checked, and the connection goes to the very
address that was checked, so a name that changes its mind in between leads nowhere. No key goes along.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

import httpx

from reelwright.film.errors import ProviderError, Trouble

MOST_HOPS = 3
MOST_ADDRESSES = 4
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Outside:
    """Opens foreign addresses: public ones over https; where the API is `local`, only this machine's own."""

    def __init__(self, *, local: bool, tls: ssl.SSLContext) -> None:
        self._local = local
        self._tls = tls

    @asynccontextmanager
    async def open(
        self,
        method: str,
        url: str,
        *,
        connect_s: float,
        idle_s: float,
        data: Mapping[str, str] | None = None,
        files: Mapping[str, tuple[str, bytes, str]] | None = None,
    ) -> AsyncGenerator[httpx.Response]:
        """The answer, its body unread; at most three redirects on, each checked like the first.

        ProviderError for an address that is not to be used, httpx's errors for the rest.
        """
        async with httpx.AsyncClient(
            transport=httpx.AsyncHTTPTransport(
                verify=self._tls, limits=httpx.Limits(max_keepalive_connections=0)
            ),
            timeout=httpx.Timeout(idle_s, connect=connect_s),
            trust_env=False,
            headers={"Accept-Encoding": "identity"},
        ) as client:
            for _ in range(MOST_HOPS + 1):
                answer = await self._send(client, method, url, data=data, files=files)
                try:
                    if not (answer.has_redirect_location and method == "GET"):
                        yield answer
                        return
                    url = str(_parsed(url).join(answer.headers["location"]))
                finally:
                    await answer.aclose()
        raise _unwelcome("leads in circles")

    async def _send(
        self,
        client: httpx.AsyncClient,
        method: str,
        url: str,
        *,
        data: Mapping[str, str] | None,
        files: Mapping[str, tuple[str, bytes, str]] | None,
    ) -> httpx.Response:
        where = _parsed(url)
        self._check_form(where)
        addresses = await self.addresses(where.host, where.port or (443 if where.scheme == "https" else 80))
        for address in addresses:
            request = client.build_request(
                method,
                where.copy_with(host=address),
                headers={"Host": where.netloc.decode("ascii")},
                extensions={"sni_hostname": where.host},
                data=data,
                files=files,
            )
            try:
                return await client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        raise _unwelcome("has no address")

    def _check_form(self, where: httpx.URL) -> None:
        if where.userinfo or not where.host:
            raise _unwelcome("is no plain web address")
        if self._local:
            if where.scheme not in ("http", "https"):
                raise _unwelcome("is no web address")
        elif where.scheme != "https" or where.port not in (None, 443):
            raise _unwelcome("is not https")

    async def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of `host` in order of use; ProviderError when any is not one to go to."""
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))[:MOST_ADDRESSES]
        for address in addresses:
            if not (_is_loopback(address) if self._local else _is_public(address)):
                raise _unwelcome(f"leads to {address}" + (", not to this machine" if self._local else ""))
        return addresses


def _parsed(url: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        pass
    raise _unwelcome("is no web address")


def _plain(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The address that is meant, taken out of an IPv6 form that only wraps an IPv4 one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped or ip.sixtofour:
            return ip.ipv4_mapped or ip.sixtofour or ip
        if ip in _NAT64:
            return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


def _is_public(address: str) -> bool:
    ip = _plain(address)
    return ip.is_global and not ip.is_multicast


def _is_loopback(address: str) -> bool:
    return _plain(address).is_loopback


def _unwelcome(what: str) -> ProviderError:
    return ProviderError(f"An address that Runway named {what}; it is not used.", kind=Trouble.DOWN)
