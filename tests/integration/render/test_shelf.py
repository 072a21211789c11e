"""The shelf keeps whole pieces, the newest used, and what a render holds stays."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from reelwright.film.errors import StorageTrouble
from reelwright.render.shelf import Shelf

MEGA = 1_000_000


def key(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def aged(shelf: Shelf, name: str, seconds: int) -> None:
    """As if the piece had been used so long ago."""
    place = shelf.place(key(name))
    then = place.stat().st_mtime - seconds
    os.utime(place, (then, then))


def test_a_piece_is_found_again_by_another_render(tmp_path: Path) -> None:
    with Shelf(tmp_path, MEGA).tray() as tray:
        assert not tray.take(key("a"))
        tray.put(key("a"), b"picture")
    with Shelf(tmp_path, MEGA).tray() as tray:
        assert tray.take(key("a"))
        assert tray.path(key("a")).read_bytes() == b"picture"
    assert Shelf(tmp_path, MEGA).load().pieces == 1


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, 2500)
    with shelf.tray() as tray:
        for name in ("old", "used", "new"):
            tray.put(key(name), bytes(1000))
    for name, age in (("old", 300), ("used", 400), ("new", 100)):
        aged(shelf, name, age)
    with shelf.tray() as tray:
        assert tray.take(key("used"))
    assert shelf.trim() == 1
    with shelf.tray() as tray:
        assert [tray.take(key(name)) for name in ("old", "used", "new")] == [False, True, True]


def test_what_a_render_holds_stays_when_the_shelf_is_emptied(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, MEGA)
    with shelf.tray() as tray:
        tray.put(key("a"), b"picture")
        assert shelf.clear() == 1
        assert shelf.load().pieces == 0
        assert tray.take(key("a"))
        assert tray.path(key("a")).read_bytes() == b"picture"
    with shelf.tray() as tray:
        assert not tray.take(key("a"))


def test_a_tray_leaves_nothing_behind(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, MEGA)
    with shelf.tray() as tray:
        (tray.folder / "roll").write_bytes(b"half")
    assert list((tmp_path / "tmp").iterdir()) == []


def test_what_a_dead_process_left_goes_after_a_day(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, MEGA)
    for name, age in (("tray-dead", 90_000), ("tray-busy", 60)):
        left = tmp_path / "tmp" / name
        left.mkdir(parents=True)
        (left / "roll").write_bytes(b"half")
        then = left.stat().st_mtime - age
        os.utime(left, (then, then))
    shelf.trim()
    assert [one.name for one in (tmp_path / "tmp").iterdir()] == ["tray-busy"]


def test_a_process_killed_while_it_writes_leaves_no_torn_piece(tmp_path: Path) -> None:
    """Pieces of one size are written as fast as can be until the process is killed: all there are whole."""
    code = f"""
        import hashlib, itertools, sys
        from pathlib import Path
        from reelwright.render.shelf import Shelf
        with Shelf(Path({str(tmp_path)!r}), 10**9).tray() as tray:
            for number in itertools.count():
                data = bytes([number % 256]) * 200_000
                tray.put(hashlib.sha256(str(number).encode()).hexdigest(), data)
                print(number, flush=True)
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        while int(writer.stdout.readline()) < 20:
            pass
        writer.kill()
    pieces = [one for one in tmp_path.rglob("*") if one.is_file() and "tmp" not in one.parts[-3:]]
    assert len(pieces) >= 20
    for piece in pieces:
        data = piece.read_bytes()
        assert len(data) == 200_000
        assert set(data) == {data[0]}


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(StorageTrouble), Shelf(blocked, MEGA).tray():
        pass


def test_a_key_is_a_hash_and_never_a_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not the key"):
        Shelf(tmp_path, MEGA).place("../../etc/passwd")
