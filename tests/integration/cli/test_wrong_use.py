"""Everything that can be asked for wrongly: a sentence, exit code 2, and nothing made."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.integration.cli.typing_in import Zygote

STORYBOARD = "title: T\nscenes:\n  - {title: A, description: A room., seconds: 15}\n"

WRONG = [
    (["make", ""], "The prompt is empty"),
    (["make", "   "], "The prompt is empty"),
    (["make", "x" * 2001], "The prompt has 2001 characters; 2000 at most."),
    (["make", "A cat", "--scenes", "0"], "1 to 5 scenes, not 0"),
    (["make", "A cat", "--scenes", "6"], "1 to 5 scenes, not 6"),
    (["make", "A cat", "--duration", "14"], "15 to 60 s, not 14 s"),
    (["make", "A cat", "--duration", "61"], "15 to 60 s, not 61 s"),
    (["make", "A cat", "--duration", "half a minute"], "'--duration': Input should be a valid integer"),
    (["make", "A cat", "--provider", "nosuch"], "no provider called 'nosuch'; there is animatic"),
    (["make", "A cat", "--model", "nosuch"], "animatic has no model called 'nosuch'; it has"),
    (["make", "A cat", "--style", "nosuch"], "'--style': 'nosuch' is not one of 'cinematic', 'documentary'"),
    (["make", "A cat", "--template", "nosuch"], "'story', 'trailer'"),
    (["make", "A cat", "--aspect", "4:3"], "'16:9', '9:16', '1:1'"),
    (["make", "A cat", "--planner", "nosuch"], "'auto', 'builtin', 'language_model'"),
    (["make", "A cat", "--planner", "language_model"], "No language model is set up."),
    (["make", "A cat", "--voice", "nobody"], "no voice called 'nobody'; there is none, scratch"),
    (["make", "A cat", "--music", "polka"], "'polka' is neither a sound file nor a mood"),
    (["make", "A cat", "--budget", "much"], "'much' is not an amount in dollars"),
    (["make", "A cat", "--budget", "-1"], "'-1' is not an amount in dollars"),
    (["make", "A cat", "--seed", "-1"], "'--seed': Input should be greater than or equal to 0"),
    (["make", "A cat", "--profile", "dvd"], "no profile called 'dvd'; there is studio, web-720p, web-1080p"),
    (["make", "A cat", "--codec", "vp9"], "'--codec': 'vp9' is not one of 'h264', 'hevc', 'av1'"),
    (["make", "A cat", "--title-style", "odd"], "'classic', 'bold', 'minimal', 'card'"),
    (["make", "A cat", "--logo-spot", "odd"], "'top_left', 'top', 'top_right'"),
    (["make", "A cat", "--logo", "nosuch.png"], "--logo 'nosuch.png' is not a file."),
    (["make", "A cat", "-o", "film.mov"], "'film.mov' has to end in .mp4"),
    (["make", "A cat", "-o", "nowhere/film.mp4"], "The output folder nowhere does not exist."),
    (["make", "A cat", "-o", "board.yaml/film.mp4"], "The output folder board.yaml is not a folder."),
    (["make", "A cat", "-o", "/proc/film.mp4"], "The output folder /proc cannot be written to"),
    (["make", "A cat", "-o", "there.mp4"], "there.mp4 exists already; --overwrite replaces it."),
    (["make", "nosuch.yaml"], "The storyboard nosuch.yaml does not exist."),
    (["make", "board.yaml", "--duration", "20"], "--duration does not go with a storyboard"),
    (["make", "board.yaml", "--scenes", "2"], "--scenes does not go with a storyboard"),
    (["make", "board.yaml", "--style", "noir"], "--style does not go with a storyboard"),
    (["make", "broken.yaml"], "broken.yaml:3:"),
    (["make", "field.yaml"], "field.yaml:3:"),
    (["make", "long.yaml"], "15 to 60 s, not 70 s"),
    (["make", "bytes.yaml"], "bytes.yaml is not text in UTF-8"),
    (["make"], "Missing argument 'PROMPT|FILE'"),
    (["make", "A cat", "--nosuch"], "No such option: --nosuch"),
    (["nosuch"], "No such command 'nosuch'"),
    (["plan", "A cat", "-o", "nowhere/s.yaml"], "The output folder nowhere does not exist."),
    (["plan", "A cat", "-o", "board.yaml"], "board.yaml exists already; --overwrite replaces it."),
    (["plan", ""], "The prompt is empty"),
    (["serve", "--host", "0.0.0.0"], "listens on this machine only, not on '0.0.0.0'"),
    (["resume", "0198", "--approve", "--again"], "A film takes one answer at a time."),
    (["resume", "0198", "--budget", "much"], "'much' is not an amount in dollars"),
    (["videos", "list", "--status", "odd"], "no status 'odd'; there is pending, processing"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "there.mp4").write_text("mine")
    (tmp_path / "board.yaml").write_text(STORYBOARD)
    (tmp_path / "broken.yaml").write_text("title: T\nscenes:\n  - {title: A\n")
    (tmp_path / "field.yaml").write_text(STORYBOARD.replace("seconds: 15", "seconds: soon"))
    (tmp_path / "long.yaml").write_text(STORYBOARD.replace("seconds: 15", "seconds: 70"))
    (tmp_path / "bytes.yaml").write_bytes(b"title: \xff\n")
    return tmp_path


@pytest.mark.parametrize(("args", "sentence"), WRONG, ids=[" ".join(args)[:40] for args, _ in WRONG])
def test_wrong_use_says_so_and_makes_nothing(
    quick: Zygote, folder: Path, args: list[str], sentence: str
) -> None:
    before = sorted(folder.iterdir())
    told = quick(*args, data=folder / "data")
    assert told.code == 2
    assert sentence in told.err
    assert told.err.startswith("reelwright: ")
    assert "Traceback" not in told.err
    assert told.out == ""
    made = [path for path in sorted(folder.iterdir()) if path not in before]
    # Looking at a list opens the studio; nothing else that is asked wrongly comes as far.
    assert made == ([folder / "data"] if args[0] == "videos" else [])
    assert (folder / "there.mp4").read_text() == "mine"


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["A cat", "--logo", "board.yaml"], "--logo cannot be used: board.yaml is not a picture"),
        (["A cat", "--music", "board.yaml"], "--music cannot be used: board.yaml is not a sound"),
        (["nosuch.yaml"], "The transition out of scene 1 cannot be used: There is no transition of your own"),
        (["smear.yaml"], "The transition out of scene 1 cannot be used: smear.png is not a picture"),
        (["frozen.yaml"], "The transition out of scene 1 cannot be used: frozen.txt:1:1:"),
    ],
)
def test_files_that_cannot_be_used_are_told_before_anything_is_made(
    quick: Zygote, folder: Path, args: list[str], sentence: str
) -> None:
    own = folder / "data" / "transitions"
    own.mkdir(parents=True)
    (own / "smear.png").write_text("no picture")
    (own / "frozen.txt").write_text("x < 0.5")
    for name in ("nosuch", "smear", "frozen"):
        first = STORYBOARD.replace("15}", f"8, transition: {{kind: custom, pattern: {name}}}}}")
        (folder / f"{name}.yaml").write_text(first + "  - {title: B, description: A room., seconds: 7}\n")
    told = quick("make", *args, data=folder / "data")
    assert told.code == 2
    assert sentence in told.err
    assert not (folder / "film.mp4").exists()
    assert quick("videos", "list", "--json", data=folder / "data").json["videos"] == []


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["make", "A cat", "--scenes", "6"], "scenes_out_of_range"),
        (["make", "field.yaml"], "bad_storyboard"),
        (["make", "A cat", "-o", "there.mp4"], "output_exists"),
        (["make", "A cat", "--aspect", "4:3"], "wrong_use"),
    ],
)
def test_wrong_use_as_json_is_one_object(quick: Zygote, folder: Path, args: list[str], code: str) -> None:
    told = quick(*args, "--json", data=folder / "data")
    assert told.code == 2
    assert told.err == ""
    assert told.json.keys() == {"error"}
    assert told.json["error"].keys() == {"code", "message", "hint", "where"}
    assert told.json["error"]["code"] == code


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("REELWRIGHT_WORKERS", "many"),
        ("REELWRIGHT_DATABASE_URL", "nonsense"),
        ("REELWRIGHT_MEDIA_URL", "s3://bucket"),
        ("REELWRIGHT_LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_setting_is_named(quick: Zygote, tmp_path: Path, variable: str, value: str) -> None:
    told = quick("videos", "list", data=tmp_path / "data", env={variable: value})
    assert told.code == 2
    assert variable in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    "args", [["videos", "show", "nosuch"], ["resume", "nosuch"], ["videos", "cancel", ""]]
)
def test_an_unknown_video_fails(quick: Zygote, tmp_path: Path, args: list[str]) -> None:
    told = quick(*args, data=tmp_path / "data")
    assert told.code == 1
    assert "There is no video" in told.err
    assert "`reelwright videos list` shows" in told.err


def test_a_damaged_database_is_left_alone(quick: Zygote, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "studio.db").write_bytes(b"this is no database, " * 400)
    told = quick("videos", "list", data=data)
    assert told.code == 1
    assert f"The database {data / 'studio.db'} is damaged" in told.err
    assert "Traceback" not in told.err
    assert (data / "studio.db").read_bytes() == b"this is no database, " * 400


def test_a_data_folder_that_cannot_be_written(quick: Zygote, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told = quick("make", "A cat", data=tmp_path / "file" / "data", cwd=tmp_path)
    assert told.code == 1
    assert "The data folder" in told.err
    assert "REELWRIGHT_DATA_DIR" in told.err
