from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reelwright.render.tape import Piece, Tape, at_most, from_sample, rounded, silence

sizes = st.lists(st.integers(0, 50), max_size=12)


def _counting(lengths: list[int]) -> Iterator[Piece]:
    at = 0
    for length in lengths:
        yield np.tile(np.arange(at, at + length, dtype=np.float32) + 1, (2, 1))
        at += length


def _whole(pieces: Iterator[Piece]) -> Piece:
    return np.concatenate([silence(0), *pieces], axis=1)


@given(lengths=sizes, reads=st.lists(st.integers(0, 60), max_size=12))
def test_a_tape_gives_what_was_recorded_in_any_lengths(lengths: list[int], reads: list[int]) -> None:
    tape = Tape(_counting(lengths))
    read = [tape.read(length) for length in reads]
    left = max(0, sum(lengths))
    for piece, asked in zip(read, reads, strict=True):
        assert piece.shape == (2, min(asked, left))
        left -= piece.shape[1]
    wanted = _whole(_counting(lengths))[:, : min(sum(reads), sum(lengths))]
    assert np.array_equal(_whole(iter(read)), wanted)


@given(lengths=sizes, limit=st.integers(0, 200))
def test_at_most_is_the_beginning(lengths: list[int], limit: int) -> None:
    assert np.array_equal(_whole(at_most(_counting(lengths), limit)), _whole(_counting(lengths))[:, :limit])


@given(lengths=sizes, fade=st.integers(1, 20))
def test_rounding_touches_only_the_ends_whatever_the_pieces(lengths: list[int], fade: int) -> None:
    plain, soft = _whole(_counting(lengths)), _whole(rounded(_counting(lengths), fade))
    assert soft.shape == plain.shape
    assert np.array_equal(soft[:, fade:-fade], plain[:, fade:-fade])
    if plain.shape[1]:
        assert not soft[:, 0].any()
        assert not soft[:, -1].any()
    assert np.all(soft <= plain)


@given(lengths=sizes, first=st.integers(0, 200))
def test_from_a_sample_on_is_the_rest(lengths: list[int], first: int) -> None:
    assert np.array_equal(
        _whole(from_sample(_counting(lengths), first)), _whole(_counting(lengths))[:, first:]
    )
