from __future__ import annotations

import json
import socket
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from tests.integration.api.house import PATIENCE_S, House

from reelwright.film.event import EventKind
from reelwright.film.ids import VideoId, new_video_id
from reelwright.film.video import VideoStatus

Message = dict[str, str]


@contextmanager
def stream(house: House, video: VideoId, **asked: Any) -> Generator[Iterator[Message]]:
    with house.http.stream("GET", f"/api/videos/{video}/events", **asked) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        yield _messages(answer.iter_lines())


def _messages(lines: Iterator[str]) -> Iterator[Message]:
    """As the specification reads them: fields until an empty line."""
    message: Message = {}
    for line in lines:
        if line and not line.startswith(":"):
            name, _, value = line.partition(": ")
            assert name not in message
            message[name] = value
        elif not line and message:
            yield message
            message = {}


def test_a_stream_is_replayed_followed_and_ended(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    house.tell(video, 2, title="a\nb\r\n\r\ndata: x")
    with stream(house, video) as messages:
        assert next(messages) == {"retry": "2000"}
        first = next(messages)
        assert (first["id"], first["event"]) == ("1", "video_scene_processing")
        data = json.loads(first["data"])
        assert (data["seq"], data["videoId"], data["title"]) == (1, video, "a\nb\r\n\r\ndata: x")
        assert next(messages)["id"] == "2"
        house.tell(video)
        assert next(messages)["id"] == "3"
        house.tell(video, kind=EventKind.COMPLETED)
        assert [message["event"] for message in messages] == ["video_completed"]


@pytest.mark.parametrize(
    "asked",
    [
        {"params": {"since": "3"}},
        {"headers": {"last-event-id": "3"}},
        {"headers": {"last-event-id": "3"}, "params": {"since": "1"}},
    ],
)
def test_a_stream_goes_on_where_it_was_broken_off(house: House, asked: dict[str, Any]) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    house.tell(video, 4)
    house.tell(video, kind=EventKind.FAILED)
    with stream(house, video, **asked) as messages:
        assert [message["id"] for message in messages if "id" in message] == ["4", "5"]


def test_a_final_event_in_the_middle_does_not_end_the_stream(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    house.tell(video, kind=EventKind.FAILED)
    house.tell(video, 600)
    house.tell(video, kind=EventKind.COMPLETED)
    with stream(house, video) as messages:
        ids = [int(message["id"]) for message in messages if "id" in message]
    assert ids == list(range(1, 603))


def test_whoever_has_heard_it_all_is_told_not_to_come_back(house: House) -> None:
    video = house.add(status=VideoStatus.COMPLETED)
    house.tell(video, kind=EventKind.COMPLETED)
    answer = house.http.get(f"/api/videos/{video}/events", headers={"last-event-id": "1"})
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize("number", ["-1", "x", "2", "1e3", "", "9" * 40, "٣"])
def test_a_number_that_the_log_does_not_have_is_refused(house: House, number: str) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    house.tell(video)
    where = f"/api/videos/{video}/events"
    by_header = house.http.get(where, headers=[(b"last-event-id", number.encode())])
    by_query = house.http.get(where, params={"since": number})
    assert (by_header.status_code, by_header.json()["code"]) == (422, "seq_unknown")
    assert by_query.status_code == 422


def test_there_is_no_stream_of_what_is_not_there(house: House) -> None:
    answer = house.http.get(f"/api/videos/{new_video_id()}/events")
    assert (answer.status_code, answer.json()["code"]) == (404, "video_not_found")


def test_a_client_that_does_not_read_holds_up_nobody_and_misses_nothing(house: House) -> None:
    video = house.add(status=VideoStatus.PROCESSING)
    request = (
        f"GET /api/videos/{video}/events HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\n"
        f"Authorization: Bearer {house.token}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE_S) as slow:
        slow.sendall(request.encode())
        answer = slow.recv(100)
        with stream(house, video) as quick:
            next(quick)
            # Far more than the buffers between take, and than the feed keeps at hand.
            house.tell(video, 2500, words="x" * 4000)
            house.tell(video, kind=EventKind.COMPLETED)
            assert [int(message["id"]) for message in quick] == list(range(1, 2502))
        while b"video_completed" not in answer[-2000:]:
            answer += slow.recv(1 << 20)
    ids = [int(line[4:]) for line in answer.split(b"\n") if line.startswith(b"id: ")]
    assert ids == list(range(1, 2502))
