"""Project folders and films as zip files, made while they are sent."""

from __future__ import annotations

import io
import json
import os
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.integration.api.filming import add_take
from tests.integration.api.house import FILM, PATIENCE_S, House

from reelwright.actions.packing import MOST_FILMS, Item, Parcel
from reelwright.actions.zipping import zipped
from reelwright.api.examples import BRIEF, STORYBOARD
from reelwright.film.ids import VideoId, new_video_id
from reelwright.film.ledger import Call, CallState
from reelwright.film.take import FOOTAGE, TakeState
from reelwright.film.video import VideoStatus
from reelwright.store import ledger, videos
from reelwright.story.document import read_storyboard


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: archive.read(name) for name in names}


def project(house: House, video: VideoId) -> tuple[str, dict[str, bytes]]:
    """The name of the one folder that all lies in, and what lies in it."""
    answer = house.http.get(f"/api/videos/{video}/project.zip")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    files = unpacked(answer.content)
    (folder,) = {name.partition("/")[0] for name in files}
    return folder, {name.partition("/")[2]: data for name, data in files.items()}


@pytest.fixture(scope="module")
def shot(house: House) -> VideoId:
    """A film of a circled take, a failed one, footage, and a take of a scene that was taken out."""
    video = house.add_finished("Badai: di/laut")
    add_take(
        house, video, 1, 1, provider="animatic", model="panel", cost_micros=0, media=house.keep(b"panel")
    )
    clip = add_take(house, video, 1, 2, media=house.keep(b"clip"), circled=True)
    add_take(house, video, 1, 3, state=TakeState.FAILED, error="It was turned down.", cost_micros=0)
    add_take(house, video, 2, 1, provider=FOOTAGE, model="", media=house.keep(b"own"), circled=True)
    add_take(house, video, 101, 1, media=house.keep(b"removed"))
    add_take(house, video, 101, 2, media="0" * 64)
    with house.counter.studio.database.write() as conn:
        ledger.record(
            conn,
            Call(
                id=f"{video}.1",
                video=video,
                purpose="take",
                provider="runway",
                model="gen4_turbo",
                scene=2,
                take=clip.id,
                state=CallState.SETTLED,
                cost_micros=250_000,
                at=house.counter.studio.clock(),
            ),
        )
    return video


def test_the_project_folder_holds_the_film_and_all_that_it_was_made_of(house: House, shot: VideoId) -> None:
    folder, files = project(house, shot)
    assert folder == "Badai di laut"
    assert list(files) == [
        "README.txt",
        "film.mp4",
        "poster.jpg",
        "captions.vtt",
        "captions.srt",
        "contact-sheet.jpg",
        "storyboard.yaml",
        "brief.json",
        "takes.json",
        "costs.json",
        "clips/sc01-tk1.mp4",
        "clips/sc01-tk2.mp4",
        "clips/sc02-tk1.mp4",
        "clips/sc101-tk1.mp4",
    ]
    assert files["film.mp4"] == FILM
    assert files["clips/sc01-tk2.mp4"] == b"clip"
    assert files["clips/sc101-tk1.mp4"] == b"removed"
    board = read_storyboard(files["storyboard.yaml"].decode(), source="storyboard.yaml")
    assert board == STORYBOARD.but(title="Badai: di/laut")
    assert json.loads(files["brief.json"]) == BRIEF.to_json()
    assert "the user's own" in files["README.txt"].decode()


def test_the_project_folder_says_what_each_take_was_and_cost(house: House, shot: VideoId) -> None:
    _, files = project(house, shot)
    takes = {(one["scene"], one["number"]): one for one in json.loads(files["takes.json"])}
    assert takes[1, 2] == {
        "scene": 1,
        "number": 2,
        "circled": True,
        "provider": "runway",
        "model": "gen4_turbo",
        "prompt": STORYBOARD.scene(1).prompt,
        "seed": 7,
        "seconds": 5.0,
        "state": "ready",
        "error": None,
        "costMicros": 250_000,
        "file": "clips/sc01-tk2.mp4",
    }
    assert takes[1, 3]["error"] == "It was turned down."
    # Its clip is not in the library any more: the folder comes without it, and says so.
    assert takes[1, 3]["file"] is takes[101, 2]["file"] is None
    costs = json.loads(files["costs.json"])
    assert (costs["spentMicros"], costs["currency"], len(costs["calls"])) == (250_000, "USD", 1)
    # The scene was the second one when it was paid for.
    assert (costs["calls"][0]["model"], costs["calls"][0]["scene"]) == ("gen4_turbo", 1)


def test_the_readme_says_where_every_picture_comes_from(house: House, shot: VideoId) -> None:
    readme = project(house, shot)[1]["README.txt"].decode()
    for line in (
        "Badai: di/laut",
        "  film.mp4           The film.",
        "  clips/             The clip of each take: sc02-tk1.mp4 is take 1 of scene 2.",
        "  Scene 1: take 2, generated by runway gen4_turbo.",
        "  Scene 2: the user's own clip or picture.",
        "  Voice: spoken by a machine (scratch).",
        "  Music: composed by a machine.",
    ):
        assert line in readme.splitlines(), line
    assert "preview.mp4" not in readme
    assert "nobody was filmed" not in readme
    assert max(map(len, readme.splitlines())) <= 110


def test_a_video_that_is_not_finished_gives_what_there_is(house: House) -> None:
    bare = house.add(status=VideoStatus.FAILED)
    folder, files = project(house, bare)
    assert folder == BRIEF.prompt
    assert set(files) == {"README.txt", "brief.json", "takes.json", "costs.json"}
    assert "The film is not finished: the video is failed." in files["README.txt"].decode()
    assert "nobody was filmed for it" in " ".join(files["README.txt"].decode().split())
    video = house.add(status=VideoStatus.PROCESSING, storyboard=STORYBOARD)
    add_take(house, video, media=house.keep(b"clip"))
    assert {"storyboard.yaml", "clips/sc01-tk1.mp4"} < set(project(house, video)[1])
    finished = house.add_finished("Preview")
    with house.counter.studio.database.read() as conn:
        film = videos.get(conn, finished).film
    preview = house.add(preview=film, storyboard=STORYBOARD)
    files = project(house, preview)[1]
    assert files["preview.mp4"] == FILM
    assert "film.mp4" not in files


def test_several_films_come_in_one_file_under_names_of_their_own(house: House) -> None:
    titles = ["The Storm", "the storm", "嵐", "CON", "The Storm", "a/../b"]
    films = [house.add_finished(title, film=f"{number}".encode()) for number, title in enumerate(titles)]
    bare = house.add_finished("Bare", film=b"bare", bare=True)
    answer = house.http.get("/api/films.zip", params={"id": [*films, bare, films[0]]})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith('attachment; filename="Films.zip"')
    files = unpacked(answer.content)
    names = ["The Storm", "the storm (2)", "嵐", "film", "The Storm (3)", "a .. b"]
    assert list(files) == [f"{name}{end}" for name in names for end in (".mp4", ".vtt", ".srt")] + [
        "Bare.mp4",
        "Bare.vtt",
    ]
    assert [files[f"{name}.mp4"] for name in names] == [b"0", b"1", b"2", b"3", b"4", b"5"]
    one = house.http.get("/api/films.zip", params={"id": films[2]})
    assert "filename*=UTF-8''%E5%B5%90.zip" in one.headers["content-disposition"]


def test_what_cannot_be_packed_is_said_before_anything_is_sent(house: House) -> None:
    film, unmade = house.add_finished(), house.add()
    wrong: list[tuple[list[Any], int, str]] = [
        ([film, new_video_id()], 404, "video_not_found"),
        ([film, "../../etc/passwd"], 404, "video_not_found"),
        ([film, unmade], 404, "not_made_yet"),
        ([], 422, "invalid"),
        ([film] * (MOST_FILMS + 1), 422, "invalid"),
    ]
    for ids, status, code in wrong:
        answer = house.http.get("/api/films.zip", params={"id": ids})
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert status == 404 or answer.json()["errors"][0]["parameter"] == "id"
    assert house.http.get(f"/api/videos/{new_video_id()}/project.zip").json()["code"] == "video_not_found"
    assert house.http.get("/api/films.zip", params={"id": [film] * MOST_FILMS}).status_code == 200


def test_a_reader_who_hangs_up_leaves_nothing_open(house: House) -> None:
    video = house.add_finished(film=bytes(64 << 20))
    film = house.http.get(f"/api/videos/{video}").json()["film"]["film"]

    def is_open() -> bool:
        opened = [os.path.realpath(f"/proc/self/fd/{one}") for one in os.listdir("/proc/self/fd")]
        return any(place.endswith(film) for place in opened)

    with house.http.stream("GET", "/api/films.zip", params={"id": video}) as answer:
        pieces = answer.iter_bytes()
        next(pieces)
        assert is_open()
    end = time.monotonic() + PATIENCE_S
    while is_open():
        assert time.monotonic() < end, "the film is still open"
        time.sleep(0.02)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """32 MiB that take no room."""
    with (tmp_path / "large").open("wb") as file:
        file.truncate(32 << 20)
    return tmp_path / "large"


def test_no_more_than_a_piece_is_held_in_memory(house: House, large: Path) -> None:
    sizes = [len(piece) for piece in zipped(Parcel("x", (Item("a", large),)), house.counter.studio.clock())]
    assert sum(sizes) > 32 << 20
    assert max(sizes) <= (256 << 10) + 1000


def test_a_film_of_more_than_four_gigabytes_can_be_unpacked(
    house: House, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if four gigabytes were one megabyte.
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1 << 20)
    parcel = Parcel("x", (Item("small", b"1"), Item("a", large), Item("b", large)))
    data = b"".join(zipped(parcel, house.counter.studio.clock()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [one.file_size for one in archive.infolist()] == [1, 32 << 20, 32 << 20]
        assert archive.testzip() is None
