"""What a film asks of a person: told with the commands that answer it, or asked here and now."""

from __future__ import annotations

import shlex
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.cli.delivery import final
from reelwright.cli.output import USUAL
from reelwright.cli.pause import interruptible
from reelwright.cli.terminal import answer, asking, err, fact, prose, words
from reelwright.cli.trouble import NEEDS_YOU, as_json
from reelwright.film.errors import ReelwrightError

if TYPE_CHECKING:
    from reelwright.actions.counter import Counter
    from reelwright.actions.questions import Question
    from reelwright.actions.videos import View

_MEANS = {
    "approve": "spend it",
    "again": "once more",
    "builtin": "built-in",
    "panel": "animatic",
}

_OFFERS = {
    "again": "ask once more; what was asked before may have been charged",
    "builtin": "let the built-in planner write the storyboard",
    "panel": "leave the scene an animatic",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision, and the film's new budget where there is one."""

    decision: str
    budget_micros: int | None = None


def tell_question(counter: Counter, view: View, place: Path, *, json: bool) -> int:
    """Tell what a film asks, where its preview can be watched, and the commands that answer it."""
    question = _asked(view)
    preview = _preview(counter, view, place)
    commands = {choice: _command(view, question, choice, place) for choice in question.choices}
    if json:
        quote = question.quote
        answer(
            final(view, preview)
            | {
                "ask": question.ask,
                "choices": list(question.choices),
                "leastMicros": quote.least_micros if quote else None,
                "mostMicros": quote.most_micros if quote else None,
                "error": as_json(
                    "needs_you", question.ask, " or ".join(f"`{one}`" for one in commands.values())
                ),
            }
        )
        return NEEDS_YOU
    if not asking():
        # On a terminal it was just asked.
        _tell(preview)
        prose(err(), ("Needs you: ", "ask"), question.ask)
    err().print()
    for choice, command in commands.items():
        fact(err(), _MEANS[choice], command)
    return NEEDS_YOU


def ask_here(counter: Counter, view: View, place: Path, *, json: bool) -> Answer | None:
    """The answer to what a film asks, from the person at the terminal; None when there is none, or they leave
    it open."""
    from reelwright.film.video import Needs

    if json or not asking():
        return None
    question = _asked(view)
    _tell(_preview(counter, view, place))
    if question.needs is Needs.APPROVAL:
        return Answer("approve") if yes(question.ask) else None
    prose(err(), ("Needs you: ", "ask"), question.ask)
    if question.needs is Needs.DECISION:
        for choice in question.choices:
            fact(err(), choice, _OFFERS[choice])
        said = _typed("Which?", f"[{'/'.join(question.choices)}, or nothing to leave it open] ")
        return Answer(said) if said in question.choices else None
    budget = _enough(view, question)
    if budget is None:
        return Answer("again") if yes("Go on now?") else None
    from reelwright.film.money import Money

    return Answer("again", budget) if yes(f"Raise its budget to {Money(micros=budget)}?") else None


def yes(text: str) -> bool:
    """Whether the person at the terminal says yes."""
    return _typed(text, "[y/N] ") in ("y", "yes")


def _asked(view: View) -> Question:
    from reelwright.actions.questions import question

    asked = question(view)
    if asked is None:
        raise RuntimeError("the film asks nothing")
    return asked


def _tell(preview: dict[str, Path]) -> None:
    console = err()
    console.print()
    for path in preview.values():
        fact(console, "Preview", str(path), "free, to watch before you pay")
        console.print()


def _preview(counter: Counter, view: View, place: Path) -> dict[str, Path]:
    """Where the preview of a film that is to be approved can be watched: beside the film that is to be."""
    from reelwright.film.video import Needs

    made = view.video.preview
    if made is None or view.video.needs is not Needs.APPROVAL:
        return {}
    kept = counter.studio.library.path(made.film)
    beside = place.with_name(f"{place.stem}-preview.mp4")
    if beside.exists() and beside.stat().st_size != made.size:
        # Somebody's own file: it stays.
        return {"preview": kept}
    with suppress(ReelwrightError):
        counter.studio.library.export(made.film, beside)
        return {"preview": beside}
    return {"preview": kept}


def _command(view: View, question: Question, choice: str, place: Path) -> str:
    from reelwright.film.money import Money
    from reelwright.film.video import Needs

    option = f"--{choice}"
    budget = _enough(view, question) if question.needs is Needs.MONEY else None
    if budget is not None:
        option = f"--budget {str(Money(micros=budget)).split()[0]}"
    elif question.code == "budget_too_small":
        option = "--budget USD"
    elif view.video.storyboard is None:
        option = f"--planner {choice}"
    where = "" if place == USUAL else f" -o {shlex.quote(str(place))}"
    return f"reelwright resume {view.video.id} {option}{where}"


def _enough(view: View, question: Question) -> int | None:
    """The budget with which the film can go on, where its own is what stands in the way."""
    if question.code != "budget_too_small" or question.quote is None:
        return None
    return view.video.cost_micros + view.held_micros + question.quote.most_micros


def _typed(text: str, choices: str) -> str:
    """What is typed in answer; nothing for Ctrl-C and Ctrl-D, which leave the question open."""
    err().print(words(f"{text} ", (choices, "quiet")), end="", soft_wrap=True)
    try:
        with interruptible():
            return input().strip().lower()
    except (EOFError, KeyboardInterrupt):
        err().print()
        return ""
