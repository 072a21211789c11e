"""The contract: what is refused and how it is said, uploads, addresses with ranges, and who may come in."""

from __future__ import annotations

import base64
import threading
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import httpx
import pytest
from runwayml import BadRequestError, RunwayML
from tests.integration.rehearsal.filming import SIZE, over, picture, shoot
from tests.servers.rehearsal import RehearsalServer

from reelwright.rehearsal.links import Links

VERSION = {"X-Runway-Version": "2024-11-06"}
UNDRAWN = {"X-Emu-Fault": "stuck"}
"""What is accepted here need not be drawn."""
TEXT: dict[str, Any] = {"model": "gen4.5", "promptText": "A fox", "ratio": SIZE, "duration": 2}
IMAGE: dict[str, Any] = {**TEXT, "promptImage": "https://pictures.example/a.png"}
VEO: dict[str, Any] = {"model": "veo3.1", "promptText": "A fox", "ratio": SIZE}
STILL: dict[str, Any] = {"model": "gen4_image", "promptText": "A fox", "ratio": "1024:1024"}
LINE: dict[str, Any] = {"model": "eleven_multilingual_v2", "promptText": "Hm."}
PNG = f"data:image/png;base64,{base64.b64encode(picture(8, 8)).decode()}"
REFUSED: list[tuple[str, dict[str, Any], str, list[str | int], str]] = [
    ("text_to_video", {**TEXT, "model": "gen3a_turbo"}, "invalid_union", ["model"], "Invalid input"),
    ("text_to_video", {**TEXT, "model": "gen4_turbo"}, "invalid_union", ["model"], "Invalid input"),
    ("text_to_video", {**TEXT, "model": 5}, "invalid_union", ["model"], "Invalid input"),
    (
        "text_to_video",
        {"promptText": "A fox"},
        "invalid_type",
        ["model"],
        "Invalid input: expected string, received undefined",
    ),
    ("text_to_video", {**TEXT, "promptText": ""}, "too_small", ["promptText"], ">=1 characters"),
    ("text_to_video", {**TEXT, "promptText": "🦊" * 501}, "too_big", ["promptText"], "<=1000 characters"),
    ("text_to_video", {**TEXT, "promptText": None}, "invalid_type", ["promptText"], "received null"),
    ("text_to_video", {**TEXT, "ratio": "960:960"}, "invalid_value", ["ratio"], '"1280:720"|"720:1280"'),
    ("text_to_video", {**TEXT, "duration": 1}, "too_small", ["duration"], ">=2"),
    ("text_to_video", {**TEXT, "duration": 11}, "too_big", ["duration"], "<=10"),
    ("text_to_video", {**TEXT, "duration": 2.5}, "invalid_type", ["duration"], "expected int"),
    ("text_to_video", {**TEXT, "duration": True}, "invalid_type", ["duration"], "received boolean"),
    ("text_to_video", {**VEO, "duration": True}, "invalid_value", ["duration"], "4|6|8"),
    ("text_to_video", {**TEXT, "duration": "2"}, "invalid_type", ["duration"], "received string"),
    ("text_to_video", {**TEXT, "seed": 2**32}, "too_big", ["seed"], "<=4294967295"),
    ("text_to_video", {**TEXT, "seed": True}, "invalid_type", ["seed"], "received boolean"),
    (
        "text_to_video",
        {**TEXT, "contentModeration": {"strict": True}},
        "unrecognized_keys",
        ["contentModeration"],
        '"strict"',
    ),
    ("text_to_video", {**TEXT, "outputFormat": "prores"}, "custom", ["outputFormat"], "mp4 only"),
    ("text_to_video", {**VEO, "duration": 5}, "invalid_value", ["duration"], "4|6|8"),
    ("text_to_video", {**VEO, "motion": 3}, "unrecognized_keys", [], '"motion"'),
    ("image_to_video", {**TEXT, "model": "gen4_turbo"}, "invalid_union", ["promptImage"], "Invalid input"),
    ("image_to_video", {**IMAGE, "promptImage": "https://a.b"}, "too_small", ["promptImage"], ">=13"),
    (
        "image_to_video",
        {**IMAGE, "promptImage": f"https://{'a' * 2048}"},
        "too_big",
        ["promptImage"],
        "<=2048",
    ),
    ("image_to_video", {**IMAGE, "promptImage": "file:///etc/passwd"}, "custom", ["promptImage"], "https://"),
    (
        "image_to_video",
        {**IMAGE, "promptImage": [{"uri": PNG, "position": "last"}]},
        "invalid_value",
        ["promptImage", 0, "position"],
        '"first"',
    ),
    (
        "image_to_video",
        {**IMAGE, "promptImage": [{"uri": PNG, "position": "first"}] * 2},
        "too_big",
        ["promptImage"],
        "<=1 items",
    ),
    (
        "image_to_video",
        {**VEO, "promptImage": [{"uri": PNG, "position": "last"}]},
        "custom",
        ["promptImage"],
        "first keyframe",
    ),
    (
        "image_to_video",
        {**IMAGE, "promptImage": [{"uri": PNG, "position": "first", "weight": 1}]},
        "unrecognized_keys",
        ["promptImage", 0],
        '"weight"',
    ),
    (
        "image_to_video",
        {**IMAGE, "promptImage": "data:image/gif;base64,R0lGODlh"},
        "custom",
        ["promptImage"],
        "data URI",
    ),
    (
        "image_to_video",
        {**IMAGE, "promptImage": "data:image/png;base64,AAAA"},
        "custom",
        ["promptImage"],
        "decoded",
    ),
    (
        "image_to_video",
        {**IMAGE, "promptImage": f"data:image/png;base64,{'A' * 5_242_880}"},
        "too_big",
        ["promptImage"],
        "<=5242880",
    ),
    (
        "image_to_video",
        {**IMAGE, "promptImage": "runway://upload/nobody"},
        "custom",
        ["promptImage"],
        "not found",
    ),
    (
        "text_to_image",
        {**STILL, "model": "gen4_image_turbo"},
        "invalid_type",
        ["referenceImages"],
        "expected array",
    ),
    (
        "text_to_image",
        {**STILL, "referenceImages": [{"uri": PNG}] * 4},
        "too_big",
        ["referenceImages"],
        "<=3",
    ),
    (
        "text_to_image",
        {**STILL, "referenceImages": [{"uri": PNG, "tag": "a b"}]},
        "invalid_format",
        ["referenceImages", 0, "tag"],
        "pattern",
    ),
    ("text_to_speech", LINE, "invalid_type", ["voice"], "expected object"),
    (
        "text_to_speech",
        {**LINE, "voice": {"type": "runway-preset", "presetId": "HAL"}},
        "invalid_value",
        ["voice", "presetId"],
        '"Maya"',
    ),
    (
        "sound_effect",
        {"model": "eleven_text_to_sound_v2", "promptText": "Wind", "duration": 31},
        "too_big",
        ["duration"],
        "<=30",
    ),
]


@pytest.fixture
def wire(server: RehearsalServer, key: str) -> Generator[httpx.Client]:
    headers = {"Authorization": f"Bearer {key}", **VERSION}
    with httpx.Client(base_url=server.url, headers=headers, trust_env=False, timeout=30) as opened:
        yield opened


@pytest.mark.parametrize(("endpoint", "body", "code", "path", "words"), REFUSED)
def test_what_is_wrong_is_named_as_the_service_names_it(
    wire: httpx.Client, endpoint: str, body: dict[str, Any], code: str, path: list[str | int], words: str
) -> None:
    answer = wire.post(f"/v1/{endpoint}", json=body)
    assert answer.status_code == 400
    said = answer.json()
    assert (said["error"], said["docUrl"]) == (
        "Validation of body failed",
        "https://docs.dev.runwayml.com/api",
    )
    issue = said["issues"][0]
    assert (issue["code"], issue["path"]) == (code, path)
    assert words in issue["message"]
    assert wire.get("/v1/organization").json()["creditBalance"] == 5000


def test_what_the_gen4_models_do_not_know_they_leave_alone(wire: httpx.Client) -> None:
    answer = wire.post(
        "/v1/text_to_video", json={**TEXT, "watermark": True, "promptText": "🦊" * 500}, headers=UNDRAWN
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        *(b"{", b"[]", b"null", b"", b'{"a": NaN}', b"[" * 20_000),
        b'{"model": "gen4.5", "promptText": "\\ud83e", "ratio": "1280:720", "duration": 2}',
        b'{"model": "gen4.5", "promptText": "A fox", "ratio": "1280:720", "duration": 1e999}',
    ],
)
def test_a_body_that_is_no_request(wire: httpx.Client, body: bytes) -> None:
    assert wire.post("/v1/text_to_video", content=body).status_code == 400


def test_key_version_method_and_path_are_looked_at(server: RehearsalServer, wire: httpx.Client) -> None:
    url = f"{server.url}/v1/organization"
    assert httpx.get(url, headers=VERSION).status_code == 401
    assert httpx.get(url, headers={**VERSION, "Authorization": "Basic dTpw"}).status_code == 401
    assert wire.get("/v1/organization", headers={"X-Runway-Version": "2023-01-01"}).status_code == 400
    unversioned = httpx.get(url, headers={"Authorization": "Bearer any key"})
    assert (unversioned.status_code, "X-Runway-Version" in unversioned.json()["error"]) == (400, True)
    assert wire.get("/v1/text_to_video").status_code == 405
    missing = wire.get("/v1/nothing")
    assert (missing.status_code, missing.json()["error"], missing.headers["x-rehearsal-pace"]) == (
        404,
        "Not found",
        "0",
    )
    assert wire.get("/v1/organization", headers={"Host": "runway.example"}).status_code == 403
    assert wire.get("/rehearsal/bill", headers={"Origin": "https://elsewhere.example"}).status_code == 403


def test_a_key_has_its_own_tasks_and_uploads(client: RunwayML, server: RehearsalServer) -> None:
    task = shoot(client)
    upload = client.uploads.create_ephemeral(file=("a.png", picture(64, 64))).uri
    with RunwayML(api_key="another", base_url=server.url, max_retries=0) as other:
        with pytest.raises(Exception, match="Could not find Task"):
            other.tasks.retrieve(task)
        with pytest.raises(BadRequestError, match="not found"):
            other.image_to_video.create(model="gen4_turbo", prompt_image=upload, ratio=SIZE, duration=2)


def test_uploads_need_their_ticket_and_the_file_last(wire: httpx.Client) -> None:
    assert wire.post("/v1/uploads", json={"filename": "a.png"}).status_code == 400
    promised = wire.post("/v1/uploads", json={"filename": "a.png", "type": "ephemeral"}).json()
    file = ("a.png", picture(64, 64), "image/png")
    send = promised["uploadUrl"]
    assert httpx.post(send, data={"policy": "forged"}, files={"file": file}).status_code == 403
    assert httpx.post(send, json={}).status_code == 400
    image = {**IMAGE, "promptImage": promised["runwayUri"]}
    assert wire.post("/v1/image_to_video", json=image).status_code == 400
    taken = httpx.post(send, data={**promised["fields"], "metadata": "{}"}, files={"file": file})
    assert (taken.status_code, taken.content) == (204, b"")
    assert wire.post("/v1/image_to_video", json=image, headers=UNDRAWN).status_code == 200


def test_pictures_on_this_machine_are_fetched(wire: httpx.Client) -> None:
    with _Pictures() as pictures:
        answers = [
            wire.post(
                "/v1/image_to_video", json={**IMAGE, "promptImage": f"{pictures}/{name}"}, headers=UNDRAWN
            )
            for name in ("good.png", "octets.png", "gone.png")
        ]
    assert [answer.status_code for answer in answers] == [200, 400, 400]
    assert "Content-Type" in answers[1].json()["issues"][0]["message"]
    plain = wire.post("/v1/image_to_video", json={**IMAGE, "promptImage": "http://pictures.example/a.png"})
    assert "HTTPS" in plain.json()["issues"][0]["message"]


def test_strict_takes_what_the_service_would_take(tmp_path_factory: pytest.TempPathFactory) -> None:
    with RehearsalServer(tmp_path_factory.mktemp("strict"), "--pace", "0", "--strict") as server:
        url = f"{server.url}/v1/image_to_video"

        def status(key: str, address: str) -> int:
            headers = {"Authorization": f"Bearer {key}", **VERSION, **UNDRAWN}
            body = {**IMAGE, "promptImage": address}
            return httpx.post(url, json=body, headers=headers, trust_env=False, verify=False).status_code

        good = f"key_{'0' * 128}"
        assert status("any key", PNG) == 401
        assert status(good, PNG) == 200
        assert status(good, "https://pictures.example/a.png") == 200
        assert status(good, "http://127.0.0.1:1/a.png") == 400
        assert status(good, "https://127.0.0.1/a.png") == 400
        assert status(good, "https://192.0.2.7/a.png") == 400


def test_files_come_whole_in_ranges_and_by_head(client: RunwayML, wire: httpx.Client) -> None:
    task = shoot(client)
    url = over(client, task).output[0]
    assert over(client, task).output[0] != url
    whole = wire.get(url)
    size = len(whole.content)
    assert whole.headers["content-length"] == str(size)
    assert whole.headers["accept-ranges"] == "bytes"
    part = wire.get(url, headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, whole.content[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{size}"
    assert wire.get(url, headers={"Range": "bytes=-10"}).content == whole.content[-10:]
    assert wire.get(url, headers={"Range": f"bytes={size}-"}).status_code == 416
    head = wire.head(url)
    assert (head.content, head.headers["content-length"], head.headers["content-type"]) == (
        b"",
        str(size),
        "video/mp4",
    )
    plain, _, token = url.partition("?_jwt=")
    other = over(client, shoot(client)).output[0].partition("?")[0]
    for forged in (plain, f"{plain}?_jwt=", f"{plain}?_jwt={token[:-2]}AA", f"{other}?_jwt={token}"):
        denied = wire.get(forged)
        assert (denied.status_code, "AccessDenied" in denied.text) == (403, True)


def test_an_address_works_until_it_expires_and_never_longer() -> None:
    links = Links(b"a secret")
    token = links.sign("task/output.mp4", 1000)
    assert links.good(token, "task/output.mp4", 999)
    assert not links.good(token, "task/output.mp4", 1000)
    assert not links.good(token, "task/other.mp4", 0)
    assert not Links(b"another").good(token, "task/output.mp4", 0)
    assert links.sign("task/output.mp4", 1000) != token


class _Pictures:
    """Pictures on a loopback socket."""

    def __enter__(self) -> str:
        self._server = HTTPServer(("127.0.0.1", 0), _Picture)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Picture(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        data = picture(64, 64)
        self.send_response(404 if "gone" in self.path else 200)
        self.send_header("Content-Type", "image/png" if "good" in self.path else "application/octet-stream")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""
