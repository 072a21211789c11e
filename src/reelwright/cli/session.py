"""A session: the settings as this command line sees them, and the studio that they describe."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

if TYPE_CHECKING:
    from reelwright.actions.counter import Counter
    from reelwright.settings import Settings
    from reelwright.studio import Studio


@dataclass(frozen=True, slots=True)
class Session:
    """What was said before the command (`--data-dir`), and who builds the studio if not `studio.build`."""

    data_dir: Path | None = None
    build: Callable[[Settings], Studio] | None = None

    def settings(self) -> Settings:
        """The settings, with the logging they ask for switched on; WrongSetting when one is wrong."""
        from reelwright.studio import read_settings

        overrides: dict[str, object] = {} if self.data_dir is None else {"data_dir": self.data_dir}
        settings = read_settings(**overrides)
        log_to_stderr(settings.log_level, settings.log_format)
        return settings

    def built(self, settings: Settings) -> Studio:
        """The studio that the settings describe, not opened yet."""
        from reelwright.studio import build

        return (self.build or build)(settings)


def session(context: typer.Context) -> Session:
    """The session of a command."""
    found = context.find_object(Session)
    return found if found is not None else Session()


def studio(context: typer.Context) -> Studio:
    """The studio that the settings describe, not opened yet."""
    asked = session(context)
    return asked.built(asked.settings())


@contextmanager
def counter(context: typer.Context, built: Studio | None = None) -> Generator[Counter]:
    """The counter with its studio open; StorageTrouble says what is in the way."""
    chosen = built or studio(context)
    from reelwright.actions.counter import open_counter

    with open_counter(chosen) as opened:
        yield opened


def log_to_stderr(level: str, form: str) -> None:
    """Send the log of this process to standard error, as text or as a JSON object a line."""
    root = logging.getLogger()
    handler = _Stderr()
    handler.setFormatter(
        _Json() if form == "json" else logging.Formatter("%(levelname)s %(name)s: %(message)s")
    )
    root.handlers[:] = [handler]
    root.setLevel(level.upper())


class _Stderr(logging.StreamHandler[TextIO]):
    """Writes to what `sys.stderr` is at that moment, so that a live display can step aside."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # pyright: ignore[reportIncompatibleVariableOverride]
        return sys.stderr


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
