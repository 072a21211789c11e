"""An event as it goes over the wire: the same over Socket.IO and SSE."""

from __future__ import annotations

from typing import Any

from reelwright.film.event import Event


def payload(event: Event) -> dict[str, Any]:
    """`seq`, `videoId`, `at` and the progress, with the event's own detail beside them."""
    progress = event.progress.to_json()
    detail: dict[str, Any] = progress.pop("detail")
    return {
        **detail,
        "seq": event.seq,
        "videoId": event.video,
        "at": event.at.isoformat().replace("+00:00", "Z"),
        **progress,
    }
