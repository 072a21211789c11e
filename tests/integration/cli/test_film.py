"""A prompt becomes a storyboard, the storyboard a film; and what can be done with the film."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import av
import pytest
from tests.integration.cli.conftest import PROMPT, Made
from tests.integration.cli.typing_in import Zygote, environment

KEYS = (
    "videoId status needs film poster captions seconds frames width height fps costMicros currency "
    "scenes notes profile loudness files"
)


def test_the_plan_is_told_and_written(made: Made) -> None:
    assert made.plan.code == 0
    assert made.plan.out == ""
    assert f", 3 scenes, 15 s: {made.yaml}" in made.plan.err
    # The built-in planner leaves nothing for the lint to find.
    assert "error:" not in made.plan.err
    assert "advice:" not in made.plan.err
    assert f"# The idea: {PROMPT}" in made.yaml.read_text(encoding="utf-8")


def test_the_film_is_what_the_storyboard_says(made: Made, quick: Zygote) -> None:
    assert made.make.code == 0
    told = made.make.json
    assert list(told) == KEYS.split()
    plan = quick("plan", str(made.yaml), "--json", data=made.data).json["storyboard"]
    assert [scene["title"] for scene in told["scenes"]] == [scene["title"] for scene in plan["scenes"]]
    assert [scene["seconds"] for scene in told["scenes"]] == [scene["seconds"] for scene in plan["scenes"]]
    assert {scene["state"] for scene in told["scenes"]} == {"ready"}
    assert {scene["provider"] for scene in told["scenes"]} == {"animatic"}
    assert [scene["takeId"] for scene in told["scenes"]] == [f"{made.id}.{n}.1" for n in (1, 2, 3)]
    assert (told["status"], told["needs"]) == ("completed", "nothing")
    assert (told["seconds"], told["frames"], told["fps"]) == (15.0, 360, 24)
    assert (told["width"], told["height"]) == (1280, 720)
    assert (told["costMicros"], told["currency"]) == (0, "USD")


def test_the_figures_are_those_of_the_file(made: Made) -> None:
    told = made.make.json
    assert [told["film"], told["poster"], told["captions"]] == [
        str(made.film.with_suffix(suffix)) for suffix in (".mp4", ".jpg", ".vtt")
    ]
    with av.open(told["film"]) as film:
        picture = film.streams.video[0]
        assert (picture.frames, picture.width, picture.height) == (told["frames"], 1280, 720)
        assert film.streams.audio
    assert Path(told["captions"]).read_text(encoding="utf-8").startswith("WEBVTT")
    assert Path(told["poster"]).read_bytes()[:2] == b"\xff\xd8"


def test_progress_is_a_line_of_json_an_event(made: Made) -> None:
    events = made.make.events
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert events[0]["event"] == "video_generation_started"
    assert events[-1]["event"] == "video_completed"
    percents = [event["percent"] for event in events]
    assert percents == sorted(percents)
    assert percents[-1] == 100
    assert {event["videoId"] for event in events} == {made.id}
    assert {event["costMicros"] for event in events} == {0}
    kinds = {event["event"] for event in events}
    assert {"video_storyboard_created", "video_scene_processing", "video_combining_scenes"} <= kinds
    assert {event["scene"] for event in events if event["event"] == "video_scene_completed"} == {1, 2, 3}


def test_a_finished_film_is_resumed_by_exporting_it(made: Made, quick: Zygote, tmp_path: Path) -> None:
    told = quick("resume", made.id, "-o", str(tmp_path / "again.mp4"), data=made.data)
    assert told.code == 0
    assert (tmp_path / "again.mp4").read_bytes() == made.film.read_bytes()
    assert (tmp_path / "again.vtt").exists()
    assert "15 s, 1280×720, 24 fps" in told.out
    assert "0.00 USD" in told.out


def test_the_start_of_an_id_is_enough(made: Made, quick: Zygote) -> None:
    told = quick("videos", "show", made.id[:6], "--json", data=made.data)
    assert told.code == 0
    assert told.json["videoId"] == made.id
    assert told.json["prompt"]
    assert Path(told.json["film"]).is_file()


def test_the_list_tells_status_title_and_length(made: Made, quick: Zygote) -> None:
    title = made.plan.err.split(", 3 scenes")[0]
    shown = quick("videos", "list", data=made.data)
    assert shown.code == 0
    assert re.search(rf"● completed +{re.escape(title)} +15 s +.*{made.id[:13]}$", shown.out, re.MULTILINE)
    told = quick("videos", "list", "--json", data=made.data).json
    assert [video["videoId"] for video in told["videos"]] == [made.id]
    assert told["counts"]["completed"] == 1
    assert quick("videos", "list", "--status", "failed", "--json", data=made.data).json["videos"] == []


def test_a_finished_film_is_neither_cancelled_nor_retried(made: Made, quick: Zygote) -> None:
    for verb in ("cancel", "retry"):
        told = quick("videos", verb, made.id, data=made.data)
        assert told.code == 1
        assert "completed" in told.err


def test_nothing_was_spent(made: Made, quick: Zygote) -> None:
    told = quick("costs", "--json", data=made.data).json
    assert {key: told[key] for key in ("currency", "spentMicros", "reservedMicros", "lostMicros")} == {
        "currency": "USD",
        "spentMicros": 0,
        "reservedMicros": 0,
        "lostMicros": 0,
    }
    assert told["availableMicros"] is None
    assert (told["byVideo"], told["byDay"]) == ([], [])
    assert quick("costs", data=made.data).out == "Spent 0.00 USD\n"


def test_an_export_never_overwrites_unasked(made: Made, quick: Zygote, tmp_path: Path) -> None:
    (tmp_path / "film.vtt").write_text("mine")
    where = ("videos", "export", made.id, "-o", str(tmp_path / "film.mp4"))
    told = quick(*where, data=made.data)
    assert told.code == 2
    assert "film.vtt exists already; --overwrite replaces it." in told.err
    assert [path.name for path in tmp_path.iterdir()] == ["film.vtt"]
    assert quick(*where, "--overwrite", data=made.data).code == 0
    assert (tmp_path / "film.vtt").read_text(encoding="utf-8").startswith("WEBVTT")


def test_all_that_comes_with_a_film_can_be_had(made: Made, quick: Zygote, tmp_path: Path) -> None:
    place = tmp_path / "my film.mp4"
    told = quick("videos", "export", made.id, "--all", "-o", str(place), "--json", data=made.data)
    assert told.code == 0
    assert set(told.json["files"]) == {
        *("film", "poster", "captions", "subtitles", "sprite", "spriteMap", "contactSheet", "peaks")
    }
    assert {Path(file).name for file in told.json["files"].values()} == {
        path.name for path in tmp_path.iterdir()
    }
    assert "\nmy%20film.sprite.jpg#xywh=0,0," in (tmp_path / "my film.sprite.vtt").read_text()
    again = quick("videos", "export", made.id, "--all", "-o", str(place), data=made.data)
    assert again.code == 2
    assert "my film.peaks.json exist already" in again.err


def test_a_film_is_told_and_made_for_another_use(made: Made, quick: Zygote, tmp_path: Path) -> None:
    export = ("videos", "export", made.id, "--profile", "phone")
    told = quick(*export, "--estimate", "--json", data=made.data)
    assert told.code == 0
    (row,) = told.json["estimates"]
    assert (row["profile"], row["codec"], row["width"], row["height"]) == ("phone", "h264", 960, 540)
    assert 0.9 < row["ssim"] < 1
    assert list(tmp_path.iterdir()) == []
    phone = tmp_path / "phone.mp4"
    done = quick(*export, "-o", str(phone), "--json", data=made.data)
    assert done.code == 0
    assert (done.json["profile"], done.json["width"], done.json["height"]) == ("phone", 960, 540)
    assert done.json["bytes"] == phone.stat().st_size
    assert abs(phone.stat().st_size / row["bytes"] - 1) < 2 * row["spread"]
    assert done.events[-1]["framesDone"] == 360
    with av.open(str(phone)) as film:
        picture = film.streams.video[0]
        assert (picture.frames, picture.width, picture.height) == (360, 960, 540)
    assert {path.name for path in tmp_path.iterdir()} >= {"phone.mp4", "phone.jpg", "phone.vtt"}
    assert made.film.stat().st_size > phone.stat().st_size


def test_there_is_no_export_for_an_unknown_use(made: Made, quick: Zygote, tmp_path: Path) -> None:
    where = ("-o", str(tmp_path / "film.mp4"))
    told = quick("videos", "export", made.id, "--profile", "dvd", *where, data=made.data)
    assert told.code == 2
    assert "no profile called 'dvd'" in told.err
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_film_in_the_library(made: Made, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    script = 'mount -t tmpfs -o size=64k tmpfs "$1" && shift && exec "$@"'
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare here, so no small disk can be mounted")
    if subprocess.run([unshare, "-rm", "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    command = ["videos", "export", made.id, "-o", str(disk / "film.mp4")]
    told = subprocess.run(
        [unshare, "-rm", "sh", "-c", script, "sh", str(disk), sys.executable, "-m", "reelwright", *command],
        env=environment(made.data),
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert told.returncode == 1
    assert "The film is made, but not exported: The disk of" in told.stderr
    assert f"`reelwright videos export {made.id} -o ANOTHER.mp4`" in told.stderr
    kept = re.search(r"in the library, (\S+)", told.stderr)
    assert kept is not None
    assert Path(kept[1]).read_bytes() == made.film.read_bytes()


def test_two_plans_with_one_seed_are_the_same(made: Made, quick: Zygote) -> None:
    plans = [quick("plan", PROMPT, "--duration", "15", "--scenes", "3", data=made.data).out for _ in range(2)]
    assert plans[0] == plans[1] == made.yaml.read_text(encoding="utf-8")


def test_a_prompt_is_read_from_a_pipe(made: Made, quick: Zygote) -> None:
    told = quick("plan", "-", "--json", data=made.data, stdin="Seekor kucing pulang ke rumah\n")
    assert told.code == 0
    assert told.json["storyboard"]["language"] == "id"
    assert told.json["findings"] == []


@pytest.mark.parametrize(
    "prompt",
    ["🎬🐈 a cat 🚀 flies to the moon", "حارس المنارة يصادق العاصفة", "שומר המגדלור פוגש סערה"],
)
def test_any_script_can_be_planned(made: Made, quick: Zygote, prompt: str) -> None:
    told = quick("plan", prompt, "--json", data=made.data)
    assert told.code == 0
    assert told.json["findings"] == []


def test_a_prompt_cannot_move_the_cursor(made: Made, quick: Zygote, tmp_path: Path) -> None:
    yaml = tmp_path / "s.yaml"
    told = quick("plan", "A cat \x1b[2J\x1b]0;mine\x07 \u202eflies\r\nfar", "-o", str(yaml), data=made.data)
    assert told.code == 0
    every = told.out + told.err + yaml.read_text(encoding="utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", every)


def test_music_of_ones_own_has_to_be_sound_and_stays_where_it_is(
    made: Made, quick: Zygote, tmp_path: Path
) -> None:
    song = tmp_path / "song.wav"
    song.write_text("la la la")
    told = quick("make", "A cat", "--music", str(song), "-o", str(tmp_path / "f.mp4"), data=made.data)
    assert told.code == 2
    assert "--music cannot be used: song.wav is not a sound that can be read" in told.err
    assert song.read_text() == "la la la"
    assert not (tmp_path / "f.mp4").exists()
    assert json.loads(quick("videos", "list", "--json", data=made.data).out)["counts"]["pending"] == 0
