"""What the tests of the Runway adapter share: a key, a request, a picture, the answers of a good day."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.servers.runway_wire import Reply, Wire

from reelwright.film.ids import MediaId
from reelwright.film.storyboard import Camera, Scene
from reelwright.film.time import Rate
from reelwright.providers.port import JobRef, Reference, ShotRequest
from reelwright.providers.runway.provider import RunwayProvider

ODD_HOST = "2130706433"
"""127.0.0.1 as one number, which name look-up understands."""
KEY = "key_" + "0123456789abcdef" * 8
TASK = "acf9ba3d-a513-42c9-a646-96e8bc97c691"
PICTURE = MediaId("5" * 64)
PNG = b"\x89PNG\r\n\x1a\n" + b"not looked at here"
CLIP = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 400

ACCOUNT: dict[str, object] = {"creditBalance": 0, "tier": {"models": {}}, "usage": {"models": {}}}
JOB = JobRef(provider="runway", model="gen4.5", id=TASK, data={"estimated_micros": 630_000})
CREATED = Reply(200, {"id": TASK, "estimatedCost": {"credits": 63}})


def a_provider(url: str, folder: Path, *, least_s: float = 10) -> RunwayProvider:
    """A provider that speaks to `url`; every picture it is asked for is the same small PNG."""
    picture = folder / "picture"
    picture.write_bytes(PNG)
    return RunwayProvider(KEY, url=url, find=lambda _: picture, least_s=least_s)


async def hurried(wire: Wire, folder: Path, *, least_s: float = 10) -> RunwayProvider:
    """A provider that has heard from `wire` that no time need be lost."""
    provider = a_provider(wire.url, folder, least_s=least_s)
    wire.on("GET", "/v1/organization", Reply(200, ACCOUNT, {"X-Rehearsal-Pace": "0"}))
    await provider.standing()
    wire.sent.clear()
    return provider


def a_request(model: str = "gen4.5", **changes: Any) -> ShotRequest:
    scene = Scene(
        number=1,
        title="The pier",
        description="Mara looks out to sea.",
        camera=Camera.model_validate({"size": "wide", "move": "dolly_in"}),
        prompt="Mara looks out to sea.",
        seconds=Fraction(5),
    )
    request = ShotRequest(
        model=model,
        prompt=scene.prompt,
        seed=42,
        seconds=Fraction(5),
        width=1280,
        height=720,
        rate=Rate(num=24),
        scene=scene,
    )
    return request.but(**changes)


def a_reference(tag: str) -> Reference:
    return Reference(tag=tag, media=PICTURE)


def a_task(status: str, **more: Any) -> Reply:
    return Reply(200, {"id": TASK, "createdAt": "2026-08-26T06:30:33.796Z", "status": status, **more})


def takes_uploads(wire: Wire, name: str = "runway://uploads/abc") -> None:
    slot = {
        "uploadUrl": f"{wire.url}/bucket?X-Amz-Signature=abc",
        "fields": {"key": "uploads/abc", "policy": "cGFwZXI="},
        "runwayUri": name,
    }
    wire.on("POST", "/v1/uploads", Reply(200, slot))
    wire.on("POST", "/bucket", Reply(204))


def self_signed(folder: Path) -> ssl.SSLContext:
    """A server's side of TLS as "localhost"; the certificate lies in `server.pem`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.DNSName(ODD_HOST)]
    today = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "server.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
