"""What a terminal sees: plain words, one accent, and nothing that a prompt put there."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.integration.cli.conftest import Made
from tests.integration.cli.typing_in import Zygote, environment

from reelwright import __version__
from reelwright.actions.figures import size_of
from reelwright.cli.terminal import age_of, clean, seconds_of


def on_a_terminal(*args: str, data: Path, **env: str) -> str:
    """What `python -m reelwright ARGS` shows on a terminal of 100 columns."""
    leader, follower = pty.openpty()
    shown = b""
    with subprocess.Popen(
        [sys.executable, "-m", "reelwright", *args],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment(data, {"TERM": "xterm-256color", "COLUMNS": "100", **env}),
        cwd=data.parent,
    ):
        os.close(follower)
        try:
            while piece := os.read(leader, 65536):
                shown += piece
        except OSError:
            pass  # The other side of a pseudo-terminal ends with an error, not with an end of file.
    os.close(leader)
    return shown.decode()


def test_a_terminal_gets_colour_and_no_color_takes_it_away(made: Made) -> None:
    assert "\x1b[" in on_a_terminal("videos", "list", data=made.data)
    plain = on_a_terminal("videos", "list", data=made.data, NO_COLOR="1")
    assert not re.search(r"\x1b\[(3|4|9|10)\d", plain)
    assert "● completed" in plain


def test_an_existing_film_is_asked_about_on_a_terminal(made: Made, tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    (tmp_path / "film.mp4").write_text("mine")
    with subprocess.Popen(
        [sys.executable, "-m", "reelwright", "videos", "export", made.id, "-o", str(tmp_path / "film.mp4")],
        stdin=follower,
        stdout=subprocess.DEVNULL,
        stderr=follower,
        env=environment(made.data, {"TERM": "xterm"}),
        cwd=tmp_path,
    ) as asking:
        os.write(leader, b"n\n")
        code = asking.wait()
    shown = os.read(leader, 65536).decode()
    os.close(follower)
    os.close(leader)
    assert code == 2
    assert "exists already. Overwrite it?" in " ".join(shown.split())
    assert (tmp_path / "film.mp4").read_text() == "mine"


def test_the_version_and_the_help(quick: Zygote, tmp_path: Path) -> None:
    assert quick("--version", data=tmp_path / "data").out == f"reelwright {__version__}\n"
    told = quick("--help", data=tmp_path / "data").out
    for command in ("make", "plan", "resume", "videos", "costs", "serve", "worker", "rehearse", "doctor"):
        assert re.search(rf"^│ {command} ", told, re.MULTILINE)
    assert not (tmp_path / "data").exists()


def test_the_help_needs_none_of_the_heavy_rooms(tmp_path: Path) -> None:
    heavy = ("pydantic", "av", "cv2", "numpy", "sqlalchemy", "dbos", "fastapi")
    script = (
        "import sys; from reelwright.cli import main; sys.argv = ['reelwright', '--help']; main();"
        f"sys.exit(','.join(set(sys.modules) & set({heavy!r})) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, env=environment(tmp_path / "data"), check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_doctor_says_that_films_can_be_made(quick: Zygote, tmp_path: Path) -> None:
    told = quick("doctor", "--json", data=tmp_path / "data")
    assert told.code == 0
    assert told.json["ok"] is True
    parts = {check["part"]: check for check in told.json["checks"]}
    assert {"FFmpeg", "Encoders", "Fonts", "Voice", "Data folder", "Database"} <= parts.keys()
    assert {"Provider animatic", "Language model"} <= parts.keys()
    assert parts["Language model"]["state"] == "missing"
    assert "REELWRIGHT_PLANNER_MODEL" in parts["Language model"]["hint"]


def test_doctor_says_which_model_shoots_and_which_draws_pictures(quick: Zygote, tmp_path: Path) -> None:
    def told(provider: str) -> list[str]:
        # Nobody answers there: what the sheets say needs nobody.
        settings = {
            "VIDEO_API_PROVIDER": provider,
            "VIDEO_API_URL": "http://127.0.0.1:9",
            "VIDEO_API_KEY": "k",
        }
        checks = quick("doctor", "--json", data=tmp_path / "data", env=settings).json["checks"]
        return [check["found"] for check in checks if check["part"] == "Provider runway"]

    usual, *models = told("runway")
    assert usual == "Used when none is named, with the cheapest model that can shoot the film"
    assert [one.split(",")[0] for one in models] == [
        "gen4_turbo",
        "gen4.5",
        "veo3.1",
        "veo3.1_fast",
        "For pictures gen4_image",
    ]
    assert told("Runway Gen-3")[0] == "Used when none is named, with gen4_turbo"


def test_doctor_says_what_is_in_the_way(quick: Zygote, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "studio.db").write_bytes(b"this is no database, " * 400)
    told = quick("doctor", data=data)
    assert told.code == 1
    assert "✕  Database" in told.out
    assert "is damaged" in told.out
    assert "Films cannot be made until that is put right." in told.out


def test_a_reader_that_has_seen_enough_is_no_trouble(made: Made) -> None:
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m reelwright videos show {made.id} --json | head -c 1"],
        capture_output=True,
        env=environment(made.data),
        cwd=made.data.parent,
        check=False,
    )
    assert (done.stdout, done.stderr) == (b"{", b"")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines\tand  gaps", "two lines and gaps"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("\u202egnipeels\u202c", "gnipeels"),
        ("العاصفة", "\u2068العاصفة\u2069"),
        ("lone \ud800", "lone \ufffd"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_a_text_is_made_safe_to_show(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_figures_are_for_people() -> None:
    assert [size_of(count) for count in (7, 4200, 123456, 2_000_000_000)] == [
        "7 bytes",
        "4.2 kB",
        "123 kB",
        "2.0 GB",
    ]
    assert [seconds_of(one) for one in (6, 6.5, 15.0)] == ["6 s", "6.5 s", "15 s"]
    assert [age_of(one) for one in (5, 65, 7200, 200000)] == ["now", "1 min ago", "2 h ago", "2 d ago"]
