"""Failure codes and refusals as sentences; addresses that may be used; what is taken out of a text."""

from __future__ import annotations

import ssl

import pytest

from reelwright.film.errors import Accepted, ProviderError, Retry, Trouble
from reelwright.providers.runway.failures import explained
from reelwright.providers.runway.outside import Outside
from reelwright.providers.runway.refusals import Purpose, refused
from reelwright.providers.runway.secrecy import keep_secret, said


@pytest.mark.parametrize(
    ("code", "trouble", "retry"),
    [
        ("SAFETY.INPUT.TEXT", Trouble.MODERATION, Retry.AFTER_CHANGE),
        ("SAFETY.INPUT.SOMETHING_NEW", Trouble.MODERATION, Retry.AFTER_CHANGE),
        ("SAFETY.OUTPUT.VIDEO", Trouble.MODERATION, Retry.AFTER_CHANGE),
        ("INPUT_PREPROCESSING.SAFETY.TEXT", Trouble.MODERATION, Retry.AFTER_CHANGE),
        ("INPUT_PREPROCESSING.INTERNAL", Trouble.DOWN, Retry.SAME_REQUEST),
        ("INTERNAL.BAD_OUTPUT.CODE01", Trouble.BAD_OUTPUT, Retry.SAME_REQUEST),
        ("INTERNAL.BAD_OUTPUT.01", Trouble.BAD_OUTPUT, Retry.SAME_REQUEST),
        ("INTERNAL", Trouble.DOWN, Retry.SAME_REQUEST),
        ("", Trouble.DOWN, Retry.SAME_REQUEST),
        (None, Trouble.DOWN, Retry.SAME_REQUEST),
        ("ASSET.INVALID", Trouble.INPUT, Retry.AFTER_CHANGE),
        ("THIRD_PARTY.UNAVAILABLE", Trouble.DOWN, Retry.SAME_REQUEST),
        ("INTERNAL.SOMETHING_NEW", Trouble.UNKNOWN, Retry.NEVER),
        ("BRAND_NEW", Trouble.UNKNOWN, Retry.NEVER),
    ],
)
def test_each_failure_code_says_what_may_help(code: str | None, trouble: Trouble, retry: Retry) -> None:
    failure = explained(code, "the words of the server.")
    assert (failure.trouble, failure.retry) == (trouble, retry)
    assert failure.sentence.endswith(".")
    assert (failure.after_s is not None) == (trouble is Trouble.DOWN)
    assert ("the words of the server" in failure.sentence) == (trouble is Trouble.UNKNOWN)


def test_the_wrong_host_of_runway_is_named() -> None:
    trouble = refused(401, {}, b'{"error":"Unauthorized"}', host="api.runwayml.com", purpose=Purpose.ASK)
    assert trouble.hint is not None
    assert "https://api.dev.runwayml.com" in trouble.hint


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 405, 409, 413, 418, 422, 429, 503])
def test_a_refusal_is_certain(status: int) -> None:
    trouble = refused(status, {}, b'{"error":"no"}', host="x", purpose=Purpose.START)
    assert trouble.accepted is Accepted.NO
    assert trouble.http_status == status


@pytest.mark.parametrize("status", [408, 500, 501, 502, 504, 520, 599])
def test_trouble_at_the_other_end_is_not(status: int) -> None:
    trouble = refused(status, {}, b'{"error":"no"}', host="x", purpose=Purpose.START)
    assert (trouble.accepted, trouble.retry) == (Accepted.UNKNOWN, Retry.NEVER)
    asked = refused(status, {}, b'{"error":"no"}', host="x", purpose=Purpose.ASK)
    assert (asked.accepted, asked.retry) == (Accepted.NO, Retry.SAME_REQUEST)


@pytest.mark.parametrize(
    ("header", "after_s"),
    [("7", 7), ("0.5", 0.5), ("", None), ("soon", None), ("-1", None), ("٣", None), ("9" * 400, None)],
)
def test_retry_after_is_read_as_seconds(header: str, after_s: float | None) -> None:
    trouble = refused(429, {"retry-after": header}, b"{}", host="x", purpose=Purpose.ASK)
    assert trouble.after_s == after_s


TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
PUBLIC = ("93.184.216.34", "2606:4700:4700::1111", "64:ff9b::5db8:d822")
HOME = ("127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "localhost")
PRIVATE = (
    "10.0.0.1",
    "192.168.1.1",
    "172.16.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
)


@pytest.mark.parametrize("host", [*PUBLIC, *HOME, *PRIVATE])
@pytest.mark.parametrize("local", [False, True])
async def test_which_addresses_are_gone_to(host: str, local: bool) -> None:
    outside = Outside(local=local, tls=TLS)
    if host in (HOME if local else PUBLIC):
        assert await outside.addresses(host, 443)
        return
    with pytest.raises(ProviderError) as caught:
        await outside.addresses(host, 443)
    assert caught.value.kind is Trouble.DOWN


@pytest.mark.parametrize(
    "url",
    ["http://93.184.216.34/x", "https://93.184.216.34:8443/x", "https://u:p@93.184.216.34/", "https://"],
)
async def test_only_plain_https_is_gone_to_outside(url: str) -> None:
    outside = Outside(local=False, tls=TLS)
    with pytest.raises(ProviderError):
        async with outside.open("GET", url, connect_s=1, idle_s=1):
            raise AssertionError("it was opened")


def test_somebody_elses_words_are_one_short_line_without_the_key() -> None:
    keep_secret('se"cret%')
    assert said('the key se"cret% was wrong.\r\n\x1b[31mIndeed.') == "the key [key] was wrong. [31mIndeed"
    assert said("in an address: se%22cret%25") == "in an address: [key]"
    assert said(r"in JSON: se\"cret%") == "in JSON: [key]"
    assert said("x" * 400) == "x" * 300 + "…"
    assert said("y" * 298 + 'se"cret%') == "y" * 298 + "[k…"
