from __future__ import annotations

import json
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.media.lab import wire

MESSAGES = st.lists(st.dictionaries(st.text(max_size=8), st.integers() | st.text(max_size=40)), max_size=6)


def said(messages: list[dict[str, int | str]]) -> bytes:
    texts = [json.dumps(message).encode() for message in messages]
    return b"".join(len(text).to_bytes(4) + text for text in texts)


@given(MESSAGES, st.integers(1, 40))
def test_messages_arrive_whole_however_they_are_cut(messages: list[dict[str, int | str]], size: int) -> None:
    data, box = said(messages), wire.Mailbox()
    heard: list[wire.Message] = []
    for start in range(0, len(data), size):
        heard += box.put(data[start : start + size])
    assert heard == messages
    assert not box.begun


def test_a_message_that_says_it_is_too_long_is_not_waited_for() -> None:
    with pytest.raises(wire.GarbageError, match="bytes"):
        wire.Mailbox().put((wire.LONGEST + 1).to_bytes(4))


def test_what_is_no_json_is_not_sent() -> None:
    near, far = socket.socketpair()
    with near, far:
        with pytest.raises(ValueError, match="JSON"):
            wire.answer(near, {"done": float("nan")})
        with pytest.raises(ValueError, match="too long"):
            wire.answer(near, {"done": "x" * wire.LONGEST})
        wire.answer(near, {"done": 1})
        assert wire.Mailbox().put(far.recv(100)) == [{"done": 1}]
