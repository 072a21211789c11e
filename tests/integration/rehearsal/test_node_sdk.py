"""Runway's own Node SDK against a rehearsal, in the pinned Node."""

from __future__ import annotations

import base64
import json
import subprocess

import pytest
from tests.integration.api.node import HOME, NODE, install
from tests.integration.rehearsal.filming import picture
from tests.servers.rehearsal import RehearsalServer

from reelwright.rehearsal.visit import fingerprint


def test_the_node_sdk_makes_uploads_deletes_and_is_refused(server: RehearsalServer, key: str) -> None:
    trouble = install()
    if trouble:
        pytest.skip(trouble)
    pixel = base64.b64encode(picture(64, 64)).decode()
    ran = subprocess.run(
        [NODE, "rehearse.mjs", server.url, key, pixel],
        cwd=HOME,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    assert (said["status"], said["cost"], said["type"]) == ("SUCCEEDED", {"credits": 24}, "video/mp4")
    assert said["bytes"] > 10_000
    assert said["upload"].startswith("runway://")
    assert said["quoted"] == {"credits": 24}
    assert said["failure"] == {"failed": True, "code": "SAFETY.INPUT.TEXT"}
    assert (said["deleted"]["name"], said["deleted"]["status"]) == ("NotFoundError", 404)
    assert said["retired"] == {"name": "BadRequestError", "status": 400, "issues": ["invalid_union"]}
    assert said["long"] == {"name": "BadRequestError", "status": 400, "issues": ["too_small", "too_big"]}
    mine = server.bill(fingerprint(key))
    assert sorted(one["status"] for one in mine["tasks"]) == ["CANCELLED", "FAILED", "SUCCEEDED"]
    assert said["balance"] == 5000 - mine["totalCredits"]
