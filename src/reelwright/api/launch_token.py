"""The launch token on disk: how a command on this machine shows that it is the user's own."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from reelwright.api.security import new_token
from reelwright.film.errors import NotFound, StorageTrouble, WrongSetting

TOKEN_FILE = "launch-token"
"""Its name in the data folder."""
SECRET_FILE = "browser-secret"
"""By which browsers that were let in are known again. Deleted, it sends them all away at the next start."""


def write_token(path: Path) -> str:
    """Make a new token and keep it at `path`, readable by the user alone; StorageTrouble if that fails.

    Whoever reads the file meanwhile sees the old token or the new one, never half of one.
    """
    token = new_token()
    partial = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(token + "\n")
            out.flush()
            os.fsync(out.fileno())
        os.replace(partial, path)
    except OSError as why:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise StorageTrouble(
            f"The launch token cannot be written to {path}: {why.strerror or why}.",
            code="not_writable",
            hint="Check who owns the data folder, or set REELWRIGHT_DATA_DIR.",
        ) from why
    return token


def lasting_secret(path: Path) -> str:
    """The secret at `path`, made if there is none; as `write_token` and `read_token` otherwise."""
    try:
        return read_token(path)
    except NotFound:
        return write_token(path)


def read_token(path: Path) -> str:
    """The token that `write_token` left.

    NotFound when there is none, WrongSetting when others on this machine could have read it too.
    """
    try:
        with path.open(encoding="ascii") as file:
            mode = os.fstat(file.fileno()).st_mode
            token = file.read().strip()
    except FileNotFoundError:
        raise NotFound(
            f"There is no launch token at {path}.", code="no_token", hint="Start `reelwright serve` first."
        ) from None
    except (OSError, UnicodeDecodeError) as why:
        raise StorageTrouble(f"The launch token at {path} cannot be read: {why}.") from why
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise WrongSetting(
            f"The launch token at {path} can be read by others.",
            code="token_exposed",
            hint="Delete it and start `reelwright serve` again.",
        )
    return token
