"""The commands put together, and the one place where what they raise is turned into words and exit codes."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from reelwright import __version__
from reelwright.cli import terminal, videos
from reelwright.cli.cache import cache
from reelwright.cli.costs import costs
from reelwright.cli.doctor import doctor
from reelwright.cli.make import make
from reelwright.cli.pause import leave
from reelwright.cli.plan import plan
from reelwright.cli.rehearse import rehearse
from reelwright.cli.resume import resume
from reelwright.cli.serve import serve, worker
from reelwright.cli.session import Session, log_to_stderr
from reelwright.cli.trouble import DONE, FAILED, STOPPED, tell, tell_defect, tell_usage
from reelwright.film.errors import ReelwrightError

app = typer.Typer(
    name="reelwright",
    help="Type an idea, get a film: storyboard, scenes, camera, transitions, sound and captions.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_FILMS, _STUDIO = "Films", "Studio"


def _add(command: Callable[..., int], panel: str) -> None:
    """Add a command; its docstring is its help, each paragraph of it on one line for the terminal to wrap."""
    paragraphs = inspect.cleandoc(command.__doc__ or "").split("\n\n")
    text = "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in paragraphs)
    app.command(help=text, rich_help_panel=panel)(command)


for film_command in (make, plan, resume):
    _add(film_command, _FILMS)
app.add_typer(videos.app, name="videos", rich_help_panel=_FILMS)
_add(costs, _FILMS)
for studio_command in (serve, worker, rehearse, cache, doctor):
    _add(studio_command, _STUDIO)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reelwright {__version__}")
        raise typer.Exit


@app.callback()
def studio(
    context: typer.Context,
    data_dir: Annotated[
        Path | None,
        typer.Option(
            "--data-dir",
            metavar="FOLDER",
            help="Where films and database are kept. Default: "
            "REELWRIGHT_DATA_DIR, else the user's data folder.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-v", callback=_version, is_eager=True, metavar="", help="Say which version."
        ),
    ] = False,
) -> None:
    """What goes before every command."""
    context.obj = replace(context.obj or Session(), data_dir=data_dir)


def run(session: Session | None = None) -> int:
    """Run the command line; whatever is raised becomes a sentence and an exit code, never a traceback."""
    terminal.prepare()
    # Until the settings are read, which may be what goes wrong.
    log_to_stderr("debug" if os.environ.get("REELWRIGHT_LOG_LEVEL") == "debug" else "warning", "text")
    json = "--json" in sys.argv[1:]
    try:
        done: object = app(prog_name="reelwright", standalone_mode=False, obj=session)
        sys.stdout.flush()
        return done if isinstance(done, int) else DONE
    except ReelwrightError as error:
        code = tell(error, json=json)
    except typer.TyperException as error:
        code = tell_usage(error, json=json)
    except (KeyboardInterrupt, EOFError, typer.Abort):
        terminal.say(terminal.err(), "Stopped.")
        code = STOPPED
    except (BrokenPipeError, SystemExit):
        # Whoever read what we wrote has seen enough.
        code = FAILED
    except Exception as error:
        code = tell_defect(error, json=json)
    # Not by returning: an engine may be at work in other threads, and nobody waits for it any more.
    leave(code)
