"""Films that cost something, on the command line: asked before, told while, and every answer to go on."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.integration.cli.test_decisions import dead_end
from tests.integration.cli.typing_in import Told, Zygote, environment
from tests.integration.paid import CENT, PaidCards
from tests.servers.runway_wire import Reply, Wire

FILM = ("make", "board.yaml", "--provider", "paid", "--voice", "none", "--music", "none")
SCENE = 25 * CENT
"""5 s at 5 cents."""
BOARD = "title: Cards\nscenes:\n" + "".join(
    f"  - {{title: Card {number}, description: A card., prompt: Card {number}., seconds: 5}}\n"
    for number in (1, 2, 3)
)
KEY = "key_" + "0123456789abcdef" * 8


@dataclass(frozen=True, slots=True)
class Desk:
    """Where commands are typed in; `paid` is the account that pays."""

    folder: Path
    zygote: Zygote

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def paid(self) -> PaidCards:
        return PaidCards(self.folder / "account")

    def __call__(self, *args: str, **env: str) -> Told:
        return self.zygote(*args, data=self.data, env=env)


@pytest.fixture
def desk(cards: Zygote, tmp_path: Path) -> Desk:
    (tmp_path / "board.yaml").write_text(BOARD)
    return Desk(tmp_path, cards)


def test_a_film_waits_for_a_yes_and_its_takes_can_be_shot_again_and_chosen(desk: Desk) -> None:
    asked = desk(*FILM, "-o", "cards.mp4", "--json")
    assert (asked.code, asked.json["needs"], asked.json["choices"]) == (3, "approval", ["approve"])
    assert (asked.json["mostMicros"], asked.json["costMicros"]) == (3 * SCENE, 0)
    video: str = asked.json["videoId"]
    assert asked.json["error"]["hint"] == f"`reelwright resume {video} --approve -o cards.mp4`"
    assert asked.json["files"]["preview"] == str(desk.folder / "cards-preview.mp4")
    assert (desk.folder / "cards-preview.mp4").read_bytes()[4:8] == b"ftyp"
    assert desk.paid.sent == []

    still = desk("resume", video)
    assert still.code == 3
    assert "Shoot 3 scenes with paid cards for 0.75 USD?" in still.err
    assert f"reelwright resume {video} --approve" in still.err
    wrong = desk("resume", video, "--panel")
    assert (wrong.code, wrong.err.splitlines()[0][12:42]) == (2, "The video asks for approve, no")

    desk.paid.script(scene_2=["moderation"])
    made = desk("resume", video, "--approve", "-o", "cards.mp4")
    assert made.code == 0, made.err
    assert re.search(r"Cost +0\.75 USD", made.out)
    assert "Scene 2 of 3: failed, The card is torn. 0.25 USD was charged." in made.err
    assert desk("resume", video, "--approve").code == 1

    takes = desk("videos", "takes", video)
    assert re.search(r"2 +2 +paid cards +failed +0\.25 USD +The card is torn", takes.out)
    assert re.search(r"3 +2 +● +paid cards +ready +0\.25 USD", takes.out)
    assert [one["errorCode"] for one in desk("videos", "takes", video, "--json").json["takes"]].count(
        "moderation"
    ) == 1

    # Another take is a question, until --yes has answered it.
    asked = desk("videos", "retake", video, "2", "--prompt", "Another card.")
    assert (asked.code, len(desk.paid.sent)) == (3, 3)
    assert "Shooting scene 2 again with paid cards costs 0.25 USD." in asked.err
    short = desk("videos", "retake", video, "2", "--yes", "--budget", "0.80")
    assert short.code == 3
    assert "of the film's budget of 0.80 USD 0.05 USD is left" in short.err
    assert desk("videos", "retake", video, "2", "--prompt", "Another card.", "--yes").code == 0
    assert desk("videos", "show", video, "--json").json["heldMicros"] == SCENE
    assert desk("resume", video, "-o", "again.mp4", "--json").json["costMicros"] == 4 * SCENE
    assert desk.paid.sent[-1]["prompt"] == "Another card."

    assert desk("videos", "circle", video, "2", "2").code == 1
    assert desk("videos", "circle", video, "2", "1").code == 0
    cancelled = desk("videos", "cancel", video)
    assert cancelled.out == "Cancelled. 1.00 USD was spent.\n"


def test_what_is_missing_is_asked_for_with_the_commands_that_go_on(desk: Desk) -> None:
    short = desk(*FILM, "--yes", "--budget", "0.50")
    assert (short.code, desk.paid.sent) == (2, [])
    assert "costs 0.75 USD, and the budget is 0.50 USD" in short.err

    desk.paid.give(SCENE + CENT)
    broke = desk(*FILM, "--yes")
    assert broke.code == 3, broke.err
    assert "has too few credits left for this take" in broke.err
    (again,) = re.findall(r"reelwright (resume \S+ --again)", broke.err)
    unsent, other = sorted({1, 2, 3} - {line["scene"] for line in desk.paid.sent})
    desk.paid.give(10 * SCENE).script(**{f"scene_{unsent}": ["lost"], f"scene_{other}": ["throttled"]})
    lost = desk(*again.split())
    assert lost.code == 3, lost.err
    assert f"Scene {other} of 3: in line at paid" in lost.err
    assert "was lost, and so is its result; it may have cost up to 0.25 USD" in lost.err
    assert again in lost.err
    video = again.split()[1]
    shown = desk("videos", "show", video)
    assert re.search(r"Status +◐ needs you", shown.out)
    assert "it may have cost up to 0.25 USD" in shown.out

    done = desk("resume", video, "--panel", "--json")
    assert (done.code, done.json["costMicros"]) == (0, desk.paid.charged)
    drawn = [scene["number"] for scene in done.json["scenes"] if scene["provider"] == "animatic"]
    assert drawn == [unsent]
    told = desk("doctor")
    assert re.search(r"Account paid +The key is taken; the account has 1\.75 USD", told.out)
    assert re.search(r"Ledger +It adds up: 0\.50 USD spent, 0\.25 USD lost", told.out)


def test_at_a_terminal_it_asks_once_the_preview_can_be_watched(desk: Desk) -> None:
    leader, follower = pty.openpty()
    shown, sent_before = b"", -1
    with subprocess.Popen(
        [sys.executable, "-m", "tests.integration.cli.card_house", *FILM],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment(
            desk.data, {"TERM": "xterm", "COLUMNS": "100", "PYTHONPATH": str(Path(__file__).parents[3])}
        ),
        cwd=desk.folder,
    ) as making:
        os.close(follower)
        try:
            while piece := os.read(leader, 65536):
                shown += piece
                if sent_before < 0 and b"[y/N]" in shown:
                    sent_before = len(desk.paid.sent)
                    assert (desk.folder / "film-preview.mp4").exists()
                    os.write(leader, b"y\n")
        except OSError:
            pass  # The other side of a pseudo-terminal ends with an error, not with an end of file.
        code = making.wait()
    os.close(leader)
    assert (code, sent_before, len(desk.paid.sent)) == (0, 0, 3), shown.decode()
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert "film-preview.mp4  free, to watch before you pay" in plain
    assert "Shoot 3 scenes with paid cards for 0.75 USD? [y/N]" in plain
    assert re.search(r"0\.(25|50|75) USD so far", plain)


@pytest.mark.parametrize(
    ("answer", "code", "sentence"),
    [
        (Reply(401, {"error": "Unauthorized"}), 2, "Runway does not take the key: Unauthorized."),
        (Reply(200, b"<html>Log in</html>", kind="text/html"), 1, "127.0.0.1"),
        (Reply(404, {"error": "Not found"}), 1, "has nothing at this address"),
    ],
    ids=["wrong key", "a proxy's page", "wrong address"],
)
def test_a_wrong_key_and_a_wrong_address_are_named_before_anything_is_in_line(
    quick: Zygote, tmp_path: Path, answer: Reply, code: int, sentence: str
) -> None:
    with Wire() as wire:
        wire.on("GET", "/v1/organization", answer)
        env = {"VIDEO_API_PROVIDER": "runway", "VIDEO_API_KEY": KEY, "VIDEO_API_URL": wire.url}
        told = quick("make", "A cat comes home", data=tmp_path / "data", env=env)
        assert (told.code, sentence in told.err) == (code, True), told.err
        assert KEY not in told.err
        assert quick("videos", "list", "--json", data=tmp_path / "data", env=env).json["videos"] == []
    assert {one.method for one in wire.sent} == {"GET"}


def test_doctor_says_what_is_wrong_with_the_key(quick: Zygote, tmp_path: Path) -> None:
    with Wire() as wire:
        wire.on("GET", "/v1/organization", Reply(401, {"error": "Unauthorized"}))
        env = {"VIDEO_API_PROVIDER": "runway", "VIDEO_API_KEY": KEY, "VIDEO_API_URL": wire.url}
        told = quick("doctor", "--json", data=tmp_path / "data", env=env)
    assert told.code == 1
    (account,) = [one for one in told.json["checks"] if one["part"] == "Account runway"]
    assert account["found"] == "Runway does not take the key: Unauthorized."
    assert (account["state"], "VIDEO_API_KEY" in account["hint"]) == ("wrong", True)


def test_nobody_at_the_address_and_no_key_are_named(quick: Zygote, tmp_path: Path) -> None:
    env = {"VIDEO_API_PROVIDER": "runway", "VIDEO_API_KEY": KEY, "VIDEO_API_URL": dead_end()}
    gone = quick("make", "A cat comes home", data=tmp_path / "data", env=env)
    assert gone.code == 1
    assert "127.0.0.1" in gone.err
    bare = quick("make", "A cat comes home", data=tmp_path / "data", env={"VIDEO_API_PROVIDER": "runway"})
    assert (bare.code, "There is no key for Runway." in bare.err) == (2, True)
    assert "Set VIDEO_API_KEY" in bare.err
