"""A film that asks something, and one that was stopped on purpose."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

from tests.integration.cli.test_pause import rows, stop_when
from tests.integration.cli.typing_in import Told, Zygote, start


def dead_end() -> str:
    """An address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/v1"


def test_a_film_that_asks_is_answered_cancelled_retried_and_goes_on(quick: Zygote, tmp_path: Path) -> None:
    data, film = tmp_path / "data", tmp_path / "film.mp4"
    model = {"REELWRIGHT_PLANNER_MODEL": "some-model", "REELWRIGHT_PLANNER_URL": dead_end()}

    def told(*args: str) -> Told:
        return quick(*args, data=data, env=model)

    asked = told("make", "A cat comes home", "--duration", "15", "-o", str(film), "--json")
    assert asked.code == 3
    video: str = asked.json["videoId"]
    assert (asked.json["status"], asked.json["needs"]) == ("processing", "decision")
    assert asked.json["error"]["code"] == "needs_you"
    assert asked.events[-1]["event"] == "video_needs_you"

    still = told("resume", video, "-o", str(film))
    assert still.code == 3
    assert "Try again, or let the built-in planner write the storyboard?" in still.err
    assert f"reelwright resume {video} --planner builtin" in still.err

    again = told("resume", video, "-o", str(film), "--planner", "again")
    assert again.code == 3
    assert told("videos", "cancel", video).out == "Cancelled.\n"
    assert told("videos", "show", video, "--json").json["status"] == "cancelled"

    # The line is for `serve`; nobody serves, so `resume` takes the film out of it.
    in_line = told("videos", "retry", video)
    assert in_line.code == 0
    assert f"`reelwright resume {video}` makes it here and now" in in_line.out
    run = f"SELECT status FROM workflow_status WHERE workflow_uuid = '{video}.3'"
    assert rows(data, run) == [("ENQUEUED",)]
    assert told("resume", video, "-o", str(film)).code == 3
    out, err = tmp_path / "out", tmp_path / "err"
    decided = ("resume", video, "-o", str(film), "--planner", "builtin")
    making = start(*decided, data=data, out=out, err=err, env=model)
    assert stop_when(making, lambda: "Storyboard: " in err.read_text(), signal.SIGTERM) == 130
    shown = told("videos", "show", video, "--json").json
    assert (shown["status"], shown["needs"]) == ("processing", "nothing")
    assert shown["title"]
    # That the language model was passed over is said with the film.
    assert "builtin_planner" in {note["code"] for note in shown["notes"]}

    assert told("videos", "delete", video, "--yes").out == "Deleted.\n"
    assert told("videos", "show", video).code == 1
