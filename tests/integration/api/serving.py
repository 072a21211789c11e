"""A program that serves a studio until it is told to stop, as the command line does."""

from __future__ import annotations

import sys
from pathlib import Path

from reelwright.actions.counter import open_counter
from reelwright.api.app import create_app
from reelwright.api.launch_token import TOKEN_FILE, write_token
from reelwright.api.security import Security
from reelwright.api.serve import serve
from reelwright.settings import Settings
from reelwright.studio import build


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with open_counter(build(Settings(data_dir=folder))) as counter:
        security = Security(write_token(folder / TOKEN_FILE))
        app = create_app(counter, security=security, on_stop=lambda: say("put away"))
        serve(app, "localhost", 0, on_ready=say)
    say("ended")
