"""Who is let in, as a table of attacks and of honest visits."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from tests.integration.api.house import FURTHER_HOST, House, house_in

from reelwright.api.gate import MAX_BODY

POST = "/api/videos"
GET = "/api/videos"
SOCKET = "/socket.io/?EIO=4&transport=polling"
PROBLEM = "application/problem+json"


def cookie(house: House) -> dict[str, str]:
    with house.stranger() as browser:
        entered = browser.get("/", params={"token": house.token})
        return {"cookie": entered.headers["set-cookie"].partition(";")[0]}


def fill(headers: dict[str, str], house: House) -> dict[str, str]:
    """The headers of a table row, with this house's port and secrets in them."""
    filled = {name: value.replace("PORT", str(house.port)) for name, value in headers.items()}
    if "bearer" in filled:
        del filled["bearer"]
        filled |= house.bearer
    if "signed" in filled:
        del filled["signed"]
        filled |= cookie(house)
    return filled


Row = tuple[str, str, dict[str, str], int]
ATTACKS: dict[str, Row] = {
    "DNS rebinding": ("GET", GET, {"host": "evil.example", "bearer": ""}, 421),
    "DNS rebinding with our port": ("GET", GET, {"host": "evil.example:PORT", "bearer": ""}, 421),
    "DNS rebinding of the health page": ("GET", "/healthz", {"host": "evil.example:PORT"}, 421),
    "DNS rebinding of Socket.IO": ("GET", SOCKET, {"host": "evil.example:PORT"}, 421),
    "a name that begins like ours": ("GET", GET, {"host": "localhost.evil.example:PORT", "bearer": ""}, 421),
    "our name on another port": ("GET", GET, {"host": "localhost:1", "bearer": ""}, 421),
    "our name without the port": ("GET", GET, {"host": "localhost", "bearer": ""}, 421),
    "an address of the network": ("GET", GET, {"host": "192.168.1.5:PORT", "bearer": ""}, 421),
    "a host with a login in it": ("GET", GET, {"host": "x@127.0.0.1:PORT", "bearer": ""}, 421),
    "a further host on a port not ours": ("GET", GET, {"host": f"{FURTHER_HOST}:1", "bearer": ""}, 421),
    "a form on another site": ("POST", POST, {"signed": "", "origin": "https://evil.example"}, 403),
    "a page on another port": ("POST", POST, {"signed": "", "origin": "http://127.0.0.1:1"}, 403),
    "a sandboxed frame": ("POST", POST, {"signed": "", "origin": "null"}, 403),
    "a file on the disk": ("POST", POST, {"signed": "", "origin": "file://"}, 403),
    "a script of another site": ("POST", POST, {"signed": "", "sec-fetch-site": "cross-site"}, 403),
    "a script of another port": ("POST", POST, {"signed": "", "sec-fetch-site": "same-site"}, 403),
    "an origin ours, a site not": (
        "POST", POST, {"signed": "", "origin": "http://127.0.0.1:PORT", "sec-fetch-site": "cross-site"}, 403,
    ),
    "a picture of ours elsewhere": (
        "GET", "/api/videos/x/poster.jpg", {"signed": "", "sec-fetch-site": "same-site"}, 403,
    ),
    "a link into the API": (
        "GET", GET, {"signed": "", "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 403,
    ),
    "Socket.IO from another site": ("POST", SOCKET, {"signed": "", "origin": "https://evil.example"}, 403),
    "Socket.IO as a script": ("GET", f"{SOCKET}&j=0", {"signed": "", "sec-fetch-site": "cross-site"}, 403),
    "deleting with the cookie alone": ("DELETE", "/api/videos/x", {"signed": ""}, 401),
    "writing with the cookie alone": ("POST", POST, {"signed": ""}, 401),
    "no token": ("GET", GET, {}, 401),
    "no token for the description": ("GET", "/api/openapi.json", {}, 401),
    "no token for what is not there": ("GET", "/api/nothing", {}, 401),
    "another token": ("GET", GET, {"authorization": "Bearer " + "A" * 43}, 401),
    "an empty token": ("GET", GET, {"authorization": "Bearer"}, 401),
    "a token in the wrong scheme": ("GET", GET, {"authorization": "Basic Og=="}, 401),
    "a cookie made up": ("GET", GET, {"cookie": "reelwright_PORT=1"}, 401),
    "a cookie without a seal": ("GET", GET, {"cookie": "reelwright_PORT=1800000000."}, 401),
    "a cookie under another name": ("GET", GET, {"cookie": "reelwright=1; x=y"}, 401),
    "a form": ("POST", POST, {"bearer": "", "content-type": "application/x-www-form-urlencoded"}, 415),
    "plain text that is JSON": ("POST", POST, {"bearer": "", "content-type": "text/plain"}, 415),
    "no media type": ("POST", POST, {"bearer": "", "content-type": ""}, 415),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_turned_away_with_a_problem_document(house: House, attack: str) -> None:
    method, path, headers, status = ATTACKS[attack]
    body = b'{"prompt": "x"}' if method == "POST" else None
    sent = {"content-type": "application/json"} | fill(headers, house)
    before = house.http.get(GET).json()["counts"]
    with house.stranger() as caller:
        answer = caller.request(method, path, headers=sent, content=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"] == f"urn:reelwright:problem:{problem['code']}"
    assert house.token not in answer.text
    assert house.http.get(GET).json()["counts"] == before


HONEST: dict[str, Row] = {
    "curl with the token": ("POST", POST, {"bearer": ""}, 202),
    "curl on localhost": ("GET", GET, {"host": "localhost:PORT", "bearer": ""}, 200),
    "curl in capitals": ("GET", GET, {"host": "LOCALHOST:PORT", "bearer": ""}, 200),
    "curl over IPv6": ("GET", GET, {"host": "[::1]:PORT", "bearer": ""}, 200),
    "through the operator's proxy": ("GET", GET, {"host": FURTHER_HOST, "bearer": ""}, 200),
    "the page": (
        "POST", POST, {"signed": "", "origin": "http://127.0.0.1:PORT", "sec-fetch-site": "same-origin"}, 202,
    ),
    "the page in an old browser": ("POST", POST, {"signed": "", "origin": "http://127.0.0.1:PORT"}, 202),
    "the page through the proxy": (
        "POST", POST, {"signed": "", "host": FURTHER_HOST, "origin": f"https://{FURTHER_HOST}"}, 202,
    ),
    "a film in the page": ("GET", GET, {"signed": "", "sec-fetch-site": "same-origin"}, 200),
    "an address typed in": ("GET", GET, {"signed": "", "sec-fetch-site": "none"}, 200),
    "a link to the front page": (
        "GET", "/", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 200,
    ),
    "whoever asks for health": ("GET", "/healthz", {}, 200),
    "whoever asks for readiness": ("GET", "/readyz", {}, 200),
    "JSON with a charset": (
        "POST", POST, {"bearer": "", "content-type": "application/json; charset=utf-8"}, 202,
    ),
}  # fmt: skip


@pytest.mark.parametrize("visit", HONEST)
def test_an_honest_visit_is_let_in(house: House, visit: str) -> None:
    method, path, headers, status = HONEST[visit]
    body = b'{"prompt": "x"}' if method == "POST" else None
    sent = {"content-type": "application/json"} | fill(headers, house)
    with house.stranger() as caller:
        answer = caller.request(method, path, headers=sent, content=body)
    assert answer.status_code == status, answer.text


def test_the_opened_address_becomes_a_cookie_that_no_script_reads(house: House) -> None:
    with house.stranger() as browser:
        entered = browser.get("/", params={"token": house.token})
        assert (entered.status_code, entered.headers["location"]) == (303, "/")
        said = entered.headers["set-cookie"]
        cookie, _, rest = said.partition("; ")
        assert re.fullmatch(rf"reelwright_{house.port}=\d{{10}}\.[0-9a-f]{{64}}", cookie)
        assert rest == "Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict"
        assert house.token not in said
        assert browser.get("/api/videos").status_code == 200


def test_a_browser_is_known_for_thirty_days_after_it_last_opened_the_page(tmp_path: Path) -> None:
    now = [1_800_000_000.0]

    def given(answer: httpx.Response) -> dict[str, str]:
        return {"cookie": answer.headers["set-cookie"].partition(";")[0]}

    def later(days: float, path: str, cookie: dict[str, str]) -> httpx.Response:
        now[0] = 1_800_000_000 + days * 24 * 3600
        with house.stranger() as browser:
            return browser.get(path, headers=cookie)

    with house_in(tmp_path / "data", clock=lambda: now[0]) as house:
        first = given(later(0, f"/?token={house.token}", {}))
        # Only the page renews it, and not more than once a day.
        assert "set-cookie" not in later(0.9, "/", first).headers
        assert "set-cookie" not in later(2, "/api/videos", first).headers
        assert "set-cookie" not in later(2, "/", {}).headers
        renewed = later(20, "/video/x", first)
        assert (renewed.status_code, renewed.headers["cache-control"]) == (200, "no-store")
        second = given(renewed)
        assert second != first
        assert later(30, "/api/videos", first).status_code == 200
        for cookie, day in ((first, 30.1), (second, 50.1)):
            refused = later(day, "/api/videos", cookie)
            assert (refused.status_code, refused.json()["code"]) == (401, "token_needed")
            assert "set-cookie" not in later(day, "/", cookie).headers
        assert later(49.9, "/api/videos", second).status_code == 200
        # Nobody dates a cookie anew, nor does a clock that was set back.
        name, _, seal = second["cookie"].partition(".")
        redated = {"cookie": f"{name.partition('=')[0]}={1_800_000_000 + 49 * 24 * 3600}.{seal}"}
        assert later(49.9, "/api/videos", redated).status_code == 401
        assert later(-11, "/api/videos", second).status_code == 401


@pytest.mark.parametrize("token", ["", "wrong", "%00", "é"])
def test_a_wrong_token_in_the_address_gives_no_cookie(house: House, token: str) -> None:
    with house.stranger() as browser:
        refused = browser.get("/", params={"token": token})
    assert (refused.status_code, refused.json()["code"]) == (401, "token_needed")
    assert "set-cookie" not in refused.headers


def test_whoever_is_not_let_in_is_told_how(house: House) -> None:
    with house.stranger() as caller:
        refused = caller.get("/api/videos")
    assert refused.headers["www-authenticate"].startswith("Bearer")
    assert "launch-token" in refused.json()["hint"]


@pytest.mark.parametrize(
    ("headers", "lets_in"),
    [
        ("Origin: https://evil.example", False),
        ("Origin: null", False),
        ("Origin: http://127.0.0.1:1", False),
        ("Origin: http://127.0.0.1:PORT\nOrigin: https://evil.example", False),
        ("Origin: http://127.0.0.1:PORT", True),
        ("X-None: 1", True),
    ],
)
def test_a_websocket_opens_for_our_own_page_alone(house: House, headers: str, lets_in: bool) -> None:
    status = _handshake(house, f"127.0.0.1:{house.port}", headers)
    assert status == (101 if lets_in else 403)


def test_a_rebound_websocket_is_refused(house: House) -> None:
    assert _handshake(house, f"evil.example:{house.port}", "Origin: http://evil.example:PORT") == 403


def test_a_websocket_elsewhere_is_refused(house: House) -> None:
    assert _handshake(house, f"127.0.0.1:{house.port}", "X-None: 1", path="/api/videos") == 403


def _handshake(house: House, host: str, headers: str, path: str = "/socket.io/") -> int:
    request = (
        f"GET {path}?EIO=4&transport=websocket HTTP/1.1\nHost: {host}\nUpgrade: websocket\n"
        "Connection: Upgrade\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n"
        + headers.replace("PORT", str(house.port))
    )
    return int(house.raw(request, stop=b"\r\n\r\n").split()[1])


def test_every_answer_carries_the_headers(house: House) -> None:
    with house.stranger() as stranger:
        answers: list[httpx.Response] = [
            stranger.get("/"),
            stranger.get("/healthz"),
            stranger.get("/api/videos"),
            stranger.get(SOCKET, headers={"origin": house.url}),
            house.http.get("/api/videos"),
            house.http.get("/api/nothing"),
        ]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == ("no-cache" if answer.url.path == "/" else "no-store")
        assert not [name for name in answer.headers if name.startswith("access-control-")]
        assert "server" not in answer.headers


def test_a_preflight_gives_no_leave(house: House) -> None:
    asked = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    for path in ("/api/videos", SOCKET):
        answer = house.http.options(path, headers=asked)
        assert answer.status_code == 403
        assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_a_body_may_be_a_megabyte_and_no_more(house: House) -> None:
    body = b'{"prompt": "' + b"x" * MAX_BODY + b'"}'
    head = f"POST /api/videos HTTP/1.1\nHost: 127.0.0.1:{house.port}\nContent-Type: application/json\n"
    said = house.raw(f"{head}Authorization: Bearer {house.token}\nContent-Length: {len(body)}")
    assert said.startswith(b"HTTP/1.1 413 ")
    assert b'"code":"body_too_large"' in said
    pieces = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in (body[:MAX_BODY], body[MAX_BODY:]))
    unsaid = house.raw(f"{head}Authorization: Bearer {house.token}\nTransfer-Encoding: chunked", pieces)
    assert unsaid.startswith(b"HTTP/1.1 413 ")
    full = b'{"prompt": "' + b"x" * (MAX_BODY - 14) + b'"}'
    fits = house.http.post(POST, content=full, headers={"content-type": "application/json"})
    assert (len(full), fits.json()["code"]) == (MAX_BODY, "prompt_too_long")


def test_a_stranger_cannot_make_the_server_read(house: House) -> None:
    head = f"POST /api/videos HTTP/1.1\nHost: 127.0.0.1:{house.port}\nContent-Type: application/json\n"
    assert house.raw(f"{head}Content-Length: 999999999999\nConnection: close").startswith(b"HTTP/1.1 401 ")
